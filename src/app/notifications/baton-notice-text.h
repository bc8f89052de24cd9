/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "baton-notices.h"

G_BEGIN_DECLS

char          *baton_notice_dup_id        (BatonNoticeKind   kind,
                                           gint64            lead);
char          *baton_notice_dup_title     (const BatonNews  *news,
                                           gint64            now);
char          *baton_notice_dup_body      (const BatonNews  *news,
                                           gint64            now);
GNotification *baton_notice_to_notification (const BatonNews *news,
                                             gint64           now);
GNotification *baton_notice_summarise     (guint             n_more);

G_END_DECLS
