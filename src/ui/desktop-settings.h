/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What this desktop remembers of the window between starts: the last office, the size, and for each register
 * its columns, widths, sort and grouping. Where the settings schema is not installed nothing is remembered and
 * nothing else changes. What belongs to an office is kept in the office file instead.
 */
#pragma once

#include "store/register.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* NULL where there is none. Free with g_free. */
char *anban_desktop_settings_dup_last_office (void);
void anban_desktop_settings_set_last_office (const char *path);

/* The name that signs changes; NULL where none was given. Free with g_free. */
char *anban_desktop_settings_dup_actor (void);
void anban_desktop_settings_set_actor (const char *name);

void anban_desktop_settings_get_window (int *width, int *height, gboolean *maximized);
void anban_desktop_settings_set_window (int width, int height, gboolean maximized);

/* Pixels; @fallback where nothing was remembered. */
int anban_desktop_settings_get_pane_width (int fallback);
void anban_desktop_settings_set_pane_width (int width);

/* The folder that files of @purpose were last in; NULL where there was none. Free with g_free. */
char *anban_desktop_settings_dup_folder (const char *purpose);
void anban_desktop_settings_set_folder (const char *purpose, const char *path);

/* The printer that was chosen last; NULL where the desktop's own is meant. Free with g_free. */
char *anban_desktop_settings_dup_printer (void);
void anban_desktop_settings_set_printer (const char *name);

/* The fields shown as columns, in their order (guint); NULL where the descriptor's own are meant. */
GArray *anban_desktop_settings_dup_columns (const AnbanRegister *reg);
void anban_desktop_settings_set_columns (const AnbanRegister *reg, const guint *fields, guint n_fields);

/* Pixels; 0 where the width is the descriptor's own. */
int anban_desktop_settings_get_column_width (const AnbanRegister *reg, guint field);
void anban_desktop_settings_set_column_width (const AnbanRegister *reg, guint field, int width);

/* Whether the column of a lane is folded on the board; @fallback where nothing was remembered. */
gboolean anban_desktop_settings_get_folded (const AnbanRegister *reg, int lane, gboolean fallback);
void anban_desktop_settings_set_folded (const AnbanRegister *reg, int lane, gboolean folded);

/* field -1: the register's own order. */
int anban_desktop_settings_get_sort (const AnbanRegister *reg, gboolean *descending);
void anban_desktop_settings_set_sort (const AnbanRegister *reg, int field, gboolean descending);

/* The id of a grouping; NULL for none. */
char *anban_desktop_settings_dup_grouping (const AnbanRegister *reg);
void anban_desktop_settings_set_grouping (const AnbanRegister *reg, const char *grouping_id);

G_END_DECLS
