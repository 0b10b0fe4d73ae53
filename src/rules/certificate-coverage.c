/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/certificate-coverage.h"

#include "registers/person-post.h"
#include "registers/person.h"

#define OF_DUTY(duty)                                                                                        \
  {"应持证", duty, ANBAN_FIGURE_COUNT, 7}, {"持有效证", duty, ANBAN_FIGURE_COUNT, 8},                        \
  {                                                                                                          \
    "持证率", duty, ANBAN_FIGURE_RATE, 8                                                                     \
  }
#define COLUMNS(what)                                                                                        \
  {                                                                                                          \
    {what, NULL, ANBAN_FIGURE_TEXT, 20}, OF_DUTY ("主要负责人"), OF_DUTY ("安全管理人员"),                   \
        OF_DUTY ("特种作业人员"), OF_DUTY ("合计")                                                           \
  }

static const AnbanFigureColumn territory_columns[] = COLUMNS ("属地");
static const AnbanFigureColumn industry_columns[] = COLUMNS ("行业领域");

static const int duties[] = {ANBAN_DUTY_PRINCIPAL, ANBAN_DUTY_SAFETY_MANAGER, ANBAN_DUTY_SPECIAL_OPERATOR, 0};

static AnbanQuery *
list_people (int year, int duty, gboolean certified)
{
  AnbanQuery *query = anban_query_new (&anban_person_register);

  if (duty != 0)
    anban_query_where_int (query, ANBAN_PERSON_DUTY, ANBAN_OP_EQ, duty);
  if (certified)
    anban_query_where_int (query, ANBAN_PERSON_CERTIFIED, ANBAN_OP_EQ, ANBAN_PERSON_CERTIFICATE_HELD);
  else
    anban_query_where_null (query, ANBAN_PERSON_CERTIFIED, ANBAN_OP_NOT_NULL);
  return query;
}

AnbanTabulation *
anban_certificate_coverage_new (AnbanStore *store,
                                AnbanCoverageBy by,
                                GCancellable *cancellable,
                                GError **error)
{
  int year, month, day;
  g_autofree char *paper = anban_date_dup_paper (anban_store_get_today (store));
  g_autofree char *subtitle = g_strdup_printf ("截至%s，应持证率 100%%", paper);
  AnbanPeopleCoverage coverage = {
      .title = "三项岗位人员持证情况统计表",
      .columns = by == ANBAN_COVERAGE_BY_INDUSTRY ? industry_columns : territory_columns,
      .duties = duties,
      .sql =
          "SELECT q.unit_id, q.industry, q.duty, COUNT(*), SUM(CASE WHEN q.certified = 2 THEN 1 ELSE 0 END)"
          " FROM (SELECT p.unit_id, u.industry, p.duty, " ANBAN_PERSON_CERTIFIED_ON (
              "p",
              "?1") " AS certified FROM person p LEFT JOIN unit u ON u.id = p.unit_id WHERE p.deleted_at IS "
                    "NULL"
                    " AND p.duty IN (2, 4, 9)) q WHERE q.certified IS NOT NULL AND ?2 > 0 GROUP BY 1, 2, 3",
      .list = list_people,
  };
  AnbanTabulation *table;

  anban_date_get_ymd (anban_store_get_today (store), &year, &month, &day);
  coverage.year = year;
  table = anban_people_coverage_tabulate (&coverage, store, by, cancellable, error);
  if (table != NULL) {
    anban_tabulation_set_subtitle (table, subtitle);
    anban_tabulation_set_note (table,
                               "统计范围：企业的主要负责人、安全管理人员和各单位的特种作业人员，在岗的。");
  }
  return table;
}

AnbanQuery *
anban_certificate_coverage_list_without (void)
{
  AnbanQuery *query = anban_query_new (&anban_person_register);

  anban_query_where_int (query, ANBAN_PERSON_CERTIFIED, ANBAN_OP_EQ, ANBAN_PERSON_UNCERTIFIED);
  return query;
}
