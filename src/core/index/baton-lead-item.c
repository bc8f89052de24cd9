/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "index/baton-lead-item.h"

/**
 * BatonLeadItem:
 *
 * A place in a [class@LeadList]: what the index knows about the lead that stands
 * there, and the lead itself as soon as it has been fetched.
 *
 * Another lead may come to stand in the place; the item stays, and notifies.
 */
struct _BatonLeadItem
{
  GObject        parent_instance;
  guint          position;
  BatonIndexRow  row;
  BatonLead     *lead;
};

/* From PROP_STAGE on: what stands in the row. */
enum
{
  PROP_0,
  PROP_POSITION,
  PROP_ID,
  PROP_LEAD,
  PROP_STAGE,
  PROP_TEAM,
  PROP_OWNER,
  PROP_FIT,
  PROP_INTEREST,
  PROP_SCORE,
  PROP_HOT,
  PROP_HAND_RAISER,
  PROP_HELD,
  PROP_RETURNED,
  PROP_UNASSIGNED,
  PROP_SUPPRESSED,
  PROP_UNSUBSCRIBED,
  PROP_OUTCOME,
  PROP_CREATED_AT,
  PROP_STAGE_SINCE,
  PROP_LAST_EVENT_AT,
  PROP_DUE_AT,
  PROP_WAKE_AT,
  N_PROPS,
};

G_DEFINE_FINAL_TYPE (BatonLeadItem, baton_lead_item, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static gint64
get_number (const BatonIndexRow *row,
            guint                property)
{
  switch (property)
    {
    case PROP_ID:
      return row->id;
    case PROP_STAGE:
      return row->stage;
    case PROP_TEAM:
      return row->team;
    case PROP_OWNER:
      return row->owner;
    case PROP_FIT:
      return row->fit;
    case PROP_INTEREST:
      return row->interest;
    case PROP_SCORE:
      return row->score;
    case PROP_HOT:
      return (row->flags & BATON_LEAD_HOT) != 0;
    case PROP_HAND_RAISER:
      return (row->flags & BATON_LEAD_HAND_RAISER) != 0;
    case PROP_HELD:
      return (row->flags & BATON_LEAD_HELD) != 0;
    case PROP_RETURNED:
      return (row->flags & BATON_LEAD_RECYCLED) != 0;
    case PROP_UNASSIGNED:
      return (row->flags & BATON_LEAD_UNASSIGNED) != 0;
    case PROP_SUPPRESSED:
      return row->suppressed;
    case PROP_UNSUBSCRIBED:
      return row->unsubscribed;
    case PROP_OUTCOME:
      return row->outcome;
    case PROP_CREATED_AT:
      return row->created_at;
    case PROP_STAGE_SINCE:
      return row->stage_since;
    case PROP_LAST_EVENT_AT:
      return row->last_event_at;
    case PROP_DUE_AT:
      return row->due_at;
    case PROP_WAKE_AT:
      return row->wake_at;
    default:
      g_assert_not_reached ();
    }
}

static void
set_number (GValue *value,
            gint64  number)
{
  if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, number != 0);
  else if (G_VALUE_HOLDS_INT (value))
    g_value_set_int (value, (int) number);
  else if (G_VALUE_HOLDS_UINT (value))
    g_value_set_uint (value, (guint) number);
  else
    g_value_set_int64 (value, number);
}

static void
baton_lead_item_dispose (GObject *object)
{
  BatonLeadItem *self = BATON_LEAD_ITEM (object);

  g_clear_object (&self->lead);

  G_OBJECT_CLASS (baton_lead_item_parent_class)->dispose (object);
}

static void
baton_lead_item_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  BatonLeadItem *self = BATON_LEAD_ITEM (object);

  if (property == PROP_LEAD)
    g_value_set_object (value, self->lead);
  else if (property == PROP_POSITION)
    g_value_set_uint (value, self->position);
  else if (property < N_PROPS)
    set_number (value, get_number (&self->row, property));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
install_numbers (void)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  static const struct { guint property; const char *name; } whole[] = {
    { PROP_STAGE, "stage" }, { PROP_TEAM, "team" }, { PROP_OUTCOME, "outcome" },
  };
  static const struct { guint property; const char *name; } points[] = {
    { PROP_FIT, "fit" }, { PROP_INTEREST, "interest" }, { PROP_SCORE, "score" },
  };
  static const struct { guint property; const char *name; } marks[] = {
    { PROP_HOT, "hot" }, { PROP_HAND_RAISER, "hand-raiser" }, { PROP_HELD, "held" },
    { PROP_RETURNED, "returned" }, { PROP_UNASSIGNED, "unassigned" },
    { PROP_SUPPRESSED, "suppressed" }, { PROP_UNSUBSCRIBED, "unsubscribed" },
  };
  static const struct { guint property; const char *name; } long_numbers[] = {
    { PROP_ID, "id" }, { PROP_OWNER, "owner" }, { PROP_CREATED_AT, "created-at" },
    { PROP_STAGE_SINCE, "stage-since" }, { PROP_LAST_EVENT_AT, "last-event-at" },
    { PROP_DUE_AT, "due-at" }, { PROP_WAKE_AT, "wake-at" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    properties[whole[i].property] =
      g_param_spec_uint (whole[i].name, NULL, NULL, 0, G_MAXUINT, 0, flags);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    properties[points[i].property] =
      g_param_spec_int (points[i].name, NULL, NULL, 0, BATON_MAX_SCORE, 0, flags);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    properties[marks[i].property] =
      g_param_spec_boolean (marks[i].name, NULL, NULL, FALSE, flags);
  for (guint i = 0; i < G_N_ELEMENTS (long_numbers); i++)
    properties[long_numbers[i].property] =
      g_param_spec_int64 (long_numbers[i].name, NULL, NULL, 0, G_MAXINT64, 0, flags);
}

static void
baton_lead_item_class_init (BatonLeadItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_lead_item_dispose;
  object_class->get_property = baton_lead_item_get_property;

  /**
   * BatonLeadItem:position:
   *
   * The place in the list, from 0.
   */
  properties[PROP_POSITION] =
    g_param_spec_uint ("position", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * BatonLeadItem:lead:
   *
   * The lead; `NULL` until it has been fetched.
   */
  properties[PROP_LEAD] =
    g_param_spec_object ("lead", NULL, NULL, BATON_TYPE_LEAD,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  install_numbers ();
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
baton_lead_item_init (BatonLeadItem *self)
{
}

/**
 * baton_lead_item_new:
 * @position: the place in the list, from 0
 *
 * Returns: (transfer full): an item without a lead
 */
BatonLeadItem *
baton_lead_item_new (guint position)
{
  BatonLeadItem *self = g_object_new (BATON_TYPE_LEAD_ITEM, NULL);

  self->position = position;
  return self;
}

/**
 * baton_lead_item_get_position:
 * @self: an item
 *
 * Returns: its place in the list, from 0
 */
guint
baton_lead_item_get_position (BatonLeadItem *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_ITEM (self), 0);

  return self->position;
}

/**
 * baton_lead_item_get_id:
 * @self: an item
 *
 * Returns: the number of the lead that stands there
 */
gint64
baton_lead_item_get_id (BatonLeadItem *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_ITEM (self), 0);

  return self->row.id;
}

/**
 * baton_lead_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none): what the index knows about the lead
 */
const BatonIndexRow *
baton_lead_item_get_row (BatonLeadItem *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_ITEM (self), NULL);

  return &self->row;
}

/**
 * baton_lead_item_set_row:
 * @self: an item
 * @row: what the index knows about the lead that stands there now
 *
 * Shows a row. When it is another lead's, the lead is to be fetched again.
 */
void
baton_lead_item_set_row (BatonLeadItem       *self,
                         const BatonIndexRow *row)
{
  BatonIndexRow before;

  g_return_if_fail (BATON_IS_LEAD_ITEM (self));
  g_return_if_fail (row != NULL);

  before = self->row;
  self->row = *row;

  g_object_freeze_notify (G_OBJECT (self));
  if (before.id != row->id)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ID]);
      baton_lead_item_set_lead (self, NULL);
    }
  for (guint property = PROP_STAGE; property < N_PROPS; property++)
    {
      if (get_number (&before, property) != get_number (row, property))
        g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * baton_lead_item_get_lead:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the lead; `NULL` until it has been fetched
 */
BatonLead *
baton_lead_item_get_lead (BatonLeadItem *self)
{
  g_return_val_if_fail (BATON_IS_LEAD_ITEM (self), NULL);

  return self->lead;
}

/**
 * baton_lead_item_set_lead:
 * @self: an item
 * @lead: (nullable): the lead that was fetched
 *
 * Sets the lead.
 */
void
baton_lead_item_set_lead (BatonLeadItem *self,
                          BatonLead     *lead)
{
  g_return_if_fail (BATON_IS_LEAD_ITEM (self));
  g_return_if_fail (lead == NULL || BATON_IS_LEAD (lead));

  if (g_set_object (&self->lead, lead))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEAD]);
}
