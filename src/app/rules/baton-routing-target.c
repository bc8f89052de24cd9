/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rules/baton-routing-target.h"

#include <glib/gi18n.h>

#include "rules/baton-suggest-entry.h"

/**
 * BatonRoutingTarget:
 *
 * Where a routing rule sends leads: somebody in Sales, or who is next in a queue.
 */
struct _BatonRoutingTarget
{
  AdwBin                  parent_instance;
  const BatonKnownValues *known;        /* NULL until they are read. */
  GPtrArray              *people;       /* Names, behind NULL for whoever is next. */
  gboolean                is_showing;   /* The controls move, but nobody moves them. */

  AdwPreferencesGroup    *group;
  AdwComboRow            *person_row;
  BatonSuggestEntry      *queue_entry;
};

enum { CHANGED, N_SIGNALS };

G_DEFINE_FINAL_TYPE (BatonRoutingTarget, baton_routing_target, ADW_TYPE_BIN)

static guint signals[N_SIGNALS];

static void
add_text (GPtrArray  *texts,
          const char *text)
{
  if (text != NULL && *text != '\0' && !g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

static const char * const *
get_known (const BatonKnownValues *known,
           const char             *name)
{
  static const char * const none[] = { NULL };

  return known != NULL ? baton_known_values_get (known, name) : none;
}

static const char *
get_person (BatonRoutingTarget *self)
{
  guint selected = adw_combo_row_get_selected (self->person_row);

  return selected < self->people->len ? g_ptr_array_index (self->people, selected) : NULL;
}

/* That somebody left the team nobody would find out otherwise. */
static void
show_hint (BatonRoutingTarget *self)
{
  const char *name = get_person (self);
  g_autofree char *hint = NULL;
  g_autofree char *escaped = NULL;

  if (name == NULL)
    hint = g_strdup (_("Goes round those who serve the queue, by their weight"));
  else if (self->known == NULL || g_strv_contains (get_known (self->known, BATON_KNOWN_PERSON), name))
    /* Translators: %s is the name of a person */
    hint = g_strdup_printf (_("%s comes first when free, else it goes round the queue"), name);
  else
    /* Translators: %s is the name of a person */
    hint = g_strdup_printf (_("%s is not in Sales now, so it goes round the queue"), name);
  escaped = g_markup_escape_text (hint, -1);
  adw_preferences_group_set_description (self->group, escaped);
}

/* Who left the team stays, so that nothing changes by looking at it. */
static void
offer_people (BatonRoutingTarget *self,
              const char         *name)
{
  g_autofree char *person = g_strdup (name);
  const char * const *known = get_known (self->known, BATON_KNOWN_PERSON);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->people, 0);
  for (guint i = 0; known[i] != NULL; i++)
    add_text (self->people, known[i]);
  add_text (self->people, person);
  g_ptr_array_insert (self->people, 0, NULL);

  /* Translators: a lead goes to nobody in particular, but to who is next in turn */
  gtk_string_list_append (names, _("Whoever Is Next"));
  for (guint i = 1; i < self->people->len; i++)
    {
      gtk_string_list_append (names, g_ptr_array_index (self->people, i));
      if (g_strcmp0 (g_ptr_array_index (self->people, i), person) == 0)
        selected = i;
    }
  self->is_showing = TRUE;
  adw_combo_row_set_model (self->person_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->person_row, selected);
  show_hint (self);
  self->is_showing = FALSE;
}

static void
changed_cb (BatonRoutingTarget *self)
{
  if (self->is_showing)
    return;
  show_hint (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
baton_routing_target_finalize (GObject *object)
{
  g_ptr_array_unref (BATON_ROUTING_TARGET (object)->people);

  G_OBJECT_CLASS (baton_routing_target_parent_class)->finalize (object);
}

static void
baton_routing_target_class_init (BatonRoutingTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = baton_routing_target_finalize;

  /**
   * BatonRoutingTarget::changed:
   *
   * Leads go elsewhere now.
   */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_queue_row (BatonRoutingTarget *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = baton_suggest_entry_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Queue"));
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (entry, TRUE);
  baton_suggest_entry_set_title (BATON_SUGGEST_ENTRY (entry), _("Queue"));
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  self->queue_entry = BATON_SUGGEST_ENTRY (entry);
  return row;
}

static GtkWidget *
create_person_row (BatonRoutingTarget *self)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Person"));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (changed_cb), self);
  self->person_row = ADW_COMBO_ROW (row);
  return row;
}

static void
baton_routing_target_init (BatonRoutingTarget *self)
{
  self->is_showing = TRUE;
  self->people = g_ptr_array_new_with_free_func (g_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Where the Lead Goes"));
  adw_preferences_group_add (self->group, create_person_row (self));
  adw_preferences_group_add (self->group, create_queue_row (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  self->is_showing = FALSE;
}

/**
 * baton_routing_target_set_known:
 * @self: a target
 * @known: what stands in the database; it outlives the target
 *
 * Sets who and what is offered.
 */
void
baton_routing_target_set_known (BatonRoutingTarget     *self,
                                const BatonKnownValues *known)
{
  g_return_if_fail (BATON_IS_ROUTING_TARGET (self));

  self->known = known;
  offer_people (self, get_person (self));
}

/**
 * baton_routing_target_show:
 * @self: a target
 * @sheet: the rules
 * @rule: one of them
 *
 * Shows where a rule sends leads.
 */
void
baton_routing_target_show (BatonRoutingTarget     *self,
                           const BatonRuleSheet   *sheet,
                           const BatonRoutingRule *rule)
{
  g_auto(GStrv) queues = baton_routing_target_dup_queues (self->known, sheet);

  g_return_if_fail (BATON_IS_ROUTING_TARGET (self));

  self->is_showing = TRUE;
  baton_suggest_entry_set_values (self->queue_entry, (const char * const *) queues);
  baton_suggest_entry_set_text (self->queue_entry, rule->queue);
  self->is_showing = FALSE;
  offer_people (self, rule->person);
}

/**
 * baton_routing_target_read:
 * @self: a target
 * @rule: (inout): a routing rule
 *
 * Makes a rule send leads where the target says.
 */
void
baton_routing_target_read (BatonRoutingTarget *self,
                           BatonRoutingRule   *rule)
{
  g_return_if_fail (BATON_IS_ROUTING_TARGET (self));

  g_free (rule->queue);
  rule->queue = g_strstrip (g_strdup (baton_suggest_entry_get_text (self->queue_entry)));
  g_free (rule->person);
  rule->person = g_strdup (get_person (self));
}

/**
 * baton_routing_target_dup_queues:
 * @known: (nullable): what stands in the database
 * @sheet: the rules
 *
 * Lists the queues that somebody serves or that rules name.
 *
 * Returns: (transfer full) (array zero-terminated=1): the queues
 */
char **
baton_routing_target_dup_queues (const BatonKnownValues *known,
                                 const BatonRuleSheet   *sheet)
{
  const char * const *served = get_known (known, BATON_KNOWN_QUEUE);
  g_autoptr(GPtrArray) queues = g_ptr_array_new ();

  for (guint i = 0; served[i] != NULL; i++)
    add_text (queues, served[i]);
  add_text (queues, sheet->queue);
  for (guint i = 0; i < sheet->routing->len; i++)
    add_text (queues, ((const BatonRoutingRule *) g_ptr_array_index (sheet->routing, i))->queue);
  g_ptr_array_add (queues, NULL);
  return (char **) g_ptr_array_steal (queues, NULL);
}
