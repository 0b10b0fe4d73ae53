/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/drill-units.h"

#include "registers/unit.h"

#include <glib/gi18n-lib.h>

static gboolean
contains (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* The unit, or the members of the collective name. */
static gboolean
expand (AnbanStore *store, gint64 unit_id, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) members =
      anban_store_list_details (store, &anban_unit_member_register, unit_id, error);

  if (members == NULL)
    return FALSE;
  if (members->len == 0 && !contains (ids, unit_id))
    g_array_append_val (ids, unit_id);
  for (guint i = 0; i < members->len; i++) {
    gint64 id = anban_record_get_int (members->pdata[i], ANBAN_UNIT_MEMBER_UNIT);

    if (!contains (ids, id))
      g_array_append_val (ids, id);
  }
  return TRUE;
}

static gboolean
insert (AnbanStore *store, gint64 drill_id, gint64 unit_id, GError **error)
{
  g_autoptr (AnbanRecord) part = anban_record_new (&anban_drill_unit_register);

  anban_record_set_int (part, ANBAN_DRILL_UNIT_DRILL, drill_id);
  anban_record_set_int (part, ANBAN_DRILL_UNIT_UNIT, unit_id);
  return anban_store_save (store, part, error);
}

int
anban_drill_units_add (
    AnbanStore *store, gint64 drill_id, const gint64 *unit_ids, guint n_units, GError **error)
{
  g_autoptr (GPtrArray) parts = anban_store_list_details (store, &anban_drill_unit_register, drill_id, error);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  int n = 0;

  if (parts == NULL)
    return -1;
  for (guint i = 0; i < parts->len; i++) {
    gint64 id = anban_record_get_int (parts->pdata[i], ANBAN_DRILL_UNIT_UNIT);

    g_array_append_val (there, id);
  }
  for (guint i = 0; i < n_units; i++)
    if (!expand (store, unit_ids[i], wanted, error))
      return -1;
  if (!anban_store_begin_step (store, _ ("添加参演单位"), error))
    return -1;
  for (guint i = 0; i < wanted->len; i++) {
    gint64 id = g_array_index (wanted, gint64, i);

    if (contains (there, id))
      continue;
    if (!insert (store, drill_id, id, error)) {
      anban_store_rollback_step (store);
      return -1;
    }
    n++;
  }
  return anban_store_commit_step (store, error) ? n : -1;
}
