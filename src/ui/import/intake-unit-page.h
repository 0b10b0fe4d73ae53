/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page of the import window on which the clerk decides what each unit's name in the plan means: a unit of the
 * office, a new one, or none.
 */
#pragma once

#include "plan/plan-intake.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_INTAKE_UNIT_PAGE (anban_intake_unit_page_get_type ())
G_DECLARE_FINAL_TYPE (AnbanIntakeUnitPage, anban_intake_unit_page, ANBAN, INTAKE_UNIT_PAGE, GtkWidget)

GtkWidget *anban_intake_unit_page_new (void);
void anban_intake_unit_page_set_intake (AnbanIntakeUnitPage *self, AnbanPlanIntake *intake);
/* Scrolls to the row of a name and puts the focus there. */
void anban_intake_unit_page_show (AnbanIntakeUnitPage *self, const char *name);

G_END_DECLS
