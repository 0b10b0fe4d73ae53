/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One card of a board: whose it is, what it is about, how grave, how much time is left, a small picture. All cards
 * are of one height. Follows its record; made, reused and placed by its lane.
 */
#pragma once

#include "ui/board/board-kind.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_BOARD_CARD (anban_board_card_get_type ())
G_DECLARE_FINAL_TYPE (AnbanBoardCard, anban_board_card, ANBAN, BOARD_CARD, GtkWidget)

GtkWidget *anban_board_card_new (AnbanStore *store, const AnbanBoardKind *kind);
void anban_board_card_set_record (AnbanBoardCard *self, AnbanRecord *record);
/* NULL while it is in reserve. */
AnbanRecord *anban_board_card_get_record (AnbanBoardCard *self);
/* Its place in the lane from 0, and of how many. */
void anban_board_card_set_place (AnbanBoardCard *self, guint position, guint n);
guint anban_board_card_get_position (AnbanBoardCard *self);
void anban_board_card_set_selected (AnbanBoardCard *self, gboolean selected);

G_END_DECLS
