/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/office-letter.h"

#include "registers/hazard.h"
#include "report/paper-text.h"
#include "report/sheet-head.h"
#include "rules/letter-series.h"

#define BLANK_NUMBER "　　" /* to be written in by hand */

AnbanDocument *
anban_office_letter_new_document (AnbanStore *store, const char *title)
{
  AnbanDocument *document = anban_document_new (title);
  g_autofree char *office = anban_sheet_head_dup_office (store);

  anban_document_set_author (document, office);
  anban_document_set_page_setup (document, &anban_page_setup_letter);
  return document;
}

/* 云安办交〔2026〕　　号 */
static char *
dup_blank_number (AnbanStore *store, const AnbanOfficeLetter *letter)
{
  g_autofree char *series = anban_letter_series_dup_name (store, letter->kind);
  int year, month, day;

  anban_date_get_ymd (letter->on, &year, &month, &day);
  return g_strdup_printf ("%s〔%d〕" BLANK_NUMBER "号", series, year);
}

AnbanOfficeLetter
anban_office_letter_about (AnbanRecord *hazard, AnbanLetterKind kind, const char *title)
{
  return (AnbanOfficeLetter){.kind = kind,
                             .title = title,
                             .to = anban_record_get_ref_title (hazard, ANBAN_HAZARD_UNIT),
                             .name = title,
                             .on = ANBAN_DATE_NONE};
}

gboolean
anban_office_letter_find (AnbanStore *store, AnbanRecord *hazard, AnbanOfficeLetter *letter, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_letter_register);
  g_autoptr (GArray) ids = NULL;

  anban_query_where_int (query, ANBAN_LETTER_HAZARD, ANBAN_OP_EQ, anban_record_get_id (hazard));
  anban_query_where_int (query, ANBAN_LETTER_KIND, ANBAN_OP_EQ, letter->kind);
  ids = anban_store_list_ids (store, query, NULL, error); /* the newest first */
  for (guint i = 0; ids != NULL && letter->letter_id == 0 && i < ids->len; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    g_autoptr (AnbanRecord) entry = anban_store_get (store, &anban_letter_register, id, error);

    if (entry == NULL)
      return FALSE;
    if (anban_record_get_int (entry, ANBAN_LETTER_VOIDED) == 0)
      letter->letter_id = id;
  }
  return ids != NULL;
}

gboolean
anban_office_letter_begin (AnbanDocument *document,
                           AnbanStore *store,
                           AnbanOfficeLetter *letter,
                           GError **error)
{
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autofree char *to = g_strconcat (letter->to, "：", NULL);
  g_autoptr (AnbanRecord) entry = NULL;
  g_autofree char *number = NULL;
  const char *title = letter->title;

  if (letter->letter_id != 0) {
    entry = anban_store_get (store, &anban_letter_register, letter->letter_id, error);
    if (entry == NULL)
      return FALSE;
    number = g_strdup (anban_record_get_text (entry, ANBAN_LETTER_DOC_NUMBER));
    title = anban_record_get_text (entry, ANBAN_LETTER_TITLE);
    letter->on = anban_paper_text_get_day (entry, ANBAN_LETTER_ISSUED_ON);
  }
  if (letter->on == ANBAN_DATE_NONE)
    letter->on = anban_date_today ();
  if (number == NULL)
    number = dup_blank_number (store, letter);
  anban_document_begin_section (document, letter->name, NULL);
  anban_document_add_bookmark (document, 1, letter->name);
  anban_document_add_letterhead (document, ANBAN_LETTERHEAD_DOCUMENT, office, number, NULL);
  anban_document_add_title (document, title);
  anban_document_add_paragraph (document, ANBAN_STYLE_BODY_FLUSH, to);
  return TRUE;
}

void
anban_office_letter_add_fact (AnbanDocument *document, const char *label, AnbanRecord *record, guint field)
{
  g_autofree char *value =
      record != NULL ? anban_paper_text_dup_filled (record, field) : g_strdup (ANBAN_PAPER_EMPTY);
  g_autofree char *sentence = anban_paper_text_dup_sentence (value);
  g_autofree char *text = g_strconcat (label, "：", sentence, NULL);

  anban_document_add_paragraph (document, ANBAN_STYLE_BODY, text);
}

/* 附件：1.… with the further ones below the first. */
static void
list_annexes (AnbanDocument *document, const char *const *annexes)
{
  gboolean several = annexes[0] != NULL && annexes[1] != NULL;

  for (guint i = 0; annexes[i] != NULL; i++) {
    g_autofree char *number = several ? g_strdup_printf ("%u.", i + 1) : g_strdup ("");
    g_autofree char *line = g_strconcat (i == 0 ? "附件：" : "　　　", number, annexes[i], NULL);

    anban_document_add_paragraph (document, ANBAN_STYLE_BODY, line);
  }
}

void
anban_office_letter_sign (AnbanDocument *document,
                          AnbanStore *store,
                          const AnbanOfficeLetter *letter,
                          const char *const *annexes)
{
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autofree char *day = anban_date_dup_paper (letter->on);

  if (annexes != NULL && annexes[0] != NULL) {
    anban_document_add_paragraph (document, ANBAN_STYLE_BODY, ""); /* an empty line below the text */
    list_annexes (document, annexes);
  }
  anban_document_add_closing (document, office, day);
}

void
anban_office_letter_begin_annex (AnbanDocument *document, guint number, const char *title)
{
  g_autofree char *label = number > 0 ? g_strdup_printf ("附件%u", number) : g_strdup ("附件");

  anban_document_add_page_break (document);
  anban_document_add_paragraph (document, ANBAN_STYLE_ANNEX, label);
  anban_document_add_title (document, title);
}

void
anban_office_letter_end (AnbanDocument *document,
                         AnbanStore *store,
                         const AnbanOfficeLetter *letter,
                         const char *copies)
{
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autofree char *day = anban_date_dup_paper (letter->on);
  g_autofree char *issued = g_strconcat (day, "印发", NULL);
  g_autofree char *line = copies != NULL ? g_strconcat ("抄送：", copies, "。", NULL) : NULL;

  anban_document_add_imprint (document, line, office, issued);
}
