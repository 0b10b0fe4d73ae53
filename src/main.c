/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * anban: the window, or a subcommand.
 */
#include "ui/application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  g_autoptr (AnbanApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ANBAN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = anban_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
