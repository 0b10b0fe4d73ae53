/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The short help (F1): what to do first, and how lists, records and paper work, on one page.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_HELP_WINDOW (anban_help_window_get_type ())
G_DECLARE_FINAL_TYPE (AnbanHelpWindow, anban_help_window, ANBAN, HELP_WINDOW, AdwWindow)

/* @parent may be NULL. */
void anban_help_window_present (GtkWindow *parent);

G_END_DECLS
