/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "today/baton-work-group.h"

#include <glib/gi18n.h>

#include "today/baton-work-row.h"
#include "today/baton-work-words.h"
#include "widgets/baton-minute.h"

/* Nobody works through more before looking again; the others are a click away. */
#define MAX_ROWS 20

/**
 * BatonWorkGroup:
 *
 * Leads that wait, below a heading with their number. It is hidden while there
 * are none. A row opens its lead.
 */
struct _BatonWorkGroup
{
  AdwBin      parent_instance;
  char       *title;         /* NULL for the one that stands out, without a heading. */
  char       *filter;
  GtkWidget  *more_row;      /* NULL unless there are more than fit. */
  gboolean    is_cut;        /* There are more than anybody counted. */
  gboolean    is_narrow;

  GtkLabel   *count_label;
  GtkWidget  *heading_box;
  GtkListBox *list;
  GtkLabel   *title_label;
};

enum { PROP_0, PROP_TITLE, PROP_FILTER, N_PROPS };

G_DEFINE_FINAL_TYPE (BatonWorkGroup, baton_work_group, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static BatonWorkRow *
get_nth (BatonWorkGroup *self,
         guint           position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);

  if (row == NULL || GTK_WIDGET (row) == self->more_row)
    return NULL;
  return BATON_WORK_ROW (gtk_list_box_row_get_child (row));
}

static void
append_row (BatonWorkGroup *self,
            BatonWorkItem  *item)
{
  GtkWidget *row = baton_work_row_new ();
  GtkWidget *place = gtk_list_box_row_new ();

  baton_work_row_set_narrow (BATON_WORK_ROW (row), self->is_narrow);
  baton_work_row_set_first (BATON_WORK_ROW (row), self->title == NULL);
  baton_work_row_set_item (BATON_WORK_ROW (row), item);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (place), row);
  gtk_list_box_append (self->list, place);
  baton_work_row_name_place (BATON_WORK_ROW (row));
}

static char *
dup_number (BatonWorkGroup *self,
            guint           n_items)
{
  /* Translators: so many, and more */
  return g_strdup_printf (self->is_cut ? _("%'u+") : "%'u", n_items);
}

static void
append_more_row (BatonWorkGroup *self,
                 guint           n_items)
{
  g_autofree char *number = dup_number (self, n_items);
  /* Translators: a row that lists all leads of a group; %s is how many they are */
  g_autofree char *text = g_strdup_printf (_("Show All %s"), number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "more");
  self->more_row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->more_row), label);
  gtk_list_box_append (self->list, self->more_row);
}

/* A row is not tied to its lead, so those that are there are used again. */
static void
set_n_rows (BatonWorkGroup *self,
            GPtrArray      *items,
            guint           n_rows)
{
  GtkListBoxRow *row;
  guint n_shown = 0;

  if (self->more_row != NULL)
    gtk_list_box_remove (self->list, self->more_row);
  self->more_row = NULL;
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) n_rows)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  while (get_nth (self, n_shown) != NULL)
    n_shown++;
  for (guint i = n_shown; i < n_rows; i++)
    append_row (self, g_ptr_array_index (items, i));
  if (n_rows == MAX_ROWS && items->len > MAX_ROWS)
    append_more_row (self, items->len);
}

static void
row_activated_cb (BatonWorkGroup *self,
                  GtkListBoxRow  *row)
{
  BatonWorkItem *item;

  if (GTK_WIDGET (row) == self->more_row)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.list-leads", "s", self->filter);
      return;
    }
  item = baton_work_row_get_item (BATON_WORK_ROW (gtk_list_box_row_get_child (row)));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-lead", "x", baton_work_item_get_lead_id (item));
}

static void
baton_work_group_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_WORK_GROUP);

  G_OBJECT_CLASS (baton_work_group_parent_class)->dispose (object);
}

static void
baton_work_group_finalize (GObject *object)
{
  BatonWorkGroup *self = BATON_WORK_GROUP (object);

  g_free (self->title);
  g_free (self->filter);

  G_OBJECT_CLASS (baton_work_group_parent_class)->finalize (object);
}

static void
baton_work_group_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  BatonWorkGroup *self = BATON_WORK_GROUP (object);

  switch (property_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FILTER:
      g_value_set_string (value, self->filter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_title (BatonWorkGroup *self,
           const char     *title)
{
  g_free (self->title);
  self->title = g_strdup (title);
  gtk_label_set_label (self->title_label, title != NULL ? title : "");
  gtk_widget_set_visible (self->heading_box, title != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  /* Translators: read aloud for the lead that it costs most to leave */
                                  title != NULL ? title : _("First"), -1);
}

static void
baton_work_group_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  BatonWorkGroup *self = BATON_WORK_GROUP (object);

  switch (property_id)
    {
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    case PROP_FILTER:
      g_free (self->filter);
      self->filter = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
baton_work_group_class_init (BatonWorkGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_work_group_dispose;
  object_class->finalize = baton_work_group_finalize;
  object_class->get_property = baton_work_group_get_property;
  object_class->set_property = baton_work_group_set_property;

  /**
   * BatonWorkGroup:title:
   *
   * The heading; `NULL` for the lead that stands out, which has none.
   */
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);

  /**
   * BatonWorkGroup:filter:
   *
   * The filter that lists all of its leads.
   */
  properties[PROP_FILTER] =
    g_param_spec_string ("filter", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-work-group.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonWorkGroup, count_label);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkGroup, heading_box);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkGroup, list);
  gtk_widget_class_bind_template_child (widget_class, BatonWorkGroup, title_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
baton_work_group_init (BatonWorkGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_work_group_get_list:
 * @self: a group
 *
 * Gets the list that the arrow keys move in.
 *
 * Returns: (transfer none): the list
 */
GtkWidget *
baton_work_group_get_list (BatonWorkGroup *self)
{
  g_return_val_if_fail (BATON_IS_WORK_GROUP (self), NULL);

  return GTK_WIDGET (self->list);
}

/**
 * baton_work_group_count:
 * @items: (element-type BatonWorkItem): what waits
 * @n_most: how many rows there may be for now
 *
 * Returns: how many rows a group has for @items
 */
guint
baton_work_group_count (GPtrArray *items,
                        guint      n_most)
{
  return MIN (items->len, MIN (n_most, MAX_ROWS));
}

/**
 * baton_work_group_has_order:
 * @self: a group
 * @items: (element-type BatonWorkItem): items
 * @n_most: how many rows there may be for now
 *
 * Tells whether the rows show the leads of @items already, in that order, so
 * that showing them moves nothing.
 *
 * Returns: whether it is so
 */
gboolean
baton_work_group_has_order (BatonWorkGroup *self,
                            GPtrArray      *items,
                            guint           n_most)
{
  guint n_rows = baton_work_group_count (items, n_most);

  g_return_val_if_fail (BATON_IS_WORK_GROUP (self), FALSE);

  for (guint i = 0; i < n_rows; i++)
    {
      BatonWorkRow *row = get_nth (self, i);

      if (row == NULL || baton_work_item_get_lead_id (baton_work_row_get_item (row)) !=
                         baton_work_item_get_lead_id (g_ptr_array_index (items, i)))
        return FALSE;
    }
  return get_nth (self, n_rows) == NULL &&
         (self->more_row != NULL) == (n_rows == MAX_ROWS && items->len > MAX_ROWS);
}

/**
 * baton_work_group_set_items:
 * @self: a group
 * @items: (element-type BatonWorkItem): what waits, in order
 * @n_most: how many rows there may be for now
 *
 * Shows what waits, or the first of it.
 */
void
baton_work_group_set_items (BatonWorkGroup *self,
                            GPtrArray      *items,
                            guint           n_most)
{
  g_autofree char *count = NULL;
  guint n_rows = baton_work_group_count (items, n_most);

  g_return_if_fail (BATON_IS_WORK_GROUP (self));

  count = dup_number (self, items->len);

  if (!baton_work_group_has_order (self, items, n_most))
    set_n_rows (self, items, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      BatonWorkRow *row = get_nth (self, i);

      baton_work_row_set_item (row, g_ptr_array_index (items, i));
      baton_work_row_set_gone (row, FALSE);
      baton_work_row_name_place (row);
    }
  gtk_label_set_label (self->count_label, count);
  gtk_widget_set_visible (GTK_WIDGET (self), n_rows > 0);
}

/**
 * baton_work_group_set_cut:
 * @self: a group
 * @is_cut: whether more waits than it is going to be told of
 *
 * Sets how to count what the group is told of next.
 */
void
baton_work_group_set_cut (BatonWorkGroup *self,
                          gboolean        is_cut)
{
  g_return_if_fail (BATON_IS_WORK_GROUP (self));

  self->is_cut = is_cut;
}

/**
 * baton_work_group_keep_items:
 * @self: a group
 * @items: (element-type gint64 BatonWorkItem): what waits now, by the lead's number
 *
 * Brings each row up to date where it is; those whose lead no longer waits are
 * dimmed.
 */
void
baton_work_group_keep_items (BatonWorkGroup *self,
                             GHashTable     *items)
{
  BatonWorkRow *row;

  g_return_if_fail (BATON_IS_WORK_GROUP (self));

  for (guint i = 0; (row = get_nth (self, i)) != NULL; i++)
    {
      gint64 lead = baton_work_item_get_lead_id (baton_work_row_get_item (row));
      BatonWorkItem *item = g_hash_table_lookup (items, &lead);

      baton_work_row_set_gone (row, item == NULL);
      if (item != NULL)
        baton_work_row_set_item (row, item);
      baton_work_row_name_place (row);
    }
}

void
baton_work_group_set_narrow (BatonWorkGroup *self,
                             gboolean        is_narrow)
{
  BatonWorkRow *row;

  g_return_if_fail (BATON_IS_WORK_GROUP (self));

  self->is_narrow = is_narrow;
  for (guint i = 0; (row = get_nth (self, i)) != NULL; i++)
    baton_work_row_set_narrow (row, is_narrow);
}

/**
 * baton_work_group_count_near:
 * @self: a group
 * @view: what the group is scrolled in
 *
 * Counts the rows as far as the end of the screen that is seen, and as far as the
 * focus.
 *
 * Returns: how many they are
 */
guint
baton_work_group_count_near (BatonWorkGroup *self,
                             GtkWidget      *view)
{
  GtkWidget *focus;
  BatonWorkRow *row;
  guint n_near = 0;

  g_return_val_if_fail (BATON_IS_WORK_GROUP (self), 0);
  g_return_val_if_fail (GTK_IS_WIDGET (view), 0);

  focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  for (guint i = 0; (row = get_nth (self, i)) != NULL; i++)
    {
      double y;

      if (gtk_widget_get_parent (GTK_WIDGET (row)) == focus ||
          (gtk_widget_translate_coordinates (GTK_WIDGET (row), view, 0, 0, NULL, &y) &&
           y < gtk_widget_get_height (view)))
        n_near = i + 1;
    }
  return n_near;
}

/**
 * baton_work_group_focus:
 * @self: a group with rows
 * @from_end: whether its last row is meant
 *
 * Moves the focus to the first or the last row.
 */
void
baton_work_group_focus (BatonWorkGroup *self,
                        gboolean        from_end)
{
  GtkWidget *row;

  g_return_if_fail (BATON_IS_WORK_GROUP (self));

  row = from_end ? gtk_widget_get_last_child (GTK_WIDGET (self->list))
                 : gtk_widget_get_first_child (GTK_WIDGET (self->list));
  if (row != NULL)
    gtk_widget_grab_focus (row);
}
