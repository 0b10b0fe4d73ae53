/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * anban sample OFFICE [--records N] [--seed S]
 */
#include "cli/commands.h"

#include "cli/cli.h"
#include "cli/office.h"
#include "registers/sample-office.h"
#include "registers/task.h"
#include "registers/unit.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define USAGE       "anban sample 办公室 [--records N] [--seed S]"
#define MAX_RECORDS 1000000

static gboolean
read_number (GPtrArray *values, const char *option, guint64 max, guint64 *number)
{
  const char *text;

  if (values->len == 0)
    return TRUE;
  text = g_ptr_array_index (values, values->len - 1);
  if (g_ascii_string_to_unsigned (text, 10, 0, max, number, NULL))
    return TRUE;
  anban_cli_misuse (_ ("%s 应是 0 到 %" PRIu64 " 的整数，不能是“%s”。"), option, max, text);
  return FALSE;
}

static gboolean
check_empty (AnbanStore *store, const char *path, GError **error)
{
  const AnbanRegister *const registers[] = {&anban_task_register, &anban_unit_register};

  for (guint i = 0; i < G_N_ELEMENTS (registers); i++) {
    g_autoptr (AnbanQuery) query = anban_query_new (registers[i]);
    gint64 n = anban_store_count (store, query, error);

    if (n < 0)
      return FALSE;
    if (n > 0) {
      g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                   _ ("“%s”已有内容，没有改动；示例请另起一个文件名。"), path);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
fill (const char *path, guint n_records, guint32 seed, GError **error)
{
  gboolean created, done;
  g_autoptr (AnbanStore) store = anban_cli_open_or_create_office (path, &created, error);

  if (store == NULL)
    return FALSE;
  done = check_empty (store, path, error) &&
         anban_sample_office_fill (store, n_records, seed, anban_cli_get_cancellable (), NULL, NULL, error);
  anban_store_close (store);
  if (!done && created)
    g_unlink (path);

  return done;
}

int
anban_sample_command (int argc, char **argv)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GPtrArray) seeds = g_ptr_array_new ();
  const AnbanCliOption options[] = {{"--records", records, NULL}, {"--seed", seeds, NULL}, {NULL}};
  const char *places[1];
  guint64 n_records = ANBAN_SAMPLE_N_TASKS, seed = 1;
  g_autoptr (GError) error = NULL;

  if (!anban_cli_parse (argc, argv, options, places, G_N_ELEMENTS (places), USAGE) ||
      !read_number (records, "--records", MAX_RECORDS, &n_records) ||
      !read_number (seeds, "--seed", G_MAXUINT32, &seed))
    return ANBAN_EXIT_MISUSED;
  if (!fill (places[0], (guint)n_records, (guint32)seed, &error))
    return anban_cli_fail (error);

  anban_cli_print (_ ("示例办公室已建好：%s，共 %" PRIu64 " 项任务。\n"), places[0], n_records);
  return ANBAN_EXIT_DONE;
}
