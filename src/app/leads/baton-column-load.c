/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loads the values of one more field into an index that a window looks at: they
 * are read on a thread of the database, and put in on the main one, some at a time. */

#include "leads/baton-column-load.h"

#include "baton-index-service.h"

/* How many values are put in before the window gets a turn: some milliseconds. */
#define VALUES_A_TURN 10000

typedef struct
{
  gint64 lead;
  gsize  offset;
} Value;

/* Values as they were read, one text after the other. */
typedef struct
{
  GArray     *values;   /* Value */
  GByteArray *text;
  guint       n_done;
} Values;

typedef struct
{
  BatonIndex *index;
  char       *name;
  Values     *values;
} Load;

static void
values_free (gpointer data)
{
  Values *values = data;

  g_array_unref (values->values);
  g_byte_array_unref (values->text);
  g_free (values);
}

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->values, values_free);
  baton_index_unref (load->index);
  g_free (load->name);
  g_free (load);
}

static void
add_value (gint64      lead,
           const char *text,
           gpointer    user_data)
{
  Values *values = user_data;
  Value value = { lead, values->text->len };

  g_array_append_val (values->values, value);
  g_byte_array_append (values->text, (const guint8 *) text, (guint) strlen (text) + 1);
}

static gpointer
read_values (BatonSession  *session,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Values *values = g_new0 (Values, 1);
  gboolean done;

  values->values = g_array_new (FALSE, FALSE, sizeof (Value));
  values->text = g_byte_array_new ();
  done = baton_read_column (session, data, add_value, values, cancellable, error);
  if (!done)
    g_clear_pointer (&values, values_free);
  return values;
}

static gboolean
put_some (gpointer user_data)
{
  GTask *task = user_data;
  Load *load = g_task_get_task_data (task);
  Values *values = load->values;
  guint end = MIN (values->n_done + VALUES_A_TURN, values->values->len);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  /* Somebody else may have been faster. */
  if (baton_index_has_column (load->index, load->name))
    end = values->n_done = values->values->len;
  for (; values->n_done < end; values->n_done++)
    {
      const Value *value = &g_array_index (values->values, Value, values->n_done);

      baton_index_set_value (load->index, load->name, value->lead,
                             (const char *) values->text->data + value->offset);
    }
  if (end < values->values->len)
    return G_SOURCE_CONTINUE;

  baton_index_end_column (load->index, load->name);
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Load *load = g_task_get_task_data (task);
  GError *error = NULL;

  load->values = baton_database_finish (BATON_DATABASE (object), result, &error);
  if (load->values == NULL)
    g_task_return_error (task, error);
  else
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, put_some, g_steal_pointer (&task), g_object_unref);
}

/**
 * baton_column_load_async:
 * @database: a database
 * @index: its index, which belongs to the main thread
 * @name: a field such as `city` or `custom.plan`
 * @cancellable: (nullable): a cancellable
 * @callback: called when the index has the column
 * @user_data: data for @callback
 *
 * Loads the values of a field, so that leads can be filtered by it.
 */
void
baton_column_load_async (BatonDatabase       *database,
                         BatonIndex          *index,
                         const char          *name,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task;
  Load *load;

  g_return_if_fail (BATON_IS_DATABASE (database));
  g_return_if_fail (index != NULL);
  g_return_if_fail (name != NULL);

  load = g_new0 (Load, 1);
  load->index = baton_index_ref (index);
  load->name = g_strdup (name);
  task = g_task_new (database, cancellable, callback, user_data);
  g_task_set_source_tag (task, baton_column_load_async);
  g_task_set_task_data (task, load, load_free);

  baton_index_begin_column (index, name);
  baton_database_read_async (database, read_values, g_strdup (name), g_free, values_free,
                             cancellable, read_cb, task);
}

/**
 * baton_column_load_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Ends loading a column. Fails as reading the database does.
 *
 * Returns: whether the index has the column
 */
gboolean
baton_column_load_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
