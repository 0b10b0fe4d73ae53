/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/training-coverage.h"

#include "registers/person-post.h"
#include "registers/person.h"

#define OF_DUTY(duty)                                                                                        \
  {"人数", duty, ANBAN_FIGURE_COUNT, 7}, {"已培训", duty, ANBAN_FIGURE_COUNT, 7},                            \
  {                                                                                                          \
    "覆盖率", duty, ANBAN_FIGURE_RATE, 8                                                                     \
  }
#define COLUMNS(what)                                                                                        \
  {                                                                                                          \
    {what, NULL, ANBAN_FIGURE_TEXT, 18}, OF_DUTY ("主要负责人"), OF_DUTY ("安全管理人员"),                   \
        OF_DUTY ("特种作业人员"), OF_DUTY ("灾害信息员"), OF_DUTY ("合计")                                   \
  }

static const AnbanFigureColumn territory_columns[] = COLUMNS ("属地");
static const AnbanFigureColumn industry_columns[] = COLUMNS ("行业领域");

static const int duties[] = {ANBAN_DUTY_PRINCIPAL, ANBAN_DUTY_SAFETY_MANAGER, ANBAN_DUTY_SPECIAL_OPERATOR,
                             ANBAN_DUTY_DISASTER_INFORMANT, 0};

static AnbanQuery *
list_people (int year, int duty, gboolean trained)
{
  AnbanQuery *query;

  /* a list has one duty at most */
  if (duty == 0)
    return NULL;
  query = anban_query_new (&anban_person_register);
  anban_query_where_int (query, ANBAN_PERSON_DUTY, ANBAN_OP_EQ, duty);
  anban_query_set_filter (query, trained ? "trained" : "in_post", year);
  return query;
}

AnbanTabulation *
anban_training_coverage_new (
    AnbanStore *store, AnbanCoverageBy by, int year, GCancellable *cancellable, GError **error)
{
  const AnbanPeopleCoverage coverage = {
      .title = "重点人员培训覆盖情况统计表",
      .columns = by == ANBAN_COVERAGE_BY_INDUSTRY ? industry_columns : territory_columns,
      .duties = duties,
      .sql = "SELECT p.unit_id, u.industry, p.duty, COUNT(*),"
             " SUM(CASE WHEN " ANBAN_PERSON_TRAINED (
                 "p", "?2") " THEN 1 ELSE 0 END)"
                            " FROM person p LEFT JOIN unit u ON u.id = p.unit_id WHERE p.deleted_at IS NULL"
                            " AND p.duty IN (2, 4, 8, 9) AND " ANBAN_PERSON_IN_POST (
                                "p", "?1") " GROUP BY 1, 2, 3",
      .year = year,
      .list = list_people,
  };
  AnbanTabulation *table = anban_people_coverage_tabulate (&coverage, store, by, cancellable, error);
  g_autofree char *subtitle = g_strdup_printf ("%d年", year);

  if (table != NULL)
    anban_tabulation_set_subtitle (table, subtitle);
  return table;
}
