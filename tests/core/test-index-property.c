/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random changes to an index and to a plain array of leads; whatever is asked
 * of the index must be what walking the array gives. */

#include "index/baton-index.h"

#include <string.h>

#include "index-fixture.h"
#include "index/baton-search-fold.h"

#define N_ROUNDS  200
#define N_CHANGES 40
#define MAX_ID    400

#define N_TEXTS       3000
#define N_TEXT_ROUNDS 4

typedef struct
{
  gboolean        there;
  const char     *values[BATON_N_FIELDS];
  const char     *city;
  gint64          created_at;
  BatonLeadState  state;
} Lead;

typedef enum
{
  TERM_STAGE,
  TERM_SCORE,
  TERM_FIT,
  TERM_HOT,
  TERM_RETURNED,
  TERM_DUE,
  TERM_CREATED,
  TERM_OWNER,
  TERM_COUNTRY,
  TERM_CITY,
  TERM_WORD,
  TERM_COMPANY,
  TERM_ID,
  N_TERM_KINDS,
} TermKind;

typedef struct
{
  TermKind    kind;
  gboolean    negated;
  int         number;
  const char *text;
} Term;

static const char * const first_names[] = { "Ana", "Óscar", "Lena", "Łukasz", "Wei", NULL };
static const char * const last_names[] = { "Ribeiro", "Hoffmann", "Zielińska", "Chen", "O'Neill", NULL };
static const char * const companies[] = { "Acme", "ACME Ltd", "Globex", "Huta Szkła Łódź", "a", NULL };
static const char * const countries[] = { "DE", "de", "Brasil", "PL", NULL };
static const char * const cities[] = { "Mumbai", "MUMBAI", "Pune", NULL };
static const char * const words[] = { "a", "an", "ana", "acme", "lodz", "e", "@", "hoff", "zz", "ltd", "neill" };
static const char * const sorts[] = {
  "id", "name", "company", "email", "score", "fit", "stage", "due", "created", "country", "custom.city",
};

static BatonProcess *process;
static Lead leads[MAX_ID + 1];

static const char *
pick (GRand              *rand,
      const char * const *values,
      guint               n)
{
  return values[g_rand_int_range (rand, 0, (gint32) n)];
}

static gint64
random_time (GRand *rand)
{
  if (g_rand_int_range (rand, 0, 3) == 0)
    return 0;
  return NOW + g_rand_int_range (rand, -50, 50) * DAY + g_rand_int_range (rand, 0, 3) * G_USEC_PER_SEC;
}

static void
randomise_state (GRand *rand,
                 Lead  *lead)
{
  lead->state.stage = (guint) g_rand_int_range (rand, 0, BATON_STAGE_FIRST_ADDED);
  lead->state.owner = g_rand_int_range (rand, 0, 4);
  lead->state.fit = g_rand_int_range (rand, 0, 101);
  lead->state.interest = g_rand_int_range (rand, 0, 101);
  lead->state.due_at = random_time (rand);
  lead->state.returned_at = random_time (rand);
  lead->state.flags = g_rand_boolean (rand) ? BATON_LEAD_HOT : 0;
}

static void
randomise (GRand *rand,
           Lead  *lead,
           guint  id)
{
  static char emails[MAX_ID + 1][32];

  lead->there = TRUE;
  lead->values[BATON_FIELD_FIRST_NAME] = pick (rand, first_names, G_N_ELEMENTS (first_names));
  lead->values[BATON_FIELD_LAST_NAME] = pick (rand, last_names, G_N_ELEMENTS (last_names));
  lead->values[BATON_FIELD_COMPANY] = pick (rand, companies, G_N_ELEMENTS (companies));
  lead->values[BATON_FIELD_COUNTRY] = pick (rand, countries, G_N_ELEMENTS (countries));
  lead->city = pick (rand, cities, G_N_ELEMENTS (cities));
  g_snprintf (emails[id], sizeof emails[id], "%u@example.com", id % 7);
  lead->values[BATON_FIELD_EMAIL] = g_rand_boolean (rand) ? emails[id] : NULL;
  lead->created_at = NOW + g_rand_int_range (rand, -100, 0) * DAY;
  randomise_state (rand, lead);
}

static void
put (BatonIndex *index,
     guint       id)
{
  const Lead *lead = &leads[id];
  BatonCustomValue custom = { "city", lead->city };
  BatonRecord record = { .custom = &custom, .n_custom = lead->city != NULL, .created_at = lead->created_at };

  memcpy (record.values, lead->values, sizeof record.values);
  baton_index_put (index, id, &record, &lead->state);
}

static void
change (GRand      *rand,
        BatonIndex *index)
{
  guint id = (guint) g_rand_int_range (rand, 1, MAX_ID + 1);
  Lead *lead = &leads[id];

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      g_assert_cmpint (baton_index_remove (index, id), ==, lead->there);
      lead->there = FALSE;
      break;
    case 1:
      if (lead->there)
        randomise_state (rand, lead);
      g_assert_cmpint (baton_index_put_state (index, id, &lead->state), ==, lead->there);
      break;
    default:
      randomise (rand, lead, id);
      put (index, id);
      break;
    }
}

static char *
dup_name (const Lead *lead)
{
  const char *first = lead->values[BATON_FIELD_FIRST_NAME];
  const char *last = lead->values[BATON_FIELD_LAST_NAME];
  g_autofree char *name = g_strdup_printf ("%s%s%s", first != NULL ? first : "",
                                           first != NULL && last != NULL ? " " : "",
                                           last != NULL ? last : "");

  return baton_search_fold (name);
}

static char *
dup_part (const Lead *lead,
          BatonField  field)
{
  return baton_search_fold (lead->values[field] != NULL ? lead->values[field] : "");
}

static gboolean
holds_word (const Lead *lead,
            const char *word)
{
  g_autofree char *name = dup_name (lead);
  g_autofree char *email = dup_part (lead, BATON_FIELD_EMAIL);
  g_autofree char *company = dup_part (lead, BATON_FIELD_COMPANY);

  return strstr (name, word) != NULL || strstr (email, word) != NULL || strstr (company, word) != NULL;
}

static gboolean
holds (const Term *term,
       guint       id)
{
  const Lead *lead = &leads[id];
  g_autofree char *company = dup_part (lead, BATON_FIELD_COMPANY);
  const char *country = lead->values[BATON_FIELD_COUNTRY];

  switch (term->kind)
    {
    case TERM_STAGE:
      return lead->state.stage == (guint) term->number % BATON_STAGE_FIRST_ADDED;
    case TERM_SCORE:
      return lead->state.fit + lead->state.interest >= term->number;
    case TERM_FIT:
      return lead->state.fit < term->number;
    case TERM_HOT:
      return (lead->state.flags & BATON_LEAD_HOT) != 0;
    case TERM_RETURNED:
      return lead->state.returned_at != 0;
    case TERM_DUE:
      return lead->state.due_at != 0 && lead->state.due_at < NOW + term->number * DAY;
    case TERM_CREATED:
      return lead->created_at >= NOW - term->number * DAY;
    case TERM_OWNER:
      return lead->state.owner == term->number % 4;
    case TERM_COUNTRY:
      return country != NULL && g_ascii_strcasecmp (country, "de") == 0;
    case TERM_CITY:
      return lead->city != NULL && g_ascii_strcasecmp (lead->city, "mumbai") == 0;
    case TERM_WORD:
      return holds_word (lead, term->text);
    case TERM_COMPANY:
      return strstr (company, term->text) != NULL;
    case TERM_ID:
      return id > (guint) term->number;
    case N_TERM_KINDS:
    default:
      g_assert_not_reached ();
    }
}

static void
append_term (GString    *text,
             const Term *term)
{
  if (term->negated)
    g_string_append_c (text, '-');

  switch (term->kind)
    {
    case TERM_STAGE:
      g_string_append_printf (text, "stage:%s ",
                              baton_process_get_nth (process, term->number % BATON_STAGE_FIRST_ADDED)->id);
      break;
    case TERM_SCORE:
      g_string_append_printf (text, "score>=%d ", term->number);
      break;
    case TERM_FIT:
      g_string_append_printf (text, "fit<%d ", term->number);
      break;
    case TERM_HOT:
      g_string_append (text, "hot:yes ");
      break;
    case TERM_RETURNED:
      g_string_append (text, "returned:yes ");
      break;
    case TERM_DUE:
      g_string_append_printf (text, "due<%dd ", term->number);
      break;
    case TERM_CREATED:
      g_string_append_printf (text, "created>=-%dd ", term->number);
      break;
    case TERM_OWNER:
      if (term->number % 4 == 0)
        g_string_append (text, "owner:none ");
      else
        g_string_append_printf (text, "owner:%d ", term->number % 4);
      break;
    case TERM_COUNTRY:
      g_string_append (text, "country:dE ");
      break;
    case TERM_CITY:
      g_string_append (text, "custom.city:mumbai ");
      break;
    case TERM_WORD:
      g_string_append_printf (text, "%s ", term->text);
      break;
    case TERM_COMPANY:
      g_string_append_printf (text, "company:%s ", term->text);
      break;
    case TERM_ID:
      g_string_append_printf (text, "id>%d ", term->number);
      break;
    case N_TERM_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/* What a lead is sorted by; NULL when it has no such value. Numbers are written so that they compare as text. */
static char *
dup_key (guint       id,
         const char *sort)
{
  const Lead *lead = &leads[id];
  g_autofree char *key = NULL;

  if (g_str_equal (sort, "name"))
    key = dup_name (lead);
  else if (g_str_equal (sort, "company"))
    key = dup_part (lead, BATON_FIELD_COMPANY);
  else if (g_str_equal (sort, "email"))
    key = dup_part (lead, BATON_FIELD_EMAIL);
  else if (g_str_equal (sort, "country"))
    key = dup_part (lead, BATON_FIELD_COUNTRY);
  else if (g_str_equal (sort, "custom.city"))
    key = g_ascii_strdown (lead->city != NULL ? lead->city : "", -1);
  else if (g_str_equal (sort, "score"))
    key = g_strdup_printf ("%03d", lead->state.fit + lead->state.interest);
  else if (g_str_equal (sort, "fit"))
    key = g_strdup_printf ("%03d", lead->state.fit);
  else if (g_str_equal (sort, "stage"))
    key = g_strdup_printf ("%03u", lead->state.stage);
  else if (g_str_equal (sort, "created"))
    key = g_strdup_printf ("%020" G_GINT64_FORMAT, lead->created_at);
  else if (g_str_equal (sort, "due") && lead->state.due_at != 0)
    key = g_strdup_printf ("%020" G_GINT64_FORMAT, lead->state.due_at);
  else if (g_str_equal (sort, "id"))
    key = g_strdup_printf ("%020u", id);

  return key != NULL && *key != '\0' ? g_steal_pointer (&key) : NULL;
}

typedef struct
{
  guint     id;
  char     *key;
  gboolean  descending;
} Expected;

static void
expected_clear (Expected *expected)
{
  g_free (expected->key);
}

static int
compare_expected (gconstpointer a,
                  gconstpointer b)
{
  const Expected *first = a;
  const Expected *second = b;
  int order;

  if (first->key == NULL || second->key == NULL)
    order = (first->key == NULL) - (second->key == NULL);
  else
    order = strcmp (first->key, second->key) * (first->descending ? -1 : 1);
  return order != 0 ? order : (first->id > second->id) - (first->id < second->id);
}

static GArray *
select_naively (const Term *terms,
                guint       n_terms,
                const char *sort,
                gboolean    descending)
{
  GArray *expected = g_array_new (FALSE, FALSE, sizeof (Expected));

  g_array_set_clear_func (expected, (GDestroyNotify) expected_clear);
  for (guint id = 1; id <= MAX_ID; id++)
    {
      Expected entry = { id, NULL, descending };
      gboolean wanted = leads[id].there;

      for (guint i = 0; i < n_terms && wanted; i++)
        wanted = holds (&terms[i], id) != terms[i].negated;
      if (!wanted)
        continue;
      entry.key = dup_key (id, sort);
      g_array_append_val (expected, entry);
    }
  g_array_sort (expected, compare_expected);
  return expected;
}

static void
check_select (GRand      *rand,
              BatonIndex *index)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(BatonFilter) filter = NULL;
  g_autoptr(GArray) expected = NULL;
  g_autoptr(GArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  const char *sort = pick (rand, sorts, G_N_ELEMENTS (sorts));
  gboolean descending = g_rand_boolean (rand);
  guint n_terms = (guint) g_rand_int_range (rand, 0, 4);
  Term terms[3];

  for (guint i = 0; i < n_terms; i++)
    {
      terms[i] = (Term) {
        .kind = (TermKind) g_rand_int_range (rand, 0, N_TERM_KINDS),
        .negated = g_rand_int_range (rand, 0, 3) == 0,
        .number = g_rand_int_range (rand, 0, 100),
        .text = pick (rand, words, G_N_ELEMENTS (words)),
      };
      append_term (text, &terms[i]);
    }

  filter = make_filter (process, text->str);
  rows = baton_index_select (index, filter, sort, descending, NULL, &error);
  g_assert_no_error (error);
  expected = select_naively (terms, n_terms, sort, descending);

  g_assert_cmpuint (rows->len, ==, expected->len);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = baton_index_get_id (index, g_array_index (rows, guint32, i));

      if (id != g_array_index (expected, Expected, i).id)
        g_error ("“%s” by %s%s: lead %" G_GINT64_FORMAT ", not %u, at %u", text->str, sort,
                 descending ? " descending" : "", id, g_array_index (expected, Expected, i).id, i);
    }
}

static void
check_counts (BatonIndex *index)
{
  g_autoptr(GArray) by_country = NULL;
  guint stages[BATON_MAX_STAGES];
  guint scores[BATON_MAX_SCORE + 1];
  guint n_leads = 0;

  baton_index_count_stages (index, NULL, stages);
  baton_index_count_scores (index, NULL, scores);
  by_country = baton_index_count_values (index, NULL, "country", NULL);
  for (guint id = 1; id <= MAX_ID; id++)
    {
      if (!leads[id].there)
        continue;
      n_leads++;
      stages[leads[id].state.stage]--;
      scores[leads[id].state.fit + leads[id].state.interest]--;
    }

  g_assert_cmpuint (baton_index_get_n_leads (index), ==, n_leads);
  for (guint i = 0; i < BATON_MAX_STAGES; i++)
    g_assert_cmpuint (stages[i], ==, 0);
  for (guint i = 0; i <= BATON_MAX_SCORE; i++)
    g_assert_cmpuint (scores[i], ==, 0);
  for (guint i = 0; i < by_country->len; i++)
    n_leads -= g_array_index (by_country, BatonValueCount, i).count;
  g_assert_cmpuint (n_leads, ==, 0);
}

static void
run (guint    seed,
     gboolean rising)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr(BatonIndex) index = baton_index_new ();

  memset (leads, 0, sizeof leads);
  baton_index_set_process (index, process);
  baton_index_begin_column (index, "custom.city");
  baton_index_end_column (index, "custom.city");
  if (rising)
    {
      for (guint id = 1; id <= MAX_ID; id++)
        {
          randomise (rand, &leads[id], id);
          put (index, id);
        }
    }

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (int i = g_rand_int_range (rand, 0, N_CHANGES); i > 0; i--)
        change (rand, index);
      check_select (rand, index);
      check_counts (index);
    }
}

static void
test_rising (void)
{
  run (20260302, TRUE);
}

static void
test_any_order (void)
{
  run (42, FALSE);
}

static void
assert_order (BatonIndex *index,
              const char *sort,
              gboolean    rising)
{
  g_autoptr(GArray) rows = baton_index_select (index, NULL, sort, FALSE, NULL, NULL);

  g_assert_cmpuint (rows->len, ==, N_TEXTS);
  for (guint i = 0; i < N_TEXTS; i++)
    g_assert_cmpint (baton_index_get_id (index, g_array_index (rows, guint32, i)), ==, rising ? i + 1 : N_TEXTS - i);
}

static void
assert_finds (BatonIndex *index,
              const char *text,
              guint       n)
{
  g_autoptr(BatonFilter) filter = make_filter (process, text);
  g_autoptr(GArray) rows = baton_index_select (index, filter, NULL, FALSE, NULL, NULL);

  g_assert_cmpuint (rows->len, ==, n);
}

/* So much text changes that old text is cleared away and orders are made anew. Of long companies
 * only the beginning counts, which is the same in all. */
static void
test_many_texts (void)
{
  g_autoptr(BatonIndex) index = baton_index_new ();
  g_autofree char *filler = g_strnfill (500, 'x');
  BatonLeadState state = { 0, };

  for (guint round = 0; round < N_TEXT_ROUNDS; round++)
    {
      for (guint id = 1; id <= N_TEXTS; id++)
        {
          g_autofree char *company = g_strdup_printf ("%s %u-%u.", filler, id, round);
          g_autofree char *email = g_strdup_printf ("%u-sorted-by-number-%05u@example.com", round, N_TEXTS - id);
          BatonRecord record = { 0, };

          record.values[BATON_FIELD_COMPANY] = company;
          record.values[BATON_FIELD_EMAIL] = email;
          baton_index_put (index, id, &record, &state);
        }
      assert_order (index, "email", FALSE);
      assert_order (index, "company", TRUE);
    }

  for (guint id = 1; id <= N_TEXTS; id += 97)
    {
      for (guint round = 0; round < N_TEXT_ROUNDS; round++)
        {
          g_autofree char *text = g_strdup_printf ("\"x %u-%u.\"", id, round);
          g_autoptr(BatonFilter) filter = make_filter (process, text);
          g_autoptr(GArray) rows = baton_index_select (index, filter, NULL, FALSE, NULL, NULL);

          g_assert_cmpuint (rows->len, ==, round == N_TEXT_ROUNDS - 1);
          if (rows->len > 0)
            g_assert_cmpint (baton_index_get_id (index, g_array_index (rows, guint32, 0)), ==, id);
        }
    }
  assert_finds (index, "sorted-by", N_TEXTS);
  assert_finds (index, "x", N_TEXTS);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  process = make_process ();

  g_test_add_func ("/index/property/rising", test_rising);
  g_test_add_func ("/index/property/any-order", test_any_order);
  g_test_add_func ("/index/property/many-texts", test_many_texts);

  status = g_test_run ();
  baton_process_unref (process);
  return status;
}
