/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/date-chip.h"

#include <glib/gi18n-lib.h>

struct _AnbanDateChip {
  AnbanConditionChip parent_instance;
  GtkWidget *from_entry, *to_entry, *problem; /* made when first looked at */
  AnbanDate from, to;
};

G_DEFINE_FINAL_TYPE (AnbanDateChip, anban_date_chip, ANBAN_TYPE_CONDITION_CHIP)

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

  anban_condition_chip_show (ANBAN_CONDITION_CHIP (self), range, NULL);
}

static void
take_range (AnbanDateChip *self, AnbanDate from, AnbanDate to)
{
  anban_condition_chip_close (ANBAN_CONDITION_CHIP (self));
  if (from == self->from && to == self->to)
    return;
  anban_date_chip_set_range (self, from, to);
  anban_condition_chip_changed (ANBAN_CONDITION_CHIP (self));
}

static void
anban_date_chip_let_go (AnbanConditionChip *chip)
{
  anban_date_chip_set_range (ANBAN_DATE_CHIP (chip), ANBAN_DATE_NONE, ANBAN_DATE_NONE);
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  anban_condition_chip_get_name (ANBAN_CONDITION_CHIP (self)), -1);
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
anban_date_chip_opened (AnbanConditionChip *chip, GtkPopover *popover)
{
  AnbanDateChip *self = ANBAN_DATE_CHIP (chip);
  char iso[ANBAN_DATE_ISO_SIZE];

  if (self->from_entry == NULL)
    gtk_popover_set_child (popover, create_content (self));
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->from_entry), anban_date_to_iso (self->from, iso));
  gtk_editable_set_text (GTK_EDITABLE (self->to_entry), anban_date_to_iso (self->to, iso));
}

static void
anban_date_chip_class_init (AnbanDateChipClass *klass)
{
  AnbanConditionChipClass *chip_class = ANBAN_CONDITION_CHIP_CLASS (klass);

  chip_class->opened = anban_date_chip_opened;
  chip_class->let_go = anban_date_chip_let_go;
}

static void
anban_date_chip_init (AnbanDateChip *self)
{
  self->from = self->to = ANBAN_DATE_NONE;
}

AnbanDateChip *
anban_date_chip_new (const char *label)
{
  AnbanDateChip *self = g_object_new (ANBAN_TYPE_DATE_CHIP, NULL);
  g_autofree char *away = g_strdup_printf (_ ("不按%s筛选"), label);

  anban_condition_chip_set_name (ANBAN_CONDITION_CHIP (self), label, away);
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
