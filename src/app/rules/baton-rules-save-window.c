/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-rules-save-window.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-busy.h"
#include "baton-error.h"
#include "baton-newcomers.h"
#include "baton-progress.h"
#include "baton-rule-versions.h"
#include "rules/baton-rule-change-list.h"
#include "scoring/baton-rule-set-merge.h"
#include "widgets/baton-weak.h"

/**
 * BatonRulesSaveWindow:
 *
 * Saves a draft as a new version: shows what changes, asks why, scores all
 * leads. Where somebody else saved meanwhile it shows what they changed, and
 * nothing is overwritten.
 */
struct _BatonRulesSaveWindow
{
  AdwWindow       parent_instance;
  BatonDatabase  *database;
  BatonRuleDraft *draft;
  BatonProgress  *progress;
  BatonRuleSet   *theirs;         /* What somebody else saved; NULL until that is known. */
  gint64          their_version;
  GCancellable   *cancellable;
  BatonBusy      *busy;           /* NULL unless it saves. */

  GtkListBox     *changes_list;
  AdwEntryRow    *comment_row;
  GtkSwitch      *confirm_switch;
  GtkLabel       *conflict_label;
  GtkLabel       *doubts_label;
  GtkLabel       *error_label;
  GtkWidget      *keep_button;
  GtkListBox     *mine_list;
  GtkProgressBar *progress_bar;
  GtkWidget      *save_button;
  GtkStack       *stack;
  GtkWidget      *stop_button;
  GtkListBox     *theirs_list;
  AdwWindowTitle *window_title;
};

enum { SAVED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonRulesSaveWindow, baton_rules_save_window, ADW_TYPE_WINDOW)

static guint signals[N_SIGNALS];

/* What a thread of the database needs to save. */
typedef struct
{
  BatonRuleSet  *rules;
  gint64         based_on;
  char          *comment;
  gboolean       confirm;
  BatonProgress *progress;
} Save;

/* What came of it. */
typedef struct
{
  gint64  version;
  GArray *newcomers;   /* gint64: who waits for a person to confirm it. */
} Saved;

static void
save_free (gpointer data)
{
  Save *save = data;

  baton_rule_set_unref (save->rules);
  g_free (save->comment);
  g_object_unref (save->progress);
  g_free (save);
}

static void
saved_free (gpointer data)
{
  Saved *saved = data;

  g_clear_pointer (&saved->newcomers, g_array_unref);
  g_free (saved);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saved, saved_free)

/* On the thread of the database that writes. */
static gpointer
save_rules (BatonSession  *session,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Save *save = data;
  const BatonRuleSave how = { .based_on = save->based_on, .comment = save->comment, .confirm = save->confirm };
  g_autoptr(Saved) saved = g_new0 (Saved, 1);
  BatonRescoreReport report;

  if (!baton_rules_save (session, save->rules, &how, &saved->version, &report, baton_progress_tell, save->progress,
                         cancellable, error))
    return NULL;
  saved->newcomers = baton_newcomers_list (session, error);
  return saved->newcomers != NULL ? g_steal_pointer (&saved) : NULL;
}

static void
show_error (BatonRulesSaveWindow *self,
            const char           *message)
{
  gtk_label_set_label (self->error_label, message);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "ask");
}

static void
show_conflict (BatonRulesSaveWindow *self,
               BatonTheirRules      *theirs)
{
  BatonRuleSet *base = baton_rule_draft_get_base (self->draft);
  g_autoptr(GPtrArray) their_changes = baton_rule_set_diff (base, theirs->rules);
  g_autoptr(GPtrArray) my_changes = baton_rule_set_diff (base, baton_rule_draft_get_rules (self->draft));
  g_autofree char *text = baton_their_rules_tell (theirs);

  g_clear_pointer (&self->theirs, baton_rule_set_unref);
  self->theirs = baton_rule_set_ref (theirs->rules);
  self->their_version = theirs->version;
  gtk_label_set_label (self->conflict_label, text);
  baton_rule_change_list_fill (self->theirs_list, their_changes);
  baton_rule_change_list_fill (self->mine_list, my_changes);
  gtk_stack_set_visible_child_name (self->stack, "conflict");
  gtk_widget_grab_focus (self->keep_button);
}

static void
theirs_loaded_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(BatonRulesSaveWindow) self = baton_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonTheirRules) theirs = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self == NULL)
    return;
  if (theirs != NULL)
    show_conflict (self, theirs);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_error (self, error->message);
}

static void
saved_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(BatonRulesSaveWindow) self = baton_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(Saved) saved = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (self == NULL)
    return;
  baton_busy_end (g_steal_pointer (&self->busy), error);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  if (saved != NULL)
    {
      baton_rule_draft_open (self->draft, baton_rule_draft_get_rules (self->draft), saved->version);
      g_signal_emit (self, signals[SAVED], 0, saved->version, saved->newcomers);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else if (g_error_matches (error, BATON_ERROR, BATON_ERROR_CONFLICT))
    baton_database_read_async (self->database, baton_their_rules_load, NULL, NULL, baton_their_rules_free, NULL,
                               theirs_loaded_cb, baton_weak_new (self));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_stack_set_visible_child_name (self->stack, "ask");
  else
    show_error (self, error->message);
}

static void
save_cb (BatonRulesSaveWindow *self)
{
  g_autofree char *comment = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->comment_row))));
  Save *save;

  /* A key that was pressed before is answered a moment later. */
  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  save = g_new0 (Save, 1);
  save->rules = baton_rule_set_ref (baton_rule_draft_get_rules (self->draft));
  save->based_on = baton_rule_draft_get_version (self->draft);
  save->comment = *comment != '\0' ? g_steal_pointer (&comment) : NULL;
  save->confirm = gtk_switch_get_active (self->confirm_switch);
  save->progress = g_object_ref (self->progress);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->busy = baton_busy_new (GTK_WINDOW (self), _("Saving the rules"), self->cancellable);
  gtk_widget_set_sensitive (self->save_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
  gtk_widget_set_sensitive (self->stop_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "saving");
  baton_database_write_async (self->database, save_rules, save, save_free, saved_free, self->cancellable,
                              saved_cb, baton_weak_new (self));
}

/* On a thread of the database. */
static gpointer
list_doubts (BatonSession  *session,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return baton_rules_check_routing (session, data, cancellable, error);
}

/* That leads will not go where the rules send them is said before they are saved. */
static void
doubts_listed_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(BatonRulesSaveWindow) self = baton_weak_take (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) doubts = baton_database_finish (BATON_DATABASE (object), result, &error);
  g_autoptr(GString) text = g_string_new (NULL);

  if (self == NULL)
    return;
  if (doubts == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_error (self, error->message);
      return;
    }
  for (guint i = 0; i < doubts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            ((const BatonRouteDoubt *) g_ptr_array_index (doubts, i))->text);
  gtk_label_set_label (self->doubts_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->doubts_label), doubts->len > 0);
}

static void
confirm_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BatonRulesSaveWindow *self = BATON_RULES_SAVE_WINDOW (widget);

  if (gtk_widget_get_mapped (self->save_button) && gtk_widget_is_sensitive (self->save_button))
    save_cb (self);
}

static void
stop_cb (BatonRulesSaveWindow *self)
{
  gtk_widget_set_sensitive (self->stop_button, FALSE);
  g_cancellable_cancel (self->cancellable);
}

static void
keep_cb (BatonRulesSaveWindow *self)
{
  g_autoptr(GError) error = NULL;

  if (baton_rule_draft_take_over (self->draft, self->theirs, self->their_version, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_label_set_label (self->conflict_label, error->message);
}

static void
discard_cb (BatonRulesSaveWindow *self)
{
  baton_rule_draft_open (self->draft, self->theirs, self->their_version);
  gtk_window_close (GTK_WINDOW (self));
}

static void
baton_rules_save_window_map (GtkWidget *widget)
{
  BatonRulesSaveWindow *self = BATON_RULES_SAVE_WINDOW (widget);

  GTK_WIDGET_CLASS (baton_rules_save_window_parent_class)->map (widget);

  if (self->theirs != NULL)
    gtk_widget_grab_focus (self->keep_button);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->comment_row));
}

static void
baton_rules_save_window_dispose (GObject *object)
{
  BatonRulesSaveWindow *self = BATON_RULES_SAVE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_RULES_SAVE_WINDOW);
  g_clear_object (&self->busy);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->database);
  g_clear_object (&self->draft);
  g_clear_object (&self->progress);
  g_clear_pointer (&self->theirs, baton_rule_set_unref);

  G_OBJECT_CLASS (baton_rules_save_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, changes_list);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, comment_row);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, confirm_switch);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, conflict_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, doubts_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, keep_button);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, mine_list);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, stop_button);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, theirs_list);
  gtk_widget_class_bind_template_child (widget_class, BatonRulesSaveWindow, window_title);
  gtk_widget_class_bind_template_callback (widget_class, discard_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
baton_rules_save_window_class_init (BatonRulesSaveWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_rules_save_window_dispose;
  widget_class->map = baton_rules_save_window_map;

  /**
   * BatonRulesSaveWindow::saved:
   * @self: the window
   * @version: the number of the new version
   * @newcomers: (element-type gint64): the leads that wait to be confirmed
   *
   * The rules are in force.
   */
  signals[SAVED] =
    g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_ARRAY);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-rules-save-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "rules.confirm", NULL, confirm_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "rules.confirm", NULL);
}

static void
progressed_cb (BatonRulesSaveWindow *self)
{
  gtk_progress_bar_set_fraction (self->progress_bar, baton_progress_get_fraction (self->progress));
}

static void
baton_rules_save_window_init (BatonRulesSaveWindow *self)
{
  self->progress = baton_progress_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->progress, "notify::fraction", G_CALLBACK (progressed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * baton_rules_save_window_new:
 * @parent: (nullable): the window that it belongs to
 * @database: the database
 * @draft: what to save
 *
 * Makes a window.
 *
 * Returns: (transfer none): the window, not yet shown; GTK owns it
 */
GtkWidget *
baton_rules_save_window_new (GtkWindow      *parent,
                             BatonDatabase  *database,
                             BatonRuleDraft *draft)
{
  BatonRulesSaveWindow *self = g_object_new (BATON_TYPE_RULES_SAVE_WINDOW, "transient-for", parent, NULL);
  g_autoptr(GPtrArray) changes = baton_rule_set_diff (baton_rule_draft_get_base (draft),
                                                      baton_rule_draft_get_rules (draft));
  g_autofree char *number = g_strdup_printf (ngettext ("%u change", "%u changes", changes->len), changes->len);

  self->database = g_object_ref (database);
  self->draft = g_object_ref (draft);
  adw_window_title_set_subtitle (self->window_title, number);
  baton_rule_change_list_fill (self->changes_list, changes);
  baton_database_read_async (database, list_doubts, baton_rule_set_ref (baton_rule_draft_get_rules (draft)),
                             (GDestroyNotify) baton_rule_set_unref, (GDestroyNotify) g_ptr_array_unref, NULL,
                             doubts_listed_cb, baton_weak_new (self));
  return GTK_WIDGET (self);
}

/**
 * baton_rules_save_window_show_theirs:
 * @self: a window
 * @theirs: rules that somebody else saved
 *
 * Shows what somebody else changed before anything is saved.
 */
void
baton_rules_save_window_show_theirs (BatonRulesSaveWindow *self,
                                     BatonTheirRules      *theirs)
{
  g_return_if_fail (BATON_IS_RULES_SAVE_WINDOW (self));

  show_conflict (self, theirs);
}
