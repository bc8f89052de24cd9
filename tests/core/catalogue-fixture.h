/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Translations made for a test, in a folder of its own. */

#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>

#define CATALOGUE_HEADER "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"

static inline char *
catalogue_make_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("baton-catalogue-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* Makes the catalogue of a language from a file as translators write it. */
static inline void
catalogue_compile (const char *folder,
                   const char *language,
                   const char *po_path)
{
  g_autofree char *messages = g_build_filename (folder, language, "LC_MESSAGES", NULL);
  g_autofree char *mo_path = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);
  const char * const command[] = { "msgfmt", "-o", mo_path, po_path, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_assert_cmpint (g_mkdir_with_parents (messages, 0700), ==, 0);
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

/* The same, from such a text without its header. */
static inline void
catalogue_write (const char *folder,
                 const char *language,
                 const char *messages)
{
  g_autofree char *po_path = g_build_filename (folder, "messages.po", NULL);
  g_autofree char *po = g_strconcat (CATALOGUE_HEADER, messages, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (po_path, po, -1, &error);
  g_assert_no_error (error);
  catalogue_compile (folder, language, po_path);
  g_unlink (po_path);
}

/* Speaks a language from now on, until the locale is set to "C"; before there are
 * threads. LANGUAGE says which, so that no locale of it need be installed. */
static inline void
catalogue_speak (const char *folder,
                 const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
}

/* Goes back to English, and takes the folder. */
static inline void
catalogue_remove (char *folder)
{
  g_autoptr(GDir) languages = g_dir_open (folder, 0, NULL);
  const char *language;

  setlocale (LC_ALL, "C");
  while ((language = g_dir_read_name (languages)) != NULL)
    {
      g_autofree char *parent = g_build_filename (folder, language, NULL);
      g_autofree char *messages = g_build_filename (parent, "LC_MESSAGES", NULL);
      g_autofree char *mo_path = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);

      g_unlink (mo_path);
      g_rmdir (messages);
      g_rmdir (parent);
    }
  g_rmdir (folder);
  g_free (folder);
}
