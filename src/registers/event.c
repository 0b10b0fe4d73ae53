/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/event.h"

#include "base/error.h"
#include "registers/day-order.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

const AnbanChoice anban_event_states[] = {
    {ANBAN_EVENT_PLANNED, N_ ("计划"), "accent"},
    {ANBAN_EVENT_HELD, N_ ("已开展"), "success"},
    {ANBAN_EVENT_CANCELLED, N_ ("取消"), "dim-label"},
    {0},
};

const AnbanChoice anban_event_lights[] = {
    {ANBAN_EVENT_LIGHT_MISSED, N_ ("逾期未开展"), "error", "dialog-error-symbolic"},
    {ANBAN_EVENT_LIGHT_SOON, N_ ("临近"), "warning", "alarm-symbolic"},
    {ANBAN_EVENT_LIGHT_PLANNED, N_ ("计划"), "accent", "x-office-calendar-symbolic"},
    {ANBAN_EVENT_LIGHT_HELD, N_ ("已开展"), "success", "object-select-symbolic"},
    {ANBAN_EVENT_LIGHT_CANCELLED, N_ ("取消"), "dim-label", "window-close-symbolic"},
    {0},
};

const AnbanGrouping anban_event_groupings[] = {
    {"month", N_ ("按月份"), NULL, "substr (" ANBAN_EVENT_DAY ", 1, 7)", "substr (" ANBAN_EVENT_DAY ", 1, 7)",
     "COALESCE(substr (" ANBAN_EVENT_DAY ", 1, 7), '没有日期')"},
    {"unit", N_ ("按组织单位"), "JOIN unit gu ON gu.id = t.unit_id", "t.unit_id",
     "COALESCE(gu.position, 999999), gu.name, t.unit_id", "gu.name"},
    {NULL},
};

/* 9:30, 09:30, 9点30分, 0930 */
static gboolean
fold_time (AnbanRecord *record, guint field, GError **error)
{
  const char *text = anban_record_get_text (record, field);
  g_autoptr (GRegex) regex = g_regex_new (
      "^\\s*([01]?\\d|2[0-3])\\s*(?:[:：点时]\\s*([0-5]?\\d)?|([0-5]\\d))?\\s*分?\\s*$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *hour = NULL;
  g_autofree char *minute = NULL;
  g_autofree char *folded = NULL;

  if (anban_record_is_null (record, field))
    return TRUE;
  if (!g_regex_match (regex, text, 0, &match)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”不是时间，没有保存；请写成 9:30 这样"),
                 text);
    return FALSE;
  }
  hour = g_match_info_fetch (match, 1);
  minute = g_match_info_fetch (match, 2);
  if (minute == NULL || *minute == '\0') {
    g_free (minute);
    minute = g_match_info_fetch (match, 3);
  }
  folded = g_strdup_printf ("%02d:%02d", atoi (hour), minute != NULL ? atoi (minute) : 0);
  anban_record_set_text (record, field, folded);
  return TRUE;
}

gboolean
anban_event_complete (AnbanRecord *record, const AnbanEventFields *fields, GError **error)
{
  gint64 state = anban_record_get_int (record, fields->state);

  if (state != ANBAN_EVENT_CANCELLED)
    anban_record_set_int (record, fields->state,
                          anban_record_is_null (record, fields->held_on) ? ANBAN_EVENT_PLANNED
                                                                         : ANBAN_EVENT_HELD);
  return anban_day_order_check_past (record, fields->held_on, error) &&
         anban_day_order_check (
             record, anban_record_is_null (record, fields->held_on) ? fields->planned_on : fields->held_on,
             fields->ends_on, error) &&
         fold_time (record, fields->starts_at, error);
}
