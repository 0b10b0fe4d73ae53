/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who changed the record when, and what: the change log of one record, read when the section is opened.
 * Stands at the end of the record pane.
 */
#pragma once

#include "store/change-log.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_HISTORY_SECTION (anban_history_section_get_type ())
G_DECLARE_FINAL_TYPE (AnbanHistorySection, anban_history_section, ANBAN, HISTORY_SECTION, GtkWidget)

GtkWidget *anban_history_section_new (void);
/* The history of @owner, a saved record; NULL empties. */
void anban_history_section_set_owner (AnbanHistorySection *self, AnbanStore *store, AnbanRecord *owner);
void anban_history_section_reload (AnbanHistorySection *self);
void anban_history_section_set_open (AnbanHistorySection *self, gboolean open);
/* How many changes are shown; 0 while it is closed. */
guint anban_history_section_get_n_entries (AnbanHistorySection *self);

G_END_DECLS
