/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/paper-text.h"

AnbanDate
anban_paper_text_get_day (AnbanRecord *record, guint field)
{
  AnbanDate day;

  return anban_date_parse (anban_record_get_text (record, field), &day) ? day : ANBAN_DATE_NONE;
}

char *
anban_paper_text_dup (AnbanRecord *record, guint field)
{
  const AnbanField *described = &anban_record_get_register (record)->fields[field];
  const AnbanChoice *choice;

  if (anban_record_is_null (record, field))
    return NULL;
  switch (described->kind) {
  case ANBAN_KIND_DATE:
    return anban_date_dup_paper (anban_paper_text_get_day (record, field));
  case ANBAN_KIND_BOOL:
    return g_strdup (anban_record_get_int (record, field) ? "是" : "否");
  case ANBAN_KIND_CHOICE:
    choice = anban_field_find_choice (described, (int)anban_record_get_int (record, field));
    return g_strdup (choice != NULL ? choice->label : NULL);
  case ANBAN_KIND_TEXT:
  case ANBAN_KIND_NOTE:
  case ANBAN_KIND_INT:
  case ANBAN_KIND_DECIMAL:
  case ANBAN_KIND_REF:
  case ANBAN_KIND_FILES:
    break;
  }
  return anban_record_dup_display (record, field);
}

char *
anban_paper_text_dup_filled (AnbanRecord *record, guint field)
{
  g_autofree char *text = anban_paper_text_dup (record, field);

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : g_strdup (ANBAN_PAPER_EMPTY);
}

char *
anban_paper_text_dup_sentence (const char *text)
{
  static const char *const ends[] = {"。", "！", "？", "；", "）", ")"};
  g_autofree char *sentence = g_strstrip (g_strdup (text));

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (sentence, ends[i]))
      return g_steal_pointer (&sentence);
  return g_strconcat (sentence, *sentence != '\0' ? "。" : "", NULL);
}
