/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sample company: invented leads, in a database of their own. */

#include "baton-sample.h"

#include "baton-database.h"
#include "baton-demo.h"
#include "baton-insight-service.h"

#define SEED 1

/* On the thread of the database that writes. A sample company that is there
 * already is left as somebody made it. */
static gpointer
make (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  BatonOverview overview;
  BatonDemoReport report;

  if (!baton_overview (session, &overview, cancellable, error))
    return NULL;
  if (overview.n_leads == 0 &&
      !baton_demo (session, BATON_DEMO_LEADS, SEED, &report, baton_progress_tell, data, cancellable, error))
    return NULL;
  return GINT_TO_POINTER (TRUE);
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (baton_database_finish (BATON_DATABASE (object), result, &error) != NULL)
    g_task_return_pointer (task, baton_sample_dup_location (), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * baton_sample_dup_location:
 *
 * Gets where the sample company is kept, in the user's data directory.
 *
 * Returns: (transfer full): a path
 */
char *
baton_sample_dup_location (void)
{
  return g_build_filename (g_get_user_data_dir (), "baton", "sample.db", NULL);
}

/**
 * baton_sample_make_async:
 * @progress: told how far it is
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main thread
 * @user_data: (closure): data of @callback
 *
 * Makes the sample company, unless it is there already.
 */
void
baton_sample_make_async (BatonProgress       *progress,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autofree char *location = baton_sample_dup_location ();
  g_autoptr(BatonDatabase) database = baton_database_new (location);
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, baton_sample_make_async);
  g_task_set_check_cancellable (task, FALSE);
  baton_database_write_async (database, make, g_object_ref (progress), g_object_unref, NULL,
                              cancellable, made_cb, task);
}

/**
 * baton_sample_make_finish:
 * @result: what the callback was handed
 * @error: return location for an error
 *
 * Ends what [func@sample_make_async] began.
 *
 * Returns: (transfer full) (nullable): where the sample company is
 */
char *
baton_sample_make_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
