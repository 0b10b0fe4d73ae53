/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of the gap list: a duty, or the heading of a unit; and the widget that shows it. Used by AnbanGapList alone.
 */
#pragma once

#include "ui/calendar/gap-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_GAP_ROW (anban_gap_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanGapRow, anban_gap_row, ANBAN, GAP_ROW, GObject)

struct _AnbanGapRow {
  GObject parent_instance;
  const AnbanDuty *duty; /* of a heading the first of the unit */
  gboolean heading;
  AnbanDutyFigures figures; /* of a heading the sum */
};

AnbanGapRow *anban_gap_row_new (const AnbanDuty *duty, gboolean heading, const AnbanDutyFigures *figures);

#define ANBAN_TYPE_GAP_CELL (anban_gap_cell_get_type ())
G_DECLARE_FINAL_TYPE (AnbanGapCell, anban_gap_cell, ANBAN, GAP_CELL, GtkWidget)

/* Signals: "plan-clicked" (), "done-clicked" (), "planned-clicked" (). */
GtkWidget *anban_gap_cell_new (gboolean narrow, gboolean writable);
void anban_gap_cell_show (AnbanGapCell *self, AnbanGapRow *row);
AnbanGapRow *anban_gap_cell_get_row (AnbanGapCell *self);
/* The titles of the columns, as wide as they are. */
GtkWidget *anban_gap_cell_create_titles (void);

G_END_DECLS
