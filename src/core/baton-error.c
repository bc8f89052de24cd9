/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-error.h"

G_DEFINE_QUARK (baton-error-quark, baton_error)

G_DEFINE_ENUM_TYPE (BatonError, baton_error,
  G_DEFINE_ENUM_VALUE (BATON_ERROR_NOT_FOUND, "not-found"),
  G_DEFINE_ENUM_VALUE (BATON_ERROR_INVALID, "invalid"),
  G_DEFINE_ENUM_VALUE (BATON_ERROR_CONFLICT, "conflict"),
  G_DEFINE_ENUM_VALUE (BATON_ERROR_UNAVAILABLE, "unavailable"),
  G_DEFINE_ENUM_VALUE (BATON_ERROR_BUSY, "busy"),
  G_DEFINE_ENUM_VALUE (BATON_ERROR_READ_ONLY, "read-only"),
  G_DEFINE_ENUM_VALUE (BATON_ERROR_FULL, "full"),
  G_DEFINE_ENUM_VALUE (BATON_ERROR_NEWER, "newer"),
  G_DEFINE_ENUM_VALUE (BATON_ERROR_DAMAGED, "damaged"),
  G_DEFINE_ENUM_VALUE (BATON_ERROR_STORE, "store"))

/**
 * baton_error_get_name:
 * @code: an error
 *
 * Names an error the way `batonctl --json` prints it, such as `not-found`.
 *
 * Returns: the name
 */
const char *
baton_error_get_name (BatonError code)
{
  g_autoptr(GEnumClass) enum_class = g_type_class_ref (BATON_TYPE_ERROR);
  GEnumValue *value = g_enum_get_value (enum_class, (int) code);

  return value != NULL ? value->value_nick : "failed";
}
