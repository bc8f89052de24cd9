/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the index takes with a million leads. Each time is a median, in milliseconds, and as a
 * multiple of a yardstick that is measured in turn with it: adding up a million numbers; for what
 * searches the text, as many as are of the text's size. */

#include "index/baton-index.h"

#include <stdio.h>
#include <stdlib.h>

#include "index-fixture.h"

#define N_LEADS  1000000
#define N_ROUNDS 21
#define BATCH    10000

/* How many numbers the yardsticks add up. */
#define N_COLUMN N_LEADS
#define N_TEXT   (16 * N_LEADS)

typedef struct
{
  BatonIndex   *index;
  BatonProcess *process;
  guint32      *yardstick;
} Bench;

static volatile guint64 sink;

static double
measure_yardstick (const Bench *bench,
                   guint        n)
{
  gint64 start = g_get_monotonic_time ();
  guint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += bench->yardstick[i];
  sink = sum;
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

static double
get_median (double *times,
            guint   n)
{
  qsort (times, n, sizeof *times, compare_doubles);
  return times[n / 2];
}

static void
report (const char *what,
        double      milliseconds,
        double      yardstick,
        guint64     result)
{
  printf ("%-34s %9.2f ms %8.1f x   (%" G_GUINT64_FORMAT ")\n", what, milliseconds,
          milliseconds / yardstick, result);
}

static void
measure_select (const Bench *bench,
                const char  *what,
                const char  *text,
                const char  *sort,
                gboolean     descending,
                guint        n_yardstick)
{
  g_autoptr(BatonFilter) filter = make_filter (bench->process, text);
  double times[N_ROUNDS];
  double yardsticks[N_ROUNDS];
  guint64 n_found = 0;

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start;
      GArray *rows;

      yardsticks[round] = measure_yardstick (bench, n_yardstick);
      start = g_get_monotonic_time ();
      rows = baton_index_select (bench->index, filter, sort, descending, NULL, NULL);
      times[round] = (double) (g_get_monotonic_time () - start) / 1000;
      n_found = rows->len;
      g_array_unref (rows);
    }
  report (what, get_median (times, N_ROUNDS), get_median (yardsticks, N_ROUNDS), n_found);
}

static void
measure_counts (const Bench *bench)
{
  double times[N_ROUNDS];
  double yardsticks[N_ROUNDS];
  guint counts[BATON_MAX_STAGES];

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start;

      yardsticks[round] = measure_yardstick (bench, N_COLUMN);
      start = g_get_monotonic_time ();
      baton_index_count_stages (bench->index, NULL, counts);
      times[round] = (double) (g_get_monotonic_time () - start) / 1000;
    }
  report ("counts by stage", get_median (times, N_ROUNDS), get_median (yardsticks, N_ROUNDS), counts[0]);
}

typedef struct
{
  char            last_name[24];
  char            email[64];
  char            company[32];
  BatonRecord     record;
  BatonLeadState  state;
} Lead;

static void
make_lead (Lead   *lead,
           GRand  *rand,
           gint64  id)
{
  static const char * const first_names[] = {
    "Anna", "Bruno", "Carla", "Dewi", "Emil", "Fatima", "Gustav", "Hannah", "Ines", "Jonas", "Krzysztof", "Liam",
    "Marek", "Nora", "Óscar", "Priya", "Rafael", "Sanne", "Thabo", "Umut", "Vera", "Wei", "Xenia", "Yuki",
  };
  static const char * const last_names[] = {
    "Müller", "Schmidt", "Lindqvist", "Monteiro", "Lestari", "Nowak", "Tanaka", "Fuentes", "Raman", "Kovac",
    "Hoffmann", "Ribeiro", "Idrissi", "Zielinska", "Nkosi", "Duarte", "Nguyen", "Claes", "Moreau", "Bakker",
  };
  static const char * const countries[] = { "DE", "BR", "ID", "PL", "FR", "US", "GB", "JP" };
  static const char * const sources[] = { "Web form", "Trade fair", "Referral", "Newsletter" };
  const char *first = first_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (first_names))];
  const char *last = last_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (last_names))];
  guint number = (guint) g_rand_int_range (rand, 0, 1000000);

  lead->state = (BatonLeadState) {
    .stage = id % 16 < 10 ? 0 : (guint) (id % 16 - 9),
    .owner = id % 40,
    .fit = g_rand_int_range (rand, 0, 101),
    .interest = g_rand_int_range (rand, 0, 101),
    .due_at = id % 5 == 0 ? NOW + g_rand_int_range (rand, -100000, 100000) * G_USEC_PER_SEC : 0,
  };
  g_snprintf (lead->last_name, sizeof lead->last_name, "%s-%c%c", last, 'a' + number % 26, 'a' + number / 26 % 26);
  g_snprintf (lead->email, sizeof lead->email, "%c.%u@firm%u.example.com",
              g_ascii_isalpha (first[0]) ? first[0] : 'o', number, number % 5000);
  g_snprintf (lead->company, sizeof lead->company, "Firm %u Industries", number % 5000);

  lead->record = (BatonRecord) { .created_at = NOW - g_rand_int_range (rand, 0, 100000000) * G_USEC_PER_SEC };
  lead->record.values[BATON_FIELD_FIRST_NAME] = first;
  lead->record.values[BATON_FIELD_LAST_NAME] = lead->last_name;
  lead->record.values[BATON_FIELD_EMAIL] = lead->email;
  lead->record.values[BATON_FIELD_COMPANY] = lead->company;
  lead->record.values[BATON_FIELD_COUNTRY] = countries[number % G_N_ELEMENTS (countries)];
  lead->record.values[BATON_FIELD_SOURCE] = sources[number % G_N_ELEMENTS (sources)];
}

/* Making the leads is not what is measured. */
static void
fill (Bench *bench)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  g_autofree Lead *leads = g_new (Lead, BATCH);
  gint64 taken = 0;

  for (gint64 first = 1; first <= N_LEADS; first += BATCH)
    {
      gint64 start;

      for (guint i = 0; i < BATCH; i++)
        make_lead (&leads[i], rand, first + i);
      start = g_get_monotonic_time ();
      for (guint i = 0; i < BATCH; i++)
        baton_index_put (bench->index, first + i, &leads[i].record, &leads[i].state);
      taken += g_get_monotonic_time () - start;
    }
  report ("put all leads", (double) taken / 1000, measure_yardstick (bench, N_COLUMN),
          baton_index_get_n_leads (bench->index));
}

static void
measure_first_name_order (const Bench *bench)
{
  gint64 start = g_get_monotonic_time ();

  baton_index_prepare_order (bench->index, "name");
  report ("order by name, the first time", (double) (g_get_monotonic_time () - start) / 1000,
          measure_yardstick (bench, N_COLUMN), N_LEADS);
}

static void
measure_mended_order (const Bench *bench)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (2);
  gint64 start;
  Lead lead;

  for (gint64 id = 1; id <= N_LEADS; id += N_LEADS / 100)
    {
      make_lead (&lead, rand, id);
      baton_index_put (bench->index, id, &lead.record, &lead.state);
    }
  start = g_get_monotonic_time ();
  baton_index_prepare_order (bench->index, "name");
  report ("mended for 100 new names", (double) (g_get_monotonic_time () - start) / 1000,
          measure_yardstick (bench, N_COLUMN), 100);
}

int
main (void)
{
  Bench bench = { .index = baton_index_new (), .process = make_process () };

  bench.yardstick = g_new (guint32, N_TEXT);
  for (guint i = 0; i < N_TEXT; i++)
    bench.yardstick[i] = i;
  measure_yardstick (&bench, N_COLUMN);

  fill (&bench);
  measure_select (&bench, "all", "", "id", FALSE, N_COLUMN);
  measure_select (&bench, "order by score", "", "score", TRUE, N_COLUMN);
  measure_select (&bench, "order by due, a fifth has it", "", "due", FALSE, N_COLUMN);
  measure_select (&bench, "order by created", "", "created", TRUE, N_COLUMN);
  measure_select (&bench, "stage, country, score", "stage:mql,sal country:DE score>=60", "id", FALSE, N_COLUMN);
  measure_select (&bench, "the same, by score", "stage:mql,sal country:DE score>=60", "score", TRUE, N_COLUMN);
  measure_counts (&bench);
  measure_select (&bench, "substring of 4 letters", "mull", "id", FALSE, N_TEXT);
  measure_select (&bench, "substring of 2 letters", "mu", "id", FALSE, N_TEXT);
  measure_select (&bench, "substring that is nowhere", "qqqq", "id", FALSE, N_TEXT);
  measure_select (&bench, "two words", "anna mull", "id", FALSE, N_TEXT);
  measure_first_name_order (&bench);
  measure_select (&bench, "order by name", "", "name", FALSE, N_COLUMN);
  measure_mended_order (&bench);

  g_free (bench.yardstick);
  baton_index_unref (bench.index);
  baton_process_unref (bench.process);
  return 0;
}
