/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What differs between two rule sets in what stands alone. */

#include "scoring/baton-rule-diff-private.h"

#include <glib/gi18n-lib.h>

#include "scoring/baton-rule-words.h"

static void
add_text (BatonRuleDiff *self,
          char          *text)
{
  baton_rule_diff_add (self, BATON_RULE_CHANGED, NULL, text);
}

static void
diff_mql (BatonRuleDiff        *self,
          const BatonThreshold *before,
          const BatonThreshold *after)
{
  if (before->score != after->score)
    /* Translators: MQL is a marketing-qualified lead; the numbers are scores, as it was and as it is. */
    add_text (self, g_strdup_printf (_("MQL threshold: %d → %d"), before->score, after->score));
  if (before->release != after->release)
    add_text (self, g_strdup_printf (_("MQL released below: %d → %d"), before->release, after->release));
  if (before->fit != after->fit)
    add_text (self, g_strdup_printf (_("Least fit of an MQL: %d → %d"), before->fit, after->fit));
  if (before->interest != after->interest)
    add_text (self, g_strdup_printf (_("Least interest of an MQL: %d → %d"), before->interest, after->interest));
}

static void
diff_hot (BatonRuleDiff      *self,
          const BatonHotRule *before,
          const BatonHotRule *after)
{
  g_autofree char *old = baton_rule_words_hot (before);
  g_autofree char *new = baton_rule_words_hot (after);

  if (!g_str_equal (old, new))
    /* Translators: both say which leads are hot, as it was and as it is. */
    add_text (self, g_strdup_printf (_("Was: %s; is now: %s"), old, new));
}

static void
diff_grades (BatonRuleDiff     *self,
             const BatonMatrix *before,
             const BatonMatrix *after)
{
  for (guint i = 0; i < G_N_ELEMENTS (before->fit); i++)
    {
      if (before->fit[i] != after->fit[i])
        /* Translators: %c is a grade of the fit, from A; the numbers are the points that it begins with. */
        add_text (self, g_strdup_printf (_("Fit %c from: %d → %d"), 'A' + (int) i, before->fit[i], after->fit[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (before->interest); i++)
    {
      if (before->interest[i] != after->interest[i])
        /* Translators: %u is a grade of the interest, from 1; the others are the points that it begins with. */
        add_text (self, g_strdup_printf (_("Interest %u from: %d → %d"), i + 1, before->interest[i], after->interest[i]));
    }
}

static void
diff_cells (BatonRuleDiff     *self,
            const BatonMatrix *before,
            const BatonMatrix *after)
{
  for (guint row = 0; row < BATON_MATRIX_SIZE; row++)
    {
      for (guint column = 0; column < BATON_MATRIX_SIZE; column++)
        {
          if (before->cells[row][column] == after->cells[row][column])
            continue;
          /* Translators: a cell of the matrix, such as A1, and what it does with a lead, as it was and as it is. */
          add_text (self, g_strdup_printf (_("%c%u: %s → %s"), 'A' + (int) row, column + 1,
                                           baton_matrix_action_get_title (before->cells[row][column]),
                                           baton_matrix_action_get_title (after->cells[row][column])));
        }
    }
}

void
baton_rule_diff_settings (BatonRuleDiff        *self,
                          const BatonRuleSheet *before,
                          const BatonRuleSheet *after)
{
  if (g_strcmp0 (before->name, after->name) != 0)
    /* Translators: the rules as a whole have a name. */
    add_text (self, g_strdup_printf (_("The rules are now called “%s”"), after->name != NULL ? after->name : ""));
  diff_mql (self, &before->mql, &after->mql);
  diff_hot (self, &before->hot, &after->hot);
  diff_grades (self, &before->matrix, &after->matrix);
  diff_cells (self, &before->matrix, &after->matrix);
  if (g_strcmp0 (before->queue, after->queue) != 0)
    /* Translators: where leads go that no routing rule fits; both are names of queues. */
    add_text (self, g_strdup_printf (_("Queue of all others: “%s” → “%s”"), before->queue, after->queue));
  if (before->to_company_owner != after->to_company_owner)
    add_text (self, g_strdup (after->to_company_owner
                              ? _("Leads of a company that somebody owns now go to that person")
                              : _("Leads of a company that somebody owns now go where all others go")));
}
