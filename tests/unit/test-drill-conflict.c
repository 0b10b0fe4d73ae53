/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drills that get in each other's way, and the days that are worked. The day of reckoning is 2026-06-15.
 */
#include "duty-scene.h"

#include "rules/drill-conflict.h"

#include <string.h>

static AnbanDate
day_of (const char *text)
{
  AnbanDate day;

  g_assert_true (anban_date_parse (text, &day));
  return day;
}

static void
add_units (OfficeFixture *fixture)
{
  duty_scene_add_all (fixture->store, "unit",
                      "name=临水镇 kind=镇（街道）; name=县消防队 kind=部门; name=顺达公司 kind=企业");
}

static char *
join (GPtrArray *conflicts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < conflicts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            ((const AnbanDrillConflict *)conflicts->pdata[i])->sentence);
  return g_string_free (text, FALSE);
}

static const struct {
  const char *first, *second, *participants, *sentences;
} cases[] = {
    /* the same unit organises one and takes part in the other */
    {"name=甲 kind=专项演练 unit_id=临水镇 planned_on=2026-07-01",
     "name=乙 kind=专项演练 unit_id=县消防队 planned_on=2026-07-01", "drill_id=乙 unit_id=临水镇",
     "2026年7月1日，临水镇还要参加“乙”"},
    /* the place, however it is blank around it */
    {"name=甲 kind=专项演练 unit_id=临水镇 planned_on=2026-07-01 place=县体育场",
     "name=乙 kind=专项演练 unit_id=县消防队 planned_on=2026-07-01 place=县体育场", NULL,
     "2026年7月1日，地点“县体育场”已经用于“乙”"},
    /* one's own yard is not the other's */
    {"name=甲 kind=专项演练 unit_id=临水镇 planned_on=2026-07-01 place=厂区",
     "name=乙 kind=专项演练 unit_id=顺达公司 planned_on=2026-07-01 place=厂区", NULL, ""},
    /* the director of one evaluates the other */
    {"name=甲 kind=专项演练 unit_id=临水镇 planned_on=2026-07-01 director=周宁",
     "name=乙 kind=专项演练 unit_id=县消防队 planned_on=2026-07-01 evaluators=何大勇、周宁", NULL,
     "2026年7月1日，周宁还要指挥或评估“乙”"},
    /* the second day of a long one */
    {"name=甲 kind=专项演练 unit_id=临水镇 planned_on=2026-06-30 ends_on=2026-07-02",
     "name=乙 kind=专项演练 unit_id=临水镇 planned_on=2026-07-01", NULL, "2026年7月1日，临水镇还要参加“乙”"},
    {"name=甲 kind=专项演练 unit_id=临水镇 planned_on=2026-07-01",
     "name=乙 kind=专项演练 unit_id=临水镇 planned_on=2026-07-02", NULL, ""},
    /* called off */
    {"name=甲 kind=专项演练 unit_id=临水镇 planned_on=2026-07-01",
     "name=乙 kind=专项演练 unit_id=临水镇 planned_on=2026-07-01 state=取消", NULL, ""},
    /* both have been */
    {"name=甲 kind=专项演练 unit_id=临水镇 held_on=2026-06-01",
     "name=乙 kind=专项演练 unit_id=临水镇 held_on=2026-06-01", NULL, ""},
    {"name=甲 kind=专项演练 unit_id=临水镇 planned_on=2026-07-04", NULL, NULL, "2026年7月4日是周末，不上班"},
    {"name=甲 kind=专项演练 unit_id=临水镇 planned_on=2026-10-01", NULL, NULL,
     "2026年10月1日是国庆节假期，不上班"},
    /* a Saturday that is worked */
    {"name=甲 kind=专项演练 unit_id=临水镇 planned_on=2026-10-10", NULL, NULL, ""},
};

static void
check_conflict (OfficeFixture *fixture, guint i)
{
  g_autoptr (GPtrArray) all = NULL, of_one = NULL;
  g_autoptr (AnbanRecord) drill = NULL;
  g_autofree char *said = NULL, *said_of_one = NULL;
  gint64 id;

  add_units (fixture);
  duty_scene_add_all (fixture->store, "holiday",
                      "day=2026-10-01 kind=放假 name=国庆节; day=2026-10-10 kind=调休上班 name=国庆节");
  id = duty_scene_add (fixture->store, "drill", cases[i].first);
  duty_scene_add_all (fixture->store, "drill", cases[i].second);
  duty_scene_add_all (fixture->store, "drill_unit", cases[i].participants);
  all = anban_drill_conflict_list (fixture->store, day_of ("2026-01-01"), day_of ("2026-12-31"), NULL);
  drill = anban_store_get (fixture->store, &anban_drill_register, id, NULL);
  of_one = anban_drill_conflict_list_of (fixture->store, drill, ANBAN_DATE_NONE, NULL);
  said = join (all);
  said_of_one = join (of_one);
  g_assert_cmpstr (said, ==, cases[i].sentences);
  g_assert_cmpstr (said_of_one, ==, cases[i].sentences);
}

/* Asked before it is moved or saved: what would be. */
static void
test_ahead (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) drill = anban_record_new (&anban_drill_register);
  g_autoptr (GPtrArray) conflicts = NULL;

  add_units (fixture);
  duty_scene_add (fixture->store, "drill", "name=乙 kind=专项演练 unit_id=临水镇 planned_on=2026-07-03");
  g_assert_true (anban_store_parse_field (fixture->store, drill, ANBAN_DRILL_UNIT, "临水镇", NULL));
  conflicts = anban_drill_conflict_list_of (fixture->store, drill, ANBAN_DATE_NONE, NULL);
  g_assert_cmpuint (conflicts->len, ==, 0);
  g_clear_pointer (&conflicts, g_ptr_array_unref);
  /* two days long: it reaches into the third of July */
  anban_record_set_text (drill, ANBAN_DRILL_PLANNED_ON, "2026-06-18");
  anban_record_set_text (drill, ANBAN_DRILL_ENDS_ON, "2026-06-19");
  conflicts = anban_drill_conflict_list_of (fixture->store, drill, day_of ("2026-07-02"), NULL);
  g_assert_cmpuint (conflicts->len, ==, 1);
  g_assert_cmpint (((const AnbanDrillConflict *)conflicts->pdata[0])->day, ==, day_of ("2026-07-03"));
}

static void
test_working_days (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanWorkingDays) days = NULL;

  duty_scene_add_all (fixture->store, "holiday",
                      "day=2026-06-19 kind=放假 name=端午节; day=2026-02-28 kind=调休上班 name=春节; "
                      "day=2028-01-01 kind=放假 name=元旦");
  days = anban_working_days_new (fixture->store, 2026, 2027, NULL);
  g_assert_true (anban_working_days_is_free (days, day_of ("2026-06-19")));
  g_assert_cmpstr (anban_working_days_get_name (days, day_of ("2026-06-19")), ==, "端午节");
  g_assert_false (anban_working_days_is_free (days, day_of ("2026-02-28")));
  g_assert_true (anban_working_days_is_free (days, day_of ("2026-06-20")));
  g_assert_false (anban_working_days_is_free (days, day_of ("2026-06-22")));
  g_assert_null (anban_working_days_get_name (days, day_of ("2026-06-22")));
  g_assert_true (anban_working_days_knows_year (days, 2026));
  g_assert_false (anban_working_days_knows_year (days, 2027));
}

static void
test_cases (OfficeFixture *fixture, gconstpointer data)
{
  duty_scene_each (fixture, G_N_ELEMENTS (cases), check_conflict);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/drill-conflict/cases", OfficeFixture, NULL, office_fixture_set_up, test_cases,
              office_fixture_tear_down);
  g_test_add ("/drill-conflict/ahead", OfficeFixture, NULL, office_fixture_set_up, test_ahead,
              office_fixture_tear_down);
  g_test_add ("/drill-conflict/working-days", OfficeFixture, NULL, office_fixture_set_up, test_working_days,
              office_fixture_tear_down);
  return g_test_run ();
}
