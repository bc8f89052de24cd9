/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-demo.h"
#include "baton-handoff-service.h"
#include "baton-session-private.h"

G_BEGIN_DECLS

typedef enum
{
  BATON_DEMO_ARRIVE,
  BATON_DEMO_EVENT,
  BATON_DEMO_ACCEPT,
  BATON_DEMO_ATTEMPT,
  BATON_DEMO_QUALIFY,
  BATON_DEMO_OFFER,
  BATON_DEMO_WIN,
  BATON_DEMO_RETURN,
  BATON_DEMO_TAKE_UP,
  BATON_DEMO_SORT_OUT,
  BATON_DEMO_MORNING,
  BATON_DEMO_TICK,
} BatonDemoStepKind;

/*
 * BatonDemoStep:
 *
 * Something that will happen. Steps of the same moment happen in the order in
 * which they were planned.
 */
typedef struct
{
  gint64   at;
  guint    order;
  BatonDemoStepKind kind;
  guint    number;   /* of the sample lead */
  gint64   lead;     /* in the database */
  int      what;     /* kind of event, reason of a return, attempts so far */
} BatonDemoStep;

typedef struct
{
  BatonSession      *session;
  GRand             *random;
  GSequence         *steps;
  guint              n_planned;
  gint64             begin;
  gint64             end;
  GPtrArray         *emails;    /* char *, by the sample lead's number; NULL while it has not come */
  GHashTable        *planned;   /* the handoffs that Sales knows of */
  BatonDemoReport   *report;
  GCancellable      *cancellable;
  BatonProgressFunc  progress;
  gpointer           progress_data;
} BatonDemo;

gboolean baton_demo_chance              (BatonDemo           *demo,
                                         double               probability);
void     baton_demo_plan                (BatonDemo           *demo,
                                         gint64               at,
                                         BatonDemoStepKind    kind,
                                         guint                number,
                                         gint64               lead,
                                         int                  what);
gint64   baton_demo_working_hours_later (BatonDemo           *demo,
                                         gint64               at,
                                         double               least,
                                         double               most);
gint64   baton_demo_days_later          (BatonDemo           *demo,
                                         gint64               at,
                                         double               least,
                                         double               most);

/* Marketing. */
void     baton_demo_plan_arrivals       (BatonDemo           *demo,
                                         guint                n_leads);
gboolean baton_demo_arrive              (BatonDemo           *demo,
                                         const BatonDemoStep *step,
                                         GError             **error);
gboolean baton_demo_happen              (BatonDemo           *demo,
                                         const BatonDemoStep *step,
                                         GError             **error);
gboolean baton_demo_take_up             (BatonDemo           *demo,
                                         const BatonDemoStep *step,
                                         GError             **error);
gboolean baton_demo_sort_out            (BatonDemo           *demo,
                                         const BatonDemoStep *step,
                                         GError             **error);

/* Sales. */
void     baton_demo_plan_acceptance     (BatonDemo           *demo,
                                         guint                number,
                                         gint64               lead,
                                         gint64               handoff,
                                         BatonPriority        priority);
gboolean baton_demo_begin_day           (BatonDemo           *demo,
                                         GError             **error);
gboolean baton_demo_accept              (BatonDemo           *demo,
                                         const BatonDemoStep *step,
                                         GError             **error);
gboolean baton_demo_attempt             (BatonDemo           *demo,
                                         const BatonDemoStep *step,
                                         GError             **error);
gboolean baton_demo_move_on             (BatonDemo           *demo,
                                         const BatonDemoStep *step,
                                         GError             **error);
gboolean baton_demo_return              (BatonDemo           *demo,
                                         const BatonDemoStep *step,
                                         GError             **error);

G_END_DECLS
