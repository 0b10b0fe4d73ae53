/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The units of one task in the import window: role, name, what the name means, and a way to take it out. Part of
 * intake-editor.c.
 */
#pragma once

#include "plan/plan-intake.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called with the name whose meaning the clerk wants to decide. */
typedef void (*AnbanIntakePartFunc) (const char *name, gpointer data);

/* Shows the units of task @index in @box. Rows that are right already stay, and so does the focus in them. */
void anban_intake_parts_fill (
    GtkBox *box, AnbanPlanIntake *intake, guint index, AnbanIntakePartFunc decide, gpointer data);

/* A model of the roles for a drop-down, and a role's place in it. */
GtkStringList *anban_intake_parts_new_roles (void);

G_END_DECLS
