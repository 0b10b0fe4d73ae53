/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/hazard-papers.h"

#include "report/hazard-notice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const AnbanHazardPaper anban_hazard_papers[] = {
    {"hazard-notice", N_ ("交办通知"), anban_hazard_notice_new_assignment},
    {"hazard-supervision", N_ ("督办通知"), anban_hazard_notice_new_supervision},
    {NULL},
};

const AnbanHazardPaper *
anban_hazard_papers_find (const char *id)
{
  for (const AnbanHazardPaper *paper = anban_hazard_papers; paper->id != NULL; paper++)
    if (strcmp (paper->id, id) == 0)
      return paper;
  return NULL;
}
