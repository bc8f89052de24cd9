/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a monkey goes about it: step by step, in whatever window lies on top. */

#include "monkey.h"

#include <gdk/x11/gdkx.h>

/* Where windows are. On X11, GTK 4.8 loses its head when a menu's button comes to
 * lie outside the screen, as where a long page is laid out anew while it is open. */
#define LEFT 1500
#define TOP 3000

#define HOME_WIDTH 1180
#define HOME_HEIGHT 760

/* A window that nobody sees has no frames; in milliseconds. */
#define MAX_FRAME 200

#define CALM_FRAMES 60

/* What is done after a frame, at most. */
#define MAX_ROUNDS 40

/* What is not Baton's is closed: how a file is chosen, and what libadwaita tells
 * about Baton, which warns when it is closed and opened in the same moment. */
static gboolean
send_away (GtkWidget *window)
{
  if (GTK_IS_FILE_CHOOSER_DIALOG (window))
    gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_CANCEL);
  else if (ADW_IS_ABOUT_WINDOW (window))
    gtk_window_close (GTK_WINDOW (window));
  else
    return FALSE;
  return TRUE;
}

static void
put_away_from_edges (GtkWidget *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  XMoveWindow (gdk_x11_display_get_xdisplay (gdk_surface_get_display (surface)),
               gdk_x11_surface_get_xid (surface), LEFT, TOP);
}

/* The window that was opened last where it keeps others from being used, else
 * one of the main windows. */
static void
find_windows (Monkey *self)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *top = NULL;

  self->home = self->fixture->window;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (!gtk_widget_get_mapped (window) || send_away (window))
        continue;
      put_away_from_edges (window);
      if (BATON_IS_WINDOW (window) && monkey_choose (self, 2) == 0)
        self->home = window;
      else if (gtk_window_get_modal (GTK_WINDOW (window)))
        top = window;
    }
  self->window = top != NULL ? top : self->home;
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
  gboolean has_ticked = FALSE;
  gboolean is_late = FALSE;
  guint alarm = g_timeout_add_once (MAX_FRAME, ui_ring, &is_late);
  guint tick = gtk_widget_add_tick_callback (self->fixture->window, tick_cb, &has_ticked, NULL);

  while (!has_ticked && !is_late)
    g_main_context_iteration (NULL, TRUE);
  if (!has_ticked)
    gtk_widget_remove_tick_callback (self->fixture->window, tick);
  if (!is_late)
    g_source_remove (alarm);
  for (guint i = 0; i < MAX_ROUNDS && g_main_context_iteration (NULL, FALSE); i++)
    continue;
}

/* Into the last corner: GTK 4.8 also tells of what the pointer rests on when that
 * is gone by then. */
void
monkey_hide_pointer (Monkey *self)
{
  GdkDisplay *display = gtk_widget_get_display (self->fixture->window);
  Window root = gdk_x11_display_get_xrootwindow (display);

  XWarpPointer (gdk_x11_display_get_xdisplay (display), None, root, 0, 0, 0, 0, G_MAXINT16, G_MAXINT16);
}

/* What is on its way to the database comes back meanwhile. */
static void
rest (Monkey *self)
{
  for (guint i = 0; i < CALM_FRAMES; i++)
    wait_for_frame (self);
}

static GtkWidget *
find_other_window (Monkey *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != self->fixture->window && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

/* To where one visit is as the other: one window, one page, one size. */
void
monkey_go_home (Monkey *self)
{
  GtkWidget *window = self->fixture->window;
  GtkWidget *other;

  rest (self);
  while ((other = find_menu (window)) != NULL)
    gtk_popover_popdown (GTK_POPOVER (other));
  while ((other = find_other_window (self)) != NULL)
    {
      gtk_window_destroy (GTK_WINDOW (other));
      wait_for_frame (self);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  gtk_window_set_default_size (GTK_WINDOW (window), HOME_WIDTH, HOME_HEIGHT);
  gtk_widget_activate_action (window, "win.list-leads", "s", "");
  gtk_widget_activate_action (window, "win.show-page", "s", "today");
  rest (self);
}

void
monkey_take_step (Monkey *self)
{
  const Deed *deed = monkey_choose_deed (self);

  find_windows (self);
  while ((self->scope = find_menu (self->window)) != NULL && deed->is_elsewhere)
    gtk_popover_popdown (GTK_POPOVER (self->scope));
  if (self->scope == NULL)
    self->scope = self->window;
  g_test_message ("%s in %s", deed->name, G_OBJECT_TYPE_NAME (self->scope));
  deed->act (self);
  wait_for_frame (self);
}
