/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-overview.h"

#include "baton-index-service.h"
#include "baton-stage-count.h"

/**
 * BatonOverview:
 *
 * How many leads there are, and where: what the window shows.
 *
 * Invariants: there is an error exactly in the failed state; while an answer
 * is on its way the old one stays.
 */
struct _BatonOverview
{
  GObject             parent_instance;
  BatonDatabase      *database;
  BatonIndex         *index;       /* NULL until it was loaded; used by the worker while is_asking. */
  GListStore         *stages;      /* BatonStageCount, in the order of the funnel. */
  guint64             n_leads;
  guint64             n_waiting;
  BatonOverviewState  state;
  GError             *error;
  gboolean            is_asking;
  gboolean            ask_again;   /* Asked for while an answer was on its way. */
};

/* What one look at the database brings back. */
typedef struct
{
  BatonIndex *index;
  GPtrArray  *stages;
  guint64     n_leads;
  guint64     n_waiting;
} Answer;

enum { PROP_0, PROP_DATABASE, PROP_STATE, PROP_STAGES, PROP_N_LEADS, PROP_N_WAITING, N_PROPS };

G_DEFINE_ENUM_TYPE (BatonOverviewState, baton_overview_state,
  G_DEFINE_ENUM_VALUE (BATON_OVERVIEW_LOADING, "loading"),
  G_DEFINE_ENUM_VALUE (BATON_OVERVIEW_EMPTY, "empty"),
  G_DEFINE_ENUM_VALUE (BATON_OVERVIEW_READY, "ready"),
  G_DEFINE_ENUM_VALUE (BATON_OVERVIEW_FAILED, "failed"))

G_DEFINE_FINAL_TYPE (BatonOverview, baton_overview, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->index, baton_index_unref);
  g_clear_pointer (&answer->stages, g_ptr_array_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

/* The index, loaded the first time and brought up to date from then on. */
static BatonIndex *
get_index (BatonSession  *session,
           BatonIndex    *index,
           GCancellable  *cancellable,
           GError       **error)
{
  if (index == NULL)
    return baton_load_index (session, NULL, cancellable, error);

  if (!baton_follow_index (session, index, cancellable, error))
    return NULL;
  return baton_index_ref (index);
}

static GPtrArray *
count_stages (BatonProcess *process,
              BatonIndex   *index)
{
  g_autoptr(GPtrArray) stages = g_ptr_array_new_with_free_func (g_object_unref);
  guint counts[BATON_MAX_STAGES] = { 0 };

  baton_index_count_stages (index, NULL, counts);

  for (guint i = 0; i < baton_process_get_n_stages (process); i++)
    {
      const BatonStage *stage = baton_process_get_nth (process, i);

      if (stage->active || counts[stage->number] > 0)
        g_ptr_array_add (stages, baton_stage_count_new (stage, counts[stage->number]));
    }

  return g_steal_pointer (&stages);
}

/* A lead that was handed over stays an MQL, in the hands of Sales, until it is accepted. */
static gboolean
count_waiting (BatonSession  *session,
               BatonIndex    *index,
               GCancellable  *cancellable,
               guint64       *n_waiting,
               GError       **error)
{
  g_autoptr(BatonFilter) filter = NULL;
  g_autoptr(GArray) rows = NULL;

  filter = baton_parse_filter (session, "stage:marketing-qualified", error);
  if (filter == NULL)
    return FALSE;

  rows = baton_index_select (index, filter, NULL, FALSE, cancellable, error);
  if (rows == NULL)
    return FALSE;

  *n_waiting = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      BatonIndexRow lead;

      if (baton_index_get_row (index, g_array_index (rows, guint32, i), &lead))
        *n_waiting += lead.team == BATON_TEAM_SALES;
    }

  return TRUE;
}

static gpointer
take_stock (BatonSession  *session,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(Answer) answer = g_new0 (Answer, 1);
  const BatonPolicy *policy;

  answer->index = get_index (session, data, cancellable, error);
  if (answer->index == NULL)
    return NULL;

  policy = baton_session_get_policy (session, error);
  if (policy == NULL ||
      !count_waiting (session, answer->index, cancellable, &answer->n_waiting, error))
    return NULL;

  answer->stages = count_stages (policy->process, answer->index);
  answer->n_leads = baton_index_get_n_leads (answer->index);
  return g_steal_pointer (&answer);
}

static gboolean
shows_stages (BatonOverview *self,
              GPtrArray     *stages)
{
  GListModel *shown = G_LIST_MODEL (self->stages);

  if (g_list_model_get_n_items (shown) != stages->len)
    return FALSE;

  for (guint i = 0; i < stages->len; i++)
    {
      g_autoptr(BatonStageCount) stage = g_list_model_get_item (shown, i);

      if (!baton_stage_count_equal (stage, stages->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

static void
set_error (BatonOverview *self,
           GError        *error)
{
  g_clear_error (&self->error);
  self->error = error;
  self->state = BATON_OVERVIEW_FAILED;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_answer (BatonOverview *self,
            Answer        *answer)
{
  g_clear_error (&self->error);
  g_clear_pointer (&self->index, baton_index_unref);
  self->index = g_steal_pointer (&answer->index);
  self->n_leads = answer->n_leads;
  self->n_waiting = answer->n_waiting;
  self->state = answer->n_leads > 0 ? BATON_OVERVIEW_READY : BATON_OVERVIEW_EMPTY;

  /* Rows that say the same stay, so that nobody loses the focus. */
  if (!shows_stages (self, answer->stages))
    g_list_store_splice (self->stages, 0, g_list_model_get_n_items (G_LIST_MODEL (self->stages)),
                         answer->stages->pdata, answer->stages->len);

  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_LEADS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_WAITING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
answered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(BatonOverview) self = user_data;
  g_autoptr(Answer) answer = NULL;
  GError *error = NULL;

  answer = baton_database_finish (BATON_DATABASE (object), result, &error);

  self->is_asking = FALSE;

  if (answer != NULL)
    set_answer (self, answer);
  else
    set_error (self, error);

  if (self->ask_again)
    baton_overview_refresh (self);
}

static void
baton_overview_finalize (GObject *object)
{
  BatonOverview *self = BATON_OVERVIEW (object);

  g_clear_object (&self->database);
  g_clear_object (&self->stages);
  g_clear_pointer (&self->index, baton_index_unref);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (baton_overview_parent_class)->finalize (object);
}

static void
baton_overview_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  BatonOverview *self = BATON_OVERVIEW (object);

  switch (property_id)
    {
    case PROP_DATABASE:
      g_value_set_object (value, self->database);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_STAGES:
      g_value_set_object (value, self->stages);
      break;
    case PROP_N_LEADS:
      g_value_set_uint64 (value, self->n_leads);
      break;
    case PROP_N_WAITING:
      g_value_set_uint64 (value, self->n_waiting);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_overview_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  BatonOverview *self = BATON_OVERVIEW (object);

  switch (property_id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_overview_class_init (BatonOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = baton_overview_finalize;
  object_class->get_property = baton_overview_get_property;
  object_class->set_property = baton_overview_set_property;

  /**
   * BatonOverview:database:
   *
   * The database that is looked at.
   */
  properties[PROP_DATABASE] =
    g_param_spec_object ("database", NULL, NULL, BATON_TYPE_DATABASE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * BatonOverview:state:
   *
   * What there is to see; notified with every answer.
   */
  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL,
                       BATON_TYPE_OVERVIEW_STATE, BATON_OVERVIEW_LOADING,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * BatonOverview:stages:
   *
   * The stages in the order of the funnel, each with its number of leads.
   */
  properties[PROP_STAGES] =
    g_param_spec_object ("stages", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * BatonOverview:n-leads:
   *
   * How many leads there are.
   */
  properties[PROP_N_LEADS] =
    g_param_spec_uint64 ("n-leads", NULL, NULL, 0, G_MAXUINT64, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * BatonOverview:n-waiting:
   *
   * How many leads wait for Sales to accept them.
   */
  properties[PROP_N_WAITING] =
    g_param_spec_uint64 ("n-waiting", NULL, NULL, 0, G_MAXUINT64, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_overview_init (BatonOverview *self)
{
  self->stages = g_list_store_new (BATON_TYPE_STAGE_COUNT);
}

/**
 * baton_overview_new:
 * @database: the database to look at
 *
 * Makes an overview; [method@Overview.refresh] fills it.
 *
 * Returns: (transfer full): the overview
 */
BatonOverview *
baton_overview_new (BatonDatabase *database)
{
  g_return_val_if_fail (BATON_IS_DATABASE (database), NULL);

  return g_object_new (BATON_TYPE_OVERVIEW, "database", database, NULL);
}

BatonDatabase *
baton_overview_get_database (BatonOverview *self)
{
  g_return_val_if_fail (BATON_IS_OVERVIEW (self), NULL);

  return self->database;
}

BatonOverviewState
baton_overview_get_state (BatonOverview *self)
{
  g_return_val_if_fail (BATON_IS_OVERVIEW (self), BATON_OVERVIEW_LOADING);

  return self->state;
}

/**
 * baton_overview_get_error:
 * @self: an overview
 *
 * Gets why the database could not be read.
 *
 * Returns: (transfer none) (nullable): the error; `NULL` unless the overview
 *   is in the failed state
 */
const GError *
baton_overview_get_error (BatonOverview *self)
{
  g_return_val_if_fail (BATON_IS_OVERVIEW (self), NULL);

  return self->error;
}

/**
 * baton_overview_get_stages:
 * @self: an overview
 *
 * Gets the stages with their counts.
 *
 * Returns: (transfer none): a list of [class@StageCount]
 */
GListModel *
baton_overview_get_stages (BatonOverview *self)
{
  g_return_val_if_fail (BATON_IS_OVERVIEW (self), NULL);

  return G_LIST_MODEL (self->stages);
}

guint64
baton_overview_get_n_leads (BatonOverview *self)
{
  g_return_val_if_fail (BATON_IS_OVERVIEW (self), 0);

  return self->n_leads;
}

guint64
baton_overview_get_n_waiting (BatonOverview *self)
{
  g_return_val_if_fail (BATON_IS_OVERVIEW (self), 0);

  return self->n_waiting;
}

/**
 * baton_overview_refresh:
 * @self: an overview
 *
 * Looks at the database again, in the background.
 */
void
baton_overview_refresh (BatonOverview *self)
{
  g_return_if_fail (BATON_IS_OVERVIEW (self));

  self->ask_again = self->is_asking;
  if (self->is_asking)
    return;

  self->is_asking = TRUE;
  baton_database_read_async (self->database, take_stock,
                             self->index != NULL ? baton_index_ref (self->index) : NULL,
                             self->index != NULL ? (GDestroyNotify) baton_index_unref : NULL,
                             answer_free, NULL, answered_cb, g_object_ref (self));
}
