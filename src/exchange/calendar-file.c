/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/calendar-file.h"

#include "base/date.h"
#include "exchange/output-file.h"
#include "registers/drill.h"
#include "registers/event.h"
#include "registers/training.h"

#include <errno.h>
#include <libical/ical.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ZONE "Asia/Shanghai"

/* What an event says, by the fields of its register. */
typedef struct {
  const AnbanRegister *reg;
  const char *category;
  guint name, state, day, ends_on, starts_at, place, light;
  const int *told; /* fields of the description, ended by -1 */
} Kind;

static const int drill_told[] = {ANBAN_DRILL_LIGHT,
                                 ANBAN_DRILL_KIND,
                                 ANBAN_DRILL_FORM,
                                 ANBAN_DRILL_UNIT,
                                 ANBAN_DRILL_PARTICIPANTS,
                                 ANBAN_DRILL_DIRECTOR,
                                 -1};
static const int training_told[] = {ANBAN_TRAINING_LIGHT,   ANBAN_TRAINING_KIND,  ANBAN_TRAINING_UNIT,
                                    ANBAN_TRAINING_TEACHER, ANBAN_TRAINING_HOURS, -1};

static const Kind kinds[] = {
    {&anban_drill_register, "应急演练", ANBAN_DRILL_NAME, ANBAN_DRILL_STATE, ANBAN_DRILL_DAY,
     ANBAN_DRILL_ENDS_ON, ANBAN_DRILL_STARTS_AT, ANBAN_DRILL_PLACE, ANBAN_DRILL_LIGHT, drill_told},
    {&anban_training_register, "教育培训", ANBAN_TRAINING_NAME, ANBAN_TRAINING_STATE, ANBAN_TRAINING_DAY,
     ANBAN_TRAINING_ENDS_ON, ANBAN_TRAINING_STARTS_AT, ANBAN_TRAINING_PLACE, ANBAN_TRAINING_LIGHT,
     training_told},
};

typedef struct {
  icalcomponent *calendar;
  const Kind *kind;
  struct icaltimetype stamp;
  gboolean deleted;
  guint n_events;
} Writing;

static const Kind *
find_kind (const AnbanRegister *reg)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].reg == reg)
      return &kinds[i];
  return NULL;
}

/* Valid UTF-8 without the control characters that a calendar file may not hold. */
static char *
dup_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p++)
    if ((guchar)*p >= 0x20 ? *p != 0x7F : *p == '\n' || *p == '\t')
      g_string_append_c (clean, *p);
  return g_string_free (clean, FALSE);
}

/* --- one event --- */

/* For paper and other programs: choices by their Chinese names, whatever the language of the window. */
static char *
dup_told (const AnbanField *field, AnbanRecord *record, guint number)
{
  const AnbanChoice *choice;
  g_autofree char *text = NULL;

  if (field->kind == ANBAN_KIND_CHOICE) {
    choice = anban_field_find_choice (field, (int)anban_record_get_int (record, number));
    return g_strdup (choice != NULL ? choice->label : "");
  }
  text = anban_record_dup_display (record, number);
  return dup_clean (text);
}

static char *
dup_description (const Kind *kind, AnbanRecord *record)
{
  GString *lines = g_string_new (NULL);

  for (const int *field = kind->told; *field >= 0; field++) {
    g_autofree char *text = dup_told (&kind->reg->fields[*field], record, (guint)*field);

    if (*text != '\0')
      g_string_append_printf (lines, "%s%s：%s", lines->len > 0 ? "\n" : "", kind->reg->fields[*field].label,
                              text);
  }
  return g_string_free (lines, FALSE);
}

static struct icaltimetype
make_day (AnbanDate day)
{
  struct icaltimetype time = icaltime_null_time ();

  anban_date_get_ymd (day, &time.year, &time.month, &time.day);
  time.is_date = 1;
  return time;
}

/* One day with an hour begins then; how long it takes is not known. All else are whole days, the end being the day after
 * the last. */
static void
add_days (icalcomponent *event, const Kind *kind, AnbanRecord *record, AnbanDate day)
{
  struct icaltimetype start = make_day (day);
  AnbanDate last;
  int hour, minute;
  icalproperty *property;

  if (!anban_date_parse (anban_record_get_text (record, kind->ends_on), &last) || last < day)
    last = day;
  if (last == day && sscanf (anban_record_get_text (record, kind->starts_at), "%d:%d", &hour, &minute) == 2) {
    start.is_date = 0;
    start.hour = hour;
    start.minute = minute;
    property = icalproperty_new_dtstart (start);
    icalproperty_add_parameter (property, icalparameter_new_tzid (ZONE));
    icalcomponent_add_property (event, property);
    return;
  }
  icalcomponent_add_property (event, icalproperty_new_dtstart (start));
  icalcomponent_add_property (event, icalproperty_new_dtend (make_day (last + 1)));
}

static void
add_text (icalcomponent *event, const char *text, icalproperty *(*create) (const char *))
{
  g_autofree char *clean = dup_clean (text);

  if (*clean != '\0')
    icalcomponent_add_property (event, create (clean));
}

static gboolean
add_event_cb (AnbanRecord *record, const char *group, gpointer data)
{
  Writing *writing = data;
  const Kind *kind = writing->kind;
  gboolean cancelled =
      writing->deleted || anban_record_get_int (record, kind->state) == ANBAN_EVENT_CANCELLED;
  g_autofree char *description = NULL;
  icalcomponent *event;
  AnbanDate day;

  if (!anban_date_parse (anban_record_get_text (record, kind->day), &day))
    return TRUE;
  event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  description = dup_description (kind, record);
  icalcomponent_add_property (event, icalproperty_new_uid (anban_record_get_uuid (record)));
  icalcomponent_add_property (event, icalproperty_new_sequence ((int)anban_record_get_rev (record)));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (writing->stamp));
  add_days (event, kind, record, day);
  add_text (event, anban_record_get_text (record, kind->name), icalproperty_new_summary);
  add_text (event, anban_record_get_text (record, kind->place), icalproperty_new_location);
  add_text (event, description, icalproperty_new_description);
  icalcomponent_add_property (event, icalproperty_new_categories (kind->category));
  icalcomponent_add_property (
      event, icalproperty_new_status (cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  /* a drill of others takes nobody's time: the day stays free in the calendar of who reads it */
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_component (writing->calendar, event);
  if (!writing->deleted)
    writing->n_events++;
  return TRUE;
}

/* --- the calendar --- */

/* China has had one time without summer time since 1992. */
static icalcomponent *
create_zone (void)
{
  icalcomponent *zone = icalcomponent_new (ICAL_VTIMEZONE_COMPONENT),
                *standard = icalcomponent_new (ICAL_XSTANDARD_COMPONENT);
  struct icaltimetype since = icaltime_null_time ();

  since.year = 1992;
  since.month = since.day = 1;
  icalcomponent_add_property (zone, icalproperty_new_tzid (ZONE));
  icalcomponent_add_property (standard, icalproperty_new_dtstart (since));
  icalcomponent_add_property (standard, icalproperty_new_tzoffsetfrom (8 * 3600));
  icalcomponent_add_property (standard, icalproperty_new_tzoffsetto (8 * 3600));
  icalcomponent_add_property (standard, icalproperty_new_tzname ("CST"));
  icalcomponent_add_component (zone, standard);
  return zone;
}

static icalcomponent *
create_calendar (AnbanStore *store)
{
  icalcomponent *calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  g_autofree char *office = anban_store_dup_setting (store, "office-name", "");
  g_autofree char *clean = dup_clean (office);
  g_autofree char *name = g_strconcat (clean, "演练和培训", NULL);
  icalproperty *title = icalproperty_new_x (name);

  icalproperty_set_x_name (title, "X-WR-CALNAME");
  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar, icalproperty_new_prodid ("-//Anban//Anban//ZH"));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  icalcomponent_add_property (calendar, title);
  icalcomponent_add_component (calendar, create_zone ());
  return calendar;
}

/* The living ones, then those in the recycle bin. */
static gboolean
add_events (
    Writing *writing, AnbanStore *store, const AnbanQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanQuery) narrowed = anban_query_copy (query);

  writing->kind = find_kind (anban_query_get_register (query));
  g_return_val_if_fail (writing->kind != NULL, FALSE);
  anban_query_set_grouping (narrowed, NULL);
  anban_query_set_sort (narrowed, -1, FALSE);
  writing->deleted = FALSE;
  if (!anban_store_foreach (store, narrowed, add_event_cb, writing, cancellable, error))
    return FALSE;
  writing->deleted = TRUE;
  anban_query_set_deleted (narrowed, TRUE);
  return anban_store_foreach (store, narrowed, add_event_cb, writing, cancellable, error);
}

static gboolean
write_text (const char *text, const char *path, GError **error)
{
  g_autoptr (AnbanOutputFile) file = anban_output_file_new (path, error);
  gsize length = strlen (text);

  if (file == NULL)
    return FALSE;
  while (length > 0) {
    gssize written = write (anban_output_file_get_descriptor (file), text, length);

    if (written < 0 && errno == EINTR)
      continue;
    if (written <= 0) {
      anban_output_file_set_error (error, path, written == 0 ? EIO : errno);
      return FALSE;
    }
    text += written;
    length -= (gsize)written;
  }
  return anban_output_file_commit (file, error);
}

gboolean
anban_calendar_file_write (AnbanStore *store,
                           const AnbanQuery *const *queries,
                           guint n_queries,
                           const char *path,
                           guint *n_events,
                           GCancellable *cancellable,
                           GError **error)
{
  Writing writing = {.calendar = create_calendar (store)};
  gboolean done = TRUE;
  char *text;

  writing.stamp = icaltime_current_time_with_zone (icaltimezone_get_utc_timezone ());
  for (guint i = 0; done && i < n_queries; i++)
    done = add_events (&writing, store, queries[i], cancellable, error);
  if (done) {
    text = icalcomponent_as_ical_string_r (writing.calendar);
    done = write_text (text, path, error);
    icalmemory_free_buffer (text);
  }
  icalcomponent_free (writing.calendar);
  if (n_events != NULL)
    *n_events = writing.n_events;
  return done;
}

gboolean
anban_calendar_file_write_year (
    AnbanStore *store, int year, const char *path, guint *n_events, GCancellable *cancellable, GError **error)
{
  AnbanQuery *queries[G_N_ELEMENTS (kinds)];
  char from[ANBAN_DATE_ISO_SIZE], to[ANBAN_DATE_ISO_SIZE];
  gboolean done;

  anban_date_to_iso (anban_date_from_ymd (year, 1, 1), from);
  anban_date_to_iso (anban_date_from_ymd (year, 12, 31), to);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    queries[i] = anban_query_new (kinds[i].reg);
    anban_query_where_text (queries[i], kinds[i].day, ANBAN_OP_GE, from);
    anban_query_where_text (queries[i], kinds[i].day, ANBAN_OP_LE, to);
  }
  done = anban_calendar_file_write (store, (const AnbanQuery *const *)queries, G_N_ELEMENTS (kinds), path,
                                    n_events, cancellable, error);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    anban_query_free (queries[i]);
  return done;
}
