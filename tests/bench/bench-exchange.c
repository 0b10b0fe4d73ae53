/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The task breakdown of 100,000 tasks as a workbook, and the ledger of 50,000 hazards as any register goes out, each beside
 * a bare libxlsxwriter loop in constant memory that writes the same cells out of memory: time, and the most memory
 * of the export. Each runs in a process of its own, so that neither inherits what the other holds.
 */
#include "figure.h"

#include "exchange/export.h"
#include "exchange/record-sheet.h"
#include "registers/hazard.h"
#include "registers/registers.h"
#include "registers/sample-office.h"
#include "registers/task.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#define TASKS  100000
#define ROUNDS 3

typedef struct {
  double ms, mb, cpu;
} Measure;

typedef struct {
  const char *office, *cells, *workbook;
  const AnbanRegister *reg;
  guint n_columns;
} Paths;

typedef Measure (*Work) (const Paths *paths);

/* Runs @work in a child and hands its answer up. */
static Measure
run_apart (Work work, const Paths *paths)
{
  Measure measure = {0};
  int ends[2], status;
  pid_t child;

  if (pipe (ends) != 0)
    g_error ("no pipe");
  fflush (stdout);
  child = fork ();
  if (child == 0) {
    measure = work (paths);
    _exit (write (ends[1], &measure, sizeof measure) == sizeof measure ? 0 : 1);
  }
  close (ends[1]);
  if (read (ends[0], &measure, sizeof measure) != sizeof measure || waitpid (child, &status, 0) != child)
    g_error ("a measured process died");
  close (ends[0]);

  return measure;
}

/* Milliseconds of processor time that this process has taken, threads included. */
static double
get_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000 +
         (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

static AnbanStore *
open_office (const Paths *paths)
{
  g_autoptr (GError) error = NULL;
  AnbanStore *store = anban_store_open_read_only (paths->office, anban_registers, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static Measure
make_office (const Paths *paths)
{
  g_autoptr (GError) error = NULL;
  double start = figure_now ();
  AnbanStore *store = anban_store_create (paths->office, anban_registers, &error);

  if (store == NULL || !anban_sample_office_fill (store, TASKS, 1, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  anban_store_close (store);
  return (Measure){figure_now () - start, figure_peak_memory (), get_cpu ()};
}

static AnbanRecordSheet *
new_sheet (const AnbanRegister *reg)
{
  return reg == &anban_task_register ? anban_record_sheet_new_breakdown ()
                                     : anban_record_sheet_new (reg, NULL, 0);
}

/* --- the bare loop --- */

/* Cells as they lie in the file between the two: a kind, then a number or a text. */
typedef struct {
  AnbanRecordSheet *sheet;
  FILE *file;
  guint number;
} Dump;

static gboolean
dump_record (AnbanRecord *record, const char *group, gpointer data)
{
  Dump *dump = data;
  const AnbanCell *cells = anban_record_sheet_read (dump->sheet, record, group, ++dump->number);
  guint n;

  anban_record_sheet_get_columns (dump->sheet, &n);
  for (guint i = 0; i < n; i++) {
    double number = cells[i].kind == ANBAN_CELL_DATE ? cells[i].date + 25569 : cells[i].number;

    fputc ((int)cells[i].kind, dump->file);
    if (cells[i].kind == ANBAN_CELL_TEXT)
      fwrite (cells[i].text, 1, strlen (cells[i].text) + 1, dump->file);
    else if (cells[i].kind != ANBAN_CELL_EMPTY)
      fwrite (&number, sizeof number, 1, dump->file);
  }
  return TRUE;
}

static Measure
dump_cells (const Paths *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanQuery) query = anban_query_new (paths->reg);
  Dump dump = {new_sheet (paths->reg), g_fopen (paths->cells, "wb"), 0};
  AnbanStore *store = open_office (paths);
  double start = figure_now ();

  anban_query_set_fields (query, anban_record_sheet_get_fields (dump.sheet));
  if (!anban_store_foreach (store, query, dump_record, &dump, NULL, &error))
    g_error ("%s", error->message);
  if ((paths->reg == &anban_task_register && dump.number != TASKS) || fclose (dump.file) != 0)
    g_error ("the cells were not written");
  return (Measure){figure_now () - start, figure_peak_memory (), get_cpu ()};
}

static Measure
write_bare (const Paths *paths)
{
  g_autofree char *cells = NULL;
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *workbook;
  lxw_worksheet *worksheet;
  double start;
  gsize length;
  guint n = paths->n_columns;

  if (!g_file_get_contents (paths->cells, &cells, &length, NULL))
    g_error ("no cells");
  start = figure_now ();
  workbook = workbook_new_opt (paths->workbook, &options);
  worksheet = workbook_add_worksheet (workbook, NULL);
  for (gsize at = 0, i = 0; at < length; i++) {
    lxw_row_t row = (lxw_row_t)(i / n);
    lxw_col_t column = (lxw_col_t)(i % n);
    char kind = cells[at++];
    double number;

    if (kind == ANBAN_CELL_TEXT) {
      worksheet_write_string (worksheet, row, column, cells + at, NULL);
      at += strlen (cells + at) + 1;
    } else if (kind != ANBAN_CELL_EMPTY) {
      memcpy (&number, cells + at, sizeof number);
      worksheet_write_number (worksheet, row, column, number, NULL);
      at += sizeof number;
    }
  }
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("the bare loop failed");
  return (Measure){figure_now () - start, figure_peak_memory (), get_cpu ()};
}

/* --- the export --- */

static Measure
export_rows (const Paths *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanQuery) query = anban_query_new (paths->reg);
  AnbanStore *store = open_office (paths);
  double start = figure_now ();

  if (paths->reg == &anban_task_register
          ? !anban_export_task_breakdown (store, query, paths->workbook, NULL, NULL, &error)
          : !anban_export_query (store, query, paths->workbook, NULL, NULL, &error))
    g_error ("%s", error->message);
  return (Measure){figure_now () - start, figure_peak_memory (), get_cpu ()};
}

/* @name: what the rows are called in the figures. */
static void
compare (Paths *paths, const AnbanRegister *reg, const char *name)
{
  g_autofree char *time_name = g_strdup_printf ("workbook of %s", name);
  g_autofree char *memory_name = g_strdup_printf ("most memory of %s", name);
  double bare[ROUNDS], export[ROUNDS], memory = 0, bare_memory = 0;
  g_autoptr (AnbanRecordSheet) sheet = new_sheet (reg);

  paths->reg = reg;
  anban_record_sheet_get_columns (sheet, &paths->n_columns);
  fprintf (stderr, "reading %s alone %.0f ms\n", name, run_apart (dump_cells, paths).ms);
  for (guint i = 0; i < ROUNDS; i++) {
    Measure measure = run_apart (write_bare, paths);

    bare[i] = measure.ms;
    bare_memory = MAX (bare_memory, measure.mb);
    fprintf (stderr, "bare loop %.0f ms, %.0f ms of processor\n", measure.ms, measure.cpu);
    measure = run_apart (export_rows, paths);
    fprintf (stderr, "workbook %.0f ms, %.0f ms of processor\n", measure.ms, measure.cpu);
    export[i] = measure.ms;
    memory = MAX (memory, measure.mb);
  }
  figure_ratio (time_name, figure_median (export, ROUNDS), "ms", "bare libxlsxwriter loop",
                figure_median (bare, ROUNDS), 1.5);
  figure_limit (memory_name, memory, "MB", "bare loop with its cells in memory", bare_memory, 40);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("anban-bench-XXXXXX", NULL);
  g_autofree char *office = g_build_filename (folder, "office.anban", NULL);
  g_autofree char *cells = g_build_filename (folder, "cells", NULL);
  g_autofree char *workbook = g_build_filename (folder, "out.xlsx", NULL);
  Paths paths = {.office = office, .cells = cells, .workbook = workbook};
  Measure made = {0};

  if (argc > 1)
    paths.office = argv[1]; /* one that was made before */
  else
    made = run_apart (make_office, &paths);
  fprintf (stderr, "made the office in %.0f ms (%.1f MB)\n", made.ms, made.mb);
  compare (&paths, &anban_task_register, "100,000 tasks × 12");
  compare (&paths, &anban_hazard_register, "50,000 hazards, the ledger");

  g_unlink (office);
  g_unlink (cells);
  g_unlink (workbook);
  g_rmdir (folder);
  return 0;
}
