/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/hazard-listing-notice.h"

#include "registers/hazard.h"
#include "report/office-letter.h"
#include "report/paper-text.h"
#include "rules/hazard-letter.h"

static void
add_text (AnbanDocument *document, const char *text)
{
  anban_document_add_paragraph (document, ANBAN_STYLE_BODY, text);
}

static void
add_opening (AnbanDocument *document, AnbanRecord *hazard, AnbanRecord *listing)
{
  g_autofree char *level =
      listing != NULL ? anban_paper_text_dup (listing, ANBAN_HAZARD_LISTING_LEVEL) : NULL;
  const char *other = listing != NULL ? anban_record_get_text (listing, ANBAN_HAZARD_LISTING_LETTER_NO) : "";
  g_autofree char *found_on = anban_paper_text_dup_filled (hazard, ANBAN_HAZARD_FOUND_ON);
  g_autofree char *after =
      *other != '\0' ? g_strdup_printf ("根据上级挂牌督办通知（%s），", other) : g_strdup ("");
  g_autofree char *text = g_strdup_printf (
      "%s检查发现你单位存在重大事故隐患（编号：%s）。%s现对该隐患实行%s挂牌督办，有关事项通知如下：",
      found_on, anban_record_get_text (hazard, ANBAN_HAZARD_CODE), after, level != NULL ? level : "");

  add_text (document, text);
}

static void
add_body (AnbanDocument *document, AnbanRecord *hazard, AnbanRecord *listing)
{
  g_autofree char *due_on =
      listing != NULL ? anban_paper_text_dup (listing, ANBAN_HAZARD_LISTING_DUE_ON) : NULL;
  g_autofree char *deadline =
      due_on == NULL ? anban_paper_text_dup_filled (hazard, ANBAN_HAZARD_DUE_ON) : NULL;
  g_autofree char *ask = g_strdup_printf ("请于%s前完成治理。治理期间无法保证安全的，应当停用有关场所、设备，"
                                          "撤出危险区域人员，并派专人值守。",
                                          due_on != NULL ? due_on : deadline);

  anban_document_add_heading (document, 1, "一、隐患情况");
  anban_office_letter_add_fact (document, "隐患部位", hazard, ANBAN_HAZARD_PLACE);
  anban_office_letter_add_fact (document, "隐患描述", hazard, ANBAN_HAZARD_DESCRIPTION);
  anban_office_letter_add_fact (document, "判定依据", hazard, ANBAN_HAZARD_BASIS);
  anban_document_add_heading (document, 1, "二、督办事项");
  anban_office_letter_add_fact (document, "督办内容", listing, ANBAN_HAZARD_LISTING_CONTENT);
  anban_office_letter_add_fact (document, "督办单位", listing, ANBAN_HAZARD_LISTING_UNIT);
  anban_office_letter_add_fact (document, "督办人", listing, ANBAN_HAZARD_LISTING_PERSON);
  anban_document_add_heading (document, 1, "三、办理要求");
  add_text (
      document,
      "你单位主要负责人对隐患治理负总责，应当落实责任、措施、资金、时限、预案“五到位”，编制治理方案报我办，"
      "并按月报告治理进度。");
  add_text (document, ask);
  add_text (document,
            "治理完成后，应当组织评估，并书面申请解除挂牌督办。我办收到申请后组织复查，复查合格的予以解除；"
            "不能按期完成的，应当提前说明原因并申请延期。");
}

static char *
dup_copies (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  g_autoptr (GPtrArray) recipients =
      anban_store_list_details (store, &anban_hazard_recipient_register, anban_record_get_id (hazard), error);
  GString *names;

  if (recipients == NULL)
    return NULL;
  names = g_string_new (NULL);
  for (guint i = 0; i < recipients->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "，" : "",
                            anban_record_get_ref_title (recipients->pdata[i], ANBAN_HAZARD_RECIPIENT_UNIT));
  return g_string_free (names, FALSE);
}

AnbanDocument *
anban_hazard_listing_notice_new (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  g_autoptr (GPtrArray) listings =
      anban_store_list_details (store, &anban_hazard_listing_register, anban_record_get_id (hazard), error);
  g_autofree char *copies = listings != NULL ? dup_copies (store, hazard, error) : NULL;
  g_autofree char *title = anban_hazard_dup_letter_title (hazard, ANBAN_LETTER_LISTING);
  g_autoptr (AnbanDocument) document = anban_office_letter_new_document (store, title);
  AnbanOfficeLetter letter = anban_office_letter_about (hazard, ANBAN_LETTER_LISTING, title);
  AnbanRecord *listing;

  if (copies == NULL)
    return NULL;
  listing = listings->len > 0 ? listings->pdata[listings->len - 1] : NULL;
  if (listing != NULL) {
    letter.letter_id = anban_record_get_int (listing, ANBAN_HAZARD_LISTING_LETTER);
    letter.on = anban_paper_text_get_day (listing, ANBAN_HAZARD_LISTING_LISTED_ON);
  }
  if (!anban_office_letter_begin (document, store, &letter, error))
    return NULL;
  add_opening (document, hazard, listing);
  add_body (document, hazard, listing);
  anban_office_letter_sign (document, store, &letter, NULL);
  anban_office_letter_end (document, store, &letter, *copies != '\0' ? copies : NULL);
  return g_steal_pointer (&document);
}
