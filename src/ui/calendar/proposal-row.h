/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One proposal in the dialog of the automatic plan: its item in the list, and the widget that shows it. Used by
 * AnbanScheduleDialog alone.
 */
#pragma once

#include "rules/drill-schedule.h"
#include "rules/working-days.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_PROPOSAL (anban_proposal_get_type ())
G_DECLARE_FINAL_TYPE (AnbanProposal, anban_proposal, ANBAN, PROPOSAL, GObject)

struct _AnbanProposal {
  GObject parent_instance;
  const AnbanDrillProposal *proposal; /* of the schedule */
  AnbanDate day;                      /* the proposed one, or the one that was chosen instead */
  gboolean ticked;
};

AnbanProposal *anban_proposal_new (const AnbanDrillProposal *proposal);

#define ANBAN_TYPE_PROPOSAL_ROW (anban_proposal_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanProposalRow, anban_proposal_row, ANBAN, PROPOSAL_ROW, GtkWidget)

/* Signals: "changed" () when it was ticked or got another day, "accepted" () for this one alone. @days says which days
 * are free. */
GtkWidget *anban_proposal_row_new (const AnbanWorkingDays *days, AnbanDate today);
void anban_proposal_row_show (AnbanProposalRow *self, AnbanProposal *item);
AnbanProposal *anban_proposal_row_get_item (AnbanProposalRow *self);

G_END_DECLS
