/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people read in the documents of a new database, in their language. */

#include <json-glib/json-glib.h>
#include <string.h>

#include "baton-documents.h"
#include "catalogue-fixture.h"

static const char * const kinds[] = { "rules", "process", "slas", "calendar" };

/* What people read; everything else is compared with data, and stays. */
static const char * const read_members[] = { "title", "definition", "enters", "metric", "name", "text", NULL };

/* A good translator would not write such characters; the document has to be JSON all the same. */
static char *
in_other_words (const char *text)
{
  return g_strdup_printf ("Ü “%s” \"\\", text);
}

static JsonNode *
parse (GBytes *document)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (document, &length);

  json_parser_load_from_data (parser, text, (gssize) length, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static guint
count_lines (GBytes *document)
{
  gsize length;
  const char *text = g_bytes_get_data (document, &length);
  guint n_lines = 0;

  for (gsize i = 0; i < length; i++)
    n_lines += text[i] == '\n';
  return n_lines;
}

/* Writes the message of each text that people read, as a title of a stage and as something else. */
static void
add_messages (JsonNode   *node,
              const char *member,
              GHashTable *messages)
{
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        add_messages (json_array_get_element (array, i), "", messages);
    }
  else if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *value;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, &member, &value))
        add_messages (value, member, messages);
    }
  else if (g_strv_contains (read_members, member))
    {
      const char *text = json_node_get_string (node);
      g_autofree char *words = in_other_words (text);
      g_autoptr(GString) quoted = g_string_new (words);

      g_string_replace (quoted, "\\", "\\\\", 0);
      g_string_replace (quoted, "\"", "\\\"", 0);
      g_hash_table_add (messages, g_strdup_printf ("msgid \"%s\"\nmsgstr \"%s\"\n", text, quoted->str));
      g_hash_table_add (messages, g_strdup_printf ("msgctxt \"stage\"\nmsgid \"%s\"\nmsgstr \"%s\"\n",
                                                   text, quoted->str));
    }
}

/* A text that is not in the table of baton-default-words.c fails here. */
static void
assert_translated (JsonNode   *shipped,
                   JsonNode   *here,
                   const char *member)
{
  if (JSON_NODE_HOLDS_ARRAY (shipped))
    {
      JsonArray *elements = json_node_get_array (shipped);
      guint length = json_array_get_length (elements);

      g_assert_cmpuint (json_array_get_length (json_node_get_array (here)), ==, length);
      for (guint i = 0; i < length; i++)
        assert_translated (json_array_get_element (elements, i),
                           json_array_get_element (json_node_get_array (here), i), "");
    }
  else if (JSON_NODE_HOLDS_OBJECT (shipped))
    {
      JsonObject *object = json_node_get_object (here);
      JsonObjectIter iter;
      JsonNode *value;

      g_assert_cmpuint (json_object_get_size (object), ==, json_object_get_size (json_node_get_object (shipped)));
      json_object_iter_init (&iter, json_node_get_object (shipped));
      while (json_object_iter_next (&iter, &member, &value))
        assert_translated (value, json_object_get_member (object, member), member);
    }
  else if (g_strv_contains (read_members, member))
    {
      g_autofree char *words = in_other_words (json_node_get_string (shipped));

      g_assert_cmpstr (json_node_get_string (here), ==, words);
    }
  else
    g_assert_true (json_node_equal (here, shipped));
}

static char *
dup_translated (const char *kind)
{
  g_autoptr(GBytes) document = baton_documents_get_local_default (kind);

  return g_strndup (g_bytes_get_data (document, NULL), g_bytes_get_size (document));
}

/* A new database can be worked with, whatever a translator wrote. */
static void
assert_sound (void)
{
  g_autofree char *rules_text = dup_translated ("rules");
  g_autofree char *process_text = dup_translated ("process");
  g_autofree char *slas_text = dup_translated ("slas");
  g_autofree char *calendar_text = dup_translated ("calendar");
  g_autoptr(BatonRuleSet) rules = NULL;
  g_autoptr(BatonProcess) process = NULL;
  g_autoptr(GPtrArray) slas = NULL;
  g_autoptr(BatonCalendar) calendar = NULL;
  g_autoptr(GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) error = NULL;

  rules = baton_rule_set_from_json (rules_text, -1, &error);
  g_assert_no_error (error);
  slas = baton_slas_from_json (slas_text, -1, &error);
  g_assert_no_error (error);
  calendar = baton_calendar_from_json (calendar_text, -1, &error);
  g_assert_no_error (error);
  process = baton_process_from_json (process_text, -1, &error);
  g_assert_no_error (error);

  /* Two stages of one name could not be told apart. */
  for (guint i = 0; i < baton_process_get_n_stages (process); i++)
    g_assert_true (g_hash_table_add (titles, baton_process_get_nth (process, i)->title));
}

/* Without a translation not a byte is another. */
static void
test_english (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GBytes) shipped = baton_documents_get_default (kinds[i]);
      g_autoptr(GBytes) here = baton_documents_get_local_default (kinds[i]);

      g_assert_true (g_bytes_equal (here, shipped));
    }
  g_assert_null (baton_documents_get_local_default ("horoscope"));
}

static void
assert_zone (const char *local_zone,
             const char *zone)
{
  g_autofree char *text = NULL;
  g_autoptr(BatonCalendar) calendar = NULL;
  g_autoptr(GError) error = NULL;

  g_setenv ("TZ", local_zone, TRUE);
  text = dup_translated ("calendar");
  calendar = baton_calendar_from_json (text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (baton_calendar_get_time_zone (calendar), ==, zone);
  g_setenv ("TZ", "UTC", TRUE);
}

/* Working hours are meant where the maker is; what says nothing of that changes nothing. */
static void
test_zone (void)
{
  assert_zone ("America/Sao_Paulo", "America/Sao_Paulo");
  assert_zone ("Asia/Jakarta", "Asia/Jakarta");
  assert_zone ("UTC", "Europe/Berlin");
  assert_zone ("Etc/UTC", "Europe/Berlin");
  assert_zone ("EST5EDT", "Europe/Berlin");
  assert_zone ("No/Where", "Europe/Berlin");
}

static void
test_every_text (void)
{
  g_autoptr(GHashTable) messages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char **list = NULL;
  g_autofree char *po = NULL;
  char *folder = catalogue_make_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GBytes) shipped = baton_documents_get_default (kinds[i]);
      g_autoptr(JsonNode) root = parse (shipped);

      add_messages (root, "", messages);
    }
  list = (char **) g_hash_table_get_keys_as_array (messages, NULL);
  po = g_strjoinv ("\n", list);
  catalogue_write (folder, "qps", po);
  catalogue_speak (folder, "qps");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GBytes) shipped = baton_documents_get_default (kinds[i]);
      g_autoptr(GBytes) here = baton_documents_get_local_default (kinds[i]);
      g_autoptr(JsonNode) shipped_root = parse (shipped);
      g_autoptr(JsonNode) here_root = parse (here);

      assert_translated (shipped_root, here_root, "");
      g_assert_cmpuint (count_lines (here), ==, count_lines (shipped));
    }
  assert_sound ();
  catalogue_remove (folder);
}

/* One word that a translator left empty would keep a new database from being opened. */
static void
test_shipped_languages (void)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;
  char *folder;

  path = g_build_filename (PO_FOLDER, "LINGUAS", NULL);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  folder = catalogue_make_folder ();
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *name = g_strconcat (lines[i], ".po", NULL);
      g_autofree char *po_path = g_build_filename (PO_FOLDER, name, NULL);

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      g_test_message ("%s", lines[i]);
      catalogue_compile (folder, lines[i], po_path);
      catalogue_speak (folder, lines[i]);
      assert_sound ();
    }
  catalogue_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/default-words/english", test_english);
  g_test_add_func ("/default-words/zone", test_zone);
  g_test_add_func ("/default-words/every-text", test_every_text);
  g_test_add_func ("/default-words/shipped-languages", test_shipped_languages);

  return g_test_run ();
}
