/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "baton-documents.h"
#include "baton-error.h"

#define SLAS(list) "{\"slas\":[" list "]}"
#define TIME(id, more) \
  "{\"id\":\"" id "\",\"title\":\"T\",\"kind\":\"time\",\"team\":\"sales\",\"starts\":\"handoff\",\"ends\":\"attempt\"," more "}"
#define VOLUME(more) \
  "{\"id\":\"v\",\"title\":\"T\",\"kind\":\"volume\",\"team\":\"marketing\"," more "}"
#define ATTEMPTS(more) \
  "{\"id\":\"a\",\"title\":\"T\",\"kind\":\"attempts\",\"team\":\"sales\",\"starts\":\"acceptance\",\"ends\":\"reached\"," more "}"

static const BatonSla *
find (GPtrArray  *slas,
      const char *id)
{
  for (guint i = 0; i < slas->len; i++)
    {
      const BatonSla *sla = g_ptr_array_index (slas, i);

      if (g_str_equal (sla->id, id))
        return sla;
    }
  g_assert_not_reached ();
}

static void
assert_target (const BatonSla *sla,
               BatonPriority   priority,
               const char     *target)
{
  g_autofree char *text = baton_duration_format (&sla->targets[priority]);

  g_assert_cmpstr (text, ==, target);
}

/* What both teams promise as Baton comes. */
static void
test_default (void)
{
  g_autoptr(GBytes) bytes = baton_documents_get_default ("slas");
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) slas = NULL;
  const BatonSla *sla;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  slas = baton_slas_from_json (text, length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (slas->len, ==, 6);

  sla = find (slas, "volume");
  g_assert_cmpint (sla->kind, ==, BATON_SLA_VOLUME);
  g_assert_cmpint (sla->team, ==, BATON_TEAM_MARKETING);
  g_assert_cmpint (sla->count, ==, 50);
  g_assert_cmpint (sla->period, ==, BATON_PERIOD_MONTH);
  g_assert_cmpint (sla->starts, ==, BATON_MILESTONE_HANDOFF);

  sla = find (slas, "reach-rep");
  g_assert_cmpint (sla->team, ==, BATON_TEAM_MARKETING);
  g_assert_true (sla->working);
  assert_target (sla, BATON_PRIORITY_NORMAL, "15m");

  sla = find (slas, "first-contact");
  g_assert_cmpint (sla->ends, ==, BATON_MILESTONE_ATTEMPT);
  g_assert_true (sla->working);
  assert_target (sla, BATON_PRIORITY_HAND_RAISER, "5m");
  assert_target (sla, BATON_PRIORITY_HOT, "4h");
  assert_target (sla, BATON_PRIORITY_NORMAL, "4h");
  g_assert_cmpfloat (sla->share, ==, 0.9);
  g_assert_cmpfloat (sla->warn, ==, 0.75);

  sla = find (slas, "accept");
  g_assert_cmpint (sla->ends, ==, BATON_MILESTONE_ACCEPTANCE_OR_RETURN);
  g_assert_false (sla->working);
  assert_target (sla, BATON_PRIORITY_NORMAL, "48h");

  sla = find (slas, "attempts");
  g_assert_cmpint (sla->kind, ==, BATON_SLA_ATTEMPTS);
  g_assert_cmpint (sla->count, ==, 6);
  g_assert_false (sla->working);
  assert_target (sla, BATON_PRIORITY_NORMAL, "7d");

  sla = find (slas, "take-up");
  g_assert_cmpint (sla->starts, ==, BATON_MILESTONE_RETURN);
  g_assert_true (sla->working);
  assert_target (sla, BATON_PRIORITY_NORMAL, "10d");
}

static void
test_accepted (void)
{
  static const char text[] =
    SLAS (TIME ("x", "\"target\":\"1d 4h\",\"time\":\"elapsed\"") ","
          TIME ("y", "\"target\":\"4h\",\"time\":\"working\",\"share\":1,\"warn\":0.5"));
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) slas = baton_slas_from_json (text, -1, &error);
  g_autoptr(GPtrArray) none = NULL;

  g_assert_no_error (error);
  g_assert_cmpfloat (find (slas, "x")->share, ==, 0.9);
  g_assert_cmpfloat (find (slas, "x")->warn, ==, 0.75);
  assert_target (find (slas, "x"), BATON_PRIORITY_HOT, "1d 4h");
  g_assert_cmpfloat (find (slas, "y")->share, ==, 1);
  g_assert_cmpfloat (find (slas, "y")->warn, ==, 0.5);

  none = baton_slas_from_json ("{\"slas\":[]}", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

static const struct
{
  const char *text;
  const char *place;   /* How the message begins. */
} refused[] = {
  { "", "" },
  { "[]", "" },
  { "{}", "“slas” is missing" },
  { "{\"slas\":{}}", "/slas: " },
  { "{\"slas\":[],\"sla\":1}", "/sla: " },
  { SLAS ("5"), "/slas/0: " },
  { SLAS ("{}"), "/slas/0: “id” is missing" },
  { SLAS ("{\"id\":\"\"}"), "/slas/0/id: " },
  { SLAS ("{\"id\":\"x\",\"title\":\"T\",\"kind\":\"tme\"}"), "/slas/0/kind: “tme”" },
  { SLAS ("{\"id\":\"x\",\"title\":\"T\",\"kind\":\"time\",\"team\":\"it\"}"), "/slas/0/team: " },
  { SLAS ("{\"id\":\"x\",\"title\":\"T\",\"kind\":\"time\",\"team\":\"sales\",\"starts\":\"lunch\"}"), "/slas/0/starts: " },
  { SLAS ("{\"id\":\"x\",\"title\":\"T\",\"kind\":\"time\",\"team\":\"sales\",\"starts\":\"acceptance-or-return\"}"), "/slas/0/starts: " },
  { SLAS (TIME ("x", "\"time\":\"working\"")), "/slas/0: “target” is missing" },
  { SLAS (TIME ("x", "\"target\":\"4h\"")), "/slas/0: “time” is missing" },
  { SLAS (TIME ("x", "\"target\":\"4h\",\"time\":\"lunch\"")), "/slas/0/time: " },
  { SLAS (TIME ("x", "\"target\":4,\"time\":\"working\"")), "/slas/0/target: " },
  { SLAS (TIME ("x", "\"target\":\"soon\",\"time\":\"working\"")), "/slas/0/target: “soon”" },
  { SLAS (TIME ("x", "\"target\":\"0s\",\"time\":\"working\"")), "/slas/0/target: " },
  { SLAS (TIME ("x", "\"target\":\"-4h\",\"time\":\"working\"")), "/slas/0/target: " },
  { SLAS (TIME ("x", "\"target\":\"11000d\",\"time\":\"working\"")), "/slas/0/target: " },
  { SLAS (TIME ("x", "\"target\":{\"hot\":\"4h\",\"normal\":\"4h\"},\"time\":\"working\"")), "/slas/0/target: “hand-raiser” is missing" },
  { SLAS (TIME ("x", "\"target\":{\"hot\":\"4h\",\"normal\":\"4h\",\"cold\":\"4h\"},\"time\":\"working\"")), "/slas/0/target/cold: " },
  { SLAS (TIME ("x", "\"target\":\"4h\",\"time\":\"working\",\"share\":0")), "/slas/0/share: " },
  { SLAS (TIME ("x", "\"target\":\"4h\",\"time\":\"working\",\"share\":90")), "/slas/0/share: " },
  { SLAS (TIME ("x", "\"target\":\"4h\",\"time\":\"working\",\"warn\":\"0.5\"")), "/slas/0/warn: " },
  { SLAS (TIME ("x", "\"target\":\"4h\",\"time\":\"working\",\"count\":6")), "/slas/0/count: " },
  { SLAS (TIME ("x", "\"target\":\"4h\",\"time\":\"working\"") "," TIME ("x", "\"target\":\"4h\",\"time\":\"working\"")), "/slas/1: " },
  { SLAS (VOLUME ("\"counts\":\"handoff\",\"count\":50,\"period\":\"year\"")), "/slas/0/period: " },
  { SLAS (VOLUME ("\"counts\":\"handoff\",\"count\":0,\"period\":\"month\"")), "/slas/0/count: " },
  { SLAS (VOLUME ("\"counts\":\"handoff\",\"count\":50.5,\"period\":\"month\"")), "/slas/0/count: " },
  { SLAS (VOLUME ("\"counts\":\"handoff\",\"count\":99999999999,\"period\":\"month\"")), "/slas/0/count: " },
  { SLAS (VOLUME ("\"counts\":\"handoff\",\"count\":50,\"period\":\"month\",\"target\":\"4h\"")), "/slas/0/target: " },
  { SLAS (ATTEMPTS ("\"target\":\"7d\",\"time\":\"elapsed\"")), "/slas/0: “count” is missing" },
  { SLAS ("{\"id\":\"x\",\"title\":\"T\",\"kind\":\"time\",\"team\":\"sales\",\"starts\":\"handoff\",\"ends\":\"handoff\","
          "\"target\":\"4h\",\"time\":\"working\"}"), "/slas/0: " },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GPtrArray) slas = baton_slas_from_json (refused[i].text, -1, &error);

      g_test_message ("%s", refused[i].text);
      g_assert_null (slas);
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, refused[i].place));
    }
}

static void
test_round_trip (void)
{
  g_autoptr(GBytes) bytes = baton_documents_get_default ("slas");
  gsize length;
  const char *shipped = g_bytes_get_data (bytes, &length);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) slas = baton_slas_from_json (shipped, (gssize) length, &error);
  g_autofree char *text = baton_slas_to_json (slas);
  g_autoptr(GPtrArray) again = NULL;
  g_autofree char *same_text = NULL;

  again = baton_slas_from_json (text, -1, &error);
  g_assert_no_error (error);
  same_text = baton_slas_to_json (again);
  g_assert_cmpstr (text, ==, same_text);

  g_assert_cmpuint (again->len, ==, slas->len);
  for (guint i = 0; i < slas->len; i++)
    {
      const BatonSla *sla = g_ptr_array_index (slas, i);
      const BatonSla *same = g_ptr_array_index (again, i);

      g_assert_cmpstr (same->id, ==, sla->id);
      g_assert_cmpstr (same->title, ==, sla->title);
      g_assert_cmpint (same->kind, ==, sla->kind);
      g_assert_cmpint (same->team, ==, sla->team);
      g_assert_cmpint (same->starts, ==, sla->starts);
      g_assert_cmpint (same->ends, ==, sla->ends);
      g_assert_cmpmem (same->targets, sizeof same->targets, sla->targets, sizeof sla->targets);
      g_assert_cmpint (same->working, ==, sla->working);
      g_assert_cmpint (same->count, ==, sla->count);
      g_assert_cmpint (same->period, ==, sla->period);
      g_assert_cmpfloat (same->share, ==, sla->share);
      g_assert_cmpfloat (same->warn, ==, sla->warn);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/slas-json/default", test_default);
  g_test_add_func ("/slas-json/round-trip", test_round_trip);
  g_test_add_func ("/slas-json/accepted", test_accepted);
  g_test_add_func ("/slas-json/refused", test_refused);

  return g_test_run ();
}
