/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/plan-import.h"

#include "cli/cli.h"
#include "cli/office.h"
#include "plan/plan-intake.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* The names that the clerk has to look at: the import guessed nothing. */
static void
tell_open_units (AnbanPlanIntake *intake)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < anban_plan_intake_get_n_units (intake); i++) {
    const AnbanIntakeUnit *unit = anban_plan_intake_get_unit (intake, i);

    if (unit->state == ANBAN_INTAKE_UNIT_AMBIGUOUS)
      g_ptr_array_add (names, unit->name);
  }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv ("、", (char **)names->pdata);
  anban_cli_print (_ ("这些单位名称可指几家单位，没有收进任务，请在窗口中核对：%s\n"), joined);
}

static void
tell_result (AnbanPlanIntake *intake, const AnbanIntakeResult *result, const char *path)
{
  const char *title = anban_plan_intake_get_head (intake, ANBAN_INTAKE_HEAD_TITLE);

  if (result->n_added + result->n_changed + result->n_gone + result->n_units == 0)
    anban_cli_print (_ ("《%s》已在“%s”中，没有变化。\n"), title, path);
  else
    anban_cli_print (_ ("《%s》已收进“%s”：新增任务 %u 项，更新 %u 项，移除 %u 项，新建单位 %u 家。\n"),
                     title, path, result->n_added, result->n_changed, result->n_gone, result->n_units);
  tell_open_units (intake);
}

static gboolean
take (AnbanStore *store, AnbanPlan *plan, GFile *file, const char *path, GError **error)
{
  g_autoptr (AnbanPlanIntake) intake = anban_plan_intake_new (store, plan, error);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GBytes) content = NULL;
  AnbanIntakeResult result = {0};

  if (intake == NULL)
    return FALSE;
  content = g_file_load_bytes (file, NULL, NULL, error);
  if (content == NULL)
    return FALSE;
  anban_plan_intake_set_file (intake, shown, content);
  if (!anban_plan_intake_take (intake, anban_cli_get_cancellable (), NULL, NULL, &result, error))
    return FALSE;

  tell_result (intake, &result, path);
  return TRUE;
}

gboolean
anban_plan_import (AnbanPlan *plan, GFile *file, const char *path, GError **error)
{
  gboolean created, done;
  g_autoptr (AnbanStore) store = anban_cli_open_or_create_office (path, &created, error);

  if (store == NULL) {
    anban_plan_free (plan);
    return FALSE;
  }
  done = take (store, plan, file, path, error);
  anban_store_close (store);
  if (!done && created)
    g_unlink (path);

  return done;
}
