/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * anban report OFFICE REPORT [--year Y] [--month M] [--record CODE] OUT.xlsx|OUT.pdf|OUT.ics
 */
#include "cli/commands.h"

#include "base/error.h"
#include "cli/cli.h"
#include "cli/office.h"
#include "exchange/calendar-file.h"
#include "exchange/tabulation-sheet.h"
#include "report/pdf-writer.h"
#include "report/record-papers.h"
#include "report/tabulation-table.h"
#include "rules/certificate-coverage.h"
#include "rules/drill-gaps.h"
#include "rules/hazard-monthly.h"
#include "rules/list-tabulation.h"
#include "rules/training-coverage.h"
#include "rules/training-credit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define USAGE "anban report 办公室 报表 [--year 年] [--month 月] [--record 编号] 输出.xlsx|.pdf|.ics"

typedef struct {
  int year, month;    /* 0: not given */
  const char *record; /* the title (of a hazard its code) of a record, or NULL */
} Wishes;

enum {
  NEEDS_YEAR = 1 << 0,
  NEEDS_MONTH = 1 << 1,
  NEEDS_RECORD = 1 << 2,
};

/* A report is a table of figures or of a list of records, which becomes a workbook or a PDF, or a paper of one record,
 * which becomes a PDF. */
typedef struct {
  const char *id;
  guint needs;
  AnbanTabulation *(*tabulate) (AnbanStore *store, const Wishes *wishes, GError **error);
  const AnbanListTabulation *list;
  const AnbanRecordPaper *paper;
  gboolean calendar; /* an .ics file */
} Report;

static AnbanTabulation *
tabulate_hazard_monthly (AnbanStore *store, const Wishes *wishes, GError **error)
{
  return anban_hazard_monthly_new (store, wishes->year, wishes->month, anban_cli_get_cancellable (), error);
}

static AnbanTabulation *
tabulate_certificate_coverage (AnbanStore *store, const Wishes *wishes, GError **error)
{
  return anban_certificate_coverage_new (store, ANBAN_COVERAGE_BY_TERRITORY, anban_cli_get_cancellable (),
                                         error);
}

static AnbanTabulation *
tabulate_training_coverage (AnbanStore *store, const Wishes *wishes, GError **error)
{
  return anban_training_coverage_new (store, ANBAN_COVERAGE_BY_TERRITORY, wishes->year,
                                      anban_cli_get_cancellable (), error);
}

static AnbanTabulation *
tabulate_training_hours (AnbanStore *store, const Wishes *wishes, GError **error)
{
  return anban_training_credit_tabulate (store, wishes->year, FALSE, anban_cli_get_cancellable (), error);
}

static AnbanTabulation *
tabulate_drill_gaps (AnbanStore *store, const Wishes *wishes, GError **error)
{
  return anban_drill_gaps_new (store, wishes->year, anban_cli_get_cancellable (), error);
}

static const Report reports[] = {
    {"certificate-coverage", 0, tabulate_certificate_coverage},
    {"drill-gaps", NEEDS_YEAR, tabulate_drill_gaps},
    {"training-coverage", NEEDS_YEAR, tabulate_training_coverage},
    {"training-hours", NEEDS_YEAR, tabulate_training_hours},
    {"hazard-monthly", NEEDS_YEAR | NEEDS_MONTH, tabulate_hazard_monthly},
    {.id = "drill-calendar", .needs = NEEDS_YEAR, .calendar = TRUE},
};

static AnbanRecord *
find_record (AnbanStore *store, const AnbanRecordPaper *paper, const Wishes *wishes, GError **error)
{
  gint64 id = anban_store_find_by_title (store, paper->reg, wishes->record);

  if (id != 0)
    return anban_store_get (store, paper->reg, id, error);
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND,
               _ ("“%s”里没有“%s”，或者不止一条，没有写文件；请核对编号或名称"), _ (paper->reg->title),
               wishes->record);
  return NULL;
}

static AnbanDocument *
build_paper (AnbanStore *store, const AnbanRecordPaper *paper, const Wishes *wishes, GError **error)
{
  g_autoptr (AnbanRecord) record = find_record (store, paper, wishes, error);

  return record != NULL ? paper->build (store, record, error) : NULL;
}

static AnbanTabulation *
tabulate_paper (AnbanStore *store, const AnbanRecordPaper *paper, const Wishes *wishes, GError **error)
{
  g_autoptr (AnbanRecord) record = find_record (store, paper, wishes, error);

  return record != NULL ? paper->tabulate (store, record, error) : NULL;
}

static AnbanTabulation *
tabulate (AnbanStore *store, const Report *report, const Wishes *wishes, GError **error)
{
  g_autoptr (AnbanQuery) query = NULL;

  if (report->paper != NULL)
    return tabulate_paper (store, report->paper, wishes, error);
  if (report->list == NULL)
    return report->tabulate (store, wishes, error);
  query = anban_query_new (report->list->reg);
  anban_query_set_filter (query, "year", wishes->year);
  return report->list->tabulate (store, query, anban_cli_get_cancellable (), error);
}

/* FALSE where nothing has that name. */
static gboolean
find_report (const char *id, Report *report)
{
  const AnbanListTabulation *list = anban_list_tabulation_find (id);
  const AnbanRecordPaper *paper = anban_record_papers_find (id);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (strcmp (reports[i].id, id) == 0) {
      *report = reports[i];
      return TRUE;
    }
  if (list != NULL)
    *report = (Report){.id = list->id, .needs = NEEDS_YEAR, .list = list};
  else if (paper != NULL)
    *report = (Report){.id = paper->id, .needs = NEEDS_RECORD, .paper = paper};
  return list != NULL || paper != NULL;
}

static gboolean
append_name_cb (const AnbanRecordPaper *paper, gpointer names)
{
  g_string_append_printf (names, "、%s", paper->id);
  return TRUE;
}

static char *
dup_report_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "、" : "", reports[i].id);
  for (const AnbanListTabulation *list = anban_list_tabulations; list->id != NULL; list++)
    g_string_append_printf (names, "、%s", list->id);
  anban_record_papers_foreach (append_name_cb, names);
  return g_string_free (names, FALSE);
}

static gboolean
write_pages (AnbanStore *store, const Report *report, const Wishes *wishes, const char *path, GError **error)
{
  g_autoptr (AnbanTabulation) table = NULL;
  g_autoptr (AnbanDocument) document = NULL;

  if (report->paper != NULL) {
    document = build_paper (store, report->paper, wishes, error);
  } else if ((table = tabulate (store, report, wishes, error)) != NULL) {
    document = anban_tabulation_table_new (store, table);
  }
  return document != NULL &&
         anban_pdf_write_document (document, path, anban_cli_get_cancellable (), NULL, NULL, error);
}

static gboolean
write_workbook (
    AnbanStore *store, const Report *report, const Wishes *wishes, const char *path, GError **error)
{
  g_autoptr (AnbanTabulation) table = tabulate (store, report, wishes, error);

  return table != NULL &&
         anban_tabulation_sheet_write (store, table, path, anban_cli_get_cancellable (), error);
}

static gboolean
write_file (AnbanStore *store, const Report *report, const Wishes *wishes, const char *path, GError **error)
{
  if (report->calendar)
    return anban_calendar_file_write_year (store, wishes->year, path, NULL, anban_cli_get_cancellable (),
                                           error);
  return g_str_has_suffix (path, ".pdf") ? write_pages (store, report, wishes, path, error)
                                         : write_workbook (store, report, wishes, path, error);
}

static int
run (const char *office, const Report *report, const Wishes *wishes, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = anban_cli_open_office (office, &error);
  gboolean done;

  if (store == NULL)
    return anban_cli_fail (error);
  done = write_file (store, report, wishes, path, &error);
  anban_store_close (store);
  if (!done)
    return anban_cli_fail (error);
  anban_cli_print (_ ("已写好 %s。\n"), path);
  return ANBAN_EXIT_DONE;
}

static gboolean
read_number (GPtrArray *values, const char *option, guint min, guint max, int *number)
{
  guint64 value;

  if (values->len == 0)
    return TRUE;
  if (g_ascii_string_to_unsigned (values->pdata[values->len - 1], 10, min, max, &value, NULL)) {
    *number = (int)value;
    return TRUE;
  }
  anban_cli_misuse (_ ("%s 应是 %u 到 %u 的整数，不能是“%s”。"), option, min, max,
                    (const char *)values->pdata[values->len - 1]);
  return FALSE;
}

/* FALSE after telling what is missing. */
static gboolean
check_wishes (const Report *report, const Wishes *wishes, const char *path)
{
  if (report->needs & NEEDS_YEAR && wishes->year == 0)
    anban_cli_misuse (_ ("报表 %s 需要 --year，例如 --year 2026。"), report->id);
  else if (report->needs & NEEDS_MONTH && wishes->month == 0)
    anban_cli_misuse (_ ("报表 %s 需要 --month，例如 --month 6。"), report->id);
  else if (report->needs & NEEDS_RECORD && wishes->record == NULL)
    anban_cli_misuse (_ ("报表 %s 需要 --record 编号或名称，例如 --record YH-20260601-0001。"), report->id);
  else if (report->paper != NULL && !g_str_has_suffix (path, ".pdf") &&
           !(report->paper->tabulate != NULL && g_str_has_suffix (path, ".xlsx")))
    anban_cli_misuse (_ ("报表 %s 是文书，输出文件名“%s”应以 .pdf 结尾。"), report->id, path);
  else if (report->calendar != g_str_has_suffix (path, ".ics"))
    anban_cli_misuse (report->calendar ? _ ("报表 %s 是日历，输出文件名“%s”应以 .ics 结尾。")
                                       : _ ("报表 %s 不是日历，输出文件名“%s”应以 .xlsx 或 .pdf 结尾。"),
                      report->id, path);
  else if (!report->calendar && !g_str_has_suffix (path, ".xlsx") && !g_str_has_suffix (path, ".pdf"))
    anban_cli_misuse (_ ("输出文件名“%s”应以 .xlsx 或 .pdf 结尾。"), path);
  else
    return TRUE;
  return FALSE;
}

int
anban_report_command (int argc, char **argv)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autoptr (GPtrArray) months = g_ptr_array_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  const AnbanCliOption options[] = {
      {"--year", years, NULL}, {"--month", months, NULL}, {"--record", records, NULL}, {NULL}};
  const char *places[3];
  Wishes wishes = {0};
  Report report;

  if (!anban_cli_parse (argc, argv, options, places, G_N_ELEMENTS (places), USAGE) ||
      !read_number (years, "--year", 1900, 2199, &wishes.year) ||
      !read_number (months, "--month", 1, 12, &wishes.month))
    return ANBAN_EXIT_MISUSED;
  if (records->len > 0)
    wishes.record = records->pdata[records->len - 1];
  if (!find_report (places[1], &report)) {
    g_autofree char *names = dup_report_names ();

    return anban_cli_misuse (_ ("没有叫“%s”的报表；有 %s。"), places[1], names);
  }
  return check_wishes (&report, &wishes, places[2]) ? run (places[0], &report, &wishes, places[2])
                                                    : ANBAN_EXIT_MISUSED;
}
