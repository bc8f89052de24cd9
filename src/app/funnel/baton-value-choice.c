/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "funnel/baton-value-choice.h"

#include <glib/gi18n.h>

/* The values with the most leads; the others are found by the filter of the list. */
#define MOST_VALUES 60

/* From so many on one can search among them. */
#define MANY_VALUES 10

/**
 * BatonValueChoice:
 *
 * Chooses one of the values that the leads have in a column of the index, or
 * all of them.
 */
struct _BatonValueChoice
{
  AdwBin         parent_instance;
  char          *column;
  char          *all_title;
  GtkDropDown   *drop_down;
  GtkStringList *titles;
  GPtrArray     *terms;     /* The term of a filter by title; NULL for all. */
};

enum { PROP_0, PROP_COLUMN, PROP_ALL_TITLE, N_PROPS };

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonValueChoice, baton_value_choice, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
selected_cb (BatonValueChoice *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static char *
make_term (const char *column,
           const char *value)
{
  GString *term = g_string_new (column);

  g_string_append (term, ":\"");
  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (term, '\\');
      g_string_append_c (term, *p);
    }
  g_string_append_c (term, '"');
  return g_string_free (term, FALSE);
}

static gboolean
shows (BatonValueChoice *self,
       GPtrArray        *terms)
{
  if (self->terms->len != terms->len)
    return FALSE;
  for (guint i = 0; i < terms->len; i++)
    {
      if (g_strcmp0 (self->terms->pdata[i], terms->pdata[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Puts other values in without telling of it when what was selected stays so. */
static void
replace (BatonValueChoice    *self,
         const char * const  *titles,
         GPtrArray           *terms)
{
  g_autofree char *selected = baton_value_choice_dup_term (self);
  guint position = 0;

  for (guint i = 0; i < terms->len; i++)
    {
      if (g_strcmp0 (terms->pdata[i], selected) == 0)
        position = i;
    }

  g_signal_handlers_block_by_func (self->drop_down, selected_cb, self);
  gtk_string_list_splice (self->titles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->titles)), titles);
  gtk_drop_down_set_selected (self->drop_down, position);
  gtk_drop_down_set_enable_search (self->drop_down, terms->len >= MANY_VALUES);
  g_signal_handlers_unblock_by_func (self->drop_down, selected_cb, self);

  g_ptr_array_unref (self->terms);
  self->terms = g_ptr_array_ref (terms);
  if (selected != NULL && position == 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
baton_value_choice_constructed (GObject *object)
{
  BatonValueChoice *self = BATON_VALUE_CHOICE (object);

  G_OBJECT_CLASS (baton_value_choice_parent_class)->constructed (object);

  gtk_string_list_append (self->titles, self->all_title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->all_title, -1);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
}

static void
baton_value_choice_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_VALUE_CHOICE);

  G_OBJECT_CLASS (baton_value_choice_parent_class)->dispose (object);
}

static void
baton_value_choice_finalize (GObject *object)
{
  BatonValueChoice *self = BATON_VALUE_CHOICE (object);

  g_free (self->column);
  g_free (self->all_title);
  g_clear_object (&self->titles);
  g_ptr_array_unref (self->terms);

  G_OBJECT_CLASS (baton_value_choice_parent_class)->finalize (object);
}

static void
baton_value_choice_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  BatonValueChoice *self = BATON_VALUE_CHOICE (object);

  switch (property_id)
    {
    case PROP_COLUMN:
      g_value_set_string (value, self->column);
      break;
    case PROP_ALL_TITLE:
      g_value_set_string (value, self->all_title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_value_choice_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  BatonValueChoice *self = BATON_VALUE_CHOICE (object);

  switch (property_id)
    {
    case PROP_COLUMN:
      self->column = g_value_dup_string (value);
      break;
    case PROP_ALL_TITLE:
      self->all_title = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_value_choice_class_init (BatonValueChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = baton_value_choice_constructed;
  object_class->dispose = baton_value_choice_dispose;
  object_class->finalize = baton_value_choice_finalize;
  object_class->get_property = baton_value_choice_get_property;
  object_class->set_property = baton_value_choice_set_property;

  /**
   * BatonValueChoice:column:
   *
   * The name of the column, such as `source`.
   */
  properties[PROP_COLUMN] =
    g_param_spec_string ("column", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * BatonValueChoice:all-title:
   *
   * What all values together are called.
   */
  properties[PROP_ALL_TITLE] =
    g_param_spec_string ("all-title", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * BatonValueChoice::changed:
   *
   * Another value was chosen.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-value-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonValueChoice, drop_down);
}

static void
baton_value_choice_init (BatonValueChoice *self)
{
  self->terms = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->terms, NULL);
  self->titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (self->titles));
}

/**
 * baton_value_choice_update:
 * @self: a choice
 * @index: the leads
 *
 * Offers the values that the leads have, those with the most leads first.
 */
void
baton_value_choice_update (BatonValueChoice *self,
                           BatonIndex       *index)
{
  g_autoptr(GPtrArray) terms = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GArray) counts = NULL;
  g_auto(GStrv) titles = NULL;

  g_return_if_fail (BATON_IS_VALUE_CHOICE (self));
  g_return_if_fail (index != NULL);

  counts = baton_index_count_values (index, NULL, self->column, NULL);
  g_ptr_array_add (terms, NULL);
  g_strv_builder_add (builder, self->all_title);
  for (guint i = 0; counts != NULL && i < MIN (counts->len, MOST_VALUES); i++)
    {
      const char *value = g_array_index (counts, BatonValueCount, i).value;

      g_ptr_array_add (terms, make_term (self->column, value != NULL ? value : ""));
      /* Translators: the leads for which the source or the campaign is not known */
      g_strv_builder_add (builder, value != NULL ? value : _("Not Known"));
    }
  if (shows (self, terms))
    return;
  titles = g_strv_builder_end (builder);
  replace (self, (const char * const *) titles, terms);
}

/**
 * baton_value_choice_dup_term:
 * @self: a choice
 *
 * Writes what is chosen as a term of a filter.
 *
 * Returns: (transfer full) (nullable): the term, `NULL` for all
 */
char *
baton_value_choice_dup_term (BatonValueChoice *self)
{
  guint selected;

  g_return_val_if_fail (BATON_IS_VALUE_CHOICE (self), NULL);

  selected = gtk_drop_down_get_selected (self->drop_down);
  return selected < self->terms->len ? g_strdup (self->terms->pdata[selected]) : NULL;
}
