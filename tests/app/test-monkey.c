/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A monkey at the keyboard: whatever is done in whatever order, nothing warns,
 * nothing breaks, and memory stays what it is.
 *
 * From the environment:
 *   BATON_MONKEY_STEPS     how much it does
 *   BATON_MONKEY_LEADS     how many leads there are
 *   BATON_MONKEY_SEED      another seed does other things
 *   BATON_MONKEY_STALL_MS  fail where the main loop stands for longer than this
 */

#include <malloc.h>
#include <stdio.h>
#include <unistd.h>

#include "baton-demo.h"
#include "monkey.h"

#define N_STEPS 500
#define N_LEADS 300

/* Frames of a software renderer count as well, so a stall is only told of unless asked. */
#define STALL_MS 50

/* How far memory may go up after the first half, in bytes: some windows are new
 * then, and libadwaita keeps a little of every window of preferences. */
#define MAX_GROWTH (32 * 1024 * 1024)
#define MAX_GROWTH_PER_STEP (16 * 1024)

#define MAX_ROUNDS 40

#define CALM_FRAMES 60

/* A window that is not drawn has no frames. */
#define MAX_FRAME (200 * 1000)

static guint64
get_number (const char *name,
            guint64     otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : otherwise;
}

/* The one that was opened last. What is not Baton's is closed: how a file is
 * chosen, and what libadwaita tells about Baton, which warns when it is closed
 * and opened in the same moment. */
static GtkWidget *
find_top (Monkey *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *top = self->fixture->window;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (!gtk_widget_get_mapped (window))
        continue;
      if (GTK_IS_FILE_CHOOSER_DIALOG (window))
        gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_CANCEL);
      else if (ADW_IS_ABOUT_WINDOW (window))
        gtk_window_close (GTK_WINDOW (window));
      else if (gtk_window_get_modal (GTK_WINDOW (window)))
        top = window;
    }
  return top;
}

/* The menu that has the keyboard; where one is open over another, that one. */
static GtkWidget *
find_menu (GtkWidget *widget)
{
  GtkWidget *menu = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && menu == NULL;
       child = gtk_widget_get_next_sibling (child))
    menu = find_menu (child);
  if (menu == NULL && GTK_IS_POPOVER (widget) && gtk_popover_get_autohide (GTK_POPOVER (widget)))
    menu = widget;
  return menu;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the windows catch up: what is seen next is where it is seen. */
static void
wait_for_frame (Monkey *self)
{
  gint64 end = g_get_monotonic_time () + MAX_FRAME;
  gboolean has_ticked = FALSE;
  guint tick;

  if (self->fixture->window == NULL)
    return;
  tick = gtk_widget_add_tick_callback (self->fixture->window, tick_cb, &has_ticked, NULL);
  while (!has_ticked && g_get_monotonic_time () < end)
    {
      if (!watchdog_turn (&self->watchdog, MAX_ROUNDS))
        g_usleep (1000);
    }
  if (!has_ticked)
    gtk_widget_remove_tick_callback (self->fixture->window, tick);
  watchdog_turn (&self->watchdog, MAX_ROUNDS);
}

static void
take_step (Monkey *self)
{
  const Deed *deed = monkey_choose_deed (self);
  gint64 began = g_get_monotonic_time ();

  self->window = find_top (self);
  self->watchdog.action = deed->name;
  while ((self->scope = find_menu (self->window)) != NULL && deed->is_elsewhere)
    gtk_popover_popdown (GTK_POPOVER (self->scope));
  if (self->scope == NULL)
    self->scope = self->window;
  g_test_message ("%s in %s", deed->name, G_OBJECT_TYPE_NAME (self->scope));
  deed->act (self);
  watchdog_note (&self->watchdog, began);
  wait_for_frame (self);
}

static gsize
measure_memory (void)
{
  g_autofree char *text = NULL;
  gsize n_pages;

  malloc_trim (0);
  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%*u %" G_GSIZE_FORMAT, &n_pages), ==, 1);
  return n_pages * sysconf (_SC_PAGESIZE);
}

/* Sanitizers keep what was freed for a while, to notice who uses it. */
static void
check_memory (gsize before,
              gsize after,
              guint n_steps)
{
  g_test_message ("Memory: %" G_GSIZE_FORMAT " MiB half way, %" G_GSIZE_FORMAT " MiB at the end", before >> 20, after >> 20);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpuint (after, <=, before + MAX_GROWTH + n_steps * MAX_GROWTH_PER_STEP);
#endif
}

/* What is on its way to the database comes back first. */
static void
calm_down (Monkey *self)
{
  for (guint i = 0; i < CALM_FRAMES; i++)
    wait_for_frame (self);
}

static void
close_others (Monkey *self)
{
  calm_down (self);
  while ((self->window = find_top (self)) != self->fixture->window)
    {
      gtk_window_destroy (GTK_WINDOW (self->window));
      wait_for_frame (self);
    }
}

/* GTK 4.8 loses the screen when a button scrolls out of it while its menu is open. */
static gboolean
is_fatal (const char     *domain,
          GLogLevelFlags  level,
          const char     *message,
          gpointer        user_data)
{
  return strstr (message, "gdk_monitor_get_geometry") == NULL;
}

static void
log_cb (const char     *domain,
        GLogLevelFlags  level,
        const char     *message,
        gpointer        user_data)
{
  if (is_fatal (domain, level, message, user_data))
    g_log_default_handler (domain, level, message, user_data);
}

static void
check_monkey (WindowFixture *fixture)
{
  guint n_steps = get_number ("BATON_MONKEY_STEPS", N_STEPS);
  gboolean fails = g_getenv ("BATON_MONKEY_STALL_MS") != NULL;
  Monkey self = {
    .fixture = fixture,
    .random = g_rand_new_with_seed (get_number ("BATON_MONKEY_SEED", 1)),
    .watchdog = { .limit = get_number ("BATON_MONKEY_STALL_MS", STALL_MS) * 1000 },
  };
  gsize half_way = 0;

  g_test_log_set_fatal_handler (is_fatal, NULL);
  g_log_set_handler ("Gdk", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, log_cb, NULL);

  ui_wait (baton_live_index_get_index (fixture->live) != NULL);
  for (guint i = 0; i < n_steps; i++)
    {
      if (i == n_steps / 2)
        half_way = measure_memory ();
      if (i % 500 == 0)
        g_test_message ("Step %u, %" G_GSIZE_FORMAT " MiB", i, measure_memory () >> 20);
      take_step (&self);
      g_assert_nonnull (fixture->window);
    }
  close_others (&self);
  check_memory (half_way, measure_memory (), n_steps / 2);

  g_test_message ("%u stalls of more than %d ms, the longest of %d ms", self.watchdog.n_stalls,
                  (int) (self.watchdog.limit / 1000), (int) (self.watchdog.longest / 1000));
  if (fails)
    g_assert_cmpuint (self.watchdog.n_stalls, ==, 0);
  g_rand_free (self.random);
}

static void
prepare_company (WindowFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  BatonDemoReport report;

  baton_demo (session, get_number ("BATON_MONKEY_LEADS", N_LEADS), 7, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* GTK's windows remember what was hidden with the focus in it until the next key
 * or click. None comes here, so what the window had may outlive it. */
static void
leave (WindowFixture *fixture,
       gconstpointer  user_data)
{
  g_object_unref (fixture->application);
  if (fixture->live != NULL)
    g_object_remove_weak_pointer (G_OBJECT (fixture->live), (gpointer *) &fixture->live);
  ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->location);
}

static const WindowCase monkey = { "/monkey", prepare_company, check_monkey };

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add (monkey.path, WindowFixture, &monkey, set_up, run_case, leave);

  return g_test_run ();
}
