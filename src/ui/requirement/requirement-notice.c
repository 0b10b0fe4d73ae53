/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/requirement/requirement-notice.h"

#include "rules/requirement-conflict.h"

#include <glib/gi18n-lib.h>

struct _AnbanRequirementNotice {
  AnbanRecordPart parent_instance;

  GtkWidget *card, *image, *sentences;
};

G_DEFINE_FINAL_TYPE (AnbanRequirementNotice, anban_requirement_notice, ANBAN_TYPE_RECORD_PART)

static guint
append_conflicts (GString *text, AnbanStore *store, gint64 id)
{
  g_autoptr (GPtrArray) conflicts =
      anban_requirement_conflict_list (store, anban_store_get_today (store), NULL);
  guint n = 0;

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++) {
    const AnbanRequirementConflict *conflict = conflicts->pdata[i];

    if (conflict->weak_id != id && conflict->strict_id != id)
      continue;
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", conflict->sentence);
    n++;
  }
  return n;
}

/* Whether something in it wants to be looked at. */
static gboolean
append_units (GString *text, AnbanStore *store, gint64 id)
{
  int n = anban_requirement_conflict_count_units (store, id, anban_store_get_today (store), NULL);

  if (n > 0)
    g_string_append_printf (text, _ ("现在适用于 %d 家单位。"), n);
  else if (n == 0)
    g_string_append (text, _ ("现在没有单位适用这条要求；请核对适用单位的条件和施行、失效日期。"));
  return n == 0;
}

static void
anban_requirement_notice_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanRequirementNotice *self = ANBAN_REQUIREMENT_NOTICE (part);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean odd = FALSE;

  if (owner != NULL && !anban_record_is_deleted (owner)) {
    odd = append_units (text, store, anban_record_get_id (owner));
    odd = append_conflicts (text, store, anban_record_get_id (owner)) > 0 || odd;
  }
  gtk_label_set_text (GTK_LABEL (self->sentences), text->str);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image),
                                odd ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  if (odd)
    gtk_widget_add_css_class (self->image, "warning");
  else
    gtk_widget_remove_css_class (self->image, "warning");
  gtk_widget_set_visible (GTK_WIDGET (self), text->len > 0);
}

static void
anban_requirement_notice_dispose (GObject *object)
{
  g_clear_pointer (&ANBAN_REQUIREMENT_NOTICE (object)->card, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_requirement_notice_parent_class)->dispose (object);
}

static void
anban_requirement_notice_class_init (AnbanRequirementNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_requirement_notice_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_requirement_notice_show;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "requirementnotice");
}

static void
anban_requirement_notice_init (AnbanRequirementNotice *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign",
                              GTK_ALIGN_START, NULL);
  self->card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "conflict");
  self->sentences = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->sentences), 0);
  gtk_label_set_wrap (GTK_LABEL (self->sentences), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->sentences), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (self->card), self->image);
  gtk_box_append (GTK_BOX (self->card), self->sentences);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("适用和冲突"), -1);
}

const char *
anban_requirement_notice_get_text (AnbanRequirementNotice *self)
{
  return gtk_label_get_text (GTK_LABEL (self->sentences));
}
