/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Gives one field of many records the same value, as one step, with a progress bar and a way to stop it that
 * leaves nothing changed. Opened by the list's 批量修改. Emits "done" (const char *what) when it is.
 */
#pragma once

#include <adwaita.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_BULK_EDIT_DIALOG (anban_bulk_edit_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnbanBulkEditDialog, anban_bulk_edit_dialog, ANBAN, BULK_EDIT_DIALOG, AdwWindow)

/* @ids: gint64; a reference is taken. */
AnbanBulkEditDialog *
anban_bulk_edit_dialog_new (GtkWindow *parent, AnbanStore *store, const AnbanRegister *reg, GArray *ids);
/* What the controls do, for tests: chooses the field and its value as typed (“已完成”, “2026-09-30”), and starts. */
gboolean
anban_bulk_edit_dialog_start (AnbanBulkEditDialog *self, guint field, const char *text, GError **error);

G_END_DECLS
