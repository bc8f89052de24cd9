/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BatonField:
 *
 * The standard fields of a lead.
 *
 * Every value is kept as text in one canonical form: numbers in decimal with a
 * point, dates in ISO 8601, yes/no as `yes` or empty, lists separated by `;`.
 * An empty value is `NULL`, never an empty string. Anything else that is known
 * about a lead is a custom field, see [struct@CustomValue].
 */
typedef enum
{
  BATON_FIELD_EXTERNAL_ID,
  BATON_FIELD_EMAIL,
  BATON_FIELD_FIRST_NAME,
  BATON_FIELD_LAST_NAME,
  BATON_FIELD_JOB_TITLE,
  BATON_FIELD_COMPANY,
  BATON_FIELD_PHONE,
  BATON_FIELD_MOBILE,
  BATON_FIELD_WEBSITE,
  BATON_FIELD_COUNTRY,
  BATON_FIELD_REGION,
  BATON_FIELD_CITY,
  BATON_FIELD_POSTAL_CODE,
  BATON_FIELD_STREET,
  BATON_FIELD_INDUSTRY,
  BATON_FIELD_EMPLOYEES,
  BATON_FIELD_REVENUE,
  BATON_FIELD_SOURCE,
  BATON_FIELD_CAMPAIGN,
  BATON_FIELD_LANGUAGE,
  BATON_FIELD_TAGS,
  BATON_FIELD_NOTES,
  BATON_FIELD_DO_NOT_EMAIL,
  BATON_FIELD_DO_NOT_CALL,
  BATON_N_FIELDS,
} BatonField;

typedef enum
{
  BATON_FIELD_TYPE_TEXT,
  BATON_FIELD_TYPE_NUMBER,
  BATON_FIELD_TYPE_DATE,
  BATON_FIELD_TYPE_CHOICE,
  BATON_FIELD_TYPE_YES_NO,
  BATON_FIELD_TYPE_LIST,
  BATON_N_FIELD_TYPES,
} BatonFieldType;

const char    *baton_field_get_name  (BatonField   field);
const char    *baton_field_get_title (BatonField   field);
BatonFieldType baton_field_get_type  (BatonField   field);
gboolean       baton_field_from_name (const char  *name,
                                      BatonField  *field);
char          *baton_field_normalise (BatonField   field,
                                      const char  *text,
                                      GError     **error);

const char    *baton_field_type_get_name  (BatonFieldType   type);
const char    *baton_field_type_get_title (BatonFieldType   type);
gboolean       baton_field_type_from_name (const char      *name,
                                           BatonFieldType  *type);
char          *baton_field_type_normalise (BatonFieldType   type,
                                           const char      *text,
                                           GError         **error);

G_END_DECLS
