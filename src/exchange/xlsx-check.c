/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xlsx-check.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>

#define CLOSING_TAG "</worksheet>"
#define END_SIZE    22

/* Reads one part to its end. @tail gets the last bytes of it. */
static gboolean
read_part (struct archive *archive, guint64 *size, GString *tail, GCancellable *cancellable)
{
  const gsize keep = strlen (CLOSING_TAG);
  const void *block;
  size_t n;
  la_int64_t offset;
  int result;

  *size = 0;
  g_string_truncate (tail, 0);
  while ((result = archive_read_data_block (archive, &block, &n, &offset)) == ARCHIVE_OK) {
    gsize last = MIN (n, keep);

    if (g_cancellable_is_cancelled (cancellable))
      return FALSE;
    *size += n;
    g_string_append_len (tail, (const char *)block + n - last, (gssize)last);
    if (tail->len > keep)
      g_string_erase (tail, 0, (gssize)(tail->len - keep));
  }

  return result == ARCHIVE_EOF;
}

static gboolean
check_parts (struct archive *archive, const GArray *sizes, GCancellable *cancellable)
{
  g_autoptr (GString) tail = g_string_new (NULL);
  struct archive_entry *entry;
  guint n_sheets = 0, number;
  guint64 size;
  int result;

  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK) {
    const char *name = archive_entry_pathname (entry);

    if (!read_part (archive, &size, tail, cancellable))
      return FALSE;
    if (name == NULL || sscanf (name, "xl/worksheets/sheet%u.xml", &number) != 1)
      continue;
    if (number < 1 || number > sizes->len || size <= g_array_index (sizes, guint64, number - 1) ||
        strcmp (tail->str, CLOSING_TAG) != 0)
      return FALSE;
    n_sheets++;
  }

  return result == ARCHIVE_EOF && n_sheets == sizes->len;
}

static guint32
read_32 (const guint8 *p)
{
  return (guint32)p[0] | (guint32)p[1] << 8 | (guint32)p[2] << 16 | (guint32)p[3] << 24;
}

/* The record that ends a zip says where its directory lies: right before it. A reader that finds none falls back on
 * the parts alone, and so would not notice. */
static gboolean
check_end (const char *path)
{
  guint8 end[END_SIZE];
  FILE *file = fopen (path, "rb");
  gboolean good;

  if (file == NULL)
    return FALSE;
  good = fseeko (file, -END_SIZE, SEEK_END) == 0 && fread (end, 1, END_SIZE, file) == END_SIZE &&
         memcmp (end, "PK\005\006", 4) == 0 &&
         (off_t)read_32 (end + 12) + (off_t)read_32 (end + 16) == ftello (file) - END_SIZE;
  fclose (file);

  return good;
}

gboolean
anban_xlsx_check (const char *path, const GArray *sizes, GCancellable *cancellable)
{
  struct archive *archive = archive_read_new ();
  gboolean good;

  archive_read_support_format_zip (archive);
  good = check_end (path) && archive_read_open_filename (archive, path, 64 * 1024) == ARCHIVE_OK &&
         check_parts (archive, sizes, cancellable);
  archive_read_free (archive);

  return good;
}
