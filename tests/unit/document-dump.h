/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document as plain text, for tests of what stands on papers, and how many pages it takes.
 */
#pragma once

#include "report/block.h"
#include "report/page-layout.h"

/* The document as text: a line a block, a row with its cells parted by |. */
static inline char *
dump (AnbanDocument *document)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < anban_document_get_n_blocks (document); i++) {
    const AnbanBlock *block = anban_document_get_block (document, i);

    for (guint part = 0; part < G_N_ELEMENTS (block->texts); part++)
      if (block->texts[part] && block->kind != ANBAN_BLOCK_BOOKMARK && block->kind != ANBAN_BLOCK_SECTION)
        g_string_append_printf (text, "%s ", block->texts[part]);
    for (guint label = 0; block->labels && block->labels[label]; label++)
      g_string_append_printf (text, "%s ", block->labels[label]);
    for (guint row = 0; block->table && row < anban_table_get_n_rows (block->table); row++) {
      guint n = anban_table_get_n_columns (block->table);
      g_autofree AnbanTableCell *cells = g_new0 (AnbanTableCell, n);

      anban_table_get_row (block->table, row, cells);
      for (guint cell = 0; cell < n; cell++)
        if (cells[cell].text)
          g_string_append_printf (text, "%s|", cells[cell].text);
      g_string_append_c (text, '\n');
    }
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

/* Laid out on paper. */
static inline guint
count_pages (AnbanDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPages) pages = anban_pages_new (document, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return anban_pages_get_count (pages);
}
