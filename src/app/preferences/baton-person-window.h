/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "baton-database.h"
#include "handoff/baton-person.h"

G_BEGIN_DECLS

#define BATON_TYPE_PERSON_WINDOW (baton_person_window_get_type ())
G_DECLARE_FINAL_TYPE (BatonPersonWindow, baton_person_window, BATON, PERSON_WINDOW, AdwWindow)

GtkWidget *baton_person_window_new (GtkWindow         *parent,
                                    BatonDatabase     *database,
                                    const BatonPerson *person);

G_END_DECLS
