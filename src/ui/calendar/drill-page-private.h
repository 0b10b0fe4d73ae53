/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What drill-page.c (the pages, the window's side), drill-page-calendar.c (month, year and agenda) and drill-page-gaps.c
 * share; included by these alone, and by tests.
 */
#pragma once

#include "ui/calendar/agenda-view.h"
#include "ui/calendar/count-bar.h"
#include "ui/calendar/drill-page.h"
#include "ui/calendar/gap-page.h"
#include "ui/calendar/month-grid.h"
#include "ui/calendar/year-grid.h"
#include "ui/list/list-view.h"

G_BEGIN_DECLS

struct _AnbanDrillPage {
  AdwBin parent_instance;
  GtkStack *stack;           /* calendar, gaps, list */
  GtkStack *views;           /* month, year, agenda */
  AnbanFilterBar *filters;   /* above these */
  GtkWidget *title, *marked; /* which month or year; what is observed in it */
  GtkWidget *start;          /* what to do first, while there is no drill */
  AnbanMonthGrid *month;
  AnbanYearGrid *year;
  AnbanAgendaView *agenda;
  AnbanCountBar *counts;
  AnbanListView *list;                        /* made when it is first looked at */
  AnbanGapPage *gaps;                         /* the same */
  GtkWidget *side, *side_title, *side_button; /* the gaps beside the month */
  AnbanGapList *side_list;

  AnbanStore *store;
  AnbanQuery *query; /* what filters and search say */
  AnbanQuery *shown; /* and the days on view */
  AnbanDrillDays *days;
  AnbanGapReader *reader;
  AnbanDate day;
  AnbanRecord *current; /* the chosen drill, or NULL */
  gint64 unplanned;
  guint reload_source, warn_source;
};

/* drill-page-calendar.c */
GtkWidget *anban_drill_page_create_calendar (AnbanDrillPage *self, GtkWidget *switcher);
/* Month, year or agenda is in front. */
gboolean anban_drill_page_shows_calendar (AnbanDrillPage *self);
const char *anban_drill_page_get_view (AnbanDrillPage *self);
void anban_drill_page_show_view (AnbanDrillPage *self, const char *view);
/* Reads the drills again, and shows them. */
void anban_drill_page_reload (AnbanDrillPage *self);
/* Soon, once for many changes. */
void anban_drill_page_reload_soon (AnbanDrillPage *self);
void anban_drill_page_choose (AnbanDrillPage *self, gint64 id, gboolean focus);
void anban_drill_page_class_add_calendar_actions (GtkWidgetClass *widget_class);

/* drill-page-gaps.c */
gboolean anban_drill_page_shows_gaps (AnbanDrillPage *self);
/* Shows the gaps of the year where they are in front. */
void anban_drill_page_update_gaps (AnbanDrillPage *self);
GtkWidget *anban_drill_page_create_gaps (AnbanDrillPage *self, GtkWidget *switcher);
GtkWidget *anban_drill_page_create_side (AnbanDrillPage *self);
GtkWidget *anban_drill_page_create_side_button (AnbanDrillPage *self);
void anban_drill_page_class_add_gap_actions (GtkWidgetClass *widget_class);

G_END_DECLS
