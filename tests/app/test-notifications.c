/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown on the desktop, and what its buttons do while no window is open. */

#include <adwaita.h>

#include "baton-agreement.h"
#include "baton-application.h"
#include "baton-handoff-service.h"
#include "baton-intake.h"
#include "baton-lead-service.h"
#include "baton-people.h"
#include "baton-setup.h"
#include "baton-store.h"
#include "baton-window.h"
#include "notifications/baton-notice-text.h"
#include "sla/baton-calendar-builder.h"
#include "ui-test.h"

#define APPLICATION_ID "io.github.batonleads.Baton.Test"
#define NOTIFICATIONS_PATH "/org/freedesktop/Notifications"
#define NOTIFICATIONS_NAME "org.freedesktop.Notifications"

static const char interface_xml[] =
  "<node><interface name='org.freedesktop.Notifications'>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
  "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/>"
  "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/>"
  "<arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
  "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
  "</interface></node>";

/* What a desktop has on its screen. */
typedef struct
{
  guint    id;
  char    *title;
  char    *body;
  char   **buttons;   /* key and label in turn */
} Shown;

typedef struct _Fixture Fixture;

struct _Fixture
{
  GDBusConnection  *bus;
  GDBusNodeInfo    *node;
  guint             name;
  guint             object;
  GPtrArray        *screen;       /* Shown */
  guint             last;
  guint             n_withdrawn;

  char             *folder;
  char             *location;
  BatonStore       *store;
  BatonSession     *session;      /* The one who works elsewhere. */
  BatonApplication *application;  /* NULL while it does not run. */
  void            (*look) (Fixture *fixture);
  gint64            lead;
  gint64            other_lead;
};

static void
shown_free (gpointer data)
{
  Shown *self = data;

  g_free (self->title);
  g_free (self->body);
  g_strfreev (self->buttons);
  g_free (self);
}

static Shown *
find_shown (Fixture *fixture,
            guint    id)
{
  for (guint i = 0; i < fixture->screen->len; i++)
    {
      Shown *shown = g_ptr_array_index (fixture->screen, i);

      if (shown->id == id)
        return shown;
    }
  return NULL;
}

static guint
notify (Fixture  *fixture,
        GVariant *parameters)
{
  Shown *shown = g_new0 (Shown, 1);

  g_variant_get (parameters, "(su&sss^asa{sv}i)", NULL, &shown->id, NULL, &shown->title, &shown->body,
                 &shown->buttons, NULL, NULL);
  if (shown->id != 0)
    g_ptr_array_remove (fixture->screen, find_shown (fixture, shown->id));
  else
    shown->id = ++fixture->last;
  g_ptr_array_add (fixture->screen, shown);
  return shown->id;
}

static void
called_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  Fixture *fixture = user_data;
  static const char * const capabilities[] = { "actions", "body", "persistence", NULL };
  GVariant *answer = NULL;
  guint id;

  if (g_str_equal (method, "Notify"))
    answer = g_variant_new ("(u)", notify (fixture, parameters));
  else if (g_str_equal (method, "GetCapabilities"))
    answer = g_variant_new ("(^as)", capabilities);
  else if (g_str_equal (method, "GetServerInformation"))
    answer = g_variant_new ("(ssss)", "test", "Baton", "1", "1.2");
  else
    {
      g_variant_get (parameters, "(u)", &id);
      if (find_shown (fixture, id) != NULL)
        {
          g_ptr_array_remove (fixture->screen, find_shown (fixture, id));
          fixture->n_withdrawn++;
        }
    }
  g_dbus_method_invocation_return_value (invocation, answer);
}

/* A desktop that shows notifications, on a connection of its own. */
static void
start_desktop (Fixture *fixture)
{
  static const GDBusInterfaceVTable vtable = { called_cb, NULL, NULL, { NULL } };
  g_autofree char *address = NULL;
  g_autoptr(GError) error = NULL;

  address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  fixture->bus = g_dbus_connection_new_for_address_sync (address,
                                                         G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                         G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                         NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->node = g_dbus_node_info_new_for_xml (interface_xml, &error);
  g_assert_no_error (error);
  fixture->object = g_dbus_connection_register_object (fixture->bus, NOTIFICATIONS_PATH,
                                                       fixture->node->interfaces[0], &vtable, fixture, NULL, &error);
  g_assert_no_error (error);
  fixture->name = g_bus_own_name_on_connection (fixture->bus, NOTIFICATIONS_NAME,
                                                G_BUS_NAME_OWNER_FLAGS_REPLACE |
                                                G_BUS_NAME_OWNER_FLAGS_ALLOW_REPLACEMENT, NULL, NULL, NULL, NULL);
}

/* Presses a button of what is shown, as a person does. */
static void
press (Fixture     *fixture,
       const Shown *shown,
       const char  *label)
{
  guint id = shown->id;
  const char *key = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; shown->buttons[i] != NULL; i += 2)
    {
      if (g_str_equal (shown->buttons[i + 1], label))
        key = shown->buttons[i];
    }
  g_assert_nonnull (key);
  g_dbus_connection_emit_signal (fixture->bus, NULL, NOTIFICATIONS_PATH, NOTIFICATIONS_NAME, "ActionInvoked",
                                 g_variant_new ("(us)", id, key), &error);
  g_assert_no_error (error);
}

/* With working hours, what is due first would be another thing on a Friday evening:
 * the call waits for Monday, and acceptance does not. */
static void
open_at_all_hours (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonAgreement) agreement = baton_agreement_load (fixture->session, NULL, &error);
  g_autoptr(BatonCalendarBuilder) builder = baton_calendar_builder_new ("always", "UTC", NULL);
  g_autoptr(BatonCalendar) calendar = NULL;

  g_assert_no_error (error);
  for (int weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++)
    g_assert_true (baton_calendar_builder_add_weekly (builder, weekday, (BatonInterval) { 0, 86400 }, NULL));
  calendar = baton_calendar_builder_end (builder);
  baton_agreement_save_calendar (fixture->session, calendar, agreement->calendar_version, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  gboolean was_new;

  fixture->screen = g_ptr_array_new_with_free_func (shown_free);
  start_desktop (fixture);

  fixture->folder = g_dir_make_tmp ("baton-notifications-XXXXXX", NULL);
  fixture->location = g_build_filename (fixture->folder, "leads.db", NULL);
  fixture->store = baton_store_open (fixture->location, BATON_STORE_CREATE, NULL, &error);
  g_assert_no_error (error);
  fixture->session = baton_session_new (baton_store_get_connection (fixture->store), "Somebody elsewhere");
  baton_set_up (fixture->session, &was_new, NULL, &error);
  g_assert_no_error (error);
  open_at_all_hours (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  baton_session_free (fixture->session);
  baton_store_close (fixture->store);
  g_object_unref (fixture->store);
  ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->location);

  g_bus_unown_name (fixture->name);
  g_dbus_connection_unregister_object (fixture->bus, fixture->object);
  g_dbus_connection_close_sync (fixture->bus, NULL, NULL);
  g_object_unref (fixture->bus);
  g_dbus_node_info_unref (fixture->node);
  g_ptr_array_unref (fixture->screen);
}

/* Who sits at this computer works in Sales. */
static void
hire_me (Fixture *fixture)
{
  g_autoptr(BatonPerson) person = baton_person_new ();
  g_autoptr(GError) error = NULL;
  const char *name = g_get_real_name ();

  if (*name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  person->name = g_strdup (name);
  person->team = BATON_TEAM_SALES;
  baton_people_add (fixture->session, person, NULL, &error);
  g_assert_no_error (error);
}

static gint64
raise_hand (Fixture    *fixture,
            const char *name)
{
  g_autofree char *email = g_strdup_printf ("%s@mills.example", name);
  g_autofree char *line = g_strdup_printf ("{\"source\": \"site\", \"kind\": \"demo_request\", \"email\": \"%s\"}", email);
  const BatonChange changes[] = { { "email", email }, { "first_name", name }, { "company", "Lovelace Mills" } };
  g_autoptr(BatonEventReader) reader = baton_event_reader_new_for_text (line, -1, g_get_real_time ());
  g_autoptr(GError) error = NULL;
  BatonReject *reject = NULL;
  BatonReceipt receipt;
  gint64 lead;

  baton_add_lead (fixture->session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);
  g_assert_no_error (error);
  baton_record_event (fixture->session, baton_event_reader_next (reader, &reject, NULL, &error), &receipt, NULL, &error);
  g_assert_no_error (error);
  return lead;
}

static guint
get_stage (Fixture *fixture,
           gint64   lead)
{
  g_auto(BatonLeadRow) row = { 0, };
  g_autoptr(GError) error = NULL;

  baton_load_lead (fixture->session, lead, &row, &error);
  g_assert_no_error (error);
  return row.state.stage;
}

static void
pinged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GVariant) answer = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, NULL);

  *(gboolean *) user_data = TRUE;
}

/* All that the desktop has said has come to the application after this: what comes on one connection
 * keeps its order. */
static void
wait_until_told (Fixture *fixture)
{
  GDBusConnection *connection = g_application_get_dbus_connection (G_APPLICATION (fixture->application));
  g_autoptr(GVariant) passed_on = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_told = FALSE;

  passed_on = g_dbus_connection_call_sync (fixture->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                           "org.freedesktop.DBus.Peer", "Ping", NULL, NULL, G_DBUS_CALL_FLAGS_NONE,
                                           -1, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_call (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus.Peer",
                          "Ping", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, pinged_cb, &is_told);
  ui_wait (is_told);
}

/* What GLib thinks is on the screen outlives the application within a process,
 * and falls over when it is heard of later; so it is told that all was closed. */
static void
settle (Fixture *fixture)
{
  for (guint id = 1; id <= fixture->last; id++)
    g_dbus_connection_emit_signal (fixture->bus, NULL, NOTIFICATIONS_PATH, NOTIFICATIONS_NAME, "NotificationClosed",
                                   g_variant_new ("(uu)", id, 2), NULL);
  wait_until_told (fixture);
}

static void
look_at_it (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->look (fixture);
  settle (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
}

/* Starts the application as the bus does: without a window. It goes on telling
 * until somebody quits it. */
static void
run (Fixture *fixture,
     void   (*look) (Fixture *fixture))
{
  static char *arguments[] = { (char *) "baton", NULL };

  fixture->look = look;
  fixture->application = baton_application_new (APPLICATION_ID, G_APPLICATION_IS_SERVICE);
  baton_application_set_location (fixture->application, fixture->location);
  g_idle_add_once (look_at_it, fixture);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->application), 1, arguments), ==, 0);
  g_assert_finalize_object (g_steal_pointer (&fixture->application));
}

static const Shown *
get_newest (Fixture *fixture)
{
  g_assert_cmpuint (fixture->screen->len, >, 0);
  return g_ptr_array_index (fixture->screen, fixture->screen->len - 1);
}

static void
look_and_accept (Fixture *fixture)
{
  const Shown *shown;

  ui_wait (fixture->screen->len == 1);
  shown = get_newest (fixture);
  g_assert_true (g_str_has_prefix (shown->title, "Call Ada by "));
  g_assert_nonnull (strstr (shown->body, "Asked to talk to Sales."));
  g_assert_nonnull (strstr (shown->body, "Lovelace Mills"));

  press (fixture, shown, "Accept");
  ui_wait (get_stage (fixture, fixture->lead) == BATON_STAGE_SALES_ACCEPTED);
  ui_wait (fixture->screen->len == 0);
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

static void
test_accept (Fixture       *fixture,
             gconstpointer  user_data)
{
  hire_me (fixture);
  fixture->lead = raise_hand (fixture, "Ada");
  run (fixture, look_and_accept);
}

static void
look_while_others_work (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  ui_wait (fixture->screen->len == 2);

  /* GLib does not close what it has not been told the number of. */
  wait_until_told (fixture);
  baton_accept (fixture->session, fixture->lead, 0, NULL, &error);
  g_assert_no_error (error);
  ui_wait (fixture->screen->len == 1);
  g_assert_nonnull (strstr (get_newest (fixture)->title, "Bea"));

  baton_return_lead (fixture->session, fixture->other_lead, BATON_RETURN_NOT_READY, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  ui_wait (fixture->screen->len == 0);
  g_assert_cmpuint (fixture->n_withdrawn, ==, 2);
}

static void
test_done_elsewhere (Fixture       *fixture,
                     gconstpointer  user_data)
{
  hire_me (fixture);
  fixture->lead = raise_hand (fixture, "Ada");
  fixture->other_lead = raise_hand (fixture, "Bea");
  run (fixture, look_while_others_work);
}

static void
look_at_one (Fixture *fixture)
{
  ui_wait (fixture->screen->len == 1);
  g_assert_nonnull (strstr (get_newest (fixture)->title, "Ada"));
}

static void
look_at_other (Fixture *fixture)
{
  ui_wait (fixture->screen->len == 2);
  g_assert_nonnull (strstr (get_newest (fixture)->title, "Bea"));
  g_assert_cmpuint (fixture->last, ==, 2);
}

/* What was shown is not shown again after a start; what came meanwhile is. */
static void
test_once (Fixture       *fixture,
           gconstpointer  user_data)
{
  hire_me (fixture);
  raise_hand (fixture, "Ada");
  run (fixture, look_at_one);
  raise_hand (fixture, "Bea");
  run (fixture, look_at_other);
}

static void
look_at_many (Fixture *fixture)
{
  ui_wait (fixture->screen->len == 6);
  g_assert_cmpstr (get_newest (fixture)->title, ==, "3 more things wait for you");
}

/* Somebody who was away is not shown everything one by one. */
static void
test_many (Fixture       *fixture,
           gconstpointer  user_data)
{
  static const char * const names[] = { "Ada", "Bea", "Cleo", "Dora", "Ella", "Fay", "Gil", "Hal" };

  hire_me (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    raise_hand (fixture, names[i]);
  run (fixture, look_at_many);
}

static void
give_back_and_look (Fixture *fixture)
{
  g_autoptr(GSettings) settings = g_settings_new (BATON_APPLICATION_ID);
  g_autoptr(GError) error = NULL;

  ui_wait (fixture->screen->len == 1);
  g_assert_true (g_str_has_prefix (get_newest (fixture)->title, "Look at Ada again"));

  g_settings_set_boolean (settings, "notify-handoffs", TRUE);
  ui_wait (fixture->screen->len == 2);
  g_assert_nonnull (strstr (get_newest (fixture)->title, "Bea"));
}

/* A kind that is switched off waits until it is switched on. */
static void
test_switched_off (Fixture       *fixture,
                   gconstpointer  user_data)
{
  g_autoptr(GSettings) settings = g_settings_new (BATON_APPLICATION_ID);
  g_autoptr(GError) error = NULL;

  fixture->lead = raise_hand (fixture, "Ada");
  baton_return_lead (fixture->session, fixture->lead, BATON_RETURN_NOT_READY, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  raise_hand (fixture, "Bea");
  g_settings_set_boolean (settings, "notify-handoffs", FALSE);
  run (fixture, give_back_and_look);
  g_settings_reset (settings, "notify-handoffs");
}

static gboolean
shows_lead (Fixture *fixture,
            gint64   lead)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  return windows != NULL && BATON_IS_WINDOW (windows->data) && baton_window_get_lead (windows->data) == lead &&
         ui_shows (windows->data, "Lovelace Mills");
}

static void
look_and_open (Fixture *fixture)
{
  ui_wait (fixture->screen->len == 1);
  press (fixture, get_newest (fixture), "Open");
  ui_wait (shows_lead (fixture, fixture->lead));
}

static void
test_open (Fixture       *fixture,
           gconstpointer  user_data)
{
  hire_me (fixture);
  fixture->lead = raise_hand (fixture, "Ada");
  run (fixture, look_and_open);
}

static void
come_and_look (Fixture *fixture)
{
  fixture->name = g_bus_own_name_on_connection (fixture->bus, NOTIFICATIONS_NAME, G_BUS_NAME_OWNER_FLAGS_NONE,
                                                NULL, NULL, NULL, NULL);
  ui_wait (fixture->screen->len == 1);
}

/* Nobody is there who could show it: it stays in the outbox, and nothing fails. */
static void
test_no_desktop (Fixture       *fixture,
                 gconstpointer  user_data)
{
  hire_me (fixture);
  raise_hand (fixture, "Ada");
  g_bus_unown_name (fixture->name);
  run (fixture, come_and_look);
}

static void
test_words (void)
{
  const gint64 now = G_GINT64_CONSTANT (1774257720) * G_USEC_PER_SEC;   /* Monday 23 March 2026, 09:22 UTC */
  const struct
  {
    BatonNews   news;
    const char *title;
    const char *body;
  } cases[] = {
    { { .notice.kind = BATON_NOTICE_HANDOFF, .name = "Rafael Monteiro", .company = "Usina São Bento", .score = 131,
        .trigger = BATON_TRIGGER_HAND_RAISED, .due_at = now + 5 * G_TIME_SPAN_MINUTE,
        .milestone = BATON_MILESTONE_ATTEMPT },
      "Call Rafael Monteiro by 09:27", "Asked to talk to Sales. Usina São Bento · score 131" },
    { { .notice.kind = BATON_NOTICE_WARNING, .name = "Dewi Lestari", .company = "PT Sinar Tekstil", .score = 112,
        .due_at = now + G_TIME_SPAN_HOUR, .milestone = BATON_MILESTONE_ACCEPTANCE_OR_RETURN },
      "Accept or return Dewi Lestari by 10:22", "1 h left. PT Sinar Tekstil · score 112" },
    { { .notice.kind = BATON_NOTICE_BREACH, .name = "Lena Hoffmann", .score = 148,
        .waiting_since = now - 15 * G_TIME_SPAN_MINUTE, .due_at = now - 10 * G_TIME_SPAN_MINUTE,
        .milestone = BATON_MILESTONE_ATTEMPT },
      "Lena Hoffmann has been waiting since 09:07", "The call was due by 09:12. Score 148" },
    { { .notice.kind = BATON_NOTICE_UNASSIGNED, .name = "Ada", .score = 100 },
      "Give Ada to somebody", "Nobody in Sales was free. Score 100" },
    { { .notice.kind = BATON_NOTICE_WAKE_UP, .name = "Ada", .score = 60, .reason = BATON_N_RETURN_REASONS },
      "Look at Ada again", "The date that Sales named has come. Score 60" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *title = baton_notice_dup_title (&cases[i].news, now);
      g_autofree char *body = baton_notice_dup_body (&cases[i].news, now);

      g_assert_cmpstr (title, ==, cases[i].title);
      g_assert_cmpstr (body, ==, cases[i].body);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ui_forgive_tooltips ();

  g_test_add_func ("/notifications/words", test_words);
  g_test_add ("/notifications/accept", Fixture, NULL, set_up, test_accept, tear_down);
  g_test_add ("/notifications/done-elsewhere", Fixture, NULL, set_up, test_done_elsewhere, tear_down);
  g_test_add ("/notifications/once", Fixture, NULL, set_up, test_once, tear_down);
  g_test_add ("/notifications/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/notifications/switched-off", Fixture, NULL, set_up, test_switched_off, tear_down);
  g_test_add ("/notifications/open", Fixture, NULL, set_up, test_open, tear_down);
  g_test_add ("/notifications/no-desktop", Fixture, NULL, set_up, test_no_desktop, tear_down);
  return g_test_run ();
}
