/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/certificate/course-notice.h"

#include "rules/certificate-course.h"

#include <glib/gi18n-lib.h>

struct _AnbanCourseNotice {
  AnbanRecordPart parent_instance;

  GtkWidget *card, *icon, *next, *sentences;
  const char *css_class; /* of the state that is shown */
};

G_DEFINE_FINAL_TYPE (AnbanCourseNotice, anban_course_notice, ANBAN_TYPE_RECORD_PART)

static void
show_state (AnbanCourseNotice *self, AnbanCertificateState state)
{
  const AnbanChoice *choice =
      anban_field_find_choice (&anban_certificate_register.fields[ANBAN_CERTIFICATE_STATE], (int)state);

  if (self->css_class != NULL)
    gtk_widget_remove_css_class (self->icon, self->css_class);
  self->css_class = choice != NULL ? choice->css_class : NULL;
  if (self->css_class != NULL)
    gtk_widget_add_css_class (self->icon, self->css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), choice != NULL ? choice->icon_name : NULL);
  gtk_widget_set_tooltip_text (self->icon, choice != NULL ? _ (choice->label) : NULL);
}

/* "30 天内 · 最迟…申请换证" */
static char *
dup_next (const AnbanCertificateCourse *course)
{
  g_autofree char *next = anban_certificate_course_dup_next (course);

  if (next == NULL)
    return g_strdup (_ ("目前无须办理"));
  return course->band != 0 ? g_strdup_printf (_ ("%s（%u 天内）"), next, course->band)
                           : g_steal_pointer (&next);
}

static void
show_course (AnbanCourseNotice *self, const AnbanCertificateCourse *course)
{
  g_autoptr (GPtrArray) sentences = anban_certificate_course_dup_sentences (course);
  g_autofree char *next = dup_next (course);
  g_autofree char *said = NULL;

  g_ptr_array_add (sentences, NULL);
  said = g_strjoinv ("\n", (char **)sentences->pdata);
  gtk_label_set_label (GTK_LABEL (self->next), next);
  gtk_label_set_label (GTK_LABEL (self->sentences), said);
  show_state (self, course->state);
}

static void
anban_course_notice_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanCourseNotice *self = ANBAN_COURSE_NOTICE (part);
  AnbanCertificateCourse course;
  gboolean known = owner != NULL && anban_record_get_id (owner) != 0 &&
                   anban_certificate_course_read (&course, store, anban_record_get_id (owner), NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), known);
  if (known)
    show_course (self, &course);
}

static void
anban_course_notice_dispose (GObject *object)
{
  AnbanCourseNotice *self = ANBAN_COURSE_NOTICE (object);

  g_clear_pointer (&self->card, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_course_notice_parent_class)->dispose (object);
}

static void
anban_course_notice_class_init (AnbanCourseNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_course_notice_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_course_notice_show;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "coursenotice");
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
anban_course_notice_init (AnbanCourseNotice *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "notice-card");
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  self->icon = gtk_image_new ();
  self->next = create_label ("heading");
  self->sentences = create_label ("dim-label");
  gtk_box_append (GTK_BOX (head), self->icon);
  gtk_box_append (GTK_BOX (head), self->next);
  gtk_box_append (GTK_BOX (self->card), head);
  gtk_box_append (GTK_BOX (self->card), self->sentences);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("证书办理提示"),
                                  -1);
}

const char *
anban_course_notice_get_next (AnbanCourseNotice *self)
{
  return gtk_label_get_label (GTK_LABEL (self->next));
}

const char *
anban_course_notice_get_sentences (AnbanCourseNotice *self)
{
  return gtk_label_get_label (GTK_LABEL (self->sentences));
}
