/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/letter-layout.h"

#define HEAD_BELOW_TOP    35.0  /* mm from the top of the type area to the agency's name */
#define HEAD_OF_LETTER    30.0  /* mm from the edge of the paper, 函 */
#define RULE_BELOW        4.0   /* mm */
#define LETTER_RULE_WIDTH 170.0 /* mm */
#define LETTER_FOOT       20.0  /* mm from the lower edge of the paper */
#define NAME_SIZE_MOST    50.0  /* pt; no more than 22 mm high */
#define NAME_SIZE_LEAST   20.0
#define THICK             ANBAN_MM (0.35)
#define THIN              ANBAN_MM (0.25)
#define RED_RULE          1.4 /* pt */

static AnbanShapedText *
shape (AnbanPen *pen, AnbanTextStyle style, AnbanFontRole role, const char *text)
{
  AnbanTextForm form = *anban_text_style_get_form (style);

  form.role = role;
  form.indent = 0;
  form.align = ANBAN_ALIGN_LEFT;
  return anban_text_shaper_shape (pen->pages->shaper, text, &form, 0);
}

/* The agency's name in red, as large as its length lets it be. Returns its height. */
static double
place_agency (AnbanPen *pen, const char *agency, double y, double width)
{
  AnbanTextForm form = *anban_text_style_get_form (ANBAN_STYLE_RED_HEAD);
  AnbanShapedText *text = anban_text_shaper_shape (pen->pages->shaper, agency, &form, 0);
  double natural = anban_shaped_text_get_width (text);

  anban_shaped_text_unref (text);
  form.size = CLAMP (form.size * 0.99 * width / MAX (natural, 1), NAME_SIZE_LEAST, NAME_SIZE_MOST);
  form.pitch = form.size * 1.1;
  text = anban_text_shaper_shape (pen->pages->shaper, agency, &form, width);
  anban_pen_add_text (pen, text, ANBAN_TONE_RED_HEAD, (pen->pages->width - width) / 2, y);
  return anban_shaped_text_get_n_lines (text) * form.pitch;
}

/* Number in the middle; with a signer, number at the left and signer at the right, one character in. */
static void
place_number (AnbanPen *pen, const AnbanBlock *block)
{
  const AnbanTextForm *body = anban_text_style_get_form (ANBAN_STYLE_BODY);
  AnbanPages *pages = pen->pages;
  AnbanShapedText *number =
      shape (pen, ANBAN_STYLE_BODY, ANBAN_FONT_FANGSONG, block->texts[1] ? block->texts[1] : "");
  double width = anban_shaped_text_get_width (number);

  if (block->texts[2]) {
    AnbanShapedText *label = shape (pen, ANBAN_STYLE_BODY, ANBAN_FONT_FANGSONG, "签发人：");
    AnbanShapedText *name = shape (pen, ANBAN_STYLE_BODY, ANBAN_FONT_KAITI, block->texts[2]);
    double x = pages->right - body->size - anban_shaped_text_get_width (name);

    anban_pen_add_text (pen, number, ANBAN_TONE_NORMAL, pages->left + body->size, pen->y);
    anban_pen_add_text (pen, label, ANBAN_TONE_NORMAL, x - anban_shaped_text_get_width (label), pen->y);
    anban_pen_add_text (pen, name, ANBAN_TONE_NORMAL, x, pen->y);
  } else {
    anban_pen_add_text (pen, number, ANBAN_TONE_NORMAL, (pages->left + pages->right - width) / 2, pen->y);
  }
}

static void
place_document_head (AnbanPen *pen, const AnbanBlock *block)
{
  const AnbanTextForm *body = anban_text_style_get_form (ANBAN_STYLE_BODY);
  AnbanPages *pages = pen->pages;
  double width = pages->right - pages->left;

  pen->y = pages->top + ANBAN_MM (HEAD_BELOW_TOP);
  pen->y += place_agency (pen, block->texts[0], pen->y, width);
  if (block->texts[1] || block->texts[2]) {
    pen->y += body->pitch;
    place_number (pen, block);
    pen->y += body->pitch / 2 + body->size / 2;
  }
  pen->y += ANBAN_MM (RULE_BELOW);
  anban_pen_add_rule (pen, ANBAN_TONE_RED_HEAD, pages->left, pen->y, width, RED_RULE);
  pen->y += RED_RULE + 2 * body->pitch;
}

static void
place_letter_head (AnbanPen *pen, const AnbanBlock *block)
{
  const AnbanTextForm *body = anban_text_style_get_form (ANBAN_STYLE_BODY);
  AnbanPages *pages = pen->pages;
  double width = ANBAN_MM (LETTER_RULE_WIDTH), x = (pages->width - width) / 2;
  double foot = pages->height - ANBAN_MM (LETTER_FOOT);

  pen->y = ANBAN_MM (HEAD_OF_LETTER);
  pen->y += place_agency (pen, block->texts[0], pen->y, pages->right - pages->left);
  pen->y += ANBAN_MM (RULE_BELOW);
  anban_pen_add_rule (pen, ANBAN_TONE_RED_HEAD, x, pen->y, width, 1.8);
  anban_pen_add_rule (pen, ANBAN_TONE_RED_HEAD, x, pen->y + 3.2, width, 0.6);
  anban_pen_add_rule (pen, ANBAN_TONE_RED_HEAD, x, foot - 3.2, width, 0.6);
  anban_pen_add_rule (pen, ANBAN_TONE_RED_HEAD, x, foot - 1.8, width, 1.8);
  pen->y += 4 + body->pitch / 4;
  if (block->texts[1]) {
    AnbanShapedText *number = shape (pen, ANBAN_STYLE_BODY, ANBAN_FONT_FANGSONG, block->texts[1]);

    anban_pen_add_text (pen, number, ANBAN_TONE_NORMAL, pages->right - anban_shaped_text_get_width (number),
                        pen->y);
    pen->y += body->pitch;
  }
  pen->y += 2 * body->pitch;
  g_array_index (pages->pages, AnbanPage, pages->pages->len - 1).hide_number = TRUE;
}

void
anban_letter_layout_place_head (AnbanPen *pen, const AnbanBlock *block)
{
  if (!anban_pen_is_at_top (pen))
    anban_pen_break_page (pen, FALSE);
  if (block->option == ANBAN_LETTERHEAD_LETTER)
    place_letter_head (pen, block);
  else
    place_document_head (pen, block);
  anban_pen_release (pen);
}

/* The date four characters in from the right, the agency centred over it. */
void
anban_letter_layout_place_closing (AnbanPen *pen, const AnbanBlock *block)
{
  const AnbanTextForm *body = anban_text_style_get_form (ANBAN_STYLE_BODY);
  AnbanPages *pages = pen->pages;
  AnbanShapedText *agency = shape (pen, ANBAN_STYLE_BODY, ANBAN_FONT_FANGSONG, block->texts[0]);
  AnbanShapedText *date = shape (pen, ANBAN_STYLE_BODY, ANBAN_FONT_FANGSONG, block->texts[1]);
  double date_width = anban_shaped_text_get_width (date), agency_width = anban_shaped_text_get_width (agency);
  double date_x = pages->right - 4 * body->size - date_width;
  double agency_x = date_x + (date_width - agency_width) / 2;

  if (anban_pen_get_room (pen) < 4 * body->pitch)
    anban_pen_break_page (pen, TRUE);
  if (!anban_pen_is_at_top (pen))
    pen->y += 2 * body->pitch;
  agency_x = MAX (pages->left, MIN (agency_x, pages->right - agency_width));
  anban_pen_add_text (pen, agency, ANBAN_TONE_NORMAL, agency_x, pen->y);
  anban_pen_add_text (pen, date, ANBAN_TONE_NORMAL, date_x, pen->y + body->pitch);
  pen->y += 2 * body->pitch;
  anban_pen_release (pen);
}

void
anban_letter_layout_place_imprint (AnbanPen *pen, const AnbanBlock *block)
{
  AnbanTextForm form = *anban_text_style_get_form (ANBAN_STYLE_IMPRINT);
  AnbanPages *pages = pen->pages;
  double width = pages->right - pages->left, gap = 3, height;
  AnbanShapedText *copies = NULL, *issuer, *issued;
  guint n_lines = 1;

  if (block->texts[0]) {
    copies = anban_text_shaper_shape (pages->shaper, block->texts[0], &form, width - 2 * form.size);
    n_lines += anban_shaped_text_get_n_lines (copies);
  }
  height = n_lines * form.pitch + (copies ? 4 : 2) * gap;
  if (anban_pen_get_room (pen) < height)
    anban_pen_break_page (pen, TRUE);

  pen->y = pages->bottom - height;
  anban_pen_add_rule (pen, ANBAN_TONE_NORMAL, pages->left, pen->y, width, THICK);
  pen->y += gap;
  if (copies) {
    anban_pen_add_text (pen, copies, ANBAN_TONE_NORMAL, pages->left + form.size, pen->y);
    pen->y += (n_lines - 1) * form.pitch + gap;
    anban_pen_add_rule (pen, ANBAN_TONE_NORMAL, pages->left, pen->y, width, THIN);
    pen->y += gap;
  }
  issuer = shape (pen, ANBAN_STYLE_IMPRINT, form.role, block->texts[1]);
  issued = shape (pen, ANBAN_STYLE_IMPRINT, form.role, block->texts[2]);
  anban_pen_add_text (pen, issuer, ANBAN_TONE_NORMAL, pages->left + form.size, pen->y);
  anban_pen_add_text (pen, issued, ANBAN_TONE_NORMAL,
                      pages->right - form.size - anban_shaped_text_get_width (issued), pen->y);
  anban_pen_add_rule (pen, ANBAN_TONE_NORMAL, pages->left, pages->bottom - THICK, width, THICK);
  pen->y = pages->bottom;
  anban_pen_release (pen);
}
