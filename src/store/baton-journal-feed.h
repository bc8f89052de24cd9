/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-store.h"

G_BEGIN_DECLS

#define BATON_TYPE_JOURNAL_FEED (baton_journal_feed_get_type ())
G_DECLARE_FINAL_TYPE (BatonJournalFeed, baton_journal_feed, BATON, JOURNAL_FEED, GObject)

BatonJournalFeed *baton_journal_feed_new      (BatonStore        *store,
                                               gint64             after);
gint64            baton_journal_feed_get_last (BatonJournalFeed  *self);

G_END_DECLS
