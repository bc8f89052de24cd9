/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-sidebar.h"

#include <glib/gi18n.h>

#include "baton-people.h"
#include "baton-sidebar-row.h"
#include "widgets/baton-minute.h"
#include "widgets/baton-team-tag.h"

/* A lead that was handed over stays in its stage, in the hands of Sales, until it is accepted. */
#define WAITING "stage:marketing-qualified team:sales"
#define LATE "due:late"
#define MY_LATE "due:late owner:me"

/**
 * BatonSidebar:
 *
 * The way to each page with what waits there, and at the foot who I am. A page
 * is chosen with `win.show-page`.
 */
struct _BatonSidebar
{
  AdwBin           parent_instance;
  BatonLiveIndex  *live;
  GCancellable    *cancellable;
  gboolean         is_member;      /* Whether I am in one of the teams. */
  gboolean         is_told;        /* The page is being set by the window. */
  char            *page;           /* The page that is shown; NULL until it is known. */

  AdwAvatar       *avatar;
  BatonSidebarRow *handoffs_row;
  GtkListBox      *list;
  GtkWidget       *me_box;
  GtkLabel        *name_label;
  BatonTeamTag    *team_tag;
  BatonSidebarRow *today_row;
};

/* Who works with the database. */
typedef struct
{
  char        *name;
  BatonPerson *person;   /* NULL for somebody who is in neither team. */
} Me;

G_DEFINE_FINAL_TYPE (BatonSidebar, baton_sidebar, ADW_TYPE_BIN)

static void
me_free (gpointer data)
{
  Me *me = data;

  g_clear_pointer (&me->person, baton_person_free);
  g_free (me->name);
  g_free (me);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Me, me_free)

/* On a thread of the database. */
static gpointer
find_me (BatonSession  *session,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr(Me) me = g_new0 (Me, 1);
  g_autoptr(GError) missing = NULL;

  me->name = g_strdup (baton_session_get_actor (session));
  me->person = baton_people_find (session, me->name, &missing);
  if (me->person == NULL && !g_error_matches (missing, BATON_ERROR, BATON_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }
  return g_steal_pointer (&me);
}

static guint
count (BatonSidebar *self,
       const char   *text)
{
  BatonIndex *index = baton_live_index_get_index (self->live);
  g_autoptr(BatonFilter) filter = NULL;
  g_autoptr(GArray) rows = NULL;
  g_autoptr(GError) error = NULL;

  filter = baton_filter_parse (text, baton_index_get_process (index),
                               baton_minute_get_now (baton_minute_get_default ()), &error);
  if (filter != NULL)
    rows = baton_index_select (index, filter, NULL, FALSE, NULL, &error);
  if (rows == NULL)
    {
      baton_live_index_fail (self->live, error);
      return 0;
    }
  return rows->len;
}

static void
show_badges (BatonSidebar *self)
{
  g_autofree char *late = NULL;
  g_autofree char *late_number = NULL;
  g_autofree char *late_sentence = NULL;
  g_autofree char *waiting = NULL;
  g_autofree char *waiting_sentence = NULL;
  guint n_late, n_waiting;

  if (baton_live_index_get_index (self->live) == NULL)
    return;

  n_late = count (self, self->is_member ? MY_LATE : LATE);
  n_waiting = count (self, WAITING);

  /* Translators: a badge beside “Today”: so many leads are late */
  late = g_strdup_printf (ngettext ("%'u late", "%'u late", n_late), n_late);
  late_number = g_strdup_printf ("%'u", n_late);
  late_sentence = g_strdup_printf (ngettext ("%'u lead is late", "%'u leads are late", n_late), n_late);
  baton_sidebar_row_set_badge (self->today_row, n_late > 0 ? late : NULL, late_number,
                               n_late > 0 ? late_sentence : NULL);

  waiting = g_strdup_printf ("%'u", n_waiting);
  waiting_sentence = g_strdup_printf (ngettext ("%'u lead waits for Sales to accept it",
                                                "%'u leads wait for Sales to accept them", n_waiting), n_waiting);
  baton_sidebar_row_set_badge (self->handoffs_row, n_waiting > 0 ? waiting : NULL, waiting,
                               n_waiting > 0 ? waiting_sentence : NULL);
}

static void
show_me (BatonSidebar *self,
         const Me     *me)
{
  self->is_member = me->person != NULL;
  adw_avatar_set_text (self->avatar, me->name);
  gtk_label_set_label (self->name_label, me->name);
  gtk_widget_set_visible (GTK_WIDGET (self->team_tag), me->person != NULL);
  if (me->person != NULL)
    baton_team_tag_set (self->team_tag, me->person->team, baton_team_get_title (me->person->team));
  gtk_widget_set_visible (self->me_box, TRUE);
  show_badges (self);
}

static void
found_me_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(BatonSidebar) self = user_data;
  g_autoptr(Me) me = NULL;
  g_autoptr(GError) error = NULL;

  me = baton_database_finish (BATON_DATABASE (object), result, &error);
  if (me != NULL)
    show_me (self, me);
  else if (self->live != NULL)
    baton_live_index_fail (self->live, error);
}

static void
index_changed_cb (BatonSidebar *self)
{
  if (baton_live_index_get_index (self->live) == NULL)
    return;

  baton_database_read_async (baton_live_index_get_database (self->live), find_me, NULL, NULL, me_free,
                             self->cancellable, found_me_cb, g_object_ref (self));
}

static void
mark_page (BatonSidebar *self)
{
  GtkListBoxRow *row;

  self->is_told = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (g_strcmp0 (baton_sidebar_row_get_page (BATON_SIDEBAR_ROW (row)), self->page) == 0)
        gtk_list_box_select_row (self->list, row);
    }
  self->is_told = FALSE;
}

static void
row_selected_cb (BatonSidebar  *self,
                 GtkListBoxRow *row)
{
  if (row != NULL && !self->is_told)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s",
                                baton_sidebar_row_get_page (BATON_SIDEBAR_ROW (row)));
}

/* Tab leaves the list, as it does where one of several is chosen; a page that one only passes by would be shown. */
static gboolean
baton_sidebar_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  BatonSidebar *self = BATON_SIDEBAR (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (is_tab && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (baton_sidebar_parent_class)->focus (widget, direction);
}

static void
baton_sidebar_dispose (GObject *object)
{
  BatonSidebar *self = BATON_SIDEBAR (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_SIDEBAR);
  g_clear_object (&self->live);

  G_OBJECT_CLASS (baton_sidebar_parent_class)->dispose (object);
}

static void
baton_sidebar_finalize (GObject *object)
{
  BatonSidebar *self = BATON_SIDEBAR (object);

  g_object_unref (self->cancellable);
  g_free (self->page);

  G_OBJECT_CLASS (baton_sidebar_parent_class)->finalize (object);
}

static void
baton_sidebar_class_init (BatonSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_sidebar_dispose;
  object_class->finalize = baton_sidebar_finalize;

  widget_class->focus = baton_sidebar_focus;

  g_type_ensure (BATON_TYPE_SIDEBAR_ROW);
  g_type_ensure (BATON_TYPE_TEAM_TAG);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonSidebar, avatar);
  gtk_widget_class_bind_template_child (widget_class, BatonSidebar, handoffs_row);
  gtk_widget_class_bind_template_child (widget_class, BatonSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, BatonSidebar, me_box);
  gtk_widget_class_bind_template_child (widget_class, BatonSidebar, name_label);
  gtk_widget_class_bind_template_child (widget_class, BatonSidebar, team_tag);
  gtk_widget_class_bind_template_child (widget_class, BatonSidebar, today_row);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
baton_sidebar_init (BatonSidebar *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_sidebar_set_live_index:
 * @self: a sidebar that has none yet
 * @live: the leads
 *
 * Sets the leads that are counted.
 */
void
baton_sidebar_set_live_index (BatonSidebar   *self,
                              BatonLiveIndex *live)
{
  g_return_if_fail (BATON_IS_SIDEBAR (self));
  g_return_if_fail (BATON_IS_LIVE_INDEX (live));
  g_return_if_fail (self->live == NULL);

  self->live = g_object_ref (live);
  g_signal_connect_object (live, "notify::index", G_CALLBACK (index_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (live, "changed", G_CALLBACK (show_badges), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (baton_minute_get_default (), "notify::now",
                           G_CALLBACK (show_badges), self, G_CONNECT_SWAPPED);
  index_changed_cb (self);
}

/**
 * baton_sidebar_set_page:
 * @self: a sidebar
 * @page: the name of a page
 *
 * Marks the page that is shown.
 */
void
baton_sidebar_set_page (BatonSidebar *self,
                        const char   *page)
{
  char *copy;

  g_return_if_fail (BATON_IS_SIDEBAR (self));
  g_return_if_fail (page != NULL);

  copy = g_strdup (page);
  g_free (self->page);
  self->page = copy;
  mark_page (self);
}

/**
 * baton_sidebar_set_alone:
 * @self: a sidebar
 * @is_alone: whether no page is shown beside it
 *
 * Sets whether the sidebar fills the window: then no row is the chosen one, and
 * walking along them shows none.
 */
void
baton_sidebar_set_alone (BatonSidebar *self,
                         gboolean      is_alone)
{
  g_return_if_fail (BATON_IS_SIDEBAR (self));

  gtk_list_box_set_selection_mode (self->list, is_alone ? GTK_SELECTION_NONE : GTK_SELECTION_BROWSE);
  mark_page (self);
}
