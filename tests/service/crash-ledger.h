/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the workers that are killed said that they had done. */

#pragma once

#include "service-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 event;
  gint64 lead;
} Recorded;

typedef struct
{
  gint64   handoff;
  gboolean accepted;
  gboolean attempted;
  gboolean returned;
} Deeds;

/* What was acknowledged so far, over all workers. */
typedef struct
{
  StoreFixture *fixture;
  GRand        *random;
  GHashTable   *recorded;   /* number of the sender to Recorded */
  GHashTable   *deeds;      /* lead to Deeds */
  GHashTable   *imports;    /* import to whether it was taken back */
  gint64        next;       /* the first number that was not acknowledged */
  gint64        start;      /* microseconds from the start of a worker to its first word */
  gint64        step;       /* microseconds from one word to the next */
  gboolean      in_file;    /* whether to kill the next one while it writes into the file itself */
  guint         n_in_bulk;  /* kills that left the file out of log mode */
  guint         n_undone;   /* kills that left half of a transaction in the file */
} Ledger;

static inline gpointer
get_entry (GHashTable *table,
           gint64      key,
           gsize       size)
{
  gpointer entry = g_hash_table_lookup (table, &key);

  if (entry == NULL)
    {
      entry = g_malloc0 (size);
      g_hash_table_insert (table, g_memdup2 (&key, sizeof key), entry);
    }
  return entry;
}

static inline void
ledger_init (Ledger       *ledger,
             StoreFixture *fixture)
{
  *ledger = (Ledger) {
    .fixture = fixture,
    .random = g_rand_new_with_seed ((guint32) g_test_rand_int () ^ g_str_hash (g_test_get_path ())),
    .recorded = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
    .deeds = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
    .imports = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
  };
}

static inline void
ledger_clear (Ledger *ledger)
{
  g_rand_free (ledger->random);
  g_hash_table_unref (ledger->recorded);
  g_hash_table_unref (ledger->deeds);
  g_hash_table_unref (ledger->imports);
}

static inline void
note_recorded (Ledger *ledger,
               gint64  number,
               gint64  event,
               gint64  lead)
{
  Recorded *recorded = get_entry (ledger->recorded, number, sizeof (Recorded));

  /* What was sent again is answered as the first time. */
  if (recorded->event != 0)
    {
      g_assert_cmpint (event, ==, recorded->event);
      g_assert_cmpint (lead, ==, recorded->lead);
    }
  *recorded = (Recorded) { event, lead };
  ledger->next = MAX (ledger->next, number + 1);
}

/* One line of a worker. */
static inline void
note (Ledger     *ledger,
      const char *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", 0);
  gint64 numbers[3] = { 0, };

  for (guint i = 1; words[i] != NULL && i <= G_N_ELEMENTS (numbers); i++)
    numbers[i - 1] = g_ascii_strtoll (words[i], NULL, 10);

  if (g_str_equal (words[0], "recorded"))
    note_recorded (ledger, numbers[0], numbers[1], numbers[2]);
  else if (g_str_equal (words[0], "handed-over"))
    ((Deeds *) get_entry (ledger->deeds, numbers[0], sizeof (Deeds)))->handoff = numbers[1];
  else if (g_str_equal (words[0], "accepted"))
    ((Deeds *) get_entry (ledger->deeds, numbers[0], sizeof (Deeds)))->accepted = TRUE;
  else if (g_str_equal (words[0], "attempted"))
    ((Deeds *) get_entry (ledger->deeds, numbers[0], sizeof (Deeds)))->attempted = TRUE;
  else if (g_str_equal (words[0], "returned"))
    ((Deeds *) get_entry (ledger->deeds, numbers[0], sizeof (Deeds)))->returned = TRUE;
  else if (g_str_equal (words[0], "imported"))
    get_entry (ledger->imports, numbers[0], sizeof (gboolean));
  else if (g_str_equal (words[0], "undone"))
    *(gboolean *) get_entry (ledger->imports, numbers[0], sizeof (gboolean)) = TRUE;
  else
    g_error ("A worker said “%s”", line);
}

G_END_DECLS
