/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes one table as CSV: RFC 4180, UTF-8 with a byte order mark, so that WPS and Excel take it for what it
 * is. Texts that a spreadsheet would run as a formula (= + - @ at the start, full-width ones too) get an
 * apostrophe before them; dates are ISO text, numbers plain.
 */
#pragma once

#include "exchange/table-writer.h"

G_BEGIN_DECLS

AnbanTableWriter *anban_csv_writer_new (const char *path, GError **error);

/* Appends @text as a CSV field: quoted where it has to be, defused where @defuse. */
void anban_csv_append_field (GString *line, const char *text, gboolean defuse);

G_END_DECLS
