/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One day of the month: its number, what day it is (休, 班, 防灾减灾日), its drills as chips, as many as fit. The month
 * grid owns 42 of them, and all that is done with the pointer and the keys.
 */
#pragma once

#include "ui/calendar/drill-chip.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_DAY_CELL (anban_day_cell_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDayCell, anban_day_cell, ANBAN, DAY_CELL, GtkWidget)

GtkWidget *anban_day_cell_new (void);
/* @days has to live until the next call. @month is the one on view: days of another are dim. */
void
anban_day_cell_show (AnbanDayCell *self, AnbanDrillDays *days, AnbanDate day, int month, AnbanDate today);
AnbanDate anban_day_cell_get_day (AnbanDayCell *self);
/* Whether it is where the keys are: it and its chips take the focus. */
void anban_day_cell_set_current (AnbanDayCell *self, gboolean current);
/* The chip chosen in it; 0 for none. */
void anban_day_cell_set_chosen (AnbanDayCell *self, gint64 id);
/* Sentences by the ids of drills (gint64 → char *): marks on their chips. */
void anban_day_cell_warn (AnbanDayCell *self, GHashTable *warnings);
/* Held over it, what can be dropped. */
void anban_day_cell_set_takes (AnbanDayCell *self, gboolean takes);
/* The chip of a drill where it is in sight; NULL otherwise. */
AnbanDrillChip *anban_day_cell_find_chip (AnbanDayCell *self, gint64 id);
/* The chips in sight, the one that tells of more at the end. */
guint anban_day_cell_get_n_chips (AnbanDayCell *self);
AnbanDrillChip *anban_day_cell_get_chip (AnbanDayCell *self, guint position);

G_END_DECLS
