/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/drill-season.h"

#include "registers/drill.h"
#include "registers/unit.h"

#include <string.h>

#define MOST_WORDS 6

/* Of the rows that fit, the first that lies in the window counts. */
static const struct {
  int kind, unit_kind; /* 0: any */
  const char
      *words[MOST_WORDS]; /* one of them stands in the industry or the name of the unit; none: any unit */
  gint8 from_month, from_day, to_month, to_day;
  const char *reason;
} seasons[] = {
    {ANBAN_DRILL_EVACUATION, ANBAN_UNIT_KIND_SCHOOL, {NULL}, 9, 1, 9, 30, "秋季开学"},
    {ANBAN_DRILL_EVACUATION, ANBAN_UNIT_KIND_SCHOOL, {NULL}, 2, 20, 3, 20, "春季开学"},
    {0, 0, {"水利", "水库", "防汛", "尾矿", "地质灾害", "航运"}, 4, 1, 5, 31, "汛期前"},
    {0, ANBAN_UNIT_KIND_VILLAGE, {NULL}, 4, 1, 5, 31, "汛期前"},
    {0, 0, {"林业", "森林", "林场", "草原"}, 3, 1, 3, 31, "清明前"},
    {0, 0, {"烟花爆竹"}, 11, 15, 12, 31, "节前销售旺季前"},
    {ANBAN_DRILL_SPECIAL, 0, {"燃气", "供热", "供暖"}, 10, 8, 11, 10, "供暖前"},
    {ANBAN_DRILL_EVACUATION, 0, {NULL}, 11, 1, 11, 30, "消防宣传月"},
    {ANBAN_DRILL_COMPREHENSIVE, 0, {NULL}, 6, 1, 6, 30, "安全生产月"},
};

static gboolean
has_word (const AnbanDutyUnit *unit, const char *const *words)
{
  if (words[0] == NULL)
    return TRUE;
  for (guint i = 0; i < MOST_WORDS && words[i] != NULL; i++)
    if ((unit->traits.industry != NULL && strstr (unit->traits.industry, words[i]) != NULL) ||
        (unit->name != NULL && strstr (unit->name, words[i]) != NULL))
      return TRUE;
  return FALSE;
}

gboolean
anban_drill_season_find (
    int kind, const AnbanDutyUnit *unit, AnbanPeriod window, AnbanPeriod *season, const char **reason)
{
  int year, month, day;

  anban_date_get_ymd (window.to, &year, &month, &day);
  for (guint i = 0; i < G_N_ELEMENTS (seasons); i++) {
    AnbanPeriod span = {anban_date_from_ymd (year, seasons[i].from_month, seasons[i].from_day),
                        anban_date_from_ymd (year, seasons[i].to_month, seasons[i].to_day)};

    if ((seasons[i].kind != 0 && seasons[i].kind != kind) ||
        (seasons[i].unit_kind != 0 && seasons[i].unit_kind != unit->traits.kind) ||
        !has_word (unit, seasons[i].words) || anban_period_overlap (span, window) == 0)
      continue;
    *season = (AnbanPeriod){MAX (span.from, window.from), MIN (span.to, window.to)};
    *reason = seasons[i].reason;
    return TRUE;
  }
  return FALSE;
}
