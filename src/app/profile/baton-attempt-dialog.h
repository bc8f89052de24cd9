/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "handoff/baton-handoff.h"

G_BEGIN_DECLS

#define BATON_TYPE_ATTEMPT_DIALOG (baton_attempt_dialog_get_type ())
G_DECLARE_FINAL_TYPE (BatonAttemptDialog, baton_attempt_dialog, BATON, ATTEMPT_DIALOG, AdwMessageDialog)

#define BATON_ATTEMPT_RESPONSE_LOG "log"

GtkWidget           *baton_attempt_dialog_new         (GtkWindow          *parent,
                                                       const char         *name);
GtkWidget           *baton_attempt_dialog_copy        (BatonAttemptDialog *self);
BatonAttemptOutcome  baton_attempt_dialog_get_outcome (BatonAttemptDialog *self);
const char          *baton_attempt_dialog_get_note    (BatonAttemptDialog *self);

G_END_DECLS
