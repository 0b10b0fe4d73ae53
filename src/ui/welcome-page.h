/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a window without an office shows: make one, open one, look at the sample, or one of those opened of late
 * (the desktop's own list). Its rows activate actions of the window (win.new-office, win.open, win.open-sample)
 * and of the application (app.open-office).
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_WELCOME_PAGE (anban_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (AnbanWelcomePage, anban_welcome_page, ANBAN, WELCOME_PAGE, AdwBin)

/* Tells the desktop's list that the office at @path was opened. */
void anban_welcome_page_note_recent (const char *path, const char *office_name);

G_END_DECLS
