/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/date-row.h"

#include "ui/form/day-input.h"

#include <glib/gi18n-lib.h>

struct _AnbanDateRow {
  AnbanFieldRow parent_instance;

  GtkWidget *entry, *weekday, *menu_button, *popover, *calendar;
  gboolean filling;
};

G_DEFINE_TYPE (AnbanDateRow, anban_date_row, ANBAN_TYPE_FIELD_ROW)

static AnbanDate
get_date (AnbanDateRow *self)
{
  AnbanDate date;

  return anban_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &date) ? date
                                                                                      : ANBAN_DATE_NONE;
}

static void
put_date (AnbanDateRow *self, AnbanDate date)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  gtk_editable_set_text (GTK_EDITABLE (self->entry), anban_date_to_iso (date, iso));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
show_weekday (AnbanDateRow *self)
{
  AnbanDate date = get_date (self);

  gtk_label_set_label (GTK_LABEL (self->weekday), anban_day_input_get_weekday (date));
  gtk_widget_set_visible (self->weekday, date != ANBAN_DATE_NONE);
}

static void
changed_cb (AnbanDateRow *self)
{
  show_weekday (self);
  anban_field_row_edited (ANBAN_FIELD_ROW (self));
}

static void
activate_cb (AnbanDateRow *self)
{
  if (anban_field_row_commit (ANBAN_FIELD_ROW (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.next-field", NULL);
}

/* From nothing to today. */
static gboolean
key_pressed_cb (AnbanDateRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  AnbanDate date = get_date (self);

  if (!gtk_editable_get_editable (GTK_EDITABLE (self->entry)) || !anban_day_input_move (keyval, state, &date))
    return GDK_EVENT_PROPAGATE;
  if (date != ANBAN_DATE_NONE)
    put_date (self, date);
  else if (gtk_entry_get_text_length (GTK_ENTRY (self->entry)) == 0)
    put_date (self, anban_date_today ());
  return GDK_EVENT_STOP;
}

static void
popover_shown_cb (AnbanDateRow *self)
{
  AnbanDate date = get_date (self);
  g_autoptr (GDateTime) day = NULL;
  int year, month, month_day;

  anban_date_get_ymd (date != ANBAN_DATE_NONE ? date : anban_date_today (), &year, &month, &month_day);
  day = g_date_time_new_local (year, month, month_day, 12, 0, 0);
  self->filling = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day);
  self->filling = FALSE;
}

static void
popover_closed_cb (AnbanDateRow *self)
{
  anban_field_row_commit (ANBAN_FIELD_ROW (self));
}

/* A day was chosen where the month stayed; turning the leaves selects days too, and leaves it open. */
static void
day_selected_cb (AnbanDateRow *self)
{
  g_autoptr (GDateTime) day = NULL;
  AnbanDate before = get_date (self), date;
  int year = 0, month = 0;

  if (self->filling)
    return;
  day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  date = anban_date_from_ymd (g_date_time_get_year (day), g_date_time_get_month (day),
                              g_date_time_get_day_of_month (day));
  if (date == ANBAN_DATE_NONE)
    return;
  anban_date_get_ymd (before != ANBAN_DATE_NONE ? before : anban_date_today (), &year, &month, NULL);
  put_date (self, date);
  if (year == g_date_time_get_year (day) && month == g_date_time_get_month (day))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
today_cb (AnbanDateRow *self)
{
  put_date (self, anban_date_today ());
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
clear_cb (AnbanDateRow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
anban_date_row_bound (AnbanFieldRow *row)
{
  AnbanDateRow *self = ANBAN_DATE_ROW (row);
  g_autofree char *name = g_strdup_printf (_ ("%s：日历"), _ (anban_field_row_get_field (row)->label));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (anban_field_row_get_field (row)->label), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
anban_date_row_load (AnbanFieldRow *row)
{
  AnbanDateRow *self = ANBAN_DATE_ROW (row);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), anban_record_get_text (anban_field_row_get_record (row),
                                                                            anban_field_row_get_index (row)));
  show_weekday (self);
}

static char *
anban_date_row_dup_text (AnbanFieldRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (ANBAN_DATE_ROW (row)->entry)));
}

static void
anban_date_row_set_text (AnbanFieldRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ANBAN_DATE_ROW (row)->entry), text);
}

static void
anban_date_row_set_editable (AnbanFieldRow *row, gboolean editable)
{
  AnbanDateRow *self = ANBAN_DATE_ROW (row);

  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
  gtk_widget_set_sensitive (self->menu_button, editable);
}

static void
anban_date_row_class_init (AnbanDateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnbanFieldRowClass *row_class = ANBAN_FIELD_ROW_CLASS (klass);

  row_class->bound = anban_date_row_bound;
  row_class->load = anban_date_row_load;
  row_class->dup_text = anban_date_row_dup_text;
  row_class->set_text = anban_date_row_set_text;
  row_class->set_editable = anban_date_row_set_editable;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanDateRow, entry);
  gtk_widget_class_bind_template_child (widget_class, AnbanDateRow, weekday);
  gtk_widget_class_bind_template_child (widget_class, AnbanDateRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanDateRow, popover);
  gtk_widget_class_bind_template_child (widget_class, AnbanDateRow, calendar);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
anban_date_row_init (AnbanDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
