/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The amounts a plan wants reached: 不少于50人, 更换率不低于98%, 改造60公里. A quota has a number; 全覆盖 is none,
 * and neither are times (24小时), ordinals and names (15条, 七项职责).
 */
#pragma once

#include "plan/folded-text.h"

G_BEGIN_DECLS

typedef struct {
  gsize start, end; /* from the word that makes it a quota to the unit */
  double value;     /* 2万户 is 20000 户 */
  gsize unit_start, unit_end;
} AnbanQuotaRange;

/* Appends the quotas in [start, end) to @out (AnbanQuotaRange); @taken (AnbanFrequencyRange) are counts that
 * belong to frequencies. */
void anban_quota_read (const AnbanFoldedText *text, gsize start, gsize end, const GArray *taken, GArray *out);

G_END_DECLS
