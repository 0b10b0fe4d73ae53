/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/training.h"

#include "base/error.h"
#include "registers/event.h"
#include "registers/files-field.h"
#include "registers/person.h"
#include "registers/plan.h"
#include "registers/requirement.h"
#include "registers/unit.h"
#include "registers/units-below.h"
#include "store/store.h"

#include <glib/gi18n-lib.h>

#define LISTED     (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT)
#define NEEDED     ANBAN_FIELD_REQUIRED
#define DERIVED    ANBAN_FIELD_COMPUTED
#define SOUGHT     ANBAN_FIELD_SEARCH
#define MOST_HOURS 2000

const AnbanChoice anban_training_kinds[] = {
    {ANBAN_TRAINING_CLASS, N_ ("培训班")},     {ANBAN_TRAINING_STUDY, N_ ("集中学习")},
    {ANBAN_TRAINING_WARNING, N_ ("警示教育")}, {ANBAN_TRAINING_THREE_LEVEL, N_ ("三级安全教育")},
    {ANBAN_TRAINING_NOVELTY, N_ ("四新培训")}, {ANBAN_TRAINING_FIRST_LESSON, N_ ("晨会、开工第一课")},
    {ANBAN_TRAINING_OTHER, N_ ("其他")},       {0},
};

const AnbanChoice anban_training_courses[] = {
    {ANBAN_COURSE_FIRST, N_ ("初次培训")},
    {ANBAN_COURSE_REFRESHER, N_ ("再培训")},
    {0},
};

const AnbanChoice anban_attendances[] = {
    {ANBAN_ATTENDANCE_PRESENT, N_ ("出勤"), "success"},
    {ANBAN_ATTENDANCE_EXCUSED, N_ ("请假"), "warning"},
    {ANBAN_ATTENDANCE_ABSENT, N_ ("缺勤"), "error"},
    {0},
};

const AnbanChoice anban_training_results[] = {
    {ANBAN_TRAINING_PASSED, N_ ("合格"), "success"},
    {ANBAN_TRAINING_FAILED, N_ ("不合格"), "error"},
    {0},
};

static const char *const name_aliases[] = {"名称", "班次", "培训班", "培训班名称", NULL};
static const char *const held_aliases[] = {"培训时间", "培训日期", "时间", "开班时间", NULL};
static const char *const planned_aliases[] = {"计划时间", "拟开展时间", NULL};
static const char *const hours_aliases[] = {"课时", "学时数", NULL};
static const char *const unit_aliases[] = {"单位", "主办单位", "举办单位", "单位名称", NULL};
static const char *const teacher_aliases[] = {"授课人", "讲师", "授课教师", NULL};
static const char *const topic_aliases[] = {"培训主题", "主题", NULL};
static const char *const content_aliases[] = {"内容", "课程内容", NULL};

static const AnbanField fields[] = {
    [ANBAN_TRAINING_NAME] = {"name", N_ ("培训名称"), N_ ("培训"), name_aliases, ANBAN_KIND_TEXT,
                             LISTED | NEEDED | SOUGHT, 32},
    [ANBAN_TRAINING_STATE] = {"state", N_ ("状态"), NULL, NULL, ANBAN_KIND_CHOICE, NEEDED, 8,
                              anban_event_states},
    [ANBAN_TRAINING_LIGHT] = {ANBAN_EVENT_LIGHT, N_ ("进展"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | DERIVED,
                              11, anban_event_lights},
    [ANBAN_TRAINING_KIND] = {"kind", N_ ("培训形式"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED | NEEDED, 14,
                             anban_training_kinds},
    [ANBAN_TRAINING_COURSE] = {"course", N_ ("初次或再培训"), NULL, NULL, ANBAN_KIND_CHOICE, 0, 12,
                               anban_training_courses},
    [ANBAN_TRAINING_AUDIENCE] = {"audience", N_ ("培训对象"), NULL, NULL, ANBAN_KIND_CHOICE, LISTED, 14,
                                 anban_person_duties},
    [ANBAN_TRAINING_TOPIC] = {"topic", N_ ("主题"), NULL, topic_aliases, ANBAN_KIND_TEXT, SOUGHT, 24},
    [ANBAN_TRAINING_DAY] = {ANBAN_EVENT_DAY, N_ ("日期"), NULL, NULL, ANBAN_KIND_DATE,
                            ANBAN_FIELD_IN_LIST | DERIVED, 12},
    [ANBAN_TRAINING_PLANNED_ON] = {"planned_on", N_ ("计划日期"), N_ ("时间地点"), planned_aliases,
                                   ANBAN_KIND_DATE, ANBAN_FIELD_IN_PRINT, 12},
    [ANBAN_TRAINING_HELD_ON] = {"held_on", N_ ("开班日期"), NULL, held_aliases, ANBAN_KIND_DATE,
                                ANBAN_FIELD_IN_PRINT, 12},
    [ANBAN_TRAINING_ENDS_ON] = {"ends_on", N_ ("结束日期"), NULL, NULL, ANBAN_KIND_DATE, 0, 12},
    [ANBAN_TRAINING_STARTS_AT] = {"starts_at", N_ ("开始时间"), NULL, NULL, ANBAN_KIND_TEXT, 0, 9},
    [ANBAN_TRAINING_PLACE] = {"place", N_ ("地点"), NULL, NULL, ANBAN_KIND_TEXT,
                              ANBAN_FIELD_IN_PRINT | SOUGHT, 18},
    [ANBAN_TRAINING_HOURS] = {"hours", N_ ("学时"), NULL, hours_aliases, ANBAN_KIND_DECIMAL, LISTED, 7},
    [ANBAN_TRAINING_UNIT] = {"unit_id", N_ ("组织单位"), N_ ("组织"), unit_aliases, ANBAN_KIND_REF,
                             LISTED | NEEDED, 24, NULL, &anban_unit_register},
    [ANBAN_TRAINING_TEACHER] = {"teacher", N_ ("教师"), NULL, teacher_aliases, ANBAN_KIND_TEXT,
                                ANBAN_FIELD_IN_PRINT | SOUGHT, 12},
    [ANBAN_TRAINING_MATERIAL] = {"material", N_ ("教材"), NULL, NULL, ANBAN_KIND_TEXT, 0, 20},
    [ANBAN_TRAINING_CONTENT] = {"content", N_ ("培训内容"), NULL, content_aliases, ANBAN_KIND_NOTE,
                                ANBAN_FIELD_IN_PRINT | SOUGHT, 30},
    [ANBAN_TRAINING_EXAM] = {"exam", N_ ("考核方式"), N_ ("考核和总结"), NULL, ANBAN_KIND_TEXT,
                             ANBAN_FIELD_REPEATS, 12},
    [ANBAN_TRAINING_PASS_MARK] = {"pass_mark", N_ ("合格分数"), NULL, NULL, ANBAN_KIND_DECIMAL, 0, 9},
    [ANBAN_TRAINING_SUMMARY] = {"summary", N_ ("总结"), NULL, NULL, ANBAN_KIND_NOTE, SOUGHT, 30},
    [ANBAN_TRAINING_N_ATTENDEES] = {"(SELECT COUNT(*) FROM training_attendee a WHERE a.training_id = t.id"
                                    " AND a.deleted_at IS NULL)",
                                    N_ ("应到"), NULL, NULL, ANBAN_KIND_INT, LISTED | DERIVED, 7},
    [ANBAN_TRAINING_N_PRESENT] = {"(SELECT COUNT(*) FROM training_attendee a WHERE a.training_id = t.id"
                                  " AND a.attendance = 1 AND a.deleted_at IS NULL)",
                                  N_ ("实到"), NULL, NULL, ANBAN_KIND_INT, LISTED | DERIVED, 7},
    [ANBAN_TRAINING_N_PASSED] = {"(SELECT COUNT(*) FROM training_attendee a WHERE a.training_id = t.id"
                                 " AND a.result = 1 AND a.deleted_at IS NULL)",
                                 N_ ("合格人数"), NULL, NULL, ANBAN_KIND_INT, LISTED | DERIVED, 9},
    [ANBAN_TRAINING_PLAN] = {"plan_id", N_ ("依据计划"), N_ ("其他"), NULL, ANBAN_KIND_REF, 0, 28, NULL,
                             &anban_plan_register},
    [ANBAN_TRAINING_REQUIREMENT] = {"requirement_id", N_ ("对应要求"), NULL, NULL, ANBAN_KIND_REF, 0, 28,
                                    NULL, &anban_requirement_register},
    [ANBAN_TRAINING_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_NOTE, SOUGHT, 24},
    [ANBAN_TRAINING_FILES] = {ANBAN_FILES_COUNT ("training"), N_ ("附件"), NULL, NULL, ANBAN_KIND_FILES,
                              DERIVED, 6},
};
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ANBAN_TRAINING_N_FIELDS);

static gboolean
check_hours (AnbanRecord *record, guint field, GError **error)
{
  double hours = anban_record_get_double (record, field);

  if (hours >= 0 && hours <= MOST_HOURS)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("学时应在 0 到 %d 之间，没有保存；请改正学时"),
               MOST_HOURS);
  return FALSE;
}

static gboolean
before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  static const AnbanEventFields event = {ANBAN_TRAINING_STATE, ANBAN_TRAINING_PLANNED_ON,
                                         ANBAN_TRAINING_HELD_ON, ANBAN_TRAINING_ENDS_ON,
                                         ANBAN_TRAINING_STARTS_AT};

  (void)store;
  if (anban_record_is_null (record, ANBAN_TRAINING_KIND))
    anban_record_set_int (record, ANBAN_TRAINING_KIND, ANBAN_TRAINING_CLASS);
  return anban_event_complete (record, &event, error) && check_hours (record, ANBAN_TRAINING_HOURS, error);
}

static const AnbanFilter filters[] = {
    {"unit", N_ ("组织单位（含下属）"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "t.unit_id IN " ANBAN_UNITS_BELOW ("?")},
    {"concerned", N_ ("组织或参训单位（含下属）"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "EXISTS (" ANBAN_WITH_UNITS_BELOW (
         "?") " SELECT 1 FROM below WHERE id = t.unit_id OR id IN (SELECT a.unit_id"
              " FROM training_attendee a WHERE a.training_id = t.id AND a.deleted_at IS NULL))",
     NULL, TRUE},
    {"year", N_ ("年份"), ANBAN_KIND_INT, NULL, NULL,
     "(substr (t.held_on, 1, 4) = CAST(? AS TEXT) OR substr (t.planned_on, 1, 4) = CAST(? AS TEXT))",
     "CAST(substr (" ANBAN_EVENT_DAY ", 1, 4) AS INTEGER)", TRUE},
    {"taker", N_ ("组织或参训单位"), ANBAN_KIND_REF, NULL, &anban_unit_register,
     "? IN (SELECT t.unit_id UNION ALL SELECT a.unit_id FROM training_attendee a WHERE a.training_id = t.id"
     " AND a.deleted_at IS NULL AND COALESCE(a.attendance, 1) = 1)",
     NULL, TRUE},
    {"requirement", N_ ("计入频次要求"), ANBAN_KIND_REF, NULL, &anban_requirement_register,
     "EXISTS (SELECT 1 FROM requirement q WHERE q.id = ? AND (q.item = 3) = (t.kind = 2)"
     " AND (q.audience IS NULL OR q.audience = t.audience) AND (q.topic IS NULL OR instr (t.name, q.topic) > "
     "0"
     " OR instr (COALESCE(t.topic, ''), q.topic) > 0))",
     NULL, TRUE},
    {"person", N_ ("参训人员"), ANBAN_KIND_REF, NULL, &anban_person_register,
     "t.id IN (SELECT a.training_id FROM training_attendee a WHERE a.person_id = ? AND a.deleted_at IS NULL)",
     NULL, TRUE},
    {NULL},
};

static const int filter_fields[] = {ANBAN_TRAINING_LIGHT, ANBAN_TRAINING_KIND, ANBAN_TRAINING_DAY, -1};

static const AnbanField attendee_fields[] = {
    [ANBAN_TRAINING_ATTENDEE_TRAINING] = {"training_id", N_ ("培训"), NULL, NULL, ANBAN_KIND_REF, NEEDED, 24,
                                          NULL, &anban_training_register},
    [ANBAN_TRAINING_ATTENDEE_PERSON] = {"person_id", N_ ("姓名"), NULL, NULL, ANBAN_KIND_REF,
                                        ANBAN_FIELD_IN_LIST | NEEDED, 10, NULL, &anban_person_register},
    [ANBAN_TRAINING_ATTENDEE_UNIT] = {"unit_id", N_ ("单位"), NULL, NULL, ANBAN_KIND_REF, ANBAN_FIELD_IN_LIST,
                                      22, NULL, &anban_unit_register},
    [ANBAN_TRAINING_ATTENDEE_ATTENDANCE] = {"attendance", N_ ("考勤"), NULL, NULL, ANBAN_KIND_CHOICE,
                                            ANBAN_FIELD_IN_LIST, 7, anban_attendances},
    [ANBAN_TRAINING_ATTENDEE_HOURS] = {"hours", N_ ("学时"), NULL, NULL, ANBAN_KIND_DECIMAL, 0, 7},
    [ANBAN_TRAINING_ATTENDEE_SCORE] = {"score", N_ ("成绩"), NULL, NULL, ANBAN_KIND_DECIMAL,
                                       ANBAN_FIELD_IN_LIST, 7},
    [ANBAN_TRAINING_ATTENDEE_RESULT] = {"result", N_ ("考核结果"), NULL, NULL, ANBAN_KIND_CHOICE,
                                        ANBAN_FIELD_IN_LIST, 9, anban_training_results},
    [ANBAN_TRAINING_ATTENDEE_NOTE] = {"note", N_ ("备注"), NULL, NULL, ANBAN_KIND_TEXT, 0, 16},
};
G_STATIC_ASSERT (G_N_ELEMENTS (attendee_fields) == ANBAN_TRAINING_ATTENDEE_N_FIELDS);

/* The result follows the score where it changed and the training says what passes. */
static gboolean
judge (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (AnbanRecord) training = NULL;

  if (!anban_record_field_is_modified (record, ANBAN_TRAINING_ATTENDEE_SCORE) ||
      anban_record_is_null (record, ANBAN_TRAINING_ATTENDEE_SCORE) ||
      anban_record_field_is_modified (record, ANBAN_TRAINING_ATTENDEE_RESULT))
    return TRUE;
  training = anban_store_get_stored (store, &anban_training_register,
                                     anban_record_get_int (record, ANBAN_TRAINING_ATTENDEE_TRAINING), error);
  if (training == NULL)
    return FALSE;
  if (!anban_record_is_null (training, ANBAN_TRAINING_PASS_MARK))
    anban_record_set_int (record, ANBAN_TRAINING_ATTENDEE_RESULT,
                          anban_record_get_double (record, ANBAN_TRAINING_ATTENDEE_SCORE) >=
                                  anban_record_get_double (training, ANBAN_TRAINING_PASS_MARK)
                              ? ANBAN_TRAINING_PASSED
                              : ANBAN_TRAINING_FAILED);
  return TRUE;
}

static gboolean
fill_unit (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (AnbanRecord) person = NULL;

  if (!anban_record_is_null (record, ANBAN_TRAINING_ATTENDEE_UNIT) ||
      anban_record_is_null (record, ANBAN_TRAINING_ATTENDEE_PERSON))
    return TRUE;
  person = anban_store_get_stored (store, &anban_person_register,
                                   anban_record_get_int (record, ANBAN_TRAINING_ATTENDEE_PERSON), error);
  if (person == NULL)
    return FALSE;
  if (!anban_record_is_null (person, ANBAN_PERSON_UNIT))
    anban_record_set_int (record, ANBAN_TRAINING_ATTENDEE_UNIT,
                          anban_record_get_int (person, ANBAN_PERSON_UNIT));
  return TRUE;
}

/* Who is entered after a training was held came; who is to come is marked on the day. */
static gboolean
greet (AnbanStore *store, AnbanRecord *record, GError **error)
{
  g_autoptr (AnbanRecord) training = NULL;

  if (anban_record_get_id (record) != 0 || !anban_record_is_null (record, ANBAN_TRAINING_ATTENDEE_ATTENDANCE))
    return TRUE;
  training = anban_store_get_stored (store, &anban_training_register,
                                     anban_record_get_int (record, ANBAN_TRAINING_ATTENDEE_TRAINING), error);
  if (training == NULL)
    return FALSE;
  if (!anban_record_is_null (training, ANBAN_TRAINING_HELD_ON))
    anban_record_set_int (record, ANBAN_TRAINING_ATTENDEE_ATTENDANCE, ANBAN_ATTENDANCE_PRESENT);
  return TRUE;
}

static gboolean
attendee_before_save (AnbanStore *store, AnbanRecord *record, GError **error)
{
  return greet (store, record, error) && check_hours (record, ANBAN_TRAINING_ATTENDEE_HOURS, error) &&
         fill_unit (store, record, error) && judge (store, record, error);
}

const AnbanRegister anban_training_attendee_register = {
    .id = "training_attendee",
    .title = N_ ("参训人员"),
    .icon_name = "system-users-symbolic",
    .noun = N_ ("人"),
    .fields = attendee_fields,
    .n_fields = ANBAN_TRAINING_ATTENDEE_N_FIELDS,
    .default_order = "t.id",
    .owner_field = ANBAN_TRAINING_ATTENDEE_TRAINING,
    .embedded = TRUE,
    .title_field = ANBAN_TRAINING_ATTENDEE_PERSON,
    .lane_field = -1,
    .start_field = -1,
    .end_field = -1,
    .before_save = attendee_before_save,
};

static const AnbanRegister *const details[] = {&anban_training_attendee_register, NULL};

const AnbanRegister anban_training_register = {
    .id = "training",
    .title = N_ ("培训记录"),
    .icon_name = "accessories-text-editor-symbolic",
    .noun = N_ ("期培训"),
    .fields = fields,
    .n_fields = ANBAN_TRAINING_N_FIELDS,
    .default_order = ANBAN_EVENT_DAY " DESC, t.id DESC",
    .details = details,
    .owner_field = -1,
    .title_field = ANBAN_TRAINING_NAME,
    .lane_field = -1,
    .start_field = ANBAN_TRAINING_DAY,
    .end_field = ANBAN_TRAINING_ENDS_ON,
    .filters = filters,
    .filter_fields = filter_fields,
    .groupings = anban_event_groupings,
    .search_ids = "SELECT st.id FROM training st WHERE st.unit_id IN (SELECT su.id FROM unit su WHERE"
                  " contains_text (?, su.name) = 1)",
    .before_save = before_save,
};
