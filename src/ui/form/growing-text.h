/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text view that is always as high as its text at the width it gets. (A bare GtkTextView tells the height
 * of its last width, and cuts off lines until something else moves.) The editor of AnbanNoteRow.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_GROWING_TEXT (anban_growing_text_get_type ())
G_DECLARE_FINAL_TYPE (AnbanGrowingText, anban_growing_text, ANBAN, GROWING_TEXT, GtkWidget)

/* The view inside; it keeps its buffer. */
GtkTextView *anban_growing_text_get_view (AnbanGrowingText *self);
char *anban_growing_text_dup_text (AnbanGrowingText *self);
void anban_growing_text_set_text (AnbanGrowingText *self, const char *text);

G_END_DECLS
