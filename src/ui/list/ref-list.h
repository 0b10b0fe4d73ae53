/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Picks a record of a register by its title: an entry and the records that contain what is typed. Stands in
 * popovers (filters, changing many rows). Emits "picked" (gint64 id, const char *title).
 */
#pragma once

#include <gtk/gtk.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_REF_LIST (anban_ref_list_get_type ())
G_DECLARE_FINAL_TYPE (AnbanRefList, anban_ref_list, ANBAN, REF_LIST, GtkWidget)

GtkWidget *anban_ref_list_new (AnbanStore *store, const AnbanRegister *reg);
/* Looks anew and puts the focus into the entry; when the popover opens. */
void anban_ref_list_begin (AnbanRefList *self);

G_END_DECLS
