/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two people moved the same hazard: what the other did, when and with which words, beside what is about to be done here,
 * and the choice between them. Stands in the step dialog in place of its form.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_STEP_CONFLICT (anban_step_conflict_get_type ())
G_DECLARE_FINAL_TYPE (AnbanStepConflict, anban_step_conflict, ANBAN, STEP_CONFLICT, GtkWidget)

/* Signals: "theirs" () the other's stands; "mine" () take mine on top of it. */
GtkWidget *anban_step_conflict_new (void);
/* The newest entry of the change log of a hazard: what is newer is the other's. */
gint64 anban_step_conflict_get_last_change (AnbanStore *store, AnbanRecord *hazard);
/* @seen: the hazard as it was shown; @last_change: of that moment; @mine: what was to be done, in words. */
void anban_step_conflict_show (
    AnbanStepConflict *self, AnbanStore *store, AnbanRecord *seen, gint64 last_change, const char *mine);

G_END_DECLS
