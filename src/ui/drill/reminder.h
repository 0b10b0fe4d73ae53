/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line that should not be forgotten, above the fields of a record: a sentence and buttons that do what it asks. Used by
 * the notices of drills and of emergency plans.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_REMINDER (anban_reminder_get_type ())
G_DECLARE_FINAL_TYPE (AnbanReminder, anban_reminder, ANBAN, REMINDER, GtkWidget)

GtkWidget *anban_reminder_new (void);
/* @callback is called with @data first. */
void anban_reminder_add_button (AnbanReminder *self, const char *label, GCallback callback, gpointer data);
/* NULL hides it. */
void anban_reminder_set_sentence (AnbanReminder *self, const char *sentence);
const char *anban_reminder_get_sentence (AnbanReminder *self);
void anban_reminder_set_buttons_visible (AnbanReminder *self, gboolean visible);

G_END_DECLS
