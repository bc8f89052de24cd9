/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-filter-completion.h"

#include <glib/gi18n.h>

#include "leads/baton-filter-proposals.h"

/* Below the field, not over its edge. */
#define DISTANCE 12

/**
 * BatonFilterCompletion:
 *
 * Proposes below the search field how a filter can be written on: its keys, and
 * what they can be. The focus stays in the field: the arrow keys choose, Tab and
 * Enter take what is chosen, Escape closes it.
 */
struct _BatonFilterCompletion
{
  GtkPopover       parent_instance;
  GtkEditable     *entry;       /* NULL until it is set */
  BatonLeadsModel *model;
  GPtrArray       *proposals;   /* NULL while there are none */
  guint            start;       /* from where on they replace the text, in characters */
  GtkListBox      *list;
};

G_DEFINE_FINAL_TYPE (BatonFilterCompletion, baton_filter_completion, GTK_TYPE_POPOVER)

static gboolean
is_open (BatonFilterCompletion *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self));
}

static GtkWidget *
create_row (const BatonFilterProposal *proposal)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *text = gtk_label_new (proposal->text);
  GtkWidget *title = gtk_label_new (proposal->title);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "secondary");
  gtk_widget_set_visible (title, !g_str_equal (proposal->text, proposal->title));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), title);
  return box;
}

static void
show_proposals (BatonFilterCompletion *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < self->proposals->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (self->proposals, i)));
}

static void
point_to_entry (BatonFilterCompletion *self)
{
  GtkWidget *entry = GTK_WIDGET (self->entry);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (entry, gtk_widget_get_parent (GTK_WIDGET (self)), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (self), &(GdkRectangle) {
                                   (int) bounds.origin.x, (int) bounds.origin.y,
                                   (int) bounds.size.width, (int) bounds.size.height
                                 });
}

static void
take (BatonFilterCompletion *self,
      guint                  position)
{
  const BatonFilterProposal *proposal = g_ptr_array_index (self->proposals, position);
  g_autofree char *text = g_strconcat (proposal->text, proposal->is_whole ? " " : "", NULL);
  int place = (int) self->start;

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_editable_delete_text (self->entry, place, gtk_editable_get_position (self->entry));
  gtk_editable_insert_text (self->entry, text, -1, &place);
  gtk_editable_set_position (self->entry, place);
  baton_filter_completion_update (self);
}

static void
row_activated_cb (BatonFilterCompletion *self,
                  GtkListBoxRow         *row)
{
  take (self, gtk_list_box_row_get_index (row));
}

/* From no row down to the first, from the first up to none. */
static void
choose (BatonFilterCompletion *self,
        int                    step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int position = (row != NULL ? gtk_list_box_row_get_index (row) : -1) + step;

  position = CLAMP (position, -1, (int) self->proposals->len - 1);
  row = position >= 0 ? gtk_list_box_get_row_at_index (self->list, position) : NULL;
  gtk_list_box_select_row (self->list, row);
}

static gboolean
take_selected (BatonFilterCompletion *self,
               guint                  otherwise)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  guint position = row != NULL ? (guint) gtk_list_box_row_get_index (row) : otherwise;

  if (position >= self->proposals->len)
    return FALSE;
  take (self, position);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                BatonFilterCompletion *self)
{
  if (!is_open (self) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      choose (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      choose (self, -1);
      return TRUE;
    case GDK_KEY_Tab:
      return take_selected (self, 0);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return take_selected (self, G_MAXUINT);
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
leave_cb (BatonFilterCompletion *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
baton_filter_completion_dispose (GObject *object)
{
  BatonFilterCompletion *self = BATON_FILTER_COMPLETION (object);

  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (baton_filter_completion_parent_class)->dispose (object);
}

static void
baton_filter_completion_class_init (BatonFilterCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = baton_filter_completion_dispose;
}

static void
baton_filter_completion_init (BatonFilterCompletion *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Completions"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "completions");
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_popover_set_offset (GTK_POPOVER (self), 0, DISTANCE);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
}

/**
 * baton_filter_completion_set_entry:
 * @self: a completion that has a parent
 * @entry: where the filter is typed
 * @model: what is filtered
 *
 * Proposes how to write on in an entry.
 */
void
baton_filter_completion_set_entry (BatonFilterCompletion *self,
                                   GtkEditable           *entry,
                                   BatonLeadsModel       *model)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_return_if_fail (BATON_IS_FILTER_COMPLETION (self));
  g_return_if_fail (self->entry == NULL);

  self->entry = entry;
  self->model = g_object_ref (model);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
}

/**
 * baton_filter_completion_update:
 * @self: a completion with an entry
 *
 * Proposes something for what is in the entry now, as long as somebody types there.
 */
void
baton_filter_completion_update (BatonFilterCompletion *self)
{
  BatonLeadNames *names;
  BatonIndex *index;

  g_return_if_fail (BATON_IS_FILTER_COMPLETION (self));
  if (self->entry == NULL)
    return;

  names = baton_leads_model_get_names (self->model);
  index = baton_live_index_get_index (baton_leads_model_get_live (self->model));
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  if (names != NULL && index != NULL && gtk_widget_get_focus_child (GTK_WIDGET (self->entry)) != NULL)
    self->proposals = baton_filter_proposals_list (gtk_editable_get_text (self->entry),
                                                   gtk_editable_get_position (self->entry),
                                                   names, index, &self->start);

  if (self->proposals == NULL || self->proposals->len == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  show_proposals (self);
  point_to_entry (self);
  gtk_popover_popup (GTK_POPOVER (self));
}
