/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "leads/baton-leads-model.h"

G_BEGIN_DECLS

#define BATON_TYPE_FILTER_COMPLETION (baton_filter_completion_get_type ())
G_DECLARE_FINAL_TYPE (BatonFilterCompletion, baton_filter_completion, BATON, FILTER_COMPLETION, GtkPopover)

void baton_filter_completion_set_entry (BatonFilterCompletion *self,
                                        GtkEditable           *entry,
                                        BatonLeadsModel       *model);
void baton_filter_completion_update    (BatonFilterCompletion *self);

G_END_DECLS
