/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/drill/drill-notice.h"

#include "registers/drill.h"
#include "registers/emergency-plan.h"
#include "rules/drill-course.h"

#include <glib/gi18n-lib.h>

struct _AnbanDrillNotice {
  AnbanRecordPart parent_instance;

  GtkWidget *report, *review, *review_line;
  AnbanStore *store;
  gint64 plan_id;
};

G_DEFINE_FINAL_TYPE (AnbanDrillNotice, anban_drill_notice, ANBAN_TYPE_RECORD_PART)

static void
open_cb (AnbanDrillNotice *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.open-record", "(sx)", anban_emergency_plan_register.id,
                              self->plan_id);
}

static gboolean
show_report (AnbanDrillNotice *self, AnbanRecord *drill)
{
  g_autofree char *source = NULL, *sentence = NULL;

  if (!anban_drill_awaits_report (self->store, drill))
    return FALSE;
  source = anban_drill_dup_reporting_source (self->store, drill);
  sentence = source != NULL ? g_strdup_printf (_ ("按%s，这次演练要报送主管部门，还没有登记报送日期"), source)
                            : g_strdup (_ ("这次演练要报送主管部门，还没有登记报送日期"));
  gtk_label_set_label (GTK_LABEL (self->report), sentence);
  return TRUE;
}

/* The light of the plan: 1 over, 2 near. */
static gboolean
show_review (AnbanDrillNotice *self, AnbanRecord *drill)
{
  g_autoptr (AnbanRecord) plan = NULL;
  g_autofree char *sentence = NULL;
  gint64 light;

  self->plan_id = anban_record_get_int (drill, ANBAN_DRILL_EMERGENCY_PLAN);
  if (self->plan_id != 0)
    plan = anban_store_get (self->store, &anban_emergency_plan_register, self->plan_id, NULL);
  light = plan != NULL ? anban_record_get_int (plan, ANBAN_EMERGENCY_PLAN_LIGHT) : 0;
  if (light != 1 && light != 2)
    return FALSE;
  sentence = g_strdup_printf (light == 1 ? _ ("预案“%s”应在 %s 前重新评估，已经逾期")
                                         : _ ("预案“%s”应在 %s 前重新评估"),
                              anban_record_get_text (plan, ANBAN_EMERGENCY_PLAN_NAME),
                              anban_record_get_text (plan, ANBAN_EMERGENCY_PLAN_REVIEW_DUE));
  gtk_label_set_label (GTK_LABEL (self->review), sentence);
  return TRUE;
}

static void
anban_drill_notice_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanDrillNotice *self = ANBAN_DRILL_NOTICE (part);
  gboolean reports, reviews;

  g_set_object (&self->store, store);
  reports = owner != NULL && show_report (self, owner);
  reviews = owner != NULL && show_review (self, owner);
  gtk_widget_set_visible (gtk_widget_get_parent (self->report), reports);
  gtk_widget_set_visible (self->review_line, reviews);
  gtk_widget_set_visible (GTK_WIDGET (self), reports || reviews);
}

static void
anban_drill_notice_dispose (GObject *object)
{
  AnbanDrillNotice *self = ANBAN_DRILL_NOTICE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_drill_notice_parent_class)->dispose (object);
}

static void
anban_drill_notice_class_init (AnbanDrillNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_drill_notice_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_drill_notice_show;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "drillnotice");
}

static GtkWidget *
create_line (AnbanDrillNotice *self, GtkWidget **label)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("alarm-symbolic");

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  *label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (*label), 0);
  gtk_label_set_wrap (GTK_LABEL (*label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (*label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (*label, TRUE);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), *label);
  gtk_widget_add_css_class (line, "card");
  gtk_widget_add_css_class (line, "reminder");
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  return line;
}

static void
anban_drill_notice_init (AnbanDrillNotice *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("打开预案"));

  create_line (self, &self->report);
  self->review_line = create_line (self, &self->review);
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (self->review_line), button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("演练的提醒"), -1);
}
