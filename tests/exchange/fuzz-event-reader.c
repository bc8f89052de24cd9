/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A target for libFuzzer: any bytes as events that somebody sent. */

#include "baton-event-reader.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_event (const BatonIncomingEvent *incoming)
{
  const BatonEvent *event = &incoming->event;

  g_assert_true (event->kind != NULL && event->source != NULL && event->external_id != NULL);
  g_assert_true (g_utf8_validate (event->kind, -1, NULL));
  g_assert_true (event->url == NULL || g_utf8_validate (event->url, -1, NULL));
  g_assert_true (event->data == NULL || g_utf8_validate (event->data, -1, NULL));
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    if (incoming->record.values[i] != NULL)
      g_assert_true (g_utf8_validate (incoming->record.values[i], -1, NULL));
  for (guint i = 1; i < incoming->record.n_custom; i++)
    g_assert_cmpstr (incoming->record.custom[i - 1].key, <, incoming->record.custom[i].key);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(BatonEventReader) reader = baton_event_reader_new_for_text ((const char *) data, size, 1);

  for (;;)
    {
      g_autoptr(BatonReject) reject = NULL;
      const BatonIncomingEvent *incoming = baton_event_reader_next (reader, &reject, NULL, NULL);

      if (incoming != NULL)
        check_event (incoming);
      else if (reject == NULL)
        return 0;
    }
}
