/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/filter-bar.h"

#include "store/value-list.h"
#include "ui/list/date-chip.h"
#include "ui/list/filter-chip.h"

#include <glib/gi18n-lib.h>

/* chips that stand in the bar where it is wide enough; the others are one click away */
#define N_IN_BAR 6
#define SPACING  6
/* of the button to them, before it was measured */
#define MORE_WIDTH 110

struct _AnbanFilterBar {
  GtkWidget parent_instance;
  GtkWidget *box, *scrolled, *chips_box, *more, *more_box, *clear, *groups;
  GPtrArray *parts; /* Part */
  AnbanStore *store;
  AnbanQuery *query;
  guint n_in_bar; /* of the parts, from the first */
  guint arrange_source;
  GtkEventControllerFocus *focus; /* owned by the box */
  gboolean quiet;
};

/* One chip and what it stands for. */
typedef struct {
  AnbanFilterBar *owner;
  AnbanFilterChip *chip; /* or, for a date: */
  AnbanDateChip *dates;
  const AnbanFilter *filter; /* or NULL: */
  guint field;
  int width; /* as measured last in the bar */
} Part;

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanFilterBar, anban_filter_bar, GTK_TYPE_WIDGET)

static GtkWidget *
get_chip (const Part *part)
{
  return part->dates != NULL ? GTK_WIDGET (part->dates) : GTK_WIDGET (part->chip);
}

static gboolean
get_query_value (AnbanFilterBar *self, const Part *part, gint64 *value)
{
  return part->filter != NULL ? anban_query_get_filter (self->query, part->filter->id, value)
                              : anban_query_get_where_int (self->query, part->field, value);
}

/* Of a text with few different values. */
static gboolean
is_text (AnbanFilterBar *self, const Part *part)
{
  return part->filter == NULL &&
         anban_query_get_register (self->query)->fields[part->field].kind == ANBAN_KIND_TEXT;
}

static gboolean
is_active (AnbanFilterBar *self, const Part *part)
{
  gint64 value;

  if (is_text (self, part))
    return anban_query_get_where_text (self->query, part->field, ANBAN_OP_EQ) != NULL;
  return part->dates != NULL ? anban_query_get_where_text (self->query, part->field, ANBAN_OP_GE) != NULL ||
                                   anban_query_get_where_text (self->query, part->field, ANBAN_OP_LE) != NULL
                             : get_query_value (self, part, &value);
}

/* A condition that is out of sight is counted on the button that hides it. */
static void
update_more (AnbanFilterBar *self)
{
  guint n_active = 0;
  g_autofree char *text = NULL;

  for (guint i = self->n_in_bar; i < self->parts->len; i++)
    n_active += is_active (self, self->parts->pdata[i]) ? 1 : 0;
  text = n_active > 0 ? g_strdup_printf (_ ("更多筛选（%u）"), n_active) : g_strdup (_ ("更多筛选"));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->more), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (n_active > 0)
    gtk_widget_add_css_class (self->more, "active");
  else
    gtk_widget_remove_css_class (self->more, "active");
}

static void
update_clear (AnbanFilterBar *self)
{
  update_more (self);
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
    if (has_value && is_text (self, part))
      anban_query_where_text (self->query, part->field, ANBAN_OP_EQ, anban_filter_chip_get_text (chip));
    else if (has_value)
      anban_query_where_int (self->query, part->field, ANBAN_OP_EQ, value);
  }
  update_clear (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
dates_changed_cb (AnbanDateChip *dates, Part *part)
{
  AnbanFilterBar *self = part->owner;
  char iso[ANBAN_DATE_ISO_SIZE];
  AnbanDate from, to;

  anban_date_chip_get_range (dates, &from, &to);
  anban_query_unset_where (self->query, part->field);
  if (from != ANBAN_DATE_NONE)
    anban_query_where_text (self->query, part->field, ANBAN_OP_GE, anban_date_to_iso (from, iso));
  if (to != ANBAN_DATE_NONE)
    anban_query_where_text (self->query, part->field, ANBAN_OP_LE, anban_date_to_iso (to, iso));
  update_clear (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
show_dates (AnbanFilterBar *self, Part *part)
{
  const char *from = anban_query_get_where_text (self->query, part->field, ANBAN_OP_GE);
  const char *to = anban_query_get_where_text (self->query, part->field, ANBAN_OP_LE);
  AnbanDate begin = ANBAN_DATE_NONE, end = ANBAN_DATE_NONE;

  if (from != NULL)
    anban_date_parse (from, &begin);
  if (to != NULL)
    anban_date_parse (to, &end);
  anban_date_chip_set_range (part->dates, begin, end);
}

/* The values there are, when the chip opens. */
static GPtrArray *
list_values_cb (AnbanFilterChip *chip, gpointer data)
{
  const Part *part = data;
  AnbanFilterBar *self = part->owner;
  const AnbanRegister *reg = anban_query_get_register (self->query);

  return part->filter != NULL ? anban_store_list_filter_values (self->store, reg, part->filter, NULL)
                              : anban_store_list_values (self->store, reg, part->field, NULL);
}

static void
add_part (AnbanFilterBar *self, const AnbanFilter *filter, guint field)
{
  const AnbanField *f = filter == NULL ? &anban_query_get_register (self->query)->fields[field] : NULL;
  Part *part = g_new0 (Part, 1);

  part->owner = self;
  part->filter = filter;
  part->field = field;
  if (f != NULL && f->kind == ANBAN_KIND_DATE) {
    part->dates = anban_date_chip_new (_ (f->label));
    g_signal_connect (part->dates, "changed", G_CALLBACK (dates_changed_cb), part);
  } else if (f != NULL) {
    part->chip = anban_filter_chip_new (self->store, _ (f->label), f->kind, f->choices, f->ref);
  } else {
    part->chip =
        anban_filter_chip_new (self->store, _ (filter->label), filter->kind, filter->choices, filter->ref);
  }
  if (part->chip != NULL)
    g_signal_connect (part->chip, "changed", G_CALLBACK (chip_changed_cb), part);
  if (filter != NULL ? filter->value_of != NULL : f->kind == ANBAN_KIND_TEXT)
    anban_filter_chip_set_values (part->chip, list_values_cb, part);
  gtk_box_append (GTK_BOX (self->parts->len < N_IN_BAR ? self->chips_box : self->more_box), get_chip (part));
  g_ptr_array_add (self->parts, part);
  self->n_in_bar = MIN (self->parts->len, N_IN_BAR);
}

/* Does a filter of the register already ask for that, by the same name or of the same column? */
static gboolean
is_covered (const AnbanRegister *reg, guint field)
{
  const AnbanField *f = &reg->fields[field];
  g_autofree char *column = g_strdup_printf ("t.%s IN ", f->column);

  for (const AnbanFilter *filter = reg->filters; filter != NULL && filter->id != NULL; filter++)
    if (g_strcmp0 (filter->label, f->label) == 0 ||
        (f->ref != NULL && f->ref == filter->ref && g_str_has_prefix (filter->where, column)))
      return TRUE;
  return FALSE;
}

static gboolean
can_filter (const AnbanRegister *reg, guint field)
{
  const AnbanField *f = &reg->fields[field];

  return (f->flags & ANBAN_FIELD_HIDDEN) == 0 &&
         (f->kind == ANBAN_KIND_CHOICE || f->kind == ANBAN_KIND_REF || f->kind == ANBAN_KIND_BOOL ||
          f->kind == ANBAN_KIND_DATE || (f->flags & ANBAN_FIELD_REPEATS) != 0) &&
         !is_covered (reg, field);
}

static gboolean
stands_first (const AnbanRegister *reg, guint field)
{
  for (const int *first = reg->filter_fields; first != NULL && *first >= 0; first++)
    if (*first == (int)field)
      return TRUE;
  return FALSE;
}

static void
add_filters (AnbanFilterBar *self, gboolean seldom)
{
  const AnbanRegister *reg = anban_query_get_register (self->query);

  for (const AnbanFilter *filter = reg->filters; filter != NULL && filter->id != NULL; filter++)
    if (filter->seldom == seldom)
      add_part (self, filter, 0);
}

/* Filters of the register first, then the fields that it wants first, those that its list shows, the others. */
static void
create_chips (AnbanFilterBar *self)
{
  const AnbanRegister *reg = anban_query_get_register (self->query);

  add_filters (self, FALSE);
  for (const int *first = reg->filter_fields; first != NULL && *first >= 0; first++)
    add_part (self, NULL, (guint)*first);
  add_filters (self, TRUE);
  for (int listed = 1; listed >= 0; listed--)
    for (guint i = 0; i < reg->n_fields; i++)
      if (can_filter (reg, i) && !stands_first (reg, i) &&
          ((reg->fields[i].flags & ANBAN_FIELD_IN_LIST) != 0) == listed)
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

/* --- as many chips as there is room for --- */

static int
get_natural_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width;
}

/* Room for chips in a bar of @width, with or without the button to more of them. */
static int
get_room (AnbanFilterBar *self, int width, gboolean more)
{
  int room = width;

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != self->scrolled && child != self->more && gtk_widget_get_visible (child))
      room -= get_natural_width (child) + SPACING;
  if (more)
    room -= SPACING + (gtk_widget_get_visible (self->more) ? get_natural_width (self->more) : MORE_WIDTH);
  return room;
}

static guint
count_fitting (AnbanFilterBar *self, int width)
{
  guint n = MIN (self->parts->len, N_IN_BAR);

  for (guint i = 0; i < self->n_in_bar; i++) {
    Part *part = self->parts->pdata[i];

    part->width = get_natural_width (get_chip (part));
  }
  for (; n > 0; n--) {
    int wanted = -SPACING;

    for (guint i = 0; i < n; i++)
      wanted += ((Part *)self->parts->pdata[i])->width + SPACING;
    if (wanted <= get_room (self, width, n < self->parts->len))
      break;
  }
  return n;
}

static void
move_chip (Part *part, GtkWidget *from, GtkWidget *to, gboolean first)
{
  g_autoptr (GtkWidget) chip = g_object_ref (get_chip (part));

  gtk_box_remove (GTK_BOX (from), chip);
  if (first)
    gtk_box_prepend (GTK_BOX (to), chip);
  else
    gtk_box_append (GTK_BOX (to), chip);
}

/* A chip that is being used stays where it is until the focus leaves. */
static gboolean
arrange_cb (gpointer data)
{
  AnbanFilterBar *self = data;
  guint n = count_fitting (self, gtk_widget_get_width (self->box));

  self->arrange_source = 0;
  if (gtk_event_controller_focus_contains_focus (self->focus))
    return G_SOURCE_REMOVE;
  for (; self->n_in_bar > n; self->n_in_bar--)
    move_chip (self->parts->pdata[self->n_in_bar - 1], self->chips_box, self->more_box, TRUE);
  for (; self->n_in_bar < n; self->n_in_bar++)
    move_chip (self->parts->pdata[self->n_in_bar], self->more_box, self->chips_box, FALSE);
  gtk_widget_set_visible (self->more, self->n_in_bar < self->parts->len);
  update_more (self);
  return G_SOURCE_REMOVE;
}

static void
arrange_soon (AnbanFilterBar *self)
{
  if (self->arrange_source == 0)
    self->arrange_source = g_idle_add (arrange_cb, self);
}

static void
anban_filter_bar_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  gtk_widget_measure (ANBAN_FILTER_BAR (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

/* Chips move in and out of the bar after the layout, not within it. */
static void
anban_filter_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnbanFilterBar *self = ANBAN_FILTER_BAR (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (count_fitting (self, width) != self->n_in_bar)
    arrange_soon (self);
}

static void
anban_filter_bar_dispose (GObject *object)
{
  AnbanFilterBar *self = ANBAN_FILTER_BAR (object);

  g_clear_handle_id (&self->arrange_source, g_source_remove);
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
  widget_class->measure = anban_filter_bar_measure;
  widget_class->size_allocate = anban_filter_bar_size_allocate;
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
  GtkWidget *filler = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->scrolled = gtk_scrolled_window_new ();
  self->parts = g_ptr_array_new_with_free_func (g_free);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->chips_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);
  /* until they are moved, a narrow window cuts the chips instead of growing */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->chips_box);
  gtk_scrollable_set_hscroll_policy (
      GTK_SCROLLABLE (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scrolled))),
      GTK_SCROLL_NATURAL);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_box_append (GTK_BOX (self->box), self->scrolled);
  create_more (self);
  self->clear = gtk_button_new_with_label (_ ("清除筛选"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_box_append (GTK_BOX (self->box), self->clear);
  g_signal_connect (self->clear, "clicked", G_CALLBACK (clear_clicked_cb), self);
  self->focus = GTK_EVENT_CONTROLLER_FOCUS (gtk_event_controller_focus_new ());
  g_signal_connect_swapped (self->focus, "leave", G_CALLBACK (arrange_soon), self);
  gtk_widget_add_controller (self->box, GTK_EVENT_CONTROLLER (self->focus));
  gtk_widget_set_hexpand (filler, TRUE);
  gtk_box_append (GTK_BOX (self->box), filler);
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

    if (part->dates != NULL)
      show_dates (self, part);
    else if (is_text (self, part) && is_active (self, part))
      anban_filter_chip_set_text (part->chip,
                                  anban_query_get_where_text (self->query, part->field, ANBAN_OP_EQ));
    else if (get_query_value (self, part, &value))
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

void
anban_filter_bar_prepend (AnbanFilterBar *self, GtkWidget *widget)
{
  gtk_box_prepend (GTK_BOX (self->box), widget);
}

void
anban_filter_bar_hide_groups (AnbanFilterBar *self)
{
  gtk_widget_set_visible (self->groups, FALSE);
}
