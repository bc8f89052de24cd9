/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <gio/gio.h>
#include <string.h>

#include "baton-error.h"
#include "process/baton-process.h"

#define BIT(number) (1u << (number))

static BatonStage *
add_stage (GPtrArray  *stages,
           guint       number,
           const char *id,
           const char *title)
{
  BatonStage *stage = baton_stage_new ();

  stage->number = number;
  stage->id = g_strdup (id);
  stage->title = g_strdup (title);
  g_ptr_array_add (stages, stage);
  return stage;
}

static GPtrArray *
make_stages (void)
{
  static const char * const titles[] = {
    "New", "MQL", "Angenommen", "SQL", "Öffentliche Ausschreibung", "Customer", "Disqualified",
  };
  GPtrArray *stages = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_stage_free);

  for (guint i = 0; i < BATON_STAGE_FIRST_ADDED; i++)
    add_stage (stages, i, baton_stage_get_known_id (i), titles[i]);
  return stages;
}

static BatonStage *
nth_stage (GPtrArray *stages,
           guint      number)
{
  return g_ptr_array_index (stages, number);
}

static void
test_find (void)
{
  static const struct
  {
    const char *name;
    int         number;
  } cases[] = {
    { "new", BATON_STAGE_NEW },
    { "marketing-qualified", BATON_STAGE_MARKETING_QUALIFIED },
    { "Marketing-Qualified", BATON_STAGE_MARKETING_QUALIFIED },
    { "mql", BATON_STAGE_MARKETING_QUALIFIED },
    { "SAL", BATON_STAGE_SALES_ACCEPTED },
    { "sql", BATON_STAGE_SALES_QUALIFIED },
    { "angenommen", BATON_STAGE_SALES_ACCEPTED },
    { "ÖFFENTLICHE Ausschreibung", BATON_STAGE_OPPORTUNITY },
    { "Second Talk", 9 },
    { "second-talk", 9 },
    { "qualified", -1 },
    { "", -1 },
  };
  g_autoptr(GPtrArray) stages = make_stages ();
  g_autoptr(BatonProcess) process = NULL;
  g_autoptr(GError) error = NULL;

  add_stage (stages, 9, "second-talk", "Second talk");
  process = baton_process_new (stages, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (baton_process_get_n_stages (process), ==, 8);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BatonStage *stage = baton_process_find (process, cases[i].name);

      g_test_message ("“%s”", cases[i].name);
      g_assert_cmpint (stage != NULL ? (int) stage->number : -1, ==, cases[i].number);
    }
}

static void
test_get_stage (void)
{
  g_autoptr(GPtrArray) stages = make_stages ();
  g_autoptr(BatonProcess) process = NULL;

  add_stage (stages, 31, "last", "Last");
  process = baton_process_new (stages, NULL);
  g_assert_cmpstr (baton_process_get_stage (process, 31)->id, ==, "last");
  g_assert_cmpstr (baton_process_get_nth (process, 7)->id, ==, "last");
  g_assert_null (baton_process_get_stage (process, 7));
  g_assert_null (baton_process_get_stage (process, 32));
  g_assert_null (baton_process_get_stage (process, G_MAXUINT));
}

static void
test_moves (void)
{
  g_autoptr(GPtrArray) stages = make_stages ();
  g_autoptr(BatonProcess) process = NULL;

  nth_stage (stages, BATON_STAGE_NEW)->moves = BIT (BATON_STAGE_MARKETING_QUALIFIED) | BIT (BATON_STAGE_DISQUALIFIED);
  nth_stage (stages, BATON_STAGE_SALES_ACCEPTED)->moves = BIT (BATON_STAGE_SALES_QUALIFIED);
  nth_stage (stages, BATON_STAGE_SALES_QUALIFIED)->active = FALSE;
  process = baton_process_new (stages, NULL);

  g_assert_true (baton_process_allows (process, BATON_STAGE_NEW, BATON_STAGE_MARKETING_QUALIFIED));
  g_assert_true (baton_process_allows (process, BATON_STAGE_NEW, BATON_STAGE_DISQUALIFIED));
  g_assert_false (baton_process_allows (process, BATON_STAGE_NEW, BATON_STAGE_CUSTOMER));
  g_assert_false (baton_process_allows (process, BATON_STAGE_NEW, BATON_STAGE_NEW));
  g_assert_false (baton_process_allows (process, BATON_STAGE_SALES_ACCEPTED, BATON_STAGE_SALES_QUALIFIED));
  g_assert_false (baton_process_allows (process, BATON_STAGE_NEW, 40));
  g_assert_false (baton_process_allows (process, 40, BATON_STAGE_NEW));
}

static void
set_text (char       **text,
          const char  *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void break_missing (GPtrArray *stages) { g_ptr_array_remove_index (stages, BATON_STAGE_CUSTOMER); }
static void break_title (GPtrArray *stages) { set_text (&nth_stage (stages, 3)->title, ""); }
static void break_id (GPtrArray *stages) { add_stage (stages, 8, "Second talk", "Second talk"); }
static void break_no_id (GPtrArray *stages) { add_stage (stages, 8, "", "Second talk"); }
static void break_known_number (GPtrArray *stages) { nth_stage (stages, BATON_STAGE_CUSTOMER)->number = 12; }
static void break_taken_number (GPtrArray *stages) { add_stage (stages, 3, "talk", "Talk"); }
static void break_high_number (GPtrArray *stages) { add_stage (stages, 32, "talk", "Talk"); }
static void break_new_off (GPtrArray *stages) { nth_stage (stages, BATON_STAGE_NEW)->active = FALSE; }
static void break_move (GPtrArray *stages) { nth_stage (stages, 0)->moves = BIT (20); }
static void break_move_to_self (GPtrArray *stages) { nth_stage (stages, 4)->moves = BIT (4); }

static void
break_same_number (GPtrArray *stages)
{
  add_stage (stages, 8, "talk", "Talk");
  add_stage (stages, 8, "call", "Call");
}

static void
break_same_id (GPtrArray *stages)
{
  add_stage (stages, 8, "talk", "Talk");
  add_stage (stages, 9, "talk", "Talk again");
}

static void
test_refused (void)
{
  static const struct
  {
    void       (*break_stages) (GPtrArray *stages);
    const char  *named;
  } cases[] = {
    { break_missing, "customer" },
    { break_title, "sales-qualified" },
    { break_id, "8" },
    { break_no_id, "8" },
    { break_known_number, "customer" },
    { break_taken_number, "talk" },
    { break_high_number, "talk" },
    { break_new_off, "new" },
    { break_move, "new" },
    { break_move_to_self, "opportunity" },
    { break_same_number, "call" },
    { break_same_id, "talk" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) stages = make_stages ();
      g_autoptr(BatonProcess) process = NULL;
      g_autoptr(GError) error = NULL;

      cases[i].break_stages (stages);
      process = baton_process_new (stages, &error);
      g_assert_null (process);
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].named));
    }
}

static void
test_names (void)
{
  BatonTeam team;
  BatonContentLevel level;

  g_assert_true (baton_team_from_name ("sales", &team));
  g_assert_cmpint (team, ==, BATON_TEAM_SALES);
  g_assert_cmpstr (baton_team_get_name (BATON_TEAM_MARKETING), ==, "marketing");
  g_assert_cmpstr (baton_team_get_title (BATON_TEAM_SALES), ==, "Sales");
  g_assert_false (baton_team_from_name ("finance", &team));
  g_assert_true (baton_content_level_from_name ("decision", &level));
  g_assert_cmpint (level, ==, BATON_CONTENT_DECISION);
  g_assert_null (baton_stage_get_known_id (BATON_STAGE_FIRST_ADDED));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/process/find", test_find);
  g_test_add_func ("/process/get-stage", test_get_stage);
  g_test_add_func ("/process/moves", test_moves);
  g_test_add_func ("/process/refused", test_refused);
  g_test_add_func ("/process/names", test_names);

  return g_test_run ();
}
