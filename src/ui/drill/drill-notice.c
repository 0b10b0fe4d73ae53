/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/drill/drill-notice.h"

#include "registers/drill.h"
#include "registers/emergency-plan.h"
#include "rules/drill-course.h"
#include "ui/drill/reminder.h"

#include <glib/gi18n-lib.h>

struct _AnbanDrillNotice {
  AnbanRecordPart parent_instance;

  AnbanReminder *report, *review;
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

static char *
dup_report (AnbanDrillNotice *self, AnbanRecord *drill)
{
  g_autofree char *source = NULL;

  if (!anban_drill_awaits_report (self->store, drill))
    return NULL;
  source = anban_drill_dup_reporting_source (self->store, drill);
  return source != NULL ? g_strdup_printf (_ ("按%s，这次演练要报送主管部门，还没有登记报送日期"), source)
                        : g_strdup (_ ("这次演练要报送主管部门，还没有登记报送日期"));
}

/* The light of the plan: 1 over, 2 near. */
static char *
dup_review (AnbanDrillNotice *self, AnbanRecord *drill)
{
  g_autoptr (AnbanRecord) plan = NULL;
  gint64 light;

  self->plan_id = anban_record_get_int (drill, ANBAN_DRILL_EMERGENCY_PLAN);
  if (self->plan_id != 0)
    plan = anban_store_get (self->store, &anban_emergency_plan_register, self->plan_id, NULL);
  light = plan != NULL ? anban_record_get_int (plan, ANBAN_EMERGENCY_PLAN_LIGHT) : 0;
  if (light != 1 && light != 2)
    return NULL;
  return g_strdup_printf (light == 1 ? _ ("预案“%s”应在 %s 前重新评估，已经逾期")
                                     : _ ("预案“%s”应在 %s 前重新评估"),
                          anban_record_get_text (plan, ANBAN_EMERGENCY_PLAN_NAME),
                          anban_record_get_text (plan, ANBAN_EMERGENCY_PLAN_REVIEW_DUE));
}

static void
anban_drill_notice_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanDrillNotice *self = ANBAN_DRILL_NOTICE (part);
  g_autofree char *report = NULL, *review = NULL;

  g_set_object (&self->store, store);
  report = owner != NULL ? dup_report (self, owner) : NULL;
  review = owner != NULL ? dup_review (self, owner) : NULL;
  anban_reminder_set_sentence (self->report, report);
  anban_reminder_set_sentence (self->review, review);
  gtk_widget_set_visible (GTK_WIDGET (self), report != NULL || review != NULL);
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

static void
anban_drill_notice_init (AnbanDrillNotice *self)
{
  self->report = ANBAN_REMINDER (anban_reminder_new ());
  self->review = ANBAN_REMINDER (anban_reminder_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->report), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->review), GTK_WIDGET (self));
  anban_reminder_add_button (self->review, _ ("打开预案"), G_CALLBACK (open_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("演练的提醒"), -1);
}
