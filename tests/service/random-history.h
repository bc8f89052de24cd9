/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "service-fixture.h"

G_BEGIN_DECLS

/**
 * History:
 * @office: where it happens
 * @random: what it is drawn from
 * @now: the time of the last step
 *
 * What people, leads and time do in an office, drawn at random: all use cases,
 * those that are refused too.
 */
typedef struct
{
  Office    *office;
  GRand     *random;
  gint64     now;
  /*< private >*/
  GArray    *people;    /* gint64 */
  GArray    *imports;   /* gint64 */
  GArray    *passed;    /* gint64, the leads that were handed over */
  GPtrArray *lines;     /* the events sent so far */
  guint      n_files;
} History;

void  history_begin      (History    *self,
                          Office     *office);
void  history_step       (History    *self);
void  history_end        (History    *self);

int   history_draw       (History    *self,
                          int         n);
char *history_make_event (History    *self,
                          const char *email,
                          gboolean    may_take,
                          gint64      at);
char *history_make_leads (History    *self,
                          int         n_rows);

BatonImportReport *
      history_import     (History    *self,
                          const char *text,
                          gboolean    dry_run);

G_END_DECLS
