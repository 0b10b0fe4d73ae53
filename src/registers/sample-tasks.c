/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plans of the sample office and their tasks: dates around today so that every light burns, units in their
 * roles, periods of what recurs, reports of what is under way, and some evidence.
 */
#include "registers/sample-draw.h"

#include "base/chinese-number.h"
#include "registers/plan.h"
#include "registers/task-periods.h"
#include "registers/task-units.h"
#include "registers/task.h"
#include "store/attachment.h"

#include <glib/gi18n-lib.h>

#define TASKS_PER_PLAN  30
#define MAX_PLANS       300
#define TASKS_PER_STEP  2000
#define MAX_ATTACHMENTS 300
/* of the choices in registers/plan.c */
#define LEVEL_COUNTY 4

typedef struct {
  AnbanSampleOffice *office;
  const AnbanSampleTopic *topic;
  const char *object;
  AnbanRecord *record;
  gint64 lead;
  int year;
  AnbanDate due;
  guint n_attachments;
} Task;

static void
set_phrase (Task *self, guint field, const char *phrase)
{
  g_autoptr (GString) text = g_string_new (NULL);

  anban_sample_append_phrase (self->office, text, phrase, self->topic, self->object, self->year);
  anban_record_set_text (self->record, field, text->str);
}

static const char *
draw (Task *self, const char *const *list)
{
  return anban_sample_draw_string (self->office, list);
}

static gboolean
chance (Task *self, guint percent)
{
  return anban_sample_draw_chance (self->office, percent);
}

static void
set_day (AnbanRecord *record, guint field, AnbanDate day)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_record_set_text (record, field, anban_date_to_iso (day, iso));
}

/* --- what a task says --- */

static void
write_body (Task *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 2 + anban_sample_draw (self->office, 3);
  guint at = anban_sample_draw (self->office, 100);
  guint n_measures = g_strv_length ((char **)anban_sample_measures);

  anban_sample_append_phrase (self->office, text, draw (self, anban_sample_openings), self->topic,
                              self->object, self->year);
  for (guint i = 0; i < n; i++)
    anban_sample_append_phrase (self->office, text, anban_sample_measures[(at + i * 4) % n_measures],
                                self->topic, self->object, self->year);
  if (chance (self, 60))
    anban_sample_append_phrase (self->office, text, draw (self, anban_sample_demands), self->topic,
                                self->object, self->year);
  anban_record_set_text (self->record, ANBAN_TASK_BODY, text->str);
}

static void
write_place (Task *self, guint section, guint number)
{
  g_autofree char *chinese = anban_chinese_number_format ((int)section + 1);
  g_autofree char *inner = anban_chinese_number_format ((int)number + 1);
  g_autofree char *clause = g_strdup_printf ("%s/（%s）", chinese, inner);
  g_autofree char *title = g_strdup_printf ("%s、%s", chinese, anban_sample_sections[section]);

  anban_record_set_text (self->record, ANBAN_TASK_CLAUSE, clause);
  anban_record_set_text (self->record, ANBAN_TASK_SECTION, title);
  anban_record_set_int (self->record, ANBAN_TASK_SECTION_SEQ, section + 1);
}

/* Offices set days at the end of months; some tasks never end. */
static void
write_due (Task *self)
{
  static const char *const open_ends[] = {"长期坚持", "常态化推进", "按时序推进", NULL};
  AnbanDate first = anban_date_from_ymd (self->year, 1, 1);
  AnbanDate near = self->office->today - 40;
  int year, month, day;

  if (chance (self, 10)) {
    anban_record_set_text (self->record, ANBAN_TASK_DUE_TEXT, draw (self, open_ends));
    return;
  }
  /* half of this year's lie around today, so that no light stays dark */
  if (self->office->today < first + 366 && chance (self, 50))
    self->due = near + (AnbanDate)anban_sample_draw (self->office, 120);
  else
    self->due = first + 58 + (AnbanDate)anban_sample_draw (self->office, 307);
  if (chance (self, 60)) {
    anban_date_get_ymd (self->due, &year, &month, &day);
    self->due = anban_date_month_end (year, month);
  }
  set_day (self->record, ANBAN_TASK_DUE_ON, self->due);
}

static void
write_frequency (Task *self)
{
  static const struct {
    AnbanPer per;
    const char *name;
  } pers[] = {{ANBAN_PER_MONTH, "每月"},       {ANBAN_PER_QUARTER, "每季度"},   {ANBAN_PER_QUARTER, "每季度"},
              {ANBAN_PER_HALF_YEAR, "每半年"}, {ANBAN_PER_HALF_YEAR, "每半年"}, {ANBAN_PER_YEAR, "每年"}};
  guint i, count;
  g_autofree char *text = NULL;

  if (!chance (self, 9))
    return;
  i = anban_sample_draw (self->office, G_N_ELEMENTS (pers));
  count = 1 + anban_sample_draw (self->office, 2);
  text = g_strdup_printf ("%s至少%u次", pers[i].name, count);
  anban_record_set_int (self->record, ANBAN_TASK_FREQUENCY_COUNT, count);
  anban_record_set_int (self->record, ANBAN_TASK_FREQUENCY_PER, pers[i].per);
  anban_record_set_text (self->record, ANBAN_TASK_FREQUENCY_TEXT, text);
}

static AnbanState
draw_state (Task *self)
{
  AnbanDate today = self->office->today;
  int year, month, day;

  anban_date_get_ymd (today, &year, &month, &day);
  if (chance (self, 1))
    return ANBAN_STATE_STOPPED;
  if (self->year < year)
    return chance (self, 96) ? ANBAN_STATE_DONE : ANBAN_STATE_UNDER_WAY;
  if (self->due != ANBAN_DATE_NONE && self->due < today)
    return chance (self, 70) ? ANBAN_STATE_DONE : ANBAN_STATE_UNDER_WAY;
  if (self->due != ANBAN_DATE_NONE && self->due < today + 30)
    return chance (self, 25) ? ANBAN_STATE_DONE : ANBAN_STATE_UNDER_WAY;
  return chance (self, 8)    ? ANBAN_STATE_DONE
         : chance (self, 60) ? ANBAN_STATE_UNDER_WAY
                             : ANBAN_STATE_NOT_STARTED;
}

static void
write_progress (Task *self)
{
  AnbanState state = draw_state (self);
  AnbanDate today = self->office->today;
  AnbanDate done;

  anban_record_set_int (self->record, ANBAN_TASK_STATE, state);
  if (state == ANBAN_STATE_NOT_STARTED || state == ANBAN_STATE_STOPPED)
    return;

  set_phrase (self, ANBAN_TASK_PROGRESS, draw (self, anban_sample_progress));
  anban_record_set_text (
      self->record, ANBAN_TASK_REPORTER,
      self->office->people->pdata[anban_sample_draw (self->office, self->office->people->len)]);
  if (state == ANBAN_STATE_DONE) {
    done = self->due != ANBAN_DATE_NONE ? self->due - (AnbanDate)anban_sample_draw (self->office, 40)
                                        : today - 10;
    set_day (self->record, ANBAN_TASK_DONE_ON, MIN (done, today));
  } else if (self->due != ANBAN_DATE_NONE && self->due < today) {
    set_phrase (self, ANBAN_TASK_DELAY_REASON, draw (self, anban_sample_reasons));
    set_phrase (self, ANBAN_TASK_NEXT_STEP, draw (self, anban_sample_next_steps));
  } else if (chance (self, 40)) {
    set_phrase (self, ANBAN_TASK_NEXT_STEP, draw (self, anban_sample_next_steps));
  }
}

/* --- what belongs to a task --- */

static gboolean
add_part (Task *self, gint64 unit, AnbanRole role, GError **error)
{
  g_autoptr (AnbanRecord) part = NULL;
  AnbanState state = (AnbanState)anban_record_get_int (self->record, ANBAN_TASK_STATE);

  if (unit == 0)
    return TRUE;
  part = anban_record_new (&anban_task_unit_register);
  anban_record_set_int (part, ANBAN_TASK_UNIT_TASK, anban_record_get_id (self->record));
  anban_record_set_int (part, ANBAN_TASK_UNIT_UNIT, unit);
  anban_record_set_int (part, ANBAN_TASK_UNIT_ROLE, role);
  if (role != ANBAN_ROLE_LEAD && state == ANBAN_STATE_UNDER_WAY)
    state = 1 + anban_sample_draw (self->office, 3);
  anban_record_set_int (part, ANBAN_TASK_UNIT_STATE, state);
  if (state == ANBAN_STATE_DONE)
    set_day (part, ANBAN_TASK_UNIT_DONE_ON,
             self->due != ANBAN_DATE_NONE ? MIN (self->due, self->office->today) : self->office->today - 5);
  if (role == ANBAN_ROLE_LEAD && !anban_record_is_null (self->record, ANBAN_TASK_PROGRESS))
    anban_record_set_text (part, ANBAN_TASK_UNIT_PROGRESS,
                           anban_record_get_text (self->record, ANBAN_TASK_PROGRESS));
  return anban_store_save (self->office->store, part, error);
}

/* Collective names stand in few tasks: each brings a dozen parts. */
static gboolean
add_parts (Task *self, GError **error)
{
  guint n_others = 1 + anban_sample_draw (self->office, 2);
  AnbanRole role = chance (self, 50) ? ANBAN_ROLE_RESPONSIBLE : ANBAN_ROLE_SUPPORT;

  self->lead = anban_sample_find_unit (self->office, chance (self, 8) ? "县安委办" : self->topic->lead);
  if (!add_part (self, self->lead, chance (self, 85) ? ANBAN_ROLE_LEAD : ANBAN_ROLE_RESPONSIBLE, error))
    return FALSE;
  for (guint i = 0; i < n_others && self->topic->others[i] != NULL; i++)
    if (!add_part (self, anban_sample_find_unit (self->office, self->topic->others[i]), role, error))
      return FALSE;
  if (chance (self, 4))
    return anban_task_units_add (self->office->store, anban_record_get_id (self->record),
                                 self->office->towns_group, ANBAN_ROLE_RESPONSIBLE, error);
  if (chance (self, 30))
    return add_part (self, anban_sample_find_unit (self->office, draw (self, anban_sample_towns)),
                     ANBAN_ROLE_RESPONSIBLE, error);
  return TRUE;
}

static gboolean
add_periods (Task *self, GError **error)
{
  gint64 id = anban_record_get_id (self->record);
  g_autoptr (GPtrArray) periods = NULL;
  AnbanDate ends;

  if (anban_record_is_null (self->record, ANBAN_TASK_FREQUENCY_PER))
    return TRUE;
  if (!anban_task_periods_fill (self->office->store, self->record, anban_date_from_ymd (self->year, 1, 1),
                                anban_date_from_ymd (self->year, 12, 31), error))
    return FALSE;
  periods = anban_store_list_details (self->office->store, &anban_task_period_register, id, error);
  if (periods == NULL)
    return FALSE;

  for (guint i = 0; i < periods->len; i++) {
    AnbanRecord *period = periods->pdata[i];

    if (!anban_date_parse (anban_record_get_text (period, ANBAN_TASK_PERIOD_ENDS_ON), &ends) ||
        ends > self->office->today + 60 || !chance (self, ends < self->office->today ? 92 : 30))
      continue;
    anban_record_set_int (period, ANBAN_TASK_PERIOD_ACHIEVED,
                          anban_record_get_int (period, ANBAN_TASK_PERIOD_REQUIRED));
    anban_record_set_int (period, ANBAN_TASK_PERIOD_STATE, ANBAN_STATE_DONE);
    set_day (period, ANBAN_TASK_PERIOD_DONE_ON, MIN (ends, self->office->today) - 3);
    if (!anban_store_save (self->office->store, period, error))
      return FALSE;
  }
  return TRUE;
}

/* The last report says what the task says; some have one before it. */
static gboolean
add_reports (Task *self, GError **error)
{
  AnbanDate day = self->office->today - 2 - (AnbanDate)anban_sample_draw (self->office, 60);
  g_autoptr (AnbanRecord) report = NULL;

  if (anban_record_is_null (self->record, ANBAN_TASK_PROGRESS) || !chance (self, 45))
    return TRUE;
  report = anban_record_new (&anban_progress_register);
  anban_record_set_int (report, ANBAN_PROGRESS_TASK, anban_record_get_id (self->record));
  anban_record_set_int (report, ANBAN_PROGRESS_UNIT, self->lead);
  set_day (report, ANBAN_PROGRESS_REPORTED_ON, day);
  anban_record_set_int (report, ANBAN_PROGRESS_STATE, anban_record_get_int (self->record, ANBAN_TASK_STATE));
  anban_record_copy_value (self->record, ANBAN_TASK_PROGRESS, report, ANBAN_PROGRESS_CONTENT);
  anban_record_copy_value (self->record, ANBAN_TASK_DELAY_REASON, report, ANBAN_PROGRESS_REASON);
  anban_record_copy_value (self->record, ANBAN_TASK_NEXT_STEP, report, ANBAN_PROGRESS_NEXT_STEP);
  anban_record_copy_value (self->record, ANBAN_TASK_REPORTER, report, ANBAN_PROGRESS_REPORTER);
  return anban_store_save (self->office->store, report, error);
}

static gboolean
add_evidence (Task *self, GError **error)
{
  g_autoptr (AnbanRecord) attachment = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autofree char *name = NULL;
  char *text;

  if (self->n_attachments >= MAX_ATTACHMENTS || !chance (self, 12) ||
      anban_record_is_null (self->record, ANBAN_TASK_PROGRESS))
    return TRUE;
  self->n_attachments++;
  text = g_strdup_printf ("%s\n\n%s\n\n（示例佐证材料）\n",
                          anban_record_get_text (self->record, ANBAN_TASK_HEADING),
                          anban_record_get_text (self->record, ANBAN_TASK_PROGRESS));
  content = g_bytes_new_take (text, strlen (text));
  name = g_strdup_printf ("%s检查记录.txt", self->object);
  attachment = anban_attachment_add_bytes (self->office->store, self->record, name, content, error);
  return attachment != NULL;
}

/* --- plans --- */

static guint
count_sections (void)
{
  return g_strv_length ((char **)anban_sample_sections);
}

static gboolean
add_task (Task *self, gint64 plan, guint seq, guint n_in_plan, GError **error)
{
  guint n_sections = count_sections ();
  guint section = seq * n_sections / n_in_plan;
  guint first = (section * n_in_plan + n_sections - 1) / n_sections;
  g_autoptr (AnbanRecord) task = anban_record_new (&anban_task_register);

  self->record = task;
  self->due = ANBAN_DATE_NONE;
  self->topic = &anban_sample_topics[anban_sample_draw (self->office, anban_sample_n_topics)];
  self->object = self->topic->objects[anban_sample_draw (self->office, G_N_ELEMENTS (self->topic->objects))];

  anban_record_set_int (task, ANBAN_TASK_PLAN, plan);
  anban_record_set_int (task, ANBAN_TASK_SEQ, seq + 1);
  anban_record_set_int (task, ANBAN_TASK_KIND, ANBAN_TASK_KIND_TASK);
  write_place (self, section, seq - first);
  set_phrase (self, ANBAN_TASK_HEADING, draw (self, anban_sample_headings[section]));
  write_body (self);
  write_due (self);
  write_frequency (self);
  if (chance (self, 15))
    set_phrase (self, ANBAN_TASK_QUOTA, draw (self, anban_sample_quotas));
  write_progress (self);

  return anban_store_save (self->office->store, task, error) && add_parts (self, error) &&
         add_periods (self, error) && add_reports (self, error) && add_evidence (self, error);
}

/* The plans of the last three years, half of them of this one. 0 on an error. */
static gint64
add_plan (AnbanSampleOffice *self, guint number, guint n_plans, int *year, GError **error)
{
  guint n_titles = g_strv_length ((char **)anban_sample_plan_titles);
  g_autoptr (AnbanRecord) plan = anban_record_new (&anban_plan_register);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *doc_number = NULL;
  g_autofree char *period = NULL;
  int this_year, month, day;
  guint from_last = n_plans - 1 - number;
  AnbanDate issued;

  anban_date_get_ymd (self->today, &this_year, &month, &day);
  *year = this_year - (from_last < (n_plans + 1) / 2 ? 0 : from_last < (n_plans * 4 + 4) / 5 ? 1 : 2);
  issued = anban_date_from_ymd (*year, 1, 8) + (AnbanDate)anban_sample_draw (self, 75);
  issued = MIN (issued, self->today);

  anban_sample_append_phrase (self, title, anban_sample_plan_titles[from_last % n_titles], NULL, NULL, *year);
  if (n_plans > n_titles)
    g_string_append_printf (title, "（第%u号）", number + 1);
  doc_number = g_strdup_printf ("云安委〔%d〕%u号", *year, number + 1);
  period = g_strdup_printf ("%d", *year);
  anban_record_set_text (plan, ANBAN_PLAN_TITLE, title->str);
  anban_record_set_text (plan, ANBAN_PLAN_DOC_NUMBER, doc_number);
  anban_record_set_text (plan, ANBAN_PLAN_ISSUER, "云溪县安全生产委员会");
  anban_record_set_int (plan, ANBAN_PLAN_LEVEL, LEVEL_COUNTY);
  anban_record_set_text (plan, ANBAN_PLAN_PERIOD, period);
  set_day (plan, ANBAN_PLAN_ISSUED_ON, issued);
  set_day (plan, ANBAN_PLAN_RECEIVED_ON, MIN (issued + 3, self->today));
  if (anban_sample_draw_chance (self, 70))
    set_day (plan, ANBAN_PLAN_FILED_ON, MIN (issued + 20, self->today));

  return anban_store_save (self->store, plan, error) ? anban_record_get_id (plan) : 0;
}

typedef struct {
  guint done, total, in_step;
  GCancellable *cancellable;
  void (*progress) (guint done, guint total, gpointer data);
  gpointer data;
} Course;

/* Ends one step and begins the next where enough has gathered. */
static gboolean
go_on (AnbanStore *store, Course *course, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (course->cancellable, error))
    return FALSE;
  course->done++;
  if (++course->in_step < TASKS_PER_STEP)
    return TRUE;
  course->in_step = 0;
  if (course->progress != NULL)
    course->progress (course->done, course->total, course->data);
  return anban_store_commit_step (store, error) && anban_store_begin_step (store, _ ("添加示例任务"), error);
}

static gboolean
fill_plans (AnbanSampleOffice *self, guint n_plans, Course *course, GError **error)
{
  Task task = {.office = self};

  for (guint i = 0; i < n_plans; i++) {
    guint from = (guint)((guint64)course->total * i / n_plans);
    guint to = (guint)((guint64)course->total * (i + 1) / n_plans);
    gint64 plan = add_plan (self, i, n_plans, &task.year, error);

    if (plan == 0)
      return FALSE;
    for (guint seq = 0; seq < to - from; seq++)
      if (!add_task (&task, plan, seq, to - from, error) || !go_on (self->store, course, error))
        return FALSE;
  }
  return TRUE;
}

gboolean
anban_sample_fill_tasks (AnbanSampleOffice *self,
                         guint n_tasks,
                         GCancellable *cancellable,
                         void (*progress) (guint done, guint total, gpointer data),
                         gpointer data,
                         GError **error)
{
  Course course = {.total = n_tasks, .cancellable = cancellable, .progress = progress, .data = data};
  guint n_plans = CLAMP (n_tasks / TASKS_PER_PLAN, MIN (n_tasks, 1), MAX_PLANS);

  if (!anban_store_begin_step (self->store, _ ("添加示例任务"), error))
    return FALSE;
  if (!fill_plans (self, n_plans, &course, error)) {
    anban_store_rollback_step (self->store);
    return FALSE;
  }
  if (progress != NULL)
    progress (course.done, course.total, data);
  return anban_store_commit_step (self->store, error);
}
