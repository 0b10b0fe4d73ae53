/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The changing parts of the record pane: a section for each kind of details of the register that is shown, and the
 * parts that rooms above gave for it (ui/form/record-part.h), with their links in the jump bar. Owned by the pane.
 */
#pragma once

#include "ui/form/jump-bar.h"
#include "ui/form/record-part.h"

G_BEGIN_DECLS

typedef struct _AnbanPaneSections AnbanPaneSections;

/* The boxes belong to the pane and outlive the sections in them. */
AnbanPaneSections *
anban_pane_sections_new (GtkWidget *above, GtkWidget *first, GtkWidget *details, AnbanJumpBar *jumps);
void anban_pane_sections_free (AnbanPaneSections *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanPaneSections, anban_pane_sections_free)

void anban_pane_sections_add_part (AnbanPaneSections *self,
                                   const AnbanRegister *reg,
                                   AnbanPartPlace place,
                                   const AnbanRegister *detail,
                                   const char *title,
                                   GType type);
/* Makes the sections for records of @reg, and appends their links. */
void anban_pane_sections_create (AnbanPaneSections *self, const AnbanRegister *reg);
/* Another owner, a saved record; NULL empties. */
void anban_pane_sections_set_owner (AnbanPaneSections *self, AnbanStore *store, AnbanRecord *owner);
/* The file changed: rows that stay keep their input. */
void anban_pane_sections_reload (AnbanPaneSections *self);
/* Shows those that @owner has a use for (NULL: a new record, that has none), and how much is in them. */
void anban_pane_sections_update (AnbanPaneSections *self, AnbanRecord *owner);
gboolean anban_pane_sections_flush (AnbanPaneSections *self);
GtkWidget *anban_pane_sections_get_details (AnbanPaneSections *self, const AnbanRegister *reg);
GtkWidget *anban_pane_sections_get_part (AnbanPaneSections *self, GType type);

G_END_DECLS
