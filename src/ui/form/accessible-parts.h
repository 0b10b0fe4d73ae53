/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names for the parts that GTK makes inside its own widgets (the button of a drop-down, scroll bars, pages of
 * a stack), which screen readers would otherwise read as GtkToggleButton or GtkRange.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Goes through @root and everything in it; @name is for parts of no use of their own. */
void anban_accessible_parts_name (GtkWidget *root, const char *name);

G_END_DECLS
