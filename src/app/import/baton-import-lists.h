/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "baton-import-preview.h"
#include "baton-intake.h"

G_BEGIN_DECLS

/* How many rows of a file are shown, as examples of what stands in a column. */
#define BATON_IMPORT_SAMPLE_ROWS 3

void baton_import_lists_show_columns  (GtkListBox               *list,
                                       const BatonImportPreview *preview);
void baton_import_lists_show_counting (GtkListBox               *list);
void baton_import_lists_show_effects  (GtkListBox               *list,
                                       const BatonImportReport  *report);
void baton_import_lists_show_problems (GtkListBox               *list,
                                       GtkWidget                *box,
                                       const BatonImportReport  *report);

G_END_DECLS
