/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-statement-private.h"

G_BEGIN_DECLS

gboolean baton_query_number  (BatonStatement  *statement,
                              gint64          *number,
                              GError         **error);
GArray  *baton_query_numbers (BatonStatement  *statement,
                              GError         **error);

/*
 * BatonReadFunc:
 *
 * Makes one element from the row that @statement stands on.
 */
typedef gpointer (*BatonReadFunc) (BatonStatement *statement);

GPtrArray *baton_query_list  (BatonStatement  *statement,
                              BatonReadFunc    read_row,
                              GDestroyNotify   free_row,
                              GError         **error);
gpointer   baton_query_first (BatonStatement  *statement,
                              BatonReadFunc    read_row,
                              GError         **error);

/*
 * BatonFillFunc:
 *
 * Fills a zeroed element from the row that @statement stands on.
 */
typedef void (*BatonFillFunc) (BatonStatement *statement,
                               gpointer        element);

GArray    *baton_query_array (BatonStatement  *statement,
                              guint            element_size,
                              BatonFillFunc    fill,
                              GDestroyNotify   clear,
                              GError         **error);

G_END_DECLS
