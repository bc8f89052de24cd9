/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "preferences/baton-promise-editor.h"

#include <glib/gi18n.h>

#include "baton-error.h"
#include "preferences/baton-problem-row.h"
#include "preferences/baton-promise-words.h"

#define MAX_COUNT   1000000
#define MAX_SECONDS ((gint64) 3653 * 24 * 60 * 60)

/**
 * BatonPromiseEditor:
 *
 * A promise in words; opened, its numbers.
 */
struct _BatonPromiseEditor
{
  AdwExpanderRow   parent_instance;
  BatonSla        *sla;                           /* As it was before it was edited. */
  AdwEntryRow     *targets[BATON_N_PRIORITIES];   /* NULL for a volume. */
  GtkSpinButton   *count;                         /* NULL for a time. */
  GtkSpinButton   *share;                         /* NULL for a volume. */
  BatonProblemRow *problem_row;
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonPromiseEditor, baton_promise_editor, ADW_TYPE_EXPANDER_ROW)

static guint signals[N_SIGNALS];

static const char * const target_titles[BATON_N_PRIORITIES] = {
  [BATON_PRIORITY_NORMAL] = N_("Other leads within"),
  [BATON_PRIORITY_HOT] = N_("Hot leads within"),
  [BATON_PRIORITY_HAND_RAISER] = N_("Those who asked within"),
};

static BatonSla *
copy_sla (const BatonSla *sla)
{
  BatonSla *copy = baton_sla_new ();

  *copy = *sla;
  copy->id = g_strdup (sla->id);
  copy->title = g_strdup (sla->title);
  return copy;
}

static gboolean
read_target (AdwEntryRow    *row,
             BatonDuration  *target,
             GError        **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autoptr(GError) local_error = NULL;

  if (!baton_duration_parse (text, target, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (target->negative || baton_duration_is_zero (target) || baton_duration_get_elapsed (target) > MAX_SECONDS)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("“%s” cannot be kept; write a time such as 15m, 4h or 2d, up to ten years"), text);
      return FALSE;
    }
  return TRUE;
}

static int
get_number (GtkSpinButton *spin)
{
  double least, most;
  gint64 number;

  gtk_spin_button_get_range (spin, &least, &most);
  if (g_ascii_string_to_signed (gtk_editable_get_text (GTK_EDITABLE (spin)), 10,
                                (gint64) least, (gint64) most, &number, NULL))
    return (int) number;
  return gtk_spin_button_get_value_as_int (spin);
}

static void
changed_cb (BatonPromiseEditor *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonSla) sla = baton_promise_editor_get_sla (self, &error);

  baton_problem_row_say (self->problem_row, error != NULL ? error->message : NULL);
  if (sla != NULL)
    {
      g_autofree char *words = baton_promise_words (sla);

      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
    }
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkSpinButton *
add_number (BatonPromiseEditor *self,
            const char         *title,
            int                 most,
            int                 value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1, most, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 4);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_object (spin, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_SPIN_BUTTON (spin);
}

static void
add_target (BatonPromiseEditor *self,
            BatonPriority       priority)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *text = baton_duration_format (&self->sla->targets[priority]);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(target_titles[priority]));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_set_tooltip_text (row, _("Such as 15m, 4h, 2d or 1w"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  self->targets[priority] = ADW_ENTRY_ROW (row);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
add_rows (BatonPromiseEditor *self)
{
  const BatonSla *sla = self->sla;

  if (sla->kind != BATON_SLA_TIME)
    self->count = add_number (self, sla->kind == BATON_SLA_VOLUME ? _("At least") : _("Attempts"),
                              MAX_COUNT, sla->count);
  if (sla->kind != BATON_SLA_VOLUME)
    {
      for (int i = BATON_N_PRIORITIES - 1; i >= 0; i--)
        add_target (self, (BatonPriority) i);
      self->share = add_number (self, _("Percent of the cases"), 100, (int) (sla->share * 100 + 0.5));
    }
  self->problem_row = g_object_new (BATON_TYPE_PROBLEM_ROW, NULL);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->problem_row));
}

static void
baton_promise_editor_finalize (GObject *object)
{
  baton_sla_free (BATON_PROMISE_EDITOR (object)->sla);

  G_OBJECT_CLASS (baton_promise_editor_parent_class)->finalize (object);
}

static void
baton_promise_editor_class_init (BatonPromiseEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_promise_editor_finalize;

  /**
   * BatonPromiseEditor::changed:
   * @self: the editor
   *
   * Somebody edited the promise.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
baton_promise_editor_init (BatonPromiseEditor *self)
{
}

/**
 * baton_promise_editor_new:
 * @sla: a promise
 *
 * Makes an editor.
 *
 * Returns: (transfer floating): the editor
 */
GtkWidget *
baton_promise_editor_new (const BatonSla *sla)
{
  BatonPromiseEditor *self = g_object_new (BATON_TYPE_PROMISE_EDITOR, NULL);
  g_autofree char *title = g_markup_escape_text (sla->title, -1);
  g_autofree char *words = baton_promise_words (sla);

  self->sla = copy_sla (sla);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
  add_rows (self);
  return GTK_WIDGET (self);
}

/**
 * baton_promise_editor_get_sla:
 * @self: an editor
 * @error: return location for an error
 *
 * Gets the promise as it was edited.
 *
 * Fails with `BATON_ERROR_INVALID` when a target cannot be understood.
 *
 * Returns: (transfer full) (nullable): the promise
 */
BatonSla *
baton_promise_editor_get_sla (BatonPromiseEditor  *self,
                              GError             **error)
{
  g_autoptr(BatonSla) sla = NULL;

  g_return_val_if_fail (BATON_IS_PROMISE_EDITOR (self), NULL);

  sla = copy_sla (self->sla);
  for (guint i = 0; i < BATON_N_PRIORITIES; i++)
    {
      if (self->targets[i] != NULL && !read_target (self->targets[i], &sla->targets[i], error))
        return NULL;
    }
  if (self->count != NULL)
    sla->count = get_number (self->count);
  /* A share is kept to more places than a person sees; untouched it stays. */
  if (self->share != NULL && get_number (self->share) != (int) (sla->share * 100 + 0.5))
    sla->share = get_number (self->share) / 100.0;
  return g_steal_pointer (&sla);
}
