/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of people who attended on their way onto the roll of a training: columns by header or guessed, people told by ID
 * number, name and unit, namesakes left to the clerk, nobody twice, one step that undo takes back. Fictional people.
 */
#include "office-fixture.h"

#include "base/id-number.h"
#include "exchange/attendee-paste.h"
#include "registers/training.h"

#include <string.h>

#define LIU  "33010219800101001" /* 17 digits: the check digit is added */
#define TANG "33010219850312102"
#define QIAN "33010219900707203"

typedef struct {
  OfficeFixture office;
  gint64 training, factory, town;
} Fixture;

/* With its check digit. */
static char *
dup_number (const char *digits)
{
  for (const char *check = "0123456789X"; *check != '\0'; check++) {
    g_autofree char *tried = g_strdup_printf ("%s%c", digits, *check);
    char *number = anban_id_number_fold (tried, NULL);

    if (number != NULL)
      return number;
  }
  g_assert_not_reached ();
}

static gint64
add_person (Fixture *f, const char *name, gint64 unit, const char *digits)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (person, ANBAN_PERSON_NAME, name);
  if (unit != 0)
    anban_record_set_int (person, ANBAN_PERSON_UNIT, unit);
  if (digits != NULL) {
    g_autofree char *number = dup_number (digits);

    anban_record_set_text (person, ANBAN_PERSON_ID_NUMBER, number);
  }
  anban_store_save (f->office.store, person, &error);
  g_assert_no_error (error);
  return anban_record_get_id (person);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanRecord) training = anban_record_new (&anban_training_register);
  g_autoptr (GError) error = NULL;

  office_fixture_set_up (&f->office, NULL);
  f->town = office_fixture_add_unit (&f->office, "竹溪镇", ANBAN_UNIT_KIND_TOWN, 0);
  f->factory = office_fixture_add_unit (&f->office, "青石水泥厂", ANBAN_UNIT_KIND_FIRM, f->town);
  anban_record_set_text (training, ANBAN_TRAINING_NAME, "安全管理人员再培训班");
  anban_record_set_int (training, ANBAN_TRAINING_UNIT, f->town);
  anban_record_set_double (training, ANBAN_TRAINING_PASS_MARK, 60);
  anban_store_save (f->office.store, training, &error);
  g_assert_no_error (error);
  f->training = anban_record_get_id (training);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  office_fixture_tear_down (&f->office, NULL);
}

/* {1} … in @text stand for the numbers LIU, TANG, QIAN. */
static AnbanAttendeePaste *
paste (Fixture *f, const char *text)
{
  g_autoptr (GString) filled = g_string_new (text);
  g_autofree char *liu = dup_number (LIU);
  g_autofree char *tang = dup_number (TANG);
  g_autofree char *qian = dup_number (QIAN);
  g_autoptr (GError) error = NULL;
  AnbanAttendeePaste *pasted;

  g_string_replace (filled, "{1}", liu, 0);
  g_string_replace (filled, "{2}", tang, 0);
  g_string_replace (filled, "{3}", qian, 0);
  pasted = anban_attendee_paste_new (f->office.store, anban_clipboard_table_parse (filled->str, -1, NULL),
                                     f->training, &error);
  g_assert_no_error (error);
  return pasted;
}

static gint64
count (Fixture *f, const AnbanRegister *reg)
{
  g_autoptr (AnbanQuery) query = anban_query_new (reg);

  return anban_store_count (f->office.store, query, NULL);
}

static void
take (AnbanAttendeePaste *pasted)
{
  g_autoptr (GError) error = NULL;

  anban_attendee_paste_take (pasted, &error);
  g_assert_no_error (error);
}

/* --- who a row is --- */

/* In the office: 刘洋 of the factory (1), 唐宁 twice in it (2 and without number), 钱多 without unit or number, 孙立 of the
 * town without a number. */
static const struct {
  const char *row; /* 姓名 单位 身份证号 */
  AnbanAttendeeState state;
  AnbanAttendeeChoice choice;
  guint n_candidates;
  const char *says;
} cases[] = {
    {"刘洋\t青石水泥厂\t{1}", ANBAN_ATTENDEE_FOUND, ANBAN_ATTENDEE_TAKE_PERSON, 0, "按身份证号"},
    {"刘 洋\t\t{1}", ANBAN_ATTENDEE_FOUND, ANBAN_ATTENDEE_TAKE_PERSON, 0, "按身份证号"},
    {"刘洋\t竹溪镇\t{1}", ANBAN_ATTENDEE_FOUND, ANBAN_ATTENDEE_TAKE_PERSON, 0, "这次记在“竹溪镇”"},
    {"刘洋\t青石水泥厂\t", ANBAN_ATTENDEE_FOUND, ANBAN_ATTENDEE_TAKE_PERSON, 0, "按姓名和单位"},
    {"刘洋\t\t", ANBAN_ATTENDEE_FOUND, ANBAN_ATTENDEE_TAKE_PERSON, 0, "只有一位"},
    /* another unit or another number is somebody else */
    {"刘洋\t竹溪镇\t", ANBAN_ATTENDEE_NEW, ANBAN_ATTENDEE_TAKE_NEW, 1, "另有 1 位同名"},
    {"刘洋\t青石水泥厂\t{3}", ANBAN_ATTENDEE_NEW, ANBAN_ATTENDEE_TAKE_NEW, 1, "另有 1 位同名"},
    /* a unit that is not known tells nobody apart */
    {"刘洋\t青石水泥\t", ANBAN_ATTENDEE_SEVERAL, ANBAN_ATTENDEE_UNDECIDED, 1, "请选一位"},
    {"唐宁\t青石水泥厂\t", ANBAN_ATTENDEE_SEVERAL, ANBAN_ATTENDEE_UNDECIDED, 2, "有 2 位"},
    {"唐宁\t青石水泥厂\t{2}", ANBAN_ATTENDEE_FOUND, ANBAN_ATTENDEE_TAKE_PERSON, 0, "按身份证号"},
    {"唐宁\t青石水泥厂\t{3}", ANBAN_ATTENDEE_FOUND, ANBAN_ATTENDEE_TAKE_PERSON, 0, "补上身份证号"},
    {"钱多\t\t", ANBAN_ATTENDEE_FOUND, ANBAN_ATTENDEE_TAKE_PERSON, 0, "只有一位"},
    {"钱多\t竹溪镇\t", ANBAN_ATTENDEE_SEVERAL, ANBAN_ATTENDEE_UNDECIDED, 1, "请选一位"},
    {"孙立\t竹溪镇\t{3}", ANBAN_ATTENDEE_FOUND, ANBAN_ATTENDEE_TAKE_PERSON, 0, "补上身份证号"},
    /* the number is somebody else's */
    {"李想\t青石水泥厂\t{1}", ANBAN_ATTENDEE_UNLIKE, ANBAN_ATTENDEE_UNDECIDED, 1, "刘洋"},
    {"\t\t{1}", ANBAN_ATTENDEE_FOUND, ANBAN_ATTENDEE_TAKE_PERSON, 0, "刘洋"},
    /* numbers that cannot be */
    {"吴敏\t\t33010219800101", ANBAN_ATTENDEE_BAD_NUMBER, ANBAN_ATTENDEE_UNDECIDED, 0, "18 位"},
    {"吴敏\t\t330102198002300011", ANBAN_ATTENDEE_BAD_NUMBER, ANBAN_ATTENDEE_UNDECIDED, 0, "出生日期"},
    {"吴敏\t\t330102198001010019", ANBAN_ATTENDEE_BAD_NUMBER, ANBAN_ATTENDEE_UNDECIDED, 0, "校验码"},
    {"刘洋\t\t330102198001010019", ANBAN_ATTENDEE_BAD_NUMBER, ANBAN_ATTENDEE_UNDECIDED, 1, "校验码"},
    {"刘洋\t青石水泥厂\t330102198001010019", ANBAN_ATTENDEE_BAD_NUMBER, ANBAN_ATTENDEE_TAKE_PERSON, 0,
     "已按姓名和单位认出"},
    /* the old form of the same number */
    {"刘洋\t\t330102800101001", ANBAN_ATTENDEE_FOUND, ANBAN_ATTENDEE_TAKE_PERSON, 0, "按身份证号"},
    {"吴敏\t新厂\t", ANBAN_ATTENDEE_NEW, ANBAN_ATTENDEE_TAKE_NEW, 0, "没有单位“新厂”"},
    {"\t青石水泥厂\t", ANBAN_ATTENDEE_NAMELESS, ANBAN_ATTENDEE_LEAVE_OUT, 0, "没有姓名"},
};

static void
test_cases (Fixture *f, gconstpointer data)
{
  add_person (f, "刘洋", f->factory, LIU);
  add_person (f, "唐宁", f->factory, TANG);
  add_person (f, "唐宁", f->factory, NULL);
  add_person (f, "钱多", 0, NULL);
  add_person (f, "孙立", f->town, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = g_strdup_printf ("姓名\t工作单位\t身份证号码\n%s\n", cases[i].row);
    g_autoptr (AnbanAttendeePaste) pasted = paste (f, text);
    const AnbanAttendeeRow *row = anban_attendee_paste_get_row (pasted, 0);

    g_test_message ("%u %s: %s", i, cases[i].row, row->message);
    g_assert_cmpint (row->state, ==, cases[i].state);
    g_assert_cmpint (row->choice, ==, cases[i].choice);
    g_assert_cmpuint (row->candidates->len, ==, cases[i].n_candidates);
    g_assert_nonnull (strstr (row->message, cases[i].says));
  }
}

/* --- columns --- */

static const struct {
  const char *text;
  int header;
  int columns[7];
} tables[] = {
    /* a title above the header, brackets and blanks in it */
    {"再培训班签到表\t\t\t\n序号\t姓 名\t身份证号（18位）\t成绩（分）\n1\t吴敏\t\t85\n",
     1,
     {-1, ANBAN_ATTENDEE_NAME, ANBAN_ATTENDEE_NUMBER, ANBAN_ATTENDEE_SCORE}},
    {"学员姓名\t企业名称\t职务\t联系电话\t签到\t是否合格\n吴敏\t新厂\t厂长\t13900000000\t√\t合格\n",
     0,
     {ANBAN_ATTENDEE_NAME, ANBAN_ATTENDEE_UNIT, ANBAN_ATTENDEE_POSITION, ANBAN_ATTENDEE_PHONE,
      ANBAN_ATTENDEE_ATTENDANCE, ANBAN_ATTENDEE_RESULT}},
    /* none: by what the cells look like */
    {"1\t吴敏\t青石水泥厂\t安全员\t13900000000\t{1}\t85\n2\t郑直\t竹溪镇\t主任\t0571-8700000\t{2}\t59.5\n",
     -1,
     {-1, ANBAN_ATTENDEE_NAME, ANBAN_ATTENDEE_UNIT, ANBAN_ATTENDEE_POSITION, ANBAN_ATTENDEE_PHONE,
      ANBAN_ATTENDEE_NUMBER, ANBAN_ATTENDEE_SCORE}},
    {"厂长\t吴敏\t√\n班长\t郑直\t×\n",
     -1,
     {ANBAN_ATTENDEE_POSITION, ANBAN_ATTENDEE_NAME, ANBAN_ATTENDEE_ATTENDANCE}},
    {"吴敏\t竹溪镇\t副镇长、政法委员\t分管负责人\n郑直\t青石水泥厂\t厂长\t主要负责人\n",
     -1,
     {ANBAN_ATTENDEE_NAME, ANBAN_ATTENDEE_UNIT, ANBAN_ATTENDEE_POSITION, ANBAN_ATTENDEE_DUTY}},
    {"吴敏\n郑直\n", -1, {ANBAN_ATTENDEE_NAME}},
};

static void
test_columns (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autoptr (AnbanAttendeePaste) pasted = paste (f, tables[i].text);

    g_test_message ("table %u", i);
    g_assert_cmpint (anban_attendee_paste_get_header (pasted), ==, tables[i].header);
    for (guint k = 0; k < anban_clipboard_table_get_n_columns (anban_attendee_paste_get_table (pasted)); k++)
      g_assert_cmpint (anban_attendee_paste_get_column (pasted, k), ==, tables[i].columns[k]);
  }
}

static void
test_no_list (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (anban_attendee_paste_new (
      f->office.store, anban_clipboard_table_parse ("12.5\t9\n3.5\t7\n", -1, NULL), f->training, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
}

/* --- the roll --- */

static void
test_take (Fixture *f, gconstpointer data)
{
  gint64 liu = add_person (f, "刘洋", f->factory, NULL);
  g_autoptr (AnbanAttendeePaste) pasted = paste (f, "姓名\t单位\t身份证号\t职务\t电话\t考勤\t成绩\n"
                                                    "刘洋\t青石水泥厂\t{1}\t\t\t√\t88分\n"
                                                    "唐宁\t新厂\t{2}\t安全员\t13900000000\t请假\t\n"
                                                    "吴敏\t竹溪镇\t\t\t\t\t59\n"
                                                    "吴敏\t竹溪镇\t\t\t\t\t61\n"
                                                    "刘洋\t青石水泥厂\t\t\t\t\t\n");
  g_autoptr (GPtrArray) roll = NULL;
  g_autoptr (AnbanRecord) person = NULL;
  g_autofree char *number = dup_number (LIU);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (anban_attendee_paste_count (pasted, ANBAN_ATTENDEE_REPEATED), ==, 2);
  g_assert_nonnull (strstr (anban_attendee_paste_get_row (pasted, 3)->message, "第 4 行"));
  g_assert_cmpuint (anban_attendee_paste_count_taken (pasted), ==, 3);
  take (pasted);
  g_assert_cmpint (count (f, &anban_person_register), ==, 3);
  roll = anban_store_list_details (f->office.store, &anban_training_attendee_register, f->training, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (roll->len, ==, 3);
  g_assert_cmpint (anban_record_get_int (roll->pdata[0], ANBAN_TRAINING_ATTENDEE_PERSON), ==, liu);
  g_assert_cmpfloat (anban_record_get_double (roll->pdata[0], ANBAN_TRAINING_ATTENDEE_SCORE), ==, 88);
  g_assert_cmpint (anban_record_get_int (roll->pdata[0], ANBAN_TRAINING_ATTENDEE_RESULT), ==,
                   ANBAN_TRAINING_PASSED);
  g_assert_cmpint (anban_record_get_int (roll->pdata[1], ANBAN_TRAINING_ATTENDEE_ATTENDANCE), ==,
                   ANBAN_ATTENDANCE_EXCUSED);
  g_assert_cmpint (anban_record_get_int (roll->pdata[2], ANBAN_TRAINING_ATTENDEE_RESULT), ==,
                   ANBAN_TRAINING_FAILED);

  /* the number went to the one who had none; the unit that is not there is kept in words */
  person = anban_store_get (f->office.store, &anban_person_register, liu, &error);
  g_assert_cmpstr (anban_record_get_text (person, ANBAN_PERSON_ID_NUMBER), ==, number);
  g_clear_object (&person);
  person = anban_store_get (f->office.store, &anban_person_register,
                            anban_record_get_int (roll->pdata[1], ANBAN_TRAINING_ATTENDEE_PERSON), &error);
  g_assert_nonnull (strstr (anban_record_get_text (person, ANBAN_PERSON_NOTE), "新厂"));
  g_assert_cmpstr (anban_record_get_text (person, ANBAN_PERSON_POSITION), ==, "安全员");

  g_assert_true (anban_store_undo (f->office.store, &error));
  g_assert_cmpint (count (f, &anban_person_register), ==, 1);
  g_assert_cmpint (count (f, &anban_training_attendee_register), ==, 0);
}

/* Scores that come later go to the people who are there. */
static void
test_again (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanAttendeePaste) first = paste (f, "姓名\t单位\n刘洋\t青石水泥厂\n唐宁\t青石水泥厂\n");
  g_autoptr (AnbanAttendeePaste) second = NULL;
  g_autoptr (GPtrArray) roll = NULL;

  take (first);
  second = paste (f, "姓名\t单位\t成绩\n刘洋\t青石水泥厂\t75\n唐宁\t青石水泥厂\t\n吴敏\t青石水泥厂\t缺考\n");
  g_assert_cmpuint (anban_attendee_paste_count (second, ANBAN_ATTENDEE_ATTENDING), ==, 2);
  g_assert_nonnull (strstr (anban_attendee_paste_get_row (second, 0)->message, "更新"));
  g_assert_nonnull (strstr (anban_attendee_paste_get_row (second, 1)->message, "没有变化"));
  g_assert_nonnull (strstr (anban_attendee_paste_get_row (second, 2)->message, "缺考"));
  take (second);
  roll = anban_store_list_details (f->office.store, &anban_training_attendee_register, f->training, NULL);
  g_assert_cmpuint (roll->len, ==, 3);
  g_assert_cmpfloat (anban_record_get_double (roll->pdata[0], ANBAN_TRAINING_ATTENDEE_SCORE), ==, 75);
  g_assert_true (anban_record_is_null (roll->pdata[2], ANBAN_TRAINING_ATTENDEE_SCORE));
  g_assert_cmpint (count (f, &anban_person_register), ==, 3);
}

static void
test_choices (Fixture *f, gconstpointer data)
{
  gint64 one = add_person (f, "唐宁", f->factory, NULL), other = add_person (f, "唐宁", f->factory, NULL);
  g_autoptr (AnbanAttendeePaste) pasted =
      paste (f, "姓名\t单位\n唐宁\t青石水泥厂\n唐宁\t青石水泥厂\n唐宁\t青石水泥厂\n");
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (anban_attendee_paste_count_undecided (pasted), ==, 3);
  g_assert_false (anban_attendee_paste_take (pasted, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_assert_cmpint (count (f, &anban_training_attendee_register), ==, 0);

  anban_attendee_paste_choose (pasted, 0, ANBAN_ATTENDEE_TAKE_PERSON, one);
  anban_attendee_paste_choose (pasted, 1, ANBAN_ATTENDEE_TAKE_PERSON, one);
  g_assert_cmpint (anban_attendee_paste_get_row (pasted, 1)->state, ==, ANBAN_ATTENDEE_REPEATED);
  anban_attendee_paste_choose (pasted, 1, ANBAN_ATTENDEE_TAKE_PERSON, other);
  g_assert_cmpint (anban_attendee_paste_get_row (pasted, 1)->state, ==, ANBAN_ATTENDEE_FOUND);
  anban_attendee_paste_choose_rest (pasted, ANBAN_ATTENDEE_TAKE_NEW);
  g_assert_cmpuint (anban_attendee_paste_count_taken (pasted), ==, 3);
  take (pasted);
  g_assert_cmpint (count (f, &anban_training_attendee_register), ==, 3);
  g_assert_cmpint (count (f, &anban_person_register), ==, 3);
}

/* A column that was taken for something else. */
static void
test_columns_by_hand (Fixture *f, gconstpointer data)
{
  g_autoptr (AnbanAttendeePaste) pasted = paste (f, "1\t吴敏\t85\n2\t郑直\t59\n");

  anban_attendee_paste_set_column (pasted, 2, ANBAN_ATTENDEE_HOURS);
  take (pasted);
  g_assert_cmpint (count (f, &anban_training_attendee_register), ==, 2);
}

/* Every third is there, every tenth twice. */
static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("姓名\t单位\t成绩\n");
  g_autoptr (AnbanAttendeePaste) pasted = NULL;
  double seconds;

  anban_store_begin_step (f->office.store, "many", NULL);
  for (guint i = 0; i < 5000; i++) {
    g_autofree char *name = g_strdup_printf ("吴%c%c%c", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26);

    if (i % 3 == 0)
      add_person (f, name, f->factory, NULL);
    g_string_append_printf (text, "%s\t青石水泥厂\t%u\n", name, i % 101);
    if (i % 10 == 0)
      g_string_append_printf (text, "%s\t青石水泥厂\t\n", name);
  }
  anban_store_commit_step (f->office.store, NULL);
  g_test_timer_start ();
  pasted = paste (f, text->str);
  seconds = g_test_timer_elapsed ();
  g_test_message ("5,500 rows matched in %.0f ms", seconds * 1000);
  g_assert_cmpfloat (seconds, <, 2);
  g_assert_cmpuint (anban_attendee_paste_get_n_rows (pasted), ==, 5500);
  g_assert_cmpuint (anban_attendee_paste_count (pasted, ANBAN_ATTENDEE_REPEATED), ==, 500);
  g_assert_cmpuint (anban_attendee_paste_count (pasted, ANBAN_ATTENDEE_FOUND), ==, 1667);
  g_assert_cmpuint (anban_attendee_paste_count (pasted, ANBAN_ATTENDEE_NEW), ==, 3333);
  take (pasted);
  g_test_message ("taken after %.0f ms", g_test_timer_elapsed () * 1000);
  g_assert_cmpint (count (f, &anban_training_attendee_register), ==, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/attendee-paste/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("cases", test_cases);
  ADD ("columns", test_columns);
  ADD ("no-list", test_no_list);
  ADD ("take", test_take);
  ADD ("again", test_again);
  ADD ("choices", test_choices);
  ADD ("columns-by-hand", test_columns_by_hand);
  ADD ("many", test_many);
  return g_test_run ();
}
