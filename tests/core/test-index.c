/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-index.h"

#include "baton-error.h"
#include "handoff/baton-person.h"
#include "index-fixture.h"

static BatonProcess *process;

/* A lead with what a test needs of it. */
typedef struct
{
  gint64          id;
  const char     *first_name;
  const char     *last_name;
  const char     *email;
  const char     *company;
  const char     *country;
  gint64          created_at;
  BatonLeadState  state;
} Lead;

static const Lead people[] = {
  { 1, "Lena", "Hoffmann", "lena@bremer.example", "Bremer Kältetechnik", "DE", NOW - 40 * DAY,
    { .stage = BATON_STAGE_MARKETING_QUALIFIED, .team = BATON_TEAM_SALES, .owner = 7, .fit = 80, .interest = 68,
      .stage_since = NOW - DAY, .due_at = NOW - 12 * G_TIME_SPAN_MINUTE, .last_event_at = NOW - G_TIME_SPAN_HOUR,
      .suppressed_since = NOW - DAY, .flags = BATON_LEAD_HOT | BATON_LEAD_HAND_RAISER } },
  { 2, "Rafael", "Monteiro", "rafael@bento.example", "Usina São Bento", "BR", NOW - 3 * DAY,
    { .stage = BATON_STAGE_MARKETING_QUALIFIED, .team = BATON_TEAM_SALES, .owner = 7, .fit = 70, .interest = 61,
      .due_at = NOW + 3 * G_TIME_SPAN_MINUTE, .last_event_at = NOW - 2 * DAY } },
  { 3, "Ewa", "Zielińska", "ewa@huta.example", "Huta Szkła Łódź", "PL", NOW - 100 * DAY,
    { .stage = BATON_STAGE_SALES_ACCEPTED, .team = BATON_TEAM_SALES, .owner = 8, .fit = 60, .interest = 55 } },
  { 4, NULL, NULL, "info@acme.example", "Acme", NULL, NOW - 10 * DAY,
    { .stage = BATON_STAGE_NEW, .fit = 10, .interest = 0, .returned_at = NOW - 5 * DAY, .wake_at = NOW + 5 * DAY } },
  { 5, "Óscar", "Fuentes", NULL, "Aceros del Norte", "de", NOW,
    { .stage = BATON_STAGE_DISQUALIFIED, .fit = 0, .interest = 0, .outcome = BATON_OUTCOME_LOST } },
};

static void
put (BatonIndex *index,
     const Lead *lead)
{
  BatonRecord record = { .created_at = lead->created_at };

  record.values[BATON_FIELD_FIRST_NAME] = lead->first_name;
  record.values[BATON_FIELD_LAST_NAME] = lead->last_name;
  record.values[BATON_FIELD_EMAIL] = lead->email;
  record.values[BATON_FIELD_COMPANY] = lead->company;
  record.values[BATON_FIELD_COUNTRY] = lead->country;
  baton_index_put (index, lead->id, &record, &lead->state);
}

static void
add_person (GPtrArray  *array,
            gint64      id,
            const char *name,
            const char *email)
{
  BatonPerson *person = baton_person_new ();

  person->id = id;
  g_free (person->name);
  person->name = g_strdup (name);
  g_free (person->email);
  person->email = g_strdup (email);
  g_ptr_array_add (array, person);
}

static BatonIndex *
make_index (void)
{
  BatonIndex *index = baton_index_new ();
  g_autoptr(GPtrArray) owners = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_person_free);

  add_person (owners, 7, "Wei Chen", "wei@example.com");
  add_person (owners, 8, "Ana Ribeiro", "ana@example.com");
  baton_index_set_people (index, owners, 8);
  baton_index_set_process (index, process);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    put (index, &people[i]);
  return index;
}

/* The numbers of the leads that are selected, such as "1 2 5". */
static char *
ids_of (BatonIndex *index,
        const char *text,
        const char *sort,
        gboolean    descending)
{
  g_autoptr(BatonFilter) filter = make_filter (process, text);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) rows = baton_index_select (index, filter, sort, descending, NULL, &error);
  g_autoptr(GString) ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "",
                            baton_index_get_id (index, g_array_index (rows, guint32, i)));
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_ids (BatonIndex *index,
            const char *text,
            const char *ids)
{
  g_autofree char *found = ids_of (index, text, NULL, FALSE);

  if (g_strcmp0 (found, ids) != 0)
    g_error ("“%s” finds “%s”, not “%s”", text, found, ids);
}

typedef struct
{
  const char *text;
  const char *ids;
} FilterCase;

static void
check_filters (const FilterCase *cases,
               guint             n_cases)
{
  g_autoptr(BatonIndex) index = make_index ();

  for (guint i = 0; i < n_cases; i++)
    assert_ids (index, cases[i].text, cases[i].ids);
}

/* By what a lead is and whose it is. */
static void
test_filter_values (void)
{
  static const FilterCase cases[] = {
    { "", "1 2 3 4 5" },
    { "stage:mql", "1 2" },
    { "stage:mql,sal", "1 2 3" },
    { "-stage:mql,sal", "4 5" },
    { "score>=131", "1 2" },
    { "score>131", "1" },
    { "score:131,0", "2 5" },
    { "score<500 score>-1", "1 2 3 4 5" },
    { "fit<=10", "4 5" },
    { "interest=55", "3" },
    { "country:de", "1 5" },
    { "country:DE,pl", "1 3 5" },
    { "country:\"\"", "4" },
    { "-country:\"\"", "1 2 3 5" },
    { "country:d*", "1 5" },
    { "country=d*", "" },
    { "country:xx", "" },
    { "team:marketing", "4 5" },
    { "owner:none", "4 5" },
    { "owner:ana", "3" },
    { "owner:\"ana ribeiro\",wei@example.com", "1 2 3" },
    { "owner:an", "" },
    { "owner:me", "3" },
    { "-owner:me", "1 2 4 5" },
    { "owner:7", "1 2" },
  };

  check_filters (cases, G_N_ELEMENTS (cases));
}

/* By what became of a lead, and when. */
static void
test_filter_moments (void)
{
  static const FilterCase cases[] = {
    { "hot:yes", "1" },
    { "hot:no", "2 3 4 5" },
    { "-hot:yes", "2 3 4 5" },
    { "hot:yes,no", "1 2 3 4 5" },
    { "handraiser:yes", "1" },
    { "held:yes", "" },
    { "suppressed:yes", "1" },
    { "returned:yes", "4" },
    { "returned:no", "1 2 3 5" },
    { "returned>=-6d", "4" },
    { "wake<7d", "4" },
    { "wake:none", "1 2 3 5" },
    { "outcome:lost", "5" },
    { "-outcome:none", "5" },
    { "due:late", "1" },
    { "due<2h", "1 2" },
    { "due>=now", "2" },
    { "due:none", "3 4 5" },
    { "due:today", "1 2" },
    { "due:late,none", "1 3 4 5" },
    { "created>=-30d", "2 4 5" },
    { "created<2026", "3" },
    { "created:2026-02", "2 4" },
    { "created>2026-02", "5" },
    { "created<=2026-02", "1 2 3 4" },
    { "-created>=-30d", "1 3" },
    { "active<-1d", "2" },
    { "since>=-2d", "1" },
    { "id:2,5,77", "2 5" },
    { "id>=3", "3 4 5" },
    { "id<3", "1 2" },
  };

  check_filters (cases, G_N_ELEMENTS (cases));
}

/* By what is read of a lead; at the end with all of it together. */
static void
test_filter_words (void)
{
  static const FilterCase cases[] = {
    { "acme", "4" },
    { "ACME", "4" },
    { "example", "1 2 3 4" },
    { "zielinska", "3" },
    { "ZIELIŃSKA", "3" },
    { "lodz", "3" },
    { "sao", "2" },
    { "oscar", "5" },
    { "\"lena hoff\"", "1" },
    { "hoff lena", "1" },
    { "lena -hoff", "" },
    { "nhol", "" },
    { "hoffmannlena", "" },
    { "name:lena", "1" },
    { "name:bremer", "" },
    { "company:bremer,acme", "1 4" },
    { "email:acme", "4" },
    { "email=info@acme.example", "4" },
    { "email=acme", "" },
    { "company=acme", "4" },
    { "company=\"\"", "" },
    { "name=\"\"", "4" },
    { "email=\"\"", "5" },
    { "name:\"lena  HOFFMANN\"", "1" },
    { "o -country:de -stage:sal", "2 4" },
    { "stage:mql country:br score>=60 bento", "2" },
  };

  check_filters (cases, G_N_ELEMENTS (cases));
}

static void
test_sorts (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  static const struct { const char *sort; gboolean descending; const char *ids; } cases[] = {
    { "id", TRUE, "5 4 3 2 1" },
    { "score", FALSE, "5 4 3 2 1" },
    { "score", TRUE, "1 2 3 4 5" },
    { "name", FALSE, "3 1 5 2 4" },
    { "name", TRUE, "2 5 1 3 4" },
    { "company", FALSE, "5 4 1 3 2" },
    { "email", FALSE, "3 4 1 2 5" },
    { "stage", FALSE, "4 1 2 3 5" },
    { "stage", TRUE, "5 3 1 2 4" },
    { "team", FALSE, "4 5 1 2 3" },
    { "owner", FALSE, "3 1 2 4 5" },
    { "owner", TRUE, "1 2 3 4 5" },
    { "due", FALSE, "1 2 3 4 5" },
    { "due", TRUE, "2 1 3 4 5" },
    { "created", FALSE, "3 1 4 2 5" },
    { "created", TRUE, "5 2 4 1 3" },
    { "country", FALSE, "2 1 5 3 4" },
    { "country", TRUE, "3 1 5 2 4" },
    { "outcome", FALSE, "5 1 2 3 4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ids = ids_of (index, "", cases[i].sort, cases[i].descending);

      if (g_strcmp0 (ids, cases[i].ids) != 0)
        g_error ("%s gives “%s”, not “%s”", cases[i].sort, ids, cases[i].ids);
    }
}

static void
test_sort_mistakes (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  g_autoptr(GError) error = NULL;

  g_assert_null (baton_index_select (index, NULL, "weather", FALSE, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_null (baton_index_select (index, NULL, "custom.city", FALSE, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
}

static void
test_updates (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  Lead lead = people[0];
  BatonIndexRow values;
  guint row, same_row;

  g_assert_true (baton_index_find (index, 1, &row));
  g_assert_true (baton_index_get_row (index, row, &values));
  g_assert_cmpint (values.id, ==, 1);
  g_assert_cmpint (values.score, ==, 148);
  g_assert_cmpint (values.owner, ==, 7);
  g_assert_cmpint (values.due_at, ==, NOW - 12 * G_TIME_SPAN_MINUTE);
  g_assert_cmpint (values.created_at, ==, NOW - 40 * DAY);
  g_assert_true (values.suppressed);
  g_assert_true (values.flags & BATON_LEAD_HOT);
  g_assert_cmpstr (baton_index_get_value (index, row, "country"), ==, "DE");
  g_assert_null (baton_index_get_value (index, row, "campaign"));

  lead.company = "Globex";
  lead.country = "AT";
  lead.state.stage = BATON_STAGE_CUSTOMER;
  put (index, &lead);
  g_assert_true (baton_index_find (index, 1, &same_row));
  g_assert_cmpuint (same_row, ==, row);
  g_assert_cmpuint (baton_index_get_n_leads (index), ==, 5);
  assert_ids (index, "globex", "1");
  assert_ids (index, "bremer", "1");
  assert_ids (index, "company:bremer", "");
  assert_ids (index, "country:at", "1");
  assert_ids (index, "stage:customer", "1");

  lead.state.stage = BATON_STAGE_NEW;
  lead.state.suppressed_since = 0;
  g_assert_true (baton_index_put_state (index, 1, &lead.state));
  g_assert_false (baton_index_put_state (index, 99, &lead.state));
  assert_ids (index, "stage:new", "1 4");
  assert_ids (index, "suppressed:yes", "");
  assert_ids (index, "globex", "1");
}

static void
test_remove (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  guint counts[BATON_MAX_STAGES];
  BatonIndexRow values;
  guint row;

  g_assert_true (baton_index_find (index, 2, &row));
  g_assert_true (baton_index_remove (index, 2));
  g_assert_false (baton_index_remove (index, 2));
  g_assert_false (baton_index_find (index, 2, NULL));
  g_assert_false (baton_index_get_row (index, row, &values));
  g_assert_cmpint (baton_index_get_id (index, row), ==, 2);
  g_assert_cmpuint (baton_index_get_n_leads (index), ==, 4);
  assert_ids (index, "", "1 3 4 5");
  assert_ids (index, "rafael", "");
  assert_ids (index, "-hot:yes", "3 4 5");
  baton_index_count_stages (index, NULL, counts);
  g_assert_cmpuint (counts[BATON_STAGE_MARKETING_QUALIFIED], ==, 1);

  put (index, &people[1]);
  g_assert_cmpuint (baton_index_get_n_leads (index), ==, 5);
  assert_ids (index, "rafael", "2");
}

/* Leads whose numbers come late stand in the order of the numbers all the same. */
static void
test_late_numbers (void)
{
  g_autoptr(BatonIndex) index = baton_index_new ();
  static const guint order[] = { 2, 4, 1, 0, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      put (index, &people[order[i]]);
      g_assert_true (baton_index_find (index, people[order[i]].id, NULL));
    }
  assert_ids (index, "", "1 2 3 4 5");
  assert_ids (index, "stage:mql", "1 2");
  g_assert_true (baton_index_remove (index, 2));
  assert_ids (index, "", "1 3 4 5");
}

static void
test_columns (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  g_autoptr(BatonFilter) filter = make_filter (process, "custom.city:mumbai");
  g_autoptr(GError) error = NULL;
  BatonCustomValue custom[] = { { "city", "Pune" } };
  BatonRecord record = { .custom = custom, .n_custom = 1 };
  guint row;

  g_assert_true (baton_index_has_column (index, "country"));
  g_assert_false (baton_index_has_column (index, "custom.city"));
  g_assert_null (baton_index_select (index, filter, NULL, FALSE, NULL, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);

  baton_index_begin_column (index, "custom.city");
  g_assert_false (baton_index_has_column (index, "custom.city"));
  baton_index_put (index, 2, &record, &people[1].state);
  baton_index_put (index, 6, &record, &people[1].state);
  baton_index_set_value (index, "custom.city", 1, "Mumbai");
  baton_index_set_value (index, "custom.city", 2, "Mumbai");
  baton_index_set_value (index, "custom.city", 3, "MUMBAI");
  baton_index_set_value (index, "custom.city", 99, "Mumbai");
  baton_index_end_column (index, "custom.city");
  g_assert_true (baton_index_has_column (index, "custom.city"));

  assert_ids (index, "custom.city:mumbai", "1 3");
  assert_ids (index, "custom.city:pune", "2 6");
  assert_ids (index, "custom.city:\"\"", "4 5");
  g_assert_true (baton_index_find (index, 3, &row));
  g_assert_cmpstr (baton_index_get_value (index, row, "custom.city"), ==, "MUMBAI");

  custom[0].value = "Mumbai";
  baton_index_put (index, 6, &record, &people[1].state);
  assert_ids (index, "custom.city:mumbai", "1 3 6");
}

static void
test_compared_values (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  static const char *values[] = { "12", "7.5", "2026-03-01", "many", NULL };
  static const struct { const char *text; const char *ids; } cases[] = {
    { "custom.x>=7.5", "1 2" },
    { "custom.x>7.5", "1" },
    { "custom.x<=7.5", "2" },
    { "custom.x<100", "1 2" },
    { "custom.x>=2026-03-01", "3" },
    { "custom.x>2026-03-01", "" },
    { "custom.x<=2026-03-01", "3" },
    { "custom.x>2025", "3" },
    { "custom.x<-1d", "3" },
    { "custom.x:*a*", "4" },
    { "custom.x:*", "1 2 3 4" },
    { "-custom.x>=7.5", "3 4 5" },
  };

  baton_index_begin_column (index, "custom.x");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    baton_index_set_value (index, "custom.x", i + 1, values[i]);
  baton_index_end_column (index, "custom.x");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_ids (index, cases[i].text, cases[i].ids);
}

/* What a custom field holds nobody says, so it is compared as what is asked for. */
static void
test_custom_lists_and_yes (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  static const char *values[] = { "Ja", "vip; Yes please", "No", "1,000", NULL };
  static const struct { const char *text; const char *ids; } cases[] = {
    { "custom.x:yes", "1" }, { "custom.x:no", "3" }, { "custom.x=yes", "" }, { "custom.x=no", "3" },
    { "custom.x:vip", "2" }, { "custom.x:yes*", "2" }, { "-custom.x:vip", "1 3 4 5" },
    { "custom.x>=1000", "4" }, { "custom.x:\"\"", "5" },
  };

  baton_index_begin_column (index, "custom.x");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    baton_index_set_value (index, "custom.x", i + 1, values[i]);
  baton_index_end_column (index, "custom.x");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_ids (index, cases[i].text, cases[i].ids);
}

static void
test_lists_and_yes (void)
{
  g_autoptr(BatonIndex) index = baton_index_new ();
  BatonLeadState state = { 0, };
  BatonRecord record = { 0, };

  baton_index_begin_column (index, "tags");
  baton_index_end_column (index, "tags");
  baton_index_begin_column (index, "do_not_call");
  baton_index_end_column (index, "do_not_call");

  record.values[BATON_FIELD_TAGS] = "VIP;Green Days";
  record.values[BATON_FIELD_DO_NOT_CALL] = "yes";
  baton_index_put (index, 1, &record, &state);
  record.values[BATON_FIELD_TAGS] = "vip lounge";
  record.values[BATON_FIELD_DO_NOT_CALL] = NULL;
  record.values[BATON_FIELD_DO_NOT_EMAIL] = "yes";
  baton_index_put (index, 2, &record, &state);

  assert_ids (index, "tags:vip", "1");
  assert_ids (index, "tags:\"green days\",x", "1");
  assert_ids (index, "tags:vip*", "1 2");
  assert_ids (index, "do_not_call:yes", "1");
  assert_ids (index, "do_not_call:no", "2");
  assert_ids (index, "unsubscribed:yes", "2");
}

static void
test_counts (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  g_autoptr(BatonFilter) filter = make_filter (process, "stage:mql");
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) rows = baton_index_select (index, filter, NULL, FALSE, NULL, &error);
  g_autoptr(GArray) countries = NULL;
  guint stages[BATON_MAX_STAGES];
  guint scores[BATON_MAX_SCORE + 1];

  baton_index_count_stages (index, NULL, stages);
  g_assert_cmpuint (stages[BATON_STAGE_NEW], ==, 1);
  g_assert_cmpuint (stages[BATON_STAGE_MARKETING_QUALIFIED], ==, 2);
  baton_index_count_stages (index, rows, stages);
  g_assert_cmpuint (stages[BATON_STAGE_NEW], ==, 0);
  g_assert_cmpuint (stages[BATON_STAGE_MARKETING_QUALIFIED], ==, 2);
  baton_index_count_scores (index, NULL, scores);
  g_assert_cmpuint (scores[0], ==, 1);
  g_assert_cmpuint (scores[148], ==, 1);
  g_assert_cmpuint (scores[149], ==, 0);

  countries = baton_index_count_values (index, NULL, "country", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (countries->len, ==, 4);
  g_assert_cmpstr (g_array_index (countries, BatonValueCount, 0).value, ==, "DE");
  g_assert_cmpuint (g_array_index (countries, BatonValueCount, 0).count, ==, 2);
  g_assert_null (g_array_index (countries, BatonValueCount, 1).value);
  g_assert_null (baton_index_count_values (index, NULL, "city", &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
}

static void
test_cancel (void)
{
  g_autoptr(BatonIndex) index = make_index ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (baton_index_select (index, NULL, NULL, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_empty (void)
{
  g_autoptr(BatonIndex) index = baton_index_new ();
  guint counts[BATON_MAX_STAGES];

  assert_ids (index, "", "");
  assert_ids (index, "acme stage:mql country:de", "");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *ids = ids_of (index, "", ((const char *[]) { "name", "due", "country" })[i], TRUE);

      g_assert_cmpstr (ids, ==, "");
    }
  baton_index_count_stages (index, NULL, counts);
  g_assert_cmpuint (counts[0], ==, 0);
  g_assert_cmpint (baton_index_get_position (index), ==, 0);
  baton_index_set_position (index, 42);
  g_assert_cmpint (baton_index_get_position (index), ==, 42);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  process = make_process ();

  g_test_add_func ("/index/filters/values", test_filter_values);
  g_test_add_func ("/index/filters/moments", test_filter_moments);
  g_test_add_func ("/index/filters/words", test_filter_words);
  g_test_add_func ("/index/sorts", test_sorts);
  g_test_add_func ("/index/sort-mistakes", test_sort_mistakes);
  g_test_add_func ("/index/updates", test_updates);
  g_test_add_func ("/index/remove", test_remove);
  g_test_add_func ("/index/late-numbers", test_late_numbers);
  g_test_add_func ("/index/columns", test_columns);
  g_test_add_func ("/index/compared-values", test_compared_values);
  g_test_add_func ("/index/custom-lists-and-yes", test_custom_lists_and_yes);
  g_test_add_func ("/index/lists-and-yes", test_lists_and_yes);
  g_test_add_func ("/index/counts", test_counts);
  g_test_add_func ("/index/cancel", test_cancel);
  g_test_add_func ("/index/empty", test_empty);

  status = g_test_run ();
  baton_process_unref (process);
  return status;
}
