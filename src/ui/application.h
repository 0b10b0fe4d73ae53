/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The desktop application: one process, one window per office. Started by main() when no subcommand was named;
 * the file manager hands it *.anban files. Its actions: app.open-office (s: path), app.new-window, app.help,
 * app.about, app.quit.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_APPLICATION (anban_application_get_type ())
G_DECLARE_FINAL_TYPE (AnbanApplication, anban_application, ANBAN, APPLICATION, AdwApplication)

AnbanApplication *anban_application_new (void);

G_END_DECLS
