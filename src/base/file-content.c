/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/file-content.h"

#include "base/error.h"

#include <glib/gi18n-lib.h>

gboolean
anban_file_content_check_size (guint64 size, const char *name, GError **error)
{
  if (size <= ANBAN_FILE_CONTENT_MAX_SIZE)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_TOO_LARGE, _ ("“%s”超过 100 MB，没有添加；请压缩后再试"),
               name);
  return FALSE;
}

GBytes *
anban_file_content_read (GFile *file, char **name, GError **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, 0, NULL, NULL);
  GBytes *content;

  *name = g_filename_display_name (base);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_NOT_FOUND, _ ("“%s”不是可以添加的文件，没有添加"), *name);
    return NULL;
  }
  if (!anban_file_content_check_size ((guint64)g_file_info_get_size (info), *name, error))
    return NULL;
  content = g_file_load_bytes (file, NULL, NULL, NULL);
  if (content == NULL)
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY, _ ("“%s”读不出来，没有添加；请检查文件权限"),
                 *name);
  return content;
}
