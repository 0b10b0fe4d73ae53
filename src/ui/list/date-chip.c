/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/date-chip.h"

#include <glib/gi18n-lib.h>

struct _AnbanDateChip {
  GtkWidget parent_instance;
  GtkWidget *box, *button, *label, *cross, *popover;
  GtkWidget *from_entry, *to_entry, *problem; /* made when first looked at */
  char *name;
  AnbanDate from, to;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanDateChip, anban_date_chip, GTK_TYPE_WIDGET)

/* Stretches that clerks ask for: months from the first of this one, and how many. */
static const struct {
  const char *label;
  enum {
    THIS_MONTH,
    NEXT_MONTH,
    THIS_QUARTER,
    THIS_YEAR,
    UP_TO_TODAY
  } stretch;
} presets[] = {
    {N_ ("本月"), THIS_MONTH}, {N_ ("下月"), NEXT_MONTH},        {N_ ("本季度"), THIS_QUARTER},
    {N_ ("今年"), THIS_YEAR},  {N_ ("今天及以前"), UP_TO_TODAY},
};

static gboolean
has_range (AnbanDateChip *self)
{
  return self->from != ANBAN_DATE_NONE || self->to != ANBAN_DATE_NONE;
}

static char *
dup_range (AnbanDateChip *self)
{
  char from[ANBAN_DATE_ISO_SIZE], to[ANBAN_DATE_ISO_SIZE];

  anban_date_to_iso (self->from, from);
  anban_date_to_iso (self->to, to);
  if (self->from == ANBAN_DATE_NONE)
    return g_strdup_printf (_ ("%s 止"), to);
  if (self->to == ANBAN_DATE_NONE)
    return g_strdup_printf (_ ("%s 起"), from);
  return g_strdup_printf (_ ("%s 至 %s"), from, to);
}

static void
update (AnbanDateChip *self)
{
  g_autofree char *range = has_range (self) ? dup_range (self) : NULL;
  g_autofree char *text =
      range != NULL ? g_strdup_printf (_ ("%s：%s"), self->name, range) : g_strdup (self->name);

  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->cross, range != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (range != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
}

static void
take_range (AnbanDateChip *self, AnbanDate from, AnbanDate to)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (from == self->from && to == self->to)
    return;
  anban_date_chip_set_range (self, from, to);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
cross_clicked_cb (AnbanDateChip *self)
{
  gtk_widget_grab_focus (self->button);
  take_range (self, ANBAN_DATE_NONE, ANBAN_DATE_NONE);
}

static void
preset_activated_cb (GtkListBox *list, GtkListBoxRow *row, AnbanDateChip *self)
{
  AnbanDate today = anban_date_today (), first, begin, end;
  int year, month, day;

  anban_date_get_ymd (today, &year, &month, &day);
  first = anban_date_from_ymd (year, month, 1);
  switch (presets[gtk_list_box_row_get_index (row)].stretch) {
  case NEXT_MONTH:
    begin = anban_date_add_months (first, 1);
    end = anban_date_add_months (first, 2) - 1;
    break;
  case THIS_QUARTER:
    begin = anban_date_from_ymd (year, (month - 1) / 3 * 3 + 1, 1);
    end = anban_date_add_months (begin, 3) - 1;
    break;
  case THIS_YEAR:
    begin = anban_date_from_ymd (year, 1, 1);
    end = anban_date_from_ymd (year, 12, 31);
    break;
  case UP_TO_TODAY:
    begin = ANBAN_DATE_NONE;
    end = today;
    break;
  case THIS_MONTH:
  default:
    begin = first;
    end = anban_date_month_end (year, month);
  }
  take_range (self, begin, end);
}

static void
apply_cb (AnbanDateChip *self)
{
  anban_date_chip_apply (self, gtk_editable_get_text (GTK_EDITABLE (self->from_entry)),
                         gtk_editable_get_text (GTK_EDITABLE (self->to_entry)));
}

static GtkWidget *
create_presets (AnbanDateChip *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "pick-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (presets); i++) {
    GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (_ (presets[i].label));

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (presets[i].label),
                                    -1);
    gtk_list_box_append (GTK_LIST_BOX (list), row);
  }
  g_signal_connect (list, "row-activated", G_CALLBACK (preset_activated_cb), self);
  return list;
}

static GtkWidget *
attach_entry (AnbanDateChip *self, GtkGrid *grid, const char *title, const char *name, int row)
{
  GtkWidget *label = gtk_label_new (title), *entry = gtk_entry_new ();

  gtk_widget_add_css_class (label, "dim-label");
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("如 2026-6-30"));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 14);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (apply_cb), self);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, entry, 1, row, 1, 1);
  return entry;
}

static GtkWidget *
create_content (AnbanDateChip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *grid = gtk_grid_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("筛选"));

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  self->from_entry = attach_entry (self, GTK_GRID (grid), _ ("从"), _ ("从哪一天起"), 0);
  self->to_entry = attach_entry (self, GTK_GRID (grid), _ ("到"), _ ("到哪一天止"), 1);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 20);
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (apply_cb), self);
  gtk_box_append (GTK_BOX (box), create_presets (self));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (GTK_BOX (box), self->problem);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
popover_shown_cb (GtkWidget *popover, AnbanDateChip *self)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  if (self->from_entry == NULL)
    gtk_popover_set_child (GTK_POPOVER (popover), create_content (self));
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->from_entry), anban_date_to_iso (self->from, iso));
  gtk_editable_set_text (GTK_EDITABLE (self->to_entry), anban_date_to_iso (self->to, iso));
}

static void
anban_date_chip_dispose (GObject *object)
{
  AnbanDateChip *self = ANBAN_DATE_CHIP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (anban_date_chip_parent_class)->dispose (object);
}

static void
anban_date_chip_class_init (AnbanDateChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_date_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "filterchip");
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
anban_date_chip_init (AnbanDateChip *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->from = self->to = ANBAN_DATE_NONE;
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (content), self->label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  self->popover = gtk_popover_new ();
  g_signal_connect (self->popover, "show", G_CALLBACK (popover_shown_cb), self);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), content);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_box_append (GTK_BOX (self->box), self->button);
  self->cross = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_box_append (GTK_BOX (self->box), self->cross);
  g_signal_connect_swapped (self->cross, "clicked", G_CALLBACK (cross_clicked_cb), self);
}

AnbanDateChip *
anban_date_chip_new (const char *label)
{
  AnbanDateChip *self = g_object_new (ANBAN_TYPE_DATE_CHIP, NULL);
  g_autofree char *away = g_strdup_printf (_ ("不按%s筛选"), label);

  self->name = g_strdup (label);
  gtk_widget_set_tooltip_text (self->cross, away);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cross), GTK_ACCESSIBLE_PROPERTY_LABEL, away, -1);
  update (self);
  return self;
}

void
anban_date_chip_get_range (AnbanDateChip *self, AnbanDate *from, AnbanDate *to)
{
  *from = self->from;
  *to = self->to;
}

void
anban_date_chip_set_range (AnbanDateChip *self, AnbanDate from, AnbanDate to)
{
  self->from = from;
  self->to = to;
  update (self);
}

static gboolean
read_end (const char *text, AnbanDate *date)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  *date = ANBAN_DATE_NONE;
  return *stripped == '\0' || anban_date_parse (stripped, date);
}

gboolean
anban_date_chip_apply (AnbanDateChip *self, const char *from, const char *to)
{
  AnbanDate begin, end;
  const char *problem = NULL;

  if (!read_end (from, &begin) || !read_end (to, &end))
    problem = _ ("日期认不出来，请写成 2026-6-30 或 2026年6月30日");
  else if (begin != ANBAN_DATE_NONE && end != ANBAN_DATE_NONE && begin > end)
    problem = _ ("开始的日期晚于结束的日期");
  if (self->problem != NULL) {
    gtk_label_set_text (GTK_LABEL (self->problem), problem != NULL ? problem : "");
    gtk_widget_set_visible (self->problem, problem != NULL);
  }
  if (problem == NULL)
    take_range (self, begin, end);
  return problem == NULL;
}
