/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places the rows of a table: column edges, row heights, page breaks with repeated header and group, torn rows. Keeps
 * the shaped cells of the measured rows as long as they fit a budget; beyond it, rows are shaped again when they are
 * drawn. Called by page-layout.c and table-renderer.c.
 */
#pragma once

#include "report/page-pen.h"

G_BEGIN_DECLS

AnbanTableLayout *anban_table_layout_new (const AnbanTable *table, double width);
void anban_table_layout_free (AnbanTableLayout *self);

/* FALSE when cancelled. */
gboolean anban_table_layout_place (AnbanTableLayout *self, AnbanPen *pen, GError **error);

/* For the renderer. */
const AnbanTable *anban_table_layout_get_table (AnbanTableLayout *self);
/* Column edges from the left edge of the table, one more than columns. */
const double *anban_table_layout_get_edges (AnbanTableLayout *self);
double anban_table_layout_get_padding_x (AnbanTableLayout *self);
double anban_table_layout_get_padding_y (AnbanTableLayout *self);
double anban_table_layout_get_pitch (AnbanTableLayout *self);

/* The upper part of the header, where columns have common headings; 0 where there are none. */
double anban_table_layout_get_groups_height (AnbanTableLayout *self);
/* The column after the last one under the same heading as @first; @first + 1 for a column by itself. */
guint anban_table_layout_get_group_end (AnbanTableLayout *self, guint first);

/* The shaped cells of a row, or of ANBAN_ROW_HEADER, ANBAN_ROW_EMPTY: @n_cells of them (one for a group;
 * of the header one a column, then one a common heading). Give back with
 * anban_table_layout_release_cells(). Safe from several threads once placed. */
AnbanShapedText **anban_table_layout_dup_cells (
    AnbanTableLayout *self, AnbanTextShaper *shaper, guint row, gboolean continued, guint *n_cells);
void anban_table_layout_release_cells (
    AnbanTableLayout *self, guint row, gboolean continued, AnbanShapedText **cells, guint n_cells);

G_END_DECLS
