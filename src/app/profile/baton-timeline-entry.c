/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-timeline-entry.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

typedef char *(*DescribeEvent) (const BatonEvent *event);

typedef char *(*DescribeChange) (const BatonLeadSheet *sheet,
                                 JsonObject           *detail);

/**
 * baton_timeline_entry_free:
 * @self: an entry
 *
 * Frees an entry.
 */
void
baton_timeline_entry_free (BatonTimelineEntry *self)
{
  g_free (self->text);
  g_free (self->note);
  g_free (self->actor);
  g_free (self);
}

static BatonTimelineEntry *
entry_new (gint64      at,
           const char *icon_name,
           char       *text,
           const char *actor)
{
  BatonTimelineEntry *self = g_new0 (BatonTimelineEntry, 1);

  self->at = at;
  self->icon_name = icon_name;
  self->text = text;
  self->actor = g_strdup (actor);
  return self;
}

/* What a page is called by people: its path, or the site where that is all. */
static const char *
get_page (const BatonEvent *event)
{
  const char *scheme = event->url != NULL ? strstr (event->url, "://") : NULL;
  const char *host = scheme != NULL ? scheme + 3 : event->url;
  const char *path = host != NULL ? strchr (host, '/') : NULL;

  return path != NULL && path[1] != '\0' ? path : host;
}

static const char *
get_campaign (const BatonEvent *event)
{
  return event->campaign != NULL ? event->campaign : event->program;
}

static char *
describe_visit (const BatonEvent *event)
{
  const char *page = get_page (event);

  if (page == NULL)
    return g_strdup (_("Visited the site"));
  /* Translators: %s is a page of a web site, such as /pricing */
  return g_strdup_printf (_("Visited %s"), page);
}

static char *
describe_download (const BatonEvent *event)
{
  const char *what = event->campaign != NULL ? event->campaign : get_page (event);

  if (what == NULL)
    return g_strdup (_("Downloaded a file"));
  return g_strdup_printf (_("Downloaded “%s”"), what);
}

static char *
describe_open (const BatonEvent *event)
{
  const char *campaign = get_campaign (event);

  if (campaign == NULL)
    return g_strdup (_("Opened an e-mail"));
  return g_strdup_printf (_("Opened an e-mail of “%s”"), campaign);
}

static char *
describe_click (const BatonEvent *event)
{
  const char *campaign = get_campaign (event);

  if (campaign == NULL)
    return g_strdup (_("Followed a link in an e-mail"));
  return g_strdup_printf (_("Followed a link in an e-mail of “%s”"), campaign);
}

static char *
describe_form (const BatonEvent *event)
{
  const char *form = event->form != NULL ? event->form : get_page (event);

  if (form == NULL)
    return g_strdup (_("Sent a form"));
  return g_strdup_printf (_("Sent the form “%s”"), form);
}

static char *
describe_demo (const BatonEvent *event)
{
  return g_strdup (_("Asked for a demo"));
}

static char *
describe_webinar (const BatonEvent *event)
{
  const char *campaign = get_campaign (event);

  if (campaign == NULL)
    return g_strdup (_("Took part in a webinar"));
  return g_strdup_printf (_("Took part in “%s”"), campaign);
}

static char *
describe_unsubscribe (const BatonEvent *event)
{
  return g_strdup (_("Unsubscribed from e-mail"));
}

static const struct
{
  const char    *kind;
  const char    *icon_name;
  DescribeEvent  describe;
} events[] =
{
  { "demo_request", "baton-hand-symbolic", describe_demo },
  { "download", "folder-download-symbolic", describe_download },
  { "email_click", "mail-read-symbolic", describe_click },
  { "email_open", "mail-read-symbolic", describe_open },
  { "form_submit", "document-edit-symbolic", describe_form },
  { "page_view", "view-reveal-symbolic", describe_visit },
  { "unsubscribe", "mail-mark-junk-symbolic", describe_unsubscribe },
  { "webinar_attend", "camera-video-symbolic", describe_webinar },
};

static BatonTimelineEntry *
entry_of_event (const BatonEvent *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      if (g_str_equal (event->kind, events[i].kind))
        return entry_new (event->at, events[i].icon_name, events[i].describe (event), NULL);
    }
  return entry_new (event->at, "emblem-documents-symbolic", g_strdup (event->kind), NULL);
}

static const char *
get_text (JsonObject *detail,
          const char *member)
{
  return detail != NULL ? json_object_get_string_member_with_default (detail, member, "") : "";
}

static int
get_number (JsonObject *detail,
            const char *member)
{
  return detail != NULL ? (int) json_object_get_int_member_with_default (detail, member, 0) : 0;
}

static char *
describe_created (const BatonLeadSheet *sheet,
                  JsonObject           *detail)
{
  return g_strdup (_("Became a lead"));
}

static char *
describe_handed_over (const BatonLeadSheet *sheet,
                      JsonObject           *detail)
{
  BatonTrigger trigger = baton_trigger_from_name (get_text (detail, "trigger"));
  int score = get_number (detail, "fit") + get_number (detail, "interest");

  switch (trigger)
    {
    case BATON_TRIGGER_THRESHOLD:
      /* Translators: %d is a score; the lead got more points than the threshold asks for */
      return g_strdup_printf (_("Handed over to Sales: reached %d"), score);
    case BATON_TRIGGER_HAND_RAISED:
      return g_strdup (_("Handed over to Sales: asked for a conversation"));
    case BATON_TRIGGER_AUTOMATION:
      return g_strdup (_("Handed over to Sales by an automation"));
    case BATON_TRIGGER_PERSON:
    default:
      return g_strdup (_("Handed over to Sales"));
    }
}

static char *
describe_assigned (const BatonLeadSheet *sheet,
                   JsonObject           *detail)
{
  const char *to = get_text (detail, "to");

  if (*to == '\0')
    return g_strdup (_("Waits for somebody in Sales to be free"));
  /* Translators: %s is a person, who is to work on the lead */
  return g_strdup_printf (_("Went to %s"), to);
}

static char *
describe_accepted (const BatonLeadSheet *sheet,
                   JsonObject           *detail)
{
  return g_strdup (_("Accepted by Sales"));
}

static char *
describe_returned (const BatonLeadSheet *sheet,
                   JsonObject           *detail)
{
  BatonReturnReason reason;

  if (!baton_return_reason_from_name (get_text (detail, "reason"), &reason))
    return g_strdup (_("Returned to Marketing"));
  /* Translators: %s is why, such as Gone quiet */
  return g_strdup_printf (_("Returned to Marketing: %s"), baton_return_reason_get_title (reason));
}

static char *
describe_attempted (const BatonLeadSheet *sheet,
                    JsonObject           *detail)
{
  const char *channel = get_text (detail, "channel");
  BatonAttemptOutcome outcome;
  const char *title;

  if (!baton_attempt_outcome_from_name (get_text (detail, "outcome"), &outcome))
    return g_strdup (_("Tried to contact"));
  title = baton_attempt_outcome_get_title (outcome);
  if (g_str_equal (channel, "call"))
    /* Translators: %s is what came of a call, such as No answer */
    return g_strdup_printf (_("Called: %s"), title);
  if (g_str_equal (channel, "email"))
    /* Translators: %s is what came of an e-mail, such as Sent a message */
    return g_strdup_printf (_("Wrote: %s"), title);
  /* Translators: %s is what came of trying to contact a lead, such as No answer */
  return g_strdup_printf (_("Tried to contact: %s"), title);
}

static char *
describe_stage (const BatonLeadSheet *sheet,
                JsonObject           *detail)
{
  const BatonStage *stage = baton_process_find (sheet->process, get_text (detail, "to"));

  /* Translators: %s is the title of a stage, such as Opportunity */
  return g_strdup_printf (_("Moved to %s"), stage != NULL ? stage->title : get_text (detail, "to"));
}

static char *
describe_breach (const BatonLeadSheet *sheet,
                 JsonObject           *detail)
{
  const BatonSla *sla = baton_lead_sheet_find_sla (sheet, get_text (detail, "sla"));

  /* Translators: %s is a promise, such as First contact in time */
  return g_strdup_printf (_("Became late: %s"), sla != NULL ? sla->title : get_text (detail, "sla"));
}

static char *
describe_woken (const BatonLeadSheet *sheet,
                JsonObject           *detail)
{
  return g_strdup (_("Marketing was reminded to look again"));
}

static char *
describe_held (const BatonLeadSheet *sheet,
               JsonObject           *detail)
{
  return g_strdup (_("Held for review by a filter"));
}

static char *
describe_asked (const BatonLeadSheet *sheet,
                JsonObject           *detail)
{
  return g_strdup (_("Qualifies since the rules changed, and waits to be confirmed"));
}

static char *
describe_confirmed (const BatonLeadSheet *sheet,
                    JsonObject           *detail)
{
  return g_strdup (_("Confirmed that Sales may have it"));
}

static char *
describe_changed (const BatonLeadSheet *sheet,
                  JsonObject           *detail)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *list = NULL;
  JsonNode *to = detail != NULL ? json_object_get_member (detail, "to") : NULL;
  JsonObjectIter iter;
  const char *name;

  if (to == NULL || !JSON_NODE_HOLDS_OBJECT (to))
    return g_strdup (_("Details changed"));

  json_object_iter_init_ordered (&iter, json_node_get_object (to));
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    g_ptr_array_add (titles, (gpointer) baton_lead_sheet_title_of (name));
  g_ptr_array_add (titles, NULL);
  /* Translators: what separates the parts of a list */
  list = g_strjoinv (_(", "), (char **) titles->pdata);
  /* Translators: %s is a list of fields, such as Job title, Company */
  return g_strdup_printf (_("Changed: %s"), list);
}

/* What is not here stands in the timeline in another way, or is of no interest
 * to people: an event is an entry of its own, a clock says itself how it stands. */
static const struct
{
  const char     *action;
  const char     *icon_name;
  DescribeChange  describe;
} changes[] =
{
  { "accepted", "object-select-symbolic", describe_accepted },
  { "assigned", "avatar-default-symbolic", describe_assigned },
  { "attempted", "baton-call-symbolic", describe_attempted },
  { "clock-breached", "baton-late-symbolic", describe_breach },
  { "confirmation-asked", "media-playback-pause-symbolic", describe_asked },
  { "confirmed", "object-select-symbolic", describe_confirmed },
  { BATON_ACTION_HANDED_OVER, "baton-handoff-symbolic", describe_handed_over },
  { "held", "media-playback-pause-symbolic", describe_held },
  { "lead-changed", "document-edit-symbolic", describe_changed },
  { "lead-created", "list-add-symbolic", describe_created },
  { BATON_ACTION_RETURNED, "edit-undo-symbolic", describe_returned },
  { "stage-moved", "go-next-symbolic", describe_stage },
  { "woken", "alarm-symbolic", describe_woken },
};

/* Handing over, accepting and returning say where it goes: no second entry. */
static gboolean
repeats_move (const BatonLeadSheet    *sheet,
              const BatonJournalEntry *entry,
              JsonObject              *detail)
{
  const BatonStage *stage;

  if (!g_str_equal (entry->action, "stage-moved"))
    return FALSE;
  stage = baton_process_find (sheet->process, get_text (detail, "to"));
  return stage != NULL &&
         (stage->number == BATON_STAGE_NEW ||
          stage->number == BATON_STAGE_MARKETING_QUALIFIED ||
          stage->number == BATON_STAGE_SALES_ACCEPTED);
}

static BatonTimelineEntry *
entry_of_change (const BatonLeadSheet    *sheet,
                 const BatonJournalEntry *entry)
{
  g_autoptr(JsonNode) node = entry->detail != NULL ? json_from_string (entry->detail, NULL) : NULL;
  JsonObject *detail = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (repeats_move (sheet, entry, detail))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      BatonTimelineEntry *self;

      if (!g_str_equal (entry->action, changes[i].action))
        continue;
      self = entry_new (entry->at, changes[i].icon_name, changes[i].describe (sheet, detail), entry->actor);
      if (*get_text (detail, "note") != '\0')
        self->note = g_strdup (get_text (detail, "note"));
      return self;
    }
  return NULL;
}

static gint
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const BatonTimelineEntry *first = *(BatonTimelineEntry * const *) a;
  const BatonTimelineEntry *second = *(BatonTimelineEntry * const *) b;

  return (first->at < second->at) - (first->at > second->at);
}

/**
 * baton_timeline_list:
 * @sheet: a sheet
 *
 * Tells the story of a lead: what it did, and what happened to it.
 *
 * Returns: (transfer full) (element-type BatonTimelineEntry): the entries,
 *   newest first
 */
GPtrArray *
baton_timeline_list (const BatonLeadSheet *sheet)
{
  const BatonProfile *profile = &sheet->profile;
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_timeline_entry_free);

  for (guint i = 0; i < profile->history->len; i++)
    {
      BatonTimelineEntry *entry = entry_of_change (sheet, g_ptr_array_index (profile->history, i));

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  for (guint i = profile->events.len; i > 0; i--)
    g_ptr_array_add (entries, entry_of_event (&profile->events.array[i - 1]));

  /* A stable sort: what happened at once stays in the order it was written. */
  g_ptr_array_sort (entries, compare_newest_first);
  return entries;
}
