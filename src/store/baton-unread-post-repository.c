/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-unread-post-repository.h"

#include "baton-query-private.h"
#include "lead/baton-identity.h"

void
baton_unread_post_free (BatonUnreadPost *self)
{
  g_free (self->source);
  g_free (self->reason);
  g_free (self->body);
  g_free (self);
}

/* Whether the same was kept before: the same text from the same source. */
static gboolean
find_same (BatonConnection  *connection,
           gint64            hash,
           const char       *source,
           const char       *body,
           gboolean         *found,
           GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection, "SELECT source, body FROM unread_post WHERE hash = ?1", error);

  *found = FALSE;
  if (statement == NULL)
    return FALSE;

  baton_statement_bind (statement, 1, hash);
  while (!*found)
    {
      gboolean has_row;

      if (!baton_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      *found = g_strcmp0 (baton_statement_get_text (statement, 0), source) == 0 &&
               g_strcmp0 (baton_statement_get_text (statement, 1), body) == 0;
    }
  return TRUE;
}

static gboolean
insert (BatonConnection        *connection,
        const BatonUnreadPost  *post,
        gint64                  hash,
        GError                **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "INSERT INTO unread_post (id, at, hash, source, reason, body) "
                              "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                              error);

  if (statement == NULL)
    return FALSE;
  baton_statement_bind (statement, 1, post->id);
  baton_statement_bind (statement, 2, post->at);
  baton_statement_bind (statement, 3, hash);
  baton_statement_bind_text (statement, 4, post->source);
  baton_statement_bind_text (statement, 5, post->reason);
  baton_statement_bind_text (statement, 6, post->body);
  return baton_statement_run (statement, error);
}

/**
 * baton_unread_post_keep:
 * @connection: a connection, in a write transaction
 * @at: when it came, in microseconds UTC
 * @source: (nullable): the system that sent it
 * @reason: why it was not understood, in words
 * @body: what was sent, whole
 * @is_new: (out): whether it was kept now; %FALSE when the same was kept before
 * @error: return location for an error
 *
 * Keeps what was sent and could not be given to a lead or understood.
 *
 * Returns: whether it worked
 */
gboolean
baton_unread_post_keep (BatonConnection  *connection,
                        gint64            at,
                        const char       *source,
                        const char       *reason,
                        const char       *body,
                        gboolean         *is_new,
                        GError          **error)
{
  gint64 hash = baton_identity_hash (BATON_IDENTITY_POST, body, source);
  BatonUnreadPost post = {
    .at = at,
    .source = (char *) source,
    .reason = (char *) reason,
    .body = (char *) body,
  };
  gboolean found;

  *is_new = FALSE;
  if (!find_same (connection, hash, source, body, &found, error))
    return FALSE;
  if (found)
    return TRUE;

  post.id = baton_connection_next_number (connection, "unread_post", 1, error);
  if (post.id == 0 || !insert (connection, &post, hash, error))
    return FALSE;
  *is_new = TRUE;
  return TRUE;
}

static gpointer
read_post (BatonStatement *statement)
{
  BatonUnreadPost *post = g_new0 (BatonUnreadPost, 1);

  post->id = baton_statement_get (statement, 0);
  post->at = baton_statement_get (statement, 1);
  post->source = g_strdup (baton_statement_get_text (statement, 2));
  post->reason = g_strdup (baton_statement_get_text (statement, 3));
  post->body = g_strdup (baton_statement_get_text (statement, 4));
  return post;
}

/**
 * baton_unread_post_list:
 * @connection: a connection
 * @limit: the most to list
 * @error: return location for an error
 *
 * Lists what was not understood.
 *
 * Returns: (transfer full) (element-type BatonUnreadPost): the posts, newest first
 */
GPtrArray *
baton_unread_post_list (BatonConnection  *connection,
                        guint             limit,
                        GError          **error)
{
  g_autoptr(BatonStatement) statement =
    baton_connection_prepare (connection,
                              "SELECT id, at, source, reason, body FROM unread_post ORDER BY id DESC LIMIT ?1",
                              error);

  if (statement == NULL)
    return NULL;
  baton_statement_bind (statement, 1, limit);
  return baton_query_list (statement, read_post, (GDestroyNotify) baton_unread_post_free, error);
}
