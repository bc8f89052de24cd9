/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-documents.h"

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

/**
 * baton_documents_get_translated_default:
 * @kind: `rules`, `process`, `slas` or `calendar`
 *
 * Gets the document that Baton ships for a new database: what people read in
 * it is in the language of whoever makes the database, and data from then on.
 *
 * Returns: (transfer full) (nullable): the JSON text; `NULL` when there is no
 *   such kind
 */
GBytes *
baton_documents_get_translated_default (const char *kind)
{
  g_autoptr(GBytes) document = baton_documents_get_default (kind);

  return document != NULL ? baton_default_words_translate (document) : NULL;
}
