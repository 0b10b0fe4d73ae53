/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/task-finder.h"

#include "plan/plan-table.h"
#include "plan/subject.h"
#include "plan/unit-names.h"
#include "plan/word-list.h"

#include <string.h>

typedef enum {
  ZONE_TASKS,
  ZONE_GOALS,
  ZONE_SAFEGUARDS,
  ZONE_CHECKS,
} Zone;

typedef struct {
  Zone zone;
  gsize heading_end;
  guint own_notes;  /* notes with units in its own text */
  guint last_notes; /* of these, such as stand alone on the last line */
  guint below;      /* notes with units anywhere below it */
  gboolean ranged;  /* a note says itself which items it is for */
  gboolean lifted;  /* the note at its end belongs to its parent */
  gboolean check;
  gboolean headed; /* all its own text is a heading and the note of who does what follows */
} Facts;

typedef struct {
  const AnbanFoldedText *text;
  const AnbanOutline *outline;
  const GPtrArray *notes;
  const GArray *rows;
  Facts *facts;
  GArray *found;
  gboolean covered; /* the first part is a letter that sends the plan */
} Finder;

static const char *const goal_words[] = {
    "总体要求",   "指导思想", "工作目标",   "总体目标", "基本原则", "主要目标", "目标任务", "工作原则",
    "总体思路",   "编制依据", "适用范围",   "工作背景", "总则",     "附则",     "目标要求", "年度目标",
    "基本情况",   "范围",     "整治对象",   "整治目标", "形势分析", "现状",     "实施原则", "工作思路",
    "目标",       "行动目标", "重要意义",   "面临形势", "任务目标", "思想认识", "充分认识", "发展目标",
    "现状与形势", "整治原则", "指导原则",   "工作依据", "实施范围", "发展基础", "术语",     "治理目标",
    "攻坚目标",   "总体考虑", "范围和对象", "检查对象", "排查对象", "活动主题", "宣传主题", "活动目的",
    "参加对象",   "对象",     "检查范围",   "适用对象", "总体安排", "总体部署", NULL,
};
/* A span of time; with items below it they are the stages, which are tasks. */
static const char *const time_words[] = {"时间安排", "活动时间",     "整治时间", "行动时间",
                                         "防治重点", "防范重点",     "月份安排", "日程安排",
                                         "工作时间", "专项行动时间", NULL};
static const char *const safeguard_words[] = {
    "保障措施",       "组织实施", "工作要求", "组织保障",   "保障机制", "组织领导", "有关要求",
    "相关要求",       "实施保障", "工作保障", "保障要求",   "推进机制", "落实机制", "组织推进",
    "组织机构",       "领导机构", "组织管理", "组织措施",   "几点要求", "实施要求", "支撑保障",
    "监督与保障",     "监督保障", "措施保障", "保障与监督", "强化保障", "加强保障", "工作保障措施",
    "监督检查与考核", "活动要求", "行动要求", "整治要求",   "具体要求", "任务要求", "执法要求",
    "工作纪律",       NULL,
};
/* So short that they must be the whole heading. */
static const char *const safeguard_headings[] = {
    "保障",     "要求",     "工作机制",     "监督检查",     "其他要求",     "其他",         "监督考核",
    "督导考核", "督查考核", "加强监督考核", "强化督导考核", "强化监督考核", "加强督导考核", NULL,
};
static const char *const check_words[] = {"对照检查内容", "检查内容", "检查重点",
                                          "对照检查重点", "自查内容", "自查重点",
                                          "检查事项",     "检查要点", NULL};

static const AnbanOutlineItem *
get (const Finder *self, guint index)
{
  return anban_outline_get (self->outline, index);
}

static gboolean
heading_is (const Finder *self, guint index, const char *const *words)
{
  const AnbanOutlineItem *item = get (self, index);

  return anban_words_before (words, self->text->text + item->text_start,
                             self->text->text + self->facts[index].heading_end) > 0;
}

static gboolean
heading_equals (const Finder *self, guint index, const char *const *words)
{
  const AnbanOutlineItem *item = get (self, index);
  const char *p = self->text->text + item->text_start,
             *end = self->text->text + self->facts[index].heading_end;

  return p < end && anban_words_at (words, p, end) == (gsize)(end - p);
}

/* A heading alone on its line, with its text in the next paragraph or in its children. */
static gboolean
heads_a_section (const Finder *self, guint index)
{
  const AnbanOutlineItem *item = get (self, index);

  return self->facts[index].heading_end == item->first_end && item->first_end - item->text_start <= 90;
}

/* Whether notes name units anywhere below @item. */
static gboolean
is_noted (const Finder *self, const AnbanOutlineItem *item)
{
  guint noted = 0;

  for (guint i = 0; i < self->notes->len && noted < 2; i++) {
    const AnbanNote *note = self->notes->pdata[i];

    noted += note->start >= item->text_start && note->start < item->end && note->units->len > 0;
  }
  return noted >= 2;
}

static Zone
find_zone (const Finder *self, guint index)
{
  const AnbanOutlineItem *item = get (self, index);
  Zone above = item->parent >= 0 ? self->facts[item->parent].zone : ZONE_TASKS;

  if (above == ZONE_SAFEGUARDS || above == ZONE_CHECKS)
    return above;
  if (self->covered && item->segment == 0)
    return ZONE_SAFEGUARDS;
  /* 一、强化组织领导, assigned item by item, is the first chapter of tasks */
  if (item->level == 0 && item->marker.value == 1 && item->n_children > 1 && is_noted (self, item))
    return above;
  if (heading_is (self, index, check_words))
    return ZONE_CHECKS;
  if (heading_is (self, index, goal_words) &&
      (heads_a_section (self, index) || item->level == 0 || item->n_children > 0))
    return ZONE_GOALS;
  if (item->n_children == 0 && heading_is (self, index, time_words))
    return ZONE_GOALS;
  if ((heading_is (self, index, safeguard_words) || heading_equals (self, index, safeguard_headings)) &&
      (item->level == 0 ||
       (item->parent >= 0 && get (self, (guint)item->parent)->marker.kind == ANBAN_MARK_NONE)))
    return ZONE_SAFEGUARDS;
  return above;
}

/* 对照…检查…情况 */
static gboolean
is_check (const Finder *self, guint index)
{
  const AnbanOutlineItem *item = get (self, index);
  const char *p = self->text->text + item->text_start, *end = self->text->text + item->own_end;
  const char *checks;

  if (anban_words_at ((const char *const[]){"对照", "检查", "自查", "查", "看", "重点检查", "是否", NULL}, p,
                      end) == 0)
    return FALSE;
  if (anban_words_at ((const char *const[]){"查", "看", "是否", NULL}, p, end) > 0 &&
      anban_words_at ((const char *const[]){"检查", "自查", NULL}, p, end) == 0 &&
      self->facts[index].zone != ZONE_CHECKS)
    return anban_word_at ("查", p, end) &&
           anban_words_before ((const char *const[]){"情况", "情况。", "情况;", NULL}, p, end) > 0;
  checks = g_strstr_len (p, end - p, "查");
  return checks != NULL && g_strstr_len (checks, end - checks, "情况") != NULL;
}

/* （一）大型商超（牵头单位：…）: nothing but blanks and stops around the note. */
static gboolean
is_headed (const Finder *self, const AnbanOutlineItem *item, const AnbanNote *note, gsize heading_end)
{
  static const char *const stops[] = {"。", "\n", ":", ")", "】", NULL};
  gsize at = note->end, end = item->own_end;
  gsize len;

  if (note->start > heading_end + strlen ("。") + 1)
    return FALSE;
  while (at < end && (len = anban_words_at (stops, self->text->text + at, self->text->text + end)) > 0)
    at += len;
  return at >= end;
}

static void
gather (Finder *self)
{
  guint n = self->outline->items->len, next = 0;

  for (guint i = 0; i < n; i++) {
    const AnbanOutlineItem *item = get (self, i);
    Facts *facts = &self->facts[i];

    facts->heading_end = anban_outline_heading_end (self->text, item->text_start, item->first_end);
    facts->zone = find_zone (self, i);
    for (; next < self->notes->len; next++) {
      const AnbanNote *note = self->notes->pdata[next];

      if (note->start >= item->own_end)
        break;
      if (note->start < item->text_start || note->units->len == 0)
        continue;
      facts->own_notes++;
      facts->headed = facts->headed || is_headed (self, item, note, facts->heading_end);
      facts->ranged |= note->first_item > 0;
      if (note->own_line && note->start > item->first_end)
        facts->last_notes++;
    }
    facts->check = is_check (self, i);
  }
  for (guint i = n; i-- > 0;) {
    const AnbanOutlineItem *item = get (self, i);

    if (item->parent >= 0)
      self->facts[item->parent].below += self->facts[i].own_notes + self->facts[i].below;
  }
}

/* Where of all children only the last carries a note, on a line of its own or at the lowest level, the note
 * is for them all and belongs to the parent. */
static void
lift_notes (Finder *self)
{
  g_autofree int *last_child = g_new (int, self->outline->items->len + 1);
  g_autofree guint *noted = g_new0 (guint, self->outline->items->len + 1);

  for (guint i = 0; i < self->outline->items->len; i++) {
    const AnbanOutlineItem *item = get (self, i);

    last_child[i] = -1;
    if (item->parent >= 0) {
      last_child[item->parent] = (int)i;
      if (self->facts[i].own_notes + self->facts[i].below > 0)
        noted[item->parent]++;
    }
  }
  for (guint i = 0; i < self->outline->items->len; i++) {
    int last = last_child[i];
    const AnbanOutlineItem *item;

    if (get (self, i)->n_children < 2 || last < 0 || noted[i] != 1 || self->facts[i].own_notes > 0)
      continue;
    item = get (self, (guint)last);
    if (self->facts[last].own_notes == 0 || self->facts[last].ranged || item->n_children > 0)
      continue;
    if (self->facts[last].last_notes == self->facts[last].own_notes ||
        item->marker.kind >= ANBAN_MARK_PAREN) {
      self->facts[last].lifted = TRUE;
      self->facts[i].own_notes += self->facts[last].own_notes;
      self->facts[i].below = 0;
    }
  }
}

static gboolean
has_body (const Finder *self, guint index)
{
  const AnbanOutlineItem *item = get (self, index);
  gsize from = self->facts[index].heading_end, end = item->own_end;

  while (end > from && self->text->text[end - 1] == '\n')
    end--;
  return end > from + 30;
}

static gboolean
has_subject (const Finder *self, guint index)
{
  const AnbanOutlineItem *item = get (self, index);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (AnbanUnitRange));

  anban_subject_read (self->text, item->text_start, item->own_end, units);
  return units->len > 0;
}

static void
add (Finder *self, guint index, AnbanPlanKind kind, gsize end, gboolean with_subs)
{
  AnbanFoundTask task = {index, kind, get (self, index)->text_start, end, with_subs};

  while (task.start < task.end && self->text->text[task.start] == '\n')
    task.start++;
  while (task.end > task.start && strchr ("\n\t", self->text->text[task.end - 1]) != NULL)
    task.end--;
  if (task.end > task.start)
    g_array_append_val (self->found, task);
}

static AnbanPlanKind
kind_of (const Finder *self, guint index)
{
  if (self->facts[index].check)
    return ANBAN_PLAN_KIND_CHECK;
  switch (self->facts[index].zone) {
  case ZONE_SAFEGUARDS:
    return ANBAN_PLAN_KIND_SAFEGUARD;
  case ZONE_CHECKS:
    return ANBAN_PLAN_KIND_CHECK;
  case ZONE_TASKS:
  case ZONE_GOALS:
    break;
  }
  return ANBAN_PLAN_KIND_TASK;
}

static guint
next_sibling (const Finder *self, guint index)
{
  guint level = get (self, index)->level, i = index + 1;

  while (i < self->outline->items->len && get (self, i)->level > level)
    i++;
  return i;
}

/* Whether items of the same rank elsewhere carry notes: then this is the rank that is assigned. */
static gboolean
siblings_noted (const Finder *self, guint index)
{
  const AnbanOutlineItem *item = get (self, index);
  guint first = item->parent >= 0 ? (guint)item->parent + 1 : 0;
  guint noted = 0, seen = 0;

  for (guint i = first; i < self->outline->items->len && get (self, i)->level >= item->level && seen < 200;
       i = next_sibling (self, i), seen++)
    if (i != index && self->facts[i].own_notes > 0)
      noted++;
  return noted > 0;
}

/* Whether its own text ends in a colon and says who does what follows, and nothing stands below its children. */
static gboolean
introduces_list (const Finder *self, guint index)
{
  const AnbanOutlineItem *item = get (self, index);
  gsize end = item->own_end;

  while (end > item->text_start && self->text->text[end - 1] == '\n')
    end--;
  if (end <= item->text_start || self->text->text[end - 1] != ':' || !has_subject (self, index))
    return FALSE;
  for (guint i = index + 1; i < self->outline->items->len && get (self, i)->level > item->level; i++)
    if (get (self, i)->n_children > 0 || self->facts[i].check)
      return FALSE;
  return TRUE;
}

/* Whether the children of @index say whole sentences, each of which can be followed up. */
static gboolean
has_sentences (const Finder *self, guint index)
{
  guint end = next_sibling (self, index), n = 0, sentences = 0;

  for (guint i = index + 1; i < end; i++, n++)
    sentences += get (self, i)->own_end - get (self, i)->text_start >= 36;
  return n > 0 && sentences * 3 >= n * 2;
}

/* Whether the children of @index are measures inside it and not tasks of their own. */
static gboolean
children_are_subs (const Finder *self, guint index)
{
  AnbanMarkKind kind = get (self, index + 1)->marker.kind;

  if (self->facts[index].below > 0)
    return FALSE;
  if (self->facts[index].own_notes > 0)
    return !self->facts[index].headed || kind >= ANBAN_MARK_PAREN || !has_sentences (self, index);
  if (kind == ANBAN_MARK_IS || kind == ANBAN_MARK_CIRCLED)
    return TRUE;
  /* …应当履行下列职责：（一）…；（二）… */
  if (introduces_list (self, index))
    return TRUE;
  if (kind >= ANBAN_MARK_PAREN)
    return has_body (self, index) || siblings_noted (self, index);
  return FALSE;
}

static gboolean
all_checks (const Finder *self, guint index)
{
  guint end = next_sibling (self, index), checks = 0, leaves = 0;

  for (guint i = index + 1; i < end; i++)
    if (get (self, i)->n_children == 0) {
      leaves++;
      checks += self->facts[i].check || self->facts[i].zone == ZONE_CHECKS;
    }
  return leaves > 0 && checks * 2 > leaves;
}

/* A table stands in it: its rows are the tasks. */
static gboolean
has_rows (const Finder *self, const AnbanOutlineItem *item)
{
  for (guint i = 0; i < self->rows->len; i++) {
    gsize start = g_array_index (self->rows, AnbanTableRow, i).start;

    if (start >= item->end)
      break;
    if (start >= item->text_start)
      return TRUE;
  }
  return FALSE;
}

/* 第一条 为…，制定本办法; 本办法自…起施行: articles on the paper itself, which nobody does. */
static gboolean
is_on_paper (const Finder *self, guint index)
{
  static const char *const names[] = {"制定本", "制订本", NULL};
  static const char *const validity[] = {"起施行", "起执行", "起实施", "负责解释", "有效期", NULL};
  static const char *const papers[] = {"本办法", "本规定", "本制度", "本责任制", "本方案", "本细则",
                                       "本规则", "本计划", "本意见", "本清单",   NULL};
  const AnbanOutlineItem *item = get (self, index);
  const char *p = self->text->text + item->text_start, *end = self->text->text + item->own_end;

  if (end - p > 360)
    return FALSE;
  if (anban_words_at ((const char *const[]){"为", "为了", "根据", NULL}, p, end) > 0)
    return anban_words_within (names, p, end);
  return anban_words_at (papers, p, end) > 0 && anban_words_within (validity, p, end);
}

static void
visit (Finder *self, guint index)
{
  const AnbanOutlineItem *item = get (self, index);
  const Facts *facts = &self->facts[index];

  if (item->n_children == 0) {
    gboolean noted = facts->own_notes > 0 && !facts->lifted;

    if (item->marker.kind == ANBAN_MARK_NONE || has_rows (self, item) ||
        ((facts->zone == ZONE_GOALS || is_on_paper (self, index)) && !noted))
      return;
    add (self, index, kind_of (self, index), item->end, FALSE);
    return;
  }
  if (item->marker.kind != ANBAN_MARK_NONE && (facts->zone != ZONE_GOALS || facts->own_notes > 0) &&
      children_are_subs (self, index)) {
    add (self, index, kind_of (self, index), item->end, TRUE);
    return;
  }
  if (item->marker.kind != ANBAN_MARK_NONE && all_checks (self, index) && item->parent >= 0 &&
      has_body (self, index) && has_subject (self, index))
    add (self, index, facts->zone == ZONE_SAFEGUARDS ? ANBAN_PLAN_KIND_SAFEGUARD : ANBAN_PLAN_KIND_TASK,
         item->own_end, FALSE);
  for (guint i = index + 1, end = next_sibling (self, index); i < end; i = next_sibling (self, i))
    visit (self, i);
}

/* 关于印发…的通知 with requirements of its own, signed, and then the plan itself. */
static gboolean
is_covered (const AnbanFoldedText *text, const AnbanOutline *outline)
{
  static const char *const sending[] = {"印发", "下发", "转发", "印送", NULL};
  const char *head = text->text, *end = text->text + outline->head_end;
  guint last = outline->items->len;

  if (last == 0 || anban_outline_get (outline, last - 1)->segment == 0 ||
      !anban_words_within (sending, head, end))
    return FALSE;
  for (const char *line = head; line < end;) {
    const char *newline = memchr (line, '\n', (gsize)(end - line)), *stop = newline != NULL ? newline : end;

    if (stop > line && anban_outline_is_date_line (line, stop))
      return FALSE;
    line = stop + 1;
  }
  for (guint i = 0; i < last && anban_outline_get (outline, i)->segment == 0; i++)
    if (anban_outline_get (outline, i)->start > outline->head_end + 4500)
      return FALSE;
  return TRUE;
}

GArray *
anban_task_finder_run (const AnbanFoldedText *text,
                       const AnbanOutline *outline,
                       const GPtrArray *notes,
                       const GArray *rows)
{
  Finder self = {.text = text, .outline = outline, .notes = notes, .rows = rows};

  self.covered = is_covered (text, outline);
  self.facts = g_new0 (Facts, outline->items->len + 1);
  self.found = g_array_new (FALSE, FALSE, sizeof (AnbanFoundTask));
  gather (&self);
  lift_notes (&self);
  for (guint i = 0; i < outline->items->len; i = next_sibling (&self, i))
    visit (&self, i);
  g_free (self.facts);
  return self.found;
}
