/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/responsibility.h"

#include "plan/unit-names.h"
#include "plan/word-list.h"

#include <string.h>

static const char *const predicates[] = {
    "落实", "负责", "牵头", "配合", "按",   "依",   "根据", "履行", "承担", "要",   "应",
    "做好", "抓好", "组织", "指导", "督促", "加强", "结合", "具体", "参照", "同步", "统筹",
    "协调", "参与", "协助", "分工", "为",   "对",   "共同", "分别", NULL,
};

/* …。--牵头单位：…: a dash begins a note as well */
static const char *const sentence_ends[] = {"。", ";", "!", "?", "\n", ")", "\t", "…", "--", NULL};

/* ── what stands in a note ─────────────────────────────────────────────────────────────────────── */

typedef struct {
  const AnbanFoldedText *text;
  AnbanNote *note;
  GArray *pending; /* AnbanUnitRange: named, the role still to come */
  AnbanPlanRole role;
  gboolean labelled;
  gboolean role_said; /* some 牵头, 负责 … stood in it */
  gboolean leftover;  /* something in it was no unit */
} NoteReader;

static void
take_pending (NoteReader *self, AnbanPlanRole role)
{
  for (guint i = 0; i < self->pending->len; i++) {
    AnbanUnitRange unit = g_array_index (self->pending, AnbanUnitRange, i);

    if (!unit.role_printed)
      unit.role = role;
    g_array_append_val (self->note->units, unit);
  }
  g_array_set_size (self->pending, 0);
}

/* Where the last name of a clause ends and a predicate begins: 各镇（园区）|落实属地管理责任. */
static gsize
find_predicate (const AnbanFoldedText *text, gsize start, gsize end)
{
  gsize element = start;

  for (gsize i = start; i < end;) {
    const char *p = text->text + i;

    if (*p == '(' && text->partner[i] < end) {
      i = text->partner[i];
      continue;
    }
    if (i > element && anban_words_at (predicates, p, text->text + end) > 0 &&
        anban_unit_name_is (text->text + element, p))
      return i;
    i += (gsize)(g_utf8_next_char (p) - p);
    if (anban_word_at ("、", p, text->text + end))
      element = i;
  }
  return end;
}

static gboolean
last_element_is_unit (const AnbanFoldedText *text, gsize start, gsize end)
{
  for (gsize i = end; i > start; i--)
    if (i >= start + 3 && anban_word_before ("、", text->text + start, text->text + i))
      return anban_unit_name_is (text->text + i, text->text + end);
  return anban_unit_name_is (text->text + start, text->text + end);
}

static AnbanPlanRole
role_of_predicate (const char *p, const char *end)
{
  if (anban_words_within ((const char *const[]){"牵头", NULL}, p, end))
    return ANBAN_PLAN_ROLE_LEAD;
  if (anban_words_within ((const char *const[]){"配合", "协助", NULL}, p, end))
    return ANBAN_PLAN_ROLE_SUPPORT;
  return ANBAN_PLAN_ROLE_DUTY;
}

/* 6月, 年底前完成, 常态化: a time stands beside the units and is no reason to doubt them. */
static gboolean
is_time (const char *start, const char *end)
{
  static const char *const times[] = {"常态", "长期",   "持续",   "全年", "贯穿", "立即", "年底", "年内",
                                      "月底", "上半年", "下半年", "春节", "汛期", "季度", NULL};

  if (end - start > 60)
    return FALSE;
  if (anban_words_at (times, start, end) > 0)
    return TRUE;
  return g_ascii_isdigit (*start) &&
         anban_words_within ((const char *const[]){"月", "年", "日", NULL}, start, end);
}

/* One clause of a note: 县住建局牵头; 县发改局、县公安局配合; 3月底完成. */
static void
read_clause (NoteReader *self, gsize start, gsize end)
{
  const char *text = self->text->text;
  AnbanPlanRole role = self->role;
  gsize said, stop, before = self->pending->len, open;

  if (anban_word_at ("由", text + start, text + end))
    start += strlen ("由");
  if (end <= start)
    return;
  /* 县应急局牵头县住建局配合 */
  for (gsize i = start; i < end; i += (gsize)(g_utf8_next_char (text + i) - (text + i))) {
    gsize after = i + strlen ("牵头"), name;

    if (text[i] == '(' && self->text->partner[i] < end)
      i = self->text->partner[i];
    if (i == start || !anban_word_at ("牵头", text + i, text + end) || after >= end)
      continue;
    name = anban_words_at ((const char *const[]){"会同", "组织", "负责", "、", "并会同", "并", NULL},
                           text + after, text + end);
    if (anban_unit_name_at (text + after + name, text + end) > 0) {
      read_clause (self, start, after);
      start = after + name;
      break;
    }
  }
  said = anban_unit_role_before (text + start, text + end, &role);
  stop = end - said;
  open = stop;
  if (said > 0 || !last_element_is_unit (self->text, start, stop))
    open = find_predicate (self->text, start, stop);
  if (open < stop && !last_element_is_unit (self->text, start, stop)) {
    role = role_of_predicate (text + open, text + end);
    said = end - open;
    stop = open;
  }
  if (stop <= start) {
    /* ",负责": what was named before it */
    take_pending (self, role);
    return;
  }
  /* 牵头单位：A，B、C按职责落实: the label is A's */
  if (self->labelled && said > 0) {
    take_pending (self, self->role);
    before = 0;
  }
  anban_unit_list_read (self->text, start, stop, role, self->labelled && said == 0, self->pending,
                        &self->note->open_ended);
  if (self->pending->len == before && !is_time (text + start, text + end))
    self->leftover = TRUE;
  if (said > 0 && self->pending->len > before) {
    self->role_said = TRUE;
    take_pending (self, role);
  }
}

/* The clauses of what stands between two labels. */
static void
read_segment (NoteReader *self, gsize start, gsize end)
{
  const char *text = self->text->text;
  gsize from = start;

  for (gsize i = start; i <= end;) {
    const char *p = text + i;
    gsize len = i == end
                    ? 1
                    : anban_words_at ((const char *const[]){",", ";", "。", "\n", "\t", NULL}, p, text + end);

    if (i < end && *p == '(' && self->text->partner[i] < end) {
      i = self->text->partner[i];
      continue;
    }
    if (len > 0) {
      if (i > from)
        read_clause (self, from, i);
      from = i + len;
      /* 协同责任单位：A。B落实…: what B does says nothing of A */
      if (self->labelled && *p != ',')
        take_pending (self, self->role);
    }
    i += len > 0 ? len : (gsize)(g_utf8_next_char (p) - p);
  }
  take_pending (self, self->role);
}

static void
read_labelled (NoteReader *self, AnbanLabel label, gsize label_start, gsize start, gsize end)
{
  AnbanPlanSpan span = {start, end};

  switch (label) {
  case ANBAN_LABEL_LEAD:
    self->role = ANBAN_PLAN_ROLE_LEAD;
    break;
  case ANBAN_LABEL_SUPPORT:
    self->role = ANBAN_PLAN_ROLE_SUPPORT;
    break;
  case ANBAN_LABEL_DUTY:
    self->role = ANBAN_PLAN_ROLE_DUTY;
    break;
  case ANBAN_LABEL_DEADLINE:
    g_array_append_val (self->note->deadlines, span);
    return;
  case ANBAN_LABEL_PERSON:
  case ANBAN_LABEL_OTHER:
    return;
  }
  self->labelled = TRUE;
  read_segment (self, start, end);
  /* 责任单位及完成时限：… */
  if (anban_words_within ((const char *const[]){"时限", "时间", "期限", NULL}, self->text->text + label_start,
                          self->text->text + start))
    g_array_append_val (self->note->deadlines, span);
}

/* The next label in [from, end): at its beginning, or after a separator or a name. */
static gsize
find_label (const AnbanFoldedText *text, gsize from, gsize end, AnbanLabel *label, gsize *len)
{
  for (gsize i = from; i < end;) {
    const char *p = text->text + i;

    if (*p == '(' && text->partner[i] < end && i != from) {
      i = text->partner[i];
      continue;
    }
    *len = anban_responsibility_label_at (p, text->text + end, label);
    /* inside a note without separators only a colon makes a label */
    if (*len > 0 &&
        (i == from || p[*len - 1] == ':' ||
         anban_words_before ((const char *const[]){",", ";", "。", "\n", NULL}, text->text + from, p) > 0))
      return i;
    i += (gsize)(g_utf8_next_char (p) - p);
  }
  return end;
}

static void
read_content (NoteReader *self, gsize start, gsize end, gboolean *has_label)
{
  AnbanLabel label = ANBAN_LABEL_DUTY, next_label = ANBAN_LABEL_DUTY;
  gsize len = 0, at = find_label (self->text, start, end, &label, &len);

  *has_label = at < end;
  if (at > start)
    read_segment (self, start, at);
  while (at < end) {
    gsize value = at + len, next = find_label (self->text, value, end, &next_label, &len);

    read_labelled (self, label, at, value, next);
    label = next_label;
    at = next;
  }
}

static void
apply_rules (AnbanNote *note, AnbanNoteRules rules)
{
  if (!rules.first_leads || note->units->len == 0)
    return;
  for (guint i = 0; i < note->units->len; i++)
    if (g_array_index (note->units, AnbanUnitRange, i).role != ANBAN_PLAN_ROLE_DUTY)
      return;
  g_array_index (note->units, AnbanUnitRange, 0).role = ANBAN_PLAN_ROLE_LEAD;
  for (guint i = 1; rules.others_support && i < note->units->len; i++)
    g_array_index (note->units, AnbanUnitRange, i).role = ANBAN_PLAN_ROLE_SUPPORT;
}

static void
reader_init (NoteReader *self, const AnbanFoldedText *text, gsize start, gsize end, AnbanPlanRole role)
{
  self->text = text;
  self->role = role;
  self->note = g_new0 (AnbanNote, 1);
  self->note->units = g_array_new (FALSE, FALSE, sizeof (AnbanUnitRange));
  self->note->deadlines = g_array_new (FALSE, FALSE, sizeof (AnbanPlanSpan));
  self->pending = g_array_new (FALSE, FALSE, sizeof (AnbanUnitRange));
  self->note->start = start;
  self->note->end = end;
}

/* 以上1—4项, 以上各项 before the first label: returns the bytes of it. */
static gsize
read_range (NoteReader *self, gsize start, gsize end)
{
  const char *p = self->text->text + start, *stop = self->text->text + end, *q;
  guint first = 0, last = 0;

  q = p + anban_words_at ((const char *const[]){"以上", "上述", "第", NULL}, p, stop);
  while (q < stop && g_ascii_isdigit (*q))
    first = first * 10 % 10000 + (guint)(*q++ - '0');
  q += anban_words_at ((const char *const[]){"--", "-", "~", "至", "到", NULL}, q, stop);
  while (q < stop && g_ascii_isdigit (*q))
    last = last * 10 % 10000 + (guint)(*q++ - '0');
  if (q > p && first == 0 &&
      anban_words_at ((const char *const[]){"各项", "任务", "各项任务", NULL}, q, stop) > 0)
    first = 1, last = 9999;
  if (first == 0 || last < first)
    return 0;
  q +=
      anban_words_at ((const char *const[]){"项", "项任务", "条", "各项", "任务", "各项任务", NULL}, q, stop);
  self->note->first_item = first;
  self->note->last_item = last;
  return (gsize)(q - p);
}

AnbanNote *
anban_responsibility_read_cell (const AnbanFoldedText *text, gsize start, gsize end, AnbanPlanRole role)
{
  NoteReader self = {.labelled = TRUE};
  gboolean has_label;

  reader_init (&self, text, start, end, role);
  read_content (&self, start, end, &has_label);
  g_array_unref (self.pending);
  return self.note;
}

static AnbanNote *
read_note (const AnbanFoldedText *text, gsize start, gsize end, gboolean *has_label, gboolean *certain)
{
  NoteReader self = {0};

  reader_init (&self, text, start, end, ANBAN_PLAN_ROLE_DUTY);
  start += read_range (&self, start, end);
  read_content (&self, start, end, has_label);
  *certain = self.role_said || !self.leftover;
  g_array_unref (self.pending);
  return self.note;
}

/* ── where notes stand ─────────────────────────────────────────────────────────────────────────── */

static gboolean
is_sentence_end (const AnbanFoldedText *text, gsize start, gsize at)
{
  /* 例会. (综合办负责): a point of half width; not 1.( */
  if (at >= start + 2 && text->text[at - 1] == '.' && (guchar)text->text[at - 2] >= 0x80)
    return TRUE;
  return at == start || anban_words_before (sentence_ends, text->text + start, text->text + at) > 0;
}

/* （社区） after 各村 is part of a name, not a note. */
static gboolean
is_only_bare (const AnbanFoldedText *text, const GArray *units)
{
  for (guint i = 0; i < units->len; i++) {
    const AnbanUnitRange *unit = &g_array_index (units, AnbanUnitRange, i);

    if (unit->end - unit->start > 9 || anban_word_at ("各", text->text + unit->start, text->text + unit->end))
      return FALSE;
  }
  return TRUE;
}

/* A parenthesis is a note where a label stands in it, or where it closes a sentence and names units only. */
static AnbanNote *
read_parenthesis (const AnbanFoldedText *text, gsize open, gsize start, gsize end)
{
  gsize close = text->partner[open];
  gboolean has_label, certain, closes;
  AnbanNote *note;

  if (close == G_MAXUINT32 || close >= end ||
      (text->flags[open] & (ANBAN_FOLDED_QUOTED | ANBAN_FOLDED_NOTED)) != 0)
    return NULL;
  closes = is_sentence_end (text, start, open) || close + 1 == end ||
           anban_words_at (sentence_ends, text->text + close + 1, text->text + end) > 0 ||
           text->text[close + 1] == '(' || text->text[close + 1] == '.';
  note = read_note (text, open + 1, close, &has_label, &certain);
  if (!has_label &&
      (!closes || !certain || (is_only_bare (text, note->units) && !is_sentence_end (text, start, open))))
    g_clear_pointer (&note, anban_note_free);
  else if (note->units->len == 0 && note->deadlines->len == 0)
    g_clear_pointer (&note, anban_note_free);
  if (note != NULL) {
    note->start = open;
    note->end = close + 1;
  }
  return note;
}

/* 责任单位：… on a line of its own or behind the last sentence; goes on while labels follow. */
static AnbanNote *
read_label_line (const AnbanFoldedText *text, gsize at, gsize end, gsize *barren)
{
  gsize stop = at;
  gboolean has_label, certain;
  AnbanNote *note;

  if (at < *barren)
    return NULL;
  for (gsize i = at; i <= end;) {
    const char *p = text->text + i;
    gsize len = i == end ? 0 : anban_words_at ((const char *const[]){"。", "\n", NULL}, p, text->text + end);

    if (i == end || len > 0) {
      stop = i;
      if (i == end || anban_responsibility_label_at (p + len, text->text + end, NULL) == 0)
        break;
    }
    i += len > 0 ? len : (gsize)(g_utf8_next_char (p) - p);
  }
  note = read_note (text, at, stop, &has_label, &certain);
  if (note->units->len == 0 && note->deadlines->len == 0) {
    /* no later label before the same end will find more; without this, a row of labels costs its square */
    *barren = stop;
    g_clear_pointer (&note, anban_note_free);
  }
  return note;
}

/* A label behind a sentence; behind a comma only where a colon makes it one: …，时间：2月底. */
static gboolean
begins_label (const AnbanFoldedText *text, gsize start, gsize at, gsize end)
{
  gboolean comma = at > start && text->text[at - 1] == ',';
  AnbanLabel label;
  gsize len;

  if (!comma && !is_sentence_end (text, start, at))
    return FALSE;
  len = anban_responsibility_label_at (text->text + at, text->text + end, &label);
  return len > 0 && label != ANBAN_LABEL_OTHER &&
         (!comma || (label != ANBAN_LABEL_PERSON && text->text[at + len - 1] == ':'));
}

GPtrArray *
anban_responsibility_read (const AnbanFoldedText *text, gsize start, gsize end, AnbanNoteRules rules)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify)anban_note_free);
  gsize barren = 0;

  for (gsize i = start; i < end;) {
    const char *p = text->text + i;
    AnbanNote *note = NULL;
    AnbanLabel label;

    if (*p == '(' && text->partner[i] == G_MAXUINT32 &&
        anban_responsibility_label_at (p + 1, text->text + end, &label) > 0)
      note = read_label_line (text, i + 1, end, &barren);
    else if (*p == '(')
      note = read_parenthesis (text, i, start, end);
    else if (begins_label (text, start, i, end))
      note = read_label_line (text, i, end, &barren);
    if (note == NULL) {
      i += (gsize)(g_utf8_next_char (p) - p);
      continue;
    }
    note->own_line = i == start || text->text[i - 1] == '\n';
    apply_rules (note, rules);
    i = MAX (note->end, i + 1);
    g_ptr_array_add (notes, note);
  }
  return notes;
}

AnbanNoteRules
anban_responsibility_find_rules (const AnbanFoldedText *text)
{
  static const char *const firsts[] = {"首位",     "第一位",   "第一个", "首个", "第一的",
                                       "排名第一", "第一单位", "排第一", NULL};
  AnbanNoteRules rules = {FALSE, FALSE};
  const char *end = text->text + text->len;

  for (const char *p = text->text; p < end; p = g_utf8_next_char (p)) {
    gsize len = anban_words_at (firsts, p, end);
    const char *stop;

    if (len == 0)
      continue;
    stop = MIN (p + len + 60, end);
    if (!anban_words_within ((const char *const[]){"牵头", NULL}, p + len, stop))
      continue;
    rules.first_leads = TRUE;
    stop = MIN (stop + 60, end);
    rules.others_support =
        anban_words_within ((const char *const[]){"配合单位", "配合", NULL}, p + len, stop);
    break;
  }
  return rules;
}

void
anban_note_free (AnbanNote *note)
{
  if (note == NULL)
    return;
  g_array_unref (note->units);
  g_array_unref (note->deadlines);
  g_free (note);
}
