/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/export.h"

#include "exchange/csv-writer.h"
#include "exchange/record-sheet.h"
#include "exchange/row-pipe.h"
#include "exchange/xlsx-writer.h"
#include "registers/hazard.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "store/attachment.h"
#include "store/query-description.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROGRESS_EVERY 500
#define N_PHOTOS       2 /* before and after */

typedef struct {
  AnbanStore *store;
  AnbanTableWriter *writer;
  AnbanRecordSheet *records;
  const AnbanExportOptions *options;
  AnbanRowPipe *pipe; /* of the sheet */
  guint number, done, total;
  GArray *columns; /* AnbanSheetColumn: with photos two more than @records has */
  AnbanCell *cells;
  GBytes *photos[N_PHOTOS];
  GError *error; /* of reading photos */
} Export;

/* The small pictures, before and after; the first of each. */
static gboolean
read_photos (Export *self, AnbanRecord *record)
{
  g_autoptr (GPtrArray) files = anban_attachment_list (self->store, record, &self->error);

  for (guint i = 0; files != NULL && i < files->len; i++) {
    gint64 role = anban_record_get_int (files->pdata[i], ANBAN_ATTACHMENT_ROLE);

    if (role >= ANBAN_PHOTO_BEFORE && role <= ANBAN_PHOTO_AFTER &&
        self->photos[role - ANBAN_PHOTO_BEFORE] == NULL)
      self->photos[role - ANBAN_PHOTO_BEFORE] = anban_attachment_get_preview (
          self->store, anban_record_get_text (files->pdata[i], ANBAN_ATTACHMENT_SHA256));
  }
  return files != NULL;
}

/* A row with its photos behind it; the row pipe holds them from then on. */
static gboolean
add_with_photos (Export *self, AnbanRecord *record, const AnbanCell *cells)
{
  guint n = self->columns->len - N_PHOTOS;
  gboolean added = read_photos (self, record);

  memcpy (self->cells, cells, sizeof *cells * n);
  for (guint i = 0; i < N_PHOTOS; i++)
    self->cells[n + i] = self->photos[i] != NULL
                             ? (AnbanCell){.kind = ANBAN_CELL_PICTURE, .picture = self->photos[i]}
                             : (AnbanCell){ANBAN_CELL_EMPTY};
  added = added && anban_row_pipe_add (self->pipe, self->cells);
  for (guint i = 0; i < N_PHOTOS; i++)
    g_clear_pointer (&self->photos[i], g_bytes_unref);
  return added;
}

static void
add_photo_columns (Export *self, AnbanSheet *sheet)
{
  static const AnbanSheetColumn columns[N_PHOTOS] = {
      {.label = "整改前照片", .kind = ANBAN_KIND_TEXT, .flags = ANBAN_FIELD_COMPUTED, .width = 15},
      {.label = "整改后照片", .kind = ANBAN_KIND_TEXT, .flags = ANBAN_FIELD_COMPUTED, .width = 15},
  };

  self->columns = g_array_new (FALSE, FALSE, sizeof (AnbanSheetColumn));
  g_array_append_vals (self->columns, sheet->columns, sheet->n_columns);
  g_array_append_vals (self->columns, columns, N_PHOTOS);
  self->cells = g_new0 (AnbanCell, self->columns->len);
  sheet->columns = (const AnbanSheetColumn *)(gpointer)self->columns->data;
  sheet->n_columns = self->columns->len;
}

static void
clear_photos (Export *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->cells, g_free);
  g_clear_error (&self->error);
}

static gboolean
add_record (AnbanRecord *record, const char *group, gpointer data)
{
  Export *self = data;
  const AnbanCell *cells = anban_record_sheet_read (self->records, record, group, ++self->number);

  self->done++;
  if (self->options->progress != NULL && self->done % PROGRESS_EVERY == 0)
    self->options->progress (self->done, self->total, self->options->progress_data);

  return self->columns != NULL ? add_with_photos (self, record, cells)
                               : anban_row_pipe_add (self->pipe, cells);
}

/* One sheet with the rows of @query. */
static gboolean
write_sheet (Export *self,
             const AnbanQuery *query,
             const char *name,
             const char *title,
             GCancellable *cancellable,
             GError **error)
{
  AnbanSheet sheet = {.name = name, .title = title, .title_row = self->options->title_row};
  const AnbanGrouping *grouping = anban_query_get_grouping (query);
  g_autofree char *subtitle = anban_query_dup_description (query, self->store);
  g_autoptr (AnbanQuery) lean = anban_query_copy (query);
  g_autoptr (AnbanRowPipe) pipe = NULL;

  anban_query_set_fields (lean, anban_record_sheet_get_fields (self->records));
  if (grouping != NULL)
    anban_record_sheet_add_group (self->records, grouping->label);
  sheet.subtitle = subtitle;
  sheet.columns = anban_record_sheet_get_columns (self->records, &sheet.n_columns);
  if (self->options->photos && anban_query_get_register (query) == &anban_hazard_register)
    add_photo_columns (self, &sheet);
  self->number = 0;

  if (!anban_table_writer_begin_sheet (self->writer, &sheet, error))
    return FALSE;
  pipe = anban_row_pipe_new (self->writer, sheet.n_columns);
  self->pipe = pipe;
  if (!anban_store_foreach (self->store, lean, add_record, self, cancellable, error) ||
      !anban_row_pipe_finish (pipe, error))
    return FALSE;
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

static gboolean
finish (Export *self, GCancellable *cancellable, GError **error)
{
  const GPtrArray *notices;

  if (self->options->progress != NULL)
    self->options->progress (self->done, self->total, self->options->progress_data);
  if (!anban_table_writer_finish (self->writer, cancellable, error))
    return FALSE;

  notices = anban_table_writer_get_notices (self->writer);
  for (guint i = 0; self->options->notices != NULL && i < notices->len; i++)
    g_ptr_array_add (self->options->notices, g_strdup (g_ptr_array_index (notices, i)));
  return TRUE;
}

static AnbanTableWriter *
open_writer (AnbanStore *store, const char *path, const char *title, GError **error)
{
  g_autofree char *office = anban_store_dup_setting (store, "office-name", "");
  g_autofree char *lower = g_ascii_strdown (path, -1);
  AnbanTableProperties properties = {title, anban_store_get_actor (store), office};

  if (g_str_has_suffix (lower, ".xlsx"))
    return anban_xlsx_writer_new (path, &properties, error);
  if (g_str_has_suffix (lower, ".csv"))
    return anban_csv_writer_new (path, error);

  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_UNSUPPORTED, _ ("不认识这种文件名，表格请存为 .xlsx 或 .csv"));
  return NULL;
}

static char *
dup_title (AnbanStore *store, const AnbanExportOptions *options, const char *what)
{
  g_autofree char *office = NULL;

  if (options->title != NULL)
    return g_strdup (options->title);
  office = anban_store_dup_setting (store, "office-name", "");
  return g_strconcat (office, what, NULL);
}

static gboolean
export_one (AnbanStore *store,
            const AnbanQuery *query,
            AnbanRecordSheet *records,
            const char *what,
            const char *path,
            const AnbanExportOptions *options,
            GCancellable *cancellable,
            GError **error)
{
  static const AnbanExportOptions none = {0};
  Export self = {.store = store, .records = records, .options = options != NULL ? options : &none};
  g_autofree char *title = dup_title (store, self.options, what);
  g_autoptr (AnbanTableWriter) writer = open_writer (store, path, title, error);
  gboolean written;
  gint64 total;

  if (writer == NULL)
    return FALSE;
  self.writer = writer;
  /* counting a search takes as long as the search: only for whom it is told */
  total = self.options->progress != NULL ? anban_store_count (store, query, error) : 0;
  if (total < 0)
    return FALSE;
  self.total = (guint)total;

  written = write_sheet (&self, query, what, title, cancellable, error) && finish (&self, cancellable, error);
  clear_photos (&self);
  return written;
}

gboolean
anban_export_query (AnbanStore *store,
                    const AnbanQuery *query,
                    const char *path,
                    const AnbanExportOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  const AnbanRegister *reg = anban_query_get_register (query);
  g_autoptr (AnbanRecordSheet) records = anban_record_sheet_new (
      reg, options != NULL ? options->fields : NULL, options != NULL ? options->n_fields : 0);

  return export_one (store, query, records, reg->title, path, options, cancellable, error);
}

gboolean
anban_export_task_breakdown (AnbanStore *store,
                             const AnbanQuery *query,
                             const char *path,
                             const AnbanExportOptions *options,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (AnbanRecordSheet) records = anban_record_sheet_new_breakdown ();

  return export_one (store, query, records, "任务分解表", path, options, cancellable, error);
}

/* --- a sheet for each unit --- */

static AnbanQuery *
narrow (const AnbanQuery *query, gint64 unit_id)
{
  AnbanQuery *narrowed = query != NULL ? anban_query_copy (query) : anban_query_new (&anban_task_register);

  anban_query_set_filter (narrowed, "unit", unit_id);
  anban_query_set_grouping (narrowed, NULL);
  return narrowed;
}

static gboolean
write_unit (Export *self, const AnbanQuery *query, gint64 unit_id, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanQuery) narrowed = narrow (query, unit_id);
  g_autoptr (AnbanRecord) unit = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  gint64 n = anban_store_count (self->store, narrowed, error);

  if (n < 0)
    return FALSE;
  if (n == 0)
    return TRUE;
  unit = anban_store_get (self->store, &anban_unit_register, unit_id, error);
  if (unit == NULL)
    return FALSE;

  name = anban_record_dup_title (unit);
  title = g_strconcat (name, "责任清单", NULL);
  self->total += (guint)n;
  return write_sheet (self, narrowed, name, title, cancellable, error);
}

gboolean
anban_export_unit_breakdowns (AnbanStore *store,
                              const gint64 *unit_ids,
                              guint n_units,
                              const AnbanQuery *query,
                              const char *path,
                              const AnbanExportOptions *options,
                              GCancellable *cancellable,
                              GError **error)
{
  static const AnbanExportOptions none = {0};
  g_autoptr (AnbanRecordSheet) records = anban_record_sheet_new_breakdown ();
  Export self = {.store = store, .records = records, .options = options != NULL ? options : &none};
  g_autofree char *title = dup_title (store, self.options, "各单位责任清单");
  g_autoptr (AnbanTableWriter) writer = open_writer (store, path, title, error);

  if (writer == NULL)
    return FALSE;
  self.writer = writer;
  for (guint i = 0; i < n_units; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !write_unit (&self, query, unit_ids[i], cancellable, error))
      return FALSE;
  if (self.done == 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND, _ ("所选单位都没有任务，没有导出；请另选单位"));
    return FALSE;
  }

  return finish (&self, cancellable, error);
}
