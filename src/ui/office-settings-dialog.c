/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/office-settings-dialog.h"

#include "ui/desktop-settings.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

struct _AnbanOfficeSettingsDialog {
  AdwWindow parent_instance;

  AnbanStore *store;
  AdwEntryRow *name, *level, *region, *actor;
  GtkSpinButton *due_soon;
};

G_DEFINE_FINAL_TYPE (AnbanOfficeSettingsDialog, anban_office_settings_dialog, ADW_TYPE_WINDOW)

static const struct {
  const char *key;
  gsize row;
} texts[] = {
    {"office-name", G_STRUCT_OFFSET (AnbanOfficeSettingsDialog, name)},
    {"office-level", G_STRUCT_OFFSET (AnbanOfficeSettingsDialog, level)},
    {"office-region", G_STRUCT_OFFSET (AnbanOfficeSettingsDialog, region)},
};

static GtkEditable *
get_row (AnbanOfficeSettingsDialog *self, guint i)
{
  return G_STRUCT_MEMBER (GtkEditable *, self, texts[i].row);
}

static gboolean
write_setting (AnbanStore *store, const char *key, const char *value, GError **error)
{
  g_autofree char *old = anban_store_dup_setting (store, key, "");

  /* what was not touched is no change in the log */
  return g_strcmp0 (old, value) == 0 || anban_store_set_setting (store, key, value, error);
}

static gboolean
write_settings (AnbanOfficeSettingsDialog *self, GError **error)
{
  g_autofree char *days = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (self->due_soon));

  if (!anban_store_begin_step (self->store, _ ("修改单位设置"), error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *value = g_strstrip (g_strdup (gtk_editable_get_text (get_row (self, i))));

    if (!write_setting (self->store, texts[i].key, value, error)) {
      anban_store_rollback_step (self->store);
      return FALSE;
    }
  }
  if (gtk_spin_button_get_value_as_int (self->due_soon) !=
          anban_store_get_setting_int (self->store, "due-soon-days", ANBAN_DUE_SOON_DAYS) &&
      !anban_store_set_setting (self->store, "due-soon-days", days, error)) {
    anban_store_rollback_step (self->store);
    return FALSE;
  }
  return anban_store_commit_step (self->store, error);
}

static gboolean
anban_office_settings_dialog_close_request (GtkWindow *window)
{
  AnbanOfficeSettingsDialog *self = ANBAN_OFFICE_SETTINGS_DIALOG (window);
  g_autofree char *actor = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->actor))));
  GtkWindow *parent = gtk_window_get_transient_for (window);
  g_autoptr (GError) error = NULL;

  if (*actor != '\0' && g_strcmp0 (actor, anban_store_get_actor (self->store)) != 0) {
    anban_store_set_actor (self->store, actor);
    anban_desktop_settings_set_actor (actor);
  }
  gtk_spin_button_update (self->due_soon);
  if (!anban_store_is_read_only (self->store) && !write_settings (self, &error)) {
    anban_notice_error (parent != NULL ? GTK_WIDGET (parent) : GTK_WIDGET (self), _ ("没有保存单位设置"),
                        error);
    return GDK_EVENT_STOP;
  }
  return GTK_WINDOW_CLASS (anban_office_settings_dialog_parent_class)->close_request (window);
}

static void
anban_office_settings_dialog_dispose (GObject *object)
{
  AnbanOfficeSettingsDialog *self = ANBAN_OFFICE_SETTINGS_DIALOG (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_office_settings_dialog_parent_class)->dispose (object);
}

static void
anban_office_settings_dialog_class_init (AnbanOfficeSettingsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_office_settings_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = anban_office_settings_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/anban/Anban/ui/office-settings-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanOfficeSettingsDialog, name);
  gtk_widget_class_bind_template_child (widget_class, AnbanOfficeSettingsDialog, level);
  gtk_widget_class_bind_template_child (widget_class, AnbanOfficeSettingsDialog, region);
  gtk_widget_class_bind_template_child (widget_class, AnbanOfficeSettingsDialog, actor);
  gtk_widget_class_bind_template_child (widget_class, AnbanOfficeSettingsDialog, due_soon);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anban_office_settings_dialog_init (AnbanOfficeSettingsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_settings (AnbanOfficeSettingsDialog *self)
{
  gboolean writable = !anban_store_is_read_only (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *value = anban_store_dup_setting (self->store, texts[i].key, "");

    gtk_editable_set_text (get_row (self, i), value);
    gtk_widget_set_sensitive (GTK_WIDGET (get_row (self, i)), writable);
  }
  gtk_spin_button_set_value (self->due_soon, (double)anban_store_get_setting_int (
                                                 self->store, "due-soon-days", ANBAN_DUE_SOON_DAYS));
  gtk_widget_set_sensitive (GTK_WIDGET (self->due_soon), writable);
  gtk_editable_set_text (GTK_EDITABLE (self->actor), anban_store_get_actor (self->store));
}

AnbanOfficeSettingsDialog *
anban_office_settings_dialog_new (GtkWindow *parent, AnbanStore *store)
{
  AnbanOfficeSettingsDialog *self =
      g_object_new (ANBAN_TYPE_OFFICE_SETTINGS_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  show_settings (self);
  return self;
}
