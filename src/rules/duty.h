/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What law and plan ask of each unit in a year (应履行的频次): the requirements that concern it, period by period, and how it
 * stands: due, planned, done, missing, late. Reckoned in memory from a handful of statements; drills, classes, study
 * sessions, inspections, bulletins and plan reviews alike. Where one rule is covered by a stricter one, the stricter
 * counts alone. A unit that turned into another kind owes by the days that it was each of them.
 *
 * Called by the calendar, the gap list, the automatic plan, the unit page and the overview. A sheet is a plain value: it
 * may be reckoned in a thread of its own with a store of its own, and outlives the store.
 */
#pragma once

#include "rules/duty-period.h"
#include "rules/duty-rule.h"
#include "rules/duty-unit.h"
#include "store/query.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct _AnbanDutySheet AnbanDutySheet;

/* How many times something was asked, and what became of it. */
typedef struct {
  int due;        /* asked in the period */
  int done;       /* held in it, by now */
  int planned;    /* for today or a later day of it */
  int missing;    /* due, neither done nor planned: max (0, due - done - planned) */
  int late;       /* of the missing ones, those whose period is over */
  int unreported; /* held, to be reported to the authority, and not yet reported */
} AnbanDutyFigures;

/* What one unit owes by one rule in one period. */
typedef struct {
  gint64 unit_id, requirement_id;
  gint64 emergency_plan_id;        /* where the rule asks it for each plan of the unit; else 0 */
  const char *emergency_plan_name; /* of that one; or NULL */
  const AnbanDutyUnit *unit;
  const AnbanDutyRule *rule;
  AnbanPeriod period;
  int days_held;     /* of the period's days, those on which the rule concerned the unit: due follows them */
  gboolean reported; /* this rule, or one that it covers, wants each one reported */
  gboolean one_plan; /* only what names that emergency plan counts */
  AnbanDutyFigures figures;
  guint first_event; /* see anban_duty_sheet_get_events() */
} AnbanDuty;

/* @year from 1900 to 2199, else ANBAN_ERROR_INVALID. Periods of several years are told with each year they touch. */
AnbanDutySheet *anban_duty_sheet_new (AnbanStore *store, int year, GCancellable *cancellable, GError **error);
void anban_duty_sheet_free (AnbanDutySheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanDutySheet, anban_duty_sheet_free)

int anban_duty_sheet_get_year (const AnbanDutySheet *self);
/* The day that it was reckoned for. */
AnbanDate anban_duty_sheet_get_today (const AnbanDutySheet *self);

/* By unit in the order of the unit list, then by rule and period; only those with something due. */
guint anban_duty_sheet_get_n (const AnbanDutySheet *self);
const AnbanDuty *anban_duty_sheet_get (const AnbanDutySheet *self, guint i);

/* The duties of one unit: the first of them, and in @n how many follow each other; NULL and 0 where there is none. */
const AnbanDuty *anban_duty_sheet_get_of_unit (const AnbanDutySheet *self, gint64 unit_id, guint *n);
const AnbanDutyUnits *anban_duty_sheet_get_units (const AnbanDutySheet *self);
/* NULL where the unit or the requirement is not known. */
const AnbanDutyUnit *anban_duty_sheet_get_unit (const AnbanDutySheet *self, gint64 unit_id);
const AnbanDutyRule *anban_duty_sheet_get_rule (const AnbanDutySheet *self, gint64 requirement_id);

/* The sum over all duties that are of @item, @unit_id and @requirement_id; each may be 0: any. */
AnbanDutyFigures anban_duty_sheet_sum (const AnbanDutySheet *self,
                                       AnbanRequirementItem item,
                                       gint64 unit_id,
                                       gint64 requirement_id);

void anban_duty_figures_add (AnbanDutyFigures *self, const AnbanDutyFigures *other);

/* The evidence of a duty: the ids of the records that were counted, first the done, then the planned ones
 * (figures.done + figures.planned of them), of the register that anban_duty_get_register() tells. */
const gint64 *anban_duty_sheet_get_events (const AnbanDutySheet *self, const AnbanDuty *duty);
const AnbanRegister *anban_duty_get_register (const AnbanDuty *self);

/* The lists behind the numbers. */
AnbanQuery *anban_duty_sheet_query_done (const AnbanDutySheet *self, const AnbanDuty *duty);
AnbanQuery *anban_duty_sheet_query_planned (const AnbanDutySheet *self, const AnbanDuty *duty);

G_END_DECLS
