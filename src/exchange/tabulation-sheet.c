/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/tabulation-sheet.h"

#include "exchange/xlsx-writer.h"

static AnbanKind
get_kind (AnbanFigureKind kind)
{
  switch (kind) {
  case ANBAN_FIGURE_TEXT:
    return ANBAN_KIND_TEXT;
  case ANBAN_FIGURE_DATE:
    return ANBAN_KIND_DATE;
  case ANBAN_FIGURE_COUNT:
    return ANBAN_KIND_INT;
  case ANBAN_FIGURE_RATE:
  case ANBAN_FIGURE_AMOUNT:
  case ANBAN_FIGURE_SCORE:
    return ANBAN_KIND_DECIMAL;
  }
  return ANBAN_KIND_TEXT;
}

static AnbanCell
get_cell (const AnbanTabulation *self, guint row, guint column, AnbanFigureKind kind)
{
  AnbanCell cell = {.is_total = anban_tabulation_is_total (self, row)};
  const char *text = anban_tabulation_get_text (self, row, column);

  if (anban_tabulation_is_empty (self, row, column))
    return cell;
  cell.text = text;
  cell.number = anban_tabulation_get_number (self, row, column);
  switch (kind) {
  case ANBAN_FIGURE_TEXT:
    cell.kind = ANBAN_CELL_TEXT;
    break;
  case ANBAN_FIGURE_DATE:
    cell.kind = anban_date_parse (text, &cell.date) ? ANBAN_CELL_DATE : ANBAN_CELL_TEXT;
    break;
  case ANBAN_FIGURE_COUNT:
  case ANBAN_FIGURE_RATE:
  case ANBAN_FIGURE_AMOUNT:
  case ANBAN_FIGURE_SCORE:
    cell.kind = text != NULL ? ANBAN_CELL_TEXT : ANBAN_CELL_NUMBER;
    break;
  }
  return cell;
}

static gboolean
add_rows (AnbanTableWriter *writer,
          const AnbanTabulation *tabulation,
          const AnbanFigureColumn *columns,
          guint n_columns,
          GError **error)
{
  g_autofree AnbanCell *cells = g_new0 (AnbanCell, n_columns);

  for (guint row = 0; row < anban_tabulation_get_n_rows (tabulation); row++) {
    for (guint i = 0; i < n_columns; i++)
      cells[i] = get_cell (tabulation, row, i, columns[i].kind);
    if (!anban_table_writer_add_row (writer, cells, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
anban_tabulation_sheet_write (AnbanStore *store,
                              const AnbanTabulation *tabulation,
                              const char *path,
                              GCancellable *cancellable,
                              GError **error)
{
  guint n_columns;
  const AnbanFigureColumn *columns = anban_tabulation_get_columns (tabulation, &n_columns);
  g_autofree AnbanSheetColumn *written = g_new0 (AnbanSheetColumn, n_columns);
  g_autofree char *office = anban_store_dup_setting (store, "office-name", NULL);
  const AnbanTableProperties properties = {anban_tabulation_get_title (tabulation),
                                           anban_store_get_actor (store), office};
  AnbanSheet sheet = {.name = anban_tabulation_get_title (tabulation),
                      .title = anban_tabulation_get_title (tabulation),
                      .subtitle = anban_tabulation_get_subtitle (tabulation),
                      .title_row = TRUE,
                      .columns = written,
                      .n_columns = n_columns};
  g_autoptr (AnbanTableWriter) writer = NULL;

  for (guint i = 0; i < n_columns; i++)
    written[i] = (AnbanSheetColumn){.label = columns[i].label,
                                    .group = columns[i].group,
                                    .kind = get_kind (columns[i].kind),
                                    .flags = ANBAN_FIELD_COMPUTED,
                                    .is_rate = columns[i].kind == ANBAN_FIGURE_RATE,
                                    .width = columns[i].width};
  writer = anban_xlsx_writer_new (path, &properties, error);
  return writer != NULL && anban_table_writer_begin_sheet (writer, &sheet, error) &&
         add_rows (writer, tabulation, columns, n_columns, error) &&
         anban_table_writer_finish (writer, cancellable, error);
}
