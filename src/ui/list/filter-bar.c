/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/filter-bar.h"

#include "ui/list/filter-chip.h"

#include <glib/gi18n-lib.h>

/* chips that stand in the bar; the others are one click away */
#define N_IN_BAR 5

struct _AnbanFilterBar {
  GtkWidget parent_instance;
  GtkWidget *box, *chips_box, *more, *more_box, *clear, *groups;
  GPtrArray *parts; /* Part */
  AnbanStore *store;
  AnbanQuery *query;
  gboolean quiet;
};

/* One chip and what it stands for. */
typedef struct {
  AnbanFilterBar *owner;
  AnbanFilterChip *chip;
  const AnbanFilter *filter; /* or NULL: */
  guint field;
} Part;

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanFilterBar, anban_filter_bar, GTK_TYPE_WIDGET)

static gboolean
get_query_value (AnbanFilterBar *self, const Part *part, gint64 *value)
{
  return part->filter != NULL ? anban_query_get_filter (self->query, part->filter->id, value)
                              : anban_query_get_where_int (self->query, part->field, value);
}

static void
update_clear (AnbanFilterBar *self)
{
  gtk_widget_set_visible (self->clear, anban_query_is_narrowed (self->query));
}

static void
chip_changed_cb (AnbanFilterChip *chip, Part *part)
{
  AnbanFilterBar *self = part->owner;
  gint64 value;
  gboolean has_value = anban_filter_chip_get_value (chip, &value);

  if (part->filter != NULL && has_value)
    anban_query_set_filter (self->query, part->filter->id, value);
  else if (part->filter != NULL)
    anban_query_unset_filter (self->query, part->filter->id);
  else {
    anban_query_unset_where (self->query, part->field);
    if (has_value)
      anban_query_where_int (self->query, part->field, ANBAN_OP_EQ, value);
  }
  update_clear (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_part (AnbanFilterBar *self, const AnbanFilter *filter, guint field)
{
  const AnbanField *f = filter == NULL ? &anban_query_get_register (self->query)->fields[field] : NULL;
  Part *part = g_new0 (Part, 1);

  part->owner = self;
  part->filter = filter;
  part->field = field;
  part->chip =
      filter != NULL
          ? anban_filter_chip_new (self->store, _ (filter->label), filter->kind, filter->choices, filter->ref)
          : anban_filter_chip_new (self->store, _ (f->label), f->kind, f->choices, f->ref);
  g_signal_connect (part->chip, "changed", G_CALLBACK (chip_changed_cb), part);
  gtk_box_append (GTK_BOX (self->parts->len < N_IN_BAR ? self->chips_box : self->more_box),
                  GTK_WIDGET (part->chip));
  g_ptr_array_add (self->parts, part);
}

/* Does a filter of the register already ask for that? */
static gboolean
is_covered (const AnbanRegister *reg, guint field)
{
  for (const AnbanFilter *filter = reg->filters; filter != NULL && filter->id != NULL; filter++)
    if (g_strcmp0 (filter->label, reg->fields[field].label) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
can_filter (const AnbanRegister *reg, guint field)
{
  const AnbanField *f = &reg->fields[field];

  return (f->flags & ANBAN_FIELD_HIDDEN) == 0 &&
         (f->kind == ANBAN_KIND_CHOICE || f->kind == ANBAN_KIND_REF || f->kind == ANBAN_KIND_BOOL) &&
         !is_covered (reg, field);
}

/* Filters of the register first, then the fields that its list shows, then the others. */
static void
create_chips (AnbanFilterBar *self)
{
  const AnbanRegister *reg = anban_query_get_register (self->query);

  for (const AnbanFilter *filter = reg->filters; filter != NULL && filter->id != NULL; filter++)
    add_part (self, filter, 0);
  for (int listed = 1; listed >= 0; listed--)
    for (guint i = 0; i < reg->n_fields; i++)
      if (can_filter (reg, i) && ((reg->fields[i].flags & ANBAN_FIELD_IN_LIST) != 0) == listed)
        add_part (self, NULL, i);
  gtk_widget_set_visible (self->more, self->parts->len > N_IN_BAR);
}

static void
group_selected_cb (AnbanFilterBar *self)
{
  const AnbanRegister *reg = anban_query_get_register (self->query);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->groups));

  if (self->quiet || selected == GTK_INVALID_LIST_POSITION)
    return;
  anban_query_set_grouping (self->query, selected == 0 ? NULL : reg->groupings[selected - 1].id);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
create_groups (AnbanFilterBar *self)
{
  const AnbanRegister *reg = anban_query_get_register (self->query);
  GtkStringList *names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("不分组"));
  for (const AnbanGrouping *grouping = reg->groupings; grouping != NULL && grouping->id != NULL; grouping++)
    gtk_string_list_append (names, _ (grouping->label));
  self->groups = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_widget_set_tooltip_text (self->groups, _ ("分组"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->groups), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("分组"),
                                  -1);
  gtk_widget_set_visible (self->groups, reg->groupings != NULL);
  g_signal_connect_swapped (self->groups, "notify::selected", G_CALLBACK (group_selected_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->groups);
}

static void
clear_clicked_cb (GtkButton *button, AnbanFilterBar *self)
{
  anban_query_clear_where (self->query);
  anban_query_set_search (self->query, NULL);
  anban_filter_bar_show_query (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
anban_filter_bar_dispose (GObject *object)
{
  AnbanFilterBar *self = ANBAN_FILTER_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_filter_bar_parent_class)->dispose (object);
}

static void
anban_filter_bar_class_init (AnbanFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_filter_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterbar");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
create_more (AnbanFilterBar *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->more_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), self->more_box);
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), _ ("更多筛选"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), popover);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("更多筛选"),
                                  -1);
  gtk_box_append (GTK_BOX (self->box), self->more);
}

static void
anban_filter_bar_init (AnbanFilterBar *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->parts = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->chips_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* a narrow window scrolls the chips instead of growing */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->chips_box);
  gtk_scrollable_set_hscroll_policy (
      GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scrolled))), GTK_SCROLL_NATURAL);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_box_append (GTK_BOX (self->box), scrolled);
  create_more (self);
  self->clear = gtk_button_new_with_label (_ ("清除筛选"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_box_append (GTK_BOX (self->box), self->clear);
  g_signal_connect (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  scrolled = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (self->box), scrolled);
}

GtkWidget *
anban_filter_bar_new (AnbanStore *store, AnbanQuery *query)
{
  AnbanFilterBar *self = g_object_new (ANBAN_TYPE_FILTER_BAR, NULL);

  self->store = g_object_ref (store);
  self->query = query;
  create_chips (self);
  create_groups (self);
  anban_filter_bar_show_query (self);
  return GTK_WIDGET (self);
}

void
anban_filter_bar_show_query (AnbanFilterBar *self)
{
  const AnbanRegister *reg = anban_query_get_register (self->query);
  const AnbanGrouping *shown = anban_query_get_grouping (self->query);
  guint selected = 0;

  for (guint i = 0; i < self->parts->len; i++) {
    Part *part = self->parts->pdata[i];
    gint64 value;

    if (get_query_value (self, part, &value))
      anban_filter_chip_set_value (part->chip, value);
    else
      anban_filter_chip_unset (part->chip);
  }
  for (guint i = 0; shown != NULL && reg->groupings[i].id != NULL; i++)
    if (&reg->groupings[i] == shown)
      selected = i + 1;
  self->quiet = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->groups), selected);
  self->quiet = FALSE;
  update_clear (self);
}

void
anban_filter_bar_set_query (AnbanFilterBar *self, AnbanQuery *query)
{
  self->query = query;
  anban_filter_bar_show_query (self);
}

void
anban_filter_bar_append (AnbanFilterBar *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (self->box), widget);
}
