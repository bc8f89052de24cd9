/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib/gstdio.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Turns the main loop until @condition holds; fails after a minute, which is only
 * there to end a test that hangs. */
#define ui_wait(condition) \
  G_STMT_START { \
    gboolean ui_is_late = FALSE; \
    guint ui_alarm = g_timeout_add_once (60000, ui_ring, &ui_is_late); \
    while (!(condition) && !ui_is_late) \
      g_main_context_iteration (NULL, TRUE); \
    if (!ui_is_late) \
      g_source_remove (ui_alarm); \
    g_assert_true (condition); \
  } G_STMT_END

static inline void
ui_ring (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static inline gboolean
ui_is_fatal (const char     *domain,
             GLogLevelFlags  level,
             const char     *message,
             gpointer        user_data)
{
  return strstr (message, "'GDK_IS_SURFACE (surface)'") == NULL;
}

static inline void
ui_log_cb (const char     *domain,
           GLogLevelFlags  level,
           const char     *message,
           gpointer        user_data)
{
  if (ui_is_fatal (domain, level, message, user_data))
    g_log_default_handler (domain, level, message, user_data);
}

/* GTK 4.8 looks for a tooltip half a second after a menu was opened, also where
 * that is gone by then, as with its window. On a fast machine a test is over before. */
static inline void
ui_forgive_tooltips (void)
{
  static gboolean is_done;

  if (is_done)
    return;
  is_done = TRUE;
  g_test_log_set_fatal_handler (ui_is_fatal, NULL);
  g_log_set_handler ("Gdk", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, ui_log_cb, NULL);
  g_log_set_handler ("Gtk", G_LOG_LEVEL_CRITICAL | G_LOG_FLAG_FATAL, ui_log_cb, NULL);
}

/* Whether a person reads @text in the widget. */
static inline gboolean
ui_says (GtkWidget  *widget,
         const char *text)
{
  if (GTK_IS_LABEL (widget))
    return strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
  if (GTK_IS_EDITABLE (widget))
    return strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), text) != NULL;
  return FALSE;
}

/**
 * ui_find:
 * @widget: where to look, and at what is in it
 * @type: the type to look for
 * @text: (nullable): a text that it has to show
 *
 * Finds the first visible widget like that.
 */
static inline GtkWidget *
ui_find (GtkWidget  *widget,
         GType       type,
         const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (text == NULL || ui_says (widget, text)))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Whether a person can read @text in the window now. */
static inline gboolean
ui_shows (GtkWidget  *widget,
          const char *text)
{
  return ui_find (widget, GTK_TYPE_LABEL, text) != NULL;
}

/* The window of a type that lies over the others, or NULL. */
static inline GtkWidget *
ui_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

/* A folder that a test made, with the files in it. */
static inline void
ui_remove_folder (const char *path)
{
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_assert_cmpint (g_unlink (file), ==, 0);
    }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

G_END_DECLS
