/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-condition-row.h"

#include <glib/gi18n.h>

#include "rules/baton-rule-fields.h"
#include "rules/baton-suggest-entry.h"
#include "rules/baton-value-chips.h"
#include "scoring/baton-condition-words.h"
#include "widgets/baton-drop-down.h"
#include "widgets/baton-wrap-layout.h"

/**
 * BatonConditionRow:
 *
 * Edits what a rule asks of a field: which field, how it is compared, with what.
 * Only comparisons that fit the field are offered, and values are typed in what
 * fits the comparison. A value survives when another comparison is chosen.
 */
struct _BatonConditionRow
{
  GtkListBoxRow           parent_instance;
  const BatonKnownValues *known;          /* Lent by the editor; NULL until they are read. */
  GPtrArray              *fields;         /* Names of fields, as they are offered. */
  GPtrArray              *declared;       /* BatonRuleField: what custom fields hold; the rows of a rule share it. */
  GArray                 *operators;      /* BatonOperator, as they are offered. */
  GPtrArray              *choices;        /* Values, as they are offered. */
  GPtrArray              *lists;          /* The names of lists. */
  GPtrArray              *personas;       /* The ids of personas. */
  GPtrArray              *persona_names;
  gboolean                is_showing;     /* The controls move, but nobody moves them. */

  BatonValueChips        *chips;
  GtkDropDown            *choice_drop_down;
  BatonSuggestEntry      *entry;
  GtkDropDown            *field_drop_down;
  BatonSuggestEntry      *from_entry;
  GtkDropDown            *operator_drop_down;
  BatonSuggestEntry      *to_entry;
  GtkDropDown            *type_drop_down;
  GtkStack               *value_stack;
};

enum { CHANGED, REMOVED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonConditionRow, baton_condition_row, GTK_TYPE_LIST_BOX_ROW)

static guint signals[N_SIGNALS];

static const char *
get_field (BatonConditionRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->field_drop_down);

  return g_ptr_array_index (self->fields, MIN (selected, self->fields->len - 1));
}

static BatonOperator
get_operator (BatonConditionRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->operator_drop_down);

  return g_array_index (self->operators, BatonOperator, MIN (selected, self->operators->len - 1));
}

static BatonFieldType
get_field_type (BatonConditionRow *self)
{
  BatonFieldType type;

  baton_rule_field_find_type (self->declared, get_field (self), &type);
  return type;
}

static void
add_field (BatonConditionRow *self,
           GPtrArray         *titles,
           const char        *name)
{
  g_ptr_array_add (self->fields, g_strdup (name));
  g_ptr_array_add (titles, baton_field_in_words (name));
}

static gboolean
find (GPtrArray  *texts,
      const char *text,
      guint      *place)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, place);
}

/* A field that no lead has any more is offered as long as the rule asks for it. */
static void
offer_fields (BatonConditionRow *self,
              const char        *wanted)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const char * const *names = baton_rule_fields_get_names ();
  const char * const *custom = self->known != NULL ? baton_known_values_get_custom (self->known) : NULL;
  guint place;

  for (guint i = 0; names[i] != NULL; i++)
    add_field (self, titles, names[i]);
  if (self->personas->len > 0 || g_str_equal (wanted, BATON_CONDITION_PERSONA))
    add_field (self, titles, BATON_CONDITION_PERSONA);
  for (guint i = 0; custom != NULL && custom[i] != NULL; i++)
    add_field (self, titles, custom[i]);
  if (!find (self->fields, wanted, &place))
    {
      add_field (self, titles, wanted);
      place = self->fields->len - 1;
    }
  baton_drop_down_set_titles (self->field_drop_down, titles);
  gtk_drop_down_set_selected (self->field_drop_down, place);
}

static BatonFieldType
guess_type (BatonConditionRow *self)
{
  return self->known != NULL ? baton_known_values_guess_type (self->known, get_field (self)) : BATON_FIELD_TYPE_TEXT;
}

/* Where what is said of the field stands among what can be said of it. */
static guint
get_type_place (BatonConditionRow *self)
{
  const BatonRuleField *field = baton_rule_field_find (self->declared, get_field (self));

  return field != NULL ? field->type + 1 : 0;
}

/* Of custom fields somebody has to say what they hold. */
static void
offer_types (BatonConditionRow *self)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  BatonFieldType guess = guess_type (self);

  /* Translators: a field of which nobody said whether it holds numbers, dates or what else */
  g_ptr_array_add (titles, g_strdup (_("Anything")));
  for (BatonFieldType type = 0; type < BATON_N_FIELD_TYPES; type++)
    {
      const char *title = baton_field_type_get_title (type);

      g_ptr_array_add (titles, type == guess && type != BATON_FIELD_TYPE_TEXT
                               /* Translators: %s is what a field may hold, such as Number */
                               ? g_strdup_printf (_("%s, as All Values Are"), title) : g_strdup (title));
    }
  baton_drop_down_set_titles (self->type_drop_down, titles);
  gtk_drop_down_set_selected (self->type_drop_down, get_type_place (self));
  gtk_widget_set_visible (GTK_WIDGET (self->type_drop_down), baton_rule_field_is_custom (get_field (self)));
}

static void
offer_operators (BatonConditionRow *self,
                 BatonOperator      wanted)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();
  guint place = 0;

  for (guint i = 0; i < self->operators->len; i++)
    {
      BatonOperator op = g_array_index (self->operators, BatonOperator, i);

      g_ptr_array_add (titles, (gpointer) baton_operator_get_title (op));
      if (op == wanted)
        place = i;
    }
  baton_drop_down_set_titles (self->operator_drop_down, titles);
  gtk_drop_down_set_selected (self->operator_drop_down, place);
}

static void
find_operators (BatonConditionRow *self)
{
  guint n_operators;
  const BatonOperator *fitting = baton_rule_field_list_operators (self->declared, get_field (self), &n_operators);

  g_array_set_size (self->operators, 0);
  g_array_append_vals (self->operators, fitting, n_operators);
}

/* What a rule asks is offered also where others would fit better. */
static void
find_operators_and (BatonConditionRow *self,
                    BatonOperator      asked)
{
  find_operators (self);
  for (guint i = 0; i < self->operators->len; i++)
    {
      if (g_array_index (self->operators, BatonOperator, i) == asked)
        return;
    }
  g_array_append_val (self->operators, asked);
}

static void
offer_choices (BatonConditionRow *self,
               GPtrArray         *values,
               GPtrArray         *titles,
               const char        *wanted)
{
  guint place = 0;

  g_ptr_array_set_size (self->choices, 0);
  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (self->choices, g_strdup (g_ptr_array_index (values, i)));
  if (wanted != NULL)
    find (self->choices, wanted, &place);
  baton_drop_down_set_titles (self->choice_drop_down, titles);
  gtk_drop_down_set_selected (self->choice_drop_down, place);
}

static const char *
find_page (BatonConditionRow *self)
{
  BatonOperator op = get_operator (self);
  guint at_most;

  baton_operator_get_n_values (op, &at_most);
  if (at_most == 0)
    return "none";
  if (op == BATON_OPERATOR_IN_LIST || op == BATON_OPERATOR_NOT_IN_LIST ||
      (at_most == 1 && (get_field_type (self) == BATON_FIELD_TYPE_YES_NO ||
                        g_str_equal (get_field (self), BATON_CONDITION_PERSONA))))
    return "choice";
  if (at_most == 2)
    return "two";
  return at_most == 1 ? "one" : "chips";
}

static void
show_choice (BatonConditionRow *self,
             const char        *value)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new ();
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();

  if (g_str_equal (get_field (self), BATON_CONDITION_PERSONA))
    {
      offer_choices (self, self->personas, self->persona_names, value);
    }
  else if (get_field_type (self) == BATON_FIELD_TYPE_YES_NO)
    {
      g_ptr_array_add (values, (gpointer) "yes");
      g_ptr_array_add (titles, (gpointer) _("yes"));
      g_ptr_array_add (values, (gpointer) "no");
      g_ptr_array_add (titles, (gpointer) _("no"));
      offer_choices (self, values, titles, value);
    }
  else
    {
      offer_choices (self, self->lists, self->lists, value);
    }
}

static void
show_value (BatonConditionRow  *self,
            const char * const *values)
{
  const char *page = find_page (self);
  guint n = values != NULL ? g_strv_length ((char **) values) : 0;

  gtk_widget_set_visible (GTK_WIDGET (self->value_stack), !g_str_equal (page, "none"));
  gtk_stack_set_visible_child_name (self->value_stack, page);
  if (g_str_equal (page, "choice"))
    show_choice (self, n > 0 ? values[0] : NULL);
  else if (g_str_equal (page, "chips"))
    baton_value_chips_set_values (self->chips, values);
  else if (g_str_equal (page, "one"))
    baton_suggest_entry_set_text (self->entry, n > 0 ? values[0] : NULL);
  else if (g_str_equal (page, "two"))
    {
      baton_suggest_entry_set_text (self->from_entry, n > 0 ? values[0] : NULL);
      baton_suggest_entry_set_text (self->to_entry, n > 1 ? values[1] : NULL);
    }
}

static void
offer_values (BatonConditionRow *self)
{
  const char * const *values = self->known != NULL ? baton_known_values_get (self->known, get_field (self)) : NULL;
  g_autofree char *field = baton_field_in_words (get_field (self));
  /* Translators: what is to be typed; %s is a field, such as Country */
  g_autofree char *one = g_strdup_printf (_("%s: value"), field);
  /* Translators: what is to be typed; %s is a field, such as Country */
  g_autofree char *many = g_strdup_printf (_("%s: add a value"), field);

  baton_suggest_entry_set_values (self->entry, values);
  baton_suggest_entry_set_title (self->entry, one);
  baton_suggest_entry_set_type (self->entry, get_field_type (self));
  baton_suggest_entry_set_values (self->from_entry, values);
  baton_suggest_entry_set_type (self->from_entry, get_field_type (self));
  baton_suggest_entry_set_values (self->to_entry, values);
  baton_suggest_entry_set_type (self->to_entry, get_field_type (self));
  baton_value_chips_set_offers (self->chips, values);
  baton_value_chips_set_title (self->chips, many);
}

static void
add_text (GStrvBuilder *builder,
          const char   *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped != '\0')
    g_strv_builder_add (builder, stripped);
}

static char **
dup_values (BatonConditionRow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->value_stack);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  guint selected = gtk_drop_down_get_selected (self->choice_drop_down);

  if (g_str_equal (page, "chips"))
    return baton_value_chips_dup_values (self->chips);
  if (g_str_equal (page, "one"))
    add_text (builder, baton_suggest_entry_get_text (self->entry));
  else if (g_str_equal (page, "choice") && selected < self->choices->len)
    g_strv_builder_add (builder, g_ptr_array_index (self->choices, selected));
  else if (g_str_equal (page, "two"))
    {
      add_text (builder, baton_suggest_entry_get_text (self->from_entry));
      add_text (builder, baton_suggest_entry_get_text (self->to_entry));
    }
  return g_strv_builder_end (builder);
}

static void
tell (BatonConditionRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What stands in it stays, as far as it fits the field. */
static void
show_what_fits (BatonConditionRow *self)
{
  g_auto(GStrv) values = dup_values (self);
  BatonOperator op = get_operator (self);

  self->is_showing = TRUE;
  find_operators (self);
  offer_operators (self, op);
  offer_values (self);
  show_value (self, (const char * const *) values);
  self->is_showing = FALSE;
}

static void
show_field (BatonConditionRow *self)
{
  self->is_showing = TRUE;
  offer_types (self);
  self->is_showing = FALSE;
  show_what_fits (self);
}

static void
declare (BatonConditionRow *self,
         BatonFieldType     type)
{
  BatonRuleField *field = baton_rule_field_find (self->declared, get_field (self));

  if (field != NULL)
    field->type = type;
  else
    g_ptr_array_add (self->declared, baton_rule_field_new (get_field (self), type));
}

/* A field of which nobody said what it holds is taken for what it looks like. */
static void
field_chosen_cb (BatonConditionRow *self)
{
  if (self->is_showing)
    return;

  if (guess_type (self) != BATON_FIELD_TYPE_TEXT && baton_rule_field_find (self->declared, get_field (self)) == NULL)
    declare (self, guess_type (self));
  show_field (self);
  tell (self);
}

static void
type_chosen_cb (BatonConditionRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->type_drop_down);
  BatonRuleField *field;

  if (self->is_showing)
    return;

  field = baton_rule_field_find (self->declared, get_field (self));
  if (selected > 0)
    declare (self, (BatonFieldType) (selected - 1));
  else if (field != NULL)
    g_ptr_array_remove (self->declared, field);
  show_what_fits (self);
  tell (self);
}

static void
operator_chosen_cb (BatonConditionRow *self)
{
  g_auto(GStrv) values = NULL;

  if (self->is_showing)
    return;

  self->is_showing = TRUE;
  values = dup_values (self);
  show_value (self, (const char * const *) values);
  self->is_showing = FALSE;
  tell (self);
}

static void
value_changed_cb (BatonConditionRow *self)
{
  if (!self->is_showing)
    tell (self);
}

static void
remove_cb (BatonConditionRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
baton_condition_row_dispose (GObject *object)
{
  BATON_CONDITION_ROW (object)->is_showing = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_CONDITION_ROW);

  G_OBJECT_CLASS (baton_condition_row_parent_class)->dispose (object);
}

static void
baton_condition_row_finalize (GObject *object)
{
  BatonConditionRow *self = BATON_CONDITION_ROW (object);

  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->declared, g_ptr_array_unref);
  g_ptr_array_unref (self->choices);
  g_array_unref (self->operators);
  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->personas);
  g_ptr_array_unref (self->persona_names);

  G_OBJECT_CLASS (baton_condition_row_parent_class)->finalize (object);
}

static void
baton_condition_row_class_init (BatonConditionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_condition_row_dispose;
  object_class->finalize = baton_condition_row_finalize;

  /**
   * BatonConditionRow::changed:
   *
   * The condition is another one now.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * BatonConditionRow::removed:
   *
   * Somebody wants the condition to go.
   */
  signals[REMOVED] =
    g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (BATON_TYPE_SUGGEST_ENTRY);
  g_type_ensure (BATON_TYPE_VALUE_CHIPS);
  g_type_ensure (BATON_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-condition-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonConditionRow, chips);
  gtk_widget_class_bind_template_child (widget_class, BatonConditionRow, choice_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BatonConditionRow, entry);
  gtk_widget_class_bind_template_child (widget_class, BatonConditionRow, field_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BatonConditionRow, from_entry);
  gtk_widget_class_bind_template_child (widget_class, BatonConditionRow, operator_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BatonConditionRow, to_entry);
  gtk_widget_class_bind_template_child (widget_class, BatonConditionRow, type_drop_down);
  gtk_widget_class_bind_template_child (widget_class, BatonConditionRow, value_stack);
  gtk_widget_class_bind_template_callback (widget_class, field_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, operator_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, type_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
}

static void
baton_condition_row_init (BatonConditionRow *self)
{
  self->is_showing = TRUE;
  self->fields = g_ptr_array_new_with_free_func (g_free);
  self->choices = g_ptr_array_new_with_free_func (g_free);
  self->operators = g_array_new (FALSE, FALSE, sizeof (BatonOperator));
  self->lists = g_ptr_array_new_with_free_func (g_free);
  self->personas = g_ptr_array_new_with_free_func (g_free);
  self->persona_names = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  baton_suggest_entry_set_title (self->from_entry, _("Lowest value"));
  baton_suggest_entry_set_width (self->from_entry, 6, -1);
  baton_suggest_entry_set_title (self->to_entry, _("Highest value"));
  baton_suggest_entry_set_width (self->to_entry, 6, -1);
  baton_drop_down_help (self->field_drop_down, _("Field"));
  baton_drop_down_help (self->type_drop_down, _("What the field holds"));
  baton_drop_down_help (self->operator_drop_down, _("Comparison"));
  baton_drop_down_help (self->choice_drop_down, _("Value"));
}

/**
 * baton_condition_row_new:
 * @known: (nullable): what stands in the database; it outlives the row
 * @sheet: the rules, whose lists and personas are offered
 * @declared: (element-type BatonRuleField): what custom fields hold, which the
 *   row changes when somebody says so
 * @condition: a condition
 *
 * Makes a row that shows a condition.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
baton_condition_row_new (const BatonKnownValues *known,
                         const BatonRuleSheet   *sheet,
                         GPtrArray              *declared,
                         const BatonCondition   *condition)
{
  BatonConditionRow *self = g_object_new (BATON_TYPE_CONDITION_ROW, NULL);

  self->known = known;
  for (guint i = 0; i < sheet->lists->len; i++)
    g_ptr_array_add (self->lists, g_strdup (((BatonRuleList *) g_ptr_array_index (sheet->lists, i))->name));
  for (guint i = 0; i < sheet->personas->len; i++)
    {
      const BatonPersona *persona = g_ptr_array_index (sheet->personas, i);

      g_ptr_array_add (self->personas, g_strdup (persona->id));
      g_ptr_array_add (self->persona_names, g_strdup (persona->name));
    }

  self->declared = g_ptr_array_ref (declared);
  offer_fields (self, condition->field);
  offer_types (self);
  find_operators_and (self, condition->op);
  offer_operators (self, condition->op);
  offer_values (self);
  show_value (self, (const char * const *) condition->values);
  self->is_showing = FALSE;
  return GTK_WIDGET (self);
}

/**
 * baton_condition_row_dup_condition:
 * @self: a row
 *
 * Reads the condition as it is now; it may lack values.
 *
 * Returns: (transfer full): the condition
 */
BatonCondition *
baton_condition_row_dup_condition (BatonConditionRow *self)
{
  g_auto(GStrv) values = NULL;

  g_return_val_if_fail (BATON_IS_CONDITION_ROW (self), NULL);

  values = g_str_equal (find_page (self), "none") ? g_new0 (char *, 1) : dup_values (self);
  return baton_condition_new (get_field (self), get_operator (self), (const char * const *) values);
}

/**
 * baton_condition_row_update:
 * @self: a row
 *
 * Shows what fits the field, if somebody said elsewhere what it holds.
 */
void
baton_condition_row_update (BatonConditionRow *self)
{
  g_return_if_fail (BATON_IS_CONDITION_ROW (self));

  if (gtk_drop_down_get_selected (self->type_drop_down) != get_type_place (self))
    show_field (self);
}

/**
 * baton_condition_row_set_known:
 * @self: a row
 * @known: what stands in the database; it outlives the row
 *
 * Offers what was not known yet when the row was made. The condition stays.
 */
void
baton_condition_row_set_known (BatonConditionRow      *self,
                               const BatonKnownValues *known)
{
  g_autofree char *field = NULL;

  g_return_if_fail (BATON_IS_CONDITION_ROW (self));

  field = g_strdup (get_field (self));
  self->known = known;
  self->is_showing = TRUE;
  g_ptr_array_set_size (self->fields, 0);
  offer_fields (self, field);
  offer_types (self);
  offer_values (self);
  self->is_showing = FALSE;
}
