/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One photo as a small picture: opened by a click or Enter, taken out by the button in its corner or Delete. Stands in
 * the photo section and the photo strip.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_PHOTO_CARD (anban_photo_card_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPhotoCard, anban_photo_card, ANBAN, PHOTO_CARD, GtkWidget)

/* Signals: "open" (), "remove" (). @preview is a JPEG or NULL; @side is the room for it in pixels. */
GtkWidget *anban_photo_card_new (GBytes *preview, const char *name, int side);
/* Whether it may be taken out; it may at first. */
void anban_photo_card_set_removable (AnbanPhotoCard *self, gboolean removable);

G_END_DECLS
