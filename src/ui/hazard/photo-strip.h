/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Photos that are not in the office yet: chosen, dropped or pasted, shown in a row, and handed out at the end. Stands
 * in the step dialog and in the rows of the quick entry.
 */
#pragma once

#include "photo/photo.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_PHOTO_STRIP (anban_photo_strip_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPhotoStrip, anban_photo_strip, ANBAN, PHOTO_STRIP, GtkWidget)

/* Signals: "changed" (); "refused" (const char *sentence) for what is no photo. @name is the accessible name. */
GtkWidget *anban_photo_strip_new (const char *name, int longest_side);
/* Photos are being read, and will be there soon. */
gboolean anban_photo_strip_is_reading (AnbanPhotoStrip *self);
guint anban_photo_strip_get_n_photos (AnbanPhotoStrip *self);
/* AnbanPhoto, owned by the strip. */
GPtrArray *anban_photo_strip_get_photos (AnbanPhotoStrip *self);
/* @photo is taken. */
void anban_photo_strip_add (AnbanPhotoStrip *self, AnbanPhoto *photo);
/* Reads files (GFile); they come when they are read. */
void anban_photo_strip_add_files (AnbanPhotoStrip *self, GSList *files);
void anban_photo_strip_paste (AnbanPhotoStrip *self);

G_END_DECLS
