/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The drills of a span of days as the calendar shows them, and what those days are: holidays, days worked for them,
 * days that drills gather about. Read once, on the main thread (a year of 2,000 drills takes milliseconds); a new one is
 * read when the office changes. Shared by the month, the year and the agenda.
 */
#pragma once

#include "registers/event.h"
#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_N_DRILL_LIGHTS (ANBAN_EVENT_LIGHT_CANCELLED + 1)

typedef struct {
  gint64 id;
  AnbanDate day, last_day; /* the same where it takes one day */
  AnbanEventLight light;
  const AnbanChoice *kind; /* or NULL */
  char *name, *unit, *place, *starts_at;
} AnbanDrillEntry;

/* How many of them begin in a span, and how they stand. */
typedef struct {
  guint all;
  guint by_light[ANBAN_N_DRILL_LIGHTS];
} AnbanDrillCounts;

#define ANBAN_TYPE_DRILL_DAYS (anban_drill_days_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDrillDays, anban_drill_days, ANBAN, DRILL_DAYS, GObject)

/* The drills that @query narrows to from @from to @to (both are in it). */
AnbanDrillDays *anban_drill_days_new (
    AnbanStore *store, const AnbanQuery *query, AnbanDate from, AnbanDate to, GError **error);

AnbanDate anban_drill_days_get_from (AnbanDrillDays *self);
AnbanDate anban_drill_days_get_to (AnbanDrillDays *self);
/* The drills of one day, those that go on from a day before first; @n may be 0. */
const AnbanDrillEntry *const *anban_drill_days_list (AnbanDrillDays *self, AnbanDate day, guint *n);
/* NULL where it is not among them. */
const AnbanDrillEntry *anban_drill_days_find (AnbanDrillDays *self, gint64 id);
/* The id of the next (1) or last (-1) drill by day; @id itself at the end. */
gint64 anban_drill_days_find_next (AnbanDrillDays *self, gint64 id, int step);
guint anban_drill_days_get_n (AnbanDrillDays *self);
void anban_drill_days_count (AnbanDrillDays *self, AnbanDate from, AnbanDate to, AnbanDrillCounts *counts);

/* What the table of holidays says of a day; 0 and NULL where it says nothing. */
int anban_drill_days_get_holiday (AnbanDrillDays *self, AnbanDate day, const char **name);
/* Whether it is free: a holiday, or a Saturday or Sunday that is not worked. */
gboolean anban_drill_days_is_free (AnbanDrillDays *self, AnbanDate day);
/* The days and weeks that drills gather about, whose months are not whole: “防灾减灾日”, or NULL. Several are
 * parted by 、. */
const char *anban_drill_days_get_observance (AnbanDrillDays *self, AnbanDate day);
/* “防灾减灾日 5月12日、安全生产月 6月1日至30日”: all that touch the span; NULL where there is none. */
char *anban_drill_days_dup_observances (AnbanDrillDays *self, AnbanDate from, AnbanDate to);

/* “6月15日 星期一”, and with its year where that is another than @today's. */
char *anban_drill_days_dup_day (AnbanDate day, AnbanDate today);
const char *anban_drill_days_get_weekday (AnbanDate day);
/* How it stands, in a word of two or three characters. */
const char *anban_drill_days_get_word (AnbanEventLight light);
const AnbanChoice *anban_drill_days_get_light (AnbanEventLight light);

G_END_DECLS
