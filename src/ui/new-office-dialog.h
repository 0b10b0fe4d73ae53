/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes the file of a new office: its name, level and region, then where it is kept. Emits "created" (GFile *)
 * when the file is there. Opened by the window's win.new-office.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_NEW_OFFICE_DIALOG (anban_new_office_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnbanNewOfficeDialog, anban_new_office_dialog, ANBAN, NEW_OFFICE_DIALOG, AdwWindow)

AnbanNewOfficeDialog *anban_new_office_dialog_new (GtkWindow *parent);

G_END_DECLS
