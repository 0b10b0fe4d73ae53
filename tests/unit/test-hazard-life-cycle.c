/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The life of a hazard: every step in every situation, what is missing and is named, days in the wrong order, what
 * follows from a step, and two clerks at one card.
 */
#include "hazard-scene.h"

#define STEP(step) (1u << (step))

/* --- every step in every situation --- */

typedef enum {
  REGISTERED,
  ASSIGNED,
  ASSIGNED_ASKED,
  RECTIFYING,
  RECTIFYING_ASKED,
  RECTIFYING_AGAIN,
  TO_RECHECK,
  PASSED,
  FIXED,
  CLOSED,
  VOIDED,
  N_SITUATIONS,
} Situation;

/* Which steps are possible, for both levels where they do not differ. */
static const struct {
  const char *name;
  AnbanHazardState state;
  guint general, major;
} situations[N_SITUATIONS] = {
    [REGISTERED] = {"registered", ANBAN_HAZARD_STATE_REGISTERED,
                    STEP (ANBAN_STEP_ASSIGN) | STEP (ANBAN_STEP_FIX_ON_SPOT) | STEP (ANBAN_STEP_VOID)},
    [ASSIGNED] = {"assigned", ANBAN_HAZARD_STATE_ASSIGNED,
                  STEP (ANBAN_STEP_START) | STEP (ANBAN_STEP_ASK_EXTENSION) | STEP (ANBAN_STEP_VOID)},
    [ASSIGNED_ASKED] = {"assigned, asked for more time", ANBAN_HAZARD_STATE_ASSIGNED,
                        STEP (ANBAN_STEP_START) | STEP (ANBAN_STEP_GRANT_EXTENSION) |
                            STEP (ANBAN_STEP_REFUSE_EXTENSION) | STEP (ANBAN_STEP_VOID)},
    [RECTIFYING] = {"rectifying", ANBAN_HAZARD_STATE_RECTIFYING,
                    STEP (ANBAN_STEP_REPORT) | STEP (ANBAN_STEP_ASK_EXTENSION) | STEP (ANBAN_STEP_VOID)},
    [RECTIFYING_ASKED] = {"rectifying, asked for more time", ANBAN_HAZARD_STATE_RECTIFYING,
                          STEP (ANBAN_STEP_REPORT) | STEP (ANBAN_STEP_GRANT_EXTENSION) |
                              STEP (ANBAN_STEP_REFUSE_EXTENSION) | STEP (ANBAN_STEP_VOID)},
    [RECTIFYING_AGAIN] = {"rectifying in a second round", ANBAN_HAZARD_STATE_RECTIFYING,
                          STEP (ANBAN_STEP_REPORT) | STEP (ANBAN_STEP_ASK_EXTENSION) |
                              STEP (ANBAN_STEP_VOID)},
    [TO_RECHECK] = {"to recheck", ANBAN_HAZARD_STATE_TO_RECHECK,
                    STEP (ANBAN_STEP_PASS) | STEP (ANBAN_STEP_FAIL) | STEP (ANBAN_STEP_VOID)},
    [PASSED] = {"rechecked", ANBAN_HAZARD_STATE_TO_RECHECK,
                STEP (ANBAN_STEP_CLOSE) | STEP (ANBAN_STEP_FAIL) | STEP (ANBAN_STEP_VOID)},
    /* what is major is rechecked, even where it was fixed on the spot */
    [FIXED] = {"fixed on the spot", ANBAN_HAZARD_STATE_TO_RECHECK,
               STEP (ANBAN_STEP_CLOSE) | STEP (ANBAN_STEP_FAIL) | STEP (ANBAN_STEP_VOID),
               STEP (ANBAN_STEP_PASS) | STEP (ANBAN_STEP_FAIL) | STEP (ANBAN_STEP_VOID)},
    [CLOSED] = {"closed", ANBAN_HAZARD_STATE_CLOSED, STEP (ANBAN_STEP_LOOK_BACK) | STEP (ANBAN_STEP_RELAPSE)},
    [VOIDED] = {"void", ANBAN_HAZARD_STATE_VOID, 0},
};

static const AnbanHazardState ends[] = {
    [ANBAN_STEP_ASSIGN] = ANBAN_HAZARD_STATE_ASSIGNED,
    [ANBAN_STEP_START] = ANBAN_HAZARD_STATE_RECTIFYING,
    [ANBAN_STEP_REPORT] = ANBAN_HAZARD_STATE_TO_RECHECK,
    [ANBAN_STEP_FAIL] = ANBAN_HAZARD_STATE_RECTIFYING,
    [ANBAN_STEP_CLOSE] = ANBAN_HAZARD_STATE_CLOSED,
    [ANBAN_STEP_FIX_ON_SPOT] = ANBAN_HAZARD_STATE_TO_RECHECK,
    [ANBAN_STEP_VOID] = ANBAN_HAZARD_STATE_VOID,
    [ANBAN_N_HAZARD_STEPS] = 0,
};

static void
bring_to (HazardScene *scene, AnbanRecord *hazard, Situation situation)
{
  if (situation == REGISTERED)
    return;
  if (situation == VOIDED) {
    hazard_scene_take (scene, hazard, ANBAN_STEP_VOID, "2026-03-03", NULL);
    return;
  }
  if (situation == FIXED) {
    hazard_scene_take (scene, hazard, ANBAN_STEP_FIX_ON_SPOT, "2026-03-02", NULL);
    return;
  }
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-20");
  if (situation == ASSIGNED_ASKED)
    hazard_scene_take (scene, hazard, ANBAN_STEP_ASK_EXTENSION, "2026-03-04", "2026-04-20");
  if (situation <= ASSIGNED_ASKED)
    return;
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-05", NULL);
  if (situation == RECTIFYING_ASKED)
    hazard_scene_take (scene, hazard, ANBAN_STEP_ASK_EXTENSION, "2026-03-06", "2026-04-20");
  if (situation <= RECTIFYING_ASKED)
    return;
  hazard_scene_take (scene, hazard, ANBAN_STEP_REPORT, "2026-03-16", NULL);
  if (situation == RECTIFYING_AGAIN)
    hazard_scene_take (scene, hazard, ANBAN_STEP_FAIL, "2026-03-18", "2026-04-02");
  if (situation == PASSED || situation == CLOSED)
    hazard_scene_take (scene, hazard, ANBAN_STEP_PASS, "2026-03-18", NULL);
  if (situation == CLOSED)
    hazard_scene_take (scene, hazard, ANBAN_STEP_CLOSE, "2026-03-19", NULL);
}

/* Taken, undone and done again: three times the same as before. */
static void
assert_taken (HazardScene *scene, AnbanRecord *hazard, const AnbanHazardMove *move, AnbanHazardState state)
{
  gint64 id = anban_record_get_id (hazard);
  g_autofree char *before = hazard_scene_dump (scene, id);
  g_autofree char *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (GError) error = NULL;

  anban_hazard_take (scene->store, hazard, move, &error);
  g_assert_no_error (error);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_STATE), ==, state);
  after = hazard_scene_dump (scene, id);
  g_assert_cmpstr (after, !=, before);
  anban_store_undo (scene->store, &error);
  g_assert_no_error (error);
  undone = hazard_scene_dump (scene, id);
  g_assert_cmpstr (undone, ==, before);
  anban_store_redo (scene->store, &error);
  g_assert_no_error (error);
  redone = hazard_scene_dump (scene, id);
  g_assert_cmpstr (redone, ==, after);
  g_assert_true (anban_store_undo (scene->store, NULL));
  g_assert_true (anban_store_refresh (scene->store, hazard, NULL));
}

static void
assert_refused (HazardScene *scene, AnbanRecord *hazard, const AnbanHazardMove *move)
{
  g_autofree char *before = hazard_scene_dump (scene, anban_record_get_id (hazard));
  g_autofree char *after = NULL;

  hazard_scene_refuse (scene, hazard, move, "；");
  after = hazard_scene_dump (scene, anban_record_get_id (hazard));
  g_assert_cmpstr (after, ==, before);
}

static guint
list_as_bits (HazardScene *scene, AnbanRecord *hazard)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (AnbanHazardStep));
  g_autoptr (GError) error = NULL;
  guint bits = 0;

  g_assert_true (anban_hazard_list_steps (scene->store, hazard, steps, &error));
  for (guint i = 0; i < steps->len; i++)
    bits |= STEP (g_array_index (steps, AnbanHazardStep, i));
  return bits;
}

static void
try_every_step (HazardScene *scene, Situation situation, AnbanHazardLevel level)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, level);
  guint possible = level == ANBAN_HAZARD_LEVEL_MAJOR && situations[situation].major != 0
                       ? situations[situation].major
                       : situations[situation].general;

  hazard_scene_complete (scene, hazard);
  bring_to (scene, hazard, situation);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_STATE), ==, situations[situation].state);
  g_assert_cmphex (list_as_bits (scene, hazard), ==, possible);
  for (guint step = 1; step <= ANBAN_N_HAZARD_STEPS; step++) {
    AnbanHazardMove move = hazard_scene_move (scene, step, "2026-04-10", "2026-05-08");
    gboolean can = (possible & STEP (step)) != 0;

    g_test_message ("%s, step %u, level %d", situations[situation].name, step, level);
    g_assert_cmpint (anban_hazard_can_take (scene->store, hazard, step, NULL), ==, can);
    if (can)
      assert_taken (scene, hazard, &move, ends[step] != 0 ? ends[step] : situations[situation].state);
    else
      assert_refused (scene, hazard, &move);
  }
}

static void
test_table (HazardScene *scene, gconstpointer data)
{
  for (guint i = 0; i < N_SITUATIONS; i++) {
    try_every_step (scene, i, ANBAN_HAZARD_LEVEL_GENERAL);
    try_every_step (scene, i, ANBAN_HAZARD_LEVEL_MAJOR);
  }
}

static void
test_between (HazardScene *scene, gconstpointer data)
{
  static const AnbanHazardStep between[ANBAN_N_HAZARD_STATES + 1][ANBAN_N_HAZARD_STATES + 1] = {
      [ANBAN_HAZARD_STATE_REGISTERED] = {[ANBAN_HAZARD_STATE_ASSIGNED] = ANBAN_STEP_ASSIGN,
                                         [ANBAN_HAZARD_STATE_TO_RECHECK] = ANBAN_STEP_FIX_ON_SPOT,
                                         [ANBAN_HAZARD_STATE_VOID] = ANBAN_STEP_VOID},
      [ANBAN_HAZARD_STATE_ASSIGNED] =
          {[ANBAN_HAZARD_STATE_RECTIFYING] = ANBAN_STEP_START, [ANBAN_HAZARD_STATE_VOID] = ANBAN_STEP_VOID},
      [ANBAN_HAZARD_STATE_RECTIFYING] =
          {[ANBAN_HAZARD_STATE_TO_RECHECK] = ANBAN_STEP_REPORT, [ANBAN_HAZARD_STATE_VOID] = ANBAN_STEP_VOID},
      [ANBAN_HAZARD_STATE_TO_RECHECK] = {[ANBAN_HAZARD_STATE_CLOSED] = ANBAN_STEP_CLOSE,
                                         [ANBAN_HAZARD_STATE_RECTIFYING] = ANBAN_STEP_FAIL,
                                         [ANBAN_HAZARD_STATE_VOID] = ANBAN_STEP_VOID},
  };

  for (guint from = 1; from <= ANBAN_N_HAZARD_STATES; from++)
    for (guint to = 1; to <= ANBAN_N_HAZARD_STATES; to++)
      g_assert_cmpint (anban_hazard_step_between (from, to), ==, between[from][to]);
  for (guint step = 1; step <= ANBAN_N_HAZARD_STEPS; step++) {
    g_assert_nonnull (anban_hazard_step_rule (step));
    g_assert_nonnull (anban_hazard_step_rule (step)->person_label);
  }
  g_assert_null (anban_hazard_step_rule (ANBAN_N_HAZARD_STEPS + 1));
}

/* --- what is missing is named --- */

static void
test_missing_general (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  AnbanHazardMove assign = hazard_scene_move (scene, ANBAN_STEP_ASSIGN, "2026-03-03", NULL);
  AnbanHazardMove start = hazard_scene_move (scene, ANBAN_STEP_START, "2026-03-04", NULL);
  AnbanHazardMove fix = hazard_scene_move (scene, ANBAN_STEP_FIX_ON_SPOT, "2026-03-02", NULL);

  hazard_scene_refuse (scene, hazard, &assign, "还没有交办对象");
  hazard_scene_refuse (scene, hazard, &fix, "要有佐证");
  hazard_scene_attach (scene, hazard, "整改前.jpg", ANBAN_PHOTO_BEFORE);
  hazard_scene_refuse (scene, hazard, &fix, "整改后的照片");
  hazard_scene_add_recipient (scene, hazard, ANBAN_LINE_TERRITORY, scene->town);
  hazard_scene_add_recipient (scene, hazard, ANBAN_LINE_INDUSTRY, scene->department);
  hazard_scene_refuse (scene, hazard, &assign, "没有填写“整改时限”");
  assign.due_on = hazard_scene_day ("2026-03-20");
  assign.person = " ";
  hazard_scene_refuse (scene, hazard, &assign, "没有填写“交办人”");
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-20");
  hazard_scene_refuse (scene, hazard, &start, "还缺整改责任人");
  anban_record_set_text (hazard, ANBAN_HAZARD_RESPONSIBLE, "何大勇");
  hazard_scene_refuse (scene, hazard, &start, "没有保存的修改");
  anban_record_set_text (hazard, ANBAN_HAZARD_RESPONSIBLE, "何大勇");
  g_assert_true (anban_store_save (scene->store, hazard, NULL));
  start.unit_id = 0;
  hazard_scene_refuse (scene, hazard, &start, "都还没有签收");
  start.unit_id = scene->firm;
  hazard_scene_refuse (scene, hazard, &start, "都还没有签收");
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-04", NULL);
}

static void
test_missing_major (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_MAJOR);
  g_autoptr (AnbanRecord) listing = anban_record_new (&anban_hazard_listing_register);
  AnbanHazardMove start = hazard_scene_move (scene, ANBAN_STEP_START, "2026-03-04", NULL);
  AnbanHazardMove close = hazard_scene_move (scene, ANBAN_STEP_CLOSE, "2026-03-12", NULL);
  g_autoptr (GError) error = NULL;

  hazard_scene_add_recipient (scene, hazard, ANBAN_LINE_TERRITORY, scene->town);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-20");
  hazard_scene_refuse (scene, hazard, &start, "整改责任人、整改措施、整改资金（不需要资金的填 0）、应急预案");
  anban_record_set_text (hazard, ANBAN_HAZARD_RESPONSIBLE, "何大勇");
  anban_record_set_text (hazard, ANBAN_HAZARD_CONTINGENCY, "停用二号仓库");
  g_assert_true (anban_store_save (scene->store, hazard, NULL));
  hazard_scene_refuse (scene, hazard, &start, "还缺整改措施、整改资金（不需要资金的填 0），");
  anban_record_set_text (hazard, ANBAN_HAZARD_MEASURES, "清出通道");
  anban_record_set_double (hazard, ANBAN_HAZARD_FUNDS, 0);
  g_assert_true (anban_store_save (scene->store, hazard, NULL));
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-04", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_REPORT, "2026-03-10", NULL);
  hazard_scene_refuse (scene, hazard, &close, "还没有复查合格");
  hazard_scene_take (scene, hazard, ANBAN_STEP_PASS, "2026-03-11", NULL);

  anban_record_set_int (listing, ANBAN_HAZARD_LISTING_HAZARD, anban_record_get_id (hazard));
  anban_record_set_int (listing, ANBAN_HAZARD_LISTING_LEVEL, ANBAN_LISTING_CITY);
  anban_record_set_text (listing, ANBAN_HAZARD_LISTING_LISTED_ON, "2026-03-05");
  g_assert_true (anban_store_save (scene->store, listing, &error));
  hazard_scene_refuse (scene, hazard, &close, "挂牌督办还没有解除");
  anban_record_set_text (listing, ANBAN_HAZARD_LISTING_LIFTED_ON, "2026-03-12");
  g_assert_true (anban_store_save (scene->store, listing, &error));
  close.granted_by = NULL;
  hazard_scene_refuse (scene, hazard, &close, "没有填写批准人");
  hazard_scene_take (scene, hazard, ANBAN_STEP_CLOSE, "2026-03-12", NULL);
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_CLOSER), ==, "秦主任");
}

/* One that becomes major on its way is held to 五到位 before the recheck. */
static void
test_becomes_major (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  AnbanHazardMove report = hazard_scene_move (scene, ANBAN_STEP_REPORT, "2026-03-10", NULL);

  hazard_scene_add_recipient (scene, hazard, ANBAN_LINE_TERRITORY, scene->town);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-20");
  anban_record_set_text (hazard, ANBAN_HAZARD_RESPONSIBLE, "何大勇");
  g_assert_true (anban_store_save (scene->store, hazard, NULL));
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-04", NULL);
  anban_record_set_int (hazard, ANBAN_HAZARD_LEVEL, ANBAN_HAZARD_LEVEL_MAJOR);
  g_assert_true (anban_store_save (scene->store, hazard, NULL));
  hazard_scene_refuse (scene, hazard, &report, "五到位");
}

/* --- days --- */

static void
test_days (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  AnbanHazardMove move;
  g_autoptr (GError) error = NULL;
  AnbanDate day;

  hazard_scene_complete (scene, hazard);
  move = hazard_scene_move (scene, ANBAN_STEP_ASSIGN, "2026-03-01", "2026-03-20");
  hazard_scene_refuse (scene, hazard, &move, "2026年3月1日早于排查日期2026年3月2日");
  move = hazard_scene_move (scene, ANBAN_STEP_ASSIGN, "2026-06-16", "2026-06-20");
  hazard_scene_refuse (scene, hazard, &move, "还没有到");
  move = hazard_scene_move (scene, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-02");
  hazard_scene_refuse (scene, hazard, &move, "早于“交办”的日期2026年3月3日");
  /* behind today, yet not before the step: an old hazard entered afterwards; but not handed out today */
  move = hazard_scene_move (scene, ANBAN_STEP_ASSIGN, NULL, "2026-06-14");
  hazard_scene_refuse (scene, hazard, &move, "补录以前的隐患时");
  move = hazard_scene_move (scene, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-20");
  move.on = G_MAXINT32;
  hazard_scene_refuse (scene, hazard, &move, "日期不存在");
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-03-05", "2026-03-20");
  move = hazard_scene_move (scene, ANBAN_STEP_START, "2026-03-04", NULL);
  hazard_scene_refuse (scene, hazard, &move, "早于上一步的日期2026年3月5日");
  move = hazard_scene_move (scene, ANBAN_STEP_ASK_EXTENSION, "2026-03-06", "2026-03-20");
  hazard_scene_refuse (scene, hazard, &move, "不晚于现在的整改时限2026年3月20日");
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-05", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_REPORT, "2026-03-10", NULL);
  move = hazard_scene_move (scene, ANBAN_STEP_FAIL, "2026-03-11", "2026-03-11");
  hazard_scene_refuse (scene, hazard, &move, "要晚于复查日期");

  g_assert_false (anban_hazard_parse_day ("整改时限", "2026年2月30日", &day, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "2月30日"));
  g_assert_true (anban_hazard_parse_day ("整改时限", "", &day, NULL));
  g_assert_cmpint (day, ==, ANBAN_DATE_NONE);
  g_assert_true (anban_hazard_parse_day ("整改时限", "2026.3.5", &day, NULL));
  g_assert_cmpint (day, ==, anban_date_from_ymd (2026, 3, 5));
}

/* Entered afterwards: the registration follows the finding day until it is handed out. */
static void
test_entered_afterwards (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (GError) error = NULL;

  hazard_scene_complete (scene, hazard);
  anban_record_set_text (hazard, ANBAN_HAZARD_FOUND_ON, "2025-11-03");
  g_assert_true (anban_store_save (scene->store, hazard, &error));
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2025-11-04", "2025-11-20");
  anban_record_set_text (hazard, ANBAN_HAZARD_FOUND_ON, "2025-11-05");
  g_assert_false (anban_store_save (scene->store, hazard, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
}

/* --- what follows from the steps --- */

static void
assert_text (AnbanRecord *record, guint field, const char *text)
{
  g_assert_cmpstr (anban_record_get_text (record, field), ==, text);
}

static gint64
count_asked (HazardScene *scene, gboolean asked)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_register);
  g_autoptr (GError) error = NULL;
  gint64 n;

  anban_query_set_filter (query, "extension-asked", asked);
  n = anban_store_count (scene->store, query, &error);
  g_assert_no_error (error);
  return n;
}

/* Asked for and not decided, as the filter of the list counts it. */
static void
test_extension_asked (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);

  hazard_scene_complete (scene, hazard);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-20");
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-04", NULL);
  g_assert_cmpint (count_asked (scene, TRUE), ==, 0);
  g_assert_cmpint (count_asked (scene, FALSE), ==, 1);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASK_EXTENSION, "2026-03-10", "2026-04-10");
  g_assert_cmpint (count_asked (scene, TRUE), ==, 1);
  g_assert_cmpint (count_asked (scene, FALSE), ==, 0);
  hazard_scene_take (scene, hazard, ANBAN_STEP_REFUSE_EXTENSION, "2026-03-11", NULL);
  g_assert_cmpint (count_asked (scene, TRUE), ==, 0);
  /* once more, and undone */
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASK_EXTENSION, "2026-03-12", "2026-04-05");
  g_assert_cmpint (count_asked (scene, TRUE), ==, 1);
  g_assert_true (anban_store_undo (scene->store, NULL));
  g_assert_cmpint (count_asked (scene, TRUE), ==, 0);
  g_assert_true (anban_store_redo (scene->store, NULL));
  g_assert_true (anban_store_refresh (scene->store, hazard, NULL));
  /* what is done needs no more time, and a new round has asked for none */
  hazard_scene_take (scene, hazard, ANBAN_STEP_REPORT, "2026-03-13", NULL);
  g_assert_cmpint (count_asked (scene, TRUE), ==, 0);
  hazard_scene_take (scene, hazard, ANBAN_STEP_FAIL, "2026-03-14", "2026-04-20");
  g_assert_cmpint (count_asked (scene, TRUE), ==, 0);
}

static void
test_consequences (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  AnbanHazardProgress progress;

  hazard_scene_complete (scene, hazard);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-20");
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-04", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASK_EXTENSION, "2026-03-15", "2026-04-10");
  g_assert_true (anban_hazard_get_progress (scene->store, hazard, &progress, NULL));
  g_assert_true (progress.asks_extension);
  g_assert_cmpint (progress.asked_due_on, ==, anban_date_from_ymd (2026, 4, 10));
  assert_text (hazard, ANBAN_HAZARD_DUE_ON, "2026-03-20");
  /* no deadline said: what was asked for */
  hazard_scene_take (scene, hazard, ANBAN_STEP_GRANT_EXTENSION, "2026-03-16", NULL);
  assert_text (hazard, ANBAN_HAZARD_DUE_ON, "2026-04-10");
  assert_text (hazard, ANBAN_HAZARD_FIRST_DUE_ON, "2026-03-20");
  hazard_scene_take (scene, hazard, ANBAN_STEP_REPORT, "2026-04-01", NULL);
  assert_text (hazard, ANBAN_HAZARD_DONE_ON, "2026-04-01");
  hazard_scene_take (scene, hazard, ANBAN_STEP_FAIL, "2026-04-02", "2026-04-20");
  assert_text (hazard, ANBAN_HAZARD_DONE_ON, "");
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_RECHECK_RESULT), ==, ANBAN_RECHECK_FAILED);
  hazard_scene_take (scene, hazard, ANBAN_STEP_REPORT, "2026-04-15", NULL);
  g_assert_true (anban_record_is_null (hazard, ANBAN_HAZARD_RECHECK_RESULT));
  hazard_scene_take (scene, hazard, ANBAN_STEP_PASS, "2026-04-16", NULL);
  assert_text (hazard, ANBAN_HAZARD_RECHECKER, "周宁");
  assert_text (hazard, ANBAN_HAZARD_RECHECKED_ON, "2026-04-16");
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_STATE), ==, ANBAN_HAZARD_STATE_TO_RECHECK);
  hazard_scene_take (scene, hazard, ANBAN_STEP_CLOSE, "2026-04-17", NULL);
  assert_text (hazard, ANBAN_HAZARD_CLOSED_ON, "2026-04-17");
  assert_text (hazard, ANBAN_HAZARD_FIRST_DUE_ON, "2026-03-20");
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_ROUNDS), ==, 2);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_EXTENSIONS), ==, 1);
  g_assert_cmpstr (anban_store_get_undo_label (scene->store), ==, "销号 YH-20260302-0001");
}

/* Who saw a general hazard put right has rechecked it, and signs for that too; a major one is rechecked later. */
static void
test_on_spot (HazardScene *scene, gconstpointer data)
{
  for (AnbanHazardLevel level = ANBAN_HAZARD_LEVEL_GENERAL; level <= ANBAN_HAZARD_LEVEL_MAJOR; level++) {
    g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, level);
    g_autoptr (GPtrArray) rows = NULL;
    gboolean major = level == ANBAN_HAZARD_LEVEL_MAJOR;

    hazard_scene_complete (scene, hazard);
    hazard_scene_take (scene, hazard, ANBAN_STEP_FIX_ON_SPOT, "2026-03-02", NULL);
    g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_ON_SPOT), ==, TRUE);
    assert_text (hazard, ANBAN_HAZARD_DONE_ON, "2026-03-02");
    assert_text (hazard, ANBAN_HAZARD_RECHECKER, major ? "" : "周宁");
    rows = anban_store_list_details (scene->store, &anban_hazard_step_register, anban_record_get_id (hazard),
                                     NULL);
    g_assert_cmpuint (rows->len, ==, major ? 2 : 3);
    /* not in order after all: then it was not fixed on the spot */
    hazard_scene_take (scene, hazard, ANBAN_STEP_FAIL, "2026-03-03", "2026-03-10");
    g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_ON_SPOT), ==, FALSE);
    assert_text (hazard, ANBAN_HAZARD_DONE_ON, "");
    assert_text (hazard, ANBAN_HAZARD_FIRST_DUE_ON, "2026-03-10");
  }
}

static void
test_recipients_follow (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 id = anban_record_get_id (hazard);

  hazard_scene_complete (scene, hazard);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-20");
  rows = anban_store_list_details (scene->store, &anban_hazard_recipient_register, id, NULL);
  anban_record_set_text (rows->pdata[0], ANBAN_HAZARD_RECIPIENT_DUE_ON, "2026-03-20");
  anban_record_set_text (rows->pdata[1], ANBAN_HAZARD_RECIPIENT_DUE_ON, "2026-03-10");
  anban_record_set_text (rows->pdata[1], ANBAN_HAZARD_RECIPIENT_ANSWER, "已督促企业清理");
  anban_record_set_text (rows->pdata[1], ANBAN_HAZARD_RECIPIENT_ANSWERED_ON, "2026-03-09");
  g_assert_true (anban_store_save (scene->store, rows->pdata[0], NULL));
  g_assert_true (anban_store_save (scene->store, rows->pdata[1], NULL));
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-04", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_ASK_EXTENSION, "2026-03-15", "2026-04-10");
  hazard_scene_take (scene, hazard, ANBAN_STEP_GRANT_EXTENSION, "2026-03-16", NULL);
  g_ptr_array_unref (rows);
  rows = anban_store_list_details (scene->store, &anban_hazard_recipient_register, id, NULL);
  assert_text (rows->pdata[0], ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON, "2026-03-03");
  assert_text (rows->pdata[0], ANBAN_HAZARD_RECIPIENT_RECEIVER, "周宁");
  assert_text (rows->pdata[0], ANBAN_HAZARD_RECIPIENT_RECEIVED_ON, "2026-03-04");
  assert_text (rows->pdata[1], ANBAN_HAZARD_RECIPIENT_RECEIVED_ON, "");
  assert_text (rows->pdata[0], ANBAN_HAZARD_RECIPIENT_DUE_ON, "2026-04-10");
  assert_text (rows->pdata[1], ANBAN_HAZARD_RECIPIENT_DUE_ON, "2026-03-10");
  hazard_scene_take (scene, hazard, ANBAN_STEP_REPORT, "2026-04-01", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_FAIL, "2026-04-02", "2026-04-20");
  g_ptr_array_unref (rows);
  rows = anban_store_list_details (scene->store, &anban_hazard_recipient_register, id, NULL);
  assert_text (rows->pdata[0], ANBAN_HAZARD_RECIPIENT_DUE_ON, "");
  assert_text (rows->pdata[1], ANBAN_HAZARD_RECIPIENT_ANSWERED_ON, "");
  assert_text (rows->pdata[1], ANBAN_HAZARD_RECIPIENT_ANSWER, "第1轮（2026-03-09）：已督促企业清理");
}

static void
test_relapse (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_register);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (AnbanRecord) relapse = NULL;

  hazard_scene_complete (scene, hazard);
  bring_to (scene, hazard, CLOSED);
  hazard_scene_take (scene, hazard, ANBAN_STEP_LOOK_BACK, "2026-05-05", NULL);
  hazard_scene_take (scene, hazard, ANBAN_STEP_RELAPSE, "2026-06-05", NULL);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_STATE), ==, ANBAN_HAZARD_STATE_CLOSED);
  anban_query_where_int (query, ANBAN_HAZARD_RELAPSE_OF, ANBAN_OP_EQ, anban_record_get_id (hazard));
  ids = anban_store_list_ids (scene->store, query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  relapse = anban_store_get (scene->store, &anban_hazard_register, g_array_index (ids, gint64, 0), NULL);
  assert_text (relapse, ANBAN_HAZARD_CODE, "YH-20260605-0001");
  assert_text (relapse, ANBAN_HAZARD_PLACE, "二号仓库");
  assert_text (relapse, ANBAN_HAZARD_DESCRIPTION, "消火栓前堆放货物");
  g_assert_cmpint (anban_record_get_int (relapse, ANBAN_HAZARD_UNIT), ==, scene->firm);
  g_assert_cmpint (anban_record_get_int (relapse, ANBAN_HAZARD_CATEGORY), ==, 5);
  g_assert_cmpint (anban_record_get_int (relapse, ANBAN_HAZARD_STATE), ==, ANBAN_HAZARD_STATE_REGISTERED);
  g_assert_true (anban_record_is_null (relapse, ANBAN_HAZARD_DUE_ON));
  g_assert_true (anban_store_undo (scene->store, NULL));
  g_assert_cmpint (hazard_scene_count (scene, &anban_hazard_register), ==, 1);
}

/* --- two clerks at one card --- */

static void
test_two_clerks (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (AnbanRecord) seen = NULL;
  g_autoptr (AnbanStore) other = NULL;
  g_autoptr (GError) error = NULL;
  AnbanHazardMove move = hazard_scene_move (scene, ANBAN_STEP_VOID, "2026-03-09", NULL);

  hazard_scene_complete (scene, hazard);
  bring_to (scene, hazard, ASSIGNED);
  other = anban_store_open (scene->office.path, anban_registers, &error);
  seen = anban_store_get (other, &anban_hazard_register, anban_record_get_id (hazard), &error);
  hazard_scene_take (scene, hazard, ANBAN_STEP_START, "2026-03-09", NULL);
  g_assert_false (anban_hazard_take (other, seen, &move, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "由“交办”变为“整改中”"));
  /* what was seen is still there to be compared */
  g_assert_cmpint (anban_record_get_int (seen, ANBAN_HAZARD_STATE), ==, ANBAN_HAZARD_STATE_ASSIGNED);
  g_clear_error (&error);
  g_assert_true (anban_store_refresh (other, seen, &error));
  g_assert_true (anban_hazard_take (other, seen, &move, &error));
  g_assert_no_error (error);
  anban_store_close (other);
}

/* A word typed elsewhere meanwhile is no other move. */
static void
test_other_edit (HazardScene *scene, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = hazard_scene_add (scene, ANBAN_HAZARD_LEVEL_GENERAL);
  g_autoptr (AnbanRecord) seen = NULL;

  hazard_scene_complete (scene, hazard);
  seen = anban_store_get (scene->store, &anban_hazard_register, anban_record_get_id (hazard), NULL);
  anban_record_set_text (hazard, ANBAN_HAZARD_NOTE, "已电话告知");
  g_assert_true (anban_store_save (scene->store, hazard, NULL));
  hazard_scene_take (scene, seen, ANBAN_STEP_ASSIGN, "2026-03-03", "2026-03-20");
  assert_text (seen, ANBAN_HAZARD_NOTE, "已电话告知");
}

#define ADD(name, function)                                                                                  \
  g_test_add ("/hazard-life-cycle/" name, HazardScene, NULL, hazard_scene_set_up, function,                  \
              hazard_scene_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-step-everywhere", test_table);
  ADD ("between", test_between);
  ADD ("missing/general", test_missing_general);
  ADD ("missing/major", test_missing_major);
  ADD ("missing/becomes-major", test_becomes_major);
  ADD ("days", test_days);
  ADD ("entered-afterwards", test_entered_afterwards);
  ADD ("consequences", test_consequences);
  ADD ("extension-asked", test_extension_asked);
  ADD ("on-spot", test_on_spot);
  ADD ("recipients", test_recipients_follow);
  ADD ("relapse", test_relapse);
  ADD ("two-clerks", test_two_clerks);
  ADD ("other-edit", test_other_edit);
  return g_test_run ();
}
