/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/drill-sign-in.h"

#include "registers/drill.h"
#include "report/fact-table.h"
#include "report/sheet-head.h"

#include <inttypes.h>

#define LABEL_WIDTH 24.0
#define TEXT_SIZE   10.5
#define FACT_ROW    7.5 /* mm */
#define SIGN_ROW    9.0 /* mm: room for a signature */
#define USUAL_ROWS  8   /* where nobody said how many come */
#define SPARE_ROWS  2   /* more than were announced */
#define MOST_ROWS   300 /* of one unit */

static const AnbanTableColumn columns[] = {
    {"序号", 12, TRUE, ANBAN_ALIGN_CENTER},     {"姓名", 26, TRUE, ANBAN_ALIGN_CENTER},
    {"单位", 1, FALSE, ANBAN_ALIGN_LEFT},       {"职务（岗位）", 30, TRUE, ANBAN_ALIGN_CENTER},
    {"联系电话", 32, TRUE, ANBAN_ALIGN_CENTER}, {"签名", 30, TRUE, ANBAN_ALIGN_CENTER},
};

static void
add_rows (AnbanTable *table, const char *unit, const char *heading, gint64 headcount, guint *number)
{
  gint64 n = headcount > 0 ? MIN (headcount, MOST_ROWS) + SPARE_ROWS : USUAL_ROWS;

  anban_table_add_group (table, heading);
  for (gint64 i = 0; i < n; i++) {
    g_autofree char *text = g_strdup_printf ("%u", ++*number);
    const char *const texts[] = {text, NULL, unit, NULL, NULL, NULL};

    anban_table_add_texts (table, texts);
  }
}

/* 县消防救援大队（灭火救援，应到 12 人） */
static char *
dup_heading (const char *unit, const char *task, gint64 headcount)
{
  g_autoptr (GString) text = g_string_new (unit);

  if (*task != '\0' || headcount > 0) {
    g_string_append (text, "（");
    g_string_append (text, task);
    if (*task != '\0' && headcount > 0)
      g_string_append (text, "，");
    if (headcount > 0)
      g_string_append_printf (text, "应到%" PRId64 "人", headcount);
    g_string_append (text, "）");
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The organiser first, with those that no other unit sends. */
static void
add_units (AnbanTable *table, AnbanRecord *drill, GPtrArray *units)
{
  const char *organiser = anban_record_get_ref_title (drill, ANBAN_DRILL_UNIT);
  gint64 headcount = anban_record_get_int (drill, ANBAN_DRILL_HEADCOUNT);
  gboolean takes_part = FALSE;
  guint number = 0;

  for (guint i = 0; i < units->len; i++) {
    headcount -= anban_record_get_int (units->pdata[i], ANBAN_DRILL_UNIT_HEADCOUNT);
    takes_part = takes_part || anban_record_get_int (units->pdata[i], ANBAN_DRILL_UNIT_UNIT) ==
                                   anban_record_get_int (drill, ANBAN_DRILL_UNIT);
  }
  if (!takes_part) {
    g_autofree char *heading = dup_heading (organiser, "组织单位", MAX (headcount, 0));

    add_rows (table, organiser, heading, headcount, &number);
  }
  for (guint i = 0; i < units->len; i++) {
    const char *unit = anban_record_get_ref_title (units->pdata[i], ANBAN_DRILL_UNIT_UNIT);
    gint64 own = anban_record_get_int (units->pdata[i], ANBAN_DRILL_UNIT_HEADCOUNT);
    g_autofree char *heading =
        dup_heading (unit, anban_record_get_text (units->pdata[i], ANBAN_DRILL_UNIT_TASK), own);

    add_rows (table, unit, heading, own, &number);
  }
}

AnbanDocument *
anban_drill_sign_in_new (AnbanStore *store, AnbanRecord *drill, GError **error)
{
  g_autoptr (GPtrArray) units =
      anban_store_list_details (store, &anban_drill_unit_register, anban_record_get_id (drill), error);
  const char *name = anban_record_get_text (drill, ANBAN_DRILL_NAME);
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autoptr (AnbanDocument) document = anban_document_new ("应急演练签到表");
  guint day =
      anban_record_is_null (drill, ANBAN_DRILL_HELD_ON) ? ANBAN_DRILL_PLANNED_ON : ANBAN_DRILL_HELD_ON;
  AnbanTable *table;

  if (units == NULL)
    return NULL;
  anban_document_set_author (document, office);
  anban_document_set_subject (document, name);
  anban_document_set_page_setup (document, &anban_page_setup_list);
  anban_document_set_running_text (document, name, "签到表", NULL, NULL);
  anban_document_add_title (document, "应急演练签到表");
  table = anban_fact_table_add (document, LABEL_WIDTH, TEXT_SIZE, FACT_ROW);
  anban_fact_table_add_wide (table, drill, "演练名称", ANBAN_DRILL_NAME);
  anban_fact_table_add_pair_to_fill (table, drill, "演练日期", day, "开始时间", ANBAN_DRILL_STARTS_AT);
  anban_fact_table_add_pair_to_fill (table, drill, "地点", ANBAN_DRILL_PLACE, "总指挥", ANBAN_DRILL_DIRECTOR);
  anban_document_add_space (document, 4);
  table = anban_document_add_table (document, columns, G_N_ELEMENTS (columns));
  anban_table_set_text_size (table, TEXT_SIZE);
  anban_table_set_row_height (table, SIGN_ROW);
  add_units (table, drill, units);
  return g_steal_pointer (&document);
}
