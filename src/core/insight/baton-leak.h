/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-index.h"

G_BEGIN_DECLS

/* How many places there are in which leads can get stuck. */
#define BATON_N_LEAKS 7

/**
 * BatonLeak:
 * @id: what it is called in files and on the command line, such as `not-accepted`
 * @title: the same in words, in the user's language
 * @filter: the filter that shows its leads
 * @count: how many leads are in it
 *
 * A place where leads get stuck.
 */
typedef struct
{
  const char *id;
  const char *title;
  char       *filter;
  guint       count;
} BatonLeak;

BatonLeak *baton_leak_find (BatonIndex    *index,
                            BatonProcess  *process,
                            int            fit,
                            gint64         now,
                            guint          place,
                            GCancellable  *cancellable,
                            GError       **error);
void       baton_leak_free (BatonLeak     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeak, baton_leak_free)

G_END_DECLS
