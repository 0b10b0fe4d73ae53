/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xlsx-spool.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio_ext.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#define CHUNK_SIZE (64 * 1024)
#define N_CHUNKS   8

typedef struct {
  AnbanXlsxSpool *spool;
  FILE *stream; /* NULL once it is closed */
  AnbanXlsxRows rows;
} Sheet;

typedef struct {
  Sheet *sheet;
  gboolean ends; /* nothing follows for the sheet */
  gsize length;
  guint8 data[CHUNK_SIZE];
} Chunk;

struct _AnbanXlsxSpool {
  GPtrArray *sheets; /* Sheet; they do not move: the thread holds on to them */
  Sheet *open;
  Chunk *chunk;              /* being filled */
  GAsyncQueue *full, *empty; /* Chunk; the spool itself in place of one says that none follows */
  GThread *thread;
  int descriptor;
  gint error; /* an errno; set by the thread, read by all */

  /* the thread's own */
  z_stream deflate;
  gint64 written;
  guint8 out[CHUNK_SIZE];
};

/* --- the thread --- */

static gboolean
write_out (AnbanXlsxSpool *self, gsize length)
{
  for (gsize done = 0; done < length;) {
    gssize n = write (self->descriptor, self->out + done, length - done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      g_atomic_int_set (&self->error, n < 0 && errno != 0 ? errno : ENOSPC);
      return FALSE;
    }
    done += (gsize)n;
  }
  self->written += (gint64)length;
  return TRUE;
}

static gboolean
deflate_data (AnbanXlsxSpool *self, const guint8 *data, gsize length, int flush)
{
  self->deflate.next_in = (guint8 *)data;
  self->deflate.avail_in = (uInt)length;
  do {
    self->deflate.next_out = self->out;
    self->deflate.avail_out = CHUNK_SIZE;
    if (deflate (&self->deflate, flush) == Z_STREAM_ERROR) {
      g_atomic_int_set (&self->error, EIO);
      return FALSE;
    }
    if (!write_out (self, CHUNK_SIZE - self->deflate.avail_out))
      return FALSE;
  } while (self->deflate.avail_out == 0);
  return TRUE;
}

static void
take_chunk (AnbanXlsxSpool *self, const Chunk *chunk)
{
  AnbanXlsxRows *rows = &chunk->sheet->rows;

  if (rows->size == 0)
    rows->start = self->written;
  rows->crc = (guint32)crc32_z (rows->crc, chunk->data, chunk->length);
  rows->size += chunk->length;
  if (!deflate_data (self, chunk->data, chunk->length, chunk->ends ? Z_SYNC_FLUSH : Z_NO_FLUSH) ||
      !chunk->ends)
    return;
  rows->length = self->written - rows->start;
  deflateReset (&self->deflate);
}

/* After a failure chunks are still taken, so that the writer never waits for ever. */
static gpointer
take_chunks (gpointer data)
{
  AnbanXlsxSpool *self = data;
  gpointer chunk;

  while ((chunk = g_async_queue_pop (self->full)) != self) {
    if (g_atomic_int_get (&self->error) == 0)
      take_chunk (self, chunk);
    g_async_queue_push (self->empty, chunk);
  }
  return NULL;
}

/* --- the stream --- */

static void
push_chunk (AnbanXlsxSpool *self, gboolean ends)
{
  self->chunk->ends = ends;
  g_async_queue_push (self->full, g_steal_pointer (&self->chunk));
}

static void
need_chunk (Sheet *sheet)
{
  AnbanXlsxSpool *self = sheet->spool;

  if (self->chunk != NULL)
    return;
  self->chunk = g_async_queue_pop (self->empty);
  self->chunk->sheet = sheet;
  self->chunk->length = 0;
}

static ssize_t
write_cb (void *cookie, const char *data, size_t length)
{
  Sheet *sheet = cookie;
  AnbanXlsxSpool *self = sheet->spool;
  int number = g_atomic_int_get (&self->error);

  if (sheet != self->open)
    number = EBADF;
  if (number != 0) {
    errno = number;
    return 0;
  }
  for (size_t done = 0; done < length;) {
    gsize n;

    need_chunk (sheet);
    n = MIN (length - done, CHUNK_SIZE - self->chunk->length);
    memcpy (self->chunk->data + self->chunk->length, data + done, n);
    self->chunk->length += n;
    done += n;
    if (self->chunk->length == CHUNK_SIZE)
      push_chunk (self, FALSE);
  }
  return (ssize_t)length;
}

static ssize_t
read_cb (void *cookie, char *data, size_t length)
{
  return 0;
}

static int
seek_cb (void *cookie, off64_t *offset, int whence)
{
  *offset = 0;
  return 0;
}

static int
close_cb (void *cookie)
{
  Sheet *sheet = cookie;

  sheet->stream = NULL;
  return 0;
}

/* --- public --- */

AnbanXlsxSpool *
anban_xlsx_spool_new (void)
{
  g_autofree char *path = NULL;
  AnbanXlsxSpool *self;
  int descriptor;

  errno = 0;
  descriptor = g_file_open_tmp ("anban-rows-XXXXXX", &path, NULL);
  if (descriptor < 0)
    return NULL;
  g_unlink (path);

  self = g_new0 (AnbanXlsxSpool, 1);
  self->descriptor = descriptor;
  self->sheets = g_ptr_array_new_with_free_func (g_free);
  self->full = g_async_queue_new ();
  self->empty = g_async_queue_new_full (g_free);
  for (guint i = 0; i < N_CHUNKS; i++)
    g_async_queue_push (self->empty, g_new (Chunk, 1));
  /* as libxlsxwriter does it; raw: the zip has a frame of its own */
  if (deflateInit2 (&self->deflate, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    self->error = ENOMEM;
  self->thread = g_thread_new ("deflate", take_chunks, self);
  return self;
}

static void
end_thread (AnbanXlsxSpool *self)
{
  if (self->thread == NULL)
    return;
  g_async_queue_push (self->full, self);
  g_thread_join (g_steal_pointer (&self->thread));
}

void
anban_xlsx_spool_free (AnbanXlsxSpool *self)
{
  if (self == NULL)
    return;
  g_atomic_int_compare_and_exchange (&self->error, 0, ECANCELED);
  self->open = NULL;
  for (guint i = 0; i < self->sheets->len; i++) {
    Sheet *sheet = g_ptr_array_index (self->sheets, i);

    if (sheet->stream != NULL)
      fclose (sheet->stream);
  }
  end_thread (self);
  deflateEnd (&self->deflate);
  g_free (self->chunk);
  g_async_queue_unref (self->full);
  g_async_queue_unref (self->empty);
  g_ptr_array_unref (self->sheets);
  close (self->descriptor);
  g_free (self);
}

FILE *
anban_xlsx_spool_begin_sheet (AnbanXlsxSpool *self)
{
  static const cookie_io_functions_t functions = {read_cb, write_cb, seek_cb, close_cb};
  Sheet *sheet;

  g_return_val_if_fail (self->open == NULL, NULL);
  sheet = g_new0 (Sheet, 1);
  sheet->spool = self;
  sheet->stream = fopencookie (sheet, "w+", functions);
  if (sheet->stream == NULL) {
    g_free (sheet);
    return NULL;
  }
  /* one thread writes: cells come in many small pieces, each would take the lock */
  __fsetlocking (sheet->stream, FSETLOCKING_BYCALLER);
  g_ptr_array_add (self->sheets, sheet);
  self->open = sheet;
  return sheet->stream;
}

gboolean
anban_xlsx_spool_end_sheet (AnbanXlsxSpool *self)
{
  Sheet *sheet = self->open;
  gboolean good = sheet->stream != NULL && fflush (sheet->stream) == 0 && !ferror (sheet->stream);

  need_chunk (sheet);
  push_chunk (self, TRUE);
  self->open = NULL;
  return good;
}

int
anban_xlsx_spool_get_error (AnbanXlsxSpool *self)
{
  return g_atomic_int_get (&self->error);
}

gboolean
anban_xlsx_spool_finish (AnbanXlsxSpool *self)
{
  g_return_val_if_fail (self->open == NULL, FALSE);
  end_thread (self);
  errno = self->error;
  return self->error == 0;
}

const AnbanXlsxRows *
anban_xlsx_spool_get_rows (AnbanXlsxSpool *self, guint number)
{
  return &((Sheet *)g_ptr_array_index (self->sheets, number))->rows;
}

guint
anban_xlsx_spool_get_n_sheets (AnbanXlsxSpool *self)
{
  return self->sheets->len;
}

int
anban_xlsx_spool_get_descriptor (AnbanXlsxSpool *self)
{
  return self->descriptor;
}
