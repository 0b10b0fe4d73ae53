/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows from a spreadsheet before they are taken into a register: which column goes where, what is wrong in
 * which cell. Taking them is one step. Opened by the list's paste. Emits "taken" (const char *what, gint64 id of
 * the first new record).
 */
#pragma once

#include <adwaita.h>

#include "exchange/paste.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_PASTE_DIALOG (anban_paste_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPasteDialog, anban_paste_dialog, ANBAN, PASTE_DIALOG, AdwWindow)

/* @paste is taken over. */
AnbanPasteDialog *anban_paste_dialog_new (GtkWindow *parent, const AnbanRegister *reg, AnbanPaste *paste);

G_END_DECLS
