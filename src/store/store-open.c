/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opening an office in its several ways, with what has to be done to the file before it can be read, and closing it.
 */
#include "store/store-private.h"

#include "db/backup.h"
#include "db/migration.h"
#include "store/search-block-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static AnbanStore *
wrap (AnbanConnection *connection, const AnbanRegister *const *registers)
{
  AnbanStore *self = g_object_new (ANBAN_TYPE_STORE, NULL);

  self->connection = connection;
  self->registers = registers;
  self->data_version = anban_connection_get_data_version (connection);
  return self;
}

static gboolean
fill_register (AnbanStore *self, const AnbanRegister *reg, GError **error)
{
  gboolean filled = FALSE;

  if (reg->fill_derived == NULL)
    return TRUE;
  if (anban_connection_begin (self->connection, error) && reg->fill_derived (self, &filled, error) &&
      (!filled || anban_search_block_distrust (self, reg, error)) &&
      anban_connection_commit (self->connection, error))
    return TRUE;
  anban_connection_rollback (self->connection);
  return FALSE;
}

/* What the program keeps beside the records. An office that cannot be written now (locked, full disk) opens all the
 * same, and searches the rows. */
static void
fill_derived (AnbanStore *self)
{
  g_autoptr (GError) error = NULL;

  if (anban_store_is_read_only (self))
    return;
  for (guint i = 0; self->registers[i] != NULL; i++)
    if (!fill_register (self, self->registers[i], &error)) {
      g_debug ("derived fields of %s: %s", self->registers[i]->id, error->message);
      return;
    }
  if (!anban_search_block_fill (self, &error))
    g_debug ("search blocks: %s", error->message);
}

/* The backup before a migration stays even when the rule for daily ones would not ask for it. */
static gboolean
upgrade (const char *path, int version, GError **error)
{
  g_autoptr (AnbanConnection) old = anban_connection_open (path, ANBAN_OPEN_READ_ONLY, error);
  g_autofree char *backup = NULL;

  if (old == NULL || (backup = anban_backup_write_dated (old, NULL, error)) == NULL)
    return FALSE;
  return anban_migration_upgrade (path, version, error);
}

AnbanStore *
anban_store_open (const char *path, const AnbanRegister *const *registers, GError **error)
{
  AnbanConnection *connection;
  AnbanStore *self;
  int version;

  if (!anban_connection_probe (path, &version, error))
    return NULL;
  if (version == 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_DAMAGED,
                 _ ("“%s”里没有内容，可能没有建好；请打开别的文件或从备份恢复"), path);
    return NULL;
  }
  if (version < anban_migration_get_latest () && !upgrade (path, version, error))
    return NULL;
  connection = anban_connection_open (
      path, version > anban_migration_get_latest () ? ANBAN_OPEN_READ_ONLY : ANBAN_OPEN_READ_WRITE, error);
  if (connection == NULL)
    return NULL;
  self = wrap (connection, registers);
  self->newer = version > anban_migration_get_latest ();
  fill_derived (self);
  return self;
}

AnbanStore *
anban_store_create (const char *path, const AnbanRegister *const *registers, GError **error)
{
  AnbanConnection *connection;
  AnbanStore *self;

  if (!anban_migration_create (path, error))
    return NULL;
  connection = anban_connection_open (path, ANBAN_OPEN_READ_WRITE, error);
  if (connection == NULL)
    return NULL;
  self = wrap (connection, registers);
  fill_derived (self);
  return self;
}

AnbanStore *
anban_store_open_read_only (const char *path, const AnbanRegister *const *registers, GError **error)
{
  AnbanConnection *connection;
  int version;

  if (!anban_connection_probe (path, &version, error))
    return NULL;
  if (version < anban_migration_get_latest ()) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_DAMAGED,
                 _ ("“%s”是旧版本的文件；请先在窗口中打开一次，让它升级"), path);
    return NULL;
  }
  connection = anban_connection_open (path, ANBAN_OPEN_READ_ONLY, error);
  return connection != NULL ? wrap (connection, registers) : NULL;
}

AnbanStore *
anban_store_open_snapshot (const char *path,
                           const AnbanRegister *const *registers,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (AnbanConnection) source = anban_connection_open (path, ANBAN_OPEN_READ_ONLY, error);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "anban", NULL);
  g_autofree char *name = g_strdup_printf ("snapshot-%08x%08x.anban", g_random_int (), g_random_int ());
  g_autofree char *copy = g_build_filename (folder, name, NULL);
  AnbanStore *self;

  if (source == NULL)
    return NULL;
  g_mkdir_with_parents (folder, 0700);
  if (!anban_connection_copy_to (source, copy, cancellable, error))
    return NULL;
  self = anban_store_open_read_only (copy, registers, error);
  /* the open file goes on to exist without its name, and goes for good with the snapshot, even after a crash */
  if (self == NULL || anban_store_get_setting_int (self, "due-soon-days", 0) < 0)
    g_unlink (copy);
  else
    self->temporary_path = g_strdup (copy);
  return self;
}

void
anban_store_close (AnbanStore *self)
{
  if (self->connection == NULL)
    return;
  anban_store_rollback_step (self);
  g_clear_pointer (&self->connection, anban_connection_close);
  if (self->temporary_path != NULL)
    g_unlink (self->temporary_path);
  g_clear_pointer (&self->temporary_path, g_free);
}
