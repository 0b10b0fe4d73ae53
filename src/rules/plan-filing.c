/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/plan-filing.h"

#include "rules/working-days.h"

#define MOST_DAYS 365

AnbanDate
anban_plan_filing_get_due (AnbanStore *store, AnbanRecord *plan, int *n_days, GError **error)
{
  int left = (int)CLAMP (anban_store_get_setting_int (store, "plan-filing-days", ANBAN_PLAN_FILING_DAYS), 1,
                         MOST_DAYS);
  g_autoptr (AnbanWorkingDays) days = NULL;
  AnbanDate day;
  int year, month, in_month;

  if (n_days != NULL)
    *n_days = left;
  if (!anban_record_is_null (plan, ANBAN_EMERGENCY_PLAN_FILED_ON) ||
      !anban_date_parse (anban_record_get_text (plan, ANBAN_EMERGENCY_PLAN_ISSUED_ON), &day))
    return ANBAN_DATE_NONE;
  anban_date_get_ymd (day, &year, &month, &in_month);
  days = anban_working_days_new (store, year, year + 2, error);
  if (days == NULL)
    return ANBAN_DATE_NONE;
  while (left > 0)
    left -= !anban_working_days_is_free (days, ++day);
  return day;
}
