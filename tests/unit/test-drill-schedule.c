/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The automatic year plan over random offices: it never breaks a rule, leaves no gap that an open day could fill, asks
 * for no drill too many; and some plain cases. The day of reckoning is 2026-06-15, a Monday.
 */
#include "duty-office.h"

#include "rules/drill-schedule.h"
#include "rules/working-days.h"

#include <string.h>

#define ROUNDS 12
#define WEEKLY 4

/* What is known of the days without the schedule: reckoned anew from the stored drills. */
typedef struct {
  AnbanWorkingDays *days;
  int in_week[60];
  GHashTable *busy; /* "unit day" */
} Book;

static int
week_of (AnbanDate day)
{
  return (day - anban_date_from_ymd (2025, 12, 29)) / 7;
}

static char *
key_of (gint64 unit, AnbanDate day)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %d", unit, day);
}

static gboolean
note_drill (AnbanRecord *record, const char *group, gpointer data)
{
  Book *book = data;
  AnbanDate day;

  if (anban_record_get_int (record, ANBAN_DRILL_STATE) == 3 ||
      !anban_date_parse (anban_record_get_text (record, ANBAN_DRILL_DAY), &day) ||
      day < anban_date_from_ymd (2026, 1, 1))
    return TRUE;
  book->in_week[week_of (day)]++;
  g_hash_table_add (book->busy, key_of (anban_record_get_int (record, ANBAN_DRILL_UNIT), day));
  return TRUE;
}

static void
note_participants (AnbanStore *store, Book *book)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_drill_unit_register);
  g_autoptr (GArray) ids = anban_store_list_ids (store, query, NULL, NULL);

  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (AnbanRecord) part =
        anban_store_get (store, &anban_drill_unit_register, g_array_index (ids, gint64, i), NULL);
    g_autoptr (AnbanRecord) drill = anban_store_get (
        store, &anban_drill_register, anban_record_get_int (part, ANBAN_DRILL_UNIT_DRILL), NULL);
    AnbanDate day;

    if (anban_record_get_int (drill, ANBAN_DRILL_STATE) != 3 &&
        anban_date_parse (anban_record_get_text (drill, ANBAN_DRILL_DAY), &day))
      g_hash_table_add (book->busy, key_of (anban_record_get_int (part, ANBAN_DRILL_UNIT_UNIT), day));
  }
}

static void
read_book (AnbanStore *store, Book *book)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_drill_register);

  memset (book->in_week, 0, sizeof book->in_week);
  book->days = anban_working_days_new (store, 2026, 2026, NULL);
  book->busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_assert_true (anban_store_foreach (store, query, note_drill, book, NULL, NULL));
  note_participants (store, book);
}

static void
clear_book (Book *book)
{
  anban_working_days_free (book->days);
  g_hash_table_unref (book->busy);
}

static gboolean
is_open (const Book *book, gint64 unit, AnbanDate day, int weekly)
{
  g_autofree char *key = key_of (unit, day);

  return !anban_working_days_is_free (book->days, day) &&
         (weekly == 0 || book->in_week[week_of (day)] < weekly) && !g_hash_table_contains (book->busy, key);
}

static void
take_all (AnbanStore *store, const AnbanDrillSchedule *schedule)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < anban_drill_schedule_get_n (schedule); i++)
    g_ptr_array_add (all, (gpointer)anban_drill_schedule_get (schedule, i));
  anban_drill_schedule_accept (store, (const AnbanDrillProposal *const *)all->pdata, all->len, &error);
  g_assert_no_error (error);
}

/* Every proposal keeps the rules, reckoned one after another. */
static void
check_rules (const AnbanDrillSchedule *schedule, Book *book, int weekly)
{
  for (guint i = 0; i < anban_drill_schedule_get_n (schedule); i++) {
    const AnbanDrillProposal *p = anban_drill_schedule_get (schedule, i);

    g_assert_cmpint (p->day != ANBAN_DATE_NONE, ==, i < anban_drill_schedule_get_n_placed (schedule));
    if (p->day == ANBAN_DATE_NONE)
      continue;
    g_assert_cmpint (p->day, >, anban_date_today ());
    g_assert_true (p->day >= p->period.from && p->day <= p->period.to);
    g_assert_true (is_open (book, p->unit_id, p->day, weekly));
    book->in_week[week_of (p->day)]++;
    g_hash_table_add (book->busy, key_of (p->unit_id, p->day));
  }
}

/* With the plan taken: what is still missing finds no open day. */
static void
check_gaps (AnbanStore *store, const AnbanDutySheet *sheet, const Book *book, int weekly)
{
  for (guint i = 0; i < anban_duty_sheet_get_n (sheet); i++) {
    const AnbanDuty *duty = anban_duty_sheet_get (sheet, i);
    AnbanDate from = MAX (MAX (duty->period.from, duty->unit->there.from), anban_date_today () + 1);
    AnbanDate to = MIN (MIN (duty->period.to, duty->unit->there.to), anban_date_from_ymd (2026, 12, 31));

    for (AnbanDate day = from; duty->figures.missing > 0 && day <= to; day++)
      if (is_open (book, duty->unit_id, day, weekly))
        g_error ("%s has a gap by %s that the day %d could fill", duty->unit->name, duty->rule->name, day);
  }
}

/* Without any one of them there would be a gap again. */
static void
check_need (AnbanStore *store)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_drill_register);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (AnbanDutySheet) before = duty_scene_reckon (store, DUTY_OFFICE_YEAR);
  int missing = anban_duty_sheet_sum (before, 0, 0, 0).missing;

  anban_query_where_null (query, ANBAN_DRILL_REQUIREMENT, ANBAN_OP_NOT_NULL);
  ids = anban_store_list_ids (store, query, NULL, NULL);
  for (guint i = 0; i < 6 && ids->len > 0; i++) {
    g_autoptr (AnbanDutySheet) after = NULL;
    gint64 id = g_array_index (ids, gint64, duty_office_draw ((int)ids->len));

    g_assert_true (anban_store_begin_step (store, "试删", NULL));
    g_assert_true (anban_store_delete (store, &anban_drill_register, id, NULL));
    after = duty_scene_reckon (store, DUTY_OFFICE_YEAR);
    g_assert_cmpint (anban_duty_sheet_sum (after, 0, 0, 0).missing, >, missing);
    anban_store_rollback_step (store);
  }
}

static void
test_properties (OfficeFixture *fixture, gconstpointer data)
{
  int weekly = GPOINTER_TO_INT (data);
  g_autoptr (GArray) units = duty_office_fill (fixture->store, 25, 8, 30);
  g_autoptr (AnbanDutySheet) sheet = duty_scene_reckon (fixture->store, DUTY_OFFICE_YEAR);
  g_autoptr (AnbanDutySheet) taken = NULL;
  g_autoptr (AnbanDrillSchedule) schedule =
      anban_drill_schedule_new (fixture->store, sheet, (guint)weekly, NULL, NULL);
  g_autoptr (AnbanDrillSchedule) again = NULL;
  Book book;

  g_assert_nonnull (schedule);
  read_book (fixture->store, &book);
  check_rules (schedule, &book, weekly);
  clear_book (&book);
  take_all (fixture->store, schedule);
  taken = duty_scene_reckon (fixture->store, DUTY_OFFICE_YEAR);
  read_book (fixture->store, &book);
  check_gaps (fixture->store, taken, &book, weekly);
  clear_book (&book);
  check_need (fixture->store);
  again = anban_drill_schedule_new (fixture->store, taken, (guint)weekly, NULL, NULL);
  g_assert_cmpuint (anban_drill_schedule_get_n_placed (again), ==, 0);
  /* one step took them all */
  g_assert_true (anban_store_undo (fixture->store, NULL));
  g_clear_pointer (&taken, anban_duty_sheet_free);
  taken = duty_scene_reckon (fixture->store, DUTY_OFFICE_YEAR);
  g_assert_cmpint (anban_duty_sheet_sum (taken, 0, 0, 0).missing, ==,
                   anban_duty_sheet_sum (sheet, 0, 0, 0).missing);
}

static const struct {
  const char *unit, *rules, *plans, *drills;
  guint weekly;
  const char *proposals; /* day, name, reported, season */
} cases[] = {
    /* one evacuation serves the rule that takes any drill as well; in the month of fire prevention */
    {"name=顺达公司 kind=企业",
     "name=任意 item=应急演练 frequency_count=1 frequency_per=每年 reported=是 basis=法规标准; "
     "name=疏散 item=应急演练 drill_kind=疏散逃生演练 frequency_count=1 frequency_per=每年 basis=上级计划",
     NULL, NULL, 0, "2026-11-16 顺达公司2026年疏散逃生演练 报 消防宣传月"},
    /* what is over cannot be planned any more; the rest is spread over the days that are left */
    {"name=青石矿 kind=企业",
     "name=专项 item=应急演练 drill_kind=专项演练 frequency_count=1 frequency_per=每季度 basis=法规标准",
     NULL, NULL, 0,
     "2026-06-23 青石矿2026年第二季度专项演练  ; 2026-08-17 青石矿2026年第三季度专项演练  ; "
     "2026-11-16 青石矿2026年第四季度专项演练  "},
    /* two a year: one in each half of what is left */
    {"name=青石矿 kind=企业",
     "name=专项 item=应急演练 drill_kind=专项演练 frequency_count=2 frequency_per=每年 basis=法规标准", NULL,
     NULL, 0, "2026-08-04 青石矿2026年专项演练  ; 2026-11-12 青石矿2026年专项演练  "},
    /* each plan by its name */
    {"name=顺达公司 kind=企业",
     "name=现场 item=应急演练 drill_kind=现场处置演练 frequency_count=1 frequency_per=每年 each_plan=是 "
     "basis=法规标准",
     "name=甲方案 unit_id=顺达公司 kind=现场处置方案; name=乙方案 unit_id=顺达公司 kind=现场处置方案", NULL,
     0,
     "2026-08-04 顺达公司2026年现场处置演练（甲方案）  ; 2026-11-12 顺达公司2026年现场处置演练（乙方案）  "},
    /* as a term begins */
    {"name=临水镇中心学校 kind=学校",
     "name=疏散 item=应急演练 drill_kind=疏散逃生演练 frequency_count=1 frequency_per=每年 basis=法规标准",
     NULL, NULL, 0, "2026-09-16 临水镇中心学校2026年疏散逃生演练  秋季开学"},
    /* planned already */
    {"name=顺达公司 kind=企业", "name=任意 item=应急演练 frequency_count=1 frequency_per=每年 basis=法规标准",
     NULL, "name=演练 kind=专项演练 unit_id=顺达公司 planned_on=2026-12-31", 0, ""},
};

static void
check_case (OfficeFixture *fixture, guint n)
{
  g_autoptr (AnbanDutySheet) sheet = NULL;
  g_autoptr (AnbanDrillSchedule) schedule = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  duty_scene_add_all (fixture->store, "unit", cases[n].unit);
  duty_scene_add_all (fixture->store, "requirement", cases[n].rules);
  duty_scene_add_all (fixture->store, "emergency_plan", cases[n].plans);
  duty_scene_add_all (fixture->store, "drill", cases[n].drills);
  sheet = duty_scene_reckon (fixture->store, DUTY_OFFICE_YEAR);
  schedule = anban_drill_schedule_new (fixture->store, sheet, cases[n].weekly, NULL, NULL);
  for (guint i = 0; i < anban_drill_schedule_get_n (schedule); i++) {
    const AnbanDrillProposal *p = anban_drill_schedule_get (schedule, i);
    char iso[ANBAN_DATE_ISO_SIZE];

    g_string_append_printf (said, "%s%s %s %s %s", i > 0 ? "; " : "", anban_date_to_iso (p->day, iso),
                            p->name, p->reported ? "报" : "", p->season != NULL ? p->season : "");
  }
  g_assert_cmpstr (said->str, ==, cases[n].proposals);
}

/* Thirty firms, four a week: no two weeks differ much. */
static void
test_spread (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanDutySheet) sheet = NULL;
  g_autoptr (AnbanDrillSchedule) schedule = NULL;
  int in_month[13] = {0};

  g_assert_true (anban_store_begin_step (fixture->store, "填入", NULL));
  for (int i = 0; i < 65; i++) {
    g_autofree char *row = g_strdup_printf ("name=第%d公司 kind=企业", i);

    duty_scene_add (fixture->store, "unit", row);
  }
  g_assert_true (anban_store_commit_step (fixture->store, NULL));
  duty_scene_add (
      fixture->store, "requirement",
      "name=专项 item=应急演练 drill_kind=专项演练 frequency_count=1 frequency_per=每年 basis=法规标准");
  sheet = duty_scene_reckon (fixture->store, DUTY_OFFICE_YEAR);
  schedule = anban_drill_schedule_new (fixture->store, sheet, WEEKLY, NULL, NULL);
  g_assert_cmpuint (anban_drill_schedule_get_n_placed (schedule), ==, 65);
  for (guint i = 0; i < 65; i++) {
    int year, month, day;

    anban_date_get_ymd (anban_drill_schedule_get (schedule, i)->day, &year, &month, &day);
    in_month[month]++;
  }
  for (int month = 7; month <= 12; month++)
    g_assert_true (in_month[month] >= 8 && in_month[month] <= 12);
}

static void
test_cases (OfficeFixture *fixture, gconstpointer data)
{
  duty_scene_each (fixture, G_N_ELEMENTS (cases), check_case);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/drill-schedule/cases", OfficeFixture, NULL, office_fixture_set_up, test_cases,
              office_fixture_tear_down);
  g_test_add ("/drill-schedule/spread", OfficeFixture, NULL, office_fixture_set_up, test_spread,
              office_fixture_tear_down);
  for (int i = 0; i < ROUNDS; i++) {
    g_autofree char *path = g_strdup_printf ("/drill-schedule/office/%02d", i + 1);

    g_test_add (path, OfficeFixture,
                GINT_TO_POINTER (i % 3 == 0   ? 0
                                 : i % 3 == 1 ? WEEKLY
                                              : 1),
                office_fixture_set_up, test_properties, office_fixture_tear_down);
  }
  return g_test_run ();
}
