/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "insight/baton-funnel.h"

G_BEGIN_DECLS

/**
 * BatonFunnelMark:
 * @id: the id of the stage
 * @title: what the stage is called
 * @filter: the filter that shows the leads in it
 * @sentence: all of it in a sentence
 * @team: whose stage it is
 * @now: its numbers
 * @before: its numbers in the period before; all 0 when there is none
 * @entered: how many entered
 * @entered_was: (nullable): how many did before
 * @share: (nullable): the share that went on, such as 79.4% or 7 of 9
 * @share_was: (nullable): the same before
 * @time: (nullable): the median time until they did
 * @time_was: (nullable): the same before
 *
 * One stage of a funnel, in words.
 */
typedef struct
{
  char             *id;
  char             *title;
  char             *filter;
  char             *sentence;
  BatonTeam         team;
  BatonFunnelStage  now;
  BatonFunnelStage  before;
  char             *entered;
  char             *entered_was;
  char             *share;
  char             *share_was;
  char             *time;
  char             *time_was;
} BatonFunnelMark;

/**
 * BatonFunnelFigure:
 * @marks: (element-type BatonFunnelMark): the stages; those that are drawn come first
 * @n_bars: how many of them are drawn
 * @has_before: whether there is a period before
 * @before_text: (nullable): when the period before was
 * @drop: the place of the stage whose step is boxed; -1 for none
 * @drop_note: (nullable): what is the matter with the step
 *
 * A funnel ready to be drawn, told and written. It never changes once it is
 * made, so it may be shared between threads.
 */
typedef struct
{
  GPtrArray *marks;
  guint      n_bars;
  gboolean   has_before;
  char      *before_text;
  int        drop;
  char      *drop_note;
} BatonFunnelFigure;

BatonFunnelFigure     *baton_funnel_figure_new      (void);
BatonFunnelFigure     *baton_funnel_figure_ref      (BatonFunnelFigure       *self);
void                   baton_funnel_figure_unref    (BatonFunnelFigure       *self);
BatonFunnelMark       *baton_funnel_figure_add_mark (BatonFunnelFigure       *self);
const BatonFunnelMark *baton_funnel_figure_get_mark (const BatonFunnelFigure *self,
                                                     guint                    position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonFunnelFigure, baton_funnel_figure_unref)

G_END_DECLS
