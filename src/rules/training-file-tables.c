/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/training-file-tables.h"

#include "registers/certificate.h"
#include "registers/person.h"
#include "registers/training.h"
#include "rules/person-training.h"

enum {
  ROLL_NAME,
  ROLL_UNIT,
  ROLL_ID_NUMBER,
  ROLL_POSITION,
  ROLL_ATTENDANCE,
  ROLL_HOURS,
  ROLL_SCORE,
  ROLL_RESULT,
  ROLL_NOTE,
};

static const AnbanFigureColumn roll_columns[] = {
    [ROLL_NAME] = {"姓名", NULL, ANBAN_FIGURE_TEXT, 10},
    [ROLL_UNIT] = {"单位", NULL, ANBAN_FIGURE_TEXT, 28},
    [ROLL_ID_NUMBER] = {"身份证号", NULL, ANBAN_FIGURE_TEXT, 20},
    [ROLL_POSITION] = {"职务", NULL, ANBAN_FIGURE_TEXT, 16},
    [ROLL_ATTENDANCE] = {"考勤", NULL, ANBAN_FIGURE_TEXT, 8},
    [ROLL_HOURS] = {"学时", NULL, ANBAN_FIGURE_SCORE, 8},
    [ROLL_SCORE] = {"成绩", NULL, ANBAN_FIGURE_SCORE, 8},
    [ROLL_RESULT] = {"考核结果", NULL, ANBAN_FIGURE_TEXT, 10},
    [ROLL_NOTE] = {"备注", NULL, ANBAN_FIGURE_TEXT, 20},
};

enum {
  FILE_KIND,
  FILE_DAY,
  FILE_NAME,
  FILE_UNIT,
  FILE_HOURS,
  FILE_SCORE,
  FILE_RESULT,
  FILE_UNTIL,
  FILE_NUMBER,
};

static const AnbanFigureColumn file_columns[] = {
    [FILE_KIND] = {"类别", NULL, ANBAN_FIGURE_TEXT, 8},
    [FILE_DAY] = {"日期", NULL, ANBAN_FIGURE_DATE, 12},
    [FILE_NAME] = {"培训或证书", NULL, ANBAN_FIGURE_TEXT, 32},
    [FILE_UNIT] = {"组织单位或发证机关", NULL, ANBAN_FIGURE_TEXT, 26},
    [FILE_HOURS] = {"学时", NULL, ANBAN_FIGURE_SCORE, 8},
    [FILE_SCORE] = {"成绩", NULL, ANBAN_FIGURE_SCORE, 8},
    [FILE_RESULT] = {"结果或状态", NULL, ANBAN_FIGURE_TEXT, 12},
    [FILE_UNTIL] = {"有效期至", NULL, ANBAN_FIGURE_DATE, 12},
    [FILE_NUMBER] = {"证书编号", NULL, ANBAN_FIGURE_TEXT, 22},
};

/* The label as papers have it, in Chinese whatever the language of the window. */
static void
set_choice (AnbanTabulation *table, guint row, guint column, AnbanRecord *record, guint field)
{
  const AnbanField *descriptor = &anban_record_get_register (record)->fields[field];
  const AnbanChoice *choice = anban_field_find_choice (descriptor, (int)anban_record_get_int (record, field));

  if (choice != NULL)
    anban_tabulation_set_text (table, row, column, choice->label);
}

static void
set_number (AnbanTabulation *table, guint row, guint column, AnbanRecord *record, guint field)
{
  if (!anban_record_is_null (record, field))
    anban_tabulation_set_number (table, row, column, anban_record_get_double (record, field));
}

static gboolean
add_attendee (
    AnbanTabulation *table, AnbanStore *store, AnbanRecord *training, AnbanRecord *attendee, GError **error)
{
  g_autoptr (AnbanRecord) person = anban_store_get (
      store, &anban_person_register, anban_record_get_int (attendee, ANBAN_TRAINING_ATTENDEE_PERSON), error);
  AnbanPersonTraining took_part = {training, attendee};
  guint row;

  if (person == NULL)
    return FALSE;
  row = anban_tabulation_add_row (table, anban_record_get_text (person, ANBAN_PERSON_NAME));
  anban_tabulation_set_text (table, row, ROLL_UNIT,
                             anban_record_get_ref_title (attendee, ANBAN_TRAINING_ATTENDEE_UNIT));
  anban_tabulation_set_text (table, row, ROLL_ID_NUMBER,
                             anban_record_get_shown_text (person, ANBAN_PERSON_ID_NUMBER));
  anban_tabulation_set_text (table, row, ROLL_POSITION,
                             anban_record_get_text (person, ANBAN_PERSON_POSITION));
  set_choice (table, row, ROLL_ATTENDANCE, attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE);
  anban_tabulation_set_number (table, row, ROLL_HOURS, anban_person_training_get_hours (&took_part));
  set_number (table, row, ROLL_SCORE, attendee, ANBAN_TRAINING_ATTENDEE_SCORE);
  set_choice (table, row, ROLL_RESULT, attendee, ANBAN_TRAINING_ATTENDEE_RESULT);
  anban_tabulation_set_text (table, row, ROLL_NOTE,
                             anban_record_get_text (attendee, ANBAN_TRAINING_ATTENDEE_NOTE));
  return TRUE;
}

AnbanTabulation *
anban_training_roll_table_new (AnbanStore *store, AnbanRecord *training, GError **error)
{
  g_autoptr (GPtrArray) attendees = anban_store_list_details (store, &anban_training_attendee_register,
                                                              anban_record_get_id (training), error);
  g_autoptr (AnbanTabulation) table = NULL;
  g_autofree char *title = NULL, *subtitle = NULL;

  if (attendees == NULL)
    return NULL;
  title = g_strconcat (anban_record_get_text (training, ANBAN_TRAINING_NAME), "参训名册", NULL);
  subtitle = g_strdup_printf ("%s　%s　%s", anban_record_get_text (training, ANBAN_TRAINING_DAY),
                              anban_record_get_text (training, ANBAN_TRAINING_PLACE),
                              anban_record_get_ref_title (training, ANBAN_TRAINING_UNIT));
  table = anban_tabulation_new (title, roll_columns, G_N_ELEMENTS (roll_columns));
  anban_tabulation_set_subtitle (table, subtitle);
  for (guint i = 0; i < attendees->len; i++)
    if (!add_attendee (table, store, training, attendees->pdata[i], error))
      return NULL;
  return g_steal_pointer (&table);
}

static void
add_training (AnbanTabulation *table, const AnbanPersonTraining *took_part)
{
  guint row = anban_tabulation_add_row (table, "培训");

  anban_tabulation_set_text (table, row, FILE_DAY,
                             anban_record_get_text (took_part->training, ANBAN_TRAINING_DAY));
  anban_tabulation_set_text (table, row, FILE_NAME,
                             anban_record_get_text (took_part->training, ANBAN_TRAINING_NAME));
  anban_tabulation_set_text (table, row, FILE_UNIT,
                             anban_record_get_ref_title (took_part->training, ANBAN_TRAINING_UNIT));
  anban_tabulation_set_number (table, row, FILE_HOURS, anban_person_training_get_hours (took_part));
  set_number (table, row, FILE_SCORE, took_part->attendee, ANBAN_TRAINING_ATTENDEE_SCORE);
  set_choice (table, row, FILE_RESULT, took_part->attendee, ANBAN_TRAINING_ATTENDEE_RESULT);
}

static gboolean
add_certificate (AnbanRecord *certificate, const char *group, gpointer data)
{
  AnbanTabulation *table = data;
  guint row = anban_tabulation_add_row (table, "证书");

  anban_tabulation_set_text (table, row, FILE_DAY,
                             anban_record_get_text (certificate, ANBAN_CERTIFICATE_ISSUED_ON));
  set_choice (table, row, FILE_NAME, certificate, ANBAN_CERTIFICATE_CATEGORY);
  anban_tabulation_set_text (table, row, FILE_UNIT,
                             anban_record_get_text (certificate, ANBAN_CERTIFICATE_ISSUER));
  set_choice (table, row, FILE_RESULT, certificate, ANBAN_CERTIFICATE_STATE);
  anban_tabulation_set_text (table, row, FILE_UNTIL,
                             anban_record_get_text (certificate, ANBAN_CERTIFICATE_EXPIRES_ON));
  anban_tabulation_set_text (table, row, FILE_NUMBER,
                             anban_record_get_shown_text (certificate, ANBAN_CERTIFICATE_NUMBER));
  return TRUE;
}

AnbanTabulation *
anban_person_file_table_new (AnbanStore *store, AnbanRecord *person, GError **error)
{
  g_autoptr (GPtrArray) trainings = anban_person_training_list (store, anban_record_get_id (person), error);
  g_autoptr (AnbanQuery) certificates = anban_query_new (&anban_certificate_register);
  g_autoptr (AnbanTabulation) table = NULL;
  g_autofree char *title = NULL, *subtitle = NULL;

  if (trainings == NULL)
    return NULL;
  title = g_strconcat (anban_record_get_text (person, ANBAN_PERSON_NAME), "培训和持证档案", NULL);
  subtitle = g_strdup_printf ("%s　%s", anban_record_get_ref_title (person, ANBAN_PERSON_UNIT),
                              anban_record_get_shown_text (person, ANBAN_PERSON_ID_NUMBER));
  table = anban_tabulation_new (title, file_columns, G_N_ELEMENTS (file_columns));
  anban_tabulation_set_subtitle (table, subtitle);
  for (guint i = 0; i < trainings->len; i++)
    add_training (table, trainings->pdata[i]);
  anban_query_where_int (certificates, ANBAN_CERTIFICATE_PERSON, ANBAN_OP_EQ, anban_record_get_id (person));
  return anban_store_foreach (store, certificates, add_certificate, table, NULL, error)
             ? g_steal_pointer (&table)
             : NULL;
}
