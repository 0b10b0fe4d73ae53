/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 一企一档 in a window of its own: the facts of a unit and everything that the registers know about it; follows changes
 * while it is open. Signals "record-requested" (const AnbanRegister *, gint64) and "query-requested" (const AnbanQuery *):
 * the main window shows them, this one stays.
 */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_UNIT_FILE_WINDOW (anban_unit_file_window_get_type ())
G_DECLARE_FINAL_TYPE (AnbanUnitFileWindow, anban_unit_file_window, ANBAN, UNIT_FILE_WINDOW, AdwWindow)

GtkWidget *anban_unit_file_window_new (GtkWindow *parent, AnbanStore *store, gint64 unit);

G_END_DECLS
