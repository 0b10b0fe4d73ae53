/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 应急演练评估报告: how a drill went, what its sheet says section by section, the problems and who puts them right, the
 * conclusion; signed by those who evaluated it. Listed in report/drill-papers.c.
 */
#pragma once

#include "report/document.h"
#include "store/store.h"

G_BEGIN_DECLS

AnbanDocument *anban_drill_evaluation_report_new (AnbanStore *store, AnbanRecord *drill, GError **error);

G_END_DECLS
