/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One task in the list of the import window: whether it is taken, its number and heading, what was read, what is
 * doubtful, and how it stands to the office's. Bound by intake-list.c.
 */
#pragma once

#include "plan/plan-intake.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_INTAKE_ROW (anban_intake_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanIntakeRow, anban_intake_row, ANBAN, INTAKE_ROW, GtkWidget)

GtkWidget *anban_intake_row_new (void);
/* Shows task @index; again after an edit. */
void anban_intake_row_show (AnbanIntakeRow *self, AnbanPlanIntake *intake, guint index);

G_END_DECLS
