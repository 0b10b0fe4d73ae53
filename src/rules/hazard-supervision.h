/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 双重交办: one hazard handed to 属地 and 行业, each with its letter, its receipt, its own clock and its own answer.
 * Everything here is one undoable step. Called by the record pane, the papers and the command line. Hurrying them is
 * in rules/hazard-escalation.h, 挂牌督办 in rules/hazard-listing.h.
 */
#pragma once

#include "rules/hazard-letter.h"

G_BEGIN_DECLS

/* Whom to hand the hazard to: its unit's nearest town or street above it, and the department that looks after its
 * industry. Those on the hazard already are left out; nothing is written. AnbanHazardTarget. */
GArray *anban_hazard_propose_recipients (AnbanStore *store, AnbanRecord *hazard, GError **error);

typedef struct {
  const AnbanHazardTarget
      *targets; /* besides the recipients there are; a unit that is one already is not added */
  guint n_targets;
  AnbanLetters letters;
  AnbanDate on;       /* ANBAN_DATE_NONE: today */
  AnbanDate due_on;   /* the hazard's deadline, where it has not been handed out yet */
  const char *person; /* who hands it out */
  const char *signer; /* of the letters */
  const char *note;
} AnbanHazardAssignment;

/* Hands it to all of them in one go: recipients, letters with their numbers, and 交办 where it is still 登记. */
gboolean anban_hazard_assign (AnbanStore *store,
                              AnbanRecord *hazard,
                              const AnbanHazardAssignment *assignment,
                              GError **error);
/* @recipient of anban_hazard_recipient_register. ANBAN_DATE_NONE: today. */
gboolean anban_hazard_receive (
    AnbanStore *store, AnbanRecord *recipient, const char *receiver, AnbanDate on, GError **error);
gboolean anban_hazard_answer (
    AnbanStore *store, AnbanRecord *recipient, const char *answer, AnbanDate on, GError **error);

G_END_DECLS
