/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-value.h"

#include "base/error.h"
#include "registers/hazard.h"

#include <glib/gi18n-lib.h>
#include <string.h>

AnbanDate
anban_hazard_get_day (AnbanRecord *record, guint field)
{
  AnbanDate day;

  return anban_date_parse (anban_record_get_text (record, field), &day) ? day : ANBAN_DATE_NONE;
}

void
anban_hazard_set_day (AnbanRecord *record, guint field, AnbanDate day)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_record_set_text (record, field, anban_date_to_iso (day, iso));
}

gboolean
anban_hazard_is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\n")] == '\0';
}

gboolean
anban_hazard_refuse (GError **error, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (ANBAN_ERROR, ANBAN_ERROR_INVALID, format, args);
  va_end (args);
  return FALSE;
}

gboolean
anban_hazard_day_exists (AnbanDate day)
{
  return day >= anban_date_from_ymd (1900, 1, 1) && day <= anban_date_from_ymd (2199, 12, 31);
}

gboolean
anban_hazard_check_day (AnbanRecord *hazard, const char *what, AnbanDate on, GError **error)
{
  AnbanDate found_on = anban_hazard_get_day (hazard, ANBAN_HAZARD_FOUND_ON);
  g_autofree char *day = NULL;

  if (!anban_hazard_day_exists (on))
    return anban_hazard_refuse (error, _ ("“%s”的日期不存在，没有办理；请改正日期"), what);
  day = anban_date_dup_paper (on);
  if (on > anban_date_today ())
    return anban_hazard_refuse (error, _ ("“%s”的日期%s还没有到，没有办理；请填办理当天的日期"), what, day);
  if (found_on != ANBAN_DATE_NONE && on < found_on) {
    g_autofree char *found = anban_date_dup_paper (found_on);

    return anban_hazard_refuse (error, _ ("“%s”的日期%s早于排查日期%s，没有办理；请改正其中一个日期"), what,
                                day, found);
  }
  return TRUE;
}

gboolean
anban_hazard_check_saved (AnbanRecord *record, const char *what, GError **error)
{
  if (!anban_record_is_modified (record))
    return TRUE;
  return anban_hazard_refuse (error, _ ("还有没有保存的修改，没有办理“%s”；请先保存"), what);
}
