/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/certificate-expiry.h"

#include "registers/certificate.h"
#include "rules/certificate-course.h"

enum {
  WHO,
  UNIT,
  CATEGORY,
  TRADE,
  NUMBER,
  ISSUED,
  EXPIRES,
  REVIEW,
  DAYS,
  WARNING,
  NEXT,
  N_COLUMNS
};

static const AnbanFigureColumn columns[N_COLUMNS] = {
    [WHO] = {"持证人", NULL, ANBAN_FIGURE_TEXT, 9},
    [UNIT] = {"单位", NULL, ANBAN_FIGURE_TEXT, 22},
    [CATEGORY] = {"证书类别", NULL, ANBAN_FIGURE_TEXT, 14},
    [TRADE] = {"作业类别", NULL, ANBAN_FIGURE_TEXT, 14},
    [NUMBER] = {"证书编号", NULL, ANBAN_FIGURE_TEXT, 21},
    [ISSUED] = {"发证日期", NULL, ANBAN_FIGURE_DATE, 13},
    [EXPIRES] = {"有效期至", NULL, ANBAN_FIGURE_DATE, 13},
    [REVIEW] = {"复审期限", NULL, ANBAN_FIGURE_DATE, 13},
    [DAYS] = {"剩余天数", NULL, ANBAN_FIGURE_COUNT, 10},
    [WARNING] = {"预警", NULL, ANBAN_FIGURE_TEXT, 10},
    [NEXT] = {"下一步", NULL, ANBAN_FIGURE_TEXT, 26},
};

typedef struct {
  AnbanStore *store;
  AnbanTabulation *table;
  guint n_over, n_warned;
  GError *error;
} Build;

/* Papers are Chinese always: the label of the choice itself. */
static const char *
get_label (AnbanRecord *record, guint field)
{
  const AnbanChoice *choice = anban_field_find_choice (&anban_certificate_register.fields[field],
                                                       (int)anban_record_get_int (record, field));

  return choice != NULL ? choice->label : NULL;
}

static char *
dup_warning (AnbanRecord *record, const AnbanCertificateCourse *course)
{
  return course->band != 0 ? g_strdup_printf ("%u天内", course->band)
                           : g_strdup (get_label (record, ANBAN_CERTIFICATE_STATE));
}

static gboolean
add_cb (AnbanRecord *record, const char *group, gpointer data)
{
  static const struct {
    guint column, field;
  } texts[] = {{UNIT, ANBAN_CERTIFICATE_UNIT},          {TRADE, ANBAN_CERTIFICATE_TRADE},
               {NUMBER, ANBAN_CERTIFICATE_NUMBER},      {ISSUED, ANBAN_CERTIFICATE_ISSUED_ON},
               {EXPIRES, ANBAN_CERTIFICATE_EXPIRES_ON}, {REVIEW, ANBAN_CERTIFICATE_REVIEW_DUE}};
  Build *build = data;
  AnbanCertificateCourse course;
  g_autofree char *warning = NULL;
  g_autofree char *next = NULL;
  guint row;

  if (!anban_certificate_course_read_record (&course, build->store, record, &build->error))
    return FALSE;
  row =
      anban_tabulation_add_row (build->table, anban_record_get_ref_title (record, ANBAN_CERTIFICATE_PERSON));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!anban_record_is_null (record, texts[i].field))
      anban_tabulation_set_text (build->table, row, texts[i].column,
                                 anban_record_get_shown_text (record, texts[i].field));
  anban_tabulation_set_text (build->table, row, CATEGORY, get_label (record, ANBAN_CERTIFICATE_CATEGORY));
  if (course.days_left != G_MAXINT)
    anban_tabulation_set_number (build->table, row, DAYS, course.days_left);
  warning = dup_warning (record, &course);
  next = anban_certificate_course_dup_next (&course);
  anban_tabulation_set_text (build->table, row, WARNING, warning);
  anban_tabulation_set_text (build->table, row, NEXT, next);
  build->n_over +=
      course.state == ANBAN_CERTIFICATE_EXPIRED || course.state == ANBAN_CERTIFICATE_REVIEW_MISSED;
  build->n_warned += course.band != 0;
  return TRUE;
}

AnbanTabulation *
anban_certificate_expiry_table_new (AnbanStore *store,
                                    const AnbanQuery *query,
                                    GCancellable *cancellable,
                                    GError **error)
{
  g_autoptr (AnbanTabulation) table = anban_tabulation_new ("证书到期清单", columns, N_COLUMNS);
  g_autoptr (AnbanQuery) sorted = anban_query_copy (query);
  Build build = {store, table, 0, 0, NULL};
  g_autofree char *today = anban_date_dup_paper (anban_store_get_today (store));
  g_autofree char *subtitle = NULL;

  anban_query_where_int (sorted, ANBAN_CERTIFICATE_STATE, ANBAN_OP_LT, ANBAN_CERTIFICATE_REPLACED);
  anban_query_set_grouping (sorted, NULL);
  if (anban_query_get_sort (query, NULL) < 0)
    anban_query_set_sort (sorted, ANBAN_CERTIFICATE_DAYS_LEFT, FALSE);
  if (!anban_store_foreach (store, sorted, add_cb, &build, cancellable, error))
    return NULL;
  if (build.error != NULL) {
    g_propagate_error (error, build.error);
    return NULL;
  }
  subtitle = g_strdup_printf ("截至%s，共 %u 本，其中已过期或复审逾期 %u 本，180天内到期 %u 本", today,
                              anban_tabulation_get_n_rows (table), build.n_over, build.n_warned);
  anban_tabulation_set_subtitle (table, subtitle);
  return g_steal_pointer (&table);
}
