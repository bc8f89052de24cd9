/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n.h>
#include <inttypes.h>

#include "baton-cli-commands.h"
#include "baton-cli-detail.h"
#include "baton-cli-handoff.h"
#include "baton-cli-json.h"
#include "baton-cli-lead.h"
#include "baton-cli-time.h"
#include "baton-profile.h"
#include "scoring/baton-rule-words.h"

/* A lead with all that is kept on it, and the names for it. */
typedef struct
{
  BatonProfile  profile;
  BatonCliNames names;
} Profile;

static void
profile_clear (Profile *self)
{
  baton_profile_clear (&self->profile);
  baton_cli_names_clear (&self->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Profile, profile_clear)

static gboolean
profile_load (Profile     *self,
              BatonCli    *cli,
              const char  *name,
              GError     **error)
{
  gint64 lead;

  return baton_cli_find_lead (cli, name, &lead, error) &&
         baton_load_profile (cli->session, lead, &self->profile, cli->cancellable, error) &&
         baton_cli_names_load (&self->names, cli, error);
}

static void
clocks_to_json (const Profile *self,
                gint64         now,
                JsonBuilder   *builder)
{
  baton_cli_json_begin_array (builder, "clocks");
  for (guint i = 0; i < self->profile.clocks->len; i++)
    {
      const BatonClock *clock = &g_array_index (self->profile.clocks, BatonClock, i);

      json_builder_begin_object (builder);
      baton_cli_json_int (builder, "id", clock->id);
      baton_cli_json_text (builder, "sla", clock->sla);
      baton_cli_json_text (builder, "team", baton_team_get_name (clock->team));
      baton_cli_json_text (builder, "person", baton_cli_names_person (&self->names, clock->person));
      baton_cli_json_text (builder, "priority", baton_priority_get_name (clock->priority));
      baton_cli_json_text (builder, "state", baton_clock_state_get_name (baton_clock_get_state (clock, now)));
      baton_cli_json_time (builder, "started", clock->started_at);
      baton_cli_json_time (builder, "due", clock->due_at);
      baton_cli_json_time (builder, "ended", clock->ended_at);
      baton_cli_json_int (builder, "count", clock->count);
      baton_cli_json_int (builder, "done", clock->done);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
handoffs_to_json (const Profile *self,
                  JsonBuilder   *builder)
{
  baton_cli_json_begin_array (builder, "handoffs");
  for (guint i = 0; i < self->profile.handoffs->len; i++)
    {
      json_builder_begin_object (builder);
      baton_cli_handoff_to_json (g_ptr_array_index (self->profile.handoffs, i), &self->names, builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
events_to_json (const Profile *self,
                JsonBuilder   *builder)
{
  baton_cli_json_begin_array (builder, "events");
  for (guint i = 0; i < self->profile.events.len; i++)
    {
      const BatonEvent *event = &self->profile.events.array[i];

      json_builder_begin_object (builder);
      baton_cli_json_int (builder, "id", event->id);
      baton_cli_json_time (builder, "at", event->at);
      baton_cli_json_text (builder, "kind", event->kind);
      baton_cli_json_text (builder, "url", event->url);
      baton_cli_json_text (builder, "form", event->form);
      baton_cli_json_text (builder, "campaign", event->campaign);
      baton_cli_json_text (builder, "program", event->program);
      baton_cli_json_text (builder, "source", event->source);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
journal_to_json (const Profile *self,
                 JsonBuilder   *builder)
{
  baton_cli_json_begin_array (builder, "journal");
  for (guint i = 0; i < self->profile.history->len; i++)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (self->profile.history, i);

      json_builder_begin_object (builder);
      baton_cli_json_int (builder, "seq", entry->seq);
      baton_cli_json_time (builder, "at", entry->at);
      baton_cli_json_text (builder, "actor", entry->actor);
      baton_cli_json_text (builder, "action", entry->action);
      baton_cli_json_number (builder, "cause", entry->cause);
      baton_cli_json_parsed (builder, "detail", entry->detail);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const Profile *self,
            gint64         now)
{
  g_autoptr(JsonBuilder) builder = baton_cli_json_begin ();

  baton_cli_lead_to_json (&self->profile.row, &self->names, builder);
  baton_cli_lead_add_details (&self->profile.row, builder);
  clocks_to_json (self, now, builder);
  handoffs_to_json (self, builder);
  events_to_json (self, builder);
  journal_to_json (self, builder);
  baton_cli_json_print (builder);
}

static void
add_pair (BatonCliTable *table,
          const char    *label,
          BatonCliStyle  style,
          const char    *value)
{
  if (value == NULL)
    return;
  baton_cli_table_add (table, BATON_CLI_STYLE_DIM, label);
  baton_cli_table_add (table, style, value);
}

static void
add_time (BatonCliTable *table,
          const char    *label,
          BatonCliStyle  style,
          gint64         time)
{
  g_autofree char *text = baton_cli_format_local (time);

  add_pair (table, label, style, text);
}

static void
add_state (const Profile *self,
           BatonCliTable *table,
           gint64         now)
{
  const BatonLeadState *state = &self->profile.row.state;
  const BatonStage *stage = baton_process_get_stage (self->names.process, state->stage);
  g_autofree char *score = g_strdup_printf ("%d + %d = %d", state->fit, state->interest,
                                            state->fit + state->interest);

  add_pair (table, _("Stage"), BATON_CLI_STYLE_STRONG, stage != NULL ? stage->title : NULL);
  add_time (table, _("Since"), BATON_CLI_STYLE_PLAIN, state->stage_since);
  add_pair (table, _("Team"), baton_cli_team_style (state->team), baton_team_get_title (state->team));
  add_pair (table, _("Owner"), BATON_CLI_STYLE_PLAIN, baton_cli_names_person (&self->names, state->owner));
  add_pair (table, _("Fit + interest"), BATON_CLI_STYLE_PLAIN, score);
  add_pair (table, _("Hot"), BATON_CLI_STYLE_PLAIN, (state->flags & BATON_LEAD_HOT) != 0 ? _("yes") : NULL);
  add_time (table, _("Due"), baton_cli_due_style (state->due_at, now), state->due_at);
  add_time (table, _("Only Sales may contact since"), BATON_CLI_STYLE_PLAIN, state->suppressed_since);
  add_time (table, _("Returned"), BATON_CLI_STYLE_PLAIN, state->returned_at);
  add_time (table, _("Look again"), BATON_CLI_STYLE_PLAIN, state->wake_at);
}

static void
add_record (const Profile *self,
            BatonCliTable *table)
{
  const BatonRecord *record = &self->profile.row.record;

  for (BatonField field = 0; field < BATON_N_FIELDS; field++)
    add_pair (table, baton_field_get_title (field), BATON_CLI_STYLE_PLAIN, record->values[field]);
  for (guint i = 0; i < record->n_custom; i++)
    add_pair (table, record->custom[i].key, BATON_CLI_STYLE_PLAIN, record->custom[i].value);
}

static void
print_lead (const Profile *self,
            gint64         now)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();
  g_autofree char *name = baton_record_dup_name (&self->profile.row.record);
  g_autofree char *fitted = baton_cli_text_fit (name != NULL ? name : "", 0);

  baton_cli_print_styled (stdout, fitted, BATON_CLI_STYLE_STRONG);
  baton_cli_print (_(" (lead %" PRId64 ")\n\n"), self->profile.row.id);
  baton_cli_table_add_column (table, NULL, BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, NULL, BATON_CLI_COLUMN_TEXT);
  add_state (self, table, now);
  add_record (self, table);
  baton_cli_table_print (table);
}

static BatonCliStyle
clock_style (BatonClockState state)
{
  switch (state)
    {
    case BATON_CLOCK_LATE:
    case BATON_CLOCK_MISSED:
      return BATON_CLI_STYLE_BAD;
    case BATON_CLOCK_DUE_SOON:
      return BATON_CLI_STYLE_WARNING;
    case BATON_CLOCK_MET:
      return BATON_CLI_STYLE_GOOD;
    default:
      return BATON_CLI_STYLE_PLAIN;
    }
}

static void
print_clocks (const Profile *self,
              gint64         now)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  if (self->profile.clocks->len == 0)
    return;
  baton_cli_print ("\n");
  baton_cli_table_add_column (table, _("Clock"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("State"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Started"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Due"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Ended"), BATON_CLI_COLUMN_WHOLE);
  for (guint i = 0; i < self->profile.clocks->len; i++)
    {
      const BatonClock *clock = &g_array_index (self->profile.clocks, BatonClock, i);
      BatonClockState state = baton_clock_get_state (clock, now);
      g_autofree char *started = baton_cli_format_local (clock->started_at);
      g_autofree char *due = baton_cli_format_local (clock->due_at);
      g_autofree char *ended = baton_cli_format_local (clock->ended_at);

      baton_cli_table_add (table, baton_cli_team_style (clock->team),
                           baton_cli_names_promise (&self->names, clock->sla));
      baton_cli_table_add (table, clock_style (state), baton_clock_state_get_title (state));
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, started);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, due);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, ended);
    }
  baton_cli_table_print (table);
}

static void
print_handoffs (const Profile *self)
{
  g_autoptr(BatonCliTable) table = NULL;

  if (self->profile.handoffs->len == 0)
    return;
  baton_cli_print ("\n");
  table = baton_cli_handoff_table_new ();
  for (guint i = 0; i < self->profile.handoffs->len; i++)
    baton_cli_handoff_to_table (g_ptr_array_index (self->profile.handoffs, i), &self->names, table);
  baton_cli_table_print (table);
}

/* Where an event happened: the page, else the form, the campaign or the program. */
static const char *
event_place (const BatonEvent *event)
{
  const char *places[] = { event->url, event->form, event->campaign, event->program };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (places[i] != NULL)
        return places[i];
    }
  return NULL;
}

static void
print_events (const Profile *self)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();
  const BatonEvents *events = &self->profile.events;

  if (events->len == 0)
    return;
  baton_cli_print ("\n");
  baton_cli_table_add_column (table, _("When"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Event"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Where"), BATON_CLI_COLUMN_TEXT);
  for (guint i = events->len; i > 0; i--)
    {
      const BatonEvent *event = &events->array[i - 1];
      g_autofree char *when = baton_cli_format_local (event->at);
      g_autofree char *kind = baton_rule_words_kind (event->kind);

      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, when);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, kind);
      baton_cli_table_add (table, BATON_CLI_STYLE_DIM, event_place (event));
    }
  baton_cli_table_print (table);
}

static void
print_journal (const Profile *self)
{
  g_autoptr(BatonCliTable) table = baton_cli_table_new ();

  if (self->profile.history->len == 0)
    return;
  baton_cli_print ("\n");
  baton_cli_table_add_column (table, _("When"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Who"), BATON_CLI_COLUMN_TEXT);
  baton_cli_table_add_column (table, _("What"), BATON_CLI_COLUMN_WHOLE);
  baton_cli_table_add_column (table, _("Details"), BATON_CLI_COLUMN_TEXT);
  for (guint i = 0; i < self->profile.history->len; i++)
    {
      const BatonJournalEntry *entry = g_ptr_array_index (self->profile.history, i);
      g_autofree char *when = baton_cli_format_local (entry->at);
      g_autofree char *detail = baton_cli_detail_to_text (entry->detail);

      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, when);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, entry->actor);
      baton_cli_table_add (table, BATON_CLI_STYLE_PLAIN, entry->action);
      baton_cli_table_add (table, BATON_CLI_STYLE_DIM, detail);
    }
  baton_cli_table_print (table);
}

static void
print_profile (const Profile *self,
               gint64         now)
{
  print_lead (self, now);
  print_clocks (self, now);
  print_handoffs (self);
  print_events (self);
  print_journal (self);
}

static gboolean
run_show (BatonCli  *cli,
          GStrv      operands,
          GError   **error)
{
  g_auto(Profile) profile = { .profile = { .row = { .id = 0 } } };
  gboolean loaded;

  if (!baton_cli_open (cli, BATON_CLI_READS, error) ||
      !baton_session_begin (cli->session, BATON_TRANSACTION_READ, cli->cancellable, error))
    return FALSE;
  loaded = profile_load (&profile, cli, operands[0], error);
  if (loaded && cli->json)
    print_json (&profile, baton_cli_get_now (cli));
  else if (loaded)
    print_profile (&profile, baton_cli_get_now (cli));
  return baton_session_end (cli->session, loaded, error);
}

const BatonCliCommand baton_cli_show = {
  .name = "show",
  .operands = "LEAD",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_("Shows a lead: who it is, where it stands, its clocks, handoffs and history"),
  .details = N_("LEAD is a number, an external id as ext:660737, or an e-mail address."),
  .examples = "batonctl show 42\n"
              "batonctl show ext:660737 --json\n"
              "batonctl show ada@example.com",
  .run = run_show,
};
