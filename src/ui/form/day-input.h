/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every entry of a day has in common: the keys that move it (Up and Down a day, PageUp and PageDown a month) and
 * the weekday beside it. Used by the rows of DATE fields and by the day entry of dialogs.
 */
#pragma once

#include "base/date.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* FALSE where the key moves no day. @date gets the day that it moves to; ANBAN_DATE_NONE stays. */
gboolean anban_day_input_move (guint keyval, GdkModifierType state, AnbanDate *date);
/* 周一 … 周日; "" without a date. */
const char *anban_day_input_get_weekday (AnbanDate date);

G_END_DECLS
