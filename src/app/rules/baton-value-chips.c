/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-value-chips.h"

#include <glib/gi18n.h>

#include "rules/baton-suggest-entry.h"
#include "widgets/baton-wrap-layout.h"

#define SPACING     6
#define ENTRY_WIDTH 180

/**
 * BatonValueChips:
 *
 * Several values, each to be taken away, and an entry to add others: Enter or a
 * comma ends one. What is typed but not ended counts as well, so that nothing is
 * lost.
 */
struct _BatonValueChips
{
  AdwBin             parent_instance;
  GPtrArray         *values;   /* char */
  GtkBox            *box;
  BatonSuggestEntry *entry;
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonValueChips, baton_value_chips, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void show_values (BatonValueChips *self);

static void
tell (BatonValueChips *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (BatonValueChips *self,
           GtkButton       *button)
{
  const char *value = g_object_get_data (G_OBJECT (button), "value");

  for (guint i = 0; i < self->values->len; i++)
    {
      if (!g_str_equal (g_ptr_array_index (self->values, i), value))
        continue;
      g_ptr_array_remove_index (self->values, i);
      break;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  show_values (self);
  tell (self);
}

static GtkWidget *
create_chip (BatonValueChips *self,
             const char      *value)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *label = gtk_label_new (value);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is a value, such as a country */
  g_autofree char *remove = g_strdup_printf (_("Remove “%s”"), value);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (value), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);

  gtk_widget_add_css_class (chip, "value-chip");
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static void
show_values (BatonValueChips *self)
{
  GtkWidget *chip;

  while ((chip = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != GTK_WIDGET (self->entry))
    gtk_box_remove (self->box, chip);
  for (guint i = self->values->len; i > 0; i--)
    gtk_box_prepend (self->box, create_chip (self, g_ptr_array_index (self->values, i - 1)));
}

static gboolean
has (BatonValueChips *self,
     const char      *value)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      if (g_ascii_strcasecmp (g_ptr_array_index (self->values, i), value) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
add_typed (BatonValueChips *self,
           const char      *text)
{
  g_auto(GStrv) parts = g_strsplit_set (text, ",;\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0' && !has (self, parts[i]))
        g_ptr_array_add (self->values, g_strdup (parts[i]));
    }
}

static void
end_value (BatonValueChips *self)
{
  add_typed (self, baton_suggest_entry_get_text (self->entry));
  baton_suggest_entry_set_text (self->entry, NULL);
  show_values (self);
}

static void
typed_cb (BatonValueChips *self)
{
  const char *text = baton_suggest_entry_get_text (self->entry);

  if (strpbrk (text, ",;\n") != NULL)
    end_value (self);
  tell (self);
}

static void
activated_cb (BatonValueChips *self)
{
  end_value (self);
  tell (self);
}

static void
baton_value_chips_finalize (GObject *object)
{
  g_ptr_array_unref (BATON_VALUE_CHIPS (object)->values);

  G_OBJECT_CLASS (baton_value_chips_parent_class)->finalize (object);
}

static gboolean
baton_value_chips_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BATON_VALUE_CHIPS (widget)->entry));
}

static void
baton_value_chips_class_init (BatonValueChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_value_chips_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = baton_value_chips_grab_focus;

  /**
   * BatonValueChips::changed:
   *
   * The values are others now.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
baton_value_chips_init (BatonValueChips *self)
{
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_layout_manager (GTK_WIDGET (self->box),
                                 g_object_new (BATON_TYPE_WRAP_LAYOUT, "spacing", SPACING, NULL));
  self->entry = BATON_SUGGEST_ENTRY (baton_suggest_entry_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->entry), ENTRY_WIDTH, -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (typed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activated_cb), self);
  gtk_box_append (self->box, GTK_WIDGET (self->entry));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
baton_value_chips_new (void)
{
  return g_object_new (BATON_TYPE_VALUE_CHIPS, NULL);
}

/**
 * baton_value_chips_dup_values:
 * @self: chips
 *
 * Returns: (transfer full) (array zero-terminated=1): the values, also the one
 *   that is being typed
 */
char **
baton_value_chips_dup_values (BatonValueChips *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *typed = NULL;

  g_return_val_if_fail (BATON_IS_VALUE_CHIPS (self), NULL);

  for (guint i = 0; i < self->values->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->values, i));
  typed = g_strstrip (g_strdup (baton_suggest_entry_get_text (self->entry)));
  if (*typed != '\0' && !has (self, typed))
    g_strv_builder_add (builder, typed);
  return g_strv_builder_end (builder);
}

/**
 * baton_value_chips_set_values:
 * @self: chips
 * @values: (nullable) (array zero-terminated=1): values
 *
 * Shows other values, unless these are shown already; nobody is told.
 */
void
baton_value_chips_set_values (BatonValueChips    *self,
                              const char * const *values)
{
  g_auto(GStrv) shown = NULL;

  g_return_if_fail (BATON_IS_VALUE_CHIPS (self));

  shown = baton_value_chips_dup_values (self);
  if (values != NULL && g_strv_equal ((const char * const *) shown, values))
    return;
  g_ptr_array_set_size (self->values, 0);
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_ptr_array_add (self->values, g_strdup (values[i]));
  baton_suggest_entry_set_text (self->entry, NULL);
  show_values (self);
}

void
baton_value_chips_set_title (BatonValueChips *self,
                             const char      *title)
{
  g_return_if_fail (BATON_IS_VALUE_CHIPS (self));

  baton_suggest_entry_set_title (self->entry, title);
}

void
baton_value_chips_set_offers (BatonValueChips    *self,
                              const char * const *values)
{
  g_return_if_fail (BATON_IS_VALUE_CHIPS (self));

  baton_suggest_entry_set_values (self->entry, values);
}
