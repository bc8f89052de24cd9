/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a funnel to a file, on a thread: as a picture, drawn by what draws it
 * on the screen, or as a table. */

#include "funnel/baton-funnel-export.h"

#include <cairo-svg.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "baton-csv-writer.h"
#include "charts/baton-funnel-drawing.h"

#define PICTURE_WIDTH 800
#define PICTURE_FONT  "Cantarell, Sans 11"
#define PICTURE_DPI   96

/* Pixels of a PNG to one of the screen. */
#define PNG_SCALE 2

typedef struct
{
  BatonFunnelFigure *figure;
  BatonFunnelExport  format;
  GFile             *file;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  baton_funnel_figure_unref (export->figure);
  g_object_unref (export->file);
  g_free (export);
}

static cairo_status_t
write_bytes (void                *closure,
             const unsigned char *bytes,
             unsigned int         length)
{
  g_byte_array_append (closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static PangoContext *
create_font (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string (PICTURE_FONT);

  pango_context_set_font_description (context, font);
  pango_cairo_context_set_resolution (context, PICTURE_DPI);
  pango_font_description_free (font);
  return context;
}

static cairo_surface_t *
create_surface (BatonFunnelExport  format,
                int                height,
                GByteArray        *bytes)
{
  cairo_surface_t *surface;

  if (format == BATON_FUNNEL_EXPORT_SVG)
    return cairo_svg_surface_create_for_stream (write_bytes, bytes, PICTURE_WIDTH, height);

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PICTURE_WIDTH * PNG_SCALE, height * PNG_SCALE);
  cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
  return surface;
}

static cairo_status_t
finish_surface (cairo_surface_t   *surface,
                BatonFunnelExport  format,
                GByteArray        *bytes)
{
  cairo_status_t status = CAIRO_STATUS_SUCCESS;

  if (format == BATON_FUNNEL_EXPORT_PNG)
    status = cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status;
}

static gboolean
draw (const BatonFunnelFigure  *figure,
      BatonFunnelExport         format,
      GByteArray               *bytes,
      GError                  **error)
{
  PangoContext *context = create_font ();
  g_auto(BatonFunnelLayout) layout = { 0, };
  BatonChartPalette palette;
  BatonChartPen pen = { .context = context, .palette = &palette, .width = PICTURE_WIDTH };
  cairo_surface_t *surface;
  cairo_status_t status;

  baton_chart_palette_for_paper (&palette);
  baton_funnel_layout_init (&layout, figure, context, PICTURE_WIDTH);
  surface = create_surface (format, (int) layout.height + 1, bytes);
  pen.cr = cairo_create (surface);
  baton_chart_pen_set_colour (&pen, &palette.background, 1);
  cairo_paint (pen.cr);
  baton_funnel_draw (figure, &layout, &pen);
  cairo_destroy (pen.cr);
  g_object_unref (context);

  status = finish_surface (surface, format, bytes);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}

/* They are called as in `batonctl funnel --json`; those of the period before come last. */
static const char * const columns[] =
{
  "id", "title", "count", "entered", "went_on", "conversion", "median_seconds",
  "before_entered", "before_went_on", "before_conversion", "before_median_seconds",
};

#define N_COLUMNS_NOW 7

static void
add_numbers (BatonCsvWriter         *writer,
             const BatonFunnelStage *stage)
{
  baton_csv_writer_add_number (writer, stage->entered);
  baton_csv_writer_add_number (writer, stage->went_on);
  if (isfinite (stage->conversion))
    baton_csv_writer_add_double (writer, stage->conversion, 4);
  else
    baton_csv_writer_add_text (writer, NULL);
  if (stage->median_seconds >= 0)
    baton_csv_writer_add_number (writer, stage->median_seconds);
  else
    baton_csv_writer_add_text (writer, NULL);
}

static gboolean
write_rows (const BatonFunnelFigure  *figure,
            BatonCsvWriter           *writer,
            GCancellable             *cancellable,
            GError                  **error)
{
  guint n_columns = figure->has_before ? G_N_ELEMENTS (columns) : N_COLUMNS_NOW;

  for (guint i = 0; i < n_columns; i++)
    baton_csv_writer_add_text (writer, columns[i]);
  if (!baton_csv_writer_end_row (writer, cancellable, error))
    return FALSE;

  for (guint i = 0; i < figure->marks->len; i++)
    {
      const BatonFunnelMark *mark = baton_funnel_figure_get_mark (figure, i);

      baton_csv_writer_add_text (writer, mark->id);
      baton_csv_writer_add_text (writer, mark->title);
      baton_csv_writer_add_number (writer, mark->now.count);
      add_numbers (writer, &mark->now);
      if (figure->has_before)
        add_numbers (writer, &mark->before);
      if (!baton_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
    }
  return baton_csv_writer_finish (writer, cancellable, error);
}

static gboolean
write_csv (const BatonFunnelFigure  *figure,
           GByteArray               *bytes,
           GCancellable             *cancellable,
           GError                  **error)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(BatonCsvWriter) writer = baton_csv_writer_new (stream, ',');
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);

  if (!write_rows (figure, writer, cancellable, error))
    return FALSE;
  g_byte_array_append (bytes, g_memory_output_stream_get_data (memory),
                       (guint) g_memory_output_stream_get_data_size (memory));
  return TRUE;
}

static void
export_worker (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  const Export *export = task_data;
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  GError *error = NULL;
  gboolean done;

  if (export->format == BATON_FUNNEL_EXPORT_CSV)
    done = write_csv (export->figure, bytes, cancellable, &error);
  else
    done = draw (export->figure, export->format, bytes, &error);

  if (done && g_file_replace_contents (export->file, (const char *) bytes->data, bytes->len, NULL, FALSE,
                                       G_FILE_CREATE_NONE, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * baton_funnel_export_get_suffix:
 * @format: a format
 *
 * Gets how names of such files end.
 *
 * Returns: (transfer none): the suffix, without a dot
 */
const char *
baton_funnel_export_get_suffix (BatonFunnelExport format)
{
  static const char * const suffixes[] =
  {
    [BATON_FUNNEL_EXPORT_SVG] = "svg",
    [BATON_FUNNEL_EXPORT_PNG] = "png",
    [BATON_FUNNEL_EXPORT_CSV] = "csv",
  };

  return suffixes[format];
}

/**
 * baton_funnel_export_async:
 * @figure: what to write
 * @format: how
 * @file: where to; what is there is replaced
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Writes a funnel to a file.
 */
void
baton_funnel_export_async (BatonFunnelFigure   *figure,
                           BatonFunnelExport    format,
                           GFile               *file,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Export *export = g_new0 (Export, 1);

  export->figure = baton_funnel_figure_ref (figure);
  export->format = format;
  export->file = g_object_ref (file);
  g_task_set_source_tag (task, baton_funnel_export_async);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_worker);
}

/**
 * baton_funnel_export_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Ends [func@funnel_export_async].
 *
 * Returns: whether the file was written
 */
gboolean
baton_funnel_export_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
