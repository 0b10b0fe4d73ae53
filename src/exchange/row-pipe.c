/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/row-pipe.h"

#include <string.h>

#define ROWS_PER_BATCH 128
#define N_BATCHES      4

typedef struct {
  AnbanCell *cells; /* texts as offsets into @texts: it moves while it grows */
  guint n_rows;
  GString *texts;
} Batch;

struct _AnbanRowPipe {
  AnbanTableWriter *writer;
  guint n_columns;
  GAsyncQueue *full, *empty;
  Batch batches[N_BATCHES];
  Batch *batch; /* being filled */
  Batch last;   /* says that none follows */
  GThread *thread;
  gint failed;
  GError *error; /* of the thread, read after it ended */
};

static gboolean
write_batch (AnbanRowPipe *self, Batch *batch)
{
  for (guint i = 0; i < batch->n_rows * self->n_columns; i++)
    if (batch->cells[i].kind == ANBAN_CELL_TEXT)
      batch->cells[i].text = batch->texts->str + GPOINTER_TO_SIZE (batch->cells[i].text);
  for (guint row = 0; row < batch->n_rows; row++)
    if (!anban_table_writer_add_row (self->writer, batch->cells + (gsize)row * self->n_columns, &self->error))
      return FALSE;
  return TRUE;
}

static void
release_pictures (AnbanRowPipe *self, Batch *batch)
{
  for (guint i = 0; i < batch->n_rows * self->n_columns; i++)
    if (batch->cells[i].kind == ANBAN_CELL_PICTURE)
      g_bytes_unref (batch->cells[i].picture);
}

/* After a failure batches are still taken, so that the reader never waits for ever. */
static gpointer
write_batches (gpointer data)
{
  AnbanRowPipe *self = data;
  Batch *batch;

  while ((batch = g_async_queue_pop (self->full)) != &self->last) {
    if (!g_atomic_int_get (&self->failed) && !write_batch (self, batch))
      g_atomic_int_set (&self->failed, TRUE);
    release_pictures (self, batch);
    batch->n_rows = 0;
    g_string_truncate (batch->texts, 0);
    g_async_queue_push (self->empty, batch);
  }
  return NULL;
}

AnbanRowPipe *
anban_row_pipe_new (AnbanTableWriter *writer, guint n_columns)
{
  AnbanRowPipe *self = g_new0 (AnbanRowPipe, 1);

  self->writer = writer;
  self->n_columns = n_columns;
  self->full = g_async_queue_new ();
  self->empty = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++) {
    self->batches[i].cells = g_new (AnbanCell, (gsize)ROWS_PER_BATCH * n_columns);
    self->batches[i].texts = g_string_new (NULL);
    g_async_queue_push (self->empty, &self->batches[i]);
  }
  self->thread = g_thread_new ("rows", write_batches, self);
  return self;
}

static void
end_thread (AnbanRowPipe *self)
{
  if (self->thread == NULL)
    return;
  if (self->batch != NULL)
    g_async_queue_push (self->full, g_steal_pointer (&self->batch));
  g_async_queue_push (self->full, &self->last);
  g_thread_join (g_steal_pointer (&self->thread));
}

void
anban_row_pipe_free (AnbanRowPipe *self)
{
  if (self == NULL)
    return;
  g_atomic_int_set (&self->failed, TRUE);
  end_thread (self);
  for (guint i = 0; i < N_BATCHES; i++) {
    g_free (self->batches[i].cells);
    g_string_free (self->batches[i].texts, TRUE);
  }
  g_async_queue_unref (self->full);
  g_async_queue_unref (self->empty);
  g_clear_error (&self->error);
  g_free (self);
}

gboolean
anban_row_pipe_add (AnbanRowPipe *self, const AnbanCell *cells)
{
  AnbanCell *copies;

  if (g_atomic_int_get (&self->failed))
    return FALSE;
  if (self->batch == NULL)
    self->batch = g_async_queue_pop (self->empty);

  copies = self->batch->cells + (gsize)self->batch->n_rows * self->n_columns;
  memcpy (copies, cells, sizeof *cells * self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    if (cells[i].kind == ANBAN_CELL_TEXT) {
      copies[i].text = GSIZE_TO_POINTER (self->batch->texts->len);
      g_string_append_len (self->batch->texts, cells[i].text, (gssize)strlen (cells[i].text) + 1);
    } else if (cells[i].kind == ANBAN_CELL_PICTURE) {
      g_bytes_ref (cells[i].picture);
    }
  if (++self->batch->n_rows == ROWS_PER_BATCH)
    g_async_queue_push (self->full, g_steal_pointer (&self->batch));

  return TRUE;
}

gboolean
anban_row_pipe_finish (AnbanRowPipe *self, GError **error)
{
  end_thread (self);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}
