/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void baton_cli_catch_interrupts (GCancellable *cancellable);

G_END_DECLS
