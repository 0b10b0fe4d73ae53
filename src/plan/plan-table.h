/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Task tables inside a plan (序号, 任务, 责任单位, 完成时限 …): rows of cells parted by tabs, as they come from .docx
 * tables and from pasted spreadsheets.
 */
#pragma once

#include "plan/plan.h"
#include "plan/task-reader.h"

G_BEGIN_DECLS

#define ANBAN_TABLE_MAX_COLUMNS 24

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

/* Adds the tasks that @rows hold to @plan. */
void anban_plan_table_read (const AnbanTaskContext *context, const GArray *rows, AnbanPlan *plan);

G_END_DECLS
