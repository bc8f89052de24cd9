/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window-fixture.h"

G_BEGIN_DECLS

typedef struct
{
  WindowFixture *fixture;
  GRand         *random;
  GtkWidget     *home;       /* The main window that it works in just now, */
  GtkWidget     *window;     /* the one that lies over it, or the same, */
  GtkWidget     *scope;      /* and the menu that is open in that, or the same. */
} Monkey;

typedef struct
{
  const char *name;
  guint       weight;
  gboolean    is_elsewhere;   /* Whether a menu that is open would be closed by it. */
  void      (*act) (Monkey *self);
} Deed;

/* monkey.c */
void        monkey_hide_pointer (Monkey *self);
void        monkey_go_home      (Monkey *self);
void        monkey_take_step    (Monkey *self);

/* monkey-deeds.c */
const Deed *monkey_choose_deed  (Monkey *self);

/* monkey-hands.c */
guint       monkey_choose       (Monkey *self,
                                 guint   n);
void        monkey_click        (Monkey *self);
void        monkey_press_key    (Monkey *self);
void        monkey_press_usual  (Monkey *self);
void        monkey_move_focus   (Monkey *self);
void        monkey_type         (Monkey *self);
void        monkey_edit         (Monkey *self);
void        monkey_scroll       (Monkey *self);
void        monkey_open_menu    (Monkey *self);
void        monkey_choose_item  (Monkey *self);
void        monkey_close_menu   (Monkey *self);
void        monkey_use_row      (Monkey *self);
void        monkey_use_item     (Monkey *self);
void        monkey_sort         (Monkey *self);
void        monkey_toggle       (Monkey *self);
void        monkey_set_value    (Monkey *self);

G_END_DECLS
