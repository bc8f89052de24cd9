/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BatonReject:
 * @line: the line of the file, from 1
 * @column: (nullable): the heading of the column
 * @value: (nullable): what stands there; the beginning of it where it is long
 * @reason: what is wrong with it, in the user's language
 *
 * A row that could not be taken in.
 */
typedef struct
{
  guint  line;
  char  *column;
  char  *value;
  char  *reason;
} BatonReject;

BatonReject *baton_reject_new  (guint        line,
                                const char  *column,
                                const char  *value,
                                const char  *reason);
void         baton_reject_free (BatonReject *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonReject, baton_reject_free)

G_END_DECLS
