/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How often a plan wants things done: 每季度至少研究一次, 全年两轮, 按月, 每月25日前报送. A frequency has a period and
 * a count; 定期 and 适时 are none.
 */
#pragma once

#include "plan/folded-text.h"

G_BEGIN_DECLS

typedef struct {
  gsize start, end;               /* from the period to the count */
  gsize clause_start;             /* of the clause it stands in */
  gsize number_start, number_end; /* the count and its measure word; equal where the count is implied */
  int count;
  AnbanPlanPer per;
} AnbanFrequencyRange;

/* Appends the frequencies in [start, end) to @out (AnbanFrequencyRange). */
void anban_frequency_read (const AnbanFoldedText *text, gsize start, gsize end, GArray *out);

G_END_DECLS
