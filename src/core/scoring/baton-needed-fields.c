/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-needed-fields.h"

static void
add_field (const char *name,
           guint32    *fields,
           gboolean   *with_custom)
{
  BatonField field;

  if (baton_field_from_name (name, &field))
    *fields |= 1u << field;
  else if (g_str_has_prefix (name, "email_"))
    *fields |= 1u << BATON_FIELD_EMAIL;
  else if (!g_str_equal (name, BATON_CONDITION_PERSONA))
    *with_custom = TRUE;
}

static void
add_conditions (GPtrArray *conditions,
                guint32   *fields,
                gboolean  *with_custom)
{
  for (guint i = 0; i < conditions->len; i++)
    add_field (((BatonCondition *) g_ptr_array_index (conditions, i))->field, fields, with_custom);
}

/**
 * baton_rule_set_get_needed_fields:
 * @self: a rule set
 * @with_custom: (out): whether a rule asks about a custom field
 *
 * Tells which fields scoring by these rules looks at, so that a scan of all
 * leads need not read the others.
 *
 * Returns: a bit for each standard field, by its number
 */
guint32
baton_rule_set_get_needed_fields (BatonRuleSet *self,
                                  gboolean     *with_custom)
{
  const BatonRuleSheet *sheet = baton_rule_set_get_sheet (self);
  guint32 fields = 0;

  *with_custom = FALSE;
  for (guint i = 0; i < sheet->personas->len; i++)
    add_conditions (((BatonPersona *) g_ptr_array_index (sheet->personas, i))->when, &fields, with_custom);
  for (guint i = 0; i < sheet->filters->len; i++)
    add_conditions (((BatonFilterRule *) g_ptr_array_index (sheet->filters, i))->when, &fields, with_custom);
  for (guint i = 0; i < sheet->fit->len; i++)
    add_conditions (((BatonFitRule *) g_ptr_array_index (sheet->fit, i))->when, &fields, with_custom);
  return fields;
}

/**
 * baton_rule_set_get_asked_fields:
 * @self: a rule set
 * @with_custom: (out): whether a rule asks about a custom field
 *
 * Tells which fields any of these rules looks at: those that scoring needs, and
 * those by which leads are routed.
 *
 * Returns: a bit for each standard field, by its number
 */
guint32
baton_rule_set_get_asked_fields (BatonRuleSet *self,
                                 gboolean     *with_custom)
{
  const BatonRuleSheet *sheet = baton_rule_set_get_sheet (self);
  guint32 fields = baton_rule_set_get_needed_fields (self, with_custom);

  for (guint i = 0; i < sheet->routing->len; i++)
    add_conditions (((BatonRoutingRule *) g_ptr_array_index (sheet->routing, i))->when, &fields, with_custom);
  return fields;
}
