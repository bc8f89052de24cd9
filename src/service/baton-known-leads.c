/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-known-leads-private.h"

#include "baton-key-map-private.h"

/* Keys that have the same upper bits, when they are sorted. */
#define KEYS_A_BUCKET 16

/* Invariants: fields and identities have an entry for each lead from first_new
 * on; the last of them, as many as there are in unwritten, are not stored yet. */
struct _BatonKnownLeads
{
  BatonConnection *connection;
  BatonKeyMap     *map;
  gint64           first_new;
  GArray          *fields;      /* guint32: which fields a new lead had a value for when it was made */
  GArray          *identities;  /* gsize: where in texts the identities begin that it had then */
  GString         *texts;       /* each ended by a zero byte */
  GArray          *unwritten;   /* BatonNewLead */
  guint32          all_fields;  /* those that any new lead has; they only grow, so that few statements are made */
  gboolean         with_custom; /* whether any has a custom field */
  GArray          *keys;        /* BatonLeadKey, of the new leads */
};

static const BatonField key_fields[BATON_MAX_LEAD_KEYS] = {
  [BATON_KEY_EXTERNAL_ID] = BATON_FIELD_EXTERNAL_ID,
  [BATON_KEY_EMAIL] = BATON_FIELD_EMAIL,
};

static gboolean
has_key (const BatonScoredLead *lead,
         guint                  i)
{
  return (lead->fields & (1u << key_fields[i])) != 0;
}

static void
add_stored (gint64   hash,
            gint64   lead,
            gpointer user_data)
{
  baton_key_map_add (user_data, hash, lead);
}

/*
 * baton_known_leads_new:
 * @first_new: the number of the first lead that the import will make
 *
 * Reads the identities of all leads.
 */
BatonKnownLeads *
baton_known_leads_new (BatonConnection  *connection,
                       gint64            first_new,
                       GCancellable     *cancellable,
                       GError          **error)
{
  g_autoptr(BatonKnownLeads) self = g_new0 (BatonKnownLeads, 1);

  self->connection = g_object_ref (connection);
  self->map = baton_key_map_new ();
  self->first_new = first_new;
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->identities = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->texts = g_string_new (NULL);
  self->unwritten = g_array_new (FALSE, FALSE, sizeof (BatonNewLead));
  self->keys = g_array_new (FALSE, FALSE, sizeof (BatonLeadKey));

  if (!baton_lead_key_foreach (connection, add_stored, self->map, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
baton_known_leads_free (BatonKnownLeads *self)
{
  if (self == NULL)
    return;

  baton_key_map_free (self->map);
  g_array_unref (self->fields);
  g_array_unref (self->identities);
  g_string_free (self->texts, TRUE);
  g_array_unref (self->unwritten);
  g_array_unref (self->keys);
  g_object_unref (self->connection);
  g_free (self);
}

/* Has the memory ready in which a lead will be looked for a little later. */
void
baton_known_leads_expect (BatonKnownLeads       *self,
                          const BatonScoredLead *lead)
{
  for (guint i = 0; i < BATON_MAX_LEAD_KEYS; i++)
    {
      if (has_key (lead, i))
        baton_key_map_prefetch (self->map, lead->hashes[i]);
    }
}

/* A lead that is looked at must be stored. */
static gboolean
write_up_to (BatonKnownLeads  *self,
             gint64            number,
             GError          **error)
{
  return number < self->first_new + self->fields->len - self->unwritten->len ||
         baton_known_leads_write (self, error);
}

/* Returns an identity that a new lead had when it was made; NULL where it had
 * none, or the lead is none of the new ones. Nothing replaces such an identity
 * within the import, so that it need not be read again. */
static const char *
get_identity (BatonKnownLeads *self,
              gint64           number,
              guint            identity)
{
  guint i = (guint) (number - self->first_new);
  const char *text;
  guint32 fields;

  if (number < self->first_new)
    return NULL;
  fields = g_array_index (self->fields, guint32, i);
  if ((fields & (1u << key_fields[identity])) == 0)
    return NULL;

  text = self->texts->str + g_array_index (self->identities, gsize, i);
  for (guint before = 0; before < identity; before++)
    {
      if ((fields & (1u << key_fields[before])) != 0)
        text += strlen (text) + 1;
    }
  return text;
}

static void
keep_identities (BatonKnownLeads   *self,
                 const BatonRecord *record)
{
  gsize place = self->texts->len;

  g_array_append_val (self->identities, place);
  for (guint i = 0; i < BATON_MAX_LEAD_KEYS; i++)
    {
      const char *text = record->values[key_fields[i]];

      if (text != NULL)
        g_string_append_len (self->texts, text, (gssize) strlen (text) + 1);
    }
}

static gboolean
is_known_as (BatonKnownLeads  *self,
             gint64            number,
             guint             identity,
             const char       *text,
             gboolean         *is,
             GError          **error)
{
  const char *kept = get_identity (self, number, identity);

  if (kept != NULL)
    {
      *is = strcmp (kept, text) == 0;
      return TRUE;
    }
  return write_up_to (self, number, error) &&
         baton_lead_repository_is_known_as (self->connection, number, key_fields[identity], text, is, error);
}

/*
 * baton_known_leads_find:
 * @number: (out): the lead that it is; 0 for nobody known
 *
 * Finds a lead by its external id, else by its address.
 */
gboolean
baton_known_leads_find (BatonKnownLeads        *self,
                        const BatonScoredLead  *lead,
                        gint64                 *number,
                        GError                **error)
{
  for (guint i = 0; i < BATON_MAX_LEAD_KEYS; i++)
    {
      const char *text = lead->incoming->record.values[key_fields[i]];
      gsize place = 0;
      gboolean is_it = FALSE;

      if (!has_key (lead, i))
        continue;
      while (!is_it && (*number = baton_key_map_find (self->map, lead->hashes[i], &place)) != 0)
        {
          if (!is_known_as (self, *number, i, text, &is_it, error))
            return FALSE;
        }
      if (is_it)
        return TRUE;
    }
  *number = 0;
  return TRUE;
}

gboolean
baton_known_leads_has_key (BatonKnownLeads *self,
                           gint64           hash)
{
  gsize place = 0;

  return baton_key_map_find (self->map, hash, &place) != 0;
}

/*
 * baton_known_leads_says_all:
 *
 * Tells whether a lead that this import made has a value already for whatever
 * else is said about it now, so that nothing is left to be filled.
 */
gboolean
baton_known_leads_says_all (BatonKnownLeads       *self,
                            gint64                 number,
                            const BatonScoredLead *lead)
{
  return number >= self->first_new && lead->incoming->record.n_custom == 0 &&
         (lead->fields & ~g_array_index (self->fields, guint32, number - self->first_new)) == 0;
}

/*
 * baton_known_leads_add:
 * @new_lead: a lead that the import makes, by rising number and none left out;
 *   its record is lent until it is written
 *
 * Adds a lead, to be written later.
 */
void
baton_known_leads_add (BatonKnownLeads       *self,
                       const BatonScoredLead *lead,
                       const BatonNewLead    *new_lead)
{
  g_array_append_val (self->unwritten, *new_lead);
  g_array_append_val (self->fields, lead->fields);
  keep_identities (self, new_lead->record);
  self->all_fields |= lead->fields;
  self->with_custom |= new_lead->record->n_custom > 0;
  for (guint i = 0; i < BATON_MAX_LEAD_KEYS; i++)
    {
      BatonLeadKey key = { lead->hashes[i], new_lead->id };

      if (!has_key (lead, i))
        continue;
      g_array_append_val (self->keys, key);
      baton_known_leads_add_key (self, key.hash, key.lead);
    }
}

/*
 * baton_known_leads_add_key:
 *
 * Adds an identity of a lead, which is stored already.
 */
void
baton_known_leads_add_key (BatonKnownLeads *self,
                           gint64           hash,
                           gint64           number)
{
  baton_key_map_add (self->map, hash, number);
}

/*
 * baton_known_leads_load:
 *
 * Loads a lead, which may be one that is not written yet.
 */
gboolean
baton_known_leads_load (BatonKnownLeads  *self,
                        gint64            number,
                        BatonLeadRow     *row,
                        GError          **error)
{
  return write_up_to (self, number, error) &&
         baton_lead_repository_load (self->connection, number, row, error);
}

/*
 * baton_known_leads_write:
 *
 * Stores the leads that were added and are not stored yet.
 */
gboolean
baton_known_leads_write (BatonKnownLeads  *self,
                         GError          **error)
{
  gboolean written = baton_lead_repository_insert_all (self->connection,
                                                       (const BatonNewLead *) (gpointer) self->unwritten->data,
                                                       self->unwritten->len, self->all_fields, self->with_custom,
                                                       error);

  g_array_set_size (self->unwritten, 0);
  return written;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const BatonLeadKey *first = a, *second = b;

  if (first->hash != second->hash)
    return first->hash < second->hash ? -1 : 1;
  return (first->lead > second->lead) - (first->lead < second->lead);
}

static guint
bucket_of (const BatonLeadKey *key,
           guint               n_bits)
{
  return (guint) (((guint64) key->hash ^ ((guint64) 1 << 63)) >> (64 - n_bits));
}

/* Hashes are spread evenly: dealt out by their upper bits they are as good as
 * sorted, and what is left to do is short. */
static BatonLeadKey *
sort_keys (const BatonLeadKey *keys,
           guint               n_keys)
{
  guint n_bits = MAX (g_bit_storage (n_keys / KEYS_A_BUCKET), 1);
  g_autofree guint *ends = g_new0 (guint, (1u << n_bits) + 1);
  BatonLeadKey *sorted = g_new (BatonLeadKey, n_keys);
  guint start = 0;

  for (guint i = 0; i < n_keys; i++)
    ends[bucket_of (&keys[i], n_bits) + 1]++;
  for (guint i = 0; i < 1u << n_bits; i++)
    ends[i + 1] += ends[i];
  for (guint i = 0; i < n_keys; i++)
    sorted[ends[bucket_of (&keys[i], n_bits)]++] = keys[i];

  for (guint i = 0; i < 1u << n_bits; i++)
    {
      if (ends[i] - start > 1)
        qsort (sorted + start, ends[i] - start, sizeof *sorted, compare_keys);
      start = ends[i];
    }
  return sorted;
}

/*
 * baton_known_leads_write_keys:
 *
 * Stores the keys of the leads that the import made, once they are all there.
 */
gboolean
baton_known_leads_write_keys (BatonKnownLeads  *self,
                              GError          **error)
{
  g_autofree BatonLeadKey *sorted = sort_keys ((const BatonLeadKey *) (gpointer) self->keys->data, self->keys->len);

  return baton_lead_key_insert_all (self->connection, sorted, self->keys->len, error);
}
