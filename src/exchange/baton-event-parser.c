/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "baton-event-parser.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "baton-error.h"
#include "baton-heading.h"
#include "baton-json.h"
#include "baton-record-parser.h"
#include "baton-time-text.h"

#define DEFAULT_SOURCE "file"

/* Numbers above are milliseconds since 1970, below they are seconds: as
 * seconds this is the year 5138, as milliseconds 1973. */
#define FIRST_MILLISECONDS 1e11

/* The end of the year 9999. */
#define LAST_SECOND 253402300799.0

/**
 * BatonEventParser:
 *
 * Makes events out of JSON objects.
 *
 * Invariant: what the last event lends is in `arena`.
 */
struct _BatonEventParser
{
  gint64              now;
  GTimeZone          *zone;
  BatonArena         *arena;
  BatonRecordParser  *record;    /* Fills the record of the event being read. */
  BatonIncomingEvent *incoming;  /* The event being read. */
  guint               taken;     /* A bit for each of members[] that a field takes. */
  guint               n_rest;    /* Members that none takes. */
  gboolean            has_time;
};

typedef gboolean (*ReadMember) (BatonEventParser  *self,
                                JsonNode          *node,
                                GError           **error);

/**
 * baton_event_parser_new:
 * @now: the time, in microseconds UTC, of events that name none
 *
 * Makes a parser.
 *
 * Returns: (transfer full): the parser
 */
BatonEventParser *
baton_event_parser_new (gint64 now)
{
  BatonEventParser *self = g_new0 (BatonEventParser, 1);

  self->now = now;
  self->zone = g_time_zone_new_local ();
  self->arena = baton_arena_new ();
  self->record = baton_record_parser_new (self->arena);
  return self;
}

void
baton_event_parser_free (BatonEventParser *self)
{
  if (self == NULL)
    return;
  g_time_zone_unref (self->zone);
  baton_record_parser_free (self->record);
  baton_arena_free (self->arena);
  g_free (self);
}

static char *
keep (BatonEventParser *self,
      const char       *text)
{
  return baton_arena_add (self->arena, text, strlen (text));
}

/* Reads a member that has to be one text or number. `NULL` for an empty one. */
static gboolean
read_text (BatonEventParser  *self,
           JsonNode          *node,
           const char       **text,
           GError           **error)
{
  g_autofree char *value = baton_json_dup_scalar (node);

  *text = NULL;
  if (value == NULL && !JSON_NODE_HOLDS_NULL (node))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID, _("This has to be a text or a number"));
      return FALSE;
    }
  if (value != NULL && *value != '\0')
    *text = keep (self, value);
  return TRUE;
}

static gboolean
read_external_id (BatonEventParser  *self,
                  JsonNode          *node,
                  GError           **error)
{
  return read_text (self, node, &self->incoming->event.external_id, error);
}

static gboolean
read_source (BatonEventParser  *self,
             JsonNode          *node,
             GError           **error)
{
  return read_text (self, node, &self->incoming->event.source, error);
}

static gboolean
read_url (BatonEventParser  *self,
          JsonNode          *node,
          GError           **error)
{
  return read_text (self, node, &self->incoming->event.url, error);
}

static gboolean
read_form (BatonEventParser  *self,
           JsonNode          *node,
           GError           **error)
{
  return read_text (self, node, &self->incoming->event.form, error);
}

static gboolean
read_campaign (BatonEventParser  *self,
               JsonNode          *node,
               GError           **error)
{
  return read_text (self, node, &self->incoming->event.campaign, error);
}

static gboolean
read_program (BatonEventParser  *self,
              JsonNode          *node,
              GError           **error)
{
  return read_text (self, node, &self->incoming->event.program, error);
}

/* "Page View", "pageView" and "page-view" are all page_view. */
static gboolean
read_kind (BatonEventParser  *self,
           JsonNode          *node,
           GError           **error)
{
  g_autofree char *key = NULL;
  GString *spaced;
  const char *kind;

  if (!read_text (self, node, &kind, error))
    return FALSE;
  if (kind == NULL)
    return TRUE;

  spaced = g_string_new (NULL);
  for (const char *p = kind; *p != '\0'; p++)
    {
      if (p > kind && g_ascii_isupper (*p) && (g_ascii_islower (p[-1]) || g_ascii_isdigit (p[-1])))
        g_string_append_c (spaced, '_');
      g_string_append_c (spaced, *p);
    }
  key = baton_heading_make_key (spaced->str);
  g_string_free (spaced, TRUE);

  if (*key != '\0')
    self->incoming->event.kind = keep (self, key);
  return TRUE;
}

static gboolean
read_epoch (double   number,
            gint64  *at)
{
  double seconds = number >= FIRST_MILLISECONDS ? number / 1000 : number;

  if (!(seconds > 0 && seconds <= LAST_SECOND))
    return FALSE;
  *at = (gint64) round (seconds * 1000) * 1000;
  return TRUE;
}

static gboolean
is_number (JsonNode *node)
{
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

static gboolean
read_at (BatonEventParser  *self,
         JsonNode          *node,
         GError           **error)
{
  gint64 *at = &self->incoming->event.at;
  const char *text;

  if (is_number (node))
    {
      self->has_time = read_epoch (json_node_get_double (node), at);
    }
  else
    {
      if (!read_text (self, node, &text, error))
        return FALSE;
      if (text == NULL)
        return TRUE;
      self->has_time = baton_time_text_parse_iso (text, self->zone, at)
                       || (strspn (text, "0123456789.") == strlen (text)
                           && read_epoch (g_ascii_strtod (text, NULL), at));
    }

  if (!self->has_time)
    g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                 _("This is not a time. Write it as 2026-03-02T09:50:00Z, or in seconds or milliseconds since 1970."));
  return self->has_time;
}

static gboolean
read_fields (BatonEventParser  *self,
             JsonNode          *node,
             GError           **error)
{
  return baton_record_parser_read_object (self->record, node, error);
}

static gboolean
read_email (BatonEventParser  *self,
            JsonNode          *node,
            GError           **error)
{
  const char *text;

  if (!read_text (self, node, &text, error))
    return FALSE;
  return text == NULL || baton_record_parser_set_field (self->record, BATON_FIELD_EMAIL, text, error);
}

static gboolean
read_number (const char *text,
             gint64     *number)
{
  return g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, number, NULL);
}

static gboolean
read_lead_text (BatonEventParser  *self,
                const char        *text,
                GError           **error)
{
  if (g_str_has_prefix (text, "ext:") && text[4] != '\0')
    return baton_record_parser_set_field (self->record, BATON_FIELD_EXTERNAL_ID, text + 4, error);
  if (strchr (text, '@') != NULL)
    return baton_record_parser_set_field (self->record, BATON_FIELD_EMAIL, text, error);
  if (read_number (text, &self->incoming->lead))
    return TRUE;

  g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
               _("“%s” names no lead. Write its number, its external id as “ext:…”, or its e-mail address."),
               text);
  return FALSE;
}

static gboolean
read_lead_object (BatonEventParser  *self,
                  JsonNode          *node,
                  GError           **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (strcmp (name, "fields") == 0 && JSON_NODE_HOLDS_OBJECT (member))
        {
          if (!baton_record_parser_read_object (self->record, member, error))
            return FALSE;
        }
      else if (strcmp (name, "id") == 0)
        {
          g_autofree char *text = baton_json_dup_scalar (member);

          if (text == NULL || !read_number (text, &self->incoming->lead))
            {
              g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                           _("The id of a lead is its number in Baton. Its number elsewhere is its external_id."));
              return FALSE;
            }
        }
      else if (!baton_record_parser_read_member (self->record, name, member, error))
        {
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_lead (BatonEventParser  *self,
           JsonNode          *node,
           GError           **error)
{
  const char *text;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return read_lead_object (self, node, error);
  if (!read_text (self, node, &text, error))
    return FALSE;
  return text == NULL || read_lead_text (self, text, error);
}

/* What a member means. Of several that mean the same, the one that stands first
 * here is taken, and the others are kept with the rest. */
static const struct
{
  const char *name;
  ReadMember  read;
} members[] = {
  { "id", read_external_id },
  { "external_id", read_external_id },
  { "kind", read_kind },
  { "event", read_kind },
  { "type", read_kind },
  { "at", read_at },
  { "source", read_source },
  { "url", read_url },
  { "form", read_form },
  { "campaign", read_campaign },
  { "program", read_program },
  { "fields", read_fields },
  { "lead", read_lead },
  { "email", read_email },
};

static guint
find_member (const char *name)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (members) && strcmp (name, members[i].name) != 0)
    i++;
  return i;
}

/* Takes what the fields of an event take; the rest stays for later. */
static gboolean
read_members (BatonEventParser  *self,
              JsonObject        *object,
              const char       **member,
              GError           **error)
{
  JsonNode *nodes[G_N_ELEMENTS (members) + 1] = { NULL };
  ReadMember done = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  self->taken = 0;
  self->n_rest = 0;
  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    if (!JSON_NODE_HOLDS_NULL (node))
      {
        nodes[find_member (name)] = node;
        self->n_rest++;
      }

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      if (nodes[i] == NULL || members[i].read == done)
        continue;
      done = members[i].read;
      self->taken |= 1u << i;
      self->n_rest--;
      *member = members[i].name;
      if (!members[i].read (self, nodes[i], error))
        return FALSE;
    }

  *member = NULL;
  return TRUE;
}

static gboolean
is_taken (BatonEventParser *self,
          const char       *name)
{
  guint i = find_member (name);

  return i < G_N_ELEMENTS (members) && (self->taken & 1u << i) != 0;
}

static void
keep_rest (BatonEventParser *self,
           JsonObject       *object)
{
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *data = NULL;
  JsonObject *rest;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (self->n_rest == 0)
    return;

  rest = json_object_new ();
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    if (!JSON_NODE_HOLDS_NULL (member) && !is_taken (self, name))
      json_object_set_member (rest, name, json_node_copy (member));

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, rest);
  data = baton_json_write (node);
  self->incoming->event.data = keep (self, data);
}

/* An event that is sent again without an id of its own has the same content,
 * and so the same id. One that names no time is another event at another time. */
static void
make_external_id (BatonEventParser *self,
                  const char       *body)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *id = NULL;

  g_checksum_update (checksum, (const guchar *) body, -1);
  if (!self->has_time)
    g_checksum_update (checksum, (const guchar *) &self->now, sizeof self->now);

  id = g_strdup_printf ("content-%.32s", g_checksum_get_string (checksum));
  self->incoming->event.external_id = keep (self, id);
}

/**
 * baton_event_parser_read:
 * @self: a parser
 * @node: the event
 * @body: the text that it came as, without blanks around it
 * @incoming: (out caller-allocates): the event; lends its strings until the next call
 * @member: (out) (nullable): the member that is wrong, on failure
 * @error: return location for an error
 *
 * Makes an event of a JSON object.
 *
 * Fails with `BATON_ERROR_INVALID`.
 *
 * Returns: whether it is one
 */
gboolean
baton_event_parser_read (BatonEventParser    *self,
                         JsonNode            *node,
                         const char          *body,
                         BatonIncomingEvent  *incoming,
                         const char         **member,
                         GError             **error)
{
  JsonObject *object;

  baton_arena_reset (self->arena);
  memset (incoming, 0, sizeof *incoming);
  self->incoming = incoming;
  baton_record_parser_begin (self->record, &incoming->record);
  self->has_time = FALSE;
  *member = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("An event is a JSON object, such as {\"kind\": \"page_view\", \"email\": \"ann@example.com\"}"));
      return FALSE;
    }

  object = json_node_get_object (node);
  incoming->body = body;
  incoming->event.at = self->now;
  if (!read_members (self, object, member, error))
    return FALSE;
  if (incoming->event.kind == NULL)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("The event does not say what happened. Name it, such as \"kind\": \"page_view\"."));
      return FALSE;
    }

  baton_record_parser_finish (self->record);
  keep_rest (self, object);
  if (incoming->event.source == NULL)
    incoming->event.source = DEFAULT_SOURCE;
  if (incoming->event.external_id == NULL)
    make_external_id (self, body);
  return TRUE;
}
