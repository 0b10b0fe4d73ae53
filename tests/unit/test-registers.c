/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every descriptor against the table that the migrations make, and against itself.
 */
#include "office-fixture.h"

#include "db/statement.h"
#include "registers/hazard.h"
#include "registers/inspection.h"
#include "registers/task-periods.h"
#include "store/query-private.h"

#include <string.h>

static const char *
column_type (AnbanKind kind)
{
  switch (kind) {
  case ANBAN_KIND_TEXT:
  case ANBAN_KIND_NOTE:
  case ANBAN_KIND_DATE:
    return "TEXT";
  case ANBAN_KIND_DECIMAL:
    return "REAL";
  case ANBAN_KIND_INT:
  case ANBAN_KIND_BOOL:
  case ANBAN_KIND_CHOICE:
  case ANBAN_KIND_REF:
  case ANBAN_KIND_FILES:
    return "INTEGER";
  }
  return "";
}

/* type, and whether it is NOT NULL, of each column of a table */
static GHashTable *
read_columns (AnbanStore *store, const char *table)
{
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info(%s)", table);
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (anban_store_get_connection (store), sql, NULL);

  while (anban_statement_step (statement, NULL) == ANBAN_STEP_ROW)
    g_hash_table_insert (columns, g_strdup (anban_statement_get_text (statement, 1)),
                         g_strdup_printf ("%s%s", anban_statement_get_text (statement, 2),
                                          anban_statement_get_int (statement, 3) ? "!" : ""));
  return columns;
}

static void
test_tables (OfficeFixture *fixture, gconstpointer data)
{
  static const char *const own[] = {"id", "uuid", "rev", "deleted_at"};

  for (guint i = 0; anban_registers[i] != NULL; i++) {
    const AnbanRegister *reg = anban_registers[i];
    g_autoptr (GHashTable) columns = read_columns (fixture->store, reg->id);

    for (guint k = 0; k < G_N_ELEMENTS (own); k++)
      g_assert_true (g_hash_table_remove (columns, own[k]));
    for (guint k = 0; k < reg->n_fields; k++) {
      const AnbanField *field = &reg->fields[k];
      const char *found;

      g_test_message ("%s.%s", reg->id, field->label);
      g_assert_nonnull (field->label);
      if (!anban_field_is_stored (field))
        continue;
      found = g_hash_table_lookup (columns, field->column);
      g_assert_nonnull (found);
      g_assert_true (g_str_has_prefix (found, column_type (field->kind)));
      if (g_str_has_suffix (found, "!"))
        g_assert_true (field->flags & ANBAN_FIELD_REQUIRED);
      g_hash_table_remove (columns, field->column);
    }
    /* no column that no descriptor knows: it would never be logged */
    g_assert_cmpuint (g_hash_table_size (columns), ==, 0);
  }
}

static void
test_descriptors (void)
{
  for (guint i = 0; anban_registers[i] != NULL; i++) {
    const AnbanRegister *reg = anban_registers[i];

    g_assert_true (anban_registers_find (reg->id) == reg);
    g_assert_cmpint (reg->title_field, <, (int)reg->n_fields);
    g_assert_nonnull (reg->title);
    g_assert_nonnull (reg->noun);
    for (guint k = 0; k < reg->n_fields; k++) {
      const AnbanField *field = &reg->fields[k];

      g_test_message ("%s.%s", reg->id, field->label);
      g_assert_cmpint (anban_register_find_header (reg, field->label), ==, (int)k);
      g_assert_true ((field->kind == ANBAN_KIND_CHOICE) == (field->choices != NULL));
      g_assert_true ((field->kind == ANBAN_KIND_REF) == (field->ref != NULL));
      if (field->flags & (ANBAN_FIELD_IN_LIST | ANBAN_FIELD_IN_PRINT))
        g_assert_cmpuint (field->width, >, 0);
      if (field->flags & ANBAN_FIELD_SEARCH)
        g_assert_true (anban_field_is_stored (field));
      for (const AnbanChoice *choice = field->choices; choice != NULL && choice->label != NULL; choice++)
        g_assert_true (anban_field_find_choice (field, choice->value) == choice);
    }
    for (guint k = 0; reg->details != NULL && reg->details[k] != NULL; k++)
      g_assert_true (reg->details[k]->fields[reg->details[k]->owner_field].ref == reg);
  }
}

/* Every filter, grouping, sort and search of every register is SQL that runs. */
static void
test_queries (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; anban_registers[i] != NULL; i++) {
    const AnbanRegister *reg = anban_registers[i];
    g_autoptr (AnbanQuery) query = anban_query_new (reg);

    anban_query_set_search (query, "安全 gas");
    for (const AnbanFilter *filter = reg->filters; filter != NULL && filter->id != NULL; filter++) {
      anban_query_set_filter (query, filter->id, 1);
      g_assert_cmpint (anban_store_count (fixture->store, query, &error), ==, 0);
      g_assert_no_error (error);
    }
    for (guint k = 0; k < reg->n_fields; k++) {
      g_autoptr (GArray) ids = NULL;

      anban_query_set_sort (query, (int)k, k % 2);
      ids = anban_store_list_ids (fixture->store, query, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (ids);
    }
    for (const AnbanGrouping *grouping = reg->groupings; grouping != NULL && grouping->id != NULL;
         grouping++) {
      g_auto (AnbanSql) sql = {0};
      g_autoptr (AnbanStatement) statement = NULL;

      anban_query_set_grouping (query, grouping->id);
      anban_query_build (query, "t.id", TRUE, NULL, anban_date_today (), anban_date_today (), &sql);
      statement = anban_sql_prepare (&sql, anban_store_get_connection (fixture->store), &error);
      g_assert_no_error (error);
      g_assert_cmpint (anban_statement_step (statement, &error), ==, ANBAN_STEP_DONE);
    }
  }
}

static void
test_headers (void)
{
  static const struct {
    const char *header;
    int field;
  } rows[] = {
      {"重点任务", ANBAN_TASK_HEADING},
      {" 重点 任务* ", ANBAN_TASK_HEADING},
      {"责任(配合)单位", ANBAN_TASK_OTHER_UNITS},
      {"序号", ANBAN_TASK_CLAUSE},
      {"完成时限：", ANBAN_TASK_DUE_ON},
      {"heading", ANBAN_TASK_HEADING},
      {"没有这一列", -1},
      {"", -1},
      {NULL, -1},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (anban_register_find_header (&anban_task_register, rows[i].header), ==, rows[i].field);
}

static void
test_parse (OfficeFixture *fixture, gconstpointer data)
{
  static const struct {
    const AnbanRegister *reg;
    guint field;
    const char *text, *shown; /* NULL: refused */
  } rows[] = {
      {&anban_task_register, ANBAN_TASK_DUE_ON, "2026年6月30日", "2026-06-30"},
      {&anban_task_register, ANBAN_TASK_DUE_ON, "2026-02-30", NULL},
      {&anban_task_register, ANBAN_TASK_DUE_ON, "年底", NULL},
      {&anban_task_register, ANBAN_TASK_DUE_ON, "  ", ""},
      {&anban_task_register, ANBAN_TASK_STATE, "已完成", "已完成"},
      {&anban_task_register, ANBAN_TASK_STATE, "完成了吧", NULL},
      {&anban_task_register, ANBAN_TASK_FREQUENCY_COUNT, "１２", "12"},
      {&anban_task_register, ANBAN_TASK_FREQUENCY_COUNT, "12.5", NULL},
      {&anban_task_register, ANBAN_TASK_FREQUENCY_COUNT, "99999999999", NULL},
      {&anban_unit_register, ANBAN_UNIT_KIND, "镇（街道）", "镇（街道）"},
      {&anban_unit_register, ANBAN_UNIT_HIGH_RISK, "√", "是"},
      {&anban_unit_register, ANBAN_UNIT_HIGH_RISK, "也许", NULL},
      {&anban_person_register, ANBAN_PERSON_PHONE, "0931-8888888", "0931-8888888"},
      {&anban_person_register, ANBAN_PERSON_UNIT, "柳湾镇", "柳湾镇"},
      {&anban_person_register, ANBAN_PERSON_UNIT, "没有的单位", NULL},
      {&anban_person_register, ANBAN_PERSON_NAME, "\xff\xfe", NULL},
  };

  office_fixture_add_unit (fixture, "柳湾镇", ANBAN_UNIT_KIND_TOWN, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (AnbanRecord) record = anban_record_new (rows[i].reg);
    g_autoptr (GError) error = NULL;
    gboolean read = anban_store_parse_field (fixture->store, record, rows[i].field, rows[i].text, &error);
    g_autofree char *shown = anban_record_dup_display (record, rows[i].field);

    g_test_message ("row %u", i);
    g_assert_cmpint (read, ==, rows[i].shown != NULL);
    g_assert_cmpstr (shown, ==, rows[i].shown != NULL ? rows[i].shown : "");
    g_assert_true ((error == NULL) == read);
  }
}

static void
test_period_names (void)
{
  static const struct {
    AnbanPer per;
    const char *name, *starts_on, *ends_on;
  } rows[] = {
      {ANBAN_PER_WEEK, "2026年6月", "2026-06-01", "2026-06-30"},
      {ANBAN_PER_MONTH, "2026年6月", "2026-06-01", "2026-06-30"},
      {ANBAN_PER_QUARTER, "2026年第二季度", "2026-04-01", "2026-06-30"},
      {ANBAN_PER_HALF_YEAR, "2026年上半年", "2026-01-01", "2026-06-30"},
      {ANBAN_PER_YEAR, "2026年", "2026-01-01", "2026-12-31"},
      {ANBAN_PER_TWO_YEARS, "2026—2027年", "2026-01-01", "2027-12-31"},
      {ANBAN_PER_THREE_YEARS, "2026—2028年", "2026-01-01", "2028-12-31"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    AnbanDate starts_on, ends_on;
    g_autofree char *name =
        anban_task_period_around (rows[i].per, anban_date_from_ymd (2026, 6, 15), &starts_on, &ends_on);
    char iso[ANBAN_DATE_ISO_SIZE];

    g_assert_cmpstr (name, ==, rows[i].name);
    g_assert_cmpstr (anban_date_to_iso (starts_on, iso), ==, rows[i].starts_on);
    g_assert_cmpstr (anban_date_to_iso (ends_on, iso), ==, rows[i].ends_on);
  }
}

/* From one register into another: each kind, what a REF is called, and nothing where there is nothing. */
static void
test_copied_values (void)
{
  g_autoptr (AnbanRecord) inspection = anban_record_new (&anban_inspection_register);
  g_autoptr (AnbanRecord) hazard = anban_record_new (&anban_hazard_register);
  g_autoptr (AnbanRecord) other = anban_record_new (&anban_hazard_register);

  anban_record_set_text (inspection, ANBAN_INSPECTION_DATE, "2026-06-01");
  anban_record_set_int (inspection, ANBAN_INSPECTION_SOURCE, ANBAN_SOURCE_VISIT);
  anban_record_set_ref (inspection, ANBAN_INSPECTION_UNIT, 7, "云溪百川化工有限公司");
  anban_record_set_text (hazard, ANBAN_HAZARD_PLACE, "一层");
  anban_record_copy_value (inspection, ANBAN_INSPECTION_DATE, hazard, ANBAN_HAZARD_FOUND_ON);
  anban_record_copy_value (inspection, ANBAN_INSPECTION_SOURCE, hazard, ANBAN_HAZARD_SOURCE);
  anban_record_copy_value (inspection, ANBAN_INSPECTION_UNIT, hazard, ANBAN_HAZARD_UNIT);
  anban_record_copy_value (inspection, ANBAN_INSPECTION_PLACE, hazard, ANBAN_HAZARD_PLACE);
  g_assert_cmpstr (anban_record_get_text (hazard, ANBAN_HAZARD_FOUND_ON), ==, "2026-06-01");
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_SOURCE), ==, ANBAN_SOURCE_VISIT);
  g_assert_cmpint (anban_record_get_int (hazard, ANBAN_HAZARD_UNIT), ==, 7);
  g_assert_cmpstr (anban_record_get_ref_title (hazard, ANBAN_HAZARD_UNIT), ==, "云溪百川化工有限公司");
  g_assert_true (anban_record_is_null (hazard, ANBAN_HAZARD_PLACE));
  g_assert_true (anban_record_field_is_modified (hazard, ANBAN_HAZARD_PLACE));
  g_assert_true (
      anban_record_value_equals (inspection, ANBAN_INSPECTION_DATE, hazard, ANBAN_HAZARD_FOUND_ON));
  g_assert_true (anban_record_value_equals (inspection, ANBAN_INSPECTION_UNIT, hazard, ANBAN_HAZARD_UNIT));
  g_assert_true (anban_record_value_equals (inspection, ANBAN_INSPECTION_PLACE, hazard, ANBAN_HAZARD_PLACE));
  g_assert_false (anban_record_value_equals (inspection, ANBAN_INSPECTION_PLACE, hazard, ANBAN_HAZARD_UNIT));
  /* shown alike, and yet another sum */
  anban_record_set_double (hazard, ANBAN_HAZARD_FUNDS, 1.234);
  anban_record_set_double (other, ANBAN_HAZARD_FUNDS, 1.23);
  g_assert_false (anban_record_value_equals (hazard, ANBAN_HAZARD_FUNDS, other, ANBAN_HAZARD_FUNDS));
  anban_record_copy_value (hazard, ANBAN_HAZARD_FUNDS, other, ANBAN_HAZARD_FUNDS);
  g_assert_cmpfloat (anban_record_get_double (other, ANBAN_HAZARD_FUNDS), ==, 1.234);
}

#define add(path, func)                                                                                      \
  g_test_add (path, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/registers/tables", test_tables);
  g_test_add_func ("/registers/descriptors", test_descriptors);
  add ("/registers/queries", test_queries);
  g_test_add_func ("/registers/headers", test_headers);
  add ("/registers/parse", test_parse);
  g_test_add_func ("/registers/copied-values", test_copied_values);
  g_test_add_func ("/registers/period-names", test_period_names);
  return g_test_run ();
}
