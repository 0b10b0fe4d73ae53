/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window on an office of 100,000 tasks against the window on an empty one: time from the start of the
 * process until it can be used, which is when the first rows of the list are painted and a key pressed then has been
 * answered and its answer painted; the time until all rows are counted and within reach of the scroll bar; memory
 * then, rows asked for after a click on a column header. Each opening is a process of its own; tools/bench runs
 * this on a display of its own and makes the office.
 */
#include "figure.h"

#include "registers/registers.h"
#include "registers/task.h"
#include "store/record-model.h"
#include "ui/application.h"
#include "ui/window.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define ROUNDS     5
#define SETTLED_MS 1200 /* after a sort, until no more rows are asked for */

/* --- one opening, in a process of its own --- */

typedef struct {
  GApplication *application;
  double start, usable, complete, memory;
  AnbanRecordModel *model;
  gboolean shown, painted, answered, watched;
  GtkColumnView *list;
} Opening;

/* The rows under the selection of the list. */
static AnbanRecordModel *
get_rows (GtkColumnView *list)
{
  gpointer model = gtk_column_view_get_model (list);

  while (model != NULL && !ANBAN_IS_RECORD_MODEL (model)) {
    GListModel *inner = NULL;

    if (g_object_class_find_property (G_OBJECT_GET_CLASS (model), "model") == NULL)
      return NULL;
    g_object_get (model, "model", &inner, NULL);
    model = inner;
    if (inner != NULL)
      g_object_unref (inner);
  }
  return model;
}

/* The list of tasks; in an empty office it is there too, behind the words that say what to do first. */
static GtkColumnView *
find_list (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (widget)) {
    AnbanRecordModel *rows = get_rows (GTK_COLUMN_VIEW (widget));
    const AnbanQuery *query = rows != NULL ? anban_record_model_get_query (rows) : NULL;

    return query != NULL && anban_query_get_register (query) == &anban_task_register
               ? GTK_COLUMN_VIEW (widget)
               : NULL;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkColumnView *found = find_list (child);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
finish_cb (gpointer data)
{
  Opening *self = data;

  printf ("opened\t%f\t%f\t%f\t%u\t%u\n", self->usable - self->start, self->complete - self->start,
          self->memory, anban_record_model_get_n_records (self->model),
          anban_record_model_get_n_calls (self->model));
  fflush (stdout);
  _exit (0);
}

static void
sort_list (Opening *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->list);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    if (gtk_column_view_column_get_sorter (column) != NULL) {
      gtk_column_view_sort_by_column (self->list, column, GTK_SORT_DESCENDING);
      break;
    }
  }
  g_timeout_add (SETTLED_MS, finish_cb, self);
}

/* All rows are read, and the list has them all. */
static gboolean
complete_cb (gpointer data)
{
  Opening *self = data;
  GListModel *seen = G_LIST_MODEL (gtk_column_view_get_model (self->list));

  if (anban_record_model_get_loading (self->model) ||
      g_list_model_get_n_items (seen) < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return G_SOURCE_CONTINUE;
  self->complete = figure_now ();
  self->memory = figure_memory ();
  sort_list (self);
  return G_SOURCE_REMOVE;
}

/* What a key does, in its turn among the events: Down goes to the first row; where there is none, Tab goes on. */
static gboolean
press_key_cb (gpointer data)
{
  Opening *self = data;
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self->list)));
  GtkSelectionModel *selection = gtk_column_view_get_model (self->list);

  if (g_list_model_get_n_items (G_LIST_MODEL (selection)) > 0)
    gtk_selection_model_select_item (selection, 0, TRUE);
  else
    gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
  gtk_widget_queue_draw (window);
  self->answered = TRUE;
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  Opening *self = data;

  if (self->usable > 0 || !self->shown)
    return;
  if (!self->painted)
    g_idle_add_full (G_PRIORITY_DEFAULT, press_key_cb, self, NULL);
  self->painted = TRUE;
  if (!self->answered)
    return;
  self->usable = figure_now ();
  g_timeout_add (1, complete_cb, self);
}

static gboolean
look_cb (gpointer data)
{
  Opening *self = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self->application));

  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return G_SOURCE_CONTINUE;
  if (!self->watched) {
    self->watched = TRUE;
    g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                      G_CALLBACK (painted_cb), self);
    anban_window_show_view (ANBAN_WINDOW (window), "task");
  }
  self->list = find_list (GTK_WIDGET (window));
  if (self->list == NULL)
    return G_SOURCE_CONTINUE;
  self->model = get_rows (self->list);
  if (self->model == NULL ||
      (anban_record_model_get_loading (self->model) &&
       g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (self->list))) == 0))
    return G_SOURCE_CONTINUE;
  self->shown = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (window));
  return G_SOURCE_REMOVE;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("the list did not show in time");
  return G_SOURCE_REMOVE;
}

static int
measure (const char *path)
{
  Opening self = {.start = figure_now ()};
  char *argv[] = {(char *)"bench-window", (char *)path, NULL};

  /* the sort that is tried at the end is not the one that the next opening begins with */
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  self.application = G_APPLICATION (anban_application_new ());
  g_application_set_flags (self.application,
                           g_application_get_flags (self.application) | G_APPLICATION_NON_UNIQUE);
  g_timeout_add (1, look_cb, &self);
  g_timeout_add_seconds (120, give_up_cb, &self);
  return g_application_run (self.application, 2, argv);
}

/* --- all of them --- */

typedef struct {
  double usable, complete, memory;
  guint records, calls;
} Figures;

static Figures
open_once (const char *program, const char *path)
{
  const char *argv[] = {program, "--measure", path, NULL};
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  Figures figures = {0};
  char *line;
  int status;

  if (!g_spawn_sync (NULL, (char **)argv, NULL, 0, NULL, NULL, &output, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  line = strstr (output, "opened\t");
  if (line == NULL || sscanf (line, "opened\t%lf\t%lf\t%lf\t%u\t%u", &figures.usable, &figures.complete,
                              &figures.memory, &figures.records, &figures.calls) != 5)
    g_error ("no figures: %s", output);
  return figures;
}

static Figures
open_often (const char *program, const char *path)
{
  double usable[ROUNDS], complete[ROUNDS], memory[ROUNDS];
  Figures figures = {0};

  open_once (program, path);
  for (guint i = 0; i < ROUNDS; i++) {
    Figures once = open_once (program, path);

    usable[i] = once.usable;
    complete[i] = once.complete;
    memory[i] = once.memory;
    figures.records = once.records;
    figures.calls = MAX (figures.calls, once.calls);
  }
  figures.usable = figure_median (usable, ROUNDS);
  figures.complete = figure_median (complete, ROUNDS);
  figures.memory = figure_median (memory, ROUNDS);
  return figures;
}

int
main (int argc, char **argv)
{
  const char *office = g_getenv ("ANBAN_BENCH_OFFICE"), *small_office = g_getenv ("ANBAN_BENCH_SMALL_OFFICE");
  g_autofree char *folder = NULL, *empty_path = NULL;
  g_autoptr (AnbanStore) empty_store = NULL;
  g_autoptr (GError) error = NULL;
  Figures empty, small, full;

  if (argc == 3 && g_str_equal (argv[1], "--measure"))
    return measure (argv[2]);
  if (office == NULL || small_office == NULL)
    g_error ("ANBAN_BENCH_OFFICE and ANBAN_BENCH_SMALL_OFFICE name no offices (tools/bench makes them)");
  folder = g_dir_make_tmp ("anban-bench-XXXXXX", NULL);
  empty_path = g_build_filename (folder, "empty.anban", NULL);
  empty_store = anban_store_create (empty_path, anban_registers, &error);
  if (empty_store == NULL)
    g_error ("%s", error->message);
  anban_store_close (empty_store);
  empty = open_often (argv[0], empty_path);
  small = open_often (argv[0], small_office);
  full = open_often (argv[0], office);
  fprintf (stderr, "%u tasks in the office, %u in the empty one\n", full.records, empty.records);
  figure_ratio ("window usable, 100,000 tasks", full.usable, "ms", "empty office", empty.usable, 1.5);
  /* an empty list has no rows to build: what the number of tasks costs, a screen full of rows on both sides */
  figure_plain ("the same, rows on both sides", full.usable, "ms", "office of 240 tasks", small.usable);
  figure_plain ("all rows counted and within reach", full.complete, "ms", "office of 240 tasks",
                small.complete);
  figure_limit ("memory above the empty window", full.memory - empty.memory, "MB", "empty office",
                empty.memory, 60);
  figure_limit ("get_item calls after a sort", full.calls, "", "rows in all", full.records, 1000);
  g_unlink (empty_path);
  g_rmdir (folder);
  return 0;
}
