/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-ledger-private.h"

struct _BatonLedger
{
  GPtrArray  *lines;   /* BatonScoreLine */
  GPtrArray **pending; /* BatonScoreLine, one array an event rule. */
  guint       n_pending;
};

static void
line_free (BatonScoreLine *line)
{
  g_free (line->rule);
  g_free (line->name);
  g_free (line->note);
  g_free (line);
}

static BatonScoreLine *
line_new (BatonPart   part,
          const char *rule,
          const char *name,
          int         points,
          char       *note)
{
  BatonScoreLine *line = g_new0 (BatonScoreLine, 1);

  line->part = part;
  line->rule = g_strdup (rule);
  line->name = g_strdup (name);
  line->points = points;
  line->note = note;
  return line;
}

static GPtrArray *
lines_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
}

BatonLedger *
baton_ledger_new (guint n_event_rules)
{
  BatonLedger *self = g_new0 (BatonLedger, 1);

  self->lines = lines_new ();
  self->pending = g_new0 (GPtrArray *, n_event_rules);
  self->n_pending = n_event_rules;
  return self;
}

/* Frees the ledger but for its lines, which it returns. */
GPtrArray *
baton_ledger_free (BatonLedger *self)
{
  GPtrArray *lines = self->lines;

  for (guint i = 0; i < self->n_pending; i++)
    g_clear_pointer (&self->pending[i], g_ptr_array_unref);
  g_free (self->pending);
  g_free (self);

  return lines;
}

/* Takes `note`. */
void
baton_ledger_add (BatonLedger *self,
                  BatonPart    part,
                  const char  *rule,
                  const char  *name,
                  int          points,
                  char        *note)
{
  g_ptr_array_add (self->lines, line_new (part, rule, name, points, note));
}

/* Takes `note`. */
void
baton_ledger_add_event (BatonLedger      *self,
                        guint             event_rule,
                        const char       *rule,
                        const char       *name,
                        int               points,
                        const BatonEvent *event,
                        char             *note)
{
  BatonScoreLine *line = line_new (BATON_PART_INTEREST, rule, name, points, note);

  line->event = event->id;
  line->at = event->at;
  if (self->pending[event_rule] == NULL)
    self->pending[event_rule] = lines_new ();
  g_ptr_array_add (self->pending[event_rule], line);
}

/* Takes the lines of an event rule over: it counts. */
void
baton_ledger_keep (BatonLedger *self,
                   guint        event_rule)
{
  GPtrArray *pending = g_steal_pointer (&self->pending[event_rule]);

  if (pending != NULL)
    g_ptr_array_extend_and_steal (self->lines, pending);
}
