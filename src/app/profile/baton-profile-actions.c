/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-profile-actions.h"

#include <glib/gi18n.h>

#include "widgets/baton-menu-show.h"

/**
 * BatonProfileActions:
 *
 * The buttons of a profile: what can be done with the lead where it stands, the
 * first of them suggested, and everything else in a menu. They only name the
 * `lead.…` actions of the profile around them.
 */
struct _BatonProfileActions
{
  GtkWidget      parent_instance;

  GtkWidget     *accept_button;
  GMenu         *attempt_menu;
  GtkMenuButton *attempt_button;
  GtkWidget     *hand_over_button;
  GtkMenuButton *more_button;
  GtkWidget     *return_button;

  gboolean       opens_next;   /* Whether the outcomes open in the next frame. */
};

G_DEFINE_FINAL_TYPE (BatonProfileActions, baton_profile_actions, GTK_TYPE_WIDGET)

/* Each outcome has its digit, so that L and a digit are an attempt. */
static void
fill_attempt_menu (BatonProfileActions *self)
{
  g_autoptr(GMenu) outcomes = g_menu_new ();
  g_autoptr(GMenu) more = g_menu_new ();

  for (BatonAttemptOutcome outcome = 0; outcome < BATON_N_ATTEMPT_OUTCOMES; outcome++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (baton_attempt_outcome_get_title (outcome), NULL);
      g_autofree char *digit = g_strdup_printf ("%d", outcome + 1);

      g_menu_item_set_action_and_target (item, "lead.attempt", "i", outcome);
      g_menu_item_set_attribute (item, "accel", "s", digit);
      g_menu_append_item (outcomes, item);
    }
  g_menu_append (more, _("With a _Note…"), "lead.attempt-note");
  g_menu_append_section (self->attempt_menu, NULL, G_MENU_MODEL (outcomes));
  g_menu_append_section (self->attempt_menu, NULL, G_MENU_MODEL (more));
}

static gboolean
key_pressed_cb (BatonProfileActions   *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  guint digit = keyval >= GDK_KEY_KP_1 ? keyval - GDK_KEY_KP_1 : keyval - GDK_KEY_1;

  if (digit >= BATON_N_ATTEMPT_OUTCOMES)
    return GDK_EVENT_PROPAGATE;

  gtk_menu_button_popdown (self->attempt_button);
  gtk_widget_activate_action (GTK_WIDGET (self), "lead.attempt", "i", (gint32) digit);
  return GDK_EVENT_STOP;
}

static void
add_digits (BatonProfileActions *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (gtk_menu_button_get_popover (self->attempt_button)), keys);
}

static void
add_people (GMenu                *menu,
            const BatonLeadSheet *sheet)
{
  g_autoptr(GMenu) people = g_menu_new ();

  for (guint i = 0; i < sheet->people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (sheet->people, i);
      g_autoptr(GMenuItem) item = NULL;

      if (person->team != BATON_TEAM_SALES || !person->active || person->id == sheet->profile.row.state.owner)
        continue;
      item = g_menu_item_new (person->name, NULL);
      g_menu_item_set_action_and_target (item, "lead.hand-over-to", "x", person->id);
      g_menu_append_item (people, item);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (people)) > 0)
    g_menu_append_submenu (menu, baton_lead_sheet_get_open (sheet) != NULL
                                 /* Translators: a menu of people: a lead that waits goes to somebody else */
                                 ? _("_Pass On To")
                                 /* Translators: a menu of people, to whom a lead can go */
                                 : _("_Hand Over To"), G_MENU_MODEL (people));
}

/* The stages that a person may move the lead to; the others have their own buttons. */
static void
add_stages (GMenu                *menu,
            const BatonLeadSheet *sheet)
{
  g_autoptr(GMenu) stages = g_menu_new ();
  guint current = sheet->profile.row.state.stage;

  for (guint i = 0; i < baton_process_get_n_stages (sheet->process); i++)
    {
      const BatonStage *stage = baton_process_get_nth (sheet->process, i);
      g_autoptr(GMenuItem) item = NULL;

      if (!baton_process_allows (sheet->process, current, stage->number) ||
          stage->number == BATON_STAGE_MARKETING_QUALIFIED || stage->number == BATON_STAGE_SALES_ACCEPTED ||
          stage->number == BATON_STAGE_DISQUALIFIED ||
          (stage->number == BATON_STAGE_NEW && sheet->profile.row.state.team == BATON_TEAM_SALES))
        continue;
      item = g_menu_item_new (stage->title, NULL);
      g_menu_item_set_action_and_target (item, "lead.move", "s", stage->id);
      g_menu_append_item (stages, item);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (stages)) > 0)
    g_menu_append_submenu (menu, _("_Move To"), G_MENU_MODEL (stages));
}

/* A menu that is filled anew loses track of its submenus, so it is a new one. */
static void
show_more (BatonProfileActions  *self,
           const BatonLeadSheet *sheet)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) contact = g_menu_new ();
  g_autoptr(GMenu) process = g_menu_new ();

  g_menu_append (contact, _("_Call"), "lead.call");
  g_menu_append (contact, _("_E-Mail"), "lead.email");
  g_menu_append (contact, _("Copy _Address"), "lead.copy-address");
  if (sheet->profile.row.state.team == BATON_TEAM_MARKETING || baton_lead_sheet_get_open (sheet) != NULL)
    add_people (process, sheet);
  add_stages (process, sheet);
  g_menu_append (process, _("_Disqualify"), "lead.disqualify");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (contact));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (process));
  baton_menu_show_late (self->more_button, G_MENU_MODEL (menu));
}

static void
baton_profile_actions_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_PROFILE_ACTIONS);

  G_OBJECT_CLASS (baton_profile_actions_parent_class)->dispose (object);
}

static void
baton_profile_actions_class_init (BatonProfileActionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_profile_actions_dispose;

  gtk_widget_class_set_css_name (widget_class, "profileactions");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-profile-actions.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonProfileActions, accept_button);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileActions, attempt_button);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileActions, attempt_menu);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileActions, hand_over_button);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileActions, more_button);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileActions, return_button);
}

static void
baton_profile_actions_init (BatonProfileActions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_attempt_menu (self);
  add_digits (self);
}

/**
 * baton_profile_actions_show_sheet:
 * @self: the buttons
 * @sheet: a sheet; what is needed of it is copied
 *
 * Shows what can be done with a lead.
 */
void
baton_profile_actions_show_sheet (BatonProfileActions  *self,
                                  const BatonLeadSheet *sheet)
{
  gboolean is_out, is_with_sales;

  g_return_if_fail (BATON_IS_PROFILE_ACTIONS (self));

  is_out = sheet->profile.row.state.stage == BATON_STAGE_DISQUALIFIED;
  is_with_sales = sheet->profile.row.state.team == BATON_TEAM_SALES;
  gtk_widget_set_visible (self->accept_button, baton_lead_sheet_get_open (sheet) != NULL);
  gtk_widget_set_visible (self->return_button, is_with_sales && !is_out);
  gtk_widget_set_visible (self->hand_over_button, !is_with_sales && !is_out);
  gtk_widget_set_visible (GTK_WIDGET (self->attempt_button), !is_out);
  show_more (self, sheet);
}

/* The second frame has the buttons where the focus brought them. */
static gboolean
open_attempts_cb (GtkWidget     *widget,
                  GdkFrameClock *clock,
                  gpointer       user_data)
{
  BatonProfileActions *self = BATON_PROFILE_ACTIONS (widget);

  if (self->opens_next)
    gtk_menu_button_popup (self->attempt_button);
  self->opens_next = !self->opens_next;
  return self->opens_next ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * baton_profile_actions_begin_attempt:
 * @self: the buttons
 *
 * Opens the outcomes of an attempt, scrolling to them if need be; a digit then
 * chooses one.
 */
void
baton_profile_actions_begin_attempt (BatonProfileActions *self)
{
  g_return_if_fail (BATON_IS_PROFILE_ACTIONS (self));

  if (!gtk_widget_get_visible (GTK_WIDGET (self->attempt_button)))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self->attempt_button));
  if (!self->opens_next)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), open_attempts_cb, NULL, NULL);
}

/**
 * baton_profile_actions_close_menus:
 * @self: the buttons
 *
 * Closes what is open, before the buttons are hidden.
 */
void
baton_profile_actions_close_menus (BatonProfileActions *self)
{
  g_return_if_fail (BATON_IS_PROFILE_ACTIONS (self));

  gtk_menu_button_popdown (self->attempt_button);
  gtk_menu_button_popdown (self->more_button);
}
