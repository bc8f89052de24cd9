/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-cli.h"

G_BEGIN_DECLS

/**
 * BatonCliFact:
 * @name: what a program calls it
 * @label: (nullable): what people call it, translated; `NULL` where it is only for programs
 * @value: how many
 *
 * One number of a report.
 */
typedef struct
{
  const char *name;
  const char *label;
  guint64     value;
} BatonCliFact;

void baton_cli_facts_print (BatonCli            *cli,
                            const BatonCliFact  *facts,
                            guint                n_facts);

G_END_DECLS
