/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The life of a hazard: 登记 → 交办 → 整改中 → 待复查 → 销号, with new rounds, extensions, 立行立改, 作废 and 回头看,
 * as one table of steps. Every step is signed, dated and kept as a row of its own; it is the only way by which
 * a hazard changes its state or, once handed out, its deadline. Called by the board, the record pane and the
 * command line.
 */
#pragma once

#include "base/date.h"
#include "registers/hazard-parts.h"
#include "registers/hazard.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What a step asks of whoever takes it. */
typedef enum {
  ANBAN_STEP_ASKS_DUE_ON = 1 << 0,     /* a deadline: new, asked for or granted */
  ANBAN_STEP_ASKS_GRANTED_BY = 1 << 1, /* who approved */
  ANBAN_STEP_ASKS_NOTE = 1 << 2,       /* a reason, or what was found */
} AnbanHazardStepAsks;

typedef struct {
  AnbanHazardStep step;
  guint from;               /* states it can be taken in, as bits 1 << AnbanHazardState */
  AnbanHazardState to;      /* 0: the state stays */
  AnbanHazardStepAsks asks; /* must be given */
  const char *person_label; /* who signs: 复查人, 签收人 …; msgid */
  const char *note_label;   /* or NULL where there is no note; msgid */
} AnbanHazardStepRule;

/* A step about to be taken. Texts may be NULL. */
typedef struct {
  AnbanHazardStep step;
  AnbanDate on;           /* ANBAN_DATE_NONE: today */
  const char *person;     /* who signs */
  gint64 unit_id;         /* that person's unit; 0: not said */
  AnbanDate due_on;       /* ANBAN_DATE_NONE where the step sets none */
  const char *granted_by; /* who approved */
  const char *note;
} AnbanHazardMove;

/* NULL for a number that is no step. */
const AnbanHazardStepRule *anban_hazard_step_rule (AnbanHazardStep step);
/* The step that takes a card from one lane to another; 0 where there is none. */
AnbanHazardStep anban_hazard_step_between (AnbanHazardState from, AnbanHazardState to);
/* Whether @step can be taken now, the values of @hazard and its parts considered but not those of a move (what the
 * dialog asks for). When not, the sentence says what is missing. */
gboolean anban_hazard_can_take (AnbanStore *store, AnbanRecord *hazard, AnbanHazardStep step, GError **error);
/* Takes the step as one undoable step of the store: the signed row, the new state, and what follows from it
 * (dates of completion, recheck and closing, the deadline). @hazard is read anew. ANBAN_ERROR_INVALID with a sentence
 * that says what is missing; ANBAN_ERROR_CONFLICT when somebody else moved it meanwhile. */
gboolean
anban_hazard_take (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardMove *move, GError **error);

G_END_DECLS
