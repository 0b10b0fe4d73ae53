/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An office of 100,000 tasks: search as it is typed, a reload of the list after a sort, what one save costs,
 * and the memory that the list holds. The baselines are the plainest statements over the same file.
 */
#include "figure.h"

#include "registers/registers.h"
#include "registers/task.h"
#include "store/record-model.h"
#include "store/store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>

#define TASKS  100000
#define ROUNDS 15

static const char *const words[] = {"燃气", "排查", "演练", "校园", "通报", "不存", "半年"};

static void
save_task (AnbanStore *store, guint i)
{
  g_autoptr (AnbanRecord) task = anban_record_new (&anban_task_register);
  g_autoptr (GError) error = NULL;
  g_autofree char *heading = g_strdup_printf ("第%u项 开展专项整治", i + 1);

  anban_record_set_int (task, ANBAN_TASK_KIND, ANBAN_TASK_KIND_TASK);
  anban_record_set_text (task, ANBAN_TASK_HEADING, heading);
  anban_record_set_int (task, ANBAN_TASK_STATE, ANBAN_STATE_NOT_STARTED);
  if (!anban_store_save (store, task, &error))
    g_error ("%s", error->message);
}

/* Milliseconds until all rows of @sql have been read. */
static double
time_sql (sqlite3 *raw, const char *sql)
{
  sqlite3_stmt *statement = NULL;
  double start = figure_now ();

  if (sqlite3_prepare_v2 (raw, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (raw));
  while (sqlite3_step (statement) == SQLITE_ROW) {
  }
  sqlite3_finalize (statement);
  return figure_now () - start;
}

static void
measure_search (AnbanStore *store, sqlite3 *raw)
{
  double times[ROUNDS * G_N_ELEMENTS (words)], bare[ROUNDS * G_N_ELEMENTS (words)];
  guint n = 0;

  for (guint round = 0; round < ROUNDS; round++)
    for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
      g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *sql = g_strdup_printf (
          "SELECT id FROM task WHERE instr (heading, '%s') OR instr (body, '%s')", words[i], words[i]);
      double start = figure_now ();

      anban_query_set_search (query, words[i]);
      ids = anban_store_list_ids (store, query, NULL, &error);
      if (ids == NULL)
        g_error ("%s", error->message);
      times[n] = figure_now () - start;
      bare[n] = time_sql (raw, sql);
      n++;
    }
  figure_limit ("search, two characters, 100,000 tasks", figure_median (times, n), "ms", "bare instr ()",
                figure_median (bare, n), 50);
}

/* From the click on a column header until the list shows the new order. */
static void
measure_reload (AnbanStore *store, sqlite3 *raw)
{
  double times[ROUNDS], bare[ROUNDS];
  g_autoptr (AnbanRecordModel) model = anban_record_model_new (store);

  for (guint round = 0; round < ROUNDS; round++) {
    g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
    gboolean descending = round % 2 == 1;
    double start = figure_now ();

    anban_query_set_sort (query, ANBAN_TASK_DUE_ON, descending);
    anban_record_model_set_query (model, query);
    while (anban_record_model_get_loading (model))
      g_main_context_iteration (NULL, TRUE);
    times[round] = figure_now () - start;
    bare[round] = time_sql (raw, descending ? "SELECT id FROM task ORDER BY due_on DESC, id"
                                            : "SELECT id FROM task ORDER BY due_on, id");
  }
  if (anban_record_model_get_n_records (model) != TASKS)
    g_error ("the list holds %u tasks", anban_record_model_get_n_records (model));
  figure_plain ("reload after a sort, 100,000 tasks", figure_median (times, ROUNDS), "ms", "bare ORDER BY",
                figure_median (bare, ROUNDS));
}

/* What the list holds after it was scrolled from one end to the other, above that of an empty office. */
static double
measure_list (AnbanStore *store)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (AnbanRecordModel) model = anban_record_model_new (store);
  g_autoptr (GError) error = NULL;
  guint n;

  anban_record_model_set_query (model, query);
  if (!anban_record_model_reload_now (model, &error))
    g_error ("%s", error->message);
  n = g_list_model_get_n_items (G_LIST_MODEL (model));
  for (guint i = 0; i < n; i += 40) {
    g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), i);
  }
  return figure_memory ();
}

static void
measure_save (AnbanStore *store, sqlite3 *raw)
{
  double times[ROUNDS * 4], bare[ROUNDS * 4];

  for (guint i = 0; i < G_N_ELEMENTS (times); i++) {
    double start = figure_now ();

    save_task (store, i);
    times[i] = figure_now () - start;
    bare[i] = time_sql (raw, "INSERT INTO person (uuid, rev, name) SELECT hex (randomblob (16)), 1, 'x'");
  }
  figure_plain ("one save, logged and synced", figure_median (times, G_N_ELEMENTS (times)), "ms",
                "bare INSERT, synced", figure_median (bare, G_N_ELEMENTS (bare)));
}

int
main (int argc, char **argv)
{
  const char *path = g_getenv ("ANBAN_BENCH_OFFICE");
  g_autofree char *folder = g_dir_make_tmp ("anban-bench-XXXXXX", NULL);
  g_autofree char *empty_path = g_build_filename (folder, "empty.anban", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) empty = anban_store_create (empty_path, anban_registers, &error);
  g_autoptr (AnbanStore) store = path != NULL ? anban_store_open (path, anban_registers, &error) : NULL;
  sqlite3 *raw = NULL, *raw_empty = NULL;
  double empty_memory;

  if (empty == NULL || store == NULL || sqlite3_open (path, &raw) != SQLITE_OK ||
      sqlite3_open (empty_path, &raw_empty) != SQLITE_OK)
    g_error ("%s",
             error != NULL ? error->message : "ANBAN_BENCH_OFFICE names no office (tools/bench makes one)");
  sqlite3_exec (raw, "PRAGMA cache_size = -16000", NULL, NULL, NULL);
  sqlite3_exec (raw_empty, "PRAGMA synchronous = EXTRA", NULL, NULL, NULL);
  empty_memory = measure_list (empty);
  figure_limit ("memory of the list above empty", measure_list (store) - empty_memory, "MB", "empty office",
                empty_memory, 60);
  measure_search (store, raw);
  measure_reload (store, raw);
  measure_save (empty, raw_empty);
  sqlite3_close (raw);
  sqlite3_close (raw_empty);
  anban_store_close (store);
  anban_store_close (empty);
  g_unlink (empty_path);
  g_rmdir (folder);
  return 0;
}
