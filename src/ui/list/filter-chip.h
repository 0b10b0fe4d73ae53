/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One condition of a list on a value: what it is about and what is chosen. Its values are those of the store's
 * filters: a choice, a record's id, 0 or 1.
 */
#pragma once

#include "store/store.h"
#include "ui/list/condition-chip.h"

G_BEGIN_DECLS

#define ANBAN_TYPE_FILTER_CHIP (anban_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (AnbanFilterChip, anban_filter_chip, ANBAN, FILTER_CHIP, AnbanConditionChip)

/* The values to choose from (AnbanValueCount), asked for when the chip opens; NULL: none. */
typedef GPtrArray *(*AnbanFilterChipValues) (AnbanFilterChip *self, gpointer data);

/* @kind is CHOICE (with @choices), REF (with @ref), BOOL, or with values of their own INT and TEXT. */
AnbanFilterChip *anban_filter_chip_new (AnbanStore *store,
                                        const char *label,
                                        AnbanKind kind,
                                        const AnbanChoice *choices,
                                        const AnbanRegister *ref);
/* Offers the values there are, with their numbers, instead of a search among all. */
void anban_filter_chip_set_values (AnbanFilterChip *self, AnbanFilterChipValues func, gpointer data);
gboolean anban_filter_chip_get_value (AnbanFilterChip *self, gint64 *value);
/* Without emitting. */
void anban_filter_chip_set_value (AnbanFilterChip *self, gint64 value);
/* The same of a TEXT; NULL where none is chosen. */
const char *anban_filter_chip_get_text (AnbanFilterChip *self);
void anban_filter_chip_set_text (AnbanFilterChip *self, const char *text);
void anban_filter_chip_unset (AnbanFilterChip *self);

G_END_DECLS
