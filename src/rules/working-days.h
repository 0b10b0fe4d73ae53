/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which days are worked (工作日): the table of holidays of the office, and where it says nothing, Saturdays and Sundays are
 * free. Read by the calendar, the conflicts of drills and the automatic plan.
 */
#pragma once

#include "base/date.h"
#include "registers/holiday.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct _AnbanWorkingDays AnbanWorkingDays;

/* The days of those years, both included. */
AnbanWorkingDays *anban_working_days_new (AnbanStore *store, int first_year, int last_year, GError **error);
void anban_working_days_free (AnbanWorkingDays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanWorkingDays, anban_working_days_free)

gboolean anban_working_days_is_free (const AnbanWorkingDays *self, AnbanDate day);
/* What the table says about the day; 0: nothing. */
AnbanHolidayKind anban_working_days_get_kind (const AnbanWorkingDays *self, AnbanDate day);
/* How the table calls the day (国庆节); NULL where it says nothing. */
const char *anban_working_days_get_name (const AnbanWorkingDays *self, AnbanDate day);
/* Whether the table has any day of that year: without, only weekends are known to be free. */
gboolean anban_working_days_knows_year (const AnbanWorkingDays *self, int year);

G_END_DECLS
