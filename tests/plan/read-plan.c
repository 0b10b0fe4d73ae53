/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prints the plan documents it is given as JSON: what tests/plan/score-plans.py holds against the answers.
 *   read-plan FILE…        one object per file, to stdout
 *   read-plan --time FILE  milliseconds of reading the text of FILE
 */
#include "plan/plan-json.h"
#include "plan/plan-reader.h"

#include <stdio.h>

int
main (int argc, char **argv)
{
  gboolean timed = argc > 1 && g_str_equal (argv[1], "--time");

  for (int i = timed ? 2 : 1; i < argc; i++) {
    g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (AnbanPlan) plan = anban_plan_read_file (file, NULL, &error);
    g_autofree char *json = NULL;

    if (plan == NULL) {
      g_printerr ("%s: %s\n", argv[i], error->message);
      return 1;
    }
    if (timed) {
      gint64 begin = g_get_monotonic_time ();

      for (int n = 0; n < 20; n++) {
        g_autoptr (AnbanPlan) again = anban_plan_read_text (plan->source);
      }
      g_print ("%s: %ld characters, %.2f ms\n", argv[i], g_utf8_strlen (plan->source, -1),
               (double)(g_get_monotonic_time () - begin) / 20000.0);
      continue;
    }
    json = anban_plan_to_json (plan);
    fputs (json, stdout);
  }
  return 0;
}
