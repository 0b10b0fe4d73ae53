/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Editors for a few fields of a record that are still empty, to be filled where their lack is told (五到位 in the step
 * dialog). Puts rows into a grid of the caller's; writes into a record when asked to.
 */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AnbanFieldFiller AnbanFieldFiller;

/* A row at the end of @grid (two columns) for each field of @fields (guint) that is empty in @record. @activate is called
 * on Enter. */
AnbanFieldFiller *anban_field_filler_new (
    GtkGrid *grid, int *row, AnbanRecord *record, GArray *fields, GCallback activate, gpointer data);
void anban_field_filler_free (AnbanFieldFiller *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanFieldFiller, anban_field_filler_free)

gboolean anban_field_filler_has_field (AnbanFieldFiller *self, guint field);
/* Takes over what was typed; FALSE with a sentence, the cursor in the editor, for what cannot be read. */
gboolean
anban_field_filler_apply (AnbanFieldFiller *self, AnbanStore *store, AnbanRecord *record, GError **error);
/* The first editor, or NULL. */
GtkWidget *anban_field_filler_get_first (AnbanFieldFiller *self);

G_END_DECLS
