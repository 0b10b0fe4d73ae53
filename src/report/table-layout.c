/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/table-layout.h"

#include <math.h>

#define KEPT_BYTES     (48 * 1024 * 1024) /* shaped text held by one document */
#define PITCH          1.36               /* of the text size, a line of a cell */
#define PADDING_X      0.34
#define PADDING_Y      0.30
#define TORN_LINES     5 /* fewer are not worth beginning at the foot of a page */
#define AFTER_TABLE    6.0
#define UNKNOWN_HEIGHT (-1.0f)

struct _AnbanTableLayout {
  const AnbanTable *table;
  guint n_columns, n_rows;
  double *edges;
  double width, pitch, padding_x, padding_y;
  AnbanTextForm *cell_forms, *total_forms; /* one per column */
  AnbanTextForm header_form, group_form, wide_form;
  double header_height;
  double groups_height; /* of the header: the upper part, where columns have common headings; else 0 */
  guint n_groups;
  float *heights;
  AnbanShapedText ***kept; /* per row, or NULL */
  guint group;             /* the row of the group that goes on, or G_MAXUINT */
};

/* Fixed widths are kept as far as they leave the others a fair part. */
static void
set_edges (AnbanTableLayout *self)
{
  const AnbanTableColumn *columns = anban_table_get_columns (self->table);
  double fixed = 0, shares = 0, scale = 1, x = 0;

  for (guint i = 0; i < self->n_columns; i++) {
    if (columns[i].fixed)
      fixed += ANBAN_MM (columns[i].width);
    else
      shares += columns[i].width;
  }
  if (shares > 0 && fixed > self->width * 0.75)
    scale = self->width * 0.75 / fixed;
  else if (shares <= 0 && fixed > 0)
    scale = self->width / fixed;
  for (guint i = 0; i < self->n_columns; i++) {
    self->edges[i] = x;
    x += columns[i].fixed ? ANBAN_MM (columns[i].width) * scale
                          : (self->width - fixed * scale) * columns[i].width / shares;
  }
  self->edges[self->n_columns] = self->width;
}

static void
set_form (AnbanTableLayout *self, AnbanTextForm *form, AnbanTextStyle style)
{
  *form = *anban_text_style_get_form (style);
  form->size = anban_table_get_text_size (self->table);
  form->pitch = self->pitch;
}

/* The column after the last of the group that @first begins; @first + 1 for a column by itself. */
static guint
find_group_end (AnbanTableLayout *self, guint first)
{
  const AnbanTableColumn *columns = anban_table_get_columns (self->table);
  guint end = first + 1;

  while (columns[first].group && end < self->n_columns &&
         g_strcmp0 (columns[end].group, columns[first].group) == 0)
    end++;
  return end;
}

static guint
count_groups (AnbanTableLayout *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i = find_group_end (self, i))
    n += anban_table_get_columns (self->table)[i].group != NULL;
  return n;
}

AnbanTableLayout *
anban_table_layout_new (const AnbanTable *table, double width)
{
  AnbanTableLayout *self = g_new0 (AnbanTableLayout, 1);
  const AnbanTableColumn *columns = anban_table_get_columns (table);
  double size = anban_table_get_text_size (table);

  self->table = table;
  self->n_columns = anban_table_get_n_columns (table);
  self->n_rows = anban_table_get_n_rows (table);
  self->width = width;
  self->pitch = size * PITCH;
  self->padding_x = size * PADDING_X;
  self->padding_y = size * PADDING_Y;
  self->group = G_MAXUINT;
  self->edges = g_new0 (double, self->n_columns + 1);
  set_edges (self);

  set_form (self, &self->header_form, ANBAN_STYLE_CELL_HEADER);
  set_form (self, &self->group_form, ANBAN_STYLE_CELL_GROUP);
  set_form (self, &self->wide_form, ANBAN_STYLE_CELL);
  self->cell_forms = g_new (AnbanTextForm, self->n_columns);
  self->total_forms = g_new (AnbanTextForm, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++) {
    set_form (self, &self->cell_forms[i], ANBAN_STYLE_CELL);
    set_form (self, &self->total_forms[i], ANBAN_STYLE_CELL_TOTAL);
    self->cell_forms[i].align = self->total_forms[i].align = columns[i].align;
  }
  self->n_groups = count_groups (self);
  self->heights = g_new (float, self->n_rows);
  for (guint i = 0; i < self->n_rows; i++)
    self->heights[i] = UNKNOWN_HEIGHT;
  self->kept = g_new0 (AnbanShapedText **, self->n_rows);
  return self;
}

/* The header has a cell a column, then one a group. */
static guint
count_cells (AnbanTableLayout *self, guint row)
{
  if (row == ANBAN_ROW_HEADER)
    return self->n_columns + self->n_groups;
  return row == ANBAN_ROW_EMPTY ? 1 : anban_table_get_n_cells (self->table, row);
}

static void
free_cells (AnbanShapedText **cells, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    anban_shaped_text_unref (cells[i]);
  g_free (cells);
}

void
anban_table_layout_free (AnbanTableLayout *self)
{
  for (guint row = 0; row < self->n_rows; row++)
    if (self->kept[row])
      free_cells (self->kept[row], count_cells (self, row));
  g_free (self->kept);
  g_free (self->heights);
  g_free (self->edges);
  g_free (self->cell_forms);
  g_free (self->total_forms);
  g_free (self);
}

static AnbanShapedText *
shape_cell (AnbanTableLayout *self,
            AnbanTextShaper *shaper,
            const AnbanTableCell *cell,
            const AnbanTextForm *form,
            guint first_edge,
            guint last_edge)
{
  double width = self->edges[last_edge] - self->edges[first_edge] - 2 * self->padding_x;
  g_autofree char *joined = NULL;
  const char *text = cell->text;

  if (cell->icon) {
    joined = text && *text ? g_strdup_printf ("%s %s", cell->icon, text) : g_strdup (cell->icon);
    text = joined;
  }
  return anban_text_shaper_shape (shaper, text, form, MAX (width, form->size));
}

static void
shape_spanning (AnbanTableLayout *self,
                AnbanTextShaper *shaper,
                const char *text,
                gboolean continued,
                const AnbanTextForm *form,
                AnbanShapedText **cells)
{
  g_autofree char *again = continued ? g_strconcat (text, "（续）", NULL) : NULL;
  AnbanTableCell cell = {again ? again : text};

  cells[0] = shape_cell (self, shaper, &cell, form, 0, self->n_columns);
}

static void
shape_header (AnbanTableLayout *self, AnbanTextShaper *shaper, AnbanShapedText **shaped)
{
  const AnbanTableColumn *columns = anban_table_get_columns (self->table);
  guint place = self->n_columns;

  for (guint i = 0; i < self->n_columns; i++) {
    AnbanTableCell cell = {columns[i].title};

    shaped[i] = shape_cell (self, shaper, &cell, &self->header_form, i, i + 1);
  }
  for (guint i = 0; i < self->n_columns; i = find_group_end (self, i)) {
    AnbanTableCell cell = {columns[i].group};

    if (columns[i].group)
      shaped[place++] = shape_cell (self, shaper, &cell, &self->header_form, i, find_group_end (self, i));
  }
}

static AnbanShapedText **
shape_row (AnbanTableLayout *self, AnbanTextShaper *shaper, guint row, gboolean continued)
{
  AnbanShapedText **shaped = g_new (AnbanShapedText *, count_cells (self, row));
  AnbanTextForm empty_form = self->cell_forms[0];
  g_autofree AnbanTableCell *cells = g_new0 (AnbanTableCell, self->n_columns);
  const AnbanTextForm *forms = self->cell_forms;

  if (row == ANBAN_ROW_EMPTY) {
    empty_form.align = ANBAN_ALIGN_CENTER;
    shape_spanning (self, shaper, anban_table_get_empty_text (self->table), FALSE, &empty_form, shaped);
    return shaped;
  }
  if (row == ANBAN_ROW_HEADER) {
    shape_header (self, shaper, shaped);
    return shaped;
  }

  anban_table_get_row (self->table, row, cells);
  switch (anban_table_get_row_kind (self->table, row)) {
  case ANBAN_TABLE_GROUP:
    shape_spanning (self, shaper, cells[0].text, continued, &self->group_form, shaped);
    return shaped;
  case ANBAN_TABLE_TOTAL:
    forms = self->total_forms;
    break;
  case ANBAN_TABLE_WIDE:
    shaped[0] = shape_cell (self, shaper, &cells[0], &forms[0], 0, 1);
    shaped[1] = shape_cell (self, shaper, &cells[1], &self->wide_form, 1, self->n_columns);
    return shaped;
  case ANBAN_TABLE_ROW:
    break;
  }
  for (guint i = 0; i < self->n_columns; i++)
    shaped[i] = shape_cell (self, shaper, &cells[i], &forms[i], i, i + 1);
  return shaped;
}

AnbanShapedText **
anban_table_layout_dup_cells (
    AnbanTableLayout *self, AnbanTextShaper *shaper, guint row, gboolean continued, guint *n_cells)
{
  *n_cells = count_cells (self, row);
  if (row < self->n_rows && !continued && self->kept[row])
    return self->kept[row];
  return shape_row (self, shaper, row, continued);
}

void
anban_table_layout_release_cells (
    AnbanTableLayout *self, guint row, gboolean continued, AnbanShapedText **cells, guint n_cells)
{
  if (row < self->n_rows && !continued && self->kept[row] == cells)
    return;
  free_cells (cells, n_cells);
}

static guint
count_lines (AnbanShapedText **cells, guint n_cells)
{
  guint most = 1;

  for (guint i = 0; i < n_cells; i++)
    most = MAX (most, anban_shaped_text_get_n_lines (cells[i]));
  return most;
}

static double
measure_lines (AnbanTableLayout *self, guint n_lines)
{
  return n_lines * self->pitch + 2 * self->padding_y;
}

/* Titles under a common heading stand below it; the others have the whole height. */
static double
measure_header (AnbanTableLayout *self, AnbanPen *pen)
{
  const AnbanTableColumn *columns = anban_table_get_columns (self->table);
  guint n_cells = count_cells (self, ANBAN_ROW_HEADER);
  AnbanShapedText **cells = shape_row (self, pen->pages->shaper, ANBAN_ROW_HEADER, FALSE);
  double whole = 0, below = 0;

  for (guint i = 0; i < self->n_columns; i++) {
    double height = measure_lines (self, count_lines (&cells[i], 1));

    *(columns[i].group ? &below : &whole) = MAX (columns[i].group ? below : whole, height);
  }
  self->groups_height =
      self->n_groups > 0 ? measure_lines (self, count_lines (&cells[self->n_columns], self->n_groups)) : 0;
  free_cells (cells, n_cells);
  return MAX (whole, self->groups_height + below);
}

static double
measure_row (AnbanTableLayout *self, AnbanPen *pen, guint row)
{
  AnbanTextShaper *shaper = pen->pages->shaper;
  guint n_cells = count_cells (self, row);
  AnbanShapedText **cells;
  double height;

  if (row < self->n_rows && self->heights[row] >= 0)
    return (double)self->heights[row];

  cells = shape_row (self, shaper, row, FALSE);
  height = measure_lines (self, count_lines (cells, n_cells));
  if (row < self->n_rows) {
    height = MAX (height, ANBAN_MM (anban_table_get_row_height (self->table, row)));
    self->heights[row] = (float)height;
  }
  if (row < self->n_rows && anban_text_shaper_get_held (shaper) < KEPT_BYTES)
    self->kept[row] = cells;
  else
    free_cells (cells, n_cells);
  return height;
}

static void
add_row (AnbanTableLayout *self,
         AnbanPen *pen,
         guint row,
         double height,
         guint first_line,
         guint n_lines,
         gboolean continued)
{
  AnbanItem item = {
      .kind = ANBAN_ITEM_ROW,
      .x = (float)pen->pages->left,
      .y = (float)pen->y,
      .width = (float)self->width,
      .height = (float)height,
      .first_line = first_line,
      .n_lines = n_lines,
      .row = row,
      .continued = continued,
      .table = self,
  };

  anban_pen_add (pen, &item);
  pen->y += height;
}

static void
add_header (AnbanTableLayout *self, AnbanPen *pen)
{
  if (anban_table_has_header (self->table))
    add_row (self, pen, ANBAN_ROW_HEADER, self->header_height, 0, 0, FALSE);
}

/* Header and group again at the head of the next page. */
static void
continue_page (AnbanTableLayout *self, AnbanPen *pen, gboolean repeat_group)
{
  anban_pen_break_page (pen, FALSE);
  add_header (self, pen);
  if (repeat_group && self->group != G_MAXUINT)
    add_row (self, pen, self->group, measure_row (self, pen, self->group), 0, 0, TRUE);
}

/* What stands below the table stands below the space after it too. */
static double
get_reserve (AnbanPen *pen)
{
  return pen->reserve > 0 ? pen->reserve + AFTER_TABLE : 0;
}

/* What must stand on one page with @row: the first row of a group, totals, and signatures below the table. */
static double
measure_need (AnbanTableLayout *self, AnbanPen *pen, guint row)
{
  double need = measure_row (self, pen, row);
  guint last = row;

  while (last + 1 < self->n_rows && (anban_table_get_row_kind (self->table, last) == ANBAN_TABLE_GROUP ||
                                     anban_table_get_row_kind (self->table, last + 1) == ANBAN_TABLE_TOTAL))
    need += measure_row (self, pen, ++last);
  if (last + 1 == self->n_rows)
    need += get_reserve (pen);
  return need;
}

static void
tear_row (AnbanTableLayout *self, AnbanPen *pen, guint row)
{
  guint n_cells, n_lines, line = 0;
  AnbanShapedText **cells = anban_table_layout_dup_cells (self, pen->pages->shaper, row, FALSE, &n_cells);

  n_lines = count_lines (cells, n_cells);
  anban_table_layout_release_cells (self, row, FALSE, cells, n_cells);
  if (anban_pen_get_room (pen) < measure_lines (self, TORN_LINES))
    continue_page (self, pen, TRUE);
  for (;;) {
    double room = anban_pen_get_room (pen) - 2 * self->padding_y;
    guint fitting = room > self->pitch ? (guint)(room / self->pitch) : 1;
    guint n = MIN (fitting, n_lines - line);

    add_row (self, pen, row, measure_lines (self, n), line, n, FALSE);
    line += n;
    if (line >= n_lines)
      break;
    continue_page (self, pen, TRUE);
  }
}

static void
place_row (AnbanTableLayout *self, AnbanPen *pen, guint row)
{
  gboolean is_group = anban_table_get_row_kind (self->table, row) == ANBAN_TABLE_GROUP;
  AnbanTableCell group;
  double height = measure_row (self, pen, row), need = measure_need (self, pen, row);
  double page = pen->pages->bottom - pen->pages->top - self->header_height;

  if (!is_group && self->group != G_MAXUINT)
    page -= measure_row (self, pen, self->group);
  if (need > page)
    need = height;
  if (height > page && !is_group) {
    tear_row (self, pen, row);
    return;
  }
  if (anban_pen_get_room (pen) < need)
    continue_page (self, pen, !is_group);
  if (is_group) {
    self->group = row;
    anban_table_get_row (self->table, row, &group);
    anban_pen_add_mark (pen, group.text, pen->level + 1);
  }
  add_row (self, pen, row, height, 0, 0, FALSE);
}

gboolean
anban_table_layout_place (AnbanTableLayout *self, AnbanPen *pen, GError **error)
{
  double need;

  self->header_height = anban_table_has_header (self->table) ? measure_header (self, pen) : 0;
  need = self->header_height;
  need += self->n_rows ? measure_need (self, pen, 0)
                       : measure_row (self, pen, ANBAN_ROW_EMPTY) + get_reserve (pen);
  need = MIN (need, (pen->pages->bottom - pen->pages->top) / 2);
  if (anban_pen_get_room (pen) < need)
    anban_pen_break_page (pen, TRUE);
  anban_pen_release (pen);

  add_header (self, pen);
  if (self->n_rows == 0)
    add_row (self, pen, ANBAN_ROW_EMPTY, measure_row (self, pen, ANBAN_ROW_EMPTY), 0, 0, FALSE);
  for (guint row = 0; row < self->n_rows; row++) {
    place_row (self, pen, row);
    if (!anban_pen_step (pen, error))
      return FALSE;
  }
  pen->y += AFTER_TABLE;
  return TRUE;
}

const AnbanTable *
anban_table_layout_get_table (AnbanTableLayout *self)
{
  return self->table;
}

const double *
anban_table_layout_get_edges (AnbanTableLayout *self)
{
  return self->edges;
}

double
anban_table_layout_get_padding_x (AnbanTableLayout *self)
{
  return self->padding_x;
}

double
anban_table_layout_get_padding_y (AnbanTableLayout *self)
{
  return self->padding_y;
}

double
anban_table_layout_get_pitch (AnbanTableLayout *self)
{
  return self->pitch;
}

double
anban_table_layout_get_groups_height (AnbanTableLayout *self)
{
  return self->groups_height;
}

guint
anban_table_layout_get_group_end (AnbanTableLayout *self, guint first)
{
  return find_group_end (self, first);
}
