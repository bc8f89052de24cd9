/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "baton-journal-changes.h"
#include "baton-lead-repository.h"
#include "baton-session.h"
#include "handoff/baton-person.h"

G_BEGIN_DECLS

gboolean   baton_session_is_grouped (BatonSession  *self);
void       baton_session_change_policy (BatonSession *self);
void       baton_session_set_actor  (BatonSession  *self,
                                     const char    *actor);
gboolean   baton_session_log        (BatonSession  *self,
                                     const char    *actor,
                                     const char    *action,
                                     gint64         lead,
                                     GVariant      *detail,
                                     GError       **error);
gboolean   baton_session_log_each   (BatonSession  *self,
                                     const char    *actor,
                                     const char    *action,
                                     const gint64  *leads,
                                     guint          n_leads,
                                     GVariant      *detail,
                                     GError       **error);
gboolean   baton_session_log_range  (BatonSession  *self,
                                     const char    *action,
                                     gint64         first_lead,
                                     gint64         last_lead,
                                     GVariant      *detail,
                                     GError       **error);
gint64     baton_session_get_cause  (BatonSession  *self);
void       baton_session_remember   (BatonSession  *self,
                                     gint64         lead,
                                     GVariant      *before);
gint64     baton_session_get_last_entry (BatonSession *self);

GPtrArray *baton_session_get_people (BatonSession  *self,
                                     GError       **error);
void       baton_session_forget_people (BatonSession *self);
gboolean   baton_session_get_person (BatonSession  *self,
                                     gint64        *person,
                                     GError       **error);

G_END_DECLS
