/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-index.h"

/* Monday, 2 March 2026, 09:30:00 UTC. */
#define NOW (G_GINT64_CONSTANT (1772443800) * G_USEC_PER_SEC)
#define DAY (24 * G_TIME_SPAN_HOUR)

static inline BatonProcess *
make_process (void)
{
  static const struct { const char *id; const char *title; } names[] = {
    { "new", "New" },
    { "marketing-qualified", "MQL" },
    { "sales-accepted", "SAL" },
    { "sales-qualified", "SQL" },
    { "opportunity", "Opportunity" },
    { "customer", "Customer" },
    { "disqualified", "Disqualified" },
  };
  g_autoptr(GPtrArray) stages = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_stage_free);
  g_autoptr(GError) error = NULL;
  BatonProcess *process;

  for (guint number = 0; number < G_N_ELEMENTS (names); number++)
    {
      BatonStage *stage = baton_stage_new ();

      stage->number = number;
      g_free (stage->id);
      stage->id = g_strdup (names[number].id);
      g_free (stage->title);
      stage->title = g_strdup (names[number].title);
      stage->active = TRUE;
      g_ptr_array_add (stages, stage);
    }

  process = baton_process_new (stages, &error);
  g_assert_no_error (error);
  return process;
}

static inline BatonFilter *
make_filter (BatonProcess *process,
             const char   *text)
{
  g_autoptr(GError) error = NULL;
  BatonFilter *filter = baton_filter_parse (text, process, NOW, &error);

  g_assert_no_error (error);
  return filter;
}
