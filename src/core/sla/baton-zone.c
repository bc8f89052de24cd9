/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sla/baton-zone-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "baton-error.h"

/* No clock on the wall is, or ever was, this far from UTC. */
#define MAX_OFFSET ((gint64) 26 * 60 * 60)

/* The table covers 1970 to 2100. Beyond, the clock is taken not to change any
 * more: nobody knows the rules of so late a time, nor asks for so early a one. */
#define FIRST_INSTANT ((gint64) 0)
#define LAST_INSTANT  (G_GINT64_CONSTANT (4133980800))

/* Where a search for the next change begins; most are half a year apart. */
#define FIRST_STEP ((gint64) 100 * 24 * 60 * 60)

typedef struct
{
  gint64 start;   /* Instant; G_MININT64 for the first. */
  gint64 end;     /* The start of the next; G_MAXINT64 for the last. */
  gint64 offset;  /* Seconds east of UTC. */
} Stretch;

/* Invariants: there is at least one stretch; they follow each other without a
 * gap, cover all of time, and two neighbours differ in their offset. */
struct _BatonZone
{
  GTimeZone *zone;
  Stretch   *stretches;
  guint      n_stretches;
};

static gboolean
identifier_is_sound (const char *identifier)
{
  /* GTimeZone takes paths, offsets and POSIX rules as well; those are no names. */
  return g_ascii_isalpha (identifier[0]) &&
         strspn (identifier, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS "_+-/") == strlen (identifier);
}

static gboolean
has_left (GTimeZone *zone,
          int        interval,
          gint64     instant)
{
  return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant) > interval;
}

/* The first instant after @after at which the zone has left @interval; there is
 * one before the table ends. */
static gint64
find_end (GTimeZone *zone,
          int        interval,
          gint64     after)
{
  gint64 low = after;
  gint64 high = after + FIRST_STEP;

  while (high < LAST_INSTANT && !has_left (zone, interval, high))
    {
      low = high;
      high += FIRST_STEP;
    }
  high = MIN (high, LAST_INSTANT);

  while (low + 1 < high)
    {
      gint64 middle = low + (high - low) / 2;

      if (has_left (zone, interval, middle))
        high = middle;
      else
        low = middle;
    }
  return high;
}

static void
load_stretches (BatonZone *self)
{
  g_autoptr(GArray) stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  int interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, FIRST_INSTANT);
  int last = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, LAST_INSTANT);
  Stretch current = { G_MININT64, G_MAXINT64, g_time_zone_get_offset (self->zone, interval) };
  gint64 at = FIRST_INSTANT;

  while (interval < last)
    {
      gint64 offset;

      at = find_end (self->zone, interval, at);
      interval = g_time_zone_find_interval (self->zone, G_TIME_TYPE_UNIVERSAL, at);
      offset = g_time_zone_get_offset (self->zone, interval);
      if (offset == current.offset)
        continue;

      current.end = at;
      g_array_append_val (stretches, current);
      current = (Stretch) { at, G_MAXINT64, offset };
    }
  g_array_append_val (stretches, current);

  self->n_stretches = stretches->len;
  self->stretches = (Stretch *) (void *) g_array_free (g_steal_pointer (&stretches), FALSE);
}

static const Stretch *
find_stretch (BatonZone *self,
              gint64     instant)
{
  guint low = 0;
  guint high = self->n_stretches - 1;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (instant < self->stretches[middle].end)
        high = middle;
      else
        low = middle + 1;
    }
  return &self->stretches[low];
}

/*
 * baton_zone_new:
 * @identifier: the name of the zone, such as `Europe/Berlin`
 * @error: return location for an error
 *
 * Fails with `BATON_ERROR_INVALID` when there is no such zone.
 */
BatonZone *
baton_zone_new (const char  *identifier,
                GError     **error)
{
  g_autoptr(GTimeZone) zone = NULL;
  BatonZone *self;

  g_return_val_if_fail (identifier != NULL, NULL);

  if (identifier_is_sound (identifier))
    zone = g_time_zone_new_identifier (identifier);
  if (zone == NULL)
    {
      g_set_error (error, BATON_ERROR, BATON_ERROR_INVALID,
                   _("“%s” is no known time zone; write a name such as Europe/Berlin or America/Sao_Paulo"),
                   identifier);
      return NULL;
    }

  self = g_new0 (BatonZone, 1);
  self->zone = g_steal_pointer (&zone);
  load_stretches (self);
  return self;
}

void
baton_zone_free (BatonZone *self)
{
  if (self == NULL)
    return;
  g_time_zone_unref (self->zone);
  g_free (self->stretches);
  g_free (self);
}

GTimeZone *
baton_zone_get_zone (BatonZone *self)
{
  return self->zone;
}

/*
 * baton_zone_wall_at:
 *
 * What the clock on the wall shows at @instant.
 */
gint64
baton_zone_wall_at (BatonZone *self,
                    gint64     instant)
{
  return instant + find_stretch (self, instant)->offset;
}

/*
 * baton_zone_first_at:
 *
 * The first instant at which the clock on the wall shows @wall or later: the
 * first of the two when it is shown twice, the jump when it is left out.
 */
gint64
baton_zone_first_at (BatonZone *self,
                     gint64     wall)
{
  const Stretch *stretch = find_stretch (self, wall - MAX_OFFSET);

  while (stretch->end != G_MAXINT64 && stretch->end + stretch->offset <= wall)
    stretch++;
  return MAX (stretch->start, wall - stretch->offset);
}

/*
 * baton_zone_last_before:
 *
 * The instant until which the clock on the wall may still show less than
 * @wall: the second of the two when it is shown twice, the jump when it is
 * left out.
 */
gint64
baton_zone_last_before (BatonZone *self,
                        gint64     wall)
{
  const Stretch *stretch = find_stretch (self, wall + MAX_OFFSET);

  while (stretch->start != G_MININT64 && stretch->start + stretch->offset >= wall)
    stretch--;
  return MIN (stretch->end, wall - stretch->offset);
}
