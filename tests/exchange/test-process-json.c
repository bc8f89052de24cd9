/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "baton-documents.h"
#include "baton-error.h"

#define STAGE(id, more) "{\"id\":\"" id "\",\"title\":\"T\",\"team\":\"sales\"" more "}"
#define KNOWN                                                                         \
  STAGE ("new", "") "," STAGE ("marketing-qualified", "") ","                         \
  STAGE ("sales-accepted", "") "," STAGE ("sales-qualified", "") ","                  \
  STAGE ("opportunity", "") "," STAGE ("customer", "") "," STAGE ("disqualified", "")
#define STAGES(list) "{\"stages\":[" list "]}"

static BatonProcess *
load_default (void)
{
  g_autoptr(GBytes) bytes = baton_documents_get_default ("process");
  g_autoptr(GError) error = NULL;
  BatonProcess *process;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  process = baton_process_from_json (text, length, &error);
  g_assert_no_error (error);
  return process;
}

static void
test_default (void)
{
  static const char * const titles[] = {
    "New", "MQL", "Sales-accepted", "SQL", "Opportunity", "Customer", "Disqualified",
  };
  g_autoptr(BatonProcess) process = load_default ();

  g_assert_cmpuint (baton_process_get_n_stages (process), ==, G_N_ELEMENTS (titles));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      const BatonStage *stage = baton_process_get_nth (process, i);

      g_assert_cmpuint (stage->number, ==, i);
      g_assert_cmpstr (stage->title, ==, titles[i]);
      g_assert_cmpstr (stage->definition, !=, "");
      g_assert_cmpstr (stage->enters, !=, "");
      g_assert_cmpstr (stage->metric, !=, "");
      g_assert_true (stage->active);
      g_assert_cmpuint (stage->moves, !=, 0);
    }
  g_assert_true (baton_process_allows (process, BATON_STAGE_CUSTOMER, BATON_STAGE_OPPORTUNITY));
  g_assert_false (baton_process_allows (process, BATON_STAGE_NEW, BATON_STAGE_CUSTOMER));
}

/* The clocks that the stages speak of are there. */
static void
test_default_slas (void)
{
  g_autoptr(BatonProcess) process = load_default ();
  g_autoptr(GBytes) bytes = baton_documents_get_default ("slas");
  g_autoptr(GPtrArray) slas = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  slas = baton_slas_from_json (text, length, NULL);
  for (guint i = 0; i < baton_process_get_n_stages (process); i++)
    {
      const BatonStage *stage = baton_process_get_nth (process, i);

      for (guint j = 0; stage->slas[j] != NULL; j++)
        {
          gboolean found = FALSE;

          for (guint k = 0; k < slas->len; k++)
            found |= g_str_equal (((BatonSla *) g_ptr_array_index (slas, k))->id, stage->slas[j]);
          g_assert_true (found);
        }
    }
}

static void
test_added_stage (void)
{
  static const char text[] =
    STAGES (KNOWN "," STAGE ("talk", ",\"number\":12,\"content\":\"decision\",\"active\":false,"
                                     "\"slas\":[\"accept\"],\"moves\":[\"customer\",\"new\"]"));
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonProcess) process = baton_process_from_json (text, -1, &error);
  const BatonStage *stage;

  g_assert_no_error (error);
  stage = baton_process_find (process, "talk");
  g_assert_cmpuint (stage->number, ==, 12);
  g_assert_cmpint (stage->content, ==, BATON_CONTENT_DECISION);
  g_assert_cmpint (stage->team, ==, BATON_TEAM_SALES);
  g_assert_false (stage->active);
  g_assert_cmpstr (stage->slas[0], ==, "accept");
  g_assert_cmpuint (stage->moves, ==, (1u << BATON_STAGE_CUSTOMER) | (1u << BATON_STAGE_NEW));
  g_assert_cmpstr (stage->definition, ==, "");
}

static const struct
{
  const char *text;
  const char *place;   /* How the message begins. */
} refused[] = {
  { "", "" },
  { "{}", "“stages” is missing" },
  { "{\"stages\":{}}", "/stages: " },
  { STAGES (""), "/stages: " },
  { STAGES ("7"), "/stages/0: " },
  { STAGES ("{\"title\":\"T\"}"), "/stages/0: “id” is missing" },
  { STAGES ("{\"id\":\"new\",\"title\":\"T\"}"), "/stages/0: “team” is missing" },
  { STAGES ("{\"id\":\"new\",\"team\":\"sales\"}"), "/stages: " },
  { STAGES (STAGE ("new", ",\"colour\":1")), "/stages/0/colour: " },
  { STAGES (STAGE ("new", ",\"content\":\"fun\"")), "/stages/0/content: " },
  { STAGES (STAGE ("new", ",\"active\":1")), "/stages/0/active: " },
  { STAGES (STAGE ("new", ",\"number\":32")), "/stages/0/number: " },
  { STAGES (STAGE ("new", ",\"number\":\"1\"")), "/stages/0/number: " },
  { STAGES (STAGE ("new", ",\"slas\":[1]")), "/stages/0/slas/0: " },
  { STAGES (STAGE ("new", ",\"moves\":\"mql\"")), "/stages/0/moves: " },
  { STAGES (KNOWN "," STAGE ("talk", "")), "/stages/7: “number” is missing" },
  { STAGES (KNOWN "," STAGE ("talk", ",\"number\":3")), "/stages: " },
  { STAGES (KNOWN "," STAGE ("talk", ",\"number\":8,\"moves\":[\"new\",\"moon\"]")), "/stages/7/moves/1: “moon”" },
  { STAGES (KNOWN "," STAGE ("talk", ",\"number\":8,\"moves\":[\"talk\"]")), "/stages: " },
  { STAGES (KNOWN "," STAGE ("new", "")), "/stages: " },
  { STAGES (STAGE ("new", "")), "/stages: Stage “marketing-qualified” is missing" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonProcess) process = baton_process_from_json (refused[i].text, -1, &error);

      g_test_message ("%s", refused[i].text);
      g_assert_null (process);
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, refused[i].place));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/process-json/default", test_default);
  g_test_add_func ("/process-json/default-slas", test_default_slas);
  g_test_add_func ("/process-json/added-stage", test_added_stage);
  g_test_add_func ("/process-json/refused", test_refused);

  return g_test_run ();
}
