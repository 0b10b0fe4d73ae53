/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Arbitrary bytes as a .docx: read, or refused in one sentence. Input that begins with "X" is taken as the
 * document part and put into an archive first, so that the XML is reached without a valid checksum.
 */
#include "plan/docx-text.h"

#include <archive.h>
#include <archive_entry.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
add_part (struct archive *archive, const char *name, const uint8_t *data, size_t size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t)size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_write_header (archive, entry);
  archive_write_data (archive, data, size);
  archive_entry_free (entry);
}

/* The input as document, numbering and styles at once: each reader takes what it knows. */
static size_t
wrap (const uint8_t *data, size_t size, char *buffer, size_t room)
{
  struct archive *archive = archive_write_new ();
  size_t used = 0;

  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "zip:compression=store");
  if (archive_write_open_memory (archive, buffer, room, &used) == ARCHIVE_OK) {
    add_part (archive, "word/document.xml", data, size);
    add_part (archive, "word/numbering.xml", data, size);
    add_part (archive, "word/styles.xml", data, size);
    archive_write_close (archive);
  }
  archive_write_free (archive);
  return used;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *buffer = NULL;

  if (size > 0 && data[0] == 'X') {
    size_t room = size * 3 + 4096;

    buffer = g_malloc (room);
    text = anban_docx_dup_text (buffer, wrap (data + 1, size - 1, buffer, room), &error);
  } else {
    anban_docx_probe ((const char *)data, size);
    text = anban_docx_dup_text ((const char *)data, size, &error);
  }
  g_assert_true ((text == NULL) == (error != NULL));
  return 0;
}
