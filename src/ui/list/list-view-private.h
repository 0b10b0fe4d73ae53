/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What list-view.c (construction, query, status), list-rows.c (selection, scroll place, keys and pointer on the
 * rows) and list-actions.c (what is done to selected rows) share; included by these alone.
 */
#pragma once

#include "ui/list/list-columns.h"
#include "ui/list/list-view.h"
#include "ui/list/row-feed.h"

G_BEGIN_DECLS

struct _AnbanListView {
  AdwBin parent_instance;

  /* ui/list-view.ui */
  GtkWidget *top, *filter_place, *state_stack, *scrolled, *rows_place;
  AdwStatusPage *empty_page;
  GtkWidget *empty_buttons, *none_page;
  GtkWidget *status, *bulk_box, *edit_button, *delete_button, *copy_button, *restore_button, *spinner;

  GtkColumnView *view;
  GtkWidget *list; /* the GtkListView inside */
  GtkWidget *filter_bar, *menu;
  AnbanListColumns *columns;

  AnbanStore *store;
  const AnbanRegister *reg;
  AnbanQuery *query;
  AnbanRecordModel *model;
  AnbanRowFeed *feed; /* what the selection and the view see of the model */
  GtkMultiSelection *selection;
  gboolean recycle_bin;
  gint64 n_total; /* rows without any filter; -1: to be counted */

  /* list-rows.c */
  GHashTable *selected; /* gint64 ids: outlives a reload, where positions do not */
  gint64 current;       /* the only selected record, or 0 */
  gint64 wanted;        /* to be selected as soon as it is there, or 0 */
  gint64 anchor;        /* the first row in view … */
  double anchor_offset; /* … and how far above the edge it begins */
  gboolean quiet;       /* the selection is being restored */
  gboolean lost;        /* the rows were all replaced: selection and place are to be found again */
  gboolean wants_focus; /* the rows get it as soon as they are read */
  guint current_source;
  guint feed_tick;    /* frames in which held back rows are built */
  gboolean feed_seen; /* the first rows were drawn */
};

/* Reads the rows for the query as it is now. */
void anban_list_view_apply_query (AnbanListView *self);
void anban_list_view_update_status (AnbanListView *self);

void anban_list_view_init_rows (AnbanListView *self);
void anban_list_view_dispose_rows (AnbanListView *self);
/* After a snapshot came in: selection and scroll place by their ids. */
void anban_list_view_restore_rows (AnbanListView *self);
void anban_list_view_scroll_to (AnbanListView *self, guint position);
void anban_list_view_select_all (AnbanListView *self);
guint anban_list_view_get_n_selected (AnbanListView *self);
/* Collapses or shows the group at a place; FALSE where there is none. */
gboolean anban_list_view_toggle_group (AnbanListView *self, guint position);

void anban_list_view_class_add_actions (GtkWidgetClass *widget_class);
void anban_list_view_update_actions (AnbanListView *self);
void anban_list_view_show_menu (AnbanListView *self, double x, double y);

G_END_DECLS
