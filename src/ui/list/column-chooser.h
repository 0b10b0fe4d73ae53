/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The button at the end of a list's filter bar: which columns are shown, and the way back to the register's own
 * columns and order.
 */
#pragma once

#include "ui/list/list-columns.h"

G_BEGIN_DECLS

/* Activates list.default-sort of the list that it stands in. */
GtkWidget *anban_column_chooser_new (AnbanListColumns *columns, const AnbanRegister *reg);

G_END_DECLS
