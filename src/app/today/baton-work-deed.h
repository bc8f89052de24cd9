/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "baton-live-index.h"
#include "baton-work-item.h"

G_BEGIN_DECLS

void baton_work_deed_do      (GtkWidget      *page,
                              BatonLiveIndex *live,
                              BatonWorkItem  *item);
void baton_work_deed_accept  (GtkWidget      *page,
                              BatonLiveIndex *live,
                              BatonWorkItem  *item);
void baton_work_deed_pass_on (GtkWidget      *page,
                              BatonLiveIndex *live,
                              BatonWorkItem  *item);
void baton_work_deed_return  (GtkWidget      *page,
                              BatonLiveIndex *live,
                              BatonWorkItem  *item);

G_END_DECLS
