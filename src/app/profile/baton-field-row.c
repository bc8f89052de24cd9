/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-field-row.h"

/**
 * BatonFieldRow:
 *
 * A field of a lead that can be edited. What somebody is typing is not
 * overwritten by what is loaded meanwhile; Escape brings that back.
 */
struct _BatonFieldRow
{
  AdwEntryRow  parent_instance;
  char        *field;
  char        *value;   /* As loaded last; never NULL. */
};

G_DEFINE_FINAL_TYPE (BatonFieldRow, baton_field_row, ADW_TYPE_ENTRY_ROW)

/* The row offers to apply whatever changes its text, and so has to be told
 * when nobody typed it. */
static void
set_text (BatonFieldRow *self)
{
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self), self->value);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
}

static gboolean
reset_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  BatonFieldRow *self = BATON_FIELD_ROW (widget);

  if (!baton_field_row_is_edited (self))
    return GDK_EVENT_PROPAGATE;
  baton_field_row_reset (self);
  return GDK_EVENT_STOP;
}

static void
baton_field_row_finalize (GObject *object)
{
  BatonFieldRow *self = BATON_FIELD_ROW (object);

  g_free (self->field);
  g_free (self->value);

  G_OBJECT_CLASS (baton_field_row_parent_class)->finalize (object);
}

static void
baton_field_row_class_init (BatonFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_field_row_finalize;

  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, reset_cb, NULL);
}

static void
baton_field_row_init (BatonFieldRow *self)
{
  self->value = g_strdup ("");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self), TRUE);
}

/**
 * baton_field_row_new:
 * @field: the name of a field, such as `company` or `custom.city`
 * @title: what people call it
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
baton_field_row_new (const char *field,
                     const char *title)
{
  BatonFieldRow *self = g_object_new (BATON_TYPE_FIELD_ROW, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  self->field = g_strdup (field);
  return GTK_WIDGET (self);
}

/**
 * baton_field_row_get_field:
 * @self: a row
 *
 * Returns: (transfer none): the name of the field
 */
const char *
baton_field_row_get_field (BatonFieldRow *self)
{
  g_return_val_if_fail (BATON_IS_FIELD_ROW (self), NULL);

  return self->field;
}

/**
 * baton_field_row_is_edited:
 * @self: a row
 *
 * Returns: whether it holds something other than what was loaded
 */
gboolean
baton_field_row_is_edited (BatonFieldRow *self)
{
  g_return_val_if_fail (BATON_IS_FIELD_ROW (self), FALSE);

  return !g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self)), self->value);
}

/**
 * baton_field_row_is_empty:
 * @self: a row
 *
 * Returns: whether nothing was loaded into it
 */
gboolean
baton_field_row_is_empty (BatonFieldRow *self)
{
  g_return_val_if_fail (BATON_IS_FIELD_ROW (self), TRUE);

  return *self->value == '\0';
}

/**
 * baton_field_row_show_value:
 * @self: a row
 * @value: (nullable): the value of the field
 *
 * Shows a value, unless somebody is typing another one.
 */
void
baton_field_row_show_value (BatonFieldRow *self,
                            const char    *value)
{
  gboolean is_edited;

  g_return_if_fail (BATON_IS_FIELD_ROW (self));

  is_edited = baton_field_row_is_edited (self);
  g_free (self->value);
  self->value = g_strdup (value != NULL ? value : "");
  if (!is_edited || !baton_field_row_is_edited (self))
    set_text (self);
}

/**
 * baton_field_row_reset:
 * @self: a row
 *
 * Brings back what was loaded.
 */
void
baton_field_row_reset (BatonFieldRow *self)
{
  g_return_if_fail (BATON_IS_FIELD_ROW (self));

  set_text (self);
}
