/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One table says for every step where it may be taken, where it leads, what it asks and what follows from it;
 * rules/hazard-requirement.c says what has to be there.
 */
#include "rules/hazard-life-cycle.h"

#include "rules/hazard-progress.h"
#include "rules/hazard-recipients.h"
#include "rules/hazard-requirement.h"
#include "rules/hazard-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REGISTERED (1u << ANBAN_HAZARD_STATE_REGISTERED)
#define ASSIGNED   (1u << ANBAN_HAZARD_STATE_ASSIGNED)
#define RECTIFYING (1u << ANBAN_HAZARD_STATE_RECTIFYING)
#define TO_RECHECK (1u << ANBAN_HAZARD_STATE_TO_RECHECK)
#define CLOSED     (1u << ANBAN_HAZARD_STATE_CLOSED)
#define OPEN       (REGISTERED | ASSIGNED | RECTIFYING | TO_RECHECK)

#define DUE_ON     ANBAN_STEP_ASKS_DUE_ON
#define GRANTED_BY ANBAN_STEP_ASKS_GRANTED_BY
#define NOTE       ANBAN_STEP_ASKS_NOTE
#define UNIT       ANBAN_STEP_ASKS_UNIT

/* What follows from a step in the hazard and in what belongs to it. */
typedef enum {
  SETS_DEADLINE = 1 << 0, /* the first one is kept besides */
  HANDS_OUT = 1 << 1,     /* the recipients get their day */
  RECEIVES = 1 << 2,      /* a recipient's receipt */
  NEW_ROUND = 1 << 3,
  EXTENDS = 1 << 4,
  SETS_DONE = 1 << 5,    /* and a recheck is to come: an earlier one counts no more */
  SETS_ON_SPOT = 1 << 6, /* of a general hazard, who saw it put right signs the recheck too */
  PASSES = 1 << 7,
  FAILS = 1 << 8,
  CLOSES = 1 << 9,
  SETS_VOID = 1 << 10,
  RELAPSES = 1 << 11, /* a new hazard linked to this one */
} Effects;

typedef struct {
  AnbanHazardStepRule rule;
  Effects effects;
} Step;

/* In the order in which they are offered: the way forward, then what else can be done. A hazard is registered by being
 * saved. */
static const Step steps[] = {
    {{ANBAN_STEP_REGISTER, 0, ANBAN_HAZARD_STATE_REGISTERED, 0, 0, N_ ("登记人"), NULL, NULL}, 0},
    {{ANBAN_STEP_ASSIGN, REGISTERED, ANBAN_HAZARD_STATE_ASSIGNED, DUE_ON, 0, N_ ("交办人"), N_ ("整改时限"),
      N_ ("交办要求")},
     SETS_DEADLINE | HANDS_OUT},
    {{ANBAN_STEP_START, ASSIGNED, ANBAN_HAZARD_STATE_RECTIFYING, UNIT, 0, N_ ("签收人"), NULL,
      N_ ("整改安排")},
     RECEIVES},
    {{ANBAN_STEP_REPORT, RECTIFYING, ANBAN_HAZARD_STATE_TO_RECHECK, 0, 0, N_ ("报请人"), NULL,
      N_ ("整改情况")},
     SETS_DONE},
    {{ANBAN_STEP_PASS, TO_RECHECK, 0, 0, 0, N_ ("复查人"), NULL, N_ ("复查意见")}, PASSES},
    {{ANBAN_STEP_CLOSE, TO_RECHECK, ANBAN_HAZARD_STATE_CLOSED, 0, GRANTED_BY, N_ ("经办人"), NULL,
      N_ ("销号意见")},
     CLOSES},
    {{ANBAN_STEP_FAIL, TO_RECHECK, ANBAN_HAZARD_STATE_RECTIFYING, DUE_ON | NOTE, 0, N_ ("复查人"),
      N_ ("新的整改时限"), N_ ("不合格的情况")},
     SETS_DEADLINE | FAILS | NEW_ROUND},
    {{ANBAN_STEP_FIX_ON_SPOT, REGISTERED, ANBAN_HAZARD_STATE_TO_RECHECK, 0, 0, N_ ("现场确认人"), NULL,
      N_ ("整改情况")},
     SETS_DONE | SETS_ON_SPOT},
    {{ANBAN_STEP_GRANT_EXTENSION, ASSIGNED | RECTIFYING, 0, DUE_ON | GRANTED_BY, 0, N_ ("经办人"),
      N_ ("延长到"), N_ ("批准意见")},
     SETS_DEADLINE | EXTENDS},
    {{ANBAN_STEP_REFUSE_EXTENSION, ASSIGNED | RECTIFYING, 0, NOTE, 0, N_ ("经办人"), NULL,
      N_ ("不予延期的原因")},
     0},
    {{ANBAN_STEP_ASK_EXTENSION, ASSIGNED | RECTIFYING, 0, DUE_ON | NOTE, 0, N_ ("申请人"), N_ ("申请延长到"),
      N_ ("申请原因")},
     0},
    {{ANBAN_STEP_LOOK_BACK, CLOSED, 0, NOTE, 0, N_ ("回查人"), NULL, N_ ("回头看情况")}, 0},
    {{ANBAN_STEP_RELAPSE, CLOSED, 0, NOTE, 0, N_ ("回查人"), NULL, N_ ("复发情况")}, RELAPSES},
    {{ANBAN_STEP_VOID, OPEN, ANBAN_HAZARD_STATE_VOID, NOTE, 0, N_ ("经办人"), NULL, N_ ("作废原因")},
     SETS_VOID},
};
G_STATIC_ASSERT (G_N_ELEMENTS (steps) == ANBAN_N_HAZARD_STEPS);

static const Step *
find_step (AnbanHazardStep step)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].rule.step == step)
      return &steps[i];
  return NULL;
}

static gboolean
can_be_taken_in (const Step *step, gint64 state)
{
  return (step->rule.from & (1u << state)) != 0;
}

static const char *
get_step_label (const Step *step)
{
  return _ (anban_field_find_choice (&anban_hazard_step_register.fields[ANBAN_HAZARD_STEP_STEP],
                                     (int)step->rule.step)
                ->label);
}

/* --- whether a step can be taken --- */

static gboolean
check_state (AnbanRecord *hazard, const Step *step, GError **error)
{
  gint64 state = anban_record_get_int (hazard, ANBAN_HAZARD_STATE);
  const char *code = anban_record_get_text (hazard, ANBAN_HAZARD_CODE);
  g_autofree char *label = anban_record_dup_display (hazard, ANBAN_HAZARD_STATE);
  g_autoptr (GString) possible = g_string_new (NULL);

  if (anban_record_get_id (hazard) == 0)
    return anban_hazard_refuse (error, _ ("隐患还没有保存，不能办理“%s”；请先填好必填项"),
                                get_step_label (step));
  if (can_be_taken_in (step, state))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (can_be_taken_in (&steps[i], state))
      g_string_append_printf (possible, "%s%s", possible->len > 0 ? "、" : "", get_step_label (&steps[i]));
  if (possible->len == 0)
    return anban_hazard_refuse (error, _ ("%s已经作废，不能再办理“%s”；需要时请重新登记"), code,
                                get_step_label (step));
  return anban_hazard_refuse (error, _ ("%s现在是“%s”，不能办理“%s”；可以办理：%s"), code, label,
                              get_step_label (step), possible->str);
}

static gboolean
check_step (AnbanStore *store,
            AnbanRecord *hazard,
            const Step *step,
            const AnbanHazardProgress *progress,
            GError **error)
{
  return check_state (hazard, step, error) &&
         anban_hazard_check_situation (store, hazard, progress, step->rule.step, error) &&
         anban_hazard_check_requirements (store, hazard, progress, step->rule.step, error);
}

/* --- what whoever takes it says --- */

/* No later than today, no earlier than what was before. */
static gboolean
check_day (
    AnbanRecord *hazard, const Step *step, const AnbanHazardProgress *progress, AnbanDate on, GError **error)
{
  if (!anban_hazard_check_day (hazard, get_step_label (step), on, error))
    return FALSE;
  if (progress->last_on != ANBAN_DATE_NONE && on < progress->last_on) {
    g_autofree char *day = anban_date_dup_paper (on);
    g_autofree char *before = anban_date_dup_paper (progress->last_on);

    return anban_hazard_refuse (error, _ ("“%s”的日期%s早于上一步的日期%s，没有办理；请改正日期"),
                                get_step_label (step), day, before);
  }
  return TRUE;
}

/* A deadline may lie behind today where an old hazard is entered afterwards, never before the day of its step. */
static gboolean
check_due_on (AnbanRecord *hazard, const Step *step, AnbanDate on, AnbanDate due_on, GError **error)
{
  const char *label = step->rule.due_on_label != NULL ? _ (step->rule.due_on_label) : "";
  AnbanDate present = anban_hazard_get_day (hazard, ANBAN_HAZARD_DUE_ON);
  g_autofree char *due = anban_date_dup_paper (due_on);
  g_autofree char *day = anban_date_dup_paper (on);
  gboolean extends = (step->effects & EXTENDS) != 0 || step->rule.step == ANBAN_STEP_ASK_EXTENSION;

  if ((step->rule.asks & DUE_ON) == 0)
    return TRUE;
  if (!anban_hazard_day_exists (due_on))
    return anban_hazard_refuse (error, _ ("没有填写“%s”，没有办理；请填写日期"), label);
  if (due_on < on)
    return anban_hazard_refuse (
        error, _ ("“%s”%s早于“%s”的日期%s，没有办理；补录以前的隐患时，请把办理日期也填成当时的日期"), label,
        due, get_step_label (step), day);
  if ((step->effects & NEW_ROUND) != 0 && due_on == on)
    return anban_hazard_refuse (error, _ ("“%s”要晚于复查日期%s，没有办理；请给新一轮整改留出时间"), label,
                                day);
  if (extends && present != ANBAN_DATE_NONE && due_on <= present) {
    g_autofree char *now = anban_date_dup_paper (present);

    return anban_hazard_refuse (error, _ ("“%s”%s不晚于现在的整改时限%s，没有办理；请改正日期"), label, due,
                                now);
  }
  return TRUE;
}

static gboolean
check_move (AnbanRecord *hazard,
            const Step *step,
            const AnbanHazardProgress *progress,
            const AnbanHazardMove *move,
            GError **error)
{
  AnbanHazardStepAsks asks = anban_hazard_step_asks (step->rule.step, hazard);

  if (anban_hazard_is_blank (move->person))
    return anban_hazard_refuse (error, _ ("没有填写“%s”，没有办理；每一步都要有人签字"),
                                _ (step->rule.person_label));
  if (!check_day (hazard, step, progress, move->on, error) ||
      !check_due_on (hazard, step, move->on, move->due_on, error))
    return FALSE;
  if ((asks & GRANTED_BY) != 0 && anban_hazard_is_blank (move->granted_by))
    return anban_hazard_refuse (error, _ ("没有填写批准人，没有办理“%s”；请填写由谁批准"),
                                get_step_label (step));
  if ((asks & NOTE) != 0 && anban_hazard_is_blank (move->note))
    return anban_hazard_refuse (error, _ ("没有填写“%s”，没有办理；请写明情况"), _ (step->rule.note_label));
  return TRUE;
}

/* --- taking it --- */

static gboolean
write_row (
    AnbanStore *store, AnbanRecord *hazard, const Step *step, const AnbanHazardMove *move, GError **error)
{
  g_autoptr (AnbanRecord) row = anban_record_new (&anban_hazard_step_register);
  gint64 state = anban_record_get_int (hazard, ANBAN_HAZARD_STATE);

  anban_record_set_int (row, ANBAN_HAZARD_STEP_HAZARD, anban_record_get_id (hazard));
  anban_record_set_int (row, ANBAN_HAZARD_STEP_STEP, step->rule.step);
  anban_hazard_set_day (row, ANBAN_HAZARD_STEP_TAKEN_ON, move->on);
  anban_record_set_text (row, ANBAN_HAZARD_STEP_PERSON, move->person);
  if (move->unit_id != 0)
    anban_record_set_int (row, ANBAN_HAZARD_STEP_UNIT, move->unit_id);
  anban_record_set_int (row, ANBAN_HAZARD_STEP_FROM_STATE, state);
  anban_record_set_int (row, ANBAN_HAZARD_STEP_TO_STATE, step->rule.to != 0 ? step->rule.to : state);
  if ((step->rule.asks & DUE_ON) != 0)
    anban_hazard_set_day (row, ANBAN_HAZARD_STEP_DUE_ON, move->due_on);
  anban_record_set_text (row, ANBAN_HAZARD_STEP_GRANTED_BY, move->granted_by);
  anban_record_set_text (row, ANBAN_HAZARD_STEP_NOTE, move->note);
  return anban_store_save (store, row, error);
}

static void
set_recheck (AnbanRecord *hazard, AnbanRecheckResult result, const AnbanHazardMove *move)
{
  anban_record_set_text (hazard, ANBAN_HAZARD_RECHECKER, move->person);
  anban_hazard_set_day (hazard, ANBAN_HAZARD_RECHECKED_ON, move->on);
  anban_record_set_int (hazard, ANBAN_HAZARD_RECHECK_RESULT, result);
}

static void
clear_recheck (AnbanRecord *hazard)
{
  anban_record_set_null (hazard, ANBAN_HAZARD_RECHECKER);
  anban_record_set_null (hazard, ANBAN_HAZARD_RECHECKED_ON);
  anban_record_set_null (hazard, ANBAN_HAZARD_RECHECK_RESULT);
}

static void
apply_to_hazard (AnbanRecord *hazard, const Step *step, const AnbanHazardMove *move)
{
  if (step->rule.to != 0)
    anban_record_set_int (hazard, ANBAN_HAZARD_STATE, step->rule.to);
  if ((step->effects & SETS_DEADLINE) != 0) {
    anban_hazard_set_day (hazard, ANBAN_HAZARD_DUE_ON, move->due_on);
    if (anban_record_is_null (hazard, ANBAN_HAZARD_FIRST_DUE_ON))
      anban_hazard_set_day (hazard, ANBAN_HAZARD_FIRST_DUE_ON, move->due_on);
  }
  if ((step->effects & SETS_DONE) != 0) {
    anban_hazard_set_day (hazard, ANBAN_HAZARD_DONE_ON, move->on);
    clear_recheck (hazard);
  }
  if ((step->effects & SETS_ON_SPOT) != 0)
    anban_record_set_int (hazard, ANBAN_HAZARD_ON_SPOT, TRUE);
  if ((step->effects & PASSES) != 0)
    set_recheck (hazard, ANBAN_RECHECK_PASSED, move);
  if ((step->effects & FAILS) != 0) {
    set_recheck (hazard, ANBAN_RECHECK_FAILED, move);
    anban_record_set_null (hazard, ANBAN_HAZARD_DONE_ON);
    anban_record_set_null (hazard, ANBAN_HAZARD_ON_SPOT);
  }
  if ((step->effects & CLOSES) != 0) {
    anban_hazard_set_day (hazard, ANBAN_HAZARD_CLOSED_ON, move->on);
    anban_record_set_text (hazard, ANBAN_HAZARD_CLOSER,
                           !anban_hazard_is_blank (move->granted_by) ? move->granted_by : move->person);
  }
  if ((step->effects & SETS_VOID) != 0)
    anban_record_set_text (hazard, ANBAN_HAZARD_VOID_REASON, move->note);
}

static gboolean
apply_to_recipients (AnbanStore *store,
                     AnbanRecord *hazard,
                     const Step *step,
                     const AnbanHazardProgress *progress,
                     const AnbanHazardMove *move,
                     GError **error)
{
  gint64 id = anban_record_get_id (hazard);

  if ((step->effects & HANDS_OUT) != 0)
    return anban_hazard_recipients_assign (store, id, move->on, error);
  if ((step->effects & RECEIVES) != 0)
    return anban_hazard_recipients_receive (store, id, move->unit_id, move->person, move->on, error);
  if ((step->effects & EXTENDS) != 0)
    return anban_hazard_recipients_extend (store, id, anban_hazard_get_day (hazard, ANBAN_HAZARD_DUE_ON),
                                           move->due_on, error);
  if ((step->effects & NEW_ROUND) != 0)
    return anban_hazard_recipients_renew (store, id, progress->n_rounds + 1, error);
  return TRUE;
}

/* What came back is a hazard of its own, with a life of its own. */
static gboolean
write_relapse (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardMove *move, GError **error)
{
  static const guint kept[] = {ANBAN_HAZARD_LEVEL,       ANBAN_HAZARD_UNIT,     ANBAN_HAZARD_PLACE,
                               ANBAN_HAZARD_DESCRIPTION, ANBAN_HAZARD_SOURCE,   ANBAN_HAZARD_CAMPAIGN,
                               ANBAN_HAZARD_CATEGORY,    ANBAN_HAZARD_INDUSTRY, ANBAN_HAZARD_CRITERION,
                               ANBAN_HAZARD_BASIS};
  g_autoptr (AnbanRecord) relapse = anban_record_new (&anban_hazard_register);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++) {
    AnbanKind kind = anban_hazard_register.fields[kept[i]].kind;

    if (anban_record_is_null (hazard, kept[i]))
      continue;
    if (kind == ANBAN_KIND_TEXT || kind == ANBAN_KIND_NOTE)
      anban_record_set_text (relapse, kept[i], anban_record_get_text (hazard, kept[i]));
    else
      anban_record_set_int (relapse, kept[i], anban_record_get_int (hazard, kept[i]));
  }
  anban_hazard_set_day (relapse, ANBAN_HAZARD_FOUND_ON, move->on);
  anban_record_set_text (relapse, ANBAN_HAZARD_FINDERS, move->person);
  anban_record_set_int (relapse, ANBAN_HAZARD_RELAPSE_OF, anban_record_get_id (hazard));
  anban_record_set_text (relapse, ANBAN_HAZARD_NOTE, move->note);
  return anban_store_save (store, relapse, error);
}

/* Signs the step, and carries it out in the hazard and in what belongs to it. */
static gboolean
carry_out (AnbanStore *store,
           AnbanRecord *hazard,
           const Step *step,
           const AnbanHazardProgress *progress,
           const AnbanHazardMove *move,
           GError **error)
{
  if (!write_row (store, hazard, step, move, error) ||
      !apply_to_recipients (store, hazard, step, progress, move, error) ||
      ((step->effects & RELAPSES) != 0 && !write_relapse (store, hazard, move, error)))
    return FALSE;
  apply_to_hazard (hazard, step, move);
  if ((step->effects & SETS_ON_SPOT) == 0 ||
      anban_record_get_int (hazard, ANBAN_HAZARD_LEVEL) == ANBAN_HAZARD_LEVEL_MAJOR)
    return TRUE;
  return carry_out (store, hazard, find_step (ANBAN_STEP_PASS), progress, move, error);
}

/* Whoever looked at @seen saw the same as what is in the file now, as far as the life of the hazard goes. */
static gboolean
check_unmoved (AnbanRecord *seen, AnbanRecord *now, GError **error)
{
  static const guint fields[] = {ANBAN_HAZARD_STATE, ANBAN_HAZARD_LEVEL, ANBAN_HAZARD_DUE_ON,
                                 ANBAN_HAZARD_DONE_ON, ANBAN_HAZARD_RECHECK_RESULT};

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++) {
    g_autofree char *before = anban_record_dup_display (seen, fields[i]);
    g_autofree char *after = anban_record_dup_display (now, fields[i]);

    if (strcmp (before, after) == 0)
      continue;
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT,
                 _ ("%s刚被别处办理过，“%s”由“%s”变为“%s”，这一步没有办理；请比较后再决定"),
                 anban_record_get_text (now, ANBAN_HAZARD_CODE),
                 _ (anban_hazard_register.fields[fields[i]].label), before, after);
    return FALSE;
  }
  return TRUE;
}

static gboolean
take_now (
    AnbanStore *store, AnbanRecord *seen, const Step *step, const AnbanHazardMove *asked, GError **error)
{
  g_autoptr (AnbanRecord) hazard =
      anban_store_get (store, &anban_hazard_register, anban_record_get_id (seen), error);
  AnbanHazardProgress progress;
  AnbanHazardMove move = *asked;

  if (hazard == NULL || !check_unmoved (seen, hazard, error) ||
      !anban_hazard_get_progress (store, hazard, &progress, error) ||
      !check_step (store, hazard, step, &progress, error))
    return FALSE;
  if (move.on == ANBAN_DATE_NONE)
    move.on = anban_date_today ();
  if (move.due_on == ANBAN_DATE_NONE)
    move.due_on = anban_hazard_propose_due_on (store, hazard, step->rule.step);
  return check_move (hazard, step, &progress, &move, error) &&
         carry_out (store, hazard, step, &progress, &move, error) && anban_store_save (store, hazard, error);
}

/* --- public --- */

const AnbanHazardStepRule *
anban_hazard_step_rule (AnbanHazardStep step)
{
  const Step *found = find_step (step);

  return found != NULL ? &found->rule : NULL;
}

AnbanHazardStepAsks
anban_hazard_step_asks (AnbanHazardStep step, AnbanRecord *hazard)
{
  const AnbanHazardStepRule *rule = anban_hazard_step_rule (step);

  if (rule == NULL)
    return 0;
  return anban_record_get_int (hazard, ANBAN_HAZARD_LEVEL) == ANBAN_HAZARD_LEVEL_MAJOR
             ? rule->asks | rule->asks_major
             : rule->asks;
}

AnbanHazardStep
anban_hazard_step_between (AnbanHazardState from, AnbanHazardState to)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].rule.to == to && can_be_taken_in (&steps[i], from))
      return steps[i].rule.step;
  return 0;
}

gboolean
anban_hazard_list_steps (AnbanStore *store, AnbanRecord *hazard, GArray *found, GError **error)
{
  AnbanHazardProgress progress;

  g_array_set_size (found, 0);
  if (anban_record_get_id (hazard) == 0)
    return TRUE;
  if (!anban_hazard_get_progress (store, hazard, &progress, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    AnbanHazardStep step = steps[i].rule.step;

    if (can_be_taken_in (&steps[i], anban_record_get_int (hazard, ANBAN_HAZARD_STATE)) &&
        anban_hazard_check_situation (store, hazard, &progress, step, NULL))
      g_array_append_val (found, step);
  }
  return TRUE;
}

AnbanDate
anban_hazard_propose_due_on (AnbanStore *store, AnbanRecord *hazard, AnbanHazardStep step)
{
  AnbanHazardProgress progress;

  if (step == ANBAN_STEP_ASSIGN)
    return anban_hazard_get_day (hazard, ANBAN_HAZARD_DUE_ON);
  if (step == ANBAN_STEP_GRANT_EXTENSION && anban_hazard_get_progress (store, hazard, &progress, NULL))
    return progress.asked_due_on;
  return ANBAN_DATE_NONE;
}

gboolean
anban_hazard_parse_day (const char *label, const char *text, AnbanDate *day, GError **error)
{
  *day = ANBAN_DATE_NONE;
  if (anban_hazard_is_blank (text) || anban_date_parse (text, day))
    return TRUE;
  return anban_hazard_refuse (error, _ ("“%s”填的“%s”不是存在的日期，没有采用；请按 2026-03-05 的样子填写"),
                              label, text);
}

gboolean
anban_hazard_can_take (AnbanStore *store, AnbanRecord *hazard, AnbanHazardStep step, GError **error)
{
  const Step *found = find_step (step);
  AnbanHazardProgress progress;

  g_return_val_if_fail (found != NULL, FALSE);
  return anban_hazard_get_progress (store, hazard, &progress, error) &&
         check_step (store, hazard, found, &progress, error);
}

gboolean
anban_hazard_take (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardMove *move, GError **error)
{
  const Step *step = find_step (move->step);
  g_autofree char *label = NULL;

  g_return_val_if_fail (step != NULL, FALSE);
  if (!anban_hazard_check_saved (hazard, get_step_label (step), error))
    return FALSE;
  label = g_strdup_printf ("%s %s", get_step_label (step), anban_record_get_text (hazard, ANBAN_HAZARD_CODE));
  if (!anban_store_begin_step (store, label, error))
    return FALSE;
  if (!take_now (store, hazard, step, move, error)) {
    anban_store_rollback_step (store);
    return FALSE;
  }
  return anban_store_commit_step (store, error) && anban_store_refresh (store, hazard, error);
}
