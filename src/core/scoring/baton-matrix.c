/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-matrix.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-names.h"

static const char * const names[] = { "threshold", "hand-over", "review", "nurture", NULL };

static const char * const titles[BATON_N_MATRIX_ACTIONS] = {
  /* Translators: what a cell of the fit × interest matrix does with a lead. */
  [BATON_MATRIX_THRESHOLD] = N_("The threshold decides"),
  /* Translators: what a cell of the fit × interest matrix does with a lead. */
  [BATON_MATRIX_HAND_OVER] = N_("Hand over"),
  /* Translators: what a cell of the fit × interest matrix does with a lead. */
  [BATON_MATRIX_REVIEW]    = N_("Hold for review"),
  /* Translators: what a cell of the fit × interest matrix does with a lead. */
  [BATON_MATRIX_NURTURE]   = N_("Keep with Marketing"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == BATON_N_MATRIX_ACTIONS + 1);

/**
 * baton_matrix_init:
 * @self: (out caller-allocates): a matrix
 *
 * Sets a matrix to quarters of both parts, in all of which the threshold decides.
 */
void
baton_matrix_init (BatonMatrix *self)
{
  g_return_if_fail (self != NULL);

  *self = (BatonMatrix) { .fit = { 75, 50, 25 }, .interest = { 75, 50, 25 } };
}

static guint
find_grade (const int least[BATON_MATRIX_SIZE - 1],
            int       points)
{
  guint grade = 0;

  while (grade < BATON_MATRIX_SIZE - 1 && points < least[grade])
    grade++;
  return grade;
}

/**
 * baton_matrix_get_row:
 * @self: a matrix
 * @fit: a fit, 0 to 100
 *
 * Grades a fit.
 *
 * Returns: 0 for A to 3 for D
 */
guint
baton_matrix_get_row (const BatonMatrix *self,
                      int                fit)
{
  g_return_val_if_fail (self != NULL, 0);

  return find_grade (self->fit, fit);
}

/**
 * baton_matrix_get_column:
 * @self: a matrix
 * @interest: an interest, 0 to 100
 *
 * Grades an interest.
 *
 * Returns: 0 for the grade 1 to 3 for the grade 4
 */
guint
baton_matrix_get_column (const BatonMatrix *self,
                         int                interest)
{
  g_return_val_if_fail (self != NULL, 0);

  return find_grade (self->interest, interest);
}

/**
 * baton_matrix_get_action:
 * @self: a matrix
 * @fit: a fit, 0 to 100
 * @interest: an interest, 0 to 100
 *
 * Looks up what is done with a lead.
 *
 * Returns: the action of its cell
 */
BatonMatrixAction
baton_matrix_get_action (const BatonMatrix *self,
                         int                fit,
                         int                interest)
{
  g_return_val_if_fail (self != NULL, BATON_MATRIX_THRESHOLD);

  return self->cells[baton_matrix_get_row (self, fit)][baton_matrix_get_column (self, interest)];
}

/**
 * baton_matrix_name_cell:
 * @self: a matrix
 * @fit: a fit, 0 to 100
 * @interest: an interest, 0 to 100
 * @name: (out caller-allocates): return location for the name, ended by a zero
 *
 * Names the cell of a lead, such as `B2`.
 */
void
baton_matrix_name_cell (const BatonMatrix *self,
                        int                fit,
                        int                interest,
                        char               name[3])
{
  g_return_if_fail (self != NULL);

  name[0] = (char) ('A' + baton_matrix_get_row (self, fit));
  name[1] = (char) ('1' + baton_matrix_get_column (self, interest));
  name[2] = '\0';
}

/**
 * baton_matrix_equal:
 * @self: a matrix
 * @other: another one
 *
 * Compares two matrices.
 *
 * Returns: whether they are the same
 */
gboolean
baton_matrix_equal (const BatonMatrix *self,
                    const BatonMatrix *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return memcmp (self->fit, other->fit, sizeof self->fit) == 0 &&
         memcmp (self->interest, other->interest, sizeof self->interest) == 0 &&
         memcmp (self->cells, other->cells, sizeof self->cells) == 0;
}

/**
 * baton_matrix_action_get_name:
 * @action: an action
 *
 * Names what a cell does, as files do, such as `hand-over`.
 *
 * Returns: the name
 */
const char *
baton_matrix_action_get_name (BatonMatrixAction action)
{
  g_return_val_if_fail (action < BATON_N_MATRIX_ACTIONS, NULL);

  return names[action];
}

/**
 * baton_matrix_action_get_title:
 * @action: an action
 *
 * Names what a cell does in the user's language.
 *
 * Returns: the title
 */
const char *
baton_matrix_action_get_title (BatonMatrixAction action)
{
  g_return_val_if_fail (action < BATON_N_MATRIX_ACTIONS, NULL);

  return _(titles[action]);
}

/**
 * baton_matrix_action_from_name:
 * @name: a name, such as `hand-over`
 * @action: (out): the action
 *
 * Finds what a cell does by its name.
 *
 * Returns: whether there is such an action
 */
gboolean
baton_matrix_action_from_name (const char        *name,
                               BatonMatrixAction *action)
{
  int found = baton_names_find (names, name);

  if (found >= 0)
    *action = (BatonMatrixAction) found;
  return found >= 0;
}
