/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-check-repository.h"

#include <glib/gi18n-lib.h>

#include "baton-checker-private.h"
#include "baton-statement-private.h"

/**
 * baton_violation_new:
 * @invariant: the name of the invariant
 * @lead: the lead; 0 when about none
 * @text: what does not hold, as a sentence
 *
 * Makes a violation.
 *
 * Returns: (transfer full): the violation
 */
BatonViolation *
baton_violation_new (const char *invariant,
                     gint64      lead,
                     const char *text)
{
  BatonViolation *self = g_new0 (BatonViolation, 1);

  self->invariant = g_strdup (invariant);
  self->lead = lead;
  self->text = g_strdup (text);
  return self;
}

void
baton_violation_free (BatonViolation *self)
{
  g_free (self->invariant);
  g_free (self->text);
  g_free (self);
}

/*
 * baton_checker_add:
 * @lead: the lead; 0 when about none
 * @where: where to look, such as `handoff 12`
 *
 * Notes a violation of the invariant that is checked, and only counts it when
 * enough of them are listed.
 */
void
baton_checker_add (BatonChecker *self,
                   gint64        lead,
                   const char   *where)
{
  g_autofree char *text = NULL;

  if (self->n_found++ >= BATON_CHECK_MAX_LISTED)
    return;

  /* Translators: the first %s is a sentence, the second one where to look in the
   * database, such as handoff 12. */
  text = g_strdup_printf (_("%s (%s)"), _(self->invariant->description), where);
  g_ptr_array_add (self->violations, baton_violation_new (self->invariant->name, lead, text));
}

static gboolean
run_query (BatonChecker  *self,
           GError       **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (self->connection, self->invariant->query, error);

  if (statement == NULL)
    return FALSE;

  while (TRUE)
    {
      gboolean has_row;

      if (!baton_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      baton_checker_add (self, baton_statement_get (statement, 0), baton_statement_get_text (statement, 1));
    }
}

/* What is not listed is told by its number. */
static void
add_rest (BatonChecker *self)
{
  guint64 rest = self->n_found - MIN (self->n_found, BATON_CHECK_MAX_LISTED);
  g_autofree char *text = NULL;

  if (rest == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %llu more of the same", "and %llu more of the same",
                                       (gulong) rest),
                          (unsigned long long) rest);
  g_ptr_array_add (self->violations, baton_violation_new (self->invariant->name, 0, text));
}

static gboolean
check_invariant (BatonChecker          *self,
                 const BatonInvariant  *invariant,
                 GError               **error)
{
  self->invariant = invariant;
  self->n_found = 0;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!(invariant->query != NULL ? run_query (self, error) : baton_checker_check_keys (self, error)))
    return FALSE;
  add_rest (self);
  return TRUE;
}

/**
 * baton_check_run:
 * @connection: a connection, in a transaction so that all is of one moment
 * @func: (scope call) (nullable): called after each invariant
 * @user_data: data for @func
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Looks for what must never be. It reads the whole database, and changes nothing.
 * Of each invariant at most %BATON_CHECK_MAX_LISTED violations are listed one by
 * one, and then how many more there are.
 *
 * Whether the scores are right is not looked at here, since that takes the rules.
 *
 * Returns: (transfer full) (element-type BatonViolation): what does not hold;
 *   empty when all is well
 */
GPtrArray *
baton_check_run (BatonConnection  *connection,
                 BatonCheckFunc    func,
                 gpointer          user_data,
                 GCancellable     *cancellable,
                 GError          **error)
{
  g_autoptr(GPtrArray) violations = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_violation_free);
  BatonChecker checker = { .connection = connection, .cancellable = cancellable, .violations = violations };
  guint n_invariants;
  const BatonInvariant *invariants = baton_invariants_get (&n_invariants);

  for (guint i = 0; i < n_invariants; i++)
    {
      if (!check_invariant (&checker, &invariants[i], error))
        return NULL;
      if (func != NULL)
        func (invariants[i].name, _(invariants[i].description), checker.n_found,
              (double) (i + 1) / n_invariants, user_data);
    }
  return g_steal_pointer (&violations);
}
