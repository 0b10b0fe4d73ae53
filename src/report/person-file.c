/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/person-file.h"

#include "base/id-number.h"
#include "registers/certificate.h"
#include "registers/person.h"
#include "registers/training.h"
#include "report/fact-table.h"
#include "report/paper-text.h"
#include "report/sheet-head.h"
#include "rules/certificate-course.h"
#include "rules/person-training.h"
#include "rules/training-credit.h"

#include <string.h>

#define LABEL_WIDTH 26.0
#define TEXT_SIZE   10.5
#define TABLE_SIZE  9.0
#define FACT_ROW    8.0 /* mm */
#define N_YEARS     3   /* that are reckoned; records are kept so long at least */
#define BLANK_ROWS  4

static const AnbanTableColumn hour_columns[] = {
    {"年度", 24, TRUE, ANBAN_ALIGN_CENTER},     {"要求", 2, FALSE, ANBAN_ALIGN_LEFT},
    {"应训学时", 22, TRUE, ANBAN_ALIGN_CENTER}, {"已训学时", 22, TRUE, ANBAN_ALIGN_CENTER},
    {"还差学时", 22, TRUE, ANBAN_ALIGN_CENTER},
};

static const AnbanTableColumn training_columns[] = {
    {"序号", 10, TRUE, ANBAN_ALIGN_CENTER},   {"日期", 20, TRUE, ANBAN_ALIGN_CENTER},
    {"培训名称", 3, FALSE, ANBAN_ALIGN_LEFT}, {"组织单位", 2, FALSE, ANBAN_ALIGN_LEFT},
    {"学时", 10, TRUE, ANBAN_ALIGN_CENTER},   {"考勤", 12, TRUE, ANBAN_ALIGN_CENTER},
    {"成绩", 12, TRUE, ANBAN_ALIGN_CENTER},   {"结果", 14, TRUE, ANBAN_ALIGN_CENTER},
};

static const AnbanTableColumn certificate_columns[] = {
    {"证书类别", 3, FALSE, ANBAN_ALIGN_LEFT},   {"作业类别", 2, FALSE, ANBAN_ALIGN_LEFT},
    {"证书编号", 3, FALSE, ANBAN_ALIGN_LEFT},   {"发证日期", 20, TRUE, ANBAN_ALIGN_CENTER},
    {"有效期至", 20, TRUE, ANBAN_ALIGN_CENTER}, {"状态", 15, TRUE, ANBAN_ALIGN_CENTER},
    {"下一步", 4, FALSE, ANBAN_ALIGN_LEFT},
};

static const AnbanTableColumn violation_columns[] = {
    {"日期", 24, TRUE, ANBAN_ALIGN_CENTER},
    {"违章情况", 3, FALSE, ANBAN_ALIGN_LEFT},
    {"处理和教育情况", 3, FALSE, ANBAN_ALIGN_LEFT},
    {"本人签字", 26, TRUE, ANBAN_ALIGN_CENTER},
};

static void
add_heading (AnbanDocument *document, const char *text)
{
  anban_document_add_space (document, 4);
  anban_document_add_bookmark (document, 1, text);
  anban_document_add_line (document, ANBAN_STYLE_CELL_GROUP, text, NULL, NULL);
  anban_document_add_space (document, 1);
}

/* Sex and birthday stand in the ID number. */
static void
add_born (AnbanTable *table, AnbanRecord *person)
{
  const char *number = anban_record_get_text (person, ANBAN_PERSON_ID_NUMBER);
  gboolean known =
      strlen (number) == ANBAN_ID_NUMBER_LENGTH && anban_id_number_get_birth (number) != ANBAN_DATE_NONE;
  g_autofree char *birth = known ? anban_date_dup_paper (anban_id_number_get_birth (number)) : NULL;
  const char *const texts[] = {"性别", known ? anban_id_number_is_male (number) ? "男" : "女" : NULL,
                               "出生日期", birth};

  anban_table_add_texts (table, texts);
}

static void
add_facts (AnbanDocument *document, AnbanRecord *person)
{
  AnbanTable *table = anban_fact_table_add (document, LABEL_WIDTH, TEXT_SIZE, FACT_ROW);

  anban_fact_table_add_pair (table, person, "姓名", ANBAN_PERSON_NAME, "身份证号", ANBAN_PERSON_ID_NUMBER);
  add_born (table, person);
  anban_fact_table_add_pair (table, person, "单位", ANBAN_PERSON_UNIT, "职务", ANBAN_PERSON_POSITION);
  anban_fact_table_add_pair (table, person, "安全职责", ANBAN_PERSON_DUTY, "工种", ANBAN_PERSON_TRADE);
  anban_fact_table_add_pair_to_fill (table, person, "上岗日期", ANBAN_PERSON_HIRED_ON, "离岗日期",
                                     ANBAN_PERSON_LEFT_ON);
  anban_fact_table_add_pair (table, person, "电话", ANBAN_PERSON_PHONE, "备注", ANBAN_PERSON_NOTE);
}

/* --- hours --- */

static gboolean
add_hours (AnbanDocument *document, AnbanStore *store, gint64 person, GError **error)
{
  AnbanTable *table = anban_document_add_table (document, hour_columns, G_N_ELEMENTS (hour_columns));
  int year;

  anban_table_set_text_size (table, TABLE_SIZE);
  anban_table_set_empty_text (table, "学时要求中没有这类人员。");
  anban_date_get_ymd (anban_store_get_today (store), &year, NULL, NULL);
  for (int i = 0; i < N_YEARS; i++) {
    AnbanTrainingCredit credit;
    g_autofree char *label = g_strdup_printf ("%d年", year - i);
    g_autofree char *asked = NULL;
    g_autofree char *attended = NULL;
    g_autofree char *missing = NULL;

    if (!anban_training_credit_read (&credit, store, person, year - i, error))
      return FALSE;
    if (credit.asked <= 0 && credit.attended <= 0)
      continue;
    asked = g_strdup_printf ("%g", credit.asked);
    attended = g_strdup_printf ("%g", credit.attended);
    missing = g_strdup_printf ("%g", credit.missing);
    {
      const char *const texts[] = {label,
                                   credit.asked <= 0 ? "没有要求"
                                   : credit.first ? credit.high_risk ? "初次培训（高危行业）" : "初次培训"
                                   : credit.high_risk ? "再培训（高危行业）"
                                                      : "再培训",
                                   asked, attended, missing};

      anban_table_add_texts (table, texts);
    }
  }
  return TRUE;
}

/* --- trainings --- */

static void
add_training (AnbanTable *table, const AnbanPersonTraining *training, guint number)
{
  AnbanRecord *attendee = training->attendee;
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *hours = g_strdup_printf ("%g", anban_person_training_get_hours (training));
  g_autofree char *attendance = anban_paper_text_dup (attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE);
  g_autofree char *score =
      anban_record_is_null (attendee, ANBAN_TRAINING_ATTENDEE_SCORE)
          ? NULL
          : g_strdup_printf ("%g", anban_record_get_double (attendee, ANBAN_TRAINING_ATTENDEE_SCORE));
  g_autofree char *result = anban_paper_text_dup (attendee, ANBAN_TRAINING_ATTENDEE_RESULT);
  const char *const texts[] = {place,
                               anban_record_get_text (training->training, ANBAN_TRAINING_DAY),
                               anban_record_get_text (training->training, ANBAN_TRAINING_NAME),
                               anban_record_get_ref_title (training->training, ANBAN_TRAINING_UNIT),
                               hours,
                               attendance,
                               score,
                               result};

  anban_table_add_texts (table, texts);
}

static gboolean
add_trainings (AnbanDocument *document, AnbanStore *store, gint64 person, GError **error)
{
  AnbanTable *table = anban_document_add_table (document, training_columns, G_N_ELEMENTS (training_columns));
  g_autoptr (GPtrArray) trainings = anban_person_training_list (store, person, error);

  anban_table_set_text_size (table, TABLE_SIZE);
  anban_table_set_empty_text (table, "没有培训记录。");
  for (guint i = 0; trainings != NULL && i < trainings->len; i++)
    add_training (table, trainings->pdata[i], i + 1);
  return trainings != NULL;
}

/* --- certificates --- */

static gboolean
add_certificate (AnbanTable *table, AnbanStore *store, gint64 id, GError **error)
{
  g_autoptr (AnbanRecord) certificate = anban_store_get (store, &anban_certificate_register, id, error);
  AnbanCertificateCourse course;
  g_autofree char *category = NULL;
  g_autofree char *state = NULL;
  g_autofree char *next = NULL;

  if (certificate == NULL || !anban_certificate_course_read (&course, store, id, error))
    return FALSE;
  category = anban_paper_text_dup (certificate, ANBAN_CERTIFICATE_CATEGORY);
  state = anban_paper_text_dup (certificate, ANBAN_CERTIFICATE_STATE);
  next = anban_certificate_course_dup_next (&course);
  {
    const char *const texts[] = {category,
                                 anban_record_get_text (certificate, ANBAN_CERTIFICATE_TRADE),
                                 anban_record_get_shown_text (certificate, ANBAN_CERTIFICATE_NUMBER),
                                 anban_record_get_text (certificate, ANBAN_CERTIFICATE_ISSUED_ON),
                                 anban_record_get_text (certificate, ANBAN_CERTIFICATE_EXPIRES_ON),
                                 state,
                                 next};

    anban_table_add_texts (table, texts);
  }
  return TRUE;
}

static gboolean
add_certificates (AnbanDocument *document, AnbanStore *store, gint64 person, GError **error)
{
  AnbanTable *table =
      anban_document_add_table (document, certificate_columns, G_N_ELEMENTS (certificate_columns));
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_certificate_register);
  g_autoptr (GArray) ids = NULL;

  anban_table_set_text_size (table, TABLE_SIZE);
  anban_table_set_empty_text (table, "没有登记证书。");
  anban_query_where_int (query, ANBAN_CERTIFICATE_PERSON, ANBAN_OP_EQ, person);
  ids = anban_store_list_ids (store, query, NULL, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (!add_certificate (table, store, g_array_index (ids, gint64, i), error))
      return FALSE;
  return ids != NULL;
}

/* Violations are written down by hand. */
static void
add_violations (AnbanDocument *document)
{
  AnbanTable *table =
      anban_document_add_table (document, violation_columns, G_N_ELEMENTS (violation_columns));
  const char *const blank[] = {NULL, NULL, NULL, NULL};

  anban_table_set_text_size (table, TABLE_SIZE);
  anban_table_set_row_height (table, FACT_ROW);
  for (guint i = 0; i < BLANK_ROWS; i++)
    anban_table_add_texts (table, blank);
}

AnbanDocument *
anban_person_file_new (AnbanStore *store, AnbanRecord *person, GError **error)
{
  static const char *const signatures[] = {"本人签字：", "单位（盖章）：", "归档人：", "归档日期：", NULL};
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autoptr (AnbanDocument) document = anban_document_new ("安全生产培训档案");
  gint64 id = anban_record_get_id (person);

  anban_document_set_author (document, office);
  anban_document_set_subject (document, anban_record_get_text (person, ANBAN_PERSON_NAME));
  anban_document_set_page_setup (document, &anban_page_setup_list);
  anban_document_set_running_text (document, anban_record_get_text (person, ANBAN_PERSON_NAME), "一人一档",
                                   office, NULL);
  anban_document_add_title (document, "安全生产培训档案（一人一档）");
  add_heading (document, "一、登记");
  add_facts (document, person);
  add_heading (document, "二、各年度学时");
  if (!add_hours (document, store, id, error))
    return NULL;
  add_heading (document, "三、历次培训和考核");
  if (!add_trainings (document, store, id, error))
    return NULL;
  add_heading (document, "四、证书");
  if (!add_certificates (document, store, id, error))
    return NULL;
  add_heading (document, "五、违章记录");
  add_violations (document);
  anban_document_add_space (document, 6);
  anban_document_add_signature (document, signatures);
  return g_steal_pointer (&document);
}
