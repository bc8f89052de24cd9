/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-index.h"

G_BEGIN_DECLS

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

void       baton_leak_free  (BatonLeak     *self);

GPtrArray *baton_leaks_find (BatonIndex    *index,
                             BatonProcess  *process,
                             int            fit,
                             gint64         now,
                             GCancellable  *cancellable,
                             GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonLeak, baton_leak_free)

G_END_DECLS
