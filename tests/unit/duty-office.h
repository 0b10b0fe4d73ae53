/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Offices at random for the properties of duties: units of all kinds that come, go and turn into others, rules of all
 * frequencies, drills held and planned. The same seed makes the same office.
 */
#pragma once

#include "duty-scene.h"

#include "registers/emergency-plan.h"
#include "registers/holiday.h"

#define DUTY_OFFICE_YEAR 2026

static inline int
duty_office_draw (int n)
{
  return g_test_rand_int_range (0, n);
}

static inline const char *
duty_office_day (AnbanDate from, AnbanDate to, char *iso)
{
  return anban_date_to_iso (from + duty_office_draw (to - from + 1), iso);
}

static inline void
duty_office_save (AnbanStore *store, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;

  anban_store_save (store, record, &error);
  g_assert_no_error (error);
}

static inline gint64
duty_office_add_unit (AnbanStore *store, int number)
{
  static const char *const industries[] = {"非煤矿山", "危险化学品", "商贸", "建筑施工", "教育"};
  g_autoptr (AnbanRecord) unit = anban_record_new (&anban_unit_register);
  g_autofree char *name = g_strdup_printf ("第%d单位", number);
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_record_set_text (unit, ANBAN_UNIT_NAME, name);
  anban_record_set_int (unit, ANBAN_UNIT_KIND, 3 + duty_office_draw (8));
  anban_record_set_text (unit, ANBAN_UNIT_INDUSTRY, industries[duty_office_draw (G_N_ELEMENTS (industries))]);
  anban_record_set_int (unit, ANBAN_UNIT_HIGH_RISK, duty_office_draw (2));
  anban_record_set_int (unit, ANBAN_UNIT_CROWDED, duty_office_draw (2));
  if (duty_office_draw (6) == 0)
    anban_record_set_text (
        unit, ANBAN_UNIT_STARTS_ON,
        duty_office_day (anban_date_from_ymd (2025, 1, 1), anban_date_from_ymd (2026, 6, 1), iso));
  if (duty_office_draw (6) == 0)
    anban_record_set_text (
        unit, ANBAN_UNIT_ENDS_ON,
        duty_office_day (anban_date_from_ymd (2026, 6, 2), anban_date_from_ymd (2027, 6, 1), iso));
  duty_office_save (store, unit);
  return anban_record_get_id (unit);
}

static inline void
duty_office_add_past (AnbanStore *store, gint64 unit)
{
  g_autoptr (AnbanRecord) past = anban_record_new (&anban_unit_past_register);
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_record_set_int (past, ANBAN_UNIT_PAST_UNIT, unit);
  anban_record_set_text (
      past, ANBAN_UNIT_PAST_UNTIL_ON,
      duty_office_day (anban_date_from_ymd (2025, 9, 1), anban_date_from_ymd (2026, 6, 14), iso));
  anban_record_set_int (past, ANBAN_UNIT_PAST_KIND, 3 + duty_office_draw (8));
  duty_office_save (store, past);
}

static inline void
duty_office_add_rule (AnbanStore *store, int number)
{
  g_autoptr (AnbanRecord) rule = anban_record_new (&anban_requirement_register);
  g_autofree char *name = g_strdup_printf ("第%d条", number);
  int demand = duty_office_draw (6);

  anban_record_set_text (rule, ANBAN_REQUIREMENT_NAME, name);
  anban_record_set_int (rule, ANBAN_REQUIREMENT_ITEM, ANBAN_ITEM_DRILL);
  if (demand > 0)
    anban_record_set_int (rule, ANBAN_REQUIREMENT_DRILL_KIND, demand);
  anban_record_set_int (rule, ANBAN_REQUIREMENT_PART, 1 + duty_office_draw (2));
  anban_record_set_int (rule, ANBAN_REQUIREMENT_FREQUENCY_COUNT, 1 + duty_office_draw (3));
  anban_record_set_int (rule, ANBAN_REQUIREMENT_FREQUENCY_PER, ANBAN_PER_MONTH + duty_office_draw (6));
  anban_record_set_int (rule, ANBAN_REQUIREMENT_BASIS, 1 + duty_office_draw (3));
  anban_record_set_int (rule, ANBAN_REQUIREMENT_REPORTED, duty_office_draw (2));
  anban_record_set_int (rule, ANBAN_REQUIREMENT_EACH_PLAN, duty_office_draw (5) == 0);
  if (duty_office_draw (2) == 0)
    anban_record_set_int (rule, ANBAN_REQUIREMENT_UNIT_KIND, 3 + duty_office_draw (6));
  if (duty_office_draw (3) == 0)
    anban_record_set_text (rule, ANBAN_REQUIREMENT_INDUSTRY, "矿山、危险化学品");
  anban_record_set_int (rule, ANBAN_REQUIREMENT_CROWDED, duty_office_draw (3) == 0);
  if (duty_office_draw (4) == 0)
    anban_record_set_text (rule, ANBAN_REQUIREMENT_EFFECTIVE_FROM, "2026-03-01");
  if (duty_office_draw (6) == 0)
    anban_record_set_text (rule, ANBAN_REQUIREMENT_EFFECTIVE_TO, "2026-09-30");
  duty_office_save (store, rule);
}

static inline void
duty_office_add_plan (AnbanStore *store, gint64 unit, int number)
{
  g_autoptr (AnbanRecord) plan = anban_record_new (&anban_emergency_plan_register);
  g_autofree char *name = g_strdup_printf ("第%d预案", number);

  anban_record_set_text (plan, ANBAN_EMERGENCY_PLAN_NAME, name);
  anban_record_set_int (plan, ANBAN_EMERGENCY_PLAN_UNIT, unit);
  anban_record_set_int (plan, ANBAN_EMERGENCY_PLAN_KIND, 1 + duty_office_draw (3));
  duty_office_save (store, plan);
}

/* Held before the day of reckoning, planned on or after it, now and then called off. */
static inline gint64
duty_office_add_drill (AnbanStore *store, gint64 unit)
{
  g_autoptr (AnbanRecord) drill = anban_record_new (&anban_drill_register);
  gboolean held = duty_office_draw (2) == 0;
  AnbanDate today = anban_date_today ();
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_record_set_text (drill, ANBAN_DRILL_NAME, "演练");
  anban_record_set_int (drill, ANBAN_DRILL_KIND, 1 + duty_office_draw (4));
  anban_record_set_int (drill, ANBAN_DRILL_UNIT, unit);
  anban_record_set_text (drill, held ? ANBAN_DRILL_HELD_ON : ANBAN_DRILL_PLANNED_ON,
                         duty_office_day (held ? anban_date_from_ymd (2024, 1, 1) : today - 20,
                                          held ? today : anban_date_from_ymd (2026, 12, 31), iso));
  if (duty_office_draw (10) == 0)
    anban_record_set_int (drill, ANBAN_DRILL_STATE, 3);
  duty_office_save (store, drill);
  return anban_record_get_id (drill);
}

static inline void
duty_office_add_participant (AnbanStore *store, gint64 drill, gint64 unit)
{
  g_autoptr (AnbanRecord) part = anban_record_new (&anban_drill_unit_register);

  anban_record_set_int (part, ANBAN_DRILL_UNIT_DRILL, drill);
  anban_record_set_int (part, ANBAN_DRILL_UNIT_UNIT, unit);
  duty_office_save (store, part);
}

/* The ids of its units. One step, because every commit waits for the disk. */
static inline GArray *
duty_office_fill (AnbanStore *store, guint n_units, guint n_rules, guint n_drills)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_true (anban_store_begin_step (store, "填入", NULL));
  duty_scene_add_all (store, "holiday",
                      "day=2026-06-19 kind=放假 name=端午节; day=2026-10-01 kind=放假 name=国庆节; "
                      "day=2026-10-02 kind=放假 name=国庆节; day=2026-10-10 kind=调休上班 name=国庆节");
  for (guint i = 0; i < n_units; i++) {
    gint64 unit = duty_office_add_unit (store, (int)i);

    g_array_append_val (units, unit);
    if (duty_office_draw (4) == 0)
      duty_office_add_past (store, unit);
    for (int k = duty_office_draw (3); k > 0; k--)
      duty_office_add_plan (store, unit, (int)i * 10 + k);
  }
  for (guint i = 0; i < n_rules; i++)
    duty_office_add_rule (store, (int)i);
  for (guint i = 0; i < n_drills; i++) {
    gint64 drill =
        duty_office_add_drill (store, g_array_index (units, gint64, duty_office_draw ((int)n_units)));

    duty_office_add_participant (store, drill,
                                 g_array_index (units, gint64, duty_office_draw ((int)n_units)));
  }
  g_assert_true (anban_store_commit_step (store, NULL));
  return units;
}
