/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-cli-command.h"

#include <glib/gi18n.h>
#include <string.h>

#include "baton-cli-error.h"
#include "baton-cli-suggest.h"

/**
 * baton_cli_line_clear:
 * @self: a line
 *
 * Frees what the line holds.
 */
void
baton_cli_line_clear (BatonCliLine *self)
{
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->operands, g_strfreev);
  g_clear_pointer (&self->location, g_free);
  g_clear_pointer (&self->now, g_free);
  g_clear_pointer (&self->actor, g_free);
}

/**
 * baton_cli_line_global_options:
 * @self: where the options are to be stored
 *
 * Lists the options that every command takes.
 *
 * Returns: (transfer full) (element-type GOptionEntry): the options, ended by an empty one
 */
GArray *
baton_cli_line_global_options (BatonCliLine *self)
{
  const GOptionEntry options[] = {
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &self->location,
      N_("The database: a file, or postgresql://…"), N_("PLACE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json,
      N_("Print one JSON document"), NULL },
    { "now", 0, 0, G_OPTION_ARG_FILENAME, &self->now,
      N_("Set the clock, for tests and for what-if"), N_("TIME") },
    { "as", 0, 0, G_OPTION_ARG_FILENAME, &self->actor,
      N_("Who acts, as the journal will have it"), N_("NAME") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &self->help,
      N_("Show help"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version,
      N_("Show the version"), NULL },
  };
  GArray *array = g_array_new (TRUE, TRUE, sizeof (GOptionEntry));

  return g_array_append_vals (array, options, G_N_ELEMENTS (options));
}

static gboolean
takes_value (const char *argument,
             GArray     *options)
{
  for (guint i = 0; i < options->len; i++)
    {
      const GOptionEntry *option = &g_array_index (options, GOptionEntry, i);

      if (option->arg != G_OPTION_ARG_NONE && g_str_has_prefix (argument, "--") &&
          g_str_equal (argument + 2, option->long_name))
        return TRUE;
    }
  return FALSE;
}

/* Takes the first word out that is neither an option nor the value of one that
 * every command knows. */
static char *
take_word (GPtrArray *arguments,
           GArray    *global_options)
{
  for (guint i = 0; i < arguments->len; i++)
    {
      const char *argument = g_ptr_array_index (arguments, i);

      if (g_str_equal (argument, "--"))
        break;
      if (argument[0] != '-')
        return g_ptr_array_steal_index (arguments, i);
      if (takes_value (argument, global_options))
        i++;
    }
  return NULL;
}

static const BatonCliCommand *
find_command (const char *name)
{
  for (guint i = 0; baton_cli_commands[i] != NULL; i++)
    {
      if (g_str_equal (baton_cli_commands[i]->name, name))
        return baton_cli_commands[i];
    }
  return NULL;
}

/* The words that can stand after @group, or first when it is NULL. */
static GPtrArray *
list_words (const char *group)
{
  g_autofree char *prefix = group != NULL ? g_strconcat (group, " ", NULL) : g_strdup ("");
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; baton_cli_commands[i] != NULL; i++)
    {
      const char *name = baton_cli_commands[i]->name;

      if (g_str_has_prefix (name, prefix))
        {
          const char *word = name + strlen (prefix);

          g_ptr_array_add (words, g_strndup (word, strcspn (word, " ")));
        }
    }
  return words;
}

static gboolean
fail_unknown_command (BatonCli    *cli,
                      const char  *group,
                      const char  *word,
                      GError     **error)
{
  g_autoptr(GPtrArray) words = list_words (group);
  const char *suggestion = baton_cli_suggest (word, words);

  if (suggestion != NULL && group != NULL)
    baton_cli_set_hint (cli, _("Did you mean “batonctl %s %s”?"), group, suggestion);
  else if (suggestion != NULL)
    baton_cli_set_hint (cli, _("Did you mean “batonctl %s”?"), suggestion);
  else if (group != NULL)
    baton_cli_set_hint (cli, _("“batonctl %s --help” lists what there is."), group);
  else
    baton_cli_set_hint (cli, "%s", _("“batonctl --help” lists what there is."));

  if (group != NULL)
    return baton_cli_fail_usage (error, _("There is no command “%s %s”"), group, word);
  return baton_cli_fail_usage (error, _("There is no command “%s”"), word);
}

/* Takes the command's one or two words out of the arguments. */
static gboolean
take_command (BatonCliLine  *self,
              BatonCli      *cli,
              GPtrArray     *arguments,
              GError       **error)
{
  g_autoptr(GArray) options = baton_cli_line_global_options (self);
  g_autofree char *first = take_word (arguments, options);
  g_autofree char *second = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GPtrArray) words = NULL;

  /* People ask for help with the word, too. */
  if (g_strcmp0 (first, "help") == 0)
    {
      self->help = TRUE;
      g_free (first);
      first = take_word (arguments, options);
    }
  if (first == NULL)
    return TRUE;
  self->command = find_command (first);
  if (self->command != NULL)
    return TRUE;

  words = list_words (first);
  if (words->len == 0)
    return fail_unknown_command (cli, NULL, first, error);

  second = take_word (arguments, options);
  if (second == NULL)
    {
      self->group = g_steal_pointer (&first);
      return TRUE;
    }
  name = g_strconcat (first, " ", second, NULL);
  self->command = find_command (name);
  if (self->command == NULL)
    return fail_unknown_command (cli, first, second, error);
  return TRUE;
}

static void
add_option_names (GPtrArray          *names,
                  const GOptionEntry *options)
{
  for (guint i = 0; options != NULL && options[i].long_name != NULL; i++)
    g_ptr_array_add (names, g_strconcat ("--", options[i].long_name, NULL));
}

/* Finds the option that GLib did not know, to say which one may have been meant. */
static void
hint_at_option (BatonCliLine *self,
                BatonCli     *cli,
                char        **arguments)
{
  g_autoptr(GArray) global_options = baton_cli_line_global_options (self);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  add_option_names (names, (const GOptionEntry *) global_options->data);
  if (self->command != NULL)
    add_option_names (names, self->command->options);

  for (guint i = 1; arguments[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (arguments[i], strcspn (arguments[i], "="));
      const char *suggestion;

      if (!g_str_has_prefix (name, "--") ||
          g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        continue;
      suggestion = baton_cli_suggest (name, names);
      if (suggestion != NULL)
        baton_cli_set_hint (cli, _("Did you mean “%s”?"), suggestion);
      return;
    }
}

static gboolean
parse_options (BatonCliLine  *self,
               BatonCli      *cli,
               char         **arguments,
               GError       **error)
{
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);
  g_autoptr(GArray) global_options = baton_cli_line_global_options (self);
  g_auto(GStrv) rest = g_strdupv (arguments);
  const GOptionEntry remaining[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->operands, NULL, NULL },
    { NULL },
  };

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, (const GOptionEntry *) global_options->data, NULL);
  if (self->command != NULL && self->command->options != NULL)
    g_option_context_add_main_entries (context, self->command->options, NULL);
  g_option_context_add_main_entries (context, remaining, NULL);

  if (g_option_context_parse_strv (context, &rest, error))
    return TRUE;
  hint_at_option (self, cli, arguments);
  baton_cli_blame_usage (error);
  return FALSE;
}

/* The names of files may be any bytes; those that are no text could not be
 * shown, nor stand in the journal. */
static gboolean
check_text (const char **arguments,
            GError     **error)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      g_autofree char *shown = NULL;

      if (g_utf8_validate (arguments[i], -1, NULL))
        continue;
      shown = g_utf8_make_valid (arguments[i], -1);
      return baton_cli_fail_usage (error, _("“%s” is not UTF-8 text"), shown);
    }
  return TRUE;
}

static gboolean
check_operands (BatonCliLine  *self,
                GError       **error)
{
  guint n_operands = g_strv_length (self->operands);

  if (n_operands < self->command->min_operands)
    return baton_cli_fail_usage (error, _("“%s” needs “%s”"), self->command->name,
                                 self->command->operands);
  if (n_operands > self->command->max_operands)
    return baton_cli_fail_usage (error, _("“%s” cannot do anything with “%s”"), self->command->name,
                                 self->operands[self->command->max_operands]);
  return TRUE;
}

static gboolean
parse (BatonCliLine  *self,
       BatonCli      *cli,
       GPtrArray     *arguments,
       GError       **error)
{
  if (!take_command (self, cli, arguments, error))
    return FALSE;

  /* GLib passes over the first one, where a program's name stands. */
  g_ptr_array_insert (arguments, 0, g_strdup (g_get_prgname ()));
  g_ptr_array_add (arguments, NULL);
  if (!parse_options (self, cli, (char **) arguments->pdata, error))
    return FALSE;

  if (self->operands == NULL)
    self->operands = g_new0 (char *, 1);
  if (self->help || self->version)
    return TRUE;
  if (self->command != NULL)
    return check_operands (self, error);
  if (self->group != NULL)
    return baton_cli_fail_usage (error, _("“%s” needs one more word"), self->group);
  return baton_cli_fail_usage (error, _("No command was given"));
}

/**
 * baton_cli_line_parse:
 * @self: a zeroed line
 * @cli: the run, to whose errors a hint is added
 * @arguments: the arguments after the program's name
 * @error: return location for a usage error
 *
 * Takes a command line apart.
 *
 * Returns: whether it can be run, or help was asked for
 */
gboolean
baton_cli_line_parse (BatonCliLine  *self,
                      BatonCli      *cli,
                      const char   **arguments,
                      GError       **error)
{
  g_autoptr(GPtrArray) array = g_ptr_array_new_with_free_func (g_free);

  if (!check_text (arguments, error))
    return FALSE;
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (array, g_strdup (arguments[i]));

  if (parse (self, cli, array, error))
    return TRUE;

  if (cli->hint == NULL && self->command != NULL)
    baton_cli_set_hint (cli, _("“batonctl %s --help” says how it is used."), self->command->name);
  else if (cli->hint == NULL && self->group != NULL)
    baton_cli_set_hint (cli, _("“batonctl %s --help” lists what there is."), self->group);
  else if (cli->hint == NULL)
    baton_cli_set_hint (cli, "%s", _("“batonctl --help” lists what there is."));
  return FALSE;
}
