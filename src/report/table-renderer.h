/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws the rows of one table that stand on one page: shade, text, grid. Called by page-renderer.c.
 */
#pragma once

#include "report/page-items.h"

G_BEGIN_DECLS

/* @items: rows of one table, one below the other. */
void anban_table_renderer_draw (AnbanPages *pages, const AnbanItem *items, guint n_items, cairo_t *cr);

G_END_DECLS
