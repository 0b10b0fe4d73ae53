/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Drills that get in each other's way (演练冲突): on one day the same unit, the same place, the same director or evaluator; and
 * drills on days that are free. Nothing is refused for it: it is shown, and the clerk decides.
 */
#pragma once

#include "base/date.h"
#include "rules/working-days.h"
#include "store/record.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_CONFLICT_UNIT = 1, /* organises or takes part in both */
  ANBAN_CONFLICT_PLACE,
  ANBAN_CONFLICT_PERSON, /* directs or evaluates both */
  ANBAN_CONFLICT_FREE_DAY,
} AnbanDrillConflictKind;

typedef struct {
  AnbanDrillConflictKind kind;
  gint64 drill_id; /* 0: not saved yet */
  gint64 other_id; /* 0: a free day */
  AnbanDate day;
  char *sentence; /* 6月18日“县人民医院”已有另一场演练：…… */
} AnbanDrillConflict;

/* Those of one drill, were it on @day (ANBAN_DATE_NONE: on its own day): AnbanDrillConflict. Participants are those that
 * are saved. Empty where it is called off or has no day. */
GPtrArray *
anban_drill_conflict_list_of (AnbanStore *store, AnbanRecord *drill, AnbanDate day, GError **error);
/* Those of all drills that are planned or held from @from to @to, by day; of each pair once. */
GPtrArray *anban_drill_conflict_list (AnbanStore *store, AnbanDate from, AnbanDate to, GError **error);

G_END_DECLS
