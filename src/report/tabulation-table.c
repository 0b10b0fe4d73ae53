/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/tabulation-table.h"

#include "report/sheet-head.h"

#define HALF_WIDTH 1.9 /* mm a half-width character takes */
#define TEXT_SIZE  10.5
#define LEAST_SIZE 8.0
#define PAGE_WIDTH 267.0 /* mm between the margins of a sheet */

static AnbanAlign
get_align (AnbanFigureKind kind)
{
  switch (kind) {
  case ANBAN_FIGURE_TEXT:
    return ANBAN_ALIGN_LEFT;
  case ANBAN_FIGURE_DATE:
    return ANBAN_ALIGN_CENTER;
  case ANBAN_FIGURE_COUNT:
  case ANBAN_FIGURE_RATE:
  case ANBAN_FIGURE_AMOUNT:
  case ANBAN_FIGURE_SCORE:
    return ANBAN_ALIGN_RIGHT;
  }
  return ANBAN_ALIGN_LEFT;
}

/* Columns that ask for more than the page has are narrowed by the layout: their text is made smaller with them. */
static double
get_text_size (const AnbanFigureColumn *columns, guint n_columns, double page_width)
{
  double width = 0;

  for (guint i = 0; i < n_columns; i++)
    width += columns[i].width * HALF_WIDTH;
  return width <= page_width ? TEXT_SIZE : MAX (TEXT_SIZE * page_width / width, LEAST_SIZE);
}

static void
add_rows (AnbanTable *table, const AnbanTabulation *tabulation, guint n_columns)
{
  g_autofree AnbanTableCell *cells = g_new0 (AnbanTableCell, n_columns);

  for (guint row = 0; row < anban_tabulation_get_n_rows (tabulation); row++) {
    g_auto (GStrv) texts = g_new0 (char *, n_columns + 1);

    for (guint i = 0; i < n_columns; i++) {
      texts[i] = anban_tabulation_dup_display (tabulation, row, i);
      cells[i].text = texts[i];
    }
    if (anban_tabulation_is_total (tabulation, row))
      anban_table_add_total (table, cells);
    else
      anban_table_add_row (table, cells);
  }
}

void
anban_tabulation_table_add (AnbanDocument *document, const AnbanTabulation *tabulation, double page_width)
{
  guint n_columns;
  const AnbanFigureColumn *columns = anban_tabulation_get_columns (tabulation, &n_columns);
  g_autofree AnbanTableColumn *printed = g_new0 (AnbanTableColumn, n_columns);
  AnbanTable *table;

  for (guint i = 0; i < n_columns; i++)
    printed[i] = (AnbanTableColumn){columns[i].label, columns[i].width * HALF_WIDTH, TRUE,
                                    get_align (columns[i].kind), columns[i].group};
  table = anban_document_add_table (document, printed, n_columns);
  anban_table_set_text_size (table, get_text_size (columns, n_columns, page_width));
  add_rows (table, tabulation, n_columns);
}

AnbanDocument *
anban_tabulation_table_new (AnbanStore *store, const AnbanTabulation *tabulation)
{
  static const char *const signers[] = {"单位负责人：", "审核人：", "填表人：", NULL};
  AnbanDocument *document = anban_document_new (anban_tabulation_get_title (tabulation));
  const char *subtitle = anban_tabulation_get_subtitle (tabulation);

  anban_document_set_subject (document,
                              subtitle != NULL ? subtitle : anban_tabulation_get_title (tabulation));
  anban_sheet_head_describe (document, store);
  anban_document_add_bookmark (document, 1, anban_tabulation_get_title (tabulation));
  anban_sheet_head_add (document, store, anban_tabulation_get_title (tabulation), subtitle, NULL);
  anban_tabulation_table_add (document, tabulation, PAGE_WIDTH);
  if (anban_tabulation_get_note (tabulation) != NULL)
    anban_document_add_paragraph (document, ANBAN_STYLE_NOTE, anban_tabulation_get_note (tabulation));
  anban_document_add_signature (document, signers);
  return document;
}
