/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "scoring/baton-glob-private.h"

#include <string.h>

#include "lead/baton-fold.h"

/* The pattern, cut at its stars: the first piece stands at the start of the
 * text, the last at its end, those between anywhere, one after the other. */
struct _BatonGlob
{
  char   **pieces;
  gsize   *lengths;
  guint    n_pieces; /* 1 in a pattern without a star, 0 in an empty one. */
  gboolean marks;    /* Whether there is a question mark. */
  gboolean anywhere; /* Whether it is one piece between stars, as most are. */
};

/* Folds the pattern, and makes one star of several. */
BatonGlob *
baton_glob_new (const char *pattern)
{
  g_autofree char *folded = baton_fold (pattern);
  BatonGlob *self = g_new0 (BatonGlob, 1);
  char *out = folded;

  for (const char *in = folded; *in != '\0'; in++)
    {
      if (in[0] != '*' || in[1] != '*')
        *out++ = *in;
    }
  *out = '\0';

  self->pieces = g_strsplit (folded, "*", -1);
  self->n_pieces = g_strv_length (self->pieces);
  self->lengths = g_new (gsize, self->n_pieces);
  for (guint i = 0; i < self->n_pieces; i++)
    self->lengths[i] = strlen (self->pieces[i]);
  self->marks = strchr (folded, '?') != NULL;
  self->anywhere = self->n_pieces == 3 && self->lengths[0] == 0 && self->lengths[2] == 0 && !self->marks;

  return self;
}

void
baton_glob_free (BatonGlob *self)
{
  g_strfreev (self->pieces);
  g_free (self->lengths);
  g_free (self);
}

/* Matches a piece with question marks at one place. Returns where it ends in
 * the text, or NULL. */
static const char *
match_marked (const char *piece,
              const char *text)
{
  while (*piece != '\0')
    {
      if (*text == '\0')
        return NULL;
      if (*piece == '?')
        {
          piece++;
          text = g_utf8_next_char (text);
          continue;
        }
      if (*piece++ != *text++)
        return NULL;
    }
  return text;
}

static const char *
find_marked (const char *piece,
             const char *text)
{
  for (;; text = g_utf8_next_char (text))
    {
      const char *end = match_marked (piece, text);

      if (end != NULL || *text == '\0')
        return end;
    }
}

/* A piece at the end may not reach back before `text`. */
static gboolean
ends_marked (const char *piece,
             const char *text)
{
  for (;; text = g_utf8_next_char (text))
    {
      const char *end = match_marked (piece, text);

      if (end != NULL && *end == '\0')
        return TRUE;
      if (*text == '\0')
        return FALSE;
    }
}

static gboolean
matches_marked (const BatonGlob *self,
                const char      *text)
{
  const char *p = match_marked (self->pieces[0], text);

  if (self->n_pieces == 1)
    return p != NULL && *p == '\0';
  for (guint i = 1; p != NULL && i + 1 < self->n_pieces; i++)
    p = find_marked (self->pieces[i], p);
  return p != NULL && ends_marked (self->pieces[self->n_pieces - 1], p);
}

/* Tells whether the glob matches the whole of a folded text that ends in 0. */
gboolean
baton_glob_matches (const BatonGlob *self,
                    const char      *text,
                    gsize            length)
{
  const char *end = text + length;
  const char *p = text;
  guint last = self->n_pieces - 1;

  if (self->anywhere)
    return strstr (text, self->pieces[1]) != NULL;
  if (self->n_pieces == 0)
    return length == 0;
  if (self->marks)
    return matches_marked (self, text);

  if (length < self->lengths[0] || memcmp (p, self->pieces[0], self->lengths[0]) != 0)
    return FALSE;
  p += self->lengths[0];
  if (last == 0)
    return p == end;

  for (guint i = 1; i < last; i++)
    {
      p = strstr (p, self->pieces[i]);
      if (p == NULL)
        return FALSE;
      p += self->lengths[i];
    }

  return (gsize) (end - p) >= self->lengths[last] &&
         memcmp (end - self->lengths[last], self->pieces[last], self->lengths[last]) == 0;
}
