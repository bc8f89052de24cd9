/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sla/baton-sla.h"

G_BEGIN_DECLS

#define BATON_TYPE_PROMISE_EDITOR (baton_promise_editor_get_type ())
G_DECLARE_FINAL_TYPE (BatonPromiseEditor, baton_promise_editor, BATON, PROMISE_EDITOR, AdwExpanderRow)

GtkWidget *baton_promise_editor_new     (const BatonSla      *sla);
BatonSla  *baton_promise_editor_get_sla (BatonPromiseEditor  *self,
                                         GError             **error);

G_END_DECLS
