/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-supervision.h"

#include "registers/hazard.h"
#include "registers/unit.h"
#include "rules/hazard-life-cycle.h"
#include "rules/hazard-progress.h"
#include "rules/hazard-recipients.h"
#include "rules/hazard-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_DEPTH 32

static gboolean
is_recipient (GPtrArray *recipients, gint64 unit_id)
{
  for (guint i = 0; i < recipients->len; i++)
    if (anban_record_get_int (recipients->pdata[i], ANBAN_HAZARD_RECIPIENT_UNIT) == unit_id)
      return TRUE;
  return FALSE;
}

/* --- proposing recipients --- */

/* The unit itself or the nearest one above it that is of @kind; 0 where there is none. */
static gboolean
find_above (AnbanStore *store, gint64 unit_id, AnbanUnitKind kind, gint64 *found, GError **error)
{
  *found = 0;
  for (guint depth = 0; unit_id != 0 && depth < MAX_DEPTH; depth++) {
    g_autoptr (AnbanRecord) unit = anban_store_get_stored (store, &anban_unit_register, unit_id, error);

    if (unit == NULL)
      return FALSE;
    if (anban_record_get_int (unit, ANBAN_UNIT_KIND) == kind) {
      *found = unit_id;
      return TRUE;
    }
    unit_id = anban_record_get_int (unit, ANBAN_UNIT_PARENT);
  }
  return TRUE;
}

typedef struct {
  const char *industry;
  gint64 found;
  guint rank; /* of what was found: 1 the same, 2 the one contains the other */
} Overseer;

/* A department lists what it looks after: 建筑施工、燃气. */
static gboolean
compare_department_cb (AnbanRecord *unit, const char *group, gpointer data)
{
  Overseer *overseer = data;
  g_auto (GStrv) parts = g_strsplit_set (anban_record_get_text (unit, ANBAN_UNIT_INDUSTRY), " ,;/", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_auto (GStrv) names = g_strsplit (parts[i], "、", -1);

    for (guint k = 0; names[k] != NULL; k++) {
      guint rank = strcmp (names[k], overseer->industry) == 0 ? 1
                   : names[k][0] != '\0' && (strstr (names[k], overseer->industry) != NULL ||
                                             strstr (overseer->industry, names[k]) != NULL)
                       ? 2
                       : 0;

      if (rank != 0 && (overseer->rank == 0 || rank < overseer->rank)) {
        overseer->rank = rank;
        overseer->found = anban_record_get_id (unit);
      }
    }
  }
  return overseer->rank != 1;
}

/* The department above the unit (主管部门), else the one that names the hazard's industry. */
static gboolean
find_overseer (AnbanStore *store, AnbanRecord *hazard, gint64 *found, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_unit_register);
  Overseer overseer = {anban_record_get_text (hazard, ANBAN_HAZARD_INDUSTRY), 0, 0};

  if (!find_above (store, anban_record_get_int (hazard, ANBAN_HAZARD_UNIT), ANBAN_UNIT_KIND_DEPARTMENT, found,
                   error))
    return FALSE;
  if (*found != 0 || overseer.industry[0] == '\0')
    return TRUE;
  anban_query_where_int (query, ANBAN_UNIT_KIND, ANBAN_OP_EQ, ANBAN_UNIT_KIND_DEPARTMENT);
  anban_query_set_fields (query, G_GUINT64_CONSTANT (1) << ANBAN_UNIT_INDUSTRY);
  if (!anban_store_foreach (store, query, compare_department_cb, &overseer, NULL, error))
    return FALSE;
  *found = overseer.found;
  return TRUE;
}

GArray *
anban_hazard_propose_recipients (AnbanStore *store, AnbanRecord *hazard, GError **error)
{
  g_autoptr (GPtrArray) recipients =
      anban_hazard_recipients_list (store, anban_record_get_id (hazard), error);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (AnbanHazardTarget));
  AnbanHazardTarget town = {ANBAN_LINE_TERRITORY, 0, ANBAN_DATE_NONE};
  AnbanHazardTarget overseer = {ANBAN_LINE_INDUSTRY, 0, ANBAN_DATE_NONE};

  if (recipients == NULL ||
      !find_above (store, anban_record_get_int (hazard, ANBAN_HAZARD_UNIT), ANBAN_UNIT_KIND_TOWN,
                   &town.unit_id, error) ||
      !find_overseer (store, hazard, &overseer.unit_id, error))
    return NULL;
  if (town.unit_id != 0 && !is_recipient (recipients, town.unit_id))
    g_array_append_val (targets, town);
  if (overseer.unit_id != 0 && !is_recipient (recipients, overseer.unit_id))
    g_array_append_val (targets, overseer);
  return g_steal_pointer (&targets);
}

/* --- handing out, receipt, answer --- */

static gboolean
add_recipients (AnbanStore *store,
                AnbanRecord *hazard,
                const AnbanHazardAssignment *assignment,
                GError **error)
{
  gint64 id = anban_record_get_id (hazard);
  g_autoptr (GPtrArray) there = anban_hazard_recipients_list (store, id, error);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < assignment->n_targets; i++) {
    const AnbanHazardTarget *target = &assignment->targets[i];
    g_autoptr (AnbanRecord) recipient = anban_record_new (&anban_hazard_recipient_register);

    if (is_recipient (there, target->unit_id))
      continue;
    anban_record_set_int (recipient, ANBAN_HAZARD_RECIPIENT_HAZARD, id);
    anban_record_set_int (recipient, ANBAN_HAZARD_RECIPIENT_LINE, target->line);
    anban_record_set_int (recipient, ANBAN_HAZARD_RECIPIENT_UNIT, target->unit_id);
    anban_hazard_set_day (recipient, ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON, assignment->on);
    anban_hazard_set_day (recipient, ANBAN_HAZARD_RECIPIENT_DUE_ON, target->due_on);
    if (!anban_store_save (store, recipient, error))
      return FALSE;
    g_ptr_array_add (there, g_steal_pointer (&recipient));
  }
  return TRUE;
}

/* A letter for every recipient that has none. */
static gboolean
send_letters (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardAssignment *assignment, GError **error)
{
  g_autoptr (GPtrArray) recipients =
      anban_hazard_recipients_list (store, anban_record_get_id (hazard), error);
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree gint64 *letters = NULL;

  if (recipients == NULL)
    return FALSE;
  for (guint i = recipients->len; i > 0; i--)
    if (!anban_record_is_null (recipients->pdata[i - 1], ANBAN_HAZARD_RECIPIENT_LETTER))
      g_ptr_array_remove_index (recipients, i - 1);
  for (guint i = 0; i < recipients->len; i++) {
    gint64 unit = anban_record_get_int (recipients->pdata[i], ANBAN_HAZARD_RECIPIENT_UNIT);

    g_array_append_val (units, unit);
  }
  letters = g_new0 (gint64, units->len + 1);
  if (!anban_hazard_issue_letters (store, hazard, ANBAN_LETTER_ASSIGNMENT, assignment->letters,
                                   (const gint64 *)units->data, units->len, assignment->on,
                                   assignment->signer, letters, error))
    return FALSE;
  for (guint i = 0; i < recipients->len; i++) {
    if (letters[i] == 0)
      continue;
    anban_record_set_int (recipients->pdata[i], ANBAN_HAZARD_RECIPIENT_LETTER, letters[i]);
    if (!anban_store_save (store, recipients->pdata[i], error))
      return FALSE;
  }
  return TRUE;
}

/* The step comes last: what fails before leaves @hazard as it was seen. */
static gboolean
assign_now (AnbanStore *store, AnbanRecord *hazard, const AnbanHazardAssignment *assignment, GError **error)
{
  gint64 state;
  AnbanHazardMove move = {.step = ANBAN_STEP_ASSIGN,
                          .on = assignment->on,
                          .person = assignment->person,
                          .due_on = assignment->due_on,
                          .note = assignment->note};

  /* one still to be handed out is compared with what is in the file by the step */
  if (anban_record_get_int (hazard, ANBAN_HAZARD_STATE) != ANBAN_HAZARD_STATE_REGISTERED &&
      !anban_store_refresh (store, hazard, error))
    return FALSE;
  state = anban_record_get_int (hazard, ANBAN_HAZARD_STATE);
  if (state >= ANBAN_HAZARD_STATE_TO_RECHECK) {
    g_autofree char *label = anban_record_dup_display (hazard, ANBAN_HAZARD_STATE);

    return anban_hazard_refuse (error, _ ("%s现在是“%s”，不能再交办；没有改动"),
                                anban_record_get_text (hazard, ANBAN_HAZARD_CODE), label);
  }
  return anban_hazard_check_day (hazard, _ ("交办"), assignment->on, error) &&
         add_recipients (store, hazard, assignment, error) &&
         send_letters (store, hazard, assignment, error) &&
         (state != ANBAN_HAZARD_STATE_REGISTERED || anban_hazard_take (store, hazard, &move, error));
}

gboolean
anban_hazard_assign (AnbanStore *store,
                     AnbanRecord *hazard,
                     const AnbanHazardAssignment *assignment,
                     GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("交办 %s"), anban_record_get_text (hazard, ANBAN_HAZARD_CODE));
  AnbanHazardAssignment today = *assignment;

  if (today.on == ANBAN_DATE_NONE)
    today.on = anban_date_today ();
  if (!anban_hazard_check_saved (hazard, _ ("交办"), error) || !anban_store_begin_step (store, label, error))
    return FALSE;
  if (!assign_now (store, hazard, &today, error)) {
    anban_store_rollback_step (store);
    return FALSE;
  }
  return anban_store_commit_step (store, error) && anban_store_refresh (store, hazard, error);
}

/* Checks and writes a recipient's own day, with the words that belong to it. */
static gboolean
sign_recipient (AnbanStore *store,
                AnbanRecord *recipient,
                const char *what,
                guint text_field,
                const char *text,
                guint day_field,
                AnbanDate on,
                GError **error)
{
  g_autoptr (AnbanRecord) hazard = anban_store_get (
      store, &anban_hazard_register, anban_record_get_int (recipient, ANBAN_HAZARD_RECIPIENT_HAZARD), error);

  if (hazard == NULL)
    return FALSE;
  if (anban_hazard_is_blank (text))
    return anban_hazard_refuse (error, _ ("没有填写“%s”，没有保存；请填写后再试"), what);
  if (on == ANBAN_DATE_NONE)
    on = anban_date_today ();
  if (!anban_hazard_check_day (hazard, what, on, error))
    return FALSE;
  anban_record_set_text (recipient, text_field, text);
  anban_hazard_set_day (recipient, day_field, on);
  return anban_store_save (store, recipient, error);
}

gboolean
anban_hazard_receive (
    AnbanStore *store, AnbanRecord *recipient, const char *receiver, AnbanDate on, GError **error)
{
  return sign_recipient (store, recipient, _ ("签收人"), ANBAN_HAZARD_RECIPIENT_RECEIVER, receiver,
                         ANBAN_HAZARD_RECIPIENT_RECEIVED_ON, on, error);
}

gboolean
anban_hazard_answer (
    AnbanStore *store, AnbanRecord *recipient, const char *answer, AnbanDate on, GError **error)
{
  return sign_recipient (store, recipient, _ ("答复"), ANBAN_HAZARD_RECIPIENT_ANSWER, answer,
                         ANBAN_HAZARD_RECIPIENT_ANSWERED_ON, on, error);
}
