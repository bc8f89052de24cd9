/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "charts/baton-funnel-figure.h"

G_BEGIN_DECLS

typedef enum
{
  BATON_FUNNEL_EXPORT_SVG,
  BATON_FUNNEL_EXPORT_PNG,
  BATON_FUNNEL_EXPORT_CSV,
} BatonFunnelExport;

const char *baton_funnel_export_get_suffix (BatonFunnelExport     format);
void        baton_funnel_export_async      (BatonFunnelFigure    *figure,
                                            BatonFunnelExport     format,
                                            GFile                *file,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean    baton_funnel_export_finish     (GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
