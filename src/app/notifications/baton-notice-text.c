/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Puts a notification into words: what to do and until when is the title, who
 * it is about and why the body. */

#include "notifications/baton-notice-text.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "widgets/baton-time-words.h"

/**
 * baton_notice_dup_id:
 * @kind: what is told
 * @lead: the lead
 *
 * Names a notification, so that a newer one about the same takes its place:
 * that a clock is late that of its warning.
 *
 * Returns: (transfer full): the id
 */
char *
baton_notice_dup_id (BatonNoticeKind kind,
                     gint64          lead)
{
  static const char * const subjects[] = {
    [BATON_NOTICE_HANDOFF] = "handoff",
    [BATON_NOTICE_UNASSIGNED] = "handoff",
    [BATON_NOTICE_RETURN] = "return",
    [BATON_NOTICE_WARNING] = "clock",
    [BATON_NOTICE_BREACH] = "clock",
    [BATON_NOTICE_WAKE_UP] = "return",
  };

  return g_strdup_printf ("lead-%" PRId64 "-%s", lead, subjects[kind]);
}

/* What to do by a time. */
static char *
dup_task (const BatonNews *news,
          gint64           now)
{
  g_autofree char *by = baton_time_text_at (news->due_at, now);

  switch (news->notice.kind == BATON_NOTICE_UNASSIGNED ? BATON_MILESTONE_ASSIGNMENT : news->milestone)
    {
    case BATON_MILESTONE_ATTEMPT:
    case BATON_MILESTONE_REACHED:
      /* Translators: the title of a notification: whom to call, and by when (10:27, Thu 14:00 or Thu 19 Mar) */
      return g_strdup_printf (_("Call %1$s by %2$s"), news->name, by);
    case BATON_MILESTONE_ASSIGNMENT:
      /* Translators: the title of a notification: somebody in Sales is to get the lead %1$s by the time %2$s */
      return g_strdup_printf (_("Give %1$s to somebody by %2$s"), news->name, by);
    case BATON_MILESTONE_TAKE_UP:
      /* Translators: the title of a notification: a lead that Sales returned, and by when to look at it */
      return g_strdup_printf (_("Look at %1$s again by %2$s"), news->name, by);
    default:
      /* Translators: the title of a notification: a lead that waits to be accepted, and by when */
      return g_strdup_printf (_("Accept or return %1$s by %2$s"), news->name, by);
    }
}

/* The same where no clock runs. */
static char *
dup_task_at_any_time (const BatonNews *news)
{
  switch (news->notice.kind)
    {
    case BATON_NOTICE_UNASSIGNED:
      /* Translators: the title of a notification about a lead that nobody was free for */
      return g_strdup_printf (_("Give %s to somebody"), news->name);
    case BATON_NOTICE_RETURN:
    case BATON_NOTICE_WAKE_UP:
      /* Translators: the title of a notification about a lead that Sales returned */
      return g_strdup_printf (_("Look at %s again"), news->name);
    default:
      /* Translators: the title of a notification about a lead that waits to be accepted */
      return g_strdup_printf (_("Accept or return %s"), news->name);
    }
}

/**
 * baton_notice_dup_title:
 * @news: news
 * @now: the time, in microseconds UTC
 *
 * Says what to do, and until when.
 *
 * Returns: (transfer full): the title
 */
char *
baton_notice_dup_title (const BatonNews *news,
                        gint64           now)
{
  if (news->notice.kind == BATON_NOTICE_BREACH && news->waiting_since != 0)
    {
      g_autofree char *since = baton_time_text_at (news->waiting_since, now);

      /* Translators: the title of a notification about a lead that waits for longer than was promised */
      return g_strdup_printf (_("%1$s has been waiting since %2$s"), news->name, since);
    }
  if (news->due_at != 0 && news->notice.kind != BATON_NOTICE_WAKE_UP)
    return dup_task (news, now);
  return dup_task_at_any_time (news);
}

static char *
dup_breach (const BatonNews *news,
            gint64           now)
{
  g_autofree char *due = baton_time_text_at (news->due_at, now);

  switch (news->milestone)
    {
    case BATON_MILESTONE_ATTEMPT:
    case BATON_MILESTONE_REACHED:
      /* Translators: %s is a time, such as 10:12, Thu 14:00 or Thu 19 Mar */
      return g_strdup_printf (_("The call was due by %s."), due);
    case BATON_MILESTONE_ASSIGNMENT:
      return g_strdup_printf (_("Somebody in Sales was to have it by %s."), due);
    case BATON_MILESTONE_TAKE_UP:
      return g_strdup_printf (_("It was to be looked at by %s."), due);
    default:
      return g_strdup_printf (_("An answer was due by %s."), due);
    }
}

static const char *
get_trigger (const BatonNews *news)
{
  switch (news->trigger)
    {
    case BATON_TRIGGER_HAND_RAISED:
      return _("Asked to talk to Sales.");
    case BATON_TRIGGER_PERSON:
      return _("Handed over by a colleague.");
    case BATON_TRIGGER_AUTOMATION:
      return _("Did what leads do before they buy.");
    default:
      return _("Reached the score for Sales.");
    }
}

/* Why this is told. */
static char *
dup_reason (const BatonNews *news,
            gint64           now)
{
  g_autofree char *left = baton_time_text_duration (MAX (0, news->due_at - now) / G_USEC_PER_SEC);

  switch (news->notice.kind)
    {
    case BATON_NOTICE_WARNING:
      /* Translators: %s is a length of time, such as 38 min */
      return g_strdup_printf (_("%s left."), left);
    case BATON_NOTICE_BREACH:
      return dup_breach (news, now);
    case BATON_NOTICE_UNASSIGNED:
      return g_strdup (_("Nobody in Sales was free."));
    case BATON_NOTICE_RETURN:
      if (news->reason == BATON_N_RETURN_REASONS)
        return g_strdup (_("Sales returned it."));
      /* Translators: %s is a reason, such as Not Ready Yet */
      return g_strdup_printf (_("Sales returned it: %s."), baton_return_reason_get_title (news->reason));
    case BATON_NOTICE_WAKE_UP:
      return g_strdup (_("The date that Sales named has come."));
    default:
      return g_strdup (get_trigger (news));
    }
}

/**
 * baton_notice_dup_body:
 * @news: news
 * @now: the time, in microseconds UTC
 *
 * Says why it is told, and more about who it is.
 *
 * Returns: (transfer full): the text
 */
char *
baton_notice_dup_body (const BatonNews *news,
                       gint64           now)
{
  g_autofree char *reason = dup_reason (news, now);

  if (news->company == NULL)
    /* Translators: the text of a notification: why it is shown, a whole sentence, and the lead's score */
    return g_strdup_printf (_("%1$s Score %2$d"), reason, news->score);
  /* Translators: the text of a notification: why it is shown, a whole sentence, the lead's company and score */
  return g_strdup_printf (_("%1$s %2$s · score %3$d"), reason, news->company, news->score);
}

/**
 * baton_notice_to_notification:
 * @news: news
 * @now: the time, in microseconds UTC
 *
 * Makes the notification that a desktop shows. Its buttons name actions of the
 * application, so they work when no window is open.
 *
 * Returns: (transfer full): a notification
 */
GNotification *
baton_notice_to_notification (const BatonNews *news,
                              gint64           now)
{
  g_autofree char *title = baton_notice_dup_title (news, now);
  g_autofree char *body = baton_notice_dup_body (news, now);
  g_autoptr(GIcon) icon = g_themed_icon_new (BATON_APPLICATION_ID);
  GNotification *notification = g_notification_new (title);
  gboolean is_urgent = news->notice.kind == BATON_NOTICE_BREACH ||
                       (news->is_open && news->priority == BATON_PRIORITY_HAND_RAISER);

  g_notification_set_body (notification, body);
  g_notification_set_icon (notification, icon);
  g_notification_set_priority (notification,
                               is_urgent ? G_NOTIFICATION_PRIORITY_HIGH : G_NOTIFICATION_PRIORITY_NORMAL);
  g_notification_set_default_action_and_target (notification, "app.open-lead", "x", news->notice.lead);
  if (news->can_accept)
    g_notification_add_button_with_target (notification, _("Accept"), "app.accept-lead", "x", news->notice.lead);
  g_notification_add_button_with_target (notification, _("Open"), "app.open-lead", "x", news->notice.lead);
  return notification;
}

/**
 * baton_notice_summarise:
 * @n_more: how many notifications are not shown one by one
 *
 * Makes one notification that stands for many, so that somebody who comes back
 * is not shown all of them.
 *
 * Returns: (transfer full): a notification
 */
GNotification *
baton_notice_summarise (guint n_more)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u more thing waits for you", "%u more things wait for you",
                                                      n_more), n_more);
  GNotification *notification = g_notification_new (title);

  g_notification_set_body (notification, _("Today lists them, what is late first."));
  g_notification_set_default_action_and_target (notification, "app.show-page", "s", "today");
  return notification;
}
