/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-event.h"
#include "scoring/baton-decay-private.h"
#include "scoring/baton-rule-set.h"
#include "scoring/baton-scoring-needs.h"

G_BEGIN_DECLS

#define BATON_DAY       (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define BATON_NO_WINDOW G_MAXUINT64

/* Interest rules stand first, then hand-raisers, then automations. */
typedef enum
{
  BATON_ROLE_POINTS,    /* An interest rule. */
  BATON_ROLE_RAISE,     /* A hand-raiser. */
  BATON_ROLE_HAND_OVER, /* An automation that hands over. */
  BATON_ROLE_COMPLETED, /* What such an automation asks for as well. */
  BATON_ROLE_TASK,      /* An automation that makes a task. */
} BatonEventRole;

typedef struct _BatonEventGlobs BatonEventGlobs;

/* Something that looks at events, made ready. Limits that are not set are the
 * largest number there is. */
typedef struct
{
  BatonEventRole   role;
  guint            item;  /* Its place in the part of the sheet that it is from. */
  BatonEventGlobs *globs; /* NULL when any event of the kind will do. */
  guint64          window; /* Microseconds. */
  BatonDecay      *decay; /* NULL without a half-life. */
  int              points;
  int              at_most_points;
  guint            at_most_times;
  guint            at_least_times;
  int              group; /* Its place among the groups, or -1. */
  gboolean         hot;   /* Of a hand-raiser: it makes hot. */
  gint64           wait;  /* Of a task: microseconds. */
} BatonEventRule;

/* The places of the rules that look at one kind of event. */
typedef struct
{
  guint    n_rules;
  guint16 *rules;
  guint64  reach; /* Microseconds: of such events, none looks at one that is as old. */
} BatonKindRules;

typedef struct _BatonEventRules BatonEventRules;

BatonEventRules      *baton_event_rules_new      (BatonRuleSet          *rules);
void                  baton_event_rules_free     (BatonEventRules       *self);
const BatonEventRule *baton_event_rules_get_all  (const BatonEventRules *self,
                                                  guint                 *n_rules);
const BatonKindRules *baton_event_rules_for_kind (const BatonEventRules *self,
                                                  const char            *kind,
                                                  gsize                  length);
BatonEventTexts       baton_event_rules_get_texts (const BatonEventRules *self);

/* Texts are numbered as the bits of BatonEventTexts are. */
#define BATON_N_EVENT_TEXTS 4

/* An event whose texts are folded when they are first looked at. It lives on
 * the stack of one evaluation, and goes from event to event. */
typedef struct
{
  const BatonEvent *event;
  const char       *texts[BATON_N_EVENT_TEXTS];
  gsize             lengths[BATON_N_EVENT_TEXTS];
  char             *block; /* What did not fit into the buffer. */
  gsize             used;
  char              buffer[1024];
} BatonEventView;

void     baton_event_view_clear     (BatonEventView        *self);
gboolean baton_event_globs_match    (const BatonEventGlobs *self,
                                     BatonEventView        *view);

static inline void
baton_event_view_move (BatonEventView   *self,
                       const BatonEvent *event)
{
  self->event = event;
  self->used = 0;
  memset (self->texts, 0, sizeof self->texts);
}

static inline gint64
baton_time_add (gint64  at,
                guint64 span)
{
  gint64 sum;

  return __builtin_add_overflow (at, span, &sum) ? G_MAXINT64 : sum;
}

G_END_DECLS
