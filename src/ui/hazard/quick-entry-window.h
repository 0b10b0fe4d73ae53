/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 录入检查: one inspection and the hazards it found, by keyboard alone: the head once, then one hazard under another.
 * What is typed is kept as a draft and is there again after a crash; saving makes inspection and hazards in one
 * undoable step, and hands them out at once where that is wished. Opened by the main window over itself.
 */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_QUICK_ENTRY_WINDOW (anban_quick_entry_window_get_type ())
G_DECLARE_FINAL_TYPE (AnbanQuickEntryWindow, anban_quick_entry_window, ANBAN, QUICK_ENTRY_WINDOW, AdwWindow)

/* Emits "taken" (gint64 inspection_id, const char *message) after all was saved, and closes itself. */
GtkWidget *anban_quick_entry_window_new (GtkWindow *parent, AnbanStore *store);
/* Saves all; FALSE: the window says why not. What Ctrl+S does. */
gboolean anban_quick_entry_window_save (AnbanQuickEntryWindow *self);
/* One more hazard under the last, the cursor in it. What Ctrl+Enter does. */
void anban_quick_entry_window_add_hazard (AnbanQuickEntryWindow *self);

/* The parts, for tests. */
GtkWidget *anban_quick_entry_window_get_head (AnbanQuickEntryWindow *self);
/* The row at a place, or NULL. */
GtkWidget *anban_quick_entry_window_get_row (AnbanQuickEntryWindow *self, guint place);
const char *anban_quick_entry_window_get_message (AnbanQuickEntryWindow *self);

G_END_DECLS
