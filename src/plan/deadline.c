/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/deadline.h"

#include "base/chinese-number.h"
#include "plan/word-list.h"

#include <string.h>

typedef enum {
  UNIT_NONE,
  UNIT_YEAR,
  UNIT_HALF,
  UNIT_QUARTER,
  UNIT_MONTH,
  UNIT_TEN_DAYS,
  UNIT_DAY,
} Unit; /* the finest part that a date names */

typedef struct {
  int year;             /* 0: not printed */
  int month, day, part; /* part: half, quarter or third of the month, from 1 */
  Unit unit;
  gboolean relative; /* 年底, 今年: of the document's year */
  gsize len;
} When;

typedef struct {
  const AnbanFoldedText *text;
  const char *start, *end;
  const AnbanPlanYears *years;
  int year;    /* of the document */
  int carried; /* year of the last deadline in this sentence */
  int stage;   /* year of the date in the heading: 总结阶段（2026年） */
  gboolean labelled;
  GArray *out;
} DeadlineReader;

static const char *const by_end[] = {"底之前", "底以前", "底前", "末之前", "末前", "底",
                                     "末",     "份底前", "份底", "份末前", "份末", NULL};
static const char *const before_it[] = {"之前", "以前", "前", "份前", "份之前", "份以前", NULL};
static const char *const until_it[] = {"止", "为止", "内", "以内", "中", "期间", "份内", NULL};
static const char *const reaching[] = {"截至",   "截止",   "直至",   "至",     "到",   "于",     "在",
                                       "截止到", "截至到", "不晚于", "不迟于", "最迟", "最迟于", NULL};
static const char *const past[] = {"以来", "以后", "之后",   "后",   "起",   "印发", "发生", "版",
                                   "度",   "出台", "发布",   "公布", "颁布", "修订", "修正", "施行",
                                   "第",   "开始", "召开的", "会议", "的",   NULL};
static const char *const finished[] = {"建成的", "建造的", "竣工的", "投用的", "投入使用的", "发生的",
                                       "签订的", "设立的", "取得的", "成立的", "立案的",     "排查出的",
                                       "存量",   "投产的", "建设的", "制定的", "出台的",     "排查出",
                                       "注册的", "登记的", "入库的", "建房",   "投产",       NULL};
static const char *const acting[] = {"完成", "全部", "全面", "实现", "建成", "组织", "开展", "启动", "举办",
                                     "召开", "基本", "达到", "力争", "制定", "印发", "建立", "报送", "形成",
                                     "底",   "，",   ",",    "对",   "集中", "将",   "要",   "结束", NULL};
static const char *const ranges[] = {"起至", "起到", "开始至", "开始到", "--",    "-",
                                     "~",    "至",   "到",     "起，至", "起,至", NULL};
static const char *const relatives[] = {
    "春节前",   "国庆节前",   "国庆前",   "“五一”前",   "五一前",     "“十一”前", "汛期前",
    "汛前",     "主汛期前",   "入汛前",   "开学前",     "节前",       "入冬前",   "中秋前",
    "元旦前",   "高考前",     "“两会”前", "两会前",     "清明前",     "清明节前", "冬季来临前",
    "供暖前",   "供暖期前",   "采暖期前", "春季开学前", "秋季开学前", "复工前",   "汛期来临前",
    "中秋节前", "元旦春节前", "劳动节前", "端午节前",   "防火期前",   NULL,
};
static const char *const standing[] = {"长期坚持", "长期", "持续推进", "常态化", "持续",   "常年",
                                       "全年",     "立即", "即时",     "年度内", "按时限", NULL};

static gsize
number_at (const char *p, const char *end, int low, int high, int *value)
{
  gint64 number = 0;
  gsize len;

  if (p >= end)
    return 0;
  len = anban_chinese_number_parse (p, &number);
  if (len == 0 || p + len > end || number < low || number > high)
    return 0;
  *value = (int)number;
  return len;
}

static gsize
year_at (DeadlineReader *self, const char *p, int *year)
{
  gsize len = number_at (p, self->end, 1990, 2100, year);

  if (len > 0 && anban_word_at ("年", p + len, self->end)) {
    len += strlen ("年");
    if (anban_word_at ("年底", p + len, self->end) || anban_word_at ("年末", p + len, self->end))
      len += strlen ("年");
    return len;
  }
  if ((len = anban_words_at ((const char *const[]){"今年", "本年", "本年度", "当年", NULL}, p, self->end)) >
      0) {
    *year = self->year;
    return self->year > 0 ? len : 0;
  }
  if ((len = anban_words_at ((const char *const[]){"明年", "次年", NULL}, p, self->end)) > 0) {
    *year = self->year + 1;
    return self->year > 0 ? len : 0;
  }
  return 0;
}

/* 2024-06-30, 2024.6.30 */
static gsize
iso_at (DeadlineReader *self, const char *p, When *when)
{
  const char *q = p;
  gsize len = number_at (q, self->end, 1990, 2100, &when->year);
  char mark;

  if (len != 4 || q + 5 >= self->end || strchr ("-./", q[4]) == NULL || !g_ascii_isdigit (*q))
    return 0;
  mark = q[4];
  q += 5;
  len = number_at (q, self->end, 1, 12, &when->month);
  if (len == 0 || len > 2 || q + len >= self->end || q[len] != mark || !g_ascii_isdigit (*q))
    return 0;
  q += len + 1;
  len = number_at (q, self->end, 1, 31, &when->day);
  if (len == 0 || len > 2 || !g_ascii_isdigit (*q))
    return 0;
  when->unit = UNIT_DAY;
  return (gsize)(q + len - p);
}

/* 5.31前, 12.20日前: the month and the day of a clerk in a hurry */
static gsize
dotted_at (DeadlineReader *self, const char *p, When *when)
{
  gsize month = number_at (p, self->end, 1, 12, &when->month), day;
  const char *q = p + month;

  if (month == 0 || month > 2 || !g_ascii_isdigit (*p) || q >= self->end || *q != '.' ||
      (p > self->text->text && (g_ascii_isdigit (p[-1]) || p[-1] == '.')))
    return 0;
  day = number_at (++q, self->end, 1, 31, &when->day);
  if (day == 0 || day > 2 || !g_ascii_isdigit (*q))
    return 0;
  q += day;
  if (anban_word_at ("日", q, self->end))
    q += strlen ("日");
  if (anban_words_at ((const char *const[]){"前", "之前", "以前", NULL}, q, self->end) == 0)
    return 0;
  when->unit = UNIT_DAY;
  return (gsize)(q - p);
}

/* 6月30日, 6月中旬, 6月 */
static gsize
month_at (DeadlineReader *self, const char *p, When *when)
{
  gsize len = number_at (p, self->end, 1, 12, &when->month), more;
  const char *q = p + len;

  if (len == 0 || !anban_word_at ("月", q, self->end))
    return 0;
  q += strlen ("月");
  when->unit = UNIT_MONTH;
  if (anban_word_at ("份", q, self->end) && anban_words_at (by_end, q, self->end) == 0 &&
      anban_words_at (before_it, q, self->end) == 0)
    return (gsize)(q - p) + strlen ("份");
  more = number_at (q, self->end, 1, 31, &when->day);
  if (more > 0 && (anban_word_at ("日", q + more, self->end) || anban_word_at ("号", q + more, self->end))) {
    when->unit = UNIT_DAY;
    return (gsize)(q + more - p) + 3;
  }
  for (int third = 1; third <= 3; third++)
    if (anban_word_at ((const char *const[]){"上旬", "中旬", "下旬"}[third - 1], q, self->end)) {
      when->part = third;
      when->unit = UNIT_TEN_DAYS;
      return (gsize)(q - p) + strlen ("上旬");
    }
  return (gsize)(q - p);
}

/* 年内拉练2次 is a frequency, 年内完成2次 has a day. */
static gboolean
counts_times (const char *p, const char *end)
{
  const char *stop = p;

  while (stop < end && strchr (",;:\n\t", *stop) == NULL && !anban_word_at ("。", stop, end))
    stop = g_utf8_next_char (stop);
  return anban_words_within ((const char *const[]){"次", "轮", "遍", NULL}, p, stop) &&
         !anban_words_within ((const char *const[]){"完成", NULL}, p, stop);
}

static gsize
quarter_at (DeadlineReader *self, const char *p, When *when)
{
  gsize ordinal = anban_word_at ("第", p, self->end) ? strlen ("第") : 0;
  gsize len = number_at (p + ordinal, self->end, 1, 4, &when->part);

  if (len > 0 && anban_word_at ("季度", p + ordinal + len, self->end)) {
    when->unit = UNIT_QUARTER;
    return ordinal + len + strlen ("季度");
  }
  if (anban_word_at ("上半年", p, self->end) || anban_word_at ("下半年", p, self->end)) {
    when->part = anban_word_at ("上", p, self->end) ? 1 : 2;
    when->unit = UNIT_HALF;
    return strlen ("上半年");
  }
  return 0;
}

/* Reads one date without what stands before or after it; FALSE where none begins at @p. */
static gboolean
when_at (DeadlineReader *self, const char *p, When *when)
{
  gsize year, rest;

  memset (when, 0, sizeof *when);
  if ((when->len = iso_at (self, p, when)) > 0)
    return TRUE;
  memset (when, 0, sizeof *when);
  if ((when->len = dotted_at (self, p, when)) > 0)
    return TRUE;
  memset (when, 0, sizeof *when);
  year = year_at (self, p, &when->year);
  when->relative =
      year > 0 && !g_ascii_isdigit (*p) && when->year >= self->year &&
      anban_words_at ((const char *const[]){"今年", "本年", "当年", "明年", "次年", NULL}, p, self->end) > 0;
  rest = month_at (self, p + year, when);
  if (rest == 0)
    rest = quarter_at (self, p + year, when);
  if (year == 0 && rest == 0) {
    /* 年底前 of the document's own year; not 2年内 */
    if (anban_word_at ("年底", p, self->end) || anban_word_at ("年末", p, self->end) ||
        anban_word_at ("年内", p, self->end) || anban_word_at ("年终前", p, self->end)) {
      const char *before = p > self->text->text ? g_utf8_prev_char (p) : p;
      int ignored;

      if (p > self->text->text &&
          (g_ascii_isdigit (*before) || number_at (before, p, 0, 10000, &ignored) > 0 ||
           anban_word_at ("半", before, p) || anban_word_at ("去", before, p) ||
           anban_word_at ("每", before, p) || anban_word_at ("数", before, p) ||
           anban_word_at ("年", before, p)))
        return FALSE;
      if (anban_word_at ("年内", p, self->end) && counts_times (p, self->end))
        return FALSE;
      when->unit = UNIT_YEAR;
      when->len = strlen ("年");
      when->relative = TRUE;
      return TRUE;
    }
    return FALSE;
  }
  if (rest == 0)
    when->unit = UNIT_YEAR;
  when->len = year + rest;
  return TRUE;
}

/* The last day of what is named, or the last day before it. */
static AnbanDate
day_of (const When *when, int year, gboolean before)
{
  int month = when->month;

  switch (when->unit) {
  case UNIT_YEAR:
    return before ? anban_date_from_ymd (year - 1, 12, 31) : anban_date_from_ymd (year, 12, 31);
  case UNIT_HALF:
    return anban_date_month_end (year, when->part * 6);
  case UNIT_QUARTER:
    if (before && when->part == 1)
      return anban_date_from_ymd (year - 1, 12, 31);
    return anban_date_month_end (year, (before ? when->part - 1 : when->part) * 3);
  case UNIT_MONTH:
    if (before && month == 1)
      return anban_date_from_ymd (year - 1, 12, 31);
    return anban_date_month_end (year, before ? month - 1 : month);
  case UNIT_TEN_DAYS:
    return when->part == 3 ? anban_date_month_end (year, month)
                           : anban_date_from_ymd (year, month, when->part * 10);
  case UNIT_DAY:
    return anban_date_from_ymd (year, month, when->day);
  case UNIT_NONE:
    break;
  }
  return ANBAN_DATE_NONE;
}

static gboolean
begins_clause (const DeadlineReader *self, const char *p)
{
  return p == self->start || anban_words_before ((const char *const[]){"。", ",", ";", ":", "(", ")", "\n",
                                                                       "\t", "!", "、", "】", "]", NULL},
                                                 self->start, p) > 0;
}

static void
add (DeadlineReader *self, const char *from, const char *to, AnbanDate date)
{
  AnbanDeadlineRange range = {(gsize)(from - self->text->text), (gsize)(to - self->text->text), date};

  g_array_append_val (self->out, range);
}

/* 2020年、2021年、2022年底分别达到…: each of them is a deadline like the last. */
static gboolean
begins_chain (DeadlineReader *self, const When *when, const char *from, const char *p)
{
  static const char *const joints[] = {"、", "和", "及", NULL};
  gsize joint = anban_words_at (joints, p, self->end);
  When next;

  /* the last of them */
  if (joint == 0)
    return anban_words_before (joints, self->start, from) > 0 && when->unit == UNIT_YEAR &&
           anban_words_within ((const char *const[]){"分别", NULL}, p, MIN (p + 30, self->end));
  while (joint > 0 && when_at (self, p + joint, &next) && next.unit == when->unit && !next.relative) {
    p += joint + next.len;
    joint = anban_words_at (joints, p, self->end);
    if (anban_words_at (by_end, p, self->end) > 0 || anban_words_at (before_it, p, self->end) > 0)
      return TRUE;
  }
  return anban_words_within ((const char *const[]){"分别", NULL}, p, MIN (p + 18, self->end));
}

/* 2025年更新1200公里, 2025年新建、改造30处 */
static gboolean
does_amount (const char *p, const char *end)
{
  static const char *const verbs[] = {"更新", "改造", "新增", "新建", "建设", "培育", "创建", "整治",
                                      "治理", "退出", "压减", "建成", "完成", "达到", "实现", "安装",
                                      "配备", "淘汰", "累计", "计划", "再",   NULL};
  gsize verb = anban_words_at (verbs, p, end);

  if (verb == 0)
    return FALSE;
  for (const char *q = p + verb; q < end && q - p < 36 && strchr (",;:(", *q) == NULL;
       q = g_utf8_next_char (q))
    if (g_ascii_isdigit (*q))
      return TRUE;
  return FALSE;
}

/* A year alone is a deadline only where something is to be reached in it: 2021年，全面完成…; 到2025年. */
static gboolean
bare_counts (DeadlineReader *self, const When *when, const char *from, const char *p, gboolean reached)
{
  static const char *const reached_words[] = {"完成", "实现", "建成",     "达到", "投入使用", "投用",
                                              "竣工", "完工", "交付使用", "启用", "投运",     NULL};
  const char *q = p;
  gsize len, len_of;

  if (when->relative && when->unit == UNIT_YEAR)
    return FALSE;
  if (self->labelled || reached || begins_chain (self, when, from, p))
    return TRUE;
  /* 集中攻坚（2021年） */
  if (anban_word_before ("(", self->start, from) && p < self->end && *p == ')')
    return TRUE;
  /* 其中上半年1800具, 其中上半年开工率不低于… */
  if (when->unit == UNIT_HALF && (g_ascii_isdigit (*p) || anban_word_before ("其中", self->start, from)))
    return TRUE;
  if (when->unit == UNIT_DAY)
    return anban_words_at (acting, p, self->end) > 0 || begins_clause (self, from);
  if (when->unit == UNIT_YEAR && when->year >= self->year && does_amount (p, self->end))
    return TRUE;
  if (!begins_clause (self, from))
    return anban_words_at ((const char *const[]){"完成", "全部完成", "全面完成", NULL}, p, self->end) > 0;
  if (when->unit == UNIT_YEAR) {
    if (*q == ',')
      q++;
    for (len = 0; q < self->end && len < 4; len++, q = g_utf8_next_char (q))
      if ((len_of = anban_words_at (reached_words, q, self->end)) > 0 &&
          !anban_word_at ("的", q + len_of, self->end))
        return TRUE;
    return FALSE;
  }
  return anban_words_at (acting, p, self->end) > 0 || *p == ')';
}

/* What stands around a date. */
typedef struct {
  const char *from, *to; /* with the words that lead to it and end it */
  gboolean ranged;       /* 3月至11月: what counts is the end */
  gboolean suffixed;     /* 底, 前, 止 */
  gboolean before;       /* the day before it begins: 2022年前 */
  gboolean reached;      /* 到, 至, 于 */
} Frame;

/* 3月至11月, 6月1日至15日: moves @when to the end of the range. */
static const char *
read_range_end (DeadlineReader *self, const char *q, When *when, gboolean *ranged)
{
  gsize len = anban_words_at (ranges, q, self->end), digits;
  When last;

  if (len == 0)
    return q;
  if (when_at (self, q + len, &last)) {
    if (last.year == 0)
      last.year = when->year > 0 && last.month > 0 && last.month < when->month ? when->year + 1 : when->year;
    *when = last;
    *ranged = TRUE;
    return q + len + last.len;
  }
  digits = when->unit == UNIT_DAY ? number_at (q + len, self->end, 1, 31, &when->day) : 0;
  if (digits == 0 || !anban_word_at ("日", q + len + digits, self->end))
    return q;
  *ranged = TRUE;
  return q + len + digits + strlen ("日");
}

static Frame
read_frame (DeadlineReader *self, const char *p, When *when)
{
  Frame frame = {.from = p};
  gsize len, lead = anban_words_before (reaching, self->start, p);

  frame.to = read_range_end (self, p + when->len, when, &frame.ranged);
  if ((len = anban_words_at (by_end, frame.to, self->end)) > 0 && when->unit != UNIT_DAY) {
    frame.suffixed = TRUE;
  } else if ((len = anban_words_at (before_it, frame.to, self->end)) > 0) {
    frame.suffixed = TRUE;
    frame.before = when->unit != UNIT_DAY && when->unit != UNIT_TEN_DAYS && when->unit != UNIT_HALF;
  } else if ((len = anban_words_at (until_it, frame.to, self->end)) > 0) {
    frame.suffixed =
        !anban_word_at ("中", frame.to, self->end) && !anban_word_at ("期间", frame.to, self->end);
  }
  frame.to += frame.suffixed ? len : 0;
  frame.reached = lead > 0;
  frame.from = p - lead;
  return frame;
}

/* Whether the date is history, a rhythm or a name and no deadline. */
static gboolean
is_no_deadline (DeadlineReader *self, const char *p, const When *when, const Frame *frame)
{
  static const char *const rhythms[] = {"每",   "每年", "每月", "每季度", "自", "从",
                                        "去年", "上年", "历年", "往年",   "当", NULL};
  static const char *const of_range[] = {"期间", "的", "生产", "发生", NULL};

  if (!frame->ranged && anban_words_before (rhythms, self->start, p) > 0)
    return TRUE;
  /* 年初、年末各一次 */
  if (anban_words_before ((const char *const[]){"年初、", "年初和", "年中、", NULL}, self->start, p) > 0)
    return TRUE;
  /* 每年9月至次年4月 */
  if (frame->ranged && anban_words_before ((const char *const[]){"每年", NULL}, self->start, p) > 0)
    return TRUE;
  if (!frame->suffixed && anban_words_at (frame->ranged ? of_range : past, frame->to, self->end) > 0)
    return TRUE;
  if (frame->before && anban_words_within (finished, frame->to, MIN (frame->to + 30, self->end)))
    return TRUE;
  /* 5月至9月每周…: a season that comes again */
  if (frame->ranged && !frame->suffixed && when->year == 0 && when->unit == UNIT_MONTH &&
      anban_word_at ("每", frame->to, self->end))
    return TRUE;
  if (frame->suffixed || frame->ranged)
    return FALSE;
  /* 在6月 is when something happens */
  if (frame->reached && when->unit != UNIT_YEAR && when->unit != UNIT_DAY && !self->labelled &&
      anban_word_before ("在", self->start, p))
    return TRUE;
  return !bare_counts (self, when, frame->from, frame->to, frame->reached);
}

static int
year_of (const DeadlineReader *self, const When *when)
{
  int year = self->carried > 0 ? self->carried : self->stage > 0 ? self->stage : self->year;

  if (when->year > 0)
    return when->year;
  return when->unit >= UNIT_MONTH ? anban_plan_years_of_month (self->years, year, when->month) : year;
}

/* Reads the deadline whose date begins at @p; returns where to go on. */
static const char *
read_one (DeadlineReader *self, const char *p, const When *first)
{
  When when = *first;
  Frame frame;
  gsize len;
  int year;

  /* 2026年春节前 */
  if (when.unit == UNIT_YEAR && (len = anban_words_at (relatives, p + when.len, self->end)) > 0) {
    add (self, p, p + when.len + len, ANBAN_DATE_NONE);
    return p + when.len + len;
  }
  frame = read_frame (self, p, &when);
  if (is_no_deadline (self, p, &when, &frame))
    return frame.to;
  year = year_of (self, &when);
  /* what lies before the document's own year was done long ago */
  if (self->year > 0 && self->years->known && year > 0 &&
      year + (frame.before && when.unit == UNIT_YEAR ? 0 : 1) <= self->year)
    return frame.to;
  if (when.year > 0)
    self->carried = when.year;
  if (when.year > 0 && p - self->start < 120 &&
      (self->text->flags[p - self->text->text] & ANBAN_FOLDED_NOTED) != 0)
    self->stage = when.year;
  add (self, p, frame.to, year > 0 ? day_of (&when, year, frame.before) : ANBAN_DATE_NONE);
  return frame.to;
}

/* “十四五”末 */
static const char *
read_five_year (DeadlineReader *self, const char *p)
{
  static const struct {
    const char *word;
    int year;
  } plans[] = {{"十三五", 2020}, {"十四五", 2025}, {"十五五", 2030}};
  const char *q = anban_word_at ("“", p, self->end) ? p + strlen ("“") : p;

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    if (anban_word_at (plans[i].word, q, self->end)) {
      gsize len;

      q += strlen (plans[i].word);
      if (anban_word_at ("”", q, self->end))
        q += strlen ("”");
      len = anban_words_at (
          (const char *const[]){"期末", "末期", "末", "期末前", "末前", "时期末", "规划期末", NULL}, q,
          self->end);
      if (len == 0)
        return NULL;
      q += len;
      add (self, p, q, anban_date_from_ymd (plans[i].year, 12, 31));
      return q;
    }
  return NULL;
}

void
anban_deadline_read (const AnbanFoldedText *text,
                     gsize start,
                     gsize end,
                     const AnbanPlanYears *years,
                     gboolean labelled,
                     GArray *out)
{
  DeadlineReader self = {.text = text,
                         .start = text->text + start,
                         .end = text->text + end,
                         .years = years,
                         .year = years->year,
                         .labelled = labelled,
                         .out = out};
  guint known = out->len;

  for (const char *p = self.start; p < self.end;) {
    gsize at = (gsize)(p - text->text), len;
    const char *next;
    When when;

    if (anban_words_at ((const char *const[]){"。", "\n", NULL}, p, self.end) > 0)
      self.carried = 0;
    if ((next = read_five_year (&self, p)) != NULL) {
      p = next;
      continue;
    }
    if ((len = anban_words_at (relatives, p, self.end)) > 0) {
      add (&self, p, p + len, ANBAN_DATE_NONE);
      p += len;
      continue;
    }
    if ((text->flags[at] & ANBAN_FOLDED_QUOTED) == 0 && when_at (&self, p, &when)) {
      p = read_one (&self, p, &when);
      continue;
    }
    /* a number is passed whole: the 2月 of 12月 is no date */
    if (g_ascii_isdigit (*p)) {
      while (p < self.end && g_ascii_isdigit (*p))
        p++;
      continue;
    }
    p = g_utf8_next_char (p);
  }
  if (labelled && out->len == known) {
    gsize len = anban_words_at (standing, self.start, self.end);

    if (len > 0)
      add (&self, self.start, self.start + len, ANBAN_DATE_NONE);
  }
}
