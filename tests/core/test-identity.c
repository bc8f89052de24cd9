/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "lead/baton-identity.h"

static void
test_fold (void)
{
  static const struct { const char *text; const char *folded; } cases[] = {
    { "", "" },
    { "  \t\n ", "" },
    { "Acme", "acme" },
    { "  Acme \t Inc.\n", "acme inc." },
    { "A LONGER TEXT [@`{] OF ASCII ONLY 0123456789", "a longer text [@`{] of ascii only 0123456789" },
    { "GESCHÄFTSFÜHRER", "geschäftsführer" },
    { "Straße", "strasse" },
    { "×÷ ÀÞ àþÿ", "×÷ àþ àþÿ" },
    { "A\xcc\x88", "ä" },
    { "ＡＣＭＥ①", "acme1" },
    { "Ελλάς", "ελλάσ" },
    { "a\xc2\xa0\xe2\x80\x83z", "a z" },
    { "bad \xff utf-8", "bad \xef\xbf\xbd utf-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = baton_fold (cases[i].text);
      char buffer[256];

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpuint (baton_fold_into (cases[i].text, buffer, sizeof buffer), ==, strlen (folded));
      g_assert_cmpstr (buffer, ==, folded);
    }
}

static void
test_fold_small_buffers (void)
{
  static const char * const texts[] = { "Twelve bytes", "Zwölf Bytes", "δώδεκα", "a", "" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *folded = baton_fold (texts[i]);
      gsize length = strlen (folded);

      for (gsize size = 1; size < 24; size++)
        {
          g_autofree char *buffer = g_malloc (size);

          g_assert_cmpuint (baton_fold_into (texts[i], buffer, size), ==, length);
          if (length < size)
            g_assert_cmpstr (buffer, ==, folded);
        }
    }
}

/* Text that takes the quick way must come out as it would the slow way, which
 * a Greek letter in front makes sure of; and a folded text folds to itself. */
static void
test_fold_ways_agree (void)
{
  static const gunichar letters[] = {
    'a', 'Z', 'M', ' ', '\t', '0', '@', '[', 0xc0, 0xd7, 0xdf, 0xde, 0xe9, 0xf7, 0xff, 0x7f, 1,
  };
  static const gunichar others[] = {
    0x130, 0x131, 0x17f, 0x1c5, 0x300, 0x308, 0x345, 0x390, 0x3c2, 0x3f4, 0x587, 0x1e9e, 0x1f88,
    0x2126, 0x212b, 0xfb03, 0xff21, 0x10400, 0xa0, 0x200d, 0xad, 0x2000, 0xac00, 0x1100,
  };
  GRand *rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autofree char *slow_text = NULL;
      g_autofree char *folded = NULL;
      g_autofree char *slow = NULL;
      g_autofree char *twice = NULL;
      gboolean plain = g_rand_boolean (rand);

      for (int n = g_rand_int_range (rand, 0, 30); n > 0; n--)
        g_string_append_unichar (text, plain || g_rand_boolean (rand)
                                 ? letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))]
                                 : others[g_rand_int_range (rand, 0, G_N_ELEMENTS (others))]);

      folded = baton_fold (text->str);
      twice = baton_fold (folded);
      g_assert_cmpstr (twice, ==, folded);
      g_assert_true (baton_fold_equal (text->str, folded));
      if (!plain)
        continue;

      slow_text = g_strconcat ("Ω ", text->str, NULL);
      slow = baton_fold (slow_text);
      g_assert_true (g_str_has_prefix (slow, "ω"));
      g_assert_cmpstr (*folded != '\0' ? slow + strlen ("ω ") : slow + strlen ("ω"), ==, folded);
    }

  g_rand_free (rand);
}

static void
test_fold_equal (void)
{
  g_autofree char *long_lower = g_strnfill (1000, 'a');
  g_autofree char *long_upper = g_strnfill (1000, 'A');

  g_assert_true (baton_fold_equal ("ACME  GmbH ", "acme gmbh"));
  g_assert_true (baton_fold_equal (NULL, NULL));
  g_assert_true (baton_fold_equal (long_lower, long_upper));
  g_assert_false (baton_fold_equal ("", NULL));
  g_assert_false (baton_fold_equal ("acme", "acm"));
  g_assert_false (baton_fold_equal (long_lower, long_upper + 1));
}

static void
test_email (void)
{
  static const struct { const char *text; const char *address; } cases[] = {
    { "anna@example.com", "anna@example.com" },
    { "  Anna.Maria+x@Example.COM\n", "anna.maria+x@example.com" },
    { "Anna Mary <Anna@example.com>", "anna@example.com" },
    { "\"Mary, Anna\" < anna@example.com >", "anna@example.com" },
    { "<anna@example.com>", "anna@example.com" },
    { "mailto:Anna@example.com?subject=Hi", "anna@example.com" },
    { "ÄNNE@Müller.de", "änne@müller.de" },
    { "a_b-c.d@sub-domain.example.co.uk", "a_b-c.d@sub-domain.example.co.uk" },
    { "", NULL },
    { "anna", NULL },
    { "anna@", NULL },
    { "@example.com", NULL },
    { "anna@localhost", NULL },
    { "anna@example..com", NULL },
    { "anna@.com", NULL },
    { "anna@example.com.", NULL },
    { "anna@-example.com", NULL },
    { "anna@example-.com", NULL },
    { "anna@@example.com", NULL },
    { "anna@example.com, bob@example.com", NULL },
    { "anna mary@example.com", NULL },
    { "anna@exam ple.com", NULL },
    { "anna\xe2\x80\x8b@example.com", NULL },
    { "anna@exa(mple.com", NULL },
    { "anna\xff@example.com", NULL },
    { "Anna <anna@example.com", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = baton_email_normalise (cases[i].text);

      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

static void
test_email_length (void)
{
  g_autofree char *local = g_strnfill (254 - strlen ("@example.com"), 'a');
  g_autofree char *longest = g_strconcat (local, "@example.com", NULL);
  g_autofree char *too_long = g_strconcat ("a", longest, NULL);
  g_autofree char *address = baton_email_normalise (longest);

  g_assert_cmpstr (address, ==, longest);
  g_assert_null (baton_email_normalise (too_long));
}

/* Keys are stored: these values may never change. */
static void
test_hash_is_stable (void)
{
  g_assert_cmpint (baton_identity_hash (BATON_IDENTITY_EMAIL, "anna@example.com", NULL), ==,
                   G_GINT64_CONSTANT (8333786889467967277));
  g_assert_cmpint (baton_identity_hash (BATON_IDENTITY_EXTERNAL_ID, "660737", NULL), ==,
                   G_GINT64_CONSTANT (-5559063362644838978));
  g_assert_cmpint (baton_identity_hash (BATON_IDENTITY_EVENT, "mautic", "17"), ==,
                   G_GINT64_CONSTANT (-1021198604393983126));
}

static void
test_hash_tells_apart (void)
{
  const gint64 hashes[] = {
    baton_identity_hash (BATON_IDENTITY_EMAIL, "ab", NULL),
    baton_identity_hash (BATON_IDENTITY_COMPANY, "ab", NULL),
    baton_identity_hash (BATON_IDENTITY_EMAIL, "ab", ""),
    baton_identity_hash (BATON_IDENTITY_EMAIL, "a", "b"),
    baton_identity_hash (BATON_IDENTITY_EMAIL, "", "ab"),
    baton_identity_hash (BATON_IDENTITY_EMAIL, "ba", NULL),
    baton_identity_hash (BATON_IDENTITY_EMAIL, "", NULL),
  };

  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpint (hashes[i], !=, hashes[j]);
}

/* Numbers that follow each other differ in the low and in the high bits. */
static void
test_hash_spreads (void)
{
  guint low[64] = { 0 };
  guint high[64] = { 0 };

  for (guint i = 0; i < 64000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      guint64 hash = (guint64) baton_identity_hash (BATON_IDENTITY_EXTERNAL_ID, text, NULL);

      low[hash & 63]++;
      high[hash >> 58]++;
    }

  for (guint i = 0; i < 64; i++)
    {
      g_assert_cmpuint (low[i], >, 800);
      g_assert_cmpuint (low[i], <, 1200);
      g_assert_cmpuint (high[i], >, 800);
      g_assert_cmpuint (high[i], <, 1200);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/identity/fold", test_fold);
  g_test_add_func ("/identity/fold/small-buffers", test_fold_small_buffers);
  g_test_add_func ("/identity/fold/ways-agree", test_fold_ways_agree);
  g_test_add_func ("/identity/fold/equal", test_fold_equal);
  g_test_add_func ("/identity/email", test_email);
  g_test_add_func ("/identity/email/length", test_email_length);
  g_test_add_func ("/identity/hash/stable", test_hash_is_stable);
  g_test_add_func ("/identity/hash/tells-apart", test_hash_tells_apart);
  g_test_add_func ("/identity/hash/spreads", test_hash_spreads);

  return g_test_run ();
}
