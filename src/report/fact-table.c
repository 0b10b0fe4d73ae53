/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/fact-table.h"

#include "report/paper-text.h"

AnbanTable *
anban_fact_table_add (AnbanDocument *document, double label_width, double text_size, double row_height)
{
  const AnbanTableColumn columns[] = {
      {"", label_width, TRUE, ANBAN_ALIGN_CENTER},
      {"", 1},
      {"", label_width, TRUE, ANBAN_ALIGN_CENTER},
      {"", 1},
  };
  AnbanTable *table = anban_document_add_table (document, columns, G_N_ELEMENTS (columns));

  anban_table_hide_header (table);
  anban_table_set_text_size (table, text_size);
  anban_table_set_row_height (table, row_height);
  return table;
}

static void
take_pair (AnbanTable *table, const char *left, char *first, const char *right, char *second)
{
  const char *const texts[] = {left, first, right, second};

  anban_table_add_texts (table, texts);
  g_free (first);
  g_free (second);
}

void
anban_fact_table_add_pair (AnbanTable *table,
                           AnbanRecord *record,
                           const char *left,
                           guint left_field,
                           const char *right,
                           guint right_field)
{
  take_pair (table, left, anban_paper_text_dup_filled (record, left_field), right,
             anban_paper_text_dup_filled (record, right_field));
}

void
anban_fact_table_add_pair_to_fill (AnbanTable *table,
                                   AnbanRecord *record,
                                   const char *left,
                                   guint left_field,
                                   const char *right,
                                   guint right_field)
{
  take_pair (table, left, anban_paper_text_dup (record, left_field), right,
             anban_paper_text_dup (record, right_field));
}

void
anban_fact_table_add_wide (AnbanTable *table, AnbanRecord *record, const char *label, guint field)
{
  g_autofree char *text = anban_paper_text_dup_filled (record, field);

  anban_table_add_wide (table, label, text, 0);
}
