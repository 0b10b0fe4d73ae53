/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/new-office-dialog.h"

#include "registers/office.h"
#include "store/store.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

struct _AnbanNewOfficeDialog {
  AdwWindow parent_instance;
  AdwEntryRow *name, *region;
  AdwComboRow *level;
  GtkWidget *create_button;
};

enum {
  SIGNAL_CREATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanNewOfficeDialog, anban_new_office_dialog, ADW_TYPE_WINDOW)

/* Leaves no half-made file behind. */
static gboolean
create_office (AnbanNewOfficeDialog *self, const char *path, GError **error)
{
  g_autoptr (AnbanStore) store = anban_office_create (path, error);
  const char *level = gtk_string_list_get_string (GTK_STRING_LIST (adw_combo_row_get_model (self->level)),
                                                  adw_combo_row_get_selected (self->level));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *region = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->region))));
  gboolean done;

  if (store == NULL)
    return FALSE;
  done = anban_store_begin_step (store, _ ("新建单位安办文件"), error) &&
         anban_store_set_setting (store, "office-name", name, error) &&
         anban_store_set_setting (store, "office-level", level, error) &&
         anban_store_set_setting (store, "office-region", region, error) &&
         anban_store_commit_step (store, error);
  anban_store_close (store);
  if (!done)
    g_unlink (path);
  return done;
}

/* The file chooser asked before it named a file that exists: that file is put aside, never written over. */
static gboolean
put_aside (const char *path, GError **error)
{
  g_autofree char *aside = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  for (guint i = 1; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); i++) {
    g_free (aside);
    aside = g_strdup_printf (_ ("%s.旧%u"), path, i);
  }
  if (g_rename (path, aside) == 0)
    return TRUE;
  g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_READ_ONLY, _ ("同名的文件挪不开，没有新建。请换一个名字。"));
  return FALSE;
}

static void
place_chosen_cb (GtkNativeDialog *dialog, int response, AnbanNewOfficeDialog *self)
{
  g_autoptr (GFile) chosen =
      response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = chosen != NULL ? g_file_get_path (chosen) : NULL;
  g_autoptr (GError) error = NULL;

  gtk_native_dialog_hide (dialog);
  if (path != NULL && !g_str_has_suffix (path, ".anban")) {
    char *whole = g_strconcat (path, ".anban", NULL);

    g_free (path);
    path = whole;
  }
  if (path != NULL && put_aside (path, &error) && create_office (self, path, &error)) {
    g_autoptr (GFile) file = g_file_new_for_path (path);

    g_signal_emit (self, signals[SIGNAL_CREATED], 0, file);
    gtk_window_destroy (GTK_WINDOW (self));
  } else if (error != NULL)
    anban_notice_dialog (GTK_WIDGET (self), _ ("没有新建"), error->message);
  g_object_unref (dialog);
}

static void
create_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanNewOfficeDialog *self = ANBAN_NEW_OFFICE_DIALOG (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _ ("存放位置"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("新建"), _ ("取消"));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autofree char *file = g_strconcat (g_strdelimit (name, "/\\", '-'), ".anban", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS) != NULL
                                                      ? g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS)
                                                      : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (place_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
name_changed_cb (AnbanNewOfficeDialog *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.create", *name != '\0');
}

static void
anban_new_office_dialog_class_init (AnbanNewOfficeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CREATED] = g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/anban/Anban/ui/new-office-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanNewOfficeDialog, name);
  gtk_widget_class_bind_template_child (widget_class, AnbanNewOfficeDialog, region);
  gtk_widget_class_bind_template_child (widget_class, AnbanNewOfficeDialog, level);
  gtk_widget_class_bind_template_child (widget_class, AnbanNewOfficeDialog, create_button);
  gtk_widget_class_install_action (widget_class, "dialog.create", NULL, create_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anban_new_office_dialog_init (AnbanNewOfficeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->name, "changed", G_CALLBACK (name_changed_cb), self);
  name_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

AnbanNewOfficeDialog *
anban_new_office_dialog_new (GtkWindow *parent)
{
  return g_object_new (ANBAN_TYPE_NEW_OFFICE_DIALOG, "transient-for", parent, NULL);
}
