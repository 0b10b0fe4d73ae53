/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/hazard-recheck.h"

#include "registers/hazard.h"
#include "report/office-letter.h"
#include "report/paper-text.h"
#include "rules/hazard-letter.h"

/* The last step of a kind, or of either of two; NULL where none was taken. */
static AnbanRecord *
find_step (GPtrArray *steps, AnbanHazardStep step, AnbanHazardStep other)
{
  for (guint i = steps->len; i > 0; i--) {
    gint64 taken = anban_record_get_int (steps->pdata[i - 1], ANBAN_HAZARD_STEP_STEP);

    if (taken == (gint64)step || taken == (gint64)other)
      return steps->pdata[i - 1];
  }
  return NULL;
}

static void
add_opening (AnbanDocument *document, AnbanRecord *hazard, GPtrArray *steps, AnbanRecord *recheck)
{
  AnbanRecord *report = find_step (steps, ANBAN_STEP_REPORT, ANBAN_STEP_FIX_ON_SPOT);
  g_autofree char *found_on = anban_paper_text_dup_filled (hazard, ANBAN_HAZARD_FOUND_ON);
  g_autofree char *done_on =
      report != NULL ? anban_paper_text_dup (report, ANBAN_HAZARD_STEP_TAKEN_ON) : NULL;
  g_autofree char *rechecked_on =
      recheck != NULL ? anban_paper_text_dup (recheck, ANBAN_HAZARD_STEP_TAKEN_ON) : NULL;
  g_autofree char *people = recheck != NULL ? anban_paper_text_dup (recheck, ANBAN_HAZARD_STEP_PERSON) : NULL;
  g_autofree char *told =
      done_on != NULL ? g_strdup_printf ("你单位于%s报告整改情况，", done_on) : g_strdup ("");
  g_autofree char *text = g_strdup_printf (
      "%s检查发现的你单位隐患（编号：%s），已经要求限期整改。%s%s%s对整改情况进行了现场复查，提出意见如下：",
      found_on, anban_record_get_text (hazard, ANBAN_HAZARD_CODE), told,
      rechecked_on != NULL ? rechecked_on : "　　　　年　　月　　日", people != NULL ? people : "复查人员");

  anban_document_add_paragraph (document, ANBAN_STYLE_BODY, text);
}

static void
add_result (AnbanDocument *document, AnbanRecord *recheck)
{
  g_autofree char *due_on = recheck != NULL ? anban_paper_text_dup (recheck, ANBAN_HAZARD_STEP_DUE_ON) : NULL;
  g_autofree char *text = NULL;

  if (recheck == NULL)
    text = g_strdup ("复查结果：□合格　　□不合格。");
  else if (anban_record_get_int (recheck, ANBAN_HAZARD_STEP_STEP) == ANBAN_STEP_PASS)
    text = g_strdup (
        "复查合格。该隐患已按要求完成整改，同意按程序报请销号。请你单位加强日常管理，防止同类隐患再次出现。");
  else
    text = g_strdup_printf (
        "复查不合格。请你单位继续整改，%s%s完成，并再次报请复查；整改期间落实防范措施，防止发生事故。",
        due_on != NULL ? "于" : "", due_on != NULL ? due_on : "尽快");
  anban_document_add_paragraph (document, ANBAN_STYLE_BODY, text);
  if (recheck != NULL && !anban_record_is_null (recheck, ANBAN_HAZARD_STEP_NOTE))
    anban_office_letter_add_fact (document, "复查说明", recheck, ANBAN_HAZARD_STEP_NOTE);
}

AnbanDocument *
anban_hazard_recheck_new (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  static const char *const labels[] = {"复查人签字：", "被复查单位负责人签字：", NULL};
  g_autoptr (GPtrArray) steps =
      anban_store_list_details (store, &anban_hazard_step_register, anban_record_get_id (hazard), error);
  g_autofree char *title = anban_hazard_dup_letter_title (hazard, ANBAN_LETTER_RECHECK);
  g_autoptr (AnbanDocument) document = anban_office_letter_new_document (store, title);
  AnbanOfficeLetter letter = anban_office_letter_about (hazard, ANBAN_LETTER_RECHECK, title);
  AnbanRecord *recheck;

  if (steps == NULL)
    return NULL;
  recheck = find_step (steps, ANBAN_STEP_PASS, ANBAN_STEP_FAIL);
  if (recheck != NULL)
    letter.on = anban_paper_text_get_day (recheck, ANBAN_HAZARD_STEP_TAKEN_ON);
  if (!anban_office_letter_find (store, hazard, &letter, error) ||
      !anban_office_letter_begin (document, store, &letter, error))
    return NULL;
  add_opening (document, hazard, steps, recheck);
  anban_document_add_heading (document, 1, "一、隐患和整改情况");
  anban_office_letter_add_fact (document, "隐患部位", hazard, ANBAN_HAZARD_PLACE);
  anban_office_letter_add_fact (document, "隐患描述", hazard, ANBAN_HAZARD_DESCRIPTION);
  anban_office_letter_add_fact (document, "整改措施", hazard, ANBAN_HAZARD_MEASURES);
  anban_office_letter_add_fact (document, "整改时限", hazard, ANBAN_HAZARD_DUE_ON);
  anban_document_add_heading (document, 1, "二、复查意见");
  add_result (document, recheck);
  anban_document_add_signature (document, labels);
  anban_office_letter_sign (document, store, &letter, NULL);
  anban_office_letter_end (document, store, &letter, NULL);
  return g_steal_pointer (&document);
}
