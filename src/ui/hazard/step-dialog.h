/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks what one step in the life of a hazard needs (who signs, day, deadline, approval, the units it is handed to, photos
 * of what was put right, what a major hazard still lacks) and takes it as one undoable step. Opened by the record pane
 * and the board.
 */
#pragma once

#include "rules/hazard-life-cycle.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_STEP_DIALOG (anban_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnbanStepDialog, anban_step_dialog, ANBAN, STEP_DIALOG, AdwWindow)

/* Signal "taken" () after the step was taken; the dialog closes itself. What goes wrong is said inside it, and nothing
 * that was typed is lost. 销号 of a hazard that was not rechecked yet asks for both and takes both. */
AnbanStepDialog *
anban_step_dialog_new (GtkWindow *parent, AnbanStore *store, AnbanRecord *hazard, AnbanHazardStep step);
/* Takes the step with what stands there; FALSE: the dialog says why not. What Enter does. */
gboolean anban_step_dialog_take (AnbanStepDialog *self);
/* The sentence in the dialog; "" where there is none. */
const char *anban_step_dialog_get_message (AnbanStepDialog *self);
/* 交办, 复查合格 …: what the clerk calls the step. */
const char *anban_step_dialog_get_label (AnbanHazardStep step);

G_END_DECLS
