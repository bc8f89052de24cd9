/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-difference-private.h"

static void
note_change (GVariantBuilder *from,
             GVariantBuilder *to,
             const char      *field,
             const char      *before,
             const char      *after)
{
  g_variant_builder_add (from, "{sv}", field, g_variant_new_string (before != NULL ? before : ""));
  g_variant_builder_add (to, "{sv}", field, g_variant_new_string (after != NULL ? after : ""));
}

/*
 * baton_difference_describe:
 *
 * Tells from what to what a record changed, as the journal has it.
 *
 * Returns: (transfer floating) (nullable): an `a{sv}` with `from` and `to`;
 *   NULL when nothing differs
 */
GVariant *
baton_difference_describe (const BatonRecord *before,
                           const BatonRecord *after)
{
  g_auto(GVariantBuilder) from = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_auto(GVariantBuilder) to = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  gboolean differs = FALSE;
  GVariantDict detail;

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      if (g_strcmp0 (before->values[i], after->values[i]) == 0)
        continue;
      differs = TRUE;
      note_change (&from, &to, baton_field_get_name (i), before->values[i], after->values[i]);
    }
  for (guint i = 0; i < before->n_custom + after->n_custom; i++)
    {
      const BatonCustomValue *value = i < before->n_custom ? &before->custom[i] : &after->custom[i - before->n_custom];
      const char *old = baton_record_get_custom (before, value->key);
      const char *now = baton_record_get_custom (after, value->key);
      g_autofree char *field = g_strconcat ("custom.", value->key, NULL);

      if (g_strcmp0 (old, now) == 0 || (i >= before->n_custom && old != NULL))
        continue;
      differs = TRUE;
      note_change (&from, &to, field, old, now);
    }
  if (!differs)
    return NULL;

  g_variant_dict_init (&detail, NULL);
  g_variant_dict_insert_value (&detail, "from", g_variant_builder_end (&from));
  g_variant_dict_insert_value (&detail, "to", g_variant_builder_end (&to));
  return g_variant_dict_end (&detail);
}
