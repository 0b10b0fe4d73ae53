/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was done and what is planned, as the reckoning of duties counts it: for each item of the requirements one row of a
 * table says which SQL tells its events and which register keeps them. Read by rules/duty.c.
 */
#pragma once

#include "rules/duty-rule.h"
#include "store/query.h"

G_BEGIN_DECLS

/* One part of one unit in one event. */
typedef struct {
  gint64 id;      /* of the record */
  gint64 unit_id; /* whose part it is */
  gint64 emergency_plan_id;
  AnbanDate day;
  guint8 item;    /* AnbanRequirementItem */
  guint8 subject; /* AnbanDrillKind, AnbanPersonDuty, AnbanEmergencyPlanKind; 0: not said */
  guint8 organises, planned, reported; /* TRUE or FALSE */
  const char *text;                    /* topic and name of trainings; or NULL */
} AnbanDutyEvent;

typedef struct _AnbanDutyEvents AnbanDutyEvents;

/* Those held in @span and those planned in it for @today or later, of the items whose bit 1 << item is set. */
AnbanDutyEvents *
anban_duty_events_new (AnbanStore *store, guint items, AnbanPeriod span, AnbanDate today, GError **error);
void anban_duty_events_free (AnbanDutyEvents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanDutyEvents, anban_duty_events_free)

/* The parts of one unit, by day; no event twice. */
const AnbanDutyEvent *anban_duty_events_get_of_unit (const AnbanDutyEvents *self, gint64 unit_id, guint *n);

/* Whether it counts for the rule, whatever its day. */
gboolean anban_duty_event_counts (const AnbanDutyEvent *self, const AnbanDutyRule *rule);

const AnbanRegister *anban_duty_item_get_register (AnbanRequirementItem item);
/* The list of what @unit_id held from span.from to span.to for @rule; or planned. */
AnbanQuery *
anban_duty_event_query (const AnbanDutyRule *rule, gint64 unit_id, AnbanPeriod span, gboolean planned);

G_END_DECLS
