/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes tables as a workbook as offices send them: header frozen, filtered and repeated on paper, A4
 * landscape one page wide, true dates, codes as text, choices as lists to pick from. Rows go to the disk as
 * they come (libxlsxwriter in constant memory).
 */
#pragma once

#include "exchange/table-writer.h"

G_BEGIN_DECLS

/* Every sheet holds some memory and an open file until the end. */
#define ANBAN_XLSX_MAX_SHEETS 300

AnbanTableWriter *
anban_xlsx_writer_new (const char *path, const AnbanTableProperties *properties, GError **error);

G_END_DECLS
