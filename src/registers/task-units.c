/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/task-units.h"

#include "registers/unit.h"

#include <glib/gi18n-lib.h>

static gboolean
add_one (AnbanStore *store,
         GPtrArray *parts,
         gint64 task_id,
         gint64 unit_id,
         gint64 via_id,
         AnbanRole role,
         GError **error)
{
  g_autoptr (AnbanRecord) part = NULL;

  for (guint i = 0; i < parts->len; i++) {
    AnbanRecord *there = parts->pdata[i];

    if (anban_record_get_int (there, ANBAN_TASK_UNIT_UNIT) != unit_id)
      continue;
    /* 牵头 is the stronger role and the smaller number; a unit named by itself is no longer "via" */
    if ((gint64)role < anban_record_get_int (there, ANBAN_TASK_UNIT_ROLE))
      anban_record_set_int (there, ANBAN_TASK_UNIT_ROLE, role);
    if (via_id == 0)
      anban_record_set_null (there, ANBAN_TASK_UNIT_VIA);
    return anban_store_save (store, there, error);
  }
  part = anban_record_new (&anban_task_unit_register);
  anban_record_set_int (part, ANBAN_TASK_UNIT_TASK, task_id);
  anban_record_set_int (part, ANBAN_TASK_UNIT_UNIT, unit_id);
  anban_record_set_int (part, ANBAN_TASK_UNIT_ROLE, role);
  if (via_id != 0)
    anban_record_set_int (part, ANBAN_TASK_UNIT_VIA, via_id);
  if (!anban_store_save (store, part, error))
    return FALSE;
  g_ptr_array_add (parts, g_steal_pointer (&part));
  return TRUE;
}

gboolean
anban_task_units_add (AnbanStore *store, gint64 task_id, gint64 unit_id, AnbanRole role, GError **error)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) members = NULL;

  /* only collective names have members; reading the unit itself would count its tasks every time */
  if ((parts = anban_store_list_details (store, &anban_task_unit_register, task_id, error)) == NULL ||
      (members = anban_store_list_details (store, &anban_unit_member_register, unit_id, error)) == NULL)
    return FALSE;
  if (!anban_store_begin_step (store, _ ("添加单位"), error))
    return FALSE;
  if (members->len == 0) {
    if (!add_one (store, parts, task_id, unit_id, 0, role, error))
      goto failed;
  } else {
    for (guint i = 0; i < members->len; i++)
      if (!add_one (store, parts, task_id, anban_record_get_int (members->pdata[i], ANBAN_UNIT_MEMBER_UNIT),
                    unit_id, role, error))
        goto failed;
  }
  return anban_store_commit_step (store, error);

failed:
  anban_store_rollback_step (store);
  return FALSE;
}
