/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli-lead.h"

G_BEGIN_DECLS

/**
 * BatonCliSelection:
 * @names: what the numbers in the leads stand for
 * @leads: (element-type gint64): the leads' numbers, in order
 *
 * Some of the leads. Valid within the transaction that it was made in.
 */
typedef struct
{
  BatonCliNames  names;
  GArray        *leads;
} BatonCliSelection;

typedef gboolean (*BatonCliLeadFunc) (const BatonLeadRow  *row,
                                      gpointer             user_data,
                                      GError             **error);

gboolean baton_cli_selection_make  (BatonCliSelection        *self,
                                    BatonCli                 *cli,
                                    const char               *filter,
                                    const char               *sort,
                                    guint64                   limit,
                                    GError                  **error);
void     baton_cli_selection_clear (BatonCliSelection        *self);
gboolean baton_cli_selection_each  (const BatonCliSelection  *self,
                                    BatonCli                 *cli,
                                    BatonCliLeadFunc          func,
                                    gpointer                  user_data,
                                    GError                  **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BatonCliSelection, baton_cli_selection_clear)

G_END_DECLS
