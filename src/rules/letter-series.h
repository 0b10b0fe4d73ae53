/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers of letters (安办督〔2026〕12号): one row of numbers for each 机关代字 and year, without gaps and without
 * doubles, whoever writes at the same time. Called by the rules of supervision and by whatever prints letters.
 *
 * Settings: letter-series-<kind> is the 机关代字 of a kind of letter; kinds may share one. letter-first-<year>-<机关代字>
 * is the number to begin with, where the year's first ones were given on paper.
 */
#pragma once

#include "base/date.h"
#include "registers/letter.h"
#include "store/store.h"

G_BEGIN_DECLS

/* The 机关代字 of @kind: the office's own, or a usual one. */
char *anban_letter_series_dup_name (AnbanStore *store, AnbanLetterKind kind);
/* The number that the next letter of @kind and year would get. NULL on an error. */
char *anban_letter_series_dup_next (AnbanStore *store, AnbanLetterKind kind, AnbanDate on, GError **error);
/* A new letter in the book, with its number: the smallest free one of its series and year. Runs inside the caller's
 * step, so that the number is given with whatever belongs to it or not at all; else as a step of its own. Zero for no
 * unit or hazard, ANBAN_DATE_NONE for today. */
AnbanRecord *anban_letter_series_issue (AnbanStore *store,
                                        AnbanLetterKind kind,
                                        const char *title,
                                        gint64 unit_id,
                                        gint64 hazard_id,
                                        AnbanDate on,
                                        const char *signer,
                                        GError **error);
/* Not sent after all: the letter keeps its number, which stays given. @reason must say why. */
gboolean
anban_letter_series_void (AnbanStore *store, AnbanRecord *letter, const char *reason, GError **error);

G_END_DECLS
