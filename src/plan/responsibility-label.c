/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/responsibility-label.h"

#include "plan/unit-names.h"
#include "plan/word-list.h"

#include <string.h>

static const char *const lead_labels[] = {
    "牵头单位", "牵头部门", "牵头责任单位", "牵头责任部门",   "牵头科室",       "主办单位",
    "主办部门", "主责单位", "主责部门",     "主要责任单位",   "主要牵头单位",   "牵头",
    "主办",     "主责",     "总牵头单位",   "牵头和责任单位", "牵头及责任单位", NULL,
};
static const char *const support_labels[] = {
    "配合单位",     "配合部门", "配合责任单位", "协同责任单位", "协同单位",     "协同部门",
    "协同配合单位", "协办单位", "协办部门",     "协助单位",     "参与单位",     "参与部门",
    "参加单位",     "协作单位", "配合科室",     "配合",         "协办",         "协同",
    "协助",         "参与",     "责任配合单位", "主要配合单位", "共同配合单位", NULL,
};
static const char *const duty_labels[] = {
    "责任单位",     "责任部门",     "责任主体", "负责单位",     "负责部门",       "实施单位",
    "实施主体",     "落实单位",     "落实部门", "承办单位",     "承办部门",       "完成单位",
    "责任科室",     "责任股室",     "责任处室", "责任分工",     "任务分工",       "分工单位",
    "执行单位",     "督导",         "督办",     "指导",         "监督",           "监管单位",
    "监管部门",     "督导单位",     "督办单位", "督促单位",     "指导单位",       "包保单位",
    "责任",         "负责",         "落实",     "具体责任单位", "其他责任单位",   "相关责任单位",
    "属地责任单位", "共同责任单位", "组织单位", "整改责任单位", "整改单位",       "监管责任单位",
    "督办责任单位", "整改主体",     "主管单位", "主管部门",     "责任单位和部门", NULL,
};
static const char *const deadline_labels[] = {
    "完成时限", "时限",     "完成时间",     "时间要求", "办结时限", "时限要求", "时间节点",
    "完成期限", "整改时限", "期限",         "时间安排", "时间进度", "完成节点", "工作时限",
    "任务时限", "截止时间", "完成日期",     "办理时限", "时间",     "推进时限", "实施时间",
    "进度要求", "进度安排", "完成时限要求", NULL,
};
static const char *const person_labels[] = {
    "责任人",     "责任领导",   "牵头领导",       "分管领导",   "牵头县领导", "牵头市领导", "牵头区领导",
    "责任人员",   "包保领导",   "联系人",         "联系领导",   "牵头人",     "负责人",     "牵头责任人",
    "分管负责人", "县级领导",   "市级领导",       "区级领导",   "督办领导",   "包抓领导",   "责任县领导",
    "责任市领导", "责任区领导", "督导领导",       "主要负责人", "具体责任人", "联系电话",   "第一责任人",
    "直接责任人", "牵头负责人", "责任单位负责人", NULL,
};
static const char *const other_labels[] = {
    "工作目标", "工作任务", "工作措施", "具体措施", "工作要求", "主要任务", "目标任务",
    "重点任务", "工作内容", "主要内容", "任务目标", "佐证材料", "备注",     "进展情况",
    "考核指标", "任务内容", "主要措施", "成果形式", "目标要求", "验收标准", "任务来源",
    "预期成果", "工作举措", "重点内容", NULL,
};

static const struct {
  const char *const *words;
  AnbanLabel label;
} label_tables[] = {
    {lead_labels, ANBAN_LABEL_LEAD},     {support_labels, ANBAN_LABEL_SUPPORT},
    {duty_labels, ANBAN_LABEL_DUTY},     {deadline_labels, ANBAN_LABEL_DEADLINE},
    {person_labels, ANBAN_LABEL_PERSON}, {other_labels, ANBAN_LABEL_OTHER},
};

/* 责任（配合）单位 is the same label with a remark inside. */
static const char *const inner_remarks[] = {
    "责任(配合)单位", "配合(责任)单位", "责任(协办)单位", "牵头(责任)单位",
    "责任(牵头)单位", "牵头(主办)单位", "责任(参与)单位", NULL};
static const AnbanLabel remark_labels[] = {ANBAN_LABEL_DUTY, ANBAN_LABEL_SUPPORT, ANBAN_LABEL_DUTY,
                                           ANBAN_LABEL_LEAD, ANBAN_LABEL_LEAD,    ANBAN_LABEL_LEAD,
                                           ANBAN_LABEL_DUTY};

/* 配合股室, 牵头乡镇: a role and the kind of unit that has it. */
static const char *const label_nouns[] = {"单位", "部门", "科室", "股室",   "处室", "站所",
                                          "机构", "街道", "乡镇", "镇街",   "园区", "地区",
                                          "企业", "社区", "村居", "党组织", NULL};
static const struct {
  const char *word;
  AnbanLabel label;
} label_roles[] = {
    {"牵头", ANBAN_LABEL_LEAD},    {"主办", ANBAN_LABEL_LEAD},    {"主责", ANBAN_LABEL_LEAD},
    {"主抓", ANBAN_LABEL_LEAD},    {"配合", ANBAN_LABEL_SUPPORT}, {"协办", ANBAN_LABEL_SUPPORT},
    {"协同", ANBAN_LABEL_SUPPORT}, {"协助", ANBAN_LABEL_SUPPORT}, {"参与", ANBAN_LABEL_SUPPORT},
    {"参加", ANBAN_LABEL_SUPPORT}, {"协作", ANBAN_LABEL_SUPPORT}, {"支持", ANBAN_LABEL_SUPPORT},
    {"责任", ANBAN_LABEL_DUTY},    {"负责", ANBAN_LABEL_DUTY},    {"落实", ANBAN_LABEL_DUTY},
    {"承办", ANBAN_LABEL_DUTY},    {"实施", ANBAN_LABEL_DUTY},    {"执行", ANBAN_LABEL_DUTY},
};

static gsize
role_label_at (const char *p, const char *end, AnbanLabel *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (label_roles); i++) {
    gsize role = strlen (label_roles[i].word), noun;

    if (!anban_word_at (label_roles[i].word, p, end) ||
        (noun = anban_words_at (label_nouns, p + role, end)) == 0)
      continue;
    *label = label_roles[i].label;
    return role + noun;
  }
  return 0;
}

/* The words of a label alone: 责任单位, 配合股室. */
static gsize
plain_label_at (const char *p, const char *end, AnbanLabel *label)
{
  AnbanLabel by_role;
  gsize best = 0, len;

  for (guint i = 0; i < G_N_ELEMENTS (label_tables); i++) {
    len = anban_words_at (label_tables[i].words, p, end);
    if (len > best) {
      best = len;
      *label = label_tables[i].label;
    }
  }
  if ((len = role_label_at (p, end, &by_role)) > best) {
    best = len;
    *label = by_role;
  }
  return best;
}

gsize
anban_responsibility_label_at (const char *p, const char *end, AnbanLabel *label)
{
  AnbanLabel found = ANBAN_LABEL_OTHER, by_role = ANBAN_LABEL_OTHER;
  gsize best = plain_label_at (p, end, &found), len, more;
  const char *q;

  for (guint i = 0; inner_remarks[i] != NULL; i++)
    if (anban_word_at (inner_remarks[i], p, end)) {
      best = strlen (inner_remarks[i]);
      found = remark_labels[i];
    }
  if (best == 0)
    return 0;
  q = p + best;
  /* 责任单位及完成时限：A，6月底前 */
  len = anban_words_at ((const char *const[]){"及", "和", "与", "、", NULL}, q, end);
  if (len > 0 && best >= 2 * 3 && (more = plain_label_at (q + len, end, &by_role)) >= 2 * 3) {
    q += len + more;
    best += len + more;
    if (found > ANBAN_LABEL_DUTY && by_role <= ANBAN_LABEL_DUTY)
      found = by_role;
  }
  if (label != NULL)
    *label = found;
  if (anban_word_at ("及责任人", q, end) || anban_word_at ("和责任人", q, end))
    q += strlen ("及责任人");
  if (q < end && *q == '(') {
    const char *close = memchr (q, ')', MIN ((gsize)(end - q), 60));

    if (close != NULL && close + 1 < end && close[1] == ':')
      q = close + 1;
  }
  if (q < end && *q == ':')
    return (gsize)(q + 1 - p);
  /* （责任单位；乡党政办）: a slip of the pen */
  if (q < end && *q == ';' && best >= 4 * 3 && anban_unit_name_at (q + 1, end) > 0)
    return (gsize)(q + 1 - p);
  if (best >= 4 * 3 && found <= ANBAN_LABEL_DUTY) {
    gsize colon = anban_words_at ((const char *const[]){"为", "是", "\t", "\n", NULL}, q, end);

    if (anban_unit_name_at (q + colon, end) > 0)
      return (gsize)(q + colon - p);
  }
  if (best >= 4 * 3 && found == ANBAN_LABEL_DEADLINE && q < end && (g_ascii_isdigit (*q) || *q == '\t'))
    return (gsize)(q - p);
  return 0;
}
