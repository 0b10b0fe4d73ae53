/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The special operators of the sample office, the certificates of its people, and the trainings of last year and this
 * one with those who attended. Some certificates ran out, some people have none, some classes are only planned.
 */
#include "registers/sample-draw.h"

#include "base/date.h"
#include "registers/certificate.h"
#include "registers/event.h"
#include "registers/person.h"
#include "registers/training.h"
#include "registers/unit.h"

#include <glib/gi18n-lib.h>

#define MOST_ATTENDEES 40

typedef struct {
  AnbanSampleOffice *office;
  GArray *people; /* Person */
} Course;

typedef struct {
  gint64 id, unit;
  AnbanPersonDuty duty;
} Person;

typedef struct {
  AnbanTrainingKind kind;
  AnbanTrainingCourse course;
  AnbanPersonDuty audience;
  const char *organiser; /* NULL: a town, one after the other */
  const char *name;      /* behind the year */
  const char *topic, *material, *content, *exam;
  double hours;
  int month;
} Class;

static const Class classes[] = {
    {ANBAN_TRAINING_CLASS, ANBAN_COURSE_REFRESHER, ANBAN_DUTY_PRINCIPAL, "县应急管理局",
     "企业主要负责人安全生产专题培训班", "主要负责人法定职责", "自编讲义",
     "法定职责、责任制建设、事故案例剖析、隐患自查方法", "闭卷考试", 12, 3},
    {ANBAN_TRAINING_CLASS, ANBAN_COURSE_REFRESHER, ANBAN_DUTY_SAFETY_MANAGER, "县应急管理局",
     "安全管理人员再培训班", "隐患排查治理", "自编讲义", "风险分级管控、隐患排查治理、应急处置、特殊作业管理",
     "闭卷考试", 12, 4},
    {ANBAN_TRAINING_CLASS, ANBAN_COURSE_FIRST, ANBAN_DUTY_SAFETY_MANAGER, "县应急管理局",
     "新任安全管理人员培训班", "安全管理基础", "安全管理人员培训教材",
     "法律法规、管理知识、职业健康、应急管理", "闭卷考试", 32, 9},
    {ANBAN_TRAINING_CLASS, ANBAN_COURSE_REFRESHER, ANBAN_DUTY_DISASTER_INFORMANT, "县应急管理局",
     "灾害信息员业务培训", "灾情统计报送", "灾情报送手册", "灾情统计口径、报送时限、系统操作", "实际操作", 6,
     5},
    {ANBAN_TRAINING_CLASS, ANBAN_COURSE_REFRESHER, ANBAN_DUTY_SPECIAL_OPERATOR, "县应急管理局",
     "特种作业人员警示培训", "特殊作业安全", "案例汇编", "动火、登高、有限空间作业票证和监护", "闭卷考试", 8,
     6},
    {ANBAN_TRAINING_STUDY, 0, ANBAN_DUTY_LEADER, "县安委会", "安全生产专题集中学习", "安全生产责任",
     "学习资料", "安全生产责任制规定、典型事故教训", NULL, 3, 2},
    {ANBAN_TRAINING_WARNING, 0, ANBAN_DUTY_CONTACT, NULL, "安全生产警示教育会", "典型事故教训", "警示片",
     "观看警示片、通报辖区隐患、部署整改", NULL, 2, 6},
    {ANBAN_TRAINING_CLASS, ANBAN_COURSE_REFRESHER, ANBAN_DUTY_SAFETY_MANAGER, NULL, "企业安全员轮训",
     "岗位隐患自查", "自查清单", "用电、消防、有限空间自查方法", "随堂测验", 4, 10},
};

static const char *const trades[] = {"低压电工作业",
                                     "高压电工作业",
                                     "熔化焊接与热切割作业",
                                     "高处安装维护拆除作业",
                                     "登高架设作业",
                                     "危险化学品安全作业",
                                     NULL};

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

static gboolean
save (Course *self, AnbanRecord *record, GError **error)
{
  return anban_sample_save (self->office, record, _ ("添加示例培训"), error);
}

/* --- special operators --- */

static gboolean
add_operator (Course *self, gint64 unit, GError **error)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);
  g_autofree char *name = anban_sample_draw_person_name (self->office);
  g_autofree char *number = anban_sample_draw_id_number (self->office);

  anban_record_set_text (person, ANBAN_PERSON_NAME, name);
  anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, number);
  anban_record_set_int (person, ANBAN_PERSON_UNIT, unit);
  anban_record_set_int (person, ANBAN_PERSON_DUTY, ANBAN_DUTY_SPECIAL_OPERATOR);
  anban_record_set_text (person, ANBAN_PERSON_TRADE, anban_sample_draw_string (self->office, trades));
  anban_sample_set_day (person, ANBAN_PERSON_HIRED_ON,
                        self->office->today - 100 - (AnbanDate)draw (self, 2500));
  return save (self, person, error);
}

static gboolean
add_operators (Course *self, GError **error)
{
  g_autoptr (AnbanQuery) firms = anban_query_new (&anban_unit_register);
  g_autoptr (GArray) ids = NULL;

  anban_query_where_int (firms, ANBAN_UNIT_KIND, ANBAN_OP_EQ, ANBAN_UNIT_KIND_FIRM);
  ids = anban_store_list_ids (self->office->store, firms, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    for (guint n = draw (self, 4); n > 0; n--)
      if (!add_operator (self, g_array_index (ids, gint64, i), error))
        return FALSE;
  return ids != NULL;
}

static gboolean
collect_person (AnbanRecord *record, const char *group, gpointer data)
{
  Person person = {.id = anban_record_get_id (record),
                   .unit = anban_record_get_int (record, ANBAN_PERSON_UNIT),
                   .duty = (AnbanPersonDuty)anban_record_get_int (record, ANBAN_PERSON_DUTY)};

  g_array_append_val ((GArray *)data, person);
  return TRUE;
}

/* --- certificates --- */

static AnbanCertificateCategory
get_category (AnbanPersonDuty duty)
{
  return duty == ANBAN_DUTY_PRINCIPAL          ? ANBAN_CERTIFICATE_PRINCIPAL
         : duty == ANBAN_DUTY_SAFETY_MANAGER   ? ANBAN_CERTIFICATE_SAFETY_MANAGER
         : duty == ANBAN_DUTY_SPECIAL_OPERATOR ? ANBAN_CERTIFICATE_SPECIAL_OPERATION
                                               : 0;
}

/* Of firms alone: heads of offices and schools need none. */
static gboolean
add_certificate (Course *self, const Person *person, GError **error)
{
  g_autoptr (AnbanRecord) certificate = anban_record_new (&anban_certificate_register);
  g_autoptr (AnbanRecord) holder = NULL;
  AnbanCertificateCategory category = get_category (person->duty);
  gboolean is_operator = category == ANBAN_CERTIFICATE_SPECIAL_OPERATION;
  AnbanDate issued = self->office->today - 20 - (AnbanDate)draw (self, (is_operator ? 6 : 3) * 365 + 60);
  g_autofree char *number = g_strdup_printf ("T000000%010u", draw (self, 1000000000));

  holder = anban_store_get_stored (self->office->store, &anban_person_register, person->id, error);
  if (holder == NULL)
    return FALSE;
  anban_record_set_int (certificate, ANBAN_CERTIFICATE_PERSON, person->id);
  anban_record_set_int (certificate, ANBAN_CERTIFICATE_CATEGORY, category);
  anban_record_copy_value (holder, ANBAN_PERSON_TRADE, certificate, ANBAN_CERTIFICATE_TRADE);
  anban_record_set_text (certificate, ANBAN_CERTIFICATE_NUMBER, number);
  anban_sample_set_day (certificate, ANBAN_CERTIFICATE_ISSUED_ON, issued);
  if (is_operator && issued + 3 * 365 < self->office->today && chance (self, 85))
    anban_sample_set_day (certificate, ANBAN_CERTIFICATE_REVIEWED_ON,
                          anban_date_add_months (issued, 36) - (AnbanDate)draw (self, 50));
  anban_record_set_text (certificate, ANBAN_CERTIFICATE_ISSUER,
                         is_operator ? "省应急管理厅" : "市应急管理局");
  return save (self, certificate, error);
}

static gboolean
add_certificates (Course *self, GHashTable *firms, GError **error)
{
  for (guint i = 0; i < self->people->len; i++) {
    const Person *person = &g_array_index (self->people, Person, i);

    if (get_category (person->duty) != 0 &&
        g_hash_table_contains (firms, GINT_TO_POINTER ((int)person->unit)) && chance (self, 86) &&
        !add_certificate (self, person, error))
      return FALSE;
  }
  return TRUE;
}

/* --- trainings --- */

static gboolean
add_attendees (Course *self, AnbanRecord *training, const Class *class, gint64 town, GError **error)
{
  guint from = draw (self, self->people->len), n = 0;

  for (guint i = 0; i < self->people->len && n < MOST_ATTENDEES; i++) {
    const Person *person = &g_array_index (self->people, Person, (from + i) % self->people->len);
    g_autoptr (AnbanRecord) attendee = NULL;

    if (person->duty != class->audience || (town != 0 && !chance (self, 30)) || !chance (self, 90))
      continue;
    attendee = anban_record_new (&anban_training_attendee_register);
    anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_TRAINING, anban_record_get_id (training));
    anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_PERSON, person->id);
    anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE,
                          chance (self, 93) ? ANBAN_ATTENDANCE_PRESENT : ANBAN_ATTENDANCE_EXCUSED);
    if (class->exam != NULL &&
        anban_record_get_int (attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE) == ANBAN_ATTENDANCE_PRESENT)
      anban_record_set_double (attendee, ANBAN_TRAINING_ATTENDEE_SCORE, 52 + draw (self, 48));
    if (!save (self, attendee, error))
      return FALSE;
    n++;
  }
  return TRUE;
}

static gboolean
add_training (Course *self, const Class *class, gint64 organiser, int year, GError **error)
{
  g_autoptr (AnbanRecord) training = anban_record_new (&anban_training_register);
  AnbanDate planned = anban_date_from_ymd (year, class->month, 2) + (AnbanDate)draw (self, 24);
  g_autofree char *name = g_strdup_printf ("%d年%s", year, class->name);
  gboolean is_held;

  planned -= MAX (0, anban_date_get_weekday (planned) - 5);
  is_held = planned <= self->office->today;
  anban_record_set_text (training, ANBAN_TRAINING_NAME, name);
  anban_record_set_int (training, ANBAN_TRAINING_KIND, class->kind);
  if (class->course != 0)
    anban_record_set_int (training, ANBAN_TRAINING_COURSE, class->course);
  anban_record_set_int (training, ANBAN_TRAINING_AUDIENCE, class->audience);
  anban_record_set_text (training, ANBAN_TRAINING_TOPIC, class->topic);
  anban_sample_set_day (training, ANBAN_TRAINING_PLANNED_ON, planned);
  if (is_held)
    anban_sample_set_day (training, ANBAN_TRAINING_HELD_ON, planned);
  anban_record_set_text (training, ANBAN_TRAINING_STARTS_AT, "09:00");
  anban_record_set_text (training, ANBAN_TRAINING_PLACE,
                         class->organiser != NULL ? "县委党校报告厅" : "镇政府会议室");
  anban_record_set_double (training, ANBAN_TRAINING_HOURS, class->hours);
  anban_record_set_int (training, ANBAN_TRAINING_UNIT, organiser);
  anban_record_set_text (training, ANBAN_TRAINING_TEACHER,
                         self->office->people->pdata[draw (self, self->office->people->len)]);
  anban_record_set_text (training, ANBAN_TRAINING_MATERIAL, class->material);
  anban_record_set_text (training, ANBAN_TRAINING_CONTENT, class->content);
  anban_record_set_text (training, ANBAN_TRAINING_EXAM, class->exam);
  if (class->exam != NULL)
    anban_record_set_double (training, ANBAN_TRAINING_PASS_MARK, 60);
  if (is_held)
    anban_record_set_text (training, ANBAN_TRAINING_SUMMARY,
                           "按计划完成，课堂纪律良好；缺勤人员安排下期补训。");
  return save (self, training, error) &&
         (!is_held || add_attendees (self, training, class, class->organiser == NULL ? organiser : 0, error));
}

static gboolean
add_trainings (Course *self, GError **error)
{
  int this_year;

  anban_date_get_ymd (self->office->today, &this_year, NULL, NULL);
  for (int year = this_year - 1; year <= this_year; year++)
    for (guint i = 0; i < G_N_ELEMENTS (classes); i++) {
      if (classes[i].organiser != NULL) {
        if (!add_training (self, &classes[i], anban_sample_find_unit (self->office, classes[i].organiser),
                           year, error))
          return FALSE;
        continue;
      }
      for (guint k = 0; anban_sample_towns[k] != NULL; k++)
        if (chance (self, 75) &&
            !add_training (self, &classes[i], anban_sample_find_unit (self->office, anban_sample_towns[k]),
                           year, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
collect_firm (AnbanRecord *record, const char *group, gpointer data)
{
  if (anban_record_get_int (record, ANBAN_UNIT_KIND) == ANBAN_UNIT_KIND_FIRM)
    g_hash_table_add (data, GINT_TO_POINTER ((int)anban_record_get_id (record)));
  return TRUE;
}

static gboolean
fill (Course *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanQuery) people = anban_query_new (&anban_person_register);
  g_autoptr (AnbanQuery) units = anban_query_new (&anban_unit_register);
  g_autoptr (GHashTable) firms = g_hash_table_new (NULL, NULL);

  return add_operators (self, error) &&
         anban_store_foreach (self->office->store, people, collect_person, self->people, cancellable,
                              error) &&
         anban_store_foreach (self->office->store, units, collect_firm, firms, cancellable, error) &&
         add_certificates (self, firms, error) && add_trainings (self, error);
}

gboolean
anban_sample_fill_trainings (AnbanSampleOffice *office, GCancellable *cancellable, GError **error)
{
  Course self = {.office = office, .people = g_array_new (FALSE, FALSE, sizeof (Person))};
  gboolean done = anban_store_begin_step (office->store, _ ("添加示例培训"), error);

  if (done && fill (&self, cancellable, error)) {
    done = anban_store_commit_step (office->store, error);
  } else if (done) {
    anban_store_rollback_step (office->store);
    done = FALSE;
  }
  g_array_unref (self.people);
  return done;
}
