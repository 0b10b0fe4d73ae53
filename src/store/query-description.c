/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/query-description.h"

#include "store/query-private.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

static char *
value_in_words (const AnbanField *field, gint64 value, AnbanStore *store)
{
  const AnbanChoice *choice;

  if (field->kind == ANBAN_KIND_CHOICE) {
    choice = anban_field_find_choice (field, (int)value);
    return g_strdup (choice != NULL ? _ (choice->label) : "");
  }
  if (field->kind == ANBAN_KIND_REF && store != NULL) {
    g_autoptr (AnbanRecord) record = anban_store_get (store, field->ref, value, NULL);

    return record != NULL ? anban_record_dup_title (record) : g_strdup ("");
  }
  if (field->kind == ANBAN_KIND_BOOL)
    return g_strdup (value ? _ ("是") : _ ("否"));
  return g_strdup_printf ("%" PRId64, value);
}

static void
describe_part (GString *out, const char *label, const char *op, const char *value)
{
  g_string_append_printf (out, "%s%s%s%s", out->len > 0 ? "；" : "", label, op, value);
}

char *
anban_query_dup_description (const AnbanQuery *self, AnbanStore *store)
{
  static const char *const ops[] = {
      [ANBAN_OP_EQ] = "：",          [ANBAN_OP_NE] = "不是",         [ANBAN_OP_LT] = "早于",
      [ANBAN_OP_LE] = "不晚于",      [ANBAN_OP_GE] = "不早于",       [ANBAN_OP_CONTAINS] = "包含",
      [ANBAN_OP_IS_NULL] = "未填写", [ANBAN_OP_NOT_NULL] = "已填写",
  };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->chosen->len; i++) {
    const AnbanQueryChosen *chosen = &g_array_index (self->chosen, AnbanQueryChosen, i);
    AnbanField like = {
        .kind = chosen->filter->kind, .choices = chosen->filter->choices, .ref = chosen->filter->ref};
    g_autofree char *value = value_in_words (&like, chosen->value, store);

    describe_part (out, _ (chosen->filter->label), ops[ANBAN_OP_EQ], value);
  }
  for (guint i = 0; i < self->conditions->len; i++) {
    const AnbanQueryCondition *condition = &g_array_index (self->conditions, AnbanQueryCondition, i);
    const AnbanField *field = &self->reg->fields[condition->field];
    g_autofree char *value = condition->is_text ? g_strdup (condition->text)
                             : condition->op == ANBAN_OP_IS_NULL || condition->op == ANBAN_OP_NOT_NULL
                                 ? g_strdup ("")
                                 : value_in_words (field, condition->number, store);

    describe_part (out, _ (field->label), ops[condition->op], value);
  }
  if (self->search != NULL) {
    g_autofree char *quoted = g_strdup_printf ("“%s”", self->search);

    describe_part (out, _ ("搜索"), "", quoted);
  }
  return g_string_free (out, FALSE);
}
