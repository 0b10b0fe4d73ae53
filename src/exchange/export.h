/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of the office as a workbook or CSV file: what a list shows, the 任务分解表 of a plan or a unit, one sheet
 * for each of several units. Called by the window (in a thread, with a snapshot) and by the command line.
 */
#pragma once

#include "exchange/table-writer.h"
#include "store/store.h"

G_BEGIN_DECLS

/* @total is 0 while it is not known. */
typedef void (*AnbanExportProgress) (guint done, guint total, gpointer data);

/* All of it may be left out. */
typedef struct {
  const char *title;   /* NULL: the office and the register, or what narrows the rows */
  gboolean title_row;  /* the title in the first row, besides over the printed pages */
  const guint *fields; /* the columns of anban_export_query(); NULL: those for print */
  guint n_fields;
  gboolean photos; /* of hazards: the first photo before and after in two columns, in a workbook */
  AnbanExportProgress progress;
  gpointer progress_data;
  GPtrArray *notices; /* gets sentences (char *) about what could not be written as it was */
} AnbanExportOptions;

/* The rows of @query to @path, .xlsx or .csv by its ending. With a grouping the group is the first column.
 * Nothing is left at @path on an error or when stopped, and a file that stood there stays as it was. */
gboolean anban_export_query (AnbanStore *store,
                             const AnbanQuery *query,
                             const char *path,
                             const AnbanExportOptions *options,
                             GCancellable *cancellable,
                             GError **error);

/* The same in the form 任务分解表; @query is one of tasks. */
gboolean anban_export_task_breakdown (AnbanStore *store,
                                      const AnbanQuery *query,
                                      const char *path,
                                      const AnbanExportOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);

/* The 任务分解表 of each unit on a sheet of its own, in a workbook. @query narrows the tasks further, or NULL.
 * Units without such tasks have no sheet; ANBAN_ERROR_NOT_FOUND when no unit has any. */
gboolean anban_export_unit_breakdowns (AnbanStore *store,
                                       const gint64 *unit_ids,
                                       guint n_units,
                                       const AnbanQuery *query,
                                       const char *path,
                                       const AnbanExportOptions *options,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
