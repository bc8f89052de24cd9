/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-column-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"
#include "baton-heading.h"
#include "baton-mapping-private.h"
#include "baton-number-column.h"

#define TARGET_TITLE "title"

/* What the headings of what Baton works out by itself begin with. */
#define OWN_PREFIX "baton_"

/* What a column called "Title" holds where it is no job title. */
static const char * const salutations[] = {
  "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam", "herr", "frau", "m", "mme", "mlle",
  "monsieur", "madame", "sr", "sra", "srta", "sig", "signora", "dott", "dhr", "mevr", "bapak", "ibu", NULL,
};

/* The planning of one file. */
typedef struct
{
  const char * const  *headings;
  guint                n_columns;
  GPtrArray           *sample;     /* Rows, each an array of texts ended by NULL. */
  BatonMapping        *mapping;    /* NULL for none. */
  const char         **targets;    /* For each column; NULL when it has no field. */
  gboolean            *settled;    /* The map file or Baton itself has spoken, or the outcome is there. */
  guint               *ranks;
  int                  outcome_column;
} Planning;

static int
find_heading (Planning   *planning,
              const char *heading)
{
  g_autofree char *folded = NULL;

  for (guint i = 0; i < planning->n_columns; i++)
    if (strcmp (planning->headings[i], heading) == 0)
      return (int) i;

  folded = baton_heading_fold (heading);
  for (guint i = 0; *folded != '\0' && i < planning->n_columns; i++)
    {
      g_autofree char *other = baton_heading_fold (planning->headings[i]);

      if (strcmp (folded, other) == 0)
        return (int) i;
    }
  return -1;
}

static char *
quote_headings (Planning *planning)
{
  g_autoptr(GString) list = g_string_new (NULL);

  for (guint i = 0; i < planning->n_columns; i++)
    {
      if (i > 0)
        g_string_append (list, _(", "));
      g_string_append_printf (list, _("“%s”"), planning->headings[i]);
    }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static int
require_heading (Planning    *planning,
                 const char  *heading,
                 GError     **error)
{
  int column = find_heading (planning, heading);

  if (column < 0)
    {
      g_autofree char *list = quote_headings (planning);

      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   /* Translators: the heading that a map file names, and the headings that the file has,
                    * such as “Name”, “E-Mail”. */
                   _("The map names the column “%s”, which the file does not have. Its columns are %s."),
                   heading, list);
    }
  return column;
}

static gboolean
apply_mapping (Planning  *planning,
               GError   **error)
{
  const BatonMappedColumn *columns;
  const char *outcome;
  guint n_columns;

  if (planning->mapping == NULL)
    return TRUE;

  columns = baton_mapping_get_columns (planning->mapping, &n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      int column = require_heading (planning, columns[i].heading, error);

      if (column < 0)
        return FALSE;
      planning->targets[column] = columns[i].target;
      planning->settled[column] = TRUE;
    }

  outcome = baton_mapping_get_outcome_column (planning->mapping);
  if (outcome != NULL)
    {
      planning->outcome_column = require_heading (planning, outcome, error);
      if (planning->outcome_column < 0)
        return FALSE;
      planning->settled[planning->outcome_column] = TRUE;
    }
  return TRUE;
}

static int
find_target (Planning   *planning,
             const char *target)
{
  for (guint i = 0; i < planning->n_columns; i++)
    if (g_strcmp0 (planning->targets[i], target) == 0)
      return (int) i;
  return -1;
}

static gboolean
holds_salutations (Planning *planning,
                   guint     column)
{
  guint n_seen = 0;

  for (guint i = 0; i < planning->sample->len; i++)
    {
      const char * const *row = g_ptr_array_index (planning->sample, i);
      g_autofree char *folded = NULL;

      if (column >= g_strv_length ((char **) row) || *row[column] == '\0')
        continue;
      folded = baton_heading_fold (row[column]);
      if (!g_strv_contains (salutations, folded))
        return FALSE;
      n_seen++;
    }
  return n_seen > 0;
}

/* Several columns may ask not to be contacted: any of them is heard. */
static gboolean
is_shared (const char *target)
{
  BatonField field;

  return strcmp (target, BATON_TARGET_UNSUBSCRIBED_AT) == 0
         || (baton_field_from_name (target, &field)
             && baton_field_get_type (field) == BATON_FIELD_TYPE_YES_NO);
}

static void
claim (Planning   *planning,
       guint       column,
       const char *target,
       guint       rank)
{
  int holder = find_target (planning, target);

  if (holder >= 0 && !is_shared (target))
    {
      if (strcmp (target, "external_id") != 0 || planning->settled[holder] || rank >= planning->ranks[holder])
        return;
      planning->targets[holder] = NULL;
    }
  planning->targets[column] = target;
  planning->ranks[column] = rank;
}

/* A file that Baton wrote: `custom.city` is the field of that key, and what
 * Baton works out by itself, such as `baton_score`, is left out. */
static void
recognise_own_headings (Planning *planning)
{
  for (guint i = 0; i < planning->n_columns; i++)
    {
      const char *heading = planning->headings[i];

      if (planning->settled[i])
        continue;
      if (g_str_has_prefix (heading, BATON_TARGET_CUSTOM_PREFIX))
        {
          const char *key = heading + strlen (BATON_TARGET_CUSTOM_PREFIX);
          g_autofree char *made = baton_heading_make_key (key);

          if (*key == '\0' || strcmp (made, key) != 0 || find_target (planning, heading) >= 0)
            continue;
          planning->targets[i] = heading;
          planning->settled[i] = TRUE;
        }
      else if (g_str_has_prefix (heading, OWN_PREFIX))
        planning->settled[i] = TRUE;
    }
}

static void
recognise_headings (Planning *planning)
{
  const char *preset = planning->mapping != NULL ? baton_mapping_get_preset (planning->mapping) : NULL;

  for (guint i = 0; i < planning->n_columns; i++)
    {
      const char *target;
      guint rank = 0;

      if (planning->settled[i])
        continue;
      target = baton_heading_recognise (planning->headings[i], preset, &rank);
      if (g_strcmp0 (target, TARGET_TITLE) == 0)
        target = holds_salutations (planning, i) ? NULL : baton_field_get_name (BATON_FIELD_JOB_TITLE);
      if (target != NULL)
        claim (planning, i, target, rank);
    }
}

/* A second telephone number is kept as the mobile one. */
static void
place_second_phone (Planning *planning)
{
  if (find_target (planning, "mobile") >= 0)
    return;

  for (guint i = 0; i < planning->n_columns; i++)
    {
      const char *target;
      guint rank;

      if (planning->settled[i] || planning->targets[i] != NULL)
        continue;
      target = baton_heading_recognise (planning->headings[i], NULL, &rank);
      if (g_strcmp0 (target, "phone") == 0)
        {
          planning->targets[i] = "mobile";
          return;
        }
    }
}

/* "Vorname; Name" and "Nome; Cognome": beside one half of the name, a heading
 * that else means all of it means the other half. */
static void
complete_name (Planning *planning)
{
  int full = find_target (planning, BATON_TARGET_FULL_NAME);
  gboolean has_first = find_target (planning, "first_name") >= 0;
  gboolean has_last = find_target (planning, "last_name") >= 0;

  if (full < 0 || planning->settled[full] || has_first == has_last)
    return;
  planning->targets[full] = has_first ? "last_name" : "first_name";
}

static gboolean
has_key (GHashTable *keys,
         const char *key)
{
  BatonField field;

  return g_hash_table_contains (keys, key) || baton_field_from_name (key, &field);
}

static char *
make_unique_key (GHashTable *keys,
                 const char *heading,
                 guint       column)
{
  g_autofree char *base = NULL;
  char *key;

  /* As an export of Baton itself heads its custom fields. */
  if (g_str_has_prefix (heading, BATON_TARGET_CUSTOM_PREFIX))
    heading += strlen (BATON_TARGET_CUSTOM_PREFIX);
  base = baton_heading_make_key (heading);
  if (*base == '\0')
    {
      g_free (base);
      base = g_strdup_printf ("column_%u", column + 1);
    }

  key = g_strdup (base);
  for (guint n = 2; has_key (keys, key); n++)
    {
      g_free (key);
      key = g_strdup_printf ("%s_%u", base, n);
    }
  g_hash_table_add (keys, key);
  return g_strdup (key);
}

static BatonColumnUse
get_use (const char *target,
         BatonField *field)
{
  if (target == NULL || g_str_has_prefix (target, BATON_TARGET_CUSTOM_PREFIX))
    return BATON_COLUMN_USE_CUSTOM;
  if (strcmp (target, BATON_TARGET_FULL_NAME) == 0)
    return BATON_COLUMN_USE_FULL_NAME;
  if (strcmp (target, BATON_TARGET_CREATED_AT) == 0)
    return BATON_COLUMN_USE_CREATED_AT;
  if (strcmp (target, BATON_TARGET_UNSUBSCRIBED_AT) == 0)
    return BATON_COLUMN_USE_UNSUBSCRIBED_AT;

  if (!baton_field_from_name (target, field))
    g_assert_not_reached ();
  return BATON_COLUMN_USE_FIELD;
}

/* How many people work somewhere is a whole number, which can be read in one way only. */
static gboolean
has_decimals (const BatonColumnStep *step)
{
  return step->use == BATON_COLUMN_USE_FIELD && step->field != BATON_FIELD_EMPLOYEES &&
         baton_field_get_type (step->field) == BATON_FIELD_TYPE_NUMBER;
}

static void
add_column (BatonColumnPlan *self,
            Planning        *planning,
            GHashTable      *keys,
            guint            i)
{
  const char *target = planning->targets[i];
  BatonColumn column = { .heading = g_strdup (planning->headings[i]), .field = g_strdup (target) };
  BatonColumnStep step = { .column = i };

  if (target == NULL && planning->settled[i])
    {
      g_array_append_val (self->columns, column);
      return;
    }

  step.use = get_use (target, &step.field);
  if (target != NULL && step.use == BATON_COLUMN_USE_CUSTOM)
    step.key = g_strdup (target + strlen (BATON_TARGET_CUSTOM_PREFIX));
  else if (step.use != BATON_COLUMN_USE_FIELD && step.use != BATON_COLUMN_USE_FULL_NAME)
    step.key = make_unique_key (keys, planning->headings[i], i);
  if (target == NULL)
    column.field = g_strconcat (BATON_TARGET_CUSTOM_PREFIX, step.key, NULL);
  if (has_decimals (&step))
    step.sign = baton_number_column_find_sign (planning->sample, i, &column.note);

  g_array_append_val (self->columns, column);
  g_array_append_val (self->steps, step);
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const BatonColumnStep *first = a;
  const BatonColumnStep *second = b;

  if (first->key != NULL && second->key != NULL)
    return strcmp (first->key, second->key);
  if (first->key != NULL || second->key != NULL)
    return first->key != NULL ? 1 : -1;
  return first->column < second->column ? -1 : 1;
}

static void
fill_plan (BatonColumnPlan *self,
           Planning        *planning)
{
  g_autoptr(GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < planning->n_columns; i++)
    if (planning->targets[i] != NULL && g_str_has_prefix (planning->targets[i], BATON_TARGET_CUSTOM_PREFIX))
      g_hash_table_add (keys, g_strdup (planning->targets[i] + strlen (BATON_TARGET_CUSTOM_PREFIX)));

  for (guint i = 0; i < planning->n_columns; i++)
    add_column (self, planning, keys, i);
  g_array_sort (self->steps, compare_steps);
  self->outcome_column = planning->outcome_column;
}

/* One date that can be read in one way only decides for the column; two that
 * contradict each other leave it open. */
static BatonDayOrder
find_day_order (Planning *planning)
{
  int column = find_target (planning, BATON_TARGET_CREATED_AT);
  BatonDayOrder order = BATON_DAY_ORDER_UNKNOWN;

  for (guint i = 0; column >= 0 && i < planning->sample->len; i++)
    {
      const char * const *row = g_ptr_array_index (planning->sample, i);
      BatonDayOrder shown;

      if (column >= (int) g_strv_length ((char **) row))
        continue;
      shown = baton_time_text_get_order (row[column]);
      if (shown == BATON_DAY_ORDER_UNKNOWN)
        continue;
      if (order != BATON_DAY_ORDER_UNKNOWN && shown != order)
        return BATON_DAY_ORDER_UNKNOWN;
      order = shown;
    }
  return order;
}

static void
clear_column (BatonColumn *column)
{
  g_free (column->heading);
  g_free (column->field);
  g_free (column->note);
}

static void
clear_step (BatonColumnStep *step)
{
  g_free (step->key);
}

static BatonColumnPlan *
create_plan (void)
{
  BatonColumnPlan *self = g_new0 (BatonColumnPlan, 1);

  self->columns = g_array_new (FALSE, FALSE, sizeof (BatonColumn));
  self->steps = g_array_new (FALSE, FALSE, sizeof (BatonColumnStep));
  g_array_set_clear_func (self->columns, (GDestroyNotify) clear_column);
  g_array_set_clear_func (self->steps, (GDestroyNotify) clear_step);
  return self;
}

/**
 * baton_column_plan_new:
 * @headings: (array zero-terminated=1): the headings of the file
 * @sample: (element-type GStrv): its first rows
 * @mapping: (nullable): what is known besides
 * @error: return location for an error
 *
 * Decides what the columns of a file mean: what the map file says, else what
 * Baton itself wrote into the headings (`custom.city`; `baton_score` is left out),
 * else what the headings are recognised as, else custom fields. Of several columns for
 * one field the first has it and the others become custom fields; only the
 * external id goes by the order of the table of headings, a second telephone
 * number is the mobile one, and every column of a wish not to be contacted counts.
 *
 * Fails with `BATON_ERROR_INVALID` when the map names a column that is not there.
 *
 * Returns: (transfer full): the plan
 */
BatonColumnPlan *
baton_column_plan_new (const char * const  *headings,
                       GPtrArray           *sample,
                       BatonMapping        *mapping,
                       GError             **error)
{
  guint n_columns = g_strv_length ((char **) headings);
  g_autofree const char **targets = g_new0 (const char *, n_columns);
  g_autofree gboolean *settled = g_new0 (gboolean, n_columns);
  g_autofree guint *ranks = g_new0 (guint, n_columns);
  Planning planning = { headings, n_columns, sample, mapping, targets, settled, ranks, -1 };
  BatonColumnPlan *self;

  if (!apply_mapping (&planning, error))
    return NULL;
  recognise_own_headings (&planning);
  recognise_headings (&planning);
  place_second_phone (&planning);
  complete_name (&planning);

  self = create_plan ();
  self->day_order = find_day_order (&planning);
  fill_plan (self, &planning);
  return self;
}

void
baton_column_plan_free (BatonColumnPlan *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->columns);
  g_array_unref (self->steps);
  g_free (self);
}

/**
 * baton_column_plan_has_key:
 * @self: a plan
 *
 * Tells whether a column can say which lead a row is.
 *
 * Returns: whether there is an external id or an e-mail address
 */
gboolean
baton_column_plan_has_key (BatonColumnPlan *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      const BatonColumnStep *step = &g_array_index (self->steps, BatonColumnStep, i);

      if (step->use == BATON_COLUMN_USE_FIELD
          && (step->field == BATON_FIELD_EXTERNAL_ID || step->field == BATON_FIELD_EMAIL))
        return TRUE;
    }
  return FALSE;
}
