/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The different values that the living records of a register have, and how many records have each: what a filter
 * of few values offers, and a text field completes.
 */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

typedef struct {
  char *text;    /* of a text field; else the title of the record, or the number as text */
  gint64 number; /* of a filter */
  gint64 n_records;
} AnbanValueCount;

void anban_value_count_free (AnbanValueCount *self);

/* Values of a text field, the most frequent first; AnbanValueCount, free with g_ptr_array_unref. */
GPtrArray *anban_store_list_values (AnbanStore *self, const AnbanRegister *reg, guint field, GError **error);
/* Values that one of the register's filters can take (it has a value_of), numbers the highest first, records by
 * their titles. */
GPtrArray *anban_store_list_filter_values (AnbanStore *self,
                                           const AnbanRegister *reg,
                                           const AnbanFilter *filter,
                                           GError **error);

G_END_DECLS
