/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/record-copier.h"

#include "registers/task.h"

#include <glib/gi18n-lib.h>

static gboolean
is_copied (const AnbanRegister *reg, guint field)
{
  /* the clause is what the plan calls the other one, when it is read again */
  static const guint of_doing[] = {ANBAN_TASK_CLAUSE,   ANBAN_TASK_STATE,        ANBAN_TASK_DONE_ON,
                                   ANBAN_TASK_PROGRESS, ANBAN_TASK_DELAY_REASON, ANBAN_TASK_NEXT_STEP,
                                   ANBAN_TASK_WARNINGS};

  if (reg == &anban_task_register)
    for (gsize i = 0; i < G_N_ELEMENTS (of_doing); i++)
      if (of_doing[i] == field)
        return FALSE;
  return anban_field_is_stored (&reg->fields[field]);
}

static AnbanRecord *
create_copy (AnbanRecord *record)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  AnbanRecord *copy = anban_record_new (reg);

  for (guint i = 0; i < reg->n_fields; i++)
    if (is_copied (reg, i) && !anban_record_is_null (record, i))
      anban_record_copy_value (record, i, copy, i);
  for (guint i = 0; i < reg->n_fields; i++)
    if ((reg->fields[i].flags & ANBAN_FIELD_REQUIRED) != 0 && reg->fields[i].kind == ANBAN_KIND_CHOICE &&
        anban_record_is_null (copy, i))
      anban_record_set_int (copy, i, reg->fields[i].choices->value);
  if (reg->title_field >= 0 && reg->fields[reg->title_field].kind == ANBAN_KIND_TEXT) {
    g_autofree char *title = anban_record_dup_title (record);
    g_autofree char *marked = g_strdup_printf (_ ("%s（副本）"), title);

    anban_record_set_text (copy, (guint)reg->title_field, marked);
  }
  return copy;
}

/* The same units in the same roles, each from its beginning. */
static gboolean
copy_units (AnbanStore *store, gint64 from, gint64 to, GError **error)
{
  g_autoptr (GPtrArray) parts = anban_store_list_details (store, &anban_task_unit_register, from, error);

  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    g_autoptr (AnbanRecord) part = anban_record_new (&anban_task_unit_register);

    anban_record_set_int (part, ANBAN_TASK_UNIT_TASK, to);
    anban_record_set_int (part, ANBAN_TASK_UNIT_UNIT,
                          anban_record_get_int (parts->pdata[i], ANBAN_TASK_UNIT_UNIT));
    anban_record_set_int (part, ANBAN_TASK_UNIT_ROLE,
                          anban_record_get_int (parts->pdata[i], ANBAN_TASK_UNIT_ROLE));
    if (!anban_record_is_null (parts->pdata[i], ANBAN_TASK_UNIT_VIA))
      anban_record_set_int (part, ANBAN_TASK_UNIT_VIA,
                            anban_record_get_int (parts->pdata[i], ANBAN_TASK_UNIT_VIA));
    anban_record_set_int (part, ANBAN_TASK_UNIT_STATE, ANBAN_STATE_NOT_STARTED);
    if (!anban_store_save (store, part, error))
      return FALSE;
  }
  return parts != NULL;
}

AnbanRecord *
anban_record_copier_copy (AnbanStore *store, AnbanRecord *record, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  g_autoptr (AnbanRecord) copy = create_copy (record);

  if (!anban_store_begin_step (store, _ ("复制为新记录"), error))
    return NULL;
  if (!anban_store_save (store, copy, error) ||
      (reg == &anban_task_register &&
       !copy_units (store, anban_record_get_id (record), anban_record_get_id (copy), error))) {
    anban_store_rollback_step (store);
    return NULL;
  }
  return anban_store_commit_step (store, error) ? g_steal_pointer (&copy) : NULL;
}
