/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-known-values.h"

#include <string.h>

#include "baton-lead-repository.h"
#include "baton-lead-scan.h"
#include "baton-person-repository.h"
#include "baton-session-private.h"

/* How far back it looks: leads and what happens to them share their numbers. */
#define RANGE 100000

/* A field in which everybody has something else offers no choice, and would
 * only fill the memory. */
#define MAX_COUNTED 5000
#define MAX_VALUES  200

#define CUSTOM "custom."

struct _BatonKnownValues
{
  GHashTable  *values;   /* Names to GStrv, the most frequent first. */
  GHashTable  *types;    /* Names of custom fields to a BatonFieldType: what all values look like. */
  char       **custom;   /* The names of custom fields. */
};

/* How often there is what. */
typedef struct
{
  GHashTable *fields;   /* Names to hash tables: texts to how often. */
} Tally;

typedef struct
{
  const char *text;
  guint       count;
} Counted;

static void
count (Tally      *tally,
       const char *name,
       const char *text)
{
  GHashTable *counts;
  guint n;

  if (text == NULL || *text == '\0')
    return;

  counts = g_hash_table_lookup (tally->fields, name);
  if (counts == NULL)
    {
      counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (tally->fields, g_strdup (name), counts);
    }
  n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, text));
  if (n > 0 || g_hash_table_size (counts) < MAX_COUNTED)
    g_hash_table_insert (counts, g_strdup (text), GUINT_TO_POINTER (n + 1));
}

static void
count_list (Tally      *tally,
            const char *name,
            const char *text)
{
  g_auto(GStrv) texts = g_strsplit (text != NULL ? text : "", ";", -1);

  for (guint i = 0; texts[i] != NULL; i++)
    count (tally, name, g_strstrip (texts[i]));
}

static void
count_event (Tally            *tally,
             const BatonEvent *event)
{
  count (tally, BATON_KNOWN_KIND, event->kind);
  count (tally, BATON_KNOWN_URL, event->url);
  count (tally, BATON_KNOWN_FORM, event->form);
  count (tally, BATON_KNOWN_CAMPAIGN, event->campaign);
  count (tally, BATON_KNOWN_PROGRAM, event->program);
}

static gboolean
count_lead (const BatonLeadRow  *row,
            const BatonEvent    *events,
            guint                n_events,
            gpointer             user_data,
            GError             **error)
{
  Tally *tally = user_data;

  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    {
      if (baton_field_get_type (field) == BATON_FIELD_TYPE_LIST)
        count_list (tally, baton_field_get_name (field), row->record.values[field]);
      else
        count (tally, baton_field_get_name (field), row->record.values[field]);
    }
  count (tally, "email_domain", baton_record_email_domain (&row->record));
  for (guint i = 0; i < row->record.n_custom; i++)
    {
      g_autofree char *name = g_strconcat (CUSTOM, row->record.custom[i].key, NULL);

      count (tally, name, row->record.custom[i].value);
    }
  for (guint i = 0; i < n_events; i++)
    count_event (tally, &events[i]);
  return TRUE;
}

static int
compare_counted (gconstpointer a,
                 gconstpointer b)
{
  const Counted *first = a;
  const Counted *second = b;

  if (first->count != second->count)
    return first->count < second->count ? 1 : -1;
  return strcmp (first->text, second->text);
}

static char **
list_most_frequent (GHashTable *counts)
{
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Counted));
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer text, n;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &text, &n))
    {
      Counted counted = { text, GPOINTER_TO_UINT (n) };

      g_array_append_val (all, counted);
    }
  g_array_sort (all, compare_counted);
  for (guint i = 0; i < MIN (all->len, MAX_VALUES); i++)
    g_strv_builder_add (builder, g_array_index (all, Counted, i).text);
  return g_strv_builder_end (builder);
}

static gboolean
all_are (GHashTable     *counts,
         BatonFieldType  type)
{
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *value = baton_field_type_normalise (type, text, &error);

      if (error != NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
any_has (GHashTable *counts,
         char        separator)
{
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    {
      if (strchr (text, separator) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Days written as 20260331 are numbers as well; so are a yes and a no as 1 and 0. */
static BatonFieldType
guess_type (GHashTable *counts)
{
  static const BatonFieldType types[] = { BATON_FIELD_TYPE_NUMBER, BATON_FIELD_TYPE_DATE, BATON_FIELD_TYPE_YES_NO };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (all_are (counts, types[i]))
        return types[i];
    }
  return any_has (counts, ';') ? BATON_FIELD_TYPE_LIST : BATON_FIELD_TYPE_TEXT;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static BatonKnownValues *
make_values (const Tally *tally)
{
  BatonKnownValues *self = g_new0 (BatonKnownValues, 1);
  g_autoptr(GPtrArray) custom = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name, counts;

  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, tally->fields);
  while (g_hash_table_iter_next (&iter, &name, &counts))
    {
      g_hash_table_insert (self->values, g_strdup (name), list_most_frequent (counts));
      if (!g_str_has_prefix (name, CUSTOM))
        continue;
      g_ptr_array_add (custom, g_strdup (name));
      g_hash_table_insert (self->types, g_strdup (name), GUINT_TO_POINTER (guess_type (counts)));
    }
  g_ptr_array_sort (custom, compare_names);
  g_ptr_array_add (custom, NULL);
  self->custom = (char **) g_ptr_array_steal (custom, NULL);
  return self;
}

static gboolean
count_newest (BatonConnection  *connection,
              Tally            *tally,
              GCancellable     *cancellable,
              GError          **error)
{
  gint64 first, last;

  return baton_lead_repository_get_range (connection, &first, &last, NULL, error) &&
         baton_lead_repository_scan (connection, MAX (first, last - RANGE + 1), last, BATON_ALL_FIELDS, TRUE, TRUE,
                                     count_lead, tally, cancellable, error);
}

/* Whom leads may go to, and the queues that are served. */
static gboolean
count_team (BatonConnection  *connection,
            Tally            *tally,
            GError          **error)
{
  g_autoptr(GPtrArray) people = baton_person_list (connection, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);

      if (person->team != BATON_TEAM_SALES || !person->active)
        continue;
      count (tally, BATON_KNOWN_PERSON, person->name);
      for (guint j = 0; person->queues != NULL && person->queues[j] != NULL; j++)
        count (tally, BATON_KNOWN_QUEUE, person->queues[j]);
    }
  return people != NULL;
}

/**
 * baton_known_values_read:
 * @session: a session
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Looks through the newest leads, a hundred thousand at most.
 *
 * Returns: (transfer full) (nullable): what stands in their fields
 */
BatonKnownValues *
baton_known_values_read (BatonSession  *session,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr(GHashTable) fields = NULL;
  Tally tally;
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  tally.fields = fields;
  done = count_newest (baton_session_get_connection (session), &tally, cancellable, error) &&
         count_team (baton_session_get_connection (session), &tally, error);
  return baton_session_end (session, done, error) ? make_values (&tally) : NULL;
}

/**
 * baton_known_values_free:
 * @self: (nullable): known values
 *
 * Frees known values.
 */
void
baton_known_values_free (BatonKnownValues *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->values);
  g_hash_table_unref (self->types);
  g_strfreev (self->custom);
  g_free (self);
}

/**
 * baton_known_values_get:
 * @self: known values
 * @name: a field as in conditions, or what an event has, such as %BATON_KNOWN_URL
 *
 * Lists what stands in a field, 200 values at most.
 *
 * Returns: (transfer none) (array zero-terminated=1): what stands there, the
 *   most frequent first
 */
const char * const *
baton_known_values_get (const BatonKnownValues *self,
                        const char             *name)
{
  static const char * const none[] = { NULL };
  const char * const *values = g_hash_table_lookup (self->values, name);

  return values != NULL ? values : none;
}

/**
 * baton_known_values_get_custom:
 * @self: known values
 *
 * Lists the fields of the leads' own.
 *
 * Returns: (transfer none) (array zero-terminated=1): the custom fields that
 *   leads have, as conditions name them
 */
const char * const *
baton_known_values_get_custom (const BatonKnownValues *self)
{
  return (const char * const *) self->custom;
}

/**
 * baton_known_values_guess_type:
 * @self: known values
 * @name: a custom field, as conditions name it
 *
 * Tells what all that stands in a custom field looks like: numbers, dates,
 * yes and no, or lists.
 *
 * Returns: the type; text when it is none of these, or nothing is known
 */
BatonFieldType
baton_known_values_guess_type (const BatonKnownValues *self,
                               const char             *name)
{
  return (BatonFieldType) GPOINTER_TO_UINT (g_hash_table_lookup (self->types, name));
}
