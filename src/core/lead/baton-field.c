/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lead/baton-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-names.h"

typedef struct
{
  const char     *name;
  const char     *title;
  BatonFieldType  type;
} FieldInfo;

static const FieldInfo fields[BATON_N_FIELDS] = {
  [BATON_FIELD_EXTERNAL_ID]  = { "external_id", N_("External ID"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_EMAIL]        = { "email", N_("E-mail"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_FIRST_NAME]   = { "first_name", N_("First name"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_LAST_NAME]    = { "last_name", N_("Last name"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_JOB_TITLE]    = { "job_title", N_("Job title"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_COMPANY]      = { "company", N_("Company"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_PHONE]        = { "phone", N_("Phone"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_MOBILE]       = { "mobile", N_("Mobile phone"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_WEBSITE]      = { "website", N_("Website"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_COUNTRY]      = { "country", N_("Country"), BATON_FIELD_TYPE_CHOICE },
  [BATON_FIELD_REGION]       = { "region", N_("Region"), BATON_FIELD_TYPE_CHOICE },
  [BATON_FIELD_CITY]         = { "city", N_("City"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_POSTAL_CODE]  = { "postal_code", N_("Postal code"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_STREET]       = { "street", N_("Street"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_INDUSTRY]     = { "industry", N_("Industry"), BATON_FIELD_TYPE_CHOICE },
  [BATON_FIELD_EMPLOYEES]    = { "employees", N_("Employees"), BATON_FIELD_TYPE_NUMBER },
  [BATON_FIELD_REVENUE]      = { "revenue", N_("Revenue"), BATON_FIELD_TYPE_NUMBER },
  [BATON_FIELD_SOURCE]       = { "source", N_("Source"), BATON_FIELD_TYPE_CHOICE },
  [BATON_FIELD_CAMPAIGN]     = { "campaign", N_("Campaign"), BATON_FIELD_TYPE_CHOICE },
  [BATON_FIELD_LANGUAGE]     = { "language", N_("Language"), BATON_FIELD_TYPE_CHOICE },
  [BATON_FIELD_TAGS]         = { "tags", N_("Tags"), BATON_FIELD_TYPE_LIST },
  [BATON_FIELD_NOTES]        = { "notes", N_("Notes"), BATON_FIELD_TYPE_TEXT },
  [BATON_FIELD_DO_NOT_EMAIL] = { "do_not_email", N_("Do not e-mail"), BATON_FIELD_TYPE_YES_NO },
  [BATON_FIELD_DO_NOT_CALL]  = { "do_not_call", N_("Do not call"), BATON_FIELD_TYPE_YES_NO },
};

static const char * const type_names[] = { "text", "number", "date", "choice", "yes-no", "list", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (type_names) == BATON_N_FIELD_TYPES + 1);

static const char * const type_titles[BATON_N_FIELD_TYPES] = {
  [BATON_FIELD_TYPE_TEXT]   = NC_("field type", "Text"),
  [BATON_FIELD_TYPE_NUMBER] = NC_("field type", "Number"),
  [BATON_FIELD_TYPE_DATE]   = NC_("field type", "Date"),
  /* Translators: a field that holds one of a few values, such as a country. */
  [BATON_FIELD_TYPE_CHOICE] = NC_("field type", "Choice"),
  [BATON_FIELD_TYPE_YES_NO] = NC_("field type", "Yes or no"),
  /* Translators: a field that holds several values, such as tags. */
  [BATON_FIELD_TYPE_LIST]   = NC_("field type", "List"),
};

/**
 * baton_field_get_name:
 * @field: a field
 *
 * Names a field as files, queries and the command line do, such as `job_title`.
 *
 * Returns: the name
 */
const char *
baton_field_get_name (BatonField field)
{
  g_return_val_if_fail (field < BATON_N_FIELDS, NULL);

  return fields[field].name;
}

/**
 * baton_field_get_title:
 * @field: a field
 *
 * Names a field in the user's language.
 *
 * Returns: the title
 */
const char *
baton_field_get_title (BatonField field)
{
  g_return_val_if_fail (field < BATON_N_FIELDS, NULL);

  return _(fields[field].title);
}

/**
 * baton_field_get_type:
 * @field: a field
 *
 * Tells what a field holds.
 *
 * Returns: the type
 */
BatonFieldType
baton_field_get_type (BatonField field)
{
  g_return_val_if_fail (field < BATON_N_FIELDS, BATON_FIELD_TYPE_TEXT);

  return fields[field].type;
}

/**
 * baton_field_from_name:
 * @name: a name, such as `job_title`
 * @field: (out): the field
 *
 * Finds a standard field by its name.
 *
 * Returns: whether there is one
 */
gboolean
baton_field_from_name (const char *name,
                       BatonField *field)
{
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (field != NULL, FALSE);

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      if (strcmp (name, fields[i].name) == 0)
        {
          *field = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * baton_field_type_get_name:
 * @type: a type
 *
 * Names a type as files do, such as `yes-no`.
 *
 * Returns: the name
 */
const char *
baton_field_type_get_name (BatonFieldType type)
{
  g_return_val_if_fail (type < BATON_N_FIELD_TYPES, NULL);

  return type_names[type];
}

/**
 * baton_field_type_get_title:
 * @type: a type
 *
 * Names a type in the user's language.
 *
 * Returns: the title
 */
const char *
baton_field_type_get_title (BatonFieldType type)
{
  g_return_val_if_fail (type < BATON_N_FIELD_TYPES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "field type", type_titles[type]);
}

/**
 * baton_field_type_from_name:
 * @name: a name, such as `yes-no`
 * @type: (out): the type
 *
 * Finds a type by its name.
 *
 * Returns: whether there is one
 */
gboolean
baton_field_type_from_name (const char     *name,
                            BatonFieldType *type)
{
  int place;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (type != NULL, FALSE);

  place = baton_names_find (type_names, name);
  if (place >= 0)
    *type = (BatonFieldType) place;
  return place >= 0;
}
