/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-list-reader.h"

#include <string.h>

#include "baton-error.h"

static char **
read_list (const char  *text,
           gssize       length,
           guint       *n_repeated,
           GError     **error)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_data (text, length >= 0 ? length : (gssize) strlen (text), NULL);

  return baton_list_read (stream, n_repeated, error);
}

static void
test_read (void)
{
  static const struct { const char *text; gssize length; const char *entries; guint repeated; } cases[] = {
    { "acme.com\nrival.example\n", -1, "acme.com|rival.example", 0 },
    { "# Competitors\n\n@acme.com\r\n  @Rival.example  \r\n", -1, "acme.com|Rival.example", 0 },
    { "acme.com\nACME.COM\n@Acme.com\nrival.example", -1, "acme.com|rival.example", 2 },
    { "domain,since\nacme.com,2024\n\"rival, inc\",2025\n", -1, "domain|acme.com|rival, inc", 0 },
    { "acme.com;Acme\nrival.example;Rival\n", -1, "acme.com|rival.example", 0 },
    { "Müller\tDE\nMÜLLER\tAT\n", -1, "Müller", 1 },
    { "M\xfcller\n", -1, "Müller", 0 },
    { "\xef\xbb\xbf" "acme.com\n", -1, "acme.com", 0 },
    { "\xff\xfe" "a\0b\0\n\0c\0", 10, "ab|c", 0 },
    { "\"acme.com\"\n@\n# @x\n", -1, "acme.com|@", 0 },
    { "", -1, "", 0 },
    { "# nothing\n\n", -1, "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n_repeated = 99;
      g_autoptr(GError) error = NULL;
      g_auto(GStrv) entries = read_list (cases[i].text, cases[i].length, &n_repeated, &error);
      g_autofree char *joined = NULL;

      g_assert_no_error (error);
      joined = g_strjoinv ("|", entries);
      g_assert_cmpstr (joined, ==, cases[i].entries);
      g_assert_cmpuint (n_repeated, ==, cases[i].repeated);
    }
}

static void
assert_refused (const char *text,
                const char *message)
{
  guint n_repeated;
  g_autoptr(GError) error = NULL;

  g_assert_null (read_list (text, -1, &n_repeated, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, message));
}

static void
test_refused (void)
{
  g_autofree char *filler = g_strnfill (501, 'x');
  g_autofree char *long_line = g_strconcat ("acme.com\n# long\n", filler, "\n", NULL);

  assert_refused (long_line, "line 3: it is too long");
  assert_refused ("acme.com\n\"rival.example\nmore\n", "line 2: a quotation mark is not closed");
  assert_refused ("{\"lists\": {\"competitors\": []}}", "This is a JSON file. ");
  assert_refused ("%PDF-1.7\n", "This is a PDF document. ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-reader/read", test_read);
  g_test_add_func ("/list-reader/refused", test_refused);

  return g_test_run ();
}
