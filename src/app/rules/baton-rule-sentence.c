/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A rule to look at: its words one after the other, what can be exchanged in it
 * set off from the rest. The same as one text is what a screen reader says. */

#include "rules/baton-rule-sentence.h"

#include <glib/gi18n.h>

#include "scoring/baton-condition-words.h"
#include "scoring/baton-rule-words.h"
#include "widgets/baton-wrap-layout.h"

/* More values than these are counted, not shown. */
#define MAX_VALUES 3

#define WORD_SPACING 6

static void
add (GtkWidget  *box,
     const char *text,
     const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_word (GtkWidget  *box,
          const char *text)
{
  add (box, text, "word");
}

static void
add_value (GtkWidget  *box,
           const char *text)
{
  add (box, text, "value");
}

static void
add_values (GtkWidget             *box,
            const BatonCondition  *condition)
{
  guint n = g_strv_length (condition->values);
  guint n_shown = n > MAX_VALUES ? MAX_VALUES - 1 : n;

  for (guint i = 0; i < n_shown; i++)
    {
      if (condition->op == BATON_OPERATOR_BETWEEN && i == 1)
        /* Translators: between two numbers: "between 10 and 49" */
        add_word (box, C_("between two numbers", "and"));
      add_value (box, condition->values[i]);
    }
  if (n > n_shown)
    {
      /* Translators: so many more values than those shown before */
      g_autofree char *more = g_strdup_printf (_("+ %u"), n - n_shown);

      add_value (box, more);
    }
}

static void
add_conditions (GtkWidget       *box,
                const GPtrArray *when)
{
  for (guint i = 0; i < when->len; i++)
    {
      const BatonCondition *condition = g_ptr_array_index (when, i);
      g_autofree char *title = baton_field_in_words (condition->field);

      if (i > 0)
        /* Translators: between two conditions, both of which must hold */
        add_word (box, C_("between two conditions", "and"));
      add_value (box, title);
      add_word (box, baton_operator_get_title (condition->op));
      add_values (box, condition);
    }
}

static void
add_pattern (GtkWidget               *box,
             const BatonEventPattern *pattern)
{
  g_autofree char *title = baton_rule_words_kind (pattern->kind);
  gboolean is_of_form = pattern->kind != NULL && g_str_has_prefix (pattern->kind, "form_");
  /* Translators: before the name of a form: "Form sent" named "*demo*" */
  const char *named = C_("event", "named");
  const struct { const char *word; const char *value; } parts[] = {
    /* Translators: before the address of a page: "Page visited" at "*pricing*" */
    { C_("event", "at"), pattern->url },
    /* Translators: before the name of a form: "Demo asked for" in the form "*demo*" */
    { is_of_form ? named : C_("event", "in the form"), pattern->form },
    { C_("event", "in the campaign"), pattern->campaign },
    { C_("event", "in the program"), pattern->program },
  };

  add_value (box, title);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i].value == NULL)
        continue;
      add_word (box, parts[i].word);
      add_value (box, parts[i].value);
    }
}

/* Takes the text. */
static void
add_limit (GtkWidget *box,
           char      *text)
{
  add_word (box, text);
  g_free (text);
}

static void
add_limits (GtkWidget               *box,
            const BatonInterestRule *rule)
{
  if (rule->at_least_times > 1)
    add_limit (box, g_strdup_printf (ngettext ("at least %d time", "at least %d times", rule->at_least_times),
                                     rule->at_least_times));
  if (rule->within_days > 0)
    add_limit (box, g_strdup_printf (ngettext ("within %d day", "within %d days", rule->within_days),
                                     rule->within_days));
  if (rule->at_most_times > 0)
    /* Translators: no more than so many of the events give points */
    add_limit (box, g_strdup_printf (ngettext ("counts once", "counts up to %d times", rule->at_most_times),
                                     rule->at_most_times));
  if (rule->at_most_points > 0)
    add_limit (box, g_strdup_printf (ngettext ("up to %d point", "up to %d points", rule->at_most_points),
                                     rule->at_most_points));
  if (rule->half_life_days > 0)
    /* Translators: after so many days an event gives half of its points */
    add_limit (box, g_strdup_printf (ngettext ("halves after %d day", "halves every %d days", rule->half_life_days),
                                     rule->half_life_days));
}

static void
add_inactivity (GtkWidget               *box,
                const BatonInterestRule *rule)
{
  add_value (box, _("Nothing happened"));
  add_limit (box, g_strdup_printf (ngettext ("for %d day", "for %d days", rule->inactive_days),
                                   rule->inactive_days));
}

static void
add_automation (GtkWidget             *box,
                const BatonAutomation *automation)
{
  add_pattern (box, &automation->pattern);
  if (automation->at_least_times > 1)
    add_limit (box, g_strdup_printf (ngettext ("at least %d time", "at least %d times", automation->at_least_times),
                                     automation->at_least_times));
  if (automation->within_days > 0)
    add_limit (box, g_strdup_printf (ngettext ("within %d day", "within %d days", automation->within_days),
                                     automation->within_days));
  if (automation->completed != NULL)
    {
      g_autofree char *title = baton_rule_words_kind (automation->completed);

      /* Translators: another event that must have happened too follows */
      add_word (box, C_("event", "and"));
      add_value (box, title);
    }
  add_word (box, automation->action == BATON_AUTOMATION_TASK ? _("→ Marketing gets a task")
                                                             : _("→ is handed over"));
}

static void
add_routing (GtkWidget              *box,
             const BatonRoutingRule *rule)
{
  if (rule->when->len > 0)
    add_conditions (box, rule->when);
  else
    add_value (box, _("Everybody"));
  if (rule->person != NULL)
    {
      /* Translators: before the name of a person to whom leads go */
      add_word (box, C_("routing", "→"));
      add_value (box, rule->person);
      /* Translators: between the person to whom leads go and the queue to which they go when that person is not free */
      add_word (box, C_("routing", "or else queue"));
    }
  else
    {
      /* Translators: before the name of the queue to which leads go */
      add_word (box, C_("routing", "→ queue"));
    }
  add_value (box, rule->queue);
}

/**
 * baton_rule_sentence_new:
 * @section: the section of a rule
 * @rule: a rule of it
 *
 * Shows what a rule asks for, without the points that it gives.
 *
 * Returns: (transfer floating): the widget
 */
GtkWidget *
baton_rule_sentence_new (BatonRuleSection section,
                         gconstpointer    rule)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_set_layout_manager (box, g_object_new (BATON_TYPE_WRAP_LAYOUT, "spacing", WORD_SPACING, NULL));
  gtk_widget_add_css_class (box, "sentence");
  switch (section)
    {
    case BATON_SECTION_FILTERS:
    case BATON_SECTION_FIT:
    case BATON_SECTION_PERSONAS:
      add_conditions (box, baton_rule_section_get_when (section, rule));
      break;
    case BATON_SECTION_INTEREST:
      add_pattern (box, &((const BatonInterestRule *) rule)->pattern);
      add_limits (box, rule);
      break;
    case BATON_SECTION_INACTIVITY:
      add_inactivity (box, rule);
      break;
    case BATON_SECTION_HAND_RAISERS:
      add_pattern (box, &((const BatonHandRaiser *) rule)->pattern);
      break;
    case BATON_SECTION_ROUTING:
      add_routing (box, rule);
      break;
    case BATON_SECTION_AUTOMATIONS:
    default:
      add_automation (box, rule);
      break;
    }
  return box;
}

/**
 * baton_rule_sentence_dup_words:
 * @section: the section of a rule
 * @rule: a rule of it
 *
 * Puts a rule into one sentence.
 *
 * Returns: (transfer full): the sentence
 */
char *
baton_rule_sentence_dup_words (BatonRuleSection section,
                               gconstpointer    rule)
{
  switch (section)
    {
    case BATON_SECTION_FILTERS:
      return baton_rule_words_filter (rule);
    case BATON_SECTION_FIT:
      return baton_rule_words_fit (rule);
    case BATON_SECTION_AUTOMATIONS:
      return baton_rule_words_automation (rule);
    case BATON_SECTION_HAND_RAISERS:
      return baton_rule_words_hand_raiser (rule);
    case BATON_SECTION_ROUTING:
      return baton_rule_words_routing (rule);
    case BATON_SECTION_PERSONAS:
      return baton_rule_words_conditions (baton_rule_section_get_when (section, rule));
    case BATON_SECTION_INTEREST:
    case BATON_SECTION_INACTIVITY:
    default:
      return baton_rule_words_interest (rule);
    }
}
