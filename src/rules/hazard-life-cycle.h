/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The life of a hazard: 登记 → 交办 → 整改中 → 待复查 → 销号, with new rounds, extensions, 立行立改, 作废 and 回头看,
 * as one table of steps. Every step is signed, dated and kept as a row of its own; it is the only way by which
 * a hazard changes its state or, once handed out, its deadline. Called by the board, the record pane and the
 * command line.
 */
#pragma once

#include "base/date.h"
#include "registers/hazard.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What a step asks of whoever takes it. */
typedef enum {
  ANBAN_STEP_ASKS_DUE_ON = 1 << 0,     /* a deadline: new, asked for or granted */
  ANBAN_STEP_ASKS_GRANTED_BY = 1 << 1, /* who approved */
  ANBAN_STEP_ASKS_NOTE = 1 << 2,       /* a reason, or what was found */
  ANBAN_STEP_ASKS_UNIT = 1 << 3,       /* which of the recipients signs; needless where there is only one */
} AnbanHazardStepAsks;

typedef struct {
  AnbanHazardStep step;
  guint from;                     /* states it can be taken in, as bits 1 << AnbanHazardState */
  AnbanHazardState to;            /* 0: the state stays */
  AnbanHazardStepAsks asks;       /* must be given */
  AnbanHazardStepAsks asks_major; /* and besides, of a major hazard */
  const char *person_label;       /* who signs: 复查人, 签收人 …; msgid */
  const char *due_on_label;       /* which deadline, or NULL where none is asked; msgid */
  const char *note_label;         /* what the note says; also where it need not be given; msgid */
} AnbanHazardStepRule;

/* A step about to be taken. Texts may be NULL; a day that is not said is ANBAN_DATE_NONE, not 0 (which is a day). */
typedef struct {
  AnbanHazardStep step;
  AnbanDate on;           /* ANBAN_DATE_NONE: today */
  const char *person;     /* who signs */
  gint64 unit_id;         /* that person's unit; 0: not said */
  AnbanDate due_on;       /* ANBAN_DATE_NONE: what anban_hazard_propose_due_on() proposes */
  const char *granted_by; /* who approved */
  const char *note;
} AnbanHazardMove;

/* NULL for a number that is no step. */
const AnbanHazardStepRule *anban_hazard_step_rule (AnbanHazardStep step);
/* What the step asks of this hazard. */
AnbanHazardStepAsks anban_hazard_step_asks (AnbanHazardStep step, AnbanRecord *hazard);
/* The step that takes a card from one lane to another; 0 where there is none. */
AnbanHazardStep anban_hazard_step_between (AnbanHazardState from, AnbanHazardState to);
/* Fills @steps (of AnbanHazardStep) with what makes sense next, the way forward first: no 批准延期 where nobody
 * asked, no 销号 before the recheck. Something may still be missing; anban_hazard_can_take() says what. */
gboolean anban_hazard_list_steps (AnbanStore *store, AnbanRecord *hazard, GArray *steps, GError **error);
/* The deadline to begin with in the dialog: the one typed at registration, the one that was asked for;
 * ANBAN_DATE_NONE where there is none or the step sets none. */
AnbanDate anban_hazard_propose_due_on (AnbanStore *store, AnbanRecord *hazard, AnbanHazardStep step);
/* A day as typed, "" for none; the sentence of the error says what is wrong with @label (整改时限). */
gboolean anban_hazard_parse_day (const char *label, const char *text, AnbanDate *day, GError **error);
/* Whether @step can be taken now, the values of @hazard and its parts considered but not those of a move (what the
 * dialog asks for). When not, the sentence says what is missing. */
gboolean anban_hazard_can_take (AnbanStore *store, AnbanRecord *hazard, AnbanHazardStep step, GError **error);
/* Takes the step as one undoable step of the store: the signed row, the new state, and what follows from it
 * (dates of completion, recheck and closing, the deadline, receipts of the recipients, the new hazard of a relapse).
 * @hazard is read anew. ANBAN_ERROR_INVALID with a sentence that says what is missing; ANBAN_ERROR_CONFLICT when
 * somebody else moved it meanwhile: @hazard is as it was then, so that both versions can be shown; refresh it and take
 * the step again to keep one's own. */
gboolean
anban_hazard_take (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardMove *move, GError **error);

G_END_DECLS
