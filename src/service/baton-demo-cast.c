/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who appears in the sample company: it sells energy-saving drives to plants
 * that weave, brew, cast and cool, in many countries. All of it is invented. */

#include "baton-demo-cast-private.h"

#include <string.h>

typedef struct
{
  const char *country;
  const char *prefix;
  const char *cities[4];
  const char *first_names[10];
  const char *last_names[10];
  int         share;
} Place;

static const Place places[] = {
  { "Germany", "+49 30", { "Bremen", "Chemnitz", "Ulm", "Kassel" },
    { "Lena", "Jonas", "Katrin", "Moritz", "Anja", "Felix", "Silke", "Torben", "Heike", "Nils" },
    { "Hoffmann", "Krüger", "Seidel", "Brandt", "Vogel", "Lorenz", "Pohl", "Winkler", "Beck", "Arnold" }, 22 },
  { "United Kingdom", "+44 20", { "Leeds", "Preston", "Stoke", "Dundee" },
    { "Emma", "Oliver", "Priya", "Harry", "Grace", "Callum", "Isla", "Owen", "Amelia", "Reece" },
    { "Hughes", "Bennett", "Walsh", "Marsh", "Fletcher", "Doyle", "Pearce", "Whitaker", "Booth", "Lowe" }, 14 },
  { "United States", "+1 312", { "Toledo", "Greenville", "Dayton", "Fresno" },
    { "Megan", "Tyler", "Alicia", "Brandon", "Denise", "Marcus", "Heather", "Luis", "Tanya", "Cody" },
    { "Sullivan", "Parker", "Reyes", "Coleman", "Hayes", "Barnes", "Griffin", "Vasquez", "Monroe", "Tate" }, 16 },
  { "Brazil", "+55 11", { "Joinville", "Blumenau", "Sorocaba", "Recife" },
    { "Rafael", "Juliana", "Thiago", "Camila", "Bruno", "Larissa", "Felipe", "Renata", "Gustavo", "Aline" },
    { "Monteiro", "Duarte", "Cardoso", "Teixeira", "Barbosa", "Ribeiro", "Moura", "Freitas", "Campos", "Lopes" }, 12 },
  { "Indonesia", "+62 22", { "Bandung", "Solo", "Surabaya", "Medan" },
    { "Dewi", "Budi", "Siti", "Agus", "Rina", "Hendra", "Putri", "Yusuf", "Maya", "Eko" },
    { "Lestari", "Santoso", "Wijaya", "Rahmawati", "Hartono", "Kusuma", "Nugroho", "Halim", "Saputra", "Anggraini" }, 11 },
  { "India", "+91 22", { "Coimbatore", "Surat", "Pune", "Ludhiana" },
    { "Priya", "Arjun", "Kavita", "Rohan", "Meera", "Sanjay", "Nisha", "Vikram", "Anita", "Deepak" },
    { "Raman", "Patel", "Iyer", "Deshmukh", "Gill", "Menon", "Shah", "Kulkarni", "Bose", "Nair" }, 9 },
  { "Czechia", "+420 2", { "Plzeň", "Brno", "Ostrava", "Liberec" },
    { "Marek", "Jana", "Tomáš", "Lucie", "Petr", "Eva", "Jakub", "Hana", "Ondřej", "Alena" },
    { "Dvořák", "Novotná", "Procházka", "Králová", "Beneš", "Fialová", "Sedlák", "Veselá", "Urban", "Malá" }, 5 },
  { "Japan", "+81 53", { "Hamamatsu", "Kawaguchi", "Sakai", "Toyama" },
    { "Yuki", "Haruto", "Sakura", "Ren", "Aoi", "Daiki", "Hana", "Kenta", "Mio", "Sota" },
    { "Tanaka", "Mori", "Hayashi", "Ishida", "Okada", "Kimura", "Fujita", "Ueda", "Nakano", "Ono" }, 5 },
  { "Spain", "+34 91", { "Sabadell", "Vigo", "Alcoy", "Burgos" },
    { "Óscar", "Lucía", "Sergio", "Marta", "Iván", "Elena", "Pablo", "Nuria", "Rubén", "Carmen" },
    { "Fuentes", "Navarro", "Serrano", "Molina", "Vidal", "Cano", "Pascual", "Ibáñez", "Rojas", "Crespo" }, 6 },
};

typedef struct
{
  const char *industry;
  const char *trades[6];
  double      fitness;
} Industry;

static const Industry industries[] = {
  { "Textiles", { "Spinning", "Weaving", "Knitwear", "Dyeing", "Textiles", "Yarns" }, 1.0 },
  { "Food and Beverage", { "Brewery", "Dairy", "Bakery", "Mills", "Foods", "Bottling" }, 0.9 },
  { "Manufacturing", { "Castings", "Presses", "Gears", "Foundry", "Metalworks", "Tools" }, 1.0 },
  { "Energy", { "Power", "Cooling", "Heat", "Utilities", "Turbines", "Pumps" }, 0.8 },
  { "Logistics", { "Cold Storage", "Freight", "Haulage", "Warehouses", "Ports", "Logistics" }, 0.5 },
  { "Education", { "College", "Institute", "Academy", "School", "University", "Training" }, 0.1 },
  { "Software", { "Systems", "Labs", "Digital", "Software", "Data", "Cloud" }, 0.2 },
};

typedef struct
{
  const char *title;
  double      fitness;
  int         share;
} Role;

static const Role roles[] = {
  { "Head of Operations", 1.0, 10 },
  { "Plant Manager", 1.0, 10 },
  { "Energy Manager", 1.0, 7 },
  { "Director of Engineering", 1.0, 6 },
  { "Chief Executive Officer", 0.9, 5 },
  { "Managing Director", 0.9, 6 },
  { "Purchasing Manager", 0.7, 9 },
  { "Maintenance Engineer", 0.5, 14 },
  { "Project Engineer", 0.4, 12 },
  { "Technician", 0.2, 10 },
  { "Consultant", 0.2, 5 },
  { "Student", 0.0, 3 },
  { NULL, 0.2, 14 },
};

static const char * const company_names[] = {
  "Norrland", "Sinar", "Bremer", "Atlas", "Corona", "Delta", "Meridian", "Usina", "Harmoni", "Kestrel", "Falcon",
  "Alpina", "Boreal", "Cedar", "Vaal", "Zephyr", "Orion", "Sierra", "Castell", "Linden", "Marisol", "Garuda",
  "Tatra", "Isar", "Pennine", "Lakeside", "Monarch", "Solaris", "Vesta", "Aurora", "Hansa", "Bahari", "Nova",
  "Granite", "Rio Claro", "Weser", "Avon", "Kaveri", "Sakura", "Ebro",
};

/* Sources differ in what they cost and in what they bring. */
static const struct
{
  const char *source;
  const char *campaign;
  int         share;
  double      odds;      /* of buying, against those of others */
} origins[] = {
  { "Organic search", NULL, 22, 1.1 },
  { "Paid search", "Efficient drives", 18, 0.7 },
  { "Web form", NULL, 12, 1.5 },
  { "Webinar", "Energy costs live", 12, 1.0 },
  { "Trade fair", "Hannover spring", 10, 0.5 },
  { "Newsletter", "ISO 50001 guide", 12, 0.7 },
  { "Partner", NULL, 6, 1.7 },
  { "Referral", NULL, 4, 1.8 },
  { "Social media", "Plant stories", 4, 0.4 },
};

static const int sizes[] = { 8, 15, 40, 60, 120, 180, 240, 350, 480, 650, 900, 1400, 3200 };

static const BatonDemoPerson people[] = {
  { "Siti Rahmawati", "siti@baton.example", BATON_TEAM_MARKETING, 0, 1 },
  { "Jonas Keller", "jonas@baton.example", BATON_TEAM_MARKETING, 0, 1 },
  { "Ana Ribeiro", "ana@baton.example", BATON_TEAM_SALES, 30, 2 },
  { "Tomasz Zielinski", "tomasz@baton.example", BATON_TEAM_SALES, 30, 2 },
  { "Wei Chen", "wei@baton.example", BATON_TEAM_SALES, 30, 2 },
  { "Grace Okafor", "grace@baton.example", BATON_TEAM_SALES, 18, 1 },
  { "Mateus Prado", "mateus@baton.example", BATON_TEAM_SALES, 18, 1 },
};

const BatonDemoPerson *
baton_demo_list_people (guint *n_people)
{
  *n_people = G_N_ELEMENTS (people);
  return people;
}

/* Picks an entry by its share of the whole. */
#define PICK(random, table) (pick ((random), (const char *) (table) + G_STRUCT_OFFSET (__typeof__ ((table)[0]), share), \
                                   sizeof (table)[0], G_N_ELEMENTS (table)))

static guint
pick (GRand      *random,
      const char *first_share,
      gsize       stride,
      guint       n_entries)
{
  int total = 0, drawn;
  int share;

  for (guint i = 0; i < n_entries; i++)
    {
      memcpy (&share, first_share + i * stride, sizeof share);
      total += share;
    }
  drawn = g_rand_int_range (random, 0, total);
  for (guint i = 0; i < n_entries; i++)
    {
      memcpy (&share, first_share + i * stride, sizeof share);
      if (drawn < share)
        return i;
      drawn -= share;
    }
  g_return_val_if_reached (0);
}

/* What is left of a name in an address: plain letters. */
static char *
plain (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "C");
  GString *letters = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (letters, g_ascii_tolower (*p));
    }
  return g_string_free (letters, FALSE);
}

void
baton_demo_lead_init (BatonDemoLead *lead,
                      GRand         *random,
                      guint          number)
{
  const Place *place = &places[PICK (random, places)];
  int branch = g_rand_int_range (random, 0, 10);
  const Industry *industry = &industries[MIN (branch, (int) G_N_ELEMENTS (industries) - 1)];
  const Role *role = &roles[PICK (random, roles)];
  guint origin = PICK (random, origins);
  int size = sizes[g_rand_int_range (random, 0, G_N_ELEMENTS (sizes))];
  const char *trade = industry->trades[g_rand_int_range (random, 0, 6)];
  const char *name = company_names[g_rand_int_range (random, 0, G_N_ELEMENTS (company_names))];
  g_autofree char *first = NULL, *last = NULL, *domain = NULL;

  *lead = (BatonDemoLead) {
    .first_name = g_strdup (place->first_names[g_rand_int_range (random, 0, 10)]),
    .last_name = g_strdup (place->last_names[g_rand_int_range (random, 0, 10)]),
    .company = g_strdup_printf ("%s %s", name, trade),
    .job_title = role->title,
    .country = place->country,
    .city = place->cities[g_rand_int_range (random, 0, 4)],
    .industry = industry->industry,
    .source = origins[origin].source,
    .campaign = origins[origin].campaign,
    .employees = g_rand_double (random) < 0.8 ? g_strdup_printf ("%d", size) : NULL,
    .fitness = (role->fitness + industry->fitness + (size >= 100 && size <= 1000 ? 1.0 : 0.3)) / 3,
  };
  if (g_rand_double (random) < 0.6)
    lead->phone = g_strdup_printf ("%s 555 %04d", place->prefix, g_rand_int_range (random, 0, 10000));

  first = plain (lead->first_name);
  last = plain (lead->last_name);
  domain = plain (lead->company);
  lead->email = g_strdup_printf ("%s.%s.%u@%s.example", first, last, number, domain);
}

/* What Sales finds out about a lead in the end: who sent it, and whether the
 * plant is of a size that pays, says more than what it clicked on. */
double
baton_demo_get_odds (const BatonRecord *record)
{
  const char *source = record->values[BATON_FIELD_SOURCE];
  const char *employees = record->values[BATON_FIELD_EMPLOYEES];
  gint64 size = employees != NULL ? g_ascii_strtoll (employees, NULL, 10) : 0;
  double odds = size >= 100 && size <= 1000 ? 1.3 : 0.6;

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    {
      if (g_strcmp0 (origins[i].source, source) == 0)
        odds *= origins[i].odds;
    }
  return odds;
}

void
baton_demo_lead_clear (BatonDemoLead *lead)
{
  g_free (lead->first_name);
  g_free (lead->last_name);
  g_free (lead->email);
  g_free (lead->company);
  g_free (lead->employees);
  g_free (lead->phone);
}
