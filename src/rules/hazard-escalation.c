/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-escalation.h"

#include "registers/hazard.h"
#include "registers/unit.h"
#include "rules/hazard-progress.h"
#include "rules/hazard-recipients.h"
#include "rules/hazard-value.h"

#include <glib/gi18n-lib.h>

#define OVERDUE 1 /* of the lights of hazards and recipients */

static const AnbanLetterKind rung_letters[] = {
    [ANBAN_RUNG_REMIND] = ANBAN_LETTER_REMINDER,
    [ANBAN_RUNG_SUPERVISE] = ANBAN_LETTER_SUPERVISION,
    [ANBAN_RUNG_SUMMON] = ANBAN_LETTER_SUMMONS,
    [ANBAN_RUNG_DENOUNCE] = ANBAN_LETTER_DENUNCIATION,
};

static const char *
get_rung_label (AnbanEscalationRung rung)
{
  return _ (anban_field_find_choice (&anban_hazard_escalation_register.fields[ANBAN_HAZARD_ESCALATION_RUNG],
                                     (int)rung)
                ->label);
}

AnbanLetterKind
anban_hazard_rung_letter (AnbanEscalationRung rung)
{
  g_return_val_if_fail (rung >= ANBAN_RUNG_REMIND && rung <= ANBAN_RUNG_DENOUNCE, ANBAN_LETTER_OTHER);
  return rung_letters[rung];
}

/* --- what comes next --- */

typedef struct {
  AnbanEscalationRung next;
  gboolean waits; /* for the deadline of the last one */
} Ladder;

static Ladder
climb (AnbanStore *store, GPtrArray *escalations, gint64 unit_id)
{
  AnbanDate today = anban_store_get_today (store);
  gint64 highest = 0;
  Ladder ladder = {0};

  for (guint i = 0; i < escalations->len; i++) {
    AnbanRecord *row = escalations->pdata[i];
    AnbanDate due_on = anban_hazard_get_day (row, ANBAN_HAZARD_ESCALATION_DUE_ON);

    if (anban_record_get_int (row, ANBAN_HAZARD_ESCALATION_UNIT) != unit_id)
      continue;
    highest = MAX (highest, anban_record_get_int (row, ANBAN_HAZARD_ESCALATION_RUNG));
    ladder.waits = due_on != ANBAN_DATE_NONE && due_on >= today;
  }
  ladder.next = (AnbanEscalationRung)MIN (highest + 1, ANBAN_RUNG_DENOUNCE);
  return ladder;
}

static GPtrArray *
list_escalations (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  return anban_store_list_details (store, &anban_hazard_escalation_register, anban_record_get_id (hazard),
                                   error);
}

AnbanEscalationRung
anban_hazard_get_next_rung (AnbanStore *store, AnbanRecord *hazard, gint64 unit_id, GError **error)
{
  g_autoptr (GPtrArray) escalations = list_escalations (store, hazard, error);

  return escalations != NULL ? climb (store, escalations, unit_id).next : 0;
}

static gboolean
is_out (AnbanRecord *hazard)
{
  gint64 state = anban_record_get_int (hazard, ANBAN_HAZARD_STATE);

  return state >= ANBAN_HAZARD_STATE_ASSIGNED && state <= ANBAN_HAZARD_STATE_TO_RECHECK;
}

static void
propose (AnbanStore *store,
         GArray *proposals,
         GPtrArray *escalations,
         AnbanLine line,
         gint64 unit_id,
         AnbanDate due_on)
{
  Ladder ladder = climb (store, escalations, unit_id);
  AnbanHazardEscalationProposal proposal = {line, unit_id, 0, ladder.next};

  if (ladder.waits || due_on == ANBAN_DATE_NONE)
    return;
  proposal.days_late = (guint)MAX (anban_store_get_today (store) - due_on, 0);
  g_array_append_val (proposals, proposal);
}

GArray *
anban_hazard_propose_escalations (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  g_autoptr (GArray) proposals = g_array_new (FALSE, FALSE, sizeof (AnbanHazardEscalationProposal));
  g_autoptr (GPtrArray) escalations = list_escalations (store, hazard, error);
  g_autoptr (GPtrArray) recipients =
      escalations != NULL ? anban_hazard_recipients_list (store, anban_record_get_id (hazard), error) : NULL;
  AnbanDate due_on = anban_hazard_get_day (hazard, ANBAN_HAZARD_DUE_ON);

  if (recipients == NULL)
    return NULL;
  if (!is_out (hazard))
    return g_steal_pointer (&proposals);
  for (guint i = 0; i < recipients->len; i++) {
    AnbanRecord *recipient = recipients->pdata[i];
    AnbanDate own = anban_hazard_get_day (recipient, ANBAN_HAZARD_RECIPIENT_DUE_ON);

    if (anban_record_get_int (recipient, ANBAN_HAZARD_RECIPIENT_LIGHT) == OVERDUE)
      propose (store, proposals, escalations,
               (AnbanLine)anban_record_get_int (recipient, ANBAN_HAZARD_RECIPIENT_LINE),
               anban_record_get_int (recipient, ANBAN_HAZARD_RECIPIENT_UNIT),
               own != ANBAN_DATE_NONE ? own : due_on);
  }
  if (recipients->len == 0 && anban_record_get_int (hazard, ANBAN_HAZARD_LIGHT) == OVERDUE)
    propose (store, proposals, escalations, 0, anban_record_get_int (hazard, ANBAN_HAZARD_UNIT), due_on);
  return g_steal_pointer (&proposals);
}

/* --- taking it --- */

/* Nobody is called in before being reminded, unless there is a reason. */
static gboolean
check_rungs (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardEscalation *escalation, GError **error)
{
  g_autoptr (GPtrArray) escalations = list_escalations (store, hazard, error);

  if (escalations == NULL)
    return FALSE;
  for (guint i = 0; i < escalation->n_targets; i++) {
    AnbanEscalationRung next = climb (store, escalations, escalation->targets[i].unit_id).next;
    g_autoptr (AnbanRecord) unit = NULL;

    if (escalation->rung <= next || !anban_hazard_is_blank (escalation->skip_reason))
      continue;
    unit = anban_store_get_stored (store, &anban_unit_register, escalation->targets[i].unit_id, error);
    if (unit != NULL)
      anban_hazard_refuse (error, _ ("对%s还没有“%s”，没有直接“%s”；请先“%s”，确要越级的请写明原因"),
                           anban_record_get_text (unit, ANBAN_UNIT_NAME), get_rung_label (next),
                           get_rung_label (escalation->rung), get_rung_label (next));
    return FALSE;
  }
  return TRUE;
}

static gboolean
check_escalation (AnbanStore *store,
                  AnbanRecord *hazard,
                  const AnbanHazardEscalation *escalation,
                  GError **error)
{
  const char *missing = escalation->n_targets == 0                   ? _ ("督促对象")
                        : anban_hazard_is_blank (escalation->person) ? _ ("签字人")
                                                                     : NULL;

  if (missing != NULL)
    return anban_hazard_refuse (error, _ ("没有填写“%s”，没有办理；请填写后再试"), missing);
  if (!is_out (hazard)) {
    g_autofree char *label = anban_record_dup_display (hazard, ANBAN_HAZARD_STATE);

    return anban_hazard_refuse (
        error, _ ("%s现在是“%s”，没有办理“%s”；只有已经交办、还没有销号的隐患才需要督促"),
        anban_record_get_text (hazard, ANBAN_HAZARD_CODE), label, get_rung_label (escalation->rung));
  }
  return anban_hazard_check_day (hazard, get_rung_label (escalation->rung), escalation->on, error) &&
         check_rungs (store, hazard, escalation, error);
}

static gboolean
write_rows (AnbanStore *store,
            AnbanRecord *hazard,
            const AnbanHazardEscalation *escalation,
            const gint64 *letters,
            GError **error)
{
  const char *content = escalation->content != NULL ? escalation->content : "";
  g_autofree char *text = anban_hazard_is_blank (escalation->skip_reason)
                              ? g_strdup (content)
                              : g_strdup_printf ("%s%s越级原因：%s", content, content[0] != '\0' ? "\n" : "",
                                                 escalation->skip_reason);

  for (guint i = 0; i < escalation->n_targets; i++) {
    const AnbanHazardTarget *target = &escalation->targets[i];
    g_autoptr (AnbanRecord) row = anban_record_new (&anban_hazard_escalation_register);

    anban_record_set_int (row, ANBAN_HAZARD_ESCALATION_HAZARD, anban_record_get_id (hazard));
    anban_record_set_int (row, ANBAN_HAZARD_ESCALATION_RUNG, escalation->rung);
    if (target->line != 0)
      anban_record_set_int (row, ANBAN_HAZARD_ESCALATION_LINE, target->line);
    anban_record_set_int (row, ANBAN_HAZARD_ESCALATION_UNIT, target->unit_id);
    anban_hazard_set_day (row, ANBAN_HAZARD_ESCALATION_TAKEN_ON, escalation->on);
    anban_hazard_set_day (row, ANBAN_HAZARD_ESCALATION_DUE_ON, target->due_on);
    anban_record_set_text (row, ANBAN_HAZARD_ESCALATION_PERSON, escalation->person);
    anban_record_set_text (row, ANBAN_HAZARD_ESCALATION_CONTENT, text);
    if (letters[i] != 0)
      anban_record_set_int (row, ANBAN_HAZARD_ESCALATION_LETTER, letters[i]);
    if (!anban_store_save (store, row, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
escalate_now (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardEscalation *escalation, GError **error)
{
  g_autofree gint64 *units = g_new0 (gint64, escalation->n_targets + 1);
  g_autofree gint64 *letters = g_new0 (gint64, escalation->n_targets + 1);

  for (guint i = 0; i < escalation->n_targets; i++)
    units[i] = escalation->targets[i].unit_id;
  return check_escalation (store, hazard, escalation, error) &&
         anban_hazard_issue_letters (store, hazard, anban_hazard_rung_letter (escalation->rung),
                                     escalation->letters, units, escalation->n_targets, escalation->on,
                                     escalation->signer, letters, error) &&
         write_rows (store, hazard, escalation, letters, error);
}

gboolean
anban_hazard_escalate (AnbanStore *store,
                       AnbanRecord *hazard,
                       const AnbanHazardEscalation *escalation,
                       GError **error)
{
  AnbanHazardEscalation today = *escalation;
  g_autofree char *label = NULL;

  g_return_val_if_fail (escalation->rung >= ANBAN_RUNG_REMIND && escalation->rung <= ANBAN_RUNG_DENOUNCE,
                        FALSE);
  label = g_strdup_printf ("%s %s", get_rung_label (escalation->rung),
                           anban_record_get_text (hazard, ANBAN_HAZARD_CODE));
  if (today.on == ANBAN_DATE_NONE)
    today.on = anban_date_today ();
  if (!anban_hazard_check_saved (hazard, get_rung_label (escalation->rung), error) ||
      !anban_store_begin_step (store, label, error))
    return FALSE;
  if (!anban_store_refresh (store, hazard, error) || !escalate_now (store, hazard, &today, error)) {
    anban_store_rollback_step (store);
    return FALSE;
  }
  return anban_store_commit_step (store, error) && anban_store_refresh (store, hazard, error);
}
