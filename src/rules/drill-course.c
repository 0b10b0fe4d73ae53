/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/drill-course.h"

#include "registers/event.h"
#include "registers/unit.h"
#include "rules/duty-rule.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, sentence);
  return FALSE;
}

static AnbanDate
get_day (AnbanRecord *drill, guint field)
{
  AnbanDate day;

  return anban_date_parse (anban_record_get_text (drill, field), &day) ? day : ANBAN_DATE_NONE;
}

/* --- who wants it reported --- */

static gboolean
is_member (AnbanStore *store, gint64 group_id, gint64 unit_id)
{
  g_autoptr (GPtrArray) members =
      anban_store_list_details (store, &anban_unit_member_register, group_id, NULL);

  for (guint i = 0; members != NULL && i < members->len; i++)
    if (anban_record_get_int (members->pdata[i], ANBAN_UNIT_MEMBER_UNIT) == unit_id)
      return TRUE;
  return FALSE;
}

static gboolean
concerns (AnbanStore *store, const AnbanDutyRule *rule, AnbanRecord *drill, AnbanRecord *unit, AnbanDate day)
{
  const AnbanDutyTraits traits = {
      .kind = (int)anban_record_get_int (unit, ANBAN_UNIT_KIND),
      .industry = anban_record_get_text (unit, ANBAN_UNIT_INDUSTRY),
      .high_risk = anban_record_get_int (unit, ANBAN_UNIT_HIGH_RISK) == 1,
      .crowded = anban_record_get_int (unit, ANBAN_UNIT_CROWDED) == 1,
  };
  gint64 unit_id = anban_record_get_id (unit);

  return rule->item == ANBAN_ITEM_DRILL && rule->reported && rule->effective.from <= day &&
         rule->effective.to >= day &&
         anban_duty_rule_takes_drill (rule, (int)anban_record_get_int (drill, ANBAN_DRILL_KIND)) &&
         anban_duty_rule_fits (rule, &traits) &&
         (rule->unit_id == 0 || rule->unit_id == unit_id || is_member (store, rule->unit_id, unit_id));
}

char *
anban_drill_dup_reporting_source (AnbanStore *store, AnbanRecord *drill)
{
  g_autoptr (GPtrArray) rules = anban_duty_rule_list (store, NULL);
  g_autoptr (AnbanRecord) unit = anban_store_get_stored (
      store, &anban_unit_register, anban_record_get_int (drill, ANBAN_DRILL_UNIT), NULL);
  AnbanDate day = get_day (drill, ANBAN_DRILL_HELD_ON);

  if (day == ANBAN_DATE_NONE)
    day = anban_store_get_today (store);
  for (guint i = 0; rules != NULL && unit != NULL && i < rules->len; i++)
    if (concerns (store, rules->pdata[i], drill, unit, day))
      return anban_duty_rule_dup_source (rules->pdata[i]);
  return NULL;
}

static gboolean
is_to_be_reported (AnbanStore *store, AnbanRecord *drill)
{
  g_autofree char *source = NULL;

  if (!anban_record_is_null (drill, ANBAN_DRILL_REPORTED))
    return anban_record_get_int (drill, ANBAN_DRILL_REPORTED) == 1;
  source = anban_drill_dup_reporting_source (store, drill);
  return source != NULL;
}

gboolean
anban_drill_awaits_report (AnbanStore *store, AnbanRecord *drill)
{
  return anban_record_get_int (drill, ANBAN_DRILL_STATE) == ANBAN_EVENT_HELD &&
         anban_record_is_null (drill, ANBAN_DRILL_REPORTED_ON) && is_to_be_reported (store, drill);
}

/* --- steps --- */

static gboolean
save (AnbanStore *store, AnbanRecord *drill, const char *label, GError **error)
{
  if (!anban_store_begin_step (store, label, error))
    return FALSE;
  if (anban_store_save (store, drill, error))
    return anban_store_commit_step (store, error);
  anban_store_rollback_step (store);
  anban_store_refresh (store, drill, NULL);
  return FALSE;
}

gboolean
anban_drill_hold (AnbanStore *store, AnbanRecord *drill, AnbanDate day, GError **error)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  if (!anban_store_refresh (store, drill, error))
    return FALSE;
  if (anban_record_get_int (drill, ANBAN_DRILL_STATE) != ANBAN_EVENT_PLANNED)
    return refuse (error, _ ("演练已经开展或者取消，没有重复登记"));
  anban_record_set_text (drill, ANBAN_DRILL_HELD_ON, anban_date_to_iso (day, iso));
  if (anban_record_is_null (drill, ANBAN_DRILL_REPORTED) && is_to_be_reported (store, drill))
    anban_record_set_int (drill, ANBAN_DRILL_REPORTED, 1);
  return save (store, drill, _ ("登记开展"), error);
}

gboolean
anban_drill_report (AnbanStore *store, AnbanRecord *drill, AnbanDate day, GError **error)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  if (!anban_store_refresh (store, drill, error))
    return FALSE;
  if (anban_record_get_int (drill, ANBAN_DRILL_STATE) != ANBAN_EVENT_HELD)
    return refuse (error, _ ("演练还没有开展，没有登记报送；请先登记开展日期"));
  if (!anban_record_is_null (drill, ANBAN_DRILL_REPORTED_ON))
    return refuse (error, _ ("这次演练已经报送，没有重复登记"));
  if (day < get_day (drill, ANBAN_DRILL_HELD_ON))
    return refuse (error, _ ("报送日期早于演练日期，没有登记；请改正其中一个日期"));
  anban_record_set_int (drill, ANBAN_DRILL_REPORTED, 1);
  anban_record_set_text (drill, ANBAN_DRILL_REPORTED_ON, anban_date_to_iso (day, iso));
  return save (store, drill, _ ("登记报送"), error);
}
