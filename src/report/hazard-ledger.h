/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 隐患整改台账: the hazards of a query from finding to closing, in the columns that offices send up; on A3 with everything,
 * on A4 with what is looked at daily. Called by `anban export` and the window, in a thread of its own with a snapshot.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Landscape; under the headings of the query's grouping. @title NULL: the office's name and 隐患整改台账. NULL on an
 * error. */
AnbanDocument *anban_hazard_ledger_new (AnbanStore *store,
                                        const AnbanQuery *query,
                                        const char *title,
                                        AnbanPaper paper,
                                        GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
