/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-csv-writer.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#include "exchange-fixture.h"

static char *
steal_text (GOutputStream *stream)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
write_cell (const char *text,
            char        separator)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(BatonCsvWriter) writer = baton_csv_writer_new (stream, separator);

  baton_csv_writer_add_text (writer, text);
  g_assert_true (baton_csv_writer_end_row (writer, NULL, NULL));
  g_assert_true (baton_csv_writer_finish (writer, NULL, NULL));
  return steal_text (stream);
}

static void
test_cells (void)
{
  static const struct { const char *text, *written; } cases[] = {
    { "plain", "plain\n" },
    { NULL, "\n" },
    { "", "\n" },
    { "a,b", "\"a,b\"\n" },
    { "a;b", "a;b\n" },
    { "a \"b\"", "\"a \"\"b\"\"\"\n" },
    { "two\nlines", "\"two\nlines\"\n" },
    { " blank ", "\" blank \"\n" },
    { "Größe", "Größe\n" },
    { "=1+1", "'=1+1\n" },
    { "=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0\n" },
    { "=A1,B1", "\"'=A1,B1\"\n" },
    { "@SUM(A1)", "'@SUM(A1)\n" },
    { "+A1", "'+A1\n" },
    { "-2+3+cmd", "'-2+3+cmd\n" },
    { "+49 (170) 123-456", "+49 (170) 123-456\n" },
    { "-5", "-5\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *written = write_cell (cases[i].text, ',');

      g_assert_cmpstr (written, ==, cases[i].written);
    }
}

static void
test_separator (void)
{
  g_autofree char *semicolon = write_cell ("a;b", ';');
  g_autofree char *comma = write_cell ("a,b", ';');

  g_assert_cmpstr (semicolon, ==, "\"a;b\"\n");
  g_assert_cmpstr (comma, ==, "a,b\n");
}

static void
test_numbers (void)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(BatonCsvWriter) writer = baton_csv_writer_new (stream, ',');
  g_autofree char *text = NULL;

  setlocale (LC_ALL, "de_DE.UTF-8");
  baton_csv_writer_add_number (writer, -17);
  baton_csv_writer_add_number (writer, G_MAXINT64);
  baton_csv_writer_add_double (writer, 0.3125, 3);
  baton_csv_writer_add_double (writer, -1e15, 0);
  baton_csv_writer_add_double (writer, NAN, 2);
  baton_csv_writer_end_row (writer, NULL, NULL);
  baton_csv_writer_finish (writer, NULL, NULL);
  setlocale (LC_ALL, "C");

  text = steal_text (stream);
  g_assert_cmpstr (text, ==, "-17,9223372036854775807,0.312,-1000000000000000,\n");
}

/* More than a block, of all that is special, and the reader gets it back. */
static void
test_round_trip (void)
{
  static const char * const texts[] = { "x", "a,b", "a\"b\"", "two\nlines", "=1+1", "+49 170 1", "Köln", "-x" };
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(BatonCsvWriter) writer = baton_csv_writer_new (stream, ',');
  g_autoptr(GString) expected = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autofree char *read = NULL;
  guint line = 2;

  baton_csv_writer_add_text (writer, "Id");
  baton_csv_writer_add_text (writer, "Notes");
  baton_csv_writer_end_row (writer, NULL, NULL);
  for (guint i = 0; i < 20000; i++)
    {
      const char *cell = texts[i % G_N_ELEMENTS (texts)];

      baton_csv_writer_add_number (writer, i);
      baton_csv_writer_add_text (writer, cell);
      g_assert_true (baton_csv_writer_end_row (writer, NULL, NULL));
      g_string_append_printf (expected, "%u external_id=%u notes=%s\n", line, i, cell);
      line += strchr (cell, '\n') != NULL ? 2 : 1;
    }
  baton_csv_writer_finish (writer, NULL, NULL);

  text = steal_text (stream);
  read = exchange_read_leads (text, -1, NULL);
  g_assert_cmpstr (read, ==, expected->str);
}

static void
test_full (void)
{
  char buffer[16];
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new (buffer, sizeof buffer, NULL, NULL);
  g_autoptr(BatonCsvWriter) writer = baton_csv_writer_new (stream, ',');
  g_autoptr(GError) error = NULL;

  baton_csv_writer_add_text (writer, "longer than the room there is");
  baton_csv_writer_end_row (writer, NULL, NULL);
  g_assert_false (baton_csv_writer_finish (writer, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-writer/cells", test_cells);
  g_test_add_func ("/csv-writer/separator", test_separator);
  g_test_add_func ("/csv-writer/numbers", test_numbers);
  g_test_add_func ("/csv-writer/round-trip", test_round_trip);
  g_test_add_func ("/csv-writer/full", test_full);

  return g_test_run ();
}
