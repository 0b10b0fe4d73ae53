/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xlsx-package.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define LOCAL_SIZE   30
#define CENTRAL_SIZE 46
#define END_SIZE     22
#define ZIP_VERSION  20
#define EMPTY_ROWS   "<sheetData></sheetData>"
#define ROWS_AT      strlen ("<sheetData>")
#define MAX_FRAME    (64 * 1024 * 1024) /* a workbook without its rows; a sheet of it */
#define BLOCK_SIZE   (256 * 1024)

/* A part of a zip, as its directory has it. */
typedef struct {
  const char *name; /* not terminated */
  guint16 name_length, method;
  guint32 stamp, crc, attributes;
  gint64 compressed, size, at; /* @at: of its data in the frame, then of its header in the workbook */
} Part;

typedef struct {
  int out;
  gint64 written;
  GByteArray *frame; /* the workbook without rows */
  GArray *parts;
  AnbanXlsxSpool *spool;
  GCancellable *cancellable;
} Package;

/* --- numbers of a zip --- */

static guint32
get_16 (const guint8 *p)
{
  return (guint32)p[0] | (guint32)p[1] << 8;
}

static guint32
get_32 (const guint8 *p)
{
  return get_16 (p) | get_16 (p + 2) << 16;
}

static void
put_16 (GByteArray *out, guint32 number)
{
  const guint8 bytes[] = {(guint8)number, (guint8)(number >> 8)};

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
put_32 (GByteArray *out, guint32 number)
{
  put_16 (out, number);
  put_16 (out, number >> 16);
}

/* --- reading the frame --- */

static int
read_frame (Package *self)
{
  struct stat status;

  if (fstat (self->out, &status) != 0)
    return errno;
  if (status.st_size > MAX_FRAME)
    return EFBIG;
  g_byte_array_set_size (self->frame, (guint)status.st_size);
  for (guint done = 0; done < self->frame->len;) {
    gssize n = pread (self->out, self->frame->data + done, self->frame->len - done, (off_t)done);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return n < 0 ? errno : EBADMSG;
    done += (guint)n;
  }
  return 0;
}

/* The data of a part lies behind a header with lengths of its own. */
static gboolean
find_data (Package *self, Part *part)
{
  const guint8 *header = self->frame->data + part->at;

  if (part->at + LOCAL_SIZE > self->frame->len || memcmp (header, "PK\003\004", 4) != 0)
    return FALSE;
  part->at += LOCAL_SIZE + get_16 (header + 26) + get_16 (header + 28);
  return part->at + part->compressed <= self->frame->len;
}

static int
read_directory (Package *self)
{
  const guint8 *data = self->frame->data;
  gsize length = self->frame->len, at;
  const guint8 *end = data + length - END_SIZE;
  guint n;

  if (length < END_SIZE || memcmp (end, "PK\005\006", 4) != 0)
    return EBADMSG;
  n = get_16 (end + 10);
  at = get_32 (end + 16);
  for (guint i = 0; i < n; i++) {
    const guint8 *entry = data + at;
    Part part;

    if (at + CENTRAL_SIZE > length || memcmp (entry, "PK\001\002", 4) != 0)
      return EBADMSG;
    part = (Part){
        .name = (const char *)entry + CENTRAL_SIZE,
        .name_length = (guint16)get_16 (entry + 28),
        .method = (guint16)get_16 (entry + 10),
        .stamp = get_32 (entry + 12),
        .crc = get_32 (entry + 16),
        .attributes = get_32 (entry + 38),
        .compressed = get_32 (entry + 20),
        .size = get_32 (entry + 24),
        .at = get_32 (entry + 42),
    };
    at += CENTRAL_SIZE + part.name_length + get_16 (entry + 30) + get_16 (entry + 32);
    if (at > length || !find_data (self, &part))
      return EBADMSG;
    g_array_append_val (self->parts, part);
  }
  return 0;
}

/* --- writing --- */

static int
write_all (Package *self, const void *data, gsize length)
{
  for (gsize done = 0; done < length;) {
    gssize n = pwrite (self->out, (const char *)data + done, length - done, self->written);

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return n < 0 ? errno : ENOSPC;
    done += (gsize)n;
    self->written += n;
  }
  return 0;
}

/* What a local header and the directory say alike. */
static void
put_part (GByteArray *out, const Part *part)
{
  put_16 (out, ZIP_VERSION);
  put_16 (out, 0);
  put_16 (out, part->method);
  put_32 (out, part->stamp);
  put_32 (out, part->crc);
  put_32 (out, (guint32)part->compressed);
  put_32 (out, (guint32)part->size);
  put_16 (out, part->name_length);
  put_16 (out, 0);
}

static int
write_header (Package *self, Part *part)
{
  g_autoptr (GByteArray) header = g_byte_array_new ();

  if (part->compressed > G_MAXUINT32 || part->size > G_MAXUINT32 || self->written > G_MAXUINT32)
    return EFBIG;
  part->at = self->written;
  g_byte_array_append (header, (const guint8 *)"PK\003\004", 4);
  put_part (header, part);
  g_byte_array_append (header, (const guint8 *)part->name, part->name_length);
  return write_all (self, header->data, header->len);
}

static int
write_directory (Package *self)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint32 length;

  if (self->written > G_MAXUINT32)
    return EFBIG;
  for (guint i = 0; i < self->parts->len; i++) {
    const Part *part = &g_array_index (self->parts, Part, i);

    g_byte_array_append (out, (const guint8 *)"PK\001\002", 4);
    put_16 (out, ZIP_VERSION);
    put_part (out, part);
    put_16 (out, 0); /* comment */
    put_16 (out, 0); /* disk */
    put_16 (out, 0);
    put_32 (out, part->attributes);
    put_32 (out, (guint32)part->at);
    g_byte_array_append (out, (const guint8 *)part->name, part->name_length);
  }
  length = out->len;
  g_byte_array_append (out, (const guint8 *)"PK\005\006", 4);
  put_32 (out, 0);
  put_16 (out, self->parts->len);
  put_16 (out, self->parts->len);
  put_32 (out, length);
  put_32 (out, (guint32)self->written);
  put_16 (out, 0);
  return write_all (self, out->data, out->len);
}

/* --- a worksheet --- */

/* The text of a part; NULL when it is not what its header says. */
static GByteArray *
inflate_part (Package *self, const Part *part)
{
  g_autoptr (GByteArray) text = g_byte_array_new ();
  const guint8 *data = self->frame->data + part->at;
  z_stream stream = {.next_in = (guint8 *)data, .avail_in = (uInt)part->compressed};
  gboolean good;

  if (part->method != Z_DEFLATED || part->size > MAX_FRAME || inflateInit2 (&stream, -MAX_WBITS) != Z_OK)
    return NULL;
  g_byte_array_set_size (text, (guint)part->size);
  stream.next_out = text->data;
  stream.avail_out = text->len;
  good = inflate (&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd (&stream);
  return good && crc32_z (0, text->data, text->len) == part->crc ? g_steal_pointer (&text) : NULL;
}

/* @flush: Z_SYNC_FLUSH where more follows, Z_FINISH at the end. */
static GByteArray *
deflate_text (const guint8 *text, gsize length, int flush)
{
  GByteArray *out = g_byte_array_new ();
  z_stream stream = {.next_in = (guint8 *)text, .avail_in = (uInt)length};

  if (deflateInit2 (&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    g_error ("no memory to compress %" G_GSIZE_FORMAT " bytes", length);
  g_byte_array_set_size (out, (guint)deflateBound (&stream, (uLong)length) + 64);
  stream.next_out = out->data;
  stream.avail_out = out->len;
  deflate (&stream, flush);
  g_byte_array_set_size (out, (guint)stream.total_out);
  deflateEnd (&stream);
  return out;
}

static int
write_rows (Package *self, const AnbanXlsxRows *rows)
{
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  int descriptor = anban_xlsx_spool_get_descriptor (self->spool);

  for (gint64 done = 0; done < rows->length;) {
    gssize n = pread (descriptor, block, (gsize)MIN (BLOCK_SIZE, rows->length - done), rows->start + done);
    int number;

    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0)
      return n < 0 ? errno : EIO;
    if (g_cancellable_is_cancelled (self->cancellable))
      return ECANCELED;
    number = write_all (self, block, (gsize)n);
    if (number != 0)
      return number;
    done += n;
  }
  return 0;
}

static int
write_sheet (Package *self, Part *part, const AnbanXlsxRows *rows)
{
  g_autoptr (GByteArray) text = inflate_part (self, part);
  g_autoptr (GByteArray) head = NULL, tail = NULL;
  const char *place =
      text != NULL ? g_strstr_len ((const char *)text->data, (gssize)text->len, EMPTY_ROWS) : NULL;
  gsize before, after;
  guint32 crc;
  int number;

  if (place == NULL)
    return EBADMSG;
  before = (gsize)(place - (const char *)text->data) + ROWS_AT;
  after = text->len - before;
  head = deflate_text (text->data, before, Z_SYNC_FLUSH);
  tail = deflate_text (text->data + before, after, Z_FINISH);

  crc = (guint32)crc32_z (0, text->data, before);
  crc = (guint32)crc32_combine (crc, rows->crc, (z_off_t)rows->size);
  part->crc = (guint32)crc32_combine (crc, crc32_z (0, text->data + before, after), (z_off_t)after);
  part->size = (gint64)(text->len + rows->size);
  part->compressed = head->len + rows->length + tail->len;

  if ((number = write_header (self, part)) != 0 || (number = write_all (self, head->data, head->len)) != 0 ||
      (number = write_rows (self, rows)) != 0)
    return number;
  return write_all (self, tail->data, tail->len);
}

/* The sheet of the spool that a part is, or NULL. */
static const AnbanXlsxRows *
find_rows (Package *self, const Part *part)
{
  for (guint i = 0; i < anban_xlsx_spool_get_n_sheets (self->spool); i++) {
    g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);

    if (strlen (name) == part->name_length && memcmp (name, part->name, part->name_length) == 0)
      return anban_xlsx_spool_get_rows (self->spool, i);
  }
  return NULL;
}

static int
write_parts (Package *self)
{
  guint n_sheets = 0;

  for (guint i = 0; i < self->parts->len; i++) {
    Part *part = &g_array_index (self->parts, Part, i);
    const AnbanXlsxRows *rows = find_rows (self, part);
    const guint8 *data = self->frame->data + part->at;
    int number;

    if (rows != NULL) {
      number = write_sheet (self, part, rows);
      n_sheets++;
    } else {
      number = write_header (self, part);
      if (number == 0)
        number = write_all (self, data, (gsize)part->compressed);
    }
    if (number != 0)
      return number;
  }
  return n_sheets == anban_xlsx_spool_get_n_sheets (self->spool) ? 0 : EBADMSG;
}

int
anban_xlsx_package_rows (int workbook, AnbanXlsxSpool *spool, GCancellable *cancellable)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  Package self = {workbook, 0, frame, parts, spool, cancellable};
  int number;

  if ((number = read_frame (&self)) != 0 || (number = read_directory (&self)) != 0)
    return number;
  if (ftruncate (workbook, 0) != 0)
    return errno;
  number = write_parts (&self);
  return number != 0 ? number : write_directory (&self);
}
