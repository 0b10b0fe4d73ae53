/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/special-details.h"

#include "base/date.h"
#include "registers/drill.h"
#include "registers/hazard.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "ui/form/drill-unit-adder.h"
#include "ui/form/period-filler.h"
#include "ui/form/task-unit-adder.h"

#include <glib/gi18n-lib.h>

/* A new report says today, and goes on where the task stands. */
static void
prepare_report_cb (AnbanDetailSection *section, AnbanRecord *report)
{
  AnbanStore *store = anban_detail_section_get_store (section);
  AnbanRecord *task = anban_detail_section_get_owner (section);
  g_autoptr (GPtrArray) parts = NULL;
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_record_set_text (report, ANBAN_PROGRESS_REPORTED_ON, anban_date_to_iso (anban_date_today (), iso));
  anban_record_set_int (report, ANBAN_PROGRESS_STATE,
                        MAX (anban_record_get_int (task, ANBAN_TASK_STATE), ANBAN_STATE_UNDER_WAY));
  parts = anban_store_list_details (store, &anban_task_unit_register, anban_record_get_id (task), NULL);
  if (parts != NULL && parts->len == 1)
    anban_record_set_ref (report, ANBAN_PROGRESS_UNIT,
                          anban_record_get_int (parts->pdata[0], ANBAN_TASK_UNIT_UNIT),
                          anban_record_get_ref_title (parts->pdata[0], ANBAN_TASK_UNIT_UNIT));
}

GtkWidget *
anban_special_details_create_section (const AnbanRegister *reg)
{
  GtkWidget *section = anban_detail_section_new (reg);

  if (reg == &anban_task_unit_register)
    anban_detail_section_set_adder (ANBAN_DETAIL_SECTION (section), anban_task_unit_adder_new ());
  else if (reg == &anban_drill_unit_register)
    anban_detail_section_set_adder (ANBAN_DETAIL_SECTION (section), anban_drill_unit_adder_new ());
  else if (reg == &anban_task_period_register)
    anban_detail_section_set_adder (ANBAN_DETAIL_SECTION (section), anban_period_filler_new ());
  else if (reg == &anban_progress_register) {
    anban_detail_section_set_add_label (ANBAN_DETAIL_SECTION (section), _ ("填报进展"));
    g_signal_connect (section, "prepare", G_CALLBACK (prepare_report_cb), NULL);
  }
  return section;
}

void
anban_special_details_set_owner (AnbanDetailSection *section, AnbanStore *store, AnbanRecord *owner)
{
  GtkWidget *adder = anban_detail_section_get_adder (section);

  anban_detail_section_set_owner (section, store, owner);
  if (ANBAN_IS_TASK_UNIT_ADDER (adder))
    anban_task_unit_adder_set_task (ANBAN_TASK_UNIT_ADDER (adder), store,
                                    owner != NULL ? anban_record_get_id (owner) : 0);
  else if (ANBAN_IS_DRILL_UNIT_ADDER (adder))
    anban_drill_unit_adder_set_drill (ANBAN_DRILL_UNIT_ADDER (adder), store,
                                      owner != NULL ? anban_record_get_id (owner) : 0);
  else if (ANBAN_IS_PERIOD_FILLER (adder))
    anban_period_filler_set_task (ANBAN_PERIOD_FILLER (adder), store, owner);
}

gboolean
anban_special_details_is_wanted (AnbanDetailSection *section, AnbanRecord *owner)
{
  const AnbanRegister *reg = anban_detail_section_get_register (section);

  if (anban_detail_section_get_n_details (section) > 0)
    return TRUE;
  if (reg == &anban_unit_member_register)
    return anban_record_get_int (owner, ANBAN_UNIT_KIND) == ANBAN_UNIT_KIND_GROUP;
  if (reg == &anban_task_period_register)
    return !anban_record_is_null (owner, ANBAN_TASK_FREQUENCY_PER);
  /* 挂牌督办 and 治理方案 are for major hazards */
  if (reg == &anban_hazard_listing_register || reg == &anban_hazard_treatment_register)
    return anban_record_get_int (owner, ANBAN_HAZARD_LEVEL) == ANBAN_HAZARD_LEVEL_MAJOR;
  return TRUE;
}
