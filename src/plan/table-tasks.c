/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan/table-tasks.h"

#include "plan/outline.h"
#include "plan/word-list.h"

#include <string.h>

/* The item that a row stands under; -1 where none. @from: where the last row was found, rows come in order. */
static int
item_of (const AnbanOutline *outline, gsize at, guint *from)
{
  while (*from < outline->items->len && anban_outline_get (outline, *from)->start <= at)
    (*from)++;
  for (int i = (int)*from - 1; i >= 0; i = anban_outline_get (outline, (guint)i)->parent)
    if (anban_outline_get (outline, (guint)i)->end > at)
      return i;
  return -1;
}

static char *
dup_key (const AnbanTaskContext *context, const AnbanTableCell *number, int item, guint running)
{
  g_autofree char *above = item >= 0 ? anban_outline_dup_key (context->outline, (guint)item) : NULL;
  g_autofree char *own = NULL;
  AnbanMarker marker;
  const char *p = context->text->text;

  if (number != NULL && anban_marker_read (p + number->start, p + number->end, &marker))
    own = g_strdup (marker.printed);
  else if (number != NULL && number->end > number->start)
    own = anban_folded_text_dup_name (context->text, number->start, number->end);
  else
    own = g_strdup_printf ("%u", running);
  return above != NULL && *above != '\0' ? g_strconcat (above, "/", own, NULL) : g_steal_pointer (&own);
}

static void
add_cell_units (const AnbanTaskContext *context,
                AnbanPlanTask *task,
                const AnbanTableCell *cell,
                AnbanPlanRole role)
{
  g_autoptr (AnbanNote) note = anban_responsibility_read_cell (context->text, cell->start, cell->end, role);

  anban_task_add_note (context, task, note);
}

static void
add_cell (const AnbanTaskContext *context,
          AnbanPlanTask *task,
          AnbanTableColumn column,
          const AnbanTableCell *cell)
{
  switch (column) {
  case ANBAN_COLUMN_TEXT:
    anban_task_add_findings (context, task, cell->start, cell->end);
    break;
  case ANBAN_COLUMN_LEAD:
    add_cell_units (context, task, cell, ANBAN_PLAN_ROLE_LEAD);
    break;
  case ANBAN_COLUMN_SUPPORT:
    add_cell_units (context, task, cell, ANBAN_PLAN_ROLE_SUPPORT);
    break;
  case ANBAN_COLUMN_DUTY:
    add_cell_units (context, task, cell, ANBAN_PLAN_ROLE_DUTY);
    break;
  case ANBAN_COLUMN_DEADLINE:
    anban_task_add_deadlines (context, task, cell->start, cell->end, TRUE);
    anban_task_add_amounts (context, task, cell->start, cell->end);
    break;
  case ANBAN_COLUMN_NUMBER:
  case ANBAN_COLUMN_OTHER:
    break;
  }
}

static void
append_text (const AnbanTaskContext *context, AnbanPlanTask *task, const AnbanTableCell *cell)
{
  g_autofree char *part = anban_folded_text_dup_text (context->text, cell->start, cell->end);
  g_autofree char *old = task->text;

  task->text = old != NULL && *old != '\0' ? g_strconcat (old, "\n", part, NULL) : g_steal_pointer (&part);
}

static AnbanPlanTask *
new_task (const AnbanTaskContext *context,
          const AnbanTableRow *row,
          const AnbanTableCell *number,
          int item,
          guint running)
{
  AnbanPlanTask *task = anban_plan_task_new ();

  task->key = dup_key (context, number, item, running);
  task->span = task->text_span = anban_folded_text_span (context->text, row->start, row->end);
  for (int i = item; i >= 0; i = anban_outline_get (context->outline, (guint)i)->parent) {
    const AnbanOutlineItem *above = anban_outline_get (context->outline, (guint)i);
    gsize end = anban_outline_heading_end (context->text, above->text_start, above->first_end);

    g_ptr_array_insert (task->sections, 0,
                        anban_folded_text_dup_name (context->text, above->text_start, end));
  }
  return task;
}

static gboolean
has_numbers (const AnbanTableRow *row)
{
  for (guint i = 0; i < row->n_columns; i++)
    if (row->columns[i] == ANBAN_COLUMN_NUMBER)
      return TRUE;
  return FALSE;
}

void
anban_table_tasks_read (const AnbanTaskContext *context, const GArray *rows, AnbanPlan *plan)
{
  AnbanPlanTask *task = NULL;
  guint next_item = 0, running = 0;

  for (guint r = 0; r < rows->len; r++) {
    const AnbanTableRow *row = &g_array_index (rows, AnbanTableRow, r);
    AnbanTableCell cells[ANBAN_TABLE_MAX_COLUMNS];
    const AnbanTableCell *number = NULL, *first = NULL;
    guint n = anban_plan_table_split (context->text, row->start, row->end, cells);
    int item = item_of (context->outline, row->start, &next_item);

    for (guint i = 0; i < MIN (n, row->n_columns); i++) {
      gboolean filled = cells[i].end > cells[i].start;

      if (row->columns[i] == ANBAN_COLUMN_NUMBER && filled)
        number = &cells[i];
      else if (row->columns[i] == ANBAN_COLUMN_TEXT && filled && first == NULL)
        first = &cells[i];
    }
    if (first == NULL || n < 2)
      continue;
    /* a row without number goes on with the one above, where rows have numbers at all */
    if (number != NULL || task == NULL || !has_numbers (row)) {
      task = new_task (context, row, number, item, ++running);
      task->heading = anban_folded_text_dup_name (
          context->text, first->start, anban_outline_heading_end (context->text, first->start, first->end));
      g_ptr_array_add (plan->tasks, task);
    }
    task->span.end = task->text_span.end = anban_folded_text_span (context->text, row->start, row->end).end;
    for (guint i = 0; i < MIN (n, row->n_columns); i++) {
      if (cells[i].end == cells[i].start)
        continue;
      if (row->columns[i] == ANBAN_COLUMN_TEXT)
        append_text (context, task, &cells[i]);
      add_cell (context, task, row->columns[i], &cells[i]);
    }
  }
}
