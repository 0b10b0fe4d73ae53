/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The files of a record (佐证): a list with type, name and size; added by the file chooser, by dropping and
 * by pasting; opened, saved elsewhere and removed. Stands in the record pane.
 */
#pragma once

#include "store/attachment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_ATTACHMENT_SECTION (anban_attachment_section_get_type ())
G_DECLARE_FINAL_TYPE (AnbanAttachmentSection, anban_attachment_section, ANBAN, ATTACHMENT_SECTION, GtkWidget)

GtkWidget *anban_attachment_section_new (void);
/* The files of @owner, a saved record; NULL empties. */
void anban_attachment_section_set_owner (AnbanAttachmentSection *self, AnbanStore *store, AnbanRecord *owner);
void anban_attachment_section_reload (AnbanAttachmentSection *self);
/* Reads files (GFile) into the office; what cannot be read is told, the others are added. */
void anban_attachment_section_add_files (AnbanAttachmentSection *self, GSList *files);
/* Adds the files on the clipboard. */
void anban_attachment_section_paste (AnbanAttachmentSection *self);
guint anban_attachment_section_get_n_files (AnbanAttachmentSection *self);
/* Takes the file at a place out of the record; undoable. */
void anban_attachment_section_remove (AnbanAttachmentSection *self, guint place);

G_END_DECLS
