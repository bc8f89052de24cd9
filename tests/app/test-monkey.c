/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A monkey at the keyboard: whatever is done in whatever order, nothing warns,
 * nothing breaks, and memory stays what it is.
 *
 * It is a short visit unless slow tests are asked for (-m slow); then, from the
 * environment:
 *   BATON_MONKEY_SEED      another seed does other things
 *   BATON_MONKEY_STEPS     how much it does
 *   BATON_MONKEY_LEADS     how many leads there are
 *   BATON_MONKEY_DATABASE  a database that is there already, of which it gets a copy
 */

#include <malloc.h>

#include "baton-demo.h"
#include "monkey.h"

#define N_STEPS 100
#define N_STEPS_SLOW 3000
#define N_LEADS 300

/* How often memory is looked at. The first visits are not counted: what is made
 * once and then kept is made then. */
#define N_VISITS 12
#define N_VISITS_NOT_COUNTED 4

/* By how much a line through all that is counted may rise, in bytes: a page that
 * was looked at last keeps some MiB, and every step leaves a little for good in
 * the journal, in what can be undone and in GTK's own. */
#define MAX_RISE (24 * 1024 * 1024)
#define MAX_RISE_PER_STEP 4096

typedef struct
{
  WindowCase window;
  guint32    seed;
} MonkeyCase;

typedef struct
{
  double steps[N_VISITS];
  double bytes[N_VISITS];
  guint  n;
} Memory;

static guint64
get_number (const char *name,
            guint64     otherwise)
{
  const char *text = g_getenv (name);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static void
look_at_memory (Memory *self,
                Monkey *monkey,
                guint   n_steps)
{
  struct mallinfo2 info;

  monkey_go_home (monkey);
  malloc_trim (0);
  info = mallinfo2 ();
  self->steps[self->n] = n_steps;
  self->bytes[self->n++] = info.uordblks + info.hblkhd;
  g_test_message ("After %u steps: %.1f MiB", n_steps, (info.uordblks + info.hblkhd) / 1048576.0);
}

/* The slope of the line that is nearest to all points, in bytes a step. */
static double
find_slope (const Memory *self)
{
  double n = self->n - N_VISITS_NOT_COUNTED;
  double x = 0, y = 0, xx = 0, xy = 0;

  for (guint i = N_VISITS_NOT_COUNTED; i < self->n; i++)
    {
      x += self->steps[i] / n;
      y += self->bytes[i] / n;
    }
  for (guint i = N_VISITS_NOT_COUNTED; i < self->n; i++)
    {
      xx += (self->steps[i] - x) * (self->steps[i] - x);
      xy += (self->steps[i] - x) * (self->bytes[i] - y);
    }
  return xy / xx;
}

/* Sanitizers have a heap of their own. */
static void
check_memory (const Memory *self)
{
  double n_steps = self->steps[self->n - 1] - self->steps[N_VISITS_NOT_COUNTED];
  double rise = find_slope (self) * n_steps;

  g_test_message ("Memory rose by %.1f MiB in %.0f steps", rise / 1048576, n_steps);
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpfloat (rise, <=, MAX_RISE + n_steps * MAX_RISE_PER_STEP);
#endif
}

static void
play (WindowFixture *fixture,
      guint32        seed,
      guint          n_steps)
{
  Monkey self = { .fixture = fixture, .random = g_rand_new_with_seed (seed) };
  Memory memory = { .n = 0 };
  g_autoptr(GSettings) debugging = g_settings_new ("org.gtk.gtk4.Settings.Debug");

  /* GTK's inspector is no part of this. */
  g_settings_set_boolean (debugging, "enable-inspector-keybinding", FALSE);
  monkey_hide_pointer (&self);
  ui_wait (baton_live_index_get_index (fixture->live) != NULL);
  for (guint i = 1; i <= n_steps; i++)
    {
      monkey_take_step (&self);
      g_assert_nonnull (fixture->window);
      if (g_test_slow () && i % (n_steps / N_VISITS) == 0 && memory.n < N_VISITS)
        look_at_memory (&memory, &self, i);
    }
  monkey_go_home (&self);
  if (g_test_slow ())
    check_memory (&memory);
  g_rand_free (self.random);
}

static void
check_short (WindowFixture *fixture)
{
  play (fixture, ((const MonkeyCase *) fixture->test)->seed, N_STEPS);
}

static void
check_long (WindowFixture *fixture)
{
  play (fixture, get_number ("BATON_MONKEY_SEED", 1), get_number ("BATON_MONKEY_STEPS", N_STEPS_SLOW));
}

static void
make_company (WindowFixture *fixture)
{
  g_autoptr(BatonStore) store = NULL;
  g_autoptr(BatonSession) session = sit_down (fixture, &store);
  g_autoptr(GError) error = NULL;
  BatonDemoReport report;

  baton_demo (session, get_number ("BATON_MONKEY_LEADS", N_LEADS), 7, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
copy_database (WindowFixture *fixture,
               const char    *path)
{
  g_autoptr(GFile) ready = g_file_new_for_path (path);
  g_autoptr(GFile) file = g_file_new_for_path (fixture->location);
  g_autoptr(GError) error = NULL;

  g_file_copy (ready, file, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
prepare_company (WindowFixture *fixture)
{
  const char *ready = g_getenv ("BATON_MONKEY_DATABASE");

  if (ready != NULL)
    copy_database (fixture, ready);
  else
    make_company (fixture);
}

/* GTK 4.8 never lets go of what has the focus in it and is hidden twice before a
 * frame is drawn, so what a window had may outlive it. */
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

static const MonkeyCase quick_cases[] =
{
  { { "/monkey/1", make_company, check_short }, 1 },
  { { "/monkey/2", make_company, check_short }, 2 },
  { { "/monkey/3", make_company, check_short }, 3 },
};

static const WindowCase slow_case = { "/monkey/long", prepare_company, check_long };

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  if (g_test_slow ())
    g_test_add (slow_case.path, WindowFixture, &slow_case, set_up, run_case, leave);
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (quick_cases); i++)
        g_test_add (quick_cases[i].window.path, WindowFixture, &quick_cases[i].window, set_up, run_case, leave);
    }

  return g_test_run ();
}
