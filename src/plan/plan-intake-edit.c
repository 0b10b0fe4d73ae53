/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The edits of single tasks (plan-intake.h); each is one step of undo.
 */
#include "plan/plan-intake-private.h"

#include "base/date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
anban_plan_intake_set_taken (AnbanPlanIntake *self, guint index, gboolean taken)
{
  if (anban_plan_intake_get_task (self, index)->taken == taken)
    return;
  anban_plan_intake_begin_edit (self, taken ? _ ("取回任务") : _ ("不导入任务"));
  anban_plan_intake_touch (self, index)->taken = taken;
  anban_plan_intake_tell (self, (int)index, FALSE);
}

/* One line, or a date as it is kept; NULL where it cannot be read. */
static char *
dup_clean (AnbanIntakeField field, const char *text, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));
  char iso[ANBAN_DATE_ISO_SIZE];
  AnbanDate date;

  if (field == ANBAN_INTAKE_DUE_ON && clean[0] != '\0') {
    if (!anban_date_parse (clean, &date)) {
      g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                   _ ("“%s”不是日期，没有改动；请写成 2026-06-30 或 2026年6月30日"), clean);
      return NULL;
    }
    return g_strdup (anban_date_to_iso (date, iso));
  }
  if (field == ANBAN_INTAKE_HEADING && clean[0] == '\0') {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("标题不能为空，没有改动；不需要这项任务时可以取消勾选"));
    return NULL;
  }
  if (field != ANBAN_INTAKE_BODY && field != ANBAN_INTAKE_WARNINGS)
    g_strdelimit (clean, "\r\n\t", ' ');
  return g_steal_pointer (&clean);
}

gboolean
anban_plan_intake_set_text (
    AnbanPlanIntake *self, guint index, AnbanIntakeField field, const char *text, GError **error)
{
  g_autofree char *clean = dup_clean (field, text, error);
  g_autofree char *label = NULL;
  char **kept;

  g_return_val_if_fail (index < self->state->tasks->len, FALSE);
  if (clean == NULL)
    return FALSE;
  kept = anban_intake_task_text (g_ptr_array_index (self->state->tasks, index), field);
  g_return_val_if_fail (kept != NULL, FALSE);
  if (strcmp (*kept, clean) == 0)
    return TRUE;
  label = g_strdup_printf (_ ("修改%s"), anban_intake_field_get_label (field));
  anban_plan_intake_begin_edit (self, label);
  kept = anban_intake_task_text (anban_plan_intake_touch (self, index), field);
  g_free (*kept);
  *kept = g_steal_pointer (&clean);
  anban_plan_intake_tell (self, (int)index, FALSE);
  return TRUE;
}

void
anban_plan_intake_set_kind (AnbanPlanIntake *self, guint index, AnbanTaskKind kind)
{
  if (anban_plan_intake_get_task (self, index)->kind == kind)
    return;
  anban_plan_intake_begin_edit (self, _ ("修改类型"));
  anban_plan_intake_touch (self, index)->kind = kind;
  anban_plan_intake_tell (self, (int)index, FALSE);
}

void
anban_plan_intake_set_frequency (AnbanPlanIntake *self, guint index, int count, AnbanPer per)
{
  const AnbanIntakeTask *now = anban_plan_intake_get_task (self, index);
  AnbanIntakeTask *task;

  if (now->frequency_count == count && (count == 0 || now->frequency_per == per))
    return;
  anban_plan_intake_begin_edit (self, _ ("修改频次"));
  task = anban_plan_intake_touch (self, index);
  task->frequency_count = count;
  task->frequency_per = per;
  anban_plan_intake_tell (self, (int)index, FALSE);
}

void
anban_plan_intake_set_choice (AnbanPlanIntake *self, guint index, AnbanIntakeField field, gboolean take)
{
  g_autoptr (GPtrArray) changes = anban_plan_intake_list_changes (self, index);

  for (guint i = 0; i < changes->len; i++) {
    const AnbanIntakeChange *change = g_ptr_array_index (changes, i);
    AnbanIntakeTask *task;

    if (change->field != field || change->take == take)
      continue;
    anban_plan_intake_begin_edit (self, take ? _ ("采用计划的内容") : _ ("保留原有内容"));
    task = anban_plan_intake_touch (self, index);
    task->forced = take ? task->forced | 1u << field : task->forced & ~(1u << field);
    task->kept = take ? task->kept & ~(1u << field) : task->kept | 1u << field;
    anban_plan_intake_tell (self, (int)index, FALSE);
  }
}

void
anban_plan_intake_add_part (AnbanPlanIntake *self, guint index, const char *name, AnbanRole role)
{
  g_autofree char *clean = g_strstrip (g_strdup (name));

  if (clean[0] == '\0')
    return;
  anban_plan_intake_begin_edit (self, _ ("添加责任单位"));
  anban_intake_task_add_part (anban_plan_intake_touch (self, index), clean, role, (AnbanPlanSpan){0, 0});
  anban_plan_intake_tell (self, (int)index, FALSE);
}

void
anban_plan_intake_remove_part (AnbanPlanIntake *self, guint index, guint part)
{
  g_return_if_fail (part < anban_plan_intake_get_task (self, index)->parts->len);
  anban_plan_intake_begin_edit (self, _ ("去掉责任单位"));
  g_ptr_array_remove_index (anban_plan_intake_touch (self, index)->parts, part);
  anban_plan_intake_tell (self, (int)index, FALSE);
}

void
anban_plan_intake_set_part_role (AnbanPlanIntake *self, guint index, guint part, AnbanRole role)
{
  const AnbanIntakeTask *task = anban_plan_intake_get_task (self, index);

  g_return_if_fail (part < task->parts->len);
  if (((AnbanIntakePart *)g_ptr_array_index (task->parts, part))->role == role)
    return;
  anban_plan_intake_begin_edit (self, _ ("修改单位角色"));
  task = anban_plan_intake_touch (self, index);
  ((AnbanIntakePart *)g_ptr_array_index (task->parts, part))->role = role;
  anban_plan_intake_tell (self, (int)index, FALSE);
}

gboolean
anban_plan_intake_split (AnbanPlanIntake *self, guint index, glong at)
{
  g_autoptr (AnbanIntakeTask) first = anban_intake_task_copy (anban_plan_intake_get_task (self, index));
  AnbanIntakeTask *rest = first->gone ? NULL : anban_intake_task_split (first, self->plan->source, at);

  if (rest == NULL)
    return FALSE;
  anban_plan_intake_begin_edit (self, _ ("拆分任务"));
  anban_intake_task_unref (g_ptr_array_index (self->state->tasks, index));
  g_ptr_array_index (self->state->tasks, index) = g_steal_pointer (&first);
  g_ptr_array_insert (self->state->tasks, (int)index + 1, rest);
  anban_plan_intake_tell (self, -1, TRUE);
  return TRUE;
}

gboolean
anban_plan_intake_merge (AnbanPlanIntake *self, guint index)
{
  AnbanIntakeTask *task, *next;
  const AnbanIntakeTask *record;

  if (index + 1 >= self->state->tasks->len || anban_plan_intake_get_task (self, index)->gone ||
      anban_plan_intake_get_task (self, index + 1)->gone)
    return FALSE;
  anban_plan_intake_begin_edit (self, _ ("合并任务"));
  task = anban_plan_intake_touch (self, index);
  next = g_ptr_array_index (self->state->tasks, index + 1);
  anban_intake_task_merge (task, next);
  record = anban_plan_intake_find_record (self, next->record_id);
  if (record != NULL && task->record_id == 0) {
    task->record_id = record->record_id;
  } else if (record != NULL) {
    AnbanIntakeTask *gone = anban_intake_task_copy (record);

    gone->gone = TRUE;
    gone->taken = !g_hash_table_contains (self->target->worked_on, &record->record_id);
    g_ptr_array_add (self->state->tasks, gone);
  }
  g_ptr_array_remove_index (self->state->tasks, index + 1);
  anban_plan_intake_tell (self, -1, TRUE);
  return TRUE;
}
