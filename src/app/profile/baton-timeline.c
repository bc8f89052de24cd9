/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-timeline.h"

#include <glib/gi18n.h>

#include "profile/baton-timeline-entry.h"
#include "widgets/baton-brief.h"
#include "widgets/baton-minute.h"
#include "widgets/baton-time-words.h"
#include "widgets/baton-width-first.h"

/* As many as can be taken in at once; the rest is asked for. */
#define FIRST_ENTRIES 12
#define MORE_ENTRIES 100

/**
 * BatonTimeline:
 *
 * What a lead did and what happened to it, newest first.
 */
struct _BatonTimeline
{
  GtkWidget  parent_instance;
  GPtrArray *entries;   /* BatonTimelineEntry; NULL until there is a sheet. */
  guint      n_shown;

  GtkBox    *list;
  GtkWidget *more_button;
};

G_DEFINE_FINAL_TYPE (BatonTimeline, baton_timeline, GTK_TYPE_WIDGET)

static GtkWidget *
create_time_label (gint64 at)
{
  g_autofree char *text = baton_time_text_at (at, baton_minute_get_now (baton_minute_get_default ()));
  g_autofree char *tooltip = baton_time_text_absolute (at);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  gtk_widget_set_tooltip_text (label, tooltip);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "secondary");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* What follows from the rules or from time alone stands in the journal under a word of its own. */
static char *
describe_actor (const char *actor)
{
  if (g_str_equal (actor, BATON_ACTOR_RULES))
    /* Translators: the rules of the teams, not a person, changed something about a lead */
    return g_strdup (_("By the rules"));
  if (g_str_equal (actor, BATON_ACTOR_CLOCK))
    /* Translators: nobody changed something about a lead, it happened because the time for it had come */
    return g_strdup (_("By the clock"));

  /* Translators: %s is the person, or the source such as a web form, that did something to a lead */
  return g_strdup_printf (_("By %s"), actor);
}

static GtkWidget *
create_text_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
create_happening (const BatonTimelineEntry *entry)
{
  g_autofree char *text = baton_brief (entry->text);
  GtkWidget *label = create_text_label (text);

  gtk_widget_set_valign (label, GTK_ALIGN_BASELINE);
  if (entry->actor != NULL)
    {
      g_autofree char *tooltip = describe_actor (entry->actor);

      gtk_widget_set_tooltip_text (label, tooltip);
    }
  return baton_width_first_bin_new (label);
}

static GtkWidget *
create_note (const char *note)
{
  g_autofree char *text = baton_brief (note);
  GtkWidget *label = create_text_label (text);

  gtk_widget_add_css_class (label, "secondary");
  return baton_width_first_bin_new (label);
}

/* What happened, and below it what somebody wrote about it. */
static GtkWidget *
create_row (const BatonTimelineEntry *entry)
{
  GtkWidget *row = gtk_grid_new ();
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name", entry->icon_name,
                                  "valign", GTK_ALIGN_START,
                                  NULL);

  gtk_grid_set_column_spacing (GTK_GRID (row), 9);
  gtk_grid_attach (GTK_GRID (row), create_time_label (entry->at), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), icon, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), create_happening (entry), 2, 0, 1, 1);
  if (entry->note != NULL)
    gtk_grid_attach (GTK_GRID (row), create_note (entry->note), 2, 1, 1, 1);
  gtk_widget_add_css_class (row, "entry");
  return row;
}

static void
show_up_to (BatonTimeline *self,
            guint          n_entries)
{
  n_entries = MIN (n_entries, self->entries->len);
  for (; self->n_shown < n_entries; self->n_shown++)
    gtk_box_append (self->list, create_row (g_ptr_array_index (self->entries, self->n_shown)));
  gtk_widget_set_visible (self->more_button, self->n_shown < self->entries->len);
}

static void
more_clicked_cb (BatonTimeline *self)
{
  show_up_to (self, self->n_shown + MORE_ENTRIES);
}

static void
baton_timeline_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_TIMELINE);

  G_OBJECT_CLASS (baton_timeline_parent_class)->dispose (object);
}

static void
baton_timeline_finalize (GObject *object)
{
  g_clear_pointer (&BATON_TIMELINE (object)->entries, g_ptr_array_unref);

  G_OBJECT_CLASS (baton_timeline_parent_class)->finalize (object);
}

static void
baton_timeline_class_init (BatonTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = baton_timeline_dispose;
  object_class->finalize = baton_timeline_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonTimeline, list);
  gtk_widget_class_bind_template_child (widget_class, BatonTimeline, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
baton_timeline_init (BatonTimeline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_timeline_show_sheet:
 * @self: a timeline
 * @sheet: a sheet; what is needed of it is copied
 *
 * Shows the story of a lead.
 */
void
baton_timeline_show_sheet (BatonTimeline        *self,
                           const BatonLeadSheet *sheet)
{
  GtkWidget *child;

  g_return_if_fail (BATON_IS_TIMELINE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = baton_timeline_list (sheet);
  self->n_shown = 0;
  show_up_to (self, FIRST_ENTRIES);
}
