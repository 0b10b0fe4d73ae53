/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the cells of a workbook look: one format a kind of value, plain and of a sum, the tones of lights, headers and
 * titles. Used by xlsx-writer.c.
 */
#pragma once

#include "exchange/table-writer.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

typedef enum {
  ANBAN_XLSX_TEXT,
  ANBAN_XLSX_WRAPPED,
  ANBAN_XLSX_CODE, /* digits that stay text */
  ANBAN_XLSX_INTEGER,
  ANBAN_XLSX_DECIMAL,
  ANBAN_XLSX_RATE,
  ANBAN_XLSX_DATE,
  ANBAN_XLSX_N_FORMATS
} AnbanXlsxFormat;

/* All belong to the workbook. */
typedef struct {
  lxw_format *cells[2][ANBAN_XLSX_N_FORMATS]; /* plain, and of a sum */
  lxw_format *tones[ANBAN_CELL_N_TONES];
  lxw_format *header, *title, *subtitle;
} AnbanXlsxFormats;

void anban_xlsx_formats_add (AnbanXlsxFormats *self, lxw_workbook *workbook);
/* What the cells of a column are, unless one of them is something else. */
AnbanXlsxFormat anban_xlsx_formats_choose (const AnbanSheetColumn *column);

G_END_DECLS
