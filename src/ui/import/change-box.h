/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a plan would change in a task that the office has: before and after, each to be ticked. Filled by
 * intake-editor.c.
 */
#pragma once

#include "plan/plan-intake.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Puts the changes of task @index into @box, in place of what stood there; hides it where there are none. */
void anban_change_box_fill (GtkBox *box, AnbanPlanIntake *intake, guint index);

G_END_DECLS
