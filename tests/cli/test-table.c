/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a terminal shows: widths, colour. */

#include "cli-fixture.h"

#include <string.h>

#define ESCAPE "\033["

static void
fill (Desk *desk)
{
  desk_write (desk, "leads.csv",
              "Email,First name,Last name,Company,Country\n"
              "ada@mills.example,Ada,Lovelace,Donaudampfschifffahrtsgesellschaft und Söhne mbH,AT\n"
              "li@steel.example,丽,王,鋼鉄株式会社,JP\n");
  desk_type (desk, "import leads leads.csv --now " CLI_NOW);
}

static guint
widest_line (const char *text)
{
  g_autoptr(GRegex) escapes = g_regex_new ("\033\\[[0-9]*m|\r", 0, 0, NULL);
  g_autofree char *plain = g_regex_replace (escapes, text, -1, 0, "", 0, NULL);
  g_auto(GStrv) lines = g_strsplit (plain, "\n", -1);
  guint widest = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint width = 0;

      for (const char *c = lines[i]; *c != '\0'; c = g_utf8_next_char (c))
        width += g_unichar_iswide (g_utf8_get_char (c)) ? 2 : 1;
      widest = MAX (widest, width);
    }
  return widest;
}

static void
test_pipe (Desk *desk)
{
  fill (desk);
  desk_type (desk, "leads --now " CLI_NOW);
  assert_lacks (desk->out, ESCAPE);
  assert_contains (desk->out, "Donaudampfschifffahrtsgesellschaft und Söhne mbH");
  assert_contains (desk->out, "鋼鉄株式会社");
}

static void
test_width (Desk *desk)
{
  static const int widths[] = { 80, 100, 132 };

  fill (desk);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *shown = desk_watch (desk, widths[i], NULL, "leads --now " CLI_NOW);

      g_assert_cmpuint (widest_line (shown), <=, widths[i]);
      assert_contains (shown, "Ada");
    }
}

static void
test_cut (Desk *desk)
{
  g_autofree char *narrow = NULL;
  g_autofree char *wide = NULL;

  fill (desk);
  narrow = desk_watch (desk, 80, NULL, "leads --now " CLI_NOW);
  assert_contains (narrow, "…");
  wide = desk_watch (desk, 80, "COLUMNS=200", "leads --now " CLI_NOW);
  assert_contains (wide, "Söhne mbH");
}

static void
test_color (Desk *desk)
{
  g_autofree char *shown = NULL;
  g_autofree char *plain = NULL;
  g_autofree char *dumb = NULL;

  fill (desk);
  shown = desk_watch (desk, 100, NULL, "leads --now " CLI_NOW);
  assert_contains (shown, ESCAPE);
  plain = desk_watch (desk, 100, "NO_COLOR=1", "leads --now " CLI_NOW);
  assert_lacks (plain, ESCAPE);
  dumb = desk_watch (desk, 100, "TERM=dumb", "leads --now " CLI_NOW);
  assert_lacks (dumb, ESCAPE);
}

/* A name from the web must not rule the terminal. */
static void
test_control_characters (Desk *desk)
{
  desk_type_with (desk, "{\"kind\":\"page_view\",\"id\":\"1\",\"lead\":{\"email\":\"ada@mills.example\","
                        "\"company\":\"Mi\\u001b[31mlls\"}}",
                  "event add - --now " CLI_NOW);
  desk_type (desk, "leads --now " CLI_NOW);
  assert_lacks (desk->out, "\033");
  desk_type (desk, "show ada@mills.example --now " CLI_NOW);
  assert_lacks (desk->out, "\033");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  desk_add_test ("/cli/table/pipe", test_pipe);
  desk_add_test ("/cli/table/width", test_width);
  desk_add_test ("/cli/table/cut", test_cut);
  desk_add_test ("/cli/table/color", test_color);
  desk_add_test ("/cli/table/control-characters", test_control_characters);
  return g_test_run ();
}
