/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records as rows of a table: which columns, and what each cell says. The columns come from the descriptor, or
 * are those of the form 任务分解表. Used by export.c and by copying to the clipboard.
 */
#pragma once

#include "exchange/table-writer.h"
#include "store/record.h"

G_BEGIN_DECLS

typedef struct _AnbanRecordSheet AnbanRecordSheet;

/* The @fields of @reg in that order; NULL: those that are for print. */
AnbanRecordSheet *anban_record_sheet_new (const AnbanRegister *reg, const guint *fields, guint n_fields);
/* 任务分解表: 序号, 重点任务, 具体措施 … of anban_task_register. */
AnbanRecordSheet *anban_record_sheet_new_breakdown (void);
void anban_record_sheet_free (AnbanRecordSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnbanRecordSheet, anban_record_sheet_free)

/* A first column for the heading of the group a row stands in. */
void anban_record_sheet_add_group (AnbanRecordSheet *self, const char *label);

const AnbanSheetColumn *anban_record_sheet_get_columns (AnbanRecordSheet *self, guint *n_columns);
/* The fields that the columns show, for anban_query_set_fields(). */
guint64 anban_record_sheet_get_fields (AnbanRecordSheet *self);
/* The cells of @record, the @number-th row; they hold until the next call. @group may be NULL. */
const AnbanCell *
anban_record_sheet_read (AnbanRecordSheet *self, AnbanRecord *record, const char *group, guint number);

G_END_DECLS
