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
narrow_by_unit (
    AnbanStore *store, AnbanQuery *query, const char *name, char **title, gboolean *misused, GError **error)
{
  const AnbanRegister *reg = anban_query_get_register (query);
  const AnbanFilter *filter = find_unit_filter (reg);
  g_autoptr (AnbanRecord) unit = NULL;
  g_autofree char *full = NULL;
  gint64 id;

  if (filter == NULL) {
    *misused = TRUE;
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”不能按单位筛选，请去掉 --unit。"),
                 _ (reg->title));
    return FALSE;
  }
  id = anban_store_find_by_title (store, &anban_unit_register, name);
  if (id == 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND,
                 _ ("没有名为“%s”的单位，或有几家同名，没有导出；请写单位全称。"), name);
    return FALSE;
  }

  anban_query_set_filter (query, filter->id, id);
  unit = anban_store_get (store, &anban_unit_register, id, error);
  if (unit == NULL)
    return FALSE;
  full = anban_record_dup_title (unit);
  *title = g_strconcat (full, reg == &anban_task_register ? "责任清单" : reg->title, NULL);
  return TRUE;
}

/* --- FIELD=VALUE --- */

/* @scratch reads the value as a form would. */
static void
add_condition (AnbanQuery *query, AnbanRecord *scratch, guint field)
{
  const AnbanField *f = &anban_query_get_register (query)->fields[field];

  switch (f->kind) {
  case ANBAN_KIND_TEXT:
  case ANBAN_KIND_NOTE:
  case ANBAN_KIND_DATE:
    anban_query_where_text (query, field, ANBAN_OP_EQ, anban_record_get_text (scratch, field));
    break;
  case ANBAN_KIND_INT:
  case ANBAN_KIND_BOOL:
  case ANBAN_KIND_CHOICE:
  case ANBAN_KIND_REF:
  case ANBAN_KIND_FILES:
    anban_query_where_int (query, field, ANBAN_OP_EQ, anban_record_get_int (scratch, field));
    break;
  case ANBAN_KIND_DECIMAL:
    anban_query_where_text (query, field, ANBAN_OP_EQ, anban_record_get_text (scratch, field));
    break;
  }
}

static gboolean
narrow_by_field (AnbanStore *store, AnbanQuery *query, const char *where, gboolean *misused, GError **error)
{
  const AnbanRegister *reg = anban_query_get_register (query);
  const char *equals = strchr (where, '=');
  g_autofree char *name = equals != NULL ? g_strstrip (g_strndup (where, (gsize)(equals - where))) : NULL;
  int field = name != NULL ? anban_register_find_header (reg, name) : -1;
  g_autoptr (AnbanRecord) scratch = NULL;

  if (equals == NULL) {
    *misused = TRUE;
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”应写成 字段=值。"), where);
    return FALSE;
  }
  if (field < 0 || (reg->fields[field].flags & ANBAN_FIELD_HIDDEN) != 0) {
    *misused = TRUE;
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”没有叫“%s”的字段。"), _ (reg->title), name);
    return FALSE;
  }
  if (equals[1] == '\0') {
    anban_query_where_null (query, (guint)field, ANBAN_OP_IS_NULL);
    return TRUE;
  }

  scratch = anban_record_new (reg);
  if (!anban_store_parse_field (store, scratch, (guint)field, equals + 1, error)) {
    *misused = TRUE;
    return FALSE;
  }
  add_condition (query, scratch, (guint)field);
  return TRUE;
}

AnbanQuery *
anban_export_query_new (AnbanStore *store,
                        const AnbanRegister *reg,
                        const AnbanExportWishes *wishes,
                        char **title,
                        gboolean *misused,
                        GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (reg);

  *title = NULL;
  *misused = FALSE;
  if (wishes->unit != NULL && !narrow_by_unit (store, query, wishes->unit, title, misused, error))
    return NULL;
  for (guint i = 0; i < wishes->wheres->len; i++)
    if (!narrow_by_field (store, query, g_ptr_array_index (wishes->wheres, i), misused, error))
      return NULL;
  if (wishes->search != NULL)
    anban_query_set_search (query, wishes->search);

  return g_steal_pointer (&query);
}
