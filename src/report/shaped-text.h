/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text wrapped to a width and shaped into glyphs, kept small: what a page stores for every cell and paragraph.
 * Pango breaks the lines and shapes once; drawing only hands the glyphs to Cairo, with the text they stand for, so that
 * PDF stays searchable. Used by the page layout and the renderer.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "report/text-style.h"

G_BEGIN_DECLS

typedef struct _AnbanTextShaper AnbanTextShaper;
typedef struct _AnbanShapedText AnbanShapedText;

AnbanTextShaper *anban_text_shaper_new (void);
void anban_text_shaper_free (AnbanTextShaper *self);

/* Wraps @text (UTF-8; whatever is not is replaced; newlines start paragraphs) to @width points; a width of 0 does not
 * wrap. Safe from several threads. Equal short texts share one result. Free with anban_shaped_text_unref() before the
 * shaper goes. */
AnbanShapedText *
anban_text_shaper_shape (AnbanTextShaper *self, const char *text, const AnbanTextForm *form, double width);
/* Bytes held by results that are still in use. */
gsize anban_text_shaper_get_held (AnbanTextShaper *self);

AnbanShapedText *anban_shaped_text_ref (AnbanShapedText *self);
void anban_shaped_text_unref (AnbanShapedText *self);
guint anban_shaped_text_get_n_lines (const AnbanShapedText *self);
/* The widest line, points. */
double anban_shaped_text_get_width (const AnbanShapedText *self);
/* The bytes of @text that stand on @line: what tests of line breaking look at. */
char *anban_shaped_text_dup_line (const AnbanShapedText *self, guint line);

/* Draws lines [@first, @first + @n_lines) with the top left corner of the first at @x, @y in the current colour. */
void anban_shaped_text_draw (
    const AnbanShapedText *self, cairo_t *cr, double x, double y, guint first, guint n_lines);

G_END_DECLS
