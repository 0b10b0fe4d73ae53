/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of the record pane, which are the form.… actions that it installs. Called by the pane when it is made; the
 * list for the reader is ui/shortcuts-window.ui.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void anban_record_pane_keys_add (GtkWidget *pane);

G_END_DECLS
