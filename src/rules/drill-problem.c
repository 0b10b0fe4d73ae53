/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/drill-problem.h"

#include "registers/event.h"
#include "registers/hazard.h"

#include <glib/gi18n-lib.h>

#define CATEGORY_EMERGENCY 11 /* 应急管理 of anban_hazard_categories */

gboolean
anban_drill_problem_is_open (AnbanRecord *problem)
{
  return anban_record_is_null (problem, ANBAN_DRILL_PROBLEM_HAZARD) &&
         anban_record_is_null (problem, ANBAN_DRILL_PROBLEM_DONE_ON);
}

static gboolean
check (AnbanRecord *drill, AnbanRecord *problem, GError **error)
{
  const char *sentence = NULL;

  if (anban_record_get_int (drill, ANBAN_DRILL_STATE) != ANBAN_EVENT_HELD)
    sentence = _ ("演练还没有开展，没有转为隐患；请先登记开展日期");
  else if (!anban_record_is_null (problem, ANBAN_DRILL_PROBLEM_DONE_ON))
    sentence = _ ("这个问题已经整改完成，没有转为隐患");
  if (sentence != NULL) {
    g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, sentence);
    return FALSE;
  }
  if (anban_record_is_null (problem, ANBAN_DRILL_PROBLEM_HAZARD))
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("这个问题已经转为隐患 %s，没有重复登记"),
               anban_record_get_ref_title (problem, ANBAN_DRILL_PROBLEM_HAZARD));
  return FALSE;
}

static AnbanRecord *
create_hazard (AnbanRecord *drill, AnbanRecord *problem)
{
  AnbanRecord *hazard = anban_record_new (&anban_hazard_register);

  if (anban_record_is_null (problem, ANBAN_DRILL_PROBLEM_UNIT))
    anban_record_copy_value (drill, ANBAN_DRILL_UNIT, hazard, ANBAN_HAZARD_UNIT);
  else
    anban_record_copy_value (problem, ANBAN_DRILL_PROBLEM_UNIT, hazard, ANBAN_HAZARD_UNIT);
  anban_record_copy_value (problem, ANBAN_DRILL_PROBLEM_CONTENT, hazard, ANBAN_HAZARD_DESCRIPTION);
  anban_record_copy_value (problem, ANBAN_DRILL_PROBLEM_RESPONSIBLE, hazard, ANBAN_HAZARD_RESPONSIBLE);
  anban_record_copy_value (problem, ANBAN_DRILL_PROBLEM_DUE_ON, hazard, ANBAN_HAZARD_DUE_ON);
  anban_record_copy_value (drill, ANBAN_DRILL_PLACE, hazard, ANBAN_HAZARD_PLACE);
  anban_record_copy_value (drill, ANBAN_DRILL_HELD_ON, hazard, ANBAN_HAZARD_FOUND_ON);
  anban_record_copy_value (drill, ANBAN_DRILL_EVALUATORS, hazard, ANBAN_HAZARD_FINDERS);
  anban_record_set_int (hazard, ANBAN_HAZARD_SOURCE, ANBAN_SOURCE_DRILL);
  anban_record_set_int (hazard, ANBAN_HAZARD_CATEGORY, CATEGORY_EMERGENCY);
  anban_record_set_int (hazard, ANBAN_HAZARD_DRILL, anban_record_get_id (drill));
  return hazard;
}

/* Inside a step. */
static gint64
make_hazard (AnbanStore *store, AnbanRecord *drill, AnbanRecord *problem, GError **error)
{
  g_autoptr (AnbanRecord) hazard = NULL;

  if (!check (drill, problem, error))
    return 0;
  hazard = create_hazard (drill, problem);
  if (!anban_store_save (store, hazard, error))
    return 0;
  anban_record_set_int (problem, ANBAN_DRILL_PROBLEM_HAZARD, anban_record_get_id (hazard));
  return anban_store_save (store, problem, error) ? anban_record_get_id (hazard) : 0;
}

gint64
anban_drill_problem_make_hazard (AnbanStore *store, gint64 problem_id, GError **error)
{
  g_autoptr (AnbanRecord) problem = anban_store_get (store, &anban_drill_problem_register, problem_id, error);
  g_autoptr (AnbanRecord) drill = NULL;
  gint64 hazard_id;

  if (problem != NULL)
    drill = anban_store_get (store, &anban_drill_register,
                             anban_record_get_int (problem, ANBAN_DRILL_PROBLEM_DRILL), error);
  if (drill == NULL || !anban_store_begin_step (store, _ ("问题转为隐患"), error))
    return 0;
  hazard_id = make_hazard (store, drill, problem, error);
  if (hazard_id == 0)
    anban_store_rollback_step (store);
  else if (!anban_store_commit_step (store, error))
    hazard_id = 0;
  return hazard_id;
}

int
anban_drill_problem_make_hazards (AnbanStore *store, gint64 drill_id, GError **error)
{
  g_autoptr (AnbanRecord) drill = anban_store_get (store, &anban_drill_register, drill_id, error);
  g_autoptr (GPtrArray) problems =
      drill != NULL ? anban_store_list_details (store, &anban_drill_problem_register, drill_id, error) : NULL;
  int n = 0;

  if (problems == NULL || !anban_store_begin_step (store, _ ("全部问题转为隐患"), error))
    return -1;
  for (guint i = 0; i < problems->len; i++) {
    if (!anban_drill_problem_is_open (problems->pdata[i]))
      continue;
    if (make_hazard (store, drill, problems->pdata[i], error) == 0) {
      anban_store_rollback_step (store);
      return -1;
    }
    n++;
  }
  return anban_store_commit_step (store, error) ? n : -1;
}
