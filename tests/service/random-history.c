/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "random-history.h"

#include <glib/gstdio.h>

#include "baton-documents.h"
#include "baton-journal.h"
#include "baton-newcomers.h"
#include "random-choices.h"

#define N_LEADS 24

#define OUTCOME_MAP "{\"outcome\": {\"column\": \"Won\", \"won\": [\"yes\"], \"lost\": [\"no\"]}}"

typedef struct
{
  guint  weight;
  void (*run) (History *self);
} Step;

int
history_draw (History *self,
              int      n)
{
  return g_rand_int_range (self->random, 0, n);
}

#define DRAW_FROM(self, array) ((array)[history_draw ((self), G_N_ELEMENTS (array))])

static gint64
get_last_entry (History *self)
{
  BatonSession *session = self->office->session;
  g_autoptr(GError) error = NULL;
  gint64 last;

  g_assert_true (baton_session_begin (session, BATON_TRANSACTION_READ, NULL, NULL));
  baton_journal_get_last (baton_session_get_connection (session), &last, &error);
  g_assert_no_error (error);
  g_assert_true (baton_session_end (session, TRUE, NULL));
  return last;
}

/* A use case may refuse, and then nothing has happened. */
static void
settle (History  *self,
        gboolean  done,
        GError   *error,
        gint64    last_entry)
{
  g_autoptr(GError) owned = error;

  g_assert_true (done == (error == NULL));
  if (done)
    return;
  if (!g_error_matches (error, BATON_ERROR, BATON_ERROR_CONFLICT) &&
      !g_error_matches (error, BATON_ERROR, BATON_ERROR_INVALID) &&
      !g_error_matches (error, BATON_ERROR, BATON_ERROR_NOT_FOUND))
    g_assert_no_error (error);
  g_assert_cmpint (get_last_entry (self), ==, last_entry);
}

static gint64
draw_person (History *self)
{
  return g_array_index (self->people, gint64, history_draw (self, (int) self->people->len));
}

static gint64
draw_lead (History *self)
{
  return 1 + history_draw (self, N_LEADS + 4);
}

/* Mostly one that Sales has or had. */
static gint64
draw_passed_lead (History *self)
{
  if (self->passed->len == 0 || history_draw (self, 4) == 0)
    return draw_lead (self);
  return g_array_index (self->passed, gint64, history_draw (self, (int) self->passed->len));
}

static void
note_handoff (History *self,
              gint64   lead,
              gint64   handoff)
{
  if (handoff != 0)
    g_array_append_val (self->passed, lead);
}

static char *
make_email (History *self)
{
  int number = history_draw (self, N_LEADS);

  return g_strdup_printf ("lead%d@%s.example", number, number % 5 == 0 ? "looms" : "mills");
}

static void
add_lead (History *self)
{
  const FieldChoice *first = &DRAW_FROM (self, choices), *second = &DRAW_FROM (self, choices);
  g_autofree char *email = make_email (self);
  g_autofree char *external_id = g_strdup_printf ("x%d", history_draw (self, N_LEADS));
  const BatonChange changes[] = {
    { "email", history_draw (self, 5) > 0 ? email : NULL },
    { "external_id", history_draw (self, 2) > 0 ? external_id : NULL },
    { first->field, first->values[0] },
    { second->field, second->values[1] },
  };
  gint64 before = get_last_entry (self), lead;
  GError *error = NULL;
  gboolean done = baton_add_lead (self->office->session, changes, G_N_ELEMENTS (changes), &lead, NULL, &error);

  settle (self, done, error, before);
}

static void
change_lead (History *self)
{
  g_autofree char *email = make_email (self);
  BatonChange changes[3];
  gint64 before = get_last_entry (self);
  GError *error = NULL;
  gboolean done;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      const FieldChoice *choice = &DRAW_FROM (self, choices);
      guint n_values = g_strv_length ((char **) choice->values);

      changes[i] = (BatonChange) { choice->field, choice->values[history_draw (self, (int) n_values)] };
    }
  if (history_draw (self, 3) == 0)
    changes[0] = (BatonChange) { "stage", DRAW_FROM (self, stages) };
  else if (history_draw (self, 8) == 0)
    changes[0] = (BatonChange) { "email", history_draw (self, 3) > 0 ? email : NULL };

  done = baton_change_lead (self->office->session, draw_passed_lead (self), changes,
                            1 + (guint) history_draw (self, G_N_ELEMENTS (changes)), NULL, &error);
  settle (self, done, error, before);
}

/*
 * history_make_event:
 * @email: whose it is
 * @may_take: whether it may take from interest
 * @at: when
 *
 * Makes a line that tells of an event.
 */
char *
history_make_event (History    *self,
                    const char *email,
                    gboolean    may_take,
                    gint64      at)
{
  int n_kinds = G_N_ELEMENTS (kinds) - (may_take ? 0 : N_KINDS_THAT_TAKE);
  g_autoptr(GString) line = g_string_new ("{\"source\": \"site\"");

  g_string_append_printf (line, ", \"email\": \"%s\"", email);
  g_string_append_printf (line, ", \"kind\": \"%s\"", kinds[history_draw (self, n_kinds)]);
  g_string_append_printf (line, ", \"at\": %" G_GINT64_FORMAT, at / G_USEC_PER_SEC);
  if (history_draw (self, 10) > 0)
    g_string_append_printf (line, ", \"id\": \"%s-%u\"", email, g_rand_int (self->random));
  if (history_draw (self, 3) > 0)
    g_string_append_printf (line, ", \"url\": \"%s\"", DRAW_FROM (self, pages));
  if (history_draw (self, 3) == 0)
    g_string_append_printf (line, ", \"form\": \"%s\"", DRAW_FROM (self, forms));
  if (history_draw (self, 3) == 0)
    g_string_append (line, ", \"program\": \"welcome\"");
  g_string_append_c (line, '}');
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* A new event, or one that was sent before. */
static const char *
draw_line (History *self)
{
  gint64 at = self->now + (history_draw (self, 4) > 0 ? 0 : (history_draw (self, 120) - 110) * DAY);
  g_autofree char *email = make_email (self);

  if (self->lines->len == 0 || history_draw (self, 8) > 0)
    g_ptr_array_add (self->lines, history_make_event (self, email, TRUE, at));
  else
    return g_ptr_array_index (self->lines, history_draw (self, (int) self->lines->len));
  return g_ptr_array_index (self->lines, self->lines->len - 1);
}

static void
send_event (History *self)
{
  BatonReceipt receipt;

  office_record (self->office, draw_line (self), &receipt);
  note_handoff (self, receipt.lead, receipt.handoff);
}

/* Of a lead by its number, or of nobody. */
static void
send_oddly (History *self)
{
  g_autofree char *line = NULL;
  BatonReceipt receipt;

  line = g_strdup_printf (history_draw (self, 2) == 0
                          ? "{\"source\": \"site\", \"kind\": \"page_view\", \"lead\": %" G_GINT64_FORMAT "}"
                          : "{\"source\": \"site\", \"kind\": \"page_view\", \"visitor\": %" G_GINT64_FORMAT "}",
                          draw_lead (self));
  office_record (self->office, line, &receipt);
}

static void
hand_over (History *self)
{
  gint64 before = get_last_entry (self), lead = draw_lead (self), handoff;
  GError *error = NULL;
  gboolean done = baton_hand_over (self->office->session, lead,
                                   history_draw (self, 2) == 0 ? 0 : draw_person (self), &handoff, NULL, &error);

  settle (self, done, error, before);
  note_handoff (self, lead, done ? handoff : 0);
}

static void
accept_lead (History *self)
{
  gint64 before = get_last_entry (self);
  GError *error = NULL;
  gboolean done = baton_accept (self->office->session, draw_passed_lead (self),
                                history_draw (self, 2) == 0 ? 0 : draw_person (self), NULL, &error);

  settle (self, done, error, before);
}

static void
return_lead (History *self)
{
  gint64 until = history_draw (self, 2) == 0 ? 0 : self->now + (history_draw (self, 40) - 4) * DAY;
  gint64 before = get_last_entry (self);
  GError *error = NULL;
  gboolean done = baton_return_lead (self->office->session, draw_passed_lead (self),
                                     history_draw (self, BATON_N_RETURN_REASONS), until, "So they say", NULL, NULL,
                                     &error);

  settle (self, done, error, before);
}

static void
log_attempt (History *self)
{
  gint64 before = get_last_entry (self);
  GError *error = NULL;
  gboolean done = baton_log_attempt (self->office->session, draw_passed_lead (self),
                                     history_draw (self, BATON_N_ATTEMPT_OUTCOMES), "call", NULL, NULL, &error);

  settle (self, done, error, before);
}

static char *
write_file (History    *self,
            const char *ending,
            const char *text)
{
  g_autofree char *name = g_strdup_printf ("file%u.%s", ++self->n_files, ending);

  return office_write_file (self->office, name, text);
}

/*
 * history_make_leads:
 * @n_rows: how many rows
 *
 * Makes a file of leads, the same ones more than once, and confused with one
 * another.
 */
char *
history_make_leads (History *self,
                    int      n_rows)
{
  g_autoptr(GString) text = g_string_new ("External ID,Email,Company,Job Title,Country,City,Colour,Won\n");

  for (int i = 0; i < n_rows; i++)
    {
      g_autofree char *email = make_email (self);

      g_string_append_printf (text, "%s%d,%s,%s,%s,%s,York,%s,%s\n",
                              history_draw (self, 2) == 0 ? "x" : "y", history_draw (self, N_LEADS),
                              history_draw (self, 3) > 0 ? email : "",
                              choices[0].values[history_draw (self, 5)], choices[1].values[history_draw (self, 5)],
                              choices[2].values[history_draw (self, 5)], choices[9].values[history_draw (self, 3)],
                              history_draw (self, 6) > 0 ? "" : history_draw (self, 2) == 0 ? "yes" : "no");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/*
 * history_import:
 * @text: a file of leads
 *
 * Takes leads in as any other use case does.
 */
BatonImportReport *
history_import (History    *self,
                const char *text,
                gboolean    dry_run)
{
  g_autofree char *path = write_file (self, "csv", text);
  g_autoptr(BatonMapping) mapping = NULL;
  g_autoptr(GError) error = NULL;
  BatonImportReport *report;

  mapping = baton_mapping_new_from_json (OUTCOME_MAP, -1, &error);
  g_assert_no_error (error);
  report = baton_import_leads (self->office->session, path, mapping, dry_run, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return report;
}

static void
import_leads (History *self)
{
  g_autofree char *text = history_make_leads (self, 1 + history_draw (self, 6));
  g_autoptr(BatonImportReport) report = history_import (self, text, history_draw (self, 6) == 0);

  if (report->import != 0)
    g_array_append_val (self->imports, report->import);
}

static void
import_events (History *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(BatonImportReport) report = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;

  for (int i = history_draw (self, 10); i >= 0; i--)
    g_string_append_printf (text, "%s\n", draw_line (self));
  path = write_file (self, "jsonl", text->str);
  report = baton_import_events (self->office->session, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (report->import != 0)
    g_array_append_val (self->imports, report->import);
  g_unlink (path);
}

static void
undo_import (History *self)
{
  gint64 before = get_last_entry (self);
  BatonUndoReport report;
  GError *error = NULL;
  gboolean done;

  if (self->imports->len == 0)
    return;
  done = baton_import_undo (self->office->session,
                            g_array_index (self->imports, gint64, history_draw (self, (int) self->imports->len)),
                            &report, NULL, &error);
  settle (self, done, error, before);
}

static void
tick (History *self)
{
  g_autoptr(GError) error = NULL;
  BatonTickReport report;

  baton_tick (self->office->session, &report, NULL, &error);
  g_assert_no_error (error);
}

static void
rescore_lead (History *self)
{
  gint64 before = get_last_entry (self);
  BatonRescoreReport report;
  GError *error = NULL;
  gboolean done = baton_rescore_lead (self->office->session, draw_lead (self), &report, NULL, &error);

  settle (self, done, error, before);
}

static void
rescore_all (History *self)
{
  BatonRescoreReport report;
  g_autoptr(GError) error = NULL;

  baton_rescore_all (self->office->session, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
change_person (History *self)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, draw_person (self));
  g_autoptr(BatonPerson) person = NULL;
  g_autoptr(GError) error = NULL;

  person = baton_people_find (self->office->session, name, &error);
  g_assert_no_error (error);
  person->cap = history_draw (self, 8);
  person->weight = 1 + history_draw (self, 3);
  person->active = history_draw (self, 6) > 0;
  person->absent_from = history_draw (self, 3) > 0 ? 0 : self->now - DAY;
  person->absent_until = person->absent_from == 0 ? 0 : self->now + history_draw (self, 5) * DAY;
  baton_people_change (self->office->session, person, NULL, &error);
  g_assert_no_error (error);
}

static void
apply_rules (History *self)
{
  g_autoptr(BatonRuleSet) rules = NULL;
  BatonRuleSave save = { .confirm = history_draw (self, 2) == 0 };
  BatonRescoreReport report;
  g_autoptr(GError) error = NULL;
  gint64 version = 1;

  if (history_draw (self, 3) == 0)
    rules = baton_rules_load (self->office->session, &version, &error);
  else
    rules = baton_rule_set_from_json (DRAW_FROM (self, rule_sets), -1, &error);
  g_assert_no_error (error);
  baton_rules_save (self->office->session, rules, &save, &version, &report, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
confirm_newcomers (History *self)
{
  g_autoptr(GArray) waiting = NULL;
  BatonNewcomersReport report;
  g_autoptr(GError) error = NULL;
  guint n_leads;

  waiting = baton_newcomers_list (self->office->session, &error);
  g_assert_no_error (error);
  n_leads = (guint) history_draw (self, (int) waiting->len + 1);
  baton_newcomers_confirm (self->office->session, (const gint64 *) (gpointer) waiting->data, n_leads, &report, NULL,
                           &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.handed_over + report.left, ==, waiting->data != NULL ? n_leads : report.handed_over);
}

static const Step steps[] = {
  { 8, add_lead },
  { 12, change_lead },
  { 30, send_event },
  { 2, send_oddly },
  { 6, hand_over },
  { 12, accept_lead },
  { 8, return_lead },
  { 6, log_attempt },
  { 4, import_leads },
  { 3, import_events },
  { 2, undo_import },
  { 5, tick },
  { 3, rescore_lead },
  { 1, rescore_all },
  { 3, change_person },
  { 2, apply_rules },
  { 2, confirm_newcomers },
};

/* Now and then somebody sets the clock back. */
static gint64
draw_pause (History *self)
{
  switch (history_draw (self, 24))
    {
    case 0:
      return -history_draw (self, 48) * HOUR;
    case 1:
    case 2:
      return (1 + history_draw (self, 40)) * DAY;
    case 3:
    case 4:
    case 5:
      return history_draw (self, 3 * 24) * HOUR;
    case 6:
    case 7:
      return 0;
    default:
      return history_draw (self, 90) * MINUTE + history_draw (self, G_USEC_PER_SEC);
    }
}

/*
 * history_step:
 *
 * Some time passes, then somebody does something.
 */
void
history_step (History *self)
{
  guint total = 0, place;
  guint which = 0;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    total += steps[i].weight;

  self->now += draw_pause (self);
  office_set_now (self->office, self->now);
  for (place = (guint) history_draw (self, (int) total); place >= steps[which].weight; which++)
    place -= steps[which].weight;
  steps[which].run (self);
}

/*
 * history_begin:
 *
 * Hires people at %OFFICE_NOW; each seed and test has its own history.
 */
void
history_begin (History *self,
               Office  *office)
{
  static const struct { const char *name; BatonTeam team; int cap; } staff[] = {
    { "Tester", BATON_TEAM_SALES, 3 },
    { "Ana", BATON_TEAM_SALES, 4 },
    { "Wei", BATON_TEAM_SALES, 500 },
    { "Max", BATON_TEAM_MARKETING, 500 },
  };

  *self = (History) {
    .office = office,
    .random = g_rand_new_with_seed ((guint32) g_test_rand_int () ^ g_str_hash (g_test_get_path ())),
    .now = OFFICE_NOW,
    .people = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .imports = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .passed = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .lines = g_ptr_array_new_with_free_func (g_free),
  };
  for (guint i = 0; i < G_N_ELEMENTS (staff); i++)
    {
      gint64 person = office_hire (office, staff[i].name, staff[i].team, staff[i].cap);

      g_array_append_val (self->people, person);
    }
}

void
history_end (History *self)
{
  g_rand_free (self->random);
  g_array_unref (self->people);
  g_array_unref (self->imports);
  g_array_unref (self->passed);
  g_ptr_array_unref (self->lines);
}
