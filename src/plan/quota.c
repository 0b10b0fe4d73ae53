/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/quota.h"

#include "base/chinese-number.h"
#include "plan/frequency.h"
#include "plan/word-list.h"

#include <stdlib.h>
#include <string.h>

/* Units that are counted out there; an amount of them is a quota once something is to be done to it. */
static const char *const solid_units[] = {
    "公里", "千米", "平方公里", "平方米", "立方米", "米",   "公顷", "亩",   "户",   "家",   "处", "座",
    "栋",   "幢",   "所",       "台",     "台套",   "套",   "辆",   "名",   "人",   "支",   "艘", "元",
    "吨",   "起",   "份",       "块",     "面",     "株",   "只",   "根",   "口",   "盏",   "间", "人次",
    "户次", "家次", "辆次",     "车次",   "点位",   "千瓦", "兆瓦", "学时", "课时", "张",   "册", "幅",
    "部",   "架",   "眼",       "片",     "具",     "顶",   "瓶",   "把",   "床",   "箱",   "路", "枚",
    "组",   "头",   "延米",     "平米",   "立方",   "台次", "座次", "艘次", "处次", "栋次", NULL,
};
/* Units that also count notions (4个体系, 15条措施): only behind their noun (点位260个) or by a verb of making. */
static const char *const loose_units[] = {"个", "项", "条", "件", "类",       "种",
                                          "门", "本", "批", "宗", "个百分点", NULL};
/* Turns of doing something; without a period they are an amount where a comparison stands before them. */
static const char *const turn_units[] = {"次", "场",   "期",   "轮", "遍", "批次", "场次", "堂",
                                         "节", "班次", "期次", "例", "篇", "班",   NULL};
static const char *const courses[] = {"期", "场", "班", "场次", "期次", "班次", NULL};
static const char *const times[] = {"年", "月", "日",     "天",   "周",     "小时", "分钟",     "秒",
                                    "时", "点", "季",     "岁",   "号",     "个月", "个工作日", "个小时",
                                    "届", "级", "工作日", "世纪", "个季度", "后",   NULL};
static const char *const scales[] = {"万", "亿", "千", "百", NULL};

/* Before a number, in its clause: what makes it a quota. */
static const char *const comparisons[] = {
    "不少于", "不低于", "不小于", "至少",   "不得少于", "不得低于", "达到",     "达",     "超过",
    "不超过", "不高于", "控制在", "大于",   "≥",        "≤",        ">",        "增至",   "增加到",
    "提高到", "提升到", "提升至", "提高至", "降低到",   "下降到",   "降至",     "压减到", "压降",
    "下降",   "降低",   "提高",   "提升",   "不多于",   "不得超过", "不得高于", "力争达", "扩大到",
    "增加",   "减少",   "不下于", "保持在", "稳定在",   "低于",     "高于",     NULL,
};
static const char *const making[] = {
    "新建", "建成", "创建", "培育", "打造", "增设",     "新增", "建设", "设立", "选树", "评选",
    "遴选", "举办", "开设", "完成", "整治", "整改",     "组建", "改造", "推出", "命名", "拍摄",
    "制作", "曝光", "争创", "开展", "组织", "查处",     "实施", "发布", "放映", "巡演", "播放",
    "巡讲", "授课", "摄制", "创成", "治理", "组织开展", "销号", "化解", "修订", NULL,
};
/* What an amount that stands behind its noun is followed by. */
static const char *const behind_noun[] = {"、",     ",",    "。", ";",  ")",      "\n",     "\t", "以上",
                                          "及以上", "以内", "和", "及", "的标准", "的目标", NULL};
/* An attribute of what follows, no amount: 3万吨以下小煤矿, 5000人以上活动. */
static const char *const attributes[] = {"以上", "以下", "及以上", "及以下", "以内", NULL};
static const char *const clause_ends[] = {"。", ",", ";", "!", "?", "\n", "\t", ":", NULL};

typedef struct {
  const AnbanFoldedText *text;
  const char *start, *end;
  GArray *out;
} QuotaReader;

/* 百名骨干, 千家企业; not 千家万户 */
static gsize
round_number_at (const char *p, const char *end, double *value)
{
  gsize len = strlen ("百"), unit;

  if (!anban_word_at ("百", p, end) && !anban_word_at ("千", p, end))
    return 0;
  unit = anban_words_at ((const char *const[]){"名", "家", "户", "场", "支", "人", NULL}, p + len, end);
  if (unit == 0 ||
      anban_words_at ((const char *const[]){"万", "争", "千", "百", NULL}, p + len + unit, end) > 0)
    return 0;
  *value = anban_word_at ("百", p, end) ? 100 : 1000;
  return len;
}

/* 60, 2.5, 1,200, 三; 2万 is 20000. Sets @arabic. */
static gsize
amount_at (const char *p, const char *end, double *value, gboolean *arabic)
{
  const char *q = p;
  gsize scale;

  *arabic = g_ascii_isdigit (*p);
  if (!*arabic) {
    gint64 number = 0;
    gsize len = anban_chinese_number_parse (p, &number);

    *value = (double)number;
    *arabic = len > 0 && round_number_at (p, end, value) == len;
    return len > 0 && p + len <= end ? len : 0;
  }
  *value = 0;
  while (q < end && (g_ascii_isdigit (*q) ||
                     (*q == ',' && q + 3 < end && g_ascii_isdigit (q[1]) && g_ascii_isdigit (q[2]) &&
                      g_ascii_isdigit (q[3]) && (q + 4 == end || !g_ascii_isdigit (q[4]))))) {
    if (*q != ',')
      *value = *value * 10 + (*q - '0');
    q++;
  }
  if (q + 1 < end && *q == '.' && g_ascii_isdigit (q[1])) {
    double part = 0.1;

    for (q++; q < end && g_ascii_isdigit (*q); q++, part /= 10)
      *value += part * (*q - '0');
    *value = (double)(gint64)(*value * 1e6 + 0.5) / 1e6;
  }
  while ((scale = anban_words_at (scales, q, end)) > 0) {
    *value *= anban_word_at ("万", q, end)   ? 1e4
              : anban_word_at ("亿", q, end) ? 1e8
              : anban_word_at ("千", q, end) ? 1e3
                                             : 1e2;
    /* 千米, 千瓦 are units */
    if (anban_word_at ("千米", q, end) || anban_word_at ("千瓦", q, end)) {
      *value /= 1e3;
      break;
    }
    q += scale;
  }
  return (gsize)(q - p);
}

/* 发生事故17起、死亡3人，同比上升6.3%: a sentence that tells what was. */
static gboolean
is_report (const QuotaReader *self, const char *p)
{
  static const char *const stops[] = {"。", ";", "\n", NULL};
  const char *from = p;

  while (from > self->start && p - from < 240 && anban_words_before (stops, self->start, from) == 0)
    from = g_utf8_prev_char (from);
  return anban_words_within ((const char *const[]){"发生", NULL}, from, p) &&
         anban_words_within (
             (const char *const[]){"死亡", "受伤", "同比", "环比", "会议指出", "会议通报", NULL}, from,
             MIN (p + 60, self->end)) &&
         !anban_words_within (
             (const char *const[]){"不发生", "未发生", "零发生", "防止", "杜绝", "避免", NULL}, from, p);
}

static gboolean
is_taken (const GArray *taken, gsize at)
{
  for (guint i = 0; i < taken->len; i++) {
    const AnbanFrequencyRange *range = &g_array_index (taken, AnbanFrequencyRange, i);

    if (at >= range->number_start && at < range->number_end)
      return TRUE;
  }
  return FALSE;
}

/* The nearest word of @words before @p in its clause; NULL where none stands within @reach bytes. */
static const char *
find_before (const QuotaReader *self, const char *p, const char *const *words, gsize reach)
{
  for (const char *q = p; q > self->start && (gsize)(p - q) <= reach;) {
    gsize len;

    if (anban_words_before (clause_ends, self->start, q) > 0)
      return NULL;
    if ((len = anban_words_before (words, self->start, q)) > 0)
      return q - len;
    q = g_utf8_prev_char (q);
  }
  return NULL;
}

static void
add (QuotaReader *self, const char *from, const char *unit, gsize unit_len, double value)
{
  AnbanQuotaRange range = {
      .start = (gsize)(from - self->text->text),
      .end = (gsize)(unit + unit_len - self->text->text),
      .value = value,
      .unit_start = (gsize)(unit - self->text->text),
      .unit_end = (gsize)(unit + unit_len - self->text->text),
  };

  g_array_append_val (self->out, range);
}

/* 百分之九十 */
static gsize
read_percent_word (QuotaReader *self, const char *p)
{
  gsize len = strlen ("百分之");
  double value;
  gboolean arabic;
  gsize number;

  if (!anban_word_at ("百分之", p, self->end))
    return 0;
  number = amount_at (p + len, self->end, &value, &arabic);
  if (number == 0)
    return 0;
  add (self, p, p, 0, value);
  return len + number;
}

/* Whether the number is part of a name, a code or an ordinal: AQ9010-2019, 11·9, 第3, 每50平方米. */
static gboolean
is_no_amount (const QuotaReader *self, const char *p)
{
  if (p == self->start)
    return FALSE;
  /* 数百名 */
  if (!g_ascii_isdigit (*p) &&
      anban_words_before ((const char *const[]){"数", "超", "上", NULL}, self->start, p) > 0)
    return TRUE;
  /* AQ9010, but AED 10台 */
  return strchr ("-./", p[-1]) != NULL ||
         (g_ascii_isalpha (p[-1]) &&
          !anban_folded_text_blank_before (self->text, (gsize)(p - self->text->text))) ||
         anban_words_before (
             (const char *const[]){"·", "第", "〔", "每", "这", "该", "首", "上述", "近", "发生", "几", NULL},
             self->start, p) > 0;
}

/* Where the quota begins whose number stands at @p; NULL where it is none. */
static const char *
judge (const QuotaReader *self, const char *p, const char *unit, gboolean arabic, gsize *size)
{
  gsize solid = anban_words_at (solid_units, unit, self->end),
        loose = anban_words_at (loose_units, unit, self->end);
  gsize turn = anban_words_at (turn_units, unit, self->end), attribute;
  const char *compared = find_before (self, p, comparisons, 36), *after;

  *size = MAX (solid, MAX (loose, turn));
  if (*size == 0 || anban_word_at ("之", unit + *size, self->end))
    return NULL;
  after = unit + *size;
  /* 举办培训班9期; not 组织1次 */
  if (turn == *size && arabic && atoi (p) > 1 && anban_words_at (courses, unit, self->end) == turn &&
      (after == self->end || anban_words_at (behind_noun, after, self->end) > 0) &&
      anban_words_before (comparisons, self->start, p) == 0)
    return find_before (self, p, making, 60) != NULL ? p : NULL;
  if (turn == *size)
    return anban_words_before (comparisons, self->start, p) > 0 ? compared : NULL;
  if (compared != NULL)
    return compared;
  attribute = anban_words_at (attributes, after, self->end);
  if (attribute > 0 && after + attribute < self->end &&
      anban_words_at (behind_noun, after + attribute, self->end) == 0)
    return NULL;
  /* 签一户、管一户 */
  if (!arabic && solid == *size && anban_word_at ("一", p, self->end) && unit - p <= (gssize)strlen ("一"))
    return find_before (self, p, making, 45) != NULL && after < self->end ? p : NULL;
  if (solid == *size && arabic)
    return p;
  if (after == self->end || anban_words_at (behind_noun, after, self->end) > 0)
    return arabic || solid == *size ? p : NULL;
  return arabic ? find_before (self, p, making, 45) : NULL;
}

/* Judges the number of @len bytes at @p; returns the bytes to go on by. */
static gsize
read_number (QuotaReader *self, const char *p, gsize len, double value, gboolean arabic)
{
  const char *unit = p + len, *from;
  gsize size;

  unit += anban_words_at ((const char *const[]){"余", "多", NULL}, unit, self->end);
  if (is_no_amount (self, p) || is_report (self, p))
    return len;
  /* 由82%提高到90% */
  if (unit < self->end && *unit == '%' &&
      anban_words_before ((const char *const[]){"由", "从", NULL}, self->start, p) > 0)
    return (gsize)(unit + 1 - p);
  if (unit < self->end && *unit == '%') {
    from = find_before (self, p, comparisons, 45);
    /* 达到40%、60%: the second is written without the word */
    if (from != NULL && memchr (from, '%', (gsize)(p - from)) != NULL)
      from = p;
    add (self, from != NULL ? from : p, unit, 1, value);
    return (gsize)(unit + 1 - p);
  }
  if (anban_words_at (times, unit, self->end) > 0)
    return len;
  /* what is paid out by the case is no aim */
  if (anban_word_at ("元", unit, self->end) &&
      find_before (self, p, (const char *const[]){"奖励", "罚款", "处罚", "补贴", "补助", "奖金", NULL},
                   60) != NULL)
    return len;
  from = judge (self, p, unit, arabic, &size);
  if (from == NULL)
    return len;
  /* 8个村 are villages */
  if (anban_word_at ("个", unit, unit + size))
    size +=
        anban_words_at ((const char *const[]){"乡镇", "县市", "县区", "镇街", NULL}, unit + size, self->end) >
                0
            ? 0
            : anban_words_at ((const char *const[]){"村", "镇", "乡", "县", NULL}, unit + size, self->end);
  add (self, from, unit, size, value);
  return (gsize)(unit + size - p);
}

void
anban_quota_read (const AnbanFoldedText *text, gsize start, gsize end, const GArray *taken, GArray *out)
{
  QuotaReader self = {text, text->text + start, text->text + end, out};

  for (const char *p = self.start; p < self.end;) {
    gsize at = (gsize)(p - text->text), len;
    double value;
    gboolean arabic;

    if ((text->flags[at] & ANBAN_FOLDED_QUOTED) != 0) {
      p = g_utf8_next_char (p);
      continue;
    }
    if ((len = read_percent_word (&self, p)) == 0 && (len = amount_at (p, self.end, &value, &arabic)) > 0 &&
        !is_taken (taken, at))
      len = read_number (&self, p, len, value, arabic);
    p = len > 0 ? p + len : g_utf8_next_char (p);
  }
}
