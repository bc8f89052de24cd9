/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "scoring/baton-rule-sheet.h"

G_BEGIN_DECLS

/**
 * BatonListReport:
 * @read: how many entries the file has
 * @repeated: how many of them it has more than once
 * @known: how many the list had already
 * @added: how many are new
 * @removed: how many are not in the list any more
 *
 * What came of taking entries into a list.
 */
typedef struct
{
  guint read;
  guint repeated;
  guint known;
  guint added;
  guint removed;
} BatonListReport;

BatonRuleList *baton_list_find   (const BatonRuleSheet  *sheet,
                                  const char            *name);
gboolean       baton_list_import (BatonRuleSheet        *sheet,
                                  const char            *name,
                                  GInputStream          *stream,
                                  gboolean               replace,
                                  BatonListReport       *report,
                                  GError               **error);
void           baton_list_add    (BatonRuleSheet        *sheet,
                                  const char            *name,
                                  char                 **entries,
                                  gboolean               replace,
                                  BatonListReport       *report);
guint          baton_list_count_uses (const BatonRuleSheet *sheet,
                                      const char           *name);

G_END_DECLS
