/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/certificate-warning.h"

#include "registers/certificate.h"
#include "rules/certificate-course.h"

enum {
  WHAT,
  EXPIRED,
  REVIEW_MISSED,
  FIRST_BAND, /* the narrowest: 30, 60, 90, 180 days */
  VALID = FIRST_BAND + 4,
  ALL,
  N_COLUMNS
};

static const AnbanFigureColumn columns[N_COLUMNS] = {
    [WHAT] = {"证书类别", NULL, ANBAN_FIGURE_TEXT, 22},
    [EXPIRED] = {"已过期", "逾期", ANBAN_FIGURE_COUNT, 9},
    [REVIEW_MISSED] = {"复审逾期", "逾期", ANBAN_FIGURE_COUNT, 9},
    [FIRST_BAND] = {"30天内", "临期", ANBAN_FIGURE_COUNT, 9},
    [FIRST_BAND + 1] = {"31–60天", "临期", ANBAN_FIGURE_COUNT, 9},
    [FIRST_BAND + 2] = {"61–90天", "临期", ANBAN_FIGURE_COUNT, 9},
    [FIRST_BAND + 3] = {"91–180天", "临期", ANBAN_FIGURE_COUNT, 9},
    [VALID] = {"180天以后", NULL, ANBAN_FIGURE_COUNT, 10},
    [ALL] = {"合计", NULL, ANBAN_FIGURE_COUNT, 8},
};

#define N_BANDS (VALID - FIRST_BAND)

/* By category; 0: all of them. */
typedef guint Counts[ANBAN_CERTIFICATE_OTHER + 1][N_COLUMNS];

/* The longest of the warnings stand first in the table of bands. */
static guint
get_band_end (guint column)
{
  return anban_certificate_bands[N_BANDS - 1 - (column - FIRST_BAND)];
}

static guint
find_column (AnbanRecord *certificate)
{
  gint64 days = anban_record_get_int (certificate, ANBAN_CERTIFICATE_DAYS_LEFT);

  switch ((AnbanCertificateState)anban_record_get_int (certificate, ANBAN_CERTIFICATE_STATE)) {
  case ANBAN_CERTIFICATE_EXPIRED:
    return EXPIRED;
  case ANBAN_CERTIFICATE_REVIEW_MISSED:
    return REVIEW_MISSED;
  case ANBAN_CERTIFICATE_EXPIRING:
    for (guint i = FIRST_BAND; i < VALID; i++)
      if (days <= (gint64)get_band_end (i))
        return i;
    return VALID;
  case ANBAN_CERTIFICATE_VALID:
    return VALID;
  case ANBAN_CERTIFICATE_REPLACED:
  case ANBAN_CERTIFICATE_REVOKED:
    break;
  }
  return 0;
}

static gboolean
count_cb (AnbanRecord *certificate, const char *group, gpointer data)
{
  Counts *counts = data;
  gint64 category = anban_record_get_int (certificate, ANBAN_CERTIFICATE_CATEGORY);
  guint column = find_column (certificate);

  if (column == 0 || category < 1 || category > ANBAN_CERTIFICATE_OTHER)
    return TRUE;
  (*counts)[category][column]++;
  (*counts)[category][ALL]++;
  (*counts)[0][column]++;
  (*counts)[0][ALL]++;
  return TRUE;
}

static AnbanQuery *
create_query (int category, guint column)
{
  AnbanQuery *query = anban_query_new (&anban_certificate_register);

  if (category != 0)
    anban_query_where_int (query, ANBAN_CERTIFICATE_CATEGORY, ANBAN_OP_EQ, category);
  if (column == EXPIRED || column == REVIEW_MISSED) {
    anban_query_where_int (query, ANBAN_CERTIFICATE_STATE, ANBAN_OP_EQ,
                           column == EXPIRED ? ANBAN_CERTIFICATE_EXPIRED : ANBAN_CERTIFICATE_REVIEW_MISSED);
  } else if (column == VALID) {
    anban_query_where_int (query, ANBAN_CERTIFICATE_STATE, ANBAN_OP_EQ, ANBAN_CERTIFICATE_VALID);
  } else if (column == ALL) {
    anban_query_where_int (query, ANBAN_CERTIFICATE_STATE, ANBAN_OP_LE, ANBAN_CERTIFICATE_VALID);
  } else {
    anban_query_where_int (query, ANBAN_CERTIFICATE_STATE, ANBAN_OP_EQ, ANBAN_CERTIFICATE_EXPIRING);
    anban_query_where_int (query, ANBAN_CERTIFICATE_DAYS_LEFT, ANBAN_OP_LE, get_band_end (column));
    if (column > FIRST_BAND)
      anban_query_where_int (query, ANBAN_CERTIFICATE_DAYS_LEFT, ANBAN_OP_GE, get_band_end (column - 1) + 1);
  }
  return query;
}

static guint
add_row (AnbanTabulation *table, const char *label, int category, Counts *counts)
{
  guint row = anban_tabulation_add_row (table, label);

  for (guint column = EXPIRED; column < N_COLUMNS; column++) {
    anban_tabulation_set_number (table, row, column, (*counts)[category][column]);
    anban_tabulation_take_query (table, row, column, create_query (category, column));
  }
  return row;
}

AnbanTabulation *
anban_certificate_warning_new (AnbanStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanTabulation) table = anban_tabulation_new ("证书临期预警统计表", columns, N_COLUMNS);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_certificate_register);
  g_autofree char *day = anban_date_dup_paper (anban_store_get_today (store));
  g_autofree char *subtitle = g_strconcat ("截至", day, NULL);
  Counts counts = {{0}};

  anban_query_set_fields (query, G_GUINT64_CONSTANT (1) << ANBAN_CERTIFICATE_CATEGORY |
                                     G_GUINT64_CONSTANT (1) << ANBAN_CERTIFICATE_DAYS_LEFT |
                                     G_GUINT64_CONSTANT (1) << ANBAN_CERTIFICATE_STATE);
  if (!anban_store_foreach (store, query, count_cb, &counts, cancellable, error))
    return NULL;
  for (const AnbanChoice *category = anban_certificate_categories; category->label != NULL; category++)
    if (counts[category->value][ALL] > 0)
      add_row (table, category->label, category->value, &counts);
  anban_tabulation_mark_total (table, add_row (table, "合计", 0, &counts));
  anban_tabulation_set_subtitle (table, subtitle);
  return g_steal_pointer (&table);
}
