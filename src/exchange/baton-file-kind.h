/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BatonFileKind:
 *
 * What a file is, by what it begins with, whatever its name says.
 */
typedef enum
{
  BATON_FILE_KIND_TEXT,
  BATON_FILE_KIND_EMPTY,
  BATON_FILE_KIND_WORKBOOK,
  BATON_FILE_KIND_OLD_WORKBOOK,
  BATON_FILE_KIND_ARCHIVE,
  BATON_FILE_KIND_COMPRESSED,
  BATON_FILE_KIND_PDF,
  BATON_FILE_KIND_PICTURE,
  BATON_FILE_KIND_DATABASE,
  BATON_FILE_KIND_BINARY,
  BATON_FILE_KIND_WEB_PAGE,
  BATON_FILE_KIND_XML,
  BATON_FILE_KIND_JSON_ARRAY,
  BATON_FILE_KIND_JSON_OBJECT,
  BATON_FILE_KIND_VCARD,
} BatonFileKind;

BatonFileKind  baton_file_kind_detect_bytes (const char    *bytes,
                                             gsize          length);
BatonFileKind  baton_file_kind_detect_text  (const char    *text,
                                             gsize          length);
const char    *baton_file_kind_describe     (BatonFileKind  kind);

G_END_DECLS
