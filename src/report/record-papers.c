/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/record-papers.h"

#include "report/drill-papers.h"
#include "report/hazard-papers.h"
#include "report/training-papers.h"
#include "report/unit-file-paper.h"

#include <string.h>

/* One table a register. */
static const AnbanRecordPaper *const tables[] = {
    anban_drill_papers, anban_hazard_papers, anban_person_papers, anban_training_papers, anban_unit_papers,
};

void
anban_record_papers_foreach (AnbanRecordPaperFunc func, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const AnbanRecordPaper *paper = tables[i]; paper->id != NULL; paper++)
      if (!func (paper, data))
        return;
}

const AnbanRecordPaper *
anban_record_papers_get (const AnbanRegister *reg)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (tables[i]->reg == reg)
      return tables[i];
  return NULL;
}

const AnbanRecordPaper *
anban_record_papers_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const AnbanRecordPaper *paper = tables[i]; paper->id != NULL; paper++)
      if (strcmp (paper->id, id) == 0)
        return paper;
  return NULL;
}
