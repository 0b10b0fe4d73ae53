/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry for one day outside the form: any written form, “+15” for so many days from a base, Up and Down for the
 * next and the last day, and buttons for usual spans. Used by the step dialog and the quick entry.
 */
#pragma once

#include "base/date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_DAY_ENTRY (anban_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDayEntry, anban_day_entry, ANBAN, DAY_ENTRY, GtkWidget)

/* Signals: "changed" () while typing; "activate" () on Enter. @name is the accessible name. */
GtkWidget *anban_day_entry_new (const char *name);
/* Buttons “7 天”, “15 天” …; ends with 0. */
void anban_day_entry_set_spans (AnbanDayEntry *self, const guint *spans);
/* What spans are reckoned from; today at first. */
void anban_day_entry_set_base (AnbanDayEntry *self, AnbanDate base);
void anban_day_entry_set_date (AnbanDayEntry *self, AnbanDate date);
/* ANBAN_DATE_NONE while it is empty or cannot be read. */
AnbanDate anban_day_entry_get_date (AnbanDayEntry *self);
gboolean anban_day_entry_is_empty (AnbanDayEntry *self);
GtkWidget *anban_day_entry_get_entry (AnbanDayEntry *self);
/* FALSE and a sentence where something stands there that is no day. @label names the field in it. */
gboolean anban_day_entry_check (AnbanDayEntry *self, const char *label, GError **error);

G_END_DECLS
