/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The left side of the import window: the plan's text with what was read from it marked (units, dates,
 * frequencies, quotas, each in a style of its own), and the task that is being looked at. Text that became no task
 * is pale. Made by the import window.
 */
#pragma once

#include "plan/plan-intake.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_SOURCE_PANE (anban_source_pane_get_type ())
G_DECLARE_FINAL_TYPE (AnbanSourcePane, anban_source_pane, ANBAN, SOURCE_PANE, GtkWidget)

/* Emits "task-picked" (uint index) when the cursor is put into the words of a task. */
GtkWidget *anban_source_pane_new (void);
void anban_source_pane_set_intake (AnbanSourcePane *self, AnbanPlanIntake *intake);
/* Marks the words of task @index and scrolls to them; -1 marks none. */
void anban_source_pane_show_task (AnbanSourcePane *self, int index);
/* The cursor as a byte of the plan's source. */
gsize anban_source_pane_get_offset (AnbanSourcePane *self);
/* Whether the cursor stands in the text by the hand of the clerk, who then means that place. */
gboolean anban_source_pane_has_focus (AnbanSourcePane *self);
void anban_source_pane_grab_focus (AnbanSourcePane *self);

G_END_DECLS
