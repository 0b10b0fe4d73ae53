/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 一企一档 on paper: the unit's facts, then everything that the registers know about it, kind by kind. A4 portrait. Called
 * through record-papers.h.
 */
#pragma once

#include "report/record-paper.h"

G_BEGIN_DECLS

/* The papers of units, ended by an id of NULL. */
extern const AnbanRecordPaper anban_unit_papers[];

G_END_DECLS
