/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window in which a plan is read, checked beside its source, and taken into the office in one step. Opened by
 * the main window over itself.
 */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_IMPORT_WINDOW (anban_import_window_get_type ())
G_DECLARE_FINAL_TYPE (AnbanImportWindow, anban_import_window, ANBAN, IMPORT_WINDOW, AdwWindow)

/* Emits "taken" (gint64 plan_id, const char *message) after a plan was taken, and closes itself; the message says what
 * came of it. */
GtkWidget *anban_import_window_new (GtkWindow *parent, AnbanStore *store);
/* Reads a plan in place of what is shown. */
void anban_import_window_open_file (AnbanImportWindow *self, GFile *file);
void anban_import_window_read_text (AnbanImportWindow *self, const char *text);

G_END_DECLS
