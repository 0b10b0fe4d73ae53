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
    {"年初、年末各", ANBAN_PLAN_PER_HALF_YEAR, COUNT_NEEDED},
    {"年初和年末各", ANBAN_PLAN_PER_HALF_YEAR, COUNT_NEEDED},
    {"年中、年末各", ANBAN_PLAN_PER_HALF_YEAR, COUNT_NEEDED},
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
    {"每两周", ANBAN_PLAN_PER_HALF_MONTH, COUNT_BY_VERB},
    {"每2周", ANBAN_PLAN_PER_HALF_MONTH, COUNT_BY_VERB},
    {"每15天", ANBAN_PLAN_PER_HALF_MONTH, COUNT_BY_VERB},
    {"每旬", ANBAN_PLAN_PER_TEN_DAYS, COUNT_BY_VERB},
    {"每10天", ANBAN_PLAN_PER_TEN_DAYS, COUNT_BY_VERB},
    {"每十天", ANBAN_PLAN_PER_TEN_DAYS, COUNT_BY_VERB},
    {"每7天", ANBAN_PLAN_PER_WEEK, COUNT_BY_VERB},
    {"每周", ANBAN_PLAN_PER_WEEK, COUNT_BY_VERB},
    {"每星期", ANBAN_PLAN_PER_WEEK, COUNT_BY_VERB},
    {"每一周", ANBAN_PLAN_PER_WEEK, COUNT_BY_VERB},
    {"一周", ANBAN_PLAN_PER_WEEK, COUNT_NEXT},
    {"按周", ANBAN_PLAN_PER_WEEK, COUNT_IMPLIED},
    {"每日", ANBAN_PLAN_PER_DAY, COUNT_BY_VERB},
    {"每天", ANBAN_PLAN_PER_DAY, COUNT_BY_VERB},
    {"每小时", ANBAN_PLAN_PER_HOUR, COUNT_NEEDED},
    {"每1小时", ANBAN_PLAN_PER_HOUR, COUNT_NEEDED},
    {"每一小时", ANBAN_PLAN_PER_HOUR, COUNT_NEEDED},
    {"每2小时", ANBAN_PLAN_PER_TWO_HOURS, COUNT_NEEDED},
    {"每两小时", ANBAN_PLAN_PER_TWO_HOURS, COUNT_NEEDED},
    {"每3小时", ANBAN_PLAN_PER_THREE_HOURS, COUNT_NEEDED},
    {"每三小时", ANBAN_PLAN_PER_THREE_HOURS, COUNT_NEEDED},
    {"每两天", ANBAN_PLAN_PER_TWO_DAYS, COUNT_BY_VERB},
    {"每2天", ANBAN_PLAN_PER_TWO_DAYS, COUNT_BY_VERB},
    {"每2日", ANBAN_PLAN_PER_TWO_DAYS, COUNT_BY_VERB},
    {"每三天", ANBAN_PLAN_PER_THREE_DAYS, COUNT_BY_VERB},
    {"每3天", ANBAN_PLAN_PER_THREE_DAYS, COUNT_BY_VERB},
    {"每三日", ANBAN_PLAN_PER_THREE_DAYS, COUNT_BY_VERB},
    {"每3日", ANBAN_PLAN_PER_THREE_DAYS, COUNT_BY_VERB},
    {"一天", ANBAN_PLAN_PER_DAY, COUNT_NEXT},
    {"一日", ANBAN_PLAN_PER_DAY, COUNT_NEXT},
    {"按日", ANBAN_PLAN_PER_DAY, COUNT_IMPLIED},
};

static const char *const measures[] = {"次",   "轮",   "遍",     "期",     "场",   "回", "批次",
                                       "堂",   "场次", "轮次",   "班次",   "期次", "趟", "节",
                                       "个班", "期班", "个批次", "个轮次", NULL};
/* Counted by the month they are a rhythm (每月曝光不少于2起), by the year an amount. */
static const char *const case_measures[] = {"起", "例", "篇", "条", NULL};
static const char *const comparators[] = {"不少于", "不低于", "至少",   "不得少于", "不得低于", "大于",
                                          "多于",   "各",     "原则上", "不小于",   "≥",        "至少开展",
                                          "要",     "应",     "均",     "须",       NULL};
static const char *const reporting[] = {
    "报送", "上报", "报告", "通报", "调度", "会商", "研判", "召开", "听取", "更新",   "公布",   "发布",
    "总结", "汇总", "反馈", "督查", "检查", "巡查", "排查", "开展", "组织", "研究",   "报",     "统计",
    "公示", "填报", "提交", "督导", "抽查", "评估", "分析", "对",   "向",   "一通报", "一调度", "定期",
    "进行", "集中", "晾晒", "盘点", "自查", "推送", "维护", "由",   "带队", "深入",   "走访",   "下沉",
    "专题", "学习", "下发", "印发", "曝光", "梳理", "跟踪", NULL};
/* 一月一调度, 周通报 */
static const char *const rhythm_verbs[] = {
    "调度", "通报", "会商", "研判", "考核", "总结", "排名", "晾晒", "报告", "例会", "检查",
    "督查", "评估", "评比", "点评", "督导", "汇总", "小结", "分析", "培训", "演练", "排查",
    "更新", "公示", "推进", "评",   "查",   "检",   "考",   "议",   "练",   "报",   NULL};
/* Not 一季度, 一月: these are times as well. */
static const char *const open_periods[] = {"半年", "一年", "半月", "一周", "两年", NULL};
static const char *const ends[] = {"。", ";", "!", "?", "\n", "\t", ":", NULL};
static const char *const no_period_before[] = {"近",       "满",   "第",   "这", "前", "后", "未来", "连续",
                                               "专项整治", "行动", "整治", "十", "上", "下", NULL};

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

/* A count and its measure word: 2次, 一遍, 12 场; with @cases also 2起. */
static gsize
count_at (const char *p, const char *end, gboolean cases, int *count)
{
  gint64 value = 0;
  gsize len = anban_chinese_number_parse (p, &value), more, measure;

  if (len == 0 || p + len >= end || value < 1 || value > 10000)
    return 0;
  if (cases && (measure = anban_words_at (case_measures, p + len, end)) > 0) {
    *count = (int)value;
    return len + measure;
  }
  more = anban_words_at ((const char *const[]){"个", "余", "多", NULL}, p + len, end);
  measure = anban_words_at (measures, p + len, end);
  if (measure == 0 && more > 0 && (measure = anban_words_at (measures, p + len + more, end)) > 0)
    len += more;
  if (measure == 0 || anban_word_at ("性", p + len + measure, end) || anban_word_at ("期工程", p + len, end))
    return 0;
  *count = (int)value;
  return len + measure;
}

/* 第2次, 首次; 全年累计三次的 is a condition */
static const char *const befallen[] = {"因",   "被", "受到", "发生",
                                       "出现", "未", NULL}; /* 一年内两次受到处罚 */
static const char *const no_count_before[] = {"第", "首", "累计", "累计达到", "累计达", "累计出现", NULL};

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

typedef struct {
  const AnbanFoldedText *text;
  const char *start, *end;
  GArray *out;
  /* 主要负责人每季度、技术负责人每月、操作负责人每周至少一次: periods that wait for the count */
  const char *waiting[4];
  guint waiting_period[4];
  guint n_waiting;
} FrequencyReader;

static void
add (FrequencyReader *self, const char *from, const char *to, const char *number, int count, AnbanPlanPer per)
{
  const char *clause = clause_start (self->text, from, self->start);
  AnbanFrequencyRange range = {
      .start = (gsize)(from - self->text->text),
      .end = (gsize)(to - self->text->text),
      .clause_start = (gsize)(clause - self->text->text),
      .number_start = (gsize)(number - self->text->text),
      .number_end = (gsize)(to - self->text->text),
      .count = count,
      .per = per,
  };

  g_array_append_val (self->out, range);
}

static void
add_waiting (FrequencyReader *self, const char *to, const char *number, int count)
{
  for (guint i = 0; i < self->n_waiting; i++)
    add (self, self->waiting[i], to, number, count, periods[self->waiting_period[i]].per);
  self->n_waiting = 0;
}

/* The counts that belong to the period [p, p + len), up to @stop or the next period, where @next is set.
 * Returns the end of the last one; NULL where there is none. */
static const char *
read_counts (
    FrequencyReader *self, const char *p, const char *stop, guint period, gsize len, const char **next)
{
  CountRule rule = periods[period].rule;
  const char *found = NULL;
  gsize loose = 0;

  *next = NULL;
  for (const char *q = p + len; q < stop;) {
    gsize size, other;
    int count, following;
    gboolean quoted = (self->text->flags[q - self->text->text] & ANBAN_FOLDED_QUOTED) != 0;

    if (!quoted && (size = count_at (q, stop, rule != COUNT_NEEDED, &count)) > 0 &&
        anban_words_before (no_count_before, p, q) == 0 && anban_words_at (befallen, q + size, stop) == 0) {
      /* a second count without a period of its own: 2次综合演练、1次专项演练 */
      if (found == NULL)
        add_waiting (self, q + size, q, count);
      add (self, p, q + size, q, count, periods[period].per);
      q += size;
      found = q;
      continue;
    }
    following = quoted ? -1 : period_at (q, stop, &other);
    if (following >= 0 && periods[following].rule != COUNT_NEXT) {
      *next = q;
      break;
    }
    size = anban_words_at (comparators, q, stop);
    /* 半年开展一次 */
    if (rule == COUNT_NEXT && size == 0 && q == p + len && anban_words_at (open_periods, p, q) > 0)
      size = anban_words_at (reporting, q, stop);
    if (rule == COUNT_NEXT && size == 0 && loose++ > 0)
      break;
    q = rule == COUNT_NEXT && size > 0 ? q + size : g_utf8_next_char (q);
  }
  return found;
}

/* 周五下班前, 周一: the end of the weekday; NULL where none stands there. */
static const char *
read_weekday (const char *p, const char *stop)
{
  static const char *const days[] = {"一", "二", "三", "四", "五", "六", "日", "末", NULL};
  static const char *const hours[] = {"下班前", "上午", "下午", "前", "之前", "晚", "早上", NULL};
  gsize day = anban_word_before ("周", p - strlen ("周"), p) ? anban_words_at (days, p, stop) : 0, hour;

  if (day == 0)
    return NULL;
  hour = anban_words_at (hours, p + day, stop);
  if (hour > 0 || anban_words_at (reporting, p + day, stop) > 0 || anban_word_at ("、", p + day, stop))
    return p + day + hour;
  return NULL;
}

/* 每月25日前, 每年11月底前, 每季度最后一个月的25日前: the end of the date; NULL where none follows. */
static const char *
read_day (const char *p, const char *stop)
{
  const char *limit = MIN (stop, p + 45);

  for (const char *q = p; q < limit; q = g_utf8_next_char (q)) {
    gsize before;

    if (anban_words_at (ends, q, stop) > 0 || *q == ',' || anban_word_at ("、", q, stop))
      return NULL;
    if (q == p || anban_words_at ((const char *const[]){"前", "之前", "以前", NULL}, q, stop) == 0)
      continue;
    before = anban_words_before ((const char *const[]){"日", "号", "底", "末", "旬", NULL}, p, q);
    if (before > 0)
      return q + anban_words_at ((const char *const[]){"前", "之前", "以前", NULL}, q, stop);
  }
  return NULL;
}

/* Once a period, where a day or a verb of reporting says so. */
static const char *
read_once (FrequencyReader *self, const char *p, const char *stop, guint period, gsize len)
{
  static const char *const adverbs[] = {"定期", "要", "应", "须", "及时", "按时",
                                        "均",   "都", "底", "末", "初",   NULL};
  const char *q = p + len, *day = read_day (q, stop);
  gsize verb, adverb;

  if (periods[period].rule == COUNT_IMPLIED)
    day = q;
  else if (day == NULL && periods[period].per == ANBAN_PLAN_PER_WEEK)
    day = read_weekday (q, stop);
  if (periods[period].rule == COUNT_NEXT && anban_word_at ("一", q, stop) &&
      (verb = anban_words_at (rhythm_verbs, q + strlen ("一"), stop)) > 0)
    day = q + strlen ("一") + verb;
  else if (periods[period].rule == COUNT_NEXT)
    return NULL;
  if (day == NULL && periods[period].rule != COUNT_BY_VERB)
    return NULL;
  if (day != NULL) {
    add (self, p, day, day, 1, periods[period].per);
    return day;
  }
  while ((adverb = anban_words_at (adverbs, q, stop)) > 0)
    q += adverb;
  verb = anban_words_at (reporting, q, stop);
  if (verb == 0)
    return NULL;
  add (self, p, q + verb, q + verb, 1, periods[period].per);
  return q + verb;
}

/* Reads what belongs to the period [p, p + len); returns where to go on. */
static const char *
read_period (FrequencyReader *self, const char *p, guint period, gsize len)
{
  const char *stop = clause_end (self->text, p + len, self->end), *next, *found;

  if (stop - p > 300)
    stop = p + 300;
  found = read_counts (self, p, stop, period, len, &next);
  if (found == NULL)
    found = read_once (self, p, next != NULL ? next : stop, period, len);
  if (found != NULL || next == NULL) {
    self->n_waiting = 0;
    return found != NULL ? found : p + len;
  }
  if (self->n_waiting < G_N_ELEMENTS (self->waiting) && g_strstr_len (p, next - p, "、") != NULL) {
    self->waiting_period[self->n_waiting] = period;
    self->waiting[self->n_waiting++] = p;
  }
  return p + len;
}

/* 2次/年 */
static const char *
read_per_slash (FrequencyReader *self, const char *p)
{
  static const struct {
    const char *word;
    AnbanPlanPer per;
  } units[] = {{"/年", ANBAN_PLAN_PER_YEAR},    {"/半年", ANBAN_PLAN_PER_HALF_YEAR},
               {"/季", ANBAN_PLAN_PER_QUARTER}, {"/月", ANBAN_PLAN_PER_MONTH},
               {"/周", ANBAN_PLAN_PER_WEEK},    {"/日", ANBAN_PLAN_PER_DAY},
               {"/天", ANBAN_PLAN_PER_DAY}};
  int count;
  gsize len = count_at (p, self->end, FALSE, &count);

  if (len == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (anban_word_at (units[i].word, p + len, self->end)) {
      const char *to = p + len + strlen (units[i].word);

      add (self, p, to, p, count, units[i].per);
      return to;
    }
  return NULL;
}

/* 周调度、月通报: a rhythm said in two words, at the beginning of a clause or behind a verb of keeping it. */
static const char *
read_rhythm (FrequencyReader *self, const char *p)
{
  static const struct {
    const char *word;
    AnbanPlanPer per;
  } words[] = {{"日", ANBAN_PLAN_PER_DAY},          {"周", ANBAN_PLAN_PER_WEEK},
               {"旬", ANBAN_PLAN_PER_TEN_DAYS},     {"月", ANBAN_PLAN_PER_MONTH},
               {"双周", ANBAN_PLAN_PER_HALF_MONTH}, {"季", ANBAN_PLAN_PER_QUARTER},
               {"半月", ANBAN_PLAN_PER_HALF_MONTH}};
  static const char *const openers[] = {"实行", "落实", "坚持", "执行", "建立", "推行",
                                        "实施", "健全", "严格", "、",   ",",    "。",
                                        ";",    "(",    "和",   "完善", NULL};
  static const char *const verbs[] = {"调度", "通报", "会商", "研判", "晾晒", "例会", "排名", NULL};

  if (p > self->start && anban_words_before (openers, self->start, p) == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize verb;

    if (!anban_word_at (words[i].word, p, self->end))
      continue;
    verb = anban_words_at (verbs, p + strlen (words[i].word), self->end);
    if (verb > 0) {
      const char *to = p + strlen (words[i].word) + verb;

      add (self, p, to, to, 1, words[i].per);
      return to;
    }
  }
  return NULL;
}

/* 一年 in 近一年 and 三年行动 is no period. */
static gboolean
is_other_word (const FrequencyReader *self, const char *p, guint period)
{
  return periods[period].rule == COUNT_NEXT && (anban_words_before (no_period_before, self->start, p) > 0 ||
                                                (p > self->start && g_ascii_isdigit (p[-1])));
}

void
anban_frequency_read (const AnbanFoldedText *text, gsize start, gsize end, GArray *out)
{
  FrequencyReader self = {.text = text, .start = text->text + start, .end = text->text + end, .out = out};

  for (const char *p = self.start; p < self.end;) {
    const char *next;
    gsize len;
    int period;

    if ((text->flags[p - text->text] & ANBAN_FOLDED_QUOTED) != 0) {
      p = g_utf8_next_char (p);
      continue;
    }
    period = period_at (p, self.end, &len);
    if (period >= 0 && !is_other_word (&self, p, (guint)period)) {
      p = read_period (&self, p, (guint)period, len);
      continue;
    }
    if ((next = read_rhythm (&self, p)) != NULL) {
      p = next;
      continue;
    }
    if (g_ascii_isdigit (*p)) {
      next = read_per_slash (&self, p);
      if (next == NULL)
        for (next = p; next < self.end && g_ascii_isdigit (*next);)
          next++;
      p = next;
      continue;
    }
    p = g_utf8_next_char (p);
  }
}
