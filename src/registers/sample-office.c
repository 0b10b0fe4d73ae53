/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/sample-office.h"

#include "db/statement.h"
#include "registers/sample-draw.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

/* As SQLite takes it: negative means kilobytes. */
#define CACHE_KB (-300 * 1024)

static gboolean
set_settings (AnbanStore *store, GError **error)
{
  return anban_store_set_setting (store, "office-name", "云溪县安委办", error) &&
         anban_store_set_setting (store, "office-level", "县（区）", error) &&
         anban_store_set_setting (store, "office-region", "云溪县", error) &&
         /* 机关代字 by AnbanLetterKind */
         anban_store_set_setting (store, "letter-series-1", "云安办交", error) &&
         anban_store_set_setting (store, "letter-series-2", "云安办督", error) &&
         anban_store_set_setting (store, "letter-series-3", "云安办挂", error);
}

static gboolean
fill_base (AnbanSampleOffice *self, guint n_tasks, GError **error)
{
  if (!anban_store_begin_step (self->store, _ ("建立示例办公室"), error))
    return FALSE;
  if (!set_settings (self->store, error) || !anban_sample_fill_units (self, n_tasks, error)) {
    anban_store_rollback_step (self->store);
    return FALSE;
  }
  return anban_store_commit_step (self->store, error);
}

/* Uuids and hashes fall all over their indexes; what does not fit the cache is written again and again. Of use
 * for large numbers only: the cache grows as it is filled. Returns the size before, for putting it back. */
static gboolean
set_cache (AnbanStore *store, gint64 size, gint64 *before, GError **error)
{
  AnbanConnection *connection = anban_store_get_connection (store);
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = %" PRId64, size);

  return anban_statement_query_int (connection, "PRAGMA cache_size", -2000, before, error) &&
         anban_connection_exec (connection, sql, error);
}

gboolean
anban_sample_office_fill (AnbanStore *store,
                          guint n_tasks,
                          guint32 seed,
                          GCancellable *cancellable,
                          AnbanSampleProgress progress,
                          gpointer data,
                          GError **error)
{
  AnbanSampleOffice self = {
      .store = store,
      .rand = g_rand_new_with_seed (seed),
      .today = anban_date_today (),
      .units = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
      .people = g_ptr_array_new_with_free_func (g_free),
  };
  gint64 before = 0, large = 0;
  gboolean done = set_cache (store, CACHE_KB, &before, error) && fill_base (&self, n_tasks, error) &&
                  anban_sample_fill_tasks (&self, n_tasks, cancellable, progress, data, error) &&
                  anban_sample_fill_hazards (&self, n_tasks / 2, cancellable, error) &&
                  anban_sample_fill_drills (&self, cancellable, error) &&
                  anban_sample_fill_trainings (&self, cancellable, error);

  if (before != 0 && !set_cache (store, before, &large, done ? error : NULL))
    done = FALSE;
  g_ptr_array_unref (self.people);
  g_hash_table_unref (self.units);
  g_rand_free (self.rand);
  return done;
}
