/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/sheet-head.h"

#include <locale.h>

#include "base/date.h"
#include "store/query-description.h"

char *
anban_sheet_head_dup_office (AnbanStore *store)
{
  g_autofree char *name = anban_store_dup_setting (store, "office-name", NULL);

  return name && *name ? g_steal_pointer (&name) : g_strdup ("安委会办公室");
}

void
anban_sheet_head_describe (AnbanDocument *document, AnbanStore *store)
{
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autofree char *day = anban_date_dup_paper (anban_date_today ());

  anban_document_set_author (document, office);
  anban_document_set_running_text (document, anban_document_get_title (document), NULL, office, day);
}

void
anban_sheet_head_add (
    AnbanDocument *document, AnbanStore *store, const char *title, const char *counts, const char *scope)
{
  g_autofree char *office = anban_sheet_head_dup_office (store);
  g_autofree char *day = anban_date_dup_paper (anban_date_today ());
  g_autofree char *left = g_strconcat ("制表单位：", office, NULL);
  g_autofree char *right = g_strconcat ("制表日期：", day, NULL);

  anban_document_add_title (document, title);
  if (scope && *scope) {
    g_autofree char *line = g_strconcat ("范围：", scope, NULL);

    anban_document_add_line (document, ANBAN_STYLE_NOTE, line, NULL, NULL);
  }
  anban_document_add_line (document, ANBAN_STYLE_NOTE, left, counts, right);
}

char *
anban_sheet_head_dup_scope (AnbanStore *store, const AnbanQuery *query)
{
  /* The description is translated for the window. In the C locale texts stay as the source has them: Chinese. */
  locale_t untranslated = newlocale (LC_MESSAGES_MASK, "C", (locale_t)0);
  locale_t before = uselocale (untranslated);
  char *scope = anban_query_dup_description (query, store);

  uselocale (before);
  freelocale (untranslated);
  return scope;
}
