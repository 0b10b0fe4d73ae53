/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/drill-record.h"

#include "registers/drill.h"
#include "report/drill-sheet.h"
#include "report/fact-table.h"
#include "report/paper-text.h"
#include "report/sheet-head.h"

#include <inttypes.h>
#include <math.h>

#define LABEL_WIDTH 26.0
#define TEXT_SIZE   10.5
#define LEAST_ROW   7.5  /* mm */
#define NOTE_ROW    18.0 /* room to write where nothing was typed */
#define PROCESS_ROW 40.0

static void
add_note (AnbanTable *table, AnbanRecord *drill, const char *label, guint field, double least)
{
  gboolean empty = anban_record_is_null (drill, field);
  g_autofree char *text = anban_paper_text_dup (drill, field);

  anban_table_add_wide (table, label, text, empty ? least : 0);
}

/* 县消防救援大队（灭火救援，12人）；县医院 */
static char *
dup_participants (GPtrArray *units)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < units->len; i++) {
    const char *task = anban_record_get_text (units->pdata[i], ANBAN_DRILL_UNIT_TASK);
    gint64 headcount = anban_record_get_int (units->pdata[i], ANBAN_DRILL_UNIT_HEADCOUNT);

    g_string_append_printf (text, "%s%s", i > 0 ? "；" : "",
                            anban_record_get_ref_title (units->pdata[i], ANBAN_DRILL_UNIT_UNIT));
    if (*task == '\0' && headcount <= 0)
      continue;
    g_string_append_printf (text, "（%s%s", task, *task != '\0' && headcount > 0 ? "，" : "");
    if (headcount > 0)
      g_string_append_printf (text, "%" PRId64 "人", headcount);
    g_string_append (text, "）");
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The score as it was given: 86, not 86.00. */
static void
add_last (AnbanTable *table, AnbanRecord *drill)
{
  g_autofree char *score =
      anban_record_is_null (drill, ANBAN_DRILL_SCORE)
          ? NULL
          : g_strdup_printf ("%g", round (anban_record_get_double (drill, ANBAN_DRILL_SCORE) * 10) / 10);
  g_autofree char *reported_on = anban_paper_text_dup (drill, ANBAN_DRILL_REPORTED_ON);
  const char *const texts[] = {"评估得分", score, "报送日期", reported_on};

  anban_table_add_texts (table, texts);
}

static gboolean
add_facts (AnbanDocument *document, AnbanStore *store, AnbanRecord *drill, GError **error)
{
  g_autoptr (GPtrArray) units =
      anban_store_list_details (store, &anban_drill_unit_register, anban_record_get_id (drill), error);
  g_autofree char *participants = NULL;
  AnbanTable *table;

  if (units == NULL)
    return FALSE;
  participants = dup_participants (units);
  table = anban_fact_table_add (document, LABEL_WIDTH, TEXT_SIZE, LEAST_ROW);
  anban_fact_table_add_wide (table, drill, "演练名称", ANBAN_DRILL_NAME);
  anban_fact_table_add_pair_to_fill (table, drill, "演练类型", ANBAN_DRILL_KIND, "演练形式",
                                     ANBAN_DRILL_FORM);
  anban_fact_table_add_pair_to_fill (table, drill, "计划日期", ANBAN_DRILL_PLANNED_ON, "实际日期",
                                     ANBAN_DRILL_HELD_ON);
  anban_fact_table_add_pair_to_fill (table, drill, "开始时间", ANBAN_DRILL_STARTS_AT, "地点",
                                     ANBAN_DRILL_PLACE);
  anban_fact_table_add_pair_to_fill (table, drill, "组织单位", ANBAN_DRILL_UNIT, "总指挥",
                                     ANBAN_DRILL_DIRECTOR);
  anban_table_add_wide (table, "参演单位", participants, 0);
  anban_fact_table_add_pair_to_fill (table, drill, "参演人数", ANBAN_DRILL_HEADCOUNT, "评估人",
                                     ANBAN_DRILL_EVALUATORS);
  add_note (table, drill, "演练的预案", ANBAN_DRILL_EMERGENCY_PLAN, 0);
  add_note (table, drill, "演练情景", ANBAN_DRILL_SCENARIO, NOTE_ROW);
  add_note (table, drill, "演练过程", ANBAN_DRILL_PROCESS, PROCESS_ROW);
  add_note (table, drill, "评估结论", ANBAN_DRILL_CONCLUSION, NOTE_ROW);
  add_last (table, drill);
  return TRUE;
}

static void
add_part (AnbanDocument *document, const char *heading)
{
  anban_document_add_space (document, 3);
  anban_document_add_bookmark (document, 1, heading);
  anban_document_add_paragraph (document, ANBAN_STYLE_CAPTION, heading);
}

AnbanDocument *
anban_drill_record_new (AnbanStore *store, AnbanRecord *drill, GError **error)
{
  static const char *const signers[] = {"记录人：", "评估组组长：", "总指挥：", NULL};
  const char *name = anban_record_get_text (drill, ANBAN_DRILL_NAME);
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autofree char *form = anban_paper_text_dup_filled (drill, ANBAN_DRILL_FORM);
  g_autofree char *sheet = g_strconcat (form, "评估表", NULL);
  g_autoptr (AnbanDocument) document = anban_document_new ("应急演练记录");

  anban_document_set_author (document, office);
  anban_document_set_subject (document, name);
  anban_document_set_page_setup (document, &anban_page_setup_list);
  anban_document_set_running_text (document, name, "演练记录", NULL, NULL);
  anban_document_add_title (document, "应急演练记录");
  if (!add_facts (document, store, drill, error))
    return NULL;
  add_part (document, sheet);
  if (!anban_drill_sheet_add_marks (document, store, drill, error))
    return NULL;
  add_part (document, "发现的问题和整改");
  if (!anban_drill_sheet_add_problems (document, store, drill, error))
    return NULL;
  anban_document_add_signature (document, signers);
  return g_steal_pointer (&document);
}
