/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/csv-writer.h"

#include "exchange/output-file.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  AnbanTableWriter parent;
  char *path;
  AnbanOutputFile *file;
  FILE *stream;
  GString *line;
  guint n_columns; /* 0: no table yet */
  guint64 rows;
} CsvWriter;

/* The starts that spreadsheets take for a formula; Chinese input methods make the full-width ones. */
static gboolean
is_formula (const char *text)
{
  static const char *const starts[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (text, starts[i]))
      return TRUE;
  return FALSE;
}

void
anban_csv_append_field (GString *line, const char *text, gboolean defuse)
{
  gboolean defused = defuse && is_formula (text);

  if (strpbrk (text, ",\"\r\n") == NULL) {
    if (defused)
      g_string_append_c (line, '\'');
    g_string_append (line, text);
    return;
  }

  g_string_append_c (line, '"');
  if (defused)
    g_string_append_c (line, '\'');
  for (const char *p = text; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (line, '"');
    g_string_append_c (line, *p);
  }
  g_string_append_c (line, '"');
}

static void
append_text (GString *line, const char *text)
{
  g_autofree char *valid = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  anban_csv_append_field (line, text, TRUE);
}

static void
append_number (GString *line, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (number))
    g_string_append (line, g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static gboolean
write_line (CsvWriter *self, GError **error)
{
  g_string_append (self->line, "\r\n");
  if (fwrite (self->line->str, 1, self->line->len, self->stream) != self->line->len) {
    anban_output_file_set_error (error, self->path, errno);
    return FALSE;
  }
  g_string_truncate (self->line, 0);
  return TRUE;
}

static gboolean
begin_sheet (AnbanTableWriter *writer, const AnbanSheet *sheet, GError **error)
{
  CsvWriter *self = (CsvWriter *)writer;

  if (self->n_columns > 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED,
                 _ (".csv 文件只能放一张表，没有写成；多张表请存为 .xlsx"));
    return FALSE;
  }

  self->n_columns = sheet->n_columns;
  for (guint i = 0; i < sheet->n_columns; i++) {
    if (i > 0)
      g_string_append_c (self->line, ',');
    anban_csv_append_field (self->line, sheet->columns[i].label, TRUE);
  }
  return write_line (self, error);
}

static gboolean
add_row (AnbanTableWriter *writer, const AnbanCell *cells, GError **error)
{
  CsvWriter *self = (CsvWriter *)writer;
  char iso[ANBAN_DATE_ISO_SIZE];

  for (guint i = 0; i < self->n_columns; i++) {
    if (i > 0)
      g_string_append_c (self->line, ',');
    switch (cells[i].kind) {
    case ANBAN_CELL_PICTURE:
    case ANBAN_CELL_EMPTY:
      break;
    case ANBAN_CELL_TEXT:
      append_text (self->line, cells[i].text);
      break;
    case ANBAN_CELL_NUMBER:
      append_number (self->line, cells[i].number);
      break;
    case ANBAN_CELL_DATE:
      g_string_append (self->line, anban_date_to_iso (cells[i].date, iso));
      break;
    }
  }
  self->rows++;
  return write_line (self, error);
}

static gboolean
finish (AnbanTableWriter *writer, GCancellable *cancellable, GError **error)
{
  CsvWriter *self = (CsvWriter *)writer;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (fflush (self->stream) != 0 || ferror (self->stream)) {
    anban_output_file_set_error (error, self->path, errno);
    return FALSE;
  }
  return anban_output_file_commit (self->file, error);
}

static void
free_writer (AnbanTableWriter *writer)
{
  CsvWriter *self = (CsvWriter *)writer;

  if (self->stream != NULL)
    fclose (self->stream);
  g_clear_pointer (&self->file, anban_output_file_free);
  g_string_free (self->line, TRUE);
  g_free (self->path);
  g_free (self);
}

AnbanTableWriter *
anban_csv_writer_new (const char *path, GError **error)
{
  static const AnbanTableWriterClass csv_class = {begin_sheet, add_row, finish, free_writer};
  g_autoptr (AnbanOutputFile) file = anban_output_file_new (path, error);
  CsvWriter *self;
  int copy;

  if (file == NULL)
    return NULL;

  self = g_new0 (CsvWriter, 1);
  self->parent.klass = &csv_class;
  self->parent.notices = g_ptr_array_new_with_free_func (g_free);
  self->path = g_strdup (path);
  self->line = g_string_new ("\xef\xbb\xbf");
  self->file = g_steal_pointer (&file);
  copy = dup (anban_output_file_get_descriptor (self->file));
  self->stream = copy >= 0 ? fdopen (copy, "wb") : NULL;
  if (self->stream == NULL) {
    anban_output_file_set_error (error, path, errno);
    if (copy >= 0)
      close (copy);
    anban_table_writer_free (&self->parent);
    return NULL;
  }

  return &self->parent;
}
