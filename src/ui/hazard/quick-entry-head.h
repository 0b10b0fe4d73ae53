/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The head of an inspection in the quick entry: unit, day, kind, campaign, people, place; typed once for all hazards that
 * it found. Stands in the quick entry window.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_QUICK_ENTRY_HEAD (anban_quick_entry_head_get_type ())
G_DECLARE_FINAL_TYPE (AnbanQuickEntryHead, anban_quick_entry_head, ANBAN, QUICK_ENTRY_HEAD, GtkWidget)

/* Signals: "changed" (); "next" () Enter in the last field. */
GtkWidget *anban_quick_entry_head_new (AnbanStore *store);
/* A new record of anban_inspection_register. @strict as in quick-entry-row.h. */
AnbanRecord *
anban_quick_entry_head_dup_inspection (AnbanQuickEntryHead *self, gboolean strict, GError **error);
void anban_quick_entry_head_set_inspection (AnbanQuickEntryHead *self, AnbanRecord *inspection);
void anban_quick_entry_head_focus (AnbanQuickEntryHead *self);
/* The first of the inspectors, who hands the hazards out; else the leader. */
char *anban_quick_entry_head_dup_signer (AnbanQuickEntryHead *self);

G_END_DECLS
