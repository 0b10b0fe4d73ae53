/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/query-private.h"

#include "store/record-private.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FEW_ROWS 2048

static void
clear_condition (gpointer data)
{
  AnbanQueryCondition *condition = data;

  g_free (condition->text);
}

AnbanQuery *
anban_query_new (const AnbanRegister *reg)
{
  AnbanQuery *self = g_new0 (AnbanQuery, 1);

  self->reg = reg;
  self->sort = -1;
  self->fields = ANBAN_QUERY_ALL_FIELDS;
  self->conditions = g_array_new (FALSE, FALSE, sizeof (AnbanQueryCondition));
  g_array_set_clear_func (self->conditions, clear_condition);
  self->chosen = g_array_new (FALSE, FALSE, sizeof (AnbanQueryChosen));
  return self;
}

AnbanQuery *
anban_query_copy (const AnbanQuery *self)
{
  AnbanQuery *copy = anban_query_new (self->reg);

  for (guint i = 0; i < self->conditions->len; i++) {
    AnbanQueryCondition condition = g_array_index (self->conditions, AnbanQueryCondition, i);

    condition.text = g_strdup (condition.text);
    g_array_append_val (copy->conditions, condition);
  }
  g_array_append_vals (copy->chosen, self->chosen->data, self->chosen->len);
  copy->search = g_strdup (self->search);
  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->grouping = self->grouping;
  copy->deleted = self->deleted;
  copy->fields = self->fields;
  return copy;
}

void
anban_query_free (AnbanQuery *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->conditions);
  g_array_unref (self->chosen);
  g_free (self->search);
  g_free (self);
}

const AnbanRegister *
anban_query_get_register (const AnbanQuery *self)
{
  return self->reg;
}

static void
add_condition (AnbanQuery *self, AnbanQueryCondition condition)
{
  g_assert (condition.field < self->reg->n_fields);
  g_array_append_val (self->conditions, condition);
}

void
anban_query_where_int (AnbanQuery *self, guint field, AnbanOp op, gint64 value)
{
  add_condition (self, (AnbanQueryCondition){.field = field, .op = op, .number = value});
}

void
anban_query_where_text (AnbanQuery *self, guint field, AnbanOp op, const char *text)
{
  add_condition (self,
                 (AnbanQueryCondition){.field = field, .op = op, .is_text = TRUE, .text = g_strdup (text)});
}

void
anban_query_where_null (AnbanQuery *self, guint field, AnbanOp op)
{
  add_condition (self, (AnbanQueryCondition){.field = field, .op = op});
}

void
anban_query_set_fields (AnbanQuery *self, guint64 fields)
{
  self->fields = fields;
}

gboolean
anban_query_get_where_int (const AnbanQuery *self, guint field, gint64 *value)
{
  for (guint i = 0; i < self->conditions->len; i++) {
    const AnbanQueryCondition *condition = &g_array_index (self->conditions, AnbanQueryCondition, i);

    if (condition->field == field && condition->op == ANBAN_OP_EQ && !condition->is_text) {
      *value = condition->number;
      return TRUE;
    }
  }
  return FALSE;
}

const char *
anban_query_get_where_text (const AnbanQuery *self, guint field, AnbanOp op)
{
  for (guint i = 0; i < self->conditions->len; i++) {
    const AnbanQueryCondition *condition = &g_array_index (self->conditions, AnbanQueryCondition, i);

    if (condition->field == field && condition->op == op && condition->is_text)
      return condition->text;
  }
  return NULL;
}

void
anban_query_set_filter (AnbanQuery *self, const char *filter_id, gint64 value)
{
  AnbanQueryChosen chosen = {anban_register_find_filter (self->reg, filter_id), value};

  g_return_if_fail (chosen.filter != NULL);
  anban_query_unset_filter (self, filter_id);
  g_array_append_val (self->chosen, chosen);
}

void
anban_query_unset_filter (AnbanQuery *self, const char *filter_id)
{
  for (guint i = self->chosen->len; i-- > 0;)
    if (strcmp (g_array_index (self->chosen, AnbanQueryChosen, i).filter->id, filter_id) == 0)
      g_array_remove_index (self->chosen, i);
}

gboolean
anban_query_get_filter (const AnbanQuery *self, const char *filter_id, gint64 *value)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (strcmp (g_array_index (self->chosen, AnbanQueryChosen, i).filter->id, filter_id) == 0) {
      if (value != NULL)
        *value = g_array_index (self->chosen, AnbanQueryChosen, i).value;
      return TRUE;
    }
  return FALSE;
}

void
anban_query_unset_where (AnbanQuery *self, guint field)
{
  for (guint i = self->conditions->len; i-- > 0;)
    if (g_array_index (self->conditions, AnbanQueryCondition, i).field == field)
      g_array_remove_index (self->conditions, i);
}

void
anban_query_clear_where (AnbanQuery *self)
{
  g_array_set_size (self->conditions, 0);
  g_array_set_size (self->chosen, 0);
}

void
anban_query_set_search (AnbanQuery *self, const char *text)
{
  g_free (self->search);
  self->search = text != NULL && text[strspn (text, " \t\r\n")] != '\0' ? g_strdup (text) : NULL;
}

const char *
anban_query_get_search (const AnbanQuery *self)
{
  return self->search;
}

void
anban_query_set_sort (AnbanQuery *self, int field, gboolean descending)
{
  g_return_if_fail (field < (int)self->reg->n_fields);
  self->sort = field;
  self->descending = descending;
}

int
anban_query_get_sort (const AnbanQuery *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

void
anban_query_set_grouping (AnbanQuery *self, const char *grouping_id)
{
  self->grouping = grouping_id != NULL ? anban_register_find_grouping (self->reg, grouping_id) : NULL;
}

const AnbanGrouping *
anban_query_get_grouping (const AnbanQuery *self)
{
  return self->grouping;
}

void
anban_query_set_deleted (AnbanQuery *self, gboolean deleted)
{
  self->deleted = deleted;
}

gboolean
anban_query_narrows_as (const AnbanQuery *self, const AnbanQuery *other)
{
  if (self->reg != other->reg || self->conditions->len != other->conditions->len ||
      self->chosen->len != other->chosen->len || g_strcmp0 (self->search, other->search) != 0)
    return FALSE;
  for (guint i = 0; i < self->conditions->len; i++) {
    const AnbanQueryCondition *a = &g_array_index (self->conditions, AnbanQueryCondition, i);
    const AnbanQueryCondition *b = &g_array_index (other->conditions, AnbanQueryCondition, i);

    if (a->field != b->field || a->op != b->op || a->number != b->number || g_strcmp0 (a->text, b->text) != 0)
      return FALSE;
  }
  for (guint i = 0; i < self->chosen->len; i++) {
    const AnbanQueryChosen *a = &g_array_index (self->chosen, AnbanQueryChosen, i);
    const AnbanQueryChosen *b = &g_array_index (other->chosen, AnbanQueryChosen, i);

    if (a->filter != b->filter || a->value != b->value)
      return FALSE;
  }
  return TRUE;
}

gboolean
anban_query_is_narrowed (const AnbanQuery *self)
{
  return self->conditions->len > 0 || self->chosen->len > 0 || self->search != NULL;
}

/* --- SQL --- */

void
anban_sql_clear (AnbanSql *self)
{
  if (self->sql != NULL)
    g_string_free (self->sql, TRUE);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->found, anban_id_set_unref);
  self->sql = NULL;
}

AnbanStatement *
anban_sql_prepare (const AnbanSql *self, AnbanConnection *connection, GError **error)
{
  AnbanStatement *statement = anban_connection_prepare (connection, self->sql->str, error);

  for (guint i = 0; statement != NULL && i < self->texts->len; i++)
    anban_statement_bind_text (statement, (int)i + 1, self->texts->pdata[i]);
  if (statement != NULL && self->found != NULL)
    anban_statement_bind_pointer (statement, (int)self->texts->len + 1, anban_id_set_ref (self->found),
                                  ANBAN_ID_SET, (GDestroyNotify)anban_id_set_unref);
  return statement;
}

static void
append_expression (GString *out, const char *expression, AnbanDate today, AnbanDate soon)
{
  g_autoptr (GString) expanded = g_string_new (expression);
  char iso[ANBAN_DATE_ISO_SIZE], quoted[ANBAN_DATE_ISO_SIZE + 2];

  g_snprintf (quoted, sizeof quoted, "'%s'", anban_date_to_iso (today, iso));
  g_string_replace (expanded, "{today}", quoted, 0);
  g_snprintf (quoted, sizeof quoted, "'%s'", anban_date_to_iso (soon, iso));
  g_string_replace (expanded, "{soon}", quoted, 0);
  g_string_append_len (out, expanded->str, (gssize)expanded->len);
}

static void
append_field (GString *out, const AnbanField *field, AnbanDate today, AnbanDate soon)
{
  if (anban_field_is_stored (field))
    g_string_append_printf (out, "t.%s", field->column);
  else
    append_expression (out, field->column, today, soon);
}

static void
append_ref_title (GString *out, const AnbanField *field)
{
  const AnbanField *title = &field->ref->fields[field->ref->title_field];

  g_string_append_printf (out, "(SELECT r.%s FROM %s r WHERE r.id = t.%s)", title->column, field->ref->id,
                          field->column);
}

char *
anban_query_dup_select (const AnbanRegister *reg, guint64 wanted, AnbanDate today, AnbanDate soon)
{
  GString *out = g_string_new ("SELECT t.id, t.uuid, t.rev, t.deleted_at");

  for (guint i = 0; i < reg->n_fields; i++) {
    if (i < 64 && (wanted & ((guint64)1 << i)) == 0) {
      g_string_append (out, reg->fields[i].kind == ANBAN_KIND_REF ? ", NULL, NULL" : ", NULL");
      continue;
    }
    g_string_append (out, ", ");
    append_field (out, &reg->fields[i], today, soon);
    if (reg->fields[i].kind == ANBAN_KIND_REF) {
      g_string_append (out, ", ");
      append_ref_title (out, &reg->fields[i]);
    }
  }
  g_string_append_printf (out, " FROM %s t", reg->id);
  return g_string_free (out, FALSE);
}

char *
anban_query_dup_select_stored (const AnbanRegister *reg)
{
  GString *out = g_string_new ("SELECT t.id, t.uuid, t.rev, t.deleted_at");

  for (guint i = 0; i < reg->n_fields; i++) {
    if (anban_field_is_stored (&reg->fields[i]))
      g_string_append_printf (out, ", t.%s", reg->fields[i].column);
    else
      g_string_append (out, ", NULL");
    if (reg->fields[i].kind == ANBAN_KIND_REF)
      g_string_append (out, ", NULL");
  }
  g_string_append_printf (out, " FROM %s t", reg->id);
  return g_string_free (out, FALSE);
}

static void
append_condition (AnbanSql *out,
                  const AnbanField *field,
                  const AnbanQueryCondition *condition,
                  AnbanDate today,
                  AnbanDate soon)
{
  static const char *const ops[] = {
      [ANBAN_OP_EQ] = "=",  [ANBAN_OP_NE] = "<>", [ANBAN_OP_LT] = "<",
      [ANBAN_OP_LE] = "<=", [ANBAN_OP_GE] = ">=", [ANBAN_OP_CONTAINS] = NULL,
  };
  GString *sql = out->sql;

  if (condition->op == ANBAN_OP_CONTAINS)
    g_string_append (sql, "instr(");
  append_field (sql, field, today, soon);
  if (condition->op == ANBAN_OP_IS_NULL || condition->op == ANBAN_OP_NOT_NULL) {
    g_string_append (sql, condition->op == ANBAN_OP_IS_NULL ? " IS NULL" : " IS NOT NULL");
  } else if (condition->is_text) {
    g_ptr_array_add (out->texts, g_strdup (condition->text));
    if (condition->op == ANBAN_OP_CONTAINS)
      g_string_append_printf (sql, ", ?%u) > 0", out->texts->len);
    else
      g_string_append_printf (sql, " %s ?%u", ops[condition->op], out->texts->len);
  } else {
    g_string_append_printf (sql, " %s %" PRId64, ops[condition->op], condition->number);
  }
}

/* ? is the filter's own value, {id} that of another filter or NULL. */
static void
append_filter (
    const AnbanQuery *self, GString *sql, const AnbanQueryChosen *chosen, AnbanDate today, AnbanDate soon)
{
  g_autoptr (GString) where = g_string_new (chosen->filter->where);
  g_autofree char *value = g_strdup_printf ("%" PRId64, chosen->value);

  g_string_replace (where, "?", value, 0);
  for (const AnbanFilter *other = self->reg->filters; other->id != NULL; other++) {
    g_autofree char *name = g_strdup_printf ("{%s}", other->id);
    g_autofree char *text = NULL;
    gint64 number;

    text = anban_query_get_filter (self, other->id, &number) ? g_strdup_printf ("%" PRId64, number)
                                                             : g_strdup ("NULL");
    g_string_replace (where, name, text, 0);
  }
  append_expression (sql, where->str, today, soon);
}

static void
append_word (const AnbanQuery *self, AnbanSql *out, const char *word)
{
  g_autofree char *place = NULL;

  g_ptr_array_add (out->texts, g_strdup (word));
  place = g_strdup_printf ("?%u", out->texts->len);
  g_string_append_printf (out->sql, "(contains_text (%s", place);
  for (guint i = 0; i < self->reg->n_fields; i++)
    if (self->reg->fields[i].flags & ANBAN_FIELD_SEARCH)
      g_string_append_printf (out->sql, ", t.%s", self->reg->fields[i].column);
  g_string_append (out->sql, ") = 1");
  if (self->reg->search_ids != NULL) {
    g_autoptr (GString) more = g_string_new (self->reg->search_ids);

    g_string_replace (more, "?", place, 0);
    g_string_append_printf (out->sql, " OR t.id IN (%s)", more->str);
  }
  g_string_append_c (out->sql, ')');
}

GStrv
anban_query_split_search (const char *search)
{
  g_auto (GStrv) parts = g_strsplit_set (search, " \t\r\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/* Few rows are read by their ids; many are kept while an index is walked, and looked up in a set. */
static gboolean
is_few (AnbanIdSet *found)
{
  return found != NULL && anban_id_set_get_size (found) <= FEW_ROWS;
}

static void
append_search (const AnbanQuery *self, AnbanIdSet *found, AnbanSql *out)
{
  if (found == NULL) {
    g_auto (GStrv) words = anban_query_split_search (self->search);

    for (guint i = 0; words[i] != NULL; i++) {
      g_string_append (out->sql, " AND ");
      append_word (self, out, words[i]);
    }
  } else if (is_few (found)) {
    g_ptr_array_add (out->texts, anban_id_set_to_json (found));
    g_string_append_printf (out->sql, " AND t.id IN (SELECT value FROM json_each (?%u))", out->texts->len);
  } else {
    out->found = anban_id_set_ref (found);
    g_string_append_printf (out->sql, " AND in_id_set (?%u, t.id) = 1", out->texts->len + 1);
  }
}

/* A lane of a board has an index in its own order. */
static gboolean
is_one_lane (const AnbanQuery *self)
{
  gint64 lane;

  return self->reg->lane_field >= 0 && self->search == NULL &&
         anban_query_get_where_int (self, (guint)self->reg->lane_field, &lane);
}

/* An index that holds only the living rows is right for the list in its own order and for filters by
 * reference. A sort, or a search without the help of blocks, looks at every row: through an index they would be
 * read in random order. */
static gboolean
reads_all_rows (const AnbanQuery *self, AnbanIdSet *found)
{
  if (self->chosen->len > 0 || is_one_lane (self))
    return FALSE;
  return self->sort >= 0 || (self->search != NULL && (found == NULL || is_few (found)));
}

static void
append_where (const AnbanQuery *self, AnbanIdSet *found, AnbanDate today, AnbanDate soon, AnbanSql *out)
{
  g_string_append (out->sql, self->deleted                  ? " WHERE t.deleted_at IS NOT NULL"
                             : reads_all_rows (self, found) ? " WHERE COALESCE(t.deleted_at, '') = ''"
                                                            : " WHERE t.deleted_at IS NULL");
  for (guint i = 0; i < self->chosen->len; i++) {
    g_string_append (out->sql, " AND ");
    append_filter (self, out->sql, &g_array_index (self->chosen, AnbanQueryChosen, i), today, soon);
  }
  for (guint i = 0; i < self->conditions->len; i++) {
    const AnbanQueryCondition *condition = &g_array_index (self->conditions, AnbanQueryCondition, i);

    g_string_append (out->sql, " AND ");
    append_condition (out, &self->reg->fields[condition->field], condition, today, soon);
  }
  if (self->search != NULL)
    append_search (self, found, out);
}

char *
anban_query_dup_sort_key (const AnbanQuery *self, AnbanDate today, AnbanDate soon)
{
  const AnbanField *field = &self->reg->fields[self->sort];
  GString *key = g_string_new (NULL);

  if (field->kind == ANBAN_KIND_REF)
    append_ref_title (key, field);
  else
    append_field (key, field, today, soon);
  return g_string_free (key, FALSE);
}

static void
append_order (const AnbanQuery *self, AnbanDate today, AnbanDate soon, GString *sql)
{
  const char *direction = self->descending ? " DESC" : "";

  g_string_append (sql, " ORDER BY ");
  if (self->grouping != NULL)
    g_string_append_printf (sql, "%s, ", self->grouping->order);
  if (self->sort >= 0) {
    g_autofree char *key = anban_query_dup_sort_key (self, today, soon);

    /* rows without a value come last in either direction */
    g_string_append_printf (sql, "%s%s NULLS LAST, t.id", key, direction);
    return;
  }
  g_string_append (sql, self->deleted ? "t.deleted_at DESC, t.id" : self->reg->default_order);
}

void
anban_query_build (const AnbanQuery *self,
                   const char *what,
                   gboolean ordered,
                   AnbanIdSet *found,
                   AnbanDate today,
                   AnbanDate soon,
                   AnbanSql *out)
{
  const AnbanGrouping *grouping = ordered ? self->grouping : NULL;

  out->sql = g_string_new (NULL);
  out->texts = g_ptr_array_new_with_free_func (g_free);
  g_string_append_printf (out->sql, "SELECT %s", what);
  if (grouping != NULL)
    g_string_append_printf (out->sql, ", %s, %s", grouping->key, grouping->title);
  g_string_append_printf (out->sql, " FROM %s t", self->reg->id);
  if (grouping != NULL && grouping->join != NULL)
    g_string_append_printf (out->sql, " %s", grouping->join);
  append_where (self, found, today, soon, out);
  if (ordered)
    append_order (self, today, soon, out->sql);
}
