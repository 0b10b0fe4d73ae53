/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/document-head.h"

#include "base/chinese-number.h"
#include "base/date.h"
#include "plan/unit-names.h"
#include "plan/word-list.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  gsize start, end;
} Line;

typedef struct {
  const AnbanFoldedText *text;
  AnbanPlan *plan;
  gboolean no_items;
  gsize title_start, title_end; /* the best title so far */
  Line previous, before;        /* the lines above the one that is read */
  gsize number_line;            /* end of the line of the document number; 0 where none */
} HeadReader;

static const char *const title_ends[] = {
    "方案",   "要点",   "计划",   "通知",   "意见",   "办法",   "分解",   "规划",       "清单",
    "安排",   "措施",   "规定",   "细则",   "任务",   "分工",   "分解表", "任务表",     "责任书",
    "通报",   "函",     "决定",   "制度",   "预案",   "行动",   "工作",   "台账",       "目录",
    "标准",   "指南",   "汇编",   "表",     "试行)",  "修订)",  "稿)",    "举措",       "纲要",
    "重点",   "事项",   "工程",   "责任状", "部署",   "责任制", "任务书", "办法(试行)", "时间表",
    "路线图", "一览表", "任务单", "交办单", "工作单", "责任单", "提示单", "台账表",     NULL};
static const char *const no_titles[] = {
    "附件", "抄送", "(此",  "各",   "现将", "为",   "根据", "签发",
    "密级", "特急", "加急", "主送", "联系", "序号", NULL,
};

static gboolean
is_title_line (const HeadReader *self, gsize start, gsize end)
{
  const char *p = self->text->text + start, *stop = self->text->text + end;

  if (end - start < 12 || end - start > 240 || anban_words_at (no_titles, p, stop) > 0 ||
      anban_outline_is_date_line (p, stop))
    return FALSE;
  if (anban_words_before ((const char *const[]){"。", ":", ";", ",", "文件", NULL}, p, stop) > 0 ||
      memchr (p, '\t', end - start) != NULL)
    return FALSE;
  for (const char *q = p; q < stop; q = g_utf8_next_char (q))
    if ((self->text->flags[q - self->text->text] & ANBAN_FOLDED_QUOTED) == 0 &&
        anban_words_at ((const char *const[]){"。", ",", NULL}, q, stop) > 0)
      return FALSE;
  return TRUE;
}

static gboolean
ends_as_title (const HeadReader *self, gsize start, gsize end)
{
  const char *p = self->text->text + start, *stop = self->text->text + end;

  if (stop > p && stop[-1] == ')') {
    const char *open = g_strrstr_len (p, stop - p, "(");

    if (open != NULL && anban_words_before (title_ends, p, open) > 0)
      return TRUE;
  }
  return anban_words_before (title_ends, p, stop) > 0;
}

static gboolean
has_year (const char *p, const char *end, int *year)
{
  static const char *const after[] = {"年", "-", "~", "至", "〕", ")", "行动", "专项", NULL};

  while (p < end) {
    gint64 value;
    gsize len = anban_chinese_number_parse (p, &value);

    if (len > 0 && p + len <= end && value >= 1990 && value <= 2100 &&
        anban_words_at (after, p + len, end) > 0) {
      *year = (int)value;
      return TRUE;
    }
    p = len > 0 ? p + len : g_utf8_next_char (p);
  }
  return FALSE;
}

/* 东政办函〔2024〕31号 */
static void
read_number (HeadReader *self, gsize start, gsize end)
{
  const char *p = self->text->text + start, *stop = self->text->text + end, *open, *mark;

  if (self->plan->doc_number != NULL || end - start > 120 ||
      !anban_words_within ((const char *const[]){"号", NULL}, p, stop))
    return;
  open = g_strstr_len (p, stop - p, "〔");
  if (open == NULL)
    open = g_strstr_len (p, stop - p, "(20");
  if (open == NULL || open == p)
    return;
  mark = g_strstr_len (open, stop - open, "号");
  if (mark == NULL || anban_words_within ((const char *const[]){"《", "。", ",", "关于", NULL}, p, mark))
    return;
  self->plan->doc_number = anban_folded_text_dup_name (self->text, start + (*p == '(' ? 1 : 0),
                                                       (gsize)(mark - self->text->text) + strlen ("号"));
  self->number_line = end;
}

/* One part of a date: 2026, 二〇二六, 二0二六, 三, 12; returns where its mark must stand. */
static const char *
read_part (const char *p, const char *end, int *value)
{
  gint64 number = 0;
  gsize len = anban_chinese_number_parse (p, &number);
  const char *q = p;
  int year = 0;

  if (len > 0 && p + len <= end &&
      anban_words_at ((const char *const[]){"年", "月", "日", NULL}, p + len, end) > 0) {
    *value = (int)MIN (number, 9999);
    return p + len;
  }
  /* Chinese and Arabic figures mixed */
  for (guint i = 0; i < 4 && q < end; i++, q = g_utf8_next_char (q)) {
    int digit = g_unichar_digit_value (g_utf8_get_char (q));

    if (digit < 0 && anban_chinese_number_parse (q, &number) > 0 && number < 10)
      digit = (int)number;
    for (int d = 0; digit < 0 && d < 10; d++)
      if (anban_word_at ((const char *const[]){"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}[d],
                         q, end))
        digit = d;
    if (digit < 0)
      return NULL;
    year = year * 10 + digit;
  }
  *value = year;
  return q;
}

/* Reads the date [p, end) begins with; ANBAN_DATE_NONE where it is none. */
static AnbanDate
read_date (const char *p, const char *end)
{
  static const char *const marks[] = {"年", "月", "日"};
  int parts[3];

  if (anban_outline_is_date_line (p, end) && !anban_word_before ("日", p, end) &&
      sscanf (p, "%4d%*c%2d%*c%2d", &parts[0], &parts[1], &parts[2]) == 3)
    return anban_date_from_ymd (parts[0], parts[1], parts[2]);

  for (guint i = 0; i < 3; i++) {
    p = read_part (p, end, &parts[i]);
    if (p == NULL || !anban_word_at (marks[i], p, end))
      return ANBAN_DATE_NONE;
    p += strlen (marks[i]);
  }
  return anban_date_from_ymd (parts[0], parts[1], parts[2]);
}

static gboolean
is_unit_line (const HeadReader *self, const Line *line)
{
  const char *p = self->text->text + line->start, *end = self->text->text + line->end;

  return line->end > line->start && line->end - line->start < 120 && anban_unit_name_is (p, end) &&
         !ends_as_title (self, line->start, line->end);
}

/* The issuer on @line, or several of them, which only blanks part. */
static void
take_issuer (HeadReader *self, const Line *line)
{
  g_autoptr (GString) issuer = g_string_new (NULL);
  const char *text = self->text->text;
  gsize from = line->start;

  for (gsize i = line->start; i < line->end;) {
    gsize next = i + (gsize)(g_utf8_next_char (text + i) - (text + i));
    gboolean gap =
        next < line->end && self->text->origin[next] > anban_folded_text_span (self->text, i, next).end;

    if (next == line->end || (gap && anban_unit_name_is (text + from, text + next) &&
                              anban_unit_name_is (text + next, text + line->end))) {
      g_autofree char *name = anban_folded_text_dup_name (self->text, from, next);

      g_string_append_printf (issuer, "%s%s", issuer->len > 0 ? "、" : "", name);
      from = next;
    }
    i = next;
  }
  g_free (self->plan->issuer);
  self->plan->issuer = g_string_free (g_steal_pointer (&issuer), FALSE);
}

/* A line that is a date: the day of issue, and before it the issuer, or two of them on two lines. */
static gboolean
take_date_line (HeadReader *self, const Line *line)
{
  const char *p = self->text->text + line->start, *end = self->text->text + line->end;
  AnbanDate date = anban_outline_is_date_line (p, end) ? read_date (p, end) : ANBAN_DATE_NONE;
  char iso[ANBAN_DATE_ISO_SIZE];

  if (date == ANBAN_DATE_NONE)
    return FALSE;
  if (self->plan->issued_on != NULL)
    return TRUE;
  self->plan->issued_on = g_strdup (anban_date_to_iso (date, iso));
  if (!is_unit_line (self, &self->previous))
    return TRUE;
  take_issuer (self, &self->previous);
  if (is_unit_line (self, &self->before) && self->before.start > self->title_end) {
    g_autofree char *second = g_steal_pointer (&self->plan->issuer);
    g_autofree char *first = anban_folded_text_dup_name (self->text, self->before.start, self->before.end);

    self->plan->issuer = g_strconcat (first, "、", second, NULL);
  }
  return TRUE;
}

/* （2024年3月6日）, （某县安委办　2024年3月6日印发）, （2024—2026年） under a title. */
static gboolean
take_remark (HeadReader *self, const Line *line)
{
  const char *p = self->text->text + line->start + 1, *end = self->text->text + line->end - 1;
  char iso[ANBAN_DATE_ISO_SIZE];

  if (p[-1] != '(' || self->text->partner[line->start] != line->end - 1)
    return FALSE;
  for (const char *q = p; q < end; q = g_utf8_next_char (q)) {
    AnbanDate date = read_date (q, end);

    if (date == ANBAN_DATE_NONE)
      continue;
    if (self->plan->issued_on == NULL)
      self->plan->issued_on = g_strdup (anban_date_to_iso (date, iso));
    if (q > p && anban_unit_name_is (p, q))
      take_issuer (self, &(Line){(gsize)(p - self->text->text), (gsize)(q - self->text->text)});
    return TRUE;
  }
  /* the years of the plan are part of its title */
  if (g_ascii_isdigit (*p) && anban_word_before ("年", p, end) && self->title_end > 0 &&
      self->previous.end == self->title_end)
    self->title_end = line->end;
  return TRUE;
}

static void
take_title_line (HeadReader *self, Line *open, const Line *line)
{
  /* a title over two lines; the name of the issuer above it is its first line as well */
  if (open->end > 0 && open->end == self->previous.end && !ends_as_title (self, open->start, open->end))
    open->end = line->end;
  else
    *open = *line;
  if (ends_as_title (self, open->start, open->end) || (self->title_end == 0 && self->no_items)) {
    self->title_start = open->start;
    self->title_end = open->end;
  }
}

static gboolean
next_line (const HeadReader *self, gsize *at, gsize end, Line *line)
{
  while (*at < end) {
    const char *newline = memchr (self->text->text + *at, '\n', end - *at);

    line->start = *at;
    line->end = newline != NULL ? (gsize)(newline - self->text->text) : end;
    *at = line->end + 1;
    if (line->end > line->start)
      return TRUE;
  }
  return FALSE;
}

static void
step (HeadReader *self, const Line *line)
{
  self->before = self->previous;
  self->previous = *line;
}

static void
read_head (HeadReader *self, gsize end)
{
  Line line, open = {0, 0};

  for (gsize at = 0; next_line (self, &at, end, &line); step (self, &line)) {
    const char *p = self->text->text + line.start, *to = self->text->text + line.end;
    gboolean of_issuer = anban_word_before ("文件", p, to) && anban_unit_name_is (p, to - strlen ("文件"));

    /* 某县2025年工作计划。 */
    if (line.start == 0 && anban_word_before ("。", p, to) &&
        ends_as_title (self, line.start, line.end - strlen ("。")))
      line.end -= strlen ("。");
    read_number (self, line.start, line.end);
    if (take_date_line (self, &line) || take_remark (self, &line)) {
      open.end = 0;
    } else if (of_issuer) {
      if (self->plan->issuer == NULL)
        take_issuer (self, &(Line){line.start, line.end - strlen ("文件")});
      open.end = 0;
    } else if (is_title_line (self, line.start, line.end) && self->number_line != line.end) {
      if (self->plan->issuer == NULL && self->title_end == 0 && is_unit_line (self, &line))
        take_issuer (self, &line);
      take_title_line (self, &open, &line);
    } else {
      open.end = 0;
    }
  }
}

/* The signature behind the last item: issuer and date. */
static void
read_tail (HeadReader *self, gsize from)
{
  Line line;

  self->previous = self->before = (Line){0, 0};
  for (gsize at = from; next_line (self, &at, self->text->len, &line); step (self, &line))
    if (take_date_line (self, &line))
      return;
}

/* A notice sends the plan as its annex: the annex has the plan's own title. */
static void
read_annex_title (HeadReader *self, const AnbanOutline *outline)
{
  const char *p = self->text->text + self->title_start, *end = self->text->text + self->title_end;
  gsize from = 0;

  if (self->title_end == 0 ||
      !anban_words_within ((const char *const[]){"印发", "转发", "通知", NULL}, p, end))
    return;
  for (guint i = 0; i < outline->items->len; i++) {
    const AnbanOutlineItem *item = anban_outline_get (outline, i);

    if (item->segment > 0) {
      Line line, open = {0, 0};

      self->previous = (Line){0, 0};
      for (gsize at = from; next_line (self, &at, item->start, &line); step (self, &line))
        if (is_title_line (self, line.start, line.end))
          take_title_line (self, &open, &line);
      return;
    }
    from = MAX (from, item->end);
  }
}

/* “十四五”, 2024—2026年: a period that the title prints. */
static void
read_period (HeadReader *self, const char *p, const char *end)
{
  static const struct {
    const char *word, *period;
  } plans[] = {{"十三五", "2016-2020"}, {"十四五", "2021-2025"}, {"十五五", "2026-2030"}};

  for (const char *q = p; q < end; q = g_utf8_next_char (q)) {
    int first = 0, last = 0;

    for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
      if (anban_word_at (plans[i].word, q, end)) {
        self->plan->period = g_strdup (plans[i].period);
        return;
      }
    if (end - q >= 9 && g_ascii_isdigit (*q) && sscanf (q, "%4d", &first) == 1 && first >= 1990 &&
        first < 2100) {
      const char *r = q + 4;

      r += anban_words_at ((const char *const[]){"年", NULL}, r, end);
      r += anban_words_at ((const char *const[]){"--", "-", "~", "至", "到", NULL}, r, end);
      if (r > q + 4 && end - r >= 4 && sscanf (r, "%4d", &last) == 1 && last > first && last < 2100) {
        self->plan->period = g_strdup_printf ("%d-%d", first, last);
        return;
      }
    }
  }
}

/* The year of dates without one: the title's, else of issue, else of the document number, else the first
 * year that the text names as a date to come. */
static int
find_year (HeadReader *self)
{
  int year = 0;
  const char *text = self->text->text;

  self->plan->year_known = TRUE;
  if (self->title_end > 0 && self->plan->period == NULL &&
      has_year (text + self->title_start, text + self->title_end, &year))
    return year;
  if (self->plan->issued_on != NULL && sscanf (self->plan->issued_on, "%4d", &year) == 1)
    return year;
  if (self->plan->doc_number != NULL &&
      has_year (self->plan->doc_number, self->plan->doc_number + strlen (self->plan->doc_number), &year))
    return year;
  if (self->title_end > 0 && has_year (text + self->title_start, text + self->title_end, &year))
    return year;
  self->plan->year_known = FALSE;
  for (const char *p = text; p < text + self->text->len; p = g_utf8_next_char (p)) {
    if (!g_ascii_isdigit (*p))
      continue;
    if (p + 4 < text + self->text->len && anban_word_at ("年", p + 4, text + self->text->len) &&
        sscanf (p, "%4d", &year) == 1 && year >= 1990 && year <= 2100 &&
        (self->text->flags[p - text] & ANBAN_FOLDED_QUOTED) == 0 &&
        anban_words_at ((const char *const[]){"年以来", "年度", "年版", "年起", NULL}, p + 4,
                        text + self->text->len) == 0)
      return year;
    while (g_ascii_isdigit (*p))
      p++;
    p--;
  }
  return 0;
}

void
anban_document_head_read (const AnbanFoldedText *text, const AnbanOutline *outline, AnbanPlan *plan)
{
  HeadReader self = {.text = text, .plan = plan, .no_items = outline->items->len == 0};

  read_head (&self, outline->head_end);
  if (outline->tail < text->len)
    read_tail (&self, outline->tail);
  if (plan->issued_on == NULL)
    read_tail (&self, outline->head_end);
  read_annex_title (&self, outline);
  if (self.title_end > 0) {
    gsize start = self.title_start, end = self.title_end;

    /* 关于印发《…》的通知 as the only title: the plan's own is inside */
    plan->title = anban_folded_text_dup_name (text, start, end);
    read_period (&self, text->text + start, text->text + end);
  }
  plan->year = find_year (&self);
}
