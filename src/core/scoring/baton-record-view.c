/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-record-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "baton-names.h"
#include "lead/baton-fold.h"
#include "scoring/baton-rule-field.h"

typedef enum
{
  SOURCE_FIELD,
  SOURCE_CUSTOM,
  SOURCE_EMAIL_DOMAIN,
  SOURCE_EMAIL_LOCAL,
} Source;

typedef struct
{
  char       *name;
  Source      source;
  BatonField  field; /* The field that it comes from, unless custom. */
  char       *key;   /* The key of a custom field. */
  gboolean    typed; /* Whether anybody said what it holds. */
  guint       type;  /* BatonFieldType: what it holds. */
  guint       expected; /* A bit for each BatonFieldType that conditions take it for. */
} FieldUsed;

struct _BatonFieldTable
{
  GArray          *fields;   /* FieldUsed */
  const GPtrArray *declared; /* BatonRuleField: what custom fields hold, lent. */
  gboolean         is_stored;
};

static void
field_used_clear (FieldUsed *used)
{
  g_free (used->name);
  g_free (used->key);
}

static void
fail_name (const char  *name,
           GError     **error)
{
  const char *names[BATON_N_FIELDS];
  const char *meant;

  for (BatonField i = 0; i < BATON_N_FIELDS; i++)
    names[i] = baton_field_get_name (i);
  meant = baton_names_suggest (names, BATON_N_FIELDS, name);
  if (meant != NULL)
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("there is no field “%s”; did you mean “%s”? A field of your own is written “custom.%s”"),
                 name, meant, name);
  else
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("there is no field “%s”; a field of your own is written “custom.%s”"), name, name);
}

static gboolean
parse_name (const char  *name,
            FieldUsed   *used,
            GError     **error)
{
  if (baton_field_from_name (name, &used->field))
    {
      used->source = SOURCE_FIELD;
    }
  else if (g_str_has_prefix (name, "custom.") && name[7] != '\0')
    {
      used->source = SOURCE_CUSTOM;
      used->key = g_utf8_strdown (name + 7, -1);
    }
  else if (strcmp (name, "email_domain") == 0 || strcmp (name, "email_local") == 0)
    {
      used->source = name[6] == 'd' ? SOURCE_EMAIL_DOMAIN : SOURCE_EMAIL_LOCAL;
      used->field = BATON_FIELD_EMAIL;
    }
  else
    {
      fail_name (name, error);
      return FALSE;
    }

  used->name = g_strdup (name);
  return TRUE;
}

/* Takes (element-type BatonRuleField) what custom fields hold, which has to
 * stay until the last field is added, and whether the rules were saved once. */
BatonFieldTable *
baton_field_table_new (const GPtrArray *declared,
                       gboolean         is_stored)
{
  BatonFieldTable *self = g_new0 (BatonFieldTable, 1);

  self->declared = declared;
  self->is_stored = is_stored;
  self->fields = g_array_new (FALSE, TRUE, sizeof (FieldUsed));
  g_array_set_clear_func (self->fields, (GDestroyNotify) field_used_clear);
  return self;
}

void
baton_field_table_free (BatonFieldTable *self)
{
  g_array_unref (self->fields);
  g_free (self);
}

/* Finds the number of a field in the table, and adds it where it is new. */
gboolean
baton_field_table_add (BatonFieldTable  *self,
                       const char       *name,
                       guint            *number,
                       GError          **error)
{
  FieldUsed used = { NULL };
  BatonFieldType type;

  for (guint i = 0; i < self->fields->len; i++)
    {
      if (strcmp (g_array_index (self->fields, FieldUsed, i).name, name) == 0)
        {
          *number = i;
          return TRUE;
        }
    }

  if (!g_utf8_validate (name, -1, NULL) || self->fields->len == BATON_MAX_FIELDS_USED)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("the rules look at more than %d fields, or at one whose name is not valid UTF-8"),
                   BATON_MAX_FIELDS_USED);
      return FALSE;
    }
  if (!parse_name (name, &used, error))
    return FALSE;
  used.typed = baton_rule_field_find_type (self->declared, name, &type);
  used.type = type;
  if (used.source == SOURCE_CUSTOM && used.typed)
    used.expected = 1u << type;

  *number = self->fields->len;
  g_array_append_val (self->fields, used);
  return TRUE;
}

guint
baton_field_table_get_size (const BatonFieldTable *self)
{
  return self->fields->len;
}

const char *
baton_field_table_get_name (const BatonFieldTable *self,
                            guint                  number)
{
  return g_array_index (self->fields, FieldUsed, number).name;
}

/* Tells the standard field that a field is, or is a part of. */
gboolean
baton_field_table_get_field (const BatonFieldTable *self,
                             guint                  number,
                             BatonField            *field)
{
  const FieldUsed *used = &g_array_index (self->fields, FieldUsed, number);

  *field = used->field;
  return used->source != SOURCE_CUSTOM;
}

/* Returns the key of a custom field, else NULL. */
const char *
baton_field_table_get_key (const BatonFieldTable *self,
                           guint                  number)
{
  return g_array_index (self->fields, FieldUsed, number).key;
}

/* Tells what a field holds, and whether anybody said so. */
gboolean
baton_field_table_get_type (const BatonFieldTable *self,
                            guint                  number,
                            BatonFieldType        *type)
{
  const FieldUsed *used = &g_array_index (self->fields, FieldUsed, number);

  *type = (BatonFieldType) used->type;
  return used->typed;
}

/* Tells whether a condition has to fit what a field holds. */
gboolean
baton_field_table_is_strict (const BatonFieldTable *self,
                             guint                  number)
{
  return !self->is_stored || g_array_index (self->fields, FieldUsed, number).source == SOURCE_CUSTOM;
}

/* Notes that a condition takes a field for something. */
void
baton_field_table_expect (BatonFieldTable *self,
                          guint            number,
                          BatonFieldType   type)
{
  g_array_index (self->fields, FieldUsed, number).expected |= 1u << type;
}

/* Tells whether a field holds what conditions take it for, or nothing; else
 * what they do. */
gboolean
baton_field_table_reads (const BatonFieldTable *self,
                         guint                  number,
                         const BatonRecord     *record,
                         BatonFieldType        *type)
{
  const FieldUsed *used = &g_array_index (self->fields, FieldUsed, number);
  const char *raw = used->expected != 0 ? baton_field_table_get_raw (self, number, record) : NULL;

  for (guint i = 0; raw != NULL && i < BATON_N_FIELD_TYPES; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *value = NULL;

      if ((used->expected & 1u << i) == 0)
        continue;
      *type = (BatonFieldType) i;
      value = baton_field_type_normalise (*type, raw, &error);
      if (error == NULL)
        return TRUE;
    }
  return raw == NULL;
}

/* Returns the value as the record has it; of the local part, the address. */
const char *
baton_field_table_get_raw (const BatonFieldTable *self,
                           guint                  number,
                           const BatonRecord     *record)
{
  const FieldUsed *used = &g_array_index (self->fields, FieldUsed, number);

  switch (used->source)
    {
    case SOURCE_CUSTOM:
      return baton_record_get_custom (record, used->key);
    case SOURCE_EMAIL_DOMAIN:
      return baton_record_email_domain (record);
    case SOURCE_EMAIL_LOCAL:
    case SOURCE_FIELD:
    default:
      return record->values[used->field];
    }
}

void
baton_record_view_clear (BatonRecordView *self)
{
  g_slist_free_full (self->blocks, g_free);
}

static char *
fold_value (BatonRecordView *self,
            const char      *raw,
            gsize           *length)
{
  char *folded = self->buffer + self->used;
  gsize left = sizeof self->buffer - self->used;

  *length = baton_fold_into (raw, folded, left);
  if (*length < left)
    {
      self->used += *length + 1;
      return folded;
    }

  folded = baton_fold (raw);
  *length = strlen (folded);
  self->blocks = g_slist_prepend (self->blocks, folded);
  return folded;
}

/* Returns what a custom field means where that is not what is written: a yes in
 * any language, a list with any separator. What cannot be read stays as it is. */
static char *
read_custom (const FieldUsed *used,
             const char      *raw)
{
  g_autoptr(GError) error = NULL;
  char *value = baton_field_type_normalise ((BatonFieldType) used->type, raw, &error);

  return error != NULL ? g_strdup (raw) : value;
}

/* Cuts a folded list where its semicolons are, and closes the gaps. Returns
 * the number of texts, and the length of all with the zeros between them. */
static guint
cut_list (char  *list,
          gsize *length)
{
  guint n_texts = 0;
  char *out = list;
  char *next = list;

  while (next != NULL)
    {
      char *text = next;
      char *end = strchr (text, ';');
      gsize text_length;

      next = end != NULL ? end + 1 : NULL;
      if (end != NULL)
        *end = '\0';
      text_length = strlen (g_strstrip (text));
      if (text_length == 0)
        continue;
      memmove (out, text, text_length + 1);
      out += text_length + 1;
      n_texts++;
    }

  *length = n_texts > 0 ? (gsize) (out - list) - 1 : 0;
  return n_texts;
}

const BatonViewValue *
baton_record_view_fold (BatonRecordView *self,
                        guint            number)
{
  const FieldUsed *used = &g_array_index (self->fields->fields, FieldUsed, number);
  const char *raw = baton_field_table_get_raw (self->fields, number, self->record);
  BatonViewValue *value = &self->values[number];
  g_autofree char *read = NULL;
  gsize length;
  char *text;

  value->ready = TRUE;
  if (raw != NULL && used->source == SOURCE_CUSTOM &&
      (used->type == BATON_FIELD_TYPE_YES_NO || used->type == BATON_FIELD_TYPE_LIST))
    raw = read = read_custom (used, raw);
  if (raw == NULL)
    return value;

  text = fold_value (self, raw, &length);
  value->n_texts = 1;
  if (used->source == SOURCE_EMAIL_LOCAL && strrchr (text, '@') != NULL)
    {
      length = (gsize) (strrchr (text, '@') - text);
      text[length] = '\0';
    }
  else if (used->type == BATON_FIELD_TYPE_LIST)
    {
      value->n_texts = cut_list (text, &length);
    }

  value->text = length > 0 ? text : NULL;
  value->length = (guint32) length;
  return value;
}
