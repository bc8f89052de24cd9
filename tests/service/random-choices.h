/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a random history is drawn from. */

#pragma once

#include "lead/baton-field.h"

G_BEGIN_DECLS

typedef struct
{
  const char *field;
  const char *values[6];
} FieldChoice;

static const FieldChoice choices[] = {
  { "company", { "Lovelace Mills", "Looms", "Dyes & Sons", "Ünlü Tekstil", "", NULL } },
  { "job_title", { "CEO", "Head of Operations", "Student", "Clerk", "", NULL } },
  { "country", { "DE", "BR", "Indonesia", "France", "", NULL } },
  { "industry", { "Software", "Banking", "Circus", "", NULL } },
  { "employees", { "5", "20", "600", "", NULL } },
  { "phone", { "+49 30 901820", "", NULL } },
  { "website", { "https://mills.example/", "", NULL } },
  { "tags", { "vip", "vip;fair", "", NULL } },
  { "custom.city", { "York", "São Paulo", "", NULL } },
  { "custom.colour", { "blue", "green", "", NULL } },
  { "do_not_email", { "yes", "", NULL } },
  { "notes", { "Met at the fair, “very keen”", "", NULL } },
};

static const char * const kinds[] = {
  "page_view", "email_open", "email_click", "download", "webinar_register", "webinar_attend", "event_attend",
  "form_submit", "trial_start", "demo_request", "contact_request", "program_complete", "form_view",
  "something_else", "unsubscribe", "email_bounce",
};

/* The last ones take from interest, the others only ever add to it. */
#define N_KINDS_THAT_TAKE 2

static const char * const pages[] = {
  "https://baton.example/", "https://baton.example/pricing", "https://baton.example/products/press",
  "https://baton.example/customers/mills", "https://baton.example/checkout",
};

static const char * const forms[] = { "newsletter", "ask-for-a-demo", "contact-us" };

static const char * const stages[] = {
  "new", "marketing-qualified", "sales-accepted", "sales-qualified", "opportunity", "customer", "disqualified", "moon",
};

/* Rules by which leads come and go more often than by the default ones. */
static const char * const rule_sets[] = {
  "{\"format\": 1, \"name\": \"Eager\","
  " \"fit\": [{\"id\": \"company\", \"name\": \"Company\", \"points\": 30,"
  "   \"when\": [{\"field\": \"company\", \"op\": \"is not empty\"}]}],"
  " \"interest\": [{\"id\": \"page\", \"name\": \"Page\", \"kind\": \"page_view\", \"points\": 9,"
  "   \"half_life_days\": 5},"
  "   {\"id\": \"out\", \"name\": \"Unsubscribed\", \"kind\": \"unsubscribe\", \"points\": -30},"
  "   {\"id\": \"quiet\", \"name\": \"Quiet\", \"inactive_days\": 14, \"points\": -15}],"
  " \"thresholds\": {\"mql\": {\"score\": 40, \"release\": 35, \"fit\": 0, \"interest\": 0}},"
  " \"hand_raisers\": [{\"id\": \"demo\", \"name\": \"Demo\", \"kind\": \"demo_request\"}]}",

  "{\"format\": 1, \"name\": \"Strict\","
  " \"filters\": [{\"id\": \"circus\", \"name\": \"Circus\", \"outcome\": \"disqualify\", \"hand_raisers\": true,"
  "   \"when\": [{\"field\": \"industry\", \"op\": \"is\", \"value\": \"Circus\"}]},"
  "  {\"id\": \"student\", \"name\": \"Student\", \"outcome\": \"hold\","
  "   \"when\": [{\"field\": \"job_title\", \"op\": \"is\", \"value\": \"Student\"}]}],"
  " \"fit\": [{\"id\": \"country\", \"name\": \"Country\", \"points\": 20,"
  "   \"when\": [{\"field\": \"country\", \"op\": \"is not empty\"}]}],"
  " \"interest\": [{\"id\": \"any\", \"name\": \"Any page\", \"kind\": \"page_view\", \"points\": 7,"
  "   \"at_most_times\": 9, \"within_days\": 40}],"
  " \"thresholds\": {\"mql\": {\"score\": 60, \"release\": 50, \"fit\": 20, \"interest\": 10},"
  "   \"hot\": {\"score\": 70}}}",
};

G_END_DECLS
