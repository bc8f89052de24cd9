/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether each lead is found by what it has, and by nothing else. The hashes are
 * made in C, so the stored keys are brought into memory, 16 bytes each, and
 * looked up there. */

#include "baton-checker-private.h"

#include "baton-lead-repository.h"

typedef struct
{
  gint64 hash;
  gint64 lead;
} Key;

typedef struct
{
  BatonChecker *checker;
  GArray       *keys;   /* sorted by hash and lead */
  guint8       *found;  /* by place in @keys, whether the lead has it */
} KeyCheck;

static void
collect_key (gint64   hash,
             gint64   lead,
             gpointer user_data)
{
  KeyCheck *self = user_data;
  Key key = { hash, lead };

  g_array_append_val (self->keys, key);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const Key *x = a;
  const Key *y = b;

  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  return x->lead < y->lead ? -1 : x->lead > y->lead;
}

static gboolean
check_lead (const BatonLeadRow *row,
            const BatonEvent   *events,
            guint               n_events,
            gpointer            user_data,
            GError            **error)
{
  KeyCheck *self = user_data;
  gint64 hashes[BATON_MAX_LEAD_KEYS];
  guint n_hashes = baton_lead_key_compute (&row->record, hashes);

  for (guint i = 0; i < n_hashes; i++)
    {
      Key key = { hashes[i], row->id };
      guint place;

      if (g_array_binary_search (self->keys, &key, compare_keys, &place))
        self->found[place] = TRUE;
      else
        baton_checker_add (self->checker, row->id, "key missing");
    }
  return TRUE;
}

static gboolean
check_keys (KeyCheck  *self,
            GError   **error)
{
  BatonChecker *checker = self->checker;
  guint32 fields = 1u << BATON_FIELD_EXTERNAL_ID | 1u << BATON_FIELD_EMAIL;

  if (!baton_lead_key_foreach (checker->connection, collect_key, self, checker->cancellable, error))
    return FALSE;
  self->found = g_new0 (guint8, self->keys->len + 1);

  if (!baton_lead_repository_scan (checker->connection, 0, G_MAXINT64, fields, FALSE, FALSE,
                                   check_lead, self, checker->cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->keys->len; i++)
    {
      if (!self->found[i])
        baton_checker_add (checker, g_array_index (self->keys, Key, i).lead, "key of another");
    }
  return TRUE;
}

/*
 * baton_checker_check_keys:
 *
 * Compares the keys that are stored with those that the leads should have.
 */
gboolean
baton_checker_check_keys (BatonChecker  *checker,
                          GError       **error)
{
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  KeyCheck check = { .checker = checker, .keys = keys };
  gboolean checked = check_keys (&check, error);

  g_free (check.found);
  return checked;
}
