/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/conflict-notice.h"

#include "registers/drill.h"
#include "registers/event.h"
#include "rules/drill-conflict.h"

#include <glib/gi18n-lib.h>

struct _AnbanConflictNotice {
  AnbanRecordPart parent_instance;

  GtkWidget *card, *sentences;
};

G_DEFINE_FINAL_TYPE (AnbanConflictNotice, anban_conflict_notice, ANBAN_TYPE_RECORD_PART)

/* One sentence a line; NULL where there is none. What was held is past worrying. */
static char *
dup_sentences (AnbanStore *store, AnbanRecord *drill)
{
  g_autoptr (GPtrArray) conflicts = NULL;
  GString *text;

  if (drill == NULL || anban_record_get_int (drill, ANBAN_DRILL_STATE) != ANBAN_EVENT_PLANNED)
    return NULL;
  conflicts = anban_drill_conflict_list_of (store, drill, ANBAN_DATE_NONE, NULL);
  if (conflicts == NULL || conflicts->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < conflicts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            ((const AnbanDrillConflict *)conflicts->pdata[i])->sentence);
  return g_string_free (text, FALSE);
}

static void
anban_conflict_notice_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanConflictNotice *self = ANBAN_CONFLICT_NOTICE (part);
  g_autofree char *text = dup_sentences (store, owner);

  gtk_label_set_text (GTK_LABEL (self->sentences), text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}

static void
anban_conflict_notice_dispose (GObject *object)
{
  g_clear_pointer (&ANBAN_CONFLICT_NOTICE (object)->card, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_conflict_notice_parent_class)->dispose (object);
}

static void
anban_conflict_notice_class_init (AnbanConflictNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_conflict_notice_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_conflict_notice_show;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "conflictnotice");
}

static void
anban_conflict_notice_init (AnbanConflictNotice *self)
{
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", "dialog-warning-symbolic", "valign", GTK_ALIGN_START, NULL);

  self->card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "conflict");
  gtk_widget_add_css_class (image, "warning");
  self->sentences = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->sentences), 0);
  gtk_label_set_wrap (GTK_LABEL (self->sentences), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->sentences), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (self->sentences), FALSE);
  gtk_box_append (GTK_BOX (self->card), image);
  gtk_box_append (GTK_BOX (self->card), self->sentences);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("演练冲突"), -1);
}

const char *
anban_conflict_notice_get_text (AnbanConflictNotice *self)
{
  return gtk_label_get_text (GTK_LABEL (self->sentences));
}
