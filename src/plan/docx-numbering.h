/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The automatic numbers of a Word document, which stand nowhere in its text: 一、 （一） 1. are made from
 * numbering.xml and styles.xml while the paragraphs are gone through. Used by plan/docx-text.c.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AnbanDocxNumbering AnbanDocxNumbering;

/* Either part may be NULL. Returns NULL with @error where one is damaged or has a DTD. */
AnbanDocxNumbering *
anban_docx_numbering_new (const GByteArray *numbering, const GByteArray *styles, GError **error);
void anban_docx_numbering_free (AnbanDocxNumbering *self);

/* The number that the next paragraph prints, a blank behind it where it needs one; NULL where it has none.
 * @num_id and @level are -1, @style NULL, where the paragraph does not name them. */
char *anban_docx_numbering_next (AnbanDocxNumbering *self, const char *style, int num_id, int level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanDocxNumbering, anban_docx_numbering_free)

G_END_DECLS
