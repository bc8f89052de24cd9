/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says in words what a term of a filter asks for. */

#include "leads/baton-filter-words.h"

#include <glib/gi18n.h>

#include "lead/baton-field.h"

typedef enum
{
  SPEAKS_OF_TEXT,
  SPEAKS_OF_POINTS,
  SPEAKS_OF_TIME,
} Subject;

/* The keys that are no fields. */
static const struct
{
  const char *key;
  const char *title;
  Subject     subject;
} keys[] = {
  { "active", N_("Last activity"), SPEAKS_OF_TIME },
  { "created", N_("Created"), SPEAKS_OF_TIME },
  /* Translators: until when somebody has to act on the lead. */
  { "due", N_("Due"), SPEAKS_OF_TIME },
  { "fit", N_("Fit"), SPEAKS_OF_POINTS },
  /* Translators: whether the lead asked to talk to somebody in Sales. */
  { "handraiser", N_("Asked to talk"), SPEAKS_OF_TEXT },
  /* Translators: whether the lead is held for review. */
  { "held", N_("On hold"), SPEAKS_OF_TEXT },
  /* Translators: whether the lead is worth acting on at once. */
  { "hot", N_("Hot"), SPEAKS_OF_TEXT },
  { "id", N_("Number"), SPEAKS_OF_POINTS },
  { "interest", N_("Interest"), SPEAKS_OF_POINTS },
  { "name", N_("Name"), SPEAKS_OF_TEXT },
  /* Translators: won or lost. */
  { "outcome", N_("Outcome"), SPEAKS_OF_TEXT },
  { "owner", N_("Owner"), SPEAKS_OF_TEXT },
  /* Translators: when, or whether, Sales returned the lead to Marketing. */
  { "returned", N_("Returned"), SPEAKS_OF_TIME },
  { "score", N_("Score"), SPEAKS_OF_POINTS },
  /* Translators: when the lead entered its stage. */
  { "since", N_("In stage since"), SPEAKS_OF_TIME },
  { "stage", N_("Stage"), SPEAKS_OF_TEXT },
  { "suppressed", N_("Only Sales may contact"), SPEAKS_OF_TEXT },
  { "team", N_("Team"), SPEAKS_OF_TEXT },
  /* Translators: whether Sales has the lead and nobody was free to take it. */
  { "unassigned", N_("Nobody was free"), SPEAKS_OF_TEXT },
  /* Translators: whether the lead qualifies since the rules changed, and waits until a person confirms it. */
  { "unconfirmed", N_("To be confirmed"), SPEAKS_OF_TEXT },
  /* Translators: whether the lead wants no e-mail. */
  { "unsubscribed", N_("Has unsubscribed"), SPEAKS_OF_TEXT },
  /* Translators: when Marketing is to look at a returned lead again. */
  { "wake", N_("Look again"), SPEAKS_OF_TIME },
};

/* What a value can be called, whatever the key. */
static const struct
{
  const char *value;
  const char *word;
} values[] = {
  { "late", N_("late") },
  { "lost", N_("lost") },
  { "me", N_("me") },
  { "no", N_("no") },
  { "now", N_("now") },
  { "today", N_("today") },
  { "tomorrow", N_("tomorrow") },
  { "won", N_("won") },
  { "yes", N_("yes") },
  { "yesterday", N_("yesterday") },
};

static int
find_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_equal (keys[i].key, key))
        return (int) i;
    }
  return -1;
}

static Subject
get_subject (const BatonFilterTerm *term)
{
  int i = find_key (term->key);

  return i >= 0 ? keys[i].subject : SPEAKS_OF_POINTS;
}

/**
 * baton_filter_words_dup_title:
 * @term: a term of a filter
 *
 * Says what the term asks about.
 *
 * Returns: (transfer full): the words
 */
char *
baton_filter_words_dup_title (const BatonFilterTerm *term)
{
  BatonField field;
  int i;

  g_return_val_if_fail (term != NULL, NULL);

  if (term->key == NULL)
    /* Translators: a text is searched for in name, e-mail and company. */
    return g_strdup (_("Text"));
  i = find_key (term->key);
  if (i >= 0)
    return g_strdup (_(keys[i].title));
  if (baton_field_from_name (term->key, &field))
    return g_strdup (baton_field_get_title (field));
  return g_strdup (g_str_has_prefix (term->key, "custom.") ? term->key + strlen ("custom.") : term->key);
}

/* What it is called that a lead has nobody, or nothing, of what the key asks about. */
static const char *
get_none (const char *key)
{
  if (g_str_equal (key, "owner"))
    /* Translators: nobody owns the lead */
    return C_("owner", "none");
  if (g_str_equal (key, "outcome"))
    /* Translators: the lead is neither won nor lost */
    return C_("outcome", "none");

  /* Translators: a lead has no such moment, such as one until when somebody has to act */
  return C_("moment", "none");
}

static char *
dup_word (const BatonFilterTerm *term,
          const char            *value,
          BatonProcess          *process)
{
  const BatonStage *stage;
  BatonTeam team;

  if (*value == '\0')
    /* Translators: of a field without a value. */
    return g_strdup (_("empty"));
  if (term->key == NULL)
    /* Translators: a text that is searched for, in quotation marks. */
    return g_strdup_printf (_("“%s”"), value);

  stage = g_str_equal (term->key, "stage") ? baton_process_find (process, value) : NULL;
  if (stage != NULL)
    return g_strdup (stage->title);
  if (g_str_equal (term->key, "team") && baton_team_from_name (value, &team))
    return g_strdup (baton_team_get_title (team));

  if (find_key (term->key) < 0)
    return g_strdup (value);
  if (g_ascii_strcasecmp (value, "none") == 0)
    return g_strdup (get_none (term->key));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      if (g_ascii_strcasecmp (values[i].value, value) == 0)
        return g_strdup (_(values[i].word));
    }
  return g_strdup (value);
}

static char *
dup_words (const BatonFilterTerm *term,
           BatonProcess          *process)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;

  for (guint i = 0; term->values[i] != NULL; i++)
    {
      g_autofree char *word = dup_word (term, term->values[i], process);

      g_strv_builder_add (builder, word);
    }
  words = g_strv_builder_end (builder);

  /* Translators: between the words of a list such as “MQL, SAL”. */
  return g_strjoinv (C_("list", ", "), words);
}

static char *
dup_comparison (const BatonFilterTerm *term,
                const char            *words)
{
  gboolean of_time = get_subject (term) == SPEAKS_OF_TIME;

  switch (term->op)
    {
    case BATON_TERM_AT_LEAST:
      return g_strdup_printf (of_time
                              /* Translators: here and below, %s is a moment, such as 2 March */
                              ? _("from %s on")
                              /* Translators: here and below, %s is a number, such as 100 */
                              : _("at least %s"), words);
    case BATON_TERM_AT_MOST:
      return g_strdup_printf (of_time ? _("until %s") : _("at most %s"), words);
    case BATON_TERM_MORE_THAN:
      return g_strdup_printf (of_time ? _("after %s") : _("more than %s"), words);
    case BATON_TERM_LESS_THAN:
      return g_strdup_printf (of_time ? _("before %s") : _("less than %s"), words);
    case BATON_TERM_IS:
    case BATON_TERM_EQUALS:
    default:
      return g_strdup (words);
    }
}

/**
 * baton_filter_words_dup_value:
 * @term: a term of a filter
 * @process: the stages that it may name
 *
 * Says what the term asks for.
 *
 * Returns: (transfer full): the words
 */
char *
baton_filter_words_dup_value (const BatonFilterTerm *term,
                              BatonProcess          *process)
{
  g_autofree char *words = NULL;
  g_autofree char *comparison = NULL;

  g_return_val_if_fail (term != NULL, NULL);
  g_return_val_if_fail (process != NULL, NULL);

  words = dup_words (term, process);
  comparison = term->key != NULL ? dup_comparison (term, words) : g_strdup (words);
  if (term->negated)
    /* Translators: what is not to hold, such as “not Germany”. */
    return g_strdup_printf (_("not %s"), comparison);
  return g_steal_pointer (&comparison);
}

/**
 * baton_filter_words_begin_key:
 * @text: a word
 *
 * Tells whether the word may become a key when more of it is typed.
 *
 * Returns: whether it may
 */
gboolean
baton_filter_words_begin_key (const char *text)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  lower = g_ascii_strdown (text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (g_str_has_prefix (keys[i].key, lower))
        return TRUE;
    }
  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    {
      if (g_str_has_prefix (baton_field_get_name (field), lower))
        return TRUE;
    }
  return g_str_has_prefix ("custom.", lower) || g_str_has_prefix (lower, "custom.");
}

/**
 * baton_filter_words_get_key:
 * @position: a place, from 0
 * @key: (out): return location for a key
 * @title: (out): return location for what it is called
 * @is_ordered: (out): return location for whether it is mostly asked for how large it is
 *
 * Walks through all keys that a filter knows, but for leads' own fields.
 *
 * Returns: whether there is one in the place
 */
gboolean
baton_filter_words_get_key (guint        position,
                            const char **key,
                            const char **title,
                            gboolean    *is_ordered)
{
  BatonField field;

  if (position < G_N_ELEMENTS (keys))
    {
      *key = keys[position].key;
      *title = _(keys[position].title);
      *is_ordered = keys[position].subject == SPEAKS_OF_POINTS && !g_str_equal (*key, "id");
      return TRUE;
    }

  field = (BatonField) (position - G_N_ELEMENTS (keys));
  if (field >= BATON_N_FIELDS)
    return FALSE;
  *key = baton_field_get_name (field);
  *title = baton_field_get_title (field);
  *is_ordered = FALSE;
  return TRUE;
}
