/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/office.h"

#include "registers/presets.h"
#include "registers/registers.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define FOLDER "/io/github/anban/Anban/presets/"

static gboolean
add_row (AnbanStore *store, const AnbanRegister *reg, JsonObject *row, GError **error)
{
  g_autoptr (AnbanRecord) record = anban_record_new (reg);

  for (guint i = 0; i < reg->n_fields; i++)
    if (json_object_has_member (row, reg->fields[i].column) &&
        !anban_store_parse_field (store, record, i,
                                  json_object_get_string_member (row, reg->fields[i].column), error))
      return FALSE;
  return anban_store_save (store, record, error);
}

static gboolean
fill_register (AnbanStore *store, const AnbanRegister *reg, JsonArray *rows, const char *key, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("填入预置的%s"), _ (reg->title));

  if (!anban_store_begin_step (store, label, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    if (!add_row (store, reg, json_array_get_object_element (rows, i), error)) {
      anban_store_rollback_step (store);
      return FALSE;
    }
  if (!anban_store_set_setting (store, key, "1", error)) {
    anban_store_rollback_step (store);
    return FALSE;
  }
  return anban_store_commit_step (store, error);
}

/* The file is named after its register. */
static gboolean
fill_preset (AnbanStore *store, const char *name, GError **error)
{
  g_autofree char *id = g_strndup (name, strcspn (name, "."));
  g_autofree char *key = g_strdup_printf ("presets-%s", id);
  g_autofree char *done = anban_store_dup_setting (store, key, NULL);
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  const AnbanRegister *reg = anban_registers_find (id);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GBytes) text = NULL;
  JsonObject *root;

  if (done != NULL)
    return TRUE;
  text = g_resource_lookup_data (anban_presets_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (text == NULL || !json_parser_load_from_data (parser, g_bytes_get_data (text, NULL),
                                                   (gssize)g_bytes_get_size (text), error))
    return FALSE;
  root = json_node_get_object (json_parser_get_root (parser));
  return fill_register (store, reg, json_object_get_array_member (root, "rows"), key, error);
}

static gboolean
fill_presets (AnbanStore *store, GError **error)
{
  g_auto (GStrv) names = g_resource_enumerate_children (anban_presets_get_resource (), FOLDER,
                                                        G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (!fill_preset (store, names[i], error))
      return FALSE;
  /* nobody did that: it is not offered to be undone */
  anban_store_forget_steps (store);
  return TRUE;
}

static AnbanStore *
complete (AnbanStore *store, GError **error)
{
  if (store == NULL || anban_store_is_read_only (store) || fill_presets (store, error))
    return store;
  anban_store_close (store);
  g_object_unref (store);
  return NULL;
}

AnbanStore *
anban_office_create (const char *path, GError **error)
{
  return complete (anban_store_create (path, anban_registers, error), error);
}

AnbanStore *
anban_office_open (const char *path, GError **error)
{
  return complete (anban_store_open (path, anban_registers, error), error);
}
