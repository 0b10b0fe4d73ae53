/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table of figures out of the window into a workbook or a PDF: asks where, writes, says what it wrote. Used by the
 * pages that show figures.
 */
#pragma once

#include "rules/tabulation.h"
#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @ending: .xlsx or .pdf. @place is in @from: what stands there when the clerk has said where is written. */
void anban_tabulation_export (GtkWidget *from,
                              AnbanStore *store,
                              AnbanTabulation *const *place,
                              const char *ending);

G_END_DECLS
