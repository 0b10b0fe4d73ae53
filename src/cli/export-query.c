/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/export-query.h"

#include "base/error.h"
#include "registers/task.h"
#include "registers/unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- the unit --- */

static const AnbanFilter *
find_unit_filter (const AnbanRegister *reg)
{
  for (const AnbanFilter *filter = reg->filters; filter != NULL && filter->id != NULL; filter++)
    if (filter->kind == ANBAN_KIND_REF && filter->ref == &anban_unit_register)
      return filter;
  return NULL;
}

static gboolean
narrow_by_unit (AnbanExportRows *rows, AnbanStore *store, const char *name, GError **error)
{
  const AnbanRegister *reg = anban_query_get_register (rows->query);
  const AnbanFilter *filter = find_unit_filter (reg);
  g_autoptr (AnbanRecord) unit = NULL;
  g_autofree char *full = NULL;

  if (filter == NULL) {
    rows->misused = TRUE;
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”不能按单位筛选，请去掉 --unit。"),
                 _ (reg->title));
    return FALSE;
  }
  rows->unit_id = anban_store_find_by_title (store, &anban_unit_register, name);
  if (rows->unit_id == 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND,
                 _ ("没有名为“%s”的单位，或有几家同名，没有导出；请写单位全称。"), name);
    return FALSE;
  }

  anban_query_set_filter (rows->query, filter->id, rows->unit_id);
  unit = anban_store_get (store, &anban_unit_register, rows->unit_id, error);
  if (unit == NULL)
    return FALSE;
  full = anban_record_dup_title (unit);
  rows->title = g_strconcat (full, reg == &anban_task_register ? "责任清单" : reg->title, NULL);
  return TRUE;
}

/* --- FIELD=VALUE --- */

/* @scratch reads the value as a form would. */
static gboolean
add_condition (AnbanQuery *query, AnbanRecord *scratch, guint field)
{
  switch (anban_query_get_register (query)->fields[field].kind) {
  case ANBAN_KIND_TEXT:
  case ANBAN_KIND_NOTE:
  case ANBAN_KIND_DATE:
    anban_query_where_text (query, field, ANBAN_OP_EQ, anban_record_get_text (scratch, field));
    return TRUE;
  case ANBAN_KIND_INT:
  case ANBAN_KIND_BOOL:
  case ANBAN_KIND_CHOICE:
  case ANBAN_KIND_REF:
  case ANBAN_KIND_FILES:
    anban_query_where_int (query, field, ANBAN_OP_EQ, anban_record_get_int (scratch, field));
    return TRUE;
  case ANBAN_KIND_DECIMAL: /* fractions are not held against each other */
    return FALSE;
  }
  return FALSE;
}

static gboolean
narrow_by_value (AnbanExportRows *rows, AnbanStore *store, guint field, const char *value, GError **error)
{
  const AnbanRegister *reg = anban_query_get_register (rows->query);
  g_autoptr (AnbanRecord) scratch = anban_record_new (reg);

  if (*value == '\0') {
    anban_query_where_null (rows->query, field, ANBAN_OP_IS_NULL);
    return TRUE;
  }
  rows->misused = TRUE;
  if (!anban_store_parse_field (store, scratch, field, value, error))
    return FALSE;
  if (!add_condition (rows->query, scratch, field)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("不能按“%s”的值筛选，请换一个字段。"),
                 _ (reg->fields[field].label));
    return FALSE;
  }
  rows->misused = FALSE;
  return TRUE;
}

static gboolean
narrow_by_field (AnbanExportRows *rows, AnbanStore *store, const char *where, GError **error)
{
  const AnbanRegister *reg = anban_query_get_register (rows->query);
  const char *equals = strchr (where, '=');
  g_autofree char *name = equals != NULL ? g_strstrip (g_strndup (where, (gsize)(equals - where))) : NULL;
  int field = name != NULL ? anban_register_find_header (reg, name) : -1;

  if (equals == NULL) {
    rows->misused = TRUE;
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”应写成 字段=值。"), where);
    return FALSE;
  }
  if (field < 0 || (reg->fields[field].flags & ANBAN_FIELD_HIDDEN) != 0) {
    rows->misused = TRUE;
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”没有叫“%s”的字段。"), _ (reg->title), name);
    return FALSE;
  }

  return narrow_by_value (rows, store, (guint)field, equals + 1, error);
}

gboolean
anban_export_rows_find (AnbanExportRows *rows,
                        AnbanStore *store,
                        const AnbanRegister *reg,
                        const AnbanExportWishes *wishes,
                        GError **error)
{
  rows->query = anban_query_new (reg);
  if (wishes->unit != NULL && !narrow_by_unit (rows, store, wishes->unit, error))
    return FALSE;
  for (guint i = 0; i < wishes->wheres->len; i++)
    if (!narrow_by_field (rows, store, g_ptr_array_index (wishes->wheres, i), error))
      return FALSE;
  if (wishes->search != NULL)
    anban_query_set_search (rows->query, wishes->search);

  return TRUE;
}

void
anban_export_rows_clear (AnbanExportRows *rows)
{
  g_clear_pointer (&rows->query, anban_query_free);
  g_clear_pointer (&rows->title, g_free);
}
