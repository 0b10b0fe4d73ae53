/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/table-renderer.h"

#include "report/table-layout.h"

#define GRID_WIDTH  0.45
#define FRAME_WIDTH 0.9
#define GRID_GREY   0.35
#define FRAME_GREY  0.15

/* Whether a line stands before @column. */
static gboolean
has_upright (const AnbanItem *item, guint column)
{
  if (item->row == ANBAN_ROW_EMPTY)
    return FALSE;
  return item->row == ANBAN_ROW_HEADER ||
         column < anban_table_get_n_cells (anban_table_layout_get_table (item->table), item->row);
}

static double
get_shade (const AnbanItem *item)
{
  if (item->row == ANBAN_ROW_HEADER)
    return 0.90;
  if (item->row == ANBAN_ROW_EMPTY)
    return 1;
  switch (anban_table_get_row_kind (anban_table_layout_get_table (item->table), item->row)) {
  case ANBAN_TABLE_GROUP:
    return 0.955;
  case ANBAN_TABLE_TOTAL:
    return 0.935;
  case ANBAN_TABLE_WIDE:
  case ANBAN_TABLE_ROW:
    break;
  }
  return 1;
}

static void
draw_shades (const AnbanItem *items, guint n_items, cairo_t *cr)
{
  for (guint i = 0; i < n_items; i++) {
    double shade = get_shade (&items[i]);

    if (shade >= 1)
      continue;
    cairo_set_source_rgb (cr, shade, shade, shade);
    cairo_rectangle (cr, (double)items[i].x, (double)items[i].y, (double)items[i].width,
                     (double)items[i].height);
    cairo_fill (cr);
  }
}

/* A short text stands in the middle of its row; the parts of a torn one begin at its top. */
static void
draw_cell (const AnbanItem *item, const AnbanShapedText *text, AnbanTone tone, double x, cairo_t *cr)
{
  double pitch = anban_table_layout_get_pitch (item->table), rgb[3];
  guint n_lines = anban_shaped_text_get_n_lines (text);
  double y = (double)item->y + anban_table_layout_get_padding_y (item->table);

  if (item->n_lines == 0)
    y = (double)item->y + ((double)item->height - n_lines * pitch) / 2;
  else
    n_lines = n_lines > item->first_line ? MIN (n_lines - item->first_line, item->n_lines) : 0;
  anban_tone_get_rgb (tone, rgb);
  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
  anban_shaped_text_draw (text, cr, x + anban_table_layout_get_padding_x (item->table), y, item->first_line,
                          n_lines);
}

/* A title under a common heading stands in the lower part of the header, the heading in the upper. */
static void
draw_header (const AnbanItem *item, AnbanShapedText *const *texts, cairo_t *cr)
{
  const AnbanTable *table = anban_table_layout_get_table (item->table);
  const AnbanTableColumn *columns = anban_table_get_columns (table);
  const double *edges = anban_table_layout_get_edges (item->table);
  guint n_columns = anban_table_get_n_columns (table), place = n_columns;
  float above = (float)anban_table_layout_get_groups_height (item->table);

  for (guint i = 0; i < n_columns; i++) {
    AnbanItem part = *item;

    if (columns[i].group) {
      part.y += above;
      part.height -= above;
    }
    draw_cell (&part, texts[i], ANBAN_TONE_NORMAL, (double)item->x + edges[i], cr);
  }
  for (guint i = 0; i < n_columns; i = anban_table_layout_get_group_end (item->table, i)) {
    AnbanItem part = *item;

    part.height = above;
    if (columns[i].group)
      draw_cell (&part, texts[place++], ANBAN_TONE_NORMAL, (double)item->x + edges[i], cr);
  }
}

static void
draw_texts (AnbanPages *pages, const AnbanItem *item, AnbanTableCell *cells, cairo_t *cr)
{
  const double *edges = anban_table_layout_get_edges (item->table);
  gboolean is_row = item->row != ANBAN_ROW_HEADER && item->row != ANBAN_ROW_EMPTY;
  guint n_cells;
  AnbanShapedText **texts =
      anban_table_layout_dup_cells (item->table, pages->shaper, item->row, item->continued, &n_cells);

  if (is_row)
    anban_table_get_row (anban_table_layout_get_table (item->table), item->row, cells);
  if (item->row == ANBAN_ROW_HEADER)
    draw_header (item, texts, cr);
  for (guint i = 0; i < n_cells && item->row != ANBAN_ROW_HEADER; i++) {
    AnbanTone tone = is_row ? cells[i].tone : ANBAN_TONE_MUTED;

    draw_cell (item, texts[i], tone, (double)item->x + edges[i], cr);
  }
  anban_table_layout_release_cells (item->table, item->row, item->continued, texts, n_cells);
}

/* Within a common heading the upright begins below it. */
static double
get_heading_above (const AnbanItem *item, guint column)
{
  guint end = 0;

  while (item->row == ANBAN_ROW_HEADER && end < column)
    end = anban_table_layout_get_group_end (item->table, end);
  return end > column ? anban_table_layout_get_groups_height (item->table) : 0;
}

/* Below each common heading. */
static void
draw_heading_lines (const AnbanItem *item, cairo_t *cr)
{
  const AnbanTable *table = anban_table_layout_get_table (item->table);
  const AnbanTableColumn *columns = anban_table_get_columns (table);
  const double *edges = anban_table_layout_get_edges (item->table);
  double y = (double)item->y + anban_table_layout_get_groups_height (item->table);
  guint n_columns = anban_table_get_n_columns (table);

  for (guint i = 0, end; i < n_columns; i = end) {
    end = anban_table_layout_get_group_end (item->table, i);
    if (item->row == ANBAN_ROW_HEADER && columns[i].group) {
      cairo_move_to (cr, (double)item->x + edges[i], y);
      cairo_line_to (cr, (double)item->x + edges[end], y);
    }
  }
}

/* An upright line runs through all rows that have its column. */
static void
draw_upright (const AnbanItem *items, guint n_items, guint column, cairo_t *cr)
{
  double x = (double)items->x + anban_table_layout_get_edges (items->table)[column];

  for (guint i = 0, end; i < n_items; i = end + 1) {
    for (end = i; end < n_items && has_upright (&items[end], column);)
      end++;
    if (end > i) {
      cairo_move_to (cr, x, (double)items[i].y + get_heading_above (&items[i], column));
      cairo_line_to (cr, x, (double)(items[end - 1].y + items[end - 1].height));
    }
  }
}

static void
draw_grid (const AnbanItem *items, guint n_items, cairo_t *cr)
{
  double left = (double)items->x, right = left + (double)items->width, top = (double)items->y;
  double bottom = (double)(items[n_items - 1].y + items[n_items - 1].height);
  guint n_columns = anban_table_get_n_columns (anban_table_layout_get_table (items->table));

  cairo_set_source_rgb (cr, GRID_GREY, GRID_GREY, GRID_GREY);
  cairo_set_line_width (cr, GRID_WIDTH);
  for (guint i = 1; i < n_items; i++) {
    cairo_move_to (cr, left, (double)items[i].y);
    cairo_line_to (cr, right, (double)items[i].y);
  }
  draw_heading_lines (items, cr);
  for (guint column = 1; column < n_columns; column++)
    draw_upright (items, n_items, column, cr);
  cairo_stroke (cr);

  cairo_set_source_rgb (cr, FRAME_GREY, FRAME_GREY, FRAME_GREY);
  cairo_set_line_width (cr, FRAME_WIDTH);
  cairo_rectangle (cr, left, top, right - left, bottom - top);
  cairo_stroke (cr);
}

void
anban_table_renderer_draw (AnbanPages *pages, const AnbanItem *items, guint n_items, cairo_t *cr)
{
  guint n_columns = anban_table_get_n_columns (anban_table_layout_get_table (items->table));
  g_autofree AnbanTableCell *cells = g_new0 (AnbanTableCell, n_columns);

  draw_shades (items, n_items, cr);
  for (guint i = 0; i < n_items; i++)
    draw_texts (pages, &items[i], cells, cr);
  draw_grid (items, n_items, cr);
}
