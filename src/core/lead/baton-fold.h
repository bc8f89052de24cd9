/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *baton_fold       (const char *text);
gsize     baton_fold_into  (const char *text,
                            char       *buffer,
                            gsize       size);
gboolean  baton_fold_equal (const char *a,
                            const char *b);

G_END_DECLS
