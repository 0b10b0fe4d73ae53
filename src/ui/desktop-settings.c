/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/desktop-settings.h"

static GSettings *
get_settings (void)
{
  static GSettings *settings = NULL;
  static gboolean looked = FALSE;

  if (!looked) {
    GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
    g_autoptr (GSettingsSchema) schema =
        source != NULL ? g_settings_schema_source_lookup (source, ANBAN_APP_ID, TRUE) : NULL;

    looked = TRUE;
    if (schema != NULL)
      settings = g_settings_new_full (schema, NULL, NULL);
  }
  return settings;
}

/* An older schema that is still installed may lack a newer key. */
static gboolean
has_key (const char *key)
{
  GSettings *settings = get_settings ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (settings == NULL)
    return FALSE;
  g_object_get (settings, "settings-schema", &schema, NULL);
  return g_settings_schema_has_key (schema, key);
}

/* Computed fields have an expression for a column: their label names them then. */
static const char *
get_name (const AnbanRegister *reg, guint field)
{
  const AnbanField *f = &reg->fields[field];

  return (f->flags & ANBAN_FIELD_COMPUTED) != 0 ? f->label : f->column;
}

static int
find_name (const AnbanRegister *reg, const char *name)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if (g_strcmp0 (get_name (reg, i), name) == 0)
      return (int)i;
  return -1;
}

/* The entry of @name in the dictionary under @key, or NULL. */
static GVariant *
lookup_named (const char *key, const char *name)
{
  g_autoptr (GVariant) all = NULL;

  if (!has_key (key))
    return NULL;
  all = g_settings_get_value (get_settings (), key);
  return g_variant_lookup_value (all, name, NULL);
}

static GVariant *
lookup (const char *key, const AnbanRegister *reg)
{
  return lookup_named (key, reg->id);
}

/* Puts @value (floating; NULL: nothing) in the place of @name's entry. */
static void
store_named (const char *key, const char *name, GVariant *value)
{
  g_autoptr (GVariant) all = NULL, kept = value != NULL ? g_variant_ref_sink (value) : NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  GVariant *entry;

  if (!has_key (key))
    return;
  all = g_settings_get_value (get_settings (), key);
  g_variant_builder_init (&builder, g_variant_get_type (all));
  g_variant_iter_init (&iter, all);
  while ((entry = g_variant_iter_next_value (&iter)) != NULL) {
    g_autoptr (GVariant) id = g_variant_get_child_value (entry, 0);

    if (g_strcmp0 (g_variant_get_string (id, NULL), name) != 0)
      g_variant_builder_add_value (&builder, entry);
    g_variant_unref (entry);
  }
  if (kept != NULL)
    g_variant_builder_add_value (&builder, g_variant_new_dict_entry (g_variant_new_string (name), kept));
  g_settings_set_value (get_settings (), key, g_variant_builder_end (&builder));
}

static void
store (const char *key, const AnbanRegister *reg, GVariant *value)
{
  store_named (key, reg->id, value);
}

static char *
dup_text (const char *key)
{
  g_autofree char *text = has_key (key) ? g_settings_get_string (get_settings (), key) : NULL;

  return text != NULL && *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
set_text (const char *key, const char *text)
{
  if (has_key (key))
    g_settings_set_string (get_settings (), key, text != NULL ? text : "");
}

char *
anban_desktop_settings_dup_last_office (void)
{
  return dup_text ("last-office");
}

void
anban_desktop_settings_set_last_office (const char *path)
{
  set_text ("last-office", path);
}

char *
anban_desktop_settings_dup_actor (void)
{
  return dup_text ("actor");
}

void
anban_desktop_settings_set_actor (const char *name)
{
  set_text ("actor", name);
}

char *
anban_desktop_settings_dup_printer (void)
{
  return dup_text ("printer");
}

void
anban_desktop_settings_set_printer (const char *name)
{
  set_text ("printer", name);
}

void
anban_desktop_settings_get_window (int *width, int *height, gboolean *maximized)
{
  *width = has_key ("window-width") ? g_settings_get_int (get_settings (), "window-width") : 1280;
  *height = has_key ("window-height") ? g_settings_get_int (get_settings (), "window-height") : 720;
  *maximized = has_key ("window-maximized") && g_settings_get_boolean (get_settings (), "window-maximized");
}

void
anban_desktop_settings_set_window (int width, int height, gboolean maximized)
{
  if (!has_key ("window-width") || !has_key ("window-height") || !has_key ("window-maximized"))
    return;
  if (!maximized) {
    g_settings_set_int (get_settings (), "window-width", CLAMP (width, 360, 16384));
    g_settings_set_int (get_settings (), "window-height", CLAMP (height, 240, 16384));
  }
  g_settings_set_boolean (get_settings (), "window-maximized", maximized);
}

int
anban_desktop_settings_get_pane_width (int fallback)
{
  int width = has_key ("pane-width") ? g_settings_get_int (get_settings (), "pane-width") : 0;

  return width > 0 ? width : fallback;
}

void
anban_desktop_settings_set_pane_width (int width)
{
  if (has_key ("pane-width"))
    g_settings_set_int (get_settings (), "pane-width", width);
}

char *
anban_desktop_settings_dup_folder (const char *purpose)
{
  g_autoptr (GVariant) value = lookup_named ("folders", purpose);

  return value != NULL ? g_variant_dup_string (value, NULL) : NULL;
}

void
anban_desktop_settings_set_folder (const char *purpose, const char *path)
{
  store_named ("folders", purpose, g_variant_new_string (path));
}

GArray *
anban_desktop_settings_dup_columns (const AnbanRegister *reg)
{
  g_autoptr (GVariant) names = lookup ("columns", reg);
  g_autoptr (GArray) fields = NULL;
  GVariantIter iter;
  const char *name;

  if (names == NULL)
    return NULL;
  fields = g_array_new (FALSE, FALSE, sizeof (guint));
  g_variant_iter_init (&iter, names);
  while (g_variant_iter_next (&iter, "&s", &name)) {
    int field = find_name (reg, name);
    guint place = (guint)field;

    if (field >= 0 && (reg->fields[field].flags & ANBAN_FIELD_HIDDEN) == 0)
      g_array_append_val (fields, place);
  }
  return fields->len > 0 ? g_steal_pointer (&fields) : NULL;
}

void
anban_desktop_settings_set_columns (const AnbanRegister *reg, const guint *fields, guint n_fields)
{
  GVariantBuilder builder;

  if (n_fields == 0) {
    store ("columns", reg, NULL);
    return;
  }
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < n_fields; i++)
    g_variant_builder_add (&builder, "s", get_name (reg, fields[i]));
  store ("columns", reg, g_variant_builder_end (&builder));
}

int
anban_desktop_settings_get_column_width (const AnbanRegister *reg, guint field)
{
  g_autoptr (GVariant) widths = lookup ("column-widths", reg);
  int width = 0;

  if (widths != NULL)
    g_variant_lookup (widths, get_name (reg, field), "i", &width);
  return MAX (width, 0);
}

void
anban_desktop_settings_set_column_width (const AnbanRegister *reg, guint field, int width)
{
  g_autoptr (GVariant) old = lookup ("column-widths", reg);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  int value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  if (old != NULL) {
    g_variant_iter_init (&iter, old);
    while (g_variant_iter_next (&iter, "{&si}", &name, &value))
      if (g_strcmp0 (name, get_name (reg, field)) != 0)
        g_variant_builder_add (&builder, "{si}", name, value);
  }
  if (width > 0)
    g_variant_builder_add (&builder, "{si}", get_name (reg, field), width);
  store ("column-widths", reg, g_variant_builder_end (&builder));
}

gboolean
anban_desktop_settings_get_folded (const AnbanRegister *reg, int lane, gboolean fallback)
{
  g_autoptr (GVariant) folded = lookup ("folded-lanes", reg);
  GVariantIter iter;
  gboolean is_folded;
  int value;

  if (folded == NULL)
    return fallback;
  g_variant_iter_init (&iter, folded);
  while (g_variant_iter_next (&iter, "{ib}", &value, &is_folded))
    if (value == lane)
      return is_folded;
  return fallback;
}

void
anban_desktop_settings_set_folded (const AnbanRegister *reg, int lane, gboolean folded)
{
  g_autoptr (GVariant) old = lookup ("folded-lanes", reg);
  GVariantBuilder builder;
  GVariantIter iter;
  gboolean is_folded;
  int value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ib}"));
  if (old != NULL) {
    g_variant_iter_init (&iter, old);
    while (g_variant_iter_next (&iter, "{ib}", &value, &is_folded))
      if (value != lane)
        g_variant_builder_add (&builder, "{ib}", value, is_folded);
  }
  g_variant_builder_add (&builder, "{ib}", lane, folded);
  store ("folded-lanes", reg, g_variant_builder_end (&builder));
}

int
anban_desktop_settings_get_sort (const AnbanRegister *reg, gboolean *descending)
{
  g_autoptr (GVariant) value = lookup ("sort-orders", reg);
  const char *name;

  *descending = FALSE;
  if (value == NULL)
    return -1;
  g_variant_get (value, "(&sb)", &name, descending);
  return find_name (reg, name);
}

void
anban_desktop_settings_set_sort (const AnbanRegister *reg, int field, gboolean descending)
{
  store ("sort-orders", reg,
         field >= 0 ? g_variant_new ("(sb)", get_name (reg, (guint)field), descending) : NULL);
}

char *
anban_desktop_settings_dup_grouping (const AnbanRegister *reg)
{
  g_autoptr (GVariant) value = lookup ("groupings", reg);

  return value != NULL ? g_variant_dup_string (value, NULL) : NULL;
}

void
anban_desktop_settings_set_grouping (const AnbanRegister *reg, const char *grouping_id)
{
  store ("groupings", reg, grouping_id != NULL ? g_variant_new_string (grouping_id) : NULL);
}
