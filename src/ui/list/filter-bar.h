/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What narrows and groups a list, above its rows: a chip for each filter of the register and each field that is
 * a choice or a reference, the grouping, and a button that clears all. Works on a query that the list view
 * owns. Emits "changed" () after the user changed the query.
 */
#pragma once

#include <gtk/gtk.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_FILTER_BAR (anban_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnbanFilterBar, anban_filter_bar, ANBAN, FILTER_BAR, GtkWidget)

/* @query is changed by the bar and belongs to the caller. */
GtkWidget *anban_filter_bar_new (AnbanStore *store, AnbanQuery *query);
/* Shows what the query says, after others changed it. */
void anban_filter_bar_show_query (AnbanFilterBar *self);
/* Works on another query of the same register from now on, and shows it. */
void anban_filter_bar_set_query (AnbanFilterBar *self, AnbanQuery *query);
/* A widget before the first chip. */
void anban_filter_bar_prepend (AnbanFilterBar *self, GtkWidget *widget);
/* For views that do not group. */
void anban_filter_bar_hide_groups (AnbanFilterBar *self);
/* A widget at the end of the bar. */
void anban_filter_bar_append (AnbanFilterBar *self, GtkWidget *widget);

G_END_DECLS
