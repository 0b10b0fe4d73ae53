/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cards of one column of a board, as a list that scrolls: cards are of one height, so only those in view are
 * widgets, however many records there are. A GtkListView keeps 200 rows alive, which five columns of cards would pay
 * for at every opening. Made by the column, which shows it in a scrolled window. Emits "current-changed" () when the
 * focus or the pointer chose a card, "card-activated" (AnbanRecord *) by Enter or a double click.
 */
#pragma once

#include "store/record-model.h"
#include "ui/board/board-card.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_BOARD_LANE (anban_board_lane_get_type ())
G_DECLARE_FINAL_TYPE (AnbanBoardLane, anban_board_lane, ANBAN, BOARD_LANE, GtkWidget)

GtkWidget *anban_board_lane_new (AnbanStore *store, const AnbanBoardKind *kind, AnbanRecordModel *model);
/* The chosen card's record id; 0: none of this lane. */
gint64 anban_board_lane_get_current (AnbanBoardLane *self);
void anban_board_lane_set_current (AnbanBoardLane *self, gint64 id);
/* Brings a place into view; the focus goes to its card too where @focus. */
void anban_board_lane_show (AnbanBoardLane *self, guint position, gboolean focus);
/* The card at a point of the lane; NULL where there is none. */
AnbanBoardCard *anban_board_lane_pick (AnbanBoardLane *self, double x, double y);
/* The card of a record where it is in view. */
AnbanBoardCard *anban_board_lane_find_card (AnbanBoardLane *self, gint64 id);
/* How many cards stand in one view. */
guint anban_board_lane_get_page (AnbanBoardLane *self);
/* The place that is seen @y pixels below the top of the lane; it may lie behind the last card. */
guint anban_board_lane_get_place_at (AnbanBoardLane *self, double y);

G_END_DECLS
