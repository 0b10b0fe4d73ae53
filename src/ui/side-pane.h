/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The place at the right of a view for the open record: a child with a handle at its left edge that sets its
 * width, remembered by the desktop. Used by the window alone.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_SIDE_PANE (anban_side_pane_get_type ())
G_DECLARE_FINAL_TYPE (AnbanSidePane, anban_side_pane, ANBAN, SIDE_PANE, AdwBin)

void anban_side_pane_set_content (AnbanSidePane *self, GtkWidget *content);
GtkWidget *anban_side_pane_get_content (AnbanSidePane *self);

G_END_DECLS
