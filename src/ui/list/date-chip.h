/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A condition of a list on a date field: from which day to which, either end open. Stands in the filter bar beside
 * AnbanFilterChip.
 */
#pragma once

#include "base/date.h"
#include "ui/list/condition-chip.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_DATE_CHIP (anban_date_chip_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDateChip, anban_date_chip, ANBAN, DATE_CHIP, AnbanConditionChip)

AnbanDateChip *anban_date_chip_new (const char *label);
/* ANBAN_DATE_NONE: that end is open; both: no condition. */
void anban_date_chip_get_range (AnbanDateChip *self, AnbanDate *from, AnbanDate *to);
/* Without emitting. */
void anban_date_chip_set_range (AnbanDateChip *self, AnbanDate from, AnbanDate to);
/* What the button 确定 does with what is typed; FALSE where that is no date, or ends before it begins. */
gboolean anban_date_chip_apply (AnbanDateChip *self, const char *from, const char *to);

G_END_DECLS
