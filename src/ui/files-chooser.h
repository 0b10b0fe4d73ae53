/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The dialog in which a clerk picks files to add, one or several, and what was picked: evidence and photos come in
 * through the same one. Begins where files of that purpose came from last (ui/chooser-folder.h).
 */
#pragma once

#include "ui/chooser-folder.h"

G_BEGIN_DECLS

/* Modal to @widget's window, not shown yet. @office_path may be NULL. */
GtkNativeDialog *
anban_files_chooser_new (GtkWidget *widget, const char *title, const char *purpose, const char *office_path);
/* GFile, none where @response is no yes; notes their folder. Free with g_slist_free_full (…, g_object_unref). */
GSList *anban_files_chooser_dup_files (GtkNativeDialog *chooser, int response, const char *purpose);

G_END_DECLS
