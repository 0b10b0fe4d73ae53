/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tasks of a plan that is being checked, one selected. Made by the import window.
 */
#pragma once

#include "plan/plan-intake.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_INTAKE_LIST (anban_intake_list_get_type ())
G_DECLARE_FINAL_TYPE (AnbanIntakeList, anban_intake_list, ANBAN, INTAKE_LIST, GtkWidget)

/* Emits "selected" (int index; -1 for none). */
GtkWidget *anban_intake_list_new (void);
void anban_intake_list_set_intake (AnbanIntakeList *self, AnbanPlanIntake *intake);
int anban_intake_list_get_selected (AnbanIntakeList *self);
/* Selects and scrolls there. */
void anban_intake_list_select (AnbanIntakeList *self, int index);
void anban_intake_list_grab_focus (AnbanIntakeList *self);

G_END_DECLS
