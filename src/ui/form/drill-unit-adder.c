/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/drill-unit-adder.h"

#include "registers/drill-units.h"
#include "registers/unit.h"
#include "ui/form/ref-entry.h"

#include <glib/gi18n-lib.h>

#define SEPARATORS "[、，,；;\\s]+"

struct _AnbanDrillUnitAdder {
  GtkWidget parent_instance;

  GtkWidget *box, *entry;
  AnbanStore *store;
  gint64 drill_id;
};

G_DEFINE_FINAL_TYPE (AnbanDrillUnitAdder, anban_drill_unit_adder, GTK_TYPE_WIDGET)

static void
tell (AnbanDrillUnitAdder *self, const char *message, gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, undo);
}

static void
add_cb (AnbanDrillUnitAdder *self)
{
  anban_drill_unit_adder_add (self);
}

static void
anban_drill_unit_adder_dispose (GObject *object)
{
  AnbanDrillUnitAdder *self = ANBAN_DRILL_UNIT_ADDER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_drill_unit_adder_parent_class)->dispose (object);
}

static void
anban_drill_unit_adder_class_init (AnbanDrillUnitAdderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_drill_unit_adder_dispose;
  gtk_widget_class_set_css_name (widget_class, "adder");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
anban_drill_unit_adder_init (AnbanDrillUnitAdder *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("添加"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->entry = anban_ref_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  anban_ref_entry_set_name (ANBAN_REF_ENTRY (self->entry), _ ("添加参演单位"),
                            _ ("添加单位或集合名称，多个用顿号隔开"));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_cb), self);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), self->entry);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("添加参演单位"),
                                  -1);
}

GtkWidget *
anban_drill_unit_adder_new (void)
{
  return g_object_new (ANBAN_TYPE_DRILL_UNIT_ADDER, NULL);
}

void
anban_drill_unit_adder_set_drill (AnbanDrillUnitAdder *self, AnbanStore *store, gint64 drill_id)
{
  g_set_object (&self->store, store);
  self->drill_id = drill_id;
  anban_ref_entry_set_value (ANBAN_REF_ENTRY (self->entry), 0, NULL);
  if (store != NULL)
    anban_ref_entry_set_target (ANBAN_REF_ENTRY (self->entry), store, &anban_unit_register);
}

/* The units that were picked or named; what is none goes into @unknown. */
static GArray *
read_units (AnbanDrillUnitAdder *self, GString *unknown)
{
  AnbanRefEntry *entry = ANBAN_REF_ENTRY (self->entry);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = anban_ref_entry_get_id (entry);
  g_auto (GStrv) names = NULL;

  /* a name may have a blank in it: the whole is tried first */
  if (id == 0)
    id = anban_store_find_by_title (self->store, &anban_unit_register, anban_ref_entry_get_text (entry));
  if (id != 0) {
    g_array_append_val (ids, id);
    return ids;
  }
  names = g_regex_split_simple (SEPARATORS, anban_ref_entry_get_text (entry), 0, 0);
  for (guint i = 0; names[i] != NULL; i++) {
    if (*names[i] == '\0')
      continue;
    id = anban_store_find_by_title (self->store, &anban_unit_register, names[i]);
    if (id != 0)
      g_array_append_val (ids, id);
    else
      g_string_append_printf (unknown, "%s%s", unknown->len > 0 ? "、" : "", names[i]);
  }
  return ids;
}

static void
tell_result (AnbanDrillUnitAdder *self, int n, const char *unknown)
{
  g_autofree char *message = NULL;

  if (*unknown != '\0')
    message = g_strdup_printf (_ ("没有找到唯一的单位“%s”，请从候选中选择或新建"), unknown);
  else if (n == 0)
    message = g_strdup (_ ("这些单位已经在参演单位里"));
  else if (n > 1)
    message = g_strdup_printf (_ ("已添加 %d 家参演单位"), n);
  if (message != NULL)
    tell (self, message, n > 0);
}

gboolean
anban_drill_unit_adder_add (AnbanDrillUnitAdder *self)
{
  AnbanRefEntry *entry = ANBAN_REF_ENTRY (self->entry);
  g_autoptr (GString) unknown = g_string_new (NULL);
  g_autoptr (GArray) ids = read_units (self, unknown);
  g_autoptr (GError) error = NULL;
  int n = 0;

  gtk_widget_grab_focus (self->entry);
  if (ids->len == 0 && unknown->len == 0) {
    tell (self, _ ("请先输入要添加的单位名称"), FALSE);
    return FALSE;
  }
  if (ids->len > 0)
    n = anban_drill_units_add (self->store, self->drill_id, (const gint64 *)(gpointer)ids->data, ids->len,
                               &error);
  if (n < 0) {
    tell (self, error->message, FALSE);
    return FALSE;
  }
  anban_ref_entry_set_value (entry, 0, NULL);
  if (unknown->len > 0)
    anban_ref_entry_set_text (entry, unknown->str);
  tell_result (self, n, unknown->str);
  return unknown->len == 0;
}

GtkWidget *
anban_drill_unit_adder_get_entry (AnbanDrillUnitAdder *self)
{
  return self->entry;
}
