/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window is to be closed while typed text waits that cannot be saved as it is: back to it, or close
 * without it. Shown by the record pane.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Over @window; @n_records is in how many records text waits. The response "close" gives it up. */
AdwMessageDialog *anban_leftover_dialog_present (GtkWindow *window, guint n_records);

G_END_DECLS
