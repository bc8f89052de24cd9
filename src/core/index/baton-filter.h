/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "process/baton-process.h"

G_BEGIN_DECLS

/**
 * BatonFilter:
 *
 * Which leads are meant, as people write it in the search field and on the
 * command line: `stage:mql,sal score>=60 source:"Web form" -hot:yes acme`.
 *
 * A lead is meant when every term holds for it. It never changes once it is
 * made, so it may be shared between threads.
 */
typedef struct _BatonFilter BatonFilter;

/**
 * BatonTermOperator:
 * @BATON_TERM_IS: `key:a,b`, is one of the values; for name, e-mail and company: contains one of them
 * @BATON_TERM_EQUALS: `key=a`, is exactly the value
 * @BATON_TERM_AT_LEAST: `key>=a`
 * @BATON_TERM_AT_MOST: `key<=a`
 * @BATON_TERM_MORE_THAN: `key>a`
 * @BATON_TERM_LESS_THAN: `key<a`
 */
typedef enum
{
  BATON_TERM_IS,
  BATON_TERM_EQUALS,
  BATON_TERM_AT_LEAST,
  BATON_TERM_AT_MOST,
  BATON_TERM_MORE_THAN,
  BATON_TERM_LESS_THAN,
} BatonTermOperator;

/**
 * BatonFilterTerm:
 * @key: (nullable): what it asks about, such as `stage` or `custom.city`;
 *   `NULL` for a word that is searched for in name, e-mail and company
 * @op: how it compares
 * @values: with what, as it was written, `NULL`-terminated
 * @negated: whether it must not hold
 *
 * One term of a filter.
 */
typedef struct
{
  char              *key;
  BatonTermOperator  op;
  char             **values;
  gboolean           negated;
} BatonFilterTerm;

BatonFilter           *baton_filter_parse            (const char    *text,
                                                      BatonProcess  *process,
                                                      gint64         now,
                                                      GError       **error);
BatonFilter           *baton_filter_ref              (BatonFilter   *self);
void                   baton_filter_unref            (BatonFilter   *self);

guint                  baton_filter_get_n_terms      (BatonFilter   *self);
const BatonFilterTerm *baton_filter_get_term         (BatonFilter   *self,
                                                      guint          position);
const char * const    *baton_filter_get_columns      (BatonFilter   *self);
gboolean               baton_filter_is_relative      (BatonFilter   *self);
char                  *baton_filter_to_text          (BatonFilter   *self);
char                  *baton_filter_to_text_without  (BatonFilter   *self,
                                                      guint          position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BatonFilter, baton_filter_unref)

G_END_DECLS
