/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person reads of a funnel. */

#include "funnel/baton-funnel-words.h"

#include <glib/gi18n.h>
#include <math.h>

#include "insight/baton-funnel-change.h"
#include "insight/baton-funnel-drop.h"
#include "insight/baton-percent-text.h"
#include "widgets/baton-time-words.h"

/* More than that is no news. */
#define MAX_NEWS 4

static char *
format_count (guint count)
{
  return g_strdup_printf ("%'u", count);
}

/* A share of few leads is told as their numbers. */
static char *
format_share (const BatonFunnelStage *stage)
{
  if (!isfinite (stage->conversion))
    return NULL;

  if (stage->entered < BATON_FUNNEL_ENOUGH)
    {
      g_autofree char *went_on = format_count (stage->went_on);
      g_autofree char *entered = format_count (stage->entered);

      /* Translators: so many leads went on, of so many: "7 of 9" */
      return g_strdup_printf (_("%s of %s"), went_on, entered);
    }

  return baton_percent_text (stage->conversion, 1);
}

/* What usually goes on from a stage; NULL where too little is known. */
static char *
format_usual (const BatonFunnelReport *report,
              guint                    position)
{
  const BatonFunnelUsual *usual;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (report->usual == NULL)
    return NULL;
  usual = &g_array_index (report->usual, BatonFunnelUsual, position);
  if (!baton_funnel_usual_is_known (usual))
    return NULL;

  low = g_strdup_printf ("%.0f", usual->low * 100);
  high = baton_percent_text (usual->high, 0);
  /* Translators: what a percentage was in most periods: "Usually 84 to 91%"; the second text
   * has the percent sign */
  return g_strdup_printf (_("Usually %s to %s"), low, high);
}

static char *
format_median (const BatonFunnelStage *stage)
{
  return stage->median_seconds >= 0 ? baton_time_text_duration (stage->median_seconds) : NULL;
}

static char *
format_was (const char *value)
{
  /* Translators: what a value was in the period before; %s is a number, a percentage or a duration */
  return value != NULL ? g_strdup_printf (_("was %s"), value) : NULL;
}

/* The step from a stage, in a sentence that begins with how many entered it. */
static char *
make_sentence (const BatonFunnelMark *mark,
               const char            *before)
{
  if (mark->share == NULL && before == NULL)
    /* Translators: a stage, and how many leads entered it */
    return g_strdup_printf (_("%s: %s entered"), mark->title, mark->entered);
  if (mark->share == NULL)
    /* Translators: a stage, how many leads entered it, and how many did in the period before */
    return g_strdup_printf (_("%s: %s entered, %s in the period before"), mark->title, mark->entered, before);
  if (mark->time == NULL && before == NULL)
    return g_strdup_printf (_("%s: %s entered, and none went on yet"), mark->title, mark->entered);
  if (mark->time == NULL)
    return g_strdup_printf (_("%s: %s entered, %s in the period before, and none went on yet"),
                            mark->title, mark->entered, before);
  if (before == NULL)
    /* Translators: a stage, how many leads entered it, the share that went on ("79.4%" or
     * "7 of 9"), and a duration */
    return g_strdup_printf (_("%s: %s entered; %s went on, half of them within %s"),
                            mark->title, mark->entered, mark->share, mark->time);
  /* Translators: a stage, how many leads entered it, how many did in the period before, the
   * share that went on ("79.4%" or "7 of 9"), and a duration */
  return g_strdup_printf (_("%s: %s entered, %s in the period before; %s went on, half of them within %s"),
                          mark->title, mark->entered, before, mark->share, mark->time);
}

static void
fill_before (BatonFunnelMark        *mark,
             const BatonFunnelStage *before)
{
  g_autofree char *entered = format_count (before->entered);
  g_autofree char *share = format_share (before);
  g_autofree char *median = format_median (before);

  mark->before = *before;
  mark->entered_was = format_was (entered);
  mark->share_was = format_was (share);
  mark->time_was = format_was (median);
  mark->sentence = make_sentence (mark, entered);
}

static void
add_mark (BatonFunnelFigure       *figure,
          const BatonFunnelReport *report,
          guint                    position)
{
  const BatonFunnelStage *now = &g_array_index (report->stages, BatonFunnelStage, position);
  const BatonStage *stage = baton_process_get_stage (report->process, now->stage);
  BatonFunnelMark *mark = baton_funnel_figure_add_mark (figure);

  mark->id = g_strdup (stage->id);
  mark->title = g_strdup (stage->title);
  mark->filter = g_strconcat ("stage:", stage->id, NULL);
  mark->team = stage->team;
  mark->now = *now;
  mark->entered = format_count (now->entered);
  mark->share = format_share (now);
  mark->time = format_median (now);
  if (report->before != NULL)
    fill_before (mark, &g_array_index (report->before, BatonFunnelStage, position));
  else
    mark->sentence = make_sentence (mark, NULL);
}

static gboolean
is_bar (const BatonFunnelReport *report,
        guint                    position)
{
  return g_array_index (report->stages, BatonFunnelStage, position).stage != BATON_STAGE_DISQUALIFIED;
}

static BatonFunnelDropKind
find_drop (const BatonFunnelReport *report,
           guint                   *position)
{
  const BatonFunnelStage *stages = (const BatonFunnelStage *) (const void *) report->stages->data;
  const BatonFunnelStage *before =
    report->before != NULL ? (const BatonFunnelStage *) (const void *) report->before->data : NULL;

  return baton_funnel_find_drop (stages, before, report->stages->len, position);
}

static char *
format_day (gint64     at,
            GTimeZone *zone)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_timezone (utc, zone);

  /* Translators: a day with its year, for g_date_time_format() */
  return g_date_time_format (local, _("%-d %b %Y"));
}

static char *
format_days (gint64     from,
             gint64     to,
             GTimeZone *zone)
{
  g_autofree char *first = format_day (from, zone);
  g_autofree char *last = format_day (to - 1, zone);

  /* Translators: from a day to another: "1 Jan 2026 to 23 Mar 2026" */
  return g_strdup_printf (_("%s to %s"), first, last);
}

/* The place among the bars; the disqualified are none and are never the drop. */
static int
get_bar_position (const BatonFunnelReport *report,
                  guint                    position)
{
  int bar = 0;

  for (guint i = 0; i < position; i++)
    bar += is_bar (report, i);
  return bar;
}

/**
 * baton_funnel_words_make_figure:
 * @report: a funnel
 *
 * Puts a funnel into words, stage by stage; the disqualified come last and are not drawn.
 *
 * Returns: (transfer full): the figure
 */
BatonFunnelFigure *
baton_funnel_words_make_figure (const BatonFunnelReport *report)
{
  BatonFunnelFigure *figure = baton_funnel_figure_new ();
  BatonFunnelDropKind drop;
  guint position;

  figure->has_before = report->before != NULL;
  for (guint i = 0; i < report->stages->len; i++)
    {
      if (is_bar (report, i))
        add_mark (figure, report, i);
    }
  figure->n_bars = figure->marks->len;
  for (guint i = 0; i < report->stages->len; i++)
    {
      if (!is_bar (report, i))
        add_mark (figure, report, i);
    }

  if (figure->has_before)
    figure->before_text = format_days (report->span.before_from, report->span.before_to, report->zone);
  drop = find_drop (report, &position);
  if (drop != BATON_FUNNEL_DROP_NONE)
    {
      figure->drop = get_bar_position (report, position);
      figure->drop_note = format_usual (report, position);
      if (figure->drop_note == NULL)
        figure->drop_note = g_strdup (drop == BATON_FUNNEL_DROP_FELL ? _("Fell the most") : _("The narrowest step"));
    }
  return figure;
}

/**
 * baton_funnel_words_dup_title:
 * @report: a funnel
 *
 * Says in a sentence what is to be seen in a funnel.
 *
 * Returns: (transfer full): the sentence
 */
char *
baton_funnel_words_dup_title (const BatonFunnelReport *report)
{
  const BatonFunnelStage *first = &g_array_index (report->stages, BatonFunnelStage, 0);
  guint position;
  BatonFunnelDropKind drop = find_drop (report, &position);
  const BatonFunnelStage *stage = &g_array_index (report->stages, BatonFunnelStage, position);
  const char *title = baton_process_get_stage (report->process, stage->stage)->title;
  g_autofree char *share = format_share (stage);
  g_autofree char *count = NULL;

  if (drop == BATON_FUNNEL_DROP_FELL)
    {
      g_autofree char *was = format_share (&g_array_index (report->before, BatonFunnelStage, position));

      /* Translators: a stage, the percentage of leads that go on from it, and what it was before */
      return g_strdup_printf (_("Fewer go on from %s: %s, was %s"), title, share, was);
    }
  if (drop == BATON_FUNNEL_DROP_MOST)
    /* Translators: a stage, and the percentage of leads that go on from it */
    return g_strdup_printf (_("The fewest go on from %s: %s"), title, share);

  if (first->entered == 0)
    return g_strdup (_("No lead came in"));
  count = format_count (first->entered);
  /* Translators: %s is a number */
  return g_strdup_printf (ngettext ("%s lead came in", "%s leads came in", first->entered), count);
}

/**
 * baton_funnel_words_dup_period:
 * @report: a funnel
 *
 * Says which period a funnel is of, and with which it is compared.
 *
 * Returns: (transfer full): the text
 */
char *
baton_funnel_words_dup_period (const BatonFunnelReport *report)
{
  g_autofree char *days = NULL;
  g_autofree char *before = NULL;

  if (!baton_funnel_span_has_before (&report->span))
    return g_strdup (_("All that ever happened"));

  days = format_days (report->span.from, report->span.to, report->zone);
  if (report->before == NULL)
    return g_steal_pointer (&days);
  before = format_days (report->span.before_from, report->span.before_to, report->zone);
  /* Translators: two periods, such as "1 Mar 2026 to 23 Mar 2026" */
  return g_strdup_printf (_("%s, compared with %s"), days, before);
}

static char *
make_news_title (const BatonFunnelChange *change,
                 const char              *stage)
{
  switch (change->kind)
    {
    case BATON_FUNNEL_ENTERED:
      /* Translators: %s is a stage; "than in the period before" is understood */
      return g_strdup_printf (change->has_risen ? _("More entered %s") : _("Fewer entered %s"), stage);
    case BATON_FUNNEL_CONVERSION:
      /* Translators: %s is a stage; "than in the period before" is understood */
      return g_strdup_printf (change->has_risen ? _("More go on from %s") : _("Fewer go on from %s"), stage);
    case BATON_FUNNEL_MEDIAN:
      /* Translators: %s is a stage: leads stay in it for more or less time than in the period before */
      return g_strdup_printf (change->has_risen ? _("%s takes longer") : _("%s is quicker"), stage);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
format_figure (BatonFunnelFigureKind   kind,
               const BatonFunnelStage *stage)
{
  switch (kind)
    {
    case BATON_FUNNEL_ENTERED:
      return format_count (stage->entered);
    case BATON_FUNNEL_CONVERSION:
      return format_share (stage);
    case BATON_FUNNEL_MEDIAN:
      return format_median (stage);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
make_news_text (const BatonFunnelReport *report,
                const BatonFunnelChange *change)
{
  const BatonFunnelStage *stage = &g_array_index (report->stages, BatonFunnelStage, change->position);
  const BatonFunnelStage *before = &g_array_index (report->before, BatonFunnelStage, change->position);
  g_autofree char *now = format_figure (change->kind, stage);
  g_autofree char *was = format_figure (change->kind, before);
  g_autofree char *usual = NULL;

  if (change->kind == BATON_FUNNEL_CONVERSION)
    usual = format_usual (report, change->position);
  if (usual != NULL)
    /* Translators: a percentage, what it was before, and a sentence: "79.4%, was 87.9%. Usually 84 to 91%" */
    return g_strdup_printf (_("%s, was %s. %s"), now, was, usual);
  /* Translators: a number, a percentage or a duration, and what it was in the period before */
  return g_strdup_printf (_("%s, was %s"), now, was);
}

static void
news_free (gpointer data)
{
  BatonFunnelNews *news = data;

  g_free (news->title);
  g_free (news->text);
  g_free (news->filter);
  g_free (news);
}

/**
 * baton_funnel_words_list_news:
 * @report: a funnel
 *
 * Tells what differs from the period before, what differs most first.
 *
 * Returns: (transfer full) (element-type BatonFunnelNews): the differences
 */
GPtrArray *
baton_funnel_words_list_news (const BatonFunnelReport *report)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (news_free);
  g_autoptr(GArray) changes = NULL;

  if (report->before == NULL)
    return list;

  changes = baton_funnel_find_changes ((const BatonFunnelStage *) (const void *) report->stages->data,
                                       (const BatonFunnelStage *) (const void *) report->before->data,
                                       report->stages->len);
  for (guint i = 0; i < MIN (changes->len, MAX_NEWS); i++)
    {
      const BatonFunnelChange *change = &g_array_index (changes, BatonFunnelChange, i);
      guint number = g_array_index (report->stages, BatonFunnelStage, change->position).stage;
      const BatonStage *stage = baton_process_get_stage (report->process, number);
      BatonFunnelNews *news = g_new0 (BatonFunnelNews, 1);

      news->title = make_news_title (change, stage->title);
      news->text = make_news_text (report, change);
      news->filter = g_strconcat ("stage:", stage->id, NULL);
      news->has_risen = change->has_risen;
      g_ptr_array_add (list, news);
    }
  return list;
}
