/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What drills and trainings share: planned for a day, held on a day or called off.
 */
#pragma once

#include "store/record.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_EVENT_PLANNED = 1,
  ANBAN_EVENT_HELD,
  ANBAN_EVENT_CANCELLED,
} AnbanEventState;

typedef enum {
  ANBAN_EVENT_LIGHT_MISSED = 1, /* planned for a day that is over */
  ANBAN_EVENT_LIGHT_SOON,
  ANBAN_EVENT_LIGHT_PLANNED,
  ANBAN_EVENT_LIGHT_HELD,
  ANBAN_EVENT_LIGHT_CANCELLED,
} AnbanEventLight;

extern const AnbanChoice anban_event_states[], anban_event_lights[];
extern const AnbanGrouping anban_event_groupings[]; /* of registers with an organising unit_id */

/* The field numbers of a register of events. */
typedef struct {
  guint state, planned_on, held_on, ends_on, starts_at;
} AnbanEventFields;

/* Held days make it held; impossible orders, held days to come and times that are none are refused. */
gboolean anban_event_complete (AnbanRecord *record, const AnbanEventFields *fields, GError **error);

/* SQL over t: when it is or was, and how it stands (AnbanEventLight). */
#define ANBAN_EVENT_DAY "COALESCE(t.held_on, t.planned_on)"
#define ANBAN_EVENT_LIGHT                                                                                    \
  "CASE t.state WHEN 3 THEN 5 WHEN 2 THEN 4 ELSE CASE WHEN t.planned_on < {today} THEN 1"                    \
  " WHEN t.planned_on <= {soon} THEN 2 ELSE 3 END END"

G_END_DECLS
