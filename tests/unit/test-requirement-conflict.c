/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requirements that ask less than the law, and those that say the same twice.
 */
#include "duty-scene.h"

#include "rules/requirement-conflict.h"

#include <string.h>

#define UNITS                                                                                                        \
  "name=青石矿 kind=企业 industry=非煤矿山; name=顺达公司 kind=企业 industry=商贸; name=临水镇 " \
  "kind=镇（街道）"
#define LAW                                                                                                   \
  "name=矿山 item=应急演练 frequency_count=1 frequency_per=每半年 unit_kind=企业 industry=矿山 " \
  "basis=法规标准"                                                                                        \
  " source=应急条例 clause=第八条"

typedef struct {
  const char *rules, *sentences;
} Case;

static const Case cases[] = {
    /* once a year is less than once each half-year, for the one mine */
    {LAW "; name=县计划 item=应急演练 frequency_count=1 frequency_per=每年 unit_kind=企业 basis=上级计划 "
         "source=县计划 clause=二、3",
     "“县计划”（县计划 二、3）要求每年至少 1 次，低于“矿山”（应急条例第八条）的每半年至少 1 次，涉及 1 "
     "家单位；按后者统计"},
    /* twice a year is not said of each half */
    {LAW "; name=县计划 item=应急演练 frequency_count=2 frequency_per=每年 unit_kind=企业 basis=上级计划",
     "“县计划”（没有注明出处）要求每年至少 2 次，低于“矿山”（应急条例第八条）的每半年至少 1 次，涉及 1 "
     "家单位；按后者统计"},
    /* stricter than the law */
    {LAW "; name=县计划 item=应急演练 frequency_count=1 frequency_per=每季度 unit_kind=企业 basis=上级计划",
     ""},
    /* as strict as the law, for more units: no double */
    {LAW "; name=县计划 item=应急演练 frequency_count=1 frequency_per=每半年 unit_kind=企业 basis=上级计划",
     ""},
    /* of other units */
    {LAW
     "; name=县计划 item=应急演练 frequency_count=1 frequency_per=每年 unit_kind=镇（街道） basis=上级计划",
     ""},
    /* of another matter: the law leaves open which drill it is */
    {LAW "; name=县计划 item=应急演练 drill_kind=疏散逃生演练 frequency_count=1 frequency_per=每年 "
         "unit_kind=企业 "
         "basis=上级计划",
     ""},
    /* not at the same time */
    {LAW " effective_to=2025-12-31; name=县计划 item=应急演练 frequency_count=1 frequency_per=每年 "
         "unit_kind=企业 "
         "basis=上级计划",
     ""},
    /* said twice */
    {LAW "; name=又一条 item=应急演练 frequency_count=1 frequency_per=每半年 unit_kind=企业 industry=矿山 "
         "basis=本办要求",
     "“又一条”（本办要求）与“矿山”（应急条例第八条）对同样的单位要求相同，涉及 1 家单位；只按后者统计"},
};

static void
check_conflict (OfficeFixture *fixture, guint number)
{
  const Case *row = &cases[number];
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (GString) said = g_string_new (NULL);

  duty_scene_add_all (fixture->store, "unit", UNITS);
  duty_scene_add_all (fixture->store, "requirement", row->rules);
  conflicts = anban_requirement_conflict_list (fixture->store, anban_date_today (), NULL);
  for (guint i = 0; i < conflicts->len; i++)
    g_string_append_printf (said, "%s%s", i > 0 ? "\n" : "",
                            ((const AnbanRequirementConflict *)conflicts->pdata[i])->sentence);
  g_assert_cmpstr (said->str, ==, row->sentences);
}

/* What is flagged as weaker owes nothing by itself: the units that both concern owe by the law alone. */
static void
test_reckoning_agrees (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (AnbanDutySheet) sheet = NULL;
  const AnbanRequirementConflict *conflict;
  guint n_weak = 0, n_strict = 0;

  duty_scene_add_all (fixture->store, "unit", UNITS);
  duty_scene_add_all (fixture->store, "requirement", cases[0].rules);
  conflicts = anban_requirement_conflict_list (fixture->store, anban_date_today (), NULL);
  conflict = conflicts->pdata[0];
  sheet = duty_scene_reckon (fixture->store, 2026);
  for (guint i = 0; i < anban_duty_sheet_get_n (sheet); i++) {
    const AnbanDuty *duty = anban_duty_sheet_get (sheet, i);

    n_weak += duty->requirement_id == conflict->weak_id;
    n_strict += duty->requirement_id == conflict->strict_id;
  }
  g_assert_cmpuint (n_weak, ==, 1);   /* the shop */
  g_assert_cmpuint (n_strict, ==, 2); /* the mine, in both halves */
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
  g_test_add ("/requirement-conflict/cases", OfficeFixture, NULL, office_fixture_set_up, test_cases,
              office_fixture_tear_down);
  g_test_add ("/requirement-conflict/reckoning", OfficeFixture, NULL, office_fixture_set_up,
              test_reckoning_agrees, office_fixture_tear_down);
  return g_test_run ();
}
