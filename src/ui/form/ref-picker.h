/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Windows in which a record of some register is picked with more in sight than its title (criteria by subject). Rooms
 * above the form name theirs once; the rows of REF fields offer it beside the entry.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Returns a window that emits "picked" (gint64 id, const char *title) and closes itself; @record is what the pick is
 * for. */
typedef GtkWidget *(*AnbanRefPickerFunc) (GtkWindow *parent, AnbanStore *store, AnbanRecord *record);

void anban_ref_picker_add (const AnbanRegister *reg, AnbanRefPickerFunc func);
/* NULL where the register has none. */
AnbanRefPickerFunc anban_ref_picker_find (const AnbanRegister *reg);

G_END_DECLS
