/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * anban check OFFICE
 */
#include "cli/commands.h"

#include "cli/cli.h"
#include "cli/office.h"
#include "store/office-check.h"

#include <glib/gi18n-lib.h>

#define USAGE "anban check 办公室"

int
anban_check_command (int argc, char **argv)
{
  const AnbanCliOption options[] = {{NULL}};
  const char *places[1];
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) found = NULL;

  if (!anban_cli_parse (argc, argv, options, places, G_N_ELEMENTS (places), USAGE))
    return ANBAN_EXIT_MISUSED;
  store = anban_cli_open_office (places[0], &error);
  if (store == NULL)
    return anban_cli_fail (error);
  findings = anban_office_check (store, anban_cli_get_cancellable (), &error);
  anban_store_close (store);
  if (findings == NULL)
    return anban_cli_fail (error);

  for (guint i = 0; i < findings->len; i++)
    anban_cli_print ("%s\n", (const char *)g_ptr_array_index (findings, i));
  if (findings->len > 0) {
    found = g_error_new (ANBAN_ERROR, ANBAN_ERROR_DAMAGED,
                         _ ("“%s”有 %u 处问题，记录没有改动；请从备份恢复，或另存后再核对。"), places[0],
                         findings->len);
    return anban_cli_fail (found);
  }

  anban_cli_print (_ ("“%s”完好：数据完整，结构相符，变更日志和记录校验一致。\n"), places[0]);
  return ANBAN_EXIT_DONE;
}
