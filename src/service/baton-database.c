/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-database-private.h"

#include "baton-setup.h"
#include "baton-store.h"

/**
 * BatonDatabase:
 *
 * The window's way to the database: it opens it when it is first asked for
 * something, and runs use cases on its threads, never on the main one.
 *
 * Opening that failed is tried again with the next question.
 */
struct _BatonDatabase
{
  GObject     parent_instance;
  char       *location;   /* NULL for the person's own database. */
  BatonStore *store;      /* NULL until it could be opened; main thread only. */
  GPtrArray  *waiting;    /* The questions that wait while it is being opened or restored. */
  gboolean    is_restoring;
};

typedef struct
{
  BatonUseCase   use_case;
  gpointer       data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  gboolean       writes;
} Question;

/* Each thread of the store has one connection; its session keeps what was
 * parsed of the teams' agreements from one question to the next. */
static GPrivate thread_session = G_PRIVATE_INIT ((GDestroyNotify) baton_session_free);

enum { CLOSING, REOPENED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonDatabase, baton_database, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
question_free (gpointer data)
{
  Question *question = data;

  if (question->free_data != NULL)
    question->free_data (question->data);
  g_free (question);
}

static BatonSession *
sit_down (BatonConnection *connection)
{
  const char *name = g_get_real_name ();

  if (*name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  return baton_session_new (connection, name);
}

static BatonStore *
open_to_write (const char    *location,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(BatonStore) store = baton_store_open (location, BATON_STORE_CREATE, cancellable, error);
  g_autoptr(BatonSession) session = NULL;
  gboolean was_new;

  if (store == NULL)
    return NULL;
  session = sit_down (baton_store_get_connection (store));
  return baton_set_up (session, &was_new, cancellable, error) ? g_steal_pointer (&store) : NULL;
}

/* Where nothing may be written there may be much to read. */
static void
open_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  g_autofree char *own = baton_store_dup_default_location ();
  const char *location = task_data != NULL ? task_data : own;
  GError *error = NULL;
  BatonStore *store = open_to_write (location, cancellable, &error);

  if (g_error_matches (error, BATON_ERROR, BATON_ERROR_READ_ONLY))
    store = baton_store_open (location, BATON_STORE_READ_ONLY, cancellable, NULL);

  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  g_task_return_pointer (task, store, g_object_unref);
}

static BatonSession *
get_thread_session (BatonConnection *connection)
{
  BatonSession *session = g_private_get (&thread_session);

  if (session == NULL || baton_session_get_connection (session) != connection)
    {
      session = sit_down (connection);
      g_private_replace (&thread_session, session);
    }
  return session;
}

static gpointer
ask (BatonConnection  *connection,
     gpointer          user_data,
     GCancellable     *cancellable,
     GError          **error)
{
  Question *question = user_data;

  return question->use_case (get_thread_session (connection), question->data, cancellable, error);
}

static void
asked_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer answer = baton_store_finish (BATON_STORE (object), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, question->free_result);
}

static void
ask_store (BatonDatabase *self,
           GTask         *task)
{
  Question *question = g_task_get_task_data (task);

  /* The question belongs to the task, which lives until asked_cb () has it. */
  if (question->writes)
    baton_store_write_async (self->store, ask, question, NULL, question->free_result,
                             g_task_get_cancellable (task), asked_cb, g_object_ref (task));
  else
    baton_store_read_async (self->store, ask, question, NULL, question->free_result,
                            g_task_get_cancellable (task), asked_cb, g_object_ref (task));
}

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  BatonDatabase *self = BATON_DATABASE (object);
  g_autoptr(GPtrArray) waiting = NULL;
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(GError) error = NULL;

  store = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->is_restoring) /* It is opened once more when that is done. */
    return;

  waiting = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->store = g_steal_pointer (&store);

  for (guint i = 0; i < waiting->len; i++)
    {
      GTask *task = g_ptr_array_index (waiting, i);

      if (error != NULL)
        g_task_return_error (task, g_error_copy (error));
      else
        ask_store (self, task);
    }
}

static void
open_for_waiting (BatonDatabase *self)
{
  g_autoptr(GTask) opening = g_task_new (self, NULL, opened_cb, NULL);

  g_task_set_task_data (opening, g_strdup (self->location), g_free);
  g_task_run_in_thread (opening, open_worker);
}

/* Whoever asks while it is being opened waits for that, so it is opened once. */
static void
open_and_ask (BatonDatabase *self,
              GTask         *task)
{
  g_ptr_array_add (self->waiting, g_object_ref (task));
  if (self->waiting->len == 1 && !self->is_restoring)
    open_for_waiting (self);
}

static void
baton_database_finalize (GObject *object)
{
  BatonDatabase *self = BATON_DATABASE (object);

  g_clear_object (&self->store);
  g_ptr_array_unref (self->waiting);
  g_free (self->location);

  G_OBJECT_CLASS (baton_database_parent_class)->finalize (object);
}

static void
baton_database_class_init (BatonDatabaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_database_finalize;

  /**
   * BatonDatabase::closing:
   * @self: a database
   *
   * The store is about to be closed; whoever holds it lets go.
   */
  signals[CLOSING] =
    g_signal_new ("closing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BatonDatabase::reopened:
   * @self: a database
   *
   * It can be asked again, and anything in it may be different.
   */
  signals[REOPENED] =
    g_signal_new ("reopened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
baton_database_init (BatonDatabase *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * baton_database_new:
 * @location: (nullable): a path or a URI, `NULL` for the person's own database
 *
 * Makes the way to a database; nothing is opened yet.
 *
 * Returns: (transfer full): a database
 */
BatonDatabase *
baton_database_new (const char *location)
{
  BatonDatabase *self = g_object_new (BATON_TYPE_DATABASE, NULL);

  self->location = g_strdup (location);
  return self;
}

/**
 * baton_database_is_own:
 * @self: a database
 *
 * Tells whether it is the person's own database, which nobody had to name.
 *
 * Returns: whether it is
 */
gboolean
baton_database_is_own (BatonDatabase *self)
{
  g_return_val_if_fail (BATON_IS_DATABASE (self), FALSE);

  return self->location == NULL;
}

/**
 * baton_database_dup_title:
 * @self: a database
 *
 * Names the database as a person would: a file by its path, a server without
 * user and password.
 *
 * Returns: (transfer full): the name
 */
char *
baton_database_dup_title (BatonDatabase *self)
{
  g_autoptr(GUri) uri = NULL;
  g_autofree char *own = NULL;

  g_return_val_if_fail (BATON_IS_DATABASE (self), NULL);

  if (self->location == NULL)
    {
      own = baton_store_dup_default_location ();
      return g_filename_display_name (own);
    }

  if (strstr (self->location, "://") != NULL)
    uri = g_uri_parse (self->location, G_URI_FLAGS_NONE, NULL);
  if (uri != NULL)
    return g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO | G_URI_HIDE_QUERY);
  return g_filename_display_name (self->location);
}

/**
 * baton_database_dup_path:
 * @self: a database
 *
 * Gets the file that the database is in.
 *
 * Returns: (transfer full) (nullable): a path; `NULL` when it is on a server
 */
char *
baton_database_dup_path (BatonDatabase *self)
{
  g_return_val_if_fail (BATON_IS_DATABASE (self), NULL);

  if (self->location == NULL)
    return baton_store_dup_default_location ();
  if (strstr (self->location, "://") != NULL)
    return NULL;
  return g_canonicalize_filename (self->location, NULL);
}

/* A program that ends does not leave undone what a person has asked for. */
static void
hold_application (GTask *task)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;
  g_application_hold (application);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (g_application_release), application,
                           G_CONNECT_SWAPPED);
}

static void
ask_async (BatonDatabase       *self,
           gboolean             writes,
           BatonUseCase         use_case,
           gpointer             data,
           GDestroyNotify       free_data,
           GDestroyNotify       free_result,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->use_case = use_case;
  question->data = data;
  question->free_data = free_data;
  question->free_result = free_result;
  question->writes = writes;
  if (writes)
    hold_application (task);
  g_task_set_source_tag (task, ask_async);
  g_task_set_task_data (task, question, question_free);
  /* What was committed is not reported as cancelled. */
  g_task_set_check_cancellable (task, !writes);

  if (self->store != NULL)
    ask_store (self, task);
  else
    open_and_ask (self, task);
}

/**
 * baton_database_read_async:
 * @self: a database
 * @use_case: what to call; it only reads
 * @data: (nullable): its data, which no other thread touches meanwhile
 * @free_data: (nullable): frees @data
 * @free_result: (nullable): frees the result when nobody takes it
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Asks the database something, after it was opened.
 */
void
baton_database_read_async (BatonDatabase       *self,
                           BatonUseCase         use_case,
                           gpointer             data,
                           GDestroyNotify       free_data,
                           GDestroyNotify       free_result,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (BATON_IS_DATABASE (self));
  g_return_if_fail (use_case != NULL);

  ask_async (self, FALSE, use_case, data, free_data, free_result, cancellable, callback, user_data);
}

/**
 * baton_database_write_async:
 * @self: a database
 * @use_case: what to call
 * @data: (nullable): its data, which no other thread touches meanwhile
 * @free_data: (nullable): frees @data
 * @free_result: (nullable): frees the result when nobody takes it
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Changes something in the database, after it was opened. What was committed
 * is never reported as cancelled.
 */
void
baton_database_write_async (BatonDatabase       *self,
                            BatonUseCase         use_case,
                            gpointer             data,
                            GDestroyNotify       free_data,
                            GDestroyNotify       free_result,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (BATON_IS_DATABASE (self));
  g_return_if_fail (use_case != NULL);

  ask_async (self, TRUE, use_case, data, free_data, free_result, cancellable, callback, user_data);
}

/**
 * baton_database_finish:
 * @self: a database
 * @result: what the callback was handed
 * @error: return location for an error
 *
 * Ends what [method@Database.read_async] or [method@Database.write_async] began.
 *
 * Fails with what opening or the use case failed with, or with
 * `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (nullable): the result
 */
gpointer
baton_database_finish (BatonDatabase  *self,
                       GAsyncResult   *result,
                       GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * baton_database_is_read_only:
 * @self: a database
 *
 * Tells whether it could be opened only to be read; then whatever would write
 * fails with `BATON_ERROR_READ_ONLY`.
 *
 * Returns: whether it was
 */
gboolean
baton_database_is_read_only (BatonDatabase *self)
{
  g_return_val_if_fail (BATON_IS_DATABASE (self), FALSE);

  return self->store != NULL && baton_store_is_read_only (self->store);
}

/**
 * baton_database_get_store:
 * @self: a database
 *
 * Gets the store, for those who follow what others write.
 *
 * Returns: (transfer none) (nullable): the store; `NULL` until it could be opened
 */
BatonStore *
baton_database_get_store (BatonDatabase *self)
{
  g_return_val_if_fail (BATON_IS_DATABASE (self), NULL);

  return self->store;
}

/*
 * baton_database_close:
 *
 * Takes the store away from everybody who asks; they wait until
 * baton_database_reopen ().
 *
 * Returns: (transfer full) (nullable): the store, still open
 */
BatonStore *
baton_database_close (BatonDatabase *self)
{
  self->is_restoring = TRUE;
  g_signal_emit (self, signals[CLOSING], 0);
  return g_steal_pointer (&self->store);
}

void
baton_database_reopen (BatonDatabase *self)
{
  self->is_restoring = FALSE;
  if (self->waiting->len > 0)
    open_for_waiting (self);
  g_signal_emit (self, signals[REOPENED], 0);
}
