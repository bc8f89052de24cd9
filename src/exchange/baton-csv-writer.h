/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BatonCsvWriter BatonCsvWriter;

BatonCsvWriter *baton_csv_writer_new        (GOutputStream   *stream,
                                             char             separator);
void            baton_csv_writer_free       (BatonCsvWriter  *self);
void            baton_csv_writer_add_text   (BatonCsvWriter  *self,
                                             const char      *text);
void            baton_csv_writer_add_number (BatonCsvWriter  *self,
                                             gint64           number);
void            baton_csv_writer_add_double (BatonCsvWriter  *self,
                                             double           number,
                                             guint            n_decimals);
gboolean        baton_csv_writer_end_row    (BatonCsvWriter  *self,
                                             GCancellable    *cancellable,
                                             GError         **error);
gboolean        baton_csv_writer_finish     (BatonCsvWriter  *self,
                                             GCancellable    *cancellable,
                                             GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonCsvWriter, baton_csv_writer_free)

G_END_DECLS
