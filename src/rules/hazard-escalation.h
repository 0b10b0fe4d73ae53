/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 双重督办: the ladder 提醒 → 督办 → 约谈 → 通报 for the line that is late. What is late and which rung comes next is
 * derived; taking a rung writes one row for each unit, with its letter, as one undoable step. Called by the record
 * pane, the papers and the command line.
 */
#pragma once

#include "rules/hazard-letter.h"

G_BEGIN_DECLS

/* A line that is late, and what comes next for it. */
typedef struct {
  AnbanLine line;
  gint64 unit_id;
  guint days_late;
  AnbanEscalationRung rung;
} AnbanHazardEscalationProposal;

/* Who is late and has no open deadline of the last rung: AnbanHazardEscalationProposal. Without recipients the
 * inspected unit itself. */
GArray *anban_hazard_propose_escalations (AnbanStore *store, AnbanRecord *hazard, GError **error);
/* The rung after the last one that was taken for @unit_id. 0 on an error. */
AnbanEscalationRung
anban_hazard_get_next_rung (AnbanStore *store, AnbanRecord *hazard, gint64 unit_id, GError **error);
/* The kind of letter that goes with a rung. */
AnbanLetterKind anban_hazard_rung_letter (AnbanEscalationRung rung);

typedef struct {
  AnbanEscalationRung rung;
  const AnbanHazardTarget *targets;
  guint n_targets;
  AnbanLetters letters;
  AnbanDate on;            /* ANBAN_DATE_NONE: today */
  const char *person;      /* who signs */
  const char *signer;      /* of the letters */
  const char *content;     /* what is asked */
  const char *skip_reason; /* why a rung is left out, where one is */
} AnbanHazardEscalation;

/* Of a hazard that was handed out and is not closed. ANBAN_ERROR_INVALID where a rung is left out without a reason. */
gboolean anban_hazard_escalate (AnbanStore *store,
                                AnbanRecord *hazard,
                                const AnbanHazardEscalation *escalation,
                                GError **error);

G_END_DECLS
