/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The board of hazards: its lanes from 登记 to 销号, what a card says, the steps that move it. Read by the board.
 */
#pragma once

#include "ui/board/board-kind.h"

G_BEGIN_DECLS

extern const AnbanBoardKind anban_hazard_board;

G_END_DECLS
