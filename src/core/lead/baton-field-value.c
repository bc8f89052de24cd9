/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lead/baton-field.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "baton-error.h"
#include "lead/baton-fold.h"
#include "lead/baton-identity.h"
#include "lead/baton-number-text.h"

static const char * const yes_words[] = {
  "yes", "y", "true", "t", "1", "x", "on", "ja", "j", "wahr", "oui", "o", "vrai",
  "sim", "s", "verdadeiro", "sí", "si", "verdadero", "ya", "benar", "да", "evet", NULL,
};

static const char * const no_words[] = {
  "no", "n", "false", "f", "0", "-", "off", "nein", "falsch", "non", "faux",
  "não", "nao", "falso", "tidak", "salah", "нет", "hayır", "none", NULL,
};

static gboolean
is_plain (const char *text)
{
  const guchar *p = (const guchar *) text;

  if (*p == ' ')
    return FALSE;
  for (; *p != '\0'; p++)
    {
      if (*p < ' ' || *p >= 0x7f || (*p == ' ' && (p[1] == ' ' || p[1] == '\0')))
        return FALSE;
    }
  return TRUE;
}

/* Leaves out what cannot be seen, and squeezes white space, or, with `lines`,
 * keeps it and unifies the ends of lines. */
static char *
clean (const char *text,
       gboolean    lines)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *cleaned = g_string_sized_new (strlen (composed));
  GString *gap = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (g_unichar_isspace (c))
        {
          if (lines)
            g_string_append_unichar (gap, c == '\r' || c == '\f' || c == '\v' ? '\n' : c);
          else
            g_string_assign (gap, " ");
          continue;
        }
      if (g_unichar_iscntrl (c) || c == 0xfeff)
        continue;
      if (cleaned->len > 0)
        g_string_append (cleaned, gap->str);
      g_string_truncate (gap, 0);
      g_string_append_unichar (cleaned, c);
    }

  g_string_free (gap, TRUE);
  return g_string_free (cleaned, FALSE);
}

static char *
normalise_email (const char  *text,
                 GError     **error)
{
  g_autofree char *email = baton_email_normalise (text);

  if (email == NULL)
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("“%s” is not an e-mail address. It takes the form name@example.com."), text);
  return g_steal_pointer (&email);
}

static char *
normalise_number (const char  *text,
                  gboolean     whole,
                  GError     **error)
{
  g_autofree char *number = baton_number_text_normalise (text, whole);

  if (number == NULL)
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("“%s” is not a number. Write digits only, such as 1250 or 12.5."), text);
  return g_steal_pointer (&number);
}

static char *
normalise_yes_no (const char  *text,
                  GError     **error)
{
  g_autofree char *word = baton_fold (text);

  if (g_strv_contains (yes_words, word))
    return g_strdup ("yes");
  if (!g_strv_contains (no_words, word))
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("“%s” is neither yes nor no"), text);
  return NULL;
}

static gboolean
read_date (const char *text,
           GDate      *date,
           int        *length)
{
  guint year, month, day;
  int n = 0;

  if (sscanf (text, "%4u-%2u-%2u%n", &year, &month, &day, &n) != 3 &&
      sscanf (text, "%4u/%2u/%2u%n", &year, &month, &day, &n) != 3 &&
      (strspn (text, "0123456789") != 8 ||
       sscanf (text, "%4u%2u%2u%n", &year, &month, &day, &n) != 3))
    return FALSE;
  if (!g_ascii_isdigit (text[0]) || year == 0 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *length = n;
  return TRUE;
}

static char *
normalise_date (const char  *text,
                GError     **error)
{
  g_autofree char *day = NULL;
  g_autofree char *full = NULL;
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GDateTime) moment = NULL;
  g_autoptr(GDateTime) moment_utc = NULL;
  GDate date;
  int length;

  if (read_date (text, &date, &length))
    {
      day = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date),
                             g_date_get_month (&date), g_date_get_day (&date));
      if (text[length] == '\0')
        return g_steal_pointer (&day);
      full = g_strconcat (day, text + length, NULL);
      moment = g_date_time_new_from_iso8601 (full, utc);
    }
  if (moment != NULL)
    moment_utc = g_date_time_to_utc (moment);
  if (moment_utc != NULL)
    return g_date_time_format (moment_utc, "%Y-%m-%dT%H:%M:%SZ");

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("“%s” is not a date. Write it as year-month-day, such as 2026-03-31."), text);
  return NULL;
}

static char *
normalise_list (const char *text)
{
  g_autofree char *cleaned = clean (text, FALSE);
  g_auto(GStrv) parts = g_strsplit (cleaned, strchr (cleaned, ';') != NULL ? ";" : ",", -1);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *list = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (*part == '\0' || !g_hash_table_add (seen, baton_fold (part)))
        continue;
      if (list->len > 0)
        g_string_append_c (list, ';');
      g_string_append (list, part);
    }

  return g_string_free (list, FALSE);
}

/* Country codes are written in capitals; a country's name stays as it is. */
static char *
normalise_choice (BatonField  field,
                  const char *text)
{
  char *choice = clean (text, FALSE);

  if (field == BATON_FIELD_COUNTRY && strlen (choice) == 2)
    {
      choice[0] = g_ascii_toupper (choice[0]);
      choice[1] = g_ascii_toupper (choice[1]);
    }
  return choice;
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)) && !g_unichar_iscntrl (g_utf8_get_char (p)))
        return FALSE;
    }
  return TRUE;
}

static char *
normalise_typed (BatonField       field,
                 BatonFieldType   type,
                 const char      *text,
                 GError         **error)
{
  g_autofree char *line = NULL;

  switch (type)
    {
    case BATON_FIELD_TYPE_NUMBER:
      line = clean (text, FALSE);
      return normalise_number (line, field == BATON_FIELD_EMPLOYEES, error);

    case BATON_FIELD_TYPE_DATE:
      line = clean (text, FALSE);
      return normalise_date (line, error);

    case BATON_FIELD_TYPE_YES_NO:
      line = clean (text, FALSE);
      return normalise_yes_no (line, error);

    case BATON_FIELD_TYPE_LIST:
      return normalise_list (text);

    case BATON_FIELD_TYPE_CHOICE:
      return normalise_choice (field, text);

    case BATON_FIELD_TYPE_TEXT:
    default:
      return clean (text, field == BATON_FIELD_NOTES);
    }
}

static char *
normalise (BatonField       field,
           BatonFieldType   type,
           const char      *text,
           GError         **error)
{
  g_autofree char *value = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("The text is not valid UTF-8. Save the file as UTF-8, or choose its encoding."));
      return NULL;
    }
  if (is_blank (text))
    return NULL;

  if (field == BATON_FIELD_EMAIL)
    return normalise_email (text, error);
  if (type == BATON_FIELD_TYPE_TEXT && is_plain (text))
    return g_strdup (text);

  value = normalise_typed (field, type, text, error);
  return value != NULL && *value != '\0' ? g_steal_pointer (&value) : NULL;
}

/**
 * baton_field_normalise:
 * @field: a field
 * @text: what stands in it
 * @error: return location for an error
 *
 * Brings a value into the field's canonical form. White space at the ends is
 * taken off and within is squeezed, lines are joined except in notes, and
 * characters that cannot be seen are left out.
 *
 * An e-mail address is brought into the form of [func@email_normalise]; a
 * number may have thousands separators, see [func@number_text_normalise]; yes
 * and no are understood in several languages; a list may be separated by
 * semicolons or commas.
 *
 * Fails with `BATON_ERROR_INVALID` when the value is none of the field's kind.
 *
 * Returns: (transfer full) (nullable): the value; `NULL` with @error set on
 *   failure, and without when it is empty, which includes a "no"
 */
char *
baton_field_normalise (BatonField   field,
                       const char  *text,
                       GError     **error)
{
  g_return_val_if_fail (field < BATON_N_FIELDS, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return normalise (field, baton_field_get_type (field), text, error);
}

/**
 * baton_field_type_normalise:
 * @type: what the value is
 * @text: a value
 * @error: return location for an error
 *
 * Brings the value of a custom field into the canonical form of its type, as
 * [func@field_normalise] does. A date may be written `2026-03-31`,
 * `2026/3/31` or `20260331`; one with a time is brought to UTC, and is UTC
 * where it names no zone.
 *
 * Fails with `BATON_ERROR_INVALID` when the value is none of the type.
 *
 * Returns: (transfer full) (nullable): the value; `NULL` with @error set on
 *   failure, and without when it is empty
 */
char *
baton_field_type_normalise (BatonFieldType   type,
                            const char      *text,
                            GError         **error)
{
  g_return_val_if_fail (text != NULL, NULL);

  return normalise (BATON_N_FIELDS, type, text, error);
}
