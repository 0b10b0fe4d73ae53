/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of one office: sidebar of views, the view, the open record; or the welcome page where no office
 * is open. Made by the application; everything inside speaks to it by its actions (win.…), so that nothing
 * inside includes this header:
 *   win.new-record, win.search, win.undo, win.redo, win.export, win.print, win.import-plan, win.show-pane,
 *   win.show-view (s: id of a view), win.open, win.new-office, win.open-sample, win.backup …
 */
#pragma once

#include <adwaita.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_WINDOW (anban_window_get_type ())
G_DECLARE_FINAL_TYPE (AnbanWindow, anban_window, ANBAN, WINDOW, AdwApplicationWindow)

AnbanWindow *anban_window_new (GtkApplication *application);

/* Shows the office at @path in this window, which has none yet. */
gboolean anban_window_open_office (AnbanWindow *self, const char *path, GError **error);
/* The open office; NULL on the welcome page. */
AnbanStore *anban_window_get_store (AnbanWindow *self);

/* Switches to a view by its id (overview, a register's id, recycle-bin). */
void anban_window_show_view (AnbanWindow *self, const char *id);
/* What the view in front shows, selects and searches; NULL where it is no list. */
const AnbanQuery *anban_window_get_query (AnbanWindow *self);
/* Switches to the list of the query's register and narrows it to the query. */
void anban_window_show_query (AnbanWindow *self, const AnbanQuery *query);
/* Selects a record in its list and opens it in the pane. */
void anban_window_show_record (AnbanWindow *self, const AnbanRegister *reg, gint64 id);

G_END_DECLS
