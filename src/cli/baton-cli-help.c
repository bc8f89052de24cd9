/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-help.h"

#include <glib/gi18n.h>
#include <string.h>

#include "baton-cli-terminal.h"

static void
print_heading (const char *text)
{
  baton_cli_print ("\n");
  baton_cli_print_styled (stdout, text, BATON_CLI_STYLE_STRONG);
  baton_cli_print ("\n");
}

static void
print_pair (const char *left,
            guint       width,
            const char *right)
{
  guint used = baton_cli_text_width (left);

  baton_cli_print ("  %s%*s%s\n", left, (int) (width - used + 2), "", right);
}

static void
print_commands (const char *group)
{
  g_autofree char *prefix = group != NULL ? g_strconcat (group, " ", NULL) : g_strdup ("");
  guint width = 0;

  for (guint i = 0; baton_cli_commands[i] != NULL; i++)
    width = MAX (width, (guint) strlen (baton_cli_commands[i]->name));

  print_heading (_("Commands:"));
  for (guint i = 0; baton_cli_commands[i] != NULL; i++)
    {
      const BatonCliCommand *command = baton_cli_commands[i];

      if (g_str_has_prefix (command->name, prefix))
        print_pair (command->name, width, _(command->summary));
    }
}

static char *
describe_option (const GOptionEntry *option)
{
  g_autofree char *initial = NULL;

  if (option->short_name != 0)
    initial = g_strdup_printf ("-%c, ", option->short_name);
  return g_strconcat (initial != NULL ? initial : "", "--", option->long_name,
                      option->arg_description != NULL ? "=" : "",
                      option->arg_description != NULL ? _(option->arg_description) : "", NULL);
}

static void
print_options (const char         *heading,
               const GOptionEntry *options)
{
  guint width = 0;

  print_heading (heading);
  for (guint i = 0; options[i].long_name != NULL; i++)
    {
      g_autofree char *left = describe_option (&options[i]);

      width = MAX (width, baton_cli_text_width (left));
    }
  for (guint i = 0; options[i].long_name != NULL; i++)
    {
      g_autofree char *left = describe_option (&options[i]);

      print_pair (left, width, _(options[i].description));
    }
}

static void
print_examples (const char *examples)
{
  g_auto(GStrv) lines = g_strsplit (examples, "\n", -1);

  print_heading (_("Examples:"));
  for (guint i = 0; lines[i] != NULL; i++)
    baton_cli_print ("  %s\n", lines[i]);
}

static void
print_command (const BatonCliCommand *command)
{
  baton_cli_print (_("Usage: %s"), "batonctl ");
  baton_cli_print ("%s %s%s%s\n\n%s\n", command->name, _("[OPTION…]"),
                   command->operands != NULL ? " " : "",
                   command->operands != NULL ? command->operands : "",
                   _(command->summary));
  if (command->details != NULL)
    baton_cli_print ("\n%s\n", _(command->details));
  if (command->options != NULL)
    print_options (_("Options:"), command->options);
}

/**
 * baton_cli_help_print:
 * @line: a command line
 *
 * Prints the help on its command, or on all of them.
 */
void
baton_cli_help_print (const BatonCliLine *line)
{
  BatonCliLine stored = { NULL };
  g_autoptr(GArray) global_options = baton_cli_line_global_options (&stored);

  if (line->command != NULL)
    print_command (line->command);
  else
    {
      baton_cli_print (_("Usage: %s"), "batonctl ");
      baton_cli_print ("%s %s\n\n%s\n", line->group != NULL ? line->group : _("COMMAND"),
                       _("[OPTION…]"), _("Passes leads from Marketing to Sales and back."));
      print_commands (line->group);
    }

  print_options (_("General options:"), (const GOptionEntry *) global_options->data);
  if (line->command != NULL)
    print_examples (line->command->examples);
  else if (line->group == NULL)
    {
      print_examples ("batonctl demo\n"
                      "batonctl import leads fair.csv --dry-run\n"
                      "batonctl leads 'stage:mql country:DE score>=100' --sort=-score\n"
                      "batonctl why ext:660737");
      baton_cli_print ("\n%s\n", _("“batonctl COMMAND --help” says more about a command."));
    }
}
