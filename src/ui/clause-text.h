/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Chinese may be broken behind every character, which tears words apart in the short centred texts of empty
 * pages and dialogs. Here such a text is broken behind its punctuation only, as long as a clause fits in a line.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Pango markup of @text (plain text), with clauses that hold together. Free with g_free. */
char *anban_clause_text_dup_markup (const char *text);

/* The description of @page; NULL for none. */
void anban_clause_text_describe (AdwStatusPage *page, const char *text);

/* The same for the pages and the centred labels of a template, whose plain texts are in its .ui file. */
void anban_clause_text_apply (GtkWidget *widget);

G_END_DECLS
