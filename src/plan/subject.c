/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/subject.h"

#include "plan/unit-names.h"
#include "plan/word-list.h"

#include <string.h>

/* Modal verbs: the name before one is its subject wherever the clause begins. */
static const char *const modals[] = {"要",   "应",   "须",   "必须", "应当", "需",
                                     "需要", "务必", "不得", "严禁", "可以", NULL};
/* They make another word of it. */
static const char *const not_modal_before[] = {"主", "重", "需", "必", "首", "纪", "摘", "概", "简",
                                               "响", "相", "适", "反", "供", "效", "感", "对", "回",
                                               "只", "不", "紧", "扼", "险", "急", NULL};
static const char *const no_modals[] = {
    "要求", "要点", "要素", "要件", "要害", "要么", "要闻", "要道", "要塞", "要约", "要员", "要职", "要领",
    "应急", "应用", "应变", "应付", "应答", "应酬", "应届", "应邀", "应力", "须知", "需求", NULL};
/* Other predicates: they count at the beginning of a sentence only. */
static const char *const predicates[] = {
    "每年", "每季度",   "每月", "每半年", "每两年", "每周",     "每日",   "全年", "于",   "对",   "对照",
    "结合", "成立",     "统筹", "负责",   "牵头",   "组织",     "开展",   "制定", "建立", "会同", "根据",
    "按照", "按",       "依法", "依据",   "加强",   "落实",     "做好",   "抓好", "围绕", "将",   "在",
    "以",   "严格",     "具体", "统一",   "督促",   "指导",     "认真",   "切实", "全面", "及时", "至少",
    "配合", "承担",     "履行", "完成",   "通过",   "编制",     "出台",   "印发", "召开", "报送", "向",
    "把",   "充分",     "积极", "主动",   "分别",   "共同",     "联合",   "全力", "持续", "深入", "定期",
    "强化", "推进",     "实施", "坚持",   "健全",   "完善",     "进一步", "是",   "适时", "同步", "参照",
    "设立", "设置",     "配备", "明确",   "协调",   "研究",     "汇总",   "审核", "检查", "组建", "安排",
    "派出", "选派",     "逐级", "逐一",   "原则上", "常态化",   "集中",   "依托", "利用", "牢固", "带头",
    "组成", "抽调",     "发布", "每三年", "每学期", "每两个月", "每个月", "每人", "每旬", "每天", "指定",
    "还应", "牵头组织", "同",   "把",     "调度",   "通报",     "每",     "遇",   "举办", "发放", "提供",
    "开设", "组成",     "加大", "加快",   "执行",   "逐",       NULL,
};
/* Nouns as well as verbs (企业排查整治): predicates only behind a name that is one without doubt. */
static const char *const loose_predicates[] = {
    "抽查", "督查", "巡查", "排查", "摸排", "约谈", "培训", "监测", "公布", "储备", "改造", "清理",
    "拆除", "复查", "验收", "更新", "安装", "购置", "审查", "挂牌", "发现", "宣传", "处置", "保障",
    "收集", "抽检", "查处", "整改", "整治", "治理", "打击", "审批", "监督", "管控", "巡护", "受理",
    "调配", "核查", "核实", "走访", "增设", "投入", "修订", "修编", "起草", "评定", "评估", "认定",
    "关停", "取缔", "曝光", "播出", "刊发", "推送", "印制", "制作", "张贴", "检测", "检验", "疏通",
    "养护", "维护", "管护", "新建", "拨付", "筹措", "督办", "交办", "公开", "公示", "举行", "派驻",
    "派员", "提请", "报请", "移送", "移交", "处罚", "责令", "列支", "出具", "核发", "审定", "兜底",
    "承办", "主办", "指派", "牵引", "包保", "包联", "抓",   NULL};
/* Who holds one acts for the office: 县应急局局长张某, 县住建局副局长. */
static const char *const posts[] = {"局长",   "副局长",   "党组书记", "党委书记", "大队长", "副大队长",
                                    "支队长", "副支队长", "中队长",   "主任",     "副主任", "所长",
                                    "站长",   "总经理",   "副总经理", "厂长",     NULL};
static const char *const offices[] = {"局",   "委",   "办", "办公室", "政府", "大队", "支队",
                                      "公司", "中心", "站", "院",     "处",   "所",   "部",
                                      "科",   "股",   "室", "集团",   "会",   NULL};
/* Of these a frequency makes a subject in any clause: …，幼儿园每季度至少开展一次. */
static const char *const often[] = {
    "每",   "每年",   "每季", "每月", "每半", "每两", "每三", "每周", "每日",
    "每天", "每学期", "每旬", "每个", "按月", "按季", "负责", "牵头", NULL,
};
/* Names that begin so are units without doubt. */
static const char *const sure_beginnings[] = {"县", "市",   "区",   "镇", "乡",   "州",     "省",
                                              "各", "街道", "园区", "旗", "新区", "管委会", NULL};
/* Between a subject and its modal: 各镇都要, 县安委办每季度要. */
static const char *const adverbs[] = {
    "都",           "均",   "也",   "还",   "更",   "每年", "每季度", "每月",   "每半年", "每两年",
    "每周",         "全年", "分别", "同时", "一律", "又",   "至少",   "原则上", "每年度", "要",
    "也都",         "主要", "再",   "汛期", "冬季", "春季", "夏季",   "秋季",   "平时",   "期间",
    "汛前、汛后各", "汛前", "汛后", "各",   "年初", "年末", "汛期要", "还",     "定期",   NULL};
static const char *const sentence_starts[] = {"。", ";", "!", "?", "\n", "…", NULL};
static const char *const openers[] = {"请",   "商请", "同时",   "此外",       "特别是", "其中",
                                      "另外", "期间", "今年",   "今后",       "下一步", "尤其是",
                                      "年内", "平时", "原则上", "各项工作中", NULL};
/* A first clause that only says on what ground: the subject comes behind its comma. */
static const char *const grounds[] = {"对照", "按照", "根据", "依据", "结合", "围绕", "为", "针对", "通过",
                                      "以",   "聚焦", "依托", "在",   "自",   "从",   "到", "截至", "每",
                                      "鉴于", "遵循", "本着", "对",   "坚持", "按",   "于", "凡",   NULL};
static const char *const subs[] = {"一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", NULL};

typedef struct {
  const AnbanFoldedText *text;
  gsize start, end;
  GArray *units;
} SubjectReader;

static gboolean
is_modal (const AnbanFoldedText *text, gsize start, gsize at, gsize end)
{
  const char *p = text->text + at, *stop = text->text + end;
  gsize len = anban_words_at (modals, p, stop);

  return len > 0 && anban_words_before (not_modal_before, text->text + start, p) == 0 &&
         anban_words_at (no_modals, p, stop) == 0 && (text->flags[at] & ANBAN_FOLDED_QUOTED) == 0;
}

/* 有隐患点的乡镇, 重点单位的微型消防站: what stands before 的 must be a unit itself; TRUE where there is no 的. */
static gboolean
owner_is_unit (const char *start, const char *end)
{
  const char *of = g_strstr_len (start, end - start, "的");

  return of == NULL || anban_unit_name_is (start, of);
}

/* Everything between two separators must be a unit, or a stem of the last one. */
static gboolean
is_subject (const AnbanFoldedText *text, gsize start, gsize end, gboolean weak)
{
  const char *p = text->text + start, *stop = text->text + end;
  gsize last = start;

  if (end <= start || end - start > 360)
    return FALSE;
  for (gsize i = start; i < end; i += (gsize)(g_utf8_next_char (text->text + i) - (text->text + i))) {
    if (text->text[i] == '(' && text->partner[i] < end)
      i = text->partner[i];
    if (anban_word_at ("、", text->text + i, stop))
      last = i + strlen ("、");
    if (strchr (",;:\n\t", text->text[i]) != NULL || (text->flags[i] & ANBAN_FOLDED_QUOTED) != 0 ||
        (anban_word_at ("由", text->text + i, stop) && !anban_word_before ("自", p, text->text + i)))
      return FALSE;
  }
  if (!anban_unit_name_is (text->text + last, stop))
    return FALSE;
  /* the beginning of the first element must be one of a name as well */
  if (last > start) {
    const char *dun = g_strstr_len (p, stop - p, "、");

    if (dun == NULL || dun - p < 3 ||
        (!anban_unit_name_is (p, dun) && !anban_unit_name_is (p, stop) && weak && dun - p > 45))
      return FALSE;
    for (gsize i = start; i < last;) {
      const char *next = g_strstr_len (text->text + i, (gssize)(last - i), "、");
      gsize to = (gsize)(next - text->text);

      /* a verb in front of an element: not a list of names */
      if (to > i + 6 && !anban_unit_name_is (text->text + i, next) &&
          anban_words_at (predicates, text->text + i, next) > 0)
        return FALSE;
      i = to + strlen ("、");
    }
  }
  if (weak && !owner_is_unit (p, stop) && !anban_word_at ("负有", p, stop) &&
      !anban_word_at ("有", p, stop) && !anban_word_at ("涉及", p, stop))
    return FALSE;
  return TRUE;
}

static gsize
skip_openers (const AnbanFoldedText *text, gsize start, gsize end)
{
  gsize len;

  while ((len = anban_words_at (openers, text->text + start, text->text + end)) > 0 ||
         (len = anban_words_at (subs, text->text + start, text->text + end)) > 0) {
    start += len;
    if (start < end && text->text[start] == ',')
      start++;
  }
  return start;
}

/* The subject's own end before @at: adverbs taken off. */
static gsize
strip_adverbs (const AnbanFoldedText *text, gsize start, gsize at)
{
  gsize len;

  while (at > start && (len = anban_words_before (adverbs, text->text + start, text->text + at)) > 0)
    at -= len;
  return at;
}

static AnbanPlanRole
role_at (const AnbanFoldedText *text, gsize at, gsize end)
{
  const char *p = text->text + at, *stop = text->text + MIN (end, at + 18);

  return anban_words_within ((const char *const[]){"牵头", NULL}, p, stop) ? ANBAN_PLAN_ROLE_LEAD
                                                                           : ANBAN_PLAN_ROLE_DUTY;
}

static gsize
sentence_end (const SubjectReader *self, gsize at)
{
  gsize stop = MIN (self->end, at + 300);

  while (at < stop &&
         anban_words_at (sentence_starts, self->text->text + at, self->text->text + self->end) == 0)
    at += (gsize)(g_utf8_next_char (self->text->text + at) - (self->text->text + at));
  return MIN (at, self->end);
}

/* 12月10日前, 汛期, 自印发之日起30日内: a first clause that says when only. */
static gboolean
is_time_clause (const char *start, const char *end)
{
  static const char *const begins[] = {"年", "第", "上半年", "下半年", "春", "夏",   "秋",   "冬",
                                       "汛", "节", "今",     "明年",   "自", "即日", "当年", NULL};
  static const char *const ends[] = {"前", "底", "内", "日", "旬", "月", "季度", "年",
                                     "后", "间", "时", "末", "初", "起", "期",   NULL};

  return end > start && end - start <= 60 &&
         (g_ascii_isdigit (*start) || anban_words_at (begins, start, end) > 0) &&
         anban_words_before (ends, start, end) > 0;
}

/* 会同县消防救援大队, 联合区商务局: they share the task. */
static void
read_joint (SubjectReader *self, gsize start, gsize end)
{
  const AnbanFoldedText *text = self->text;

  for (gsize i = start; i < end; i += (gsize)(g_utf8_next_char (text->text + i) - (text->text + i))) {
    gsize len =
              anban_words_at ((const char *const[]){"会同", "联合", NULL}, text->text + i, text->text + end),
          name;

    if (len == 0 || anban_words_at (sure_beginnings, text->text + i + len, text->text + end) == 0)
      continue;
    name = anban_unit_name_at (text->text + i + len, text->text + end);
    if (name > 0) {
      anban_unit_list_read (text, i + len, i + len + name, ANBAN_PLAN_ROLE_DUTY, FALSE, self->units, NULL);
      return;
    }
  }
}

/* 县水利局牵头，各乡镇人民政府负责，…: a clause that is a note without brackets. */
static gboolean
read_said_role (SubjectReader *self, gsize start, gsize end)
{
  const AnbanFoldedText *text = self->text;
  AnbanPlanRole role;
  gsize said = anban_unit_role_before (text->text + start, text->text + end, &role);

  if (said == 0 || !is_subject (text, start, end - said, TRUE))
    return FALSE;
  anban_unit_list_read (text, start, end - said, role, FALSE, self->units, NULL);
  return TRUE;
}

static gboolean
is_loose_predicate (const AnbanFoldedText *text, gsize at, gsize end)
{
  static const char *const makes_name[] = {"室", "办", "组",   "局", "队", "站", "中心",
                                           "科", "股", "专班", "部", "处", NULL};
  static const char *const heading_stops[] = {"。", "、", "方面", "工作", "环节", "领域", NULL};
  gsize len = anban_words_at (loose_predicates, text->text + at, text->text + end);

  /* 乡镇整治。 is a heading, 乡镇整治危桥 says who does what */
  return len > 0 && at + len < end && strchr (",;:.)\n\t", text->text[at + len]) == NULL &&
         anban_words_at (heading_stops, text->text + at + len, text->text + end) == 0 &&
         anban_words_at (makes_name, text->text + at + len, text->text + end) == 0;
}

/* 镇派出所：负责…: a list of who does what. */
static gboolean
read_colon (SubjectReader *self, gsize start, gsize end)
{
  static const char *const tasks[] = {"负责", "牵头", "要",   "应",   "按",   "组织", "承担",
                                      "做好", "配合", "协助", "指导", "落实", NULL};
  const AnbanFoldedText *text = self->text;

  if (end >= self->end || text->text[end] != ':' || !is_subject (text, start, end, TRUE) ||
      anban_words_at (tasks, text->text + end + 1, text->text + self->end) == 0)
    return FALSE;
  anban_unit_list_read (text, start, end, role_at (text, end + 1, self->end), FALSE, self->units, NULL);
  return TRUE;
}

/* 县应急局局长张某每月…: the office in front of the post at @at. */
static gboolean
read_post (SubjectReader *self, gsize start, gsize at, gsize end)
{
  const AnbanFoldedText *text = self->text;
  gsize post = anban_words_at (posts, text->text + at, text->text + end), to = at + post;

  if (post == 0 || at <= start || anban_word_at ("单位", text->text + to, text->text + end) ||
      anban_words_before (offices, text->text + start, text->text + at) == 0 ||
      !is_subject (text, start, at, FALSE))
    return FALSE;
  for (guint i = 0; i < 5 && to < end; i++) {
    if (anban_words_at (predicates, text->text + to, text->text + end) > 0 ||
        is_modal (text, start, to, end)) {
      anban_unit_list_read (text, start, at, role_at (text, to, end), FALSE, self->units, NULL);
      return TRUE;
    }
    to += (gsize)(g_utf8_next_char (text->text + to) - (text->text + to));
  }
  return FALSE;
}

/* 中小学每月、幼儿园每季度至少演练一次: who stands behind the first rhythm. */
static void
read_row (SubjectReader *self, gsize at, gsize end)
{
  const AnbanFoldedText *text = self->text;
  gsize from = 0;

  for (gsize i = at; i < end; i += (gsize)(g_utf8_next_char (text->text + i) - (text->text + i))) {
    if (anban_word_at ("、", text->text + i, text->text + end)) {
      from = i + strlen ("、");
    } else if (from > 0 && i > from && i - from < 90 &&
               anban_word_at ("每", text->text + i, text->text + end)) {
      gsize to = strip_adverbs (text, from, i);

      if (is_subject (text, from, to, TRUE))
        anban_unit_list_read (text, from, to, ANBAN_PLAN_ROLE_DUTY, FALSE, self->units, NULL);
      from = 0;
    }
  }
}

/* 各县区2月25日前上报: a day may follow the name at once. */
static gboolean
is_day (const AnbanFoldedText *text, gsize at, gsize end)
{
  gsize i = at;

  while (i < end && i - at < 2 && g_ascii_isdigit (text->text[i]))
    i++;
  return i > at && anban_word_at ("月", text->text + i, text->text + end);
}

/* Looks for a subject at the beginning of the clause [start, end). */
static void
read_clause (SubjectReader *self, gsize start, gsize end, gboolean sentence)
{
  const AnbanFoldedText *text = self->text;
  gsize stop = MIN (end, start + 420);
  gboolean sure, named;

  start = skip_openers (text, start, end);
  if (read_said_role (self, start, end) || (sentence && read_colon (self, start, end)))
    return;
  named = anban_words_at (sure_beginnings, text->text + start, text->text + end) > 0;
  sure = self->units->len > 0 && named;
  for (gsize i = start; i < stop; i += (gsize)(g_utf8_next_char (text->text + i) - (text->text + i))) {
    gsize to;

    if (text->text[i] == '(' && text->partner[i] < end) {
      i = text->partner[i];
      continue;
    }
    if (i == start || (anban_word_at ("在", text->text + i, text->text + end) &&
                       anban_word_before ("所", text->text + start, text->text + i)))
      continue;
    if (is_modal (text, start, i, end)) {
      to = strip_adverbs (text, start, i);
      if (is_subject (text, start, to, FALSE)) {
        anban_unit_list_read (text, start, to, role_at (text, i, end), FALSE, self->units, NULL);
        read_joint (self, i, sentence_end (self, i));
        return;
      }
    } else if (anban_words_at ((const char *const[]){"负责人", "负责同志", NULL}, text->text + i,
                               text->text + end) > 0) {
      continue;
    } else if (anban_unit_named_by_verb (text->text + i, text->text + end)) {
      continue;
    } else if (named && read_post (self, start, i, end)) {
      return;
    } else if (anban_words_at (sentence || named ? predicates : often, text->text + i, text->text + end) >
                   0 ||
               (named && is_day (text, i, end)) || (named && is_loose_predicate (text, i, end))) {
      to = strip_adverbs (text, start, i);
      /* a clause further on begins with a subject only where that is an office beyond doubt */
      if (!sentence && !sure && anban_words_at (often, text->text + i, text->text + end) == 0 &&
          anban_words_before (offices, text->text + start, text->text + to) == 0 &&
          !anban_word_at ("各", text->text + start, text->text + to))
        continue;
      if (is_subject (text, start, to, TRUE)) {
        anban_unit_list_read (text, start, to, role_at (text, i, end), FALSE, self->units, NULL);
        read_joint (self, i, sentence_end (self, i));
        if (anban_word_at ("每", text->text + i, text->text + end))
          read_row (self, i, end);
        return;
      }
    }
  }
}

/* 由县财政局、乡镇政府分担: a verb that no list knows, right behind the last office. */
static void
read_by_rest (SubjectReader *self, gsize from, gsize end)
{
  const AnbanFoldedText *text = self->text;
  gsize last = from, to;

  for (gsize i = from; i + 3 < end; i += (gsize)(g_utf8_next_char (text->text + i) - (text->text + i)))
    if (anban_word_at ("、", text->text + i, text->text + end))
      last = i + strlen ("、");
  to = last + anban_unit_name_at (text->text + last, text->text + end);
  if (to > last && end - to >= 2 * 3 && end - to <= 6 * 3 &&
      anban_words_before (offices, text->text + last, text->text + to) > 0 &&
      is_subject (text, from, to, TRUE))
    anban_unit_list_read (text, from, to, ANBAN_PLAN_ROLE_DUTY, FALSE, self->units, NULL);
}

/* 由县应急局牵头, 由A、B负责: wherever it stands. */
static void
read_by (SubjectReader *self, gsize start, gsize end)
{
  const AnbanFoldedText *text = self->text;
  const char *stop = text->text + MIN (end, start + 240);
  gsize from = start + strlen ("由");

  for (const char *p = text->text + from; p < stop; p = g_utf8_next_char (p)) {
    gsize at = (gsize)(p - text->text);

    if (anban_words_at ((const char *const[]){"组成", "负责同志", "负责人", "任组长", "分管", NULL}, p,
                        stop) > 0)
      return;
    if (strchr (",;:\n", *p) != NULL || anban_word_at ("。", p, stop)) {
      read_by_rest (self, from, at);
      return;
    }
    if (at > from &&
        (anban_words_at (predicates, p, stop) > 0 || anban_words_at (loose_predicates, p, stop) > 0 ||
         is_modal (text, from, at, end)) &&
        is_subject (text, from, at, TRUE)) {
      gsize joint = anban_words_at ((const char *const[]){"会同", "联合", NULL}, p, stop);

      anban_unit_list_read (text, from, at,
                            anban_word_at ("牵头", p, stop) ? ANBAN_PLAN_ROLE_LEAD : ANBAN_PLAN_ROLE_DUTY,
                            FALSE, self->units, NULL);
      if (joint == 0)
        return;
      from = at + joint;
      p = text->text + from;
    }
  }
}

/* The last sentence says nothing but who does it: 县应急局牵头，各乡镇按职责分工负责。 */
static gboolean
read_last_sentence (SubjectReader *self)
{
  const AnbanFoldedText *text = self->text;
  const char *begin = text->text + self->start, *end = text->text + self->end, *from;
  guint known = self->units->len;

  while (end > begin && end[-1] == '\n')
    end--;
  if (!anban_word_before ("。", begin, end))
    return FALSE;
  end -= strlen ("。");
  for (from = end;
       from > begin && anban_words_before ((const char *const[]){"。", "\n", NULL}, begin, from) == 0;)
    from = g_utf8_prev_char (from);
  if (from == begin || end - from > 600)
    return FALSE;
  for (const char *p = from; p <= end; p = g_utf8_next_char (p)) {
    gsize at = (gsize)(p - text->text);

    if (p < end && *p == '(' && text->partner[at] < self->end) {
      p = text->text + text->partner[at];
      continue;
    }
    if (p < end && *p != ',' && *p != ';')
      continue;
    if (!read_said_role (self, (gsize)(from - text->text), at)) {
      g_array_set_size (self->units, known);
      return FALSE;
    }
    from = p + 1;
  }
  return TRUE;
}

/* 县公安局：负责…; 县气象局、县水文站。加密监测…: the item is headed by who does it. */
static void
read_heading (SubjectReader *self, gsize start, gsize end)
{
  const AnbanFoldedText *text = self->text;
  const char *stop = text->text + MIN (end, start + 300);
  gsize at = start;

  while (at < end && strchr (",;:\n", text->text[at]) == NULL &&
         !anban_word_at ("。", text->text + at, stop) && text->text + at < stop) {
    if (text->text[at] == '(' && text->partner[at] < end)
      at = text->partner[at];
    at += (gsize)(g_utf8_next_char (text->text + at) - (text->text + at));
  }
  if (at >= end || strchr (",;", text->text[at]) != NULL || !is_subject (text, start, at, TRUE))
    return;
  if (anban_words_at (sure_beginnings, text->text + start, text->text + at) == 0 &&
      anban_words_before (offices, text->text + start, text->text + at) == 0)
    return;
  anban_unit_list_read (text, start, at, role_at (text, at + 1, end), FALSE, self->units, NULL);
}

void
anban_subject_read (const AnbanFoldedText *text, gsize start, gsize end, GArray *units)
{
  SubjectReader self = {text, start, end, units};
  gboolean sentence = TRUE, ground = FALSE;
  gsize clause = start;

  if (read_last_sentence (&self))
    return;
  read_heading (&self, start, end);
  for (gsize i = start; i < end;) {
    const char *p = text->text + i, *stop = text->text + end;
    gsize len = anban_words_at (sentence_starts, p, stop), next;

    if (*p == '(' && text->partner[i] < end) {
      i = text->partner[i];
      continue;
    }
    if (anban_word_at ("由", p, stop) && !anban_word_at ("由于", p, stop) &&
        (text->flags[i] & ANBAN_FOLDED_QUOTED) == 0 &&
        anban_words_before ((const char *const[]){"理", "自", "经", "事", "缘", NULL}, text->text + start,
                            p) == 0)
      read_by (&self, i, end);
    if (i == clause) {
      gsize size = 0;

      ground = sentence && anban_words_at (grounds, p, stop) > 0;
      for (size = i; size < end && strchr (",;:\n", text->text[size]) == NULL &&
                     !anban_word_at ("。", text->text + size, stop) && size - i < 420;
           size++)
        if (text->text[size] == '(' && text->partner[size] < end)
          size = text->partner[size];
      ground = ground || (sentence && is_time_clause (p, text->text + size));
      read_clause (&self, i, size, sentence);
    }
    next = i + (gsize)(g_utf8_next_char (p) - p);
    if (len > 0 && (text->flags[i] & ANBAN_FOLDED_QUOTED) == 0) {
      clause = i + len;
      next = clause;
      sentence = TRUE;
    } else if ((*p == ',' || *p == ':') && (text->flags[i] & ANBAN_FOLDED_QUOTED) == 0) {
      clause = next;
      sentence = sentence && (ground || *p == ':');
    }
    i = next;
  }
}

gboolean
anban_subject_is_heading (const AnbanFoldedText *text, gsize start, gsize end)
{
  const char *p = text->text + start, *stop = text->text + end;

  return is_subject (text, start, end, TRUE) &&
         (anban_words_before (offices, p, stop) > 0 || anban_word_at ("各", p, stop));
}

gboolean
anban_subject_before (const AnbanFoldedText *text, gsize clause_start, gsize at, gsize *start, gsize *end)
{
  gsize from = skip_openers (text, clause_start, at), to = strip_adverbs (text, from, at), stop = to;

  from += anban_words_at ((const char *const[]){"督促", "要求", "推动", "指导", "组织", NULL},
                          text->text + from, text->text + to);
  /* 燃气企业对居民用户每年: the subject ends where its preposition begins */
  for (gsize i = from; i < to; i += (gsize)(g_utf8_next_char (text->text + i) - (text->text + i)))
    if (i > from &&
        anban_words_at ((const char *const[]){"对", "向", "于", "要", "应", "须", "按", "在", NULL},
                        text->text + i, text->text + to) > 0 &&
        !anban_word_at ("应急", text->text + i, text->text + to)) {
      if (is_subject (text, from, i, TRUE)) {
        stop = i;
        break;
      }
    }
  if (!is_subject (text, from, stop, FALSE))
    return FALSE;
  *start = from;
  *end = stop;
  return TRUE;
}
