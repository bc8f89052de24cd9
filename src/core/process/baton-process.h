/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "process/baton-stage.h"

G_BEGIN_DECLS

/**
 * BatonProcess:
 *
 * The stages that both teams agreed on, in the order of the funnel. It never
 * changes once it is made, so it may be shared between threads.
 */
typedef struct _BatonProcess BatonProcess;

BatonProcess     *baton_process_new            (GPtrArray          *stages,
                                                GError            **error);
BatonProcess     *baton_process_ref            (BatonProcess       *self);
void              baton_process_unref          (BatonProcess       *self);
guint             baton_process_get_n_stages   (BatonProcess       *self);
const BatonStage *baton_process_get_nth        (BatonProcess       *self,
                                                guint               position);
const BatonStage *baton_process_get_stage      (BatonProcess       *self,
                                                guint               number);
const BatonStage *baton_process_find           (BatonProcess       *self,
                                                const char         *name);
gboolean          baton_process_allows         (BatonProcess       *self,
                                                guint               from,
                                                guint               to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonProcess, baton_process_unref)

G_END_DECLS
