/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The view 培训记录: the classes as a list, and beside it the figures of hours, certificates and coverage, switched above
 * them. Made by the window. Signals as those of a list view: "current-changed" (), "record-activated" (AnbanRecord *),
 * "query-requested" (const AnbanQuery *), "search-changed" ().
 */
#pragma once

#include <adwaita.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_TRAINING_PAGE (anban_training_page_get_type ())
G_DECLARE_FINAL_TYPE (AnbanTrainingPage, anban_training_page, ANBAN, TRAINING_PAGE, AdwBin)

GtkWidget *anban_training_page_new (AnbanStore *store);
/* list, hours, certificates or coverage; so does the action trainings.page of the widget. */
void anban_training_page_show (AnbanTrainingPage *self, const char *page);

G_END_DECLS
