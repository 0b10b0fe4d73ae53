/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/table.h"

#include <string.h>

/* A packed row: its kind, then per cell a tone byte, the icon and the text, each with its NUL.
 * A wide row has its least height as a third text. */
struct _AnbanTable {
  AnbanTableColumn *columns;
  guint n_columns;
  double text_size;
  double row_height;
  gboolean headless;
  char *empty_text;
  GStringChunk *text;
  GPtrArray *rows; /* const char *, into @text */
  GString *scratch;
};

#define CHUNK_SIZE (64 * 1024)

static void
pack_cell (AnbanTable *self, const AnbanTableCell *cell)
{
  const char *icon = cell->icon ? cell->icon : "";
  const char *text = cell->text ? cell->text : "";

  g_string_append_c (self->scratch, (char)cell->tone);
  g_string_append_len (self->scratch, icon, strlen (icon) + 1);
  g_string_append_len (self->scratch, text, strlen (text) + 1);
}

static void
pack_row (AnbanTable *self, AnbanTableRowKind kind, const AnbanTableCell *cells, guint n_cells)
{
  g_string_truncate (self->scratch, 0);
  g_string_append_c (self->scratch, (char)kind);
  for (guint i = 0; i < n_cells; i++)
    pack_cell (self, &cells[i]);
  g_ptr_array_add (self->rows,
                   g_string_chunk_insert_len (self->text, self->scratch->str, self->scratch->len));
}

AnbanTable *
anban_table_new (const AnbanTableColumn *columns, guint n_columns)
{
  AnbanTable *self = g_new0 (AnbanTable, 1);

  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  for (guint i = 0; i < n_columns; i++) {
    self->columns[i].title = g_strdup (columns[i].title);
    self->columns[i].group = g_strdup (columns[i].group);
  }
  self->text_size = 9;
  self->empty_text = g_strdup ("没有可列出的内容。");
  self->text = g_string_chunk_new (CHUNK_SIZE);
  self->rows = g_ptr_array_new ();
  self->scratch = g_string_new (NULL);
  return self;
}

void
anban_table_free (AnbanTable *self)
{
  for (guint i = 0; i < self->n_columns; i++) {
    g_free ((char *)self->columns[i].title);
    g_free ((char *)self->columns[i].group);
  }
  g_free (self->columns);
  g_free (self->empty_text);
  g_string_chunk_free (self->text);
  g_ptr_array_unref (self->rows);
  g_string_free (self->scratch, TRUE);
  g_free (self);
}

void
anban_table_add_row (AnbanTable *self, const AnbanTableCell *cells)
{
  pack_row (self, ANBAN_TABLE_ROW, cells, self->n_columns);
}

void
anban_table_add_texts (AnbanTable *self, const char *const *texts)
{
  g_autofree AnbanTableCell *cells = g_new0 (AnbanTableCell, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    cells[i].text = texts[i];
  anban_table_add_row (self, cells);
}

void
anban_table_add_group (AnbanTable *self, const char *title)
{
  AnbanTableCell cell = {title};

  pack_row (self, ANBAN_TABLE_GROUP, &cell, 1);
}

void
anban_table_add_total (AnbanTable *self, const AnbanTableCell *cells)
{
  pack_row (self, ANBAN_TABLE_TOTAL, cells, self->n_columns);
}

void
anban_table_add_wide (AnbanTable *self, const char *label, const char *text, double least_mm)
{
  char height[G_ASCII_DTOSTR_BUF_SIZE];
  const AnbanTableCell cells[] = {
      {label}, {text}, {g_ascii_dtostr (height, G_N_ELEMENTS (height), least_mm)}};

  g_return_if_fail (self->n_columns > 1);
  pack_row (self, ANBAN_TABLE_WIDE, cells, G_N_ELEMENTS (cells));
}

void
anban_table_hide_header (AnbanTable *self)
{
  self->headless = TRUE;
}

void
anban_table_set_text_size (AnbanTable *self, double size)
{
  g_return_if_fail (size >= 5 && size <= 30);
  self->text_size = size;
}

void
anban_table_set_empty_text (AnbanTable *self, const char *text)
{
  g_free (self->empty_text);
  self->empty_text = g_strdup (text);
}

void
anban_table_set_row_height (AnbanTable *self, double mm)
{
  self->row_height = mm;
}

guint
anban_table_get_n_rows (const AnbanTable *self)
{
  return self->rows->len;
}

guint
anban_table_get_n_columns (const AnbanTable *self)
{
  return self->n_columns;
}

const AnbanTableColumn *
anban_table_get_columns (const AnbanTable *self)
{
  return self->columns;
}

double
anban_table_get_text_size (const AnbanTable *self)
{
  return self->text_size;
}

gboolean
anban_table_has_header (const AnbanTable *self)
{
  return !self->headless;
}

/* One past the NUL of the text that begins at @text. */
static const char *
skip_text (const char *text)
{
  return text + strlen (text) + 1;
}

double
anban_table_get_row_height (const AnbanTable *self, guint row)
{
  const char *packed = g_ptr_array_index (self->rows, row);

  switch ((AnbanTableRowKind)packed[0]) {
  case ANBAN_TABLE_GROUP:
    return 0;
  case ANBAN_TABLE_WIDE:
    packed++;
    for (guint i = 0; i < 2; i++)
      packed = skip_text (skip_text (packed + 1));
    return MAX (self->row_height, g_ascii_strtod (skip_text (packed + 1), NULL));
  case ANBAN_TABLE_ROW:
  case ANBAN_TABLE_TOTAL:
    break;
  }
  return self->row_height;
}

guint
anban_table_get_n_cells (const AnbanTable *self, guint row)
{
  switch (anban_table_get_row_kind (self, row)) {
  case ANBAN_TABLE_GROUP:
    return 1;
  case ANBAN_TABLE_WIDE:
    return 2;
  case ANBAN_TABLE_ROW:
  case ANBAN_TABLE_TOTAL:
    break;
  }
  return self->n_columns;
}

const char *
anban_table_get_empty_text (const AnbanTable *self)
{
  return self->empty_text;
}

AnbanTableRowKind
anban_table_get_row_kind (const AnbanTable *self, guint row)
{
  const char *packed = g_ptr_array_index (self->rows, row);

  return (AnbanTableRowKind)packed[0];
}

void
anban_table_get_row (const AnbanTable *self, guint row, AnbanTableCell *cells)
{
  const char *packed = g_ptr_array_index (self->rows, row);
  guint n_cells = anban_table_get_n_cells (self, row);

  packed++;
  for (guint i = 0; i < n_cells; i++) {
    cells[i].tone = (AnbanTone)*packed++;
    cells[i].icon = *packed ? packed : NULL;
    packed = skip_text (packed);
    cells[i].text = packed;
    packed = skip_text (packed);
  }
}
