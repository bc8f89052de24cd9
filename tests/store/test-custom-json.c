/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-custom-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define N_RANDOM 4000

typedef struct
{
  BatonArena *arena;
  GArray     *values;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->arena = baton_arena_new ();
  fixture->values = g_array_new (FALSE, FALSE, sizeof (BatonCustomValue));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  baton_arena_free (fixture->arena);
  g_array_unref (fixture->values);
}

/* Reads @text and says it again as key=value lines; NULL when it is refused. */
static char *
read_lines (Fixture    *fixture,
            const char *text)
{
  GString *lines = g_string_new (NULL);

  baton_arena_reset (fixture->arena);
  if (!baton_custom_json_read (text, fixture->arena, fixture->values))
    return g_string_free (lines, TRUE);

  for (guint i = 0; i < fixture->values->len; i++)
    {
      const BatonCustomValue *value = &g_array_index (fixture->values, BatonCustomValue, i);

      g_string_append_printf (lines, "%s=%s\n", value->key, value->value);
    }
  return g_string_free (lines, FALSE);
}

static void
test_read (Fixture       *fixture,
           gconstpointer  user_data)
{
  static const struct
  {
    const char *text;
    const char *lines;  /* NULL when it is to be refused */
  } cases[] = {
    { "{}", "" },
    { " { } ", "" },
    { "{\"city\":\"Mumbai\"}", "city=Mumbai\n" },
    { "{\"b\":\"2\",\"a\":\"1\"}", "a=1\nb=2\n" },
    { " {\t\"a\" :\n\"1\" , \"b\":\r\"2\" } ", "a=1\nb=2\n" },
    { "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"}", "a=\"\\/\b\f\n\r\t\n" },
    { "{\"a\":\"\\u00e4\\u20ac\\ud83d\\ude00\"}", "a=ä€😀\n" },
    { "{\"\\u0061\":\"x\"}", "a=x\n" },
    { "{\"a\":\"ä\"}", "a=ä\n" },
    { "", NULL },
    { "{", NULL },
    { "[]", NULL },
    { "{} x", NULL },
    { "{\"a\"}", NULL },
    { "{\"a\":}", NULL },
    { "{\"a\":1}", NULL },
    { "{\"a\":null}", NULL },
    { "{\"a\":\"1\",}", NULL },
    { "{\"a\":\"1\" \"b\":\"2\"}", NULL },
    { "{\"a\":\"1\"", NULL },
    { "{\"a\":\"1", NULL },
    { "{\"a\":\"\\", NULL },
    { "{\"a\":\"\\x\"}", NULL },
    { "{\"a\":\"\\u12\"}", NULL },
    { "{\"a\":\"\\u0000\"}", NULL },
    { "{\"a\":\"\\ud83d\"}", NULL },
    { "{\"a\":\"\\ud83d\\u0041\"}", NULL },
    { "{\"a\":\"\\ude00\"}", NULL },
    { "{\"a\":\"\n\"}", NULL },
    { "{\"a\":\"\"}", NULL },
    { "{\"\":\"1\"}", NULL },
    { "{\"a\":\"1\",\"a\":\"2\"}", NULL },
    { "{\"b\":\"1\",\"a\":\"2\",\"b\":\"3\"}", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lines = read_lines (fixture, cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (lines, ==, cases[i].lines);
    }
}

static void
test_write (Fixture       *fixture,
            gconstpointer  user_data)
{
  const BatonCustomValue values[] = {
    { "city", "São Paulo" },
    { "note", "\"a\\b\"\n\t\001\013\037/" },
  };
  g_autofree char *json = baton_custom_json_write (values, G_N_ELEMENTS (values));

  g_assert_cmpstr (json, ==,
                   "{\"city\":\"São Paulo\",\"note\":\"\\\"a\\\\b\\\"\\n\\t\\u0001\\u000b\\u001f/\"}");
  g_assert_null (baton_custom_json_write (NULL, 0));
}

/* A text of characters that are awkward in JSON, in UTF-8 or in a database. */
static char *
make_text (GRand *rand)
{
  static const gunichar awkward[] = {
    '"', '\\', '/', '\n', 1, 0x7f, '{', '}', ':', ',', 'u', 0xe4, 0x20ac, 0xffff, 0x10000, 0x1f600, 0x10ffff,
  };
  GString *text = g_string_new (NULL);
  int length = g_rand_int_range (rand, 1, 12);

  for (int i = 0; i < length; i++)
    g_string_append_unichar (text, g_rand_boolean (rand)
                             ? awkward[g_rand_int_range (rand, 0, G_N_ELEMENTS (awkward))]
                             : (gunichar) g_rand_int_range (rand, 'a', 'e'));
  return g_string_free (text, FALSE);
}

static GPtrArray *
make_values (GRand  *rand,
             GArray *values)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (g_free);
  int n_values = g_rand_int_range (rand, 1, 6);

  for (int i = 0; i < n_values; i++)
    {
      BatonCustomValue value;

      /* The first letter keeps the keys apart and sorted. */
      g_ptr_array_add (strings, g_strdup_printf ("%c", 'a' + i));
      value.key = g_ptr_array_index (strings, strings->len - 1);
      g_ptr_array_add (strings, make_text (rand));
      value.value = g_ptr_array_index (strings, strings->len - 1);
      g_array_append_val (values, value);
    }
  return strings;
}

/* What the writer writes, another reader reads alike; what another writer
 * writes, the reader reads alike. */
static void
test_against_json_glib (Fixture       *fixture,
                        gconstpointer  user_data)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (20260302);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (BatonCustomValue));
      g_autoptr(GPtrArray) strings = make_values (rand, values);
      g_autofree char *json = baton_custom_json_write ((const BatonCustomValue *) (gpointer) values->data, values->len);
      g_autoptr(GError) error = NULL;
      g_autoptr(JsonNode) node = json_from_string (json, &error);
      g_autofree char *other = NULL;

      g_assert_no_error (error);
      other = json_to_string (node, g_rand_boolean (rand));
      baton_arena_reset (fixture->arena);
      g_assert_true (baton_custom_json_read (other, fixture->arena, fixture->values));
      g_assert_cmpuint (fixture->values->len, ==, values->len);
      for (guint j = 0; j < values->len; j++)
        {
          const BatonCustomValue *value = &g_array_index (values, BatonCustomValue, j);

          g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), value->key), ==, value->value);
          g_assert_cmpstr (g_array_index (fixture->values, BatonCustomValue, j).value, ==, value->value);
        }
    }
}

/* Damaged text is refused or read, and never more than that. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  user_data)
{
  const char *good = "{\"city\":\"M\\u00fcnchen \\ud83d\\ude00\",\"tags\":\"a;b\\n\"}";
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *text = g_strdup (good);

      for (int j = g_rand_int_range (rand, 1, 4); j > 0; j--)
        text[g_rand_int_range (rand, 0, (int) strlen (good))] = "\"\\{}:,u0d \n"[g_rand_int_range (rand, 0, 11)];
      text[g_rand_int_range (rand, 0, (int) strlen (good) + 1)] = '\0';
      baton_arena_reset (fixture->arena);
      baton_custom_json_read (text, fixture->arena, fixture->values);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/custom-json/read", Fixture, NULL, set_up, test_read, tear_down);
  g_test_add ("/custom-json/write", Fixture, NULL, set_up, test_write, tear_down);
  g_test_add ("/custom-json/against-json-glib", Fixture, NULL, set_up, test_against_json_glib, tear_down);
  g_test_add ("/custom-json/damaged", Fixture, NULL, set_up, test_damaged, tear_down);

  return g_test_run ();
}
