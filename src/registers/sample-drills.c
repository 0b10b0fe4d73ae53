/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The emergency plans of the sample office and its drills of last year and this one: held, evaluated, with problems;
 * planned, missed, called off. Some units have planned nothing, so that there are gaps.
 */
#include "registers/sample-draw.h"

#include "base/date.h"
#include "registers/drill-criterion.h"
#include "registers/drill.h"
#include "registers/emergency-plan.h"
#include "registers/event.h"
#include "registers/sample-drill-phrases.h"
#include "registers/unit.h"

#include <glib/gi18n-lib.h>

typedef struct {
  AnbanSampleOffice *office;
  GPtrArray *units;       /* AnbanRecord */
  GPtrArray *criteria[3]; /* AnbanRecord, by AnbanDrillForm */
} Course;

static guint
draw (Course *self, guint n)
{
  return anban_sample_draw (self->office, n);
}

static gboolean
chance (Course *self, guint percent)
{
  return anban_sample_draw_chance (self->office, percent);
}

static const char *
draw_person (Course *self)
{
  return self->office->people->pdata[draw (self, self->office->people->len)];
}

static gboolean
save (Course *self, AnbanRecord *record, GError **error)
{
  return anban_sample_save (self->office, record, _ ("添加示例演练"), error);
}

static gboolean
is_of (AnbanRecord *unit, AnbanUnitKind kind)
{
  return anban_record_get_int (unit, ANBAN_UNIT_KIND) == kind;
}

static gboolean
is_strict (AnbanRecord *unit)
{
  return anban_record_get_int (unit, ANBAN_UNIT_HIGH_RISK) || anban_record_get_int (unit, ANBAN_UNIT_CROWDED);
}

/* --- emergency plans --- */

static gboolean
add_plan (Course *self, AnbanRecord *unit, AnbanEmergencyPlanKind kind, const char *title, GError **error)
{
  g_autoptr (AnbanRecord) plan = anban_record_new (&anban_emergency_plan_register);
  g_autofree char *name = g_strconcat (anban_record_get_text (unit, ANBAN_UNIT_NAME), title, NULL);
  AnbanDate issued = self->office->today - 30 - (AnbanDate)draw (self, 4 * 365);

  anban_record_set_text (plan, ANBAN_EMERGENCY_PLAN_NAME, name);
  anban_record_set_int (plan, ANBAN_EMERGENCY_PLAN_UNIT, anban_record_get_id (unit));
  anban_record_set_int (plan, ANBAN_EMERGENCY_PLAN_KIND, kind);
  anban_sample_set_day (plan, ANBAN_EMERGENCY_PLAN_ISSUED_ON, issued);
  if (chance (self, 85))
    anban_sample_set_day (plan, ANBAN_EMERGENCY_PLAN_FILED_ON, issued + 5 + (AnbanDate)draw (self, 20));
  if (issued + 3 * 365 < self->office->today && chance (self, 70))
    anban_sample_set_day (plan, ANBAN_EMERGENCY_PLAN_EVALUATED_ON,
                          issued + 3 * 365 - (AnbanDate)draw (self, 60));
  return save (self, plan, error);
}

static gboolean
add_plans (Course *self, AnbanRecord *unit, GError **error)
{
  if (is_of (unit, ANBAN_UNIT_KIND_TOWN))
    return add_plan (self, unit, ANBAN_EMERGENCY_PLAN_COMPREHENSIVE, "突发事件总体应急预案", error);
  if (!is_of (unit, ANBAN_UNIT_KIND_FIRM) || !chance (self, 80))
    return TRUE;
  return add_plan (self, unit, ANBAN_EMERGENCY_PLAN_COMPREHENSIVE, "生产安全事故综合应急预案", error) &&
         (!is_strict (unit) ||
          (add_plan (self, unit, ANBAN_EMERGENCY_PLAN_SPECIAL, "火灾爆炸专项应急预案", error) &&
           add_plan (self, unit, ANBAN_EMERGENCY_PLAN_ON_SITE, "触电和机械伤害现场处置方案", error)));
}

/* --- what belongs to a drill that was held --- */

static gboolean
add_marks (Course *self, AnbanRecord *drill, GError **error)
{
  GPtrArray *criteria = self->criteria[anban_record_get_int (drill, ANBAN_DRILL_FORM)];

  for (guint i = 0; i < criteria->len; i++) {
    g_autoptr (AnbanRecord) mark = anban_record_new (&anban_drill_mark_register);
    double marks = anban_record_get_double (criteria->pdata[i], ANBAN_DRILL_CRITERION_MARKS);

    anban_record_set_int (mark, ANBAN_DRILL_MARK_DRILL, anban_record_get_id (drill));
    anban_record_copy_value (criteria->pdata[i], ANBAN_DRILL_CRITERION_SECTION, mark,
                             ANBAN_DRILL_MARK_SECTION);
    anban_record_copy_value (criteria->pdata[i], ANBAN_DRILL_CRITERION_CONTENT, mark,
                             ANBAN_DRILL_MARK_CONTENT);
    anban_record_copy_value (criteria->pdata[i], ANBAN_DRILL_CRITERION_MARKS, mark, ANBAN_DRILL_MARK_MARKS);
    anban_record_set_double (mark, ANBAN_DRILL_MARK_SCORE, chance (self, 60) ? marks : (int)(marks * 0.8));
    if (!save (self, mark, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_problems (Course *self, AnbanRecord *drill, AnbanDate held, GError **error)
{
  for (guint n = draw (self, 3); n > 0; n--) {
    g_autoptr (AnbanRecord) problem = anban_record_new (&anban_drill_problem_register);

    anban_record_set_int (problem, ANBAN_DRILL_PROBLEM_DRILL, anban_record_get_id (drill));
    anban_record_set_text (problem, ANBAN_DRILL_PROBLEM_CONTENT,
                           anban_sample_draw_string (self->office, anban_sample_drill_problems));
    anban_record_set_text (problem, ANBAN_DRILL_PROBLEM_RESPONSIBLE, draw_person (self));
    anban_sample_set_day (problem, ANBAN_DRILL_PROBLEM_DUE_ON, held + 30);
    if (held + 30 < self->office->today && chance (self, 80))
      anban_sample_set_day (problem, ANBAN_DRILL_PROBLEM_DONE_ON, held + 10 + (AnbanDate)draw (self, 18));
    if (!save (self, problem, error))
      return FALSE;
  }
  return TRUE;
}

/* The units below the organiser come too. */
static gboolean
add_participants (Course *self, AnbanRecord *drill, AnbanRecord *organiser, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < self->units->len && n < 4; i++) {
    AnbanRecord *unit = self->units->pdata[i];
    g_autoptr (AnbanRecord) part = NULL;

    if (anban_record_get_int (unit, ANBAN_UNIT_PARENT) != anban_record_get_id (organiser))
      continue;
    part = anban_record_new (&anban_drill_unit_register);
    anban_record_set_int (part, ANBAN_DRILL_UNIT_DRILL, anban_record_get_id (drill));
    anban_record_set_int (part, ANBAN_DRILL_UNIT_UNIT, anban_record_get_id (unit));
    anban_record_set_int (part, ANBAN_DRILL_UNIT_HEADCOUNT, 3 + draw (self, 20));
    if (!save (self, part, error))
      return FALSE;
    n++;
  }
  return TRUE;
}

static void
write_course (Course *self, AnbanRecord *drill, AnbanDate held)
{
  g_autofree char *evaluators = g_strdup_printf ("%s、%s", draw_person (self), draw_person (self));

  anban_sample_set_day (drill, ANBAN_DRILL_HELD_ON, held);
  anban_record_set_int (drill, ANBAN_DRILL_HEADCOUNT, 12 + draw (self, 200));
  anban_record_set_text (drill, ANBAN_DRILL_EVALUATORS, evaluators);
  if (chance (self, 85))
    anban_record_set_text (drill, ANBAN_DRILL_CONCLUSION,
                           anban_sample_draw_string (self->office, anban_sample_drill_conclusions));
  if (anban_record_get_int (drill, ANBAN_DRILL_REPORTED) && chance (self, 80))
    anban_sample_set_day (drill, ANBAN_DRILL_REPORTED_ON, MIN (held + 7, self->office->today));
}

static gboolean
add_drill (Course *self, AnbanRecord *unit, const AnbanSampleDrill *kind, AnbanDate planned, GError **error)
{
  g_autoptr (AnbanRecord) drill = anban_record_new (&anban_drill_register);
  int year;
  AnbanDate held = planned + (chance (self, 30) ? (AnbanDate)draw (self, 9) : 0);
  gboolean is_held = held <= self->office->today && chance (self, 90);
  g_autofree char *name = NULL;

  anban_date_get_ymd (planned, &year, NULL, NULL);
  name = g_strdup_printf ("%s%d年%s", anban_record_get_text (unit, ANBAN_UNIT_NAME), year, kind->title);
  anban_record_set_text (drill, ANBAN_DRILL_NAME, name);
  anban_record_set_int (drill, ANBAN_DRILL_KIND, kind->drill);
  anban_record_set_int (drill, ANBAN_DRILL_FORM, kind->form);
  anban_record_set_int (drill, ANBAN_DRILL_LEVEL, kind->level);
  anban_sample_set_day (drill, ANBAN_DRILL_PLANNED_ON, planned);
  anban_record_set_text (drill, ANBAN_DRILL_STARTS_AT, chance (self, 60) ? "09:30" : "15:00");
  anban_record_set_text (drill, ANBAN_DRILL_PLACE, kind->place);
  anban_record_set_int (drill, ANBAN_DRILL_UNIT, anban_record_get_id (unit));
  anban_record_set_text (drill, ANBAN_DRILL_DIRECTOR, anban_record_get_text (unit, ANBAN_UNIT_PRINCIPAL));
  anban_record_set_text (drill, ANBAN_DRILL_SCENARIO, kind->scenario);
  anban_record_set_text (drill, ANBAN_DRILL_PROCESS, is_held ? kind->process : NULL);
  anban_record_set_int (drill, ANBAN_DRILL_REPORTED, is_of (unit, ANBAN_UNIT_KIND_FIRM) && is_strict (unit));
  if (is_held)
    write_course (self, drill, held);
  else if (chance (self, 8))
    anban_record_set_int (drill, ANBAN_DRILL_STATE, ANBAN_EVENT_CANCELLED);
  return save (self, drill, error) &&
         (!is_of (unit, ANBAN_UNIT_KIND_TOWN) || add_participants (self, drill, unit, error)) &&
         (!is_held || ((!chance (self, 25) || add_marks (self, drill, error)) &&
                       add_problems (self, drill, held, error)));
}

static const AnbanSampleDrill *
draw_kind (Course *self, AnbanRecord *unit)
{
  const char *industry = anban_record_get_text (unit, ANBAN_UNIT_INDUSTRY);
  guint n_kinds = 0;
  const AnbanSampleDrill *fitting[16];

  for (const AnbanSampleDrill *kind = anban_sample_drills; kind->title != NULL; kind++)
    if (is_of (unit, kind->kind) && (kind->industry == NULL || g_str_equal (kind->industry, industry)))
      fitting[n_kinds++] = kind;
  return n_kinds > 0 ? fitting[draw (self, n_kinds)] : NULL;
}

/* A working day of that half of the year, seen without the table of holidays. */
static AnbanDate
draw_day (Course *self, int year, guint half)
{
  AnbanDate day = anban_date_from_ymd (year, half == 0 ? 2 : 7, 25) + (AnbanDate)draw (self, 120);

  return day - MAX (0, anban_date_get_weekday (day) - 5);
}

static gboolean
add_drills (Course *self, AnbanRecord *unit, int this_year, GError **error)
{
  guint willing = is_of (unit, ANBAN_UNIT_KIND_VILLAGE) || is_of (unit, ANBAN_UNIT_KIND_DEPARTMENT) ? 35 : 78;

  for (int year = this_year - 1; year <= this_year; year++)
    for (guint half = 0; half < (is_strict (unit) ? 2 : 1); half++) {
      const AnbanSampleDrill *kind = draw_kind (self, unit);
      guint when = is_strict (unit) ? half : draw (self, 2);

      if (kind != NULL && chance (self, willing) &&
          !add_drill (self, unit, kind, draw_day (self, year, when), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
collect (AnbanRecord *record, const char *group, gpointer data)
{
  g_ptr_array_add (data, anban_record_copy (record));
  return TRUE;
}

static gboolean
collect_criterion (AnbanRecord *record, const char *group, gpointer data)
{
  Course *self = data;

  g_ptr_array_add (self->criteria[anban_record_get_int (record, ANBAN_DRILL_CRITERION_FORM)],
                   anban_record_copy (record));
  return TRUE;
}

static gboolean
fill (Course *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanQuery) units = anban_query_new (&anban_unit_register);
  g_autoptr (AnbanQuery) criteria = anban_query_new (&anban_drill_criterion_register);
  int year;

  anban_date_get_ymd (self->office->today, &year, NULL, NULL);
  if (!anban_store_foreach (self->office->store, units, collect, self->units, cancellable, error) ||
      !anban_store_foreach (self->office->store, criteria, collect_criterion, self, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->units->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add_plans (self, self->units->pdata[i], error) ||
        !add_drills (self, self->units->pdata[i], year, error))
      return FALSE;
  return TRUE;
}

gboolean
anban_sample_fill_drills (AnbanSampleOffice *office, GCancellable *cancellable, GError **error)
{
  Course self = {.office = office, .units = g_ptr_array_new_with_free_func (g_object_unref)};
  gboolean done;

  for (guint i = 0; i < G_N_ELEMENTS (self.criteria); i++)
    self.criteria[i] = g_ptr_array_new_with_free_func (g_object_unref);
  done = anban_store_begin_step (office->store, _ ("添加示例演练"), error);
  if (done && fill (&self, cancellable, error)) {
    done = anban_store_commit_step (office->store, error);
  } else if (done) {
    anban_store_rollback_step (office->store);
    done = FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (self.criteria); i++)
    g_ptr_array_unref (self.criteria[i]);
  g_ptr_array_unref (self.units);
  return done;
}
