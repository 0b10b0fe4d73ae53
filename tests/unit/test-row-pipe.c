/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows through a pipe to a writer that keeps them, dawdles, or gives up: all arrive in order, few wait, an error
 * reaches the reader, and whoever lets go of the pipe is not kept waiting.
 */
#include "exchange/row-pipe.h"

#include "base/error.h"

#include <string.h>

#define MOST_WAITING 1024 /* rows between the reader and the writer */

typedef struct {
  AnbanTableWriter parent;
  gint added;      /* rows that came out */
  gint sent;       /* rows that went in */
  gint fails_at;   /* this row cannot be written; -1: none */
  gulong dawdling; /* microseconds a row */
} KeepingWriter;

static gboolean
keep_row (AnbanTableWriter *writer, const AnbanCell *cells, GError **error)
{
  KeepingWriter *self = (KeepingWriter *)writer;
  gint row = g_atomic_int_get (&self->added);
  g_autofree char *text = g_strdup_printf ("第%d行", row);

  if (row == self->fails_at) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_FULL, "磁盘空间不够");
    return FALSE;
  }
  g_assert_cmpint (cells[0].kind, ==, ANBAN_CELL_NUMBER);
  g_assert_cmpfloat (cells[0].number, ==, row);
  g_assert_cmpint (cells[1].kind, ==, ANBAN_CELL_TEXT);
  g_assert_cmpstr (cells[1].text, ==, text);
  g_assert_cmpint (cells[2].kind, ==, ANBAN_CELL_EMPTY);
  g_assert_cmpint (g_atomic_int_get (&self->sent) - row, <=, MOST_WAITING);
  if (self->dawdling > 0)
    g_usleep (self->dawdling);
  g_atomic_int_inc (&self->added);
  return TRUE;
}

static const AnbanTableWriterClass keeping_class = {.add_row = keep_row};

/* Sends @n_rows; the text is written over after each, as a record's is. */
static gboolean
send_rows (AnbanRowPipe *pipe, KeepingWriter *writer, int n_rows)
{
  for (int row = 0; row < n_rows; row++) {
    g_autofree char *text = g_strdup_printf ("第%d行", row);
    const AnbanCell cells[] = {
        {.kind = ANBAN_CELL_NUMBER, .number = row}, {.kind = ANBAN_CELL_TEXT, .text = text}, {0}};

    if (!anban_row_pipe_add (pipe, cells))
      return FALSE;
    memset (text, '#', strlen (text));
    g_atomic_int_inc (&writer->sent);
  }
  return TRUE;
}

static void
test_in_order (void)
{
  static const int counts[] = {0, 1, 127, 128, 129, 20000};

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++) {
    KeepingWriter writer = {.parent = {&keeping_class, NULL}, .fails_at = -1};
    g_autoptr (AnbanRowPipe) pipe = anban_row_pipe_new (&writer.parent, 3);
    g_autoptr (GError) error = NULL;

    g_assert_true (send_rows (pipe, &writer, counts[i]));
    g_assert_true (anban_row_pipe_finish (pipe, &error));
    g_assert_no_error (error);
    g_assert_cmpint (writer.added, ==, counts[i]);
  }
}

/* The reader waits for a slow writer instead of filling the memory: keep_row() counts. */
static void
test_slow_writer (void)
{
  KeepingWriter writer = {.parent = {&keeping_class, NULL}, .fails_at = -1, .dawdling = 20};
  g_autoptr (AnbanRowPipe) pipe = anban_row_pipe_new (&writer.parent, 3);
  g_autoptr (GError) error = NULL;

  g_assert_true (send_rows (pipe, &writer, 5000));
  g_assert_true (anban_row_pipe_finish (pipe, &error));
  g_assert_cmpint (writer.added, ==, 5000);
}

/* A writer that gives up: the reader is told long before the end, and the finish says why. */
static void
test_failing_writer (void)
{
  static const int places[] = {0, 127, 128, 700};

  for (guint i = 0; i < G_N_ELEMENTS (places); i++) {
    KeepingWriter writer = {.parent = {&keeping_class, NULL}, .fails_at = places[i]};
    g_autoptr (AnbanRowPipe) pipe = anban_row_pipe_new (&writer.parent, 3);
    g_autoptr (GError) error = NULL;

    g_assert_false (send_rows (pipe, &writer, 1000 * 1000));
    g_assert_false (anban_row_pipe_finish (pipe, &error));
    g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_FULL);
    g_assert_cmpint (writer.added, ==, places[i]);
  }
}

/* A failure in the last batch is found by the finish alone. */
static void
test_failing_at_the_end (void)
{
  KeepingWriter writer = {.parent = {&keeping_class, NULL}, .fails_at = 9};
  g_autoptr (AnbanRowPipe) pipe = anban_row_pipe_new (&writer.parent, 3);
  g_autoptr (GError) error = NULL;

  g_assert_true (send_rows (pipe, &writer, 10));
  g_assert_false (anban_row_pipe_finish (pipe, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_FULL);
}

/* What an error of the reader or a stop comes to: the pipe is dropped while rows wait, or while the writer waits. */
static void
test_dropped (void)
{
  static const int counts[] = {0, 5, 128, 600};

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++) {
    KeepingWriter writer = {
        .parent = {&keeping_class, NULL}, .fails_at = -1, .dawdling = i % 2 == 0 ? 0 : 1000};
    AnbanRowPipe *pipe = anban_row_pipe_new (&writer.parent, 3);

    g_assert_true (send_rows (pipe, &writer, counts[i]));
    anban_row_pipe_free (pipe);
    g_assert_cmpint (writer.added, <=, counts[i]);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-pipe/in-order", test_in_order);
  g_test_add_func ("/row-pipe/slow-writer", test_slow_writer);
  g_test_add_func ("/row-pipe/failing-writer", test_failing_writer);
  g_test_add_func ("/row-pipe/failing-at-the-end", test_failing_at_the_end);
  g_test_add_func ("/row-pipe/dropped", test_dropped);
  return g_test_run ();
}
