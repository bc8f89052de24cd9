/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-their-rules.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-rule-versions.h"

static gboolean
find_author (BatonSession     *session,
             BatonTheirRules  *self,
             GError          **error)
{
  g_autoptr(GPtrArray) history = baton_rules_history (session, error);

  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      const BatonDocument *document = g_ptr_array_index (history, i);

      if (document->version == self->version)
        self->author = g_strdup (document->author);
    }
  return history != NULL;
}

/**
 * baton_their_rules_load:
 * @session: a session
 * @data: (nullable): a #gint64, the version that is known
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads the rules in force, on a thread of the database.
 *
 * Returns: (transfer full) (nullable): the rules, a #BatonTheirRules
 */
gpointer
baton_their_rules_load (BatonSession  *session,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const gint64 *known = data;
  g_autoptr(BatonTheirRules) self = g_new0 (BatonTheirRules, 1);

  self->rules = baton_rules_load (session, &self->version, error);
  if (self->rules == NULL)
    return NULL;
  if (known != NULL && *known == self->version)
    g_clear_pointer (&self->rules, baton_rule_set_unref);
  else if (!find_author (session, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
baton_their_rules_free (gpointer self)
{
  BatonTheirRules *theirs = self;

  if (theirs == NULL)
    return;
  g_clear_pointer (&theirs->rules, baton_rule_set_unref);
  g_free (theirs->author);
  g_free (theirs);
}

/**
 * baton_their_rules_tell:
 * @self: rules that somebody else saved
 *
 * Says who saved them.
 *
 * Returns: (transfer full): the words
 */
char *
baton_their_rules_tell (BatonTheirRules *self)
{
  /* Translators: %s is a person, %d the number of the version of the rules */
  return g_strdup_printf (_("%s saved version %" PRId64 " while you were editing. "
                            "Nothing of it was overwritten, and nothing of yours is lost."),
                          self->author != NULL ? self->author : _("Somebody"), self->version);
}
