/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/intake-row.h"

#include <glib/gi18n-lib.h>

struct _AnbanIntakeRow {
  GtkWidget parent_instance;
  GtkCheckButton *taken;
  GtkLabel *badge, *clause, *heading, *units, *facts;
  GtkImage *doubt;
  GtkWidget *box;
  AnbanPlanIntake *intake; /* borrowed while bound */
  guint index;
  gboolean quiet;
};

G_DEFINE_TYPE (AnbanIntakeRow, anban_intake_row, GTK_TYPE_WIDGET)

static void
taken_cb (GtkCheckButton *check, GParamSpec *pspec, AnbanIntakeRow *self)
{
  if (!self->quiet && self->intake != NULL)
    anban_plan_intake_set_taken (self->intake, self->index, gtk_check_button_get_active (check));
}

static void
anban_intake_row_dispose (GObject *object)
{
  AnbanIntakeRow *self = ANBAN_INTAKE_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_intake_row_parent_class)->dispose (object);
}

static void
anban_intake_row_class_init (AnbanIntakeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_intake_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/intake-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanIntakeRow, box);
  gtk_widget_class_bind_template_child (widget_class, AnbanIntakeRow, taken);
  gtk_widget_class_bind_template_child (widget_class, AnbanIntakeRow, badge);
  gtk_widget_class_bind_template_child (widget_class, AnbanIntakeRow, clause);
  gtk_widget_class_bind_template_child (widget_class, AnbanIntakeRow, heading);
  gtk_widget_class_bind_template_child (widget_class, AnbanIntakeRow, doubt);
  gtk_widget_class_bind_template_child (widget_class, AnbanIntakeRow, units);
  gtk_widget_class_bind_template_child (widget_class, AnbanIntakeRow, facts);
  gtk_widget_class_bind_template_callback (widget_class, taken_cb);
}

static void
anban_intake_row_init (AnbanIntakeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
anban_intake_row_new (void)
{
  return g_object_new (ANBAN_TYPE_INTAKE_ROW, NULL);
}

static void
append (GString *text, const char *more)
{
  if (more[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", more);
}

static char *
dup_facts (const AnbanIntakeTask *task)
{
  GString *facts = g_string_new (NULL);
  g_autofree char *frequency = anban_intake_task_dup_display (task, ANBAN_INTAKE_FREQUENCY);

  append (facts, task->due_on[0] != '\0' ? task->due_on : task->due_text);
  append (facts, frequency);
  append (facts, task->quota);
  return g_string_free (facts, FALSE);
}

static void
show_badge (AnbanIntakeRow *self)
{
  static const struct {
    const char *label, *css_class;
  } badges[] = {
      [ANBAN_INTAKE_ADDED] = {N_ ("新增"), "success"},
      [ANBAN_INTAKE_CHANGED] = {N_ ("变更"), "warning"},
      [ANBAN_INTAKE_SAME] = {N_ ("不变"), "dim-label"},
      [ANBAN_INTAKE_GONE] = {N_ ("删除"), "error"},
  };
  AnbanIntakeStatus status = anban_plan_intake_get_status (self->intake, self->index);

  gtk_widget_set_visible (GTK_WIDGET (self->badge), anban_plan_intake_get_target (self->intake) != 0);
  for (gsize i = 0; i < G_N_ELEMENTS (badges); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), badges[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), badges[status].css_class);
  gtk_label_set_label (self->badge, _ (badges[status].label));
  gtk_widget_set_sensitive (GTK_WIDGET (self->taken), status != ANBAN_INTAKE_SAME);
}

/* The row of the list says what its line shows. */
static void
tell_name (AnbanIntakeRow *self, const AnbanIntakeTask *task)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) name = g_string_new (task->clause);

  if (item == NULL)
    return;
  g_string_append_printf (name, "%s%s，%s", name->len > 0 ? " " : "", task->heading,
                          gtk_label_get_label (self->units));
  if (gtk_widget_get_visible (GTK_WIDGET (self->facts)))
    g_string_append_printf (name, "，%s", gtk_label_get_label (self->facts));
  if (gtk_widget_get_visible (GTK_WIDGET (self->badge)))
    g_string_append_printf (name, "，%s", gtk_label_get_label (self->badge));
  if (task->warnings[0] != '\0')
    g_string_append_printf (name, "，%s", task->warnings);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

void
anban_intake_row_show (AnbanIntakeRow *self, AnbanPlanIntake *intake, guint index)
{
  const AnbanIntakeTask *task = anban_plan_intake_get_task (intake, index);
  g_autofree char *units = anban_intake_task_dup_display (task, ANBAN_INTAKE_UNITS);
  g_autofree char *facts = dup_facts (task);
  g_autofree char *name = g_strdup_printf (task->gone ? _ ("删除：%s") : _ ("导入：%s"), task->heading);

  self->intake = intake;
  self->index = index;
  self->quiet = TRUE;
  gtk_check_button_set_active (self->taken, task->taken);
  self->quiet = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->taken), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  show_badge (self);
  gtk_label_set_label (self->clause, task->clause);
  gtk_label_set_label (self->heading, task->heading);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), task->heading);
  gtk_label_set_label (self->units, units[0] != '\0' ? units : _ ("没有写明责任单位"));
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), facts[0] != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), task->warnings[0] != '\0');
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->doubt), task->warnings);
  tell_name (self, task);
  if (task->taken || task->gone)
    gtk_widget_remove_css_class (self->box, "dim-label");
  else
    gtk_widget_add_css_class (self->box, "dim-label");
}
