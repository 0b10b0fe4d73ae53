/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * anban export OFFICE REGISTER OUT.xlsx|OUT.pdf|OUT.csv [--unit UNIT] [--where FIELD=VALUE] [--search TEXT]
 *                     [--paper a3|a4] [--photos]
 */
#include "cli/commands.h"

#include "cli/cli.h"
#include "cli/export-query.h"
#include "cli/office.h"
#include "exchange/export.h"
#include "registers/hazard.h"
#include "registers/registers.h"
#include "registers/task.h"
#include "report/hazard-ledger.h"
#include "report/pdf-writer.h"
#include "report/register-table.h"
#include "report/task-breakdown.h"
#include "report/unit-list.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define USAGE                                                                                                            \
  "anban export 办公室 台账 输出.xlsx|.pdf|.csv [--unit 单位] [--where 字段=值] [--search 文字] [--paper " \
  "a3|a4]"

static gboolean
has_ending (const char *path, const char *ending)
{
  gsize length = strlen (path), n = strlen (ending);

  return length > n && g_ascii_strcasecmp (path + length - n, ending) == 0;
}

/* Tasks go out in the form that offices send up, all else as the register stands. */
static gboolean
write_table (AnbanStore *store,
             const AnbanQuery *query,
             const char *title,
             gboolean photos,
             const char *path,
             GError **error)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new_with_free_func (g_free);
  AnbanExportOptions options = {.title = title, .photos = photos, .notices = notices};
  GCancellable *cancellable = anban_cli_get_cancellable ();
  gboolean done = anban_query_get_register (query) == &anban_task_register
                      ? anban_export_task_breakdown (store, query, path, &options, cancellable, error)
                      : anban_export_query (store, query, path, &options, cancellable, error);

  for (guint i = 0; done && i < notices->len; i++)
    anban_cli_tell (g_ptr_array_index (notices, i));
  return done;
}

/* A unit's tasks are the list that it signs; hazards are the ledger. */
static AnbanDocument *
build_document (AnbanStore *store, const AnbanExportRows *rows, AnbanPaper paper, GError **error)
{
  GCancellable *cancellable = anban_cli_get_cancellable ();

  if (anban_query_get_register (rows->query) == &anban_hazard_register)
    return anban_hazard_ledger_new (store, rows->query, rows->title, paper, cancellable, error);
  if (anban_query_get_register (rows->query) != &anban_task_register)
    return anban_register_table_new (store, rows->query, rows->title, cancellable, error);
  if (rows->unit_id != 0)
    return anban_unit_list_new (store, rows->unit_id, rows->query, cancellable, error);
  return anban_task_breakdown_new (store, rows->query, rows->title, cancellable, error);
}

static gboolean
write_pages (
    AnbanStore *store, const AnbanExportRows *rows, AnbanPaper paper, const char *path, GError **error)
{
  g_autoptr (AnbanDocument) document = build_document (store, rows, paper, error);

  return document != NULL &&
         anban_pdf_write_document (document, path, anban_cli_get_cancellable (), NULL, NULL, error);
}

static int
run (const char *office,
     const AnbanRegister *reg,
     const char *path,
     const AnbanExportWishes *wishes,
     AnbanPaper paper,
     gboolean photos)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = anban_cli_open_office (office, &error);
  g_auto (AnbanExportRows) rows = {0};
  gboolean done;
  gint64 n;

  if (store == NULL)
    return anban_cli_fail (error);
  if (!anban_export_rows_find (&rows, store, reg, wishes, &error)) {
    anban_cli_fail (error);
    return rows.misused ? ANBAN_EXIT_MISUSED : ANBAN_EXIT_FAILED;
  }
  n = anban_store_count (store, rows.query, &error);
  done = n >= 0 &&
         (has_ending (path, ".pdf") ? write_pages (store, &rows, paper, path, &error)
                                    : write_table (store, rows.query, rows.title, photos, path, &error));
  anban_store_close (store);
  if (!done)
    return anban_cli_fail (error);

  anban_cli_print (_ ("已导出 %" PRId64 " %s：%s\n"), n, _ (reg->noun), path);
  return ANBAN_EXIT_DONE;
}

/* The ledger of hazards is A3 unless asked for otherwise; other tables choose by their width. */
static gboolean
read_paper (GPtrArray *papers, AnbanPaper *paper)
{
  *paper = ANBAN_PAPER_A3;
  if (papers->len == 0 || g_ascii_strcasecmp (papers->pdata[0], "a3") == 0)
    return papers->len <= 1;
  *paper = ANBAN_PAPER_A4;
  return papers->len == 1 && g_ascii_strcasecmp (papers->pdata[0], "a4") == 0;
}

int
anban_export_command (int argc, char **argv)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new ();
  g_autoptr (GPtrArray) wheres = g_ptr_array_new ();
  g_autoptr (GPtrArray) searches = g_ptr_array_new ();
  g_autoptr (GPtrArray) papers = g_ptr_array_new ();
  gboolean photos = FALSE;
  const AnbanCliOption options[] = {{"--unit", units, NULL},      {"--where", wheres, NULL},
                                    {"--search", searches, NULL}, {"--paper", papers, NULL},
                                    {"--photos", NULL, &photos},  {NULL}};
  const char *places[3];
  AnbanExportWishes wishes = {.wheres = wheres};
  const AnbanRegister *reg;
  AnbanPaper paper;

  if (!anban_cli_parse (argc, argv, options, places, G_N_ELEMENTS (places), USAGE))
    return ANBAN_EXIT_MISUSED;
  if (units->len > 1 || searches->len > 1)
    return anban_cli_misuse (_ ("--unit 和 --search 各只能有一个，用法：%s。"), USAGE);
  if (!read_paper (papers, &paper))
    return anban_cli_misuse (_ ("--paper 只能是 a3 或 a4，用法：%s。"), USAGE);
  reg = anban_registers_find (places[1]);
  if (reg == NULL || reg->title == NULL)
    return anban_cli_misuse (_ ("没有叫“%s”的台账；有 task、plan、progress、unit、person 等。"), places[1]);
  if (!has_ending (places[2], ".xlsx") && !has_ending (places[2], ".pdf") && !has_ending (places[2], ".csv"))
    return anban_cli_misuse (_ ("输出文件名“%s”应以 .xlsx、.pdf 或 .csv 结尾。"), places[2]);

  wishes.unit = units->len > 0 ? g_ptr_array_index (units, 0) : NULL;
  wishes.search = searches->len > 0 ? g_ptr_array_index (searches, 0) : NULL;
  return run (places[0], reg, places[2], &wishes, paper, photos);
}
