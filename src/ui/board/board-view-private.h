/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What board-view.c (construction, filters, the chosen card) and board-view-moves.c (keys, menu, dragging) share;
 * included by these alone.
 */
#pragma once

#include "ui/board/board-column.h"
#include "ui/board/board-view.h"

G_BEGIN_DECLS

struct _AnbanBoardView {
  AdwBin parent_instance;

  GtkWidget *filter_bar, *stack, *scrolled, *columns_box, *menu;
  GPtrArray *columns; /* AnbanBoardColumn */

  AnbanStore *store;
  const AnbanBoardKind *kind;
  AnbanQuery *query;

  gint64 current;           /* id of the chosen card, or 0 */
  AnbanBoardColumn *column; /* where it stands, or NULL */
  gint64 wanted;            /* to be shown as soon as it is there, or 0 */
  gboolean wants_focus;     /* it had the focus where it came from */

  /* board-view-moves.c */
  AnbanRecord *dragged;
  char *refusal; /* why it cannot be dropped where it is held */
  int edge;      /* held at the left (-1) or right (1) edge: the columns scroll */
  guint edge_source, grab_source;
};

/* The column that holds a record now, and its place; NULL where none does. */
AnbanBoardColumn *anban_board_view_find (AnbanBoardView *self, gint64 id, guint *position);
/* Chooses the card at a place of a column and brings it into view. */
void anban_board_view_choose (AnbanBoardView *self, AnbanBoardColumn *column, guint position, gboolean focus);

void anban_board_view_class_add_actions (GtkWidgetClass *widget_class);
void anban_board_view_init_moves (AnbanBoardView *self);
void anban_board_view_add_column_moves (AnbanBoardView *self, AnbanBoardColumn *column);
void anban_board_view_dispose_moves (AnbanBoardView *self);

G_END_DECLS
