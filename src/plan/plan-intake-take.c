/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Taking a plan into the office (plan-intake.h): all of it in one step, or nothing.
 */
#include "plan/plan-intake-private.h"

#include "base/date.h"
#include "registers/plan.h"
#include "registers/task-periods.h"
#include "registers/task-units.h"
#include "store/attachment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  AnbanPlanIntake *intake;
  AnbanStore *store;
  GHashTable *unit_ids; /* name → gint64 *; 0 for one that is ignored */
  GPtrArray *groups;    /* AnbanIntakeUnit: new groups that take in what there is of a kind */
  AnbanRecord *plan;
  AnbanDate from, to; /* the plan's period */
  AnbanIntakeResult result;
} Taking;

/* --- units --- */

static gint64
get_unit_id (Taking *taking, const char *name)
{
  gint64 *id = g_hash_table_lookup (taking->unit_ids, name);

  return id != NULL ? *id : 0;
}

static gboolean
add_alias (Taking *taking, const char *name, gint64 unit_id, const char *title, GError **error)
{
  g_autoptr (GPtrArray) aliases = NULL;
  g_autoptr (AnbanRecord) alias = NULL;

  if (unit_id == 0 || strcmp (name, title) == 0)
    return TRUE;
  aliases = anban_store_list_details (taking->store, &anban_unit_alias_register, unit_id, error);
  if (aliases == NULL)
    return FALSE;
  for (guint i = 0; i < aliases->len; i++)
    if (strcmp (anban_record_get_text (g_ptr_array_index (aliases, i), ANBAN_UNIT_ALIAS_NAME), name) == 0)
      return TRUE;
  alias = anban_record_new (&anban_unit_alias_register);
  anban_record_set_ref (alias, ANBAN_UNIT_ALIAS_UNIT, unit_id, title);
  anban_record_set_text (alias, ANBAN_UNIT_ALIAS_NAME, name);
  return anban_store_save (taking->store, alias, error);
}

static gint64
create_unit (Taking *taking, const AnbanIntakeUnit *unit, GError **error)
{
  g_autoptr (AnbanRecord) record = NULL;
  gint64 there = anban_store_find_by_title (taking->store, &anban_unit_register, unit->name);

  if (there != 0)
    return there; /* made since the plan was read */
  record = anban_record_new (&anban_unit_register);
  anban_record_set_text (record, ANBAN_UNIT_NAME, unit->name);
  anban_record_set_int (record, ANBAN_UNIT_KIND, (gint64)unit->kind);
  if (unit->parent_id != 0)
    anban_record_set_ref (record, ANBAN_UNIT_PARENT, unit->parent_id, unit->parent_title);
  if (!anban_store_save (taking->store, record, error))
    return 0;
  taking->result.n_units++;
  if (unit->kind == ANBAN_UNIT_KIND_GROUP && unit->member_kind != 0)
    g_ptr_array_add (taking->groups, (gpointer)unit);
  return anban_record_get_id (record);
}

static gboolean
take_unit (Taking *taking, const char *name, GError **error)
{
  const AnbanIntakeUnit *unit = anban_plan_intake_find_unit (taking->intake, name);
  gint64 id = 0;

  if (g_hash_table_contains (taking->unit_ids, name))
    return TRUE;
  if (unit->state == ANBAN_INTAKE_UNIT_MATCHED) {
    if (unit->remember && !add_alias (taking, unit->name, unit->unit_id, unit->unit_title, error))
      return FALSE;
    id = unit->unit_id;
  } else if (unit->state == ANBAN_INTAKE_UNIT_NEW && unit->joined) {
    if (!take_unit (taking, unit->alike, error))
      return FALSE;
    id = get_unit_id (taking, unit->alike);
    if (!add_alias (taking, unit->name, id, unit->alike, error))
      return FALSE;
  } else if (unit->state == ANBAN_INTAKE_UNIT_NEW) {
    id = create_unit (taking, unit, error);
    if (id == 0)
      return FALSE;
  }
  g_hash_table_insert (taking->unit_ids, g_strdup (name), g_memdup2 (&id, sizeof id));
  return TRUE;
}

typedef struct {
  GArray *ids;
} Members;

static gboolean
note_id_cb (AnbanRecord *record, const char *group, gpointer data)
{
  gint64 id = anban_record_get_id (record);

  g_array_append_val (((Members *)data)->ids, id);
  return TRUE;
}

/* 各镇（街道）, new to the office, stands for all the towns that it knows by now. */
static gboolean
fill_group (Taking *taking, const AnbanIntakeUnit *group, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_unit_register);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Members members = {ids};

  anban_query_where_int (query, ANBAN_UNIT_KIND, ANBAN_OP_EQ, (gint64)group->member_kind);
  if (!anban_store_foreach (taking->store, query, note_id_cb, &members, NULL, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (AnbanRecord) member = anban_record_new (&anban_unit_member_register);

    anban_record_set_ref (member, ANBAN_UNIT_MEMBER_GROUP, get_unit_id (taking, group->name), group->name);
    anban_record_set_ref (member, ANBAN_UNIT_MEMBER_UNIT, g_array_index (ids, gint64, i), "");
    if (!anban_store_save (taking->store, member, error))
      return FALSE;
  }
  return TRUE;
}

/* Whether @field of task @index goes into the office; all do of a new task. */
static gboolean
takes_field (AnbanPlanIntake *self, guint index, AnbanIntakeField field)
{
  g_autoptr (GPtrArray) changes = anban_plan_intake_list_changes (self, index);

  for (guint i = 0; i < changes->len; i++) {
    const AnbanIntakeChange *change = g_ptr_array_index (changes, i);

    if (change->field == field)
      return change->take;
  }
  return FALSE;
}

static gboolean
take_units (Taking *taking, GError **error)
{
  AnbanPlanIntake *self = taking->intake;

  for (guint i = 0; i < self->state->tasks->len; i++) {
    const AnbanIntakeTask *task = anban_plan_intake_get_task (self, i);
    AnbanIntakeStatus status = anban_plan_intake_get_status (self, i);

    if (!task->taken || !(status == ANBAN_INTAKE_ADDED ||
                          (status == ANBAN_INTAKE_CHANGED && takes_field (self, i, ANBAN_INTAKE_UNITS))))
      continue;
    for (guint k = 0; k < task->parts->len; k++)
      if (!take_unit (taking, ((AnbanIntakePart *)g_ptr_array_index (task->parts, k))->name, error))
        return FALSE;
  }
  for (guint i = 0; i < taking->groups->len; i++)
    if (!fill_group (taking, g_ptr_array_index (taking->groups, i), error))
      return FALSE;
  return TRUE;
}

/* --- the plan --- */

static gboolean
attach_file (Taking *taking, GError **error)
{
  AnbanPlanIntake *self = taking->intake;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (AnbanRecord) attachment = NULL;
  g_autofree char *sum = NULL;

  if (self->file == NULL)
    return TRUE;
  sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->file);
  files = anban_attachment_list (taking->store, taking->plan, error);
  if (files == NULL)
    return FALSE;
  for (guint i = 0; i < files->len; i++)
    if (g_ascii_strcasecmp (anban_record_get_text (g_ptr_array_index (files, i), ANBAN_ATTACHMENT_SHA256),
                            sum) == 0)
      return TRUE;
  attachment = anban_attachment_add_bytes (taking->store, taking->plan, self->file_name, self->file, error);
  return attachment != NULL;
}

static void
set_head (Taking *taking, AnbanIntakeHead head, guint column)
{
  if (anban_plan_intake_head_moved (taking->intake, head))
    anban_record_set_text (taking->plan, column, taking->intake->state->heads[head]);
}

static gboolean
take_plan (Taking *taking, GError **error)
{
  AnbanPlanIntake *self = taking->intake;
  char iso[ANBAN_DATE_ISO_SIZE];

  if (self->target != NULL) {
    taking->plan = anban_store_get (taking->store, &anban_plan_register,
                                    anban_record_get_id (self->target->plan), error);
  } else {
    taking->plan = anban_record_new (&anban_plan_register);
    anban_record_set_text (taking->plan, ANBAN_PLAN_RECEIVED_ON,
                           anban_date_to_iso (anban_date_today (), iso));
    anban_record_set_text (taking->plan, ANBAN_PLAN_TITLE,
                           self->file_name != NULL ? self->file_name : _ ("未命名计划"));
  }
  if (taking->plan == NULL)
    return FALSE;
  set_head (taking, ANBAN_INTAKE_HEAD_TITLE, ANBAN_PLAN_TITLE);
  set_head (taking, ANBAN_INTAKE_HEAD_DOC_NUMBER, ANBAN_PLAN_DOC_NUMBER);
  set_head (taking, ANBAN_INTAKE_HEAD_ISSUER, ANBAN_PLAN_ISSUER);
  set_head (taking, ANBAN_INTAKE_HEAD_ISSUED_ON, ANBAN_PLAN_ISSUED_ON);
  set_head (taking, ANBAN_INTAKE_HEAD_PERIOD, ANBAN_PLAN_PERIOD);
  if (strcmp (anban_record_get_text (taking->plan, ANBAN_PLAN_SOURCE_TEXT), self->plan->source) != 0)
    anban_record_set_text (taking->plan, ANBAN_PLAN_SOURCE_TEXT, self->plan->source);
  if (!anban_store_save (taking->store, taking->plan, error) || !attach_file (taking, error))
    return FALSE;
  taking->result.plan_id = anban_record_get_id (taking->plan);
  return TRUE;
}

/* The years that the plan speaks of, for the periods of recurring tasks. */
static void
find_period (Taking *taking)
{
  const char *period = taking->intake->state->heads[ANBAN_INTAKE_HEAD_PERIOD];
  const char *issued = taking->intake->state->heads[ANBAN_INTAKE_HEAD_ISSUED_ON];
  int first = 0, last = 0, today_year;

  for (const char *p = period; *p != '\0'; p++)
    if (g_ascii_isdigit (*p) && (p == period || !g_ascii_isdigit (p[-1]))) {
      gint64 year = g_ascii_strtoll (p, NULL, 10);

      if (year < 1990 || year > 2100)
        continue;
      first = first == 0 ? (int)year : MIN (first, (int)year);
      last = MAX (last, (int)year);
    }
  anban_date_get_ymd (anban_date_today (), &today_year, NULL, NULL);
  if (first == 0)
    first = last = taking->intake->plan->year > 0 ? taking->intake->plan->year
                   : issued[0] != '\0'            ? (int)g_ascii_strtoll (issued, NULL, 10)
                                                  : today_year;
  last = MIN (last, first + 9);
  taking->from = anban_date_from_ymd (first, 1, 1);
  taking->to = anban_date_from_ymd (last, 12, 31);
}

/* --- tasks --- */

static const struct {
  AnbanIntakeField field;
  guint column;
} text_columns[] = {
    {ANBAN_INTAKE_HEADING, ANBAN_TASK_HEADING},
    {ANBAN_INTAKE_BODY, ANBAN_TASK_BODY},
    {ANBAN_INTAKE_CLAUSE, ANBAN_TASK_CLAUSE},
    {ANBAN_INTAKE_SECTION, ANBAN_TASK_SECTION},
    {ANBAN_INTAKE_DUE_ON, ANBAN_TASK_DUE_ON},
    {ANBAN_INTAKE_DUE_TEXT, ANBAN_TASK_DUE_TEXT},
    {ANBAN_INTAKE_FREQUENCY_TEXT, ANBAN_TASK_FREQUENCY_TEXT},
    {ANBAN_INTAKE_QUOTA, ANBAN_TASK_QUOTA},
    {ANBAN_INTAKE_WARNINGS, ANBAN_TASK_WARNINGS},
};

static void
set_field (AnbanRecord *record, const AnbanIntakeTask *task, AnbanIntakeField field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (text_columns); i++)
    if (text_columns[i].field == field)
      anban_record_set_text (record, text_columns[i].column,
                             *anban_intake_task_text ((AnbanIntakeTask *)task, field));
  if (field == ANBAN_INTAKE_KIND)
    anban_record_set_int (record, ANBAN_TASK_KIND, task->kind);
  if (field == ANBAN_INTAKE_SECTION)
    anban_record_set_int (record, ANBAN_TASK_SECTION_SEQ, task->section_seq);
  if (field == ANBAN_INTAKE_FREQUENCY && task->frequency_count > 0) {
    anban_record_set_int (record, ANBAN_TASK_FREQUENCY_COUNT, task->frequency_count);
    anban_record_set_int (record, ANBAN_TASK_FREQUENCY_PER, (gint64)task->frequency_per);
  } else if (field == ANBAN_INTAKE_FREQUENCY) {
    anban_record_set_null (record, ANBAN_TASK_FREQUENCY_COUNT);
    anban_record_set_null (record, ANBAN_TASK_FREQUENCY_PER);
  }
}

static gboolean
add_units (Taking *taking, const AnbanIntakeTask *task, gint64 task_id, GError **error)
{
  for (guint i = 0; i < task->parts->len; i++) {
    const AnbanIntakePart *part = g_ptr_array_index (task->parts, i);
    gint64 unit_id = get_unit_id (taking, part->name);

    if (unit_id != 0 && !anban_task_units_add (taking->store, task_id, unit_id, part->role, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
fill_periods (Taking *taking, const AnbanIntakeTask *task, AnbanRecord *record, GError **error)
{
  return task->frequency_count == 0 ||
         anban_task_periods_fill (taking->store, record, taking->from, taking->to, error);
}

static gboolean
add_task (Taking *taking, const AnbanIntakeTask *task, guint index, GError **error)
{
  g_autoptr (AnbanRecord) record = anban_record_new (&anban_task_register);

  anban_record_set_ref (record, ANBAN_TASK_PLAN, anban_record_get_id (taking->plan),
                        anban_record_get_text (taking->plan, ANBAN_PLAN_TITLE));
  anban_record_set_int (record, ANBAN_TASK_SEQ, (gint64)index + 1);
  anban_record_set_int (record, ANBAN_TASK_STATE, ANBAN_STATE_NOT_STARTED);
  for (AnbanIntakeField f = 0; f < ANBAN_INTAKE_N_FIELDS; f++)
    set_field (record, task, f);
  taking->result.n_added++;
  return anban_store_save (taking->store, record, error) &&
         add_units (taking, task, anban_record_get_id (record), error) &&
         fill_periods (taking, task, record, error);
}

static gboolean
was_worked_on (AnbanRecord *part)
{
  return anban_record_get_int (part, ANBAN_TASK_UNIT_STATE) > ANBAN_STATE_NOT_STARTED ||
         !anban_record_is_null (part, ANBAN_TASK_UNIT_PROGRESS) ||
         !anban_record_is_null (part, ANBAN_TASK_UNIT_ANSWER);
}

/* The role that the plan now gives to the unit behind a row; 0 where it names it no more. */
static AnbanRole
find_role (Taking *taking, const AnbanIntakeTask *task, gint64 unit_id)
{
  for (guint i = 0; i < task->parts->len; i++) {
    const AnbanIntakePart *part = g_ptr_array_index (task->parts, i);

    if (get_unit_id (taking, part->name) == unit_id)
      return part->role;
  }
  return (AnbanRole)0;
}

static gboolean
update_units (Taking *taking, const AnbanIntakeTask *task, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  rows = anban_store_list_details (taking->store, &anban_task_unit_register, task->record_id, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    AnbanRecord *row = g_ptr_array_index (rows, i);
    guint column =
        anban_record_is_null (row, ANBAN_TASK_UNIT_VIA) ? ANBAN_TASK_UNIT_UNIT : ANBAN_TASK_UNIT_VIA;
    AnbanRole role = find_role (taking, task, anban_record_get_int (row, column));

    if (role != 0) {
      anban_record_set_int (row, ANBAN_TASK_UNIT_ROLE, (gint64)role);
      if (anban_record_is_modified (row) && !anban_store_save (taking->store, row, error))
        return FALSE;
    } else if (!was_worked_on (row) && !anban_store_delete (taking->store, &anban_task_unit_register,
                                                            anban_record_get_id (row), error)) {
      return FALSE;
    }
  }
  return add_units (taking, task, task->record_id, error);
}

static gboolean
update_task (Taking *taking, const AnbanIntakeTask *task, guint index, GError **error)
{
  g_autoptr (GPtrArray) changes = anban_plan_intake_list_changes (taking->intake, index);
  const AnbanIntakeTask *kept = anban_plan_intake_find_record (taking->intake, task->record_id);
  g_autoptr (AnbanRecord) record =
      anban_store_get (taking->store, &anban_task_register, task->record_id, error);
  gboolean any = FALSE, units = FALSE, frequency = FALSE;

  if (record == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++) {
    const AnbanIntakeChange *change = g_ptr_array_index (changes, i);

    if (!change->take)
      continue;
    any = TRUE;
    units |= change->field == ANBAN_INTAKE_UNITS;
    frequency |= change->field == ANBAN_INTAKE_FREQUENCY;
    set_field (record, task, change->field);
  }
  if (!any)
    return TRUE;
  if (task->base != NULL && kept != NULL && strcmp (kept->warnings, task->base->warnings) == 0)
    set_field (record, task, ANBAN_INTAKE_WARNINGS);
  taking->result.n_changed++;
  return anban_store_save (taking->store, record, error) && (!units || update_units (taking, task, error)) &&
         (!frequency || fill_periods (taking, task, record, error));
}

static gboolean
take_task (Taking *taking, guint index, GError **error)
{
  const AnbanIntakeTask *task = anban_plan_intake_get_task (taking->intake, index);

  if (!task->taken)
    return TRUE;
  switch (anban_plan_intake_get_status (taking->intake, index)) {
  case ANBAN_INTAKE_ADDED:
    return add_task (taking, task, index, error);
  case ANBAN_INTAKE_CHANGED:
    return update_task (taking, task, index, error);
  case ANBAN_INTAKE_GONE:
    taking->result.n_gone++;
    return anban_store_delete (taking->store, &anban_task_register, task->record_id, error);
  case ANBAN_INTAKE_SAME:
  default:
    return TRUE;
  }
}

/* New tasks in a known plan move those behind them: the office's own tasks stay behind their neighbours. */
static gboolean
renumber (Taking *taking, GError **error)
{
  AnbanPlanIntake *self = taking->intake;
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = NULL;
  gint64 seq = 0, last_new = 0;

  if (self->target == NULL || taking->result.n_added == 0)
    return TRUE;
  for (guint i = 0; i < self->state->tasks->len; i++) {
    const AnbanIntakeTask *task = anban_plan_intake_get_task (self, i);

    if (!task->gone && task->record_id != 0)
      g_hash_table_insert (places, (gpointer)&task->record_id, GUINT_TO_POINTER (i + 1));
  }
  anban_query_where_int (query, ANBAN_TASK_PLAN, ANBAN_OP_EQ, taking->result.plan_id);
  anban_query_set_sort (query, ANBAN_TASK_SEQ, FALSE);
  ids = anban_store_list_ids (taking->store, query, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &id));
    g_autoptr (AnbanRecord) record = anban_store_get (taking->store, &anban_task_register, id, error);

    if (record == NULL)
      return FALSE;
    seq = place > 0 ? (gint64)place : MAX (seq, anban_record_get_int (record, ANBAN_TASK_SEQ));
    last_new = MAX (last_new, seq);
    if (anban_record_get_int (record, ANBAN_TASK_SEQ) == seq)
      continue;
    anban_record_set_int (record, ANBAN_TASK_SEQ, seq);
    if (!anban_store_save (taking->store, record, error))
      return FALSE;
  }
  return ids != NULL;
}

static gboolean
write_all (
    Taking *taking, GCancellable *cancellable, AnbanIntakeProgress progress, gpointer data, GError **error)
{
  guint n = taking->intake->state->tasks->len;

  find_period (taking);
  if (!take_units (taking, error) || !take_plan (taking, error))
    return FALSE;
  for (guint i = 0; i < n; i++) {
    if (progress != NULL)
      progress (i, n, data);
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !take_task (taking, i, error))
      return FALSE;
  }
  return renumber (taking, error);
}

/* Whether the office has all of it already. */
static gboolean
is_known (AnbanPlanIntake *self, const AnbanIntakeCounts *counts)
{
  return self->target != NULL && counts->n_added + counts->n_changed + counts->n_gone == 0 &&
         !counts->head_changed &&
         strcmp (anban_record_get_text (self->target->plan, ANBAN_PLAN_SOURCE_TEXT), self->plan->source) == 0;
}

static char *
dup_step_label (AnbanPlanIntake *self, const AnbanIntakeCounts *counts)
{
  const char *title = self->state->heads[ANBAN_INTAKE_HEAD_TITLE];

  if (counts->n_gone > 0)
    return g_strdup_printf (_ ("导入计划《%s》：新增 %u 项，更新 %u 项，删除 %u 项"), title, counts->n_added,
                            counts->n_changed, counts->n_gone);
  return g_strdup_printf (_ ("导入计划《%s》：新增 %u 项，更新 %u 项"), title, counts->n_added,
                          counts->n_changed);
}

gboolean
anban_plan_intake_take (AnbanPlanIntake *self,
                        GCancellable *cancellable,
                        AnbanIntakeProgress progress,
                        gpointer data,
                        AnbanIntakeResult *result,
                        GError **error)
{
  g_autoptr (GHashTable) unit_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  Taking taking = {.intake = self, .store = self->store, .unit_ids = unit_ids, .groups = groups};
  AnbanIntakeCounts counts;
  g_autofree char *label = NULL;
  gboolean written;

  anban_plan_intake_count (self, &counts);
  memset (result, 0, sizeof *result);
  if (is_known (self, &counts)) {
    result->plan_id = anban_record_get_id (self->target->plan);
    return TRUE;
  }
  label = dup_step_label (self, &counts);
  if (!anban_store_begin_step (self->store, label, error))
    return FALSE;
  written = write_all (&taking, cancellable, progress, data, error);
  g_clear_object (&taking.plan);
  if (!written) {
    anban_store_rollback_step (self->store);
    return FALSE;
  }
  if (!anban_store_commit_step (self->store, error)) {
    anban_store_rollback_step (self->store);
    return FALSE;
  }
  *result = taking.result;
  return TRUE;
}
