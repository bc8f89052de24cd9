/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-setup.h"

#include "baton-document-repository.h"
#include "baton-documents.h"
#include "baton-session-private.h"

static const char * const kinds[] = { "rules", "process", "slas", "calendar" };

static gboolean
add_default (BatonSession  *session,
             const char    *kind,
             gboolean      *added,
             GError       **error)
{
  BatonConnection *connection = baton_session_get_connection (session);
  g_autoptr(GBytes) body = NULL;
  g_autofree char *text = NULL;
  gint64 version;
  BatonDocument document = {
    .kind = (char *) kind,
    .at = baton_session_get_now (session),
    .author = (char *) "Baton",
  };

  if (!baton_document_get_version (connection, kind, &version, error))
    return FALSE;
  if (version != 0)
    return TRUE;

  *added = TRUE;
  body = baton_documents_get_local_default (kind);
  document.body = text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  return baton_document_add (connection, &document, error);
}

static gboolean
has_all (BatonSession  *session,
         gboolean      *all,
         GError       **error)
{
  *all = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gint64 version;

      if (!baton_document_get_version (baton_session_get_connection (session), kinds[i], &version, error))
        return FALSE;
      *all &= version != 0;
    }
  return TRUE;
}

static gboolean
set_up (BatonSession  *session,
        gboolean      *added,
        GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (!add_default (session, kinds[i], added, error))
        return FALSE;
    }
  return !*added || baton_session_log (session, NULL, "set-up", 0, NULL, error);
}

/**
 * baton_set_up:
 * @session: a session
 * @was_new: (out) (optional): whether anything was missing
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Gives a new database the rules, process, SLAs and calendar that Baton ships,
 * with names in the language of whoever makes it; what is there already stays.
 * A database that has all of them is only read.
 *
 * Returns: whether the database has all of them now
 */
gboolean
baton_set_up (BatonSession  *session,
              gboolean      *was_new,
              GCancellable  *cancellable,
              GError       **error)
{
  gboolean added = FALSE;
  gboolean all, done;

  if (was_new != NULL)
    *was_new = FALSE;
  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return FALSE;
  done = has_all (session, &all, error);
  if (!baton_session_end (session, done, error) || all)
    return done;

  if (!baton_session_begin (session, BATON_TRANSACTION_WRITE, cancellable, error))
    return FALSE;
  done = set_up (session, &added, error);
  if (was_new != NULL)
    *was_new = added;
  return baton_session_end (session, done, error);
}
