/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "handoff/baton-person.h"

G_BEGIN_DECLS

#define BATON_TYPE_PASS_ON_DIALOG (baton_pass_on_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BatonPassOnDialog, baton_pass_on_dialog, BATON, PASS_ON_DIALOG, AdwMessageDialog)

#define BATON_PASS_ON_RESPONSE "pass-on"

GtkWidget *baton_pass_on_dialog_new        (GtkWindow          *parent,
                                            const char         *name,
                                            GPtrArray          *people);
gint64     baton_pass_on_dialog_get_person (BatonPassOnDialog  *self);

G_END_DECLS
