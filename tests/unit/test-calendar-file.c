/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drills as a calendar file, read back with libical: each once, by the same UID in every export, called off and deleted
 * ones as CANCELLED, texts as they were.
 */
#include "office-fixture.h"

#include "exchange/calendar-file.h"
#include "registers/drill.h"
#include "registers/event.h"

#include <libical/ical.h>
#include <string.h>

typedef struct {
  OfficeFixture office;
  char *file;
  gint64 town;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  office_fixture_set_up (&f->office, data);
  f->file = g_build_filename (f->office.folder, "演练.ics", NULL);
  f->town = office_fixture_add_unit (&f->office, "松岭镇人民政府", ANBAN_UNIT_KIND_TOWN, 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  office_fixture_tear_down (&f->office, data);
  g_free (f->file);
}

static AnbanRecord *
create_drill (Fixture *f, const char *name, const char *planned_on)
{
  AnbanRecord *drill = anban_record_new (&anban_drill_register);

  anban_record_set_text (drill, ANBAN_DRILL_NAME, name);
  anban_record_set_int (drill, ANBAN_DRILL_KIND, ANBAN_DRILL_SPECIAL);
  anban_record_set_int (drill, ANBAN_DRILL_STATE, ANBAN_EVENT_PLANNED);
  anban_record_set_int (drill, ANBAN_DRILL_UNIT, f->town);
  anban_record_set_text (drill, ANBAN_DRILL_PLANNED_ON, planned_on);
  return drill;
}

static void
save (Fixture *f, AnbanRecord *drill)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (f->office.store, drill, &error);
  g_assert_no_error (error);
}

static char *
read_file (Fixture *f)
{
  char *text;

  g_assert_true (g_file_get_contents (f->file, &text, NULL, NULL));
  return text;
}

static icalcomponent *
write_and_read (Fixture *f, guint expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  icalcomponent *calendar;
  guint n;

  anban_calendar_file_write_year (f->office.store, 2026, f->file, &n, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, expected);
  text = read_file (f);
  calendar = icalparser_parse_string (text);
  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  return calendar;
}

static icalcomponent *
find_event (icalcomponent *calendar, AnbanRecord *drill)
{
  icalcomponent *found = NULL;

  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL; event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    if (strcmp (icalcomponent_get_uid (event), anban_record_get_uuid (drill)) == 0) {
      g_assert_null (found);
      found = event;
    }
  return found;
}

static enum icalproperty_status
get_status (icalcomponent *event)
{
  return icalproperty_get_status (icalcomponent_get_first_property (event, ICAL_STATUS_PROPERTY));
}

/* Texts of every shape come back as they were; lines are folded at 75 bytes and end with CR LF. */
static void
test_texts (Fixture *f, gconstpointer data)
{
  static const char name[] =
      "防汛、转移避险；逗号,分号;反斜杠\\换行也要原样回来的一次很长很长很长很长很长很长很长的演练";
  g_autoptr (AnbanRecord) drill = create_drill (f, name, "2026-06-18");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  icalcomponent *calendar, *event;

  anban_record_set_text (drill, ANBAN_DRILL_PLACE, "镇政府, 三楼; \"会议室\"");
  save (f, drill);
  calendar = write_and_read (f, 1);
  event = find_event (calendar, drill);
  g_assert_nonnull (event);
  g_assert_cmpstr (icalcomponent_get_summary (event), ==, name);
  g_assert_cmpstr (icalcomponent_get_location (event), ==, "镇政府, 三楼; \"会议室\"");
  g_assert_nonnull (strstr (icalcomponent_get_description (event), "组织单位：松岭镇人民政府"));
  icalcomponent_free (calendar);
  text = read_file (f);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  lines = g_strsplit (text, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_assert_null (strpbrk (lines[i], "\r\n"));
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
  }
}

/* A day without an hour is a whole day, several end on the day after the last, an hour is Shanghai's. */
static void
test_days (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanRecord) day = create_drill (f, "一天", "2026-06-18");
  g_autoptr (AnbanRecord) days = create_drill (f, "三天", "2026-12-30");
  g_autoptr (AnbanRecord) hour = create_drill (f, "上午", "2026-02-28");
  g_autoptr (AnbanRecord) none = create_drill (f, "没有日期", NULL);
  icalcomponent *calendar, *event;
  struct icaltimetype time;
  icalparameter *zone;

  anban_record_set_text (days, ANBAN_DRILL_ENDS_ON, "2027-01-01");
  anban_record_set_text (hour, ANBAN_DRILL_STARTS_AT, "9:30");
  save (f, day);
  save (f, days);
  save (f, hour);
  save (f, none);
  calendar = write_and_read (f, 3);
  time = icalcomponent_get_dtstart (find_event (calendar, day));
  g_assert_true (time.is_date && time.month == 6 && time.day == 18);
  time = icalcomponent_get_dtend (find_event (calendar, day));
  g_assert_true (time.is_date && time.month == 6 && time.day == 19);
  time = icalcomponent_get_dtend (find_event (calendar, days));
  g_assert_true (time.is_date && time.year == 2027 && time.month == 1 && time.day == 2);
  event = find_event (calendar, hour);
  time = icalcomponent_get_dtstart (event);
  g_assert_true (!time.is_date && time.hour == 9 && time.minute == 30);
  zone = icalproperty_get_first_parameter (icalcomponent_get_first_property (event, ICAL_DTSTART_PROPERTY),
                                           ICAL_TZID_PARAMETER);
  g_assert_cmpstr (icalparameter_get_tzid (zone), ==, "Asia/Shanghai");
  g_assert_nonnull (icalcomponent_get_timezone (calendar, "Asia/Shanghai"));
  g_assert_null (find_event (calendar, none));
  icalcomponent_free (calendar);
}

/* The second export has the same events; what changed has a higher sequence, what went is cancelled. */
static void
test_second_export (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanRecord) kept = create_drill (f, "不变", "2026-06-18");
  g_autoptr (AnbanRecord) moved = create_drill (f, "改期", "2026-06-19");
  g_autoptr (AnbanRecord) called_off = create_drill (f, "取消", "2026-06-20");
  g_autoptr (AnbanRecord) deleted = create_drill (f, "删除", "2026-06-21");
  g_autoptr (GError) error = NULL;
  int kept_sequence, moved_sequence, deleted_sequence;
  icalcomponent *calendar;

  save (f, kept);
  save (f, moved);
  save (f, called_off);
  save (f, deleted);
  calendar = write_and_read (f, 4);
  kept_sequence = icalcomponent_get_sequence (find_event (calendar, kept));
  moved_sequence = icalcomponent_get_sequence (find_event (calendar, moved));
  deleted_sequence = icalcomponent_get_sequence (find_event (calendar, deleted));
  g_assert_cmpint (get_status (find_event (calendar, called_off)), ==, ICAL_STATUS_CONFIRMED);
  icalcomponent_free (calendar);

  anban_record_set_text (moved, ANBAN_DRILL_PLANNED_ON, "2026-07-01");
  save (f, moved);
  anban_record_set_int (called_off, ANBAN_DRILL_STATE, ANBAN_EVENT_CANCELLED);
  save (f, called_off);
  anban_store_delete (f->office.store, &anban_drill_register, anban_record_get_id (deleted), &error);
  g_assert_no_error (error);
  calendar = write_and_read (f, 3);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 4);
  g_assert_cmpint (icalcomponent_get_sequence (find_event (calendar, kept)), ==, kept_sequence);
  g_assert_cmpint (icalcomponent_get_sequence (find_event (calendar, moved)), >, moved_sequence);
  g_assert_cmpint (icalcomponent_get_dtstart (find_event (calendar, moved)).month, ==, 7);
  g_assert_cmpint (get_status (find_event (calendar, called_off)), ==, ICAL_STATUS_CANCELLED);
  g_assert_cmpint (get_status (find_event (calendar, deleted)), ==, ICAL_STATUS_CANCELLED);
  g_assert_cmpint (icalcomponent_get_sequence (find_event (calendar, deleted)), >, deleted_sequence);
  icalcomponent_free (calendar);
}

/* What cannot be written leaves what was there. */
static void
test_no_folder (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->office.folder, "没有", "演练.ics", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (anban_calendar_file_write_year (f->office.store, 2026, path, NULL, NULL, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/calendar-file/texts", test_texts);
  ADD ("/calendar-file/days", test_days);
  ADD ("/calendar-file/second-export", test_second_export);
  ADD ("/calendar-file/no-folder", test_no_folder);
  return g_test_run ();
}
