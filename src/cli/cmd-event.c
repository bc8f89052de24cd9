/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-cli-commands.h"
#include "baton-cli-error.h"
#include "baton-cli-json.h"
#include "baton-cli-time.h"
#include "baton-error.h"
#include "baton-event-reader.h"
#include "baton-intake.h"

#define DEFAULT_SOURCE "batonctl"

static char *lead;
static char *kind;
static char *url;
static char *form;
static char *campaign;
static char *program;
static char *source;
static char *external_id;
static char *at_text;

static const GOptionEntry options[] = {
  { "lead", 0, 0, G_OPTION_ARG_FILENAME, &lead,
    N_("Whose it is: a number, ext:…, or an e-mail address"), N_("LEAD") },
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &kind,
    N_("What happened, such as page_view, email_click or form_submit"), N_("KIND") },
  { "url", 0, 0, G_OPTION_ARG_FILENAME, &url, N_("The page"), N_("URL") },
  { "form", 0, 0, G_OPTION_ARG_FILENAME, &form, N_("The form"), N_("FORM") },
  { "campaign", 0, 0, G_OPTION_ARG_FILENAME, &campaign, N_("The campaign"), N_("CAMPAIGN") },
  { "program", 0, 0, G_OPTION_ARG_FILENAME, &program, N_("The nurture program"), N_("PROGRAM") },
  { "source", 0, 0, G_OPTION_ARG_FILENAME, &source, N_("The system that the event comes from"), N_("NAME") },
  { "id", 0, 0, G_OPTION_ARG_FILENAME, &external_id,
    N_("Its number there: the same event counts once"), N_("ID") },
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &at_text, N_("When it happened; otherwise now"), N_("TIME") },
  { NULL },
};

static void
add_given (JsonBuilder *builder,
           const char  *name,
           const char  *value)
{
  if (value != NULL)
    baton_cli_json_text (builder, name, value);
}

/* Says with JSON what the options say, so that there is one way to read an event. */
static char *
compose (BatonCli  *cli,
         GError   **error)
{
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();
  g_autoptr(JsonNode) root = NULL;
  gint64 at;

  if (kind == NULL || lead == NULL)
    {
      baton_cli_fail_usage (error, _("%s is needed"), kind == NULL ? "--kind" : "--lead");
      return NULL;
    }
  if (at_text != NULL)
    {
      if (!baton_cli_parse_time (cli, "--at", at_text, &at, error))
        return NULL;
      baton_cli_json_time (builder, "at", at);
    }

  add_given (builder, "lead", lead);
  add_given (builder, "kind", kind);
  add_given (builder, "url", url);
  add_given (builder, "form", form);
  add_given (builder, "campaign", campaign);
  add_given (builder, "program", program);
  add_given (builder, "source", source != NULL ? source : DEFAULT_SOURCE);
  add_given (builder, "id", external_id);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
has_options (void)
{
  return lead != NULL || kind != NULL || url != NULL || form != NULL || campaign != NULL ||
         program != NULL || source != NULL || external_id != NULL || at_text != NULL;
}

static char *
get_text (BatonCli    *cli,
          const char  *operand,
          GError     **error)
{
  gsize length;

  if (operand == NULL)
    return compose (cli, error);
  if (!g_str_equal (operand, "-"))
    baton_cli_fail_usage (error, _("“%s” cannot do anything with “%s”"), "event add", operand);
  else if (has_options ())
    baton_cli_fail_usage (error, _("The event stands in the options or on standard input, not in both"));
  else
    return baton_cli_read_file (operand, &length, error);
  return NULL;
}

static void
print_receipt (BatonCli           *cli,
               const BatonReceipt *receipt)
{
  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

      baton_cli_json_number (builder, "event", receipt->event);
      baton_cli_json_number (builder, "lead", receipt->lead);
      baton_cli_json_bool (builder, "new", receipt->is_new);
      baton_cli_json_bool (builder, "lead_created", receipt->lead_created);
      baton_cli_json_number (builder, "handoff", receipt->handoff);
      baton_cli_json_print (builder);
    }
  else if (receipt->lead == 0)
    baton_cli_print ("%s\n", _("It is not known which lead this event belongs to; it is kept unread"));
  else if (!receipt->is_new)
    baton_cli_print (_("Event %" PRId64 " of lead %" PRId64 " was there already\n"),
                     receipt->event, receipt->lead);
  else if (receipt->handoff != 0)
    baton_cli_print (_("Stored event %" PRId64 " of lead %" PRId64 ", and handed the lead over\n"),
                     receipt->event, receipt->lead);
  else
    baton_cli_print (_("Stored event %" PRId64 " of lead %" PRId64 "\n"),
                     receipt->event, receipt->lead);
}

static gboolean
fail_rejected (const BatonReject  *reject,
               GError            **error)
{
  if (reject == NULL)
    g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, _("No event was given"));
  else if (reject->column != NULL)
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID, "%s: %s", reject->column, reject->reason);
  else
    g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, reject->reason);
  return FALSE;
}

static gboolean
run_add (BatonCli  *cli,
         GStrv      operands,
         GError   **error)
{
  g_autofree char *text = get_text (cli, operands[0], error);
  g_autoptr(BatonEventReader) reader = NULL;
  const BatonIncomingEvent *incoming;
  BatonReject *reject = NULL;
  BatonReceipt receipt;
  GError *read_error = NULL;

  if (text == NULL || !baton_cli_open (cli, BATON_CLI_CREATES, error))
    return FALSE;

  reader = baton_event_reader_new_for_text (text, -1, baton_cli_get_now (cli));
  incoming = baton_event_reader_next (reader, &reject, cli->cancellable, &read_error);
  if (read_error != NULL)
    {
      g_propagate_error (error, read_error);
      return FALSE;
    }
  if (incoming == NULL)
    {
      fail_rejected (reject, error);
      g_clear_pointer (&reject, baton_reject_free);
      return FALSE;
    }

  if (!baton_record_event (cli->session, incoming, &receipt, cli->cancellable, error))
    return FALSE;
  print_receipt (cli, &receipt);
  return TRUE;
}

const BatonCliCommand baton_cli_event_add = {
  .name = "event add",
  .operands = "[-]",
  .max_operands = 1,
  .summary = N_("Records what a lead did, and does what follows from it"),
  .details = N_("With “-” the event is a line of JSON on standard input."),
  .examples = "batonctl event add --lead ada@example.com --kind form_submit --form demo\n"
              "batonctl event add --lead ext:660737 --kind page_view --url https://example.com/pricing \\\n"
              "  --at 2026-03-23T10:24 --source website --id 4711\n"
              "echo '{\"kind\":\"email_open\",\"email\":\"ada@example.com\"}' | batonctl event add -",
  .options = options,
  .run = run_add,
};
