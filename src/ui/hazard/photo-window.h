/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A photo as large as the window lets it be; Escape closes, one with another beside it shows both. Opened by the photo
 * section and the photo strip.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Over the window of @from. @picture is what photo/photo.h wrote. */
void anban_photo_window_present (GtkWidget *from, GBytes *picture, const char *title);
/* Two side by side, each with a caption (整改前, 整改后). */
void anban_photo_window_present_pair (GtkWidget *from,
                                      GBytes *left,
                                      const char *left_caption,
                                      GBytes *right,
                                      const char *right_caption,
                                      const char *title);

G_END_DECLS
