/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requirements as the reckoning of duties reads them: whom a rule concerns, which of two rules is the stricter one. Read
 * by rules/duty.c and rules/requirement-conflict.c; others look at the rule of a duty.
 */
#pragma once

#include "base/date.h"
#include "registers/requirement.h"
#include "rules/duty-period.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;
  char *name;
  AnbanRequirementItem item;
  int demand;   /* AnbanDrillDemand; 0: any drill */
  int audience; /* AnbanPersonDuty; 0: anybody */
  char *topic;  /* or NULL */
  AnbanRequirementPart part;
  int count;
  AnbanPer per;
  gboolean each_plan, reported;
  int unit_kind;     /* AnbanUnitKind; 0: any */
  char **industries; /* or NULL */
  gboolean high_risk, crowded;
  gint64 unit_id; /* this one, or the members of this collective name; 0: all */
  AnbanRequirementBasis basis;
  char *source, *clause;
  gint64 plan_id;
  char *plan_title;      /* or NULL */
  AnbanPeriod effective; /* without a date: as far as days reach */
  int anchor_year;       /* periods of several years begin with it */
} AnbanDutyRule;

/* What a rule asks about a unit, on some days. */
typedef struct {
  int kind; /* AnbanUnitKind; 0: not known */
  const char *industry;
  gboolean high_risk, crowded;
} AnbanDutyTraits;

/* All living requirements by item, basis and id (AnbanDutyRule). */
GPtrArray *anban_duty_rule_list (AnbanStore *store, GError **error);

/* Whether the traits are those that @self asks for; which unit it names is not looked at. */
gboolean anban_duty_rule_fits (const AnbanDutyRule *self, const AnbanDutyTraits *traits);

/* Whether the same counts for both (item, kind of drill, audience, topic, part), and @self asks it at least as often: one
 * drill may well serve two rules that do not ask the same, but neither makes the other superfluous. */
gboolean anban_duty_rule_is_as_strict (const AnbanDutyRule *self, const AnbanDutyRule *other);
/* Whether whoever fulfils @self has fulfilled @other as well, being as strict. Of two that ask the same,
 * the one further ahead in the list (law before plan before office). */
gboolean anban_duty_rule_covers (const AnbanDutyRule *self, const AnbanDutyRule *other);

/* Whether a drill of that kind (AnbanDrillKind) counts. */
gboolean anban_duty_rule_takes_drill (const AnbanDutyRule *self, int kind);

/* Who says so: 《…》第八条; the plan and its clause; 本办要求. For paper: Chinese always. */
char *anban_duty_rule_dup_source (const AnbanDutyRule *self);
/* 每半年至少 1 次 */
char *anban_duty_rule_dup_frequency (const AnbanDutyRule *self);

G_END_DECLS
