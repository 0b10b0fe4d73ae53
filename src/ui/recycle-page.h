/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The recycle bin: the deleted rows of one register at a time, to be restored.
 */
#pragma once

#include <adwaita.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_RECYCLE_PAGE (anban_recycle_page_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRecyclePage, anban_recycle_page, ANBAN, RECYCLE_PAGE, AdwBin)

GtkWidget *anban_recycle_page_new (AnbanStore *store);
void anban_recycle_page_set_search (AnbanRecyclePage *self, const char *text);
const char *anban_recycle_page_get_search (AnbanRecyclePage *self);

G_END_DECLS
