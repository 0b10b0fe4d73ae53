/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of a register, derived from its descriptor: filters, rows, selection, what is said of them. The
 * window puts one into each view; the recycle bin uses it for deleted rows. Speaks to the window by its
 * signals and by win.… actions:
 *   "current-changed" () when another record, or none, is the only one selected;
 *   "record-activated" (AnbanRecord *) by Enter or a double click;
 *   "query-requested" (const AnbanQuery *) to show what refers to a row in its own list;
 *   "search-changed" () when the list let go of the search by itself.
 */
#pragma once

#include <adwaita.h>

#include "store/record-model.h"
#include "ui/list/filter-bar.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_LIST_VIEW (anban_list_view_get_type ())
G_DECLARE_FINAL_TYPE (AnbanListView, anban_list_view, ANBAN, LIST_VIEW, AdwBin)

GtkWidget *anban_list_view_new (AnbanStore *store, const AnbanRegister *reg);
/* Deleted rows, which can be restored and nothing else. */
GtkWidget *anban_list_view_new_recycle_bin (AnbanStore *store, const AnbanRegister *reg);

const AnbanRegister *anban_list_view_get_register (AnbanListView *self);
AnbanRecordModel *anban_list_view_get_model (AnbanListView *self);
/* Valid until the list is narrowed otherwise. */
const AnbanQuery *anban_list_view_get_query (AnbanListView *self);
/* NULL in the recycle bin. */
AnbanFilterBar *anban_list_view_get_filter_bar (AnbanListView *self);
/* The fields shown as columns. */
const guint *anban_list_view_get_fields (AnbanListView *self, guint *n_fields);

void anban_list_view_set_search (AnbanListView *self, const char *text);
const char *anban_list_view_get_search (AnbanListView *self);
/* Takes filters, conditions and search of @query; sort and grouping stay. */
void anban_list_view_narrow (AnbanListView *self, const AnbanQuery *query);
void anban_list_view_clear_filters (AnbanListView *self);
void anban_list_view_reload (AnbanListView *self);

/* The selected ids (gint64), headings left out; free with g_array_unref. */
GArray *anban_list_view_dup_selected (AnbanListView *self);
/* The record when it is the only one selected; NULL otherwise. */
AnbanRecord *anban_list_view_get_current (AnbanListView *self);
/* Selects the record and brings it into view, now or when it is loaded. */
void anban_list_view_select_id (AnbanListView *self, gint64 id);
/* Selects the next (1) or last (-1) record. */
void anban_list_view_move (AnbanListView *self, int step);
/* The focus goes to the rows. */
void anban_list_view_grab_rows (AnbanListView *self);

G_END_DECLS
