/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/office-check.h"

#include "db/migration.h"
#include "store/query-private.h"
#include "store/search-block-private.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#define MAX_FINDINGS 100

static void G_GNUC_PRINTF (2, 3) report (GPtrArray *findings, const char *format, ...)
{
  va_list args;

  if (findings->len >= MAX_FINDINGS)
    return;
  va_start (args, format);
  g_ptr_array_add (findings, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
check_integrity (AnbanStore *store, GPtrArray *findings, GError **error)
{
  AnbanConnection *connection = anban_store_get_connection (store);
  g_autoptr (AnbanStatement) integrity =
      anban_connection_prepare (connection, "PRAGMA integrity_check", error);
  g_autoptr (AnbanStatement) keys = anban_connection_prepare (connection, "PRAGMA foreign_key_check", error);
  gint64 version = 0;
  AnbanStep step;

  if (integrity == NULL || keys == NULL)
    return FALSE;
  while ((step = anban_statement_step (integrity, error)) == ANBAN_STEP_ROW)
    if (g_strcmp0 (anban_statement_get_text (integrity, 0), "ok") != 0)
      report (findings, _ ("文件结构有误：%s"), anban_statement_get_text (integrity, 0));
  if (step == ANBAN_STEP_ERROR)
    return FALSE;
  while ((step = anban_statement_step (keys, error)) == ANBAN_STEP_ROW)
    report (findings, _ ("“%s”中编号 %" PRId64 " 的记录引用了不存在的“%s”"),
            anban_statement_get_text (keys, 0), anban_statement_get_int (keys, 1),
            anban_statement_get_text (keys, 2));
  if (step == ANBAN_STEP_ERROR ||
      !anban_statement_query_int (connection, "PRAGMA user_version", 0, &version, error))
    return FALSE;
  if (version != anban_migration_get_latest ())
    report (findings, _ ("文件格式是第 %" PRId64 " 版，本程序使用第 %d 版"), version,
            anban_migration_get_latest ());
  return TRUE;
}

/* A table that lacks a column of its descriptor cannot be read. */
static void
check_schema (AnbanStore *store, GPtrArray *findings)
{
  const AnbanRegister *const *registers = anban_store_get_registers (store);

  for (guint i = 0; registers[i] != NULL; i++) {
    g_autofree char *sql = g_strconcat (anban_store_get_select (store, registers[i]), " LIMIT 0", NULL);
    g_autoptr (AnbanStatement) statement =
        anban_connection_prepare (anban_store_get_connection (store), sql, NULL);

    if (statement == NULL)
      report (findings, _ ("台账“%s”的表结构与程序不符"), _ (registers[i]->title));
  }
}

/* register → (record id → hash after its last change), filled while the chain is walked */
static GHashTable *
last_hashes_new (const AnbanRegister *const *registers)
{
  GHashTable *last =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_hash_table_unref);

  for (guint i = 0; registers[i] != NULL; i++)
    g_hash_table_insert (last, (gpointer)registers[i]->id,
                         g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free));
  return last;
}

static void
note_hash (GHashTable *last, const char *reg, gint64 record_id, const char *hash)
{
  GHashTable *hashes = g_hash_table_lookup (last, reg);

  if (hashes != NULL)
    g_hash_table_replace (hashes, g_memdup2 (&record_id, sizeof record_id), g_strdup (hash));
}

static gboolean
check_chain (AnbanStore *store, GHashTable *last, GPtrArray *findings, GError **error)
{
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      anban_store_get_connection (store),
      "SELECT id, step_id, label, at, actor, register, record_id, record_uuid, change, before,"
      " after, record_hash, hash FROM change_log ORDER BY id",
      error);
  g_autofree char *previous = g_strdup ("");
  gint64 last_id = 0;
  AnbanStep step;

  if (statement == NULL)
    return FALSE;
  while ((step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    gint64 id = anban_statement_get_int (statement, 0), record_id = anban_statement_get_int (statement, 6);
    const char *reg = anban_statement_get_text (statement, 5);
    g_autofree char *hash = anban_change_log_dup_hash (
        previous, anban_statement_get_int (statement, 1), anban_statement_get_text (statement, 2),
        anban_statement_get_text (statement, 3), anban_statement_get_text (statement, 4), reg, record_id,
        anban_statement_get_text (statement, 7), (int)anban_statement_get_int (statement, 8),
        anban_statement_get_text (statement, 9), anban_statement_get_text (statement, 10),
        anban_statement_get_text (statement, 11));

    if (id != last_id + 1)
      report (findings, _ ("变更记录在第 %" PRId64 " 条之后缺少记录"), last_id);
    if (g_strcmp0 (hash, anban_statement_get_text (statement, 12)) != 0)
      report (findings, _ ("变更记录第 %" PRId64 " 条（%s，%s）与校验值不符，可能被改动过"), id,
              anban_statement_get_text (statement, 3), anban_statement_get_text (statement, 4));
    note_hash (last, reg, record_id, anban_statement_get_text (statement, 11));
    last_id = id;
    g_free (previous);
    previous = g_strdup (anban_statement_get_text (statement, 12));
  }
  return step == ANBAN_STEP_DONE;
}

/* Every record has the values that its last change left; every change has its record. */
static gboolean
check_records (
    AnbanStore *store, const AnbanRegister *reg, GHashTable *hashes, GPtrArray *findings, GError **error)
{
  g_autofree char *select = anban_query_dup_select_stored (reg);
  g_autofree char *sql = g_strconcat (select, " ORDER BY t.id", NULL);
  g_autoptr (AnbanStatement) rows = anban_connection_prepare (anban_store_get_connection (store), sql, error);
  g_autoptr (AnbanRecord) record = anban_record_new (reg);
  AnbanStep step;

  if (rows == NULL)
    return FALSE;
  while ((step = anban_statement_step (rows, error)) == ANBAN_STEP_ROW) {
    g_autofree char *hash = NULL;
    const char *wanted;
    gint64 id;

    anban_record_read_row (record, rows, FALSE);
    id = anban_record_get_id (record);
    hash = anban_record_dup_hash (record, anban_record_is_deleted (record));
    wanted = g_hash_table_lookup (hashes, &id);
    if (wanted == NULL)
      report (findings, _ ("“%s”中编号 %" PRId64 " 的记录没有变更记录"), _ (reg->title), id);
    else if (g_strcmp0 (hash, wanted) != 0)
      report (findings, _ ("“%s”中编号 %" PRId64 " 的记录与变更记录不符，可能被程序之外的工具改动过"),
              _ (reg->title), id);
    g_hash_table_remove (hashes, &id);
  }
  if (step == ANBAN_STEP_DONE && g_hash_table_size (hashes) > 0)
    report (findings, _ ("“%s”中有 %u 条记录被程序之外的工具删除"), _ (reg->title),
            g_hash_table_size (hashes));
  return step == ANBAN_STEP_DONE;
}

static gboolean
check_contents (AnbanStore *store, GPtrArray *findings, GError **error)
{
  gint64 n = 0;

  if (!anban_statement_query_int (
          anban_store_get_connection (store),
          "SELECT COUNT(*) FROM attachment a WHERE NOT EXISTS (SELECT 1 FROM"
          " attachment_content c WHERE c.sha256 = a.sha256 AND length(c.content) = a.size)",
          0, &n, error))
    return FALSE;
  if (n > 0)
    report (findings, _ ("有 %" PRId64 " 个附件的内容缺失"), n);
  return TRUE;
}

/* Blocks that do not say what the records say are not searched any more, and filled on the next opening. */
static gboolean
check_search (AnbanStore *store, GHashTable *wrong, GPtrArray *findings, GError **error)
{
  const AnbanRegister *const *registers = anban_store_get_registers (store);

  for (guint i = 0; registers[i] != NULL; i++) {
    gboolean same;

    if (!anban_search_block_compare (store, registers[i], &same, error))
      return FALSE;
    if (same)
      continue;
    report (findings, _ ("“%s”的搜索内容与记录不符，搜索可能找不全；下次打开文件时会重建"),
            _ (registers[i]->title));
    g_hash_table_add (wrong, (gpointer)registers[i]);
  }
  return TRUE;
}

static void
distrust (AnbanStore *store, GHashTable *wrong)
{
  GHashTableIter iter;
  gpointer reg;

  g_hash_table_iter_init (&iter, wrong);
  while (!anban_store_is_read_only (store) && g_hash_table_iter_next (&iter, &reg, NULL))
    anban_search_block_distrust (store, reg, NULL);
}

GPtrArray *
anban_office_check (AnbanStore *store, GCancellable *cancellable, GError **error)
{
  AnbanConnection *connection = anban_store_get_connection (store);
  const AnbanRegister *const *registers = anban_store_get_registers (store);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) wrong = g_hash_table_new (NULL, NULL);
  gboolean done;

  anban_connection_set_cancellable (connection, cancellable);
  /* one moment for all reads, so that a writer elsewhere looks like no damage */
  done = anban_connection_begin_read (connection, error) && check_integrity (store, findings, error);
  if (done)
    check_schema (store, findings);
  /* a file whose pages are damaged is not worth comparing further */
  if (done && findings->len == 0) {
    g_autoptr (GHashTable) last = last_hashes_new (registers);

    done = check_chain (store, last, findings, error) && check_contents (store, findings, error);
    for (guint i = 0; done && registers[i] != NULL; i++)
      done =
          check_records (store, registers[i], g_hash_table_lookup (last, registers[i]->id), findings, error);
    done = done && check_search (store, wrong, findings, error);
  }
  anban_connection_rollback (connection);
  anban_connection_set_cancellable (connection, NULL);
  distrust (store, wrong);
  return done ? g_steal_pointer (&findings) : NULL;
}
