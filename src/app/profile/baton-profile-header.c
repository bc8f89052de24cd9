/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "profile/baton-profile-header.h"

#include <glib/gi18n.h>

#include "widgets/baton-brief.h"
#include "widgets/baton-team-tag.h"
#include "widgets/baton-width-first.h"

/**
 * BatonProfileHeader:
 *
 * Who a lead is: initials, name, where it is in the process, the job and the
 * place. What is not known is left out.
 */
struct _BatonProfileHeader
{
  AdwBin        parent_instance;

  AdwAvatar    *avatar;
  GtkLabel     *flags_label;
  GtkLabel     *job_label;
  GtkLabel     *name_label;
  GtkLabel     *place_label;
  BatonTeamTag *tag;
};

G_DEFINE_FINAL_TYPE (BatonProfileHeader, baton_profile_header, ADW_TYPE_BIN)

static char *
dup_job (const char *title,
         const char *company)
{
  if (title != NULL && company != NULL)
    /* Translators: %1$s is a job title, %2$s a company: Head of Operations · PT Sinar Tekstil */
    return g_strdup_printf (_("%1$s · %2$s"), title, company);
  return g_strdup (title != NULL ? title : company);
}

static char *
dup_place (const char *city,
           const char *country)
{
  if (city != NULL && country != NULL)
    /* Translators: %1$s is a city, %2$s a country: Bandung, Indonesia */
    return g_strdup_printf (_("%1$s, %2$s"), city, country);
  return g_strdup (city != NULL ? city : country);
}

static void
show_line (GtkLabel   *label,
           const char *text)
{
  g_autofree char *brief = text != NULL ? baton_brief (text) : NULL;

  gtk_label_set_label (label, brief != NULL ? brief : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static const char *
get_flags (const BatonLeadState *state)
{
  if (state->flags & BATON_LEAD_HELD)
    return _("Held for review");
  if (state->flags & BATON_LEAD_UNASSIGNED)
    return _("Nobody in Sales is free");
  if (state->flags & BATON_LEAD_HAND_RAISER)
    return _("Asked for a conversation");
  if (state->flags & BATON_LEAD_HOT)
    return _("Hot");
  if (state->flags & BATON_LEAD_RECYCLED && state->team == BATON_TEAM_MARKETING)
    return _("Returned by Sales");
  return NULL;
}

static void
baton_profile_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BATON_TYPE_PROFILE_HEADER);

  G_OBJECT_CLASS (baton_profile_header_parent_class)->dispose (object);
}

static void
baton_profile_header_class_init (BatonProfileHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = baton_profile_header_dispose;

  g_type_ensure (BATON_TYPE_TEAM_TAG);
  g_type_ensure (BATON_TYPE_WIDTH_FIRST);
  gtk_widget_class_set_css_name (widget_class, "profileheader");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/batonleads/Baton/baton-profile-header.ui");
  gtk_widget_class_bind_template_child (widget_class, BatonProfileHeader, avatar);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileHeader, flags_label);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileHeader, job_label);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileHeader, name_label);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileHeader, place_label);
  gtk_widget_class_bind_template_child (widget_class, BatonProfileHeader, tag);
}

static void
baton_profile_header_init (BatonProfileHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * baton_profile_header_show_sheet:
 * @self: a header
 * @sheet: a sheet; what is needed of it is copied
 *
 * Shows who a lead is.
 */
void
baton_profile_header_show_sheet (BatonProfileHeader   *self,
                                 const BatonLeadSheet *sheet)
{
  const BatonRecord *record = &sheet->profile.row.record;
  const BatonStage *stage = baton_lead_sheet_get_stage (sheet);
  g_autofree char *job = NULL;
  g_autofree char *place = NULL;
  const char *company;

  g_return_if_fail (BATON_IS_PROFILE_HEADER (self));

  /* A lead without a name is called by its company already. */
  company = record->values[BATON_FIELD_COMPANY];
  if (company != NULL && g_str_equal (company, sheet->name))
    company = NULL;
  job = dup_job (record->values[BATON_FIELD_JOB_TITLE], company);
  place = dup_place (record->values[BATON_FIELD_CITY], record->values[BATON_FIELD_COUNTRY]);

  adw_avatar_set_text (self->avatar, sheet->name);
  show_line (self->name_label, sheet->name);
  baton_team_tag_set (self->tag, sheet->profile.row.state.team, stage != NULL ? stage->title : NULL);
  show_line (self->job_label, job);
  show_line (self->place_label, place);
  show_line (self->flags_label, get_flags (&sheet->profile.row.state));
}
