/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-connection.h"
#include "process/baton-team.h"

G_BEGIN_DECLS

typedef enum
{
  BATON_NOTICE_HANDOFF,
  BATON_NOTICE_UNASSIGNED,
  BATON_NOTICE_RETURN,
  BATON_NOTICE_WARNING,
  BATON_NOTICE_BREACH,
  BATON_NOTICE_WAKE_UP,
} BatonNoticeKind;

/**
 * BatonNotice:
 * @id: the notification's number
 * @person: the recipient; 0 for everybody of @team
 * @team: the recipient's team
 * @kind: what it tells
 * @lead: the lead
 * @handoff: the handoff; 0 for none
 * @clock: the clock; 0 for none
 * @created_at: when it was queued, in microseconds UTC
 * @shown_at: when the recipient's device showed it; 0 for not yet
 *
 * A notification in the outbox. What it says is put into words, in the
 * recipient's language, by the device that shows it.
 */
typedef struct
{
  gint64          id;
  gint64          person;
  BatonTeam       team;
  BatonNoticeKind kind;
  gint64          lead;
  gint64          handoff;
  gint64          clock;
  gint64          created_at;
  gint64          shown_at;
} BatonNotice;

const char *baton_notice_kind_get_name (BatonNoticeKind    kind);

gboolean    baton_outbox_queue         (BatonConnection   *connection,
                                        BatonNotice       *notice,
                                        GError           **error);
GArray     *baton_outbox_list_waiting  (BatonConnection   *connection,
                                        gint64             person,
                                        BatonTeam          team,
                                        GError           **error);
GArray     *baton_outbox_list_shown    (BatonConnection   *connection,
                                        gint64             person,
                                        BatonTeam          team,
                                        gint64             since,
                                        GError           **error);
gboolean    baton_outbox_mark_shown    (BatonConnection   *connection,
                                        gint64             notice,
                                        gint64             at,
                                        gboolean          *first,
                                        GError           **error);
gboolean    baton_outbox_withdraw      (BatonConnection   *connection,
                                        gint64             lead,
                                        gint64             at,
                                        GError           **error);

G_END_DECLS
