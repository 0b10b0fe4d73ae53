/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan.h"

AnbanPlan *
anban_plan_new (const char *source)
{
  AnbanPlan *plan = g_new0 (AnbanPlan, 1);

  plan->source = g_strdup (source);
  plan->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_plan_task_free);
  plan->warnings = g_ptr_array_new_with_free_func (g_free);
  return plan;
}

void
anban_plan_free (AnbanPlan *plan)
{
  if (plan == NULL)
    return;
  g_free (plan->source);
  g_free (plan->title);
  g_free (plan->issuer);
  g_free (plan->doc_number);
  g_free (plan->issued_on);
  g_free (plan->period);
  g_ptr_array_unref (plan->tasks);
  g_ptr_array_unref (plan->warnings);
  g_free (plan);
}

AnbanPlanTask *
anban_plan_task_new (void)
{
  AnbanPlanTask *task = g_new0 (AnbanPlanTask, 1);

  task->sections = g_ptr_array_new_with_free_func (g_free);
  task->units = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_plan_unit_free);
  task->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_plan_deadline_free);
  task->frequencies = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_plan_frequency_free);
  task->quotas = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_plan_quota_free);
  task->subs = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_plan_sub_free);
  task->warnings = g_ptr_array_new_with_free_func (g_free);
  return task;
}

void
anban_plan_task_free (AnbanPlanTask *task)
{
  if (task == NULL)
    return;
  g_free (task->key);
  g_free (task->heading);
  g_free (task->text);
  g_ptr_array_unref (task->sections);
  g_ptr_array_unref (task->units);
  g_ptr_array_unref (task->deadlines);
  g_ptr_array_unref (task->frequencies);
  g_ptr_array_unref (task->quotas);
  g_ptr_array_unref (task->subs);
  g_ptr_array_unref (task->warnings);
  g_free (task);
}

void
anban_plan_unit_free (AnbanPlanUnit *unit)
{
  if (unit == NULL)
    return;
  g_free (unit->name);
  g_free (unit);
}

void
anban_plan_deadline_free (AnbanPlanDeadline *deadline)
{
  if (deadline == NULL)
    return;
  g_free (deadline->as_written);
  g_free (deadline->date);
  g_free (deadline->what);
  g_free (deadline);
}

void
anban_plan_frequency_free (AnbanPlanFrequency *frequency)
{
  if (frequency == NULL)
    return;
  g_free (frequency->as_written);
  g_free (frequency->who);
  g_free (frequency->what);
  g_free (frequency);
}

void
anban_plan_quota_free (AnbanPlanQuota *quota)
{
  if (quota == NULL)
    return;
  g_free (quota->as_written);
  g_free (quota->unit);
  g_free (quota->deadline);
  g_free (quota);
}

void
anban_plan_sub_free (AnbanPlanSub *sub)
{
  if (sub == NULL)
    return;
  g_free (sub->number);
  g_free (sub->heading);
  g_free (sub);
}

const char *
anban_plan_kind_to_string (AnbanPlanKind kind)
{
  switch (kind) {
  case ANBAN_PLAN_KIND_TASK:
    return "task";
  case ANBAN_PLAN_KIND_SAFEGUARD:
    return "safeguard";
  case ANBAN_PLAN_KIND_CHECK:
    return "check";
  }
  g_return_val_if_reached ("task");
}

const char *
anban_plan_role_to_string (AnbanPlanRole role)
{
  switch (role) {
  case ANBAN_PLAN_ROLE_LEAD:
    return "牵头";
  case ANBAN_PLAN_ROLE_SUPPORT:
    return "配合";
  case ANBAN_PLAN_ROLE_DUTY:
    return "责任";
  }
  g_return_val_if_reached ("责任");
}

const char *
anban_plan_per_to_string (AnbanPlanPer per)
{
  switch (per) {
  case ANBAN_PLAN_PER_HOUR:
    return "hour";
  case ANBAN_PLAN_PER_TWO_HOURS:
    return "two-hours";
  case ANBAN_PLAN_PER_THREE_HOURS:
    return "three-hours";
  case ANBAN_PLAN_PER_DAY:
    return "day";
  case ANBAN_PLAN_PER_TWO_DAYS:
    return "two-days";
  case ANBAN_PLAN_PER_THREE_DAYS:
    return "three-days";
  case ANBAN_PLAN_PER_WEEK:
    return "week";
  case ANBAN_PLAN_PER_TEN_DAYS:
    return "ten-days";
  case ANBAN_PLAN_PER_HALF_MONTH:
    return "half-month";
  case ANBAN_PLAN_PER_MONTH:
    return "month";
  case ANBAN_PLAN_PER_TWO_MONTHS:
    return "two-months";
  case ANBAN_PLAN_PER_QUARTER:
    return "quarter";
  case ANBAN_PLAN_PER_TERM:
    return "term";
  case ANBAN_PLAN_PER_HALF_YEAR:
    return "half-year";
  case ANBAN_PLAN_PER_YEAR:
    return "year";
  case ANBAN_PLAN_PER_TWO_YEARS:
    return "two-years";
  case ANBAN_PLAN_PER_THREE_YEARS:
    return "three-years";
  }
  g_return_val_if_reached ("year");
}
