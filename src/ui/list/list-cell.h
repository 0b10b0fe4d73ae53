/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One cell of a list: a field of a record (text; a choice with its icon, word and colour), or a part of the
 * heading of a group, whose title begins in the first column and runs over the others. Follows its record.
 * Made by list-columns.c; the list view asks it what stands under the pointer.
 */
#pragma once

#include <gtk/gtk.h>

#include "store/record-model.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_LIST_CELL (anban_list_cell_get_type ())
G_DECLARE_FINAL_TYPE (AnbanListCell, anban_list_cell, ANBAN, LIST_CELL, GtkWidget)

/* @list_item owns the cell and says at which place it stands. */
AnbanListCell *anban_list_cell_new (const AnbanRegister *reg, guint field, GtkListItem *list_item);
/* An AnbanRecord, an AnbanRecordGroup, or NULL. */
void anban_list_cell_set_item (AnbanListCell *self, gpointer item);
/* Whether the text stands in by the depth of its record; before the item is set. */
void anban_list_cell_set_indented (AnbanListCell *self, gboolean indented);
gpointer anban_list_cell_get_item (AnbanListCell *self);
guint anban_list_cell_get_position (AnbanListCell *self);
guint anban_list_cell_get_field (AnbanListCell *self);
/* Whether all of @text can be read in the cell. */
gboolean anban_list_cell_fits (AnbanListCell *self, const char *text);
/* The cell that holds @widget, or the first below it; NULL where there is none. */
AnbanListCell *anban_list_cell_find (GtkWidget *widget);

G_END_DECLS
