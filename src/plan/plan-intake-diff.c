/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/plan-intake-diff.h"

#include "plan/plan-intake-pair.h"
#include "plan/plan-reader.h"
#include "registers/plan.h"
#include "store/attachment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- which plan it is --- */

typedef struct {
  const AnbanPlan *plan;
  char *title, *doc_number;
  GPtrArray *found[3]; /* by text, by number, by title */
} Search;

static void
free_candidate (AnbanIntakeCandidate *candidate)
{
  g_free (candidate->title);
  g_free (candidate);
}

/* Without blanks, and brackets of one kind: 〔2026〕3号, [2026] 3 号. */
static char *
flatten (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_ALL_COMPOSE);
  GString *flat = g_string_new (NULL);

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == 0x3014 || c == 0x3010 || c == '(')
      c = '[';
    else if (c == 0x3015 || c == 0x3011 || c == ')')
      c = ']';
    if (!g_unichar_isspace (c) && c != 0x300a && c != 0x300b)
      g_string_append_unichar (flat, c);
  }
  return g_string_free (flat, FALSE);
}

static gboolean
look_at_plan_cb (AnbanRecord *record, const char *group, gpointer data)
{
  Search *search = data;
  g_autofree char *title = flatten (anban_record_get_text (record, ANBAN_PLAN_TITLE));
  g_autofree char *number = flatten (anban_record_get_text (record, ANBAN_PLAN_DOC_NUMBER));
  gboolean numbers_differ =
      number[0] != '\0' && search->doc_number[0] != '\0' && strcmp (number, search->doc_number) != 0;
  AnbanIntakeCandidate *candidate;
  int place = -1;

  if (strcmp (anban_record_get_text (record, ANBAN_PLAN_SOURCE_TEXT), search->plan->source) == 0)
    place = 0;
  else if (number[0] != '\0' && !numbers_differ && search->doc_number[0] != '\0')
    place = 1;
  else if (title[0] != '\0' && strcmp (title, search->title) == 0 && !numbers_differ)
    place = 2;
  if (place < 0)
    return TRUE;
  candidate = g_new0 (AnbanIntakeCandidate, 1);
  candidate->id = anban_record_get_id (record);
  candidate->title = g_strdup (anban_record_get_text (record, ANBAN_PLAN_TITLE));
  g_ptr_array_add (search->found[place], candidate);
  return TRUE;
}

GPtrArray *
anban_intake_find_known_plans (AnbanStore *store, const AnbanPlan *plan, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_plan_register);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)free_candidate);
  g_autofree char *title = flatten (plan->title), *number = flatten (plan->doc_number);
  Search search = {plan, title, number, {NULL}};
  gboolean read;

  for (gsize i = 0; i < G_N_ELEMENTS (search.found); i++)
    search.found[i] = g_ptr_array_new_with_free_func ((GDestroyNotify)free_candidate);
  read = anban_store_foreach (store, query, look_at_plan_cb, &search, NULL, error);
  for (gsize i = 0; i < G_N_ELEMENTS (search.found); i++) {
    while (search.found[i]->len > 0)
      g_ptr_array_add (all, g_ptr_array_steal_index (search.found[i], 0));
    g_ptr_array_unref (search.found[i]);
  }
  return read ? g_steal_pointer (&all) : NULL;
}

/* --- what the office has of it --- */

GPtrArray *
anban_intake_list_tasks (const AnbanPlan *plan)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_intake_task_unref);
  g_autofree char *last = NULL;
  int seq = 0;

  for (guint i = 0; i < plan->tasks->len; i++) {
    const AnbanPlanTask *read = g_ptr_array_index (plan->tasks, i);
    GString *section = g_string_new (NULL);

    for (guint k = 0; k < read->sections->len; k++)
      g_string_append_printf (section, "%s%s", k > 0 ? " / " : "",
                              (char *)g_ptr_array_index (read->sections, k));
    if (seq == 0 || g_strcmp0 (last, section->str) != 0)
      seq++;
    g_free (last);
    last = g_string_free (section, FALSE);
    g_ptr_array_add (tasks, anban_intake_task_new (read, last, seq));
  }
  return tasks;
}

char *
anban_intake_dup_head (const AnbanPlan *plan, AnbanIntakeHead head)
{
  const char *heads[ANBAN_INTAKE_N_HEADS] = {
      [ANBAN_INTAKE_HEAD_TITLE] = plan->title,   [ANBAN_INTAKE_HEAD_DOC_NUMBER] = plan->doc_number,
      [ANBAN_INTAKE_HEAD_ISSUER] = plan->issuer, [ANBAN_INTAKE_HEAD_ISSUED_ON] = plan->issued_on,
      [ANBAN_INTAKE_HEAD_PERIOD] = plan->period,
  };

  return g_strdup (heads[head] != NULL ? heads[head] : "");
}

static void
take_text (AnbanIntakeTask *task, AnbanIntakeField field, AnbanRecord *record, guint column)
{
  char **text = anban_intake_task_text (task, field);

  g_free (*text);
  *text = g_strdup (anban_record_get_text (record, column));
}

static gboolean
load_parts (AnbanStore *store, AnbanIntakeTask *task, GError **error)
{
  g_autoptr (GPtrArray) rows =
      anban_store_list_details (store, &anban_task_unit_register, task->record_id, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    AnbanRecord *row = g_ptr_array_index (rows, i);
    guint column =
        anban_record_is_null (row, ANBAN_TASK_UNIT_VIA) ? ANBAN_TASK_UNIT_UNIT : ANBAN_TASK_UNIT_VIA;
    AnbanIntakePart *part;
    guint n = task->parts->len;

    anban_intake_task_add_part (task, anban_record_get_ref_title (row, column),
                                (AnbanRole)anban_record_get_int (row, ANBAN_TASK_UNIT_ROLE),
                                (AnbanPlanSpan){0, 0});
    if (task->parts->len == n)
      continue;
    part = g_ptr_array_index (task->parts, n);
    part->unit_id = anban_record_get_int (row, column);
  }
  return TRUE;
}

typedef struct {
  AnbanIntakeTarget *target;
} Loading;

static gboolean
load_task_cb (AnbanRecord *record, const char *group, gpointer data)
{
  AnbanIntakeTarget *self = ((Loading *)data)->target;
  AnbanIntakeTask *task = anban_intake_task_new_empty ();

  task->record_id = anban_record_get_id (record);
  take_text (task, ANBAN_INTAKE_HEADING, record, ANBAN_TASK_HEADING);
  take_text (task, ANBAN_INTAKE_BODY, record, ANBAN_TASK_BODY);
  take_text (task, ANBAN_INTAKE_CLAUSE, record, ANBAN_TASK_CLAUSE);
  take_text (task, ANBAN_INTAKE_SECTION, record, ANBAN_TASK_SECTION);
  take_text (task, ANBAN_INTAKE_DUE_ON, record, ANBAN_TASK_DUE_ON);
  take_text (task, ANBAN_INTAKE_DUE_TEXT, record, ANBAN_TASK_DUE_TEXT);
  take_text (task, ANBAN_INTAKE_FREQUENCY_TEXT, record, ANBAN_TASK_FREQUENCY_TEXT);
  take_text (task, ANBAN_INTAKE_QUOTA, record, ANBAN_TASK_QUOTA);
  take_text (task, ANBAN_INTAKE_WARNINGS, record, ANBAN_TASK_WARNINGS);
  task->section_seq = (int)anban_record_get_int (record, ANBAN_TASK_SECTION_SEQ);
  task->kind = (AnbanTaskKind)anban_record_get_int (record, ANBAN_TASK_KIND);
  task->frequency_count = (int)anban_record_get_int (record, ANBAN_TASK_FREQUENCY_COUNT);
  task->frequency_per = (AnbanPer)anban_record_get_int (record, ANBAN_TASK_FREQUENCY_PER);
  g_ptr_array_add (self->records, task);
  g_hash_table_insert (self->by_id, &task->record_id, task);
  if (anban_record_get_int (record, ANBAN_TASK_STATE) > ANBAN_STATE_NOT_STARTED ||
      !anban_record_is_null (record, ANBAN_TASK_PROGRESS) ||
      anban_record_get_int (record, ANBAN_TASK_FILES) > 0)
    g_hash_table_add (self->worked_on, &task->record_id);
  return TRUE;
}

static void
load_base (AnbanIntakeTarget *self)
{
  const char *text = anban_record_get_text (self->plan, ANBAN_PLAN_SOURCE_TEXT);
  g_autoptr (AnbanPlan) earlier = text[0] != '\0' ? anban_plan_read_text (text) : NULL;

  if (earlier == NULL)
    return;
  self->base = anban_intake_list_tasks (earlier);
  for (guint i = 0; i < ANBAN_INTAKE_N_HEADS; i++)
    self->heads[i] = anban_intake_dup_head (earlier, i);
}

AnbanIntakeTarget *
anban_intake_target_load (AnbanStore *store, gint64 plan_id, GError **error)
{
  AnbanIntakeTarget *self = g_new0 (AnbanIntakeTarget, 1);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  Loading loading = {self};

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_intake_task_unref);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->worked_on = g_hash_table_new (g_int64_hash, g_int64_equal);
  anban_query_where_int (query, ANBAN_TASK_PLAN, ANBAN_OP_EQ, plan_id);
  anban_query_set_sort (query, ANBAN_TASK_SEQ, FALSE);
  self->plan = anban_store_get (store, &anban_plan_register, plan_id, error);
  if (self->plan == NULL || !anban_store_foreach (store, query, load_task_cb, &loading, NULL, error)) {
    anban_intake_target_free (self);
    return NULL;
  }
  for (guint i = 0; i < self->records->len; i++)
    if (!load_parts (store, g_ptr_array_index (self->records, i), error)) {
      anban_intake_target_free (self);
      return NULL;
    }
  load_base (self);
  return self;
}

void
anban_intake_target_free (AnbanIntakeTarget *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->plan);
  for (guint i = 0; i < ANBAN_INTAKE_N_HEADS; i++)
    g_free (self->heads[i]);
  g_clear_pointer (&self->base, g_ptr_array_unref);
  g_hash_table_unref (self->worked_on);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/* --- which task is which --- */

static void
tie (AnbanIntakeTask *task, const AnbanIntakeTask *record)
{
  task->record_id = record->record_id;
}

/* Those of the office that the plan had and has no more; left alone unless nothing was done on them. */
static void
append_gone (AnbanIntakeTarget *self, GPtrArray *tasks, AnbanIntakeTask *record)
{
  AnbanIntakeTask *gone = anban_intake_task_copy (record);

  gone->gone = TRUE;
  gone->taken = !g_hash_table_contains (self->worked_on, &record->record_id);
  g_ptr_array_add (tasks, gone);
}

static void
pair_with_base (AnbanIntakeTarget *self, GPtrArray *tasks)
{
  guint n = tasks->len;
  g_autofree int *base_of = anban_intake_pair (tasks, self->base, NULL, NULL);
  g_autofree int *record_of = anban_intake_pair (self->base, self->records, NULL, NULL);
  g_autofree int *others = NULL;
  g_autofree gboolean *task_done = g_new0 (gboolean, n + 1);
  g_autofree gboolean *record_done = g_new0 (gboolean, self->records->len + 1);
  g_autofree gboolean *still_there = g_new0 (gboolean, self->base->len + 1);

  for (guint b = 0; b < self->base->len; b++)
    if (record_of[b] >= 0)
      record_done[record_of[b]] = TRUE;
  for (guint i = 0; i < n; i++) {
    AnbanIntakeTask *task = g_ptr_array_index (tasks, i);
    int b = base_of[i];

    if (b < 0)
      continue;
    task_done[i] = still_there[b] = TRUE;
    task->base = anban_intake_task_ref (g_ptr_array_index (self->base, (guint)b));
    if (record_of[b] >= 0)
      tie (task, g_ptr_array_index (self->records, (guint)record_of[b]));
    else
      task->taken = FALSE; /* left out, or thrown away, before */
  }
  others = anban_intake_pair (tasks, self->records, task_done, record_done);
  for (guint i = 0; i < n; i++)
    if (others[i] >= 0)
      tie (g_ptr_array_index (tasks, i), g_ptr_array_index (self->records, (guint)others[i]));
  for (guint b = 0; b < self->base->len; b++)
    if (record_of[b] >= 0 && !still_there[b])
      append_gone (self, tasks, g_ptr_array_index (self->records, (guint)record_of[b]));
}

void
anban_intake_target_pair (AnbanIntakeTarget *self, GPtrArray *tasks)
{
  g_autofree int *record_of = NULL;

  if (self->base != NULL) {
    pair_with_base (self, tasks);
    return;
  }
  record_of = anban_intake_pair (tasks, self->records, NULL, NULL);
  for (guint i = 0; i < tasks->len; i++)
    if (record_of[i] >= 0)
      tie (g_ptr_array_index (tasks, i), g_ptr_array_index (self->records, (guint)record_of[i]));
}

/* --- what differs --- */

const char *
anban_intake_field_get_label (AnbanIntakeField field)
{
  static const char *const labels[ANBAN_INTAKE_N_FIELDS] = {
      [ANBAN_INTAKE_HEADING] = N_ ("标题"),    [ANBAN_INTAKE_BODY] = N_ ("正文"),
      [ANBAN_INTAKE_KIND] = N_ ("类型"),       [ANBAN_INTAKE_CLAUSE] = N_ ("编号"),
      [ANBAN_INTAKE_SECTION] = N_ ("章节"),    [ANBAN_INTAKE_UNITS] = N_ ("责任单位"),
      [ANBAN_INTAKE_DUE_ON] = N_ ("完成时限"), [ANBAN_INTAKE_DUE_TEXT] = N_ ("时限原文"),
      [ANBAN_INTAKE_FREQUENCY] = N_ ("频次"),  [ANBAN_INTAKE_FREQUENCY_TEXT] = N_ ("频次原文"),
      [ANBAN_INTAKE_QUOTA] = N_ ("数量指标"),  [ANBAN_INTAKE_WARNINGS] = N_ ("待核对"),
  };

  return _ (labels[field]);
}

/* Whether @part stands among the parts of @record, by unit and role. */
static gboolean
is_kept_part (const AnbanIntakePart *part, gint64 unit_id, const AnbanIntakeTask *record)
{
  for (guint i = 0; i < record->parts->len; i++) {
    const AnbanIntakePart *kept = g_ptr_array_index (record->parts, i);

    if (kept->role == part->role &&
        (kept->unit_id == unit_id || (unit_id == 0 && strcmp (kept->name, part->name) == 0)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
equal_units (const AnbanIntakeTask *task,
             const AnbanIntakeTask *record,
             AnbanIntakeResolve resolve,
             gpointer data)
{
  guint known = 0;

  for (guint i = 0; i < task->parts->len; i++) {
    const AnbanIntakePart *part = g_ptr_array_index (task->parts, i);
    gboolean fresh = FALSE;
    gint64 unit_id = resolve (part->name, &fresh, data);

    if (unit_id == 0 && !fresh)
      continue;
    if (!is_kept_part (part, unit_id, record))
      return FALSE;
    known++;
  }
  return known >= record->parts->len;
}

static gboolean
is_empty (const AnbanIntakeTask *task, AnbanIntakeField field)
{
  g_autofree char *shown = anban_intake_task_dup_display (task, field);

  return shown[0] == '\0';
}

void
anban_intake_change_free (AnbanIntakeChange *change)
{
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

GPtrArray *
anban_intake_compare (const AnbanIntakeTask *task,
                      const AnbanIntakeTask *record,
                      AnbanIntakeResolve resolve,
                      gpointer data)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_intake_change_free);

  for (AnbanIntakeField f = 0; f < ANBAN_INTAKE_WARNINGS; f++) {
    gboolean edited = task->read == NULL || !anban_intake_task_equal_field (task, task->read, f);
    gboolean moved = task->base == NULL || !anban_intake_task_equal_field (task, task->base, f);
    gboolean touched;
    AnbanIntakeChange *change;

    if ((!edited && !moved) || (f == ANBAN_INTAKE_UNITS ? equal_units (task, record, resolve, data)
                                                        : anban_intake_task_equal_field (task, record, f)))
      continue;
    if (task->base == NULL)
      touched = !is_empty (record, f);
    else if (f == ANBAN_INTAKE_UNITS)
      touched = !equal_units (task->base, record, resolve, data);
    else
      touched = !anban_intake_task_equal_field (task->base, record, f);
    change = g_new0 (AnbanIntakeChange, 1);
    change->field = f;
    change->label = anban_intake_field_get_label (f);
    change->before = anban_intake_task_dup_display (record, f);
    change->after = anban_intake_task_dup_display (task, f);
    change->conflict = touched && !edited;
    change->take = change->conflict ? (task->forced & 1u << f) != 0 : (task->kept & 1u << f) == 0;
    g_ptr_array_add (changes, change);
  }
  return changes;
}
