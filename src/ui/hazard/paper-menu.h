/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 文书: the papers that can be made of the hazard in the record pane, each opened in the preview to be printed or saved.
 * Shown by the step bar. The list is that of report/hazard-papers.h.
 */
#pragma once

#include "report/hazard-papers.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ANBAN_TYPE_PAPER_MENU (anban_paper_menu_get_type ())
G_DECLARE_FINAL_TYPE (AnbanPaperMenu, anban_paper_menu, ANBAN, PAPER_MENU, GtkWidget)

GtkWidget *anban_paper_menu_new (void);
/* Offers what suits @hazard; either may be NULL. */
void anban_paper_menu_set_hazard (AnbanPaperMenu *self, AnbanStore *store, AnbanRecord *hazard);
/* Opens the preview of @paper, which is returned; what is being typed into the pane is saved first. */
GtkWidget *anban_paper_menu_open (AnbanPaperMenu *self, const AnbanHazardPaper *paper);

G_END_DECLS
