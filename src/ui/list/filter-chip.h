/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One condition of a list as a button: what it is about, what is chosen, and a cross that lets go of it. Emits
 * "changed" (). Its values are those of the store's filters: a choice, a record's id, 0 or 1.
 */
#pragma once

#include <gtk/gtk.h>

#include "store/store.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_FILTER_CHIP (anban_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (AnbanFilterChip, anban_filter_chip, ANBAN, FILTER_CHIP, GtkWidget)

/* @kind is CHOICE (with @choices), REF (with @ref) or BOOL. */
AnbanFilterChip *anban_filter_chip_new (AnbanStore *store,
                                        const char *label,
                                        AnbanKind kind,
                                        const AnbanChoice *choices,
                                        const AnbanRegister *ref);
gboolean anban_filter_chip_get_value (AnbanFilterChip *self, gint64 *value);
/* Without emitting. */
void anban_filter_chip_set_value (AnbanFilterChip *self, gint64 value);
void anban_filter_chip_unset (AnbanFilterChip *self);

G_END_DECLS
