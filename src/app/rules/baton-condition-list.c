/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-condition-list.h"

#include <glib/gi18n.h>

#include "rules/baton-condition-row.h"

/**
 * BatonConditionList:
 *
 * Edits the conditions of a rule, and what is said of the custom fields that
 * they ask about.
 */
struct _BatonConditionList
{
  AdwBin      parent_instance;
  GPtrArray  *fields;   /* BatonRuleField: what custom fields hold; the rows share it. */
  GtkListBox *list;
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonConditionList, baton_condition_list, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
copy_fields (GPtrArray       *to,
             const GPtrArray *from)
{
  g_ptr_array_set_size (to, 0);
  for (guint i = 0; i < from->len; i++)
    {
      const BatonRuleField *field = g_ptr_array_index (from, i);

      g_ptr_array_add (to, baton_rule_field_new (field->name, field->type));
    }
}

/* Other conditions may ask about the same field, of which something else is said now. */
static void
changed_cb (BatonConditionList *self,
            BatonConditionRow  *changed)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (BATON_CONDITION_ROW (row) != changed)
        baton_condition_row_update (BATON_CONDITION_ROW (row));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
removed_cb (BatonConditionList *self,
            GtkWidget          *row)
{
  gtk_list_box_remove (self->list, row);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
baton_condition_list_finalize (GObject *object)
{
  g_ptr_array_unref (BATON_CONDITION_LIST (object)->fields);

  G_OBJECT_CLASS (baton_condition_list_parent_class)->finalize (object);
}

static void
baton_condition_list_class_init (BatonConditionListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_condition_list_finalize;

  /**
   * BatonConditionList::changed:
   *
   * Somebody changed a condition, or removed one.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
baton_condition_list_init (BatonConditionList *self)
{
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) baton_rule_field_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Conditions"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * baton_condition_list_show:
 * @self: a list
 * @known: (nullable): what stands in the database; it outlives the list
 * @sheet: the rules
 * @when: (nullable) (element-type BatonCondition): the conditions
 *
 * Shows conditions.
 */
void
baton_condition_list_show (BatonConditionList     *self,
                           const BatonKnownValues *known,
                           const BatonRuleSheet   *sheet,
                           const GPtrArray        *when)
{
  GtkListBoxRow *row;

  g_return_if_fail (BATON_IS_CONDITION_LIST (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  copy_fields (self->fields, sheet->fields);
  for (guint i = 0; when != NULL && i < when->len; i++)
    baton_condition_list_add (self, known, sheet, g_ptr_array_index (when, i));
}

/**
 * baton_condition_list_add:
 * @self: a list
 * @known: (nullable): what stands in the database; it outlives the list
 * @sheet: the rules
 * @condition: a condition
 *
 * Adds a condition at the end; nobody is told.
 */
void
baton_condition_list_add (BatonConditionList     *self,
                          const BatonKnownValues *known,
                          const BatonRuleSheet   *sheet,
                          const BatonCondition   *condition)
{
  GtkWidget *row;

  g_return_if_fail (BATON_IS_CONDITION_LIST (self));

  row = baton_condition_row_new (known, sheet, self->fields, condition);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (row, "removed", G_CALLBACK (removed_cb), self);
  gtk_list_box_append (self->list, row);
}

/**
 * baton_condition_list_set_known:
 * @self: a list
 * @known: what stands in the database; it outlives the list
 *
 * Offers what was not known yet when the conditions were shown.
 */
void
baton_condition_list_set_known (BatonConditionList     *self,
                                const BatonKnownValues *known)
{
  GtkListBoxRow *row;

  g_return_if_fail (BATON_IS_CONDITION_LIST (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    baton_condition_row_set_known (BATON_CONDITION_ROW (row), known);
}

/**
 * baton_condition_list_read:
 * @self: a list
 * @when: (element-type BatonCondition): where the conditions go
 * @fields: (element-type BatonRuleField): where goes what custom fields hold
 *
 * Reads the conditions as they are now, in place of what was there.
 */
void
baton_condition_list_read (BatonConditionList *self,
                           GPtrArray          *when,
                           GPtrArray          *fields)
{
  GtkListBoxRow *row;

  g_return_if_fail (BATON_IS_CONDITION_LIST (self));

  copy_fields (fields, self->fields);
  g_ptr_array_set_size (when, 0);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    g_ptr_array_add (when, baton_condition_row_dup_condition (BATON_CONDITION_ROW (row)));
}
