/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *baton_default_words_translate (GBytes *document);

G_END_DECLS
