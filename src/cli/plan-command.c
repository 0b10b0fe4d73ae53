/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * anban plan read FILE [--json]
 */
#include "cli/commands.h"

#include "cli/cli.h"
#include "cli/plan-read.h"
#include "plan/plan-json.h"
#include "plan/plan-reader.h"

#include <glib/gi18n-lib.h>

#define READ_USAGE "anban plan read 文件 [--json]"

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

int
anban_plan_command (int argc, char **argv)
{
  if (argc > 0 && g_str_equal (argv[0], "read"))
    return run_read (argc - 1, argv + 1);
  return anban_cli_misuse (_ ("plan 后面应是 read，用法：%s。"), READ_USAGE);
}
