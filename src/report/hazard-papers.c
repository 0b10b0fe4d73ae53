/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/hazard-papers.h"

#include "registers/hazard.h"
#include "report/hazard-closing.h"
#include "report/hazard-listing-notice.h"
#include "report/hazard-notice.h"
#include "report/hazard-photos.h"
#include "report/hazard-recheck.h"
#include "report/hazard-treatment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* 挂牌督办 and 治理方案 are for major hazards. */
static gboolean
is_major (AnbanRecord *hazard)
{
  return anban_record_get_int (hazard, ANBAN_HAZARD_LEVEL) == ANBAN_HAZARD_LEVEL_MAJOR;
}

#define PAPER(id, title, ...)                                                                                \
  {                                                                                                          \
    id, title, &anban_hazard_register, __VA_ARGS__                                                           \
  }

const AnbanRecordPaper anban_hazard_papers[] = {
    PAPER ("hazard-notice", N_ ("交办通知"), anban_hazard_notice_new_assignment),
    PAPER ("hazard-supervision", N_ ("督办通知"), anban_hazard_notice_new_supervision),
    PAPER ("hazard-recheck", N_ ("复查意见"), anban_hazard_recheck_new),
    PAPER ("hazard-closing", N_ ("销号审批表"), anban_hazard_closing_new),
    PAPER ("hazard-listing-notice", N_ ("挂牌督办通知"), anban_hazard_listing_notice_new, is_major),
    PAPER ("hazard-treatment", N_ ("重大隐患治理方案"), anban_hazard_treatment_new, is_major),
    PAPER ("hazard-photos", N_ ("整改前后对照表"), anban_hazard_photos_new),
    {NULL},
};

const AnbanRecordPaper *
anban_hazard_papers_find (const char *id)
{
  for (const AnbanRecordPaper *paper = anban_hazard_papers; paper->id != NULL; paper++)
    if (strcmp (paper->id, id) == 0)
      return paper;
  return NULL;
}
