/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-work-item.h"

G_BEGIN_DECLS

char       *baton_work_words_reason     (BatonWorkItem *item,
                                         gint64         now);
char       *baton_work_words_due        (BatonWorkItem *item);
const char *baton_work_words_task       (BatonTask      task);
char       *baton_work_words_task_with  (BatonWorkItem *item,
                                         const char    *name);
const char *baton_work_words_icon       (BatonWorkItem *item);

G_END_DECLS
