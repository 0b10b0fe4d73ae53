/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/office.h"

#include "registers/office.h"
#include "registers/registers.h"

#include <glib/gi18n-lib.h>

AnbanStore *
anban_cli_open_office (const char *path, GError **error)
{
  return anban_store_open_read_only (path, anban_registers, error);
}

AnbanStore *
anban_cli_open_or_create_office (const char *path, gboolean *created, GError **error)
{
  g_autoptr (AnbanStore) store = NULL;

  *created = !g_file_test (path, G_FILE_TEST_EXISTS);
  store = *created ? anban_office_create (path, error) : anban_office_open (path, error);
  if (store == NULL)
    return NULL;
  if (anban_store_is_read_only (store)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY,
                 anban_store_is_newer (store) ? _ ("“%s”是更新版本的安办做的，只能查看，没有改动。")
                                              : _ ("“%s”是只读的，没有改动；请取消只读或复制一份再试。"),
                 path);
    return NULL;
  }

  return g_steal_pointer (&store);
}
