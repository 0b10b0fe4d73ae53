/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts made fit for a workbook: what Excel cannot hold (control characters, over-long cells, invalid UTF-8,
 * bad sheet names) is seen to here, because libxlsxwriter 1.1.4 writes it and says success. Used by
 * xlsx-writer.c.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters (UTF-16 units) that a cell may hold. */
#define ANBAN_XLSX_MAX_TEXT  32767
#define ANBAN_XLSX_MAX_SHEET 31

typedef enum {
  ANBAN_XLSX_TEXT_CUT = 1 << 0,      /* longer than a cell may be */
  ANBAN_XLSX_TEXT_REPLACED = 1 << 1, /* bytes that are no UTF-8 */
} AnbanXlsxTextChange;

/* @text itself where it is fit, or @buffer's text. @change gets what was lost; characters that cannot be seen
 * are left out without a word. */
const char *anban_xlsx_fit_text (const char *text, GString *buffer, AnbanXlsxTextChange *change);

/* A name for a sheet: at most 31 characters, none of []:*?/\ , no apostrophe at either end, not in @taken
 * (a set of case-folded names, which it joins). "" becomes “表”. */
char *anban_xlsx_dup_sheet_name (const char *name, GHashTable *taken);

G_END_DECLS
