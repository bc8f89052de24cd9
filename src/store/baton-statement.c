/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-statement-private.h"

#include "baton-connection-private.h"

/* Values stay until they are bound anew or the statement is lent again, but a
 * text is only borrowed: bind each text again before each run. */

void
baton_statement_bind (BatonStatement *self,
                      int             index,
                      gint64          value)
{
  self->klass->bind_number (self, index, value, FALSE);
}

/* Like baton_statement_bind(), but 0 stands for no value. */
void
baton_statement_bind_some (BatonStatement *self,
                           int             index,
                           gint64          value)
{
  self->klass->bind_number (self, index, value, value == 0);
}

void
baton_statement_bind_text (BatonStatement *self,
                           int             index,
                           const char     *text)
{
  self->klass->bind_text (self, index, text);
}

static gboolean
is_cancelled (BatonStatement  *self,
              GError         **error)
{
  if (!g_cancellable_set_error_if_cancelled (baton_connection_get_cancellable (self->connection), error))
    return FALSE;

  self->klass->reset (self);
  return TRUE;
}

/* Goes to the next row, the first time to the first one. At the end and on
 * failure the statement is reset. */
gboolean
baton_statement_step (BatonStatement  *self,
                      gboolean        *has_row,
                      GError         **error)
{
  *has_row = FALSE;

  return !is_cancelled (self, error) && self->klass->step (self, has_row, error);
}

/* Runs a statement whose rows, if any, do not matter. */
gboolean
baton_statement_run (BatonStatement  *self,
                     GError         **error)
{
  gboolean has_row;

  if (self->klass->run != NULL)
    return !is_cancelled (self, error) && self->klass->run (self, error);

  if (!baton_statement_step (self, &has_row, error))
    return FALSE;
  if (has_row)
    self->klass->reset (self);

  return TRUE;
}

static gboolean
step_through (BatonStatement  *self,
              BatonRowFunc     func,
              gpointer         user_data,
              GError         **error)
{
  while (TRUE)
    {
      gboolean has_row;

      if (!baton_statement_step (self, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!func (self, user_data, error))
        {
          self->klass->reset (self);
          return FALSE;
        }
    }
}

/* Calls a function for each row of a statement that baton_connection_prepare_each()
 * lent. Fails with what the function failed with. */
gboolean
baton_statement_for_each (BatonStatement  *self,
                          BatonRowFunc     func,
                          gpointer         user_data,
                          GError         **error)
{
  if (self->klass->for_each == NULL)
    return step_through (self, func, user_data, error);

  return !is_cancelled (self, error) && self->klass->for_each (self, func, user_data, error);
}

gint64
baton_statement_get (BatonStatement *self,
                     int             column)
{
  return self->klass->get_number (self, column);
}

/* (nullable): valid until the next step or reset. */
const char *
baton_statement_get_text (BatonStatement *self,
                          int             column)
{
  return self->klass->get_text (self, column, NULL);
}

/* (nullable): the same, with its length in bytes. */
const char *
baton_statement_get_bytes (BatonStatement *self,
                           int             column,
                           gsize          *length)
{
  return self->klass->get_text (self, column, length);
}

gboolean
baton_statement_is_null (BatonStatement *self,
                         int             column)
{
  return self->klass->is_null (self, column);
}

/* How many rows the last run inserted, updated or deleted. */
gint64
baton_statement_get_changed (BatonStatement *self)
{
  return self->klass->get_changed (self);
}

void
baton_statement_reset (BatonStatement *self)
{
  self->klass->reset (self);
}
