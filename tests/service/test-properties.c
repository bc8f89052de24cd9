/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What holds whatever happens, on histories drawn at random. */

#include "baton-event-repository.h"
#include "baton-index-service.h"
#include "baton-process-repository.h"
#include "memory-folder.h"
#include "random-history.h"

/* A server answers more slowly than a file. */
#define SHARE_ON_SERVER 8

#define N_EVENTS 12
#define N_ORDERS 3

/* From this size on a file is taken in otherwise. */
#define LARGE_FILE (4 * 1024 * 1024)

/* The columns that an index does not have by itself. */
#define COLUMNS "job_title:x city:x tags:x phone:x do_not_email:yes custom.city:x custom.colour:x"

static const char * const columns[] = {
  "country", "source", "campaign", "industry", "job_title", "city", "tags", "phone", "custom.city", "custom.colour",
};

static const char * const filters[] = {
  "", "stage:new", "stage:mql,sal", "-stage:new", "team:sales", "owner:none", "owner:me", "owner:ana,wei",
  "score>=60", "fit<30 interest>0", "hot:yes", "handraiser:yes", "held:yes", "unassigned:yes", "suppressed:no",
  "unsubscribed:yes", "returned:yes", "outcome:won,lost", "created>=-30d", "active<-10d", "due:late", "due<2h",
  "wake:none", "since>=-7d", "country:DE,BR", "industry:\"\"", "-job_title:*head*", "city:York", "tags:vip",
  "custom.colour:blue", "-custom.city:York", "company:mill", "email:looms", "lovelace", "-dyes score>10",
};

typedef void (*LeadFunc) (Office             *office,
                          const BatonLeadRow *row,
                          gpointer            user_data);

static guint
get_rounds (Office *office,
            guint   rounds)
{
  return office->fixture->is_postgres ? MAX (rounds / SHARE_ON_SERVER, 1) : rounds;
}

static void
let_happen (History *history,
            guint    n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    history_step (history);
}

static BatonConnection *
begin_reading (Office *office)
{
  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_READ, NULL, NULL));
  return baton_session_get_connection (office->session);
}

static void
end_reading (Office *office)
{
  g_assert_true (baton_session_end (office->session, TRUE, NULL));
}

static void
foreach_lead (Office   *office,
              LeadFunc  func,
              gpointer  user_data)
{
  g_autoptr(GError) error = NULL;
  gint64 first, last, count, n_found = 0;

  baton_lead_repository_get_range (begin_reading (office), &first, &last, &count, &error);
  g_assert_no_error (error);
  end_reading (office);

  for (gint64 lead = first; count > 0 && lead <= last; lead++)
    {
      g_auto(BatonLeadRow) row = { 0, };

      if (!baton_load_lead (office->session, lead, &row, NULL))
        continue;
      func (office, &row, user_data);
      n_found++;
    }
  g_assert_cmpint (n_found, ==, count);
}

/* The same events about a lead, in another order and some of them twice. */
static void
record_shuffled (Office     *office,
                 History    *history,
                 GPtrArray  *templates,
                 const char *email)
{
  g_autoptr(GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < templates->len; i++)
    {
      for (int times = 1 + history_draw (history, 2); times > 0; times--)
        g_array_append_val (order, i);
    }
  for (guint i = order->len; i > 1; i--)
    {
      guint other = (guint) history_draw (history, (int) i);
      guint swapped = g_array_index (order, guint, other);

      g_array_index (order, guint, other) = g_array_index (order, guint, i - 1);
      g_array_index (order, guint, i - 1) = swapped;
    }

  for (guint i = 0; i < order->len; i++)
    {
      g_autoptr(GString) line = g_string_new (g_ptr_array_index (templates, g_array_index (order, guint, i)));
      BatonReceipt receipt;

      g_string_replace (line, "EMAIL", email, 0);
      office_record (office, line->str, &receipt);
    }
}

static guint
count_handoffs (Office *office,
                gint64  lead)
{
  g_autoptr(GPtrArray) handoffs = baton_handoff_list (begin_reading (office), lead, FALSE, 0, NULL);

  end_reading (office);
  g_assert_nonnull (handoffs);
  return handoffs->len;
}

static void
assert_same_outcome (const BatonLeadState *one,
                     const BatonLeadState *other)
{
  g_assert_cmpint (one->fit, ==, other->fit);
  g_assert_cmpint (one->interest, ==, other->interest);
  g_assert_cmpint (one->rescore_at, ==, other->rescore_at);
  g_assert_cmpint (one->last_event_at, ==, other->last_event_at);
  g_assert_cmpint (one->flags & BATON_LEAD_HOT, ==, other->flags & BATON_LEAD_HOT);
}

static void
try_orders (Office   *office,
            History  *history,
            guint     round,
            gboolean  may_take)
{
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func (g_free);
  g_auto(BatonLeadRow) first = { 0, };
  guint n_handoffs = 0;

  for (int i = history_draw (history, N_EVENTS); i >= 0; i--)
    g_ptr_array_add (templates, history_make_event (history, "EMAIL", may_take,
                                                    OFFICE_NOW - (history_draw (history, 130) - 8) * DAY));

  for (guint i = 0; i < N_ORDERS; i++)
    {
      g_autofree char *email = g_strdup_printf ("lead%u-%u@mills.example", round, i);
      g_auto(BatonLeadRow) row = { 0, };
      gint64 lead = office_add_lead (office, email);

      record_shuffled (office, history, templates, email);
      office_load (office, lead, i == 0 ? &first : &row);
      if (i == 0)
        {
          n_handoffs = count_handoffs (office, lead);
          continue;
        }
      assert_same_outcome (&first.state, &row.state);
      if (!may_take)
        {
          g_assert_cmpuint (first.state.stage, ==, row.state.stage);
          g_assert_cmpuint (n_handoffs, ==, count_handoffs (office, lead));
        }
    }
}

/* A score is what happened, not in which order it was told. So are stage and
 * handoffs, unless something takes points away: then it matters whether the
 * threshold had been reached before. */
static void
test_order (Office *office)
{
  History history;

  history_begin (&history, office);
  for (guint round = 0; round < get_rounds (office, 100); round++)
    try_orders (office, &history, round, round % 4 == 0);
  history_end (&history);
}

static void
rescore_lead (Office             *office,
              const BatonLeadRow *row,
              gpointer            user_data)
{
  BatonRescoreReport *total = user_data;
  BatonRescoreReport report;
  g_autoptr(GError) error = NULL;

  baton_rescore_lead (office->session, row->id, &report, NULL, &error);
  g_assert_no_error (error);
  total->changed += report.changed;
  total->handed_over += report.handed_over;
  total->released += report.released;
}

/* Scores all leads, @in_bulk or one by one. */
static void
rescore (Office             *office,
         gboolean            in_bulk,
         BatonRescoreReport *report)
{
  g_autoptr(GError) error = NULL;

  *report = (BatonRescoreReport) { 0, };
  if (in_bulk)
    baton_rescore_all (office->session, report, NULL, NULL, NULL, &error);
  else
    foreach_lead (office, rescore_lead, report);
  g_assert_no_error (error);
}

/* After the one way of scoring the other finds nothing to do. */
static void
test_bulk (Office *office)
{
  guint n_changed = 0;
  History history;

  history_begin (&history, office);
  for (guint round = 0; round < get_rounds (office, 60); round++)
    {
      BatonRescoreReport report;

      let_happen (&history, 30);
      office_set_now (office, history.now += history_draw (&history, 20) * DAY);
      rescore (office, round % 2 == 0, &report);
      n_changed += report.changed;
      rescore (office, round % 2 != 0, &report);
      g_assert_cmpuint (report.changed, ==, 0);
      g_assert_cmpuint (report.handed_over, ==, 0);
      g_assert_cmpuint (report.released, ==, 0);
    }
  g_assert_cmpuint (n_changed, >, 0);
  history_end (&history);
}

static char *
describe (const BatonIndexRow *row,
          GPtrArray           *values)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "lead %d: stage %u team %d owner %d fit %d interest %d score %d flags %d outcome %d",
                          (int) row->id, row->stage, row->team, (int) row->owner, row->fit, row->interest,
                          row->score, row->flags, row->outcome);
  g_string_append_printf (text, " suppressed %d unsubscribed %d created %" G_GINT64_FORMAT " since %" G_GINT64_FORMAT
                          " active %" G_GINT64_FORMAT " due %" G_GINT64_FORMAT " returned %" G_GINT64_FORMAT
                          " wake %" G_GINT64_FORMAT,
                          row->suppressed, row->unsubscribed, row->created_at, row->stage_since, row->last_event_at,
                          row->due_at, row->returned_at, row->wake_at);
  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);

      g_string_append_printf (text, " %s “%s”", columns[i], value != NULL ? value : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whatever the index knows, a line a lead. */
static GPtrArray *
describe_index (BatonIndex *index)
{
  g_autoptr(GArray) rows = baton_index_select (index, NULL, NULL, FALSE, NULL, NULL);
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_cmpuint (rows->len, ==, baton_index_get_n_leads (index));
  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);
      g_autoptr(GPtrArray) values = g_ptr_array_new ();
      BatonIndexRow known;

      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        g_ptr_array_add (values, (char *) baton_index_get_value (index, row, columns[j]));
      g_assert_true (baton_index_get_row (index, row, &known));
      g_ptr_array_add (lines, describe (&known, values));
    }
  return lines;
}

static gint64
cut (gint64 time)
{
  return time / G_USEC_PER_SEC * G_USEC_PER_SEC;
}

static void
describe_lead (Office             *office,
               const BatonLeadRow *row,
               gpointer            user_data)
{
  const BatonLeadState *state = &row->state;
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  BatonIndexRow known = {
    .id = row->id,
    .stage = state->stage,
    .team = state->team,
    .owner = state->owner,
    .fit = state->fit,
    .interest = state->interest,
    .score = state->fit + state->interest,
    .flags = state->flags,
    .outcome = state->outcome,
    .suppressed = state->suppressed_since != 0,
    .unsubscribed = row->record.values[BATON_FIELD_DO_NOT_EMAIL] != NULL,
    .created_at = cut (row->record.created_at),
    .stage_since = cut (state->stage_since),
    .last_event_at = cut (state->last_event_at),
    .due_at = cut (state->due_at),
    .returned_at = cut (state->returned_at),
    .wake_at = cut (state->wake_at),
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      BatonField field;

      g_ptr_array_add (values, baton_field_from_name (columns[i], &field)
                       ? (char *) row->record.values[field]
                       : (char *) baton_record_get_custom (&row->record, columns[i] + strlen ("custom.")));
    }
  g_ptr_array_add (user_data, describe (&known, values));
}

static void
assert_same_lines (GPtrArray *one,
                   GPtrArray *other)
{
  for (guint i = 0; i < MIN (one->len, other->len); i++)
    g_assert_cmpstr (g_ptr_array_index (one, i), ==, g_ptr_array_index (other, i));
  g_assert_cmpuint (one->len, ==, other->len);
}

static char *
describe_selection (BatonIndex  *index,
                    BatonFilter *filter,
                    const char  *sort)
{
  g_autoptr(GArray) rows = NULL;
  g_autofree char *query = baton_filter_to_text (filter);
  g_autoptr(GString) text = g_string_new (query);
  g_autoptr(GError) error = NULL;

  rows = baton_index_select (index, filter, sort, TRUE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, " %d", (int) baton_index_get_id (index, g_array_index (rows, guint32, i)));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_same_selections (Office     *office,
                        BatonIndex *one,
                        BatonIndex *other)
{
  static const char * const sorts[] = { "id", "name", "company", "score", "due", "owner", "country", "custom.colour" };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonFilter) filter = baton_parse_filter (office->session, filters[i], &error);
      const char *sort = sorts[i % G_N_ELEMENTS (sorts)];
      g_autofree char *selected = NULL, *expected = NULL;

      g_assert_no_error (error);
      selected = describe_selection (one, filter, sort);
      expected = describe_selection (other, filter, sort);
      g_assert_cmpstr (selected, ==, expected);
    }
}

static BatonIndex *
load_index (Office *office)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonFilter) filter = baton_parse_filter (office->session, COLUMNS, &error);
  BatonIndex *index;

  g_assert_no_error (error);
  index = baton_load_index (office->session, filter, NULL, &error);
  g_assert_no_error (error);
  return index;
}

/* An index that follows the journal is like one that is loaded now, and both
 * are like the database. */
static void
test_index (Office *office)
{
  g_autoptr(BatonIndex) followed = load_index (office);
  History history;

  history_begin (&history, office);
  for (guint round = 0; round < get_rounds (office, 120); round++)
    {
      g_autoptr(BatonIndex) loaded = NULL;
      g_autoptr(GPtrArray) expected = NULL, in_loaded = NULL, in_followed = NULL;
      g_autoptr(GError) error = NULL;

      let_happen (&history, 6);
      loaded = load_index (office);
      baton_follow_index (office->session, followed, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (baton_index_get_position (followed), ==, baton_index_get_position (loaded));

      expected = g_ptr_array_new_with_free_func (g_free);
      foreach_lead (office, describe_lead, expected);
      in_loaded = describe_index (loaded);
      in_followed = describe_index (followed);
      assert_same_lines (in_loaded, expected);
      assert_same_lines (in_followed, expected);
      assert_same_selections (office, followed, loaded);
    }
  history_end (&history);
}

static void
assert_explained (Office             *office,
                  const BatonLeadRow *row,
                  gpointer            user_data)
{
  g_autoptr(BatonExplanation) explanation = NULL;
  g_autoptr(GError) error = NULL;
  int sums[] = { 0, 0 };

  office_set_now (office, row->state.scored_at);
  explanation = baton_explain_lead (office->session, row->id, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < explanation->lines->len; i++)
    {
      const BatonScoreLine *line = g_ptr_array_index (explanation->lines, i);

      sums[line->part] += line->points;
    }
  g_assert_cmpint (sums[BATON_PART_FIT], ==, row->state.fit);
  g_assert_cmpint (sums[BATON_PART_INTEREST], ==, row->state.interest);
}

/* Why a lead has its score adds up to it. */
static void
test_why (Office *office)
{
  History history;

  history_begin (&history, office);
  for (guint round = 0; round < get_rounds (office, 50); round++)
    {
      let_happen (&history, 20);
      foreach_lead (office, assert_explained, NULL);
    }
  history_end (&history);
}

static void
test_health (Office *office)
{
  History history;

  history_begin (&history, office);
  for (guint round = 0; round < get_rounds (office, 150); round++)
    {
      let_happen (&history, 10);
      office_assert_healthy (office);
    }
  history_end (&history);
}

static void
describe_record (Office             *office,
                 const BatonLeadRow *row,
                 gpointer            user_data)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_string_append_printf (text, "lead %d: ", (int) row->id);
  for (guint field = 0; field < BATON_N_FIELDS; field++)
    g_string_append_printf (text, "%s|", row->record.values[field] != NULL ? row->record.values[field] : "");
  for (guint i = 0; i < row->record.n_custom; i++)
    g_string_append_printf (text, "%s=%s|", row->record.custom[i].key, row->record.custom[i].value);
  g_ptr_array_add (user_data, g_string_free (g_steal_pointer (&text), FALSE));
}

/* What becomes of a file and of the leads, of which nothing stays. */
static GPtrArray *
try_import (Office     *office,
            History    *history,
            const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(BatonImportReport) report = NULL;

  g_assert_true (baton_session_begin (office->session, BATON_TRANSACTION_WRITE, NULL, NULL));
  report = history_import (history, text, FALSE);
  g_ptr_array_add (lines, g_strdup_printf ("created %d updated %d unchanged %d rejected %d handed over %d",
                                           (int) report->created, (int) report->updated, (int) report->unchanged,
                                           (int) report->rejected, (int) report->handed_over));
  foreach_lead (office, describe_record, lines);
  foreach_lead (office, describe_lead, lines);
  g_assert_false (baton_session_end (office->session, FALSE, NULL));
  return lines;
}

/* Of a large file all identities are held in memory, of a small one each is
 * looked up; what comes of it is the same. Empty lines make the difference. */
static void
test_large_files (Office *office)
{
  g_autofree char *empty_lines = g_strnfill (LARGE_FILE, '\n');
  History history;

  history_begin (&history, office);
  for (guint round = 0; round < get_rounds (office, 10); round++)
    {
      g_autofree char *text = history_make_leads (&history, 40);
      g_autofree char *large = g_strconcat (text, empty_lines, NULL);
      g_autoptr(GPtrArray) by_look_up = NULL, in_memory = NULL;

      let_happen (&history, 10);
      by_look_up = try_import (office, &history, text);
      in_memory = try_import (office, &history, large);
      assert_same_lines (in_memory, by_look_up);
    }
  history_end (&history);
}

/* Of an import that is taken back at once nobody tells anything any more. */
static void
test_undo (Office *office)
{
  History history;

  history_begin (&history, office);
  for (guint round = 0; round < get_rounds (office, 60); round++)
    {
      g_autofree char *text = history_make_leads (&history, 10);
      g_autoptr(GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(GPtrArray) after = g_ptr_array_new_with_free_func (g_free);
      g_autoptr(BatonImportReport) report = NULL;
      g_autoptr(GError) error = NULL;
      BatonUndoReport undone;

      let_happen (&history, 10);
      foreach_lead (office, describe_record, before);
      report = history_import (&history, text, FALSE);
      if (report->import != 0)
        baton_import_undo (office->session, report->import, &undone, NULL, &error);
      g_assert_no_error (error);
      foreach_lead (office, describe_record, after);
      assert_same_lines (after, before);
    }
  history_end (&history);
}

int
main (int   argc,
      char *argv[])
{
  memory_folder_use ();
  g_test_init (&argc, &argv, NULL);
  office_add_test ("/properties/order", test_order);
  office_add_test ("/properties/bulk", test_bulk);
  office_add_test ("/properties/index", test_index);
  office_add_test ("/properties/large-files", test_large_files);
  office_add_test ("/properties/undo", test_undo);
  office_add_test ("/properties/why", test_why);
  office_add_test ("/properties/health", test_health);
  return g_test_run ();
}
