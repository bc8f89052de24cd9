/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people read in the documents that a new database starts with. The
 * documents are not source that xgettext reads, so each text stands here too;
 * test-default-words.c misses one that does not. */

#include "baton-default-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-json.h"

#define STAGE_CONTEXT "stage"

/* A member that holds such a text, up to its opening quotation mark, and the text.
 * What stands in a condition or in a list is compared with data, and stays. */
#define TEXT_PATTERN "(\"(?:title|definition|enters|metric|name|text)\": *)\"([^\"\\\\]*)\""

static const char * const stage_titles[] = {
  /* Translators: the stages of the funnel, in its order, as a new database has them: one lead is new */
  NC_("stage", "New"),
  /* Translators: marketing-qualified lead; many languages keep the abbreviation */
  NC_("stage", "MQL"),
  /* Translators: Sales will work on the lead */
  NC_("stage", "Sales-accepted"),
  /* Translators: sales-qualified lead; many languages keep the abbreviation */
  NC_("stage", "SQL"),
  NC_("stage", "Opportunity"),
  NC_("stage", "Customer"),
  NC_("stage", "Disqualified"),
};

static const char * const texts[] = {
  /* Translators: what a stage is, what brings a lead into it, and what it is measured by; for each in turn */
  N_("Somebody we know of, who has not qualified yet, or who came back from Sales."),
  N_("A lead is added, imported or writes to us; or Sales returns it, with a reason."),
  N_("Leads that become an MQL"),
  N_("Fits and shows interest, and is worth a sales conversation now."),
  N_("The score reaches the threshold, or the lead asks for a sales conversation."),
  N_("MQLs handed over, against the promise of the month"),
  N_("A rep has looked at the lead and will work on it."),
  N_("A rep accepts the handoff."),
  N_("Accepted handoffs"),
  N_("A rep has talked to the lead, and there is a need, a budget and a date."),
  N_("A rep confirms it after a conversation."),
  N_("Accepted leads that qualify"),
  N_("There is a deal with an amount and a date."),
  N_("A rep opens a deal."),
  N_("Win rate"),
  N_("Has bought."),
  N_("A deal is won."),
  N_("Customers who buy again"),
  N_("Out, but kept: a competitor, a country that we do not serve, a false address."),
  N_("A filter or a person puts the lead out, with a reason."),
  N_("Leads put out, by reason"),

  /* Translators: names of the promises that Marketing and Sales make each other */
  N_("MQLs handed over a month"),
  N_("Reaches a rep within 15 minutes"),
  N_("First contact in time"),
  N_("Accepts or returns within 48 hours"),
  N_("Tries 6 times in 7 days"),
  /* Translators: a return is a lead that Sales gave back; Marketing takes it up */
  N_("Takes a return up within 10 working days"),

  /* Translators: name of the calendar with the working hours */
  N_("Office"),

  /* Translators: name of the set of rules that is shipped */
  N_("Baton’s defaults"),

  /* Translators: names of filters, which say of a lead why it is left out, held back or noted */
  N_("Works for a competitor"),
  N_("In a country that we do not serve"),
  N_("Not in a country that we serve"),
  N_("Throw-away address"),
  N_("Asked for us with a throw-away address"),
  N_("Student or trainee"),
  N_("Private address and no company"),
  N_("Private address"),
  /* Translators: an e-mail address such as info@ or sales@ */
  N_("Address of a role, not of a person"),

  /* Translators: names of groups of rules, whose points are capped together */
  N_("Seniority"),
  N_("Company size"),
  N_("Phone"),
  N_("Pages read"),
  N_("E-mail read"),
  N_("Inactivity"),

  /* Translators: names of rules that give points for who a lead is */
  N_("Runs or owns the company"),
  N_("Heads a department"),
  N_("Manages a team"),
  N_("Industry that we serve"),
  N_("10 to 49 employees"),
  N_("50 to 249 employees"),
  N_("250 employees or more"),
  N_("Company known"),
  N_("Business e-mail address"),
  N_("Phone number known"),
  N_("Mobile number known"),
  N_("Country known"),
  N_("Website known"),

  /* Translators: names of rules that give points for what a lead did */
  N_("Looked at prices"),
  N_("Read about the product"),
  N_("Read a customer’s story"),
  N_("Visited the website"),
  N_("Came back at least five times in two weeks"),
  N_("Opened an e-mail"),
  N_("Followed a link in an e-mail"),
  N_("Unsubscribed"),
  N_("E-mail bounced"),
  N_("Sent a form"),
  /* Translators: a white paper, a guide */
  N_("Downloaded a paper"),
  N_("Registered for a webinar"),
  N_("Attended a webinar"),
  N_("Talked to us at a trade fair"),
  /* Translators: tries the product out */
  N_("Started a trial"),
  N_("Asked for a demo"),
  /* Translators: nothing was heard of the lead for so long */
  N_("Quiet for 30 days"),
  N_("Quiet for 90 days"),

  /* Translators: how a lead asked for a sales conversation */
  N_("Asked to be contacted"),
  N_("Asked to be called"),
  N_("Asked for an audit"),
  N_("Asked for a price"),

  /* Translators: names of automations: what a lead did when it is handed over, or a task is made */
  N_("Completed a nurture program with at least three clicks"),
  N_("Was about to buy"),
  N_("Looked at a form and left"),
  /* Translators: a task for Marketing; they are the lead */
  N_("They opened a form and did not send it. Ask whether you can help."),
};

static const char *
translate (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (stage_titles); i++)
    {
      if (g_str_equal (stage_titles[i], text))
        return g_dpgettext2 (GETTEXT_PACKAGE, STAGE_CONTEXT, stage_titles[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (g_str_equal (texts[i], text))
        return _(texts[i]);
    }
  return text;
}

static gboolean
replace_text (const GMatchInfo *match,
              GString          *result,
              gpointer          user_data)
{
  g_autofree char *member = g_match_info_fetch (match, 1);
  g_autofree char *text = g_match_info_fetch (match, 2);
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), translate (text));
  g_autofree char *quoted = baton_json_write (node);

  g_string_append (result, member);
  g_string_append (result, quoted);
  return FALSE;
}

/**
 * baton_default_words_translate:
 * @document: one of the documents that Baton ships
 *
 * Puts what people read in it into the language of whoever runs the program.
 *
 * Nothing else changes, the layout neither: `batonctl rules show` prints it. So
 * the text is looked through and not parsed and written again, which would put
 * each value of a list on a line of its own.
 *
 * Returns: (transfer full): the document; as it was when there is no translation
 */
GBytes *
baton_default_words_translate (GBytes *document)
{
  g_autoptr(GRegex) pattern = g_regex_new (TEXT_PATTERN, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  const char *text;
  char *translated;
  gsize length;

  g_return_val_if_fail (document != NULL, NULL);

  text = g_bytes_get_data (document, &length);
  translated = g_regex_replace_eval (pattern, text, (gssize) length, 0, G_REGEX_MATCH_DEFAULT,
                                     replace_text, NULL, NULL);
  g_assert (translated != NULL);
  return g_bytes_new_take (translated, strlen (translated));
}
