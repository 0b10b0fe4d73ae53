/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 双重交办, the ladder of 督办 on both lines, and 挂牌督办.
 */
#include "hazard-scene.h"

#include "rules/hazard-escalation.h"
#include "rules/hazard-listing.h"
#include "rules/hazard-supervision.h"

#define TARGET(array, i) (&g_array_index (array, AnbanHazardTarget, i))

static void
assert_invalid (GError **error, const char *words)
{
  g_assert_error (*error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  if (strstr ((*error)->message, words) == NULL)
    g_error ("“%s” does not say “%s”", (*error)->message, words);
  g_clear_error (error);
}

static GPtrArray *
list_recipients (HazardScene *scene, AnbanRecord *hazard)
{
  return anban_store_list_details (scene->store, &anban_hazard_recipient_register,
                                   anban_record_get_id (hazard), NULL);
}

static const char *
get_number (AnbanRecord *record, guint letter_field)
{
  return anban_record_get_ref_title (record, letter_field);
}

/* Both lines in one go, on the day of the finding and with a deadline behind today: late on both. */
static AnbanRecord *
add_assigned (HazardScene *scene, AnbanHazardLevel level, AnbanLetters letters)
{
  AnbanRecord *hazard = hazard_scene_add (scene, level);
  AnbanHazardTarget targets[] = {{ANBAN_LINE_TERRITORY, scene->town, hazard_scene_day ("2026-03-20")},
                                 {ANBAN_LINE_INDUSTRY, scene->department, ANBAN_DATE_NONE}};
  AnbanHazardAssignment assignment = {.targets = targets,
                                      .n_targets = 2,
                                      .letters = letters,
                                      .on = hazard_scene_day ("2026-03-03"),
                                      .due_on = hazard_scene_day ("2026-03-25"),
                                      .person = "周宁",
                                      .signer = "秦主任"};
  g_autoptr (GError) error = NULL;

  anban_hazard_assign (scene->store, hazard, &assignment, &error);
  g_assert_no_error (error);
  return hazard;
}

static void
test_propose (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) targets = NULL;
  gint64 village = office_fixture_add_unit (&scene->office, "柳林村", ANBAN_UNIT_KIND_VILLAGE, scene->town);
  gint64 overseer = office_fixture_add_unit (&scene->office, "县粮食中心", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  g_autoptr (AnbanRecord) firm = NULL;

  targets = anban_hazard_propose_recipients (scene->store, hazard, &error);
  g_assert_cmpuint (targets->len, ==, 2);
  g_assert_cmpint (TARGET (targets, 0)->line, ==, ANBAN_LINE_TERRITORY);
  g_assert_cmpint (TARGET (targets, 0)->unit_id, ==, scene->town);
  g_assert_cmpint (TARGET (targets, 1)->line, ==, ANBAN_LINE_INDUSTRY);
  g_assert_cmpint (TARGET (targets, 1)->unit_id, ==, scene->department);
  /* the town above the village; what is on it already is not proposed again */
  firm = anban_store_get (scene->store, &anban_unit_register, scene->firm, NULL);
  anban_record_set_int (firm, ANBAN_UNIT_PARENT, village);
  g_assert_true (anban_store_save (scene->store, firm, &error));
  hazard_scene_add_recipient (scene, hazard, ANBAN_LINE_INDUSTRY, scene->department);
  g_array_unref (targets);
  targets = anban_hazard_propose_recipients (scene->store, hazard, &error);
  g_assert_cmpuint (targets->len, ==, 1);
  g_assert_cmpint (TARGET (targets, 0)->unit_id, ==, scene->town);
  /* a department above it comes before one that names its industry; no town, none proposed */
  anban_record_set_int (firm, ANBAN_UNIT_PARENT, overseer);
  g_assert_true (anban_store_save (scene->store, firm, &error));
  g_array_unref (targets);
  targets = anban_hazard_propose_recipients (scene->store, hazard, &error);
  g_assert_cmpuint (targets->len, ==, 1);
  g_assert_cmpint (TARGET (targets, 0)->unit_id, ==, overseer);
  g_assert_no_error (error);
}

static void
test_assign_both (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = add_assigned (scene, ANBAN_HAZARD_LEVEL_GENERAL, ANBAN_LETTERS_EACH);
  g_autoptr (GPtrArray) recipients = list_recipients (scene, hazard);
  g_autoptr (AnbanRecord) letter = NULL;

  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_STATE), ==, ANBAN_HAZARD_STATE_ASSIGNED);
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_DUE_ON), ==, "2026-03-25");
  g_assert_cmpuint (recipients->len, ==, 2);
  g_assert_cmpstr (get_number (recipients->pdata[0], ANBAN_HAZARD_RECIPIENT_LETTER), ==, "安办交〔2026〕1号");
  g_assert_cmpstr (get_number (recipients->pdata[1], ANBAN_HAZARD_RECIPIENT_LETTER), ==, "安办交〔2026〕2号");
  g_assert_cmpstr (anban_record_get_text (recipients->pdata[0], ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON), ==,
                   "2026-03-03");
  letter = anban_store_get (scene->store, &anban_letter_register,
                            anban_record_get_int (recipients->pdata[0], ANBAN_HAZARD_RECIPIENT_LETTER), NULL);
  g_assert_cmpstr (anban_record_get_text (letter, ANBAN_LETTER_TITLE), ==,
                   "关于云溪县顺达仓储有限公司隐患整改的交办通知");
  g_assert_cmpint (anban_record_get_int (letter, ANBAN_LETTER_UNIT), ==, scene->town);
  /* one step: all of it is taken back at once */
  g_assert_cmpstr (anban_store_get_undo_label (scene->store), ==, "交办 YH-20260302-0001");
  g_assert_true (anban_store_undo (scene->store, NULL));
  g_assert_cmpint (hazard_scene_count (scene, &anban_letter_register), ==, 0);
  g_assert_cmpint (hazard_scene_count (scene, &anban_hazard_recipient_register), ==, 0);
  g_assert_true (anban_store_refresh (scene->store, hazard, NULL));
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_STATE), ==, ANBAN_HAZARD_STATE_REGISTERED);
}

/* A third one later gets its own letter; those there keep theirs. */
static void
test_assign_more (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = add_assigned (scene, ANBAN_HAZARD_LEVEL_GENERAL, ANBAN_LETTERS_SHARED);
  gint64 third = office_fixture_add_unit (&scene->office, "县应急管理局", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  AnbanHazardTarget targets[] = {{ANBAN_LINE_TERRITORY, scene->town, ANBAN_DATE_NONE},
                                 {ANBAN_LINE_INDUSTRY, third, ANBAN_DATE_NONE}};
  AnbanHazardAssignment more = {.targets = targets,
                                .n_targets = 2,
                                .letters = ANBAN_LETTERS_EACH,
                                .on = hazard_scene_day ("2026-03-05"),
                                .person = "周宁"};
  g_autoptr (GPtrArray) recipients = NULL;
  g_autoptr (GError) error = NULL;

  anban_hazard_assign (scene->store, hazard, &more, &error);
  g_assert_no_error (error);
  recipients = list_recipients (scene, hazard);
  g_assert_cmpuint (recipients->len, ==, 3);
  g_assert_cmpstr (get_number (recipients->pdata[0], ANBAN_HAZARD_RECIPIENT_LETTER), ==, "安办交〔2026〕1号");
  g_assert_cmpstr (get_number (recipients->pdata[1], ANBAN_HAZARD_RECIPIENT_LETTER), ==, "安办交〔2026〕1号");
  g_assert_cmpstr (get_number (recipients->pdata[2], ANBAN_HAZARD_RECIPIENT_LETTER), ==, "安办交〔2026〕2号");
}

static void
test_assign_refused (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  AnbanHazardTarget target = {ANBAN_LINE_TERRITORY, scene->town, ANBAN_DATE_NONE};
  AnbanHazardAssignment assignment = {.targets = &target,
                                      .n_targets = 1,
                                      .letters = ANBAN_LETTERS_EACH,
                                      .on = hazard_scene_day ("2026-03-03"),
                                      .due_on = ANBAN_DATE_NONE,
                                      .person = "周宁"};
  g_autoptr (GError) error = NULL;

  /* nothing is left of what was begun: no recipient, no number */
  g_assert_false (anban_hazard_assign (scene->store, hazard, &assignment, &error));
  assert_invalid (&error, "没有填写“整改时限”");
  g_assert_cmpint (hazard_scene_count (scene, &anban_letter_register), ==, 0);
  g_assert_cmpint (hazard_scene_count (scene, &anban_hazard_recipient_register), ==, 0);
  target.due_on = hazard_scene_day ("2026-03-01");
  assignment.due_on = hazard_scene_day ("2026-03-25");
  g_assert_false (anban_hazard_assign (scene->store, hazard, &assignment, &error));
  assert_invalid (&error, "答复时限早于交办日期");
  hazard_scene_take (scene, hazard, ANBAN_STEP_VOID, "2026-03-03", NULL);
  g_assert_false (anban_hazard_assign (scene->store, hazard, &assignment, &error));
  assert_invalid (&error, "不能再交办");
}

static void
test_receipt_and_answer (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = add_assigned (scene, ANBAN_HAZARD_LEVEL_GENERAL, ANBAN_LETTERS_EACH);
  g_autoptr (GPtrArray) recipients = list_recipients (scene, hazard);
  AnbanRecord *town = recipients->pdata[0];
  g_autoptr (GError) error = NULL;

  g_assert_false (anban_hazard_receive (scene->store, town, "许文", hazard_scene_day ("2026-03-02"), &error));
  assert_invalid (&error, "签收日期早于交办日期");
  g_assert_true (anban_store_refresh (scene->store, town, NULL));
  g_assert_false (anban_hazard_receive (scene->store, town, " ", ANBAN_DATE_NONE, &error));
  assert_invalid (&error, "没有填写“签收人”");
  g_assert_true (anban_hazard_receive (scene->store, town, "许文", hazard_scene_day ("2026-03-04"), &error));
  g_assert_cmpint (anban_record_get_int (town, ANBAN_HAZARD_RECIPIENT_LIGHT), ==, 1);
  g_assert_true (
      anban_hazard_answer (scene->store, town, "已现场督促", hazard_scene_day ("2026-03-19"), &error));
  g_assert_cmpint (anban_record_get_int (town, ANBAN_HAZARD_RECIPIENT_LIGHT), ==, 4);
  /* the other line's clock goes on by itself */
  g_assert_cmpint (anban_record_get_int (recipients->pdata[1], ANBAN_HAZARD_RECIPIENT_LIGHT), ==, 1);
  g_assert_no_error (error);
}

/* --- the ladder --- */

static AnbanHazardEscalation
escalation (HazardScene *scene, AnbanEscalationRung rung, const AnbanHazardTarget *targets, guint n)
{
  return (AnbanHazardEscalation){.rung = rung,
                                 .targets = targets,
                                 .n_targets = n,
                                 .letters = ANBAN_LETTERS_EACH,
                                 .on = hazard_scene_day ("2026-04-01"),
                                 .person = "周宁",
                                 .signer = "秦主任",
                                 .content = "请抓紧督促整改"};
}

static void
test_ladder (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = add_assigned (scene, ANBAN_HAZARD_LEVEL_GENERAL, ANBAN_LETTERS_EACH);
  g_autoptr (GError) error = NULL;
  AnbanHazardTarget both[] = {{ANBAN_LINE_TERRITORY, scene->town, ANBAN_DATE_NONE},
                              {ANBAN_LINE_INDUSTRY, scene->department, ANBAN_DATE_NONE}};

  for (AnbanEscalationRung rung = ANBAN_RUNG_REMIND; rung <= ANBAN_RUNG_DENOUNCE; rung++) {
    AnbanHazardEscalation step = escalation (scene, rung, both, 2);
    g_autoptr (GArray) proposals = anban_hazard_propose_escalations (scene->store, hazard, &error);
    AnbanHazardEscalationProposal *first = &g_array_index (proposals, AnbanHazardEscalationProposal, 0);
    AnbanHazardEscalationProposal *second = &g_array_index (proposals, AnbanHazardEscalationProposal, 1);

    g_assert_cmpuint (proposals->len, ==, 2);
    g_assert_cmpint (first->rung, ==, rung);
    g_assert_cmpint (first->line, ==, ANBAN_LINE_TERRITORY);
    /* its own deadline, and the hazard's */
    g_assert_cmpuint (first->days_late, ==, 87);
    g_assert_cmpuint (second->days_late, ==, 82);
    g_assert_true (anban_hazard_escalate (scene->store, hazard, &step, &error));
    g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_ESCALATED), ==, rung);
  }
  /* there is none above */
  g_assert_cmpint (anban_hazard_get_next_rung (scene->store, hazard, scene->town, NULL), ==,
                   ANBAN_RUNG_DENOUNCE);
  g_assert_cmpint (hazard_scene_count (scene, &anban_letter_register), ==, 10);
  g_assert_no_error (error);
}

static void
test_ladder_rows (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = add_assigned (scene, ANBAN_HAZARD_LEVEL_GENERAL, ANBAN_LETTERS_NONE);
  AnbanHazardTarget town = {ANBAN_LINE_TERRITORY, scene->town, hazard_scene_day ("2026-06-20")};
  AnbanHazardEscalation step = escalation (scene, ANBAN_RUNG_SUMMON, &town, 1);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) proposals = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (anban_hazard_escalate (scene->store, hazard, &step, &error));
  assert_invalid (&error, "对临水镇人民政府还没有“提醒”，没有直接“约谈”");
  g_assert_cmpint (hazard_scene_count (scene, &anban_letter_register), ==, 0);
  step.skip_reason = "多次电话催办没有回应";
  g_assert_true (anban_hazard_escalate (scene->store, hazard, &step, &error));
  rows = anban_store_list_details (scene->store, &anban_hazard_escalation_register,
                                   anban_record_get_id (hazard), NULL);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (anban_record_get_text (rows->pdata[0], ANBAN_HAZARD_ESCALATION_CONTENT), ==,
                   "请抓紧督促整改\n越级原因：多次电话催办没有回应");
  g_assert_cmpstr (get_number (rows->pdata[0], ANBAN_HAZARD_ESCALATION_LETTER), ==, "安办约〔2026〕1号");
  /* its deadline is still to come: nothing new is proposed for the town, the other line has its own ladder */
  proposals = anban_hazard_propose_escalations (scene->store, hazard, &error);
  g_assert_cmpuint (proposals->len, ==, 1);
  g_assert_cmpint (g_array_index (proposals, AnbanHazardEscalationProposal, 0).unit_id, ==,
                   scene->department);
  g_assert_cmpint (g_array_index (proposals, AnbanHazardEscalationProposal, 0).rung, ==, ANBAN_RUNG_REMIND);
  g_assert_cmpint (anban_hazard_get_next_rung (scene->store, hazard, scene->town, NULL), ==,
                   ANBAN_RUNG_DENOUNCE);
  step.person = NULL;
  g_assert_false (anban_hazard_escalate (scene->store, hazard, &step, &error));
  assert_invalid (&error, "没有填写“签字人”");
  step.person = "周宁";
  step.on = hazard_scene_day ("2026-06-16");
  g_assert_false (anban_hazard_escalate (scene->store, hazard, &step, &error));
  assert_invalid (&error, "还没有到");
}

/* Neither before it was handed out, nor when nobody is late, nor afterwards. */
static void
test_ladder_needs_lateness (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  AnbanHazardTarget town = {ANBAN_LINE_TERRITORY, scene->town, ANBAN_DATE_NONE};
  AnbanHazardEscalation step = escalation (scene, ANBAN_RUNG_REMIND, &town, 1);
  g_autoptr (GArray) proposals = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (anban_hazard_escalate (scene->store, hazard, &step, &error));
  assert_invalid (&error, "只有已经交办");
  hazard_scene_complete (scene, hazard);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-06-10", "2026-07-01");
  proposals = anban_hazard_propose_escalations (scene->store, hazard, &error);
  g_assert_cmpuint (proposals->len, ==, 0);
  hazard_scene_take (scene, hazard, ANBAN_STEP_VOID, "2026-06-11", NULL);
  g_assert_false (anban_hazard_escalate (scene->store, hazard, &step, &error));
  assert_invalid (&error, "只有已经交办");
}

/* --- 挂牌督办 --- */

static void
test_listing (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) general = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (AnbanRecord) hazard = add_assigned (scene, ANBAN_HAZARD_LEVEL_MAJOR, ANBAN_LETTERS_NONE);
  AnbanHazardListing listing = {.level = ANBAN_LISTING_COUNTY,
                                .person = "秦主任",
                                .on = hazard_scene_day ("2026-03-04"),
                                .due_on = hazard_scene_day ("2026-05-04"),
                                .letter = TRUE};
  g_autoptr (GError) error = NULL;

  g_assert_false (anban_hazard_put_on_list (scene->store, general, &listing, &error));
  assert_invalid (&error, "只有重大隐患");
  g_assert_true (anban_hazard_put_on_list (scene->store, hazard, &listing, &error));
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_LISTED), ==, ANBAN_LISTING_COUNTY);
  g_assert_false (anban_hazard_put_on_list (scene->store, hazard, &listing, &error));
  assert_invalid (&error, "已经由县级挂牌督办");
  listing = (AnbanHazardListing){.level = ANBAN_LISTING_CITY,
                                 .person = "李处长",
                                 .on = hazard_scene_day ("2026-03-10"),
                                 .due_on = hazard_scene_day ("2026-03-09"),
                                 .letter_no = "市安办挂〔2026〕7号"};
  g_assert_false (anban_hazard_put_on_list (scene->store, hazard, &listing, &error));
  assert_invalid (&error, "截止日期早于督办日期");
  listing.due_on = ANBAN_DATE_NONE;
  g_assert_false (anban_hazard_put_on_list (scene->store, hazard, &listing, &error));
  assert_invalid (&error, "没有填写截止日期");
  listing.due_on = hazard_scene_day ("2026-06-10");
  g_assert_true (anban_hazard_put_on_list (scene->store, hazard, &listing, &error));
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_LISTED), ==, ANBAN_LISTING_CITY);
  g_assert_cmpint (hazard_scene_count (scene, &anban_letter_register), ==, 1);
  g_assert_no_error (error);
}

static void
test_lifting (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_MAJOR);
  AnbanHazardListing listing = {.level = ANBAN_LISTING_COUNTY,
                                .person = "秦主任",
                                .on = hazard_scene_day ("2026-03-04"),
                                .due_on = hazard_scene_day ("2026-05-04")};
  AnbanHazardLifting lifting = {.on = hazard_scene_day ("2026-03-20"), .lifted_by = "秦主任", .letter = TRUE};
  AnbanHazardMove closing = hazard_scene_move (scene, ANBAN_STEP_CLOSE, "2026-03-21", NULL);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  hazard_scene_complete (scene, hazard);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-20");
  g_assert_true (anban_hazard_put_on_list (scene->store, hazard, &listing, &error));
  rows = anban_store_list_details (scene->store, &anban_hazard_listing_register, anban_record_get_id (hazard),
                                   NULL);
  g_assert_false (anban_hazard_lift (scene->store, rows->pdata[0], &lifting, &error));
  assert_invalid (&error, "还没有复查合格");
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-05", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_REPORT, "2026-03-18", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_PASS, "2026-03-19", NULL);
  hazard_scene_refuse (scene, hazard, &closing, "挂牌督办还没有解除");
  lifting.on = hazard_scene_day ("2026-03-03");
  g_assert_false (anban_hazard_lift (scene->store, rows->pdata[0], &lifting, &error));
  assert_invalid (&error, "解除日期早于督办日期");
  /* what was refused is not left in the record */
  g_assert_false (anban_record_is_modified (rows->pdata[0]));
  lifting.on = hazard_scene_day ("2026-03-20");
  g_assert_true (anban_hazard_lift (scene->store, rows->pdata[0], &lifting, &error));
  g_assert_cmpint (anban_record_get_int (rows->pdata[0], ANBAN_HAZARD_LISTING_STATE), ==, 3);
  g_assert_cmpint (hazard_scene_count (scene, &anban_letter_register), ==, 1);
  g_assert_false (anban_hazard_lift (scene->store, rows->pdata[0], &lifting, &error));
  assert_invalid (&error, "已经解除");
  hazard_scene_take (scene, hazard, ANBAN_STEP_CLOSE, "2026-03-21", NULL);
  g_assert_false (anban_hazard_put_on_list (scene->store, hazard, &listing, &error));
  assert_invalid (&error, "已经销号或作废");
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/hazard-supervision/" name, HazardScene, NULL, hazard_scene_set_up, function,                 \
              hazard_scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("propose", test_propose);
  ADD ("assign/both", test_assign_both);
  ADD ("assign/more", test_assign_more);
  ADD ("assign/refused", test_assign_refused);
  ADD ("receipt-and-answer", test_receipt_and_answer);
  ADD ("ladder/all", test_ladder);
  ADD ("ladder/rows", test_ladder_rows);
  ADD ("ladder/needs-lateness", test_ladder_needs_lateness);
  ADD ("listing", test_listing);
  ADD ("lifting", test_lifting);
  return g_test_run ();
}
