/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-progress.h"

G_BEGIN_DECLS

#define BATON_TYPE_JOB_ROW (baton_job_row_get_type ())
G_DECLARE_FINAL_TYPE (BatonJobRow, baton_job_row, BATON, JOB_ROW, AdwActionRow)

GCancellable *baton_job_row_begin   (BatonJobRow   *self,
                                     const char    *title,
                                     BatonProgress *progress);
void          baton_job_row_end     (BatonJobRow   *self,
                                     const GError  *error);
gboolean      baton_job_row_is_busy (BatonJobRow   *self);

G_END_DECLS
