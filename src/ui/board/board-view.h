/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board of a register with lanes: a column for each lane, its filters above. Cards move by the pointer and by
 * keys; a move asks the register's rules and says why where it is not possible. Put into the page of the register by
 * the window. Signals:
 *   "current-changed" () when another card, or none, is chosen;
 *   "record-activated" (AnbanRecord *) by Enter or a double click;
 *   "query-requested" (const AnbanQuery *) to show a lane as a list;
 *   "narrowed" () after filters or search were changed here.
 */
#pragma once

#include <adwaita.h>

#include "ui/board/board-kind.h"
#include "ui/list/filter-bar.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_BOARD_VIEW (anban_board_view_get_type ())
G_DECLARE_FINAL_TYPE (AnbanBoardView, anban_board_view, ANBAN, BOARD_VIEW, AdwBin)

GtkWidget *anban_board_view_new (AnbanStore *store, const AnbanBoardKind *kind);

/* Valid until the board is narrowed otherwise. */
const AnbanQuery *anban_board_view_get_query (AnbanBoardView *self);
/* Takes filters, conditions and search of @query. */
void anban_board_view_narrow (AnbanBoardView *self, const AnbanQuery *query);
void anban_board_view_set_search (AnbanBoardView *self, const char *text);
void anban_board_view_reload (AnbanBoardView *self);
gboolean anban_board_view_get_loading (AnbanBoardView *self);
AnbanFilterBar *anban_board_view_get_filter_bar (AnbanBoardView *self);

/* The chosen card's record; NULL where there is none. */
AnbanRecord *anban_board_view_get_current (AnbanBoardView *self);
/* Chooses a card and brings it into view, now or when it is loaded. */
void anban_board_view_select_id (AnbanBoardView *self, gint64 id);
/* The next (1) or last (-1) card of the column. */
void anban_board_view_move (AnbanBoardView *self, int step);
/* The focus goes to the cards. */
void anban_board_view_grab_cards (AnbanBoardView *self);

/* What a drop does, and Ctrl with an arrow key: the step that leads the chosen card to @lane begins, or a toast says
 * why it cannot. */
void anban_board_view_move_to_lane (AnbanBoardView *self, int lane);

G_END_DECLS
