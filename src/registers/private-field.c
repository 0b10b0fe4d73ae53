/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/private-field.h"

#include "base/id-number.h"

#include <string.h>

gboolean
anban_private_field_unmask (AnbanStore *store, AnbanRecord *record, guint field, GError **error)
{
  const char *text = anban_record_get_text (record, field);
  gint64 id = anban_record_get_id (record);
  g_autoptr (AnbanRecord) old = NULL;
  g_autofree char *masked = NULL;

  if (id == 0 || strchr (text, '*') == NULL)
    return TRUE;
  if ((old = anban_store_get_stored (store, anban_record_get_register (record), id, error)) == NULL)
    return FALSE;
  masked = anban_id_number_dup_masked (anban_record_get_text (old, field));
  if (strcmp (masked, text) == 0)
    anban_record_copy_value (old, field, record, field);
  return TRUE;
}
