/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A record as JSON (change log, drafts) and as a hash (anban check).
 */
#include "store/record-private.h"

#include "base/error.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static void
append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++) {
    guchar c = (guchar)*p;

    if (c == '"' || c == '\\')
      g_string_append_printf (out, "\\%c", c);
    else if (c < 0x20)
      g_string_append_printf (out, "\\u%04x", c);
    else
      g_string_append_c (out, *p);
  }
  g_string_append_c (out, '"');
}

static void
append_value (GString *out, const AnbanValue *value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (value->type) {
  case ANBAN_VALUE_NULL:
    g_string_append (out, "null");
    break;
  case ANBAN_VALUE_INT:
    g_string_append_printf (out, "%" PRId64, value->number);
    break;
  case ANBAN_VALUE_DOUBLE:
    g_string_append (out, g_ascii_dtostr (buffer, sizeof buffer, value->decimal));
    break;
  case ANBAN_VALUE_TEXT:
    append_string (out, value->text);
    break;
  }
}

char *
anban_record_to_json (AnbanRecord *self, const gboolean *mask)
{
  const AnbanRegister *reg = anban_record_get_register (self);
  GString *out = g_string_new ("{");

  for (guint i = 0; i < reg->n_fields; i++) {
    const AnbanValue *value = anban_record_get_value (self, i);

    if (!anban_field_is_stored (&reg->fields[i]) ||
        (mask != NULL ? !mask[i] : value->type == ANBAN_VALUE_NULL))
      continue;
    if (out->len > 1)
      g_string_append_c (out, ',');
    g_string_append_printf (out, "\"%s\":", reg->fields[i].column);
    append_value (out, value);
  }
  g_string_append_c (out, '}');
  return g_string_free (out, FALSE);
}

static void
apply_node (AnbanRecord *self, guint field, JsonNode *node)
{
  if (json_node_is_null (node) || !JSON_NODE_HOLDS_VALUE (node))
    anban_record_set_null (self, field);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    anban_record_set_text (self, field, json_node_get_string (node));
  else if (anban_record_get_register (self)->fields[field].kind == ANBAN_KIND_DECIMAL)
    /* 3 written without a point is a decimal all the same */
    anban_record_set_double (self, field, json_node_get_double (node));
  else
    anban_record_set_int (self, field, json_node_get_int (node));
}

gboolean
anban_record_apply_json (AnbanRecord *self, const char *json, GError **error)
{
  const AnbanRegister *reg = anban_record_get_register (self);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_DAMAGED, _ ("变更记录读不出来，没有改动任何内容"));
    return FALSE;
  }
  object = json_node_get_object (root);
  for (guint i = 0; i < reg->n_fields; i++)
    if (anban_field_is_stored (&reg->fields[i]) && json_object_has_member (object, reg->fields[i].column))
      apply_node (self, i, json_object_get_member (object, reg->fields[i].column));
  return TRUE;
}

char *
anban_record_dup_hash (AnbanRecord *self, gboolean deleted)
{
  const AnbanRegister *reg = anban_record_get_register (self);
  g_autoptr (GString) out = g_string_new (reg->id);

  g_string_append_printf (out, "\x1f%s\x1f%d", anban_record_get_uuid (self), deleted ? 1 : 0);
  for (guint i = 0; i < reg->n_fields; i++) {
    const AnbanValue *value = anban_record_get_value (self, i);

    if (!anban_field_is_stored (&reg->fields[i]) || (reg->fields[i].flags & ANBAN_FIELD_DERIVED) != 0 ||
        value->type == ANBAN_VALUE_NULL)
      continue;
    g_string_append_printf (out, "\x1f%s=", reg->fields[i].column);
    append_value (out, value);
  }
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)out->str, out->len);
}
