/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-sampled-lead-private.h"

/* What rules look at. */
typedef struct
{
  gint64      at;
  const char *kind;
  const char *url;
  const char *form;
  const char *campaign;
  const char *program;
} SampledEvent;

struct _BatonSampledLead
{
  gint64             id;
  gint64             created_at;
  BatonLeadState     state;
  guint32            fields;   /* a bit for each field that has a value */
  guint              n_custom;
  guint              n_events;
  const char       **values;   /* one for each bit, in their order */
  BatonCustomValue  *custom;
  SampledEvent      *events;
};

static const char *
keep (GStringChunk *strings,
      const char   *text)
{
  return text != NULL ? g_string_chunk_insert_const (strings, text) : NULL;
}

static guint32
list_fields (const BatonRecord *record)
{
  guint32 fields = 0;

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    fields |= record->values[i] != NULL ? 1u << i : 0;
  return fields;
}

static void
keep_event (SampledEvent     *self,
            const BatonEvent *event,
            GStringChunk     *strings)
{
  self->at = event->at;
  self->kind = keep (strings, event->kind);
  self->url = keep (strings, event->url);
  self->form = keep (strings, event->form);
  self->campaign = keep (strings, event->campaign);
  self->program = keep (strings, event->program);
}

/*
 * baton_sampled_lead_new:
 * @strings: where the strings are kept, each once
 *
 * Returns: (transfer full): the lead, freed with g_free()
 */
BatonSampledLead *
baton_sampled_lead_new (gint64                id,
                        const BatonRecord    *record,
                        const BatonLeadState *state,
                        const BatonEvent     *events,
                        guint                 n_events,
                        GStringChunk         *strings)
{
  guint32 fields = list_fields (record);
  gsize values_size = (gsize) __builtin_popcount (fields) * sizeof (char *);
  gsize custom_size = record->n_custom * sizeof (BatonCustomValue);
  char *block = g_malloc (sizeof (BatonSampledLead) + values_size + custom_size + n_events * sizeof (SampledEvent));
  BatonSampledLead *self = (gpointer) block;
  guint n_values = 0;

  block += sizeof *self;
  *self = (BatonSampledLead) {
    .id = id,
    .created_at = record->created_at,
    .state = *state,
    .fields = fields,
    .n_custom = record->n_custom,
    .n_events = n_events,
    .values = (gpointer) block,
    .custom = (gpointer) (block + values_size),
    .events = (gpointer) (block + values_size + custom_size),
  };

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      if (record->values[i] != NULL)
        self->values[n_values++] = keep (strings, record->values[i]);
    }
  for (guint i = 0; i < record->n_custom; i++)
    self->custom[i] = (BatonCustomValue) { keep (strings, record->custom[i].key), keep (strings, record->custom[i].value) };
  for (guint i = 0; i < n_events; i++)
    keep_event (&self->events[i], &events[i], strings);
  return self;
}

const gint64 *
baton_sampled_lead_get_id (const BatonSampledLead *self)
{
  return &self->id;
}

const BatonLeadState *
baton_sampled_lead_get_state (const BatonSampledLead *self)
{
  return &self->state;
}

/* The record lends what the lead has. */
void
baton_sampled_lead_get_record (const BatonSampledLead *self,
                               BatonRecord            *record)
{
  guint n_values = 0;

  memset (record, 0, sizeof *record);
  for (guint32 left = self->fields; left != 0; left &= left - 1)
    record->values[__builtin_ctz (left)] = self->values[n_values++];
  record->custom = self->custom;
  record->n_custom = self->n_custom;
  record->created_at = self->created_at;
}

/* The (element-type BatonEvent) events lend what the lead has. */
void
baton_sampled_lead_get_events (const BatonSampledLead *self,
                               GArray                 *events)
{
  g_array_set_size (events, self->n_events);
  for (guint i = 0; i < self->n_events; i++)
    {
      const SampledEvent *event = &self->events[i];

      g_array_index (events, BatonEvent, i) = (BatonEvent) {
        .lead = self->id,
        .at = event->at,
        .kind = event->kind,
        .url = event->url,
        .form = event->form,
        .campaign = event->campaign,
        .program = event->program,
      };
    }
}
