/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "baton-error.h"
#include "lead/baton-event.h"
#include "lead/baton-field.h"
#include "lead/baton-lead.h"
#include "lead/baton-number-text.h"
#include "lead/baton-record.h"

static void
test_names (void)
{
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      BatonField field;

      g_assert_true (baton_field_from_name (baton_field_get_name (i), &field));
      g_assert_cmpuint (field, ==, i);
      g_assert_cmpuint (strlen (baton_field_get_title (i)), >, 0);
    }

  g_assert_false (baton_field_from_name ("shoe_size", &(BatonField) { 0 }));
}

typedef struct
{
  BatonField  field;
  const char *text;
  const char *value; /* NULL when empty. */
} ValueCase;

static void
test_values (void)
{
  static const ValueCase cases[] = {
    { BATON_FIELD_FIRST_NAME, "Anna", "Anna" },
    { BATON_FIELD_FIRST_NAME, "  Anna \t Maria\r\n", "Anna Maria" },
    { BATON_FIELD_FIRST_NAME, "An\x01na\x7f\xef\xbb\xbf", "Anna" },
    { BATON_FIELD_FIRST_NAME, "A\xcc\x88nne", "Änne" },
    { BATON_FIELD_FIRST_NAME, "\xc2\xa0 Jos\xc3\xa9\xc2\xa0", "José" },
    { BATON_FIELD_FIRST_NAME, "", NULL },
    { BATON_FIELD_FIRST_NAME, " \t\x01\n", NULL },
    { BATON_FIELD_NOTES, "one\r\n two\rthree  four\n", "one\n two\nthree  four" },
    { BATON_FIELD_EMAIL, "Anna <ANNA@example.com>", "anna@example.com" },
    { BATON_FIELD_EMAIL, "  ", NULL },
    { BATON_FIELD_COUNTRY, "de", "DE" },
    { BATON_FIELD_COUNTRY, " United  Kingdom", "United Kingdom" },
    { BATON_FIELD_TAGS, " trade fair; vip ;;VIP; new", "trade fair;vip;new" },
    { BATON_FIELD_TAGS, "a, b,c", "a;b;c" },
    { BATON_FIELD_TAGS, " ; ", NULL },
    { BATON_FIELD_DO_NOT_CALL, "Yes", "yes" },
    { BATON_FIELD_DO_NOT_CALL, "SIM", "yes" },
    { BATON_FIELD_DO_NOT_CALL, "1", "yes" },
    { BATON_FIELD_DO_NOT_CALL, "ya", "yes" },
    { BATON_FIELD_DO_NOT_CALL, "Nein", NULL },
    { BATON_FIELD_DO_NOT_CALL, "não", NULL },
    { BATON_FIELD_EMPLOYEES, "1.000", "1000" },
    { BATON_FIELD_EMPLOYEES, "51-200", "51" },
    { BATON_FIELD_EMPLOYEES, "10,000+", "10000" },
    { BATON_FIELD_EMPLOYEES, "> 500", "500" },
    { BATON_FIELD_REVENUE, "€ 1.250.000,50", "1250000.5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *value = baton_field_normalise (cases[i].field, cases[i].text, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (value, ==, cases[i].value);
      if (value == NULL)
        continue;
      again = baton_field_normalise (cases[i].field, value, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again, ==, value);
    }
}

static void
test_errors (void)
{
  static const ValueCase cases[] = {
    { BATON_FIELD_EMAIL, "anna at example", NULL },
    { BATON_FIELD_DO_NOT_EMAIL, "perhaps", NULL },
    { BATON_FIELD_EMPLOYEES, "many", NULL },
    { BATON_FIELD_REVENUE, "1,2,3", NULL },
    { BATON_FIELD_REVENUE, "10-20", NULL },
    { BATON_FIELD_COMPANY, "Acme \xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (baton_field_normalise (cases[i].field, cases[i].text, &error));
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_numbers (void)
{
  static const struct { const char *text; const char *number; } cases[] = {
    { "0", "0" }, { "-0", "0" }, { "007", "7" }, { "12", "12" }, { "+5", "5" },
    { "1,000", "1000" }, { "1,5", "1.5" }, { "1.5", "1.5" }, { "1.000", "1" },
    { "0,125", "0.125" }, { "1,000,000", "1000000" }, { "1.000.000", "1000000" },
    { "1.000,5", "1000.5" }, { "1,000.50", "1000.5" }, { "12'345", "12345" },
    { "12 345,6", "12345.6" }, { "1\xe2\x80\xaf" "234", "1234" }, { "$1,200", "1200" },
    { "1200 €", "1200" }, { ".5", "0.5" }, { "5.", "5" }, { "-12.50", "-12.5" },
    { "123456789012345678", "123456789012345678" },
    { "", NULL }, { "-", NULL }, { ".", NULL }, { "abc", NULL }, { "12a", NULL },
    { "1e6", NULL }, { "1,00,000.5.5", NULL }, { "1,0000,000", NULL }, { "1.000,5,5", NULL },
    { "5-", NULL }, { "1234567890123456789012345", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = baton_number_text_normalise (cases[i].text, FALSE);

      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

/* What one number says about how its writer writes numbers. */
static void
test_decimal_sign (void)
{
  static const struct { const char *text; BatonDecimalSign sign; gboolean is_ambiguous; } cases[] = {
    { "1.250", BATON_DECIMAL_SIGN_UNKNOWN, TRUE }, { "€ 12,500", BATON_DECIMAL_SIGN_UNKNOWN, TRUE },
    { "1250", BATON_DECIMAL_SIGN_UNKNOWN, FALSE }, { "", BATON_DECIMAL_SIGN_UNKNOWN, FALSE },
    { "much", BATON_DECIMAL_SIGN_UNKNOWN, FALSE }, { "1.2,3.4", BATON_DECIMAL_SIGN_UNKNOWN, FALSE },
    { "1.5", BATON_DECIMAL_SIGN_POINT, FALSE }, { "0.125", BATON_DECIMAL_SIGN_POINT, FALSE },
    { "1,000,000", BATON_DECIMAL_SIGN_POINT, FALSE }, { "1,250.00", BATON_DECIMAL_SIGN_POINT, FALSE },
    { "1234.567", BATON_DECIMAL_SIGN_POINT, FALSE },
    { "1,5", BATON_DECIMAL_SIGN_COMMA, FALSE }, { "1.000.000", BATON_DECIMAL_SIGN_COMMA, FALSE },
    { "-1.250,00", BATON_DECIMAL_SIGN_COMMA, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean is_ambiguous;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (baton_number_text_get_decimal_sign (cases[i].text, &is_ambiguous), ==, cases[i].sign);
      g_assert_cmpint (is_ambiguous, ==, cases[i].is_ambiguous);
    }
}

static void
test_dates (void)
{
  static const struct { const char *text; const char *date; } cases[] = {
    { "2026-03-31", "2026-03-31" }, { "2026-3-1", "2026-03-01" }, { "2026/3/1", "2026-03-01" },
    { "20260331", "2026-03-31" }, { "2026-03-31T10:00:00Z", "2026-03-31T10:00:00Z" },
    { "2026-03-31 10:00:00", "2026-03-31T10:00:00Z" },
    { "2026-03-31T10:00:00+02:00", "2026-03-31T08:00:00Z" },
    { "2026-02-29", NULL }, { "2026-13-01", NULL }, { "31.03.2026", NULL }, { "soon", NULL },
    { "2026-03-31 noon", NULL }, { "0000-01-01", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *date = baton_field_type_normalise (BATON_FIELD_TYPE_DATE, cases[i].text, &error);

      g_assert_cmpstr (date, ==, cases[i].date);
      g_assert_true ((error != NULL) == (date == NULL));
    }
}

static void
test_record (void)
{
  const BatonCustomValue custom[] = { { "a", "1" }, { "city", "Mumbai" }, { "z", "3" } };
  BatonRecord record = { .custom = custom, .n_custom = G_N_ELEMENTS (custom) };
  g_autofree char *name = NULL;
  g_autofree char *address = NULL;

  g_assert_null (baton_record_dup_name (&record));
  g_assert_null (baton_record_email_domain (&record));
  g_assert_cmpstr (baton_record_get_custom (&record, "city"), ==, "Mumbai");
  g_assert_cmpstr (baton_record_get_custom (&record, "a"), ==, "1");
  g_assert_cmpstr (baton_record_get_custom (&record, "z"), ==, "3");
  g_assert_null (baton_record_get_custom (&record, "b"));

  record.values[BATON_FIELD_EMAIL] = "anna@example.com";
  address = baton_record_dup_name (&record);
  g_assert_cmpstr (address, ==, "anna@example.com");
  g_assert_cmpstr (baton_record_email_domain (&record), ==, "example.com");

  record.values[BATON_FIELD_FIRST_NAME] = "Anna";
  record.values[BATON_FIELD_LAST_NAME] = "Mary";
  name = baton_record_dup_name (&record);
  g_assert_cmpstr (name, ==, "Anna Mary");
}

static void
test_event_copy (void)
{
  char kind[] = "page_view";
  BatonEvent event = { .id = 7, .at = 42, .kind = kind };
  g_autoptr(BatonEvent) copy = baton_event_copy (&event);

  kind[0] = 'x';
  g_assert_cmpstr (copy->kind, ==, "page_view");
  g_assert_cmpint (copy->id, ==, 7);
  g_assert_cmpint (copy->at, ==, 42);
  g_assert_null (copy->url);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
test_lead (void)
{
  const BatonCustomValue custom[] = { { "city", "Mumbai" } };
  BatonRecord record = { .custom = custom, .n_custom = 1, .created_at = 5 };
  BatonLeadState state = { .stage = 1, .fit = 40, .interest = 70, .flags = BATON_LEAD_HOT };
  g_autoptr(BatonLead) lead = NULL;
  g_autofree char *title = NULL;
  guint n_titles = 0, n_names = 0, n_scores = 0;
  int score;
  gboolean hot;

  record.values[BATON_FIELD_JOB_TITLE] = "Director";
  record.values[BATON_FIELD_EMAIL] = "anna@example.com";
  lead = baton_lead_new_from_record (9, &record, &state);
  g_object_get (lead, "job-title", &title, "score", &score, "hot", &hot, NULL);
  g_assert_cmpint (baton_lead_get_id (lead), ==, 9);
  g_assert_cmpstr (title, ==, "Director");
  g_assert_cmpint (score, ==, 110);
  g_assert_true (hot);
  g_assert_cmpstr (baton_lead_get_name (lead), ==, "anna@example.com");
  g_assert_cmpstr (baton_lead_get_custom (lead, "city"), ==, "Mumbai");

  g_signal_connect (lead, "notify::job-title", G_CALLBACK (count_cb), &n_titles);
  g_signal_connect (lead, "notify::name", G_CALLBACK (count_cb), &n_names);
  g_signal_connect (lead, "notify::score", G_CALLBACK (count_cb), &n_scores);

  baton_lead_set_value (lead, BATON_FIELD_JOB_TITLE, "Director");
  g_assert_cmpuint (n_titles, ==, 0);
  g_object_set (lead, "job-title", "CEO", NULL);
  baton_lead_set_value (lead, BATON_FIELD_JOB_TITLE, baton_lead_get_value (lead, BATON_FIELD_JOB_TITLE));
  g_assert_cmpuint (n_titles, ==, 1);
  baton_lead_set_value (lead, BATON_FIELD_LAST_NAME, "Mary");
  g_assert_cmpuint (n_names, ==, 1);
  g_assert_cmpstr (baton_lead_get_name (lead), ==, "Mary");
  baton_lead_set_value (lead, BATON_FIELD_JOB_TITLE, "");
  g_assert_null (baton_lead_get_record (lead)->values[BATON_FIELD_JOB_TITLE]);

  state.interest = 71;
  baton_lead_set_state (lead, &state);
  baton_lead_set_state (lead, &state);
  g_assert_cmpuint (n_scores, ==, 1);

  baton_lead_set_custom (lead, "a", "first");
  baton_lead_set_custom (lead, "city", NULL);
  g_assert_cmpuint (baton_lead_get_record (lead)->n_custom, ==, 1);
  g_assert_cmpstr (baton_lead_get_custom (lead, "a"), ==, "first");

  g_assert_finalize_object (g_steal_pointer (&lead));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/field/names", test_names);
  g_test_add_func ("/field/values", test_values);
  g_test_add_func ("/field/errors", test_errors);
  g_test_add_func ("/field/numbers", test_numbers);
  g_test_add_func ("/field/decimal-sign", test_decimal_sign);
  g_test_add_func ("/field/dates", test_dates);
  g_test_add_func ("/record", test_record);
  g_test_add_func ("/event/copy", test_event_copy);
  g_test_add_func ("/lead", test_lead);

  return g_test_run ();
}
