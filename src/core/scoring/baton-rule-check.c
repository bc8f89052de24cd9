/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-rule-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "lead/baton-fold.h"
#include "scoring/baton-record-view-private.h"

#define MAX_ID        64
#define MAX_POINTS    1000
#define MAX_TIMES     1000000
#define MAX_DAYS      36500
#define MAX_HALF_LIFE 1000
#define MAX_MINUTES   (60 * 24 * 365)
#define MAX_RULES     2000
#define MAX_PERSONAS  100 /* Any rule may ask whether a lead fits any of them. */
#define MAX_PATTERNS  400 /* Of a kind: what one evaluation counts stands on the stack. */

static gboolean
check_range (int          number,
             int          low,
             int          high,
             const char  *key,
             GError     **error)
{
  if (number >= low && number <= high)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("/%s: a whole number from %d to %d is needed here, not %d"), key, low, high, number);
  return FALSE;
}

static gboolean
is_id (const char *id)
{
  gsize length = id != NULL ? strlen (id) : 0;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isalnum (id[i]) && strchr ("-_.", id[i]) == NULL)
        return FALSE;
    }
  return length > 0 && length <= MAX_ID && strcmp (id, "clamp") != 0;
}

static gboolean
check_id (const char  *id,
          const char  *key,
          GHashTable  *ids,
          GError     **error)
{
  if (!is_id (id))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("/%s: “%s” cannot be used; an id has 1 to 64 letters, digits, dashes, dots or underscores, and is not “clamp”"),
                   key, id != NULL ? id : "");
      return FALSE;
    }
  if (!g_hash_table_add (ids, (gpointer) id))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("/%s: the id “%s” occurs twice; use each id only once"), key, id);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_text (const char  *text,
            const char  *key,
            GError     **error)
{
  g_autofree char *folded = baton_fold (text != NULL ? text : "");

  if (*folded != '\0' && g_utf8_validate (text, -1, NULL))
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID, _("/%s: the text is empty"), key);
  return FALSE;
}

static gboolean
check_pattern (const BatonEventPattern  *pattern,
               GError                  **error)
{
  const struct { const char *key; const char *text; } parts[] = {
    { "kind", pattern->kind }, { "url", pattern->url }, { "form", pattern->form },
    { "campaign", pattern->campaign }, { "program", pattern->program },
  };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].text == NULL)
        continue;
      if (!check_text (parts[i].text, parts[i].key, error))
        return FALSE;
      any = TRUE;
    }
  if (any)
    return TRUE;

  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _(": it says of no event that it counts; add a kind, such as page_view"));
  return FALSE;
}

static gboolean
check_group_of (const BatonRuleSheet  *sheet,
                const char            *id,
                BatonPart              part,
                GError               **error)
{
  if (id == NULL)
    return TRUE;

  for (guint i = 0; i < sheet->groups->len; i++)
    {
      const BatonRuleGroup *group = g_ptr_array_index (sheet->groups, i);

      if (strcmp (group->id, id) != 0)
        continue;
      if (group->part == part)
        return TRUE;
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("/group: the group “%s” is one of the other part of the score"), id);
      return FALSE;
    }

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("/group: there is no group “%s”; add it under groups"), id);
  return FALSE;
}

/* What checks one item; `ids` holds the ids of those before it. */
typedef gboolean (*CheckFunc) (const BatonRuleSheet  *sheet,
                               gconstpointer          item,
                               GHashTable            *ids,
                               GError               **error);

/* Writes a key as it stands in a JSON pointer. */
static char *
escape_key (const char *key)
{
  GString *place = g_string_new (key);

  g_string_replace (place, "~", "~0", 0);
  g_string_replace (place, "/", "~1", 0);
  return g_string_free (place, FALSE);
}

/* A field's name is the key that it stands under. */
static gboolean
check_field (const BatonRuleSheet  *sheet,
             gconstpointer          item,
             GHashTable            *ids,
             GError               **error)
{
  const BatonRuleField *field = item;
  g_autofree char *place = escape_key (field->name);

  if (!g_utf8_validate (field->name, -1, NULL) || !baton_rule_field_is_custom (field->name))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("/%s: only a field of your own has a type here; its name is written custom.%s"), place, field->name);
      return FALSE;
    }
  if (baton_rule_field_find (sheet->fields, field->name) == field)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("/%s: “%s” occurs twice; upper and lower case do not tell fields apart"), place, field->name);
  return FALSE;
}

/* A list's name is the key that it stands under. */
static gboolean
check_list (const BatonRuleSheet  *sheet,
            gconstpointer          item,
            GHashTable            *ids,
            GError               **error)
{
  const BatonRuleList *list = item;
  g_autofree char *place = escape_key (list->name);

  return check_id (list->name, place, ids, error);
}

static gboolean
check_persona (const BatonRuleSheet  *sheet,
               gconstpointer          item,
               GHashTable            *ids,
               GError               **error)
{
  const BatonPersona *persona = item;

  if (!check_id (persona->id, "id", ids, error) || !check_text (persona->name, "name", error))
    return FALSE;
  if (persona->when->len > 0)
    return TRUE;

  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("/when: a persona without conditions would be everybody; add one"));
  return FALSE;
}

static gboolean
check_filter (const BatonRuleSheet  *sheet,
              gconstpointer          item,
              GHashTable            *ids,
              GError               **error)
{
  const BatonFilterRule *filter = item;

  if (!check_id (filter->id, "id", ids, error) || !check_text (filter->name, "name", error))
    return FALSE;
  if (filter->when->len > 0)
    return TRUE;

  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("/when: a filter without conditions would catch everybody; add one"));
  return FALSE;
}

static gboolean
check_group (const BatonRuleSheet  *sheet,
             gconstpointer          item,
             GHashTable            *ids,
             GError               **error)
{
  const BatonRuleGroup *group = item;

  return check_id (group->id, "id", ids, error) &&
         check_text (group->name, "name", error) &&
         check_range (group->min, -MAX_POINTS, 0, "min", error) &&
         check_range (group->max, 0, MAX_POINTS, "max", error);
}

static gboolean
check_fit_rule (const BatonRuleSheet  *sheet,
                gconstpointer          item,
                GHashTable            *ids,
                GError               **error)
{
  const BatonFitRule *rule = item;

  return check_id (rule->id, "id", ids, error) &&
         check_text (rule->name, "name", error) &&
         check_range (rule->points, -MAX_POINTS, MAX_POINTS, "points", error) &&
         check_group_of (sheet, rule->group, BATON_PART_FIT, error);
}

/* A rule for inactivity is about no event, so nothing about events may be set. */
static gboolean
check_inactivity (const BatonInterestRule  *rule,
                  GError                  **error)
{
  const BatonEventPattern *pattern = &rule->pattern;

  if (pattern->kind == NULL && pattern->url == NULL && pattern->form == NULL &&
      pattern->campaign == NULL && pattern->program == NULL &&
      rule->at_most_times == 0 && rule->at_most_points == 0 && rule->within_days == 0 &&
      rule->half_life_days == 0 && rule->at_least_times == 1)
    return TRUE;

  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("/inactive_days: a rule for inactivity says nothing about events; make two rules of it"));
  return FALSE;
}

static gboolean
check_interest_rule (const BatonRuleSheet  *sheet,
                     gconstpointer          item,
                     GHashTable            *ids,
                     GError               **error)
{
  const BatonInterestRule *rule = item;

  if (!check_id (rule->id, "id", ids, error) ||
      !check_text (rule->name, "name", error) ||
      !check_range (rule->points, -MAX_POINTS, MAX_POINTS, "points", error) ||
      !check_range (rule->at_most_times, 0, MAX_TIMES, "at_most_times", error) ||
      !check_range (rule->at_most_points, 0, MAX_TIMES, "at_most_points", error) ||
      !check_range (rule->within_days, 0, MAX_DAYS, "within_days", error) ||
      !check_range (rule->half_life_days, 0, MAX_HALF_LIFE, "half_life_days", error) ||
      !check_range (rule->at_least_times, 1, MAX_TIMES, "at_least_times", error) ||
      !check_range (rule->inactive_days, 0, MAX_DAYS, "inactive_days", error) ||
      !check_group_of (sheet, rule->group, BATON_PART_INTEREST, error))
    return FALSE;

  return rule->inactive_days > 0 ? check_inactivity (rule, error)
                                 : check_pattern (&rule->pattern, error);
}

/* Hand-raisers may share an id: several ways to ask for the same. */
static gboolean
check_hand_raiser (const BatonRuleSheet  *sheet,
                   gconstpointer          item,
                   GHashTable            *ids,
                   GError               **error)
{
  const BatonHandRaiser *raiser = item;
  g_autoptr(GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  return (raiser->id == NULL || check_id (raiser->id, "id", none, error)) &&
         (raiser->name == NULL || check_text (raiser->name, "name", error)) &&
         check_pattern (&raiser->pattern, error);
}

static gboolean
check_task (const BatonAutomation  *task,
            GError                **error)
{
  return check_text (task->text, "text", error) &&
         check_range (task->at_least_times, 1, 1, "at_least_times", error) &&
         check_range (task->within_days, 0, 0, "within_days", error) &&
         check_range (task->wait_minutes, 0, MAX_MINUTES, "wait_minutes", error);
}

static gboolean
check_hand_over (const BatonAutomation  *automation,
                 GError                **error)
{
  if (!check_range (automation->at_least_times, 1, MAX_TIMES, "at_least_times", error) ||
      !check_range (automation->within_days, 0, MAX_DAYS, "within_days", error) ||
      !check_range (automation->wait_minutes, 0, 0, "wait_minutes", error))
    return FALSE;
  if (automation->unless == NULL && automation->text == NULL)
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("/%s: only an automation that makes a task has it"),
               automation->unless != NULL ? "unless" : "text");
  return FALSE;
}

static gboolean
check_automation (const BatonRuleSheet  *sheet,
                  gconstpointer          item,
                  GHashTable            *ids,
                  GError               **error)
{
  const BatonAutomation *automation = item;

  if (!check_id (automation->id, "id", ids, error) ||
      !check_text (automation->name, "name", error) ||
      !check_pattern (&automation->pattern, error))
    return FALSE;

  return automation->action == BATON_AUTOMATION_TASK ? check_task (automation, error)
                                                     : check_hand_over (automation, error);
}

static gboolean
check_routing_rule (const BatonRuleSheet  *sheet,
                    gconstpointer          item,
                    GHashTable            *ids,
                    GError               **error)
{
  const BatonRoutingRule *rule = item;

  return check_id (rule->id, "id", ids, error) &&
         (rule->name == NULL || check_text (rule->name, "name", error)) &&
         (rule->person == NULL || check_text (rule->person, "person", error)) &&
         check_text (rule->queue, "queue", error);
}

static gboolean
check_thresholds (const BatonRuleSheet  *sheet,
                  GError               **error)
{
  const BatonThreshold *mql = &sheet->mql;

  return check_range (mql->score, 1, 200, "thresholds/mql/score", error) &&
         check_range (mql->release, 0, mql->score, "thresholds/mql/release", error) &&
         check_range (mql->fit, 0, 100, "thresholds/mql/fit", error) &&
         check_range (mql->interest, 0, 100, "thresholds/mql/interest", error) &&
         check_range (sheet->hot.score, 0, 200, "thresholds/hot/score", error) &&
         check_range (sheet->hot.within_days, 0, MAX_DAYS, "thresholds/hot/within_days", error);
}

/* The limits of the grades fall, from 100 to 1 at most, so that every grade can be had. */
static gboolean
check_grades (const int    least[BATON_MATRIX_SIZE - 1],
              const char  *key,
              GError     **error)
{
  for (guint i = 0; i < BATON_MATRIX_SIZE - 1; i++)
    {
      int high = i == 0 ? 100 : least[i - 1] - 1;
      g_autofree char *place = g_strdup_printf ("matrix/%s/%u", key, i);

      if (!check_range (least[i], (int) (BATON_MATRIX_SIZE - 1 - i), high, place, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_hot_raisers (const BatonRuleSheet  *sheet,
                   GError               **error)
{
  for (guint i = 0; sheet->hot.raisers != NULL && sheet->hot.raisers[i] != NULL; i++)
    {
      if (baton_rule_sheet_has_hand_raiser (sheet, sheet->hot.raisers[i]))
        continue;
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("/thresholds/hot/hand_raised/%u: there is no hand-raiser “%s”; add it under hand_raisers"),
                   i, sheet->hot.raisers[i]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_all (const BatonRuleSheet  *sheet,
           GPtrArray             *items,
           const char            *key,
           guint                  at_most,
           GHashTable            *ids,
           CheckFunc              check,
           GError               **error)
{
  gboolean by_name = items == sheet->lists || items == sheet->fields;

  if (items->len > at_most)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("/%s: there are %u, and at most %u can be used"), key, items->len, at_most);
      return FALSE;
    }

  for (guint i = 0; i < items->len; i++)
    {
      if (!check (sheet, g_ptr_array_index (items, i), ids, error))
        {
          if (by_name)
            g_prefix_error (error, "/%s", key);
          else
            g_prefix_error (error, "/%s/%u", key, i);
          return FALSE;
        }
    }
  return TRUE;
}

/* Checks everything but the conditions, which are checked as they are made
 * ready. An error starts with the place, as a JSON pointer into the document. */
gboolean
baton_rule_sheet_check (const BatonRuleSheet  *self,
                        GError               **error)
{
  g_autoptr(GHashTable) rules = g_hash_table_new (g_str_hash, g_str_equal);
  const struct { GPtrArray *items; const char *key; guint at_most; CheckFunc check; GHashTable *ids; } kinds[] = {
    { self->fields, "fields", BATON_MAX_FIELDS_USED, check_field, NULL },
    { self->groups, "groups", MAX_RULES, check_group, NULL },
    { self->lists, "lists", MAX_RULES, check_list, NULL },
    { self->personas, "personas", MAX_PERSONAS, check_persona, NULL },
    { self->filters, "filters", MAX_RULES, check_filter, NULL },
    { self->fit, "fit", MAX_RULES, check_fit_rule, rules },
    { self->interest, "interest", MAX_PATTERNS, check_interest_rule, rules },
    { self->hand_raisers, "hand_raisers", MAX_PATTERNS, check_hand_raiser, NULL },
    { self->automations, "automations", MAX_PATTERNS, check_automation, NULL },
    { self->routing, "routing/rules", MAX_RULES, check_routing_rule, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GHashTable) own = g_hash_table_new (g_str_hash, g_str_equal);

      if (!check_all (self, kinds[i].items, kinds[i].key, kinds[i].at_most,
                      kinds[i].ids != NULL ? kinds[i].ids : own, kinds[i].check, error))
        return FALSE;
    }

  if (!check_text (self->queue, "routing/queue", error))
    return FALSE;
  return check_thresholds (self, error) && check_hot_raisers (self, error) &&
         check_grades (self->matrix.fit, "fit", error) &&
         check_grades (self->matrix.interest, "interest", error);
}
