/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/unit-file-paper.h"

#include "registers/unit.h"
#include "report/fact-table.h"
#include "report/paper-text.h"
#include "report/sheet-head.h"
#include "report/tabulation-table.h"
#include "rules/unit-file.h"

#include <glib/gi18n-lib.h>

#define TEXT_SIZE 9.0 /* 小五 */
/* a file is read, not searched: what goes beyond stands in the register */
#define MOST_ROWS   100
#define MOST_FIELDS 8
#define PAGE_WIDTH  170.0 /* mm between the margins of a list */

static void
add_facts (AnbanDocument *document, AnbanRecord *unit)
{
  AnbanTable *table = anban_fact_table_add (document, 30, 10.5, 8);

  anban_fact_table_add_wide (table, unit, "单位名称", ANBAN_UNIT_NAME);
  anban_fact_table_add_pair (table, unit, "类别", ANBAN_UNIT_KIND, "行业领域", ANBAN_UNIT_INDUSTRY);
  anban_fact_table_add_pair (table, unit, "上级单位", ANBAN_UNIT_PARENT, "规模", ANBAN_UNIT_SCALE);
  anban_fact_table_add_pair (table, unit, "风险等级", ANBAN_UNIT_RISK, "统一社会\n信用代码",
                             ANBAN_UNIT_CREDIT_CODE);
  anban_fact_table_add_pair (table, unit, "高危行业", ANBAN_UNIT_HIGH_RISK, "人员密集场所",
                             ANBAN_UNIT_CROWDED);
  anban_fact_table_add_pair (table, unit, "主要负责人", ANBAN_UNIT_PRINCIPAL, "联系人", ANBAN_UNIT_CONTACT);
  anban_fact_table_add_pair (table, unit, "联系电话", ANBAN_UNIT_PHONE, "地址", ANBAN_UNIT_ADDRESS);
  anban_fact_table_add_wide (table, unit, "备注", ANBAN_UNIT_NOTE);
}

static gboolean
is_narrow (const AnbanField *field)
{
  return field->kind == ANBAN_KIND_DATE || field->kind == ANBAN_KIND_CHOICE ||
         field->kind == ANBAN_KIND_INT || field->kind == ANBAN_KIND_DECIMAL || field->kind == ANBAN_KIND_BOOL;
}

static AnbanTable *
add_table (AnbanDocument *document, const AnbanUnitFileSection *section)
{
  AnbanTableColumn columns[MOST_FIELDS] = {{"序号", 10, TRUE, ANBAN_ALIGN_CENTER}};
  AnbanTable *table;

  for (guint i = 0; i < section->n_fields; i++) {
    const AnbanField *field = &section->reg->fields[section->fields[i]];

    columns[i + 1].title = field->label;
    columns[i + 1].fixed = is_narrow (field);
    /* a half-width character of that size is about 1.6 mm */
    columns[i + 1].width = columns[i + 1].fixed ? 1.6 * MAX (field->width, 8) + 4 : field->width;
    columns[i + 1].align = columns[i + 1].fixed ? ANBAN_ALIGN_CENTER : ANBAN_ALIGN_LEFT;
  }
  table = anban_document_add_table (document, columns, section->n_fields + 1);
  anban_table_set_text_size (table, TEXT_SIZE);
  return table;
}

/* Days in tables are ISO. */
static char *
dup_cell (AnbanRecord *record, guint field)
{
  return anban_record_get_register (record)->fields[field].kind == ANBAN_KIND_DATE
             ? g_strdup (anban_record_get_text (record, field))
             : anban_paper_text_dup (record, field);
}

static gboolean
add_rows (AnbanStore *store, AnbanTable *table, const AnbanUnitFileSection *section, GError **error)
{
  for (guint i = 0; i < MIN (section->ids->len, MOST_ROWS); i++) {
    g_autoptr (AnbanRecord) record =
        anban_store_get (store, section->reg, g_array_index (section->ids, gint64, i), error);
    g_autofree char *number = g_strdup_printf ("%u", i + 1);
    const char *texts[MOST_FIELDS] = {number};
    char *owned[MOST_FIELDS] = {NULL};

    if (record == NULL)
      return FALSE;
    for (guint k = 0; k < section->n_fields; k++)
      texts[k + 1] = owned[k] = dup_cell (record, section->fields[k]);
    anban_table_add_texts (table, texts);
    for (guint k = 0; k < section->n_fields; k++)
      g_free (owned[k]);
  }
  return TRUE;
}

static void
add_heading (AnbanDocument *document, guint number, const char *text)
{
  static const char *const numerals[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
  g_autofree char *heading = g_strdup_printf ("%s、%s", numerals[number % G_N_ELEMENTS (numerals)], text);

  anban_document_add_space (document, 4);
  anban_document_add_bookmark (document, 1, heading);
  anban_document_add_line (document, ANBAN_STYLE_CELL_GROUP, heading, NULL, NULL);
  anban_document_add_space (document, 1);
}

static gboolean
add_section (AnbanDocument *document,
             AnbanStore *store,
             const AnbanUnitFileSection *section,
             guint number,
             GError **error)
{
  g_autoptr (GString) heading = g_string_new (section->title);

  if (section->ids->len > 0)
    g_string_append_printf (heading, "（共 %u %s", section->ids->len, section->reg->noun);
  if (section->n_open > 0)
    g_string_append_printf (heading, "，%s %u", section->open_title, section->n_open);
  if (section->ids->len > 0)
    g_string_append (heading, "）");
  add_heading (document, number, heading->str);
  if (section->ids->len == 0) {
    anban_document_add_paragraph (document, ANBAN_STYLE_NOTE, "没有记录。");
    return TRUE;
  }
  if (!add_rows (store, add_table (document, section), section, error))
    return FALSE;
  if (section->ids->len > MOST_ROWS) {
    g_autofree char *more =
        g_strdup_printf ("另有 %u %s，见台账。", section->ids->len - MOST_ROWS, section->reg->noun);

    anban_document_add_paragraph (document, ANBAN_STYLE_NOTE, more);
  }
  return TRUE;
}

static AnbanDocument *
build (AnbanStore *store, AnbanRecord *unit, GError **error)
{
  const char *name = anban_record_get_text (unit, ANBAN_UNIT_NAME);
  g_autofree char *title = g_strconcat (name, "安全生产档案", NULL);
  g_autoptr (AnbanUnitFile) file = anban_unit_file_new (store, anban_record_get_id (unit), error);
  g_autoptr (AnbanDocument) document = NULL;

  if (file == NULL)
    return NULL;
  document = anban_document_new (title);
  anban_document_set_page_setup (document, &anban_page_setup_list);
  anban_sheet_head_describe (document, store);
  anban_sheet_head_add (document, store, title, NULL, NULL);
  add_facts (document, file->unit);
  add_heading (document, 0, anban_tabulation_get_title (file->duties));
  if (anban_tabulation_get_n_rows (file->duties) > 0)
    anban_tabulation_table_add (document, file->duties, PAGE_WIDTH);
  else
    anban_document_add_paragraph (document, ANBAN_STYLE_NOTE, "没有适用的频次要求。");
  for (guint i = 0; i < file->sections->len; i++)
    if (!add_section (document, store, file->sections->pdata[i], i + 1, error))
      return NULL;
  return g_steal_pointer (&document);
}

const AnbanRecordPaper anban_unit_papers[] = {
    {"unit-file", N_ ("一企一档"), &anban_unit_register, build},
    {NULL},
};
