/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The photos of a hazard in its record pane: before and after rectification side by side, pair by pair; added by the
 * file chooser, by dropping and by pasting, opened large, taken out with a way back.
 */
#pragma once

#include "registers/hazard.h"
#include "ui/form/record-part.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_PHOTO_SECTION (anban_photo_section_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPhotoSection, anban_photo_section, ANBAN, PHOTO_SECTION, AnbanRecordPart)

/* Reads files (GFile) and adds them in one step when they are read; what is no photo is told. */
void anban_photo_section_add_files (AnbanPhotoSection *self, AnbanPhotoRole role, GSList *files);
/* What is on the clipboard, on the side where the cursor is; before, while the hazard is not rectified. */
void anban_photo_section_paste (AnbanPhotoSection *self);
guint anban_photo_section_get_n_photos (AnbanPhotoSection *self, AnbanPhotoRole role);
/* The card at a place of a side, or NULL. */
GtkWidget *anban_photo_section_get_card (AnbanPhotoSection *self, AnbanPhotoRole role, guint place);

G_END_DECLS
