/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/requirement-conflict.h"

#include "rules/duty-rule.h"
#include "rules/duty-unit.h"

#include <glib/gi18n-lib.h>

static void
free_conflict (gpointer data)
{
  AnbanRequirementConflict *self = data;

  g_free (self->sentence);
  g_free (self);
}

static gboolean
hold_together (const AnbanDutyRule *one, const AnbanDutyRule *other, AnbanDate day)
{
  AnbanPeriod from_now = {day, ANBAN_PERIOD_LAST_DAY};
  AnbanPeriod both = {MAX (one->effective.from, other->effective.from),
                      MIN (one->effective.to, other->effective.to)};

  return both.from <= both.to && anban_period_overlap (both, from_now) > 0;
}

/* Whether both are for the same units by the same words. */
static gboolean
have_same_range (const AnbanDutyRule *one, const AnbanDutyRule *other)
{
  gboolean industries =
      one->industries == NULL || other->industries == NULL
          ? one->industries == other->industries
          : g_strv_equal ((const char *const *)one->industries, (const char *const *)other->industries);

  return industries && one->unit_kind == other->unit_kind && one->unit_id == other->unit_id &&
         one->high_risk == other->high_risk && one->crowded == other->crowded;
}

static gboolean
is_there (const AnbanDutyUnit *unit, AnbanDate day)
{
  return day >= unit->there.from && day <= unit->there.to;
}

static GHashTable *
expand (const AnbanDutyUnits *units, const AnbanDutyRule *rule)
{
  return rule->unit_id != 0 ? anban_duty_units_expand (units, rule->unit_id) : NULL;
}

static guint
count_units (const AnbanDutyUnits *units, const AnbanDutyRule *one, const AnbanDutyRule *other, AnbanDate day)
{
  g_autoptr (GHashTable) named = expand (units, one);
  g_autoptr (GHashTable) also_named = expand (units, other);
  guint n = 0;

  for (guint i = 0; i < anban_duty_units_get_n (units); i++) {
    const AnbanDutyUnit *unit = anban_duty_units_get (units, i);

    n += is_there (unit, day) && (named == NULL || anban_duty_units_set_has (named, unit->id)) &&
         (also_named == NULL || anban_duty_units_set_has (also_named, unit->id)) &&
         anban_duty_rule_fits (one, &unit->traits) && anban_duty_rule_fits (other, &unit->traits);
  }
  return n;
}

/* 0: they go together. @strict counts where both concern a unit. */
static AnbanRequirementConflictKind
compare (const AnbanDutyRule *weak, const AnbanDutyRule *strict)
{
  gboolean same = anban_duty_rule_is_as_strict (weak, strict);

  if (same)
    return have_same_range (weak, strict) ? ANBAN_REQUIREMENT_DOUBLE : 0;
  return weak->basis != ANBAN_BASIS_LAW && strict->basis == ANBAN_BASIS_LAW ? ANBAN_REQUIREMENT_WEAKER : 0;
}

static void
add_conflict (GPtrArray *conflicts,
              AnbanRequirementConflictKind kind,
              const AnbanDutyRule *weak,
              const AnbanDutyRule *strict,
              guint n_units)
{
  AnbanRequirementConflict *conflict = g_new0 (AnbanRequirementConflict, 1);
  g_autofree char *source = anban_duty_rule_dup_source (weak);
  g_autofree char *strict_source = anban_duty_rule_dup_source (strict);
  g_autofree char *frequency = anban_duty_rule_dup_frequency (weak);
  g_autofree char *strict_frequency = anban_duty_rule_dup_frequency (strict);

  *conflict = (AnbanRequirementConflict){
      .kind = kind, .weak_id = weak->id, .strict_id = strict->id, .n_units = n_units};
  conflict->sentence =
      kind == ANBAN_REQUIREMENT_WEAKER
          ? g_strdup_printf (_ ("“%s”（%s）要求%s，低于“%s”（%s）的%s，涉及 %u 家单位；按后者统计"),
                             weak->name, source, frequency, strict->name, strict_source, strict_frequency,
                             n_units)
          : g_strdup_printf (_ ("“%s”（%s）与“%s”（%s）对同样的单位要求相同，涉及 %u 家单位；只按后者统计"),
                             weak->name, source, strict->name, strict_source, n_units);
  g_ptr_array_add (conflicts, conflict);
}

GPtrArray *
anban_requirement_conflict_list (AnbanStore *store, AnbanDate day, GError **error)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (free_conflict);
  g_autoptr (GPtrArray) rules = anban_duty_rule_list (store, error);
  g_autoptr (AnbanDutyUnits) units = rules != NULL ? anban_duty_units_new (store, error) : NULL;

  if (units == NULL)
    return NULL;
  for (guint i = 0; i < rules->len; i++)
    for (guint k = 0; k < rules->len; k++) {
      const AnbanDutyRule *weak = rules->pdata[i], *strict = rules->pdata[k];
      AnbanRequirementConflictKind kind;
      guint n_units;

      if (!anban_duty_rule_covers (strict, weak) || !hold_together (strict, weak, day) ||
          (kind = compare (weak, strict)) == 0)
        continue;
      n_units = count_units (units, weak, strict, day);
      if (n_units > 0)
        add_conflict (conflicts, kind, weak, strict, n_units);
    }
  return g_steal_pointer (&conflicts);
}

int
anban_requirement_conflict_count_units (AnbanStore *store,
                                        gint64 requirement_id,
                                        AnbanDate day,
                                        GError **error)
{
  g_autoptr (GPtrArray) rules = anban_duty_rule_list (store, error);
  g_autoptr (AnbanDutyUnits) units = rules != NULL ? anban_duty_units_new (store, error) : NULL;
  int n = 0;

  if (units == NULL)
    return -1;
  for (guint i = 0; i < rules->len; i++) {
    const AnbanDutyRule *rule = rules->pdata[i];

    if (rule->id == requirement_id && anban_period_overlap (rule->effective, (AnbanPeriod){day, day}) > 0)
      n = (int)count_units (units, rule, rule, day);
  }
  return n;
}
