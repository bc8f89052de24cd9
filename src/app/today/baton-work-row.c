/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "today/baton-work-row.h"

#include <glib/gi18n.h>

#include "today/baton-work-words.h"
#include "widgets/baton-clock-label.h"
#include "widgets/baton-clock-ring.h"
#include "widgets/baton-first-layout.h"
#include "widgets/baton-menu-show.h"
#include "widgets/baton-minute.h"
#include "widgets/baton-wrap-layout.h"

/* Who it is can be read; with less room a row is narrow. */
#define LEAST_TEXT_WIDTH 150

/* A first name longer than this does not stand on a button. */
#define LONGEST_ON_BUTTON 14

/**
 * BatonWorkRow:
 *
 * A lead that waits, in a list: who, why, until when, and a button for what is
 * to be done. Its page has the actions `work.act` and `work.return`, which are
 * handed the lead's number.
 */
struct _BatonWorkRow
{
  AdwBin           parent_instance;
  BatonWorkItem   *item;        /* NULL until there is one. */
  gboolean         is_first;
  gboolean         is_narrow;
  gboolean         has_person;
  gboolean         is_returnable;

  GtkBox          *box;
  GtkButton       *button;
  BatonClockLabel *clock_label;
  GtkLabel        *company_label;
  GtkWidget       *due_box;
  GtkLabel        *due_label;
  GtkMenuButton   *more_button;          /* NULL until the lead can be given back. */
  GtkLabel        *name_label;
  GtkWidget       *narrow_box;
  BatonClockLabel *narrow_clock_label;
  GtkLabel        *narrow_due_label;
  GtkWidget       *person_label;
  GtkLabel        *reason_label;
  GtkButton       *return_button;        /* NULL until the lead can be given back. */
  BatonClockRing  *ring;
  GtkWidget       *score_box;
  GtkLabel        *score_label;
  GtkWidget       *separator_label;
  GtkWidget       *text_box;
  GtkWidget       *title_box;
};

enum { PROP_0, PROP_ITEM, PROP_IS_NARROW, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonWorkRow, baton_work_row, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static void
set_name (GtkButton  *button,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The one button that the eye is to land on says whom it is about. */
static void
show_buttons (BatonWorkRow *self)
{
  BatonLead *lead = baton_work_item_get_line (self->item)->lead;
  const char *first_name = baton_lead_get_value (lead, BATON_FIELD_FIRST_NAME);
  g_autofree char *spoken = baton_work_words_task_with (self->item, baton_lead_get_name (lead));
  g_autofree char *with_name = NULL;
  gint64 id = baton_lead_get_id (lead);

  if (self->is_first && first_name != NULL && g_utf8_strlen (first_name, -1) <= LONGEST_ON_BUTTON)
    with_name = baton_work_words_task_with (self->item, first_name);
  gtk_button_set_label (self->button, with_name != NULL
                                      ? with_name : baton_work_words_task (baton_work_item_get_task (self->item)));
  set_name (self->button, spoken);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", id);
}

static void
append_action (GMenu      *menu,
               const char *label,
               const char *action,
               gint64      lead)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", lead);
  g_menu_append_item (menu, item);
}

/* Most rows never need them. */
static void
ensure_return_buttons (BatonWorkRow *self)
{
  GtkWidget *before = gtk_widget_get_prev_sibling (GTK_WIDGET (self->button));

  if (self->return_button != NULL)
    return;

  self->return_button = GTK_BUTTON (gtk_button_new_with_label (_("Return…")));
  gtk_widget_set_valign (GTK_WIDGET (self->return_button), GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->return_button), "x", (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->return_button), "work.return");
  gtk_box_insert_child_after (self->box, GTK_WIDGET (self->return_button), before);

  self->more_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->more_button, "view-more-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->more_button), _("More Actions"));
  gtk_widget_set_valign (GTK_WIDGET (self->more_button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->more_button), "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("More Actions"), -1);
  gtk_box_insert_child_after (self->box, GTK_WIDGET (self->more_button), GTK_WIDGET (self->return_button));
}

static void
show_return (BatonWorkRow *self)
{
  gint64 lead = baton_work_item_get_lead_id (self->item);
  /* Translators: read aloud for a button that gives a lead back to Marketing; %s is its name */
  g_autofree char *spoken = g_strdup_printf (_("Return %s…"),
                                             baton_lead_get_name (baton_work_item_get_line (self->item)->lead));
  g_autoptr(GMenu) menu = g_menu_new ();

  ensure_return_buttons (self);
  set_name (self->return_button, spoken);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->return_button), "x", lead);
  append_action (menu, _("_Return…"), "work.return", lead);
  /* Translators: a lead that waits goes to somebody else */
  append_action (menu, _("_Pass On…"), "work.pass-on", lead);
  baton_menu_show_late (self->more_button, G_MENU_MODEL (menu));
}

/* Most windows are never so narrow. */
static void
show_narrow_clock (BatonWorkRow *self)
{
  const BatonClock *clock = &baton_work_item_get_line (self->item)->clock;
  g_autofree char *due = baton_work_words_due (self->item);

  baton_clock_label_show_clock (self->narrow_clock_label, clock);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_clock_label), clock->id != 0);
  gtk_label_set_label (self->narrow_due_label, due);
}

static void
show_clock (BatonWorkRow *self)
{
  const BatonClock *clock = &baton_work_item_get_line (self->item)->clock;
  g_autofree char *due = baton_work_words_due (self->item);

  baton_clock_ring_set_icon_name (self->ring, baton_work_words_icon (self->item));
  baton_clock_ring_show_clock (self->ring, clock);
  baton_clock_label_show_clock (self->clock_label, clock);
  gtk_widget_set_visible (GTK_WIDGET (self->clock_label), clock->id != 0);
  gtk_label_set_label (self->due_label, due);
  if (self->is_narrow)
    show_narrow_clock (self);
}

static void
show_reason (BatonWorkRow *self)
{
  g_autofree char *reason = baton_work_words_reason (self->item, baton_minute_get_now (baton_minute_get_default ()));

  gtk_label_set_label (self->reason_label, reason);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reason_label), reason);
}

static void
show_item (BatonWorkRow *self)
{
  const BatonWorkLine *line = baton_work_item_get_line (self->item);
  BatonLead *lead = line->lead;
  const char *company = baton_lead_get_value (lead, BATON_FIELD_COMPANY);
  g_autofree char *score = g_strdup_printf ("%d", baton_lead_get_score (lead));

  /* Translators: a lead of whom neither a name nor an address is known */
  gtk_label_set_label (self->name_label, baton_lead_get_name (lead) != NULL ? baton_lead_get_name (lead) : _("Nameless"));
  gtk_label_set_label (self->company_label, company != NULL ? company : "");
  gtk_widget_set_visible (GTK_WIDGET (self->company_label), company != NULL);
  gtk_label_set_label (self->score_label, score);
  gtk_label_set_label (GTK_LABEL (self->person_label), line->person_name != NULL ? line->person_name : _("Nobody yet"));
  show_reason (self);
  show_clock (self);
  show_buttons (self);
  if (self->is_returnable)
    show_return (self);
}

static void
show_title_layout (BatonWorkRow *self)
{
  gtk_widget_set_layout_manager (self->title_box,
                                 self->is_narrow ? gtk_box_layout_new (GTK_ORIENTATION_VERTICAL)
                                                 : baton_first_layout_new ());
}

/* Narrow: a line each for who, company and clock; the profile has the rest. */
static void
show_layout (BatonWorkRow *self)
{
  gboolean is_card = self->is_first && self->is_narrow;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  is_card ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (self->separator_label,
                          !self->is_narrow && gtk_widget_get_visible (GTK_WIDGET (self->company_label)));
  gtk_widget_set_visible (self->narrow_box, self->is_narrow);
  gtk_widget_set_visible (self->score_box, !self->is_narrow);
  gtk_widget_set_visible (self->person_label, self->has_person && !self->is_narrow);
  if (self->return_button != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->return_button), self->is_returnable && !self->is_narrow);
      gtk_widget_set_visible (GTK_WIDGET (self->more_button), self->is_returnable && !self->is_narrow);
    }
  gtk_widget_set_visible (self->due_box, !self->is_narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), !self->is_narrow || self->is_first);
  gtk_widget_set_size_request (self->text_box, self->is_narrow ? -1 : LEAST_TEXT_WIDTH, -1);
  gtk_widget_set_size_request (GTK_WIDGET (self->button), self->is_narrow ? -1 : self->is_first ? 150 : 104, -1);
}

static void
toggle_class (GtkWidget  *widget,
              const char *name,
              gboolean    is_on)
{
  if (is_on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* Days pass, and with them what "10:07" or "yesterday" means. */
static void
minute_cb (BatonWorkRow *self)
{
  if (self->item != NULL)
    show_reason (self);
}

static void
baton_work_row_dispose (GObject *object)
{
  BatonWorkRow *self = BATON_WORK_ROW (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_WORK_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (baton_work_row_parent_class)->dispose (object);
}

static void
baton_work_row_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, BATON_WORK_ROW (object)->item);
      break;
    case PROP_IS_NARROW:
      g_value_set_boolean (value, BATON_WORK_ROW (object)->is_narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_work_row_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_ITEM:
      baton_work_row_set_item (BATON_WORK_ROW (object), g_value_get_object (value));
      break;
    case PROP_IS_NARROW:
      baton_work_row_set_narrow (BATON_WORK_ROW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_work_row_class_init (BatonWorkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_work_row_dispose;
  object_class->get_property = baton_work_row_get_property;
  object_class->set_property = baton_work_row_set_property;

  /**
   * BatonWorkRow:item:
   *
   * What waits.
   */
  properties[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, BATON_TYPE_WORK_ITEM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * BatonWorkRow:is-narrow:
   *
   * Whether there is little room.
   */
  properties[PROP_IS_NARROW] =
    g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (BATON_TYPE_CLOCK_LABEL);
  g_type_ensure (BATON_TYPE_CLOCK_RING);
  g_type_ensure (BATON_TYPE_WRAP_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-work-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, box);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, button);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, clock_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, company_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, due_box);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, due_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, narrow_box);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, narrow_clock_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, narrow_due_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, person_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, ring);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, score_box);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, score_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, separator_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, text_box);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkRow, title_box);
}

static void
baton_work_row_init (BatonWorkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_title_layout (self);
  show_layout (self);
  g_signal_connect_object (baton_minute_get_default (), "notify::now", G_CALLBACK (minute_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * baton_work_row_new:
 *
 * Makes a row without an item.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
baton_work_row_new (void)
{
  return g_object_new (BATON_TYPE_WORK_ROW, NULL);
}

/**
 * baton_work_row_get_item:
 * @self: a row
 *
 * Gets what the row shows.
 *
 * Returns: (transfer none) (nullable): the item
 */
BatonWorkItem *
baton_work_row_get_item (BatonWorkRow *self)
{
  g_return_val_if_fail (BATON_IS_WORK_ROW (self), NULL);

  return self->item;
}

/**
 * baton_work_row_set_item:
 * @self: a row
 * @item: (nullable): what waits; `NULL` leaves what is shown, until there is another
 *
 * Shows something that waits.
 */
void
baton_work_row_set_item (BatonWorkRow  *self,
                         BatonWorkItem *item)
{
  g_return_if_fail (BATON_IS_WORK_ROW (self));
  g_return_if_fail (item == NULL || BATON_IS_WORK_ITEM (item));

  if (!g_set_object (&self->item, item))
    return;

  if (item != NULL)
    {
      show_item (self);
      show_layout (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * baton_work_row_set_first:
 * @self: a row
 * @is_first: whether it costs most to leave
 *
 * Makes a row stand out, with the one suggested button of the page.
 */
void
baton_work_row_set_first (BatonWorkRow *self,
                          gboolean      is_first)
{
  g_return_if_fail (BATON_IS_WORK_ROW (self));

  self->is_first = is_first;
  toggle_class (GTK_WIDGET (self->button), "suggested-action", is_first);
  toggle_class (GTK_WIDGET (self), "first", is_first);
  show_layout (self);
  if (self->item != NULL)
    show_buttons (self);
}

/**
 * baton_work_row_set_narrow:
 * @self: a row
 * @is_narrow: whether there is little room
 *
 * Chooses what the row shows.
 */
void
baton_work_row_set_narrow (BatonWorkRow *self,
                           gboolean      is_narrow)
{
  g_return_if_fail (BATON_IS_WORK_ROW (self));

  if (self->is_narrow == is_narrow)
    return;
  self->is_narrow = is_narrow;
  show_title_layout (self);
  if (is_narrow && self->item != NULL)
    show_narrow_clock (self);
  show_layout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_NARROW]);
}

/**
 * baton_work_row_set_has_person:
 * @self: a row
 * @has_person: whether to tell whose the lead is
 *
 * Shows or hides whose turn it is, where there is room.
 */
void
baton_work_row_set_has_person (BatonWorkRow *self,
                               gboolean      has_person)
{
  g_return_if_fail (BATON_IS_WORK_ROW (self));

  self->has_person = has_person;
  show_layout (self);
}

/**
 * baton_work_row_set_returnable:
 * @self: a row
 * @is_returnable: whether the lead can be given back from the row
 *
 * Shows or hides the button that gives the lead back to Marketing, where there
 * is room for it, and the menu that gives it to somebody else, too.
 */
void
baton_work_row_set_returnable (BatonWorkRow *self,
                               gboolean      is_returnable)
{
  g_return_if_fail (BATON_IS_WORK_ROW (self));

  self->is_returnable = is_returnable;
  if (is_returnable && self->item != NULL)
    show_return (self);
  show_layout (self);
}

/**
 * baton_work_row_set_gone:
 * @self: a row
 * @is_gone: whether there is nothing more to do
 *
 * Dims a row that only stays because nothing may move under the pointer.
 */
void
baton_work_row_set_gone (BatonWorkRow *self,
                         gboolean      is_gone)
{
  g_return_if_fail (BATON_IS_WORK_ROW (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self), !is_gone);
}

static GtkWidget *
find_within (GtkWidget *widget)
{
  if (BATON_IS_WORK_ROW (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_within (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * baton_work_row_find_focused:
 * @within: a widget
 *
 * Finds the row in @within that has the focus, itself, around it or within it.
 *
 * Returns: (transfer none) (nullable): the row; `NULL` when none has
 */
BatonWorkRow *
baton_work_row_find_focused (GtkWidget *within)
{
  GtkRoot *root = gtk_widget_get_root (within);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, within))
    return NULL;
  row = gtk_widget_get_ancestor (focus, BATON_TYPE_WORK_ROW);
  if (row == NULL && (GTK_IS_LIST_BOX_ROW (focus) || g_str_equal (G_OBJECT_TYPE_NAME (focus), "GtkListItemWidget")))
    row = find_within (focus);
  return row != NULL ? BATON_WORK_ROW (row) : NULL;
}

/**
 * baton_work_row_name_place:
 * @self: a row with an item, in a row of a list
 *
 * Gives the row of the list around it a name, which is what has the focus.
 */
void
baton_work_row_name_place (BatonWorkRow *self)
{
  const BatonWorkLine *line;
  const char *company;
  g_autofree char *reason = NULL;
  g_autofree char *due = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (BATON_IS_WORK_ROW (self));
  g_return_if_fail (self->item != NULL);

  line = baton_work_item_get_line (self->item);
  company = baton_lead_get_value (line->lead, BATON_FIELD_COMPANY);
  reason = baton_work_words_reason (self->item, baton_minute_get_now (baton_minute_get_default ()));
  due = baton_work_words_due (self->item);
  name = g_strjoin (", ", baton_lead_get_name (line->lead), due, company, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
}
