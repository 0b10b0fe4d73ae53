/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The days by which a plan wants things done: 2024年底前, 6月底前, 第三季度末, 上半年, 自…起至12月底, “十四五”末.
 * A date is the last day allowed (2022年前 is 2021-12-31); 春节前 and 长期坚持 are deadlines without a date.
 */
#pragma once

#include "base/date.h"
#include "plan/plan-years.h"

G_BEGIN_DECLS

typedef struct {
  gsize start, end;
  AnbanDate date; /* ANBAN_DATE_NONE: relative */
} AnbanDeadlineRange;

/* Appends the deadlines in [start, end) to @out (AnbanDeadlineRange). @years are the document's, for dates
 * without one. With @labelled the range stands behind 完成时限：, where a bare date and
 * a standing word (长期坚持) count too. */
void anban_deadline_read (const AnbanFoldedText *text,
                          gsize start,
                          gsize end,
                          const AnbanPlanYears *years,
                          gboolean labelled,
                          GArray *out);

G_END_DECLS
