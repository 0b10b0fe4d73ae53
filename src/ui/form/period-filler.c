/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/period-filler.h"

#include "registers/task-periods.h"

#include <glib/gi18n-lib.h>

struct _AnbanPeriodFiller {
  GtkWidget parent_instance;

  GtkWidget *box, *from_entry, *to_entry;
  AnbanStore *store;
  gint64 task_id;
};

G_DEFINE_TYPE (AnbanPeriodFiller, anban_period_filler, GTK_TYPE_WIDGET)

static void
tell (AnbanPeriodFiller *self, const char *message, gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, undo);
}

static void
fill_cb (AnbanPeriodFiller *self)
{
  anban_period_filler_fill (self);
}

static gboolean
read_day (GtkWidget *entry, AnbanDate *date)
{
  gboolean valid = anban_date_parse (gtk_editable_get_text (GTK_EDITABLE (entry)), date);

  if (valid)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  return valid;
}

static void
anban_period_filler_dispose (GObject *object)
{
  AnbanPeriodFiller *self = ANBAN_PERIOD_FILLER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_period_filler_parent_class)->dispose (object);
}

static void
anban_period_filler_class_init (AnbanPeriodFillerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_period_filler_dispose;
  gtk_widget_class_set_css_name (widget_class, "adder");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/period-filler.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanPeriodFiller, box);
  gtk_widget_class_bind_template_child (widget_class, AnbanPeriodFiller, from_entry);
  gtk_widget_class_bind_template_child (widget_class, AnbanPeriodFiller, to_entry);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
}

static void
anban_period_filler_init (AnbanPeriodFiller *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("生成分期"), -1);
}

GtkWidget *
anban_period_filler_new (void)
{
  return g_object_new (ANBAN_TYPE_PERIOD_FILLER, NULL);
}

void
anban_period_filler_set_task (AnbanPeriodFiller *self, AnbanStore *store, AnbanRecord *task)
{
  AnbanDate due, from, to;
  char iso[ANBAN_DATE_ISO_SIZE];
  int year;

  g_set_object (&self->store, store);
  self->task_id = task != NULL ? anban_record_get_id (task) : 0;
  if (task == NULL)
    return;
  anban_date_get_ymd (anban_date_today (), &year, NULL, NULL);
  from = anban_date_from_ymd (year, 1, 1);
  to = anban_date_from_ymd (year, 12, 31);
  if (anban_date_parse (anban_record_get_text (task, ANBAN_TASK_DUE_ON), &due) && due > to)
    to = due;
  gtk_editable_set_text (GTK_EDITABLE (self->from_entry), anban_date_to_iso (from, iso));
  gtk_editable_set_text (GTK_EDITABLE (self->to_entry), anban_date_to_iso (to, iso));
}

gboolean
anban_period_filler_fill (AnbanPeriodFiller *self)
{
  AnbanDate from = ANBAN_DATE_NONE, to = ANBAN_DATE_NONE;
  g_autoptr (AnbanRecord) task = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_day (self->from_entry, &from) || !read_day (self->to_entry, &to) || from > to) {
    tell (self, _ ("生成分期的起止日期不对，请写成 2026-01-01，并使开始不晚于结束"), FALSE);
    return FALSE;
  }
  task = anban_store_get (self->store, &anban_task_register, self->task_id, &error);
  if (task != NULL && anban_record_is_null (task, ANBAN_TASK_FREQUENCY_PER)) {
    tell (self, _ ("这项任务没有填写频次周期，请先在“时限与频次”中填写"), FALSE);
    return FALSE;
  }
  if (task == NULL || !anban_task_periods_fill (self->store, task, from, to, &error)) {
    tell (self, error->message, FALSE);
    return FALSE;
  }
  return TRUE;
}
