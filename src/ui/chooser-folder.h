/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The folder that a file dialog opens in: where files of that purpose went or came from last; for the first
 * time the folder of the office file, where the clerk keeps the year's papers. Called by whoever shows a file
 * dialog, before it is shown and after it was answered.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* what the settings call them */
#define ANBAN_FOLDER_WRITTEN  "written"  /* workbooks, PDF, printed files */
#define ANBAN_FOLDER_OFFICE   "office"   /* office files */
#define ANBAN_FOLDER_PLAN     "plan"     /* plans that come in */
#define ANBAN_FOLDER_EVIDENCE "evidence" /* attachments */
#define ANBAN_FOLDER_PHOTOS   "photos"   /* photos of hazards */

/* Path of the folder for @purpose, one that is there now. @office_path may be NULL. Free with g_free. */
char *anban_chooser_folder_dup (const char *purpose, const char *office_path);

/* Lets @chooser begin there. */
void anban_chooser_folder_begin (GtkFileChooser *chooser, const char *purpose, const char *office_path);

/* Notes the folder that @file lies in; a folder is noted itself. */
void anban_chooser_folder_note (const char *purpose, GFile *file);

G_END_DECLS
