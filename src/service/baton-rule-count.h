/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-intake.h"
#include "baton-session.h"
#include "insight/baton-rule-effect.h"

G_BEGIN_DECLS

BatonRuleEffect *baton_rules_count (BatonSession       *session,
                                    BatonRuleSet       *edited,
                                    BatonProgressFunc   progress,
                                    gpointer            progress_data,
                                    GCancellable       *cancellable,
                                    GError            **error);

G_END_DECLS
