/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 文书: the papers that can be made of the record in the record pane, each opened in the preview to be printed or saved.
 * Shown by parts of the pane. The list is that of report/record-papers.h.
 */
#pragma once

#include "report/record-papers.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_PAPER_MENU (anban_paper_menu_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPaperMenu, anban_paper_menu, ANBAN, PAPER_MENU, GtkWidget)

GtkWidget *anban_paper_menu_new (void);
/* What the button says when the pointer rests on it. */
void anban_paper_menu_set_hint (AnbanPaperMenu *self, const char *hint);
/* Offers what suits @record; either may be NULL. Hidden where there is nothing. */
void anban_paper_menu_set_record (AnbanPaperMenu *self, AnbanStore *store, AnbanRecord *record);
/* Opens the preview of @paper, which is returned; what is being typed into the pane is saved first. */
GtkWidget *anban_paper_menu_open (AnbanPaperMenu *self, const AnbanRecordPaper *paper);

G_END_DECLS
