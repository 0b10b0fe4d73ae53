/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/line-joiner.h"

#include "plan/outline-marker.h"
#include "plan/responsibility.h"
#include "plan/unit-names.h"
#include "plan/word-list.h"

#include <string.h>

typedef struct {
  gsize start, end;
  guint width;  /* half-width columns, indentation left out */
  guint indent; /* columns */
  gboolean numbered;
  gboolean weak; /* the number may be something else */
  gboolean row;  /* cells parted by tabs */
  int open;      /* brackets and quotes left open */
  AnbanMarker marker;
} Line;

typedef struct {
  const AnbanFoldedText *text;
  GArray *lines;
  guint wrap; /* columns at which the document breaks its lines; 0 where it does not */
  gint64 last[ANBAN_N_MARKS];
} Joiner;

static const char *const terminals[] = {"。", ";", "!", "?", "…", ":", NULL};
static const char *const continuing[] = {"、", ",", "(", "“", "《", "-", "和", "及", "与", "的", "等", NULL};
static const char *const inner[] = {"。", ",", ";", NULL};
static const char *const standing_apart[] = {"附件",     "抄送", "主送", "联系人",
                                             "联系电话", "(此",  "附:",  NULL};

static gboolean
line_ends_with (const Joiner *self, const Line *line, const char *const *words)
{
  return anban_words_before (words, self->text->text + line->start, self->text->text + line->end) > 0;
}

/* 2024年3月6日, 二〇二四年三月六日 and nothing else */
static gboolean
is_date_line (const Joiner *self, const Line *line)
{
  const char *p = self->text->text + line->start, *end = self->text->text + line->end;

  if (line->end - line->start > 60 || line->end - line->start < 8 || !anban_word_before ("日", p, end))
    return FALSE;
  for (; p < end; p = g_utf8_next_char (p))
    if (!g_ascii_isdigit (*p) &&
        anban_words_at ((const char *const[]){"年", "月", "日", "〇", "零", "一", "二", "三", "四", "五",
                                              "六", "七", "八", "九", "十", NULL},
                        p, end) == 0)
      return FALSE;
  return TRUE;
}

static void
measure (Joiner *self, Line *line)
{
  const char *p = self->text->text + line->start, *end = self->text->text + line->end;
  const char *source = self->text->source;
  gsize first = self->text->origin[line->start];

  line->numbered = anban_marker_read (p, end, &line->marker);
  line->weak = line->marker.weak;
  /* blanks between digits and words take room too */
  for (const char *q = source + first; q <= source + self->text->origin[line->end - 1];
       q = g_utf8_next_char (q))
    line->width += g_utf8_get_char (q) < 0x1100 ? 1 : 2;
  for (; p < end; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    if (c == '\t')
      line->row = TRUE;
    else if (c == '(' || c == 0x201c || c == 0x300a)
      line->open++;
    else if (c == ')' || c == 0x201d || c == 0x300b)
      line->open--;
  }
  if (line->numbered && line->marker.kind == ANBAN_MARK_HALF_PAREN)
    line->open++;
  while (first > 0 && source[first - 1] != '\n') {
    const char *before = g_utf8_prev_char (source + first);

    line->indent += g_utf8_get_char (before) == 0x3000 ? 2 : *before == '\t' ? 4 : 1;
    first = (gsize)(before - source);
  }
}

/* — 1 —, - 3 -, 第 4 页 共 5 页, 1/5 */
static gboolean
is_page_number (const char *p, const char *end)
{
  static const char *const words[] = {"第", "页", "共", "-", "·", "/", "~", "\x1f", NULL};
  guint digits = 0, others = 0;

  if (end - p > 40)
    return FALSE;
  while (p < end) {
    gsize len = anban_words_at (words, p, end);

    if (g_ascii_isdigit (*p)) {
      digits++;
      p++;
    } else if (len > 0) {
      others++;
      p += len;
    } else {
      return FALSE;
    }
  }
  return digits > 0 && digits < 9 && others > 0;
}

static void
find_lines (Joiner *self)
{
  gsize start = 0;

  while (start < self->text->len) {
    const char *newline = memchr (self->text->text + start, '\n', self->text->len - start);
    gsize end = newline != NULL ? (gsize)(newline - self->text->text) : self->text->len;

    if (end > start) {
      Line line = {.start = start, .end = end};

      if (!is_page_number (self->text->text + start, self->text->text + end)) {
        measure (self, &line);
        g_array_append_val (self->lines, line);
      }
    }
    start = end + 1;
  }
}

/* A document is wrapped where a good part of its lines end at the same column and nearly none go beyond. */
static void
find_wrap (Joiner *self)
{
  guint counts[128] = {0}, n = self->lines->len, best = 0, beyond = 0;

  for (guint i = 0; i < n; i++) {
    const Line *line = &g_array_index (self->lines, Line, i);
    guint width = line->width + line->indent;

    if (!line->row)
      counts[MIN (width, G_N_ELEMENTS (counts) - 1)]++;
  }
  for (guint w = 40; w < 112; w++) {
    guint here = counts[w] + counts[w - 1] + counts[w - 2] + counts[w - 3];

    if (here >= best && here > 0 && counts[w] > 0) {
      best = here;
      self->wrap = w;
    }
  }
  for (guint w = self->wrap + 1; w < G_N_ELEMENTS (counts); w++)
    beyond += counts[w];
  if (best < 5 || best * 100 < n * 30 || beyond * 100 > n * 6)
    self->wrap = 0;
}

/* A number counts as one where it goes on from the last of its kind, begins anew, or stands after a
 * finished paragraph. */
static gboolean
begins_item (const Joiner *self, const Line *before, const Line *line)
{
  gint64 last;

  if (!line->numbered)
    return FALSE;
  last = self->last[line->marker.kind];
  if (line->marker.value == last + 1 || (line->marker.value == 1 && !line->weak))
    return TRUE;
  if (line->weak)
    return FALSE;
  return before == NULL || line_ends_with (self, before, terminals) || before->numbered ||
         line_ends_with (self, before, (const char *const[]){")", "”", NULL});
}

static gboolean
is_full (const Joiner *self, const Line *line)
{
  return self->wrap > 0 && line->width + line->indent + 3 >= self->wrap;
}

static gboolean
is_label (const Joiner *self, const Line *line)
{
  const char *p = self->text->text + line->start, *end = self->text->text + line->end;

  if (*p == '(')
    p++;
  return anban_responsibility_label_at (p, end, NULL) > 0;
}

/* A heading stands alone: a number and a few words without a comma, or a few words without any stop. */
static gboolean
is_heading (const Joiner *self, const Line *line)
{
  const char *p = self->text->text + line->start + (line->numbered ? line->marker.len : 0);
  const char *end = self->text->text + line->end;

  return line->width <= 80 && !anban_words_within (inner, p, end);
}

static gboolean
stands_apart (const Joiner *self, const Line *line)
{
  const char *p = self->text->text + line->start, *end = self->text->text + line->end;

  if (*p == '-' && p + 1 < end)
    p++;
  return anban_words_at (standing_apart, p, end) > 0 || is_date_line (self, line);
}

/* The office that signs stands right above the date. */
static gboolean
is_signature (const Joiner *self, guint index)
{
  const Line *line = &g_array_index (self->lines, Line, index);
  const char *p = self->text->text + line->start, *end = self->text->text + line->end;

  return index > 0 && index + 1 < self->lines->len && line->width <= 60 && is_date_line (self, line + 1) &&
         anban_unit_name_is (p, end) &&
         !line_ends_with (self, line - 1, (const char *const[]){"、", ",", "和", "及", NULL});
}

static gboolean
goes_on (
    const Joiner *self, const Line *before, const Line *line, gboolean in_body, gboolean joined, int open)
{
  gboolean indented = line->indent >= 2, full = is_full (self, before);

  if (before->row || line->row || begins_item (self, before, line) || stands_apart (self, line) ||
      stands_apart (self, before))
    return FALSE;
  if (open > 0 && before->width < 200 && line->width < 200)
    return TRUE;
  if (is_label (self, line))
    return FALSE;
  if (self->wrap > 0 && full)
    return !indented || (before->indent >= 2 && line->indent >= before->indent &&
                         !line_ends_with (self, before, terminals) && (joined || !is_heading (self, before)));
  if (line_ends_with (self, before, terminals))
    return FALSE;
  if (line_ends_with (self, before, continuing))
    return TRUE;
  if (self->wrap > 0 && indented)
    return FALSE;
  if (line_ends_with (self, before, (const char *const[]){")", "”", NULL}) || is_label (self, before))
    return FALSE;
  if (!joined && is_heading (self, before))
    return FALSE;
  return in_body;
}

/* Takes [from, to) out, and with it the mark behind a number that opens no item. */
static void
take_out (GArray *breaks, gsize from, gsize to)
{
  for (gsize at = from; at < to; at++) {
    guint32 offset = (guint32)at;

    g_array_append_val (breaks, offset);
  }
}

static void
begin_item (Joiner *self, const Line *line)
{
  self->last[line->marker.kind] = line->marker.value;
  for (guint kind = line->marker.kind + 1; kind < ANBAN_N_MARKS; kind++)
    if (kind != ANBAN_MARK_NUMBER && kind != ANBAN_MARK_CHINESE_PAREN)
      self->last[kind] = 0;
}

static void
take_out_number_end (const AnbanFoldedText *text, const Line *line, GArray *breaks)
{
  const char *mark =
      memchr (text->text + line->start, ANBAN_FOLDED_NUMBER_END, MIN (line->end - line->start, 12));

  if (mark != NULL)
    take_out (breaks, (gsize)(mark - text->text), (gsize)(mark - text->text) + 1);
}

void
anban_join_lines (AnbanFoldedText *text)
{
  Joiner self = {.text = text, .lines = g_array_new (FALSE, FALSE, sizeof (Line))};
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint32));
  gboolean in_body = FALSE, joined = FALSE;
  int open = 0;

  find_lines (&self);
  find_wrap (&self);
  for (guint i = 0; i < self.lines->len; i++) {
    const Line *line = &g_array_index (self.lines, Line, i);
    const Line *before = i > 0 ? line - 1 : NULL;
    gboolean join =
        before != NULL && !is_signature (&self, i) && goes_on (&self, before, line, in_body, joined, open);
    gboolean begins = !join && begins_item (&self, before, line);

    /* of an empty stretch between two paragraphs one break stays; of a joined one none */
    take_out (breaks, before == NULL ? 0 : before->end + (join ? 0 : 1), line->start);
    if (!begins)
      take_out_number_end (text, line, breaks);
    open = join ? MIN (MAX (open + line->open, 0), 4) : MAX (line->open, 0);
    joined = join;
    if (begins) {
      in_body = TRUE;
      begin_item (&self, line);
    }
  }
  if (self.lines->len > 0)
    take_out (breaks, g_array_index (self.lines, Line, self.lines->len - 1).end + 1, text->len);
  anban_folded_text_join (text, breaks);
  g_array_unref (self.lines);
}
