/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/training-file.h"

#include "registers/person.h"
#include "registers/training.h"
#include "report/fact-table.h"
#include "report/paper-text.h"
#include "report/sheet-head.h"

#include <inttypes.h>

#define LABEL_WIDTH 26.0
#define TEXT_SIZE   10.5
#define ROLL_SIZE   9.0
#define FACT_ROW    8.0  /* mm */
#define SUMMARY_ROW 40.0 /* room for a summary by hand */

enum {
  NUMBER,
  NAME,
  UNIT,
  POSITION,
  ID_NUMBER,
  ATTENDANCE,
  HOURS,
  SCORE,
  RESULT,
  N_COLUMNS
};

static const AnbanTableColumn columns[N_COLUMNS] = {
    [NUMBER] = {"序号", 10, TRUE, ANBAN_ALIGN_CENTER},
    [NAME] = {"姓名", 17, TRUE, ANBAN_ALIGN_CENTER},
    [UNIT] = {"单位", 3, FALSE, ANBAN_ALIGN_LEFT},
    [POSITION] = {"职务（岗位）", 2, FALSE, ANBAN_ALIGN_LEFT},
    [ID_NUMBER] = {"身份证号", 36, TRUE, ANBAN_ALIGN_CENTER},
    [ATTENDANCE] = {"考勤", 11, TRUE, ANBAN_ALIGN_CENTER},
    [HOURS] = {"学时", 10, TRUE, ANBAN_ALIGN_CENTER},
    [SCORE] = {"成绩", 11, TRUE, ANBAN_ALIGN_CENTER},
    [RESULT] = {"考核结果", 16, TRUE, ANBAN_ALIGN_CENTER},
};

typedef struct {
  guint n, present, excused, absent; /* of the roll */
  guint scored, passed, failed;
  double sum, least, most; /* scores */
  GString *failed_names;
} Counts;

/* 12, 59.5 */
static char *
dup_number (AnbanRecord *record, guint field)
{
  return anban_record_is_null (record, field)
             ? NULL
             : g_strdup_printf ("%g", anban_record_get_double (record, field));
}

static void
count (Counts *counts, AnbanRecord *attendee)
{
  double score = anban_record_get_double (attendee, ANBAN_TRAINING_ATTENDEE_SCORE);
  gint64 attendance = anban_record_get_int (attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE),
         result = anban_record_get_int (attendee, ANBAN_TRAINING_ATTENDEE_RESULT);

  counts->n++;
  counts->present += attendance == ANBAN_ATTENDANCE_PRESENT;
  counts->excused += attendance == ANBAN_ATTENDANCE_EXCUSED;
  counts->absent += attendance == ANBAN_ATTENDANCE_ABSENT;
  counts->passed += result == ANBAN_TRAINING_PASSED;
  counts->failed += result == ANBAN_TRAINING_FAILED;
  if (result == ANBAN_TRAINING_FAILED)
    g_string_append_printf (counts->failed_names, "%s%s", counts->failed_names->len > 0 ? "、" : "",
                            anban_record_get_ref_title (attendee, ANBAN_TRAINING_ATTENDEE_PERSON));
  if (anban_record_is_null (attendee, ANBAN_TRAINING_ATTENDEE_SCORE))
    return;
  counts->least = counts->scored == 0 ? score : MIN (counts->least, score);
  counts->most = counts->scored == 0 ? score : MAX (counts->most, score);
  counts->sum += score;
  counts->scored++;
}

/* --- the parts --- */

static void
add_heading (AnbanDocument *document, const char *text)
{
  anban_document_add_space (document, 4);
  anban_document_add_bookmark (document, 1, text);
  anban_document_add_line (document, ANBAN_STYLE_CELL_GROUP, text, NULL, NULL);
  anban_document_add_space (document, 1);
}

static void
add_facts (AnbanDocument *document, AnbanRecord *training)
{
  AnbanTable *table = anban_fact_table_add (document, LABEL_WIDTH, TEXT_SIZE, FACT_ROW);
  g_autofree char *hours = dup_number (training, ANBAN_TRAINING_HOURS);
  g_autofree char *mark = dup_number (training, ANBAN_TRAINING_PASS_MARK);
  const char *const figures[] = {"课时（学时）", hours != NULL ? hours : ANBAN_PAPER_EMPTY, "合格分数",
                                 mark != NULL ? mark : "按结果评定"};

  anban_fact_table_add_wide (table, training, "培训名称", ANBAN_TRAINING_NAME);
  anban_fact_table_add_pair (table, training, "培训形式", ANBAN_TRAINING_KIND, "培训对象",
                             ANBAN_TRAINING_AUDIENCE);
  anban_fact_table_add_pair_to_fill (table, training, "计划日期", ANBAN_TRAINING_PLANNED_ON, "开班日期",
                                     ANBAN_TRAINING_HELD_ON);
  anban_fact_table_add_pair_to_fill (table, training, "开始时间", ANBAN_TRAINING_STARTS_AT, "结束日期",
                                     ANBAN_TRAINING_ENDS_ON);
  anban_fact_table_add_pair (table, training, "地点", ANBAN_TRAINING_PLACE, "组织单位", ANBAN_TRAINING_UNIT);
  anban_fact_table_add_pair (table, training, "教师", ANBAN_TRAINING_TEACHER, "教材",
                             ANBAN_TRAINING_MATERIAL);
  anban_table_add_texts (table, figures);
  anban_fact_table_add_pair (table, training, "考核方式", ANBAN_TRAINING_EXAM, "初次或再培训",
                             ANBAN_TRAINING_COURSE);
  if (!anban_record_is_null (training, ANBAN_TRAINING_PLAN))
    anban_fact_table_add_wide (table, training, "依据计划", ANBAN_TRAINING_PLAN);
  if (!anban_record_is_null (training, ANBAN_TRAINING_REQUIREMENT))
    anban_fact_table_add_wide (table, training, "对应要求", ANBAN_TRAINING_REQUIREMENT);
  if (!anban_record_is_null (training, ANBAN_TRAINING_TOPIC))
    anban_fact_table_add_wide (table, training, "主题", ANBAN_TRAINING_TOPIC);
  anban_fact_table_add_wide (table, training, "培训内容", ANBAN_TRAINING_CONTENT);
}

static gboolean
add_attendee (AnbanTable *table,
              AnbanStore *store,
              AnbanRecord *training,
              AnbanRecord *attendee,
              guint number,
              GError **error)
{
  g_autoptr (AnbanRecord) person = anban_store_get (
      store, &anban_person_register, anban_record_get_int (attendee, ANBAN_TRAINING_ATTENDEE_PERSON), error);
  g_autofree char *place = g_strdup_printf ("%u", number);
  g_autofree char *id_number = NULL;
  g_autofree char *attendance = anban_paper_text_dup (attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE);
  g_autofree char *hours =
      anban_record_is_null (attendee, ANBAN_TRAINING_ATTENDEE_HOURS) &&
              anban_record_get_int (attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE) == ANBAN_ATTENDANCE_PRESENT
          ? dup_number (training, ANBAN_TRAINING_HOURS)
          : dup_number (attendee, ANBAN_TRAINING_ATTENDEE_HOURS);
  g_autofree char *score = dup_number (attendee, ANBAN_TRAINING_ATTENDEE_SCORE);
  g_autofree char *result = anban_paper_text_dup (attendee, ANBAN_TRAINING_ATTENDEE_RESULT);
  const char *texts[N_COLUMNS];

  if (person == NULL)
    return FALSE;
  id_number = anban_paper_text_dup (person, ANBAN_PERSON_ID_NUMBER);
  texts[NUMBER] = place;
  texts[NAME] = anban_record_get_text (person, ANBAN_PERSON_NAME);
  texts[UNIT] = anban_record_get_ref_title (attendee, ANBAN_TRAINING_ATTENDEE_UNIT);
  texts[POSITION] = anban_record_is_null (person, ANBAN_PERSON_POSITION)
                        ? anban_record_get_text (person, ANBAN_PERSON_TRADE)
                        : anban_record_get_text (person, ANBAN_PERSON_POSITION);
  texts[ID_NUMBER] = id_number;
  texts[ATTENDANCE] = attendance;
  texts[HOURS] = hours;
  texts[SCORE] = score;
  texts[RESULT] = result;
  anban_table_add_texts (table, texts);
  return TRUE;
}

static gboolean
add_roll (AnbanDocument *document, AnbanStore *store, AnbanRecord *training, GPtrArray *roll, GError **error)
{
  AnbanTable *table = anban_document_add_table (document, columns, N_COLUMNS);

  anban_table_set_text_size (table, ROLL_SIZE);
  anban_table_set_empty_text (table, "还没有登记参训人员。");
  for (guint i = 0; i < roll->len; i++)
    if (!add_attendee (table, store, training, roll->pdata[i], i + 1, error))
      return FALSE;
  return TRUE;
}

static void
add_results (AnbanDocument *document, const Counts *counts)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "应到%u人，实到%u人，请假%u人，缺勤%u人", counts->n, counts->present,
                          counts->excused, counts->absent);
  if (counts->n > 0)
    g_string_append_printf (text, "，到课率%.1f%%", 100.0 * counts->present / counts->n);
  g_string_append (text, "。");
  if (counts->passed + counts->failed > 0)
    g_string_append_printf (text, "考核%u人，合格%u人，不合格%u人，合格率%.1f%%。",
                            counts->passed + counts->failed, counts->passed, counts->failed,
                            100.0 * counts->passed / (counts->passed + counts->failed));
  else
    g_string_append (text, "没有登记考核结果。");
  if (counts->scored > 0)
    g_string_append_printf (text, "最高%g分，最低%g分，平均%.1f分。", counts->most, counts->least,
                            counts->sum / counts->scored);
  anban_document_add_paragraph (document, ANBAN_STYLE_NOTE, text->str);
  if (counts->failed_names->len > 0) {
    g_string_printf (text, "需要补考或重新培训：%s。", counts->failed_names->str);
    anban_document_add_paragraph (document, ANBAN_STYLE_NOTE, text->str);
  }
  g_string_free (text, TRUE);
}

static void
add_summary (AnbanDocument *document, AnbanRecord *training)
{
  static const AnbanTableColumn summary_columns[] = {{"", 26, TRUE, ANBAN_ALIGN_CENTER}, {"", 1}};
  AnbanTable *table = anban_document_add_table (document, summary_columns, G_N_ELEMENTS (summary_columns));
  g_autofree char *summary = anban_paper_text_dup (training, ANBAN_TRAINING_SUMMARY);
  gint64 n_files = anban_record_get_int (training, ANBAN_TRAINING_FILES);
  g_autofree char *files = g_strdup_printf ("随本档保存%" PRId64 "件（电子文件）", n_files);

  anban_table_hide_header (table);
  anban_table_set_text_size (table, TEXT_SIZE);
  anban_table_add_wide (table, "培训总结\n和效果评估", summary, SUMMARY_ROW);
  anban_table_add_wide (table, "附件", n_files > 0 ? files : "签到表、课件、试卷、照片：　　　　份",
                        FACT_ROW);
}

static gboolean
build (AnbanDocument *document, AnbanStore *store, AnbanRecord *training, GPtrArray *roll, GError **error)
{
  static const char *const signatures[] = {"组织单位（盖章）：", "负责人：",   "教师：",
                                           "归档人：",           "归档日期：", NULL};
  Counts counts = {.failed_names = g_string_new (NULL)};
  gboolean done;

  for (guint i = 0; i < roll->len; i++)
    count (&counts, roll->pdata[i]);
  add_heading (document, "一、基本情况");
  add_facts (document, training);
  add_heading (document, "二、名册、考勤和考核");
  done = add_roll (document, store, training, roll, error);
  add_heading (document, "三、考勤和考核结果");
  add_results (document, &counts);
  add_heading (document, "四、总结");
  add_summary (document, training);
  anban_document_add_space (document, 6);
  anban_document_add_signature (document, signatures);
  g_string_free (counts.failed_names, TRUE);
  return done;
}

AnbanDocument *
anban_training_file_new (AnbanStore *store, AnbanRecord *training, GError **error)
{
  g_autoptr (GPtrArray) roll = anban_store_list_details (store, &anban_training_attendee_register,
                                                         anban_record_get_id (training), error);
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autoptr (AnbanDocument) document = anban_document_new ("安全生产培训档案");

  if (roll == NULL)
    return NULL;
  anban_document_set_author (document, office);
  anban_document_set_subject (document, anban_record_get_text (training, ANBAN_TRAINING_NAME));
  anban_document_set_page_setup (document, &anban_page_setup_list);
  anban_document_set_running_text (document, anban_record_get_text (training, ANBAN_TRAINING_NAME),
                                   "一期一档", office, NULL);
  anban_document_add_title (document, "安全生产培训档案（一期一档）");
  return build (document, store, training, roll, error) ? g_steal_pointer (&document) : NULL;
}
