/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is offered under an entry while a clerk types: Down opens it and goes on, Enter takes what is chosen, Esc
 * closes it; Tab and an input method that is composing are never in its way. Its owner fills it: AnbanRefEntry with
 * records, AnbanTextRow with the values that a field has elsewhere.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_SUGGESTIONS_MOST        8

#define ANBAN_TYPE_SUGGESTION_POPOVER (anban_suggestion_popover_get_type ())
G_DECLARE_FINAL_TYPE (AnbanSuggestionPopover, anban_suggestion_popover, ANBAN, SUGGESTION_POPOVER, GtkPopover)

/* Signals: "wanted" () when it is to be filled and opened; "picked" (gint64 id, const char *text), closed by then.
 * @parent is unparented from by its owner, and presents its popovers; @entry is inside it. */
GtkWidget *anban_suggestion_popover_new (GtkWidget *parent, GtkWidget *entry);
/* The accessible name of the list. */
void anban_suggestion_popover_set_name (AnbanSuggestionPopover *self, const char *name);
/* Something was typed: "wanted" follows after a pause. */
void anban_suggestion_popover_expect (AnbanSuggestionPopover *self);

void anban_suggestion_popover_clear (AnbanSuggestionPopover *self);
/* @shown is what stands there, @text what is picked; @icon_name may be NULL. */
void anban_suggestion_popover_append (
    AnbanSuggestionPopover *self, gint64 id, const char *text, const char *shown, const char *icon_name);
/* With nothing in it, it closes. */
void anban_suggestion_popover_open (AnbanSuggestionPopover *self);
void anban_suggestion_popover_close (AnbanSuggestionPopover *self);
/* On Enter: picks what is chosen; FALSE where nothing is. */
gboolean anban_suggestion_popover_pick (AnbanSuggestionPopover *self);

G_END_DECLS
