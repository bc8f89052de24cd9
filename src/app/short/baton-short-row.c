/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "short/baton-short-row.h"

#include <glib/gi18n.h>

#include "profile/baton-lead-sheet.h"

/* More suggestions of one field nobody looks through. */
#define MAX_SUGGESTIONS 1000

/**
 * BatonShortRow:
 *
 * A lead that one empty field keeps from qualifying, with the field to fill in.
 */
struct _BatonShortRow
{
  GtkListBoxRow       parent_instance;
  gint64              lead;
  char               *field;
  const char * const *known;   /* borrowed; NULL when there is nothing left to suggest */

  GtkBox             *box;
  GtkLabel           *company_label;
  GtkEntry           *entry;
  GtkLabel           *error_label;
  GtkLabel           *field_label;
  GtkWidget          *field_box;
  GtkButton          *name_button;
  GtkLabel           *name_label;
  GtkLabel           *score_label;
};

enum { SAVE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonShortRow, baton_short_row, GTK_TYPE_LIST_BOX_ROW)

static guint signals[N_SIGNALS];

static void
save_cb (BatonShortRow *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

/* What was wrong is being put right. */
static void
changed_cb (BatonShortRow *self)
{
  gboolean is_empty = *baton_short_row_get_text (self) == '\0';
  gboolean has_icon = gtk_entry_get_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY) != NULL;

  baton_short_row_show_error (self, NULL);
  if (is_empty != has_icon)
    return;
  gtk_entry_set_icon_from_icon_name (self->entry, GTK_ENTRY_ICON_SECONDARY,
                                     is_empty ? NULL : "object-select-symbolic");
  if (!is_empty)
    gtk_entry_set_icon_tooltip_text (self->entry, GTK_ENTRY_ICON_SECONDARY, _("Save"));
}

static GtkInputPurpose
find_purpose (const char *name)
{
  BatonField field;

  if (!baton_field_from_name (name, &field))
    return GTK_INPUT_PURPOSE_FREE_FORM;

  switch (field)
    {
    case BATON_FIELD_EMAIL:
      return GTK_INPUT_PURPOSE_EMAIL;
    case BATON_FIELD_PHONE:
    case BATON_FIELD_MOBILE:
      return GTK_INPUT_PURPOSE_PHONE;
    case BATON_FIELD_WEBSITE:
      return GTK_INPUT_PURPOSE_URL;
    default:
      return baton_field_get_type (field) == BATON_FIELD_TYPE_NUMBER ? GTK_INPUT_PURPOSE_NUMBER
                                                                     : GTK_INPUT_PURPOSE_FREE_FORM;
    }
}

/* The number of a person or their page are nobody else's. */
static gboolean
is_shared (const char *field)
{
  GtkInputPurpose purpose = find_purpose (field);

  return purpose == GTK_INPUT_PURPOSE_FREE_FORM || purpose == GTK_INPUT_PURPOSE_NUMBER;
}

/* Most rows are never typed in, and what suggests values takes GTK some time to make. */
static void
suggest_cb (BatonShortRow *self)
{
  const char * const *known = g_steal_pointer (&self->known);
  g_autoptr(GtkListStore) store = NULL;
  g_autoptr(GtkEntryCompletion) completion = NULL;

  if (known == NULL)
    return;

  store = gtk_list_store_new (1, G_TYPE_STRING);
  completion = gtk_entry_completion_new ();
  for (guint i = 0; i < MAX_SUGGESTIONS && known[i] != NULL; i++)
    gtk_list_store_insert_with_values (store, NULL, -1, 0, known[i], -1);
  gtk_entry_completion_set_model (completion, GTK_TREE_MODEL (store));
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_popup_single_match (completion, TRUE);
  gtk_entry_set_completion (self->entry, completion);
}

static void
show_field (BatonShortRow        *self,
            const BatonShortLead *lead)
{
  const char *title = baton_lead_sheet_title_of (lead->field);
  /* Translators: stands in an empty field; %s is a value, such as director */
  g_autofree char *hint = lead->is_any ? NULL : g_strdup_printf (_("such as “%s”"), lead->value);
  /* Translators: %1$s is a field, such as Phone, %2$s the name of a lead */
  g_autofree char *name = g_strdup_printf (_("%1$s of %2$s"), title, lead->name);

  gtk_label_set_label (self->field_label, title);
  gtk_entry_set_placeholder_text (self->entry, hint);
  gtk_entry_set_input_purpose (self->entry, find_purpose (lead->field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, hint != NULL ? hint : "", -1);
}

/* Whoever goes from row to row fills in fields. */
static gboolean
baton_short_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BATON_SHORT_ROW (widget)->entry));
}

static gboolean
clear_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  BatonShortRow *self = BATON_SHORT_ROW (widget);

  if (*baton_short_row_get_text (self) == '\0')
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  return GDK_EVENT_STOP;
}

static void
baton_short_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_SHORT_ROW);

  G_OBJECT_CLASS (baton_short_row_parent_class)->dispose (object);
}

static void
baton_short_row_finalize (GObject *object)
{
  g_free (BATON_SHORT_ROW (object)->field);

  G_OBJECT_CLASS (baton_short_row_parent_class)->finalize (object);
}

static void
baton_short_row_class_init (BatonShortRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_short_row_dispose;
  object_class->finalize = baton_short_row_finalize;

  widget_class->grab_focus = baton_short_row_grab_focus;

  /**
   * BatonShortRow::save:
   * @self: a row
   *
   * Somebody wants to keep what was typed. Whoever saves it tells what is wrong
   * by [method@ShortRow.show_error].
   */
  signals[SAVE] =
    g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-short-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonShortRow, box);
  gtk_widget_class_bind_template_child (widget_class, BatonShortRow, company_label);
  gtk_widget_class_bind_template_child (widget_class, BatonShortRow, entry);
  gtk_widget_class_bind_template_child (widget_class, BatonShortRow, error_label);
  gtk_widget_class_bind_template_child (widget_class, BatonShortRow, field_box);
  gtk_widget_class_bind_template_child (widget_class, BatonShortRow, field_label);
  gtk_widget_class_bind_template_child (widget_class, BatonShortRow, name_button);
  gtk_widget_class_bind_template_child (widget_class, BatonShortRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, BatonShortRow, score_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, suggest_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, clear_cb, NULL);
}

static void
baton_short_row_init (BatonShortRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_direction (GTK_WIDGET (self->score_label), GTK_TEXT_DIR_LTR);
}

/**
 * baton_short_row_new:
 * @lead: a lead; what is needed of it is copied
 * @known: (array zero-terminated=1): what the field holds of other leads; it outlives the row
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
baton_short_row_new (const BatonShortLead *lead,
                     const char * const   *known)
{
  BatonShortRow *self = g_object_new (BATON_TYPE_SHORT_ROW, NULL);

  self->lead = lead->lead;
  self->field = g_strdup (lead->field);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->name_button), "x", lead->lead);
  gtk_label_set_label (self->name_label, lead->name);
  gtk_label_set_label (self->company_label, lead->company);
  gtk_widget_set_visible (GTK_WIDGET (self->company_label), lead->company != NULL);
  show_field (self, lead);
  baton_short_row_show_score (self, lead);
  if (known[0] != NULL && is_shared (lead->field))
    self->known = known;
  return GTK_WIDGET (self);
}

/**
 * baton_short_row_get_lead:
 * @self: a row
 *
 * Returns: the number of the lead
 */
gint64
baton_short_row_get_lead (BatonShortRow *self)
{
  g_return_val_if_fail (BATON_IS_SHORT_ROW (self), 0);

  return self->lead;
}

/**
 * baton_short_row_get_field:
 * @self: a row
 *
 * Returns: (transfer none): the name of the field to fill in
 */
const char *
baton_short_row_get_field (BatonShortRow *self)
{
  g_return_val_if_fail (BATON_IS_SHORT_ROW (self), NULL);

  return self->field;
}

/**
 * baton_short_row_get_name:
 * @self: a row
 *
 * Returns: (transfer none): what to call the lead
 */
const char *
baton_short_row_get_name (BatonShortRow *self)
{
  g_return_val_if_fail (BATON_IS_SHORT_ROW (self), NULL);

  return gtk_label_get_label (self->name_label);
}

/**
 * baton_short_row_get_text:
 * @self: a row
 *
 * Returns: (transfer none): what was typed
 */
const char *
baton_short_row_get_text (BatonShortRow *self)
{
  g_return_val_if_fail (BATON_IS_SHORT_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * baton_short_row_has_focus:
 * @self: a row
 *
 * Returns: whether the focus is in the row
 */
gboolean
baton_short_row_has_focus (BatonShortRow *self)
{
  g_return_val_if_fail (BATON_IS_SHORT_ROW (self), FALSE);

  return gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
}

/**
 * baton_short_row_show_score:
 * @self: a row
 * @lead: the same lead, as it is now
 *
 * Shows the score that the lead has, and the one that it could have.
 */
void
baton_short_row_show_score (BatonShortRow        *self,
                            const BatonShortLead *lead)
{
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (BATON_IS_SHORT_ROW (self));

  /* A filter, not the points, may be what holds the lead back. */
  if (lead->possible == lead->score)
    text = g_strdup_printf ("%d", lead->score);
  else
    text = g_strdup_printf ("%d → %d", lead->score, lead->possible);
  /* Translators: %1$d is the score that a lead has, %2$d the one that it could have */
  sentence = g_strdup_printf (_("Score %1$d, up to %2$d with this field"), lead->score, lead->possible);
  gtk_label_set_label (self->score_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->score_label), sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->score_label), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

/**
 * baton_short_row_show_error:
 * @self: a row
 * @message: (nullable): why what was typed could not be saved; `NULL` when nothing is wrong
 *
 * Shows what is wrong below the field. What was typed stays.
 */
void
baton_short_row_show_error (BatonShortRow *self,
                            const char    *message)
{
  g_return_if_fail (BATON_IS_SHORT_ROW (self));

  gtk_label_set_label (self->error_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/**
 * baton_short_row_set_narrow:
 * @self: a row
 * @narrow: whether there is little room
 *
 * Puts the field below the lead, or beside it.
 */
void
baton_short_row_set_narrow (BatonShortRow *self,
                            gboolean       narrow)
{
  g_return_if_fail (BATON_IS_SHORT_ROW (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->box, narrow ? 3 : 12);
  gtk_widget_set_margin_start (self->field_box, narrow ? 10 : 0);
}
