/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-event-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "baton-event-parser.h"
#include "baton-json.h"
#include "baton-text-reader.h"

#define MAX_LINE (1024 * 1024)

/**
 * BatonEventReader:
 *
 * Reads events, one JSON object a line.
 *
 * A text that is handed over whole may also be one JSON array of events, or
 * one event written over several lines: then `elements` holds them, and the
 * reader has no lines.
 *
 * It may be used from any thread, by one at a time.
 */
struct _BatonEventReader
{
  BatonTextReader    *text;      /* NULL where there are elements. */
  JsonNode           *root;
  GPtrArray          *elements;
  guint               n_taken;   /* Of the elements. */
  guint64             size;

  const char         *refusal;   /* Why the text is none; NULL once it was told. */

  BatonEventParser   *parser;
  GString            *line;
  guint               line_number;
  gboolean            too_long;
  JsonParser         *json;      /* Holds the last event, which lends from it. */
  BatonIncomingEvent  incoming;
};

static BatonEventReader *
create_reader (gint64 now)
{
  BatonEventReader *self = g_new0 (BatonEventReader, 1);

  self->parser = baton_event_parser_new (now);
  self->line = g_string_new (NULL);
  self->json = json_parser_new ();
  return self;
}

static gboolean
is_refused (BatonFileKind kind)
{
  return kind != BATON_FILE_KIND_TEXT && kind != BATON_FILE_KIND_JSON_OBJECT;
}

static gboolean
check_kind (BatonTextReader  *text,
            GError          **error)
{
  BatonFileKind kind = baton_text_reader_get_kind (text);

  if (!is_refused (kind))
    return TRUE;
  g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID, baton_file_kind_describe (kind));
  return FALSE;
}

/**
 * baton_event_reader_new:
 * @path: a file of JSON lines
 * @now: the time, in microseconds UTC, of events that name none
 * @error: return location for an error
 *
 * Begins to read a file of events: one JSON object a line.
 *
 * An event has a `kind` (or `event`, or `type`), which is folded to lower case
 * with underscores, and may have: `id` or `external_id`, its number in the
 * system that tells it; `source`, that system, else `file`; `at`, when it
 * happened, in ISO 8601 (local where it names no zone) or in seconds or
 * milliseconds since 1970, else @now; `url`, `form`, `campaign`, `program`;
 * whose it is: `email`, or `lead`, which is a number, `ext:…`, an address, or an
 * object with `id`, `external_id`, `email` and any fields; and `fields`, an
 * object of what is known about the lead. Everything else is kept as it is.
 *
 * An event without an id gets one that is made from its content, so that it
 * counts once however often it is sent.
 *
 * Fails with `BATON_ERROR_NOT_FOUND` when there is no such file, and with
 * `BATON_ERROR_INVALID` when it is no text of lines.
 *
 * Returns: (transfer full): the reader
 */
BatonEventReader *
baton_event_reader_new (const char  *path,
                        gint64       now,
                        GError     **error)
{
  g_autoptr(BatonTextReader) text = NULL;
  BatonEventReader *self;

  g_return_val_if_fail (path != NULL, NULL);

  text = baton_text_reader_new_for_path (path, error);
  if (text == NULL || !check_kind (text, error))
    return NULL;

  self = create_reader (now);
  self->size = baton_text_reader_get_size (text);
  self->text = g_steal_pointer (&text);
  return self;
}

static void
take_root (BatonEventReader *self,
           JsonNode         *root)
{
  self->root = root;
  self->elements = g_ptr_array_new ();

  if (JSON_NODE_HOLDS_ARRAY (root))
    {
      JsonArray *array = json_node_get_array (root);

      for (guint i = 0; i < json_array_get_length (array); i++)
        g_ptr_array_add (self->elements, json_array_get_element (array, i));
    }
  else
    {
      g_ptr_array_add (self->elements, root);
    }
}

/**
 * baton_event_reader_new_for_text:
 * @text: events, as somebody sent them
 * @length: its length in bytes, or -1 when it ends with a zero byte
 * @now: the time, in microseconds UTC, of events that name none
 *
 * Begins to read events that came as one text: as lines like those of
 * [ctor@EventReader.new], as one JSON array of such objects, or as one such
 * object. A text that is none of these is rejected as a whole.
 *
 * Returns: (transfer full): the reader
 */
BatonEventReader *
baton_event_reader_new_for_text (const char *text,
                                 gssize      length,
                                 gint64      now)
{
  BatonEventReader *self = create_reader (now);
  g_autoptr(GInputStream) stream = NULL;
  JsonNode *root;

  g_return_val_if_fail (text != NULL, NULL);

  self->size = length < 0 ? strlen (text) : (gsize) length;
  root = baton_json_parse (text, self->size, NULL);
  if (root != NULL)
    {
      take_root (self, root);
      return self;
    }

  stream = g_memory_input_stream_new_from_data (g_memdup2 (text, self->size), self->size, g_free);
  self->text = baton_text_reader_new (stream, NULL);
  if (self->text != NULL && is_refused (baton_text_reader_get_kind (self->text)))
    self->refusal = baton_file_kind_describe (baton_text_reader_get_kind (self->text));
  return self;
}

void
baton_event_reader_free (BatonEventReader *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->text, baton_text_reader_free);
  g_clear_pointer (&self->elements, g_ptr_array_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_object (&self->json);
  baton_event_parser_free (self->parser);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/**
 * baton_event_reader_get_size:
 * @self: a reader
 *
 * Gets the size of the file or text in bytes.
 *
 * Returns: the size; 0 when not known
 */
guint64
baton_event_reader_get_size (BatonEventReader *self)
{
  return self->size;
}

/**
 * baton_event_reader_get_position:
 * @self: a reader
 *
 * Gets how much of the file has been read, in bytes. Ask on the thread that reads.
 *
 * Returns: the position
 */
guint64
baton_event_reader_get_position (BatonEventReader *self)
{
  if (self->text != NULL)
    return baton_text_reader_get_position (self->text);
  if (self->elements == NULL || self->elements->len == 0)
    return self->size;
  return self->size * self->n_taken / self->elements->len;
}

/**
 * baton_event_reader_get_body:
 * @self: a reader
 *
 * Gets what was read last as it came, also when it was rejected. Of a line
 * that is too long it is the beginning.
 *
 * Returns: the text, until the next one is read
 */
const char *
baton_event_reader_get_body (BatonEventReader *self)
{
  return self->line->str;
}

static void
strip (GString *line)
{
  gsize start = 0;

  while (line->len > 0 && g_ascii_isspace (line->str[line->len - 1]))
    g_string_truncate (line, line->len - 1);
  while (start < line->len && g_ascii_isspace (line->str[start]))
    start++;
  g_string_erase (line, 0, start);
}

static const BatonIncomingEvent *
refuse (BatonEventReader  *self,
        BatonReject      **reject)
{
  *reject = baton_reject_new (1, NULL, NULL, self->refusal);
  self->refusal = NULL;
  g_clear_pointer (&self->text, baton_text_reader_free);
  return NULL;
}

/* Reads a line that is not blank; an empty one at the end of the file. */
static gboolean
read_line (BatonEventReader  *self,
           GCancellable      *cancellable,
           GError           **error)
{
  const char *text;
  gsize length;

  g_string_truncate (self->line, 0);
  self->too_long = FALSE;

  do
    {
      if (!baton_text_reader_next (self->text, &text, &length, cancellable, error))
        return FALSE;
      if (self->line->len + length <= MAX_LINE + 2)
        g_string_append_len (self->line, text, length);
      else
        self->too_long = TRUE;
      self->line_number = baton_text_reader_get_line (self->text);

      if (length == 0 || text[length - 1] == '\n' || text[length - 1] == '\r')
        strip (self->line);
      else
        continue;
      if (self->line->len > 0 || self->too_long)
        return TRUE;
    }
  while (length > 0);

  return TRUE;
}

static BatonReject *
reject_line (BatonEventReader *self,
             const char       *member,
             const char       *reason)
{
  return baton_reject_new (self->line_number, member, self->line->str, reason);
}

static const BatonIncomingEvent *
parse_event (BatonEventReader  *self,
             JsonNode          *node,
             BatonReject      **reject)
{
  g_autoptr(GError) error = NULL;
  const char *member;

  if (!baton_event_parser_read (self->parser, node, self->line->str, &self->incoming, &member, &error))
    {
      *reject = reject_line (self, member, error->message);
      return NULL;
    }
  self->incoming.line = self->line_number;
  return &self->incoming;
}

static const BatonIncomingEvent *
parse_line (BatonEventReader  *self,
            BatonReject      **reject)
{
  g_autoptr(GError) error = NULL;
  JsonNode *node;

  if (self->too_long || self->line->len > MAX_LINE)
    {
      g_autofree char *reason = g_strdup_printf (_("The line is longer than %u KiB"), MAX_LINE / 1024);

      *reject = reject_line (self, NULL, reason);
      return NULL;
    }

  node = baton_json_load (self->json, self->line->str, self->line->len, &error);
  if (node == NULL)
    {
      *reject = reject_line (self, NULL, error->message);
      return NULL;
    }
  return parse_event (self, node, reject);
}

static const BatonIncomingEvent *
parse_element (BatonEventReader  *self,
               BatonReject      **reject)
{
  g_autofree char *body = NULL;
  JsonNode *node;

  if (self->n_taken == self->elements->len)
    return NULL;

  node = g_ptr_array_index (self->elements, self->n_taken++);
  body = json_to_string (node, FALSE);
  g_string_assign (self->line, body);
  return parse_event (self, node, reject);
}

/**
 * baton_event_reader_next:
 * @self: a reader
 * @reject: (out) (transfer full) (nullable): the line that could not be read as an
 *   event, if this one could not: its value is the line
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads the next event. One that is rejected does not stop the others; blank
 * lines are skipped.
 *
 * Fails with `BATON_ERROR_INVALID` when the file cannot be read, and with
 * `G_IO_ERROR_CANCELLED` when cancelled.
 *
 * Returns: (transfer none) (nullable): the event, until the next call; `NULL`
 *   with @reject set for a line that is none, with @error set on failure, and
 *   with neither at the end
 */
const BatonIncomingEvent *
baton_event_reader_next (BatonEventReader  *self,
                         BatonReject      **reject,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (reject != NULL, NULL);

  *reject = NULL;

  if (self->elements != NULL)
    return parse_element (self, reject);
  if (self->refusal != NULL)
    return refuse (self, reject);
  if (self->text == NULL || !read_line (self, cancellable, error))
    return NULL;
  if (self->line->len == 0 && !self->too_long)
    return NULL;
  return parse_line (self, reject);
}
