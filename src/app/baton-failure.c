/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-failure.h"

#include <glib/gi18n.h>

#include "baton-error.h"

/* The code of an error of Baton's, or the most general one. */
static BatonError
code_of (const GError *error)
{
  return error->domain == BATON_ERROR ? (BatonError) error->code : BATON_ERROR_STORE;
}

/**
 * baton_failure_get_title:
 * @error: an error of the database
 *
 * Says in a few words what is wrong.
 *
 * Returns: a translated title
 */
const char *
baton_failure_get_title (const GError *error)
{
  switch (code_of (error))
    {
    case BATON_ERROR_UNAVAILABLE:
      return _("Database Not Reached");
    case BATON_ERROR_BUSY:
      return _("Database Is Busy");
    case BATON_ERROR_READ_ONLY:
      return _("Database Is Read-Only");
    case BATON_ERROR_FULL:
      return _("Disk Is Full");
    case BATON_ERROR_NEWER:
      return _("Database of a Newer Baton");
    case BATON_ERROR_DAMAGED:
      return _("Database Cannot Be Used");
    case BATON_ERROR_NOT_FOUND:
    case BATON_ERROR_INVALID:
    case BATON_ERROR_CONFLICT:
    case BATON_ERROR_STORE:
    default:
      return _("Database Could Not Be Read");
    }
}

/**
 * baton_failure_dup_advice:
 * @error: an error of the database
 * @database: what the database is called
 *
 * Says what happened, what is safe, and what to do.
 *
 * Returns: (transfer full): translated sentences, as markup
 */
char *
baton_failure_dup_advice (const GError *error,
                          const char   *database)
{
  switch (code_of (error))
    {
    case BATON_ERROR_UNAVAILABLE:
      /* Translators: %s is the path or the address of the database */
      return g_markup_printf_escaped (_("“%s” could not be opened. Check that its folder or its server is there, then try again."), database);
    case BATON_ERROR_BUSY:
      /* Translators: %s is the path or the address of the database */
      return g_markup_printf_escaped (_("Another program keeps “%s” to itself. Let it finish or close it, then try again."), database);
    case BATON_ERROR_READ_ONLY:
      /* Translators: %s is the path or the address of the database */
      return g_markup_printf_escaped (_("You may not write to “%s”. Ask whoever manages it for permission, then try again."), database);
    case BATON_ERROR_FULL:
      /* Translators: %s is the path or the address of the database */
      return g_markup_printf_escaped (_("There is no space left for “%s”. Nothing was lost. Free some space, then try again."), database);
    case BATON_ERROR_NEWER:
      /* Translators: %s is the path or the address of the database */
      return g_markup_printf_escaped (_("“%s” was made by a newer version, and was left as it is. Update Baton to open it."), database);
    case BATON_ERROR_DAMAGED:
      /* Translators: %s is the path or the address of the database; batonctl restore is a command */
      return g_markup_printf_escaped (_("“%s” is damaged, or is no database of Baton’s; it was left as it is. “batonctl restore” brings a backup back."), database);
    case BATON_ERROR_NOT_FOUND:
    case BATON_ERROR_INVALID:
    case BATON_ERROR_CONFLICT:
    case BATON_ERROR_STORE:
    default:
      /* Translators: %s is the path or the address of the database */
      return g_markup_printf_escaped (_("Something went wrong with “%s”. What was saved is safe. Try again."), database);
    }
}
