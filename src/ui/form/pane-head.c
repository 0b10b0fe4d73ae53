/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/pane-head.h"

#include <glib/gi18n-lib.h>

struct _AnbanPaneHead {
  GtkWidget parent_instance;

  GtkWidget *box, *caption, *title, *copy_button, *delete_button;
};

G_DEFINE_FINAL_TYPE (AnbanPaneHead, anban_pane_head, GTK_TYPE_WIDGET)

static void
anban_pane_head_dispose (GObject *object)
{
  g_clear_pointer (&ANBAN_PANE_HEAD (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_pane_head_parent_class)->dispose (object);
}

static void
anban_pane_head_class_init (AnbanPaneHeadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_pane_head_dispose;
  gtk_widget_class_set_css_name (widget_class, "panehead");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/pane-head.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanPaneHead, box);
  gtk_widget_class_bind_template_child (widget_class, AnbanPaneHead, caption);
  gtk_widget_class_bind_template_child (widget_class, AnbanPaneHead, title);
  gtk_widget_class_bind_template_child (widget_class, AnbanPaneHead, copy_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanPaneHead, delete_button);
}

static void
anban_pane_head_init (AnbanPaneHead *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("记录"), -1);
}

void
anban_pane_head_show (AnbanPaneHead *self, AnbanRecordSession *session)
{
  AnbanRecord *record = anban_record_session_get_record (session);
  const AnbanRegister *reg = anban_record_get_register (record);
  gboolean is_new = anban_record_session_is_new (session);
  gboolean can_change = !is_new && !anban_record_session_is_read_only (session);
  g_autofree char *title = anban_record_dup_title (record);
  g_autofree char *new_title = g_strdup_printf (_ ("新建：%s"), _ (reg->title));

  gtk_label_set_label (GTK_LABEL (self->caption), is_new ? new_title : _ (reg->title));
  gtk_label_set_label (GTK_LABEL (self->title), *title != '\0' ? title : _ ("（未命名）"));
  gtk_widget_set_tooltip_text (self->title, title);
  gtk_widget_set_sensitive (self->copy_button, can_change);
  gtk_widget_set_sensitive (self->delete_button, can_change);
}
