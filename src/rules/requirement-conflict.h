/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Requirements that do not go together (要求冲突): one of a plan or of the office that asks less than the law asks of the same
 * units in the same matter, and one that says twice what another says already. Nothing is refused for it: the
 * stricter one counts anyhow, and the clerk is told both sources. Called by the window and the command line.
 */
#pragma once

#include "base/date.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_REQUIREMENT_WEAKER = 1, /* than a law */
  ANBAN_REQUIREMENT_DOUBLE,     /* the same for the same units */
} AnbanRequirementConflictKind;

typedef struct {
  AnbanRequirementConflictKind kind;
  gint64 weak_id, strict_id; /* requirements; the strict one counts */
  guint n_units;             /* that both concern */
  char *sentence;            /* names both with their sources */
} AnbanRequirementConflict;

/* Of the requirements that are in force together on @day or later: AnbanRequirementConflict. */
GPtrArray *anban_requirement_conflict_list (AnbanStore *store, AnbanDate day, GError **error);
/* How many units a requirement concerns on @day, whether another one covers it or not; -1 on an error. */
int anban_requirement_conflict_count_units (AnbanStore *store,
                                            gint64 requirement_id,
                                            AnbanDate day,
                                            GError **error);

G_END_DECLS
