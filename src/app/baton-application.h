/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define BATON_TYPE_APPLICATION (baton_application_get_type ())
G_DECLARE_FINAL_TYPE (BatonApplication, baton_application, BATON, APPLICATION, AdwApplication)

BatonApplication *baton_application_new          (const char        *application_id,
                                                  GApplicationFlags  flags);
void              baton_application_set_location (BatonApplication  *self,
                                                  const char        *location);

G_END_DECLS
