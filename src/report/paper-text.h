/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of a record as they stand on a paper: Chinese whatever the language of the window, days as 2026年3月5日,
 * and what a paper says where nothing was entered. Used by the papers of hazards.
 */
#pragma once

#include "base/date.h"
#include "store/record.h"

G_BEGIN_DECLS

#define ANBAN_PAPER_EMPTY "（未填写）"

/* NULL where the field is empty. */
char *anban_paper_text_dup (AnbanRecord *record, guint field);
/* ANBAN_PAPER_EMPTY where the field is empty. */
char *anban_paper_text_dup_filled (AnbanRecord *record, guint field);
/* The day in @field; ANBAN_DATE_NONE where there is none. */
AnbanDate anban_paper_text_get_day (AnbanRecord *record, guint field);
/* Trimmed, and ended by 。 where no mark ends it. */
char *anban_paper_text_dup_sentence (const char *text);

G_END_DECLS
