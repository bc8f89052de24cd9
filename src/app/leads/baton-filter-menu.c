/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "leads/baton-filter-menu.h"

#include <glib/gi18n.h>

/* A menu is no list to search in: the most frequent values will do. */
#define MAX_VALUES 12

static const struct
{
  const char *label;
  const char *term;
} common[] = {
  { N_("_My Leads"), "owner:me" },
  { N_("_Late"), "due:late" },
  { N_("_Due Today"), "due:today" },
  { N_("_Hot"), "hot:yes" },
  { N_("_Asked to Talk"), "handraiser:yes" },
  { N_("_Returned by Sales"), "returned:yes" },
  { N_("_Nobody Was Free"), "unassigned:yes" },
  { N_("On _Hold"), "held:yes" },
  { N_("_Score of at Least 100"), "score>=100" },
};

static void
append_term (GMenu      *menu,
             const char *label,
             const char *term)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "leads.add-filter", "s", term);
  g_menu_append_item (menu, item);
}

/* An underscore in a menu marks a key; in a value it is one. */
static char *
escape_label (const char *label)
{
  g_auto(GStrv) parts = g_strsplit (label, "_", -1);

  return g_strjoinv ("__", parts);
}

static char *
make_term (const char *key,
           const char *value)
{
  g_autoptr(GString) quoted = g_string_new (value);

  g_string_replace (quoted, "\\", "\\\\", 0);
  g_string_replace (quoted, "\"", "\\\"", 0);
  return g_strdup_printf ("%s:\"%s\"", key, quoted->str);
}

static GMenuModel *
make_stages (BatonLeadNames *names)
{
  BatonProcess *process = baton_lead_names_get_process (names);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < baton_process_get_n_stages (process); i++)
    {
      const BatonStage *stage = baton_process_get_nth (process, i);
      g_autofree char *label = escape_label (stage->title);
      g_autofree char *term = g_strconcat ("stage:", stage->id, NULL);

      append_term (menu, label, term);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_values (BatonIndex *index,
             const char *column)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GArray) counts = baton_index_count_values (index, NULL, column, NULL);

  for (guint i = 0; counts != NULL && i < counts->len && i < MAX_VALUES; i++)
    {
      const BatonValueCount *count = &g_array_index (counts, BatonValueCount, i);
      g_autofree char *label = NULL;
      g_autofree char *term = NULL;

      if (count->value == NULL)
        continue;
      label = escape_label (count->value);
      term = make_term (column, count->value);
      append_term (menu, label, term);
    }
  return G_MENU_MODEL (menu);
}

static void
append_submenu (GMenu      *menu,
                const char *label,
                GMenuModel *submenu)
{
  if (g_menu_model_get_n_items (submenu) > 0)
    g_menu_append_submenu (menu, label, submenu);
  g_object_unref (submenu);
}

/**
 * baton_filter_menu_new:
 * @names: what stages and people are called
 * @index: the leads
 *
 * Makes a menu of what leads are often filtered by. Its items activate
 * `leads.add-filter` with a term.
 *
 * Returns: (transfer full): the menu
 */
GMenuModel *
baton_filter_menu_new (BatonLeadNames *names,
                       BatonIndex     *index)
{
  GMenu *menu;
  g_autoptr(GMenu) first = g_menu_new ();
  g_autoptr(GMenu) second = g_menu_new ();

  g_return_val_if_fail (names != NULL, NULL);
  g_return_val_if_fail (index != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    append_term (first, _(common[i].label), common[i].term);
  append_submenu (second, _("_Stage"), make_stages (names));
  append_submenu (second, _("S_ource"), make_values (index, "source"));
  append_submenu (second, _("_Country"), make_values (index, "country"));
  append_submenu (second, _("_Industry"), make_values (index, "industry"));

  menu = g_menu_new ();
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  return G_MENU_MODEL (menu);
}
