/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 责任任务清单 of single units, with lines to seal and sign: for one unit, for all in one document with a bookmark
 * each, or one file each. Called by the command line and the window, in a thread of its own with a snapshot.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

/* @tasks, of anban_task_register, narrows and orders the tasks; NULL: all. A unit has those it takes part in by itself
 * or as a member of a collective name that was not taken apart, by role: 牵头, 责任, 配合. NULL on an error. */
AnbanDocument *anban_unit_list_new (
    AnbanStore *store, gint64 unit_id, const AnbanQuery *tasks, GCancellable *cancellable, GError **error);

/* Every unit that has a part, from a new page on with its own page numbers. */
AnbanDocument *anban_unit_list_new_all (AnbanStore *store,
                                        const AnbanQuery *tasks,
                                        GCancellable *cancellable,
                                        AnbanPagesProgress progress,
                                        gpointer user_data,
                                        GError **error);

/* The same, each in @folder as 责任任务清单-UNIT.pdf; files of that name are replaced. Returns how many were written; those
 * that were finished before an error or a cancellation stay. -1 on an error. */
int anban_unit_list_write_each (AnbanStore *store,
                                const AnbanQuery *tasks,
                                const char *folder,
                                GCancellable *cancellable,
                                AnbanPagesProgress progress,
                                gpointer user_data,
                                GError **error);

G_END_DECLS
