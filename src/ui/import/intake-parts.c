/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/intake-parts.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  AnbanPlanIntake *intake;
  guint index, part;
  char *name;
  AnbanIntakePartFunc decide;
  gpointer data;
} Row;

static void
free_row (gpointer data, GClosure *closure)
{
  g_free (((Row *)data)->name);
  g_object_unref (((Row *)data)->intake);
  g_free (data);
}

GtkStringList *
anban_intake_parts_new_roles (void)
{
  GtkStringList *roles = gtk_string_list_new (NULL);

  for (const AnbanChoice *role = anban_task_roles; role->label != NULL; role++)
    gtk_string_list_append (roles, _ (role->label));
  return roles;
}

static void
role_cb (GtkDropDown *drop, GParamSpec *pspec, Row *row)
{
  anban_plan_intake_set_part_role (row->intake, row->index, row->part,
                                   (AnbanRole)anban_task_roles[gtk_drop_down_get_selected (drop)].value);
}

static void
remove_cb (GtkButton *button, Row *row)
{
  anban_plan_intake_remove_part (row->intake, row->index, row->part);
}

static void
decide_cb (GtkButton *button, Row *row)
{
  row->decide (row->name, row->data);
}

static guint
find_role (AnbanRole role)
{
  guint place = 0;

  while (anban_task_roles[place].label != NULL && anban_task_roles[place].value != (int)role)
    place++;
  return place;
}

static char *
dup_meaning (const AnbanIntakeUnit *unit)
{
  switch (unit->state) {
  case ANBAN_INTAKE_UNIT_MATCHED:
    return strcmp (unit->name, unit->unit_title) == 0 ? g_strdup (_ ("已有单位"))
                                                      : g_strdup_printf (_ ("即 %s"), unit->unit_title);
  case ANBAN_INTAKE_UNIT_NEW:
    if (unit->joined)
      return g_strdup_printf (_ ("同 %s"), unit->alike);
    return g_strdup (_ ("新单位"));
  case ANBAN_INTAKE_UNIT_AMBIGUOUS:
    return g_strdup (_ ("有几个相近的单位，请选择"));
  case ANBAN_INTAKE_UNIT_IGNORED:
    return g_strdup (_ ("不作为单位"));
  default:
    g_assert_not_reached ();
  }
}

static Row *
row_new (AnbanPlanIntake *intake,
         guint index,
         guint part,
         const char *name,
         AnbanIntakePartFunc decide,
         gpointer data)
{
  Row *row = g_new0 (Row, 1);

  row->intake = g_object_ref (intake);
  row->index = index;
  row->part = part;
  row->name = g_strdup (name);
  row->decide = decide;
  row->data = data;
  return row;
}

static GtkWidget *
make_row (AnbanPlanIntake *intake, guint index, guint place, AnbanIntakePartFunc decide, gpointer data)
{
  const AnbanIntakePart *part = g_ptr_array_index (anban_plan_intake_get_task (intake, index)->parts, place);
  const AnbanIntakeUnit *unit = anban_plan_intake_find_unit (intake, part->name);
  g_autofree char *meaning = dup_meaning (unit);
  g_autofree char *role_name = g_strdup_printf (_ ("%s的角色"), part->name);
  g_autofree char *remove_name = g_strdup_printf (_ ("去掉%s"), part->name);
  g_autofree char *decide_name = g_strdup_printf (_ ("%s：%s"), part->name, meaning);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *role = gtk_drop_down_new (G_LIST_MODEL (anban_intake_parts_new_roles ()), NULL);
  GtkWidget *name = gtk_label_new (part->name), *button = gtk_button_new_with_label (meaning);
  GtkWidget *away = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_drop_down_set_selected (GTK_DROP_DOWN (role), find_role (part->role));
  gtk_accessible_update_property (GTK_ACCESSIBLE (role), GTK_ACCESSIBLE_PROPERTY_LABEL, role_name, -1);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (name, part->name);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 14);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_add_css_class (button, unit->state == ANBAN_INTAKE_UNIT_AMBIGUOUS ? "warning"
                                    : unit->state == ANBAN_INTAKE_UNIT_NEW     ? "accent"
                                                                               : "dim-label");
  gtk_widget_set_tooltip_text (button, _ ("确定这个名称是哪个单位"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, decide_name, -1);
  gtk_widget_add_css_class (away, "flat");
  gtk_widget_set_tooltip_text (away, _ ("去掉这个单位"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (away), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  g_signal_connect_data (role, "notify::selected", G_CALLBACK (role_cb),
                         row_new (intake, index, place, part->name, decide, data), free_row, 0);
  g_signal_connect_data (button, "clicked", G_CALLBACK (decide_cb),
                         row_new (intake, index, place, part->name, decide, data), free_row, 0);
  g_signal_connect_data (away, "clicked", G_CALLBACK (remove_cb),
                         row_new (intake, index, place, part->name, decide, data), free_row, 0);
  gtk_box_append (GTK_BOX (row), role);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (row), away);
  return row;
}

/* What a row is made from: where it is the same, the row stays. */
static char *
dup_signature (AnbanPlanIntake *intake, guint index, guint place)
{
  const AnbanIntakePart *part = g_ptr_array_index (anban_plan_intake_get_task (intake, index)->parts, place);
  const AnbanIntakeUnit *unit = anban_plan_intake_find_unit (intake, part->name);

  return g_strdup_printf ("%d %p %u %u %d %" PRId64 " %s", unit->joined, (void *)intake, index, place,
                          (int)unit->state, unit->unit_id, part->name);
}

static void
update_role (GtkWidget *row, const AnbanIntakePart *part)
{
  GtkDropDown *role = GTK_DROP_DOWN (gtk_widget_get_first_child (row));
  guint place = find_role (part->role);

  if (gtk_drop_down_get_selected (role) != place)
    gtk_drop_down_set_selected (role, place);
}

void
anban_intake_parts_fill (
    GtkBox *box, AnbanPlanIntake *intake, guint index, AnbanIntakePartFunc decide, gpointer data)
{
  guint n = anban_plan_intake_get_task (intake, index)->parts->len, place = 0;
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)), *before = NULL;

  while (place < n) {
    g_autofree char *signature = dup_signature (intake, index, place);

    if (child != NULL && g_strcmp0 (g_object_get_data (G_OBJECT (child), "signature"), signature) == 0) {
      update_role (child, g_ptr_array_index (anban_plan_intake_get_task (intake, index)->parts, place));
      before = child;
      child = gtk_widget_get_next_sibling (child);
    } else {
      GtkWidget *stale = child, *row = make_row (intake, index, place, decide, data);

      g_object_set_data_full (G_OBJECT (row), "signature", g_steal_pointer (&signature), g_free);
      gtk_box_insert_child_after (box, row, before);
      before = row;
      if (stale != NULL) {
        child = gtk_widget_get_next_sibling (stale);
        gtk_box_remove (box, stale);
      }
    }
    place++;
  }
  while (child != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (child);

    gtk_box_remove (box, child);
    child = next;
  }
}
