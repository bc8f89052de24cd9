/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-rule-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "scoring/baton-points-text.h"

#define MAX_LIST_TEXTS 5

static const struct
{
  const char *kind;
  const char *title;
} kinds[] =
{
  { "audit_request", N_("Audit asked for") },
  { "callback_request", N_("Call asked for") },
  { "contact_request", N_("Contact asked for") },
  { "demo_request", N_("Demo asked for") },
  { "download", N_("Download") },
  { "email_bounce", N_("E-mail came back") },
  { "email_click", N_("Link in an e-mail followed") },
  { "email_open", N_("E-mail opened") },
  { "event_attend", N_("Event attended") },
  { "form_submit", N_("Form sent") },
  { "form_view", N_("Form looked at") },
  { "page_view", N_("Page visited") },
  { "program_complete", N_("Nurture program completed") },
  { "quote_request", N_("Price asked for") },
  { "trial_start", N_("Trial started") },
  { "unsubscribe", N_("Unsubscribed") },
  { "webinar_attend", N_("Webinar attended") },
  { "webinar_register", N_("Webinar registered for") },
};

/* Adds a part to an enumeration, and takes the part. */
static void
add_part (GString *words,
          char    *part)
{
  if (words->len > 0)
    g_string_append (words, _(", "));
  g_string_append (words, part);
  g_free (part);
}

/**
 * baton_rule_words_kind:
 * @kind: (nullable): a kind of event, such as `page_view`; `NULL` for any
 *
 * Names a kind of event in the user's language.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_kind (const char *kind)
{
  if (kind == NULL)
    return g_strdup (_("Any event"));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (kinds[i].kind, kind) == 0)
        return g_strdup (_(kinds[i].title));
    }
  /* Translators: %s is the kind of an event that Baton does not know by name. */
  return g_strdup_printf (_("Event “%s”"), kind);
}

/**
 * baton_rule_words_pattern:
 * @pattern: a pattern
 *
 * Says in the user's language which events are meant, such as
 * `Page visited, page “…/pricing…”`.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_pattern (const BatonEventPattern *pattern)
{
  g_autoptr(GString) words = g_string_new (NULL);

  g_return_val_if_fail (pattern != NULL, NULL);

  add_part (words, baton_rule_words_kind (pattern->kind));
  if (pattern->url != NULL)
    /* Translators: which events a rule means; %s is a pattern such as “/pricing?”. */
    add_part (words, g_strdup_printf (_("page “%s”"), pattern->url));
  if (pattern->form != NULL)
    add_part (words, g_strdup_printf (_("form “%s”"), pattern->form));
  if (pattern->campaign != NULL)
    add_part (words, g_strdup_printf (_("campaign “%s”"), pattern->campaign));
  if (pattern->program != NULL)
    add_part (words, g_strdup_printf (_("program “%s”"), pattern->program));
  return g_strdup (words->str);
}

/**
 * baton_rule_words_persona:
 * @persona: a persona
 *
 * Says in the user's language who fits a persona.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_persona (const BatonPersona *persona)
{
  g_autofree char *when = NULL;

  g_return_val_if_fail (persona != NULL, NULL);

  when = baton_rule_words_conditions (persona->when);
  /* Translators: the first %s are conditions, the second is the name of a kind of person. */
  return g_strdup_printf (_("%s → persona “%s”"), when, persona->name);
}

/**
 * baton_rule_words_filter:
 * @rule: a filter
 *
 * Says a filter in the user's language, without its name.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_filter (const BatonFilterRule *rule)
{
  g_autofree char *when = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  when = baton_rule_words_conditions (rule->when);
  switch (rule->outcome)
    {
    case BATON_FILTER_DISQUALIFY:
      /* Translators: %s are the conditions of a filter. */
      return rule->hand_raisers ? g_strdup_printf (_("%s → disqualified, even who asks for Sales"), when)
                                : g_strdup_printf (_("%s → disqualified"), when);
    case BATON_FILTER_HOLD:
      return rule->hand_raisers ? g_strdup_printf (_("%s → held for review, even who asks for Sales"), when)
                                : g_strdup_printf (_("%s → held for review"), when);
    default:
      return g_strdup_printf (_("%s → passes with a note"), when);
    }
}

/**
 * baton_rule_words_fit:
 * @rule: a fit rule
 *
 * Says a fit rule in the user's language, such as `Job title contains “head” → +15 fit`.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_fit (const BatonFitRule *rule)
{
  g_autofree char *when = NULL;
  g_autofree char *points = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  when = baton_rule_words_conditions (rule->when);
  points = baton_points_text_signed (rule->points);
  /* Translators: the first %s are conditions; the second the points that they give, or take, with their sign. */
  return g_strdup_printf (_("%s → %s fit"), when, points);
}

static void
add_limits (GString                 *words,
            const BatonInterestRule *rule)
{
  if (rule->at_least_times > 1)
    add_part (words, g_strdup_printf (ngettext ("from %d time up", "from %d times up", (gulong) rule->at_least_times),
                                      rule->at_least_times));
  if (rule->at_most_times > 0)
    add_part (words, g_strdup_printf (ngettext ("at most %d time", "at most %d times", (gulong) rule->at_most_times),
                                      rule->at_most_times));
  if (rule->at_most_points > 0)
    add_part (words, g_strdup_printf (ngettext ("at most %d point", "at most %d points", (gulong) rule->at_most_points),
                                      rule->at_most_points));
  if (rule->within_days > 0)
    add_part (words, g_strdup_printf (ngettext ("within %d day", "within %d days", (gulong) rule->within_days),
                                      rule->within_days));
  if (rule->half_life_days > 0)
    /* Translators: the points of an event fade to half in so many days. */
    add_part (words, g_strdup_printf (ngettext ("half after %d day", "half after %d days", (gulong) rule->half_life_days),
                                      rule->half_life_days));
}

/**
 * baton_rule_words_interest:
 * @rule: an interest rule
 *
 * Says an interest rule in the user's language, such as
 * `Form sent → +20 interest each, at most 2 times`.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_interest (const BatonInterestRule *rule)
{
  g_autofree char *pattern = NULL;
  g_autofree char *points = NULL;
  g_autoptr(GString) words = g_string_new (NULL);

  g_return_val_if_fail (rule != NULL, NULL);

  points = baton_points_text_signed (rule->points);
  if (rule->inactive_days > 0)
    /* Translators: %d are days, %s the points that it gives, or takes, with their sign. */
    return g_strdup_printf (ngettext ("No event for %d day → %s interest", "No event for %d days → %s interest",
                                      (gulong) rule->inactive_days), rule->inactive_days, points);

  pattern = baton_rule_words_pattern (&rule->pattern);
  /* Translators: the first %s says which events, the second the points that each gives, or takes, with their sign. */
  add_part (words, g_strdup_printf (_("%s → %s interest each"), pattern, points));
  add_limits (words, rule);
  return g_strdup (words->str);
}

/**
 * baton_rule_words_group:
 * @group: a group
 *
 * Says a group in the user's language.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_group (const BatonRuleGroup *group)
{
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  g_return_val_if_fail (group != NULL, NULL);

  least = baton_points_text (group->min);
  most = baton_points_text (group->max);
  if (group->part == BATON_PART_FIT)
    /* Translators: the name of a group of rules, and the least and the most points that they give together. */
    return g_strdup_printf (_("“%s” together: %s to %s fit"), group->name, least, most);
  return g_strdup_printf (_("“%s” together: %s to %s interest"), group->name, least, most);
}

/**
 * baton_rule_words_hand_raiser:
 * @raiser: a hand-raiser
 *
 * Says in the user's language how a lead asks for Sales.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_hand_raiser (const BatonHandRaiser *raiser)
{
  g_autofree char *pattern = NULL;

  g_return_val_if_fail (raiser != NULL, NULL);

  pattern = baton_rule_words_pattern (&raiser->pattern);
  /* Translators: %s says which events; whoever does this is handed over at once. */
  return g_strdup_printf (_("%s → asks for Sales"), pattern);
}

/**
 * baton_rule_words_automation:
 * @automation: an automation
 *
 * Says an automation in the user's language.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_automation (const BatonAutomation *automation)
{
  g_autoptr(GString) words = g_string_new (NULL);

  g_return_val_if_fail (automation != NULL, NULL);

  add_part (words, baton_rule_words_pattern (&automation->pattern));
  if (automation->at_least_times > 1)
    add_part (words, g_strdup_printf (ngettext ("at least %d time", "at least %d times", (gulong) automation->at_least_times),
                                      automation->at_least_times));
  if (automation->within_days > 0)
    add_part (words, g_strdup_printf (ngettext ("within %d day", "within %d days", (gulong) automation->within_days),
                                      automation->within_days));
  if (automation->completed != NULL)
    {
      g_autofree char *completed = baton_rule_words_kind (automation->completed);

      /* Translators: what must have happened as well; %s says which event. */
      add_part (words, g_strdup_printf (_("and also: %s"), completed));
    }
  if (automation->unless != NULL)
    {
      g_autofree char *unless = baton_rule_words_kind (automation->unless);

      /* Translators: %s says which event makes a task needless, %d how soon, in minutes. */
      add_part (words, g_strdup_printf (ngettext ("not within %2$d minute: %1$s", "not within %2$d minutes: %1$s",
                                                  (gulong) automation->wait_minutes), unless, automation->wait_minutes));
    }

  if (automation->action == BATON_AUTOMATION_TASK)
    /* Translators: the first %s says which events, the second what Marketing is asked to do. */
    return g_strdup_printf (_("%s → task “%s”"), words->str, automation->text != NULL ? automation->text : "");
  return g_strdup_printf (_("%s → handed over"), words->str);
}

/**
 * baton_rule_words_routing:
 * @rule: a routing rule
 *
 * Says a routing rule in the user's language.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_routing (const BatonRoutingRule *rule)
{
  g_autofree char *when = NULL;

  g_return_val_if_fail (rule != NULL, NULL);

  when = rule->when->len > 0 ? baton_rule_words_conditions (rule->when) : g_strdup (_("Everybody"));
  if (rule->person != NULL)
    /* Translators: the first %s are conditions, the second is a person, the third the name of a queue of leads. */
    return g_strdup_printf (_("%s → %s, or else queue “%s”"), when, rule->person, rule->queue);
  /* Translators: the first %s are conditions, the second is the name of a queue of leads. */
  return g_strdup_printf (_("%s → queue “%s”"), when, rule->queue);
}

/**
 * baton_rule_words_list:
 * @list: a list
 *
 * Says in the user's language what is in a list.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_list (const BatonRuleList *list)
{
  g_autofree char *values = NULL;

  g_return_val_if_fail (list != NULL, NULL);

  if (list->values[0] == NULL)
    /* Translators: %s is the name of a list of values. */
    return g_strdup_printf (_("“%s” is empty"), list->name);
  values = baton_texts_in_words ((const char * const *) list->values, MAX_LIST_TEXTS);
  /* Translators: the first %s is the name of a list, the second are its values. */
  return g_strdup_printf (_("“%s”: %s"), list->name, values);
}

/**
 * baton_rule_words_field:
 * @field: what a custom field holds
 *
 * Says in the user's language what a custom field holds.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_field (const BatonRuleField *field)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (field != NULL, NULL);

  title = baton_field_in_words (field->name);
  /* Translators: the first %s is a field of a lead, the second what it holds, such as Number. */
  return g_strdup_printf (_("field “%s”: %s"), title, baton_field_type_get_title (field->type));
}

/**
 * baton_rule_words_mql:
 * @mql: when a lead is qualified
 *
 * Says the threshold in the user's language.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_mql (const BatonThreshold *mql)
{
  g_autoptr(GString) words = g_string_new (NULL);

  g_return_val_if_fail (mql != NULL, NULL);

  /* Translators: MQL is a marketing-qualified lead. */
  add_part (words, g_strdup_printf (_("MQL from a score of %d"), mql->score));
  if (mql->fit > 0)
    add_part (words, g_strdup_printf (_("with a fit of at least %d"), mql->fit));
  if (mql->interest > 0)
    add_part (words, g_strdup_printf (_("with an interest of at least %d"), mql->interest));
  add_part (words, g_strdup_printf (_("released below %d"), mql->release));
  return g_strdup (words->str);
}

/* How asking for Sales makes a lead hot; NULL where it does not. */
static char *
hot_hand_in_words (const BatonHotRule *hot)
{
  g_autofree char *raisers = NULL;

  if (!hot->hand_raised)
    return NULL;
  if (hot->raisers == NULL)
    /* Translators: follows “Hot” or “Hot from a score of 140, or”. */
    return g_strdup (_("after asking for Sales"));

  raisers = baton_texts_in_words ((const char * const *) hot->raisers, MAX_LIST_TEXTS);
  /* Translators: follows “Hot” or “Hot from a score of 140, or”; %s are ways to ask, such as “demo”. */
  return g_strdup_printf (_("after asking for Sales by %s"), raisers);
}

/**
 * baton_rule_words_hot:
 * @hot: the hot rule
 *
 * Says the hot rule in the user's language.
 *
 * Returns: (transfer full): the words
 */
char *
baton_rule_words_hot (const BatonHotRule *hot)
{
  g_autofree char *hand = NULL;
  g_autoptr(GString) words = g_string_new (NULL);

  g_return_val_if_fail (hot != NULL, NULL);

  hand = hot_hand_in_words (hot);
  if (hot->score > 0 && hand != NULL)
    /* Translators: %d is a score, %s says how asking for Sales makes a lead hot. */
    add_part (words, g_strdup_printf (_("Hot from a score of %d, or %s"), hot->score, hand));
  else if (hot->score > 0)
    add_part (words, g_strdup_printf (_("Hot from a score of %d"), hot->score));
  else if (hand != NULL)
    /* Translators: %s says how asking for Sales makes a lead hot. */
    add_part (words, g_strdup_printf (_("Hot %s"), hand));
  else
    return g_strdup (_("No lead is hot"));

  if (hand != NULL && hot->within_days > 0)
    add_part (words, g_strdup_printf (ngettext ("for %d day", "for %d days", (gulong) hot->within_days), hot->within_days));
  return g_strdup (words->str);
}
