/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-session-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "baton-document-repository.h"
#include "baton-documents.h"
#include "baton-journal.h"
#include "baton-process-repository.h"
#include "lead/baton-identity.h"

enum { DOCUMENT_RULES, DOCUMENT_PROCESS, DOCUMENT_SLAS, DOCUMENT_CALENDAR, N_DOCUMENTS };

static const char * const document_kinds[N_DOCUMENTS] = { "rules", "process", "slas", "calendar" };

/* Invariants: depth counts the begins that have no end yet; now is set exactly
 * while depth > 0; a broken transaction can only be rolled back. */
struct _BatonSession
{
  BatonConnection  *connection;
  char             *actor;
  gint64            fixed_now;      /* 0 for the real clock */
  gint64            now;            /* of the running transaction */
  guint             depth;
  gboolean          broken;
  BatonTransaction  kind;           /* of the running transaction */
  gint64            cause;          /* first journal entry of the running transaction */
  gint64            newest_entry;   /* last one; 0 before the first */
  gint64            written;        /* the cause of the last transaction that was written */
  GHashTable       *memories;       /* lead to GVariant: what its first journal entry will tell */
  gint64            versions[N_DOCUMENTS];
  gboolean          is_current;     /* whether policy is that of the running transaction */
  BatonPolicy       policy;
  GPtrArray        *people;         /* as read in the running use case */
};

/**
 * baton_session_new:
 * @connection: a connection, used by nobody else while the session lives
 * @actor: the name of who acts, as the journal will have it
 *
 * Sits down to work.
 *
 * Returns: (transfer full): a session
 */
BatonSession *
baton_session_new (BatonConnection *connection,
                   const char      *actor)
{
  BatonSession *self;

  g_return_val_if_fail (BATON_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (actor != NULL && *actor != '\0', NULL);

  self = g_new0 (BatonSession, 1);
  self->connection = g_object_ref (connection);
  self->actor = g_strdup (actor);
  self->memories = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_variant_unref);
  return self;
}

static void
clear_policy (BatonSession *self)
{
  g_clear_pointer (&self->policy.evaluator, baton_evaluator_unref);
  g_clear_pointer (&self->policy.process, baton_process_unref);
  g_clear_pointer (&self->policy.slas, g_ptr_array_unref);
  g_clear_pointer (&self->policy.calendar, baton_calendar_unref);
  memset (self->versions, 0, sizeof self->versions);
  self->is_current = FALSE;
}

/**
 * baton_session_free:
 * @self: a session
 *
 * Ends the session; a transaction that still runs is rolled back.
 */
void
baton_session_free (BatonSession *self)
{
  if (self == NULL)
    return;

  if (self->depth > 0)
    baton_connection_rollback (self->connection);
  clear_policy (self);
  baton_session_forget_people (self);
  g_hash_table_unref (self->memories);
  g_object_unref (self->connection);
  g_free (self->actor);
  g_free (self);
}

/**
 * baton_session_set_now:
 * @self: a session
 * @now: the time to work at, in microseconds UTC; 0 for the real clock
 *
 * Sets the session's clock, for tests and for what-if.
 */
void
baton_session_set_now (BatonSession *self,
                       gint64        now)
{
  g_return_if_fail (self->depth == 0 || now != 0);

  self->fixed_now = now;
  if (self->depth > 0)
    self->now = now;
}

/**
 * baton_session_get_now:
 * @self: a session
 *
 * Gets the time; within a transaction it stands still.
 *
 * Returns: the time in microseconds UTC
 */
gint64
baton_session_get_now (BatonSession *self)
{
  if (self->depth > 0)
    return self->now;
  return self->fixed_now != 0 ? self->fixed_now : g_get_real_time ();
}

const char *
baton_session_get_actor (BatonSession *self)
{
  return self->actor;
}

/*
 * baton_session_set_actor:
 *
 * From now on somebody else acts, for a history in which many did.
 */
void
baton_session_set_actor (BatonSession *self,
                         const char   *actor)
{
  g_autofree char *old = self->actor;

  self->actor = g_strdup (actor);
}

/**
 * baton_session_get_connection:
 * @self: a session
 *
 * Gets the session's connection.
 *
 * Returns: (transfer none): the connection
 */
BatonConnection *
baton_session_get_connection (BatonSession *self)
{
  return self->connection;
}

/**
 * baton_session_begin:
 * @self: a session
 * @kind: whether to write
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Begins a transaction, or joins the one that runs: use cases may be grouped
 * in one transaction, which is then kept or undone as a whole.
 *
 * Returns: whether it began
 */
gboolean
baton_session_begin (BatonSession      *self,
                     BatonTransaction   kind,
                     GCancellable      *cancellable,
                     GError           **error)
{
  if (self->depth == 0)
    {
      if (!baton_connection_begin (self->connection, kind, cancellable, error))
        return FALSE;
      self->now = self->fixed_now != 0 ? self->fixed_now : g_get_real_time ();
      self->broken = FALSE;
      self->is_current = FALSE;
      self->kind = kind;
      self->cause = 0;
      self->newest_entry = 0;
      g_hash_table_remove_all (self->memories);
    }
  self->depth++;
  return TRUE;
}

/**
 * baton_session_end:
 * @self: a session
 * @success: whether what was done since the begin is to be kept
 * @error: return location for an error; must be left alone when @success is %FALSE
 *
 * Ends what [method@Session.begin] began: commits, or rolls back when @success
 * is %FALSE or a use case of the group had failed.
 *
 * Returns: whether it was kept; always %FALSE when @success is
 */
gboolean
baton_session_end (BatonSession  *self,
                   gboolean       success,
                   GError       **error)
{
  g_return_val_if_fail (self->depth > 0, FALSE);

  self->depth--;
  self->broken |= !success;
  baton_session_forget_people (self);
  if (self->depth > 0)
    return success;

  if (self->broken)
    {
      baton_connection_rollback (self->connection);
      clear_policy (self);
      if (success)
        g_set_error_literal (error, BATON_ERROR, BATON_ERROR_STORE,
                             _("A part of the work failed, so all of it was undone"));
      return FALSE;
    }
  if (!baton_connection_commit (self->connection, error))
    return FALSE;
  if (self->kind == BATON_TRANSACTION_WRITE)
    self->written = self->cause;
  return TRUE;
}

static gboolean
parse_document (BatonSession         *self,
                guint                 which,
                const BatonDocument  *document,
                GError              **error)
{
  g_autoptr(BatonRuleSet) rules = NULL;

  switch (which)
    {
    case DOCUMENT_RULES:
      g_clear_pointer (&self->policy.evaluator, baton_evaluator_unref);
      rules = baton_rule_set_from_stored_json (document->body, error);
      if (rules != NULL)
        self->policy.evaluator = baton_evaluator_new (rules, error);
      self->policy.rules_version = document->version;
      return self->policy.evaluator != NULL;

    case DOCUMENT_PROCESS:
      g_clear_pointer (&self->policy.process, baton_process_unref);
      self->policy.process = baton_process_from_json (document->body, -1, error);
      return self->policy.process != NULL;

    case DOCUMENT_SLAS:
      g_clear_pointer (&self->policy.slas, g_ptr_array_unref);
      self->policy.slas = baton_slas_from_json (document->body, -1, error);
      return self->policy.slas != NULL;

    default:
      g_clear_pointer (&self->policy.calendar, baton_calendar_unref);
      self->policy.calendar = baton_calendar_from_json (document->body, -1, error);
      return self->policy.calendar != NULL;
    }
}

/**
 * baton_session_get_policy:
 * @self: a session, within a transaction
 * @error: return location for an error
 *
 * Gets what the teams agreed on, as it stands in the running transaction. It
 * is parsed again only when it changed.
 *
 * Returns: (transfer none) (nullable): the policy, valid until the transaction ends
 */
const BatonPolicy *
baton_session_get_policy (BatonSession  *self,
                          GError       **error)
{
  for (guint i = 0; i < N_DOCUMENTS && !self->is_current; i++)
    {
      g_autoptr(BatonDocument) document = NULL;
      gint64 version;

      if (!baton_document_get_version (self->connection, document_kinds[i], &version, error))
        return NULL;
      if (version != 0 && version == self->versions[i])
        continue;

      self->versions[i] = 0;
      document = baton_document_load (self->connection, document_kinds[i], version, error);
      if (document == NULL || !parse_document (self, i, document, error))
        return NULL;
      self->versions[i] = version;
    }
  self->is_current = TRUE;
  return &self->policy;
}

/*
 * baton_session_is_grouped:
 *
 * Tells whether the use case is part of a larger transaction, in which others
 * may have written before it.
 */
gboolean
baton_session_is_grouped (BatonSession *self)
{
  return self->depth > 1;
}

/*
 * baton_session_change_policy:
 *
 * To be called when the running transaction changed what the teams agreed on.
 */
void
baton_session_change_policy (BatonSession *self)
{
  self->is_current = FALSE;
}

/* The first entry about a lead tells what it was before as well. */
static GVariant *
add_memory (BatonSession *self,
            gint64        lead,
            GVariant     *detail)
{
  g_autoptr(GVariant) owned = detail != NULL ? g_variant_ref_sink (detail) : NULL;
  GVariant *memory = g_hash_table_lookup (self->memories, &lead);
  GVariantDict dict;

  if (memory == NULL)
    return g_steal_pointer (&owned);

  g_variant_dict_init (&dict, owned);
  g_variant_dict_insert_value (&dict, "before", memory);
  g_hash_table_remove (self->memories, &lead);
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

static gboolean
append_entries (BatonSession  *self,
                const char    *actor,
                const char    *action,
                const gint64  *leads,
                guint          n_leads,
                gint64         last_lead,
                GVariant      *detail,
                GError       **error)
{
  g_autofree char *text = detail != NULL ? json_gvariant_serialize_data (detail, NULL) : NULL;
  BatonJournalEntry entry = {
    .at = self->now,
    .actor = (char *) actor,
    .action = (char *) action,
    .lead_last = last_lead,
    .cause = self->cause,
    .detail = text,
    .seq = self->newest_entry != 0 ? self->newest_entry + 1 : 0,
  };

  g_return_val_if_fail (self->depth > 0, FALSE);

  if (!baton_journal_append_each (self->connection, &entry, leads, n_leads, error))
    return FALSE;
  self->newest_entry = entry.seq;
  if (self->cause == 0)
    self->cause = entry.seq;
  return TRUE;
}

static gboolean
append_entry (BatonSession  *self,
              const char    *actor,
              const char    *action,
              gint64         first_lead,
              gint64         last_lead,
              GVariant      *detail,
              GError       **error)
{
  g_autoptr(GVariant) owned = add_memory (self, first_lead, detail);

  return append_entries (self, actor, action, &first_lead, 1, last_lead, owned, error);
}

/*
 * baton_session_log:
 * @actor: (nullable): who did it; NULL for the session's actor
 * @lead: the lead; 0 when about none
 * @detail: (nullable): an `a{sv}`; a floating one is taken
 *
 * Writes a journal entry; the first one of a transaction is the cause of the others.
 */
gboolean
baton_session_log (BatonSession  *self,
                   const char    *actor,
                   const char    *action,
                   gint64         lead,
                   GVariant      *detail,
                   GError       **error)
{
  return append_entry (self, actor != NULL ? actor : self->actor, action, lead, 0, detail, error);
}

/*
 * baton_session_log_each:
 *
 * The same, about each of some leads that the transaction has made.
 */
gboolean
baton_session_log_each (BatonSession  *self,
                        const char    *actor,
                        const char    *action,
                        const gint64  *leads,
                        guint          n_leads,
                        GVariant      *detail,
                        GError       **error)
{
  g_autoptr(GVariant) owned = g_variant_ref_sink (detail);

  return append_entries (self, actor, action, leads, n_leads, 0, owned, error);
}

/*
 * baton_session_log_range:
 *
 * The same, about all the leads from @first_lead to @last_lead.
 */
gboolean
baton_session_log_range (BatonSession  *self,
                         const char    *action,
                         gint64         first_lead,
                         gint64         last_lead,
                         GVariant      *detail,
                         GError       **error)
{
  return append_entry (self, self->actor, action, first_lead,
                       last_lead > first_lead ? last_lead : 0, detail, error);
}

gint64
baton_session_get_cause (BatonSession *self)
{
  return self->cause;
}

/*
 * baton_session_remember:
 * @lead: a lead that the running transaction is about to change
 * @before: where it stands; a floating one is taken
 *
 * Has the next journal entry about the lead tell, as `before`, what it was, so
 * that the change can be undone.
 */
void
baton_session_remember (BatonSession *self,
                        gint64        lead,
                        GVariant     *before)
{
  g_return_if_fail (self->depth > 0);

  g_hash_table_insert (self->memories, g_memdup2 (&lead, sizeof lead), g_variant_ref_sink (before));
}

/*
 * baton_session_get_last_entry:
 *
 * Tells the first journal entry, which is the cause of the others, of the last
 * transaction that this session wrote and committed.
 *
 * Returns: its number; 0 when the transaction journalled nothing, or there was none
 */
gint64
baton_session_get_last_entry (BatonSession *self)
{
  return self->written;
}

/*
 * baton_session_get_people:
 *
 * Gets everybody, with what they work on now; read once a use case, so who
 * assigns a lead keeps the counts up in the array.
 */
GPtrArray *
baton_session_get_people (BatonSession  *self,
                          GError       **error)
{
  if (self->people == NULL)
    self->people = baton_person_list (self->connection, error);
  return self->people;
}

void
baton_session_forget_people (BatonSession *self)
{
  g_clear_pointer (&self->people, g_ptr_array_unref);
}

/*
 * baton_session_get_person:
 * @person: (out): the number of the person that acts; 0 when the actor is none
 */
gboolean
baton_session_get_person (BatonSession  *self,
                          gint64        *person,
                          GError       **error)
{
  GPtrArray *people = baton_session_get_people (self, error);

  *person = 0;
  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *candidate = g_ptr_array_index (people, i);

      if (baton_fold_equal (candidate->name, self->actor) ||
          (candidate->email != NULL && baton_fold_equal (candidate->email, self->actor)))
        {
          *person = candidate->id;
          break;
        }
    }
  return TRUE;
}
