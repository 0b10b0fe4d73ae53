/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/task-unit-adder.h"

#include "registers/task-units.h"
#include "registers/unit.h"
#include "ui/form/accessible-parts.h"
#include "ui/form/ref-entry.h"

#include <glib/gi18n-lib.h>

struct _AnbanTaskUnitAdder {
  GtkWidget parent_instance;

  GtkWidget *box, *entry, *role;
  AnbanStore *store;
  gint64 task_id;
};

G_DEFINE_TYPE (AnbanTaskUnitAdder, anban_task_unit_adder, GTK_TYPE_WIDGET)

static void
tell (AnbanTaskUnitAdder *self, const char *message)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, FALSE);
}

static void
add_cb (AnbanTaskUnitAdder *self)
{
  anban_task_unit_adder_add (self);
}

static void
anban_task_unit_adder_dispose (GObject *object)
{
  AnbanTaskUnitAdder *self = ANBAN_TASK_UNIT_ADDER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_task_unit_adder_parent_class)->dispose (object);
}

static void
anban_task_unit_adder_class_init (AnbanTaskUnitAdderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ANBAN_TYPE_REF_ENTRY);
  G_OBJECT_CLASS (klass)->dispose = anban_task_unit_adder_dispose;
  gtk_widget_class_set_css_name (widget_class, "adder");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/task-unit-adder.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanTaskUnitAdder, box);
  gtk_widget_class_bind_template_child (widget_class, AnbanTaskUnitAdder, entry);
  gtk_widget_class_bind_template_child (widget_class, AnbanTaskUnitAdder, role);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
anban_task_unit_adder_init (AnbanTaskUnitAdder *self)
{
  g_autoptr (GtkStringList) roles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (const AnbanChoice *role = anban_task_roles; role->label != NULL; role++)
    gtk_string_list_append (roles, _ (role->label));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->role), G_LIST_MODEL (roles));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->role), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("添加单位的角色"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("添加责任单位"),
                                  -1);
  anban_accessible_parts_name (self->role, _ ("添加单位的角色"));
  anban_ref_entry_set_name (ANBAN_REF_ENTRY (self->entry), _ ("添加单位"), _ ("添加单位或集合名称"));
}

GtkWidget *
anban_task_unit_adder_new (void)
{
  return g_object_new (ANBAN_TYPE_TASK_UNIT_ADDER, NULL);
}

/* The first unit of a task leads it, the next ones are responsible. */
static void
propose_role (AnbanTaskUnitAdder *self)
{
  g_autoptr (GPtrArray) parts =
      anban_store_list_details (self->store, &anban_task_unit_register, self->task_id, NULL);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->role), parts != NULL && parts->len > 0 ? 1 : 0);
}

void
anban_task_unit_adder_set_task (AnbanTaskUnitAdder *self, AnbanStore *store, gint64 task_id)
{
  g_set_object (&self->store, store);
  self->task_id = task_id;
  anban_ref_entry_set_value (ANBAN_REF_ENTRY (self->entry), 0, NULL);
  if (store != NULL)
    anban_ref_entry_set_target (ANBAN_REF_ENTRY (self->entry), store, &anban_unit_register);
  if (task_id != 0)
    propose_role (self);
}

gboolean
anban_task_unit_adder_add (AnbanTaskUnitAdder *self)
{
  AnbanRefEntry *entry = ANBAN_REF_ENTRY (self->entry);
  g_autofree char *text = g_strstrip (g_strdup (anban_ref_entry_get_text (entry)));
  gint64 unit_id = anban_ref_entry_get_id (entry);
  guint role = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->role));
  g_autoptr (GError) error = NULL;

  if (unit_id == 0 && *text != '\0')
    unit_id = anban_store_find_by_title (self->store, &anban_unit_register, text);
  if (unit_id == 0) {
    g_autofree char *message =
        *text == '\0' ? g_strdup (_ ("请先输入要添加的单位名称"))
                      : g_strdup_printf (_ ("没有找到唯一的单位“%s”，请从候选中选择或新建"), text);

    tell (self, message);
    if (*text != '\0')
      anban_ref_entry_suggest (entry);
    gtk_widget_grab_focus (self->entry);
    return FALSE;
  }
  if (!anban_task_units_add (self->store, self->task_id, unit_id, (AnbanRole)anban_task_roles[role].value,
                             &error)) {
    tell (self, error->message);
    return FALSE;
  }
  anban_ref_entry_set_value (entry, 0, NULL);
  propose_role (self);
  gtk_widget_grab_focus (self->entry);
  return TRUE;
}
