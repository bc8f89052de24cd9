/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BatonMapping:
 *
 * What the columns of a file mean, where their headings do not say it: a map
 * file, or the preset of a program.
 */
typedef struct _BatonMapping BatonMapping;

BatonMapping       *baton_mapping_new_from_json   (const char    *text,
                                                   gssize         length,
                                                   GError       **error);
BatonMapping       *baton_mapping_new_preset      (const char    *name,
                                                   GError       **error);
BatonMapping       *baton_mapping_ref             (BatonMapping  *self);
void                baton_mapping_free            (BatonMapping  *self);
const char * const *baton_mapping_get_presets     (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonMapping, baton_mapping_free)

G_END_DECLS
