/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A target for libFuzzer: any bytes as a file of leads. */

#include "baton-lead-reader.h"

#include <glib/gstdio.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_lead (const BatonIncomingLead *lead)
{
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    if (lead->record.values[i] != NULL)
      g_assert_true (*lead->record.values[i] != '\0' && g_utf8_validate (lead->record.values[i], -1, NULL));
  for (guint i = 0; i < lead->record.n_custom; i++)
    g_assert_true (g_utf8_validate (lead->record.custom[i].value, -1, NULL));
  g_assert_true (lead->record.values[BATON_FIELD_EMAIL] != NULL
                 || lead->record.values[BATON_FIELD_EXTERNAL_ID] != NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static int fd = -1;
  g_autofree char *path = NULL;
  g_autoptr(BatonLeadReader) reader = NULL;
  g_autoptr(GPtrArray) preview = NULL;
  BatonLeadBatch *batch;

  if (fd < 0)
    fd = memfd_create ("leads", 0);
  if (ftruncate (fd, 0) != 0 || pwrite (fd, data, size, 0) != (ssize_t) size)
    return 0;

  path = g_strdup_printf ("/proc/self/fd/%d", fd);
  reader = baton_lead_reader_new (path, NULL, NULL);
  if (reader == NULL)
    return 0;

  while ((batch = baton_lead_reader_read (reader, 100, NULL, NULL)) != NULL)
    {
      for (guint i = 0; i < batch->leads->len; i++)
        check_lead (&g_array_index (batch->leads, BatonIncomingLead, i));
      baton_lead_batch_free (batch);
    }
  preview = baton_lead_reader_preview (reader, 10, NULL);
  return 0;
}
