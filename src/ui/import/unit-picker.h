/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Picks one unit of the office out of all: search, Up and Down, Enter. Makes no units. Used by intake-unit-page.c.
 */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*AnbanUnitPicked) (gint64 unit_id, gpointer data);

/* Asks which unit is meant; @picked is called only when one was chosen, and never after @owner is gone. @text is
 * searched at first. With @none there is an answer of that name, which is the id 0. */
void anban_unit_picker_present (GtkWidget *owner,
                                AnbanStore *store,
                                const char *heading,
                                const char *text,
                                const char *none,
                                AnbanUnitPicked picked,
                                gpointer data,
                                GDestroyNotify destroy);

G_END_DECLS
