/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-documents.h"

#include <string.h>

#include "baton-default-documents.h"
#include "baton-default-words.h"

/**
 * baton_documents_get_default:
 * @kind: `rules`, `process`, `slas` or `calendar`
 *
 * Gets the document that Baton ships.
 *
 * Returns: (transfer full) (nullable): the JSON text; `NULL` when there is no
 *   such kind
 */
GBytes *
baton_documents_get_default (const char *kind)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (kind != NULL, NULL);

  path = g_strdup_printf ("/io/github/batonleads/Baton/defaults/%s.json", kind);
  return g_resource_lookup_data (baton_default_documents_get_resource (), path,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/* The zone's name in the database of IANA; NULL where it has none, or tells nothing: many
 * machines that serve others go by UTC. */
static const char *
get_zone_name (GTimeZone *zone)
{
  const char *name = g_time_zone_get_identifier (zone);
  g_autoptr(GTimeZone) known = g_time_zone_new_identifier (name);

  return known != NULL && strchr (name, '/') != NULL && !g_str_has_prefix (name, "Etc/") ? name : NULL;
}

static GBytes *
set_time_zone (GBytes *document)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GRegex) pattern = g_regex_new ("(?<=\"time_zone\": \")[^\"]*", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  const char *name = get_zone_name (zone);
  const char *text;
  char *local;
  gsize length;

  if (name == NULL)
    return g_bytes_ref (document);
  text = g_bytes_get_data (document, &length);
  local = g_regex_replace_literal (pattern, text, (gssize) length, 0, name, G_REGEX_MATCH_DEFAULT, NULL);
  return g_bytes_new_take (local, strlen (local));
}

/**
 * baton_documents_get_local_default:
 * @kind: `rules`, `process`, `slas` or `calendar`
 *
 * Gets the document that Baton ships for a new database: what people read in
 * it is in the language of whoever makes the database, and its working hours are
 * in that one's time zone. From then on it is data.
 *
 * Returns: (transfer full) (nullable): the JSON text; `NULL` when there is no
 *   such kind
 */
GBytes *
baton_documents_get_local_default (const char *kind)
{
  g_autoptr(GBytes) document = baton_documents_get_default (kind);
  g_autoptr(GBytes) translated = NULL;

  if (document == NULL)
    return NULL;
  translated = baton_default_words_translate (document);
  return set_time_zone (translated);
}
