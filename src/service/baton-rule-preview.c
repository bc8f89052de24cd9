/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-rule-preview.h"

#include "baton-lead-sample-private.h"
#include "baton-rule-count.h"

/* Up to so many leads are tried all; beyond, a sample that an estimate within
 * about a hundredth is made of. */
#define MAX_LEADS   50000
#define SAMPLE_SIZE 20000

/**
 * BatonRulePreview:
 *
 * What an edited rule set would do to the leads, told while it is edited.
 *
 * It is used from the main thread; leads are read and tried on the threads of
 * the database. They are kept in memory, so that the second try is quick, and
 * brought up to date by each.
 */
struct _BatonRulePreview
{
  GObject          parent_instance;
  BatonDatabase   *database;
  BatonLeadSample *sample;
  GCancellable    *trying; /* of the last try or count; NULL before the first */
};

G_DEFINE_FINAL_TYPE (BatonRulePreview, baton_rule_preview, G_TYPE_OBJECT)

/* What a thread needs for a try or a count. */
typedef struct
{
  BatonLeadSample   *sample;
  BatonRuleSet      *edited;
  BatonProgressFunc  progress;
  gpointer           progress_data;
} Try;

static Try *
try_new (BatonRulePreview *self,
         BatonRuleSet     *edited)
{
  Try *try = g_new0 (Try, 1);

  try->sample = baton_lead_sample_ref (self->sample);
  try->edited = baton_rule_set_ref (edited);
  return try;
}

static void
try_free (gpointer data)
{
  Try *try = data;

  baton_lead_sample_unref (try->sample);
  baton_rule_set_unref (try->edited);
  g_free (try);
}

/* The leads that are kept are those of the database that was replaced. */
static void
reopened_cb (BatonRulePreview *self)
{
  baton_lead_sample_unref (self->sample);
  self->sample = baton_lead_sample_new (MAX_LEADS, SAMPLE_SIZE);
}

static void
baton_rule_preview_dispose (GObject *object)
{
  BatonRulePreview *self = BATON_RULE_PREVIEW (object);

  g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (baton_rule_preview_parent_class)->dispose (object);
}

static void
baton_rule_preview_finalize (GObject *object)
{
  BatonRulePreview *self = BATON_RULE_PREVIEW (object);

  baton_lead_sample_unref (self->sample);

  G_OBJECT_CLASS (baton_rule_preview_parent_class)->finalize (object);
}

static void
baton_rule_preview_class_init (BatonRulePreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_rule_preview_dispose;
  object_class->finalize = baton_rule_preview_finalize;
}

static void
baton_rule_preview_init (BatonRulePreview *self)
{
  self->sample = baton_lead_sample_new (MAX_LEADS, SAMPLE_SIZE);
}

/**
 * baton_rule_preview_new:
 * @database: a database
 *
 * Makes a preview of what rules would do to the leads of a database. Nothing
 * is read before the first try.
 *
 * Returns: (transfer full): the preview
 */
BatonRulePreview *
baton_rule_preview_new (BatonDatabase *database)
{
  BatonRulePreview *self;

  g_return_val_if_fail (BATON_IS_DATABASE (database), NULL);

  self = g_object_new (BATON_TYPE_RULE_PREVIEW, NULL);
  self->database = g_object_ref (database);
  g_signal_connect_object (database, "reopened", G_CALLBACK (reopened_cb), self, G_CONNECT_SWAPPED);
  return self;
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  BatonRuleEffect *effect = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (effect != NULL)
    g_task_return_pointer (task, effect, (GDestroyNotify) baton_rule_effect_free);
  else
    g_task_return_error (task, error);
}

/* Only the newest question matters. */
static void
ask_async (BatonRulePreview  *self,
           BatonUseCase       use_case,
           Try               *try,
           GCancellable      *cancellable,
           GTask             *task)
{
  g_cancellable_cancel (self->trying);
  g_clear_object (&self->trying);
  self->trying = g_cancellable_new ();
  if (cancellable != NULL)
    {
      if (g_cancellable_is_cancelled (cancellable))
        g_cancellable_cancel (self->trying);
      else
        g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel), self->trying,
                                 G_CONNECT_SWAPPED);
    }

  baton_database_read_async (self->database, use_case, try, try_free, (GDestroyNotify) baton_rule_effect_free,
                             self->trying, answered_cb, task);
}

static gpointer
try_use_case (BatonSession  *session,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Try *try = data;

  return baton_lead_sample_try (try->sample, session, try->edited, cancellable, error);
}

static gpointer
count_use_case (BatonSession  *session,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Try *try = data;

  return baton_rules_count (session, try->edited, try->progress, try->progress_data, cancellable, error);
}

/**
 * baton_rule_preview_try_async:
 * @self: a preview
 * @edited: the rules as edited
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Tells what the rules would do, at once: to all leads when there are no more
 * than 50,000, else as an estimate from a sample of them. It cancels the try or
 * the count before it, which then fails with `G_IO_ERROR_CANCELLED`.
 */
void
baton_rule_preview_try_async (BatonRulePreview    *self,
                              BatonRuleSet        *edited,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (BATON_IS_RULE_PREVIEW (self));
  g_return_if_fail (edited != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, baton_rule_preview_try_async);
  ask_async (self, try_use_case, try_new (self, edited), cancellable, task);
}

/**
 * baton_rule_preview_try_finish:
 * @self: a preview
 * @result: the result
 * @error: return location for an error
 *
 * Ends what [method@RulePreview.try_async] began.
 *
 * Returns: (transfer full) (nullable): the effect
 */
BatonRuleEffect *
baton_rule_preview_try_finish (BatonRulePreview  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * baton_rule_preview_count_async:
 * @self: a preview
 * @edited: the rules as edited
 * @progress: (nullable) (scope async): told how far it is, on another thread
 * @progress_data: data for @progress, which lives until @callback is called
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Tells exactly what the rules would do, as is worth it after an estimate: all
 * leads are read from the database, which takes seconds for a million. It
 * cancels the try or the count before it.
 */
void
baton_rule_preview_count_async (BatonRulePreview    *self,
                                BatonRuleSet        *edited,
                                BatonProgressFunc    progress,
                                gpointer             progress_data,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task;
  Try *try;

  g_return_if_fail (BATON_IS_RULE_PREVIEW (self));
  g_return_if_fail (edited != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, baton_rule_preview_count_async);
  try = try_new (self, edited);
  try->progress = progress;
  try->progress_data = progress_data;
  ask_async (self, count_use_case, try, cancellable, task);
}

/**
 * baton_rule_preview_count_finish:
 * @self: a preview
 * @result: the result
 * @error: return location for an error
 *
 * Ends what [method@RulePreview.count_async] began.
 *
 * Returns: (transfer full) (nullable): the effect
 */
BatonRuleEffect *
baton_rule_preview_count_finish (BatonRulePreview  *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
