/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "today/baton-work-groups.h"

#include <glib/gi18n.h>

#include "today/baton-work-group.h"
#include "widgets/baton-growth.h"
#include "widgets/baton-minute.h"

/* Two frames fill a common screen. */
#define ROWS_A_FRAME 8

enum { FIRST, LATE, DUE_SOON, TO_ACCEPT, TO_CALL, TO_ANSWER, TO_RE_ENGAGE, N_GROUPS };

/**
 * BatonWorkGroups:
 *
 * What waits, grouped by how urgent it is; what costs most to leave stands alone
 * above the groups. What is first comes in the first frame, the rest in the next
 * ones, and a page that nobody sees lets go of what is far away.
 */
struct _BatonWorkGroups
{
  AdwBin          parent_instance;
  BatonWorkGroup *groups[N_GROUPS];
  GPtrArray      *sorted[N_GROUPS];   /* BatonWorkItem: what waits in each, in order */
  guint           n_wanted;           /* how many rows there are at most */
  gboolean        is_held;            /* the rows are not in the order that they should be in */
  BatonGrowth    *growth;
};

G_DEFINE_FINAL_TYPE (BatonWorkGroups, baton_work_groups, ADW_TYPE_BIN)

static const struct
{
  const char *title;
  const char *filter;
} group_kinds[N_GROUPS] =
{
  [LATE] = { N_("Late"), "due:late" },
  [DUE_SOON] = { N_("Due Soon"), "due>=now" },
  [TO_ACCEPT] = { N_("To Accept"), "stage:marketing-qualified team:sales" },
  [TO_CALL] = { N_("To Call"), "stage:sales-accepted" },
  [TO_ANSWER] = { N_("To Answer"), "team:marketing active>=-7d" },
  [TO_RE_ENGAGE] = { N_("To Re-engage"), "team:marketing returned:yes" },
};

static guint
find_group (BatonWorkItem *item,
            gint64         now)
{
  BatonUrgencyLevel level = baton_work_item_get_level (item, now);

  if (level == BATON_URGENCY_LATE)
    return LATE;
  if (level == BATON_URGENCY_DUE_SOON)
    return DUE_SOON;

  switch (baton_work_item_get_task (item))
    {
    case BATON_TASK_ACCEPT:
      return TO_ACCEPT;
    case BATON_TASK_ANSWER:
      return TO_ANSWER;
    case BATON_TASK_TAKE_UP:
      return TO_RE_ENGAGE;
    default:
      return TO_CALL;
    }
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const gint64 *now = user_data;

  return baton_work_item_compare (*(BatonWorkItem **) a, *(BatonWorkItem **) b, *now);
}

/* What waits, a list a group; the first of the first one stands alone. */
static void
sort_items (BatonWorkGroups  *self,
            const BatonToday *today)
{
  GPtrArray **sorted = self->sorted;
  gint64 now = baton_minute_get_now (baton_minute_get_default ());
  guint first = LATE;

  g_ptr_array_sort_with_data (today->items, compare_items, &now);
  for (guint i = 0; i < N_GROUPS; i++)
    g_ptr_array_set_size (sorted[i], 0);
  for (guint i = 0; i < today->items->len; i++)
    {
      BatonWorkItem *item = g_ptr_array_index (today->items, i);

      g_ptr_array_add (sorted[find_group (item, now)], g_object_ref (item));
    }

  while (first < N_GROUPS && sorted[first]->len == 0)
    first++;
  if (first < N_GROUPS)
    g_ptr_array_add (sorted[FIRST], g_ptr_array_steal_index (sorted[first], 0));
}

/* A person's own leads are what the person is shown. */
static void
set_filter (BatonWorkGroups  *self,
            const BatonToday *today,
            guint             group)
{
  gboolean is_mine = today->me != 0 && today->team == BATON_TEAM_SALES;
  g_autofree char *filter = g_strconcat (group_kinds[group].filter, is_mine ? " owner:me" : "", NULL);

  g_object_set (self->groups[group], "filter", filter, NULL);
}

static GHashTable *
index_items (const BatonToday *today)
{
  GHashTable *items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < today->items->len; i++)
    {
      BatonWorkItem *item = g_ptr_array_index (today->items, i);
      gint64 lead = baton_work_item_get_lead_id (item);

      g_hash_table_insert (items, g_memdup2 (&lead, sizeof lead), item);
    }
  return items;
}

/* The arrow keys lead from one group on to the next. */
static gboolean
keynav_failed_cb (GtkWidget        *list,
                  GtkDirectionType  direction,
                  BatonWorkGroups  *self)
{
  int step = direction == GTK_DIR_UP ? -1 : 1;
  int group = 0;

  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;

  while (group < N_GROUPS && !gtk_widget_is_ancestor (list, GTK_WIDGET (self->groups[group])))
    group++;
  for (group += step; group >= 0 && group < N_GROUPS; group += step)
    {
      if (gtk_widget_get_visible (GTK_WIDGET (self->groups[group])))
        {
          baton_work_group_focus (self->groups[group], step < 0);
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_order (BatonWorkGroups *self)
{
  guint n_left = self->n_wanted;
  gboolean has_order = TRUE;

  for (guint i = 0; i < N_GROUPS; i++)
    {
      has_order &= baton_work_group_has_order (self->groups[i], self->sorted[i], n_left);
      n_left -= baton_work_group_count (self->sorted[i], n_left);
    }
  return has_order;
}

static void
set_items (BatonWorkGroups *self)
{
  guint n_left = self->n_wanted;

  for (guint i = 0; i < N_GROUPS; i++)
    {
      baton_work_group_set_items (self->groups[i], self->sorted[i], n_left);
      n_left -= baton_work_group_count (self->sorted[i], n_left);
    }
}

static guint
count_all (BatonWorkGroups *self)
{
  guint n_all = 0;

  for (guint i = 0; i < N_GROUPS; i++)
    n_all += baton_work_group_count (self->sorted[i], G_MAXUINT);
  return n_all;
}

/* New rows come below all others, so nothing moves under anybody's hand. */
static gboolean
grow (gpointer groups)
{
  BatonWorkGroups *self = groups;

  if (self->is_held || self->n_wanted >= count_all (self))
    return FALSE;
  self->n_wanted += ROWS_A_FRAME;
  set_items (self);
  return TRUE;
}

/* Rows that nobody sees would take their time whenever the page is shown or made
 * narrow. */
static gboolean
shrink (gpointer groups)
{
  BatonWorkGroups *self = groups;
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  guint n_shown = MIN (self->n_wanted, count_all (self));
  guint n_near = ROWS_A_FRAME;
  guint n_before = 0;

  if (view == NULL || self->is_held)
    return FALSE;

  for (guint i = 0; i < N_GROUPS; i++)
    {
      guint n = baton_work_group_count_near (self->groups[i], view);

      if (n > 0)
        n_near = MAX (n_near, n_before + n);
      n_before += baton_work_group_count (self->sorted[i], G_MAXUINT);
    }
  if (n_shown <= n_near)
    return FALSE;
  self->n_wanted = MAX (n_near, n_shown - MIN (n_shown, ROWS_A_FRAME));
  set_items (self);
  return TRUE;
}

static void
baton_work_groups_dispose (GObject *object)
{
  BatonWorkGroups *self = BATON_WORK_GROUPS (object);

  g_clear_object (&self->growth);
  adw_bin_set_child (ADW_BIN (object), NULL);

  G_OBJECT_CLASS (baton_work_groups_parent_class)->dispose (object);
}

static void
baton_work_groups_finalize (GObject *object)
{
  for (guint i = 0; i < N_GROUPS; i++)
    g_ptr_array_unref (BATON_WORK_GROUPS (object)->sorted[i]);

  G_OBJECT_CLASS (baton_work_groups_parent_class)->finalize (object);
}

static void
baton_work_groups_class_init (BatonWorkGroupsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = baton_work_groups_dispose;
  object_class->finalize = baton_work_groups_finalize;
}

static void
baton_work_groups_init (BatonWorkGroups *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->n_wanted = ROWS_A_FRAME;
  self->growth = baton_growth_new (GTK_WIDGET (self), NULL, grow, self);
  baton_growth_set_shrink (self->growth, shrink);
  adw_bin_set_child (ADW_BIN (self), box);
  for (guint i = 0; i < N_GROUPS; i++)
    {
      const char *title = group_kinds[i].title;

      self->sorted[i] = g_ptr_array_new_with_free_func (g_object_unref);
      self->groups[i] = g_object_new (BATON_TYPE_WORK_GROUP, "title", title != NULL ? _(title) : NULL, NULL);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->groups[i]));
      g_signal_connect_object (baton_work_group_get_list (self->groups[i]), "keynav-failed",
                               G_CALLBACK (keynav_failed_cb), self, 0);
    }
}

/**
 * baton_work_groups_show:
 * @self: the groups
 * @today: what needs somebody
 * @may_move: whether rows may change their order
 *
 * Shows what waits. Where rows may not move, each is kept up where it is.
 *
 * Returns: whether the rows are in the order that they should be in
 */
gboolean
baton_work_groups_show (BatonWorkGroups  *self,
                        const BatonToday *today,
                        gboolean          may_move)
{
  g_autoptr(GHashTable) items = NULL;

  g_return_val_if_fail (BATON_IS_WORK_GROUPS (self), FALSE);
  g_return_val_if_fail (today != NULL, FALSE);

  sort_items (self, today);
  baton_work_group_set_cut (self->groups[LATE], today->is_late_cut);
  for (guint i = DUE_SOON; i <= TO_CALL; i++)
    baton_work_group_set_cut (self->groups[i], today->is_due_cut);
  self->is_held = !may_move && !has_order (self);
  if (self->is_held)
    items = index_items (today);
  else
    set_items (self);

  for (guint i = 0; i < N_GROUPS; i++)
    {
      if (self->is_held)
        baton_work_group_keep_items (self->groups[i], items);
      if (i != FIRST)
        set_filter (self, today, i);
    }
  baton_growth_wake (self->growth);
  return !self->is_held;
}

/**
 * baton_work_groups_set_narrow:
 * @self: the groups
 * @is_narrow: whether there is little room for a row
 */
void
baton_work_groups_set_narrow (BatonWorkGroups *self,
                              gboolean         is_narrow)
{
  g_return_if_fail (BATON_IS_WORK_GROUPS (self));

  for (guint i = 0; i < N_GROUPS; i++)
    baton_work_group_set_narrow (self->groups[i], is_narrow);
}
