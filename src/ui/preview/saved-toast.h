/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is said after a file was written: its name, with buttons to open it and the folder it lies in. Used by the
 * preview and the export.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @file: a file, or a folder with the files in it. */
void anban_saved_toast_show (AdwToastOverlay *overlay, const char *text, GFile *file);
/* The toast overlay that @window shows its content in; NULL where it has none. */
AdwToastOverlay *anban_saved_toast_find_overlay (GtkWindow *window);

G_END_DECLS
