/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/attendee-columns.h"

#include "registers/person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADER_ROWS  6   /* titles and notes may stand above the header */
#define LOOKED_AT    200 /* rows that a guess looks at */
#define LEAST_SHARE  0.6
#define LONGEST_NAME 4
#define LONGEST_POST 10

const char *const anban_attendee_column_labels[] = {
    [ANBAN_ATTENDEE_NAME] = N_ ("姓名"),       [ANBAN_ATTENDEE_UNIT] = N_ ("单位"),
    [ANBAN_ATTENDEE_NUMBER] = N_ ("身份证号"), [ANBAN_ATTENDEE_POSITION] = N_ ("职务"),
    [ANBAN_ATTENDEE_DUTY] = N_ ("安全职责"),   [ANBAN_ATTENDEE_TRADE] = N_ ("工种"),
    [ANBAN_ATTENDEE_PHONE] = N_ ("电话"),      [ANBAN_ATTENDEE_ATTENDANCE] = N_ ("考勤"),
    [ANBAN_ATTENDEE_SCORE] = N_ ("成绩"),      [ANBAN_ATTENDEE_RESULT] = N_ ("考核结果"),
    [ANBAN_ATTENDEE_HOURS] = N_ ("学时"),      [ANBAN_ATTENDEE_NOTE] = N_ ("备注"),
};

/* Parted by blanks; the label itself stands first. */
static const char *const headers[] = {
    [ANBAN_ATTENDEE_NAME] = "姓名 名字 人员 人员姓名 学员 学员姓名 参训人员 参加人员 参会人员 签到人",
    [ANBAN_ATTENDEE_UNIT] = "单位 单位名称 工作单位 所在单位 企业 企业名称 公司 部门 所属单位 参训单位",
    [ANBAN_ATTENDEE_NUMBER] =
        "身份证号 身份证 身份证号码 公民身份号码 居民身份证号 居民身份证号码 证件号码 证件号",
    [ANBAN_ATTENDEE_POSITION] = "职务 职位 职称 职务职称",
    [ANBAN_ATTENDEE_DUTY] = "安全职责 人员类别 身份 类别 人员类型",
    [ANBAN_ATTENDEE_TRADE] = "工种 岗位 作业类别 操作项目",
    [ANBAN_ATTENDEE_PHONE] = "电话 手机 手机号 手机号码 联系方式 联系电话 电话号码",
    [ANBAN_ATTENDEE_ATTENDANCE] = "考勤 签到 出勤 到课 出勤情况 考勤情况 签到情况 是否到场 是否参加",
    [ANBAN_ATTENDEE_SCORE] = "成绩 分数 得分 考试成绩 考核成绩 考试分数 总分",
    [ANBAN_ATTENDEE_RESULT] = "考核结果 结果 是否合格 考试结果 合格情况 考核结论 结论",
    [ANBAN_ATTENDEE_HOURS] = "学时 课时 学时数 培训学时",
    [ANBAN_ATTENDEE_NOTE] = "备注 说明",
};

/* The most frequent family names: they tell names from posts and short units. */
static const char surnames[] =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温"
    "康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂"
    "成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党"
    "宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

static const char *const unit_ends[] = {
    "公司", "厂",     "局", "镇", "乡", "村",   "社区", "街道", "学校", "小学", "中学", "院", "所",   "站",
    "中心", "办公室", "委", "矿", "店", "集团", "支队", "大队", "处",   "部",   "库",   "队", "政府", NULL};

static const struct {
  const char *words;
  AnbanAttendance attendance;
} attendances[] = {
    {"√ ✓ ✔ ☑ 出勤 到 已到 签到 已签到 是 出席 参加 已参加 正常 全勤 迟到 早退", ANBAN_ATTENDANCE_PRESENT},
    {"请假 事假 病假 公假 公差 休假 △", ANBAN_ATTENDANCE_EXCUSED},
    {"× ✗ ✘ x X 缺勤 缺席 旷课 旷训 未到 未参加 未签到 否 无故缺席", ANBAN_ATTENDANCE_ABSENT},
};

static const struct {
  const char *words;
  AnbanTrainingResult result;
} results[] = {
    {"合格 及格 通过 已通过 优秀 良好 优 良 中 中等 达标 是", ANBAN_TRAINING_PASSED},
    {"不合格 不及格 未通过 不通过 补考 差 未达标 否", ANBAN_TRAINING_FAILED},
};

static gboolean
is_one_of (const char *words, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = words; length > 0 && (p = strstr (p, word)) != NULL; p += length)
    if ((p == words || p[-1] == ' ') && (p[length] == ' ' || p[length] == '\0'))
      return TRUE;
  return FALSE;
}

/* Without blanks, and without what brackets add: 成绩（分） → 成绩. */
static char *
fold_header (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (c == '(' || c == 0xff08)
      break;
    if (!g_unichar_isspace (c) && c != '*' && c != ':' && c != 0xff1a)
      g_string_append_unichar (folded, c);
  }
  return g_string_free (folded, FALSE);
}

static int
find_column (const char *header)
{
  g_autofree char *folded = fold_header (header);

  for (int i = 0; i < ANBAN_ATTENDEE_N_COLUMNS; i++)
    if (is_one_of (headers[i], folded))
      return i;
  return -1;
}

AnbanAttendance
anban_attendee_columns_read_attendance (const char *text)
{
  g_autofree char *folded = fold_header (text);

  for (guint i = 0; i < G_N_ELEMENTS (attendances); i++)
    if (is_one_of (attendances[i].words, folded))
      return attendances[i].attendance;
  return 0;
}

AnbanTrainingResult
anban_attendee_columns_read_result (const char *text)
{
  g_autofree char *folded = fold_header (text);

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    if (is_one_of (results[i].words, folded))
      return results[i].result;
  return 0;
}

/* --- the header --- */

/* Whether the row names 姓名 or 身份证号; each column once. */
static gboolean
read_header (const AnbanClipboardTable *table, guint row, int *columns)
{
  gboolean used[ANBAN_ATTENDEE_N_COLUMNS] = {FALSE};

  for (guint i = 0; i < anban_clipboard_table_get_n_columns (table); i++) {
    columns[i] = find_column (anban_clipboard_table_get (table, row, i));
    if (columns[i] >= 0 && used[columns[i]])
      columns[i] = -1;
    if (columns[i] >= 0)
      used[columns[i]] = TRUE;
  }
  return used[ANBAN_ATTENDEE_NAME] || used[ANBAN_ATTENDEE_NUMBER];
}

/* --- guessing --- */

/* What one column looks like. */
typedef struct {
  guint n, id_like, phones, numbers, attendances, results, names, surnames, units, duties, han;
  guint length;      /* of all cells, in characters */
  gboolean counting; /* 1, 2, 3 … */
} Look;

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

/* Digits of a cell, blanks and strokes aside; -1 where there is anything else but a last X. */
static int
count_digits (const char *text)
{
  int n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean last = *g_utf8_next_char (p) == '\0';

    if (g_unichar_digit_value (c) >= 0 || (last && n > 0 && (c == 'x' || c == 'X' || c == 0xff38)))
      n++;
    else if (!g_unichar_isspace (c) && c != '-')
      return -1;
  }
  return n;
}

static gboolean
ends_as_unit (const char *text)
{
  for (guint i = 0; unit_ends[i] != NULL; i++)
    if (g_str_has_suffix (text, unit_ends[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_duty (const char *text)
{
  for (const AnbanChoice *duty = anban_person_duties; duty->label != NULL; duty++)
    if (g_str_equal (duty->label, text))
      return TRUE;
  return FALSE;
}

static void
look_at_text (Look *look, const char *text)
{
  guint n_han = 0, length = 0;
  gunichar first = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c))
      continue;
    first = first == 0 ? c : first;
    length++;
    n_han += is_han (c) || c == 0xb7;
  }
  look->length += length;
  look->han += n_han > 0;
  look->units += ends_as_unit (text);
  look->duties += is_duty (text);
  if (n_han == length && length >= 2 && (length <= LONGEST_NAME || strstr (text, "·") != NULL)) {
    look->names++;
    look->surnames += g_utf8_strchr (surnames, -1, first) != NULL && !ends_as_unit (text);
  }
}

static void
look_at_cell (Look *look, const char *text)
{
  int digits = count_digits (text);

  look->counting = look->counting && digits > 0 && g_ascii_strtoull (text, NULL, 10) == (guint64)look->n + 1;
  look->n++;
  if (digits == 15 || (digits >= 17 && digits <= 19)) {
    look->id_like++;
  } else if (digits >= 7 && digits <= 13) {
    look->phones++;
  } else {
    char *end = NULL;
    double value = g_ascii_strtod (text, &end);

    look->numbers += end != text && (*end == '\0' || g_str_equal (end, "分")) && value >= 0 && value <= 1000;
    look->attendances += anban_attendee_columns_read_attendance (text) != 0;
    look->results += anban_attendee_columns_read_result (text) != 0;
    look_at_text (look, text);
  }
}

static Look
look_at_column (const AnbanClipboardTable *table, guint column)
{
  Look look = {.counting = TRUE};

  for (guint row = 0; row < MIN (anban_clipboard_table_get_n_rows (table), LOOKED_AT); row++) {
    g_autofree char *text = g_strstrip (g_strdup (anban_clipboard_table_get (table, row, column)));

    if (*text != '\0')
      look_at_cell (&look, text);
  }
  return look;
}

static double
get_share (guint part, const Look *look)
{
  return look->n > 0 ? (double)part / look->n : 0;
}

static double
rate_as (AnbanAttendeeColumn column, const Look *look)
{
  switch (column) {
  case ANBAN_ATTENDEE_NUMBER:
    return get_share (look->id_like, look);
  case ANBAN_ATTENDEE_PHONE:
    return get_share (look->phones, look);
  case ANBAN_ATTENDEE_ATTENDANCE:
    return get_share (look->attendances, look);
  case ANBAN_ATTENDEE_RESULT:
    return get_share (look->results, look);
  case ANBAN_ATTENDEE_SCORE:
    return look->counting ? 0 : get_share (look->numbers, look);
  case ANBAN_ATTENDEE_NAME:
    return get_share (look->names, look) >= LEAST_SHARE ? 0.5 + get_share (look->surnames, look) : 0;
  case ANBAN_ATTENDEE_UNIT:
    return get_share (look->units, look) + (get_share (look->length, look) >= 5 ? 0.3 : 0) +
           (get_share (look->han, look) >= LEAST_SHARE ? 0.3 : 0);
  case ANBAN_ATTENDEE_DUTY:
    return get_share (look->duties, look);
  case ANBAN_ATTENDEE_POSITION:
    return get_share (look->length, look) <= LONGEST_POST ? get_share (look->han, look) : 0;
  case ANBAN_ATTENDEE_TRADE:
  case ANBAN_ATTENDEE_HOURS:
  case ANBAN_ATTENDEE_NOTE:
  case ANBAN_ATTENDEE_N_COLUMNS:
    break;
  }
  return 0;
}

/* The surest columns choose first; a column that is no more than likely stays out. */
static void
guess_columns (const AnbanClipboardTable *table, int *columns)
{
  static const AnbanAttendeeColumn order[] = {
      ANBAN_ATTENDEE_NUMBER,     ANBAN_ATTENDEE_PHONE,  ANBAN_ATTENDEE_NAME,
      ANBAN_ATTENDEE_ATTENDANCE, ANBAN_ATTENDEE_RESULT, ANBAN_ATTENDEE_SCORE,
      ANBAN_ATTENDEE_UNIT,       ANBAN_ATTENDEE_DUTY,   ANBAN_ATTENDEE_POSITION};
  guint n_columns = anban_clipboard_table_get_n_columns (table);
  g_autofree Look *looks = g_new0 (Look, n_columns + 1);

  for (guint i = 0; i < n_columns; i++) {
    looks[i] = look_at_column (table, i);
    columns[i] = -1;
  }
  for (guint k = 0; k < G_N_ELEMENTS (order); k++) {
    double most = LEAST_SHARE;
    int best = -1;

    for (guint i = 0; i < n_columns; i++)
      if (columns[i] < 0 && rate_as (order[k], &looks[i]) >= most + (best < 0 ? 0 : 0.01)) {
        most = rate_as (order[k], &looks[i]);
        best = (int)i;
      }
    if (best >= 0)
      columns[best] = (int)order[k];
  }
}

int
anban_attendee_columns_find (const AnbanClipboardTable *table, int **columns)
{
  *columns = g_new (int, anban_clipboard_table_get_n_columns (table) + 1);
  for (guint row = 0; row < MIN (anban_clipboard_table_get_n_rows (table), HEADER_ROWS); row++)
    if (read_header (table, row, *columns))
      return (int)row;
  guess_columns (table, *columns);
  return -1;
}
