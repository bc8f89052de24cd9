/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session-private.h"

G_BEGIN_DECLS

void     baton_newcomer_init_state (BatonLeadState     *state,
                                    gint64              now);
gboolean baton_newcomer_insert     (BatonSession       *session,
                                    const BatonRecord  *record,
                                    gint64             *lead,
                                    GError            **error);
gboolean baton_newcomer_find       (BatonSession       *session,
                                    const BatonRecord  *record,
                                    gint64             *lead,
                                    GError            **error);

/*
 * BatonMergeMode:
 * @BATON_MERGE_FILL: only empty fields take a value
 * @BATON_MERGE_OVERWRITE: every value that comes replaces the old one
 */
typedef enum
{
  BATON_MERGE_FILL,
  BATON_MERGE_OVERWRITE,
} BatonMergeMode;

gboolean baton_newcomer_merge      (BatonSession       *session,
                                    BatonLeadRow       *row,
                                    const BatonRecord  *incoming,
                                    BatonMergeMode      mode,
                                    const char         *actor,
                                    gboolean           *changed,
                                    GError            **error);
gboolean baton_newcomer_check_free (BatonSession       *session,
                                    gint64              lead,
                                    const BatonRecord  *before,
                                    const BatonRecord  *after,
                                    GError            **error);

G_END_DECLS
