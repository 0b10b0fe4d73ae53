/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/hazard-closing.h"

#include <inttypes.h>

#include "registers/hazard.h"
#include "report/fact-table.h"
#include "report/paper-text.h"
#include "report/sheet-head.h"

#define TEXT_SIZE   10.5
#define LEAST_ROW   7.5  /* mm */
#define OPINION_ROW 25.0 /* room for an opinion and a signature */

static const AnbanPageSetup page = {
    ANBAN_PAPER_A4, FALSE, 20, 20, 16, 24, ANBAN_PAGE_NUMBERS_NONE,
};

static void
add_facts (AnbanTable *table, AnbanRecord *hazard)
{
  anban_fact_table_add_pair_to_fill (table, hazard, "隐患编号", ANBAN_HAZARD_CODE, "隐患等级",
                                     ANBAN_HAZARD_LEVEL);
  anban_fact_table_add_wide (table, hazard, "被检查单位", ANBAN_HAZARD_UNIT);
  anban_fact_table_add_pair_to_fill (table, hazard, "隐患部位", ANBAN_HAZARD_PLACE, "类别",
                                     ANBAN_HAZARD_CATEGORY);
  anban_fact_table_add_pair_to_fill (table, hazard, "排查日期", ANBAN_HAZARD_FOUND_ON, "排查人",
                                     ANBAN_HAZARD_FINDERS);
  anban_fact_table_add_wide (table, hazard, "隐患描述", ANBAN_HAZARD_DESCRIPTION);
  if (!anban_record_is_null (hazard, ANBAN_HAZARD_BASIS))
    anban_fact_table_add_wide (table, hazard, "判定依据", ANBAN_HAZARD_BASIS);
  anban_fact_table_add_wide (table, hazard, "整改措施", ANBAN_HAZARD_MEASURES);
  anban_fact_table_add_pair_to_fill (table, hazard, "整改责任人", ANBAN_HAZARD_RESPONSIBLE,
                                     "整改资金\n（万元）", ANBAN_HAZARD_FUNDS);
  anban_fact_table_add_pair_to_fill (table, hazard, "原定时限", ANBAN_HAZARD_FIRST_DUE_ON, "整改时限",
                                     ANBAN_HAZARD_DUE_ON);
  anban_fact_table_add_pair_to_fill (table, hazard, "完成日期", ANBAN_HAZARD_DONE_ON, "复查日期",
                                     ANBAN_HAZARD_RECHECKED_ON);
}

/* A line a recipient. */
static gboolean
add_recipients (AnbanTable *table, AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  g_autoptr (GPtrArray) recipients =
      anban_store_list_details (store, &anban_hazard_recipient_register, anban_record_get_id (hazard), error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (recipients == NULL)
    return FALSE;
  for (guint i = 0; i < recipients->len; i++) {
    AnbanRecord *recipient = recipients->pdata[i];
    g_autofree char *line = anban_paper_text_dup (recipient, ANBAN_HAZARD_RECIPIENT_LINE);
    g_autofree char *received_on = anban_paper_text_dup (recipient, ANBAN_HAZARD_RECIPIENT_RECEIVED_ON);
    const char *letter = anban_record_get_ref_title (recipient, ANBAN_HAZARD_RECIPIENT_LETTER);

    g_string_append_printf (text, "%s%s：%s", i > 0 ? "\n" : "", line,
                            anban_record_get_ref_title (recipient, ANBAN_HAZARD_RECIPIENT_UNIT));
    if (*letter != '\0')
      g_string_append_printf (text, "，%s", letter);
    if (received_on != NULL)
      g_string_append_printf (text, "，%s%s签收", received_on,
                              anban_record_get_text (recipient, ANBAN_HAZARD_RECIPIENT_RECEIVER));
  }
  anban_table_add_wide (table, "交办", text->len > 0 ? text->str : ANBAN_PAPER_EMPTY, 0);
  return TRUE;
}

/* A line a signed step: 2026年3月5日　交办　周宁. */
static gboolean
add_steps (AnbanTable *table, AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  g_autoptr (GPtrArray) steps =
      anban_store_list_details (store, &anban_hazard_step_register, anban_record_get_id (hazard), error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++) {
    g_autofree char *on = anban_paper_text_dup (steps->pdata[i], ANBAN_HAZARD_STEP_TAKEN_ON);
    g_autofree char *step = anban_paper_text_dup (steps->pdata[i], ANBAN_HAZARD_STEP_STEP);
    g_autofree char *due_on = anban_paper_text_dup (steps->pdata[i], ANBAN_HAZARD_STEP_DUE_ON);
    const char *by = anban_record_get_text (steps->pdata[i], ANBAN_HAZARD_STEP_GRANTED_BY);

    g_string_append_printf (text, "%s%s　%s　%s", i > 0 ? "\n" : "", on, step,
                            anban_record_get_text (steps->pdata[i], ANBAN_HAZARD_STEP_PERSON));
    if (due_on != NULL)
      g_string_append_printf (text, "　时限%s", due_on);
    if (*by != '\0')
      g_string_append_printf (text, "　批准人%s", by);
  }
  anban_table_add_wide (table, "办理过程", text->str, 0);
  return TRUE;
}

/* @opinion, then a line to sign on; @person and @on as far as they are known. */
static void
add_opinion (AnbanTable *table, const char *label, const char *opinion, const char *person, const char *on)
{
  g_autofree char *text = g_strdup_printf ("%s\n\n　　　　　　　　　　　　签字：%s　　%s", opinion,
                                           *person != '\0' ? person : "　　　　　　　",
                                           on != NULL ? on : "　　　　年　　月　　日");

  anban_table_add_wide (table, label, text, OPINION_ROW);
}

static void
add_opinions (AnbanTable *table, AnbanRecord *hazard)
{
  g_autofree char *rechecked_on = anban_paper_text_dup (hazard, ANBAN_HAZARD_RECHECKED_ON);
  g_autofree char *closed_on = anban_paper_text_dup (hazard, ANBAN_HAZARD_CLOSED_ON);
  const char *result = "□合格　　□不合格";

  switch ((AnbanRecheckResult)anban_record_get_int (hazard, ANBAN_HAZARD_RECHECK_RESULT)) {
  case ANBAN_RECHECK_PASSED:
    result = "☑合格　　□不合格";
    break;
  case ANBAN_RECHECK_FAILED:
    result = "□合格　　☑不合格";
    break;
  }
  add_opinion (table, "责任单位\n意见", "整改已经完成，申请销号。", "", NULL);
  add_opinion (table, "复查意见", result, anban_record_get_text (hazard, ANBAN_HAZARD_RECHECKER),
               rechecked_on);
  add_opinion (table, "属地或行业\n部门意见", "□同意销号　　□不同意", "", NULL);
  add_opinion (table, "安委会办公室\n审批意见",
               closed_on != NULL ? "☑同意销号　　□不同意" : "□同意销号　　□不同意",
               anban_record_get_text (hazard, ANBAN_HAZARD_CLOSER), closed_on);
}

AnbanDocument *
anban_hazard_closing_new (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autofree char *drawn_by = g_strconcat ("填报单位：", office, NULL);
  g_autofree char *today = anban_date_dup_paper (anban_date_today ());
  g_autofree char *drawn_on = g_strconcat ("填表日期：", today, NULL);
  g_autoptr (AnbanDocument) document = anban_document_new ("隐患整改销号审批表");
  AnbanTable *table;

  anban_document_set_author (document, office);
  anban_document_set_subject (document, anban_record_get_text (hazard, ANBAN_HAZARD_CODE));
  anban_document_set_page_setup (document, &page);
  anban_document_add_title (document, "隐患整改销号审批表");
  anban_document_add_line (document, ANBAN_STYLE_NOTE, drawn_by, NULL, drawn_on);
  table = anban_fact_table_add (document, 27, TEXT_SIZE, LEAST_ROW);
  add_facts (table, hazard);
  if (!add_recipients (table, store, hazard, error) || !add_steps (table, store, hazard, error))
    return NULL;
  add_opinions (table, hazard);
  return g_steal_pointer (&document);
}
