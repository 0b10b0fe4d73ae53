/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/hazard-recipients.h"

#include "rules/hazard-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

GPtrArray *
anban_hazard_recipients_list (AnbanStore *store, gint64 hazard_id, GError **error)
{
  return anban_store_list_details (store, &anban_hazard_recipient_register, hazard_id, error);
}

gboolean
anban_hazard_recipients_assign (AnbanStore *store, gint64 hazard_id, AnbanDate on, GError **error)
{
  g_autoptr (GPtrArray) recipients = anban_hazard_recipients_list (store, hazard_id, error);

  for (guint i = 0; recipients != NULL && i < recipients->len; i++) {
    if (!anban_record_is_null (recipients->pdata[i], ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON))
      continue;
    anban_hazard_set_day (recipients->pdata[i], ANBAN_HAZARD_RECIPIENT_ASSIGNED_ON, on);
    if (!anban_store_save (store, recipients->pdata[i], error))
      return FALSE;
  }
  return recipients != NULL;
}

gboolean
anban_hazard_recipients_receive (
    AnbanStore *store, gint64 hazard_id, gint64 unit_id, const char *person, AnbanDate on, GError **error)
{
  g_autoptr (GPtrArray) recipients = anban_hazard_recipients_list (store, hazard_id, error);
  gboolean received = FALSE;

  if (recipients == NULL)
    return FALSE;
  for (guint i = 0; i < recipients->len; i++) {
    AnbanRecord *recipient = recipients->pdata[i];

    if (!anban_record_is_null (recipient, ANBAN_HAZARD_RECIPIENT_RECEIVED_ON)) {
      received = TRUE;
      continue;
    }
    if (unit_id != anban_record_get_int (recipient, ANBAN_HAZARD_RECIPIENT_UNIT) &&
        !(unit_id == 0 && recipients->len == 1))
      continue;
    anban_record_set_text (recipient, ANBAN_HAZARD_RECIPIENT_RECEIVER, person);
    anban_hazard_set_day (recipient, ANBAN_HAZARD_RECIPIENT_RECEIVED_ON, on);
    if (!anban_store_save (store, recipient, error))
      return FALSE;
    received = TRUE;
  }
  if (!received)
    g_set_error (
        error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
        _ ("交办对象都还没有签收，没有办理；请选择签收人是哪个交办对象的，或先登记签收人和签收日期"));
  return received;
}

gboolean
anban_hazard_recipients_extend (
    AnbanStore *store, gint64 hazard_id, AnbanDate old_due_on, AnbanDate due_on, GError **error)
{
  g_autoptr (GPtrArray) recipients = anban_hazard_recipients_list (store, hazard_id, error);
  char old[ANBAN_DATE_ISO_SIZE];

  anban_date_to_iso (old_due_on, old);
  for (guint i = 0; recipients != NULL && i < recipients->len; i++) {
    if (strcmp (anban_record_get_text (recipients->pdata[i], ANBAN_HAZARD_RECIPIENT_DUE_ON), old) != 0)
      continue;
    anban_hazard_set_day (recipients->pdata[i], ANBAN_HAZARD_RECIPIENT_DUE_ON, due_on);
    if (!anban_store_save (store, recipients->pdata[i], error))
      return FALSE;
  }
  return recipients != NULL;
}

/* Kept under its round. In two writes: an answer that was changed would be dated anew. */
static gboolean
keep_answer (AnbanStore *store, AnbanRecord *recipient, guint round, GError **error)
{
  g_autofree char *answer = g_strdup_printf (
      "第%u轮（%s）：%s", round, anban_record_get_text (recipient, ANBAN_HAZARD_RECIPIENT_ANSWERED_ON),
      anban_record_get_text (recipient, ANBAN_HAZARD_RECIPIENT_ANSWER));

  anban_record_set_text (recipient, ANBAN_HAZARD_RECIPIENT_ANSWER, answer);
  if (!anban_store_save (store, recipient, error))
    return FALSE;
  anban_record_set_null (recipient, ANBAN_HAZARD_RECIPIENT_ANSWERED_ON);
  return anban_store_save (store, recipient, error);
}

gboolean
anban_hazard_recipients_renew (AnbanStore *store, gint64 hazard_id, guint round, GError **error)
{
  g_autoptr (GPtrArray) recipients = anban_hazard_recipients_list (store, hazard_id, error);

  for (guint i = 0; recipients != NULL && i < recipients->len; i++) {
    AnbanRecord *recipient = recipients->pdata[i];

    anban_record_set_null (recipient, ANBAN_HAZARD_RECIPIENT_DUE_ON);
    if (!anban_record_is_null (recipient, ANBAN_HAZARD_RECIPIENT_ANSWERED_ON) &&
        !keep_answer (store, recipient, round - 1, error))
      return FALSE;
    if (!anban_store_save (store, recipient, error))
      return FALSE;
  }
  return recipients != NULL;
}
