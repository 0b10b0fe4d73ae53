/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/filter-chip.h"

#include "store/value-list.h"
#include "ui/list/ref-list.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#define LONG_NAME 4

struct _AnbanFilterChip {
  AnbanConditionChip parent_instance;
  AnbanStore *store;
  AnbanKind kind;
  const AnbanChoice *choices;
  const AnbanRegister *ref;
  gboolean has_value;
  gint64 value;
  char *text;
  AnbanFilterChipValues values;
  gpointer values_data;
};

static const AnbanChoice yes_and_no[] = {{1, N_ ("是")}, {0, N_ ("否")}, {-1, NULL}};

G_DEFINE_FINAL_TYPE (AnbanFilterChip, anban_filter_chip, ANBAN_TYPE_CONDITION_CHIP)

static char *
dup_value_title (AnbanFilterChip *self)
{
  if (self->kind == ANBAN_KIND_REF) {
    g_autoptr (AnbanRecord) record = anban_store_get (self->store, self->ref, self->value, NULL);

    return record != NULL ? anban_record_dup_title (record) : g_strdup (_ ("已删除的记录"));
  }
  if (self->kind == ANBAN_KIND_TEXT)
    return g_strdup (self->text);
  if (self->kind == ANBAN_KIND_INT)
    return g_strdup_printf ("%" PRId64, self->value);
  for (const AnbanChoice *choice = self->choices; choice != NULL && choice->label != NULL; choice++)
    if (choice->value == self->value)
      return g_strdup (_ (choice->label));
  return g_strdup ("");
}

static void
update (AnbanFilterChip *self)
{
  AnbanConditionChip *chip = ANBAN_CONDITION_CHIP (self);
  g_autofree char *title = self->has_value ? dup_value_title (self) : NULL;

  /* beside a long name the value would not be seen */
  anban_condition_chip_show (
      chip, title, g_utf8_strlen (anban_condition_chip_get_name (chip), -1) > LONG_NAME ? title : NULL);
}

static void
take_value (AnbanFilterChip *self, gint64 value)
{
  anban_condition_chip_close (ANBAN_CONDITION_CHIP (self));
  if (self->has_value && self->value == value)
    return;
  anban_filter_chip_set_value (self, value);
  anban_condition_chip_changed (ANBAN_CONDITION_CHIP (self));
}

static void
anban_filter_chip_let_go (AnbanConditionChip *chip)
{
  anban_filter_chip_unset (ANBAN_FILTER_CHIP (chip));
}

static void
picked_cb (AnbanRefList *list, gint64 id, const char *title, AnbanFilterChip *self)
{
  take_value (self, id);
}

static void
choice_activated_cb (GtkListBox *box, GtkListBoxRow *row, AnbanFilterChip *self)
{
  take_value (self, self->choices[gtk_list_box_row_get_index (row)].value);
}

static GtkWidget *
create_choice_row (const AnbanChoice *choice)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  if (choice->icon_name != NULL) {
    GtkWidget *image = gtk_image_new_from_icon_name (choice->icon_name);

    if (choice->css_class != NULL)
      gtk_widget_add_css_class (image, choice->css_class);
    gtk_box_append (GTK_BOX (box), image);
  }
  gtk_box_append (GTK_BOX (box), gtk_label_new (_ (choice->label)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (choice->label), -1);
  return row;
}

static GtkWidget *
create_choices (AnbanFilterChip *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "pick-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  anban_condition_chip_get_name (ANBAN_CONDITION_CHIP (self)), -1);
  for (const AnbanChoice *choice = self->choices; choice != NULL && choice->label != NULL; choice++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_choice_row (choice));
  g_signal_connect (list, "row-activated", G_CALLBACK (choice_activated_cb), self);
  return list;
}

static void
value_activated_cb (GtkListBox *box, GtkListBoxRow *row, AnbanFilterChip *self)
{
  AnbanValueCount *value = g_object_get_data (G_OBJECT (row), "anban-value");

  if (self->kind != ANBAN_KIND_TEXT) {
    take_value (self, value->number);
    return;
  }
  anban_condition_chip_close (ANBAN_CONDITION_CHIP (self));
  if (g_strcmp0 (self->text, value->text) == 0)
    return;
  anban_filter_chip_set_text (self, value->text);
  anban_condition_chip_changed (ANBAN_CONDITION_CHIP (self));
}

/* A value, and at the right how many records have it. */
static GtkWidget *
create_value_row (AnbanValueCount *value)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18), *label;
  g_autofree char *number = g_strdup_printf ("%" PRId64, value->n_records);
  g_autofree char *name = g_strdup_printf (_ ("%s（%" PRId64 "）"), value->text, value->n_records);

  label = gtk_label_new (value->text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  label = gtk_label_new (number);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "anban-value", value, (GDestroyNotify)anban_value_count_free);
  return row;
}

static GtkWidget *
create_values (AnbanFilterChip *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *list = gtk_list_box_new ();
  g_autoptr (GPtrArray) values = self->values (self, self->values_data);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "pick-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  anban_condition_chip_get_name (ANBAN_CONDITION_CHIP (self)), -1);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), gtk_label_new (_ ("还没有填写过")));
  while (values != NULL && values->len > 0)
    gtk_list_box_append (GTK_LIST_BOX (list), create_value_row (g_ptr_array_steal_index (values, 0)));
  g_signal_connect (list, "row-activated", G_CALLBACK (value_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

/* What is inside is made when it is first looked at; the values there are, each time. */
static void
anban_filter_chip_opened (AnbanConditionChip *chip, GtkPopover *popover)
{
  AnbanFilterChip *self = ANBAN_FILTER_CHIP (chip);
  GtkWidget *child = gtk_popover_get_child (popover);

  if (self->values != NULL) {
    gtk_popover_set_child (popover, create_values (self));
    gtk_widget_child_focus (GTK_WIDGET (popover), GTK_DIR_TAB_FORWARD);
    return;
  }

  if (child == NULL) {
    child =
        self->kind == ANBAN_KIND_REF ? anban_ref_list_new (self->store, self->ref) : create_choices (self);
    if (self->kind == ANBAN_KIND_REF)
      g_signal_connect (child, "picked", G_CALLBACK (picked_cb), self);
    gtk_popover_set_child (popover, child);
  }
  if (self->kind == ANBAN_KIND_REF)
    anban_ref_list_begin (ANBAN_REF_LIST (child));
}

static void
anban_filter_chip_dispose (GObject *object)
{
  AnbanFilterChip *self = ANBAN_FILTER_CHIP (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->text, g_free);
  G_OBJECT_CLASS (anban_filter_chip_parent_class)->dispose (object);
}

static void
anban_filter_chip_class_init (AnbanFilterChipClass *klass)
{
  AnbanConditionChipClass *chip_class = ANBAN_CONDITION_CHIP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_filter_chip_dispose;
  chip_class->most_chars = 16;
  chip_class->opened = anban_filter_chip_opened;
  chip_class->let_go = anban_filter_chip_let_go;
}

static void
anban_filter_chip_init (AnbanFilterChip *self)
{
}

AnbanFilterChip *
anban_filter_chip_new (AnbanStore *store,
                       const char *label,
                       AnbanKind kind,
                       const AnbanChoice *choices,
                       const AnbanRegister *ref)
{
  AnbanFilterChip *self = g_object_new (ANBAN_TYPE_FILTER_CHIP, NULL);
  g_autofree char *clear = g_strdup_printf (_ ("不再按“%s”筛选"), label);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->choices = kind == ANBAN_KIND_BOOL ? yes_and_no : choices;
  self->ref = ref;
  anban_condition_chip_set_name (ANBAN_CONDITION_CHIP (self), label, clear);
  return self;
}

gboolean
anban_filter_chip_get_value (AnbanFilterChip *self, gint64 *value)
{
  *value = self->value;
  return self->has_value;
}

void
anban_filter_chip_set_value (AnbanFilterChip *self, gint64 value)
{
  self->has_value = TRUE;
  self->value = value;
  update (self);
}

void
anban_filter_chip_set_values (AnbanFilterChip *self, AnbanFilterChipValues func, gpointer data)
{
  self->values = func;
  self->values_data = data;
}

const char *
anban_filter_chip_get_text (AnbanFilterChip *self)
{
  return self->text;
}

void
anban_filter_chip_set_text (AnbanFilterChip *self, const char *text)
{
  char *copy = g_strdup (text);

  g_free (self->text);
  self->text = copy;
  self->has_value = TRUE;
  update (self);
}

void
anban_filter_chip_unset (AnbanFilterChip *self)
{
  g_clear_pointer (&self->text, g_free);
  self->has_value = FALSE;
  self->value = 0;
  update (self);
}
