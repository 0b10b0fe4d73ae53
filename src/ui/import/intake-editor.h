/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One task of a plan that is being checked, with all that was read from it, to be corrected before it is taken.
 * Saved into the intake on leaving a field. Made by the import window, whose import.split and import.merge-…
 * actions its buttons call.
 */
#pragma once

#include "plan/plan-intake.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_INTAKE_EDITOR (anban_intake_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnbanIntakeEditor, anban_intake_editor, ANBAN, INTAKE_EDITOR, GtkWidget)

/* Emits "unit-activated" (const char *name) when the clerk wants to decide what a unit's name means. */
GtkWidget *anban_intake_editor_new (void);
void anban_intake_editor_set_intake (AnbanIntakeEditor *self, AnbanPlanIntake *intake);
/* Shows a task, all of it anew; -1 shows none. */
void anban_intake_editor_show (AnbanIntakeEditor *self, int index);
/* Saves what was typed and not left yet. FALSE where something cannot be read; it says so. */
gboolean anban_intake_editor_flush (AnbanIntakeEditor *self);
/* The character of the body where the cursor stands. */
glong anban_intake_editor_get_cursor (AnbanIntakeEditor *self);
void anban_intake_editor_grab_focus (AnbanIntakeEditor *self);

G_END_DECLS
