/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a cell may say, as a list to pick from: short lists in the validation itself, long ones in a column of
 * a hidden sheet under a defined name. Owned by one xlsx-writer.c.
 */
#pragma once

#include "exchange/table-writer.h"

#include <xlsxwriter.h>

G_BEGIN_DECLS

typedef struct _AnbanXlsxChoices AnbanXlsxChoices;

AnbanXlsxChoices *anban_xlsx_choices_new (void);
void anban_xlsx_choices_free (AnbanXlsxChoices *self);

/* Offers the choices of @column, if it has any to offer, in the cells from row @first to @last. */
void anban_xlsx_choices_offer (AnbanXlsxChoices *self,
                               lxw_worksheet *worksheet,
                               const AnbanSheetColumn *column,
                               lxw_col_t place,
                               lxw_row_t first,
                               lxw_row_t last);

/* Whether no list is too long for its cells: no hidden sheet is wanted. */
gboolean anban_xlsx_choices_is_empty (AnbanXlsxChoices *self);
/* Adds the hidden sheet under @name; NULL when it could not be made. */
lxw_worksheet *anban_xlsx_choices_write (AnbanXlsxChoices *self, lxw_workbook *workbook, const char *name);

G_END_DECLS
