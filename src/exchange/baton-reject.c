/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-reject.h"

/* The most characters of a value that are told. */
#define MAX_VALUE 200

static char *
shorten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (valid, -1) <= MAX_VALUE)
    return g_steal_pointer (&valid);

  beginning = g_utf8_substring (valid, 0, MAX_VALUE);
  return g_strconcat (beginning, "…", NULL);
}

/**
 * baton_reject_new:
 * @line: the line of the file, from 1
 * @column: (nullable): the heading of the column
 * @value: (nullable): what stands there, in any encoding and of any length
 * @reason: what is wrong with it, in the user's language
 *
 * Tells of a row that could not be taken in.
 *
 * Returns: (transfer full): the reject
 */
BatonReject *
baton_reject_new (guint       line,
                  const char *column,
                  const char *value,
                  const char *reason)
{
  BatonReject *self = g_new0 (BatonReject, 1);

  g_return_val_if_fail (reason != NULL, NULL);

  self->line = line;
  self->column = column != NULL ? shorten (column) : NULL;
  self->value = value != NULL ? shorten (value) : NULL;
  self->reason = g_utf8_make_valid (reason, -1);
  return self;
}

void
baton_reject_free (BatonReject *self)
{
  if (self == NULL)
    return;
  g_free (self->column);
  g_free (self->value);
  g_free (self->reason);
  g_free (self);
}
