/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small window over another one while something long is done: what, how far, and a stop button. It comes only
 * when the work takes longer than a moment. Used by the export.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_PROGRESS_WINDOW (anban_progress_window_get_type ())
G_DECLARE_FINAL_TYPE (AnbanProgressWindow, anban_progress_window, ANBAN, PROGRESS_WINDOW, AdwWindow)

/* @cancellable is cancelled by the stop button and by closing the window. Destroy it when the work is done. */
AnbanProgressWindow *
anban_progress_window_new (GtkWindow *parent, const char *title, GCancellable *cancellable);
/* From any thread, as long as the window is there. @total 0: not known. */
void anban_progress_window_tell (AnbanProgressWindow *self, guint done, guint total);

G_END_DECLS
