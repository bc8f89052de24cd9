/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-suggest-entry.h"

#include "lead/baton-fold.h"
#include "widgets/baton-date-button.h"
#include "widgets/baton-pressable-row.h"

#define MAX_SUGGESTIONS 8

/**
 * BatonSuggestEntry:
 *
 * An entry that offers what stands in the database, as one types. Down and Up
 * walk the offers, Enter takes one, Escape goes on without. Where a date is
 * needed it can be picked from a calendar.
 */
struct _BatonSuggestEntry
{
  AdwBin            parent_instance;
  char            **values;       /* The most frequent first. */
  gboolean          is_showing;   /* The text is being set, nobody types. */

  BatonDateButton  *date_button;
  GtkEntry         *entry;
  GtkListBox       *list;
  GtkPopover       *popover;
};

enum { CHANGED, ACTIVATE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonSuggestEntry, baton_suggest_entry, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static GtkWidget *
create_row (const char *value)
{
  GtkWidget *label = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  return baton_pressable_row_new (label, value);
}

static const char *
get_value (GtkListBoxRow *row)
{
  return gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static void
close_offers (BatonSuggestEntry *self)
{
  gtk_popover_popdown (self->popover);
}

/* Returns how many there are. */
static guint
fill_offers (BatonSuggestEntry *self)
{
  g_autofree char *typed = baton_fold (baton_suggest_entry_get_text (self));
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (guint i = 0; self->values != NULL && self->values[i] != NULL && n < MAX_SUGGESTIONS; i++)
    {
      g_autofree char *folded = baton_fold (self->values[i]);

      if (strstr (folded, typed) == NULL || g_str_equal (folded, typed))
        continue;
      gtk_list_box_append (self->list, create_row (self->values[i]));
      n++;
    }
  return n;
}

static void
offer (BatonSuggestEntry *self)
{
  if (fill_offers (self) > 0 && gtk_widget_get_mapped (GTK_WIDGET (self->entry)))
    gtk_popover_popup (self->popover);
  else
    close_offers (self);
}

static void
changed_cb (BatonSuggestEntry *self)
{
  baton_date_button_set_date (self->date_button, baton_suggest_entry_get_text (self));
  if (self->is_showing)
    return;
  offer (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take (BatonSuggestEntry *self,
      GtkListBoxRow     *row)
{
  g_autofree char *value = g_strdup (get_value (row));

  close_offers (self);
  baton_suggest_entry_set_text (self, value);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
picked_cb (BatonSuggestEntry *self,
           const char        *text)
{
  baton_suggest_entry_set_text (self, text);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (BatonSuggestEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->popover)))
    {
      take (self, row);
      return;
    }
  close_offers (self);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
walk (BatonSuggestEntry *self,
      int                step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int place = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;

  row = gtk_list_box_get_row_at_index (self->list, place);
  gtk_list_box_select_row (self->list, row);
}

static gboolean
key_pressed_cb (BatonSuggestEntry *self,
                guint              key)
{
  gboolean is_open = gtk_widget_get_mapped (GTK_WIDGET (self->popover));

  switch (key)
    {
    case GDK_KEY_Down:
      if (!is_open)
        offer (self);
      walk (self, 1);
      return TRUE;
    case GDK_KEY_Up:
      walk (self, -1);
      return is_open;
    case GDK_KEY_Escape:
      close_offers (self);
      return is_open;
    default:
      return FALSE;
    }
}

static void
baton_suggest_entry_dispose (GObject *object)
{
  BatonSuggestEntry *self = BATON_SUGGEST_ENTRY (object);

  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);

  G_OBJECT_CLASS (baton_suggest_entry_parent_class)->dispose (object);
}

static void
baton_suggest_entry_finalize (GObject *object)
{
  g_strfreev (BATON_SUGGEST_ENTRY (object)->values);

  G_OBJECT_CLASS (baton_suggest_entry_parent_class)->finalize (object);
}

static gboolean
baton_suggest_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (BATON_SUGGEST_ENTRY (widget)->entry));
}

static void
baton_suggest_entry_class_init (BatonSuggestEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_suggest_entry_dispose;
  object_class->finalize = baton_suggest_entry_finalize;
  widget_class->grab_focus = baton_suggest_entry_grab_focus;

  /**
   * BatonSuggestEntry::changed:
   *
   * Somebody typed, or took an offer.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BatonSuggestEntry::activate:
   *
   * Somebody is done with the text.
   */
  signals[ACTIVATE] =
    g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
baton_suggest_entry_init (BatonSuggestEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  self->date_button = BATON_DATE_BUTTON (baton_date_button_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->date_button), FALSE);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->date_button));
  adw_bin_set_child (ADW_BIN (self), box);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_autohide (self->popover, FALSE);
  gtk_popover_set_has_arrow (self->popover, FALSE);
  gtk_popover_set_position (self->popover, GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->popover), "menu");
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->list));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self->entry));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (close_offers), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->date_button, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (take), self);
}

GtkWidget *
baton_suggest_entry_new (void)
{
  return g_object_new (BATON_TYPE_SUGGEST_ENTRY, NULL);
}

const char *
baton_suggest_entry_get_text (BatonSuggestEntry *self)
{
  g_return_val_if_fail (BATON_IS_SUGGEST_ENTRY (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * baton_suggest_entry_set_text:
 * @self: an entry
 * @text: (nullable): a text
 *
 * Sets the text, unless it is that already; nobody is told.
 */
void
baton_suggest_entry_set_text (BatonSuggestEntry *self,
                              const char        *text)
{
  const char *wanted = text != NULL ? text : "";

  g_return_if_fail (BATON_IS_SUGGEST_ENTRY (self));

  if (g_str_equal (wanted, baton_suggest_entry_get_text (self)))
    return;
  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), wanted);
  self->is_showing = FALSE;
}

/**
 * baton_suggest_entry_set_title:
 * @self: an entry
 * @title: what is to be typed
 *
 * Names the entry, for those who do not see it, and for an empty one.
 */
void
baton_suggest_entry_set_title (BatonSuggestEntry *self,
                               const char        *title)
{
  g_return_if_fail (BATON_IS_SUGGEST_ENTRY (self));

  gtk_entry_set_placeholder_text (self->entry, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

/**
 * baton_suggest_entry_set_values:
 * @self: an entry
 * @values: (nullable) (array zero-terminated=1): what to offer, the best first
 *
 * Sets what is offered.
 */
void
baton_suggest_entry_set_values (BatonSuggestEntry  *self,
                                const char * const *values)
{
  g_return_if_fail (BATON_IS_SUGGEST_ENTRY (self));

  g_strfreev (self->values);
  self->values = g_strdupv ((char **) values);
}

/**
 * baton_suggest_entry_set_type:
 * @self: an entry
 * @type: what is to be typed
 *
 * Makes it easy to type what is needed: a number, or a date.
 */
void
baton_suggest_entry_set_type (BatonSuggestEntry *self,
                              BatonFieldType     type)
{
  g_return_if_fail (BATON_IS_SUGGEST_ENTRY (self));

  gtk_entry_set_input_purpose (self->entry, type == BATON_FIELD_TYPE_NUMBER ? GTK_INPUT_PURPOSE_NUMBER
                                                                            : GTK_INPUT_PURPOSE_FREE_FORM);
  gtk_widget_set_visible (GTK_WIDGET (self->date_button), type == BATON_FIELD_TYPE_DATE);
}

/**
 * baton_suggest_entry_set_width:
 * @self: an entry
 * @n_least: how many characters it has to show
 * @n_wanted: how many it shows where there is room; -1 for as many as others
 *
 * Sets how wide the entry is.
 */
void
baton_suggest_entry_set_width (BatonSuggestEntry *self,
                               int                n_least,
                               int                n_wanted)
{
  g_return_if_fail (BATON_IS_SUGGEST_ENTRY (self));

  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), n_least);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), n_wanted);
}
