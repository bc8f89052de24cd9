/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-details.h"

#include <glib/gi18n.h>

#include "profile/baton-field-row.h"

/**
 * BatonDetails:
 *
 * The fields of a lead, which can be edited in place. The usual ones always
 * stand there, the others when they are filled in or asked for.
 */
struct _BatonDetails
{
  GtkWidget      parent_instance;
  gint64         lead;
  GtkWidget     *rows[BATON_N_FIELDS];
  GPtrArray     *custom_rows;    /* BatonFieldRow, borrowed from the list. */
  GtkWidget     *error_row;      /* NULL while nothing is wrong. */
  gboolean       is_showing;     /* Switches move, but nobody moves them. */

  GtkWidget     *all_button;
  GtkListBox    *list;
};

enum { SAVE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonDetails, baton_details, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static const BatonField usual_fields[] =
{
  BATON_FIELD_FIRST_NAME,
  BATON_FIELD_LAST_NAME,
  BATON_FIELD_JOB_TITLE,
  BATON_FIELD_COMPANY,
  BATON_FIELD_EMAIL,
  BATON_FIELD_PHONE,
  BATON_FIELD_COUNTRY,
};

static gboolean
is_usual (BatonField field)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_fields); i++)
    {
      if (usual_fields[i] == field)
        return TRUE;
    }
  return FALSE;
}

static void
clear_error (BatonDetails *self)
{
  GtkWidget *row;

  if (self->error_row == NULL)
    return;

  row = gtk_widget_get_prev_sibling (self->error_row);
  if (row != NULL)
    gtk_widget_remove_css_class (row, "error");
  gtk_list_box_remove (self->list, self->error_row);
  self->error_row = NULL;
}

static void
apply_cb (BatonDetails  *self,
          BatonFieldRow *row)
{
  clear_error (self);
  g_signal_emit (self, signals[SAVE], 0, baton_field_row_get_field (row),
                 gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* What was wrong is being put right. */
static void
changed_cb (BatonDetails  *self,
            BatonFieldRow *row)
{
  if (self->error_row != NULL && gtk_widget_get_prev_sibling (self->error_row) == GTK_WIDGET (row))
    clear_error (self);
}

static void
switched_cb (BatonDetails *self,
             GParamSpec   *pspec,
             GtkSwitch    *toggle)
{
  const char *field = g_object_get_data (G_OBJECT (toggle), "field");

  if (!self->is_showing)
    g_signal_emit (self, signals[SAVE], 0, field, gtk_switch_get_active (toggle) ? "yes" : "");
}

static GtkWidget *
create_field_row (BatonDetails *self,
                  const char   *field,
                  const char   *title)
{
  GtkWidget *row = baton_field_row_new (field, title);

  g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
create_switch_row (BatonDetails *self,
                   BatonField    field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), baton_field_get_title (field));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_object_set_data (G_OBJECT (toggle), "field", (gpointer) baton_field_get_name (field));
  g_object_set_data (G_OBJECT (row), "switch", toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_row (BatonDetails *self,
         BatonField    field)
{
  GtkWidget *row;

  if (baton_field_get_type (field) == BATON_FIELD_TYPE_YES_NO)
    row = create_switch_row (self, field);
  else
    row = create_field_row (self, baton_field_get_name (field), baton_field_get_title (field));

  self->rows[field] = row;
  gtk_list_box_append (self->list, row);
}

static void
create_rows (BatonDetails *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (usual_fields); i++)
    add_row (self, usual_fields[i]);
  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    {
      if (self->rows[field] == NULL)
        add_row (self, field);
    }
}

static void
show_all_cb (BatonDetails *self)
{
  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    gtk_widget_set_visible (self->rows[field], TRUE);
  gtk_widget_set_visible (self->all_button, FALSE);
}

static void
show_standard (BatonDetails *self,
               BatonField    field,
               const char   *value,
               gboolean      is_same)
{
  GtkWidget *row = self->rows[field];

  if (BATON_IS_FIELD_ROW (row))
    {
      if (!is_same)
        baton_field_row_reset (BATON_FIELD_ROW (row));
      baton_field_row_show_value (BATON_FIELD_ROW (row), value);
    }
  else
    gtk_switch_set_active (g_object_get_data (G_OBJECT (row), "switch"), value != NULL);

  if (!is_same || value != NULL)
    gtk_widget_set_visible (row, is_usual (field) || value != NULL);
}

static BatonFieldRow *
find_custom (BatonDetails *self,
             const char   *field)
{
  for (guint i = 0; i < self->custom_rows->len; i++)
    {
      BatonFieldRow *row = g_ptr_array_index (self->custom_rows, i);

      if (g_str_equal (baton_field_row_get_field (row), field))
        return row;
    }
  return NULL;
}

static void
show_custom (BatonDetails           *self,
             const BatonCustomValue *custom)
{
  g_autofree char *field = g_strconcat ("custom.", custom->key, NULL);
  BatonFieldRow *row = find_custom (self, field);

  if (row == NULL)
    {
      row = BATON_FIELD_ROW (create_field_row (self, field, custom->key));
      g_ptr_array_add (self->custom_rows, row);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }
  baton_field_row_show_value (row, custom->value);
}

/* Those of another lead go; those of this one stay, as somebody may be typing. */
static void
forget_custom (BatonDetails *self)
{
  for (guint i = 0; i < self->custom_rows->len; i++)
    gtk_list_box_remove (self->list, g_ptr_array_index (self->custom_rows, i));
  g_ptr_array_set_size (self->custom_rows, 0);
}

static void
baton_details_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_DETAILS);

  G_OBJECT_CLASS (baton_details_parent_class)->dispose (object);
}

static void
baton_details_finalize (GObject *object)
{
  g_ptr_array_unref (BATON_DETAILS (object)->custom_rows);

  G_OBJECT_CLASS (baton_details_parent_class)->finalize (object);
}

static void
baton_details_class_init (BatonDetailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_details_dispose;
  object_class->finalize = baton_details_finalize;

  /**
   * BatonDetails::save:
   * @self: the details
   * @field: the name of a field, such as `company` or `custom.city`
   * @value: its new value as typed; "" empties it
   *
   * Somebody changed a field. Whoever saves it tells what is wrong by
   * [method@Details.show_error].
   */
  signals[SAVE] =
    g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-details.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonDetails, all_button);
  gtk_widget_class_bind_template_child (widget_class, BatonDetails, list);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
baton_details_init (BatonDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->custom_rows = g_ptr_array_new ();
  create_rows (self);
}

/**
 * baton_details_show_sheet:
 * @self: the details
 * @sheet: a sheet; what is needed of it is copied
 *
 * Shows the fields of a lead. What somebody is typing stays as it is, unless
 * it is another lead.
 */
void
baton_details_show_sheet (BatonDetails         *self,
                          const BatonLeadSheet *sheet)
{
  const BatonRecord *record = &sheet->profile.row.record;
  gboolean is_same;

  g_return_if_fail (BATON_IS_DETAILS (self));

  is_same = self->lead == sheet->profile.row.id;
  self->lead = sheet->profile.row.id;
  self->is_showing = TRUE;
  if (!is_same)
    {
      clear_error (self);
      forget_custom (self);
      gtk_widget_set_visible (self->all_button, TRUE);
    }

  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    show_standard (self, field, record->values[field], is_same);
  for (guint i = 0; i < record->n_custom; i++)
    show_custom (self, &record->custom[i]);
  self->is_showing = FALSE;
}

static GtkWidget *
find_row (BatonDetails *self,
          const char   *name)
{
  BatonField field;

  if (baton_field_from_name (name, &field))
    return self->rows[field];
  return GTK_WIDGET (find_custom (self, name));
}

/**
 * baton_details_show_error:
 * @self: the details
 * @field: the name of a field
 * @message: what is wrong with what was typed, in words
 *
 * Shows below a field why it could not be saved. What was typed stays.
 */
void
baton_details_show_error (BatonDetails *self,
                          const char   *field,
                          const char   *message)
{
  GtkWidget *row, *label;

  g_return_if_fail (BATON_IS_DETAILS (self));

  clear_error (self);
  row = find_row (self, field);
  if (row == NULL)
    return;

  label = gtk_label_new (message);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "error");

  self->error_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->error_row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->error_row), FALSE);
  gtk_widget_add_css_class (self->error_row, "problem");
  gtk_widget_add_css_class (row, "error");
  gtk_list_box_insert (self->list, self->error_row, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  gtk_widget_grab_focus (row);
}
