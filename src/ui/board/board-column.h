/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One column of a board: the name of its lane, how many cards there are, the cards. Reads the rows of its lane alone;
 * collapsed it is a narrow strip that still counts and still takes cards. Made by the board view. Emits "loaded" ()
 * after rows came in, "list-requested" () when the count was pressed.
 */
#pragma once

#include "ui/board/board-lane.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_BOARD_COLUMN (anban_board_column_get_type ())
G_DECLARE_FINAL_TYPE (AnbanBoardColumn, anban_board_column, ANBAN, BOARD_COLUMN, GtkWidget)

GtkWidget *
anban_board_column_new (AnbanStore *store, const AnbanBoardKind *kind, const AnbanBoardLaneKind *lane);
/* Takes the conditions and the search of @query; the lane and its order are the column's own. */
void anban_board_column_narrow (AnbanBoardColumn *self, const AnbanQuery *query);

int anban_board_column_get_lane_value (AnbanBoardColumn *self);
const char *anban_board_column_get_title (AnbanBoardColumn *self);
AnbanBoardLane *anban_board_column_get_lane (AnbanBoardColumn *self);
AnbanRecordModel *anban_board_column_get_model (AnbanBoardColumn *self);
gboolean anban_board_column_get_collapsed (AnbanBoardColumn *self);
void anban_board_column_set_collapsed (AnbanBoardColumn *self, gboolean collapsed);

/* While a card is held over it: @refusal NULL says that it is taken here, a text says why not. */
void anban_board_column_show_drop (AnbanBoardColumn *self, const char *refusal);
void anban_board_column_hide_drop (AnbanBoardColumn *self);

G_END_DECLS
