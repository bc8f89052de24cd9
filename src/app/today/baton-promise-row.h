/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "baton-insight-service.h"

G_BEGIN_DECLS

#define BATON_TYPE_PROMISE_ROW (baton_promise_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonPromiseRow, baton_promise_row, BATON, PROMISE_ROW, GtkListBoxRow)

GtkWidget *baton_promise_row_new       (const BatonSlaStatus *status);
char      *baton_promise_dup_headline  (const BatonSlaStatus *status);
char      *baton_promise_dup_pace      (const BatonSlaStatus *status);

G_END_DECLS
