/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/drill-days.h"

#include "registers/drill.h"
#include "registers/holiday.h"
#include "registers/observance.h"

#include <stdio.h>
#include <stdlib.h>
#include <glib/gi18n-lib.h>

#define LONGEST 62 /* days that a drill may take before the span and still reach into it */
#define BADGE   7  /* days at most of what is told on each of its days */

typedef struct {
  AnbanDate from, to;
  char *name;
} Observance;

struct _AnbanDrillDays {
  GObject parent_instance;

  AnbanDate from, to;
  GPtrArray *entries;  /* AnbanDrillEntry, in the order of their days */
  GPtrArray **by_day;  /* AnbanDrillEntry of each day from @from on, or NULL */
  GHashTable *by_id;   /* gint64 → AnbanDrillEntry */
  char **holidays;     /* name of each day, or NULL */
  guint8 *kinds;       /* AnbanHolidayKind of each day, or 0 */
  GArray *observances; /* Observance */
  char **badges;       /* of each day, or NULL */
};

G_DEFINE_FINAL_TYPE (AnbanDrillDays, anban_drill_days, G_TYPE_OBJECT)

static guint
count_days (AnbanDrillDays *self)
{
  return (guint)(self->to - self->from + 1);
}

static gboolean
is_inside (AnbanDrillDays *self, AnbanDate day)
{
  return day >= self->from && day <= self->to;
}

static void
free_entry (AnbanDrillEntry *entry)
{
  g_free (entry->name);
  g_free (entry->unit);
  g_free (entry->place);
  g_free (entry->starts_at);
  g_free (entry);
}

/* --- reading --- */

static char *
dup_text (AnbanRecord *record, guint field)
{
  return anban_record_is_null (record, field) ? NULL : g_strdup (anban_record_get_text (record, field));
}

static gboolean
take_drill_cb (AnbanRecord *record, const char *group, gpointer data)
{
  AnbanDrillDays *self = data;
  const AnbanField *kinds = &anban_drill_register.fields[ANBAN_DRILL_KIND];
  AnbanDrillEntry *entry;
  AnbanDate day, last;

  if (!anban_date_parse (anban_record_get_text (record, ANBAN_DRILL_DAY), &day))
    return TRUE;
  if (!anban_date_parse (anban_record_get_text (record, ANBAN_DRILL_ENDS_ON), &last) || last < day)
    last = day;
  if (last < self->from)
    return TRUE;
  entry = g_new0 (AnbanDrillEntry, 1);
  entry->id = anban_record_get_id (record);
  entry->day = day;
  entry->last_day = last;
  entry->light = (AnbanEventLight)anban_record_get_int (record, ANBAN_DRILL_LIGHT);
  entry->kind = anban_field_find_choice (kinds, (int)anban_record_get_int (record, ANBAN_DRILL_KIND));
  entry->name = g_strdup (anban_record_get_text (record, ANBAN_DRILL_NAME));
  entry->unit = g_strdup (anban_record_get_ref_title (record, ANBAN_DRILL_UNIT));
  entry->place = dup_text (record, ANBAN_DRILL_PLACE);
  entry->starts_at = dup_text (record, ANBAN_DRILL_STARTS_AT);
  g_ptr_array_add (self->entries, entry);
  return TRUE;
}

/* What goes on from the day before stands first, then by the hour. */
static int
compare_entries (gconstpointer first, gconstpointer second)
{
  const AnbanDrillEntry *a = *(const AnbanDrillEntry *const *)first,
                        *b = *(const AnbanDrillEntry *const *)second;
  int order = (a->day > b->day) - (a->day < b->day);

  if (order == 0 && (a->starts_at == NULL) != (b->starts_at == NULL))
    return a->starts_at == NULL ? 1 : -1;
  if (order == 0)
    order = g_strcmp0 (a->starts_at, b->starts_at);
  return order != 0 ? order : (a->id > b->id) - (a->id < b->id);
}

static void
lay_out (AnbanDrillDays *self)
{
  g_ptr_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len; i++) {
    AnbanDrillEntry *entry = self->entries->pdata[i];

    g_hash_table_insert (self->by_id, &entry->id, entry);
    for (AnbanDate day = MAX (entry->day, self->from); day <= MIN (entry->last_day, self->to); day++) {
      GPtrArray **list = &self->by_day[day - self->from];

      if (*list == NULL)
        *list = g_ptr_array_new ();
      g_ptr_array_add (*list, entry);
    }
  }
}

static gboolean
read_drills (AnbanDrillDays *self, AnbanStore *store, const AnbanQuery *query, GError **error)
{
  static const guint fields[] = {ANBAN_DRILL_NAME,    ANBAN_DRILL_LIGHT,    ANBAN_DRILL_KIND,
                                 ANBAN_DRILL_DAY,     ANBAN_DRILL_UNIT,     ANBAN_DRILL_PLACE,
                                 ANBAN_DRILL_ENDS_ON, ANBAN_DRILL_STARTS_AT};
  g_autoptr (AnbanQuery) narrowed = anban_query_copy (query);
  char from[ANBAN_DATE_ISO_SIZE], to[ANBAN_DATE_ISO_SIZE];
  guint64 bits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    bits |= G_GUINT64_CONSTANT (1) << fields[i];
  anban_query_set_fields (narrowed, bits);
  anban_query_set_grouping (narrowed, NULL);
  anban_query_set_sort (narrowed, -1, FALSE);
  anban_query_where_text (narrowed, ANBAN_DRILL_DAY, ANBAN_OP_GE,
                          anban_date_to_iso (self->from - LONGEST, from));
  anban_query_where_text (narrowed, ANBAN_DRILL_DAY, ANBAN_OP_LE, anban_date_to_iso (self->to, to));
  if (!anban_store_foreach (store, narrowed, take_drill_cb, self, NULL, error))
    return FALSE;
  lay_out (self);
  return TRUE;
}

static gboolean
take_holiday_cb (AnbanRecord *record, const char *group, gpointer data)
{
  AnbanDrillDays *self = data;
  AnbanDate day;

  if (!anban_date_parse (anban_record_get_text (record, ANBAN_HOLIDAY_DAY), &day) || !is_inside (self, day))
    return TRUE;
  g_free (self->holidays[day - self->from]);
  self->holidays[day - self->from] = g_strdup (anban_record_get_text (record, ANBAN_HOLIDAY_NAME));
  self->kinds[day - self->from] = (guint8)anban_record_get_int (record, ANBAN_HOLIDAY_KIND);
  return TRUE;
}

static gboolean
read_holidays (AnbanDrillDays *self, AnbanStore *store, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_holiday_register);
  char from[ANBAN_DATE_ISO_SIZE], to[ANBAN_DATE_ISO_SIZE];

  anban_query_where_text (query, ANBAN_HOLIDAY_DAY, ANBAN_OP_GE, anban_date_to_iso (self->from, from));
  anban_query_where_text (query, ANBAN_HOLIDAY_DAY, ANBAN_OP_LE, anban_date_to_iso (self->to, to));
  return anban_store_foreach (store, query, take_holiday_cb, self, NULL, error);
}

/* MM-DD in that year; 29 February is the last day of the month in other years. */
static AnbanDate
find_day (int year, const char *text)
{
  int month, day;

  if (sscanf (text, "%d-%d", &month, &day) != 2)
    return ANBAN_DATE_NONE;
  return MIN (anban_date_from_ymd (year, month, 1) + day - 1, anban_date_month_end (year, month));
}

static void
add_badge (AnbanDrillDays *self, AnbanDate day, const char *name)
{
  char **badge = &self->badges[day - self->from];
  char *joined = *badge != NULL ? g_strconcat (*badge, "、", name, NULL) : g_strdup (name);

  g_free (*badge);
  *badge = joined;
}

static gboolean
take_observance_cb (AnbanRecord *record, const char *group, gpointer data)
{
  AnbanDrillDays *self = data;
  const char *from = anban_record_get_text (record, ANBAN_OBSERVANCE_FROM_DAY);
  const char *to = anban_record_get_text (record, ANBAN_OBSERVANCE_TO_DAY);
  int first, last;

  anban_date_get_ymd (self->from, &first, NULL, NULL);
  anban_date_get_ymd (self->to, &last, NULL, NULL);
  for (int year = first; year <= last; year++) {
    Observance observance = {find_day (year, from), find_day (year, *to != '\0' ? to : from), NULL};

    if (observance.from == ANBAN_DATE_NONE || observance.to < observance.from)
      continue;
    observance.name = g_strdup (anban_record_get_text (record, ANBAN_OBSERVANCE_NAME));
    g_array_append_val (self->observances, observance);
    if (observance.to - observance.from < BADGE)
      for (AnbanDate day = observance.from; day <= observance.to; day++)
        if (is_inside (self, day))
          add_badge (self, day, observance.name);
  }
  return TRUE;
}

static gboolean
read_all (AnbanDrillDays *self, AnbanStore *store, const AnbanQuery *query, GError **error)
{
  g_autoptr (AnbanQuery) observances = anban_query_new (&anban_observance_register);

  return read_drills (self, store, query, error) && read_holidays (self, store, error) &&
         anban_store_foreach (store, observances, take_observance_cb, self, NULL, error);
}

/* --- the object --- */

static void
clear_observance (Observance *observance)
{
  g_free (observance->name);
}

static void
anban_drill_days_finalize (GObject *object)
{
  AnbanDrillDays *self = ANBAN_DRILL_DAYS (object);

  for (guint i = 0; i < count_days (self); i++) {
    g_clear_pointer (&self->by_day[i], g_ptr_array_unref);
    g_free (self->holidays[i]);
    g_free (self->badges[i]);
  }
  g_free (self->by_day);
  g_free (self->holidays);
  g_free (self->badges);
  g_free (self->kinds);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->entries);
  g_array_unref (self->observances);
  G_OBJECT_CLASS (anban_drill_days_parent_class)->finalize (object);
}

static void
anban_drill_days_class_init (AnbanDrillDaysClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anban_drill_days_finalize;
}

static void
anban_drill_days_init (AnbanDrillDays *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)free_entry);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->observances = g_array_new (FALSE, FALSE, sizeof (Observance));
  g_array_set_clear_func (self->observances, (GDestroyNotify)clear_observance);
}

AnbanDrillDays *
anban_drill_days_new (
    AnbanStore *store, const AnbanQuery *query, AnbanDate from, AnbanDate to, GError **error)
{
  g_autoptr (AnbanDrillDays) self = g_object_new (ANBAN_TYPE_DRILL_DAYS, NULL);

  self->from = from;
  self->to = to;
  self->by_day = g_new0 (GPtrArray *, count_days (self));
  self->holidays = g_new0 (char *, count_days (self));
  self->badges = g_new0 (char *, count_days (self));
  self->kinds = g_new0 (guint8, count_days (self));
  return read_all (self, store, query, error) ? g_steal_pointer (&self) : NULL;
}

AnbanDate
anban_drill_days_get_from (AnbanDrillDays *self)
{
  return self->from;
}

AnbanDate
anban_drill_days_get_to (AnbanDrillDays *self)
{
  return self->to;
}

const AnbanDrillEntry *const *
anban_drill_days_list (AnbanDrillDays *self, AnbanDate day, guint *n)
{
  GPtrArray *list = is_inside (self, day) ? self->by_day[day - self->from] : NULL;

  *n = list != NULL ? list->len : 0;
  return list != NULL ? (const AnbanDrillEntry *const *)list->pdata : NULL;
}

const AnbanDrillEntry *
anban_drill_days_find (AnbanDrillDays *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

gint64
anban_drill_days_find_next (AnbanDrillDays *self, gint64 id, int step)
{
  guint position;
  const AnbanDrillEntry *entry = anban_drill_days_find (self, id);

  if (entry == NULL || !g_ptr_array_find (self->entries, entry, &position) || (step < 0 && position == 0) ||
      (step > 0 && position + 1 == self->entries->len))
    return id;
  return ((AnbanDrillEntry *)self->entries->pdata[(int)position + step])->id;
}

guint
anban_drill_days_get_n (AnbanDrillDays *self)
{
  return self->entries->len;
}

void
anban_drill_days_count (AnbanDrillDays *self, AnbanDate from, AnbanDate to, AnbanDrillCounts *counts)
{
  *counts = (AnbanDrillCounts){0};
  for (AnbanDate day = MAX (from, self->from); day <= MIN (to, self->to); day++) {
    GPtrArray *list = self->by_day[day - self->from];

    for (guint i = 0; list != NULL && i < list->len; i++) {
      const AnbanDrillEntry *entry = list->pdata[i];

      if (entry->day != day)
        continue;
      counts->all++;
      counts->by_light[CLAMP (entry->light, 0, ANBAN_N_DRILL_LIGHTS - 1)]++;
    }
  }
}

/* --- what the days are --- */

int
anban_drill_days_get_holiday (AnbanDrillDays *self, AnbanDate day, const char **name)
{
  if (name != NULL)
    *name = is_inside (self, day) ? self->holidays[day - self->from] : NULL;
  return is_inside (self, day) ? self->kinds[day - self->from] : 0;
}

gboolean
anban_drill_days_is_free (AnbanDrillDays *self, AnbanDate day)
{
  int kind = anban_drill_days_get_holiday (self, day, NULL);

  return kind != 0 ? kind == ANBAN_HOLIDAY_FREE : anban_date_get_weekday (day) > 5;
}

const char *
anban_drill_days_get_observance (AnbanDrillDays *self, AnbanDate day)
{
  return is_inside (self, day) ? self->badges[day - self->from] : NULL;
}

static void
append_observance (GString *text, const Observance *observance)
{
  int month, day, last_month, last_day;

  anban_date_get_ymd (observance->from, NULL, &month, &day);
  anban_date_get_ymd (observance->to, NULL, &last_month, &last_day);
  if (text->len > 0)
    g_string_append (text, _ ("、"));
  g_string_append_printf (text, _ ("%s %d月%d日"), observance->name, month, day);
  if (last_month != month)
    g_string_append_printf (text, _ ("至%d月%d日"), last_month, last_day);
  else if (last_day != day)
    g_string_append_printf (text, _ ("至%d日"), last_day);
}

char *
anban_drill_days_dup_observances (AnbanDrillDays *self, AnbanDate from, AnbanDate to)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->observances->len; i++) {
    const Observance *observance = &g_array_index (self->observances, Observance, i);

    if (observance->from <= to && observance->to >= from)
      append_observance (text, observance);
  }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

const char *
anban_drill_days_get_weekday (AnbanDate day)
{
  static const char *const names[] = {N_ ("星期一"), N_ ("星期二"), N_ ("星期三"), N_ ("星期四"),
                                      N_ ("星期五"), N_ ("星期六"), N_ ("星期日")};

  return _ (names[anban_date_get_weekday (day) - 1]);
}

char *
anban_drill_days_dup_day (AnbanDate day, AnbanDate today)
{
  int year, month, number, this_year;

  anban_date_get_ymd (day, &year, &month, &number);
  anban_date_get_ymd (today, &this_year, NULL, NULL);
  if (year != this_year)
    return g_strdup_printf (_ ("%d年%d月%d日 %s"), year, month, number, anban_drill_days_get_weekday (day));
  return g_strdup_printf (_ ("%d月%d日 %s"), month, number, anban_drill_days_get_weekday (day));
}

const char *
anban_drill_days_get_word (AnbanEventLight light)
{
  static const char *const words[ANBAN_N_DRILL_LIGHTS] = {
      [ANBAN_EVENT_LIGHT_MISSED] = N_ ("逾期"),    [ANBAN_EVENT_LIGHT_SOON] = N_ ("临近"),
      [ANBAN_EVENT_LIGHT_PLANNED] = N_ ("计划"),   [ANBAN_EVENT_LIGHT_HELD] = N_ ("已开展"),
      [ANBAN_EVENT_LIGHT_CANCELLED] = N_ ("取消"),
  };

  return light > 0 && light < ANBAN_N_DRILL_LIGHTS ? _ (words[light]) : "";
}

const AnbanChoice *
anban_drill_days_get_light (AnbanEventLight light)
{
  return anban_field_find_choice (&anban_drill_register.fields[ANBAN_DRILL_LIGHT], (int)light);
}
