/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands above the table of every printed list: title, office, counts, day, what was filtered; and the running
 * texts and metadata that follow from them. Used by the report files.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Sets metadata and running texts of @document. */
void anban_sheet_head_describe (AnbanDocument *document, AnbanStore *store);

/* Title, then 制表单位 · @counts · 制表日期, then @scope (“范围：…”) where there is one. */
void anban_sheet_head_add (
    AnbanDocument *document, AnbanStore *store, const char *title, const char *counts, const char *scope);

/* The office's name, or 安委会办公室. */
char *anban_sheet_head_dup_office (AnbanStore *store);

/* What narrows @query, in Chinese whatever the language of the window; "" when nothing does. */
char *anban_sheet_head_dup_scope (AnbanStore *store, const AnbanQuery *query);

G_END_DECLS
