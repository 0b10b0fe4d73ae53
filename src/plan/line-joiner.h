/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which line breaks of a document are only where its lines or pages ended. Takes them out of the folded
 * text, so that every line of it is a paragraph, a heading or a table row.
 */
#pragma once

#include "plan/folded-text.h"

G_BEGIN_DECLS

void anban_join_lines (AnbanFoldedText *text);

G_END_DECLS
