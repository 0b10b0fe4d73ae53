/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/outline.h"

#include "plan/responsibility.h"
#include "plan/word-list.h"

#include <string.h>

#define MAX_DEPTH 12

typedef struct {
  const AnbanFoldedText *text;
  AnbanOutline *outline;
  int stack[MAX_DEPTH]; /* open items, outermost first */
  guint depth;
  gint64 last[ANBAN_N_MARKS];
  guint segment;
  gboolean closed; /* behind the signature or in a list of attachments */
  gboolean attachments;
  gsize previous; /* start of the paragraph before */
  gsize previous_end;
} OutlineReader;

static const char *const closings[] = {"抄送",    "主送",    "抄报",     "(此页无正文", "(此件",
                                       "(联系人", "联系人:", "联系电话", "(信息公开",   "此件公开",
                                       "(公开",   "(此文",   "印发日期", "-END-",       NULL};
static const char *const stops[] = {"。", ";", "!", "?", ",", ":", "、", "…", NULL};

/* 2026.3.5, 2026-03-05 */
static gboolean
is_dotted_date (const char *p, const char *end)
{
  guint digits = 0, parts = 0;

  for (; p < end; p++) {
    if (g_ascii_isdigit (*p))
      digits++;
    else if (strchr (".-/", *p) == NULL || digits != (parts == 0 ? 4 : CLAMP (digits, 1, 2)) || ++parts > 2)
      return FALSE;
    else
      digits = 0;
  }
  return parts == 2 && (digits == 1 || digits == 2);
}

gboolean
anban_outline_is_date_line (const char *p, const char *end)
{
  static const char *const parts[] = {"年", "月", "日", "〇", "零", "一", "二", "三",
                                      "四", "五", "六", "七", "八", "九", "十", NULL};

  if (end - p < 8 || end - p > 60)
    return FALSE;
  if (is_dotted_date (p, end))
    return TRUE;
  if (!anban_word_before ("日", p, end))
    return FALSE;
  for (; p < end; p = g_utf8_next_char (p))
    if (!g_ascii_isdigit (*p) && anban_words_at (parts, p, end) == 0)
      return FALSE;
  return TRUE;
}

static AnbanOutlineItem *
item_at (AnbanOutline *outline, int index)
{
  return &g_array_index (outline->items, AnbanOutlineItem, index);
}

/* Ends what is open from @depth on at @at. */
static void
close_items (OutlineReader *self, guint depth, gsize at)
{
  while (self->depth > depth) {
    AnbanOutlineItem *item = item_at (self->outline, self->stack[--self->depth]);

    if (item->own_end == 0)
      item->own_end = at;
    item->end = at;
  }
}

/* How deep an item of @kind goes: beside the open one of its kind, below the rest, chapters above all. */
static guint
find_depth (OutlineReader *self, AnbanMarkKind kind)
{
  guint depth;

  for (guint i = 0; i < self->depth; i++)
    if (item_at (self->outline, self->stack[i])->marker.kind == kind)
      return i;
  depth = self->depth;
  if (kind <= ANBAN_MARK_CHINESE)
    while (depth > 0 && item_at (self->outline, self->stack[depth - 1])->marker.kind > kind)
      depth--;
  return MIN (depth, MAX_DEPTH - 1);
}

static void
open_item (OutlineReader *self, const AnbanMarker *marker, gsize start, gsize end)
{
  guint depth = marker->kind == ANBAN_MARK_NONE ? 0 : find_depth (self, marker->kind);
  AnbanOutlineItem item = {
      .marker = *marker, .parent = -1, .start = start, .first_end = end, .segment = self->segment};

  close_items (self, depth, start);
  item.text_start = start + marker->len;
  item.level = depth;
  if (depth > 0) {
    AnbanOutlineItem *parent = item_at (self->outline, self->stack[depth - 1]);

    item.parent = self->stack[depth - 1];
    parent->n_children++;
    if (parent->own_end == 0)
      parent->own_end = start;
  }
  item.out_of_sequence =
      marker->kind != ANBAN_MARK_NONE && marker->value != 1 && marker->value != self->last[marker->kind] + 1;
  self->last[marker->kind] = marker->value;
  for (guint kind = marker->kind + 1; kind < ANBAN_N_MARKS; kind++)
    if (kind != ANBAN_MARK_NUMBER && kind != ANBAN_MARK_CHINESE_PAREN && kind != ANBAN_MARK_ARTICLE)
      self->last[kind] = 0;
  if (self->outline->items->len == 0)
    self->outline->head_end = start;
  self->stack[self->depth++] = (int)self->outline->items->len;
  self->outline->tail = 0;
  g_array_append_val (self->outline->items, item);
}

/* 附件, 附件1, 附件2: alone on a line opens an annex. */
static gboolean
is_annex_title (const char *p, const char *end)
{
  if (!anban_word_at ("附件", p, end) && !anban_word_at ("附表", p, end))
    return FALSE;
  p += strlen ("附件");
  while (p < end && (g_ascii_isdigit (*p) || *p == ':' || *p == '-' ||
                     anban_words_at ((const char *const[]){"一", "二", "三", "四", "五", "六", "七", "八",
                                                           "九", "十", NULL},
                                     p, end) > 0))
    p = g_utf8_next_char (p);
  return p >= end;
}

static gboolean
is_attachment_list (const char *p, const char *end)
{
  while (p < end && (*p == '-' || *p == '('))
    p++;
  return anban_word_at ("附件", p, end) || anban_word_at ("附:", p, end) || anban_word_at ("附表", p, end);
}

/* The name of the issuer before its date belongs to the signature. */
static gsize
signature_start (const OutlineReader *self, gsize date)
{
  const char *p = self->text->text + self->previous, *end = self->text->text + self->previous_end;
  AnbanMarker marker;

  if (self->previous_end <= self->previous || end - p > 120 || anban_words_within (stops, p, end) ||
      anban_marker_read (p, end, &marker))
    return date;
  return self->previous;
}

static void
close_document (OutlineReader *self, gsize at)
{
  if (self->outline->items->len == 0)
    return;
  close_items (self, 0, at);
  self->closed = TRUE;
  if (self->outline->tail == 0)
    self->outline->tail = at;
}

/* A few words without any stop between finished paragraphs: 重点任务, 保障措施. */
static gboolean
is_bare_heading (const OutlineReader *self, gsize start, gsize end)
{
  const char *p = self->text->text + start, *stop = self->text->text + end;
  const char *before = self->text->text + self->previous_end,
             *next = stop < self->text->text + self->text->len ? stop + 1 : stop;
  AnbanMarker marker;

  if (end - start < 6 || end - start > 72 || anban_words_within (stops, p, stop) ||
      memchr (p, '\t', end - start) != NULL || *p == '(')
    return FALSE;
  if (self->outline->items->len == 0 || self->previous_end == 0)
    return FALSE;
  if (anban_words_before ((const char *const[]){"。", ";", ")", "!", NULL}, self->text->text + self->previous,
                          before) == 0)
    return FALSE;
  return anban_marker_read (next, self->text->text + self->text->len, &marker) && !marker.weak &&
         marker.value == 1;
}

/* A number that stands in a table row, or does not go on from anything, opens no item. */
static gboolean
is_item (const OutlineReader *self, const AnbanMarker *marker, gsize start, gsize end)
{
  if (memchr (self->text->text + start, '\t', end - start) != NULL)
    return FALSE;
  if (start + marker->len >= end && marker->kind >= ANBAN_MARK_NUMBER)
    return FALSE;
  if (self->attachments && (marker->kind >= ANBAN_MARK_NUMBER || marker->value != 1))
    return FALSE;
  if (self->closed && marker->value != 1)
    return FALSE;
  if (marker->weak)
    return marker->value == 1 || marker->value == self->last[marker->kind] + 1;
  return TRUE;
}

static void
read_paragraph (OutlineReader *self, gsize start, gsize end)
{
  const char *p = self->text->text + start, *stop = self->text->text + end;
  AnbanMarker marker;

  if (is_annex_title (p, stop)) {
    close_document (self, start);
    self->segment++;
    self->closed = self->attachments = FALSE;
    memset (self->last, 0, sizeof self->last);
  } else if (is_attachment_list (p, stop)) {
    close_document (self, start);
    self->attachments = TRUE;
  } else if (anban_outline_is_date_line (p, stop)) {
    close_document (self, signature_start (self, start));
    self->attachments = FALSE;
  } else if (anban_words_at (closings, p, stop) > 0) {
    close_document (self, start);
  } else if (anban_marker_read (p, stop, &marker) && is_item (self, &marker, start, end)) {
    if (self->closed) {
      memset (self->last, 0, sizeof self->last);
      self->segment++;
    }
    self->closed = self->attachments = FALSE;
    open_item (self, &marker, start, end);
  } else if (!self->closed && is_bare_heading (self, start, end)) {
    AnbanMarker none = {.kind = ANBAN_MARK_NONE};

    open_item (self, &none, start, end);
  }
}

AnbanOutline *
anban_outline_new (const AnbanFoldedText *text)
{
  AnbanOutline *outline = g_new0 (AnbanOutline, 1);
  OutlineReader self = {.text = text, .outline = outline};

  outline->items = g_array_new (FALSE, FALSE, sizeof (AnbanOutlineItem));
  outline->head_end = text->len;
  for (gsize start = 0; start < text->len;) {
    const char *newline = memchr (text->text + start, '\n', text->len - start);
    gsize end = newline != NULL ? (gsize)(newline - text->text) : text->len;

    if (end > start) {
      read_paragraph (&self, start, end);
      self.previous = start;
      self.previous_end = end;
    }
    start = end + 1;
  }
  close_items (&self, 0, text->len);
  if (outline->tail == 0)
    outline->tail = text->len;
  return outline;
}

void
anban_outline_free (AnbanOutline *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->items);
  g_free (self);
}

const AnbanOutlineItem *
anban_outline_get (const AnbanOutline *self, guint index)
{
  return &g_array_index (self->items, AnbanOutlineItem, index);
}

char *
anban_outline_dup_key (const AnbanOutline *self, guint index)
{
  const char *parts[MAX_DEPTH + 1];
  guint n = MAX_DEPTH;

  parts[n] = NULL;
  for (int i = (int)index; i >= 0 && n > 0; i = anban_outline_get (self, (guint)i)->parent) {
    const AnbanOutlineItem *item = anban_outline_get (self, (guint)i);

    if (item->marker.kind != ANBAN_MARK_NONE)
      parts[--n] = item->marker.printed;
  }
  return g_strjoinv ("/", (char **)(parts + n));
}

/* The first stop of @words in [start, end) that stands in no bracket or quote; @end where none does. */
static gsize
find_stop (const AnbanFoldedText *text, gsize start, gsize end, const char *const *words)
{
  for (gsize i = start; i < end; i += (gsize)(g_utf8_next_char (text->text + i) - (text->text + i)))
    if ((text->flags[i] & (ANBAN_FOLDED_QUOTED | ANBAN_FOLDED_NOTED)) == 0 &&
        anban_words_at (words, text->text + i, text->text + end) > 0)
      return i;
  return end;
}

gsize
anban_outline_heading_end (const AnbanFoldedText *text, gsize start, gsize paragraph_end)
{
  gsize sentence = find_stop (text, start, paragraph_end, (const char *const[]){"。", ";", "\t", NULL});
  gsize clause = find_stop (text, start, sentence, (const char *const[]){",", ":", NULL});

  for (gsize i = start + 1; i < clause; i++) {
    gsize close = text->text[i] == '(' ? text->partner[i] : G_MAXUINT32;

    /* a note at the end of the paragraph */
    if (close < paragraph_end &&
        (close + 1 == paragraph_end ||
         (close + 4 == paragraph_end &&
          anban_word_at ("。", text->text + close + 1, text->text + paragraph_end))) &&
        anban_words_within ((const char *const[]){"、", ",", ":", "牵头", "负责", NULL}, text->text + i,
                            text->text + close))
      return i;
    if (text->text[i] == '(' && text->partner[i] != G_MAXUINT32 &&
        anban_responsibility_label_at (text->text + i + 1, text->text + paragraph_end, NULL) > 0)
      return i;
  }
  return clause > start ? clause : sentence;
}
