/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Under the title of a hazard in the record pane: where it stands, how long it has, and the next sensible steps as
 * buttons with words, the way forward first. Alt+Enter takes that one.
 */
#pragma once

#include "rules/hazard-life-cycle.h"
#include "ui/form/record-part.h"
#include "ui/hazard/supervision-dialog.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_STEP_BAR (anban_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnbanStepBar, anban_step_bar, ANBAN, STEP_BAR, AnbanRecordPart)

/* Opens the dialog of a step for the hazard that is shown; 0: of the main one. NULL where there is none. The window lives
 * until it is closed. */
GtkWidget *anban_step_bar_open (AnbanStepBar *self, AnbanHazardStep step);
/* Opens what is done beside the steps: 督促, 挂牌督办, its lifting. */
GtkWidget *anban_step_bar_open_supervision (AnbanStepBar *self, AnbanSupervision what);
/* The steps that are offered, in their order. */
const AnbanHazardStep *anban_step_bar_get_steps (AnbanStepBar *self, guint *n_steps);

G_END_DECLS
