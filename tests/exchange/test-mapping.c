/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-mapping.h"

#include <string.h>

#include "baton-error.h"
#include "catalogue-fixture.h"
#include "exchange-fixture.h"

static BatonMapping *
read_map (const char *json)
{
  g_autoptr(GError) error = NULL;
  BatonMapping *mapping = baton_mapping_new_from_json (json, -1, &error);

  g_assert_no_error (error);
  return mapping;
}

static void
test_map (void)
{
  g_autoptr(BatonMapping) mapping =
    read_map ("{\"columns\": {\"Lead Number\": \"external_id\", \"city\": \"custom.Home Town\", \"Tags\": null,"
              "             \"Who\": \"full_name\", \"Since\": \"created_at\"},"
              " \"missing\": [\"Select\", \"\"],"
              " \"outcome\": {\"column\": \"Converted\", \"won\": [\"1\", \"yes\"], \"lost\": [\"0\"]},"
              " \"source\": \"Course site\"}");
  static const char file[] =
    "Prospect ID,Lead Number,City,Tags,Country,Lead Source,Converted,Who,Since\n"
    "p1,7,Select,a,DE,Select,1,Ann Lee,2024-01-15\n"
    "p2,8,Ulm,b,Select,Fair,0,Select,\n"
    "p3,9,,c,,,,,\n"
    "p4,Select,,c,,,,,\n";
  g_autofree char *columns = exchange_describe_columns (file, mapping);
  g_autofree char *leads = exchange_read_leads (file, -1, mapping);

  g_assert_cmpstr (columns, ==, "custom.prospect_id,external_id,custom.home_town,-,country,source,-,full_name,created_at");
  g_assert_cmpstr (leads, ==,
                   "2 external_id=7 first_name=Ann last_name=Lee country=DE source=Course site custom.prospect_id=p1"
                   " created_at=2024-01-15T00:00:00 won\n"
                   "3 external_id=8 source=Fair custom.home_town=Ulm custom.prospect_id=p2 lost\n"
                   "4 external_id=9 source=Course site custom.prospect_id=p3\n"
                   "5! - []\n");
}

/* A mapped field is not claimed by a heading as well; an outcome that is wanted
 * as a field is one. */
static void
test_precedence (void)
{
  g_autoptr(BatonMapping) mapping =
    read_map ("{\"columns\": {\"Second\": \"email\", \"Result\": \"custom.result\"},"
              " \"outcome\": {\"column\": \"Result\", \"won\": [\"W\"]}}");
  g_autofree char *columns = exchange_describe_columns ("Email,Second,Result\n", mapping);

  g_assert_cmpstr (columns, ==, "custom.email_2,email,custom.result");
}

static void
test_unknown_column (void)
{
  g_autoptr(BatonMapping) mapping = read_map ("{\"columns\": {\"Lead Nr\": \"external_id\"}}");
  g_autoptr(BatonMapping) outcome = read_map ("{\"outcome\": {\"column\": \"Won?\", \"won\": [\"1\"]}}");
  g_autofree char *read = exchange_read_leads ("Lead Number,E-Mail\n1,a@b.co\n", -1, mapping);
  g_autofree char *other = exchange_read_leads ("Lead Number,E-Mail\n1,a@b.co\n", -1, outcome);

  g_assert_cmpstr (read, ==, "refused: The map names the column “Lead Nr”, which the file does not have. "
                             "Its columns are “Lead Number”, “E-Mail”.");
  g_assert_nonnull (strstr (other, "“Won?”"));
}

/* Names are quoted one by one, with the marks of the language. */
static void
test_unknown_column_translated (void)
{
  g_autoptr(BatonMapping) mapping = read_map ("{\"columns\": {\"Nr\": \"external_id\"}}");
  g_autofree char *read = NULL;
  char *folder = catalogue_make_folder ();

  catalogue_write (folder, "qps", "msgid \"“%s”\"\nmsgstr \"„%s“\"\nmsgid \", \"\nmsgstr \"; \"\n");
  catalogue_speak (folder, "qps");
  read = exchange_read_leads ("Lead Number,E-Mail\n1,a@b.co\n", -1, mapping);
  g_assert_true (g_str_has_suffix (read, " „Lead Number“; „E-Mail“."));
  catalogue_remove (folder);
}

static void
test_errors (void)
{
  static const struct { const char *json, *message; } cases[] = {
    { "", "empty" },
    { "{\"columns\":", "not valid JSON" },
    { "[]", "is a JSON object" },
    { "{} {}", "goes on" },
    { "{\"colums\": {}}", "/colums:" },
    { "{\"columns\": []}", "/columns:" },
    { "{\"columns\": {\"A\": 1}}", "/columns/A:" },
    { "{\"columns\": {\"A/B~C\": \"emial\"}}", "/columns/A~1B~0C: there is no field “emial”" },
    { "{\"columns\": {\"A\": \"custom.\"}}", "/columns/A:" },
    { "{\"columns\": {\"A\": \"email\", \"B\": \"email\"}}", "/columns/B: the field email is already taken by the column “A”" },
    { "{\"missing\": \"x\"}", "/missing:" },
    { "{\"missing\": [\"x\", null]}", "/missing/1:" },
    { "{\"outcome\": \"Converted\"}", "/outcome:" },
    { "{\"outcome\": {\"column\": \"Converted\"}}", "/outcome:" },
    { "{\"outcome\": {\"won\": [\"1\"]}}", "/outcome:" },
    { "{\"outcome\": {\"column\": \"C\", \"won\": [1]}}", "/outcome/won/0:" },
    { "{\"outcome\": {\"column\": \"C\", \"win\": [\"1\"]}}", "/outcome/win:" },
    { "{\"source\": 5}", "/source:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(BatonMapping) mapping = baton_mapping_new_from_json (cases[i].json, -1, &error);

      g_assert_null (mapping);
      g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].message));
    }
}

static void
test_depth (void)
{
  g_autofree char *text = g_strnfill (500000, '[');
  g_autoptr(GError) error = NULL;

  g_assert_null (baton_mapping_new_from_json (text, -1, &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_INVALID);
}

static void
test_presets (void)
{
  g_autoptr(BatonMapping) mautic = baton_mapping_new_preset ("Mautic", NULL);
  g_autoptr(BatonMapping) facebook = baton_mapping_new_preset ("facebook", NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *title = exchange_describe_columns ("title,email\n", mautic);
  g_autofree char *platform = exchange_describe_columns ("id,platform\n", facebook);

  g_assert_cmpstr (title, ==, "custom.title,email");
  g_assert_cmpstr (platform, ==, "external_id,source");
  g_assert_null (baton_mapping_new_preset ("excel", &error));
  g_assert_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "hubspot"));

  for (const char * const *name = baton_mapping_get_presets (); *name != NULL; name++)
    {
      g_autoptr(BatonMapping) preset = baton_mapping_new_preset (*name, NULL);

      g_assert_nonnull (preset);
    }
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/mapping/map", test_map);
  g_test_add_func ("/mapping/precedence", test_precedence);
  g_test_add_func ("/mapping/unknown-column", test_unknown_column);
  g_test_add_func ("/mapping/unknown-column-translated", test_unknown_column_translated);
  g_test_add_func ("/mapping/errors", test_errors);
  g_test_add_func ("/mapping/depth", test_depth);
  g_test_add_func ("/mapping/presets", test_presets);

  return g_test_run ();
}
