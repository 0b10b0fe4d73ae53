/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands around the rows of a sheet: how its pages are printed, its title, the headings of its columns. Written
 * before the first row by xlsx-writer.c.
 */
#pragma once

#include "exchange/xlsx-formats.h"

G_BEGIN_DECLS

/* Returns the row of the headings, below which the rows begin; where columns have common headings, those stand in the
 * row above it. @buffer is for texts that have to be made fit. */
lxw_row_t anban_xlsx_frame_write (lxw_worksheet *worksheet,
                                  const AnbanSheet *sheet,
                                  const AnbanXlsxFormats *formats,
                                  GString *buffer);

G_END_DECLS
