/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of a list into a workbook or CSV file: asks where to, writes in a thread from a snapshot of the office with a bar
 * and a stop, says what came of it. Begun by the main window for the list in front.
 */
#pragma once

#include "store/query.h"
#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @fields: the columns shown, for “列表中显示的列”; NULL: those for print. */
void anban_export_begin (
    GtkWindow *parent, AnbanStore *store, const AnbanQuery *query, const guint *fields, guint n_fields);

G_END_DECLS
