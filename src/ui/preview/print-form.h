/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lists that can be printed of a query, the papers of a record, and their pages: laid out in a thread of its own
 * from a snapshot of the office. Used by the preview window.
 */
#pragma once

#include "report/record-paper.h"
#include "rules/list-tabulation.h"
#include "report/page-layout.h"
#include "store/query.h"
#include "store/store.h"

G_BEGIN_DECLS

typedef enum {
  ANBAN_PRINT_BREAKDOWN, /* 任务分解表 */
  ANBAN_PRINT_ONE_UNIT,  /* 责任任务清单 of one unit */
  ANBAN_PRINT_ALL_UNITS, /* of every unit that has a part */
  ANBAN_PRINT_TABLE,     /* any register as a table */
  ANBAN_PRINT_LEDGER_A3, /* of hazards: 隐患整改台账 with all columns */
  ANBAN_PRINT_LEDGER_A4, /* with fewer */
  ANBAN_PRINT_PAPER,     /* a paper of one record, below */
  ANBAN_PRINT_LIST, /* and on from here: the register's own tables (rules/list-tabulation.h), in their order */
} AnbanPrintForm;

/* Which of the register's own tables @form is; NULL for one that is none of them. */
const AnbanListTabulation *anban_print_form_get_list (AnbanPrintForm form, const AnbanRegister *reg);

/* @unit_id: of ANBAN_PRINT_ONE_UNIT. Blocks; for threads. NULL on an error and when cancelled. */
AnbanPages *anban_print_form_lay_out (AnbanPrintForm form,
                                      const char *path,
                                      const AnbanRegister *const *registers,
                                      const AnbanQuery *query,
                                      gint64 unit_id,
                                      GCancellable *cancellable,
                                      AnbanPagesProgress progress,
                                      gpointer data,
                                      GError **error);

/* The same of a paper of one record. */
AnbanPages *anban_print_form_lay_out_paper (const AnbanRecordPaper *paper,
                                            const char *path,
                                            const AnbanRegister *const *registers,
                                            gint64 record_id,
                                            GCancellable *cancellable,
                                            AnbanPagesProgress progress,
                                            gpointer data,
                                            GError **error);

/* 交办通知-YH-20260601-0001 */
char *anban_print_form_dup_paper_name (const AnbanRecordPaper *paper, AnbanStore *store, gint64 record_id);

/* 《…》任务分解表-2026-06-15: a file name without its ending for what @query shows; “任务分解表”, “责任任务清单” or the
 * register's title. */
char *anban_print_form_dup_file_name (AnbanPrintForm form,
                                      AnbanStore *store,
                                      const AnbanQuery *query,
                                      gint64 unit_id);

G_END_DECLS
