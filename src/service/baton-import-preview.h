/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-lead-reader.h"

G_BEGIN_DECLS

/**
 * BatonImportPreview:
 * @encoding: the encoding of the file
 * @separator: what separates its cells
 * @columns: (element-type BatonColumn): what the columns are taken for
 * @rows: (element-type GStrv): the first rows, cell by cell, as they stand in the file
 *
 * How a file of leads is understood, before anything is taken in.
 */
typedef struct
{
  char      *encoding;
  char       separator;
  GPtrArray *columns;
  GPtrArray *rows;
} BatonImportPreview;

BatonImportPreview *baton_import_preview_new  (const char          *path,
                                               BatonMapping        *mapping,
                                               guint                n_rows,
                                               GError             **error);
void                baton_import_preview_free (BatonImportPreview  *self);
const char         *baton_import_preview_get_cell (const BatonImportPreview *self,
                                                   guint                     row,
                                                   guint                     column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonImportPreview, baton_import_preview_free)

G_END_DECLS
