/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The view of hazards on an office that has 50,000 of them against the view of an empty one: time from the start of the
 * process until the board, and the ledger, are painted; and from a step that is taken until its card is drawn in the
 * other column. Each opening is a process of its own; tools/bench runs this on a display of its own and makes the office.
 */
#include "figure.h"

#include "registers/hazard.h"
#include "registers/registers.h"
#include "rules/hazard-life-cycle.h"
#include "ui/application.h"
#include "ui/board/board-view-private.h"
#include "ui/board/hazard-page.h"
#include "ui/list/list-view.h"
#include "ui/window.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

#define ROUNDS  5
#define N_MOVES 21

/* --- one opening, in a process of its own --- */

typedef struct {
  GApplication *application;
  const char *what; /* board, list, move */
  double start, painted;
  GtkWindow *window;
  AnbanHazardPage *page;
  gboolean loaded;

  /* cards on the move */
  double times[N_MOVES];
  guint n_moves;
  gint64 moved;
} Opening;

static GtkWidget *
find_below (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_below (child, type);
  return found;
}

static AnbanBoardView *
get_board (Opening *self)
{
  return ANBAN_BOARD_VIEW (find_below (GTK_WIDGET (self->page), ANBAN_TYPE_BOARD_VIEW));
}

static AnbanBoardColumn *
get_column (Opening *self, AnbanHazardState state)
{
  return get_board (self)->columns->pdata[state - 1];
}

/* 整改中 → 待复查 of the first card: neither asks for more than a name. */
static gboolean
move_cb (gpointer data)
{
  Opening *self = data;
  AnbanStore *store = anban_window_get_store (ANBAN_WINDOW (self->window));
  AnbanRecordModel *model = anban_board_column_get_model (get_column (self, ANBAN_HAZARD_STATE_RECTIFYING));
  g_autoptr (AnbanRecord) hazard = g_list_model_get_item (G_LIST_MODEL (model), self->n_moves);
  AnbanHazardMove move = {
      .step = ANBAN_STEP_REPORT, .person = "量时", .on = ANBAN_DATE_NONE, .due_on = ANBAN_DATE_NONE};
  g_autoptr (GError) error = NULL;

  self->moved = anban_record_get_id (hazard);
  anban_board_view_select_id (get_board (self), self->moved);
  self->start = figure_now ();
  if (!anban_hazard_take (store, hazard, &move, &error))
    g_error ("%s", error->message);
  return G_SOURCE_REMOVE;
}

static gboolean
finish_cb (gpointer data)
{
  Opening *self = data;
  AnbanBoardView *board = get_board (self);
  guint n = 0;

  for (guint i = 0; i < board->columns->len; i++)
    n += anban_record_model_get_n_records (anban_board_column_get_model (board->columns->pdata[i]));
  printf ("opened\t%f\t%u\n", self->painted - self->start, n);
  fflush (stdout);
  _exit (0);
}

static void
note_move (Opening *self)
{
  AnbanBoardLane *lane = anban_board_column_get_lane (get_column (self, ANBAN_HAZARD_STATE_TO_RECHECK));
  AnbanBoardCard *card = self->moved != 0 ? anban_board_lane_find_card (lane, self->moved) : NULL;
  double most = 0;

  if (card == NULL || !gtk_widget_get_mapped (GTK_WIDGET (card)))
    return;
  self->times[self->n_moves++] = figure_now () - self->start;
  self->moved = 0;
  if (self->n_moves < N_MOVES) {
    g_timeout_add (100, move_cb, self);
    return;
  }
  for (guint i = 0; i < N_MOVES; i++)
    most = MAX (most, self->times[i]);
  printf ("opened\t%f\t%f\n", figure_median (self->times, N_MOVES), most);
  fflush (stdout);
  _exit (0);
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  Opening *self = data;

  if (!self->loaded)
    return;
  if (self->painted > 0) {
    note_move (self);
    return;
  }
  self->painted = figure_now ();
  if (g_str_equal (self->what, "move"))
    g_timeout_add (500, move_cb, self);
  else
    g_idle_add (finish_cb, self);
}

static gboolean
is_loaded (Opening *self)
{
  GtkWidget *list;

  if (!g_str_equal (self->what, "list"))
    return !anban_board_view_get_loading (get_board (self));
  list = find_below (GTK_WIDGET (self->page), ANBAN_TYPE_LIST_VIEW);
  return list != NULL && !anban_record_model_get_loading (anban_list_view_get_model (ANBAN_LIST_VIEW (list)));
}

static gboolean
look_cb (gpointer data)
{
  Opening *self = data;

  self->window = gtk_application_get_active_window (GTK_APPLICATION (self->application));
  if (self->window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->window)))
    return G_SOURCE_CONTINUE;
  if (self->page == NULL) {
    g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)), "after-paint",
                      G_CALLBACK (painted_cb), self);
    anban_window_show_view (ANBAN_WINDOW (self->window), "hazard");
    self->page = ANBAN_HAZARD_PAGE (find_below (GTK_WIDGET (self->window), ANBAN_TYPE_HAZARD_PAGE));
    if (self->page != NULL && g_str_equal (self->what, "list"))
      anban_hazard_page_show (self->page, "list");
    return G_SOURCE_CONTINUE;
  }
  if (!is_loaded (self))
    return G_SOURCE_CONTINUE;
  self->loaded = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  return G_SOURCE_REMOVE;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("the hazards did not show in time");
  return G_SOURCE_REMOVE;
}

static int
measure (const char *path, const char *what)
{
  Opening self = {.start = figure_now (), .what = what};
  char *argv[] = {(char *)"bench-board", (char *)path, NULL};

  self.application = G_APPLICATION (anban_application_new ());
  g_application_set_flags (self.application,
                           g_application_get_flags (self.application) | G_APPLICATION_NON_UNIQUE);
  g_timeout_add (1, look_cb, &self);
  g_timeout_add_seconds (120, give_up_cb, &self);
  return g_application_run (self.application, 2, argv);
}

/* --- all of them --- */

static double
open_once (const char *program, const char *path, const char *what, double *other)
{
  const char *argv[] = {program, "--measure", path, what, NULL};
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  double time;
  char *line;
  int status;

  if (!g_spawn_sync (NULL, (char **)argv, NULL, 0, NULL, NULL, &output, NULL, &status, &error) ||
      !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);
  line = strstr (output, "opened\t");
  if (line == NULL || sscanf (line, "opened\t%lf\t%lf", &time, other) != 2)
    g_error ("no figures: %s", output);
  return time;
}

static double
open_often (const char *program, const char *path, const char *what, double *n_records)
{
  double times[ROUNDS];

  open_once (program, path, what, n_records);
  for (guint i = 0; i < ROUNDS; i++)
    times[i] = open_once (program, path, what, n_records);
  return figure_median (times, ROUNDS);
}

/* Moves are written: into a copy. */
static void
measure_moves (const char *program, const char *office, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "moves.anban", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (office), to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  double median, most;

  if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  median = open_once (program, path, "move", &most);
  figure_limit ("card moved, from drop to drawn", median, "ms", "the slowest of 21", most, 100);
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = {"board usable, 50,000 hazards", "ledger usable, 50,000 hazards"};
  static const char *const pages[] = {"board", "list"};
  const char *office = g_getenv ("ANBAN_BENCH_OFFICE"), *small_office = g_getenv ("ANBAN_BENCH_SMALL_OFFICE");
  g_autofree char *folder = NULL, *empty_path = NULL;
  g_autoptr (AnbanStore) empty = NULL;
  g_autoptr (GError) error = NULL;

  if (argc == 4 && g_str_equal (argv[1], "--measure"))
    return measure (argv[2], argv[3]);
  if (office == NULL || small_office == NULL)
    g_error ("ANBAN_BENCH_OFFICE and ANBAN_BENCH_SMALL_OFFICE name no offices (tools/bench makes them)");
  folder = g_dir_make_tmp ("anban-bench-XXXXXX", NULL);
  empty_path = g_build_filename (folder, "empty.anban", NULL);
  empty = anban_store_create (empty_path, anban_registers, &error);
  if (empty == NULL)
    g_error ("%s", error->message);
  anban_store_close (empty);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    double n, n_small, n_empty;
    double time_empty = open_often (argv[0], empty_path, pages[i], &n_empty);
    double time_small = open_often (argv[0], small_office, pages[i], &n_small);
    double time = open_often (argv[0], office, pages[i], &n);

    fprintf (stderr, "%s: %.0f hazards, %.0f, %.0f\n", pages[i], n, n_small, n_empty);
    figure_ratio (names[i], time, "ms", "empty office", time_empty, 1.5);
    /* an empty board has no cards to build: what their number costs, a screen full of cards on both sides */
    figure_plain ("the same, rows on both sides", time, "ms", "120 hazards", time_small);
  }
  measure_moves (argv[0], office, folder);
  g_unlink (empty_path);
  g_rmdir (folder);
  return 0;
}
