/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/quota.h"

#include "base/chinese-number.h"
#include "plan/frequency.h"
#include "plan/word-list.h"

#include <string.h>

/* Units that are counted out there; an amount of them is a quota once something is to be done to it. */
static const char *const solid_units[] = {
    "公里", "千米", "平方公里", "平方米", "立方米", "米",   "公顷",   "亩",   "户",   "家",   "处",
    "座",   "栋",   "幢",       "所",     "台",     "台套", "套",     "辆",   "名",   "人",   "支",
    "艘",   "元",   "吨",       "起",     "份",     "块",   "面",     "株",   "只",   "根",   "口",
    "盏",   "间",   "人次",     "户次",   "家次",   "辆次", "点位",   "千瓦", "兆瓦", "学时", "课时",
    "张",   "册",   "幅",       "部",     "架",     "眼",   "条线路", "段",   "片",   "对",   "具",
    "个点", "路段", "瓶",       "支队伍", "套房",   "车次", NULL,
};
/* Units that also count notions (4个体系, 15条措施, 七项职责): a comparison or a verb of making must say so. */
static const char *const loose_units[] = {"个", "项", "条",       "件",   "次", "场",   "期",   "轮", "批",
                                          "类", "种", "例",       "篇",   "门", "批次", "场次", "遍", "堂",
                                          "节", "本", "个百分点", "班次", "班", "期次", "宗",   "分", NULL};
static const char *const times[] = {
    "年",   "月",       "日",     "天", "周", "小时", "分钟",   "秒",   "时",     "点", "季", "岁", "号",
    "个月", "个工作日", "个小时", "届", "级", "度",   "工作日", "世纪", "个季度", "五", "进", "后", NULL};
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
    "新建", "改造", "建成", "创建", "培育", "组建",   "配备", "更换", "整治", "安装", "打造", "增设", "培训",
    "新增", "完成", "建设", "建立", "设立", "新改建", "改建", "扩建", "更新", "淘汰", "关闭", "取缔", "拆除",
    "清理", "治理", "检查", "排查", "整改", "改换",   "推广", "发展", "招录", "引进", "补充", "储备", "购置",
    "配置", "选树", "评选", "遴选", "举办", "开展",   "组织", "发放", "印发", "制作", "设置", "安排", "投入",
    "筹措", "落实", "开设", "建",   "播放", "播出",   "发布", "签订", "选派", "聘请", "聘用", "增配", "命名",
    "验收", "实施", "修建", "修订", "编制", "加装",   "提供", "覆盖", "入户", "走访", "抽查", "执法", "约谈",
    "曝光", "办理", "查处", "立案", "回收", "迁建",   "铺设", "敷设", "绘制", "推动", "实现", "通过", "装配",
    "试点", "推出", "巩固", "提标", "升级", "发动",   "新招", "吸纳", "创成", "争创", "达标", "布设", "布置",
    "换装", "轮训", "鉴定", "解危", "搬迁", "退出",   NULL,
};
static const char *const making_loose[] = {
    "新建", "建成", "创建", "培育",     "打造", "增设", "新增", "建设", "设立", "选树",
    "评选", "遴选", "举办", "开设",     "完成", "整治", "整改", "组建", "改造", "推出",
    "命名", "拍摄", "制作", "曝光",     "争创", "开展", "组织", "查处", "实施", "建",
    "发布", "创成", "治理", "组织开展", "办",   "销号", "化解", "修订", NULL,
};
/* Between a verb and a number these say that the number only describes (对辖区12处临水路段). */
static const char *const describing[] = {"对", "在", "等",     "围绕", "聚焦", "按照", "以",
                                         "与", "按", "共",     "现有", "上述", "这",   "该",
                                         "从", "将", "国务院", "落实", "贯彻", NULL};
static const char *const after[] = {"以上", "及以上", "以内", "左右", NULL};
static const char *const clause_ends[] = {"。", ",", ";", "!", "?", "\n", "\t", ":", NULL};

typedef struct {
  const AnbanFoldedText *text;
  const char *start, *end;
  GArray *out;
} QuotaReader;

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

/* The nearest word of @words before @p in its clause, not across a describing word; NULL where none. */
static const char *
find_before (const QuotaReader *self, const char *p, const char *const *words, gsize reach, gboolean direct)
{
  for (const char *q = p; q > self->start && (gsize)(p - q) <= reach;) {
    gsize len;

    if (anban_words_before (clause_ends, self->start, q) > 0)
      return NULL;
    if ((len = anban_words_before (words, self->start, q)) > 0)
      return q - len;
    if (direct && anban_words_before (describing, self->start, q) > 0)
      return NULL;
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

/* Judges the number of @len bytes at @p; returns the bytes to go on by. */
static gsize
read_number (QuotaReader *self, const char *p, gsize len, double value, gboolean arabic)
{
  const char *unit = p + len, *from;
  gsize solid, loose, size;

  unit += anban_words_at ((const char *const[]){"余", "多", NULL}, unit, self->end);
  if (p > self->start &&
      (p[-1] == '-' || p[-1] == '.' || p[-1] == '/' || g_ascii_isalpha (p[-1]) ||
       anban_word_before ("·", self->start, p) || anban_word_before ("第", self->start, p) ||
       anban_word_before ("〔", self->start, p)))
    return len;
  if (unit < self->end && *unit == '%') {
    from = find_before (self, p, comparisons, 45, FALSE);
    add (self, from != NULL ? from : p, unit, 1, value);
    return (gsize)(unit + 1 - p);
  }
  if (anban_words_at (times, unit, self->end) > 0 &&
      anban_words_at ((const char *const[]){"点位", "度", NULL}, unit, self->end) == 0)
    return len;
  solid = anban_words_at (solid_units, unit, self->end);
  loose = anban_words_at (loose_units, unit, self->end);
  size = MAX (solid, loose);
  if (size == 0)
    return len;
  from = find_before (self, p, comparisons, 36, TRUE);
  if (from == NULL && anban_words_at (after, unit + size, self->end) > 0 && arabic)
    from = p;
  if (from == NULL && solid >= loose && (arabic || value >= 2))
    from = find_before (self, p, making, 72, TRUE);
  if (from == NULL && loose > solid && arabic)
    from = find_before (self, p, making_loose, 45, TRUE);
  if (from == NULL)
    return len;
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
