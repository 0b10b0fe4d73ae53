/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * anban plan read FILE [--json], anban plan import OFFICE FILE
 */
#include "cli/commands.h"

#include "cli/cli.h"
#include "cli/plan-import.h"
#include "cli/plan-read.h"
#include "plan/plan-json.h"
#include "plan/plan-reader.h"

#include <glib/gi18n-lib.h>

#define READ_USAGE   "anban plan read 文件 [--json]"
#define IMPORT_USAGE "anban plan import 办公室 文件"

static AnbanPlan *
read_plan (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);

  return anban_plan_read_file (file, anban_cli_get_cancellable (), error);
}

static int
run_read (int argc, char **argv)
{
  gboolean json = FALSE;
  const AnbanCliOption options[] = {{"--json", NULL, &json}, {NULL}};
  const char *places[1];
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPlan) plan = NULL;

  if (!anban_cli_parse (argc, argv, options, places, G_N_ELEMENTS (places), READ_USAGE))
    return ANBAN_EXIT_MISUSED;
  plan = read_plan (places[0], &error);
  if (plan == NULL)
    return anban_cli_fail (error);

  if (json) {
    g_autofree char *text = anban_plan_to_json (plan);

    anban_cli_print ("%s", text);
  } else {
    anban_plan_print_outline (plan);
  }
  return ANBAN_EXIT_DONE;
}

static int
run_import (int argc, char **argv)
{
  const AnbanCliOption options[] = {{NULL}};
  const char *places[2];
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPlan) plan = NULL;
  g_autoptr (GFile) file = NULL;

  if (!anban_cli_parse (argc, argv, options, places, G_N_ELEMENTS (places), IMPORT_USAGE))
    return ANBAN_EXIT_MISUSED;
  plan = read_plan (places[1], &error);
  if (plan == NULL)
    return anban_cli_fail (error);
  if (plan->tasks->len == 0) {
    g_set_error (&error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND,
                 _ ("“%s”里没有读出任务，没有收进办公室；请核对是不是计划文件。"), places[1]);
    return anban_cli_fail (error);
  }

  file = g_file_new_for_commandline_arg (places[1]);
  if (!anban_plan_import (g_steal_pointer (&plan), file, places[0], &error))
    return anban_cli_fail (error);
  return ANBAN_EXIT_DONE;
}

int
anban_plan_command (int argc, char **argv)
{
  if (argc > 0 && g_str_equal (argv[0], "read"))
    return run_read (argc - 1, argv + 1);
  if (argc > 0 && g_str_equal (argv[0], "import"))
    return run_import (argc - 1, argv + 1);
  return anban_cli_misuse (_ ("plan 后面应是 read 或 import，用法：%s，或 %s。"), READ_USAGE, IMPORT_USAGE);
}
