/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/document-head.h"

#include "base/chinese-number.h"
#include "base/date.h"
#include "plan/unit-names.h"
#include "plan/word-list.h"

#include <stdio.h>
#include <string.h>

typedef struct {
  const AnbanFoldedText *text;
  AnbanPlan *plan;
  gsize title_start, title_end; /* the best title so far */
  gsize issuer_start, issuer_end;
  gsize number_line; /* end of the line of the document number; 0 where none */
} HeadReader;

static const char *const title_ends[] = {
    "方案", "要点", "计划", "通知", "意见",   "办法",   "分解",   "规划", "清单", "安排",  "措施",
    "规定", "细则", "任务", "分工", "分解表", "任务表", "责任书", "通报", "函",   "决定",  "制度",
    "预案", "行动", "工作", "台账", "目录",   "标准",   "指南",   "汇编", "表",   "试行)", "修订)",
    "稿)",  "举措", "纲要", "重点", "事项",   "工程",   "责任状", "部署", NULL};
static const char *const no_titles[] = {"附件", "抄送", "(此",  "各",   "现将", "为",   "根据",
                                        "签发", "密级", "特急", "加急", "主送", "联系", NULL};

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
  static const char *const after[] = {"年", "-", "~", "至", "〕", ")", NULL};

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
  self->plan->doc_number =
      anban_folded_text_dup_name (self->text, start, (gsize)(mark - self->text->text) + strlen ("号"));
  self->number_line = end;
}

static void
read_date (HeadReader *self, gsize start, gsize end, gsize previous, gsize previous_end)
{
  g_autofree char *written = anban_folded_text_dup_name (self->text, start, end);
  AnbanDate date;
  char iso[ANBAN_DATE_ISO_SIZE];
  const char *p = written;
  gint64 parts[3];
  static const char *const marks[] = {"年", "月", "日"};

  for (guint i = 0; i < 3; i++) {
    gsize len = anban_chinese_number_parse (p, &parts[i]);

    if (len == 0 || !g_str_has_prefix (p + len, marks[i]))
      return;
    p += len + strlen (marks[i]);
  }
  date = anban_date_from_ymd ((int)parts[0], (int)parts[1], (int)parts[2]);
  if (date == ANBAN_DATE_NONE)
    return;
  if (self->plan->issued_on == NULL)
    self->plan->issued_on = g_strdup (anban_date_to_iso (date, iso));
  if (previous_end > previous &&
      anban_unit_name_is (self->text->text + previous, self->text->text + previous_end)) {
    self->issuer_start = previous;
    self->issuer_end = previous_end;
  }
}

/* （2024年3月6日） and （2024年3月6日印发） under a title */
static void
read_date_remark (HeadReader *self, gsize start, gsize end)
{
  const char *p = self->text->text + start;

  if (*p != '(' || self->text->partner[start] != end - 1)
    return;
  if (anban_outline_is_date_line (p + 1, self->text->text + end - 1))
    read_date (self, start + 1, end - 1, 0, 0);
}

static void
read_head (HeadReader *self, gsize end)
{
  gsize previous = 0, previous_end = 0, open_start = 0, open_end = 0;

  for (gsize start = 0; start < end;) {
    const char *newline = memchr (self->text->text + start, '\n', end - start);
    gsize stop = newline != NULL ? (gsize)(newline - self->text->text) : end;

    if (stop > start) {
      const char *p = self->text->text + start, *to = self->text->text + stop;

      read_number (self, start, stop);
      read_date_remark (self, start, stop);
      if (anban_outline_is_date_line (p, to)) {
        read_date (self, start, stop, previous, previous_end);
        open_end = 0;
      } else if (is_title_line (self, start, stop) && self->number_line != stop) {
        /* a title over two lines */
        if (open_end > 0 && open_end == previous_end && !ends_as_title (self, open_start, open_end))
          open_end = stop;
        else if (open_end > 0 && open_end == previous_end && stop - start < 45 &&
                 ends_as_title (self, start, stop) && !ends_as_title (self, open_start, open_end))
          open_end = stop;
        else
          open_start = start, open_end = stop;
        if (ends_as_title (self, open_start, open_end))
          self->title_start = open_start, self->title_end = open_end;
        else if (self->title_end == 0 && end == self->text->len)
          self->title_start = open_start, self->title_end = open_end;
      } else if (anban_word_before ("文件", p, to) && anban_unit_name_is (p, to - strlen ("文件")) &&
                 self->issuer_end == 0) {
        self->issuer_start = start;
        self->issuer_end = stop - strlen ("文件");
        open_end = 0;
      } else {
        open_end = 0;
      }
      previous = start;
      previous_end = stop;
    }
    start = stop + 1;
  }
}

/* The signature behind the last item: issuer and date. */
static void
read_tail (HeadReader *self, gsize from)
{
  gsize previous = 0, previous_end = 0;

  for (gsize start = from; start < self->text->len;) {
    const char *newline = memchr (self->text->text + start, '\n', self->text->len - start);
    gsize stop = newline != NULL ? (gsize)(newline - self->text->text) : self->text->len;

    if (stop > start) {
      if (anban_outline_is_date_line (self->text->text + start, self->text->text + stop)) {
        read_date (self, start, stop, previous, previous_end);
        return;
      }
      previous = start;
      previous_end = stop;
    }
    start = stop + 1;
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
  HeadReader self = {.text = text, .plan = plan};

  read_head (&self, outline->head_end);
  if (outline->tail < text->len)
    read_tail (&self, outline->tail);
  if (self.title_end > 0) {
    gsize start = self.title_start, end = self.title_end;

    /* 关于印发《…》的通知 as the only title: the plan's own is inside */
    plan->title = anban_folded_text_dup_name (text, start, end);
    read_period (&self, text->text + start, text->text + end);
  }
  if (self.issuer_end > 0)
    plan->issuer = anban_folded_text_dup_name (text, self.issuer_start, self.issuer_end);
  plan->year = find_year (&self);
}
