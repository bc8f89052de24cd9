/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "widgets/baton-brief.h"

#include <string.h>

#define MAX_CHARACTERS 300

/**
 * baton_brief:
 * @text: a text that somebody else may have written, in UTF-8
 *
 * Cuts a text that is longer than a label has room for. Whoever fills in a form
 * on the web may write a name of ten thousand letters, and a label that wraps
 * takes time that grows with the square of a word's length: many seconds, in which the
 * window would not answer.
 *
 * Returns: (transfer full): the text, or its beginning
 */
char *
baton_brief (const char *text)
{
  const char *end;
  g_autofree char *beginning = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) <= MAX_CHARACTERS || g_utf8_strlen (text, -1) <= MAX_CHARACTERS)
    return g_strdup (text);

  end = g_utf8_offset_to_pointer (text, MAX_CHARACTERS - 1);
  beginning = g_strndup (text, (gsize) (end - text));
  return g_strconcat (beginning, "…", NULL);
}
