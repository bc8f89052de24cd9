/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "short/baton-short-page.h"

#include <glib/gi18n.h>

#include "baton-failure-page.h"
#include "baton-known-values.h"
#include "baton-lead-service.h"
#include "baton-one-field-short.h"
#include "baton-undo.h"
#include "process/baton-stage.h"
#include "short/baton-short-row.h"
#include "widgets/baton-growth.h"
#include "widgets/baton-look.h"
#include "widgets/baton-two-columns.h"

/* More rows than that nobody fills in before looking again. */
#define MAX_ROWS 200

/* As many as a common screen has room for. */
#define ROWS_A_FRAME 10

/**
 * BatonShortPage:
 *
 * The leads that one empty field keeps from qualifying, each with the field to
 * fill in.
 *
 * It follows the changes that any process makes: a row goes when the lead is no
 * longer short, and new ones come at the end, so that none moves while somebody
 * types. There are rows for some screens ahead of whoever scrolls.
 */
struct _BatonShortPage
{
  AdwBin             parent_instance;
  BatonLiveIndex    *live;
  BatonLook         *look;
  BatonKnownValues  *known;        /* NULL until the first answer. */
  GHashTable        *rows;         /* BatonShortRow by lead, borrowed from the list. */
  BatonShortList    *short_list;   /* NULL until the first answer. */
  guint              n_wanted;     /* how many rows there are at most */
  BatonGrowth       *growth;

  GtkAdjustment     *adjustment;
  BatonTwoColumns   *columns;
  BatonFailurePage  *failure_page;
  GtkLabel          *headline_label;
  GtkListBox        *list;
  GtkLabel          *rest_label;
  GtkStack          *stack;
};

enum { PROP_0, PROP_LIVE_INDEX, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonShortPage, baton_short_page, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

/* What a look finds. */
typedef struct
{
  BatonShortList   *list;
  BatonKnownValues *known;   /* NULL when it was not asked for. */
} Answer;

/* A field that is being filled in. */
typedef struct
{
  BatonShortPage *self;
  gint64          lead;
  char           *name;
  char           *field;
  char           *value;
} Errand;

/* What became of it. */
typedef struct
{
  gint64   token;
  gboolean is_qualified;
  int      score;
} Outcome;

static void
answer_free (Answer *answer)
{
  g_clear_pointer (&answer->list, baton_short_list_free);
  g_clear_pointer (&answer->known, baton_known_values_free);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->self);
  g_free (errand->name);
  g_free (errand->field);
  g_free (errand->value);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* On a thread of the database. */
static gpointer
fill_in (BatonSession  *session,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Errand *errand = data;
  const BatonChange change = { errand->field, errand->value };
  g_autofree Outcome *outcome = g_new0 (Outcome, 1);
  g_auto(BatonLeadRow) row = { 0, };

  if (!baton_change_lead (session, errand->lead, &change, 1, cancellable, error))
    return NULL;
  outcome->token = baton_undo_token (session);
  if (!baton_load_lead (session, errand->lead, &row, error))
    return NULL;
  outcome->is_qualified = row.state.stage == BATON_STAGE_MARKETING_QUALIFIED;
  outcome->score = row.state.fit + row.state.interest;
  return g_steal_pointer (&outcome);
}

static void
announce (BatonShortPage *self,
          const Errand   *errand,
          const Outcome  *outcome)
{
  g_autofree char *text = NULL;

  if (outcome->is_qualified)
    /* Translators: %s is the name of a lead */
    text = g_strdup_printf (_("%s qualified and was handed over"), errand->name);
  else
    /* Translators: %1$s is the name of a lead, %2$d its score */
    text = g_strdup_printf (_("%1$s was changed; the score is %2$d"), errand->name, outcome->score);

  if (outcome->token == 0 ||
      !gtk_widget_activate_action (GTK_WIDGET (self), "win.announce-undo", "(sx)", text, outcome->token))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", text);
}

static GtkWidget *
find_neighbour (BatonShortRow *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (GTK_WIDGET (row));

  return next != NULL ? next : gtk_widget_get_prev_sibling (GTK_WIDGET (row));
}

static void
remove_row (BatonShortPage *self,
            BatonShortRow  *row)
{
  const gint64 lead = baton_short_row_get_lead (row);
  GtkWidget *neighbour = find_neighbour (row);

  if (baton_short_row_has_focus (row) && neighbour != NULL)
    gtk_widget_grab_focus (neighbour);
  g_hash_table_remove (self->rows, &lead);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* Until the next look tells what it wants for now, it has no row. */
static void
forget_lead (BatonShortPage *self,
             gint64          lead)
{
  GPtrArray *leads = self->short_list->leads;

  for (guint i = 0; i < leads->len; i++)
    {
      if (((BatonShortLead *) g_ptr_array_index (leads, i))->lead == lead)
        {
          g_ptr_array_remove_index (leads, i);
          self->short_list->total--;
          return;
        }
    }
}

static void
tell_failure (BatonShortPage *self,
              const Errand   *errand,
              const GError   *error)
{
  BatonShortRow *row = g_hash_table_lookup (self->rows, &errand->lead);

  if (row == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", error->message);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (row), TRUE);
  baton_short_row_show_error (row, error->message);
}

static void
filled_in_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Errand) errand = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree Outcome *outcome = baton_database_finish (BATON_DATABASE (object), result, &error);
  BatonShortPage *self = errand->self;
  BatonShortRow *row;

  if (self->live == NULL)
    return;

  if (outcome == NULL)
    {
      tell_failure (self, errand, error);
      return;
    }
  row = g_hash_table_lookup (self->rows, &errand->lead);
  if (row != NULL)
    remove_row (self, row);
  forget_lead (self, errand->lead);
  announce (self, errand, outcome);
  baton_look_again (self->look);
}

static void
save_cb (BatonShortPage *self,
         BatonShortRow  *row)
{
  GtkWidget *next = find_neighbour (row);
  Errand *errand;

  if (*baton_short_row_get_text (row) == '\0')
    {
      if (next != NULL)
        gtk_widget_grab_focus (next);
      return;
    }

  errand = g_new0 (Errand, 1);
  errand->self = g_object_ref (self);
  errand->lead = baton_short_row_get_lead (row);
  errand->name = g_strdup (baton_short_row_get_name (row));
  errand->field = g_strdup (baton_short_row_get_field (row));
  errand->value = g_strdup (baton_short_row_get_text (row));
  if (next != NULL)
    gtk_widget_grab_focus (next);
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  baton_database_write_async (baton_live_index_get_database (self->live), fill_in, errand, NULL, g_free, NULL,
                              filled_in_cb, errand);
}

static void
add_row (BatonShortPage       *self,
         const BatonShortLead *lead)
{
  GtkWidget *row = baton_short_row_new (lead, baton_known_values_get (self->known, lead->field));

  baton_short_row_set_narrow (BATON_SHORT_ROW (row), baton_two_columns_is_narrow (self->columns));
  g_signal_connect_object (row, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->rows, g_memdup2 (&lead->lead, sizeof lead->lead), row);
  gtk_list_box_append (self->list, row);
}

static BatonShortRow *
find_row (BatonShortPage       *self,
          const BatonShortLead *lead)
{
  BatonShortRow *row = g_hash_table_lookup (self->rows, &lead->lead);

  return row != NULL && g_str_equal (baton_short_row_get_field (row), lead->field) ? row : NULL;
}

/* Rows of leads that are no longer short, or short of another field, go. */
static void
remove_others (BatonShortPage       *self,
               const BatonShortList *list)
{
  g_autoptr(GHashTable) kept = g_hash_table_new (NULL, NULL);
  g_autoptr(GList) rows = g_hash_table_get_values (self->rows);

  for (guint i = 0; i < list->leads->len; i++)
    g_hash_table_add (kept, find_row (self, g_ptr_array_index (list->leads, i)));
  for (GList *l = rows; l != NULL; l = l->next)
    {
      if (!g_hash_table_contains (kept, l->data))
        remove_row (self, l->data);
    }
}

static void
add_rows (BatonShortPage *self)
{
  const GPtrArray *leads = self->short_list->leads;

  for (guint i = 0; i < leads->len && g_hash_table_size (self->rows) < self->n_wanted; i++)
    {
      if (find_row (self, g_ptr_array_index (leads, i)) == NULL)
        add_row (self, g_ptr_array_index (leads, i));
    }
  /* It speaks of the whole list. */
  gtk_widget_set_visible (GTK_WIDGET (self->rest_label), g_hash_table_size (self->rows) == leads->len &&
                                                         leads->len < self->short_list->total);
}

static gboolean
grow (gpointer page)
{
  BatonShortPage *self = page;
  guint n_shown = g_hash_table_size (self->rows);

  if (self->short_list == NULL || n_shown >= self->short_list->leads->len)
    return FALSE;
  self->n_wanted = n_shown + ROWS_A_FRAME;
  add_rows (self);
  return TRUE;
}

static void
show_rows (BatonShortPage *self)
{
  const GPtrArray *leads = self->short_list->leads;

  remove_others (self, self->short_list);
  for (guint i = 0; i < leads->len; i++)
    {
      BatonShortRow *row = find_row (self, g_ptr_array_index (leads, i));

      if (row != NULL)
        baton_short_row_show_score (row, g_ptr_array_index (leads, i));
    }
  add_rows (self);
  baton_growth_wake (self->growth);
}

static void
show_numbers (BatonShortPage       *self,
              const BatonShortList *list)
{
  g_autofree char *headline =
    g_strdup_printf (ngettext ("%'u lead is one field short of qualifying",
                               "%'u leads are one field short of qualifying", list->total), list->total);
  /* Translators: below a list; %1$u is how many leads it has, %2$u how many there are */
  g_autofree char *rest = g_strdup_printf (_("These are the %1$'u with the highest score, of %2$'u"),
                                           list->leads->len, list->total);

  gtk_label_set_label (self->headline_label, headline);
  gtk_label_set_label (self->rest_label, rest);
}

static void
take_answer (gpointer page,
             gpointer data)
{
  BatonShortPage *self = page;
  g_autoptr(Answer) answer = data;

  /* Rows refer to the first ones. */
  if (answer->known != NULL && self->known == NULL)
    {
      self->known = g_steal_pointer (&answer->known);
      baton_look_set_data (self->look, GINT_TO_POINTER (FALSE));
    }
  g_clear_pointer (&self->short_list, baton_short_list_free);
  self->short_list = g_steal_pointer (&answer->list);
  show_rows (self);
  show_numbers (self, self->short_list);
  gtk_stack_set_visible_child_name (self->stack, self->short_list->total > 0 ? "ready" : "empty");
}

static void
show_failure (gpointer      page,
              const GError *error)
{
  BatonShortPage *self = page;
  g_autofree char *database = baton_database_dup_title (baton_live_index_get_database (self->live));

  if (self->known != NULL)
    return;
  baton_failure_page_show (self->failure_page, error, database);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static gboolean
read_answer (BatonSession  *session,
             Answer        *answer,
             gboolean       with_known,
             GCancellable  *cancellable,
             GError       **error)
{
  answer->list = baton_find_short (session, MAX_ROWS, cancellable, error);
  if (answer->list == NULL)
    return FALSE;
  if (with_known)
    answer->known = baton_known_values_read (session, cancellable, error);
  return !with_known || answer->known != NULL;
}

/* On a thread of the database. */
static gpointer
load (BatonSession  *session,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr(Answer) answer = g_new0 (Answer, 1);
  gboolean done;

  if (!baton_session_begin (session, BATON_TRANSACTION_READ, cancellable, error))
    return NULL;
  done = read_answer (session, answer, GPOINTER_TO_INT (data), cancellable, error);
  if (!baton_session_end (session, done, error))
    return NULL;
  return g_steal_pointer (&answer);
}

static const BatonLookFuncs look_funcs = { load, (GDestroyNotify) answer_free, take_answer, show_failure };

static void
is_narrow_changed_cb (BatonShortPage *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    baton_short_row_set_narrow (row, baton_two_columns_is_narrow (self->columns));
}

static void
set_live_index (BatonShortPage *self,
                BatonLiveIndex *live)
{
  if (!g_set_object (&self->live, live) || live == NULL)
    return;

  self->look = baton_look_new (GTK_WIDGET (self), live, &look_funcs, GINT_TO_POINTER (TRUE));
}

static void
baton_short_page_dispose (GObject *object)
{
  BatonShortPage *self = BATON_SHORT_PAGE (object);

  g_clear_pointer (&self->look, baton_look_end);
  g_clear_object (&self->growth);
  g_hash_table_remove_all (self->rows);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_SHORT_PAGE);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_short_page_parent_class)->dispose (object);
}

static void
baton_short_page_finalize (GObject *object)
{
  BatonShortPage *self = BATON_SHORT_PAGE (object);

  g_hash_table_unref (self->rows);
  g_clear_pointer (&self->known, baton_known_values_free);
  g_clear_pointer (&self->short_list, baton_short_list_free);

  G_OBJECT_CLASS (baton_short_page_parent_class)->finalize (object);
}

static void
baton_short_page_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      g_value_set_object (value, BATON_SHORT_PAGE (object)->live);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_short_page_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_LIVE_INDEX:
      set_live_index (BATON_SHORT_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_short_page_class_init (BatonShortPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_short_page_dispose;
  object_class->finalize = baton_short_page_finalize;
  object_class->get_property = baton_short_page_get_property;
  object_class->set_property = baton_short_page_set_property;

  /**
   * BatonShortPage:live-index:
   *
   * The leads, and their database.
   */
  properties[PROP_LIVE_INDEX] =
    g_param_spec_object ("live-index", NULL, NULL, BATON_TYPE_LIVE_INDEX,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BATON_TYPE_FAILURE_PAGE);
  g_type_ensure (BATON_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-short-page.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonShortPage, adjustment);
  gtk_widget_class_bind_template_child (widget_class, BatonShortPage, columns);
  gtk_widget_class_bind_template_child (widget_class, BatonShortPage, failure_page);
  gtk_widget_class_bind_template_child (widget_class, BatonShortPage, headline_label);
  gtk_widget_class_bind_template_child (widget_class, BatonShortPage, list);
  gtk_widget_class_bind_template_child (widget_class, BatonShortPage, rest_label);
  gtk_widget_class_bind_template_child (widget_class, BatonShortPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, is_narrow_changed_cb);
}

static void
baton_short_page_init (BatonShortPage *self)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->n_wanted = ROWS_A_FRAME;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->growth = baton_growth_new (GTK_WIDGET (self->list), self->adjustment, grow, self);
}

/**
 * baton_short_page_new:
 * @live: the leads, and their database
 *
 * Makes a page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
baton_short_page_new (BatonLiveIndex *live)
{
  g_return_val_if_fail (BATON_IS_LIVE_INDEX (live), NULL);

  return g_object_new (BATON_TYPE_SHORT_PAGE, "live-index", live, NULL);
}
