/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-file-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char    *bytes;
  gsize          length;
  BatonFileKind  kind;
} Signature;

#define SIGNATURE(bytes, kind) { bytes, sizeof (bytes) - 1, kind }

static const Signature signatures[] = {
  SIGNATURE ("\xD0\xCF\x11\xE0", BATON_FILE_KIND_OLD_WORKBOOK),
  SIGNATURE ("7z\xBC\xAF", BATON_FILE_KIND_ARCHIVE),
  SIGNATURE ("Rar!\x1A", BATON_FILE_KIND_ARCHIVE),
  SIGNATURE ("\x1F\x8B", BATON_FILE_KIND_COMPRESSED),
  SIGNATURE ("BZh9", BATON_FILE_KIND_COMPRESSED),
  SIGNATURE ("\xFD" "7zXZ", BATON_FILE_KIND_COMPRESSED),
  SIGNATURE ("\x28\xB5\x2F\xFD", BATON_FILE_KIND_COMPRESSED),
  SIGNATURE ("%PDF-", BATON_FILE_KIND_PDF),
  SIGNATURE ("\x89PNG", BATON_FILE_KIND_PICTURE),
  SIGNATURE ("\xFF\xD8\xFF", BATON_FILE_KIND_PICTURE),
  SIGNATURE ("GIF8", BATON_FILE_KIND_PICTURE),
  SIGNATURE ("II*\0", BATON_FILE_KIND_PICTURE),
  SIGNATURE ("SQLite format 3", BATON_FILE_KIND_DATABASE),
  SIGNATURE ("PAR1", BATON_FILE_KIND_BINARY),
  SIGNATURE ("\x7F" "ELF", BATON_FILE_KIND_BINARY),
};

/* Names of parts that stand readable in the head of a zipped workbook. */
static const char * const workbook_parts[] = {
  "[Content_Types].xml",
  "xl/",
  "opendocument.spreadsheet",
};

static BatonFileKind
detect_zip (const char *text,
            gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (workbook_parts); i++)
    if (memmem (text, length, workbook_parts[i], strlen (workbook_parts[i])) != NULL)
      return BATON_FILE_KIND_WORKBOOK;
  return BATON_FILE_KIND_ARCHIVE;
}

static gboolean
begins_with (const char *text,
             gsize       length,
             const char *word)
{
  gsize n = strlen (word);

  return length >= n && g_ascii_strncasecmp (text, word, n) == 0;
}

static gsize
skip_blank (const char *text,
            gsize       length,
            gsize       from)
{
  while (from < length && g_ascii_isspace (text[from]))
    from++;
  return from;
}

/* A bracket alone could be the beginning of a heading. */
static gboolean
opens_json (const char *text,
            gsize       length,
            char        bracket,
            const char *followers)
{
  gsize next;

  if (length == 0 || text[0] != bracket)
    return FALSE;
  next = skip_blank (text, length, 1);
  return next == length || strchr (followers, text[next]) != NULL;
}

/**
 * baton_file_kind_detect_bytes:
 * @bytes: the beginning of a file, as it is
 * @length: its length in bytes
 *
 * Tells what a file is, where its first bytes say so.
 *
 * Returns: the kind; text when it may be some in any encoding
 */
BatonFileKind
baton_file_kind_detect_bytes (const char *bytes,
                              gsize       length)
{
  if (length == 0)
    return BATON_FILE_KIND_EMPTY;

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length
        && memcmp (bytes, signatures[i].bytes, signatures[i].length) == 0)
      return signatures[i].kind;

  if (length >= 4 && (memcmp (bytes, "PK\3\4", 4) == 0 || memcmp (bytes, "PK\5\6", 4) == 0))
    return detect_zip (bytes, length);
  return BATON_FILE_KIND_TEXT;
}

/**
 * baton_file_kind_detect_text:
 * @text: the beginning of a file, decoded to UTF-8
 * @length: its length in bytes
 *
 * Tells what a file is that may be text.
 *
 * Returns: the kind
 */
BatonFileKind
baton_file_kind_detect_text (const char *text,
                             gsize       length)
{
  gsize start = skip_blank (text, length, 0);

  if (memchr (text, '\0', length) != NULL)
    return BATON_FILE_KIND_BINARY;

  text += start;
  length -= start;
  if (length == 0)
    return BATON_FILE_KIND_EMPTY;
  if (begins_with (text, length, "<!doctype html") || begins_with (text, length, "<html"))
    return BATON_FILE_KIND_WEB_PAGE;
  if (begins_with (text, length, "<?xml"))
    return BATON_FILE_KIND_XML;
  if (begins_with (text, length, "BEGIN:VCARD"))
    return BATON_FILE_KIND_VCARD;
  if (opens_json (text, length, '{', "\"}"))
    return BATON_FILE_KIND_JSON_OBJECT;
  if (opens_json (text, length, '[', "{[]\"0123456789"))
    return BATON_FILE_KIND_JSON_ARRAY;
  return BATON_FILE_KIND_TEXT;
}

/**
 * baton_file_kind_describe:
 * @kind: a kind
 *
 * Says what a file is and what to do about it, to somebody who thought that it
 * held leads or events as text.
 *
 * Returns: the sentences, in the user's language; empty for text
 */
const char *
baton_file_kind_describe (BatonFileKind kind)
{
  switch (kind)
    {
    case BATON_FILE_KIND_EMPTY:
      return _("The file is empty.");
    case BATON_FILE_KIND_WORKBOOK:
      return _("This is a workbook of Excel or LibreOffice, whatever its name says. "
               "Open it there and save the sheet as “CSV UTF-8”.");
    case BATON_FILE_KIND_OLD_WORKBOOK:
      return _("This is a document of an old version of Excel or Office (.xls), whatever its name says. "
               "Open it there and save the sheet as “CSV UTF-8”.");
    case BATON_FILE_KIND_ARCHIVE:
      return _("This is an archive of files, such as ZIP. Unpack it and choose the file inside.");
    case BATON_FILE_KIND_COMPRESSED:
      return _("This file is compressed, such as by gzip. Unpack it first.");
    case BATON_FILE_KIND_PDF:
      return _("This is a PDF document. Export the list as CSV from the program that made it.");
    case BATON_FILE_KIND_PICTURE:
      return _("This is a picture. Export the list as CSV from the program that has it.");
    case BATON_FILE_KIND_DATABASE:
      return _("This is a database (SQLite). Export a table of it as CSV.");
    case BATON_FILE_KIND_BINARY:
      return _("This is not a text file. Export the list as CSV from the program that has it.");
    case BATON_FILE_KIND_WEB_PAGE:
      return _("This is a web page (HTML), not a list. Often it is the sign-in page of the program that "
               "the list was to be loaded from: sign in there and export the list again as CSV.");
    case BATON_FILE_KIND_XML:
      return _("This is an XML file. Export the list as CSV instead.");
    case BATON_FILE_KIND_JSON_ARRAY:
      return _("This is a JSON array. For events, write one JSON object a line, as “jq -c '.[]'” does; "
               "export leads as CSV.");
    case BATON_FILE_KIND_JSON_OBJECT:
      return _("This is a JSON file. If it holds events, import it as events; export leads as CSV.");
    case BATON_FILE_KIND_VCARD:
      return _("This is a vCard file, not a list of rows and columns");
    case BATON_FILE_KIND_TEXT:
    default:
      return "";
    }
}
