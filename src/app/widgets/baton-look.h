/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "baton-live-index.h"

G_BEGIN_DECLS

/**
 * BatonLookFuncs:
 * @load: asks the database, on a thread of its own
 * @free_answer: frees what @load returns, where nobody takes it
 * @take: shows an answer, which it owns
 * @fail: shows why there is none
 *
 * What a page does with a [class@Look].
 */
typedef struct
{
  BatonUseCase   load;
  GDestroyNotify free_answer;
  void         (*take) (gpointer      page,
                        gpointer      answer);
  void         (*fail) (gpointer      page,
                        const GError *error);
} BatonLookFuncs;

#define BATON_TYPE_LOOK (baton_look_get_type ())
G_DECLARE_FINAL_TYPE (BatonLook, baton_look, BATON, LOOK, GObject)

BatonLook *baton_look_new      (GtkWidget            *page,
                                BatonLiveIndex       *live,
                                const BatonLookFuncs *funcs,
                                gpointer              data);
void       baton_look_end      (BatonLook            *self);
void       baton_look_set_data (BatonLook            *self,
                                gpointer              data);
void       baton_look_again    (BatonLook            *self);

G_END_DECLS
