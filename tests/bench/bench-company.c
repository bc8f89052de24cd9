/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Leads and events by the million, the same on every machine. */

#include "bench-company.h"

#include <stdio.h>

static const char * const first_names[] = {
  "Lena", "Jonas", "Priya", "Rafael", "Dewi", "Marek", "Yuki", "Fatima", "Oscar", "Ewa", "Gustav", "Thabo",
};
static const char * const last_names[] = {
  "Hoffmann", "Keller", "Raman", "Monteiro", "Lestari", "Dvorak", "Tanaka", "El Idrissi", "Fuentes", "Muller",
};
static const char * const titles[] = {
  "Head of Operations", "Plant Manager", "Technician", "Student", "Director of Engineering", "Consultant", "",
};
static const char * const industries[] = { "Manufacturing", "Textiles", "Software", "Education", "Logistics" };
static const char * const countries[] = { "Germany", "Brazil", "Indonesia", "India", "United Kingdom", "Japan" };
static const char * const cities[] = { "Bremen", "Joinville", "Bandung", "Coimbatore", "Leeds", "Hamamatsu" };
static const char * const sources[] = { "Web form", "Organic search", "Trade fair", "Webinar", "Paid search" };

#define ANY(table, draw) ((table)[(draw) % G_N_ELEMENTS (table)])

/* SplitMix64, by Sebastiano Vigna: number n of the sequence without those before it. */
static guint64
draw (guint64 n)
{
  guint64 z = n * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* About 270 bytes a row; 9 % of the rows repeat an earlier address. */
void
bench_company_write_leads (const char *path,
                           guint       n_leads)
{
  FILE *file = fopen (path, "w");

  g_assert_nonnull (file);
  fputs ("Record ID,Email,First Name,Last Name,Job Title,Company,Phone,Website,Country,City,Street,Industry,"
         "Employees,Source,Campaign,Notes\n", file);

  for (guint i = 0; i < n_leads; i++)
    {
      guint64 r = draw (i + 1), s = draw (G_GUINT64_CONSTANT (1) << 40 | i);
      gboolean repeats = i > 100 && r % 100 < 9;
      guint who = repeats ? (guint) (s % i) : i;

      fprintf (file,
               "%.0u,lead%u@company%u.example,%s,%s,%s,Company %u Industries,+49 30 555 %06u,"
               "https://www.company%u.example,%s,%s,%u Long Street Number %u,%s,%u,%s,Campaign %u,"
               "Met at the booth in hall %u; asked about prices and delivery times of the larger model\n",
               repeats ? 0 : i + 1, who, who % 300000, ANY (first_names, r >> 8), ANY (last_names, r >> 16),
               ANY (titles, r >> 24), who % 300000, (guint) (s % 1000000), who % 300000,
               ANY (countries, r >> 32), ANY (cities, r >> 32), (guint) (s % 400), (guint) (s >> 20) % 90,
               ANY (industries, r >> 40), (guint) (s >> 8) % 3000, ANY (sources, r >> 48),
               (guint) (r >> 52) % 40, (guint) (s >> 30) % 25);
    }
  g_assert_cmpint (fclose (file), ==, 0);
}

static const char * const kinds[] = {
  "page_view", "page_view", "page_view", "page_view", "email_open", "email_open", "email_click", "download",
  "webinar_attend", "form_submit",
};
static const char * const urls[] = {
  "https://drives.example/", "https://drives.example/products/drives", "https://drives.example/pricing",
  "https://drives.example/blog/how-to-save-energy-in-a-spinning-mill", "https://drives.example/guide",
};

/* Event @number of a lead; they are spread over the year before @now, oldest first. */
void
bench_company_make_event (BatonEvent *event,
                          gint64      lead,
                          guint       number,
                          gint64      now)
{
  guint64 r = draw ((guint64) lead << 20 | number);
  const gint64 step = 36 * G_TIME_SPAN_DAY;

  *event = (BatonEvent) {
    .lead = lead,
    .at = now - (10 - (gint64) number % 10) * step + (gint64) (r % (guint64) step),
    .kind = ANY (kinds, r >> 32),
    .url = ANY (urls, r >> 40),
    .campaign = (r >> 50) % 3 == 0 ? "Energy costs" : NULL,
    .form = (r >> 54) % 16 == 0 ? "newsletter" : NULL,
    .source = "bench",
  };
}
