/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What window.c (construction, views), window-actions.c (actions), window-record.c (the record pane) and
 * window-office.c (opening, closing, backup) share of the window; included by these alone.
 */
#pragma once

#include "ui/list/records-page.h"
#include "ui/side-pane.h"
#include "ui/view.h"
#include "ui/welcome-page.h"
#include "ui/window.h"

G_BEGIN_DECLS

struct _AnbanWindow {
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack, *pages;
  AnbanWelcomePage *welcome;
  AdwLeaflet *leaflet, *split;
  AdwWindowTitle *office_title;
  GtkListBox *sidebar;
  GtkSearchEntry *search;
  GtkWidget *undo_button, *redo_button, *new_button, *quick_entry_button, *import_button, *export_button,
      *print_button, *pane_button;
  AnbanSidePane *side_pane;

  AnbanStore *store;
  GArray *views;      /* AnbanView */
  int view;           /* the one in front; -1 before the first */
  guint leave_search; /* above 0: the entry is being filled by the program */
  guint narrow_source;
  gboolean pane_waits; /* put aside for a view without rows */
  gboolean closing;    /* the backup is done or given up: the window may go */
};

/* The view in front; NULL without an office. */
const AnbanView *anban_window_get_view (AnbanWindow *self);
/* The view in front where it shows records; NULL where it does not. */
AnbanRecordsPage *anban_window_get_records (AnbanWindow *self);

/* Puts the focus where the view in front begins to be used: on the rows of a list. */
void anban_window_focus_view (AnbanWindow *self);

void anban_window_class_add_actions (GtkWidgetClass *widget_class);
/* Import, export and print (window-document.c). */
void anban_window_class_add_document_actions (GtkWidgetClass *widget_class);
/* Enables and names the actions by what is in front and what can be undone. */
void anban_window_update_actions (AnbanWindow *self);

/* The record pane: opens with a record, follows the selection while it is shown. */
void anban_window_open_record (AnbanWindow *self, AnbanRecord *record, gboolean focus);
void anban_window_begin_record (AnbanWindow *self);
/* 录入检查, in a window of its own. */
void anban_window_enter_inspection (AnbanWindow *self);
void anban_window_follow_selection (AnbanWindow *self);
gboolean anban_window_get_show_pane (AnbanWindow *self);
void anban_window_set_show_pane (AnbanWindow *self, gboolean show);
/* Puts the pane aside for a view that has no rows, and brings it back for one that has. */
void anban_window_fit_pane (AnbanWindow *self);
/* Saves what is being typed. */
void anban_window_flush_pane (AnbanWindow *self);
/* Before the store goes. */
void anban_window_drop_pane (AnbanWindow *self);

/* Builds the sidebar and the first view of the store that was just set. */
void anban_window_show_office (AnbanWindow *self);
/* TRUE: the window stays for now, a backup goes first and closes it then. */
gboolean anban_window_hold_for_backup (AnbanWindow *self);
/* Makes the sample office where it is not there yet, and opens it. */
void anban_window_open_sample (AnbanWindow *self);
/* Makes a dated backup now and says so. */
void anban_window_start_backup (AnbanWindow *self);

G_END_DECLS
