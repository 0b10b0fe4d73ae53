/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/attachment-section.h"

#include "ui/files-chooser.h"
#include "ui/form/attachment-opener.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

struct _AnbanAttachmentSection {
  GtkWidget parent_instance;

  GtkWidget *header, *title, *add_button, *card, *list, *empty_label;
  AnbanStore *store;
  AnbanRecord *owner;
  GPtrArray *files; /* AnbanRecord */
  GtkNativeDialog *chooser;
};

G_DEFINE_TYPE (AnbanAttachmentSection, anban_attachment_section, GTK_TYPE_WIDGET)

static void
tell (AnbanAttachmentSection *self, const char *message, gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, undo);
}

static gboolean
is_writable (AnbanAttachmentSection *self)
{
  return self->store != NULL && self->owner != NULL && !anban_store_is_read_only (self->store);
}

static AnbanRecord *
get_file_of (AnbanAttachmentSection *self, GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return self->files->pdata[gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))];
}

static void
open_file (AnbanAttachmentSection *self, AnbanRecord *file)
{
  g_autoptr (GError) error = NULL;

  if (!anban_attachment_opener_open (GTK_WIDGET (self), self->store, file, &error))
    tell (self, error->message, FALSE);
}

static void
row_activated_cb (AnbanAttachmentSection *self, GtkListBoxRow *row)
{
  open_file (self, self->files->pdata[gtk_list_box_row_get_index (row)]);
}

static void
save_response_cb (GtkNativeDialog *chooser, int response, AnbanAttachmentSection *self)
{
  AnbanRecord *file = g_object_get_data (G_OBJECT (chooser), "attachment");
  g_autoptr (GFile) target = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (response == GTK_RESPONSE_ACCEPT) {
    target = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
    anban_chooser_folder_note (ANBAN_FOLDER_EVIDENCE, target);
    content = anban_attachment_get_content (self->store, file, &error);
    if (content == NULL)
      message = g_strdup (error->message);
    else if (!g_file_replace_contents (target, g_bytes_get_data (content, NULL), g_bytes_get_size (content),
                                       NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, &error))
      message = g_strdup_printf (_ ("附件没有存出（%s），请换一个文件夹再试"), error->message);
    else
      message = g_strdup_printf (_ ("已另存为 %s"), g_file_peek_path (target));
    tell (self, message, FALSE);
  }
  g_clear_object (&self->chooser);
}

static GtkWindow *
get_window (AnbanAttachmentSection *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
save_as_cb (AnbanAttachmentSection *self, GtkWidget *button)
{
  AnbanRecord *file = get_file_of (self, button);

  g_clear_object (&self->chooser);
  self->chooser = GTK_NATIVE_DIALOG (gtk_file_chooser_native_new (
      _ ("附件另存为"), get_window (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("保存"), _ ("取消")));
  anban_chooser_folder_begin (GTK_FILE_CHOOSER (self->chooser), ANBAN_FOLDER_EVIDENCE,
                              anban_store_get_path (self->store));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser),
                                     anban_record_get_text (file, ANBAN_ATTACHMENT_NAME));
  g_object_set_data_full (G_OBJECT (self->chooser), "attachment", g_object_ref (file), g_object_unref);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_set_modal (self->chooser, TRUE);
  gtk_native_dialog_show (self->chooser);
}

static void
open_cb (AnbanAttachmentSection *self, GtkWidget *button)
{
  open_file (self, get_file_of (self, button));
}

static void
remove_cb (AnbanAttachmentSection *self, GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  anban_attachment_section_remove (self, (guint)gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static gboolean
key_pressed_cb (AnbanAttachmentSection *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (keyval != GDK_KEY_Delete || row == NULL || !is_writable (self))
    return GDK_EVENT_PROPAGATE;
  anban_attachment_section_remove (self, (guint)gtk_list_box_row_get_index (row));
  return GDK_EVENT_STOP;
}

static void
append_button (AnbanAttachmentSection *self,
               GtkWidget *box,
               const char *icon_name,
               const char *verb,
               const char *file_name,
               GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  g_autofree char *name = g_strdup_printf ("%s：%s", verb, file_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_tooltip_text (button, verb);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static char *
dup_size (gint64 bytes)
{
  if (bytes < 1000 * 1024)
    return g_strdup_printf ("%" PRId64 " KB", (bytes + 1023) / 1024);
  return g_strdup_printf ("%.1f MB", (double)bytes / (1024 * 1024));
}

static GtkWidget *
create_row (AnbanAttachmentSection *self, AnbanRecord *file)
{
  const char *name = anban_record_get_text (file, ANBAN_ATTACHMENT_NAME);
  g_autofree char *size = dup_size (anban_record_get_int (file, ANBAN_ATTACHMENT_SIZE));
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);
  g_autoptr (GIcon) icon = g_content_type_get_symbolic_icon (type);
  g_autofree char *accessible = g_strdup_printf ("%s %s", name, size);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image =
      g_object_new (GTK_TYPE_IMAGE, "gicon", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *size_label = gtk_label_new (size);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (size_label, "dim-label");
  gtk_widget_add_css_class (size_label, "caption");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), size_label);
  append_button (self, box, "document-open-symbolic", _ ("打开"), name, G_CALLBACK (open_cb));
  append_button (self, box, "document-save-as-symbolic", _ ("另存为"), name, G_CALLBACK (save_as_cb));
  if (is_writable (self))
    append_button (self, box, "edit-delete-symbolic", _ ("移除"), name, G_CALLBACK (remove_cb));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible, -1);
  return row;
}

static void
open_response_cb (GtkNativeDialog *chooser, int response, AnbanAttachmentSection *self)
{
  GSList *files = anban_files_chooser_dup_files (chooser, response, ANBAN_FOLDER_EVIDENCE);

  anban_attachment_section_add_files (self, files);
  g_slist_free_full (files, g_object_unref);
  g_clear_object (&self->chooser);
}

static void
add_cb (AnbanAttachmentSection *self)
{
  g_clear_object (&self->chooser);
  self->chooser = anban_files_chooser_new (GTK_WIDGET (self), _ ("添加附件"), ANBAN_FOLDER_EVIDENCE,
                                           anban_store_get_path (self->store));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (open_response_cb), self, 0);
  gtk_native_dialog_show (self->chooser);
}

static gboolean
drop_cb (AnbanAttachmentSection *self, const GValue *value)
{
  if (!is_writable (self) || !G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  anban_attachment_section_add_files (self, g_value_get_boxed (value));
  return TRUE;
}

/* A picture that a screen shot or another program left there, named by the moment. */
static void
add_picture (AnbanAttachmentSection *self, GdkTexture *picture)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *name = g_strdup_printf (_ ("图片-%s.png"), stamp);
  g_autoptr (GBytes) content = gdk_texture_save_to_png_bytes (picture);
  g_autoptr (AnbanRecord) added = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_writable (self))
    return;
  added = anban_attachment_add_bytes (self->store, self->owner, name, content, &error);
  if (added == NULL) {
    tell (self, error->message, FALSE);
  } else {
    g_autofree char *message = g_strdup_printf (_ ("已添加附件“%s”"), name);

    tell (self, message, TRUE);
  }
  anban_attachment_section_reload (self);
}

static void
picture_pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnbanAttachmentSection) self = data;
  g_autoptr (GdkTexture) picture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);

  if (picture != NULL)
    add_picture (self, picture);
  else
    tell (self, _ ("剪贴板里没有文件或图片；请先复制文件，或先截图"), FALSE);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnbanAttachmentSection) self = data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value != NULL)
    drop_cb (self, value);
  else
    gdk_clipboard_read_texture_async (GDK_CLIPBOARD (source), NULL, picture_pasted_cb, g_object_ref (self));
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_attachment_section_paste (ANBAN_ATTACHMENT_SECTION (widget));
}

static void
anban_attachment_section_dispose (GObject *object)
{
  AnbanAttachmentSection *self = ANBAN_ATTACHMENT_SECTION (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_object (&self->owner);
  g_clear_object (&self->store);
  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_attachment_section_parent_class)->dispose (object);
}

static void
anban_attachment_section_class_init (AnbanAttachmentSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_attachment_section_dispose;
  gtk_widget_class_set_css_name (widget_class, "attachmentsection");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/anban/Anban/ui/attachment-section.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanAttachmentSection, header);
  gtk_widget_class_bind_template_child (widget_class, AnbanAttachmentSection, title);
  gtk_widget_class_bind_template_child (widget_class, AnbanAttachmentSection, add_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanAttachmentSection, card);
  gtk_widget_class_bind_template_child (widget_class, AnbanAttachmentSection, list);
  gtk_widget_class_bind_template_child (widget_class, AnbanAttachmentSection, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "attachment.paste", NULL, paste_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "attachment.paste", NULL);
}

static void
anban_attachment_section_init (AnbanAttachmentSection *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("附件"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("附件"), -1);
}

GtkWidget *
anban_attachment_section_new (void)
{
  return g_object_new (ANBAN_TYPE_ATTACHMENT_SECTION, NULL);
}

void
anban_attachment_section_set_owner (AnbanAttachmentSection *self, AnbanStore *store, AnbanRecord *owner)
{
  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  gtk_widget_set_visible (self->add_button, is_writable (self));
  anban_attachment_section_reload (self);
}

void
anban_attachment_section_reload (AnbanAttachmentSection *self)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_ptr_array_set_size (self->files, 0);
  if (self->owner == NULL)
    return;
  files = anban_attachment_list (self->store, self->owner, &error);
  if (files == NULL)
    tell (self, error->message, FALSE);
  for (guint i = 0; files != NULL && i < files->len; i++) {
    /* photos with a role have a section of their own */
    if (anban_record_get_int (files->pdata[i], ANBAN_ATTACHMENT_ROLE) != 0)
      continue;
    g_ptr_array_add (self->files, g_object_ref (files->pdata[i]));
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, files->pdata[i]));
  }
  title = self->files->len > 0 ? g_strdup_printf (_ ("附件（%u）"), self->files->len) : g_strdup (_ ("附件"));
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->list, self->files->len > 0);
  gtk_widget_set_visible (self->empty_label, self->files->len == 0 && is_writable (self));
  gtk_widget_set_visible (self->card, self->files->len > 0 || is_writable (self));
}

void
anban_attachment_section_add_files (AnbanAttachmentSection *self, GSList *files)
{
  g_autoptr (GError) error = NULL;
  guint n_added = 0;

  if (!is_writable (self) || files == NULL)
    return;
  if (!anban_store_begin_step (self->store, _ ("添加附件"), &error)) {
    tell (self, error->message, FALSE);
    return;
  }
  for (GSList *file = files; file != NULL; file = file->next) {
    g_autoptr (GError) failure = NULL;
    g_autoptr (AnbanRecord) added =
        anban_attachment_add_file (self->store, self->owner, file->data, &failure);

    if (added != NULL)
      n_added++;
    else
      tell (self, failure->message, FALSE);
  }
  if (!anban_store_commit_step (self->store, &error)) {
    tell (self, error->message, FALSE);
  } else if (n_added > 0) {
    g_autofree char *message = g_strdup_printf (_ ("已添加 %u 个附件"), n_added);

    tell (self, message, TRUE);
  }
  anban_attachment_section_reload (self);
}

void
anban_attachment_section_paste (AnbanAttachmentSection *self)
{
  if (is_writable (self))
    gdk_clipboard_read_value_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), GDK_TYPE_FILE_LIST,
                                    G_PRIORITY_DEFAULT, NULL, pasted_cb, g_object_ref (self));
}

guint
anban_attachment_section_get_n_files (AnbanAttachmentSection *self)
{
  return self->files->len;
}

void
anban_attachment_section_remove (AnbanAttachmentSection *self, guint place)
{
  AnbanRecord *file = self->files->pdata[place];
  g_autofree char *message =
      g_strdup_printf (_ ("已移除附件“%s”"), anban_record_get_text (file, ANBAN_ATTACHMENT_NAME));
  g_autoptr (GError) error = NULL;

  if (!anban_store_delete (self->store, &anban_attachment_register, anban_record_get_id (file), &error))
    tell (self, error->message, FALSE);
  else
    tell (self, message, TRUE);
  anban_attachment_section_reload (self);
}
