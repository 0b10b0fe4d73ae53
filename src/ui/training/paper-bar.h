/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Under the title of a training or a person in the record pane: how it stands in one line, and its papers (文书).
 */
#pragma once

#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_PAPER_BAR (anban_paper_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPaperBar, anban_paper_bar, ANBAN, PAPER_BAR, AnbanRecordPart)

G_END_DECLS
