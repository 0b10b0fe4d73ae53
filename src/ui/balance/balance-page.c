/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/balance/balance-page.h"

#include "registers/registers.h"
#include "rules/hazard-balance.h"
#include "rules/hazard-monthly.h"
#include "rules/hazard-rates.h"
#include "ui/balance/balance-chart.h"
#include "ui/balance/figure-grid.h"
#include "ui/balance/tabulation-export.h"
#include "ui/notice.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#define RELOAD_DELAY_MS 300
#define SHOWN_MONTHS    24

struct _AnbanBalancePage {
  AdwBin parent_instance;
  GtkStack *stack;
  GtkBox *goals;
  GtkLabel *pace;
  GtkToggleButton *by_year;
  AdwBin *chart_place, *table_place;
  GtkDropDown *table, *year, *month;
  AnbanBalanceChart *chart;
  AnbanFigureGrid *grid;

  AnbanStore *store;
  GCancellable *cancellable;
  AnbanHazardBalance *balance;
  AnbanTabulation *tabulation;
  guint reload_source;
  gboolean stale; /* changed while out of sight */
};

enum {
  SIGNAL_QUERY_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanBalancePage, anban_balance_page, ADW_TYPE_BIN)

/* The tables that can be chosen, in the order of the drop-down. */
enum {
  TABLE_CAMPAIGN,
  TABLE_TERRITORY,
  TABLE_INDUSTRY,
  TABLE_MONTH,
  TABLE_MONTHLY,
};

/* --- targets --- */

static const char *const goal_titles[ANBAN_N_TARGETS] = {
    [ANBAN_TARGET_STOCK] = N_ ("存量清零"),
    [ANBAN_TARGET_INCREMENT] = N_ ("遏制增量"),
    [ANBAN_TARGET_ROUTINE] = N_ ("动态清零"),
};

/* What the number counts. */
static char *
dup_meaning (AnbanBalanceTarget target, int stock_until)
{
  switch (target) {
  case ANBAN_TARGET_STOCK:
    return g_strdup_printf (_ ("%d 年和以前排查、尚未销号"), stock_until);
  case ANBAN_TARGET_INCREMENT:
    return g_strdup_printf (_ ("%d 年以后排查、尚未销号"), stock_until);
  case ANBAN_TARGET_ROUTINE:
    return g_strdup (_ ("逾期未整改"));
  case ANBAN_N_TARGETS:
    break;
  }
  return NULL;
}

static void
request_query_cb (GtkWidget *widget, AnbanBalancePage *self)
{
  g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0,
                 g_object_get_data (G_OBJECT (widget), "anban-query"));
}

static char *
dup_goal_state (const AnbanBalanceGoal *goal, AnbanDate today)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  anban_date_to_iso (goal->by, iso);
  if (goal->left == 0)
    return g_strdup_printf (_ ("目标 %s：已经清零"), iso);
  if (goal->is_past)
    return g_strdup_printf (_ ("目标 %s：已过 %d 天"), iso, today - goal->by);
  return g_strdup_printf (_ ("目标 %s：还有 %d 天"), iso, goal->by - today);
}

static void
append_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
create_goal (AnbanBalancePage *self, AnbanBalanceTarget target)
{
  const AnbanBalanceGoal *goal = &self->balance->goals[target];
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *tone = goal->left == 0 ? "success" : goal->is_past ? "error" : "warning";
  g_autofree char *number = g_strdup_printf ("%" PRId64, goal->left);
  g_autofree char *state = dup_goal_state (goal, anban_store_get_today (self->store));
  g_autofree char *name =
      g_strdup_printf (_ ("%s：%" PRId64 " 项，%s"), _ (goal_titles[target]), goal->left, state);

  g_autofree char *meaning = dup_meaning (target, self->balance->stock_until_year);

  append_label (box, _ (goal_titles[target]), "heading");
  append_label (box, number, "title-1");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "numeric");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), tone);
  append_label (box, meaning, "caption");
  append_label (box, state, "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "figure");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, _ ("打开这些隐患"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "anban-query", goal->query);
  g_signal_connect (button, "clicked", G_CALLBACK (request_query_cb), self);
  return button;
}

/* One sentence: the date, or that the pace never gets there. */
static char *
dup_pace (gint64 open, double pace, AnbanDate zero_on)
{
  char iso[ANBAN_DATE_ISO_SIZE];

  if (open == 0)
    return g_strdup (_ ("没有未销号的隐患。"));
  if (zero_on != ANBAN_DATE_NONE)
    return g_strdup_printf (
        _ ("现有 %" PRId64 " 项未销号；按近 180 天的速度（每月净减 %.1f 项），预计 %s 清零。"), open,
        pace * 30, anban_date_to_iso (zero_on, iso));
  if (pace < 0)
    return g_strdup_printf (_ ("现有 %" PRId64 " 项未销号；近 180 天每月净增 %.1f 项，照此不会清零。"), open,
                            -pace * 30);
  return g_strdup_printf (_ ("现有 %" PRId64 " 项未销号；近 180 天没有减少，照此不会清零。"), open);
}

static void
show_chart (AnbanBalancePage *self)
{
  g_autoptr (GArray) shown = NULL;
  guint first;

  if (self->balance == NULL)
    return;
  if (gtk_toggle_button_get_active (self->by_year)) {
    anban_balance_chart_set_months (self->chart, self->balance->years);
    return;
  }
  shown = g_array_new (FALSE, FALSE, sizeof (AnbanBalanceMonth));
  first = self->balance->months->len > SHOWN_MONTHS ? self->balance->months->len - SHOWN_MONTHS : 0;
  g_array_append_vals (shown, &g_array_index (self->balance->months, AnbanBalanceMonth, first),
                       self->balance->months->len - first);
  anban_balance_chart_set_months (self->chart, shown);
}

static void
show_balance (AnbanBalancePage *self)
{
  g_autofree char *pace = dup_pace (self->balance->open, self->balance->pace, self->balance->zero_on);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->goals))) != NULL)
    gtk_box_remove (self->goals, child);
  for (AnbanBalanceTarget target = 0; target < ANBAN_N_TARGETS; target++)
    gtk_box_append (self->goals, create_goal (self, target));
  gtk_label_set_text (self->pace, pace);
  show_chart (self);
}

/* --- reading, in a thread --- */

typedef struct {
  char *path;
  guint table;
  int year, month; /* year 0: all */
  AnbanHazardBalance *balance;
  AnbanTabulation *tabulation;
} Reading;

static void
free_reading (Reading *reading)
{
  g_free (reading->path);
  g_clear_pointer (&reading->balance, anban_hazard_balance_free);
  g_clear_pointer (&reading->tabulation, anban_tabulation_free);
  g_free (reading);
}

static AnbanTabulation *
tabulate (const Reading *reading, AnbanStore *store, GCancellable *cancellable, GError **error)
{
  AnbanDate today = anban_store_get_today (store);
  AnbanDate from = anban_date_from_ymd (reading->year != 0 ? reading->year : 1900, 1, 1);
  AnbanDate to = reading->year != 0 ? anban_date_from_ymd (reading->year, 12, 31) : today;

  if (reading->table == TABLE_MONTHLY)
    return anban_hazard_monthly_new (store, reading->year, reading->month, cancellable, error);
  return anban_hazard_rates_new (store, (AnbanRatesBy)reading->table, from, MIN (to, today), cancellable,
                                 error);
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  AnbanStore *store = anban_store_open_read_only (reading->path, anban_registers, &error);

  if (store != NULL) {
    reading->balance = anban_hazard_balance_read (store, cancellable, &error);
    if (reading->balance != NULL)
      reading->tabulation = tabulate (reading, store, cancellable, &error);
    anban_store_close (store);
    g_object_unref (store);
  }
  if (reading->tabulation != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnbanBalancePage *self = ANBAN_BALANCE_PAGE (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (!done) {
    anban_notice_error (GTK_WIDGET (self), _ ("没有读出来"), error);
    return;
  }
  g_clear_pointer (&self->balance, anban_hazard_balance_free);
  self->balance = g_steal_pointer (&reading->balance);
  show_balance (self);
  /* the grid holds on to the old one until it shows the new */
  anban_figure_grid_show (self->grid, reading->tabulation);
  g_clear_pointer (&self->tabulation, anban_tabulation_free);
  self->tabulation = g_steal_pointer (&reading->tabulation);
  gtk_stack_set_visible_child_name (self->stack, self->balance->months->len > 1 ? "figures" : "empty");
}

static int
get_chosen_year (AnbanBalancePage *self)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (self->year);

  /* the first is 全部 */
  return item != NULL ? (int)g_ascii_strtoll (gtk_string_object_get_string (item), NULL, 10) : 0;
}

static void
reload (AnbanBalancePage *self)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) task = NULL;
  int year;

  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  reading->path = g_strdup (anban_store_get_path (self->store));
  reading->table = gtk_drop_down_get_selected (self->table);
  reading->year = get_chosen_year (self);
  reading->month = (int)gtk_drop_down_get_selected (self->month) + 1;
  if (reading->table == TABLE_MONTHLY && reading->year == 0) {
    anban_date_get_ymd (anban_store_get_today (self->store), &year, NULL, NULL);
    reading->year = year;
  }
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_task_data (task, reading, (GDestroyNotify)free_reading);
  g_task_run_in_thread (task, read_thread);
}

static gboolean
reload_later_cb (gpointer data)
{
  AnbanBalancePage *self = data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (AnbanBalancePage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->reload_source == 0)
    self->reload_source = g_timeout_add (RELOAD_DELAY_MS, reload_later_cb, self);
}

/* --- what the clerk chooses --- */

static void
chosen_cb (AnbanBalancePage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->month),
                          gtk_drop_down_get_selected (self->table) == TABLE_MONTHLY);
  if (self->store != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

static void
export_workbook_cb (AnbanBalancePage *self)
{
  if (self->tabulation != NULL)
    anban_tabulation_export (GTK_WIDGET (self), self->store, &self->tabulation, ".xlsx");
}

static void
export_pages_cb (AnbanBalancePage *self)
{
  if (self->tabulation != NULL)
    anban_tabulation_export (GTK_WIDGET (self), self->store, &self->tabulation, ".pdf");
}

static void
grid_query_requested_cb (AnbanBalancePage *self, gpointer query)
{
  g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0, query);
}

/* --- the widget --- */

static void
fill_choices (AnbanBalancePage *self)
{
  g_autoptr (GtkStringList) years = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);
  int year, month;

  anban_date_get_ymd (anban_store_get_today (self->store), &year, &month, NULL);
  gtk_string_list_append (years, _ ("全部年份"));
  for (int i = 0; i < 6; i++) {
    g_autofree char *text = g_strdup_printf (_ ("%d 年"), year - i);

    gtk_string_list_append (years, text);
  }
  for (int i = 1; i <= 12; i++) {
    g_autofree char *text = g_strdup_printf (_ ("%d 月"), i);

    gtk_string_list_append (months, text);
  }
  gtk_drop_down_set_model (self->year, G_LIST_MODEL (years));
  gtk_drop_down_set_selected (self->year, 1);
  gtk_drop_down_set_model (self->month, G_LIST_MODEL (months));
  gtk_drop_down_set_selected (self->month, (guint)month - 1);
}

static void
anban_balance_page_map (GtkWidget *widget)
{
  AnbanBalancePage *self = ANBAN_BALANCE_PAGE (widget);

  GTK_WIDGET_CLASS (anban_balance_page_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

static void
anban_balance_page_dispose (GObject *object)
{
  AnbanBalancePage *self = ANBAN_BALANCE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_balance_page_parent_class)->dispose (object);
}

static void
anban_balance_page_finalize (GObject *object)
{
  AnbanBalancePage *self = ANBAN_BALANCE_PAGE (object);

  g_clear_pointer (&self->balance, anban_hazard_balance_free);
  g_clear_pointer (&self->tabulation, anban_tabulation_free);
  G_OBJECT_CLASS (anban_balance_page_parent_class)->finalize (object);
}

static void
anban_balance_page_class_init (AnbanBalancePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_balance_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = anban_balance_page_finalize;
  widget_class->map = anban_balance_page_map;
  signals[SIGNAL_QUERY_REQUESTED] =
      g_signal_new ("query-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/balance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanBalancePage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnbanBalancePage, goals);
  gtk_widget_class_bind_template_child (widget_class, AnbanBalancePage, pace);
  gtk_widget_class_bind_template_child (widget_class, AnbanBalancePage, by_year);
  gtk_widget_class_bind_template_child (widget_class, AnbanBalancePage, chart_place);
  gtk_widget_class_bind_template_child (widget_class, AnbanBalancePage, table_place);
  gtk_widget_class_bind_template_child (widget_class, AnbanBalancePage, table);
  gtk_widget_class_bind_template_child (widget_class, AnbanBalancePage, year);
  gtk_widget_class_bind_template_child (widget_class, AnbanBalancePage, month);
  gtk_widget_class_bind_template_callback (widget_class, show_chart);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_workbook_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_pages_cb);
}

static void
anban_balance_page_init (AnbanBalancePage *self)
{
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->chart = ANBAN_BALANCE_CHART (anban_balance_chart_new ());
  self->grid = ANBAN_FIGURE_GRID (anban_figure_grid_new ());
  adw_bin_set_child (self->chart_place, GTK_WIDGET (self->chart));
  adw_bin_set_child (self->table_place, GTK_WIDGET (self->grid));
  g_signal_connect_swapped (self->grid, "query-requested", G_CALLBACK (grid_query_requested_cb), self);
}

GtkWidget *
anban_balance_page_new (AnbanStore *store)
{
  AnbanBalancePage *self = g_object_new (ANBAN_TYPE_BALANCE_PAGE, NULL);

  self->store = g_object_ref (store);
  fill_choices (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
