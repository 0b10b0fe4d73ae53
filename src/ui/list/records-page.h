/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window asks of a view that shows records of one register: what it is narrowed to, which record is chosen.
 * A list is one, and the pages that show their records in several ways. Signals:
 *   "current-changed" ()                        another record is chosen
 *   "record-activated" (AnbanRecord *)          please open it
 *   "query-requested" (const AnbanQuery *)      a number was pressed: its list, please
 *   "search-changed" ()                         what is searched was changed by the page itself
 */
#pragma once

#include <gtk/gtk.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_RECORDS_PAGE (anban_records_page_get_type ())
G_DECLARE_INTERFACE (AnbanRecordsPage, anban_records_page, ANBAN, RECORDS_PAGE, GtkWidget)

struct _AnbanRecordsPageInterface {
  GTypeInterface parent;

  const AnbanRegister *(*get_register) (AnbanRecordsPage *self);
  const AnbanQuery *(*get_query) (AnbanRecordsPage *self);
  const guint *(*get_fields) (AnbanRecordsPage *self, guint *n_fields);
  void (*narrow) (AnbanRecordsPage *self, const AnbanQuery *query);
  void (*set_search) (AnbanRecordsPage *self, const char *text);
  void (*reload) (AnbanRecordsPage *self);
  AnbanRecord *(*get_current) (AnbanRecordsPage *self);
  void (*select_id) (AnbanRecordsPage *self, gint64 id);
  void (*move) (AnbanRecordsPage *self, int step);
  void (*grab_rows) (AnbanRecordsPage *self);
  /* what a new record begins with besides; may be left out */
  void (*prefill) (AnbanRecordsPage *self, AnbanRecord *record);
};

const AnbanRegister *anban_records_page_get_register (AnbanRecordsPage *self);
/* Valid until the page is narrowed otherwise. */
const AnbanQuery *anban_records_page_get_query (AnbanRecordsPage *self);
/* The fields shown as columns: what an export begins with. */
const guint *anban_records_page_get_fields (AnbanRecordsPage *self, guint *n_fields);
/* Takes filters, conditions and search of @query. */
void anban_records_page_narrow (AnbanRecordsPage *self, const AnbanQuery *query);
void anban_records_page_set_search (AnbanRecordsPage *self, const char *text);
const char *anban_records_page_get_search (AnbanRecordsPage *self);
void anban_records_page_reload (AnbanRecordsPage *self);
/* The record when it is the only one chosen; NULL otherwise. */
AnbanRecord *anban_records_page_get_current (AnbanRecordsPage *self);
/* Chooses the record and brings it into view, now or when it is loaded. */
void anban_records_page_select_id (AnbanRecordsPage *self, gint64 id);
/* The next (1) or last (-1) record. */
void anban_records_page_move (AnbanRecordsPage *self, int step);
/* The focus goes to the records. */
void anban_records_page_grab_rows (AnbanRecordsPage *self);
/* Fills a new, unsaved record by where the page stands: the day of a calendar. */
void anban_records_page_prefill (AnbanRecordsPage *self, AnbanRecord *record);

/* For those who are one: to emit the signals. */
void anban_records_page_tell_current (AnbanRecordsPage *self);
void anban_records_page_tell_search (AnbanRecordsPage *self);
void anban_records_page_activate (AnbanRecordsPage *self, AnbanRecord *record);
void anban_records_page_request (AnbanRecordsPage *self, const AnbanQuery *query);
/* What @inner (a list, a board) tells, @self tells too; @narrowed: its signal that it is narrowed otherwise. */
void anban_records_page_forward (AnbanRecordsPage *self, GtkWidget *inner, const char *narrowed);

G_END_DECLS
