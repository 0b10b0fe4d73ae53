/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Progress reports (进展填报): what a unit said about a task, when. The newest one is what the task breakdown
 * shows, so that a report is typed once.
 */
#include "registers/task.h"

#include "base/date.h"
#include "registers/files-field.h"
#include "registers/unit.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

#define LISTED (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)

static const char *const content_aliases[] = {"进展", "完成情况", "工作进展", NULL};
static const char *const date_aliases[] = {"日期", "填报时间", "上报日期", NULL};

static const AnbanField fields[] = {
    [ANBAN_PROGRESS_TASK] = {"task_id", N_ ("任务"), N_ ("填报"), NULL, ANBAN_KIND_REF,
                             LISTED | ANBAN_FIELD_REQUIRED, 36, NULL, &anban_task_register},
    [ANBAN_PROGRESS_UNIT] = {"unit_id", N_ ("填报单位"), NULL, NULL, ANBAN_KIND_REF, LISTED, 20, NULL,
                             &anban_unit_register},
    [ANBAN_PROGRESS_REPORTED_ON] = {"reported_on", N_ ("填报日期"), NULL, date_aliases, ANBAN_KIND_DATE,
                                    LISTED | ANBAN_FIELD_REQUIRED, 12},
    [ANBAN_PROGRESS_STATE] = {"state", N_ ("状态"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED, 10,
                              anban_task_states},
    [ANBAN_PROGRESS_CONTENT] = {"content", N_ ("进展情况"), NULL, content_aliases, ANBAN_KIND_NOTE,
                                LISTED | ANBAN_FIELD_REQUIRED | ANBAN_FIELD_SEARCH, 44},
    [ANBAN_PROGRESS_REASON] = {"reason", N_ ("落后原因"), NULL, NULL, ANBAN_KIND_NOTE, ANBAN_FIELD_IN_PRINT,
                               20},
    [ANBAN_PROGRESS_NEXT_STEP] = {"next_step", N_ ("下一步"), NULL, NULL, ANBAN_KIND_NOTE,
                                  ANBAN_FIELD_IN_PRINT, 20},
    [ANBAN_PROGRESS_REPORTER] = {"reporter", N_ ("填报人"), NULL, NULL, ANBAN_KIND_TEXT,
                                 LISTED | ANBAN_FIELD_SEARCH, 10},
    [ANBAN_PROGRESS_FILES] = {ANBAN_FILES_COUNT ("progress"), N_ ("佐证"), NULL, NULL, ANBAN_KIND_FILES,
                              ANBAN_FIELD_COMPUTED, 6},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_PROGRESS_N_FIELDS);

static const AnbanFilter filters[] = {
    {"unit", N_ ("填报单位"), ANBAN_KIND_REF, NULL, &anban_unit_register, "t.unit_id = ?"},
    {NULL},
};

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  if (anban_record_is_null (record, ANBAN_PROGRESS_REPORTED_ON))
    anban_record_set_text (record, ANBAN_PROGRESS_REPORTED_ON, anban_date_to_iso (anban_date_today (), iso));
  return TRUE;
}

/* What the report does not say stays as it was. */
static void
carry (AnbanRecord *report, guint from, AnbanRecord *to, guint field)
{
  if (!anban_record_is_null (report, from))
    anban_record_copy_value (report, from, to, field);
}

/* The part of the reporting unit in the task; NULL where it has none. */
static AnbanRecord *
find_part (AnbanStore *store, gint64 task_id, gint64 unit_id, GError **error)
{
  g_autoptr (GPtrArray) parts = anban_store_list_details (store, &anban_task_unit_register, task_id, error);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    if (anban_record_get_int (parts->pdata[i], ANBAN_TASK_UNIT_UNIT) == unit_id)
      return g_object_ref (parts->pdata[i]);
  return NULL;
}

static gboolean
after_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  gint64 task_id = anban_record_get_int (record, ANBAN_PROGRESS_TASK);
  g_autoptr (GPtrArray) reports = anban_store_list_details (store, &anban_progress_register, task_id, error);
  g_autoptr (AnbanRecord) task = NULL;
  g_autoptr (AnbanRecord) part = NULL;

  if (reports == NULL)
    return FALSE;
  /* newest first: an older report that is corrected changes no list */
  if (reports->len > 0 && anban_record_get_id (reports->pdata[0]) != anban_record_get_id (record))
    return TRUE;
  if ((task = anban_store_get (store, &anban_task_register, task_id, error)) == NULL)
    return FALSE;
  carry (record, ANBAN_PROGRESS_CONTENT, task, ANBAN_TASK_PROGRESS);
  carry (record, ANBAN_PROGRESS_REASON, task, ANBAN_TASK_DELAY_REASON);
  carry (record, ANBAN_PROGRESS_NEXT_STEP, task, ANBAN_TASK_NEXT_STEP);
  carry (record, ANBAN_PROGRESS_REPORTER, task, ANBAN_TASK_REPORTER);
  part = find_part (store, task_id, anban_record_get_int (record, ANBAN_PROGRESS_UNIT), error);
  if (part != NULL) {
    carry (record, ANBAN_PROGRESS_CONTENT, part, ANBAN_TASK_UNIT_PROGRESS);
    carry (record, ANBAN_PROGRESS_STATE, part, ANBAN_TASK_UNIT_STATE);
    if (!anban_store_save (store, part, error))
      return FALSE;
  }
  /* one unit of several saying 已完成 does not complete the task */
  if (!anban_record_is_null (record, ANBAN_PROGRESS_STATE) &&
      (part == NULL || anban_record_get_int (part, ANBAN_TASK_UNIT_ROLE) == ANBAN_ROLE_LEAD))
    anban_record_set_int (task, ANBAN_TASK_STATE, anban_record_get_int (record, ANBAN_PROGRESS_STATE));
  else if (anban_record_get_int (task, ANBAN_TASK_STATE) < ANBAN_STATE_UNDER_WAY)
    anban_record_set_int (task, ANBAN_TASK_STATE, ANBAN_STATE_UNDER_WAY);
  return anban_store_save (store, task, error);
}

const AnbanRegister anban_progress_register = {
    .id = "progress",
    .title = N_ ("进展填报"),
    .icon_name = "document-edit-symbolic",
    .noun = N_ ("条填报"),
    .fields = fields,
    .n_fields = ANBAN_PROGRESS_N_FIELDS,
    .default_order = "t.reported_on DESC, t.id DESC",
    .owner_field = ANBAN_PROGRESS_TASK,
    .title_field = ANBAN_PROGRESS_CONTENT,
    .lane_field = -1,
    .start_field = ANBAN_PROGRESS_REPORTED_ON,
    .end_field = -1,
    .filters = filters,
    .search_ids = "SELECT sp.id FROM progress sp WHERE sp.unit_id IN (SELECT su.id FROM unit su WHERE"
                  " contains_text (?, su.name) = 1) OR contains_text (?, (SELECT sk.heading FROM task sk"
                  " WHERE sk.id = sp.task_id)) = 1",
    .before_save = before_save,
    .after_save = after_save,
};
