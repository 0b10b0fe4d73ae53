/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page-pen.h"

#define HAIR           0.3 /* pt */
#define STEPS_A_REPORT 64

static AnbanPage *
get_page (AnbanPen *self)
{
  GArray *pages = self->pages->pages;

  return &g_array_index (pages, AnbanPage, pages->len - 1);
}

double
anban_pen_get_room (AnbanPen *self)
{
  return self->pages->bottom - self->y + HAIR;
}

gboolean
anban_pen_is_at_top (AnbanPen *self)
{
  return get_page (self)->first_item == self->pages->items->len;
}

void
anban_pen_add (AnbanPen *self, const AnbanItem *item)
{
  g_array_append_vals (self->pages->items, item, 1);
}

void
anban_pen_add_text (AnbanPen *self, AnbanShapedText *text, AnbanTone tone, double x, double y)
{
  AnbanItem item = {
      .kind = ANBAN_ITEM_TEXT,
      .tone = tone,
      .x = (float)x,
      .y = (float)y,
      .n_lines = anban_shaped_text_get_n_lines (text),
      .text = text,
  };

  anban_pen_add (self, &item);
}

void
anban_pen_add_rule (AnbanPen *self, AnbanTone tone, double x, double y, double width, double height)
{
  AnbanItem item = {
      .kind = ANBAN_ITEM_RULE,
      .tone = tone,
      .x = (float)x,
      .y = (float)y,
      .width = (float)width,
      .height = (float)height,
  };

  anban_pen_add (self, &item);
}

void
anban_pen_add_mark (AnbanPen *self, const char *text, int level)
{
  AnbanMark mark = {text, level, self->pages->items->len};

  g_array_append_val (self->pages->marks, mark);
}

void
anban_pen_break_page (AnbanPen *self, gboolean carry)
{
  GArray *items = self->pages->items;
  AnbanPage *last = get_page (self);
  AnbanPage page = {items->len, last->section, last->number + 1, FALSE};

  /* What would leave the page empty is not worth carrying. */
  if (carry && self->keep_from < items->len && self->keep_from > last->first_item)
    page.first_item = self->keep_from;

  if (page.first_item < items->len) {
    float shift = g_array_index (items, AnbanItem, page.first_item).y - (float)self->pages->top;

    for (guint i = page.first_item; i < items->len; i++)
      g_array_index (items, AnbanItem, i).y -= shift;
    self->y -= (double)shift;
  } else {
    self->y = self->pages->top;
  }
  g_array_index (self->pages->sections, AnbanSection, page.section).n_pages = page.number;
  g_array_append_val (self->pages->pages, page);
}

void
anban_pen_begin_section (AnbanPen *self, const char *header)
{
  AnbanSection section = {header, 1};
  AnbanPage *page;

  anban_pen_release (self);
  if (!anban_pen_is_at_top (self))
    anban_pen_break_page (self, FALSE);
  else if (self->pages->pages->len == 1)
    g_array_set_size (self->pages->sections, 0);

  page = get_page (self);
  if (page->number > 1)
    g_array_index (self->pages->sections, AnbanSection, page->section).n_pages = page->number - 1;
  g_array_append_val (self->pages->sections, section);
  page->section = self->pages->sections->len - 1;
  page->number = 1;
}

void
anban_pen_release (AnbanPen *self)
{
  self->keep_from = ANBAN_KEEP_NOTHING;
}

gboolean
anban_pen_step (AnbanPen *self, GError **error)
{
  self->n_done++;
  if (self->n_done % STEPS_A_REPORT != 0)
    return TRUE;
  if (self->progress)
    self->progress (MIN (1.0, (double)self->n_done / MAX (1, self->n_steps)), self->user_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
