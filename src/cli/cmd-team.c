/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-cli-suggest.h"
#include "baton-cli-time.h"
#include "baton-people.h"

/* What stands for "not given". */
#define NOT_GIVEN G_MININT64

static char *team_name;
static char *new_name;
static char *email;
static char *hours;
static char **queues;
static gint64 cap = NOT_GIVEN;
static gint64 weight = NOT_GIVEN;
static char *absent_from;
static char *absent_until;
static gboolean present;
static gboolean active;
static gboolean inactive;

#define COMMON_OPTIONS \
  { "team", 0, 0, G_OPTION_ARG_FILENAME, &team_name, \
    N_("The team: sales or marketing"), N_("TEAM") }, \
  { "email", 0, 0, G_OPTION_ARG_FILENAME, &email, N_("The e-mail address"), N_("ADDRESS") }, \
  { "cap", 0, 0, G_OPTION_ARG_INT64, &cap, \
    N_("The most leads that the person works on at once"), N_("N") }, \
  { "weight", 0, 0, G_OPTION_ARG_INT64, &weight, \
    N_("The weight in the round robin, from 1: with 2, twice as many leads"), N_("N") }, \
  { "queue", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &queues, \
    N_("A queue that the person serves; otherwise every one (may be repeated)"), N_("QUEUE") }, \
  { "hours", 0, 0, G_OPTION_ARG_FILENAME, &hours, \
    N_("When the person works, such as 09:00-13:00; otherwise as the office does"), N_("HOURS") }, \
  { "absent-from", 0, 0, G_OPTION_ARG_FILENAME, &absent_from, N_("When an absence begins"), N_("TIME") }, \
  { "absent-until", 0, 0, G_OPTION_ARG_FILENAME, &absent_until, N_("When it ends"), N_("TIME") }

static const GOptionEntry add_options[] = {
  COMMON_OPTIONS,
  { NULL },
};

static const GOptionEntry set_options[] = {
  { "name", 0, 0, G_OPTION_ARG_FILENAME, &new_name, N_("Another name"), N_("NAME") },
  COMMON_OPTIONS,
  { "present", 0, 0, G_OPTION_ARG_NONE, &present, N_("Ends an absence"), NULL },
  { "active", 0, 0, G_OPTION_ARG_NONE, &active, N_("Leads may be assigned to the person again"), NULL },
  { "inactive", 0, 0, G_OPTION_ARG_NONE, &inactive, N_("No leads are assigned to the person any more"), NULL },
  { NULL },
};

static gboolean
set_team (BatonCli     *cli,
          BatonPerson  *person,
          GError      **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  if (team_name == NULL || baton_team_from_name (team_name, &person->team))
    return TRUE;
  for (BatonTeam i = BATON_TEAM_MARKETING; i <= BATON_TEAM_SALES; i++)
    g_ptr_array_add (names, (char *) baton_team_get_name (i));
  return baton_cli_fail_choice (cli, "--team", team_name, names, error);
}

static gboolean
set_number (const char  *option,
            gint64       given,
            gint64       least,
            int         *number,
            GError     **error)
{
  if (given == NOT_GIVEN)
    return TRUE;
  if (given < least || given > G_MAXINT)
    return baton_cli_fail_usage (error, _("%s must be a number from %d up"), option, (int) least);
  *number = (int) given;
  return TRUE;
}

static gboolean
set_absence (BatonCli     *cli,
             BatonPerson  *person,
             GError      **error)
{
  if (present && (absent_from != NULL || absent_until != NULL))
    return baton_cli_fail_usage (error, _("%s and %s cannot be used together"), "--present",
                                 absent_from != NULL ? "--absent-from" : "--absent-until");
  if (absent_until != NULL && absent_from == NULL && person->absent_from == 0)
    return baton_cli_fail_usage (error, _("%s is needed"), "--absent-from");

  if (present)
    person->absent_from = person->absent_until = 0;
  if (absent_from != NULL)
    {
      person->absent_until = 0;
      if (!baton_cli_parse_time (cli, "--absent-from", absent_from, &person->absent_from, error))
        return FALSE;
    }
  return absent_until == NULL ||
         baton_cli_parse_end (cli, "--absent-until", absent_until, &person->absent_until, error);
}

static void
set_text (char       **text,
          const char  *given)
{
  if (given == NULL)
    return;
  g_free (*text);
  *text = *given != '\0' ? g_strdup (given) : NULL;
}

static gboolean
apply_options (BatonCli     *cli,
               BatonPerson  *person,
               GError      **error)
{
  if (active && inactive)
    return baton_cli_fail_usage (error, _("%s and %s cannot be used together"), "--active", "--inactive");

  set_text (&person->name, new_name);
  set_text (&person->email, email);
  set_text (&person->hours, hours);
  if (queues != NULL)
    {
      g_strfreev (person->queues);
      person->queues = g_strdupv (queues);
    }
  if (active || inactive)
    person->active = active;
  return set_team (cli, person, error) &&
         set_number ("--cap", cap, 0, &person->cap, error) &&
         set_number ("--weight", weight, 1, &person->weight, error) &&
         set_absence (cli, person, error);
}

static void
person_to_json (const BatonPerson *person,
                JsonBuilder       *builder)
{
  baton_cli_json_int (builder, "id", person->id);
  baton_cli_json_text (builder, "name", person->name);
  baton_cli_json_text (builder, "email", person->email);
  baton_cli_json_text (builder, "team", baton_team_get_name (person->team));
  baton_cli_json_begin_array (builder, "queues");
  for (guint i = 0; person->queues != NULL && person->queues[i] != NULL; i++)
    json_builder_add_string_value (builder, person->queues[i]);
  json_builder_end_array (builder);
  baton_cli_json_int (builder, "cap", person->cap);
  baton_cli_json_int (builder, "weight", person->weight);
  baton_cli_json_text (builder, "hours", person->hours);
  baton_cli_json_bool (builder, "active", person->active);
  baton_cli_json_time (builder, "absent_from", person->absent_from);
  baton_cli_json_time (builder, "absent_until", person->absent_until);
  baton_cli_json_int (builder, "open", person->open);
}

static void
print_person (BatonCli          *cli,
              const BatonPerson *person,
              const char        *sentence)
{
  g_autoptr(JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      baton_cli_print ("%s\n", sentence);
      return;
    }
  builder = baton_cli_json_begin ();
  person_to_json (person, builder);
  baton_cli_json_print (builder);
}

static gboolean
run_add (BatonCli  *cli,
         GStrv      operands,
         GError   **error)
{
  g_autoptr(BatonPerson) person = baton_person_new ();
  g_autofree char *sentence = NULL;

  set_text (&person->name, operands[0]);
  person->team = BATON_TEAM_SALES;
  if (!apply_options (cli, person, error) ||
      !baton_cli_open (cli, BATON_CLI_CREATES, error) ||
      !baton_people_add (cli->session, person, cli->cancellable, error))
    return FALSE;
  sentence = g_strdup_printf (_("Added %s"), person->name);
  print_person (cli, person, sentence);
  return TRUE;
}

static gboolean
run_set (BatonCli  *cli,
         GStrv      operands,
         GError   **error)
{
  g_autoptr(BatonPerson) person = NULL;
  g_autofree char *sentence = NULL;

  if (!baton_cli_open (cli, BATON_CLI_WRITES, error))
    return FALSE;
  person = baton_cli_load_person (cli, operands[0], error);
  if (person == NULL || !apply_options (cli, person, error) ||
      !baton_people_change (cli->session, person, cli->cancellable, error))
    return FALSE;
  sentence = g_strdup_printf (_("Changed %s"), person->name);
  print_person (cli, person, sentence);
  return TRUE;
}

static void
list_to_json (GPtrArray *people)
{
  g_autoptr(BatonCliJsonList) list = baton_cli_json_list_new ();

  for (guint i = 0; i < people->len; i++)
    {
      person_to_json (g_ptr_array_index (people, i), baton_cli_json_list_next (list));
      baton_cli_json_list_add (list);
    }
  baton_cli_json_list_end (list);
}

static const char *
describe_presence (const BatonPerson *person,
                   gint64             now)
{
  if (!person->active)
    /* Translators: somebody who gets no leads any more */
    return C_("presence", "inactive");
  if (baton_person_is_absent (person, now))
    /* Translators: somebody who is away at the moment, such as on holiday */
    return C_("presence", "absent");

  /* Translators: somebody who is not away at the moment */
  return C_("presence", "here");
}

static void
list_to_table (GPtrArray *people,
               gint64     now)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  baton_cli_table_add_column (table, _("Name"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("Team"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Queues"), BATON_CLI_COLUMN_TEXT);
  /* Translators: how many leads somebody has to work on */
  baton_cli_table_add_column (table, C_("number of leads", "Open"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Cap"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Weight"), BATON_CLI_COLUMN_NUMBER);
  baton_cli_table_add_column (table, _("Hours"), BATON_CLI_COLUMN_TEXT);
  /* Translators: whether somebody is here or absent at the moment */
  baton_cli_table_add_column (table, C_("presence", "Now"), BATON_CLI_COLUMN_WHOLE);
  for (guint i = 0; i < people->len; i++)
    {
      const BatonPerson *person = g_ptr_array_index (people, i);
      g_autofree char *served = person->queues != NULL ? g_strjoinv (", ", person->queues) : NULL;

      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, person->name);
      baton_cli_table_add (table, baton_cli_team_style (person->team), baton_team_get_title (person->team));
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, served != NULL ? served : _("every"));
      baton_cli_table_add_number (table, person->open);
      baton_cli_table_add_number (table, person->cap);
      baton_cli_table_add_number (table, person->weight);
      /* Translators: whose working hours are those of the office. */
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, person->hours != NULL ? person->hours : _("as the office"));
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, describe_presence (person, now));
    }
  baton_cli_table_print (table);
}

static gboolean
run_list (BatonCli  *cli,
          GStrv      operands,
          GError   **error)
{
  g_autoptr(GPtrArray) people = NULL;

  if (!baton_cli_open (cli, BATON_CLI_READS, error))
    return FALSE;
  people = baton_people_list (cli->session, error);
  if (people == NULL)
    return FALSE;
  if (cli->json)
    list_to_json (people);
  else
    list_to_table (people, baton_cli_get_now (cli));
  return TRUE;
}

const BatonCliCommand baton_cli_team_add = {
  .name = "team add",
  .operands = "NAME",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Adds somebody who sells or markets"),
  .details = N_("Without --team it is somebody in Sales, without --cap the cap is 500."),
  .examples = "batonctl team add 'Sam Seller' --email sam@example.com\n"
              "batonctl team add 'Mia Market' --team marketing\n"
              "batonctl team add 'Ana Lima' --cap 80 --weight 2 --queue latam",
  .options = add_options,
  .run = run_add,
};

const BatonCliCommand baton_cli_team_set = {
  .name = "team set",
  .operands = "PERSON",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Changes a person’s cap, weight, queues, absence and the like"),
  .examples = "batonctl team set 'Sam Seller' --cap 120\n"
              "batonctl team set sam@example.com --absent-from 2026-07-01 --absent-until 2026-07-14\n"
              "batonctl team set sam@example.com --present",
  .options = set_options,
  .run = run_set,
};

const BatonCliCommand baton_cli_team_list = {
  .name = "team list",
  .summary = N_("Lists everybody, with what they work on"),
  .examples = "batonctl team list\n"
              "batonctl team list --json",
  .run = run_list,
};
