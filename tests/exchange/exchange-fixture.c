/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

char *
exchange_write_file (const char *bytes,
                     gssize      length)
{
  g_autoptr(GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("baton-exchange-XXXXXX.csv", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
  return path;
}

void
exchange_remove_file (char *path)
{
  g_unlink (path);
  g_free (path);
}

/* The bytes of a UTF-8 text in another encoding, behind a byte order mark of
 * two or three bytes, or NULL for none. */
char *
exchange_encode (const char *text,
                 const char *encoding,
                 const char *mark,
                 gsize      *length)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *encoded = NULL;
  gsize n_mark = mark != NULL ? strlen (mark) : 0;
  gsize n_encoded;
  char *bytes;

  encoded = g_convert (text, -1, encoding, "UTF-8", NULL, &n_encoded, &error);
  g_assert_no_error (error);

  *length = n_mark + n_encoded;
  bytes = g_malloc (*length + 1);
  if (n_mark > 0)
    memcpy (bytes, mark, n_mark);
  memcpy (bytes + n_mark, encoded, n_encoded);
  return bytes;
}

void
exchange_append_record (GString           *text,
                        const BatonRecord *record)
{
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    if (record->values[i] != NULL)
      g_string_append_printf (text, " %s=%s", baton_field_get_name (i), record->values[i]);
  for (guint i = 0; i < record->n_custom; i++)
    g_string_append_printf (text, " custom.%s=%s", record->custom[i].key, record->custom[i].value);

  if (record->created_at != 0)
    {
      g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (record->created_at / G_USEC_PER_SEC);
      g_autofree char *created = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");

      g_string_append_printf (text, " created_at=%s", created);
    }
}

static void
append_batch (GString        *text,
              BatonLeadBatch *batch)
{
  static const char * const outcomes[] = { "", " won", " lost" };

  for (guint i = 0; i < batch->leads->len; i++)
    {
      const BatonIncomingLead *lead = &g_array_index (batch->leads, BatonIncomingLead, i);

      g_string_append_printf (text, "%u", lead->line);
      exchange_append_record (text, &lead->record);
      g_string_append_printf (text, "%s\n", outcomes[lead->outcome]);
    }
  for (guint i = 0; i < batch->rejects->len; i++)
    {
      const BatonReject *reject = g_ptr_array_index (batch->rejects, i);

      g_assert_cmpint (strlen (reject->reason), >, 10);
      g_string_append_printf (text, "%u! %s [%s]\n", reject->line,
                              reject->column != NULL ? reject->column : "-",
                              reject->value != NULL ? reject->value : "");
    }
}

/* What a file says, a line for each lead, then one for each reject; or
 * "refused: " and why. */
char *
exchange_read_leads (const char   *bytes,
                     gssize        length,
                     BatonMapping *mapping)
{
  char *path = exchange_write_file (bytes, length);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonLeadReader) reader = baton_lead_reader_new (path, mapping, &error);
  GString *text = g_string_new (NULL);
  BatonLeadBatch *batch;

  while (reader != NULL && (batch = baton_lead_reader_read (reader, 4096, NULL, &error)) != NULL)
    {
      append_batch (text, batch);
      baton_lead_batch_free (batch);
    }
  if (error != NULL)
    g_string_append_printf (text, "refused: %s", error->message);
  else
    g_assert_cmpuint (baton_lead_reader_get_position (reader), ==, baton_lead_reader_get_size (reader));

  exchange_remove_file (path);
  return g_string_free (text, FALSE);
}

/* What the columns of a file are taken for, separated by commas. */
char *
exchange_describe_columns (const char   *bytes,
                           BatonMapping *mapping)
{
  char *path = exchange_write_file (bytes, -1);
  g_autoptr(GError) error = NULL;
  g_autoptr(BatonLeadReader) reader = baton_lead_reader_new (path, mapping, &error);
  GString *text = g_string_new (NULL);
  const BatonColumn *columns;
  guint n_columns;

  g_assert_no_error (error);
  columns = baton_lead_reader_get_columns (reader, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", columns[i].field != NULL ? columns[i].field : "-");

  exchange_remove_file (path);
  return g_string_free (text, FALSE);
}
