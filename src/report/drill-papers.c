/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/drill-papers.h"

#include "registers/drill.h"
#include "registers/event.h"
#include "report/drill-evaluation-report.h"
#include "report/drill-record.h"
#include "report/drill-sign-in.h"

#include <glib/gi18n-lib.h>

#define DRILL &anban_drill_register

static gboolean
was_held (AnbanRecord *drill)
{
  return anban_record_get_int (drill, ANBAN_DRILL_STATE) == ANBAN_EVENT_HELD;
}

const AnbanRecordPaper anban_drill_papers[] = {
    {"drill-sign-in", N_ ("签到表"), DRILL, anban_drill_sign_in_new, NULL},
    {"drill-record", N_ ("演练记录和评估表"), DRILL, anban_drill_record_new, NULL},
    {"drill-evaluation", N_ ("评估报告"), DRILL, anban_drill_evaluation_report_new, was_held},
    {NULL},
};
