/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places every block but tables: paragraphs, lines, pictures, signatures, and the parts of an official letter
 * (GB/T 9704). Called by page-layout.c.
 */
#pragma once

#include "report/block.h"
#include "report/page-pen.h"

G_BEGIN_DECLS

/* FALSE when cancelled. */
gboolean anban_block_layout_place (AnbanPen *pen, const AnbanBlock *block, GError **error);

/* The height that a signature block takes, with the space before it. */
double anban_block_layout_measure_signature (AnbanPen *pen, const AnbanBlock *block);

G_END_DECLS
