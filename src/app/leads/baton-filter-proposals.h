/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "index/baton-index.h"
#include "leads/baton-lead-names.h"

G_BEGIN_DECLS

/**
 * BatonFilterProposal:
 * @text: how the filter is written on
 * @title: the same in words
 * @is_whole: whether a term is complete with it
 *
 * What a filter can be completed with.
 */
typedef struct
{
  char     *text;
  char     *title;
  gboolean  is_whole;
} BatonFilterProposal;

GPtrArray *baton_filter_proposals_list (const char     *text,
                                        guint           cursor,
                                        BatonLeadNames *names,
                                        BatonIndex     *index,
                                        guint          *start);

G_END_DECLS
