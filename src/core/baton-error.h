/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * BatonError:
 * @BATON_ERROR_NOT_FOUND: what was named does not exist
 * @BATON_ERROR_INVALID: the input cannot be used; the message says what, where and what to do
 * @BATON_ERROR_CONFLICT: the lead's state does not allow it, such as accepting what is not waiting
 * @BATON_ERROR_UNAVAILABLE: the database cannot be opened or reached
 * @BATON_ERROR_BUSY: another process held the database for too long
 * @BATON_ERROR_READ_ONLY: the database or its folder may not be written
 * @BATON_ERROR_FULL: the disk is full
 * @BATON_ERROR_NEWER: the database was made by a newer Baton
 * @BATON_ERROR_DAMAGED: the database is damaged, or is no Baton database
 * @BATON_ERROR_STORE: any other failure of the database
 *
 * The errors of Baton: each is one that a caller would treat differently.
 *
 * A cancelled operation is always `G_IO_ERROR_CANCELLED`.
 */
typedef enum
{
  BATON_ERROR_NOT_FOUND,
  BATON_ERROR_INVALID,
  BATON_ERROR_CONFLICT,
  BATON_ERROR_UNAVAILABLE,
  BATON_ERROR_BUSY,
  BATON_ERROR_READ_ONLY,
  BATON_ERROR_FULL,
  BATON_ERROR_NEWER,
  BATON_ERROR_DAMAGED,
  BATON_ERROR_STORE,
} BatonError;

#define BATON_ERROR (baton_error_quark ())
GQuark baton_error_quark (void);

#define BATON_TYPE_ERROR (baton_error_get_type ())
GType baton_error_get_type (void);

const char *baton_error_get_name (BatonError code);

G_END_DECLS
