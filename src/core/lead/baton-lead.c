/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "lead/baton-lead.h"

#include <string.h>

/**
 * BatonLead:
 *
 * A lead as views show it: its number, who it is and where it stands. It owns
 * copies of its texts. Each standard field is a property of the field's name,
 * such as [property@Lead:job-title].
 *
 * Invariants: no value is an empty string; the custom fields are sorted by
 * key, and `record.custom` lends them; `name` is what the record says.
 */
struct _BatonLead
{
  GObject         parent_instance;
  gint64          id;
  BatonRecord     record; /* Lends from values and custom. */
  char           *values[BATON_N_FIELDS];
  GArray         *custom; /* BatonCustomValue, with strings that it owns. */
  char           *name;
  BatonLeadState  state;
};

/* The fields come first, so that the number of a field is that of its property. */
enum
{
  PROP_FIRST_FIELD = 1,
  PROP_ID = PROP_FIRST_FIELD + BATON_N_FIELDS,
  PROP_NAME,
  PROP_CREATED_AT,
  PROP_STAGE,
  PROP_STAGE_SINCE,
  PROP_TEAM,
  PROP_OWNER,
  PROP_FIT,
  PROP_INTEREST,
  PROP_SCORE,
  PROP_HOT,
  PROP_HAND_RAISER,
  PROP_HELD,
  PROP_RECYCLED,
  PROP_LAST_EVENT_AT,
  PROP_DUE_AT,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (BatonLead, baton_lead, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
notify_if (BatonLead *self,
           guint      property,
           gboolean   changed)
{
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
clear_custom_value (BatonCustomValue *custom)
{
  g_free ((char *) custom->key);
  g_free ((char *) custom->value);
}

static void
lend_custom (BatonLead *self)
{
  self->record.custom = (const BatonCustomValue *) (gpointer) self->custom->data;
  self->record.n_custom = self->custom->len;
}

static void
update_name (BatonLead *self)
{
  g_autofree char *name = baton_record_dup_name (&self->record);

  if (g_strcmp0 (name, self->name) == 0)
    return;
  g_free (self->name);
  self->name = g_steal_pointer (&name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

static void
replace_value (BatonLead  *self,
               BatonField  field,
               const char *value)
{
  char *copy;

  if (g_strcmp0 (self->values[field], value) == 0)
    return;
  copy = g_strdup (value);
  g_free (self->values[field]);
  self->values[field] = copy;
  self->record.values[field] = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_FIELD + field]);
}

static void
baton_lead_finalize (GObject *object)
{
  BatonLead *self = BATON_LEAD (object);

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    g_free (self->values[i]);
  g_array_unref (self->custom);
  g_free (self->name);

  G_OBJECT_CLASS (baton_lead_parent_class)->finalize (object);
}

static void
baton_lead_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  BatonLead *self = BATON_LEAD (object);
  const BatonLeadState *state = &self->state;

  if (prop_id < PROP_ID)
    {
      g_value_set_string (value, self->values[prop_id - PROP_FIRST_FIELD]);
      return;
    }

  switch (prop_id)
    {
    case PROP_ID: g_value_set_int64 (value, self->id); break;
    case PROP_NAME: g_value_set_string (value, self->name); break;
    case PROP_CREATED_AT: g_value_set_int64 (value, self->record.created_at); break;
    case PROP_STAGE: g_value_set_uint (value, state->stage); break;
    case PROP_STAGE_SINCE: g_value_set_int64 (value, state->stage_since); break;
    case PROP_TEAM: g_value_set_uint (value, state->team); break;
    case PROP_OWNER: g_value_set_int64 (value, state->owner); break;
    case PROP_FIT: g_value_set_int (value, state->fit); break;
    case PROP_INTEREST: g_value_set_int (value, state->interest); break;
    case PROP_SCORE: g_value_set_int (value, baton_lead_get_score (self)); break;
    case PROP_HOT: g_value_set_boolean (value, (state->flags & BATON_LEAD_HOT) != 0); break;
    case PROP_HAND_RAISER: g_value_set_boolean (value, (state->flags & BATON_LEAD_HAND_RAISER) != 0); break;
    case PROP_HELD: g_value_set_boolean (value, (state->flags & BATON_LEAD_HELD) != 0); break;
    case PROP_RECYCLED: g_value_set_boolean (value, (state->flags & BATON_LEAD_RECYCLED) != 0); break;
    case PROP_LAST_EVENT_AT: g_value_set_int64 (value, state->last_event_at); break;
    case PROP_DUE_AT: g_value_set_int64 (value, state->due_at); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
baton_lead_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  BatonLead *self = BATON_LEAD (object);

  if (prop_id < PROP_ID)
    baton_lead_set_value (self, prop_id - PROP_FIRST_FIELD, g_value_get_string (value));
  else if (prop_id == PROP_ID)
    self->id = g_value_get_int64 (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static GParamSpec *
time_property (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
number_property (const char *name,
                 int         maximum)
{
  return g_param_spec_int (name, NULL, NULL, 0, maximum, 0,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
flag_property (const char *name)
{
  return g_param_spec_boolean (name, NULL, NULL, FALSE,
                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static void
install_state_properties (void)
{
  /**
   * BatonLead:stage:
   *
   * The number of the stage, see [enum@StageNumber].
   */
  properties[PROP_STAGE] =
    g_param_spec_uint ("stage", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * BatonLead:team:
   *
   * The team that owns the lead, a [enum@Team].
   */
  properties[PROP_TEAM] =
    g_param_spec_uint ("team", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * BatonLead:owner:
   *
   * The number of the person who owns the lead; 0 when nobody does.
   */
  properties[PROP_OWNER] =
    g_param_spec_int64 ("owner", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  properties[PROP_STAGE_SINCE] = time_property ("stage-since");
  properties[PROP_LAST_EVENT_AT] = time_property ("last-event-at");
  properties[PROP_DUE_AT] = time_property ("due-at");
  properties[PROP_FIT] = number_property ("fit", 100);
  properties[PROP_INTEREST] = number_property ("interest", 100);
  properties[PROP_SCORE] = number_property ("score", 200);
  properties[PROP_HOT] = flag_property ("hot");
  properties[PROP_HAND_RAISER] = flag_property ("hand-raiser");
  properties[PROP_HELD] = flag_property ("held");
  properties[PROP_RECYCLED] = flag_property ("recycled");
}

static void
baton_lead_class_init (BatonLeadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = baton_lead_finalize;
  object_class->get_property = baton_lead_get_property;
  object_class->set_property = baton_lead_set_property;

  /* GObject turns the underscores of the names into dashes. */
  for (guint i = 0; i < BATON_N_FIELDS; i++)
    {
      properties[PROP_FIRST_FIELD + i] =
        g_param_spec_string (baton_field_get_name (i), NULL, NULL, NULL,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY);
    }

  /**
   * BatonLead:id:
   *
   * The lead's number; 0 while it is not stored.
   */
  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * BatonLead:name:
   *
   * What to call the lead, see [method@Record.dup_name].
   */
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  properties[PROP_CREATED_AT] = time_property ("created-at");
  install_state_properties ();

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_lead_init (BatonLead *self)
{
  self->custom = g_array_new (FALSE, TRUE, sizeof (BatonCustomValue));
  g_array_set_clear_func (self->custom, (GDestroyNotify) clear_custom_value);
}

/**
 * baton_lead_new:
 * @id: the lead's number; 0 while it is not stored
 *
 * Makes a lead about which nothing is known yet.
 *
 * Returns: (transfer full): the lead
 */
BatonLead *
baton_lead_new (gint64 id)
{
  return g_object_new (BATON_TYPE_LEAD, "id", id, NULL);
}

/**
 * baton_lead_new_from_record:
 * @id: the lead's number
 * @record: who it is; copied
 * @state: (nullable): where it stands; copied
 *
 * Makes a lead from what is stored.
 *
 * Returns: (transfer full): the lead
 */
BatonLead *
baton_lead_new_from_record (gint64                id,
                            const BatonRecord    *record,
                            const BatonLeadState *state)
{
  BatonLead *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = baton_lead_new (id);
  baton_lead_set_record (self, record);
  if (state != NULL)
    self->state = *state;

  return self;
}

/**
 * baton_lead_get_id:
 * @self: a lead
 *
 * Gets the lead's number.
 *
 * Returns: the number; 0 while it is not stored
 */
gint64
baton_lead_get_id (BatonLead *self)
{
  g_return_val_if_fail (BATON_IS_LEAD (self), 0);

  return self->id;
}

/**
 * baton_lead_get_record:
 * @self: a lead
 *
 * Gets who the lead is. It changes with the lead.
 *
 * Returns: (transfer none): the record
 */
const BatonRecord *
baton_lead_get_record (BatonLead *self)
{
  g_return_val_if_fail (BATON_IS_LEAD (self), NULL);

  return &self->record;
}

/**
 * baton_lead_set_record:
 * @self: a lead
 * @record: who it is; copied
 *
 * Replaces everything that is known about who the lead is.
 */
void
baton_lead_set_record (BatonLead         *self,
                       const BatonRecord *record)
{
  gboolean created_changed;

  g_return_if_fail (BATON_IS_LEAD (self));
  g_return_if_fail (record != NULL);

  if (record == &self->record)
    return;

  g_object_freeze_notify (G_OBJECT (self));

  for (guint i = 0; i < BATON_N_FIELDS; i++)
    replace_value (self, i, record->values[i]);

  g_array_set_size (self->custom, 0);
  for (guint i = 0; i < record->n_custom; i++)
    {
      BatonCustomValue custom = {
        g_strdup (record->custom[i].key), g_strdup (record->custom[i].value),
      };

      g_array_append_val (self->custom, custom);
    }
  lend_custom (self);

  created_changed = self->record.created_at != record->created_at;
  self->record.created_at = record->created_at;
  notify_if (self, PROP_CREATED_AT, created_changed);
  update_name (self);

  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * baton_lead_get_state:
 * @self: a lead
 *
 * Gets where the lead stands. It changes with the lead.
 *
 * Returns: (transfer none): the state
 */
const BatonLeadState *
baton_lead_get_state (BatonLead *self)
{
  g_return_val_if_fail (BATON_IS_LEAD (self), NULL);

  return &self->state;
}

/**
 * baton_lead_set_state:
 * @self: a lead
 * @state: where it stands; copied
 *
 * Replaces where the lead stands.
 */
void
baton_lead_set_state (BatonLead            *self,
                      const BatonLeadState *state)
{
  BatonLeadState before;
  guint flags;

  g_return_if_fail (BATON_IS_LEAD (self));
  g_return_if_fail (state != NULL);

  before = self->state;
  self->state = *state;
  flags = before.flags ^ state->flags;

  g_object_freeze_notify (G_OBJECT (self));
  notify_if (self, PROP_STAGE, before.stage != state->stage);
  notify_if (self, PROP_STAGE_SINCE, before.stage_since != state->stage_since);
  notify_if (self, PROP_TEAM, before.team != state->team);
  notify_if (self, PROP_OWNER, before.owner != state->owner);
  notify_if (self, PROP_FIT, before.fit != state->fit);
  notify_if (self, PROP_INTEREST, before.interest != state->interest);
  notify_if (self, PROP_SCORE, before.fit + before.interest != state->fit + state->interest);
  notify_if (self, PROP_HOT, (flags & BATON_LEAD_HOT) != 0);
  notify_if (self, PROP_HAND_RAISER, (flags & BATON_LEAD_HAND_RAISER) != 0);
  notify_if (self, PROP_HELD, (flags & BATON_LEAD_HELD) != 0);
  notify_if (self, PROP_RECYCLED, (flags & BATON_LEAD_RECYCLED) != 0);
  notify_if (self, PROP_LAST_EVENT_AT, before.last_event_at != state->last_event_at);
  notify_if (self, PROP_DUE_AT, before.due_at != state->due_at);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * baton_lead_get_value:
 * @self: a lead
 * @field: a standard field
 *
 * Gets the value of a field.
 *
 * Returns: (nullable): the value, in its canonical form; `NULL` when empty
 */
const char *
baton_lead_get_value (BatonLead  *self,
                      BatonField  field)
{
  g_return_val_if_fail (BATON_IS_LEAD (self), NULL);
  g_return_val_if_fail (field < BATON_N_FIELDS, NULL);

  return self->values[field];
}

/**
 * baton_lead_set_value:
 * @self: a lead
 * @field: a standard field
 * @value: (nullable): its value in canonical form, see
 *   [func@field_normalise]; `NULL` or an empty text empties it
 *
 * Sets the value of a field.
 */
void
baton_lead_set_value (BatonLead  *self,
                      BatonField  field,
                      const char *value)
{
  g_return_if_fail (BATON_IS_LEAD (self));
  g_return_if_fail (field < BATON_N_FIELDS);

  replace_value (self, field, value != NULL && *value != '\0' ? value : NULL);
  update_name (self);
}

/**
 * baton_lead_get_custom:
 * @self: a lead
 * @key: the key of a custom field
 *
 * Gets the value of a custom field.
 *
 * Returns: (nullable): the value; `NULL` when it has none
 */
const char *
baton_lead_get_custom (BatonLead  *self,
                       const char *key)
{
  g_return_val_if_fail (BATON_IS_LEAD (self), NULL);

  return baton_record_get_custom (&self->record, key);
}

/**
 * baton_lead_set_custom:
 * @self: a lead
 * @key: the key of a custom field
 * @value: (nullable): its value; `NULL` or an empty text takes it away
 *
 * Sets the value of a custom field.
 */
void
baton_lead_set_custom (BatonLead  *self,
                       const char *key,
                       const char *value)
{
  BatonCustomValue custom = { NULL, NULL };
  guint position = 0;

  g_return_if_fail (BATON_IS_LEAD (self));
  g_return_if_fail (key != NULL);

  while (position < self->custom->len &&
         strcmp (g_array_index (self->custom, BatonCustomValue, position).key, key) < 0)
    position++;

  if (value != NULL && *value != '\0')
    {
      custom.key = g_strdup (key);
      custom.value = g_strdup (value);
    }
  if (position < self->custom->len &&
      strcmp (g_array_index (self->custom, BatonCustomValue, position).key, key) == 0)
    g_array_remove_index (self->custom, position);
  if (custom.key != NULL)
    g_array_insert_val (self->custom, position, custom);
  lend_custom (self);
}

/**
 * baton_lead_get_name:
 * @self: a lead
 *
 * Says what to call the lead, see [method@Record.dup_name].
 *
 * Returns: (nullable): the name; `NULL` when nothing to call it by is known
 */
const char *
baton_lead_get_name (BatonLead *self)
{
  g_return_val_if_fail (BATON_IS_LEAD (self), NULL);

  return self->name;
}

/**
 * baton_lead_get_score:
 * @self: a lead
 *
 * Gets the score, the sum of fit and interest.
 *
 * Returns: the score, 0 to 200
 */
int
baton_lead_get_score (BatonLead *self)
{
  g_return_val_if_fail (BATON_IS_LEAD (self), 0);

  return self->state.fit + self->state.interest;
}
