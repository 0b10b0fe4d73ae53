/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One hazard in the quick entry: what, where, of which kind and level, by when, how and by whom, with its photos. Filled
 * by keyboard alone. Stands in the quick entry window.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_QUICK_ENTRY_ROW (anban_quick_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanQuickEntryRow, anban_quick_entry_row, ANBAN, QUICK_ENTRY_ROW, GtkWidget)

/* Signals: "changed" (); "next" () Enter in the last field; "remove" (); "refused" (const char *sentence or NULL). */
GtkWidget *anban_quick_entry_row_new (AnbanStore *store, int longest_side);
void anban_quick_entry_row_set_number (AnbanQuickEntryRow *self, guint number);
/* Takes place, kind and deadline of the hazard above over. */
void anban_quick_entry_row_continue (AnbanQuickEntryRow *self, AnbanQuickEntryRow *last);
/* Nothing was typed into it, and there is no photo. */
gboolean anban_quick_entry_row_is_empty (AnbanQuickEntryRow *self);
/* A new record of anban_hazard_register; @strict: what cannot be read is an error, the cursor in its field; else it is
 * left out. */
AnbanRecord *anban_quick_entry_row_dup_hazard (AnbanQuickEntryRow *self, gboolean strict, GError **error);
void anban_quick_entry_row_set_hazard (AnbanQuickEntryRow *self, AnbanRecord *hazard);
/* AnbanPhotoStrip */
GtkWidget *anban_quick_entry_row_get_photos (AnbanQuickEntryRow *self);
void anban_quick_entry_row_focus (AnbanQuickEntryRow *self);

G_END_DECLS
