/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "lead/baton-fold.h"

G_BEGIN_DECLS

/**
 * BatonIdentityKind:
 *
 * What a key of 64 bits was made from; the kind is part of the hash.
 */
typedef enum
{
  BATON_IDENTITY_EXTERNAL_ID,
  BATON_IDENTITY_EMAIL,
  BATON_IDENTITY_COMPANY,
  BATON_IDENTITY_EVENT,
  BATON_IDENTITY_POST,
} BatonIdentityKind;

char     *baton_email_normalise   (const char        *text);
gint64    baton_identity_hash     (BatonIdentityKind  kind,
                                   const char        *text,
                                   const char        *more);

G_END_DECLS
