/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "watchdog.h"
#include "window-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  WindowFixture *fixture;
  GRand         *random;
  GtkWidget     *window;     /* The window that it works in just now, */
  GtkWidget     *scope;      /* or the menu that is open in it. */
  Watchdog       watchdog;
} Monkey;

typedef struct
{
  const char *name;
  guint       weight;
  gboolean    is_elsewhere;   /* Whether a menu that is open would be closed by it. */
  void      (*act) (Monkey *self);
} Deed;

const Deed *monkey_choose_deed (Monkey *self);

G_END_DECLS
