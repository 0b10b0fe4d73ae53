/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tabulation (统计表) on paper: title, what it covers, the table with its common headings, lines to sign. Called by
 * `anban report` and the window.
 */
#pragma once

#include "report/document.h"
#include "rules/tabulation.h"
#include "store/store.h"

G_BEGIN_DECLS

/* A4 landscape. The office's name stands over it. */
AnbanDocument *anban_tabulation_table_new (AnbanStore *store, const AnbanTabulation *tabulation);
/* The table alone, as a part of another document whose pages have @page_width mm between the margins. */
void
anban_tabulation_table_add (AnbanDocument *document, const AnbanTabulation *tabulation, double page_width);

G_END_DECLS
