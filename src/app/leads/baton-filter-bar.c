/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-filter-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "leads/baton-filter-chip.h"
#include "leads/baton-filter-completion.h"
#include "leads/baton-filter-menu.h"
#include "leads/baton-filter-words.h"
#include "leads/baton-segment-button.h"
#include "widgets/baton-menu-show.h"
#include "widgets/baton-wrap-layout.h"

/**
 * BatonFilterBar:
 *
 * Where a person says which leads to show. The search field and the chips below
 * it are two views of one filter: what is typed comes up as chips, and a chip
 * that is taken out leaves the text.
 */
struct _BatonFilterBar
{
  GtkWidget              parent_instance;
  BatonLeadsModel       *model;

  GtkMenuButton         *add_button;
  GtkWidget             *chip_box;
  GtkMenuButton         *columns_button;
  BatonFilterCompletion *completion;
  GtkLabel              *mistake_label;
  GtkRevealer           *mistake_revealer;
  GtkEditable           *search_entry;
  BatonSegmentButton    *segment_button;
  BatonFilter           *shown;    /* the filter that the chips show */
};

enum { LEAVE, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonFilterBar, baton_filter_bar, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
text_changed_cb (BatonFilterBar *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);

  if (self->model != NULL)
    baton_leads_model_set_text (self->model, text);
  baton_segment_button_set_filter (self->segment_button, text);
}

/* The cursor moves after the text changes, with each letter that is typed. */
static void
cursor_moved_cb (BatonFilterBar *self)
{
  baton_filter_completion_update (self->completion);
}

static void
leave_cb (BatonFilterBar *self)
{
  g_signal_emit (self, signals[LEAVE], 0);
}

/* What looks unfinished is meant as it is. */
static void
activate_cb (BatonFilterBar *self)
{
  baton_leads_model_update (self->model);
  leave_cb (self);
}

static void
stop_search_cb (BatonFilterBar *self)
{
  gtk_editable_set_text (self->search_entry, "");
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  key,
                guint                  code,
                GdkModifierType        state,
                BatonFilterBar        *self)
{
  if (key != GDK_KEY_Down && key != GDK_KEY_KP_Down)
    return FALSE;
  leave_cb (self);
  return TRUE;
}

static void
fill_add_menu_cb (GtkMenuButton *button,
                  gpointer       user_data)
{
  BatonFilterBar *self = user_data;
  BatonLeadNames *names = baton_leads_model_get_names (self->model);
  BatonIndex *index = baton_live_index_get_index (baton_leads_model_get_live (self->model));
  g_autoptr(GMenuModel) menu = NULL;

  if (names == NULL || index == NULL)
    return;
  menu = baton_filter_menu_new (names, index);
  baton_menu_show (button, menu);
}

static GtkWidget *
make_chip (BatonFilterBar *self,
           BatonFilter    *filter,
           guint           position)
{
  const BatonFilterTerm *term = baton_filter_get_term (filter, position);
  BatonLeadNames *names = baton_leads_model_get_names (self->model);
  g_autofree char *title = baton_filter_words_dup_title (term);
  g_autofree char *value = baton_filter_words_dup_value (term, baton_lead_names_get_process (names));
  g_autofree char *without = baton_filter_to_text_without (filter, position);

  return baton_filter_chip_new (title, value, without);
}

static void
show_chips (BatonFilterBar *self,
            BatonFilter    *filter)
{
  GtkWidget *add_button = GTK_WIDGET (self->add_button);
  GtkWidget *child;

  if (filter == NULL || filter == self->shown)
    return;
  g_clear_pointer (&self->shown, baton_filter_unref);
  self->shown = baton_filter_ref (filter);

  while ((child = gtk_widget_get_first_child (self->chip_box)) != add_button)
    gtk_widget_unparent (child);
  for (guint i = 0; i < baton_filter_get_n_terms (filter); i++)
    gtk_widget_insert_before (make_chip (self, filter, i), self->chip_box, add_button);
}

static void
show_mistake (BatonFilterBar *self,
              const char     *mistake)
{
  gboolean is_wrong = mistake != NULL;

  if (is_wrong)
    gtk_label_set_label (self->mistake_label, mistake);
  gtk_revealer_set_reveal_child (self->mistake_revealer, is_wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
shown_cb (BatonFilterBar *self)
{
  show_chips (self, baton_leads_model_get_filter (self->model));
  show_mistake (self, baton_leads_model_get_mistake (self->model));
}

static void
baton_filter_bar_dispose (GObject *object)
{
  BatonFilterBar *self = BATON_FILTER_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_FILTER_BAR);
  /* Children that have no name in the template are left to us. */
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL;)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->shown, baton_filter_unref);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (baton_filter_bar_parent_class)->dispose (object);
}

static void
baton_filter_bar_class_init (BatonFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_filter_bar_dispose;

  /**
   * BatonFilterBar::leave:
   * @self: a filter bar
   *
   * A person goes on to the leads.
   */
  signals[LEAVE] =
    g_signal_new ("leave", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  g_type_ensure (BATON_TYPE_FILTER_COMPLETION);
  g_type_ensure (BATON_TYPE_SEGMENT_BUTTON);
  g_type_ensure (BATON_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonFilterBar, add_button);
  gtk_widget_class_bind_template_child (widget_class, BatonFilterBar, chip_box);
  gtk_widget_class_bind_template_child (widget_class, BatonFilterBar, columns_button);
  gtk_widget_class_bind_template_child (widget_class, BatonFilterBar, completion);
  gtk_widget_class_bind_template_child (widget_class, BatonFilterBar, mistake_label);
  gtk_widget_class_bind_template_child (widget_class, BatonFilterBar, mistake_revealer);
  gtk_widget_class_bind_template_child (widget_class, BatonFilterBar, search_entry);
  gtk_widget_class_bind_template_child (widget_class, BatonFilterBar, segment_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, cursor_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
baton_filter_bar_init (BatonFilterBar *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_menu_button_set_create_popup_func (self->add_button, fill_add_menu_cb, self, NULL);
}

/**
 * baton_filter_bar_set_model:
 * @self: a filter bar without a model
 * @model: what is filtered
 *
 * Filters the model by what a person says.
 */
void
baton_filter_bar_set_model (BatonFilterBar  *self,
                            BatonLeadsModel *model)
{
  g_return_if_fail (BATON_IS_FILTER_BAR (self));
  g_return_if_fail (BATON_IS_LEADS_MODEL (model));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  baton_filter_completion_set_entry (self->completion, self->search_entry, model);
  g_signal_connect_object (model, "shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  text_changed_cb (self);
  shown_cb (self);
}

/**
 * baton_filter_bar_set_columns_menu:
 * @self: a filter bar
 * @menu: a menu to choose columns from
 */
void
baton_filter_bar_set_columns_menu (BatonFilterBar *self,
                                   GMenuModel     *menu)
{
  g_return_if_fail (BATON_IS_FILTER_BAR (self));

  gtk_menu_button_set_menu_model (self->columns_button, menu);
}

/**
 * baton_filter_bar_get_text:
 * @self: a filter bar
 *
 * Returns: the filter, as it was typed
 */
const char *
baton_filter_bar_get_text (BatonFilterBar *self)
{
  g_return_val_if_fail (BATON_IS_FILTER_BAR (self), NULL);

  return gtk_editable_get_text (self->search_entry);
}

/**
 * baton_filter_bar_set_text:
 * @self: a filter bar
 * @text: a filter
 *
 * Filters by something else.
 */
void
baton_filter_bar_set_text (BatonFilterBar *self,
                           const char     *text)
{
  g_return_if_fail (BATON_IS_FILTER_BAR (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (self->search_entry, text);
  gtk_editable_set_position (self->search_entry, -1);
}

/**
 * baton_filter_bar_add_term:
 * @self: a filter bar
 * @term: one more term
 *
 * Filters by something else, too; unless the filter has the term already.
 */
void
baton_filter_bar_add_term (BatonFilterBar *self,
                           const char     *term)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_if_fail (BATON_IS_FILTER_BAR (self));
  g_return_if_fail (term != NULL);

  before = g_strstrip (g_strdup (baton_filter_bar_get_text (self)));
  if (strstr (before, term) != NULL)
    return;
  after = *before != '\0' ? g_strjoin (" ", before, term, NULL) : g_strdup (term);
  baton_filter_bar_set_text (self, after);
}

/**
 * baton_filter_bar_focus:
 * @self: a filter bar
 *
 * Moves the focus to the search field.
 */
void
baton_filter_bar_focus (BatonFilterBar *self)
{
  g_return_if_fail (BATON_IS_FILTER_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
