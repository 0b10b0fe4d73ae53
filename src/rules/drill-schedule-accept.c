/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Proposals of the automatic year plan become planned drills.
 */
#include "rules/drill-schedule.h"

#include "registers/drill.h"
#include "registers/event.h"

#include <glib/gi18n-lib.h>

AnbanRecord *
anban_drill_proposal_build (const AnbanDrillProposal *self, AnbanDate day)
{
  AnbanRecord *drill = anban_record_new (&anban_drill_register);
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_record_set_text (drill, ANBAN_DRILL_NAME, self->name);
  anban_record_set_int (drill, ANBAN_DRILL_STATE, ANBAN_EVENT_PLANNED);
  anban_record_set_int (drill, ANBAN_DRILL_KIND, self->kind);
  anban_record_set_int (drill, ANBAN_DRILL_FORM, ANBAN_DRILL_LIVE);
  if (self->level != 0)
    anban_record_set_int (drill, ANBAN_DRILL_LEVEL, self->level);
  anban_record_set_text (drill, ANBAN_DRILL_PLANNED_ON,
                         anban_date_to_iso (day != ANBAN_DATE_NONE ? day : self->day, iso));
  anban_record_set_ref (drill, ANBAN_DRILL_UNIT, self->unit_id, self->unit_name);
  anban_record_set_ref (drill, ANBAN_DRILL_REQUIREMENT, self->requirement_id, self->requirement_name);
  if (self->emergency_plan_id != 0)
    anban_record_set_int (drill, ANBAN_DRILL_EMERGENCY_PLAN, self->emergency_plan_id);
  if (self->plan_id != 0)
    anban_record_set_int (drill, ANBAN_DRILL_PLAN, self->plan_id);
  if (self->reported)
    anban_record_set_int (drill, ANBAN_DRILL_REPORTED, TRUE);
  return drill;
}

gboolean
anban_drill_schedule_accept (AnbanStore *store,
                             const AnbanDrillProposal *const *proposals,
                             guint n_proposals,
                             GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("排定 %u 次演练"), n_proposals);

  if (!anban_store_begin_step (store, label, error))
    return FALSE;
  for (guint i = 0; i < n_proposals; i++) {
    g_autoptr (AnbanRecord) drill = anban_drill_proposal_build (proposals[i], ANBAN_DATE_NONE);

    if (proposals[i]->day != ANBAN_DATE_NONE && !anban_store_save (store, drill, error)) {
      anban_store_rollback_step (store);
      return FALSE;
    }
  }
  return anban_store_commit_step (store, error);
}
