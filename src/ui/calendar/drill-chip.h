/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One drill on a day of the month: the icon of how it stands, the word for it where there is room, its name; or “还有
 * 3 次”, which opens the list of the day. One widget without children, drawn by itself: a month holds a hundred.
 */
#pragma once

#include <gtk/gtk.h>

#include "ui/calendar/drill-days.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_DRILL_CHIP (anban_drill_chip_get_type ())
G_DECLARE_FINAL_TYPE (AnbanDrillChip, anban_drill_chip, ANBAN, DRILL_CHIP, GtkWidget)

GtkWidget *anban_drill_chip_new (void);
/* @entry belongs to the days that are shown and has to live until the next call; NULL empties. */
void anban_drill_chip_set_entry (AnbanDrillChip *self, const AnbanDrillEntry *entry, AnbanDate day);
/* So many more drills instead of one. */
void anban_drill_chip_set_more (AnbanDrillChip *self, guint n);
/* 0 where it shows none. */
gint64 anban_drill_chip_get_id (AnbanDrillChip *self);
gboolean anban_drill_chip_is_more (AnbanDrillChip *self);
/* A sentence of what it clashes with (a mark on the chip, words in its tooltip), or NULL. */
void anban_drill_chip_set_warning (AnbanDrillChip *self, const char *warning);
void anban_drill_chip_set_selected (AnbanDrillChip *self, gboolean selected);

/* All that is known of a drill, in lines: for tooltips. */
char *anban_drill_entry_dup_lines (const AnbanDrillEntry *entry);
/* In one line: for assistive technology. */
char *anban_drill_entry_dup_name (const AnbanDrillEntry *entry);

G_END_DECLS
