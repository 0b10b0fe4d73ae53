/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * anban: a subcommand, which needs no display, or the window.
 */
#include "cli/cli.h"
#include "ui/application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (AnbanApplication) application = NULL;
  int status = ANBAN_EXIT_DONE;

  setlocale (LC_ALL, "");
  /* the source texts are Chinese: who reads that first is not to get the second language of LANGUAGE */
  bindtextdomain (GETTEXT_PACKAGE,
                  g_str_has_prefix (g_get_language_names ()[0], "zh") ? "/" : ANBAN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (anban_cli_run (argc, argv, &status))
    return status;
  application = anban_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
