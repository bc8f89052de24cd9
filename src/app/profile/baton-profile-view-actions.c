/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-profile-view-private.h"

#include <glib/gi18n.h>

#include "handoff/baton-permission.h"
#include "profile/baton-attempt-dialog.h"
#include "profile/baton-return-window.h"
#include "widgets/baton-contact-launch.h"
#include "widgets/baton-minute.h"

/* An order under way, and where to say that it failed. */
typedef struct
{
  BatonProfileView *self;
  gint64            lead;
  char             *text;      /* What to say when it is done. */
  GtkWindow        *window;    /* The window that asked, or NULL. */
  char             *field;     /* The field that changes, or NULL. */
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->self);
  g_clear_object (&errand->window);
  g_free (errand->text);
  g_free (errand->field);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/*
 * baton_profile_view_show_problem:
 * @self: a profile
 * @message: (nullable): what went wrong, in words; `NULL` when nothing does
 *
 * Shows below the buttons why something could not be done.
 */
void
baton_profile_view_show_problem (BatonProfileView *self,
                                 const char       *message)
{
  if (message != NULL)
    gtk_label_set_label (self->error_label, message);
  gtk_widget_set_visible (self->error_box, message != NULL);
}

static void
announce (BatonProfileView *self,
          const char       *text,
          gint64            token)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (token == 0 || !gtk_widget_activate_action (widget, "win.announce-undo", "(sx)", text, token))
    gtk_widget_activate_action (widget, "win.announce", "s", text);
}

static void
tell_failure (Errand       *errand,
              const GError *error)
{
  BatonProfileView *self = errand->self;

  if (BATON_IS_RETURN_WINDOW (errand->window))
    baton_return_window_show_error (BATON_RETURN_WINDOW (errand->window), error->message);
  else if (errand->field != NULL && errand->lead == self->lead)
    baton_details_show_error (self->details, errand->field, error->message);
  else
    baton_profile_view_show_problem (self, error->message);
  if (BATON_IS_ATTEMPT_DIALOG (errand->window))
    gtk_window_present (errand->window);
}

static void
ordered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Errand) errand = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *token = baton_database_finish (BATON_DATABASE (object), result, &error);

  if (errand->self->live == NULL)
    return;

  errand->self->is_busy = FALSE;
  if (token == NULL)
    {
      tell_failure (errand, error);
      baton_profile_view_update_actions (errand->self);
    }
  else
    {
      if (errand->window != NULL)
        gtk_window_destroy (errand->window);
      announce (errand->self, errand->text, *token);
    }
  baton_profile_view_load (errand->self);
}

/*
 * baton_profile_view_carry_out:
 * @self: a profile that shows a lead
 * @order: (transfer full): what to do with it
 * @field: (nullable): the field that it changes, to show there that it failed
 * @window: (nullable): the window that asked, which is closed when it is done
 *
 * Does something with the lead, tells so, and shows the lead anew.
 */
void
baton_profile_view_carry_out (BatonProfileView *self,
                              BatonLeadOrder   *order,
                              const char       *field,
                              GtkWindow        *window)
{
  Errand *errand = g_new0 (Errand, 1);

  baton_profile_view_show_problem (self, NULL);
  self->is_busy = TRUE;
  errand->self = g_object_ref (self);
  errand->lead = self->sheet->profile.row.id;
  errand->text = baton_lead_order_describe (order, self->sheet->name);
  errand->field = g_strdup (field);
  errand->window = window != NULL ? g_object_ref (window) : NULL;
  baton_database_write_async (baton_live_index_get_database (self->live), baton_lead_order_run,
                              order, (GDestroyNotify) baton_lead_order_free, g_free, NULL, ordered_cb, errand);
  baton_profile_view_update_actions (self);
}

static void
accept_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);

  baton_profile_view_carry_out (self, baton_lead_order_new_accept (self->lead), NULL, NULL);
}

static void
return_confirmed_cb (BatonProfileView  *self,
                     BatonReturnWindow *window)
{
  BatonLeadOrder *order;

  if (self->sheet == NULL || self->is_busy)
    return;

  order = baton_lead_order_new_return (self->sheet->profile.row.id,
                                       baton_return_window_get_reason (window),
                                       baton_return_window_get_until (window),
                                       baton_return_window_get_note (window));
  baton_profile_view_carry_out (self, order, NULL, GTK_WINDOW (window));
}

static GtkWindow *
get_window (BatonProfileView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
return_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);
  gint64 now = baton_minute_get_now (baton_minute_get_default ());
  GtkWidget *window = baton_return_window_new (get_window (self), self->sheet->name, now);

  g_signal_connect_object (window, "confirmed", G_CALLBACK (return_confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static const char *
get_value (BatonProfileView *self,
           BatonField        field)
{
  return self->sheet->profile.row.record.values[field];
}

static const char *
get_phone (BatonProfileView *self)
{
  const char *phone = get_value (self, BATON_FIELD_PHONE);

  return phone != NULL ? phone : get_value (self, BATON_FIELD_MOBILE);
}

/* A message is written, everything else is a call where there is a number. */
static const char *
get_channel (BatonProfileView    *self,
             BatonAttemptOutcome  outcome)
{
  return outcome == BATON_ATTEMPT_MESSAGE_SENT || get_phone (self) == NULL ? "email" : "call";
}

static void
attempt_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);
  BatonAttemptOutcome outcome = (BatonAttemptOutcome) g_variant_get_int32 (parameter);
  BatonLeadOrder *order;

  if (outcome >= BATON_N_ATTEMPT_OUTCOMES)
    return;

  order = baton_lead_order_new_attempt (self->lead, outcome, get_channel (self, outcome), NULL);
  baton_profile_view_carry_out (self, order, NULL, NULL);
}

static void listen_to_attempt (BatonProfileView *self,
                               GtkWidget        *dialog);

/* What was typed is asked for again when it could not be logged. */
static void
attempt_response_cb (BatonProfileView   *self,
                     const char         *response,
                     BatonAttemptDialog *dialog)
{
  BatonAttemptOutcome outcome = baton_attempt_dialog_get_outcome (dialog);
  BatonLeadOrder *order;
  GtkWidget *again;

  if (self->sheet == NULL || self->is_busy || !g_str_equal (response, BATON_ATTEMPT_RESPONSE_LOG))
    return;

  order = baton_lead_order_new_attempt (self->sheet->profile.row.id, outcome, get_channel (self, outcome),
                                        baton_attempt_dialog_get_note (dialog));
  again = baton_attempt_dialog_copy (dialog);
  listen_to_attempt (self, again);
  baton_profile_view_carry_out (self, order, NULL, GTK_WINDOW (again));
}

static void
listen_to_attempt (BatonProfileView *self,
                   GtkWidget        *dialog)
{
  g_signal_connect_object (dialog, "response", G_CALLBACK (attempt_response_cb), self, G_CONNECT_SWAPPED);
}

static void
attempt_note_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);
  GtkWidget *dialog = baton_attempt_dialog_new (get_window (self), self->sheet->name);

  listen_to_attempt (self, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
begin_attempt_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  baton_profile_actions_begin_attempt (BATON_PROFILE_VIEW (widget)->actions);
}

static void
hand_over_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);
  gint64 person = parameter != NULL ? g_variant_get_int64 (parameter) : 0;
  BatonLeadOrder *order;

  if (person != 0 && baton_lead_sheet_get_open (self->sheet) != NULL)
    order = baton_lead_order_new_pass_on (self->lead, person);
  else
    order = baton_lead_order_new_hand_over (self->lead, person);
  baton_profile_view_carry_out (self, order, NULL, NULL);
}

static void
move_to (BatonProfileView *self,
         const char       *stage)
{
  baton_profile_view_carry_out (self, baton_lead_order_new_change (self->lead, "stage", stage), NULL, NULL);
}

static void
move_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  move_to (BATON_PROFILE_VIEW (widget), g_variant_get_string (parameter, NULL));
}

static void
disqualify_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  move_to (BATON_PROFILE_VIEW (widget), baton_stage_get_known_id (BATON_STAGE_DISQUALIFIED));
}

static void
copy_address_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), get_value (self, BATON_FIELD_EMAIL));
  announce (self, _("Address copied"), 0);
}

static void
launched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (object);
  g_autoptr(GError) error = NULL;

  if (!baton_contact_finish (result, &error) && self->live != NULL)
    baton_profile_view_show_problem (self, error->message);
}

static void
call_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);

  baton_profile_view_show_problem (self, NULL);
  baton_contact_call (widget, get_phone (self), launched_cb, NULL);
}

static void
email_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);
  gboolean is_answer = self->sheet->asked != NULL && self->sheet->profile.row.state.team == BATON_TEAM_MARKETING;
  g_autofree char *draft = is_answer ? baton_contact_dup_answer (get_value (self, BATON_FIELD_FIRST_NAME)) : NULL;

  baton_profile_view_show_problem (self, NULL);
  baton_contact_email (widget, get_value (self, BATON_FIELD_EMAIL), draft, launched_cb, NULL);
}

static void
why_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);

  baton_score_card_set_expanded (self->score_card, !baton_score_card_get_expanded (self->score_card));
}

static void
next_step_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  BatonProfileView *self = BATON_PROFILE_VIEW (widget);

  if (self->step->target != NULL)
    gtk_widget_activate_action (widget, self->step->action, "s", self->step->target);
  else
    gtk_widget_activate_action (widget, self->step->action, NULL);
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  baton_profile_view_load (BATON_PROFILE_VIEW (widget));
}

static gboolean
may (BatonProfileView *self,
     BatonChannel      channel)
{
  const BatonLeadRow *row = &self->sheet->profile.row;

  return baton_may_contact (&row->record, &row->state, self->sheet->my_team, channel).allowed;
}

/*
 * baton_profile_view_update_actions:
 * @self: a profile
 *
 * Allows what can be done with the lead where it stands; nothing while another
 * one is on its way, or while something is being done.
 */
void
baton_profile_view_update_actions (BatonProfileView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_shown = self->sheet != NULL && self->sheet->profile.row.id == self->lead && !self->is_busy;
  const BatonLeadState *state = is_shown ? &self->sheet->profile.row.state : NULL;
  gboolean is_in = is_shown && state->stage != BATON_STAGE_DISQUALIFIED;
  gboolean is_with_sales = is_in && state->team == BATON_TEAM_SALES;
  gboolean waits = is_in && baton_lead_sheet_get_open (self->sheet) != NULL;
  gboolean has_address = is_shown && get_value (self, BATON_FIELD_EMAIL) != NULL;

  gtk_widget_action_set_enabled (widget, "lead.accept", waits);
  gtk_widget_action_set_enabled (widget, "lead.return", is_with_sales);
  gtk_widget_action_set_enabled (widget, "lead.attempt", is_in);
  gtk_widget_action_set_enabled (widget, "lead.attempt-note", is_in);
  gtk_widget_action_set_enabled (widget, "lead.begin-attempt", is_in);
  gtk_widget_action_set_enabled (widget, "lead.hand-over", is_in && !is_with_sales);
  gtk_widget_action_set_enabled (widget, "lead.hand-over-to", is_in && (!is_with_sales || waits));
  gtk_widget_action_set_enabled (widget, "lead.move", is_shown);
  gtk_widget_action_set_enabled (widget, "lead.disqualify", is_in);
  gtk_widget_action_set_enabled (widget, "lead.copy-address", has_address);
  gtk_widget_action_set_enabled (widget, "lead.call", is_shown && may (self, BATON_CHANNEL_CALL));
  gtk_widget_action_set_enabled (widget, "lead.email", has_address && may (self, BATON_CHANNEL_EMAIL));
  gtk_widget_action_set_enabled (widget, "lead.why", is_shown);
  gtk_widget_action_set_enabled (widget, "lead.next-step",
                                 is_shown && self->step != NULL && self->step->action != NULL);
}

/*
 * baton_profile_view_install_actions:
 * @widget_class: the class
 *
 * Declares what can be done with a lead.
 */
void
baton_profile_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "lead.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "lead.attempt", "i", attempt_action);
  gtk_widget_class_install_action (widget_class, "lead.attempt-note", NULL, attempt_note_action);
  gtk_widget_class_install_action (widget_class, "lead.begin-attempt", NULL, begin_attempt_action);
  gtk_widget_class_install_action (widget_class, "lead.call", NULL, call_action);
  gtk_widget_class_install_action (widget_class, "lead.copy-address", NULL, copy_address_action);
  gtk_widget_class_install_action (widget_class, "lead.disqualify", NULL, disqualify_action);
  gtk_widget_class_install_action (widget_class, "lead.email", NULL, email_action);
  gtk_widget_class_install_action (widget_class, "lead.hand-over", NULL, hand_over_action);
  gtk_widget_class_install_action (widget_class, "lead.hand-over-to", "x", hand_over_action);
  gtk_widget_class_install_action (widget_class, "lead.move", "s", move_action);
  gtk_widget_class_install_action (widget_class, "lead.next-step", NULL, next_step_action);
  gtk_widget_class_install_action (widget_class, "lead.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "lead.return", NULL, return_action);
  gtk_widget_class_install_action (widget_class, "lead.why", NULL, why_action);
}
