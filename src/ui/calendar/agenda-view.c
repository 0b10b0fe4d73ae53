/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/agenda-view.h"

#include "ui/calendar/day-list.h"
#include "ui/calendar/drill-chip.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SCROLL_DELAY_MS 50

/* --- one row --- */

#define ANBAN_TYPE_AGENDA_ROW (anban_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (AnbanAgendaRow, anban_agenda_row, ANBAN, AGENDA_ROW, GObject)

struct _AnbanAgendaRow {
  GObject parent_instance;
  AnbanDate day;
  const AnbanDrillEntry *entry; /* NULL: the heading of the day */
};

G_DEFINE_FINAL_TYPE (AnbanAgendaRow, anban_agenda_row, G_TYPE_OBJECT)

static void
anban_agenda_row_class_init (AnbanAgendaRowClass *klass)
{
}

static void
anban_agenda_row_init (AnbanAgendaRow *self)
{
}

/* --- the view --- */

struct _AnbanAgendaView {
  GtkWidget parent_instance;
  GtkWidget *stack, *list;
  GListStore *rows;
  GtkSingleSelection *selection;
  AnbanDrillDays *days; /* own the entries of the rows */
  AnbanDate today;
  gboolean filling;
  guint wanted, scroll_source; /* the row to be brought into view */
};

enum {
  SIGNAL_DRILL_CHOSEN,
  SIGNAL_DRILL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanAgendaView, anban_agenda_view, GTK_TYPE_WIDGET)

static char *
dup_heading (AnbanAgendaView *self, AnbanDate day)
{
  g_autofree char *where = anban_drill_days_dup_day (day, self->today);
  const char *observance = anban_drill_days_get_observance (self->days, day), *holiday = NULL;
  GString *text = g_string_new (where);

  anban_drill_days_get_holiday (self->days, day, &holiday);
  if (day == self->today)
    g_string_append_printf (text, " · %s", _ ("今天"));
  if (holiday != NULL)
    g_string_append_printf (text, " · %s", holiday);
  if (observance != NULL)
    g_string_append_printf (text, " · %s", observance);
  return g_string_free (text, FALSE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanAgendaView *self)
{
  GtkWidget *stack = gtk_stack_new (), *heading = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (heading, "heading");
  gtk_stack_set_vhomogeneous (GTK_STACK (stack), FALSE);
  gtk_stack_add_titled (GTK_STACK (stack), heading, "heading", _ ("日期"));
  gtk_stack_add_titled (GTK_STACK (stack), anban_drill_lines_new (), "drill", _ ("演练"));
  gtk_list_item_set_child (item, stack);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanAgendaView *self)
{
  AnbanAgendaRow *row = gtk_list_item_get_item (item);
  GtkStack *stack = GTK_STACK (gtk_list_item_get_child (item));

  gtk_list_item_set_selectable (item, row->entry != NULL);
  gtk_list_item_set_activatable (item, row->entry != NULL);
  gtk_stack_set_visible_child_name (stack, row->entry != NULL ? "drill" : "heading");
  if (row->entry != NULL) {
    g_autofree char *name = anban_drill_entry_dup_name (row->entry);

    anban_drill_lines_show (gtk_stack_get_child_by_name (stack, "drill"), row->entry);
    gtk_accessible_update_property (GTK_ACCESSIBLE (stack), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  } else {
    g_autofree char *text = dup_heading (self, row->day);

    gtk_label_set_text (GTK_LABEL (gtk_stack_get_child_by_name (stack, "heading")), text);
    gtk_accessible_update_property (GTK_ACCESSIBLE (stack), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  }
}

static void
selected_cb (AnbanAgendaView *self)
{
  AnbanAgendaRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (!self->filling)
    g_signal_emit (self, signals[SIGNAL_DRILL_CHOSEN], 0,
                   row != NULL && row->entry != NULL ? row->entry->id : G_GINT64_CONSTANT (0));
}

static void
activated_cb (AnbanAgendaView *self, guint position)
{
  g_autoptr (AnbanAgendaRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (row != NULL && row->entry != NULL)
    g_signal_emit (self, signals[SIGNAL_DRILL_ACTIVATED], 0, row->entry->id);
}

/* --- the object --- */

static void
anban_agenda_view_dispose (GObject *object)
{
  AnbanAgendaView *self = ANBAN_AGENDA_VIEW (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->days);
  G_OBJECT_CLASS (anban_agenda_view_parent_class)->dispose (object);
}

static void
anban_agenda_view_class_init (AnbanAgendaViewClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_agenda_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "agendaview");
  signals[SIGNAL_DRILL_CHOSEN] = g_signal_new ("drill-chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                               G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_DRILL_ACTIVATED] = g_signal_new ("drill-activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static GtkWidget *
create_list (AnbanAgendaView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_widget_add_css_class (self->list, "agenda");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("演练日程"),
                                  -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_add_css_class (scroller, "view");
  return scroller;
}

static void
anban_agenda_view_init (AnbanAgendaView *self)
{
  GtkWidget *none = adw_status_page_new ();

  self->rows = g_list_store_new (ANBAN_TYPE_AGENDA_ROW);
  self->stack = gtk_stack_new ();
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  gtk_stack_add_titled (GTK_STACK (self->stack), create_list (self), "rows", _ ("日程"));
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("这一年没有演练"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _ ("在“月”里双击一天就能计划一次；换一年用上面的箭头。"));
  gtk_widget_add_css_class (none, "compact");
  gtk_stack_add_titled (GTK_STACK (self->stack), none, "none", _ ("没有演练"));
}

GtkWidget *
anban_agenda_view_new (void)
{
  return g_object_new (ANBAN_TYPE_AGENDA_VIEW, NULL);
}

static void
add_row (GPtrArray *rows, AnbanDate day, const AnbanDrillEntry *entry)
{
  AnbanAgendaRow *row = g_object_new (ANBAN_TYPE_AGENDA_ROW, NULL);

  row->day = day;
  row->entry = entry;
  g_ptr_array_add (rows, row);
}

/* The rows of the year; where the first one on @day or after it stands. */
static GPtrArray *
create_rows (AnbanDrillDays *days, AnbanDate day, guint *position)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_object_unref);
  int year;

  anban_date_get_ymd (day, &year, NULL, NULL);
  *position = 0;
  for (AnbanDate at = anban_date_from_ymd (year, 1, 1); at <= anban_date_from_ymd (year, 12, 31); at++) {
    guint n, first = rows->len;
    const AnbanDrillEntry *const *entries = anban_drill_days_list (days, at, &n);

    for (guint i = 0; i < n; i++) {
      if (entries[i]->day != at)
        continue;
      if (rows->len == first)
        add_row (rows, at, NULL);
      add_row (rows, at, entries[i]);
    }
    /* scrolling shows that row and what is above it: the day's last one brings its day into view */
    if (at <= day && rows->len > first)
      *position = rows->len - 1;
  }
  return rows;
}

/* A list that was not laid out yet cannot scroll. */
static gboolean
scroll_cb (gpointer data)
{
  AnbanAgendaView *self = data;

  if (gtk_widget_get_mapped (self->list) && gtk_widget_get_height (self->list) == 0)
    return G_SOURCE_CONTINUE;
  self->scroll_source = 0;
  if (self->wanted < g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", self->wanted);
  return G_SOURCE_REMOVE;
}

static gint64
get_chosen (AnbanAgendaView *self)
{
  AnbanAgendaRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL && row->entry != NULL ? row->entry->id : 0;
}

void
anban_agenda_view_show (AnbanAgendaView *self, AnbanDrillDays *days, AnbanDate day, AnbanDate today)
{
  guint position, selected = GTK_INVALID_LIST_POSITION;
  gint64 chosen = get_chosen (self);
  g_autoptr (GPtrArray) rows = create_rows (days, day, &position);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < rows->len && chosen != 0; i++)
    if (((AnbanAgendaRow *)rows->pdata[i])->entry != NULL &&
        ((AnbanAgendaRow *)rows->pdata[i])->entry->id == chosen)
      selected = i;
  self->filling = TRUE;
  self->today = today;
  g_list_store_splice (self->rows, 0, n, NULL, 0);
  g_set_object (&self->days, days);
  g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);
  gtk_single_selection_set_selected (self->selection, selected);
  self->filling = FALSE;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), rows->len > 0 ? "rows" : "none");
  self->wanted = selected < rows->len ? selected : position;
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (SCROLL_DELAY_MS, scroll_cb, self);
}
