/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-session.h"

G_BEGIN_DECLS

/**
 * BatonNewcomersReport:
 * @handed_over: how many leads were handed over
 * @left: how many did not qualify any more, and wait no longer
 */
typedef struct
{
  guint64 handed_over;
  guint64 left;
} BatonNewcomersReport;

GArray   *baton_newcomers_list    (BatonSession          *session,
                                   GError               **error);
gboolean  baton_newcomers_confirm (BatonSession          *session,
                                   const gint64          *leads,
                                   guint                  n_leads,
                                   BatonNewcomersReport  *report,
                                   GCancellable          *cancellable,
                                   GError               **error);

G_END_DECLS
