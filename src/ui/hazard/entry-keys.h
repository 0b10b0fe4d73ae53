/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The keys of an editor that is filled by keyboard alone: Enter goes on to the next, Up and Down change a choice in
 * place. Used by the quick entry.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @next is called on Enter in @editor (GtkEntry, GtkDropDown, AnbanGrowingText, AnbanRefEntry, AnbanDayEntry), and
 * @changed whenever what it holds changes; both swapped, on @data, a GObject that outlives the editor. */
void anban_entry_keys_connect (GtkWidget *editor, GCallback next, GCallback changed, gpointer data);
/* A drop-down of @choices with an accessible name; @otherwise stands first for none, where it is not NULL. */
GtkWidget *anban_entry_keys_create_choice (const char *name, const void *choices, const char *otherwise);
/* The value of the choice; 0 for none. */
int anban_entry_keys_get_choice (GtkWidget *choice);
void anban_entry_keys_set_choice (GtkWidget *choice, int value);

G_END_DECLS
