/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/duty-rule.h"

#include "db/statement.h"
#include "registers/drill.h"
#include "registers/unit.h"

#include <string.h>

/* where a rule of several years does not say since when it is in force */
#define TWO_YEARS_ANCHOR   2022
#define THREE_YEARS_ANCHOR 2022

static void
free_rule (gpointer data)
{
  AnbanDutyRule *self = data;

  g_free (self->name);
  g_free (self->topic);
  g_strfreev (self->industries);
  g_free (self->source);
  g_free (self->clause);
  g_free (self->plan_title);
  g_free (self);
}

static char **
split_industries (const char *text)
{
  g_auto (GStrv) parts = text != NULL ? g_regex_split_simple ("[、，,；;\\s]+", text, 0, 0) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (parts[i][0] != '\0') {
      g_strv_builder_add (builder, parts[i]);
      any = TRUE;
    }
  return any ? g_strv_builder_end (builder) : NULL;
}

static AnbanDate
read_day (AnbanStatement *statement, int column, AnbanDate otherwise)
{
  const char *text = anban_statement_get_text (statement, column);
  AnbanDate day;

  return text != NULL && anban_date_parse (text, &day) ? day : otherwise;
}

static char *
dup_text (AnbanStatement *statement, int column)
{
  const char *text = anban_statement_get_text (statement, column);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static int
find_anchor (const AnbanDutyRule *self)
{
  int year, month, day;

  if (self->effective.from == ANBAN_PERIOD_FIRST_DAY)
    return self->per == ANBAN_PER_THREE_YEARS ? THREE_YEARS_ANCHOR : TWO_YEARS_ANCHOR;
  anban_date_get_ymd (self->effective.from, &year, &month, &day);
  return year;
}

#define COLUMNS                                                                                              \
  "r.id, r.name, r.item, r.drill_kind, r.audience, r.topic, r.part, r.frequency_count, r.frequency_per,"     \
  " r.each_plan, r.reported, r.unit_kind, r.industry, r.high_risk, r.crowded, r.unit_id, r.basis, r.source," \
  " r.clause, r.plan_id, p.title, r.effective_from, r.effective_to"

static AnbanDutyRule *
read_rule (AnbanStatement *statement)
{
  AnbanDutyRule *self = g_new0 (AnbanDutyRule, 1);
  int column = 0;

  self->id = anban_statement_get_int (statement, column++);
  self->name = g_strdup (anban_statement_get_text (statement, column++));
  self->item = (AnbanRequirementItem)anban_statement_get_int (statement, column++);
  self->demand = (int)anban_statement_get_int (statement, column++);
  self->audience = (int)anban_statement_get_int (statement, column++);
  self->topic = dup_text (statement, column++);
  self->part = anban_statement_get_int (statement, column++) == ANBAN_PART_TAKE ? ANBAN_PART_TAKE
                                                                                : ANBAN_PART_ORGANISE;
  self->count = (int)anban_statement_get_int (statement, column++);
  self->per = (AnbanPer)anban_statement_get_int (statement, column++);
  self->each_plan = anban_statement_get_int (statement, column++) != 0;
  self->reported = anban_statement_get_int (statement, column++) != 0;
  self->unit_kind = (int)anban_statement_get_int (statement, column++);
  self->industries = split_industries (anban_statement_get_text (statement, column++));
  self->high_risk = anban_statement_get_int (statement, column++) != 0;
  self->crowded = anban_statement_get_int (statement, column++) != 0;
  self->unit_id = anban_statement_get_int (statement, column++);
  self->basis = (AnbanRequirementBasis)anban_statement_get_int (statement, column++);
  self->source = dup_text (statement, column++);
  self->clause = dup_text (statement, column++);
  self->plan_id = anban_statement_get_int (statement, column++);
  self->plan_title = dup_text (statement, column++);
  self->effective.from = read_day (statement, column++, ANBAN_PERIOD_FIRST_DAY);
  self->effective.to = read_day (statement, column++, ANBAN_PERIOD_LAST_DAY);
  self->anchor_year = find_anchor (self);
  /* a review is of a plan, whether the rule says so or not */
  self->each_plan = self->each_plan || self->item == ANBAN_ITEM_PLAN_REVIEW;
  return self;
}

GPtrArray *
anban_duty_rule_list (AnbanStore *store, GError **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (free_rule);
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (anban_store_get_connection (store),
                                "SELECT " COLUMNS " FROM requirement r LEFT JOIN plan p ON p.id = r.plan_id"
                                " WHERE r.deleted_at IS NULL ORDER BY r.item, r.basis, r.id",
                                error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW)
    g_ptr_array_add (rules, read_rule (statement));
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&rules) : NULL;
}

/* --- whom it concerns --- */

/* A state firm is a firm. */
static gboolean
is_of_kind (int kind, int wanted)
{
  return kind == wanted || (wanted == ANBAN_UNIT_KIND_FIRM && kind == ANBAN_UNIT_KIND_STATE_FIRM);
}

static gboolean
is_of_industry (const char *industry, char **wanted)
{
  for (guint i = 0; industry != NULL && wanted[i] != NULL; i++)
    if (strstr (industry, wanted[i]) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
anban_duty_rule_fits (const AnbanDutyRule *self, const AnbanDutyTraits *traits)
{
  return traits->kind != ANBAN_UNIT_KIND_GROUP &&
         (self->unit_kind == 0 || is_of_kind (traits->kind, self->unit_kind)) &&
         (!self->high_risk || traits->high_risk) && (!self->crowded || traits->crowded) &&
         (self->industries == NULL || is_of_industry (traits->industry, self->industries));
}

/* --- which of two is stricter --- */

/* Whether the same counts for both. */
static gboolean
ask_the_same (const AnbanDutyRule *self, const AnbanDutyRule *other)
{
  return self->item == other->item && self->demand == other->demand && self->audience == other->audience &&
         g_strcmp0 (self->topic, other->topic) == 0 && self->part == other->part &&
         self->each_plan == other->each_plan;
}

gboolean
anban_duty_rule_is_as_strict (const AnbanDutyRule *self, const AnbanDutyRule *other)
{
  int ratio = anban_period_ratio (self->per, self->anchor_year, other->per, other->anchor_year);

  return ratio > 0 && (gint64)self->count * ratio >= other->count && ask_the_same (self, other);
}

gboolean
anban_duty_rule_covers (const AnbanDutyRule *self, const AnbanDutyRule *other)
{
  if (self == other || !anban_duty_rule_is_as_strict (self, other))
    return FALSE;
  return !anban_duty_rule_is_as_strict (other, self) || self->basis < other->basis ||
         (self->basis == other->basis && self->id < other->id);
}

gboolean
anban_duty_rule_takes_drill (const AnbanDutyRule *self, int kind)
{
  switch (self->demand) {
  case 0:
    return TRUE;
  case ANBAN_DEMAND_COMPREHENSIVE_OR_SPECIAL:
    return kind == ANBAN_DRILL_COMPREHENSIVE || kind == ANBAN_DRILL_SPECIAL;
  default:
    return kind == self->demand;
  }
}

/* --- in words --- */

char *
anban_duty_rule_dup_source (const AnbanDutyRule *self)
{
  const char *title = self->plan_title != NULL ? self->plan_title : self->source;

  if (title == NULL)
    return g_strdup (self->clause != NULL                ? self->clause
                     : self->basis == ANBAN_BASIS_OFFICE ? "本办要求"
                                                         : "没有注明出处");
  if (self->clause == NULL || strstr (title, self->clause) != NULL)
    return g_strdup (title);
  return g_strdup_printf (g_str_has_prefix (self->clause, "第") ? "%s%s" : "%s %s", title, self->clause);
}

char *
anban_duty_rule_dup_frequency (const AnbanDutyRule *self)
{
  static const char *const pers[] = {
      [ANBAN_PER_DAY] = "每日",         [ANBAN_PER_WEEK] = "每周",         [ANBAN_PER_MONTH] = "每月",
      [ANBAN_PER_QUARTER] = "每季度",   [ANBAN_PER_HALF_YEAR] = "每半年",  [ANBAN_PER_YEAR] = "每年",
      [ANBAN_PER_TWO_YEARS] = "每两年", [ANBAN_PER_THREE_YEARS] = "每三年"};

  return g_strdup_printf ("%s至少 %d 次%s", (guint)self->per < G_N_ELEMENTS (pers) ? pers[self->per] : "",
                          self->count, self->each_plan ? "（每个预案）" : "");
}
