/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/clipboard-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnbanClipboardTable {
  GPtrArray *rows; /* GPtrArray of char * */
  guint n_columns;
};

typedef struct {
  const char *p, *end;
  GString *cell;
  GPtrArray *row;
  guint n_cells;
  AnbanClipboardTable *table;
} Reader;

AnbanClipboardTable *
anban_clipboard_table_new (void)
{
  AnbanClipboardTable *self = g_new0 (AnbanClipboardTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  return self;
}

void
anban_clipboard_table_free (AnbanClipboardTable *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_free (self);
}

void
anban_clipboard_table_take_row (AnbanClipboardTable *self, GPtrArray *cells)
{
  self->n_columns = MAX (self->n_columns, cells->len);
  g_ptr_array_add (self->rows, cells);
}

guint
anban_clipboard_table_get_n_rows (const AnbanClipboardTable *self)
{
  return self->rows->len;
}

guint
anban_clipboard_table_get_n_columns (const AnbanClipboardTable *self)
{
  return self->n_columns;
}

const char *
anban_clipboard_table_get (const AnbanClipboardTable *self, guint row, guint column)
{
  const GPtrArray *cells;

  g_return_val_if_fail (row < self->rows->len, "");
  cells = g_ptr_array_index (self->rows, row);
  return column < cells->len ? g_ptr_array_index (cells, column) : "";
}

/* --- reading --- */

/* A quoted cell ends with a quote before a tab, a line end or the end. What begins with a quote and has no such
 * end is a text that happens to begin so: no program quotes without reason. */
static const char *
find_closing_quote (const char *p, const char *end)
{
  for (p++; p < end; p++) {
    if (*p != '"')
      continue;
    if (p + 1 < end && p[1] == '"') {
      p++;
      continue;
    }
    return p + 1 == end || strchr ("\t\r\n", p[1]) != NULL ? p : NULL;
  }
  return NULL;
}

static void
append_quoted (Reader *self, const char *close)
{
  for (const char *p = self->p + 1; p < close; p++) {
    if (*p == '"')
      p++; /* doubled */
    if (*p == '\r') {
      if (p + 1 < close && p[1] == '\n')
        continue;
      g_string_append_c (self->cell, '\n');
    } else {
      g_string_append_c (self->cell, *p);
    }
  }
  self->p = close + 1;
}

/* Other control characters say nothing in a cell. */
static void
append_plain (Reader *self)
{
  while (self->p < self->end && strchr ("\t\r\n", *self->p) == NULL)
    g_string_append_c (self->cell, *self->p++);
}

static void
clean_cell (GString *cell)
{
  gsize kept = 0;

  for (gsize i = 0; i < cell->len; i++)
    if ((guchar)cell->str[i] >= 0x20 || strchr ("\t\n", cell->str[i]) != NULL)
      cell->str[kept++] = cell->str[i];
  g_string_truncate (cell, kept);
}

static void
end_cell (Reader *self)
{
  clean_cell (self->cell);
  g_ptr_array_add (self->row, g_strndup (self->cell->str, self->cell->len));
  g_string_truncate (self->cell, 0);
  self->n_cells++;
}

static void
end_row (Reader *self)
{
  anban_clipboard_table_take_row (self->table, self->row);
  self->row = g_ptr_array_new_with_free_func (g_free);
}

static void
read_cell (Reader *self)
{
  const char *close = *self->p == '"' ? find_closing_quote (self->p, self->end) : NULL;

  if (close != NULL)
    append_quoted (self, close);
  else
    append_plain (self);
}

/* FALSE when there are too many cells. */
static gboolean
read_table (Reader *self)
{
  while (self->p < self->end) {
    read_cell (self);
    end_cell (self);
    if (self->n_cells > ANBAN_CLIPBOARD_MAX_CELLS)
      return FALSE;
    if (self->p == self->end)
      break;
    if (*self->p == '\t') {
      self->p++;
      if (self->p == self->end)
        end_cell (self); /* a tab at the very end opens an empty cell */
      continue;
    }
    self->p += *self->p == '\r' && self->p + 1 < self->end && self->p[1] == '\n' ? 2 : 1;
    end_row (self);
  }

  if (self->row->len > 0)
    end_row (self);
  return TRUE;
}

static gboolean
is_empty (const GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (*(const char *)g_ptr_array_index (row, i) != '\0')
      return FALSE;
  return TRUE;
}

AnbanClipboardTable *
anban_clipboard_table_parse (const char *text, gssize length, GError **error)
{
  gsize n = length < 0 ? strlen (text) : (gsize)length;
  g_autofree char *valid = NULL;
  AnbanClipboardTable *table;
  Reader reader = {0};
  gboolean good;

  if (n > ANBAN_CLIPBOARD_MAX_BYTES) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE, _ ("剪贴板里的内容太多，没有粘贴；请分几次复制"));
    return NULL;
  }

  /* Some programs count the closing NUL in. */
  while (n > 0 && text[n - 1] == '\0')
    n--;
  valid = g_utf8_make_valid (text, (gssize)n);
  reader.p = g_str_has_prefix (valid, "\xef\xbb\xbf") ? valid + 3 : valid;
  reader.end = valid + strlen (valid);
  reader.cell = g_string_new (NULL);
  reader.row = g_ptr_array_new_with_free_func (g_free);
  reader.table = table = anban_clipboard_table_new ();

  good = read_table (&reader);
  g_string_free (reader.cell, TRUE);
  g_ptr_array_unref (reader.row);
  if (!good) {
    anban_clipboard_table_free (table);
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE, _ ("剪贴板里的表格太大，没有粘贴；请分几次复制"));
    return NULL;
  }

  while (table->rows->len > 0 && is_empty (g_ptr_array_index (table->rows, table->rows->len - 1)))
    g_ptr_array_set_size (table->rows, (int)table->rows->len - 1);
  return table;
}

gboolean
anban_clipboard_table_find_header (const AnbanClipboardTable *self, const AnbanRegister *reg, int **fields)
{
  g_autofree int *found = g_new (int, self->n_columns + 1);
  guint n_found = 0, n_filled = 0;

  *fields = NULL;
  if (self->rows->len == 0)
    return FALSE;

  for (guint i = 0; i < self->n_columns; i++) {
    g_autofree char *header = g_strstrip (g_strdup (anban_clipboard_table_get (self, 0, i)));

    found[i] = *header != '\0' ? anban_register_find_header (reg, header) : -1;
    n_filled += *header != '\0';
    n_found += found[i] >= 0;
  }
  if (n_found == 0 || (n_found < 2 && n_found < n_filled))
    return FALSE;

  *fields = g_steal_pointer (&found);
  return TRUE;
}

/* --- writing --- */

static void
append_text_cell (GString *text, const char *cell)
{
  if (strpbrk (cell, "\t\r\n\"") == NULL) {
    g_string_append (text, cell);
    return;
  }

  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (text, '"');
    g_string_append_c (text, *p);
  }
  g_string_append_c (text, '"');
}

char *
anban_clipboard_table_to_text (const AnbanClipboardTable *self)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < self->rows->len; row++) {
    for (guint column = 0; column < self->n_columns; column++) {
      if (column > 0)
        g_string_append_c (text, '\t');
      append_text_cell (text, anban_clipboard_table_get (self, row, column));
    }
    g_string_append_c (text, '\n');
  }

  return g_string_free (text, FALSE);
}

static void
append_html_cell (GString *html, const char *tag, const char *cell)
{
  g_auto (GStrv) lines = g_strsplit (cell, "\n", -1);

  /* The number format of text: neither a date nor a credit code nor "=1+1" is made into something else. */
  g_string_append_printf (html, "<%s style=\"mso-number-format:'\\@';white-space:pre-wrap\">", tag);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *escaped = g_markup_escape_text (lines[i], -1);

    if (i > 0)
      g_string_append (html, "<br style=\"mso-data-placement:same-cell\">");
    g_string_append (html, escaped);
  }
  g_string_append_printf (html, "</%s>", tag);
}

char *
anban_clipboard_table_to_html (const AnbanClipboardTable *self, gboolean header)
{
  GString *html = g_string_new ("<meta charset=\"utf-8\"><table border=\"1\">\n");

  for (guint row = 0; row < self->rows->len; row++) {
    g_string_append (html, "<tr>");
    for (guint column = 0; column < self->n_columns; column++)
      append_html_cell (html, header && row == 0 ? "th" : "td",
                        anban_clipboard_table_get (self, row, column));
    g_string_append (html, "</tr>\n");
  }
  g_string_append (html, "</table>\n");

  return g_string_free (html, FALSE);
}
