/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds for every command: help, options, errors. */

#include "cli-fixture.h"

#include <string.h>

static char *
read_whole (const char *variable)
{
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (g_getenv (variable), &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* The names of the commands, as the help lists them. */
static GPtrArray *
list_commands (Desk *desk)
{
  GPtrArray *commands = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GRegex) regex = g_regex_new ("(?m)^  ([a-z-]+( [a-z]+)?)  +[A-Z]", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  desk_type (desk, "--help");
  g_regex_match (regex, desk->out, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    g_ptr_array_add (commands, g_match_info_fetch (match, 1));
  return commands;
}

static gboolean
is_documented (const char *text,
               const char *option)
{
  g_autofree char *pattern = g_strdup_printf ("(?m)%s(?![a-z-])", option);

  return g_regex_match_simple (pattern, text, 0, 0);
}

/* Every command has help with examples, and what the help says of its options
 * stands in the manual and in the completion too. */
static void
test_help (Desk *desk)
{
  g_autoptr(GPtrArray) commands = list_commands (desk);
  g_autofree char *completion = read_whole ("BATON_COMPLETION");
  g_autofree char *roff = read_whole ("BATON_MANUAL");
  g_auto(GStrv) parts = g_strsplit (roff, "\\-", -1);
  g_autofree char *manual = g_strjoinv ("-", parts);

  g_assert_cmpuint (commands->len, >, 30);
  for (guint i = 0; i < commands->len; i++)
    {
      const char *command = g_ptr_array_index (commands, i);
      g_autoptr(GMatchInfo) match = NULL;
      g_autoptr(GRegex) regex = g_regex_new ("(?m)^  (?:-., )?(--[a-z-]+)", 0, 0, NULL);

      desk_type (desk, "%s --help", command);
      assert_contains (desk->out, "Examples:");
      assert_contains (desk->out, command);
      g_assert_true (is_documented (manual, command));

      g_regex_match (regex, desk->out, 0, &match);
      for (; g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *option = g_match_info_fetch (match, 1);

          g_assert_true (is_documented (manual, option));
          g_assert_true (is_documented (completion, option));
        }
    }
}

static void
test_help_everywhere (Desk *desk)
{
  desk_type (desk, "-h");
  assert_contains (desk->out, "Usage: batonctl COMMAND");
  desk_type (desk, "import --help");
  assert_contains (desk->out, "import undo");
  assert_lacks (desk->out, "export leads");
  desk_type (desk, "import leads -h");
  assert_contains (desk->out, "--preview");
  desk_type (desk, "leads --json --help");
  assert_contains (desk->out, "FILTER");
  desk_type (desk, "help import undo");
  assert_contains (desk->out, "Usage: batonctl import undo");
  desk_type (desk, "--version");
  g_assert_true (g_str_has_prefix (desk->out, "batonctl "));
}

static void
test_usage_errors (Desk *desk)
{
  static const struct
  {
    const char *line;
    const char *says;
  } cases[] = {
    { "", "batonctl --help" },
    { "import", "batonctl import --help" },
    { "imprt leads x.csv", "import" },
    { "import laeds x.csv", "batonctl import leads" },
    { "xyzzy", "xyzzy" },
    { "leads --srot score", "--sort" },
    { "leads --limit many", "many" },
    { "leads --limit -1", "--limit" },
    { "leads --limit", "--limit" },
    { "show", "LEAD" },
    { "show 1 2", "2" },
    { "import leads", "FILE" },
    { "import undo three", "three" },
    { "--now someday tick", "someday" },
    { "--as '' tick", "--as" },
    { "sla due --start 2026-03-02 --target 1h", "--calendar" },
    { "event add --kind page_view", "--lead" },
    { "event add --lead a@example.com", "--kind" },
    { "lead add email", "FIELD=VALUE" },
    { "lead add emial=a@example.com", "email" },
    { "lead add xyzzy=1", "There is no field “xyzzy”" },
    { "demo --leads 0", "--leads" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      desk_fail (desk, 2, "--store other.db %s", cases[i].line);
      assert_contains (desk->err, cases[i].says);
    }
}

static void
test_choices (Desk *desk)
{
  desk_type (desk, "init");
  desk_fail (desk, 2, "return 1");
  assert_contains (desk->err, "not-ready");
  desk_fail (desk, 2, "return 1 --reason not-redy");
  assert_contains (desk->err, "Did you mean “not-ready”?");
  desk_fail (desk, 2, "attempt 1 --outcome reach");
  assert_contains (desk->err, "reached");
  desk_fail (desk, 2, "may-contact 1 --team sails");
  assert_contains (desk->err, "sales");
  desk_fail (desk, 2, "leads 'stage:nowhere'");
  assert_contains (desk->err, "nowhere");
  desk_fail (desk, 2, "leads --sort colour");
  assert_contains (desk->err, "colour");
}

static JsonObject *
get_error (Desk *desk)
{
  g_autoptr(GError) error = NULL;
  JsonObject *object;

  g_clear_pointer (&desk->node, json_node_unref);
  desk->node = json_from_string (desk->err, &error);
  g_assert_no_error (error);
  object = json_object_get_object_member (json_node_get_object (desk->node), "error");
  g_assert_true (json_object_has_member (object, "hint"));
  g_assert_cmpstr (json_object_get_string_member (object, "message"), !=, "");
  return object;
}

static void
test_json_errors (Desk *desk)
{
  desk_fail (desk, 2, "leads --json --bogus");
  assert_text (get_error (desk), "code", "usage");
  desk_fail (desk, 1, "leads --json");
  assert_text (get_error (desk), "code", "not-found");
  desk_type (desk, "init");
  desk_fail (desk, 1, "--json show nobody@example.com");
  assert_text (get_error (desk), "code", "not-found");
  desk_fail (desk, 1, "import leads nowhere.csv --json");
  assert_text (get_error (desk), "code", "not-found");
}

/* A database is made by those commands that put something into it. */
static void
test_missing_database (Desk *desk)
{
  static const char * const readers[] = { "leads", "show 1", "funnel", "check", "tick", "score", "accept 1" };
  g_autofree char *store = g_build_filename (desk->folder, "leads.db", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      desk_fail (desk, 1, "%s", readers[i]);
      assert_contains (desk->err, "batonctl init");
      g_assert_false (g_file_test (store, G_FILE_TEST_EXISTS));
    }

  desk_type (desk, "lead add email=ada@mills.example");
  g_assert_true (g_file_test (store, G_FILE_TEST_EXISTS));
  desk_type (desk, "team add Sam --store second.db");
  desk_type (desk, "team list --store=second.db");
  assert_contains (desk->out, "Sam");
}

static void
test_init (Desk *desk)
{
  g_assert_true (json_object_get_boolean_member (desk_ask (desk, "init"), "created"));
  desk_type (desk, "lead add email=ada@mills.example");
  g_assert_false (json_object_get_boolean_member (desk_ask (desk, "init"), "created"));
  g_assert_cmpuint (json_array_get_length (desk_ask_list (desk, "leads")), ==, 1);
}

/* General options stand anywhere. */
static void
test_order (Desk *desk)
{
  g_autofree char *before = NULL;

  desk_type (desk, "lead --now " CLI_NOW " add --store a.db email=ada@mills.example");
  desk_type (desk, "--store a.db --json leads --limit 5 ada --sort score");
  before = g_steal_pointer (&desk->out);
  desk_type (desk, "leads ada --sort=score --json --limit=5 --store=a.db");
  g_assert_cmpstr (desk->out, ==, before);
}

static void
test_actor (Desk *desk)
{
  JsonArray *journal;

  desk_type (desk, "lead add email=ada@mills.example --as 'Mia Market'");
  journal = json_object_get_array_member (desk_ask (desk, "show ada@mills.example"), "journal");
  g_assert_cmpuint (json_array_get_length (journal), >, 0);
  assert_text (json_array_get_object_element (journal, 0), "actor", "Mia Market");
}

static char *
complete (const char *line)
{
  g_autofree char *completion = g_shell_quote (g_getenv ("BATON_COMPLETION"));
  g_autofree char *typed = g_shell_quote (line);
  g_autofree char *script = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  char *reply;

  script = g_strdup_printf ("compopt () { :; }; source %s; COMP_LINE=%s; COMP_POINT=${#COMP_LINE}; "
                            "_batonctl; echo \"${COMPREPLY[*]}\"", completion, typed);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "bash", "--norc", "-c", script, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &reply, NULL, &error);
  g_assert_no_error (error);
  return g_strchomp (reply);
}

static void
test_completion (Desk *desk)
{
  static const char * const cases[][2] = {
    { "batonctl im", "import" },
    { "batonctl import ", "events leads undo" },
    { "batonctl --store x.db --json import l", "leads" },
    { "batonctl leads --so", "--sort=" },
    { "batonctl leads --sort=sc", "score" },
    { "batonctl leads --sort -sc", "-score" },
    { "batonctl leads stage:m", "mql" },
    { "batonctl return 3 --reason no-", "no-buying-power" },
    { "batonctl may-contact 3 --channel ca", "campaign call" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reply = complete (cases[i][0]);

      g_assert_cmpstr (reply, ==, cases[i][1]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_add_test ("/cli/command-line/help", test_help);
  desk_add_test ("/cli/command-line/help-everywhere", test_help_everywhere);
  desk_add_test ("/cli/command-line/usage-errors", test_usage_errors);
  desk_add_test ("/cli/command-line/choices", test_choices);
  desk_add_test ("/cli/command-line/json-errors", test_json_errors);
  desk_add_test ("/cli/command-line/missing-database", test_missing_database);
  desk_add_test ("/cli/command-line/init", test_init);
  desk_add_test ("/cli/command-line/order", test_order);
  desk_add_test ("/cli/command-line/actor", test_actor);
  desk_add_test ("/cli/command-line/completion", test_completion);
  return g_test_run ();
}
