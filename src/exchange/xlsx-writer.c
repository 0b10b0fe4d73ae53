/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/xlsx-writer.h"

#include "base/text-width.h"
#include "exchange/output-file.h"
#include "exchange/xlsx-check.h"
#include "exchange/xlsx-choices.h"
#include "exchange/xlsx-formats.h"
#include "exchange/xlsx-frame.h"
#include "exchange/xlsx-package.h"
#include "exchange/xlsx-spool.h"
#include "exchange/xlsx-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

/* Choices stay offered in this many empty rows below the last one. */
#define LINE_HEIGHT    15.5  /* points, of 11 pt text */
#define MAX_ROW_HEIGHT 409.0 /* what a row may have */
#define SPARE_ROWS     200
#define PICTURE_SCALE  0.625 /* of a preview of 160 pixels */
#define PICTURE_GAP    4     /* pixels from the edge of the cell */
#define PICTURE_ROW    81.0  /* points, room for 100 pixels */
#define MAX_PICTURES   ((gsize)40 * 1024 * 1024)

typedef struct {
  AnbanTableWriter parent;
  char *path;
  AnbanOutputFile *file;
  lxw_workbook *workbook;
  AnbanXlsxFormats formats;
  GHashTable *sheet_names;
  GPtrArray *worksheets;
  AnbanXlsxSpool *spool;
  AnbanXlsxChoices *choices;
  GString *buffer;
  gsize picture_bytes;
  guint n_pictures; /* of the sheet */
  guint n_left_out; /* pictures, for which there was no more room */

  AnbanSheet sheet; /* the one being written; without columns: none */
  lxw_worksheet *worksheet;
  AnbanXlsxFormat *column_formats;
  guint *n_cut, *n_replaced; /* by column */
  lxw_row_t header_row, row; /* the last of the headings, and where the next row goes */
} XlsxWriter;

/* --- ending a sheet --- */

static void
note_changes (XlsxWriter *self)
{
  for (guint i = 0; i < self->sheet.n_columns; i++) {
    if (self->n_cut[i] > 0)
      g_ptr_array_add (self->parent.notices,
                       g_strdup_printf (_ ("“%s”列有 %u 个单元格超过 32767 字，只写了前面的部分"),
                                        self->sheet.columns[i].label, self->n_cut[i]));
    if (self->n_replaced[i] > 0)
      g_ptr_array_add (self->parent.notices,
                       g_strdup_printf (_ ("“%s”列有 %u 个单元格含有乱码，已用“�”代替"),
                                        self->sheet.columns[i].label, self->n_replaced[i]));
  }
}

/* Credit codes and phone numbers are texts on purpose: no green corners. */
static void
silence_codes (XlsxWriter *self, lxw_row_t last)
{
  g_autoptr (GString) ranges = g_string_new (NULL);

  for (guint i = 0; i < self->sheet.n_columns; i++) {
    char range[LXW_MAX_CELL_RANGE_LENGTH];

    if (self->column_formats[i] != ANBAN_XLSX_CODE && self->column_formats[i] != ANBAN_XLSX_WRAPPED)
      continue;
    lxw_rowcol_to_range (range, self->header_row + 1, (lxw_col_t)i, last, (lxw_col_t)i);
    g_string_append_printf (ranges, "%s%s", ranges->len > 0 ? " " : "", range);
  }
  if (ranges->len > 0)
    worksheet_ignore_errors (self->worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, ranges->str);
}

static void
end_sheet (XlsxWriter *self)
{
  lxw_row_t last;
  lxw_col_t last_column;

  if (self->sheet.n_columns == 0)
    return;

  last = MAX (self->row, self->header_row + 2) - 1;
  last_column = (lxw_col_t)(self->sheet.n_columns - 1);
  worksheet_autofilter (self->worksheet, self->header_row, 0, last, last_column);
  worksheet_print_area (self->worksheet, 0, 0, last, last_column);
  silence_codes (self, last);
  for (guint i = 0; i < self->sheet.n_columns; i++)
    anban_xlsx_choices_offer (self->choices, self->worksheet, &self->sheet.columns[i], (lxw_col_t)i,
                              self->header_row + 1, MIN (self->row + SPARE_ROWS, LXW_ROW_MAX) - 1);
  note_changes (self);
  /* rows that are written are forgotten: a picture is measured against the height that all of them have at least */
  if (self->n_pictures > 0)
    worksheet_set_default_row (self->worksheet, PICTURE_ROW, LXW_FALSE);
  lxw_worksheet_write_single_row (self->worksheet);
  anban_xlsx_spool_end_sheet (self->spool);

  g_clear_pointer (&self->column_formats, g_free);
  g_clear_pointer (&self->n_cut, g_free);
  g_clear_pointer (&self->n_replaced, g_free);
  self->sheet = (AnbanSheet){0};
  self->n_pictures = 0;
}

/* --- what the writer is asked --- */

/* The rows go into the spool in place of the temporary file that libxlsxwriter opened for them, and reads back empty. */
static gboolean
add_worksheet (XlsxWriter *self, const char *name, GError **error)
{
  FILE *stream;

  errno = 0;
  self->worksheet = workbook_add_worksheet (self->workbook, name);
  stream = self->worksheet != NULL ? anban_xlsx_spool_begin_sheet (self->spool) : NULL;
  if (stream == NULL) {
    anban_output_file_set_error (error, self->path, errno != 0 ? errno : EIO);
    return FALSE;
  }
  fclose (self->worksheet->optimize_tmpfile);
  self->worksheet->optimize_tmpfile = self->worksheet->file = stream;
  return TRUE;
}

static gboolean
begin_sheet (AnbanTableWriter *writer, const AnbanSheet *sheet, GError **error)
{
  XlsxWriter *self = (XlsxWriter *)writer;
  g_autofree char *name = NULL;

  end_sheet (self);
  if (self->worksheets->len >= ANBAN_XLSX_MAX_SHEETS) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE,
                 _ ("一个工作簿最多放 %d 张表，没有写成；请分几次导出"), ANBAN_XLSX_MAX_SHEETS);
    return FALSE;
  }

  name = anban_xlsx_dup_sheet_name (sheet->name, self->sheet_names);
  if (!add_worksheet (self, name, error))
    return FALSE;
  g_ptr_array_add (self->worksheets, self->worksheet);

  self->sheet = *sheet;
  self->column_formats = g_new (AnbanXlsxFormat, sheet->n_columns);
  self->n_cut = g_new0 (guint, sheet->n_columns);
  self->n_replaced = g_new0 (guint, sheet->n_columns);
  self->header_row = anban_xlsx_frame_write (self->worksheet, sheet, &self->formats, self->buffer);
  self->row = self->header_row + 1;
  for (guint i = 0; i < sheet->n_columns; i++)
    self->column_formats[i] = anban_xlsx_formats_choose (&sheet->columns[i]);

  return TRUE;
}

/* Excel counts days from 1899-12-30, and one too few before March 1900, which it takes for a leap year. */
static double
date_to_serial (AnbanDate date)
{
  static const AnbanDate epoch = -25569, march_1900 = -25508;

  return date - epoch - (date < march_1900 ? 1 : 0);
}

/* 长期坚持 in a column of dates is a text like any other, and wraps. */
static AnbanXlsxFormat
find_text_format (XlsxWriter *self, guint column)
{
  AnbanXlsxFormat format = self->column_formats[column];

  return format == ANBAN_XLSX_DATE || format == ANBAN_XLSX_INTEGER || format == ANBAN_XLSX_RATE
             ? ANBAN_XLSX_WRAPPED
             : format;
}

static void
write_text (XlsxWriter *self, guint column, const AnbanCell *cell)
{
  AnbanXlsxTextChange change = 0;
  const char *text = anban_xlsx_fit_text (cell->text, self->buffer, &change);
  lxw_format *format = cell->tone != ANBAN_CELL_PLAIN
                           ? self->formats.tones[cell->tone]
                           : self->formats.cells[cell->is_total][find_text_format (self, column)];

  if (change & ANBAN_XLSX_TEXT_CUT)
    self->n_cut[column]++;
  if (change & ANBAN_XLSX_TEXT_REPLACED)
    self->n_replaced[column]++;
  worksheet_write_string (self->worksheet, self->row, (lxw_col_t)column, text, format);
}

/* How many lines @text takes in a cell of @width half-width characters. */
static guint
count_lines (const char *text, guint width)
{
  guint lines = 0;

  while (text != NULL) {
    gsize length = (gsize)(strchrnul (text, '\n') - text);
    /* most cells are short: a byte is at most one column wide, a character of three bytes two */
    guint columns = length > width ? anban_text_line_width (text, length) : 0;

    lines += MAX (1, (columns + width - 1) / width);
    text = text[length] != '\0' ? text + length + 1 : NULL;
  }
  return lines;
}

/* Pictures are kept in memory until the workbook is closed. */
static void
insert_picture (XlsxWriter *self, lxw_col_t column, GBytes *picture)
{
  lxw_image_options options = {.x_offset = PICTURE_GAP,
                               .y_offset = PICTURE_GAP,
                               .x_scale = PICTURE_SCALE,
                               .y_scale = PICTURE_SCALE,
                               .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
  gsize size;
  const guchar *data = g_bytes_get_data (picture, &size);

  if (self->picture_bytes + size > MAX_PICTURES) {
    self->n_left_out++;
    return;
  }
  if (worksheet_insert_image_buffer_opt (self->worksheet, self->row, column, data, size, &options) ==
      LXW_NO_ERROR) {
    self->picture_bytes += size;
    self->n_pictures++;
  }
}

/* Wrapped rows get their height here: some programs open them one line high. */
static void
set_row_height (XlsxWriter *self, const AnbanCell *cells)
{
  guint lines = 1;
  double height = 0;

  for (guint i = 0; i < self->sheet.n_columns; i++)
    if (cells[i].kind == ANBAN_CELL_PICTURE)
      height = PICTURE_ROW;
    else if (cells[i].kind == ANBAN_CELL_TEXT && cells[i].text != NULL &&
             find_text_format (self, i) == ANBAN_XLSX_WRAPPED)
      lines = MAX (lines, count_lines (cells[i].text, MAX (4, MIN (self->sheet.columns[i].width, 100))));
  if (lines > 1)
    height = MAX (height, MIN (lines * LINE_HEIGHT + 3, MAX_ROW_HEIGHT));
  if (height > 0)
    worksheet_set_row (self->worksheet, self->row, height, NULL);
}

static gboolean
add_row (AnbanTableWriter *writer, const AnbanCell *cells, GError **error)
{
  XlsxWriter *self = (XlsxWriter *)writer;

  if (self->row >= LXW_ROW_MAX) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE,
                 _ ("一张工作表最多 1048576 行，没有写成；请先筛选再导出，或存为 .csv"));
    return FALSE;
  }

  for (guint i = 0; i < self->sheet.n_columns; i++) {
    const AnbanCell *cell = &cells[i];
    lxw_col_t column = (lxw_col_t)i;
    lxw_format *format = self->formats.cells[cell->is_total][self->column_formats[i]];

    switch (cell->kind) {
    case ANBAN_CELL_TEXT:
      write_text (self, i, cell);
      break;
    case ANBAN_CELL_NUMBER:
      if (isfinite (cell->number))
        worksheet_write_number (self->worksheet, self->row, column, cell->number, format);
      else
        worksheet_write_blank (self->worksheet, self->row, column, format);
      break;
    case ANBAN_CELL_DATE:
      worksheet_write_number (self->worksheet, self->row, column, date_to_serial (cell->date),
                              self->formats.cells[cell->is_total][ANBAN_XLSX_DATE]);
      break;
    case ANBAN_CELL_PICTURE:
      worksheet_write_blank (self->worksheet, self->row, column, format);
      insert_picture (self, column, cell->picture);
      break;
    case ANBAN_CELL_EMPTY:
      worksheet_write_blank (self->worksheet, self->row, column, format);
      break;
    }
  }
  set_row_height (self, cells);
  self->row++;
  if (anban_xlsx_spool_get_error (self->spool) != 0) {
    anban_output_file_set_error (error, self->path, anban_xlsx_spool_get_error (self->spool));
    return FALSE;
  }

  return TRUE;
}

/* The long lists stand on a hidden sheet after all others. */
static gboolean
write_choices (XlsxWriter *self, GError **error)
{
  g_autofree char *name = NULL;
  lxw_worksheet *worksheet;

  if (anban_xlsx_choices_is_empty (self->choices))
    return TRUE;

  errno = 0;
  name = anban_xlsx_dup_sheet_name ("选项", self->sheet_names);
  worksheet = anban_xlsx_choices_write (self->choices, self->workbook, name);
  if (worksheet == NULL) {
    anban_output_file_set_error (error, self->path, errno != 0 ? errno : EIO);
    return FALSE;
  }
  g_ptr_array_add (self->worksheets, worksheet);
  return TRUE;
}

/* What has been written of each sheet so far besides its rows in the spool, or FALSE when the disk did not take it. */
static gboolean
measure_sheets (XlsxWriter *self, GArray *sizes, GError **error)
{
  if (!anban_xlsx_spool_finish (self->spool)) {
    anban_output_file_set_error (error, self->path, errno);
    return FALSE;
  }
  g_array_set_size (sizes, anban_xlsx_spool_get_n_sheets (self->spool));
  for (guint i = sizes->len; i < self->worksheets->len; i++) {
    lxw_worksheet *worksheet = g_ptr_array_index (self->worksheets, i);
    FILE *stream = worksheet->optimize_tmpfile;
    guint64 size;

    if (fflush (stream) != 0 || ferror (stream)) {
      anban_output_file_set_error (error, self->path, errno != 0 ? errno : ENOSPC);
      return FALSE;
    }
    size = (guint64)ftello (stream);
    g_array_append_val (sizes, size);
  }

  return TRUE;
}

static gboolean
close_workbook (XlsxWriter *self, GError **error)
{
  lxw_workbook *workbook = g_steal_pointer (&self->workbook);
  lxw_error result;

  errno = 0;
  result = workbook_close (workbook);
  if (result != LXW_NO_ERROR) {
    anban_output_file_set_error (error, self->path, errno != 0 ? errno : ENOSPC);
    return FALSE;
  }

  return TRUE;
}

static gboolean
pack (XlsxWriter *self, GCancellable *cancellable, GError **error)
{
  int number =
      anban_xlsx_package_rows (anban_output_file_get_descriptor (self->file), self->spool, cancellable);

  if (number == ECANCELED && g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (number != 0)
    anban_output_file_set_error (error, self->path, number);
  return number == 0;
}

static void
note_pictures (XlsxWriter *self)
{
  if (self->n_left_out > 0)
    g_ptr_array_add (
        self->parent.notices,
        g_strdup_printf (_ ("照片太多，有 %u 张没有写进工作簿；请先筛选再导出"), self->n_left_out));
}

static gboolean
finish (AnbanTableWriter *writer, GCancellable *cancellable, GError **error)
{
  XlsxWriter *self = (XlsxWriter *)writer;
  g_autoptr (GArray) sizes = g_array_new (FALSE, TRUE, sizeof (guint64));

  end_sheet (self);
  note_pictures (self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!write_choices (self, error))
    return FALSE;
  if (!measure_sheets (self, sizes, error) || !close_workbook (self, error))
    return FALSE;
  if (!anban_xlsx_check (anban_output_file_get_temporary_path (self->file), sizes, cancellable)) {
    if (!g_cancellable_set_error_if_cancelled (cancellable, error))
      anban_output_file_set_error (error, self->path, ENOSPC);
    return FALSE;
  }

  return pack (self, cancellable, error) && anban_output_file_commit (self->file, error);
}

static void
free_writer (AnbanTableWriter *writer)
{
  XlsxWriter *self = (XlsxWriter *)writer;

  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  g_clear_pointer (&self->spool, anban_xlsx_spool_free);
  g_clear_pointer (&self->file, anban_output_file_free);
  g_hash_table_unref (self->sheet_names);
  g_ptr_array_unref (self->worksheets);
  anban_xlsx_choices_free (self->choices);
  g_string_free (self->buffer, TRUE);
  g_free (self->column_formats);
  g_free (self->n_cut);
  g_free (self->n_replaced);
  g_free (self->path);
  g_free (self);
}

/* A property is text in XML like a cell, but libxlsxwriter takes at most 255 characters. */
static char *
dup_property (XlsxWriter *self, const char *text)
{
  AnbanXlsxTextChange change = 0;
  const char *fitted = text != NULL ? anban_xlsx_fit_text (text, self->buffer, &change) : "";

  return g_utf8_strlen (fitted, -1) <= 200 ? g_strdup (fitted) : g_utf8_substring (fitted, 0, 200);
}

static void
set_properties (XlsxWriter *self, const AnbanTableProperties *properties)
{
  g_autofree char *title = dup_property (self, properties->title);
  g_autofree char *author = dup_property (self, properties->author);
  g_autofree char *company = dup_property (self, properties->company);
  lxw_doc_properties values = {
      .title = title,
      .author = author,
      .company = company,
      .comments = (char *)"由安办导出",
  };

  workbook_set_properties (self->workbook, &values);
}

AnbanTableWriter *
anban_xlsx_writer_new (const char *path, const AnbanTableProperties *properties, GError **error)
{
  static const AnbanTableWriterClass xlsx_class = {begin_sheet, add_row, finish, free_writer};
  static const AnbanTableProperties none = {0};
  lxw_workbook_options options = {.constant_memory = LXW_TRUE, .use_zip64 = LXW_FALSE};
  g_autoptr (AnbanOutputFile) file = anban_output_file_new (path, error);
  XlsxWriter *self;

  if (file == NULL)
    return NULL;

  self = g_new0 (XlsxWriter, 1);
  self->parent.klass = &xlsx_class;
  self->parent.notices = g_ptr_array_new_with_free_func (g_free);
  self->path = g_strdup (path);
  self->buffer = g_string_new (NULL);
  self->sheet_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->worksheets = g_ptr_array_new ();
  self->choices = anban_xlsx_choices_new ();
  self->workbook = workbook_new_opt (anban_output_file_get_temporary_path (file), &options);
  self->file = g_steal_pointer (&file);
  errno = 0;
  self->spool = self->workbook != NULL ? anban_xlsx_spool_new () : NULL;
  if (self->spool == NULL) {
    anban_output_file_set_error (error, path, errno != 0 ? errno : ENOMEM);
    anban_table_writer_free (&self->parent);
    return NULL;
  }
  anban_xlsx_formats_add (&self->formats, self->workbook);
  set_properties (self, properties != NULL ? properties : &none);

  return &self->parent;
}
