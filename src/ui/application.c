/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application.h"

#include "ui/accessible-names.h"
#include "ui/desktop-settings.h"
#include "ui/help-window.h"
#include "ui/notice.h"
#include "ui/resource.h"
#include "ui/window.h"

#include <glib/gi18n-lib.h>

struct _AnbanApplication {
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (AnbanApplication, anban_application, ADW_TYPE_APPLICATION)

/* win.undo and the like stand here for the menus' sake; those that a text field has too are bound in the
 * window instead, so that the field comes first. */
static const struct {
  const char *action, *accels[3];
} accels[] = {
    {"win.new-record", {"<Control>n"}},
    {"win.quick-entry", {"<Control>j"}},
    {"win.search", {"<Control>f"}},
    {"win.export", {"<Control>e"}},
    {"win.print", {"<Control>p"}},
    {"win.open", {"<Control>o"}},
    {"win.import-plan", {"<Control>i"}},
    {"win.reload", {"F5"}},
    {"win.show-pane", {"F9"}},
    {"win.shortcuts", {"<Control>question", "<Control>slash"}},
    {"window.close", {"<Control>w"}},
    {"app.new-window", {"<Control><Shift>n"}},
    {"app.help", {"F1"}},
    {"win.office-settings", {"<Control>comma"}},
    {"app.quit", {"<Control>q"}},
};

static AnbanWindow *
find_window (AnbanApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ANBAN_IS_WINDOW (l->data)) {
      AnbanStore *store = anban_window_get_store (l->data);

      if (path == NULL ? store == NULL : store != NULL && g_strcmp0 (anban_store_get_path (store), path) == 0)
        return l->data;
    }
  return NULL;
}

static AnbanWindow *
create_window (AnbanApplication *self)
{
  return anban_window_new (GTK_APPLICATION (self));
}

/* Opens the office in the window that already has it, else in one that has none, else in a new one. */
static gboolean
open_office (AnbanApplication *self, const char *path)
{
  AnbanWindow *window = find_window (self, path);
  g_autoptr (GError) error = NULL;

  if (window == NULL) {
    window = find_window (self, NULL);
    if (window == NULL)
      window = create_window (self);
    if (!anban_window_open_office (window, path, &error)) {
      gtk_window_present (GTK_WINDOW (window));
      anban_notice_error (GTK_WIDGET (window), _ ("没有打开"), error);
      return FALSE;
    }
  }
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

static void
open_office_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  open_office (data, g_variant_get_string (parameter, NULL));
}

static void
new_window_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (create_window (data)));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  anban_help_window_present (gtk_application_get_active_window (data));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  adw_show_about_window (gtk_application_get_active_window (data), "application-name", _ ("安办"),
                         "application-icon", ANBAN_APP_ID, "version", ANBAN_VERSION, "developer-name",
                         _ ("安办项目"), "comments", _ ("安委会办公室的责任清单与台账"), "license-type",
                         GTK_LICENSE_GPL_3_0, NULL);
}

/* Closes the windows of offices, or those that belong to one of them; FALSE where one stayed, to ask first. */
static gboolean
close_windows (GtkApplication *application, gboolean offices)
{
  g_autolist (GtkWindow) windows = g_list_copy_deep (gtk_application_get_windows (application),
                                                     (GCopyFunc)(void (*) (void))g_object_ref, NULL);
  gboolean closed = TRUE;

  for (GList *l = windows; l != NULL; l = l->next)
    if (ANBAN_IS_WINDOW (l->data) == offices) {
      gtk_window_close (l->data);
      closed = closed && g_list_find (gtk_application_get_windows (application), l->data) == NULL;
    }
  return closed;
}

/* Closes each window in its own way, with its question or its backup. */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (close_windows (data, FALSE))
    close_windows (data, TRUE);
}

static const GActionEntry actions[] = {
    {"open-office", open_office_cb, "s"},
    {"new-window", new_window_cb},
    {"help", help_cb},
    {"about", about_cb},
    {"quit", quit_cb},
};

static void
anban_application_activate (GApplication *application)
{
  AnbanApplication *self = ANBAN_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = anban_desktop_settings_dup_last_office ();

  if (window != NULL)
    gtk_window_present (window);
  else if (last != NULL && g_file_test (last, G_FILE_TEST_EXISTS))
    open_office (self, last);
  else
    gtk_window_present (GTK_WINDOW (create_window (self)));
}

static void
anban_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  AnbanApplication *self = ANBAN_APPLICATION (application);

  for (int i = 0; i < n_files; i++) {
    g_autofree char *path = g_file_get_path (files[i]);

    if (path != NULL)
      open_office (self, path);
    else {
      AnbanWindow *window = create_window (self);

      gtk_window_present (GTK_WINDOW (window));
      anban_notice_dialog (GTK_WIDGET (window), _ ("没有打开"),
                           _ ("这个文件不在本机上。请先复制到本机，再打开。"));
    }
  }
}

static void
anban_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (anban_application_parent_class)->startup (application);
  gtk_window_set_default_icon_name (ANBAN_APP_ID);
  anban_accessible_names_watch ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accels[i].action,
                                           (const char *const *)accels[i].accels);
}

static void
anban_application_class_init (AnbanApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = anban_application_activate;
  application_class->open = anban_application_open;
  application_class->startup = anban_application_startup;
}

static void
anban_application_init (AnbanApplication *self)
{
}

AnbanApplication *
anban_application_new (void)
{
  /* before the start: the style sheet is looked for under the base path then */
  g_resources_register (anban_ui_get_resource ());
  return g_object_new (ANBAN_TYPE_APPLICATION, "application-id", ANBAN_APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/anban/Anban", NULL);
}
