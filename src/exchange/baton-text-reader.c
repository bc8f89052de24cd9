/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-text-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-encoding.h"
#include "baton-error.h"

#define BLOCK_SIZE (256 * 1024)

/* A byte becomes three of UTF-8 at most, or four where it cannot be converted
 * and is written as `\FF`. */
#define CONVERTED_SIZE (4 * BLOCK_SIZE + 16)

/**
 * BatonTextReader:
 *
 * Reads the lines of a text file as UTF-8, whatever its encoding and however
 * its lines end, a block at a time.
 *
 * Text that is not valid UTF-8 in a file that is taken for UTF-8 is handed on
 * as it is: only who knows what a line means can say what is wrong with it.
 *
 * Invariants: `position` ≤ `length`; the bytes of `raw` from `n_used` to `n_raw`
 * are not in `text` yet; a block ends inside of neither a character nor a
 * line end, unless the file does.
 */
struct _BatonTextReader
{
  GInputStream  *stream;
  GConverter    *converter;  /* NULL for UTF-8, which needs none. */
  BatonFileKind  kind;
  BatonEncoding  encoding;
  guint64        size;
  guint64        n_read;     /* Bytes read from the stream. */
  gboolean       at_end;     /* The stream has no more. */

  char          *raw;
  gsize          n_raw;
  gsize          n_used;

  char          *converted;
  const char    *text;       /* The block: in raw, or in converted. */
  gsize          length;
  gsize          position;
  const char    *line_feed;        /* The next one from position; NULL for none. */
  const char    *carriage_return;  /* Likewise. */

  guint          line;       /* Of the piece handed out last. */
  gboolean       line_ended;
};

static GConverter *
create_converter (BatonEncoding   encoding,
                  GError        **error)
{
  GCharsetConverter *converter = NULL;

  converter = g_charset_converter_new ("UTF-8", baton_encoding_get_name (encoding), error);
  if (converter != NULL)
    g_charset_converter_set_use_fallback (converter, TRUE);
  return (GConverter *) converter;
}

static gboolean
set_encoding (BatonTextReader  *self,
              BatonEncoding     encoding,
              GError          **error)
{
  self->encoding = encoding;
  if (encoding == BATON_ENCODING_ASCII || encoding == BATON_ENCODING_UTF_8)
    return TRUE;

  self->converter = create_converter (encoding, error);
  self->converted = g_malloc (CONVERTED_SIZE);
  return self->converter != NULL;
}

static gboolean
read_raw (BatonTextReader  *self,
          GCancellable     *cancellable,
          GError          **error)
{
  gsize room;
  gsize n_bytes = 0;

  memmove (self->raw, self->raw + self->n_used, self->n_raw - self->n_used);
  self->n_raw -= self->n_used;
  self->n_used = 0;

  room = BLOCK_SIZE - self->n_raw;
  if (!g_input_stream_read_all (self->stream, self->raw + self->n_raw, room,
                                &n_bytes, cancellable, error))
    return FALSE;

  self->n_raw += n_bytes;
  self->n_read += n_bytes;
  self->at_end = n_bytes < room;
  return TRUE;
}

static gsize
count_whole (BatonTextReader *self)
{
  if (self->at_end)
    return self->n_raw - self->n_used;
  return self->n_raw - self->n_used
         - baton_encoding_get_tail (self->encoding, self->raw + self->n_used,
                                    self->n_raw - self->n_used);
}

static gboolean
convert (BatonTextReader  *self,
         gsize             n_bytes,
         GError          **error)
{
  gsize end = self->n_used + n_bytes;

  self->text = self->converted;
  self->length = 0;

  while (self->n_used < end)
    {
      g_autoptr(GError) local_error = NULL;
      gsize n_in = 0;
      gsize n_out = 0;

      g_converter_convert (self->converter,
                           self->raw + self->n_used, end - self->n_used,
                           self->converted + self->length, CONVERTED_SIZE - self->length,
                           G_CONVERTER_NO_FLAGS, &n_in, &n_out, &local_error);

      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        {
          if (!self->at_end)
            return TRUE;
          g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                       _("The file ends in the middle of a character. "
                         "It seems to have been cut off; export it again."));
          return FALSE;
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }

      self->n_used += n_in;
      self->length += n_out;
    }

  return TRUE;
}

static gboolean
decode (BatonTextReader  *self,
        GError          **error)
{
  gsize n_bytes = count_whole (self);
  const char *bytes = self->raw + self->n_used;

  /* ASCII reads the same in either encoding, so it is not too late to decide. */
  if (self->encoding == BATON_ENCODING_ASCII
      && !set_encoding (self, baton_encoding_decide (bytes, n_bytes), error))
    return FALSE;

  self->position = 0;
  if (self->converter != NULL)
    {
      if (!convert (self, n_bytes, error))
        return FALSE;
    }
  else
    {
      self->text = bytes;
      self->length = n_bytes;
      self->n_used += n_bytes;
    }

  self->line_feed = memchr (self->text, '\n', self->length);
  self->carriage_return = memchr (self->text, '\r', self->length);
  return TRUE;
}

static gboolean
fill (BatonTextReader  *self,
      GCancellable     *cancellable,
      GError          **error)
{
  do
    {
      if (self->at_end && self->n_used == self->n_raw)
        {
          self->position = self->length = 0;
          return TRUE;
        }
      if (!self->at_end && !read_raw (self, cancellable, error))
        return FALSE;
      if (!decode (self, error))
        return FALSE;
    }
  while (self->length == 0);

  return TRUE;
}

static gboolean
begin (BatonTextReader  *self,
       GError          **error)
{
  gsize mark;

  if (!read_raw (self, NULL, error))
    return FALSE;
  self->kind = baton_file_kind_detect_bytes (self->raw, self->n_raw);
  if (self->kind != BATON_FILE_KIND_TEXT)
    return TRUE;

  if (!set_encoding (self, baton_encoding_detect (self->raw, count_whole (self), &mark), error))
    return FALSE;
  self->n_used = mark;
  if (!decode (self, error))
    return FALSE;
  self->kind = baton_file_kind_detect_text (self->text, self->length);
  return TRUE;
}

/**
 * baton_text_reader_new:
 * @stream: what to read from
 * @error: return location for an error
 *
 * Begins to read a text: reads its first block, and finds out its encoding.
 *
 * Returns: (transfer full): the reader; `NULL` when it cannot be read
 */
BatonTextReader *
baton_text_reader_new (GInputStream  *stream,
                       GError       **error)
{
  g_autoptr(BatonTextReader) self = g_new0 (BatonTextReader, 1);

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self->stream = g_object_ref (stream);
  self->raw = g_malloc (BLOCK_SIZE);
  self->text = self->raw;
  self->line_ended = TRUE;
  if (!begin (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
set_open_error (GError       **error,
                const char    *path,
                const GError  *reason)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, BATON_ERROR, BATON_ERROR_NOT_FOUND,
                 _("There is no file “%s”."), path);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("“%s” is a folder. Name a file in it."), path);
  else
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 /* Translators: the second text is what the system says, such as "Permission denied". */
                 _("“%s” cannot be read: %s"), path, reason->message);
}

/**
 * baton_text_reader_new_for_path:
 * @path: a file
 * @error: return location for an error
 *
 * Begins to read a text file.
 *
 * Fails with `BATON_ERROR_NOT_FOUND` or `BATON_ERROR_INVALID`.
 *
 * Returns: (transfer full): the reader; `NULL` when it cannot be read
 */
BatonTextReader *
baton_text_reader_new_for_path (const char  *path,
                                GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GError) local_error = NULL;
  BatonTextReader *self = NULL;

  stream = g_file_read (file, NULL, &local_error);
  if (stream != NULL)
    self = baton_text_reader_new (G_INPUT_STREAM (stream), &local_error);
  if (self == NULL)
    {
      set_open_error (error, path, local_error);
      return NULL;
    }

  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  if (info != NULL)
    self->size = g_file_info_get_size (info);
  return self;
}

void
baton_text_reader_free (BatonTextReader *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->converter);
  g_clear_object (&self->stream);
  g_free (self->converted);
  g_free (self->raw);
  g_free (self);
}

/**
 * baton_text_reader_get_kind:
 * @self: a reader
 *
 * Tells what the file seems to be by its beginning. One that cannot be text has
 * no pieces that would mean anything.
 *
 * Returns: the kind
 */
BatonFileKind
baton_text_reader_get_kind (BatonTextReader *self)
{
  return self->kind;
}

/**
 * baton_text_reader_get_encoding:
 * @self: a reader
 *
 * Gets the encoding that the text is read as.
 *
 * Returns: its name as iconv knows it
 */
const char *
baton_text_reader_get_encoding (BatonTextReader *self)
{
  return baton_encoding_get_name (self->encoding);
}

/**
 * baton_text_reader_get_size:
 * @self: a reader
 *
 * Gets the size of the file in bytes.
 *
 * Returns: the size; 0 when not known, as of a pipe
 */
guint64
baton_text_reader_get_size (BatonTextReader *self)
{
  return self->size;
}

/**
 * baton_text_reader_get_position:
 * @self: a reader
 *
 * Gets how much was taken from the file, in bytes. While a block is being
 * handed out line by line, this moves on only as the block does: exactly in
 * UTF-8, and by whole blocks in other encodings.
 *
 * Returns: the position
 */
guint64
baton_text_reader_get_position (BatonTextReader *self)
{
  guint64 waiting = self->n_raw - self->n_used;

  if (self->converter == NULL)
    waiting += self->length - self->position;
  return self->n_read - waiting;
}

/**
 * baton_text_reader_get_line:
 * @self: a reader
 *
 * Gets the number of the line that the piece handed out last is a part of.
 *
 * Returns: the line, from 1; 0 before the first piece
 */
guint
baton_text_reader_get_line (BatonTextReader *self)
{
  return self->line;
}

/**
 * baton_text_reader_peek:
 * @self: a reader
 * @length: (out): its length in bytes
 *
 * Looks at what comes next without taking it: before the first piece, up to
 * 256 KiB of the file.
 *
 * Returns: the text, not ended by a zero byte
 */
const char *
baton_text_reader_peek (BatonTextReader *self,
                        gsize           *length)
{
  *length = self->length - self->position;
  return self->text + self->position;
}

static const char *
find_piece_end (BatonTextReader *self,
                const char      *start,
                const char      *end)
{
  if (self->line_feed != NULL && self->line_feed < start)
    self->line_feed = memchr (start, '\n', end - start);
  if (self->carriage_return != NULL && self->carriage_return < start)
    self->carriage_return = memchr (start, '\r', end - start);

  if (self->carriage_return != NULL
      && (self->line_feed == NULL || self->carriage_return + 1 < self->line_feed))
    return self->carriage_return + 1;
  return self->line_feed != NULL ? self->line_feed + 1 : end;
}

/**
 * baton_text_reader_next:
 * @self: a reader
 * @text: (out) (transfer none): the piece, not ended by a zero byte, until the next call
 * @length: (out): its length in bytes; 0 at the end of the file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Hands out the next line with its line end, or a part of a line where it does
 * not fit the block: a piece that ends with neither `\n` nor `\r` goes on in the
 * next one, unless it is the last.
 *
 * Returns: whether it could be read
 */
gboolean
baton_text_reader_next (BatonTextReader  *self,
                        const char      **text,
                        gsize            *length,
                        GCancellable     *cancellable,
                        GError          **error)
{
  const char *start;
  const char *end;

  if (self->position == self->length && !fill (self, cancellable, error))
    return FALSE;

  start = self->text + self->position;
  *text = start;
  *length = 0;
  if (self->position == self->length)
    return TRUE;

  end = find_piece_end (self, start, self->text + self->length);
  *length = end - start;
  self->position += *length;

  if (self->line_ended)
    self->line++;
  self->line_ended = end[-1] == '\n' || end[-1] == '\r';
  return TRUE;
}
