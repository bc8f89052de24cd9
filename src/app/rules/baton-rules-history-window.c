/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rules-history-window.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-rule-versions.h"
#include "rules/baton-rule-change-list.h"
#include "widgets/baton-brief.h"
#include "widgets/baton-minute.h"
#include "widgets/baton-time-words.h"
#include "widgets/baton-weak.h"

/**
 * BatonRulesHistoryWindow:
 *
 * The versions of the rules: when, by whom, why, what was different from the one
 * before. An older one can be taken into the editor again.
 */
struct _BatonRulesHistoryWindow
{
  AdwWindow       parent_instance;
  BatonDatabase  *database;
  BatonRuleDraft *draft;
  GCancellable   *cancellable;

  GtkLabel       *error_label;
  GtkListBox     *list;
};

enum { RESTORED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonRulesHistoryWindow, baton_rules_history_window, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

static gint64
get_version (GtkWidget *row)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (row), "version");
}

/* A row that waits for the database does not keep its window: NULL once that is gone. */
static BatonRulesHistoryWindow *
get_window (GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);

  return root != NULL ? BATON_RULES_HISTORY_WINDOW (root) : NULL;
}

/* On a thread of the database. */
static gpointer
list_versions (BatonSession  *session,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return baton_rules_history (session, error);
}

/* On a thread of the database. */
static gpointer
compare (BatonSession  *session,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  gint64 version = *(const gint64 *) data;

  return baton_rules_compare (session, version - 1, version, error);
}

/* On a thread of the database. */
static gpointer
load_version (BatonSession  *session,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  gint64 version = *(const gint64 *) data;

  return baton_rules_load (session, &version, error);
}

static gpointer
dup_version (GtkWidget *row)
{
  gint64 version = get_version (row);

  return g_memdup2 (&version, sizeof version);
}

static void
show_error (BatonRulesHistoryWindow *self,
            const GError            *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_label_set_label (self->error_label, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
}

static void
restored_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GtkWidget) row = user_data;
  BatonRulesHistoryWindow *self = get_window (row);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonRuleSet) rules = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self == NULL)
    return;
  if (rules != NULL &&
      baton_rule_draft_change (self->draft, baton_rule_sheet_copy (baton_rule_set_get_sheet (rules)), NULL, &error))
    {
      g_signal_emit (self, signals[RESTORED], 0, get_version (row));
      gtk_window_close (GTK_WINDOW (self));
    }
  else
    show_error (self, error);
}

static void
restore_cb (BatonRulesHistoryWindow *self,
            GtkWidget               *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW);

  baton_database_read_async (self->database, load_version, dup_version (row), g_free,
                             (GDestroyNotify) baton_rule_set_unref, self->cancellable, restored_cb,
                             g_object_ref (row));
}

static void
add_changes (GtkWidget       *row,
             const GPtrArray *changes)
{
  GtkWidget *holder = gtk_list_box_row_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "changes");
  baton_rule_change_list_fill (GTK_LIST_BOX (list), changes);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (holder), list);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (holder), FALSE);
  gtk_widget_set_focusable (holder, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), holder);
}

static void
compared_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GtkWidget) row = user_data;
  BatonRulesHistoryWindow *self = get_window (row);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) changes = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self == NULL)
    return;
  if (changes != NULL)
    add_changes (row, changes);
  else
    show_error (self, error);
}

static void
expanded_cb (BatonRulesHistoryWindow *self,
             GParamSpec              *pspec,
             GtkWidget               *row)
{
  if (g_object_get_data (G_OBJECT (row), "asked") != NULL || get_version (row) <= 1)
    return;
  g_object_set_data (G_OBJECT (row), "asked", row);
  baton_database_read_async (self->database, compare, dup_version (row), g_free, (GDestroyNotify) g_ptr_array_unref,
                             self->cancellable, compared_cb, g_object_ref (row));
}

static GtkWidget *
create_restore_button (BatonRulesHistoryWindow *self,
                       gint64                   version)
{
  GtkWidget *button = gtk_button_new_with_label (_("Roll Back…"));
  /* Translators: %d is the number of a version of the rules */
  g_autofree char *tooltip = g_strdup_printf (_("Take version %" PRId64 " into the editor"), version);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (restore_cb), self);
  return button;
}

static GtkWidget *
create_row (BatonRulesHistoryWindow *self,
            const BatonDocument     *document)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *day = baton_time_text_day (document->at, baton_minute_get_now (baton_minute_get_default ()));
  /* Translators: a version of the rules: its number, who made it, and the day */
  g_autofree char *title = g_strdup_printf (_("Version %" PRId64 " · %s · %s"),
                                            document->version, document->author, day);
  g_autofree char *at = baton_time_text_absolute (document->at);
  g_autofree char *comment = baton_brief (document->comment != NULL ? document->comment : "");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), comment);
  gtk_widget_set_tooltip_text (row, at);
  g_object_set_data_full (G_OBJECT (row), "version", g_memdup2 (&document->version, sizeof document->version), g_free);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), document->version > 1);
  if (document->version != baton_rule_draft_get_version (self->draft))
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), create_restore_button (self, document->version));
  g_signal_connect_swapped (row, "notify::expanded", G_CALLBACK (expanded_cb), self);
  return row;
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  const BatonDocument *first = *(BatonDocument * const *) a;
  const BatonDocument *second = *(BatonDocument * const *) b;

  return (first->version < second->version) - (first->version > second->version);
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(BatonRulesHistoryWindow) self = baton_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) versions = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self == NULL)
    return;
  if (versions == NULL)
    {
      show_error (self, error);
      return;
    }
  g_ptr_array_sort (versions, compare_versions);
  for (guint i = 0; i < versions->len; i++)
    gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (versions, i)));
}

static void
baton_rules_history_window_dispose (GObject *object)
{
  BatonRulesHistoryWindow *self = BATON_RULES_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_RULES_HISTORY_WINDOW);
  g_clear_object (&self->database);
  g_clear_object (&self->draft);

  G_OBJECT_CLASS (baton_rules_history_window_parent_class)->dispose (object);
}

static void
baton_rules_history_window_finalize (GObject *object)
{
  g_object_unref (BATON_RULES_HISTORY_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (baton_rules_history_window_parent_class)->finalize (object);
}

static void
baton_rules_history_window_class_init (BatonRulesHistoryWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_rules_history_window_dispose;
  object_class->finalize = baton_rules_history_window_finalize;

  /**
   * BatonRulesHistoryWindow::restored:
   * @self: the window
   * @version: the number of the version
   *
   * An older version is in the editor.
   */
  signals[RESTORED] =
    g_signal_new ("restored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/batonleads/Baton/baton-rules-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonRulesHistoryWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesHistoryWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
baton_rules_history_window_init (BatonRulesHistoryWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_rules_history_window_new:
 * @parent: (nullable): the window that it belongs to
 * @database: the database
 * @draft: the rules as they are edited
 *
 * Makes a window.
 *
 * Returns: (transfer none): the window, not yet shown; GTK owns it
 */
GtkWidget *
baton_rules_history_window_new (GtkWindow      *parent,
                                BatonDatabase  *database,
                                BatonRuleDraft *draft)
{
  BatonRulesHistoryWindow *self = g_object_new (BATON_TYPE_RULES_HISTORY_WINDOW, "transient-for", parent, NULL);

  self->database = g_object_ref (database);
  self->draft = g_object_ref (draft);
  baton_database_read_async (database, list_versions, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                             self->cancellable, listed_cb, baton_weak_new (self));
  return GTK_WIDGET (self);
}
