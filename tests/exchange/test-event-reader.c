/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-event-reader.h"

#include <string.h>

#include "baton-error.h"
#include "exchange-fixture.h"

/* 2026-03-02T09:50:00Z */
#define NOW (G_GINT64_CONSTANT (1772445000) * G_USEC_PER_SEC)

static void
append_part (GString    *text,
             const char *name,
             const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, " %s=%s", name, value);
}

static void
append_event (GString                  *text,
              const BatonIncomingEvent *incoming)
{
  const BatonEvent *event = &incoming->event;
  gboolean made_up = g_str_has_prefix (event->external_id, "content-");

  g_string_append_printf (text, "%u %s", incoming->line, event->kind);
  append_part (text, "id", made_up ? NULL : event->external_id);
  if (strcmp (event->source, "file") != 0)
    append_part (text, "from", event->source);
  if (event->at != NOW)
    g_string_append_printf (text, " at=%+.3f", (double) (event->at - NOW) / G_USEC_PER_SEC);
  append_part (text, "url", event->url);
  append_part (text, "form", event->form);
  append_part (text, "campaign", event->campaign);
  append_part (text, "program", event->program);
  if (incoming->lead != 0)
    g_string_append_printf (text, " lead=%" G_GINT64_FORMAT, incoming->lead);
  exchange_append_record (text, &incoming->record);
  append_part (text, "data", event->data);
  g_string_append_c (text, '\n');
}

/* What a reader reads, a line for each event or reject, in their order. */
static char *
describe_events (BatonEventReader *reader)
{
  GString *text = g_string_new (NULL);

  for (;;)
    {
      g_autoptr(BatonReject) reject = NULL;
      g_autoptr(GError) error = NULL;
      const BatonIncomingEvent *incoming = baton_event_reader_next (reader, &reject, NULL, &error);

      g_assert_no_error (error);
      if (incoming != NULL)
        append_event (text, incoming);
      else if (reject != NULL)
        g_string_append_printf (text, "%u! %s: %s\n", reject->line,
                                reject->column != NULL ? reject->column : "-", reject->reason);
      else
        break;
    }

  g_assert_cmpuint (baton_event_reader_get_position (reader), ==, baton_event_reader_get_size (reader));
  return g_string_free (text, FALSE);
}

static char *
read_text (const char *text)
{
  g_autoptr(BatonEventReader) reader = baton_event_reader_new_for_text (text, -1, NOW);

  return describe_events (reader);
}

static char *
read_file (const char *bytes,
           gssize      length)
{
  char *path = exchange_write_file (bytes, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonEventReader) reader = baton_event_reader_new (path, NOW, &error);
  char *text = reader != NULL ? describe_events (reader) : g_strconcat ("refused: ", error->message, NULL);

  exchange_remove_file (path);
  return text;
}

static void
test_events (void)
{
  static const struct { const char *json, *expected; } cases[] = {
    { "{\"kind\":\"page_view\"}", "page_view" },
    { "{\"id\":\"e1\",\"source\":\"web\",\"kind\":\"Form Submit\",\"at\":\"2026-03-02T10:50:00+01:00\",\"form\":\"demo\","
      "\"url\":\"/pricing\",\"campaign\":\"c\",\"program\":\"p\",\"email\":\"Ann@Example.com\"}",
      "form_submit id=e1 from=web url=/pricing form=demo campaign=c program=p email=ann@example.com" },
    { "{\"event\":\"pageView\",\"external_id\":17}", "page_view id=17" },
    { "{\"type\":\"EMAIL-OPEN\"}", "email_open" },
    { "{\"kind\":\"a\",\"type\":\"b\",\"id\":\"1\",\"external_id\":\"2\",\"n\":[1,{\"x\":null}]}",
      "a id=1 data={\"type\":\"b\",\"external_id\":\"2\",\"n\":[1,{\"x\":null}]}" },
    { "{\"kind\":\"a\",\"at\":1772445001}", "a at=+1.000" },
    { "{\"kind\":\"a\",\"at\":1772445001.25}", "a at=+1.250" },
    { "{\"kind\":\"a\",\"at\":1772445001250}", "a at=+1.250" },
    { "{\"kind\":\"a\",\"at\":\"1772444999\"}", "a at=-1.000" },
    { "{\"kind\":\"a\",\"at\":\"2026-03-02T09:50:01.5Z\"}", "a at=+1.500" },
    { "{\"kind\":\"a\",\"at\":\"2026-03-02\"}", "a at=-35400.000" },
    { "{\"kind\":\"a\",\"at\":null,\"email\":null,\"lead\":null,\"url\":\"\"}", "a" },
    { "{\"kind\":\"a\",\"lead\":5}", "a lead=5" },
    { "{\"kind\":\"a\",\"lead\":\"5\"}", "a lead=5" },
    { "{\"kind\":\"a\",\"lead\":\"ext:660737\"}", "a external_id=660737" },
    { "{\"kind\":\"a\",\"lead\":\"a@b.co\"}", "a email=a@b.co" },
    { "{\"kind\":\"a\",\"lead\":{\"id\":5,\"external_id\":\"x\",\"email\":\"a@b.co\",\"name\":\"Ann Lee\",\"city\":\"Ulm\",\"Shoe Size\":41.5}}",
      "a lead=5 external_id=x email=a@b.co first_name=Ann last_name=Lee city=Ulm custom.shoe_size=41.5" },
    { "{\"kind\":\"a\",\"email\":\"a@b.co\",\"fields\":{\"company\":\" Acme \",\"employees\":\"1,200\",\"custom.zz\":true,"
      "\"tags\":[\"b\",\"a\"],\"do_not_call\":true,\"custom\":{\"b\":1},\"deep\":{\"x\":[1]},\"created_at\":\"2024-01-15T10:00:00Z\"}}",
      "a email=a@b.co company=Acme employees=1200 tags=b;a do_not_call=yes custom.b=1 custom.deep={\"x\":[1]} custom.zz=yes"
      " created_at=2024-01-15T10:00:00" },
    { "{\"kind\":\"a\",\"email\":\"a@b.co\",\"fields\":{\"Size\":1,\"size\":2}}", "a email=a@b.co custom.size=1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *read = read_file (cases[i].json, -1);
      g_autofree char *sent = read_text (cases[i].json);
      g_autofree char *in_file = g_strdup_printf ("1 %s\n", cases[i].expected);
      g_autofree char *in_text = g_strdup_printf ("0 %s\n", cases[i].expected);

      g_test_message ("%s", cases[i].json);
      g_assert_cmpstr (read, ==, in_file);
      g_assert_cmpstr (sent, ==, in_text);
    }
}

static void
test_rejects (void)
{
  static const struct { const char *json, *expected; } cases[] = {
    { "5", "1! -: An event is a JSON object" },
    { "{}", "1! -: The event does not say what happened" },
    { "{\"kind\":\"!!\"}", "1! -: The event does not say what happened" },
    { "{\"kind\":[]}", "1! kind: This has to be a text" },
    { "{\"kind\":\"a\"", "1! -: The text is not valid JSON" },
    { "{\"kind\":\"a\"} {\"kind\":\"b\"}", "1! -: The text goes on after the end" },
    { "{\"kind\":\"a\",\"at\":\"yesterday\"}", "1! at: This is not a time" },
    { "{\"kind\":\"a\",\"at\":-5}", "1! at: This is not a time" },
    { "{\"kind\":\"a\",\"at\":1e300}", "1! at: This is not a time" },
    { "{\"kind\":\"a\",\"at\":true}", "1! at: This is not a time" },
    { "{\"kind\":\"a\",\"email\":\"invalid\"}", "1! email: “invalid” is not an e-mail address" },
    { "{\"kind\":\"a\",\"lead\":\"Ann\"}", "1! lead: “Ann” names no lead" },
    { "{\"kind\":\"a\",\"lead\":-1}", "1! lead: “-1” names no lead" },
    { "{\"kind\":\"a\",\"lead\":{\"id\":\"x\"}}", "1! lead: The id of a lead is its number" },
    { "{\"kind\":\"a\",\"lead\":[]}", "1! lead: This has to be a text" },
    { "{\"kind\":\"a\",\"fields\":[]}", "1! fields: This has to be an object" },
    { "{\"kind\":\"a\",\"fields\":{\"employees\":\"many\"}}", "1! fields: “many” is not a number" },
    { "{\"kind\":\"a\",\"fields\":{\"city\":{}}}", "1! fields: The field city has to be a text" },
    { "{\"kind\":\"a\",\"url\":{}}", "1! url: This has to be a text" },
    { "{\"kind\":\"a\",\"id\":12345678901234567890}", "1! -: The number at byte 36 is too large" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = g_strdup_printf ("%s\n{\"kind\":\"next\"}\n", cases[i].json);
      g_autofree char *read = read_file (lines, -1);

      g_test_message ("%s", read);
      g_assert_true (g_str_has_prefix (read, cases[i].expected));
      g_assert_true (g_str_has_suffix (read, "\n2 next\n"));
    }
}

static void
test_lines (void)
{
  static const char lines[] = "\xEF\xBB\xBF\r\n{\"kind\":\"a\"}\r\n\r\n  {\"kind\":\"b\"}  \r\nnonsense\r\n{\"kind\":\"ö\"}";
  g_autofree char *read = read_file (lines, -1);
  g_autofree char *utf_16 = NULL;
  g_autofree char *read_utf_16 = NULL;
  gsize length;

  g_assert_true (g_str_has_prefix (read, "2 a\n4 b\n5! -: The text is not valid JSON: "));
  g_assert_true (g_str_has_suffix (read, "\n6 ö\n"));

  utf_16 = exchange_encode ("{\"kind\":\"a\"}\r\n{\"kind\":\"ö\"}\r\n", "UTF-16LE", "\xFF\xFE", &length);
  read_utf_16 = read_file (utf_16, length);
  g_assert_cmpstr (read_utf_16, ==, "1 a\n2 ö\n");
}

static void
test_long_line (void)
{
  g_autofree char *filling = g_strnfill (2 * 1024 * 1024, 'x');
  g_autofree char *long_line = g_strdup_printf ("{\"kind\":\"%s\"}\n{\"kind\":\"b\"}\n", filling);
  g_autofree char *nested = g_strnfill (900 * 1024, '[');
  g_autofree char *nested_line = g_strdup_printf ("{\"kind\":\"a\",\"x\":%s\n{\"kind\":\"b\"}\n", nested);
  g_autofree char *read_long = read_file (long_line, -1);
  g_autofree char *read_nested = read_file (nested_line, -1);

  g_assert_cmpstr (read_long, ==, "1! -: The line is longer than 1024 KiB\n2 b\n");
  g_assert_cmpstr (read_nested, ==, "1! -: The JSON text is nested more than 64 levels deep\n2 b\n");
}

static char *
dup_first_id (const char *text,
              gint64      now)
{
  g_autoptr(BatonEventReader) reader = baton_event_reader_new_for_text (text, -1, now);
  g_autoptr(BatonReject) reject = NULL;

  return g_strdup (baton_event_reader_next (reader, &reject, NULL, NULL)->event.external_id);
}

/* What is sent again has the same id; what happened at another time has not. */
static void
test_made_up_ids (void)
{
  g_autofree char *timed = dup_first_id ("{\"kind\":\"a\",\"at\":1772445000}", NOW);
  g_autofree char *again = dup_first_id (" {\"kind\":\"a\",\"at\":1772445000}\n", NOW + 5);
  g_autofree char *other = dup_first_id ("{\"kind\":\"a\",\"at\":1772445001}", NOW);
  g_autofree char *untimed = dup_first_id ("{\"kind\":\"a\"}", NOW);
  g_autofree char *untimed_again = dup_first_id ("{\"kind\":\"a\"}", NOW);
  g_autofree char *untimed_later = dup_first_id ("{\"kind\":\"a\"}", NOW + 5);

  g_assert_cmpstr (timed, ==, again);
  g_assert_cmpstr (timed, !=, other);
  g_assert_cmpstr (untimed, ==, untimed_again);
  g_assert_cmpstr (untimed, !=, untimed_later);
}

static void
test_sent_text (void)
{
  g_autofree char *array = read_text ("[{\"kind\":\"a\"}, 5,\n {\"kind\":\"b\"}]");
  g_autofree char *pretty = read_text ("{\n  \"kind\": \"a\"\n}\n");
  g_autofree char *lines = read_text ("{\"kind\":\"a\"}\n{\"kind\":\"b\"}\n");
  g_autofree char *none = read_text ("");
  g_autofree char *page = read_text ("<html>sign in</html>");

  g_assert_true (g_str_has_prefix (array, "0 a\n0! -: An event is a JSON object"));
  g_assert_true (g_str_has_suffix (array, "\n0 b\n"));
  g_assert_cmpstr (pretty, ==, "0 a\n");
  g_assert_cmpstr (lines, ==, "1 a\n2 b\n");
  g_assert_cmpstr (none, ==, "1! -: The file is empty.\n");
  g_assert_true (g_str_has_prefix (page, "1! -: This is a web page"));
}

static void
test_body (void)
{
  g_autoptr(BatonEventReader) reader = baton_event_reader_new_for_text ("{\"kind\":\"a\"}\nnonsense\n", -1, NOW);
  g_autoptr(BatonReject) reject = NULL;
  const BatonIncomingEvent *incoming = baton_event_reader_next (reader, &reject, NULL, NULL);

  g_assert_cmpstr (incoming->body, ==, "{\"kind\":\"a\"}");
  g_assert_null (baton_event_reader_next (reader, &reject, NULL, NULL));
  g_assert_cmpstr (reject->value, ==, "nonsense");
  g_assert_cmpstr (baton_event_reader_get_body (reader), ==, "nonsense");
}

static void
test_refusals (void)
{
  g_autofree char *array = read_file ("[{\"kind\":\"a\"}]", -1);
  g_autofree char *zip = read_file ("PK\3\4\24\0\0\0", 8);
  g_autofree char *empty = read_file ("", -1);
  g_autoptr(GError) error = NULL;

  g_assert_true (g_str_has_prefix (array, "refused: This is a JSON array"));
  g_assert_true (g_str_has_prefix (zip, "refused: This is an archive"));
  g_assert_cmpstr (empty, ==, "refused: The file is empty.");
  g_assert_null (baton_event_reader_new ("/there/is/none.jsonl", NOW, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/event-reader/events", test_events);
  g_test_add_func ("/event-reader/rejects", test_rejects);
  g_test_add_func ("/event-reader/lines", test_lines);
  g_test_add_func ("/event-reader/long-line", test_long_line);
  g_test_add_func ("/event-reader/made-up-ids", test_made_up_ids);
  g_test_add_func ("/event-reader/sent-text", test_sent_text);
  g_test_add_func ("/event-reader/body", test_body);
  g_test_add_func ("/event-reader/refusals", test_refusals);

  return g_test_run ();
}
