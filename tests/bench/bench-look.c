/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-look.h"

#include "leads/baton-lead-selection.h"
#include "leads/baton-lead-table.h"

static void
before_paint_cb (BenchLook *self)
{
  self->painting_since = g_get_monotonic_time ();
  self->painting_at = bench_clock_read_processor ();
}

static void
after_paint_cb (BenchLook *self)
{
  self->n_painted++;
  if (self->frames == NULL)
    return;
  bench_series_add (self->frames, g_get_monotonic_time () - self->painting_since);
  bench_series_add (self->processor, bench_clock_read_processor () - self->painting_at);
}

/* Waits until the window is there. */
void
bench_look_begin (BenchLook *self,
                  GtkWidget *window)
{
  GdkFrameClock *clock;

  *self = (BenchLook) { .window = window };
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_paint_cb), self);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
}

void
bench_look_end (BenchLook *self)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (self->window), self);
}

/* The first widget of a type, seen or not; NULL when there is none. */
GtkWidget *
bench_look_find (GtkWidget *widget,
                 GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = bench_look_find (child, type);
  return found;
}

/* The window of a type that lies over the others; fails where there is none. */
GtkWidget *
bench_look_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows) && found == NULL; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        found = window;
    }
  g_assert_nonnull (found);
  return found;
}

/* Finds the list of leads, where there is one. */
void
bench_look_find_list (BenchLook *self)
{
  GtkWidget *table = bench_look_find (self->window, BATON_TYPE_LEAD_TABLE);
  BatonLeadSelection *selection =
    table != NULL ? baton_lead_table_get_selection (BATON_LEAD_TABLE (table)) : NULL;

  self->list = selection != NULL ? baton_lead_selection_get_list (selection) : NULL;
}

guint
bench_look_count_shown (BenchLook *self)
{
  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

void
bench_look_wait_for_frame (BenchLook *self)
{
  guint n_painted = self->n_painted;

  gtk_widget_queue_draw (self->window);
  while (self->n_painted == n_painted)
    g_main_context_iteration (NULL, TRUE);
}

/* Until nothing is left to be done at once. */
void
bench_look_wait_for_rest (BenchLook *self)
{
  bench_look_wait_for_frame (self);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  bench_look_wait_for_frame (self);
}

static void
ring (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Lets the program do what it does by itself after something was asked for. */
void
bench_look_on (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add_once (milliseconds, ring, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}
