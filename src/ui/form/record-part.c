/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/record-part.h"

G_DEFINE_ABSTRACT_TYPE (AnbanRecordPart, anban_record_part, GTK_TYPE_WIDGET)

static void
anban_record_part_class_init (AnbanRecordPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
anban_record_part_init (AnbanRecordPart *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

void
anban_record_part_show (AnbanRecordPart *self, AnbanStore *store, AnbanRecord *owner)
{
  ANBAN_RECORD_PART_GET_CLASS (self)->show (self, store, owner);
}

guint
anban_record_part_get_count (AnbanRecordPart *self)
{
  AnbanRecordPartClass *klass = ANBAN_RECORD_PART_GET_CLASS (self);

  return klass->get_count != NULL ? klass->get_count (self) : 0;
}

gboolean
anban_record_part_flush (AnbanRecordPart *self)
{
  AnbanRecordPartClass *klass = ANBAN_RECORD_PART_GET_CLASS (self);

  return klass->flush == NULL || klass->flush (self);
}
