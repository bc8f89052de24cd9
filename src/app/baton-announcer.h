/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-database.h"

G_BEGIN_DECLS

#define BATON_TYPE_ANNOUNCER (baton_announcer_get_type ())
G_DECLARE_FINAL_TYPE (BatonAnnouncer, baton_announcer, BATON, ANNOUNCER, GObject)

BatonAnnouncer *baton_announcer_new       (AdwToastOverlay *overlay,
                                           BatonDatabase   *database);
void            baton_announcer_say       (BatonAnnouncer  *self,
                                           const char      *text);
void            baton_announcer_say_undo  (BatonAnnouncer  *self,
                                           const char      *text,
                                           gint64           token);
void            baton_announcer_undo      (BatonAnnouncer  *self,
                                           gint64           token);
void            baton_announcer_undo_last (BatonAnnouncer  *self);

G_END_DECLS
