/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preview/print-form.h"

#include "base/date.h"
#include "registers/hazard.h"
#include "registers/plan.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "report/hazard-ledger.h"
#include "report/register-table.h"
#include "report/tabulation-table.h"
#include "report/task-breakdown.h"
#include "report/unit-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LAYOUT_BEGINS 0.3 /* reading is the smaller part of the work */

typedef struct {
  AnbanPagesProgress progress;
  gpointer data;
  double begin, end;
} Part;

static void
progress_cb (double fraction, gpointer data)
{
  Part *part = data;

  if (part->progress != NULL)
    part->progress (part->begin + fraction * (part->end - part->begin), part->data);
}

const AnbanListTabulation *
anban_print_form_get_list (AnbanPrintForm form, const AnbanRegister *reg)
{
  return form >= ANBAN_PRINT_LIST ? anban_list_tabulation_of (reg, form - ANBAN_PRINT_LIST) : NULL;
}

static AnbanDocument *
build_list (AnbanPrintForm form,
            AnbanStore *store,
            const AnbanQuery *query,
            GCancellable *cancellable,
            GError **error)
{
  const AnbanListTabulation *list = anban_print_form_get_list (form, anban_query_get_register (query));
  g_autoptr (AnbanTabulation) table = list->tabulate (store, query, cancellable, error);

  return table != NULL ? anban_tabulation_table_new (store, table) : NULL;
}

AnbanPages *
anban_print_form_lay_out (AnbanPrintForm form,
                          const char *path,
                          const AnbanRegister *const *registers,
                          const AnbanQuery *query,
                          gint64 unit_id,
                          GCancellable *cancellable,
                          AnbanPagesProgress progress,
                          gpointer data,
                          GError **error)
{
  g_autoptr (AnbanStore) store = anban_store_open_snapshot (path, registers, cancellable, error);
  g_autoptr (AnbanDocument) document = NULL;
  Part reading = {progress, data, 0, LAYOUT_BEGINS}, layout = {progress, data, LAYOUT_BEGINS, 1};

  if (store == NULL)
    return NULL;
  switch (form) {
  case ANBAN_PRINT_BREAKDOWN:
    document = anban_task_breakdown_new (store, query, NULL, cancellable, error);
    break;
  case ANBAN_PRINT_ONE_UNIT:
    document = anban_unit_list_new (store, unit_id, query, cancellable, error);
    break;
  case ANBAN_PRINT_ALL_UNITS:
    document = anban_unit_list_new_all (store, query, cancellable, progress_cb, &reading, error);
    break;
  case ANBAN_PRINT_TABLE:
    document = anban_register_table_new (store, query, NULL, cancellable, error);
    break;
  case ANBAN_PRINT_LEDGER_A3:
  case ANBAN_PRINT_LEDGER_A4:
    document = anban_hazard_ledger_new (store, query, NULL,
                                        form == ANBAN_PRINT_LEDGER_A3 ? ANBAN_PAPER_A3 : ANBAN_PAPER_A4,
                                        cancellable, error);
    break;
  case ANBAN_PRINT_PAPER:
    g_assert_not_reached ();
  case ANBAN_PRINT_LIST:
  default:
    document = build_list (form, store, query, cancellable, error);
    break;
  }
  anban_store_close (store);
  if (document == NULL)
    return NULL;
  return anban_pages_new (document, cancellable, progress_cb, &layout, error);
}

AnbanPages *
anban_print_form_lay_out_paper (const AnbanRecordPaper *paper,
                                const char *path,
                                const AnbanRegister *const *registers,
                                gint64 record_id,
                                GCancellable *cancellable,
                                AnbanPagesProgress progress,
                                gpointer data,
                                GError **error)
{
  g_autoptr (AnbanStore) store = anban_store_open_snapshot (path, registers, cancellable, error);
  g_autoptr (AnbanRecord) record = NULL;
  g_autoptr (AnbanDocument) document = NULL;

  if (store == NULL)
    return NULL;
  record = anban_store_get (store, paper->reg, record_id, error);
  if (record != NULL)
    document = paper->build (store, record, error);
  anban_store_close (store);
  return document != NULL ? anban_pages_new (document, cancellable, progress, data, error) : NULL;
}

static char *
dup_title_of (AnbanStore *store, const AnbanRegister *reg, gint64 id)
{
  g_autoptr (AnbanRecord) record = id != 0 ? anban_store_get (store, reg, id, NULL) : NULL;

  return record != NULL ? anban_record_dup_title (record) : NULL;
}

/* What no file system takes. */
static void
clean_name (GString *name)
{
  for (gsize i = 0; i < name->len; i++)
    if (strchr ("/\\:*?\"<>|\n\r\t", name->str[i]) != NULL)
      name->str[i] = ' ';
}

char *
anban_print_form_dup_paper_name (const AnbanRecordPaper *paper, AnbanStore *store, gint64 record_id)
{
  g_autofree char *code = dup_title_of (store, paper->reg, record_id);
  GString *name = g_string_new (_ (paper->title));

  if (code != NULL)
    g_string_append_printf (name, "-%s", code);
  clean_name (name);
  return g_string_free (name, FALSE);
}

char *
anban_print_form_dup_file_name (AnbanPrintForm form,
                                AnbanStore *store,
                                const AnbanQuery *query,
                                gint64 unit_id)
{
  const AnbanRegister *reg = anban_query_get_register (query);
  const AnbanListTabulation *list = anban_print_form_get_list (form, reg);
  g_autofree char *plan = NULL, *unit = NULL;
  char iso[ANBAN_DATE_ISO_SIZE];
  GString *name = g_string_new (NULL);
  gint64 id;

  if (form == ANBAN_PRINT_ONE_UNIT)
    unit = dup_title_of (store, &anban_unit_register, unit_id);
  else if (reg == &anban_task_register && anban_query_get_filter (query, "unit", &id))
    unit = dup_title_of (store, &anban_unit_register, id);
  if (reg == &anban_task_register && anban_query_get_filter (query, "plan", &id))
    plan = dup_title_of (store, &anban_plan_register, id);
  if (unit != NULL)
    g_string_append (name, unit);
  if (plan != NULL)
    g_string_append_printf (name, "《%s》", plan);
  g_string_append (name, list != NULL                                                     ? list->title
                         : form == ANBAN_PRINT_BREAKDOWN                                  ? "任务分解表"
                         : form == ANBAN_PRINT_TABLE                                      ? _ (reg->title)
                         : form == ANBAN_PRINT_LEDGER_A3 || form == ANBAN_PRINT_LEDGER_A4 ? "隐患整改台账"
                                                                                          : "责任任务清单");
  g_string_append_printf (name, "-%s", anban_date_to_iso (anban_date_today (), iso));
  clean_name (name);
  return g_string_free (name, FALSE);
}
