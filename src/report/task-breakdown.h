/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 任务分解表: the tasks of a query on A4 landscape, under the sections of their plan. Called by the command line and
 * the window, in a thread of its own with a snapshot of the office.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

/* @query: of anban_task_register; its grouping, sort and conditions hold, without a grouping the plan's sections head
 * the rows. @title NULL: the office's name and 重点任务分解表. NULL on an error. */
AnbanDocument *anban_task_breakdown_new (
    AnbanStore *store, const AnbanQuery *query, const char *title, GCancellable *cancellable, GError **error);

G_END_DECLS
