/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "scoring/baton-condition-words.h"
#include "scoring/baton-evaluator-private.h"
#include "scoring/baton-rule-set-private.h"

static void
unread_free (BatonUnread *unread)
{
  g_free (unread->field);
  g_free (unread->value);
  g_free (unread->text);
  g_free (unread);
}

static char *
describe (const char     *field,
          const char     *value,
          BatonFieldType  type)
{
  g_autofree char *title = baton_field_in_words (field);

  switch (type)
    {
    case BATON_FIELD_TYPE_NUMBER:
      /* Translators: the first %s is a field, the second what stands in it. */
      return g_strdup_printf (_("%s: “%s” is not a number, so that rules cannot compare it"), title, value);
    case BATON_FIELD_TYPE_DATE:
      /* Translators: the first %s is a field, the second what stands in it. */
      return g_strdup_printf (_("%s: “%s” is not a date, so that rules cannot compare it"), title, value);
    default:
      /* Translators: the first %s is a field, the second what stands in it. */
      return g_strdup_printf (_("%s: “%s” is neither yes nor no, so that rules cannot compare it"), title, value);
    }
}

/* Lists (element-type BatonUnread) the values of a lead that are not what the
 * rules take their fields for. */
GPtrArray *
baton_unread_list (const BatonEvaluator *self,
                   const BatonRecord    *record)
{
  const BatonFieldTable *fields = baton_rule_set_get_fields (baton_evaluator_get_rules ((BatonEvaluator *) self));
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) unread_free);

  for (guint i = 0; i < baton_field_table_get_size (fields); i++)
    {
      BatonFieldType type;
      BatonUnread *unread;

      if (baton_field_table_reads (fields, i, record, &type))
        continue;
      unread = g_new0 (BatonUnread, 1);
      unread->field = g_strdup (baton_field_table_get_name (fields, i));
      unread->value = g_strdup (baton_field_table_get_raw (fields, i, record));
      unread->text = describe (unread->field, unread->value, type);
      g_ptr_array_add (list, unread);
    }
  return list;
}
