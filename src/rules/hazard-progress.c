/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-progress.h"

#include "rules/hazard-value.h"

static void
end_application (AnbanHazardProgress *progress)
{
  progress->asks_extension = FALSE;
  progress->asked_on = progress->asked_due_on = ANBAN_DATE_NONE;
}

static void
add_step (AnbanHazardProgress *progress, AnbanRecord *step)
{
  progress->n_steps++;
  progress->last_on = anban_hazard_get_day (step, ANBAN_HAZARD_STEP_TAKEN_ON);
  switch ((AnbanHazardStep)anban_record_get_int (step, ANBAN_HAZARD_STEP_STEP)) {
  case ANBAN_STEP_FAIL:
    progress->n_rounds++;
    end_application (progress);
    break;
  case ANBAN_STEP_ASK_EXTENSION:
    progress->asks_extension = TRUE;
    progress->asked_on = progress->last_on;
    progress->asked_due_on = anban_hazard_get_day (step, ANBAN_HAZARD_STEP_DUE_ON);
    break;
  case ANBAN_STEP_GRANT_EXTENSION:
    progress->n_extensions++;
    end_application (progress);
    break;
  case ANBAN_STEP_REFUSE_EXTENSION:
  case ANBAN_STEP_REPORT: /* what is done needs no more time */
  case ANBAN_STEP_VOID:
    end_application (progress);
    break;
  case ANBAN_STEP_LOOK_BACK:
  case ANBAN_STEP_RELAPSE:
    progress->n_look_backs++;
    break;
  case ANBAN_STEP_REGISTER:
  case ANBAN_STEP_ASSIGN:
  case ANBAN_STEP_START:
  case ANBAN_STEP_PASS:
  case ANBAN_STEP_CLOSE:
  case ANBAN_STEP_FIX_ON_SPOT:
    break;
  }
}

gboolean
anban_hazard_get_progress (AnbanStore *store,
                           AnbanRecord *hazard,
                           AnbanHazardProgress *progress,
                           GError **error)
{
  g_autoptr (GPtrArray) steps =
      anban_store_list_details (store, &anban_hazard_step_register, anban_record_get_id (hazard), error);

  *progress = (AnbanHazardProgress){.n_rounds = 1, .last_on = ANBAN_DATE_NONE};
  end_application (progress);
  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    add_step (progress, steps->pdata[i]);
  return TRUE;
}
