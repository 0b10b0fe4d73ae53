/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/folded-text.h"

#include <string.h>

#define NO_PARTNER G_MAXUINT32

static const struct {
  gunichar from, to;
} replacements[] = {
    {0x3010, '('}, /* 【】 and ［］ enclose notes as parentheses do */
    {0x3011, ')'},    {0xff3b, '('},    {0xff3d, ')'},    {'[', '('},       {']', ')'},
    {0x3016, '('},    {0x3017, ')'},    {0xfe59, '('},    {0xfe5a, ')'},    {0x2236, ':'},
    {0xfe55, ':'},    {0xff0e, '.'},    {0x2014, '-'},    {0x2013, '-'},    {0x2212, '-'},
    {0x2015, '-'},    {0x2010, '-'},    {0x2500, '-'},    {0x301c, '~'},    {0x223c, '~'},
    {0xff61, 0x3002}, {0xff64, 0x3001}, {0x300c, 0x201c}, {0x300d, 0x201d}, {0x300e, 0x201c},
    {0x300f, 0x201d}, {0x301d, 0x201c}, {0x301e, 0x201d}, {0xfe52, '.'},    {0x3008, 0x300a},
    {0x3009, 0x300b}, {0x25cb, 0x3007}, {0x25ef, 0x3007}, {0xfe50, ','},
};

static gunichar
fold_char (gunichar c)
{
  if (c < 0x80 && c != '[' && c != ']')
    return c;
  if (c >= 0x4e00 && c <= 0x9fff)
    return c;
  if (c >= 0xff01 && c <= 0xff5e && c != 0xff3b && c != 0xff3d)
    return c - 0xff01 + '!';
  for (guint i = 0; i < G_N_ELEMENTS (replacements); i++)
    if (replacements[i].from == c)
      return replacements[i].to;
  return c;
}

static gboolean
is_blank (gunichar c)
{
  return c == ' ' || c == 0x3000 || c == 0xa0 || c == 0xfeff || (c >= 0x2000 && c <= 0x200f) || c == 0x202f ||
         c == 0x2060 || c == 0xad || c == '\r' || c == '\f' || c == '\v';
}

/* "2 强化…" and "4.2 7月底前…": a number that only a blank parts from its text. Returns the bytes before the
 * blank where one stands at the beginning of the line @p. */
static gsize
spaced_number (const char *p)
{
  const char *start = p, *q = p;
  guint digits = 0, dots = 0;
  gunichar next;

  for (; g_ascii_isdigit (*q) || (*q == '.' && digits > 0 && g_ascii_isdigit (q[1]) && dots < 2); q++) {
    dots += *q == '.';
    digits = *q == '.' ? 0 : digits + 1;
    if (digits > 2)
      return 0;
  }
  if (q == p || !is_blank (g_utf8_get_char (q)))
    return 0;
  for (p = q; is_blank (g_utf8_get_char (p));)
    p = g_utf8_next_char (p);
  next = g_utf8_get_char (p);
  return (next >= 0x4e00 && next <= 0x9fff) || next == 0x201c || (dots > 0 && g_ascii_isdigit (*p))
             ? (gsize)(q - start)
             : 0;
}

static gboolean
is_bar (gunichar c)
{
  return c == '|' || c == 0xff5c || c == 0x2502 || c == 0x2503;
}

/* | 1 | 动员部署 | 县安委办 |: the row of a table drawn with bars. */
static gboolean
is_bar_row (const char *p)
{
  guint bars = 0;

  for (; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p))
    bars += is_bar (g_utf8_get_char (p));
  return bars >= 3;
}

/* A row of cells, where a tab in front of them is an empty one and no indent. */
static gboolean
is_tab_row (const char *p)
{
  guint tabs = 0;

  for (p += strspn (p, "\t "); *p != '\0' && *p != '\n'; p++)
    tabs += *p == '\t';
  return tabs >= 2;
}

/* Whether nothing but blanks stands from @p to the end of the line. */
static gboolean
ends_line (const char *p)
{
  while (is_blank (g_utf8_get_char (p)) || *p == '\t')
    p = g_utf8_next_char (p);
  return *p == '\0' || *p == '\n';
}

/* ★一、…, ● 1.…: what only draws the eye to a line. */
static gboolean
is_bullet (gunichar c)
{
  static const gunichar bullets[] = {0x2605, 0x2606, 0x25cf, 0x25a0, 0x25a1, 0x25c6, 0x25c7,
                                     0x25b2, 0x25b3, 0x25b6, 0x25ba, 0x2022, 0x203b, 0x2713,
                                     0x221a, 0x25ce, '#',    '*',    '>'};

  for (guint i = 0; i < G_N_ELEMENTS (bullets); i++)
    if (bullets[i] == c)
      return TRUE;
  return FALSE;
}

AnbanFoldedText *
anban_folded_text_new (const char *source)
{
  AnbanFoldedText *self = g_new0 (AnbanFoldedText, 1);
  gsize room = strlen (source);
  gboolean line_start = TRUE, remark = FALSE, bars = FALSE, tabs = FALSE;
  const char *number_end = NULL;

  self->source = source;
  /* folding never lengthens a character */
  self->text = g_malloc (room + 1);
  self->origin = g_new (guint32, room + 1);
  for (const char *p = source; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = fold_char (g_utf8_get_char (p));
    int len;

    if (p == source || p[-1] == '\n')
      bars = is_bar_row (p), tabs = is_tab_row (p);
    if (bars && is_bar (g_utf8_get_char (p))) {
      if (line_start || ends_line (g_utf8_next_char (p)))
        continue;
      c = '\t';
    }
    if (line_start && is_bullet (c))
      continue;
    if (line_start && !is_blank (c) && c != '\t') {
      gsize number = spaced_number (p);

      number_end = number > 0 ? p + number : NULL;
      line_start = FALSE;
    }
    if (c == '\n')
      line_start = TRUE;
    if (line_start && c == '\t' && !tabs)
      continue;
    if (p == number_end)
      c = ANBAN_FOLDED_NUMBER_END;
    else if (is_blank (c))
      continue;
    /* 〔2026〕 belongs to a document number, 〔交警支队〕 to a name */
    if (c == 0x3014 && !g_ascii_isdigit (*g_utf8_next_char (p)))
      c = '(', remark = TRUE;
    else if (c == 0x3015 && remark)
      c = ')', remark = FALSE;
    len = g_unichar_to_utf8 (c, self->text + self->len);
    for (int i = 0; i < len; i++)
      self->origin[self->len + (gsize)i] = (guint32)(p - source);
    self->len += (gsize)len;
  }
  self->text[self->len] = '\0';
  self->origin[self->len] = (guint32)room;
  return self;
}

void
anban_folded_text_free (AnbanFoldedText *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self->origin);
  g_free (self->partner);
  g_free (self->flags);
  g_free (self);
}

void
anban_folded_text_join (AnbanFoldedText *self, const GArray *breaks)
{
  gsize to = 0;
  guint next = 0;

  for (gsize from = 0; from <= self->len; from++) {
    if (next < breaks->len && g_array_index (breaks, guint32, next) == from) {
      next++;
      continue;
    }
    self->text[to] = self->text[from];
    self->origin[to] = self->origin[from];
    to++;
  }
  self->len = to - 1;
}

/* One kind of bracket at a time within a paragraph: a stray one then spoils nothing else. */
static void
pair_paragraph (AnbanFoldedText *self,
                gsize start,
                gsize end,
                const char *open,
                const char *close,
                guint8 flag,
                GArray *stack)
{
  gsize open_len = strlen (open), close_len = strlen (close);
  guint covered = 0;

  g_array_set_size (stack, 0);
  for (gsize i = start; i < end;) {
    const char *p = self->text + i;

    if (g_str_has_prefix (p, open)) {
      guint32 at = (guint32)i;

      g_array_append_val (stack, at);
      i += open_len;
    } else if (g_str_has_prefix (p, close)) {
      if (stack->len > 0) {
        guint32 at = g_array_index (stack, guint32, stack->len - 1);

        g_array_set_size (stack, stack->len - 1);
        self->partner[at] = (guint32)i;
        self->partner[i] = at;
      }
      i += close_len;
    } else {
      i += 1;
    }
  }
  for (gsize i = start; i < end; i++) {
    if (self->partner[i] != NO_PARTNER && g_str_has_prefix (self->text + i, close) && covered > 0)
      covered--;
    if (covered > 0)
      self->flags[i] |= flag;
    if (self->partner[i] != NO_PARTNER && g_str_has_prefix (self->text + i, open))
      covered++;
  }
}

void
anban_folded_text_pair (AnbanFoldedText *self)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint32));

  self->partner = g_new (guint32, self->len + 1);
  memset (self->partner, 0xff, sizeof (guint32) * (self->len + 1));
  self->flags = g_new0 (guint8, self->len + 1);
  for (gsize start = 0; start < self->len;) {
    const char *newline = memchr (self->text + start, '\n', self->len - start);
    gsize end = newline != NULL ? (gsize)(newline - self->text) : self->len;

    pair_paragraph (self, start, end, "(", ")", ANBAN_FOLDED_NOTED, stack);
    pair_paragraph (self, start, end, "“", "”", ANBAN_FOLDED_QUOTED, stack);
    pair_paragraph (self, start, end, "《", "》", ANBAN_FOLDED_QUOTED, stack);
    start = end + 1;
  }
}

AnbanPlanSpan
anban_folded_text_span (const AnbanFoldedText *self, gsize start, gsize end)
{
  AnbanPlanSpan span = {self->origin[start], self->origin[start]};

  if (end > start) {
    const char *last = self->source + self->origin[end - 1];

    span.end = (gsize)(g_utf8_next_char (last) - self->source);
  }
  return span;
}

gboolean
anban_folded_text_blank_before (const AnbanFoldedText *self, gsize at)
{
  const char *before, *p = self->source + self->origin[at];

  if (at == 0)
    return FALSE;
  before = self->source + self->origin[(gsize)(g_utf8_prev_char (self->text + at) - self->text)];
  before = g_utf8_next_char (before);
  return p > before && memchr (before, '\n', (gsize)(p - before)) == NULL;
}

static char *
dup_range (const AnbanFoldedText *self, gsize start, gsize end, gboolean keep_blanks)
{
  GString *out = g_string_sized_new (end - start);

  for (gsize i = start; i < end;) {
    const char *p = self->source + self->origin[i], *after = g_utf8_next_char (p);
    gsize next = i + (gsize)(g_utf8_next_char (self->text + i) - (self->text + i));

    if (keep_blanks || (self->text[i] != '\n' && self->text[i] != '\t'))
      g_string_append_len (out, p, after - p);
    if (keep_blanks && next < end) {
      gsize gap = (gsize)(self->source + self->origin[next] - after);

      /* a gap with a line break in it is where a line was joined */
      if (gap > 0 && memchr (after, '\n', gap) == NULL && self->text[i] != '\n')
        g_string_append_len (out, after, (gssize)gap);
    }
    i = next;
  }
  return g_string_free (out, FALSE);
}

char *
anban_folded_text_dup_text (const AnbanFoldedText *self, gsize start, gsize end)
{
  while (end > start && (self->text[end - 1] == '\n' || self->text[end - 1] == '\t'))
    end--;
  return dup_range (self, start, end, TRUE);
}

char *
anban_folded_text_dup_name (const AnbanFoldedText *self, gsize start, gsize end)
{
  return dup_range (self, start, end, FALSE);
}
