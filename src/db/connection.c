/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db/connection-private.h"
#include "db/day-count.h"
#include "db/id-set.h"
#include "db/name-list.h"
#include "db/text-search.h"

#include <glib/gi18n-lib.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER_SIZE         100
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION  68
#define BUSY_TIMEOUT_MS     4000
#define PROGRESS_STEPS      20000 /* virtual machine steps between two looks at the cancellable */
#define COPY_PAGES          512
#define COPY_BUSY_WAIT_US   5000

/* Every code that a clerk can meet; the rest reads as the first row. */
static const struct {
  int code;
  AnbanError error;
  const char *text;
} messages[] = {
    {0, ANBAN_ERROR_FAILED, N_ ("没有成功，文件保持原样")},
    {SQLITE_BUSY, ANBAN_ERROR_BUSY, N_ ("文件正被另一个程序占用，没有写入；请稍后再试")},
    {SQLITE_LOCKED, ANBAN_ERROR_BUSY, N_ ("文件正被占用，没有写入；请稍后再试")},
    {SQLITE_READONLY, ANBAN_ERROR_READ_ONLY, N_ ("文件或所在文件夹不可写，没有写入；请检查权限或另存一份")},
    {SQLITE_PERM, ANBAN_ERROR_READ_ONLY, N_ ("没有权限，没有写入；请检查文件权限")},
    {SQLITE_FULL, ANBAN_ERROR_FULL, N_ ("磁盘空间已满，没有写入，原有内容完好；请清理磁盘后再试")},
    {SQLITE_IOERR, ANBAN_ERROR_FAILED, N_ ("读写磁盘出错，没有写入；请检查磁盘或 U 盘是否还在")},
    {SQLITE_CORRUPT, ANBAN_ERROR_DAMAGED, N_ ("文件已损坏；请从备份文件夹中打开最近的备份")},
    {SQLITE_NOTADB, ANBAN_ERROR_FOREIGN, N_ ("这不是安办文件，没有改动它")},
    {SQLITE_CANTOPEN, ANBAN_ERROR_READ_ONLY, N_ ("文件打不开；请检查文件和文件夹的权限")},
    {SQLITE_CONSTRAINT, ANBAN_ERROR_INVALID, N_ ("内容互相矛盾，没有写入")},
    {SQLITE_TOOBIG, ANBAN_ERROR_TOO_LARGE, N_ ("内容太大，没有写入")},
    {SQLITE_NOMEM, ANBAN_ERROR_FAILED, N_ ("内存不足，没有写入")},
};

void
anban_connection_set_error (AnbanConnection *self, int code, const char *what, GError **error)
{
  const char *text = messages[0].text;
  AnbanError number = messages[0].error;
  int primary = code & 0xff;

  if (primary == SQLITE_INTERRUPT) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("已停止"));
    return;
  }
  for (guint i = 1; i < G_N_ELEMENTS (messages); i++)
    if (messages[i].code == primary) {
      text = messages[i].text;
      number = messages[i].error;
    }
  /* the file-size limit of a process comes as an I/O error on write */
  if (code == SQLITE_IOERR_WRITE && (errno == ENOSPC || errno == EFBIG || errno == EDQUOT))
    for (guint i = 1; i < G_N_ELEMENTS (messages); i++)
      if (messages[i].code == SQLITE_FULL) {
        text = messages[i].text;
        number = messages[i].error;
      }
  g_set_error (error, ANBAN_ERROR, (int)number, "%s%s%s", what != NULL ? what : "", what != NULL ? "：" : "",
               _ (text));
  if (number == ANBAN_ERROR_FAILED || number == ANBAN_ERROR_INVALID)
    g_debug ("sqlite %d on %s: %s", code, self->path, sqlite3_errmsg (self->handle));
}

static guint32
big_endian (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

gboolean
anban_connection_probe (const char *path, int *version, GError **error)
{
  guint8 header[HEADER_SIZE] = {0};
  struct stat info;
  gssize n;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

  if (fd < 0) {
    int saved = errno;

    if (saved == ENOENT || saved == ENOTDIR)
      g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND, _ ("找不到文件“%s”"), path);
    else
      g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY, _ ("文件“%s”打不开：%s"), path,
                   g_strerror (saved));
    return FALSE;
  }
  n = fstat (fd, &info) == 0 && S_ISREG (info.st_mode) ? read (fd, header, sizeof header) : -1;
  close (fd);
  if (n == 0) {
    *version = 0;
    return TRUE;
  }
  if (n < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0 ||
      big_endian (header + HEADER_APPLICATION) != ANBAN_APPLICATION_ID) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_FOREIGN, _ ("“%s”不是安办文件，没有改动它"), path);
    return FALSE;
  }
  *version = (int)big_endian (header + HEADER_USER_VERSION);
  return TRUE;
}

/* SQLITE_OPEN_NOFOLLOW refuses a link anywhere in the path, but home folders are links on some systems: only
 * the last part has to be a plain file. */
static char *
resolve_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *real = NULL;
  char *found = realpath (folder, NULL);

  if (found == NULL)
    return g_strdup (path);
  real = g_strdup (found);
  free (found);
  return g_build_filename (real, name, NULL);
}

static int
look_at_cancellable (void *data)
{
  AnbanConnection *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

void
anban_connection_set_cancellable (AnbanConnection *self, GCancellable *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  if (cancellable != NULL)
    sqlite3_progress_handler (self->handle, PROGRESS_STEPS, look_at_cancellable, self);
  else
    sqlite3_progress_handler (self->handle, 0, NULL, NULL);
}

static gboolean
create_empty (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd >= 0) {
    close (fd);
    return TRUE;
  }
  switch (errno) {
  case EEXIST:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT, _ ("文件“%s”已经存在，没有覆盖它；请换一个名字"),
                 path);
    break;
  case ENOSPC:
  case EDQUOT:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_FULL, _ ("磁盘空间已满，没有在“%s”里建立文件"), folder);
    break;
  case ENOENT:
  case ENOTDIR:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND, _ ("没有文件夹“%s”，没有建立文件"), folder);
    break;
  default:
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY, _ ("不能在“%s”里建立文件：%s"), folder,
                 g_strerror (errno));
  }
  return FALSE;
}

/* The first read of the file happens here, and with it the first chance to find it locked or damaged. */
static gboolean
set_pragmas (AnbanConnection *self, GError **error)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
  if (!anban_connection_exec (
          self,
          "PRAGMA trusted_schema = 0; PRAGMA cell_size_check = 1; PRAGMA foreign_keys = 1;"
          "PRAGMA temp_store = MEMORY",
          error))
    return FALSE;
  /* a thread reads from one end to the other and closes: what it kept would only be memory */
  if (!anban_connection_exec (
          self, self->read_only ? "PRAGMA cache_size = -2000" : "PRAGMA cache_size = -16000", error))
    return FALSE;
  if (self->read_only)
    return TRUE;
  /* with FULL the unlinking of the journal may be lost in a power cut, and a commit with it */
  return anban_connection_exec (self, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA", error);
}

/* SQLite counts every byte it is given under one lock for all threads; nobody here asks for the sum. */
static void
configure (void)
{
  static gsize configured;

  if (g_once_init_enter (&configured)) {
    sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
    g_once_init_leave (&configured, 1);
  }
}

AnbanConnection *
anban_connection_open (const char *path, AnbanOpenMode mode, GError **error)
{
  g_autoptr (AnbanConnection) self = g_new0 (AnbanConnection, 1);
  int flags = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
  int code;

  configure ();
  self->path = resolve_folder (path);
  self->read_only = mode == ANBAN_OPEN_READ_ONLY;
  self->kept = g_hash_table_new (g_str_hash, g_str_equal);
  if (mode == ANBAN_OPEN_CREATE && !create_empty (self->path, error))
    return NULL;
  flags |= self->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  code = sqlite3_open_v2 (self->path, &self->handle, flags, NULL);
  if (code != SQLITE_OK) {
    if (code == SQLITE_CANTOPEN_SYMLINK)
      g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY, _ ("“%s”是一个链接；请打开它指向的文件本身"),
                   path);
    else
      anban_connection_set_error (self, code, path, error);
    return NULL;
  }
  anban_text_search_register (self->handle);
  anban_name_list_register (self->handle);
  anban_id_set_register (self->handle);
  anban_day_count_register (self->handle);
  if (!set_pragmas (self, error))
    return NULL;
  /* a file without permission to write opens all the same, and would fail at the first save */
  if (!self->read_only && sqlite3_db_readonly (self->handle, "main") == 1)
    self->read_only = TRUE;
  return g_steal_pointer (&self);
}

void
anban_connection_close (AnbanConnection *self)
{
  GHashTableIter iter;
  gpointer statement;

  if (self == NULL)
    return;
  g_hash_table_iter_init (&iter, self->kept);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    anban_statement_finalize (statement);
  g_hash_table_unref (self->kept);
  if (self->handle != NULL)
    sqlite3_close_v2 (self->handle);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

const char *
anban_connection_get_path (AnbanConnection *self)
{
  return self->path;
}

gboolean
anban_connection_is_read_only (AnbanConnection *self)
{
  return self->read_only;
}

gboolean
anban_connection_exec (AnbanConnection *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK) {
    g_debug ("%s: %s", sql, sqlite3_errmsg (self->handle));
    anban_connection_set_error (self, code, NULL, error);
  }
  return code == SQLITE_OK;
}

gboolean
anban_connection_begin (AnbanConnection *self, GError **error)
{
  return anban_connection_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
anban_connection_begin_read (AnbanConnection *self, GError **error)
{
  return anban_connection_exec (self, "BEGIN", error);
}

gboolean
anban_connection_commit (AnbanConnection *self, GError **error)
{
  return anban_connection_exec (self, "COMMIT", error);
}

void
anban_connection_rollback (AnbanConnection *self)
{
  if (anban_connection_in_transaction (self))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
anban_connection_in_transaction (AnbanConnection *self)
{
  return sqlite3_get_autocommit (self->handle) == 0;
}

gint64
anban_connection_get_data_version (AnbanConnection *self)
{
  sqlite3_stmt *statement = NULL;
  gint64 version = 0;

  if (sqlite3_prepare_v2 (self->handle, "PRAGMA data_version", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    version = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return version;
}

static gboolean
copy_pages (AnbanConnection *self, sqlite3 *target, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (target, "main", self->handle, "main");
  int code = SQLITE_OK;

  if (backup == NULL) {
    anban_connection_set_error (self, sqlite3_errcode (target), _ ("复制文件"), error);
    return FALSE;
  }
  do {
    if (g_cancellable_set_error_if_cancelled (cancellable, error)) {
      sqlite3_backup_finish (backup);
      return FALSE;
    }
    code = sqlite3_backup_step (backup, COPY_PAGES);
    if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED)
      g_usleep (COPY_BUSY_WAIT_US);
  } while (code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED);
  sqlite3_backup_finish (backup);
  if (code != SQLITE_DONE)
    anban_connection_set_error (self, code, _ ("复制文件"), error);
  return code == SQLITE_DONE;
}

gboolean
anban_connection_copy_to (AnbanConnection *self,
                          const char *target,
                          GCancellable *cancellable,
                          GError **error)
{
  sqlite3 *copy = NULL;
  gboolean done;
  int code;

  if (!create_empty (target, error))
    return FALSE;
  code = sqlite3_open_v2 (target, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK) {
    anban_connection_set_error (self, code, _ ("复制文件"), error);
    done = FALSE;
  } else {
    /* the copy is nobody's only one: it is synced where that matters, once, by the caller */
    sqlite3_exec (copy, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", NULL, NULL, NULL);
    done = copy_pages (self, copy, cancellable, error);
  }
  sqlite3_close_v2 (copy);
  if (!done)
    unlink (target);
  return done;
}
