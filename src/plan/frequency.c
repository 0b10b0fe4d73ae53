/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/frequency.h"

#include "base/chinese-number.h"
#include "plan/word-list.h"

#include <string.h>

typedef enum {
  COUNT_NEEDED,  /* 每年…2次 */
  COUNT_NEXT,    /* 一季度一次: the count must follow at once, 一季度 alone is a time */
  COUNT_BY_VERB, /* 每月通报: once, where a verb of reporting or meeting follows */
  COUNT_IMPLIED, /* 按月 */
} CountRule;

static const struct {
  const char *word;
  AnbanPlanPer per;
  CountRule rule;
} periods[] = {
    {"每两年", ANBAN_PLAN_PER_TWO_YEARS, COUNT_NEEDED},
    {"每2年", ANBAN_PLAN_PER_TWO_YEARS, COUNT_NEEDED},
    {"每二年", ANBAN_PLAN_PER_TWO_YEARS, COUNT_NEEDED},
    {"两年", ANBAN_PLAN_PER_TWO_YEARS, COUNT_NEXT},
    {"每三年", ANBAN_PLAN_PER_THREE_YEARS, COUNT_NEEDED},
    {"每3年", ANBAN_PLAN_PER_THREE_YEARS, COUNT_NEEDED},
    {"三年", ANBAN_PLAN_PER_THREE_YEARS, COUNT_NEXT},
    {"每年度", ANBAN_PLAN_PER_YEAR, COUNT_NEEDED},
    {"每年", ANBAN_PLAN_PER_YEAR, COUNT_NEEDED},
    {"每1年", ANBAN_PLAN_PER_YEAR, COUNT_NEEDED},
    {"每一年", ANBAN_PLAN_PER_YEAR, COUNT_NEEDED},
    {"全年", ANBAN_PLAN_PER_YEAR, COUNT_NEEDED},
    {"年内", ANBAN_PLAN_PER_YEAR, COUNT_NEEDED},
    {"年度内", ANBAN_PLAN_PER_YEAR, COUNT_NEEDED},
    {"一年内", ANBAN_PLAN_PER_YEAR, COUNT_NEXT},
    {"一年", ANBAN_PLAN_PER_YEAR, COUNT_NEXT},
    {"每学年", ANBAN_PLAN_PER_YEAR, COUNT_NEEDED},
    {"年度", ANBAN_PLAN_PER_YEAR, COUNT_NEXT},
    {"按年", ANBAN_PLAN_PER_YEAR, COUNT_IMPLIED},
    {"按年度", ANBAN_PLAN_PER_YEAR, COUNT_IMPLIED},
    {"逐年", ANBAN_PLAN_PER_YEAR, COUNT_NEXT},
    {"每半年", ANBAN_PLAN_PER_HALF_YEAR, COUNT_BY_VERB},
    {"每6个月", ANBAN_PLAN_PER_HALF_YEAR, COUNT_BY_VERB},
    {"每六个月", ANBAN_PLAN_PER_HALF_YEAR, COUNT_BY_VERB},
    {"半年", ANBAN_PLAN_PER_HALF_YEAR, COUNT_NEXT},
    {"按半年", ANBAN_PLAN_PER_HALF_YEAR, COUNT_IMPLIED},
    {"上、下半年各", ANBAN_PLAN_PER_HALF_YEAR, COUNT_NEEDED},
    {"上下半年各", ANBAN_PLAN_PER_HALF_YEAR, COUNT_NEEDED},
    {"上半年和下半年各", ANBAN_PLAN_PER_HALF_YEAR, COUNT_NEEDED},
    {"上半年、下半年各", ANBAN_PLAN_PER_HALF_YEAR, COUNT_NEEDED},
    {"每学期", ANBAN_PLAN_PER_TERM, COUNT_NEEDED},
    {"每季度", ANBAN_PLAN_PER_QUARTER, COUNT_BY_VERB},
    {"每个季度", ANBAN_PLAN_PER_QUARTER, COUNT_BY_VERB},
    {"每一季度", ANBAN_PLAN_PER_QUARTER, COUNT_BY_VERB},
    {"每季", ANBAN_PLAN_PER_QUARTER, COUNT_BY_VERB},
    {"一季度", ANBAN_PLAN_PER_QUARTER, COUNT_NEXT},
    {"一季", ANBAN_PLAN_PER_QUARTER, COUNT_NEXT},
    {"季度", ANBAN_PLAN_PER_QUARTER, COUNT_NEXT},
    {"按季度", ANBAN_PLAN_PER_QUARTER, COUNT_IMPLIED},
    {"按季", ANBAN_PLAN_PER_QUARTER, COUNT_IMPLIED},
    {"逐季", ANBAN_PLAN_PER_QUARTER, COUNT_IMPLIED},
    {"每3个月", ANBAN_PLAN_PER_QUARTER, COUNT_BY_VERB},
    {"每三个月", ANBAN_PLAN_PER_QUARTER, COUNT_BY_VERB},
    {"每两个月", ANBAN_PLAN_PER_TWO_MONTHS, COUNT_BY_VERB},
    {"每2个月", ANBAN_PLAN_PER_TWO_MONTHS, COUNT_BY_VERB},
    {"每两月", ANBAN_PLAN_PER_TWO_MONTHS, COUNT_BY_VERB},
    {"每个月", ANBAN_PLAN_PER_MONTH, COUNT_BY_VERB},
    {"每月", ANBAN_PLAN_PER_MONTH, COUNT_BY_VERB},
    {"一个月", ANBAN_PLAN_PER_MONTH, COUNT_NEXT},
    {"一月", ANBAN_PLAN_PER_MONTH, COUNT_NEXT},
    {"按月", ANBAN_PLAN_PER_MONTH, COUNT_IMPLIED},
    {"按月度", ANBAN_PLAN_PER_MONTH, COUNT_IMPLIED},
    {"逐月", ANBAN_PLAN_PER_MONTH, COUNT_IMPLIED},
    {"每半月", ANBAN_PLAN_PER_HALF_MONTH, COUNT_BY_VERB},
    {"每半个月", ANBAN_PLAN_PER_HALF_MONTH, COUNT_BY_VERB},
    {"半月", ANBAN_PLAN_PER_HALF_MONTH, COUNT_NEXT},
    {"每旬", ANBAN_PLAN_PER_TEN_DAYS, COUNT_BY_VERB},
    {"每周", ANBAN_PLAN_PER_WEEK, COUNT_BY_VERB},
    {"每星期", ANBAN_PLAN_PER_WEEK, COUNT_BY_VERB},
    {"每一周", ANBAN_PLAN_PER_WEEK, COUNT_BY_VERB},
    {"一周", ANBAN_PLAN_PER_WEEK, COUNT_NEXT},
    {"按周", ANBAN_PLAN_PER_WEEK, COUNT_IMPLIED},
    {"每日", ANBAN_PLAN_PER_DAY, COUNT_BY_VERB},
    {"每天", ANBAN_PLAN_PER_DAY, COUNT_BY_VERB},
    {"一天", ANBAN_PLAN_PER_DAY, COUNT_NEXT},
    {"一日", ANBAN_PLAN_PER_DAY, COUNT_NEXT},
    {"按日", ANBAN_PLAN_PER_DAY, COUNT_IMPLIED},
};

static const char *const measures[] = {"次",   "轮",   "遍",     "期",     "场",   "回", "批次",
                                       "堂",   "场次", "轮次",   "班次",   "期次", "趟", "节",
                                       "个班", "期班", "个批次", "个轮次", NULL};
static const char *const comparators[] = {"不少于", "不低于", "至少",   "不得少于", "不得低于", "大于",
                                          "多于",   "各",     "原则上", "不小于",   "≥",        "至少开展",
                                          "要",     "应",     "均",     "须",       NULL};
static const char *const reporting[] = {
    "报送",   "上报",   "报告", "通报", "调度", "会商", "研判", "召开", "听取", "更新", "公布",
    "发布",   "总结",   "汇总", "反馈", "督查", "检查", "巡查", "排查", "开展", "组织", "研究",
    "报",     "统计",   "公示", "填报", "提交", "督导", "抽查", "评估", "分析", "对",   "向",
    "一通报", "一调度", "定期", "进行", "集中", "晾晒", "盘点", "自查", "推送", "维护", "由",
    "专题",   "学习",   "下发", "印发", "曝光", "梳理", "跟踪", NULL};
static const char *const ends[] = {"。", ";", "!", "?", "\n", "\t", ":", NULL};
static const char *const no_period_before[] = {"近",   "满",       "第",   "这",   "前", "后", "未来",
                                               "连续", "专项整治", "行动", "整治", "十", NULL};

static int
period_at (const char *p, const char *end, gsize *len)
{
  int best = -1;

  *len = 0;
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++) {
    gsize size;

    if (periods[i].word[0] != p[0] || periods[i].word[1] != p[1])
      continue;
    size = strlen (periods[i].word);
    if (size > *len && anban_word_at (periods[i].word, p, end)) {
      *len = size;
      best = (int)i;
    }
  }
  return best;
}

/* A count and its measure word: 2次, 一遍, 12 场. */
static gsize
count_at (const char *p, const char *end, int *count)
{
  gint64 value = 0;
  gsize len = anban_chinese_number_parse (p, &value), more, measure;

  if (len == 0 || p + len >= end || value < 1 || value > 10000)
    return 0;
  more = anban_words_at ((const char *const[]){"个", "余", "多", NULL}, p + len, end);
  measure = anban_words_at (measures, p + len, end);
  if (measure == 0 && more > 0 && (measure = anban_words_at (measures, p + len + more, end)) > 0)
    len += more;
  if (measure == 0 || anban_word_at ("性", p + len + measure, end) || anban_word_at ("期工程", p + len, end))
    return 0;
  *count = (int)value;
  return len + measure;
}

/* The end of the clause; beyond a comma only where the count stands right behind it (，不少于2次). */
static const char *
clause_end (const AnbanFoldedText *text, const char *p, const char *end)
{
  while (p < end) {
    gsize at = (gsize)(p - text->text);

    if (anban_words_at (ends, p, end) > 0)
      return p;
    if (*p == ',' && anban_words_at (comparators, p + 1, end) == 0)
      return p;
    if (*p == '(' && text->partner[at] != G_MAXUINT32 && text->text + text->partner[at] < end)
      p = text->text + text->partner[at];
    p = g_utf8_next_char (p);
  }
  return end;
}

static const char *
clause_start (const AnbanFoldedText *text, const char *p, const char *start)
{
  static const char *const starts[] = {"。", ",", ";", "!", "?", "\n", "\t", ":", "(", NULL};

  for (const char *q = p; q > start && p - q < 240; q = g_utf8_prev_char (q))
    if (anban_words_before (starts, start, q) > 0)
      return q;
  return p - start < 240 ? start : p;
}

static void
add (const AnbanFoldedText *text,
     const char *start,
     const char *from,
     const char *to,
     const char *number,
     int count,
     AnbanPlanPer per,
     GArray *out)
{
  AnbanFrequencyRange range = {
      .start = (gsize)(from - text->text),
      .end = (gsize)(to - text->text),
      .clause_start = (gsize)(clause_start (text, from, start) - text->text),
      .number_start = (gsize)(number - text->text),
      .number_end = (gsize)(to - text->text),
      .count = count,
      .per = per,
  };

  g_array_append_val (out, range);
}

/* Looks for the count that belongs to the period [p, p + len); returns where to go on. */
static const char *
read_period (const AnbanFoldedText *text,
             const char *start,
             const char *p,
             const char *end,
             guint period,
             gsize len,
             GArray *out)
{
  const char *stop = clause_end (text, p + len, end), *found = NULL;
  CountRule rule = periods[period].rule;
  gsize limit = 0;

  if (stop - p > 300)
    stop = p + 300;
  for (const char *q = p + len; q < stop;) {
    int count;
    gsize size, other;

    if ((text->flags[q - text->text] & ANBAN_FOLDED_QUOTED) == 0 && (size = count_at (q, stop, &count)) > 0 &&
        !anban_word_before ("第", p, q) && !anban_word_before ("首", p, q)) {
      /* a second count without a period of its own: 2次综合演练、1次专项演练 */
      add (text, start, p, q + size, q, count, periods[period].per, out);
      found = q + size;
      q += size;
      continue;
    }
    if (period_at (q, stop, &other) >= 0 && periods[period_at (q, stop, &other)].rule != COUNT_NEXT)
      break;
    if (rule == COUNT_NEXT && anban_words_at (comparators, q, stop) == 0 && limit++ > 0)
      break;
    if (rule == COUNT_NEXT && (size = anban_words_at (comparators, q, stop)) > 0) {
      q += size;
      continue;
    }
    q = g_utf8_next_char (q);
  }
  if (found != NULL)
    return found;
  if (rule == COUNT_IMPLIED) {
    add (text, start, p, p + len, p + len, 1, periods[period].per, out);
    return p + len;
  }
  if (rule == COUNT_BY_VERB) {
    const char *q = p + len, *to = q;
    gint64 day;
    gsize digits;

    if (q < end && anban_word_at ("至少", q, end))
      return q;
    if (q < stop && (digits = anban_chinese_number_parse (q, &day)) > 0 &&
        anban_word_at ("日", q + digits, stop))
      q += digits + strlen ("日");
    else if (anban_words_at ((const char *const[]){"底", "末", "初", NULL}, q, stop) > 0)
      q += 3;
    q += anban_words_at ((const char *const[]){"之前", "以前", "前", NULL}, q, stop);
    q += anban_words_at ((const char *const[]){"定期", "要", "应", "须", "及时", "按时", "均", "都", NULL}, q,
                         stop);
    digits = anban_words_at (reporting, q, stop);
    to = q + digits;
    if (digits > 0 || q > p + len + 3)
      add (text, start, p, to, to, 1, periods[period].per, out);
  }
  return p + len;
}

/* 2次/年 */
static const char *
read_per_slash (const AnbanFoldedText *text, const char *start, const char *p, const char *end, GArray *out)
{
  static const struct {
    const char *word;
    AnbanPlanPer per;
  } units[] = {{"/年", ANBAN_PLAN_PER_YEAR},    {"/半年", ANBAN_PLAN_PER_HALF_YEAR},
               {"/季", ANBAN_PLAN_PER_QUARTER}, {"/月", ANBAN_PLAN_PER_MONTH},
               {"/周", ANBAN_PLAN_PER_WEEK},    {"/日", ANBAN_PLAN_PER_DAY},
               {"/天", ANBAN_PLAN_PER_DAY}};
  int count;
  gsize len = count_at (p, end, &count);

  if (len == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (anban_word_at (units[i].word, p + len, end)) {
      const char *to = p + len + strlen (units[i].word);

      add (text, start, p, to, p, count, units[i].per, out);
      return to;
    }
  return NULL;
}

void
anban_frequency_read (const AnbanFoldedText *text, gsize start, gsize end, GArray *out)
{
  const char *first = text->text + start, *stop = text->text + end;

  for (const char *p = first; p < stop;) {
    gsize at = (gsize)(p - text->text), len;
    int period;
    const char *next;

    if ((text->flags[at] & ANBAN_FOLDED_QUOTED) != 0) {
      p = g_utf8_next_char (p);
      continue;
    }
    period = period_at (p, stop, &len);
    if (period >= 0 && anban_words_before (no_period_before, first, p) == 0 &&
        !(periods[period].rule == COUNT_NEXT && p > first && g_ascii_isdigit (p[-1]))) {
      p = read_period (text, first, p, stop, (guint)period, len, out);
      continue;
    }
    if (g_ascii_isdigit (*p)) {
      next = read_per_slash (text, first, p, stop, out);
      if (next == NULL)
        for (next = p; next < stop && g_ascii_isdigit (*next);)
          next++;
      p = next;
      continue;
    }
    p = g_utf8_next_char (p);
  }
}
