/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of an official letter that have their place on the page by GB/T 9704-2012: red head, closing, imprint.
 * Called by block-layout.c.
 */
#pragma once

#include "report/block.h"
#include "report/page-pen.h"

G_BEGIN_DECLS

void anban_letter_layout_place_head (AnbanPen *pen, const AnbanBlock *block);
void anban_letter_layout_place_closing (AnbanPen *pen, const AnbanBlock *block);
void anban_letter_layout_place_imprint (AnbanPen *pen, const AnbanBlock *block);

G_END_DECLS
