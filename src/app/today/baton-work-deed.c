/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Does what is to be done with something that waits. */

#include "today/baton-work-deed.h"

#include <glib/gi18n.h>

#include "baton-people.h"
#include "profile/baton-lead-order.h"
#include "profile/baton-return-window.h"
#include "today/baton-pass-on-dialog.h"
#include "widgets/baton-contact-launch.h"
#include "widgets/baton-minute.h"

/* What a person asked for on a page. */
typedef struct
{
  GtkWidget      *page;
  BatonLiveIndex *live;
  BatonLead      *lead;
  gint64          person;   /* whose turn it is; 0 for nobody's */
  BatonLeadOrder *order;    /* NULL while it is being asked for. */
  GtkWindow      *window;   /* Where it is asked for, or NULL. */
} Deed;

static Deed *
deed_new (GtkWidget      *page,
          BatonLiveIndex *live,
          BatonWorkItem  *item)
{
  const BatonWorkLine *line = baton_work_item_get_line (item);
  Deed *self = g_new0 (Deed, 1);

  self->page = g_object_ref (page);
  self->live = g_object_ref (live);
  self->lead = g_object_ref (line->lead);
  self->person = line->handoff != NULL ? line->handoff->person : 0;
  return self;
}

static Deed *
deed_copy (const Deed *self)
{
  Deed *copy = g_new0 (Deed, 1);

  copy->page = g_object_ref (self->page);
  copy->live = g_object_ref (self->live);
  copy->lead = g_object_ref (self->lead);
  copy->person = self->person;
  return copy;
}

static void
deed_free (Deed *self)
{
  g_clear_weak_pointer (&self->window);
  g_clear_pointer (&self->order, baton_lead_order_free);
  g_object_unref (self->lead);
  g_object_unref (self->live);
  g_object_unref (self->page);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, deed_free)

static void
show_error (Deed         *self,
            const GError *error)
{
  if (self->window != NULL)
    baton_return_window_show_error (BATON_RETURN_WINDOW (self->window), error->message);
  else
    gtk_widget_activate_action (self->page, "win.announce", "s", error->message);
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Deed) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *token = baton_database_finish (BATON_DATABASE (object), result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      show_error (self, error);
      return;
    }

  if (self->window != NULL)
    gtk_window_destroy (self->window);
  text = baton_lead_order_describe (self->order, baton_lead_get_name (self->lead));
  gtk_widget_activate_action (self->page, "win.announce-undo", "(sx)", text, *token);
}

static void
carry_out (Deed           *self,
           BatonLeadOrder *order)
{
  self->order = order;
  baton_database_write_async (baton_live_index_get_database (self->live), baton_lead_order_run,
                              baton_lead_order_copy (order), (GDestroyNotify) baton_lead_order_free, g_free,
                              NULL, done_cb, self);
}

/**
 * baton_work_deed_accept:
 * @page: the page that the person is on
 * @live: the leads
 * @item: a lead that waits to be accepted
 *
 * Accepts a lead, and tells when it is done.
 */
void
baton_work_deed_accept (GtkWidget      *page,
                        BatonLiveIndex *live,
                        BatonWorkItem  *item)
{
  carry_out (deed_new (page, live, item), baton_lead_order_new_accept (baton_work_item_get_lead_id (item)));
}

static void
return_confirmed_cb (BatonReturnWindow *window,
                     Deed              *asked)
{
  Deed *self = deed_copy (asked);

  g_set_weak_pointer (&self->window, GTK_WINDOW (window));
  carry_out (self, baton_lead_order_new_return (baton_lead_get_id (self->lead),
                                                baton_return_window_get_reason (window),
                                                baton_return_window_get_until (window),
                                                baton_return_window_get_note (window)));
}

static void
forget_asked (gpointer  data,
              GClosure *closure)
{
  deed_free (data);
}

/**
 * baton_work_deed_return:
 * @page: the page that the person is on
 * @live: the leads
 * @item: a lead that Sales has
 *
 * Asks why the lead goes back to Marketing, gives it back, and tells when it is
 * done.
 */
void
baton_work_deed_return (GtkWidget      *page,
                        BatonLiveIndex *live,
                        BatonWorkItem  *item)
{
  GtkRoot *root = gtk_widget_get_root (page);
  GtkWidget *window = baton_return_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               baton_lead_get_name (baton_work_item_get_line (item)->lead),
                                               baton_minute_get_now (baton_minute_get_default ()));

  g_signal_connect_data (window, "confirmed", G_CALLBACK (return_confirmed_cb), deed_new (page, live, item),
                         forget_asked, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static gpointer
list_people (BatonSession  *session,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  return baton_people_list (session, error);
}

/* Who else could have the lead. */
static GPtrArray *
pick_others (GPtrArray *people,
             gint64     person)
{
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < people->len; i++)
    {
      BatonPerson *other = g_ptr_array_index (people, i);

      if (other->team == BATON_TEAM_SALES && other->active && other->id != person)
        g_ptr_array_add (others, other);
    }
  return others;
}

static void
pass_on_response_cb (BatonPassOnDialog *dialog,
                     const char        *response,
                     Deed              *asked)
{
  if (g_str_equal (response, BATON_PASS_ON_RESPONSE))
    carry_out (deed_copy (asked), baton_lead_order_new_pass_on (baton_lead_get_id (asked->lead),
                                                                baton_pass_on_dialog_get_person (dialog)));
}

static void
listed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Deed) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) people = baton_database_finish (BATON_DATABASE (object), result, &error);
  g_autoptr(GPtrArray) others = people != NULL ? pick_others (people, self->person) : NULL;
  GtkRoot *root = gtk_widget_get_root (self->page);
  GtkWidget *dialog;

  if (others == NULL)
    {
      show_error (self, error);
      return;
    }
  if (others->len == 0)
    {
      gtk_widget_activate_action (self->page, "win.announce", "s", _("Nobody else sells"));
      return;
    }

  dialog = baton_pass_on_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                     baton_lead_get_name (self->lead), others);
  g_signal_connect_data (dialog, "response", G_CALLBACK (pass_on_response_cb), g_steal_pointer (&self),
                         forget_asked, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * baton_work_deed_pass_on:
 * @page: the page that the person is on
 * @live: the leads
 * @item: a lead that waits to be accepted
 *
 * Asks who is to have the lead instead, gives it to them, and tells when it is done.
 */
void
baton_work_deed_pass_on (GtkWidget      *page,
                         BatonLiveIndex *live,
                         BatonWorkItem  *item)
{
  baton_database_read_async (baton_live_index_get_database (live), list_people, NULL, NULL,
                             (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb, deed_new (page, live, item));
}

static void
launched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  if (!baton_contact_finish (result, &error))
    gtk_widget_activate_action (GTK_WIDGET (object), "win.announce", "s", error->message);
}

static const char *
get_number (BatonLead *lead)
{
  const char *phone = baton_lead_get_value (lead, BATON_FIELD_PHONE);

  return phone != NULL ? phone : baton_lead_get_value (lead, BATON_FIELD_MOBILE);
}

/**
 * baton_work_deed_do:
 * @page: the page that the person is on
 * @live: the leads
 * @item: a lead that waits
 *
 * Does what is to be done first with a lead. Who calls or writes is shown the
 * lead meanwhile, to log there what came of it.
 */
void
baton_work_deed_do (GtkWidget      *page,
                    BatonLiveIndex *live,
                    BatonWorkItem  *item)
{
  BatonLead *lead = baton_work_item_get_line (item)->lead;
  BatonTask task = baton_work_item_get_task (item);
  g_autofree char *draft = NULL;

  if (task == BATON_TASK_ACCEPT)
    {
      baton_work_deed_accept (page, live, item);
      return;
    }

  gtk_widget_activate_action (page, "win.open-lead", "x", baton_lead_get_id (lead));
  if (task == BATON_TASK_CALL)
    baton_contact_call (page, get_number (lead), launched_cb, NULL);
  if (task == BATON_TASK_ANSWER)
    draft = baton_contact_dup_answer (baton_lead_get_value (lead, BATON_FIELD_FIRST_NAME));
  if (task == BATON_TASK_WRITE || task == BATON_TASK_ANSWER)
    baton_contact_email (page, baton_lead_get_value (lead, BATON_FIELD_EMAIL), draft, launched_cb, NULL);
}
