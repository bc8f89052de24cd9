/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-documents.h"

#include <json-glib/json-glib.h>

static void
write_text (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
write_count (JsonBuilder    *builder,
             const BatonSla *sla)
{
  json_builder_set_member_name (builder, "count");
  json_builder_add_int_value (builder, sla->count);
}

/* One duration where all priorities have the same. */
static void
write_targets (JsonBuilder    *builder,
               const BatonSla *sla)
{
  char *texts[BATON_N_PRIORITIES];
  gboolean are_same = TRUE;

  for (guint i = 0; i < BATON_N_PRIORITIES; i++)
    {
      texts[i] = baton_duration_format (&sla->targets[i]);
      are_same &= g_str_equal (texts[i], texts[0]);
    }

  if (are_same)
    write_text (builder, "target", texts[0]);
  else
    {
      json_builder_set_member_name (builder, "target");
      json_builder_begin_object (builder);
      for (guint i = BATON_N_PRIORITIES; i > 0; i--)
        write_text (builder, baton_priority_get_name (i - 1), texts[i - 1]);
      json_builder_end_object (builder);
    }
  for (guint i = 0; i < BATON_N_PRIORITIES; i++)
    g_free (texts[i]);
}

static void
write_volume (JsonBuilder    *builder,
              const BatonSla *sla)
{
  write_text (builder, "counts", baton_milestone_get_name (sla->starts));
  write_count (builder, sla);
  write_text (builder, "period", baton_period_get_name (sla->period));
}

static void
write_clocks (JsonBuilder    *builder,
              const BatonSla *sla)
{
  write_text (builder, "starts", baton_milestone_get_name (sla->starts));
  write_text (builder, "ends", baton_milestone_get_name (sla->ends));
  if (sla->kind == BATON_SLA_ATTEMPTS)
    write_count (builder, sla);
  write_targets (builder, sla);
  write_text (builder, "time", sla->working ? "working" : "elapsed");
  json_builder_set_member_name (builder, "share");
  json_builder_add_double_value (builder, sla->share);
  json_builder_set_member_name (builder, "warn");
  json_builder_add_double_value (builder, sla->warn);
}

/**
 * baton_slas_to_json:
 * @slas: (element-type BatonSla): what the teams promise each other
 *
 * Writes SLAs, so that reading them gives the same.
 *
 * Returns: (transfer full): JSON text, ended by a new line
 */
char *
baton_slas_to_json (GPtrArray *slas)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (slas != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "slas");
  json_builder_begin_array (builder);
  for (guint i = 0; i < slas->len; i++)
    {
      const BatonSla *sla = g_ptr_array_index (slas, i);

      json_builder_begin_object (builder);
      write_text (builder, "id", sla->id);
      write_text (builder, "title", sla->title);
      write_text (builder, "kind", baton_sla_kind_get_name (sla->kind));
      write_text (builder, "team", baton_team_get_name (sla->team));
      if (sla->kind == BATON_SLA_VOLUME)
        write_volume (builder, sla);
      else
        write_clocks (builder, sla);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
