/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page-renderer.h"

#include "report/page-items.h"
#include "report/table-renderer.h"

#define NUMBER_BELOW 7.0 /* mm from the type area to the page number, GB/T 9704 */
#define RUNNING_GAP  5.0 /* mm from the type area to running text */

static void
draw_text (AnbanPages *self,
           cairo_t *cr,
           AnbanTextStyle style,
           AnbanAlign align,
           const char *text,
           double y,
           double inset)
{
  AnbanTextForm form = *anban_text_style_get_form (style);
  AnbanShapedText *shaped;

  if (!text || !*text)
    return;
  form.align = align;
  cairo_set_source_rgb (cr, 0, 0, 0);
  shaped = anban_text_shaper_shape (self->shaper, text, &form, self->right - self->left - 2 * inset);
  anban_shaped_text_draw (shaped, cr, self->left + inset, y, 0, 1);
  anban_shaped_text_unref (shaped);
}

static void
draw_number (AnbanPages *self, const AnbanPage *page, cairo_t *cr)
{
  const AnbanTextForm *form;
  g_autofree char *text = NULL;

  switch (anban_document_get_page_setup (self->document)->numbers) {
  case ANBAN_PAGE_NUMBERS_NONE:
    break;
  case ANBAN_PAGE_NUMBERS_OF_TOTAL:
    form = anban_text_style_get_form (ANBAN_STYLE_RUNNING);
    text = g_strdup_printf ("第 %u 页 共 %u 页", page->number,
                            g_array_index (self->sections, AnbanSection, page->section).n_pages);
    draw_text (self, cr, ANBAN_STYLE_RUNNING, ANBAN_ALIGN_CENTER, text, self->bottom + ANBAN_MM (RUNNING_GAP),
               0);
    break;
  case ANBAN_PAGE_NUMBERS_DASHED:
    form = anban_text_style_get_form (ANBAN_STYLE_PAGE_NUMBER);
    text = g_strdup_printf ("— %u —", page->number);
    /* The dash, in the middle of the line, is what stands 7 mm below. */
    draw_text (self, cr, ANBAN_STYLE_PAGE_NUMBER, page->number % 2 ? ANBAN_ALIGN_RIGHT : ANBAN_ALIGN_LEFT,
               text, self->bottom + ANBAN_MM (NUMBER_BELOW) - form->pitch / 2, form->size);
    break;
  }
}

/* The first page of a part has its title instead of a running header. */
static void
draw_running (AnbanPages *self, const AnbanPage *page, cairo_t *cr)
{
  const char *header = g_array_index (self->sections, AnbanSection, page->section).header;
  double pitch = anban_text_style_get_form (ANBAN_STYLE_RUNNING)->pitch;
  double above = self->top - ANBAN_MM (RUNNING_GAP) / 2 - pitch,
         below = self->bottom + ANBAN_MM (RUNNING_GAP);

  if (!header)
    header = anban_document_get_running_text (self->document, ANBAN_RUNNING_HEADER_RIGHT);
  if (page->number > 1) {
    draw_text (self, cr, ANBAN_STYLE_RUNNING, ANBAN_ALIGN_LEFT,
               anban_document_get_running_text (self->document, ANBAN_RUNNING_HEADER_LEFT), above, 0);
    draw_text (self, cr, ANBAN_STYLE_RUNNING, ANBAN_ALIGN_RIGHT, header, above, 0);
  }
  draw_text (self, cr, ANBAN_STYLE_RUNNING, ANBAN_ALIGN_LEFT,
             anban_document_get_running_text (self->document, ANBAN_RUNNING_FOOTER_LEFT), below, 0);
  draw_text (self, cr, ANBAN_STYLE_RUNNING, ANBAN_ALIGN_RIGHT,
             anban_document_get_running_text (self->document, ANBAN_RUNNING_FOOTER_RIGHT), below, 0);
}

static void
draw_picture (const AnbanItem *item, cairo_t *cr)
{
  double pixels_x = cairo_image_surface_get_width (item->picture);
  double pixels_y = cairo_image_surface_get_height (item->picture);

  cairo_save (cr);
  cairo_translate (cr, (double)item->x, (double)item->y);
  cairo_scale (cr, (double)item->width / pixels_x, (double)item->height / pixels_y);
  cairo_set_source_surface (cr, item->picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* Returns how many items it drew: rows of one table go together. */
static guint
draw_item (AnbanPages *self, const AnbanItem *items, guint n_items, cairo_t *cr)
{
  double rgb[3];
  guint n = 1;

  anban_tone_get_rgb (items->tone, rgb);
  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
  switch (items->kind) {
  case ANBAN_ITEM_TEXT:
    anban_shaped_text_draw (items->text, cr, (double)items->x, (double)items->y, items->first_line,
                            items->n_lines);
    break;
  case ANBAN_ITEM_RULE:
    cairo_rectangle (cr, (double)items->x, (double)items->y, (double)items->width, (double)items->height);
    cairo_fill (cr);
    break;
  case ANBAN_ITEM_PICTURE:
    draw_picture (items, cr);
    break;
  case ANBAN_ITEM_ROW:
    while (n < n_items && items[n].kind == ANBAN_ITEM_ROW && items[n].table == items->table)
      n++;
    anban_table_renderer_draw (self, items, n, cr);
    break;
  }
  return n;
}

void
anban_pages_draw (AnbanPages *self, guint page, cairo_t *cr)
{
  const AnbanPage *pages = (const AnbanPage *)self->pages->data;
  guint end;

  g_return_if_fail (page < self->pages->len);

  end = page + 1 < self->pages->len ? pages[page + 1].first_item : self->items->len;
  cairo_save (cr);
  for (guint i = pages[page].first_item; i < end;)
    i += draw_item (self, &g_array_index (self->items, AnbanItem, i), end - i, cr);
  draw_running (self, &pages[page], cr);
  if (!pages[page].hide_number)
    draw_number (self, &pages[page], cr);
  cairo_restore (cr);
}
