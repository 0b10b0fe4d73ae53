/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The automatic year plan (自动排期): the drills that are missing in a year, spread over the working days that are left of it,
 * as proposals that are taken one by one or all at once. Each stands within the period it is owed in, on a working day,
 * in the season of its kind where the period allows; a unit has one drill a day, the office so many a week. No drill
 * stays out for which such a day is left. One that counts for several requirements is proposed once.
 */
#pragma once

#include "rules/duty.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef struct _AnbanDrillSchedule AnbanDrillSchedule;

typedef struct {
  gint64 unit_id, requirement_id;
  gint64 emergency_plan_id; /* or 0 */
  gint64 plan_id;           /* the plan that asks for it; or 0 */
  int kind;                 /* AnbanDrillKind */
  int level;                /* as the choices of a drill; 0: not known */
  gboolean reported;
  AnbanDate day;      /* ANBAN_DATE_NONE: no day is left for it */
  AnbanPeriod period; /* it is owed in */
  const char *season; /* why then (汛期前), Chinese; or NULL */
  const char *unit_name, *requirement_name;
  char *name; /* of the drill: 临水镇2026年上半年综合演练 */
} AnbanDrillProposal;

/* Office setting: how many drills a week at most; 0: as many as there are. */
#define ANBAN_SETTING_DRILLS_A_WEEK "drills-a-week"
#define ANBAN_DRILLS_A_WEEK         5

/* For the missing drills of @sheet, from the day after its day of reckoning on. The schedule names units of @sheet: it
 * must not outlive it. */
AnbanDrillSchedule *anban_drill_schedule_new (AnbanStore *store,
                                              const AnbanDutySheet *sheet,
                                              guint most_a_week,
                                              GCancellable *cancellable,
                                              GError **error);
void anban_drill_schedule_free (AnbanDrillSchedule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanDrillSchedule, anban_drill_schedule_free)

/* By day, then by unit; those without a day stand last. */
guint anban_drill_schedule_get_n (const AnbanDrillSchedule *self);
guint anban_drill_schedule_get_n_placed (const AnbanDrillSchedule *self);
const AnbanDrillProposal *anban_drill_schedule_get (const AnbanDrillSchedule *self, guint i);

/* An unsaved drill as proposed; on @day where it is not ANBAN_DATE_NONE. */
AnbanRecord *anban_drill_proposal_build (const AnbanDrillProposal *self, AnbanDate day);
/* Saves these (AnbanDrillProposal) as planned drills in one step; those without a day are left out. */
gboolean anban_drill_schedule_accept (AnbanStore *store,
                                      const AnbanDrillProposal *const *proposals,
                                      guint n_proposals,
                                      GError **error);

G_END_DECLS
