/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line of links to the parts of a long form, each with how much is in it: 责任单位 4, 附件 1. Stands under
 * the title of the record pane.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_JUMP_BAR (anban_jump_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnbanJumpBar, anban_jump_bar, ANBAN, JUMP_BAR, GtkWidget)

/* Signal "jump" (GtkWidget *target). Targets are not kept alive: clear the bar before they go. */
GtkWidget *anban_jump_bar_new (void);
void anban_jump_bar_clear (AnbanJumpBar *self);
void anban_jump_bar_append (AnbanJumpBar *self, GtkWidget *target, const char *title);
/* As if the link at @place (from 0, hidden ones do not count) were pressed. */
void anban_jump_bar_press (AnbanJumpBar *self, guint place);
/* 0 shows the title alone. The link is hidden while its target is. */
void anban_jump_bar_set_count (AnbanJumpBar *self, GtkWidget *target, guint n);

G_END_DECLS
