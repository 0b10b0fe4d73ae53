/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The columns of a list, made from a register's descriptor: which fields, how wide, and what the headers say
 * about the sort. Sorting itself is the store's: the sorters here only note their field (GTK 4.8 keeps the
 * sorter of a column view to itself). Choice of columns, widths and sort are remembered by the desktop.
 */
#pragma once

#include <gtk/gtk.h>

#include "store/register.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_LIST_COLUMNS (anban_list_columns_get_type ())
G_DECLARE_FINAL_TYPE (AnbanListColumns, anban_list_columns, ANBAN, LIST_COLUMNS, GObject)

/* Emits "sort-changed" (int field, gboolean descending) when a header was clicked, "columns-changed" () when
 * other columns were chosen. @view is not owned. */
AnbanListColumns *anban_list_columns_new (GtkColumnView *view, const AnbanRegister *reg);

/* The fields shown, in their order; belongs to the object. */
const guint *anban_list_columns_get_fields (AnbanListColumns *self, guint *n_fields);
gboolean anban_list_columns_has_field (AnbanListColumns *self, guint field);
/* Shows or hides one column; the last one stays. */
void anban_list_columns_set_shown (AnbanListColumns *self, guint field, gboolean shown);
/* The descriptor's own choice, widths and order. */
void anban_list_columns_reset (AnbanListColumns *self);

/* Whether the title stands as far in as the row's depth says; for rows bound from now on. */
void anban_list_columns_set_tree (AnbanListColumns *self, gboolean tree);

/* Shows the sort in the headers without emitting; field -1: none. */
void anban_list_columns_set_sort (AnbanListColumns *self, int field, gboolean descending);

G_END_DECLS
