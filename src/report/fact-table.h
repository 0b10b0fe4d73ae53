/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The facts of a record as a form has them: label and value, twice in a line or once over the whole width, without a
 * header. Used by the papers of hazards.
 */
#pragma once

#include "report/document.h"
#include "store/record.h"

G_BEGIN_DECLS

/* Two labels of @label_width mm with their values, in text of @text_size points and rows of at least @row_height mm. */
AnbanTable *
anban_fact_table_add (AnbanDocument *document, double label_width, double text_size, double row_height);
/* ANBAN_PAPER_EMPTY where a field is empty. */
void anban_fact_table_add_pair (AnbanTable *table,
                                AnbanRecord *record,
                                const char *left,
                                guint left_field,
                                const char *right,
                                guint right_field);
/* Where a field is empty, the room is left for the pen. */
void anban_fact_table_add_pair_to_fill (AnbanTable *table,
                                        AnbanRecord *record,
                                        const char *left,
                                        guint left_field,
                                        const char *right,
                                        guint right_field);
/* ANBAN_PAPER_EMPTY where the field is empty. */
void anban_fact_table_add_wide (AnbanTable *table, AnbanRecord *record, const char *label, guint field);

G_END_DECLS
