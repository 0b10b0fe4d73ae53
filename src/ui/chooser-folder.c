/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/chooser-folder.h"

#include "ui/desktop-settings.h"

static gboolean
is_folder (const char *path)
{
  return path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR);
}

/* The sample office lies with the program's own data, where nobody looks for a workbook. */
static char *
dup_office_folder (const char *office_path)
{
  g_autofree char *folder = office_path != NULL ? g_path_get_dirname (office_path) : NULL;

  if (!is_folder (folder) || g_str_has_prefix (folder, g_get_user_data_dir ()))
    return NULL;
  return g_steal_pointer (&folder);
}

char *
anban_chooser_folder_dup (const char *purpose, const char *office_path)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autofree char *last = anban_desktop_settings_dup_folder (purpose);
  char *folder = is_folder (last) ? g_steal_pointer (&last) : dup_office_folder (office_path);

  return folder != NULL ? folder : g_strdup (is_folder (documents) ? documents : g_get_home_dir ());
}

void
anban_chooser_folder_begin (GtkFileChooser *chooser, const char *purpose, const char *office_path)
{
  g_autofree char *path = anban_chooser_folder_dup (purpose, office_path);
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  gtk_file_chooser_set_current_folder (chooser, folder, NULL);
}

void
anban_chooser_folder_note (const char *purpose, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *parent = path != NULL ? g_path_get_dirname (path) : NULL;

  if (path != NULL)
    anban_desktop_settings_set_folder (purpose, is_folder (path) ? path : parent);
}
