/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/record-copier.h"

#include "registers/hazard.h"
#include "registers/task.h"

#include <glib/gi18n-lib.h>

/* What people type and yet belongs to the doing of the other one. The clause is what the plan calls the other one,
 * when it is read again. */
static const struct {
  const AnbanRegister *reg;
  guint field;
} of_doing[] = {
    {&anban_task_register, ANBAN_TASK_CLAUSE},
    {&anban_task_register, ANBAN_TASK_STATE},
    {&anban_task_register, ANBAN_TASK_DONE_ON},
    {&anban_task_register, ANBAN_TASK_PROGRESS},
    {&anban_task_register, ANBAN_TASK_DELAY_REASON},
    {&anban_task_register, ANBAN_TASK_NEXT_STEP},
    {&anban_task_register, ANBAN_TASK_WARNINGS},
    {&anban_hazard_register, ANBAN_HAZARD_RECHECK_DOCUMENT_NO},
};

/* What the program's rules wrote, they write of the copy too: its code, its state, its days. */
static gboolean
is_copied (const AnbanRegister *reg, guint field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (of_doing); i++)
    if (of_doing[i].reg == reg && of_doing[i].field == field)
      return FALSE;
  return anban_field_is_stored (&reg->fields[field]) && (reg->fields[field].flags & ANBAN_FIELD_GUARDED) == 0;
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
  if (reg->title_field >= 0 && reg->fields[reg->title_field].kind == ANBAN_KIND_TEXT &&
      anban_field_is_editable (&reg->fields[reg->title_field])) {
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
  static const guint same[] = {ANBAN_TASK_UNIT_UNIT, ANBAN_TASK_UNIT_ROLE, ANBAN_TASK_UNIT_VIA};
  g_autoptr (GPtrArray) parts = anban_store_list_details (store, &anban_task_unit_register, from, error);

  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    g_autoptr (AnbanRecord) part = anban_record_new (&anban_task_unit_register);

    anban_record_set_int (part, ANBAN_TASK_UNIT_TASK, to);
    for (gsize k = 0; k < G_N_ELEMENTS (same); k++)
      anban_record_copy_value (parts->pdata[i], same[k], part, same[k]);
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
