/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All papers that can be made of one record, by register. Asked by the 文书 menu of the window and by `anban report`.
 */
#pragma once

#include "report/record-paper.h"

G_BEGIN_DECLS

/* Called with each paper, register by register; FALSE from @func stops. */
typedef gboolean (*AnbanRecordPaperFunc) (const AnbanRecordPaper *paper, gpointer data);
void anban_record_papers_foreach (AnbanRecordPaperFunc func, gpointer data);

/* The papers of @reg, ended by an id of NULL; NULL where it has none. */
const AnbanRecordPaper *anban_record_papers_get (const AnbanRegister *reg);
/* NULL where nothing has that id. */
const AnbanRecordPaper *anban_record_papers_find (const char *id);

G_END_DECLS
