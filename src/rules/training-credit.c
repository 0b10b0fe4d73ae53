/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/training-credit.h"

#include "db/statement.h"
#include "registers/person.h"
#include "registers/training-hours.h"
#include "registers/training.h"
#include "registers/unit.h"

#include <math.h>

/* --- the rules --- */

typedef struct {
  gint64 id;
  int duty;
  gboolean high_risk;
  double first, yearly;
  AnbanDate from, to; /* ANBAN_DATE_NONE: open */
} Rule;

static AnbanDate
get_day (AnbanStatement *row, int column)
{
  AnbanDate day;

  return anban_date_parse (anban_statement_get_text (row, column), &day) ? day : ANBAN_DATE_NONE;
}

static GArray *
read_rules (AnbanStore *store, GError **error)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  g_autoptr (AnbanStatement) row = anban_connection_prepare (
      anban_store_get_connection (store),
      "SELECT h.id, h.duty, h.high_risk, h.first_hours, h.yearly_hours, h.effective_from, h.effective_to"
      " FROM training_hours h WHERE h.deleted_at IS NULL ORDER BY h.id",
      error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (row != NULL && (step = anban_statement_step (row, error)) == ANBAN_STEP_ROW) {
    Rule rule = {.id = anban_statement_get_int (row, 0),
                 .duty = (int)anban_statement_get_int (row, 1),
                 .high_risk = anban_statement_get_int (row, 2) != 0,
                 .first = anban_statement_get_double (row, 3),
                 .yearly = anban_statement_get_double (row, 4),
                 .from = get_day (row, 5),
                 .to = get_day (row, 6)};

    g_array_append_val (rules, rule);
  }
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&rules) : NULL;
}

/* The most hours that a rule in force on @day asks. */
static void
apply_rules (AnbanTrainingCredit *credit, GArray *rules, AnbanDate day)
{
  for (guint i = 0; i < rules->len; i++) {
    const Rule *rule = &g_array_index (rules, Rule, i);
    double hours = credit->first ? rule->first : rule->yearly;

    if (rule->duty != credit->duty || (rule->high_risk && !credit->high_risk) || hours <= credit->asked ||
        (rule->from != ANBAN_DATE_NONE && rule->from > day) ||
        (rule->to != ANBAN_DATE_NONE && rule->to < day))
      continue;
    credit->asked = hours;
    credit->rule_id = rule->id;
  }
}

/* --- the people --- */

/* What somebody's unit was on a day follows unit_past. First hours that were given in the year before somebody took the
 * post up count as well: some are given before the first day. */
#define HIGH_RISK                                                                                            \
  "COALESCE((SELECT up.high_risk FROM unit_past up WHERE up.unit_id = q.unit_id AND up.deleted_at IS NULL"   \
  " AND up.high_risk IS NOT NULL AND up.until_on >= q.day ORDER BY up.until_on LIMIT 1), u.high_risk, 0)"
#define IN_POST                                                                                              \
  "p.deleted_at IS NULL AND (p.left_on IS NULL OR p.left_on > ?3)"                                           \
  " AND (p.hired_on IS NULL OR p.hired_on <= ?2)"
#define HOURS "COALESCE(a.hours, t.hours, 0)"
#define ATTENDED                                                                                             \
  "SELECT a.person_id, SUM(CASE WHEN t.held_on >= ?1 THEN " HOURS " ELSE 0 END) AS yearly,"                  \
  " SUM(CASE WHEN t.course = 1 OR (t.course IS NULL AND t.held_on >= ?1) THEN " HOURS " ELSE 0 END) AS "     \
  "first"                                                                                                    \
  " FROM training t JOIN training_attendee a ON a.training_id = t.id WHERE t.deleted_at IS NULL"             \
  " AND t.state = 2 AND t.held_on >= ?4 AND t.held_on <= ?2 AND a.deleted_at IS NULL AND a.attendance = 1"

#define PEOPLE(narrowed)                                                                                     \
  "SELECT q.id, q.unit_id, q.duty, q.first, " HIGH_RISK ", COALESCE(w.first, 0), COALESCE(w.yearly, 0),"     \
  " q.day FROM (SELECT p.id, p.unit_id, p.duty, COALESCE(p.hired_on >= ?1, 0) AS first,"                     \
  " CASE WHEN p.hired_on >= ?1 THEN p.hired_on ELSE ?3 END AS day"                                           \
  " FROM person p WHERE " IN_POST narrowed ") q LEFT JOIN unit u ON u.id = q.unit_id"

/* 1 January, 31 December and the day on which people are looked at. */
typedef struct {
  char first[ANBAN_DATE_ISO_SIZE], last[ANBAN_DATE_ISO_SIZE], day[ANBAN_DATE_ISO_SIZE];
  char before[ANBAN_DATE_ISO_SIZE]; /* 1 January of the year before */
} Year;

static Year
get_year (AnbanStore *store, int year)
{
  Year self;
  AnbanDate start = anban_date_from_ymd (year, 1, 1), end = anban_date_from_ymd (year, 12, 31);
  AnbanDate today = anban_store_get_today (store);

  anban_date_to_iso (start, self.first);
  anban_date_to_iso (end, self.last);
  anban_date_to_iso (today >= start && today < end ? today : end, self.day);
  anban_date_to_iso (anban_date_add_months (start, -12), self.before);
  return self;
}

static AnbanStatement *
prepare_people (AnbanStore *store, int year, gint64 person, GError **error)
{
  const Year span = get_year (store, year);
  AnbanStatement *statement = anban_connection_prepare (
      anban_store_get_connection (store),
      person != 0
          ? PEOPLE (" AND p.id = ?5") " LEFT JOIN (" ATTENDED
                                      " AND a.person_id = ?5 GROUP BY a.person_id) w ON w.person_id = "
                                      "q.id"
          : PEOPLE (" AND p.duty IN (SELECT h.duty FROM training_hours h WHERE h.deleted_at IS NULL)"
                    " AND (p.unit_id IS NULL OR NOT EXISTS (SELECT 1 FROM unit e WHERE e.id = "
                    "p.unit_id AND e.ends_on <= ?3))") " LEFT JOIN (" ATTENDED
                                                       " GROUP BY a.person_id) w ON w.person_id = q.id"
                                                       " ORDER BY q.unit_id, q.id",
      error);

  if (statement == NULL)
    return NULL;
  anban_statement_bind_text (statement, 1, span.first);
  anban_statement_bind_text (statement, 2, span.last);
  anban_statement_bind_text (statement, 3, span.day);
  anban_statement_bind_text (statement, 4, span.before);
  if (person != 0)
    anban_statement_bind_int (statement, 5, person);
  return statement;
}

static AnbanTrainingCredit
read_credit (AnbanStatement *row, GArray *rules)
{
  AnbanTrainingCredit credit = {
      .person_id = anban_statement_get_int (row, 0),
      .unit_id = anban_statement_get_int (row, 1),
      .duty = (int)anban_statement_get_int (row, 2),
      .first = anban_statement_get_int (row, 3) != 0,
      .high_risk = anban_statement_get_int (row, 4) != 0,
  };

  apply_rules (&credit, rules, get_day (row, 7));
  credit.attended = anban_statement_get_double (row, credit.first ? 5 : 6);
  credit.missing = MAX (0, credit.asked - credit.attended);
  return credit;
}

GArray *
anban_training_credit_list (AnbanStore *store, int year, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) credits = g_array_new (FALSE, FALSE, sizeof (AnbanTrainingCredit));
  g_autoptr (GArray) rules = read_rules (store, error);
  g_autoptr (AnbanStatement) row = NULL;
  AnbanStep step = ANBAN_STEP_ERROR;

  if (rules == NULL || (row = prepare_people (store, year, 0, error)) == NULL)
    return NULL;
  while ((step = anban_statement_step (row, error)) == ANBAN_STEP_ROW) {
    AnbanTrainingCredit credit = read_credit (row, rules);

    if (credit.asked > 0)
      g_array_append_val (credits, credit);
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
  }
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&credits) : NULL;
}

gboolean
anban_training_credit_read (
    AnbanTrainingCredit *self, AnbanStore *store, gint64 person_id, int year, GError **error)
{
  g_autoptr (GArray) rules = read_rules (store, error);
  g_autoptr (AnbanStatement) row = NULL;
  AnbanStep step;

  *self = (AnbanTrainingCredit){.person_id = person_id};
  if (rules == NULL || (row = prepare_people (store, year, person_id, error)) == NULL)
    return FALSE;
  if ((step = anban_statement_step (row, error)) == ANBAN_STEP_ROW)
    *self = read_credit (row, rules);
  return step != ANBAN_STEP_ERROR;
}

/* --- in a table --- */

enum {
  WHO,
  UNIT,
  DUTY,
  COURSE,
  ASKED,
  ATTENDED_HOURS,
  MISSING,
  N_COLUMNS
};

static const AnbanFigureColumn columns[N_COLUMNS] = {
    [WHO] = {"姓名", NULL, ANBAN_FIGURE_TEXT, 10},
    [UNIT] = {"单位", NULL, ANBAN_FIGURE_TEXT, 30},
    [DUTY] = {"安全职责", NULL, ANBAN_FIGURE_TEXT, 14},
    [COURSE] = {"培训类别", NULL, ANBAN_FIGURE_TEXT, 20},
    [ASKED] = {"应训学时", NULL, ANBAN_FIGURE_SCORE, 9},
    [ATTENDED_HOURS] = {"已训学时", NULL, ANBAN_FIGURE_SCORE, 9},
    [MISSING] = {"尚缺学时", NULL, ANBAN_FIGURE_SCORE, 9},
};

static int
compare_credits (gconstpointer a, gconstpointer b)
{
  const AnbanTrainingCredit *x = a, *y = b;

  if (x->missing != y->missing)
    return x->missing < y->missing ? 1 : -1;
  if (x->unit_id != y->unit_id)
    return x->unit_id < y->unit_id ? -1 : 1;
  return x->person_id < y->person_id ? -1 : x->person_id > y->person_id;
}

/* id → name, of all people or units at once */
static GHashTable *
read_names (AnbanStore *store, const char *sql, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (AnbanStatement) row = anban_connection_prepare (anban_store_get_connection (store), sql, error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (row != NULL && (step = anban_statement_step (row, error)) == ANBAN_STEP_ROW) {
    gint64 *id = g_new (gint64, 1);

    *id = anban_statement_get_int (row, 0);
    g_hash_table_insert (names, id, g_strdup (anban_statement_get_text (row, 1)));
  }
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&names) : NULL;
}

/* The trainings of the year that somebody attended. */
static AnbanQuery *
list_trainings (const AnbanTrainingCredit *credit, const Year *span)
{
  AnbanQuery *query = anban_query_new (&anban_training_register);

  anban_query_set_filter (query, "person", credit->person_id);
  anban_query_where_text (query, ANBAN_TRAINING_HELD_ON, ANBAN_OP_GE,
                          credit->first ? span->before : span->first);
  anban_query_where_text (query, ANBAN_TRAINING_HELD_ON, ANBAN_OP_LE, span->last);
  return query;
}

static void
add_credit (AnbanTabulation *table,
            const AnbanTrainingCredit *credit,
            GHashTable *people,
            GHashTable *units,
            const Year *span)
{
  guint row = anban_tabulation_add_row (table, g_hash_table_lookup (people, &credit->person_id));
  const AnbanChoice *duty =
      anban_field_find_choice (&anban_person_register.fields[ANBAN_PERSON_DUTY], credit->duty);
  g_autofree char *course =
      g_strconcat (credit->first ? "初次培训" : "再培训", credit->high_risk ? "（高危行业）" : "", NULL);

  anban_tabulation_set_text (table, row, UNIT, g_hash_table_lookup (units, &credit->unit_id));
  anban_tabulation_set_text (table, row, DUTY, duty != NULL ? duty->label : "");
  anban_tabulation_set_text (table, row, COURSE, course);
  anban_tabulation_set_number (table, row, ASKED, credit->asked);
  anban_tabulation_set_number (table, row, ATTENDED_HOURS, credit->attended);
  anban_tabulation_set_number (table, row, MISSING, credit->missing);
  anban_tabulation_take_query (table, row, ATTENDED_HOURS, list_trainings (credit, span));
}

AnbanTabulation *
anban_training_credit_tabulate (
    AnbanStore *store, int year, gboolean missing_only, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) credits = anban_training_credit_list (store, year, cancellable, error);
  g_autoptr (GHashTable) people = NULL;
  g_autoptr (GHashTable) units = NULL;
  g_autoptr (AnbanTabulation) table = anban_tabulation_new ("人员培训学时统计表", columns, N_COLUMNS);
  const Year span = get_year (store, year);
  g_autofree char *subtitle = NULL;
  guint n_missing = 0;

  if (credits == NULL || (people = read_names (store, "SELECT p.id, p.name FROM person p", error)) == NULL ||
      (units = read_names (store, "SELECT u.id, u.name FROM unit u", error)) == NULL)
    return NULL;
  g_array_sort (credits, compare_credits);
  for (guint i = 0; i < credits->len; i++) {
    const AnbanTrainingCredit *credit = &g_array_index (credits, AnbanTrainingCredit, i);

    n_missing += credit->missing > 0;
    if (!missing_only || credit->missing > 0)
      add_credit (table, credit, people, units, &span);
  }
  subtitle = g_strdup_printf ("%d年，应训 %u 人，学时不足 %u 人", year, credits->len, n_missing);
  anban_tabulation_set_subtitle (table, subtitle);
  anban_tabulation_set_note (table, "没有填写上岗日期的人员按再培训计算；学时要求见“学时要求”台账。");
  return g_steal_pointer (&table);
}
