/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an event gives after so many whole days; from the last entry on, nothing. */
typedef struct
{
  gint16  points;
  guint16 days_left; /* Days until it gives something else. */
} BatonDecayDay;

typedef struct
{
  guint         n_days;
  BatonDecayDay days[];
} BatonDecay;

BatonDecay *baton_decay_new (int points,
                             int half_life_days);

G_END_DECLS
