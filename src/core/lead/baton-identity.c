/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lead/baton-identity.h"

#include <string.h>

#define MAX_ADDRESS 254
#define MAX_LABEL   63

#define FNV_OFFSET  G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME   G_GUINT64_CONSTANT (0x100000001b3)

/* A part that is there is told from one that is not, and "ab", "c" from "a", "bc". */
static guint64
hash_part (guint64     hash,
           const char *text)
{
  if (text == NULL)
    return (hash ^ 0xfe) * FNV_PRIME;

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    hash = (hash ^ *p) * FNV_PRIME;
  return (hash ^ 0xff) * FNV_PRIME;
}

/* FNV-1a leaves the upper bits of short texts alike; this spreads them. */
static guint64
mix (guint64 hash)
{
  hash ^= hash >> 30;
  hash *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  hash ^= hash >> 27;
  hash *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return hash ^ (hash >> 31);
}

/* Takes `mailto:a@b.c?subject=…` and `Name <a@b.c>` down to the address. */
static char *
extract_address (const char *text)
{
  g_autofree char *address = g_strstrip (g_strdup (text));
  gsize length = strlen (address);
  char *open = strrchr (address, '<');

  if (open != NULL && length > 0 && address[length - 1] == '>')
    {
      address[length - 1] = '\0';
      memmove (address, open + 1, strlen (open + 1) + 1);
      g_strstrip (address);
    }
  if (g_ascii_strncasecmp (address, "mailto:", 7) == 0)
    {
      memmove (address, address + 7, strlen (address + 7) + 1);
      address[strcspn (address, "?")] = '\0';
      g_strstrip (address);
    }

  return g_steal_pointer (&address);
}

static gboolean
is_plausible_local (const char *local,
                    gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (strchr ("\"(),:;<>[\\]", local[i]) != NULL)
        return FALSE;
    }
  return length > 0;
}

static gboolean
is_plausible_domain (const char *domain)
{
  gsize label = 0;
  guint n_dots = 0;
  guchar before = '.';

  for (const guchar *p = (const guchar *) domain; *p != '\0'; before = *p++)
    {
      if (*p == '.')
        {
          if (label == 0 || before == '-')
            return FALSE;
          n_dots++;
          label = 0;
          continue;
        }
      if (*p < 0x80 && !g_ascii_isalnum (*p) && *p != '-' && *p != '_')
        return FALSE;
      if (*p == '-' && label == 0)
        return FALSE;
      if (++label > MAX_LABEL)
        return FALSE;
    }

  return n_dots > 0 && label > 0 && before != '-';
}

static gboolean
has_space_or_control (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_iszerowidth (c))
        return TRUE;
    }
  return FALSE;
}

/**
 * baton_email_normalise:
 * @text: an e-mail address as somebody wrote it
 *
 * Brings an e-mail address into the form by which leads are told apart: `Name
 * <a@b.c>` and `mailto:` are taken down to the address, and it is in lower case.
 *
 * It has one `@`, something before it, a domain with a dot after it, no white
 * space, and at most 254 bytes; whether anybody reads it is not known.
 *
 * Returns: (transfer full) (nullable): the address, or `NULL` when it is none
 */
char *
baton_email_normalise (const char *text)
{
  g_autofree char *address = NULL;
  g_autofree char *lower = NULL;
  const char *at;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  address = extract_address (text);
  lower = g_utf8_strdown (address, -1);
  at = strchr (lower, '@');
  if (at == NULL || strchr (at + 1, '@') != NULL || strlen (lower) > MAX_ADDRESS)
    return NULL;
  if (has_space_or_control (lower))
    return NULL;
  if (!is_plausible_local (lower, (gsize) (at - lower)) || !is_plausible_domain (at + 1))
    return NULL;

  return g_steal_pointer (&lower);
}

/**
 * baton_identity_hash:
 * @kind: what the text is
 * @text: the text, taken as it is: normalise or fold it first
 * @more: (nullable): a second text, such as an event's external id after its source
 *
 * Makes a key of 64 bits by which something is found again. Keys are stored,
 * so the same texts give the same key in every version and on every machine.
 * Different texts may, very rarely, share a key: compare the texts as well.
 *
 * Returns: the key
 */
gint64
baton_identity_hash (BatonIdentityKind  kind,
                     const char        *text,
                     const char        *more)
{
  guint64 hash = (FNV_OFFSET ^ (guint64) kind) * FNV_PRIME;

  g_return_val_if_fail (text != NULL, 0);

  return (gint64) mix (hash_part (hash_part (hash, text), more));
}
