/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the rows of a spool into a workbook that was written without them: the other parts are taken over as they
 * are, each worksheet becomes what stands before its rows, the rows, and what stands after them. Nothing of the
 * rows is uncompressed for it. Called by xlsx-writer.c once libxlsxwriter has closed its workbook.
 */
#pragma once

#include "exchange/xlsx-spool.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @workbook: descriptor of the zip, read and written over. Sheet n of @spool is xl/worksheets/sheet(n + 1).xml; there
 * may be more worksheets, which keep their rows. @spool is finished. 0, or an errno: ECANCELED when stopped,
 * EFBIG when the parts are too large for a zip, EBADMSG when the workbook is not what was expected. */
int anban_xlsx_package_rows (int workbook, AnbanXlsxSpool *spool, GCancellable *cancellable);

G_END_DECLS
