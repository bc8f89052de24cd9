/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "process/baton-team.h"

G_BEGIN_DECLS

#define BATON_TYPE_DRAWN_LINE (baton_drawn_line_get_type ())
G_DECLARE_DERIVABLE_TYPE (BatonDrawnLine, baton_drawn_line, BATON, DRAWN_LINE, GtkWidget)

struct _BatonDrawnLineClass
{
  GtkWidgetClass parent_class;
};

const char *baton_drawn_line_get_text   (BatonDrawnLine *self);
void        baton_drawn_line_set_text   (BatonDrawnLine *self,
                                         const char     *text);
void        baton_drawn_line_set_spoken (BatonDrawnLine *self,
                                         const char     *spoken);
void        baton_drawn_line_set_icon   (BatonDrawnLine *self,
                                         const char     *icon_name);
void        baton_drawn_line_set_team   (BatonDrawnLine *self,
                                         BatonTeam       team);
void        baton_drawn_line_set_number (BatonDrawnLine *self,
                                         gboolean        is_number);
void        baton_drawn_line_set_fits   (BatonDrawnLine *self,
                                         gboolean        fits);

G_END_DECLS
