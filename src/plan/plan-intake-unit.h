/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of a unit's name that a plan prints: a unit of the office, a new one, a choice between several, or
 * nothing. The index holds the office's units with their aliases and proposes; plan-intake.c keeps the proposals
 * and what the clerk makes of them.
 */
#pragma once

#include "plan/plan-intake-name.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_INTAKE_UNIT_MATCHED,
  ANBAN_INTAKE_UNIT_NEW,
  ANBAN_INTAKE_UNIT_AMBIGUOUS, /* counts as ignored until it is chosen */
  ANBAN_INTAKE_UNIT_IGNORED,
} AnbanIntakeUnitState;

typedef struct {
  gint64 id;
  char *title;
} AnbanIntakeCandidate;

/* Reference counted, copied before it is changed. */
typedef struct {
  gatomicrefcount refs;
  char *name; /* as printed */
  AnbanIntakeUnitState state;
  gint64 unit_id; /* matched */
  char *unit_title;
  AnbanIntakeLikeness likeness; /* why it was matched; NONE for a choice of the clerk */
  gboolean remember;            /* the printed name becomes an alias of the matched unit */
  AnbanUnitKind kind;           /* of a new one */
  gint64 parent_id;
  char *parent_title;
  AnbanUnitKind member_kind; /* a new group takes in all units of this kind; 0 for none */
  char *alike; /* another new name of the plan that means the same: 县发改局, 县发展和改革局; or NULL */
  gboolean joined;       /* becomes an alias of that one */
  GPtrArray *candidates; /* AnbanIntakeCandidate: those it may mean, likeliest first */
} AnbanIntakeUnit;

AnbanIntakeUnit *anban_intake_unit_copy (const AnbanIntakeUnit *self);
AnbanIntakeUnit *anban_intake_unit_ref (AnbanIntakeUnit *self);
void anban_intake_unit_unref (AnbanIntakeUnit *self);

typedef struct _AnbanIntakeUnitIndex AnbanIntakeUnitIndex;

AnbanIntakeUnitIndex *anban_intake_unit_index_new (AnbanStore *store, GError **error);
void anban_intake_unit_index_free (AnbanIntakeUnitIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanIntakeUnitIndex, anban_intake_unit_index_free)

AnbanIntakeUnit *anban_intake_unit_index_propose (AnbanIntakeUnitIndex *self, const char *name);
/* NULL for a unit that is not there. */
const char *anban_intake_unit_index_get_title (AnbanIntakeUnitIndex *self, gint64 id);

G_END_DECLS
