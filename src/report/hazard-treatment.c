/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/hazard-treatment.h"

#include "registers/hazard.h"
#include "report/fact-table.h"
#include "report/office-letter.h"
#include "report/paper-text.h"

static void
add_facts (AnbanDocument *document, AnbanRecord *hazard)
{
  AnbanTable *table = anban_fact_table_add (document, 26, 12, 9);

  anban_fact_table_add_wide (table, hazard, "隐患单位", ANBAN_HAZARD_UNIT);
  anban_fact_table_add_pair (table, hazard, "隐患编号", ANBAN_HAZARD_CODE, "隐患等级", ANBAN_HAZARD_LEVEL);
  anban_fact_table_add_pair (table, hazard, "隐患部位", ANBAN_HAZARD_PLACE, "排查日期",
                             ANBAN_HAZARD_FOUND_ON);
  anban_fact_table_add_wide (table, hazard, "隐患描述", ANBAN_HAZARD_DESCRIPTION);
  anban_fact_table_add_wide (table, hazard, "判定依据", ANBAN_HAZARD_BASIS);
  anban_fact_table_add_pair (table, hazard, "整改责任人", ANBAN_HAZARD_RESPONSIBLE, "整改资金\n（万元）",
                             ANBAN_HAZARD_FUNDS);
  anban_fact_table_add_pair (table, hazard, "整改时限", ANBAN_HAZARD_DUE_ON, "隐患类别",
                             ANBAN_HAZARD_CATEGORY);
}

/* A text of several paragraphs; @treatment may be NULL. */
static void
add_part (AnbanDocument *document, AnbanRecord *treatment, const char *heading, guint field)
{
  g_autofree char *text =
      treatment != NULL ? anban_paper_text_dup_filled (treatment, field) : g_strdup (ANBAN_PAPER_EMPTY);
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  anban_document_add_heading (document, 2, heading);
  for (guint i = 0; paragraphs[i] != NULL; i++) {
    g_autofree char *sentence = anban_paper_text_dup_sentence (paragraphs[i]);

    if (*sentence != '\0')
      anban_document_add_paragraph (document, ANBAN_STYLE_BODY, sentence);
  }
}

static void
add_signatures (AnbanDocument *document, AnbanRecord *hazard, AnbanRecord *treatment)
{
  AnbanDate on = treatment != NULL ? anban_paper_text_get_day (treatment, ANBAN_HAZARD_TREATMENT_DRAWN_ON)
                                   : ANBAN_DATE_NONE;
  const char *approver =
      treatment != NULL ? anban_record_get_text (treatment, ANBAN_HAZARD_TREATMENT_APPROVER) : "";
  g_autofree char *day =
      on != ANBAN_DATE_NONE ? anban_date_dup_paper (on) : g_strdup ("　　　　年　　月　　日");
  g_autofree char *approved = g_strconcat ("审批人", *approver != '\0' ? "（" : "", approver,
                                           *approver != '\0' ? "）" : "", "签字：", NULL);
  const char *const labels[] = {"主要负责人签字：", approved, NULL};

  anban_document_add_signature (document, labels);
  anban_document_add_closing (document, anban_record_get_ref_title (hazard, ANBAN_HAZARD_UNIT), day);
}

AnbanDocument *
anban_hazard_treatment_new (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  g_autoptr (GPtrArray) treatments =
      anban_store_list_details (store, &anban_hazard_treatment_register, anban_record_get_id (hazard), error);
  g_autofree char *title =
      g_strconcat (anban_record_get_ref_title (hazard, ANBAN_HAZARD_UNIT), "重大事故隐患治理方案", NULL);
  g_autoptr (AnbanDocument) document = anban_office_letter_new_document (store, title);
  AnbanRecord *treatment;

  if (treatments == NULL)
    return NULL;
  treatment = treatments->len > 0 ? treatments->pdata[treatments->len - 1] : NULL;
  anban_document_add_title (document, title);
  add_facts (document, hazard);
  anban_document_add_heading (document, 1, "一、隐患报告");
  add_part (document, treatment, "（一）现状及产生原因", ANBAN_HAZARD_TREATMENT_SITUATION);
  add_part (document, treatment, "（二）危害程度和整改难易程度", ANBAN_HAZARD_TREATMENT_SEVERITY);
  anban_document_add_heading (document, 2, "（三）治理方案");
  anban_document_add_paragraph (document, ANBAN_STYLE_BODY, "见本文第二部分。");
  anban_document_add_heading (document, 1, "二、治理方案");
  add_part (document, treatment, "（一）治理的目标和任务", ANBAN_HAZARD_TREATMENT_AIMS);
  add_part (document, treatment, "（二）采取的方法和措施", ANBAN_HAZARD_TREATMENT_METHODS);
  add_part (document, treatment, "（三）经费和物资的落实", ANBAN_HAZARD_TREATMENT_MEANS);
  add_part (document, treatment, "（四）负责治理的机构和人员", ANBAN_HAZARD_TREATMENT_ORGANISATION);
  add_part (document, treatment, "（五）治理的时限和要求", ANBAN_HAZARD_TREATMENT_SCHEDULE);
  add_part (document, treatment, "（六）安全措施和应急预案", ANBAN_HAZARD_TREATMENT_SAFEGUARDS);
  add_signatures (document, hazard, treatment);
  return g_steal_pointer (&document);
}
