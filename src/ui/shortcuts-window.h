/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of keys (Ctrl+?), as the desktop shows such tables.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void anban_shortcuts_window_present (GtkWindow *parent);

G_END_DECLS
