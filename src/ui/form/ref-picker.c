/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/ref-picker.h"

static GHashTable *
get_pickers (void)
{
  static GHashTable *pickers;

  if (pickers == NULL)
    pickers = g_hash_table_new (NULL, NULL);
  return pickers;
}

void
anban_ref_picker_add (const AnbanRegister *reg, AnbanRefPickerFunc func)
{
  g_hash_table_insert (get_pickers (), (gpointer)reg, (gpointer)func);
}

AnbanRefPickerFunc
anban_ref_picker_find (const AnbanRegister *reg)
{
  return (AnbanRefPickerFunc)g_hash_table_lookup (get_pickers (), reg);
}
