/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/training-sign-in.h"

#include "registers/person.h"
#include "registers/training.h"
#include "report/fact-table.h"
#include "report/paper-text.h"
#include "report/sheet-head.h"

#define LABEL_WIDTH 24.0
#define TEXT_SIZE   10.5
#define FACT_ROW    7.5 /* mm */
#define SIGN_ROW    9.0 /* mm: room for a signature */
#define USUAL_ROWS  24  /* where nobody is on the roll yet */
#define SPARE_ROWS  4   /* for those who come besides */

static const AnbanTableColumn columns[] = {
    {"序号", 12, TRUE, ANBAN_ALIGN_CENTER},     {"姓名", 24, TRUE, ANBAN_ALIGN_CENTER},
    {"单位", 1, FALSE, ANBAN_ALIGN_LEFT},       {"职务（岗位）", 30, TRUE, ANBAN_ALIGN_CENTER},
    {"联系电话", 32, TRUE, ANBAN_ALIGN_CENTER}, {"签名", 32, TRUE, ANBAN_ALIGN_CENTER},
};

static gboolean
add_attendee (AnbanTable *table, AnbanStore *store, AnbanRecord *attendee, guint number, GError **error)
{
  g_autoptr (AnbanRecord) person = anban_store_get (
      store, &anban_person_register, anban_record_get_int (attendee, ANBAN_TRAINING_ATTENDEE_PERSON), error);
  g_autofree char *text = g_strdup_printf ("%u", number);
  const char *position;

  if (person == NULL)
    return FALSE;
  position = anban_record_is_null (person, ANBAN_PERSON_POSITION)
                 ? anban_record_get_text (person, ANBAN_PERSON_TRADE)
                 : anban_record_get_text (person, ANBAN_PERSON_POSITION);
  {
    const char *const texts[] = {text,
                                 anban_record_get_text (person, ANBAN_PERSON_NAME),
                                 anban_record_get_ref_title (attendee, ANBAN_TRAINING_ATTENDEE_UNIT),
                                 position,
                                 anban_record_get_text (person, ANBAN_PERSON_PHONE),
                                 NULL};

    anban_table_add_texts (table, texts);
  }
  return TRUE;
}

static void
add_facts (AnbanDocument *document, AnbanRecord *training)
{
  AnbanTable *table = anban_fact_table_add (document, LABEL_WIDTH, TEXT_SIZE, FACT_ROW);
  guint day = anban_record_is_null (training, ANBAN_TRAINING_HELD_ON) ? ANBAN_TRAINING_PLANNED_ON
                                                                      : ANBAN_TRAINING_HELD_ON;
  g_autofree char *place = anban_paper_text_dup (training, ANBAN_TRAINING_PLACE);
  g_autofree char *hours =
      anban_record_is_null (training, ANBAN_TRAINING_HOURS)
          ? NULL
          : g_strdup_printf ("%g", anban_record_get_double (training, ANBAN_TRAINING_HOURS));
  const char *const places[] = {"地点", place, "学时", hours};

  anban_fact_table_add_wide (table, training, "培训名称", ANBAN_TRAINING_NAME);
  anban_fact_table_add_pair_to_fill (table, training, "培训日期", day, "开始时间", ANBAN_TRAINING_STARTS_AT);
  anban_table_add_texts (table, places);
  anban_fact_table_add_pair_to_fill (table, training, "组织单位", ANBAN_TRAINING_UNIT, "教师",
                                     ANBAN_TRAINING_TEACHER);
}

AnbanDocument *
anban_training_sign_in_new (AnbanStore *store, AnbanRecord *training, GError **error)
{
  g_autoptr (GPtrArray) roll = anban_store_list_details (store, &anban_training_attendee_register,
                                                         anban_record_get_id (training), error);
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autoptr (AnbanDocument) document = anban_document_new ("培训签到表");
  AnbanTable *table;

  if (roll == NULL)
    return NULL;
  anban_document_set_author (document, office);
  anban_document_set_subject (document, anban_record_get_text (training, ANBAN_TRAINING_NAME));
  anban_document_set_page_setup (document, &anban_page_setup_list);
  anban_document_set_running_text (document, anban_record_get_text (training, ANBAN_TRAINING_NAME), "签到表",
                                   NULL, NULL);
  anban_document_add_title (document, "培训签到表");
  add_facts (document, training);
  anban_document_add_space (document, 4);
  table = anban_document_add_table (document, columns, G_N_ELEMENTS (columns));
  anban_table_set_text_size (table, TEXT_SIZE);
  anban_table_set_row_height (table, SIGN_ROW);
  for (guint i = 0; i < roll->len; i++)
    if (!add_attendee (table, store, roll->pdata[i], i + 1, error))
      return NULL;
  for (guint i = 0; i < (roll->len > 0 ? SPARE_ROWS : USUAL_ROWS); i++) {
    g_autofree char *number = g_strdup_printf ("%u", roll->len + i + 1);
    const char *const texts[] = {number, NULL, NULL, NULL, NULL, NULL};

    anban_table_add_texts (table, texts);
  }
  return g_steal_pointer (&document);
}
