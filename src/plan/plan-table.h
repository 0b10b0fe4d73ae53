/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Task tables inside a plan (序号, 任务, 责任单位, 完成时限 …): rows of cells parted by tabs, as they come from .docx
 * tables and from pasted spreadsheets.
 */
#pragma once

#include "plan/folded-text.h"

G_BEGIN_DECLS

#define ANBAN_TABLE_MAX_COLUMNS 24

typedef struct {
  gsize start, end;
} AnbanTableCell;

typedef enum {
  ANBAN_COLUMN_OTHER,
  ANBAN_COLUMN_NUMBER,
  ANBAN_COLUMN_TEXT,
  ANBAN_COLUMN_LEAD,
  ANBAN_COLUMN_SUPPORT,
  ANBAN_COLUMN_DUTY,
  ANBAN_COLUMN_DEADLINE,
} AnbanTableColumn;

typedef struct {
  gsize start, end; /* the line */
  guint n_columns;
  AnbanTableColumn columns[ANBAN_TABLE_MAX_COLUMNS];
} AnbanTableRow;

/* The rows of all task tables of @text, header rows left out: AnbanTableRow, in order. */
GArray *anban_plan_table_find (const AnbanFoldedText *text);

/* The cells between @start and @end, at most ANBAN_TABLE_MAX_COLUMNS; returns how many. */
guint anban_plan_table_split (const AnbanFoldedText *text, gsize start, gsize end, AnbanTableCell *cells);

G_END_DECLS
