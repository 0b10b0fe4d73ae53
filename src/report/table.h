/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of a document: columns, then rows as they come. Rows are packed as they are added (about the bytes of
 * their text), so that a hundred thousand fit in memory. Owned by its AnbanDocument.
 */
#pragma once

#include <glib.h>

#include "report/text-style.h"

G_BEGIN_DECLS

typedef struct {
  const char *title;
  double width;   /* millimetres when @fixed, else a share of what the fixed columns leave */
  gboolean fixed; /* dates, numbers, lights */
  AnbanAlign align;
  const char *group; /* a heading over this and its neighbours of the same group; or NULL */
} AnbanTableColumn;

typedef struct {
  const char *text; /* NULL is empty; newlines are kept */
  const char *icon; /* a glyph before the text, in the tone's colour (●), or NULL */
  AnbanTone tone;
} AnbanTableCell;

typedef struct _AnbanTable AnbanTable;

typedef enum {
  ANBAN_TABLE_ROW,
  /* one cell over all columns; stays with the next row, repeated after a page break, an outline entry */
  ANBAN_TABLE_GROUP,
  ANBAN_TABLE_TOTAL, /* a row in bold on shade; stays with the row before */
  ANBAN_TABLE_WIDE,  /* of a form: a label in the first column, one cell over all others */
} AnbanTableRowKind;

/* As many cells as the table has columns. */
void anban_table_add_row (AnbanTable *self, const AnbanTableCell *cells);
void anban_table_add_texts (AnbanTable *self, const char *const *texts);
void anban_table_add_group (AnbanTable *self, const char *title);
void anban_table_add_total (AnbanTable *self, const AnbanTableCell *cells);
/* At least @least_mm high, to be written in by hand; 0 for as high as its text. */
void anban_table_add_wide (AnbanTable *self, const char *label, const char *text, double least_mm);

/* A form says what its cells are beside them. */
void anban_table_hide_header (AnbanTable *self);
/* Size of the text in points; 小五 to 五号 suits wide tables. */
void anban_table_set_text_size (AnbanTable *self, double size);
/* What a table without rows says in its place; "没有可列出的内容。" unless set. */
void anban_table_set_empty_text (AnbanTable *self, const char *text);
/* Rows are at least this high, for forms to be filled in by hand (mm). */
void anban_table_set_row_height (AnbanTable *self, double mm);

/* For the page engine. */
AnbanTable *anban_table_new (const AnbanTableColumn *columns, guint n_columns);
void anban_table_free (AnbanTable *self);
guint anban_table_get_n_rows (const AnbanTable *self);
guint anban_table_get_n_columns (const AnbanTable *self);
const AnbanTableColumn *anban_table_get_columns (const AnbanTable *self);
double anban_table_get_text_size (const AnbanTable *self);
gboolean anban_table_has_header (const AnbanTable *self);
/* The least height of a row, mm. */
double anban_table_get_row_height (const AnbanTable *self, guint row);
const char *anban_table_get_empty_text (const AnbanTable *self);
AnbanTableRowKind anban_table_get_row_kind (const AnbanTable *self, guint row);
/* The cells that a row has: as many as columns, one of a group, two of a wide row. */
guint anban_table_get_n_cells (const AnbanTable *self, guint row);
/* Fills @cells (anban_table_get_n_cells()) with pointers into the table. */
void anban_table_get_row (const AnbanTable *self, guint row, AnbanTableCell *cells);

G_END_DECLS
