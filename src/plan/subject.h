/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who does it, where no note says so: the subjects of sentences with 要, 应, 须, 负责 …, and 由…负责. Whoever is urged,
 * trained or written to is no subject.
 */
#pragma once

#include "plan/folded-text.h"

G_BEGIN_DECLS

/* Appends the units that are subjects of sentences in [start, end) to @units (AnbanUnitRange). */
void anban_subject_read (const AnbanFoldedText *text, gsize start, gsize end, GArray *units);

/* The unit that stands between the beginning of a clause and @at (who is to do it each quarter); FALSE where
 * none does. */
gboolean
anban_subject_before (const AnbanFoldedText *text, gsize clause_start, gsize at, gsize *start, gsize *end);

/* Whether [start, end) is the name of an office, or a list of them, that tasks can stand below: 一、县公安局. */
gboolean anban_subject_is_heading (const AnbanFoldedText *text, gsize start, gsize end);

G_END_DECLS
