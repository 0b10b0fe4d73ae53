/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a list looks like on paper, before it is printed or saved as PDF: the pages of the page engine, drawn by
 * Anban itself. Opened by the main window for the list in front, and by the pane of a record for its papers.
 */
#pragma once

#include "report/record-paper.h"
#include "report/page-layout.h"
#include "store/query.h"
#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_PREVIEW_WINDOW (anban_preview_window_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPreviewWindow, anban_preview_window, ANBAN, PREVIEW_WINDOW, AdwWindow)

/* Lays out what @query shows, in a thread; of tasks the 任务分解表 at first, of hazards their ledger. Emits "ready" () when pages are shown. */
GtkWidget *anban_preview_window_new (GtkWindow *parent, AnbanStore *store, const AnbanQuery *query);
/* The same of one paper of a record. */
GtkWidget *anban_preview_window_new_of_paper (GtkWindow *parent,
                                              AnbanStore *store,
                                              const AnbanRecordPaper *paper,
                                              gint64 record_id);
/* What is shown; NULL before. */
AnbanPages *anban_preview_window_get_pages (AnbanPreviewWindow *self);

G_END_DECLS
