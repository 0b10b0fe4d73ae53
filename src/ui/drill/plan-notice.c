/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/drill/plan-notice.h"

#include "registers/emergency-plan.h"
#include "rules/plan-filing.h"
#include "ui/drill/reminder.h"
#include "ui/form/record-pane.h"

#include <glib/gi18n-lib.h>

struct _AnbanPlanNotice {
  AnbanRecordPart parent_instance;

  AnbanReminder *filing, *review;
  AnbanStore *store;
  AnbanRecord *owner;
};

G_DEFINE_FINAL_TYPE (AnbanPlanNotice, anban_plan_notice, ANBAN_TYPE_RECORD_PART)

/* What is being typed into the pane is saved first. */
static void
enter_today (AnbanPlanNotice *self, guint field, const char *done_message)
{
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (self), ANBAN_TYPE_RECORD_PANE);
  g_autoptr (AnbanRecord) plan = NULL;
  g_autoptr (GError) error = NULL;
  char iso[ANBAN_DATE_ISO_SIZE];
  gboolean done = FALSE;

  if (self->owner == NULL)
    return;
  if (pane != NULL)
    anban_record_pane_flush (ANBAN_RECORD_PANE (pane));
  plan = anban_store_get (self->store, &anban_emergency_plan_register, anban_record_get_id (self->owner),
                          &error);
  if (plan != NULL) {
    anban_record_set_text (plan, field, anban_date_to_iso (anban_store_get_today (self->store), iso));
    done = anban_store_save (self->store, plan, &error);
  }
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", done ? done_message : error->message,
                              done);
}

static void
filed_cb (AnbanPlanNotice *self)
{
  enter_today (self, ANBAN_EMERGENCY_PLAN_FILED_ON, _ ("已登记备案，请补上备案编号"));
}

static void
reviewed_cb (AnbanPlanNotice *self)
{
  enter_today (self, ANBAN_EMERGENCY_PLAN_EVALUATED_ON, _ ("已登记评估"));
}

static char *
dup_filing (AnbanPlanNotice *self)
{
  int n_days;
  AnbanDate due = anban_plan_filing_get_due (self->store, self->owner, &n_days, NULL);
  char iso[ANBAN_DATE_ISO_SIZE];

  if (due == ANBAN_DATE_NONE)
    return NULL;
  return g_strdup_printf (due < anban_store_get_today (self->store)
                              ? _ ("发布后 %d 个工作日内（%s 前）要备案，已经逾期")
                              : _ ("发布后 %d 个工作日内（%s 前）要备案，还没有登记备案日期"),
                          n_days, anban_date_to_iso (due, iso));
}

/* The light: 1 over, 2 near. */
static char *
dup_review (AnbanPlanNotice *self)
{
  gint64 light = anban_record_get_int (self->owner, ANBAN_EMERGENCY_PLAN_LIGHT);
  const char *due = anban_record_get_text (self->owner, ANBAN_EMERGENCY_PLAN_REVIEW_DUE);

  if (light == 1)
    return g_strdup_printf (_ ("应在 %s 前重新评估，已经逾期"), due);
  return light == 2 ? g_strdup_printf (_ ("应在 %s 前重新评估"), due) : NULL;
}

static void
anban_plan_notice_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanPlanNotice *self = ANBAN_PLAN_NOTICE (part);
  gboolean writable = owner != NULL && !anban_store_is_read_only (store) && !anban_record_is_deleted (owner);
  g_autofree char *filing = NULL, *review = NULL;

  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  filing = owner != NULL ? dup_filing (self) : NULL;
  review = owner != NULL ? dup_review (self) : NULL;
  anban_reminder_set_sentence (self->filing, filing);
  anban_reminder_set_sentence (self->review, review);
  anban_reminder_set_buttons_visible (self->filing, writable);
  anban_reminder_set_buttons_visible (self->review, writable);
  gtk_widget_set_visible (GTK_WIDGET (self), filing != NULL || review != NULL);
}

static void
anban_plan_notice_dispose (GObject *object)
{
  AnbanPlanNotice *self = ANBAN_PLAN_NOTICE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (anban_plan_notice_parent_class)->dispose (object);
}

static void
anban_plan_notice_class_init (AnbanPlanNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_plan_notice_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_plan_notice_show;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "plannotice");
}

static void
anban_plan_notice_init (AnbanPlanNotice *self)
{
  self->filing = ANBAN_REMINDER (anban_reminder_new ());
  self->review = ANBAN_REMINDER (anban_reminder_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->filing), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->review), GTK_WIDGET (self));
  anban_reminder_add_button (self->filing, _ ("登记备案"), G_CALLBACK (filed_cb), self);
  anban_reminder_add_button (self->review, _ ("登记评估"), G_CALLBACK (reviewed_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("预案的提醒"), -1);
}

const char *
anban_plan_notice_get_filing (AnbanPlanNotice *self)
{
  return anban_reminder_get_sentence (self->filing);
}

const char *
anban_plan_notice_get_review (AnbanPlanNotice *self)
{
  return anban_reminder_get_sentence (self->review);
}
