/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-event.h"
#include "random-rules.h"
#include "rules-fixture.h"

G_BEGIN_DECLS

/* Fills in up to @most events, oldest first, of which random rules look at some.
 * The last of them may be later than NOW. */
static inline guint
make_random_events (GRand      *rand,
                    BatonEvent *events,
                    int         most)
{
  static const char * const kinds[] = {
    "page_view", "email_click", "form_submit", "demo_request", "program_complete", "something_else",
  };
  static const char * const urls[] = { NULL, "https://x.example/pricing", "/über", "/about" };
  static const char * const names[] = { NULL, "demo", "Contact us", "news" };
  guint n = (guint) random_below (rand, most + 1);
  gint64 at = NOW - random_below (rand, 200) * DAY;

  for (guint i = 0; i < n; i++)
    {
      events[i] = (BatonEvent) {
        .id = i + 1,
        .at = at,
        .kind = RANDOM_TEXT (rand, kinds),
        .url = RANDOM_TEXT (rand, urls),
        .form = RANDOM_TEXT (rand, names),
        .campaign = RANDOM_TEXT (rand, names),
        .program = RANDOM_TEXT (rand, names),
      };
      at += random_below (rand, 20) * DAY;
    }
  return n;
}

G_END_DECLS
