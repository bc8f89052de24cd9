/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-lead-reader.h"

G_BEGIN_DECLS

char *exchange_write_file     (const char    *bytes,
                               gssize         length);
void  exchange_remove_file    (char          *path);
char *exchange_encode         (const char    *text,
                               const char    *encoding,
                               const char    *mark,
                               gsize         *length);
void  exchange_append_record  (GString       *text,
                               const BatonRecord *record);
char *exchange_read_leads     (const char    *bytes,
                               gssize         length,
                               BatonMapping  *mapping);
char *exchange_describe_columns (const char   *bytes,
                                 BatonMapping *mapping);

G_END_DECLS
