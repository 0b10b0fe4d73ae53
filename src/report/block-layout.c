/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/block-layout.h"

#include <string.h>

#include "report/letter-layout.h"

#define SIGNATURE_BLANK 78.0 /* pt, the least to sign on */
#define SIGNATURE_GAP   18.0 /* pt, between two places to sign */
#define RULE_THICKNESS  0.5
#define PAIR_GAP        14.0 /* pt, between two pictures */
#define FRAME_GAP       3.0  /* pt, between a picture and its frame */

static double
get_text_width (AnbanPen *pen)
{
  return pen->pages->right - pen->pages->left;
}

static void
keep (AnbanPen *pen, const AnbanBlock *block)
{
  if (block->keep_with_next && pen->keep_from == ANBAN_KEEP_NOTHING)
    pen->keep_from = pen->pages->items->len;
}

static void
end_keep (AnbanPen *pen, const AnbanBlock *block)
{
  if (!block->keep_with_next)
    anban_pen_release (pen);
}

/* Lines of a paragraph that go on this page. Official letters run on without minding a single line. */
static guint
count_fitting (AnbanPen *pen, double pitch, guint n_lines)
{
  double room = anban_pen_get_room (pen);
  guint fitting = room > 0 ? (guint)(room / pitch) : 0;

  if (fitting == 0 && anban_pen_is_at_top (pen))
    fitting = 1;
  return MIN (fitting, n_lines);
}

static void
place_shaped (AnbanPen *pen, AnbanShapedText *text, const AnbanTextForm *form, double x)
{
  guint n_lines = anban_shaped_text_get_n_lines (text), line = 0;

  while (line < n_lines) {
    guint n = count_fitting (pen, form->pitch, n_lines - line);
    AnbanItem item = {.kind = ANBAN_ITEM_TEXT, .x = (float)x, .first_line = line, .n_lines = n};

    if (n == 0) {
      anban_pen_break_page (pen, line == 0);
      continue;
    }
    /* Each part that stands on a page of its own holds the text. */
    item.text = anban_shaped_text_ref (text);
    item.y = (float)pen->y;
    anban_pen_add (pen, &item);
    pen->y += n * form->pitch;
    line += n;
  }
  anban_shaped_text_unref (text);
}

static void
place_text (AnbanPen *pen, const AnbanBlock *block, const AnbanTextForm *form, const char *text)
{
  AnbanShapedText *shaped = anban_text_shaper_shape (pen->pages->shaper, text, form, get_text_width (pen));

  if (!anban_pen_is_at_top (pen))
    pen->y += form->before;
  keep (pen, block);
  place_shaped (pen, shaped, form, pen->pages->left);
  pen->y += form->after;
  end_keep (pen, block);
}

static guint
count_title_lines (AnbanPen *pen, const char *text, const AnbanTextForm *form, double width)
{
  AnbanShapedText *shaped = anban_text_shaper_shape (pen->pages->shaper, text, form, width);
  guint n_lines = anban_shaped_text_get_n_lines (shaped);

  anban_shaped_text_unref (shaped);
  return n_lines;
}

/* The least width at which a title has no more lines than it must, so that no single character is left for the
 * last of them. */
static double
balance_title (AnbanPen *pen, const char *text, const AnbanTextForm *form)
{
  double width = get_text_width (pen), step = form->size / 2;
  guint n_lines = count_title_lines (pen, text, form, width);

  while (n_lines > 1 && width - step > form->size &&
         count_title_lines (pen, text, form, width - step) == n_lines)
    width -= step;
  return width;
}

static void
place_title (AnbanPen *pen, const AnbanBlock *block)
{
  const AnbanPageSetup *setup = anban_document_get_page_setup (pen->pages->document);
  AnbanTextStyle style =
      setup->numbers == ANBAN_PAGE_NUMBERS_DASHED ? ANBAN_STYLE_TITLE : ANBAN_STYLE_SHEET_TITLE;

  const AnbanTextForm *form = anban_text_style_get_form (style);
  double width = balance_title (pen, block->texts[0], form);

  if (!anban_pen_is_at_top (pen))
    pen->y += form->before;
  keep (pen, block);
  place_shaped (pen, anban_text_shaper_shape (pen->pages->shaper, block->texts[0], form, width), form,
                pen->pages->left + (get_text_width (pen) - width) / 2);
  pen->y += form->after;
  end_keep (pen, block);
}

static void
place_paragraph (AnbanPen *pen, const AnbanBlock *block)
{
  AnbanTextForm form = *anban_text_style_get_form (block->style);

  form.align = block->align;
  place_text (pen, block, &form, block->texts[0]);
}

/* Side by side where the parts fit, else one below the other. */
static void
place_line (AnbanPen *pen, const AnbanBlock *block)
{
  AnbanTextForm form = *anban_text_style_get_form (block->style);
  AnbanShapedText *parts[3] = {NULL};
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (!block->texts[i])
      continue;
    parts[i] = anban_text_shaper_shape (pen->pages->shaper, block->texts[i], &form, 0);
    sum += anban_shaped_text_get_width (parts[i]) + form.size;
  }
  if (sum > get_text_width (pen) + form.size) {
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
      form.after = i == 2 ? form.after : 0;
      if (parts[i])
        place_text (pen, block, &form, block->texts[i]);
      g_clear_pointer (&parts[i], anban_shaped_text_unref);
    }
    return;
  }

  if (!anban_pen_is_at_top (pen))
    pen->y += form.before;
  if (anban_pen_get_room (pen) < form.pitch)
    anban_pen_break_page (pen, TRUE);
  keep (pen, block);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i])
      anban_pen_add_text (
          pen, parts[i], ANBAN_TONE_NORMAL,
          pen->pages->left + i * (get_text_width (pen) - anban_shaped_text_get_width (parts[i])) / 2, pen->y);
  pen->y += form.pitch + form.after;
  end_keep (pen, block);
}

static void
place_picture (AnbanPen *pen, const AnbanBlock *block)
{
  AnbanPages *pages = pen->pages;
  cairo_surface_t *picture = block->pictures[0];
  double pixels_x = cairo_image_surface_get_width (picture);
  double pixels_y = cairo_image_surface_get_height (picture);
  double width = block->mm > 0 ? ANBAN_MM (block->mm) : pixels_x * 0.75; /* 96 pixels to the inch */
  double scale, room = pages->bottom - pages->top - 24;
  AnbanItem item = {.kind = ANBAN_ITEM_PICTURE, .picture = picture};

  scale = MIN (width, get_text_width (pen)) / pixels_x;
  scale = MIN (scale, room / pixels_y);
  if (anban_pen_get_room (pen) < pixels_y * scale && !anban_pen_is_at_top (pen))
    anban_pen_break_page (pen, TRUE);
  keep (pen, block);
  item.width = (float)(pixels_x * scale);
  item.height = (float)(pixels_y * scale);
  item.x = (float)(pages->left + (get_text_width (pen) - (double)item.width) / 2);
  item.y = (float)pen->y;
  anban_pen_add (pen, &item);
  pen->y += (double)item.height;
  end_keep (pen, block);
}

/* In the middle of its frame, as large as that lets it be. */
static void
place_framed (AnbanPen *pen, cairo_surface_t *picture, double x, double width, double height)
{
  double pixels_x, pixels_y, scale;
  AnbanItem item = {.kind = ANBAN_ITEM_PICTURE, .picture = picture};

  anban_pen_add_rule (pen, ANBAN_TONE_MUTED, x, pen->y, width, RULE_THICKNESS);
  anban_pen_add_rule (pen, ANBAN_TONE_MUTED, x, pen->y + height, width, RULE_THICKNESS);
  anban_pen_add_rule (pen, ANBAN_TONE_MUTED, x, pen->y, RULE_THICKNESS, height);
  anban_pen_add_rule (pen, ANBAN_TONE_MUTED, x + width - RULE_THICKNESS, pen->y, RULE_THICKNESS, height);
  if (picture == NULL)
    return;
  pixels_x = cairo_image_surface_get_width (picture);
  pixels_y = cairo_image_surface_get_height (picture);
  scale = MIN ((width - 2 * FRAME_GAP) / pixels_x, (height - 2 * FRAME_GAP) / pixels_y);
  item.width = (float)(pixels_x * scale);
  item.height = (float)(pixels_y * scale);
  item.x = (float)(x + (width - (double)item.width) / 2);
  item.y = (float)(pen->y + (height - (double)item.height) / 2);
  anban_pen_add (pen, &item);
}

static void
place_picture_pair (AnbanPen *pen, const AnbanBlock *block)
{
  const AnbanTextForm *form = anban_text_style_get_form (ANBAN_STYLE_CAPTION);
  double width = (get_text_width (pen) - PAIR_GAP) / 2, height = ANBAN_MM (block->mm);
  AnbanShapedText *captions[2];
  guint n_lines = 1;

  for (guint i = 0; i < G_N_ELEMENTS (captions); i++) {
    captions[i] =
        anban_text_shaper_shape (pen->pages->shaper, block->texts[i] ? block->texts[i] : "", form, width);
    n_lines = MAX (n_lines, anban_shaped_text_get_n_lines (captions[i]));
  }
  if (anban_pen_get_room (pen) < height + form->before + n_lines * form->pitch && !anban_pen_is_at_top (pen))
    anban_pen_break_page (pen, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (captions); i++) {
    double x = pen->pages->left + i * (width + PAIR_GAP);

    place_framed (pen, block->pictures[i], x, width, height);
    anban_pen_add_text (pen, captions[i], ANBAN_TONE_NORMAL, x, pen->y + height + form->before);
  }
  pen->y += height + form->before + n_lines * form->pitch + form->after;
  anban_pen_release (pen);
}

/* How many places to sign stand side by side, so that each has room to sign. */
static guint
count_per_row (AnbanPen *pen, char **labels)
{
  const AnbanTextForm *form = anban_text_style_get_form (ANBAN_STYLE_SIGNATURE);
  guint n = g_strv_length (labels);
  double widest = 0;

  for (guint i = 0; i < n; i++) {
    AnbanShapedText *text = anban_text_shaper_shape (pen->pages->shaper, labels[i], form, 0);

    widest = MAX (widest, anban_shaped_text_get_width (text) +
                              (g_str_has_suffix (labels[i], "：") ? SIGNATURE_BLANK : 0));
    anban_shaped_text_unref (text);
  }
  return CLAMP ((guint)((get_text_width (pen) + SIGNATURE_GAP) / (widest + SIGNATURE_GAP)), 1, MAX (n, 1));
}

double
anban_block_layout_measure_signature (AnbanPen *pen, const AnbanBlock *block)
{
  const AnbanTextForm *form = anban_text_style_get_form (ANBAN_STYLE_SIGNATURE);
  guint n = g_strv_length (block->labels), per_row = count_per_row (pen, block->labels);

  return form->before + (n + per_row - 1) / per_row * form->pitch;
}

static void
place_signature (AnbanPen *pen, const AnbanBlock *block)
{
  const AnbanTextForm *form = anban_text_style_get_form (ANBAN_STYLE_SIGNATURE);
  guint per_row = count_per_row (pen, block->labels);
  double slot = (get_text_width (pen) + SIGNATURE_GAP) / per_row;

  if (anban_pen_get_room (pen) < anban_block_layout_measure_signature (pen, block))
    anban_pen_break_page (pen, TRUE);
  pen->y += form->before;
  for (guint i = 0; block->labels[i]; i++) {
    AnbanShapedText *text = anban_text_shaper_shape (pen->pages->shaper, block->labels[i], form, 0);
    double x = pen->pages->left + (i % per_row) * slot;
    double y = pen->y + i / per_row * form->pitch;
    double width = anban_shaped_text_get_width (text);

    anban_pen_add_text (pen, text, ANBAN_TONE_NORMAL, x, y);
    if (g_str_has_suffix (block->labels[i], "："))
      anban_pen_add_rule (pen, ANBAN_TONE_NORMAL, x + width, y + form->pitch / 2 + form->size * 0.62,
                          slot - SIGNATURE_GAP - width, RULE_THICKNESS);
  }
  pen->y += anban_block_layout_measure_signature (pen, block) - form->before;
  anban_pen_release (pen);
}

gboolean
anban_block_layout_place (AnbanPen *pen, const AnbanBlock *block, GError **error)
{
  switch (block->kind) {
  case ANBAN_BLOCK_LETTERHEAD:
    anban_letter_layout_place_head (pen, block);
    break;
  case ANBAN_BLOCK_TITLE:
    place_title (pen, block);
    break;
  case ANBAN_BLOCK_PARAGRAPH:
    place_paragraph (pen, block);
    break;
  case ANBAN_BLOCK_LINE:
    place_line (pen, block);
    break;
  case ANBAN_BLOCK_PICTURE:
    place_picture (pen, block);
    break;
  case ANBAN_BLOCK_PICTURE_PAIR:
    place_picture_pair (pen, block);
    break;
  case ANBAN_BLOCK_SIGNATURE:
    place_signature (pen, block);
    break;
  case ANBAN_BLOCK_CLOSING:
    anban_letter_layout_place_closing (pen, block);
    break;
  case ANBAN_BLOCK_IMPRINT:
    anban_letter_layout_place_imprint (pen, block);
    break;
  case ANBAN_BLOCK_SPACE:
    if (!anban_pen_is_at_top (pen))
      pen->y += ANBAN_MM (block->mm);
    break;
  case ANBAN_BLOCK_PAGE_BREAK:
    anban_pen_release (pen);
    if (!anban_pen_is_at_top (pen))
      anban_pen_break_page (pen, FALSE);
    break;
  case ANBAN_BLOCK_SECTION:
    anban_pen_begin_section (pen, block->texts[1]);
    break;
  case ANBAN_BLOCK_TABLE:    /* table-layout.c */
  case ANBAN_BLOCK_BOOKMARK: /* page-layout.c */
    break;
  }
  return !g_cancellable_set_error_if_cancelled (pen->cancellable, error);
}
