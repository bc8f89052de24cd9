/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "baton-database.h"

G_BEGIN_DECLS

#define BATON_TYPE_NOTIFIER (baton_notifier_get_type ())
G_DECLARE_FINAL_TYPE (BatonNotifier, baton_notifier, BATON, NOTIFIER, GObject)

BatonNotifier *baton_notifier_new (GApplication  *application,
                                   BatonDatabase *database);

G_END_DECLS
