/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an office says of itself (name, level, region), how early a task counts as near, and who signs the
 * changes made at this desktop. Written when the dialog closes, as one step. Opened by win.office-settings.
 */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_OFFICE_SETTINGS_DIALOG (anban_office_settings_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    AnbanOfficeSettingsDialog, anban_office_settings_dialog, ANBAN, OFFICE_SETTINGS_DIALOG, AdwWindow)

AnbanOfficeSettingsDialog *anban_office_settings_dialog_new (GtkWindow *parent, AnbanStore *store);

G_END_DECLS
