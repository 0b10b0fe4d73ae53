/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/gap-page.h"

#include "registers/drill.h"
#include "registers/requirement.h"
#include "rules/drill-gaps.h"
#include "ui/balance/tabulation-export.h"
#include "ui/calendar/gap-row.h"
#include "ui/notice.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _AnbanGapPage {
  GtkWidget parent_instance;
  GtkWidget *box, *title, *figures, *stack, *status, *status_button, *schedule, *warning, *warning_text;
  GtkWidget *warning_list;
  AnbanGapList *list;

  AnbanStore *store;
  AnbanGapReader *reader;
  AnbanTabulation *tabulation; /* that is being exported */
  int year;
};

enum {
  SIGNAL_PLAN_REQUESTED,
  SIGNAL_QUERY_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanGapPage, anban_gap_page, GTK_TYPE_WIDGET)

/* --- the numbers --- */

static void
add_figure (AnbanGapPage *self, const char *icon_name, const char *tone, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  if (icon_name != NULL) {
    GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                     "icon-name", icon_name, NULL);

    gtk_widget_add_css_class (image, tone);
    gtk_box_append (GTK_BOX (box), image);
  }
  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (self->figures), box);
}

static void
show_figures (AnbanGapPage *self, const AnbanDutyFigures *sum)
{
  g_autofree char *all = g_strdup_printf (_ ("%d 年应开展 %d 次 · 已开展 %d · 已计划 %d"), self->year,
                                          sum->due, sum->done, sum->planned);
  g_autofree char *missing = g_strdup_printf (_ ("缺 %d"), sum->missing);
  g_autofree char *late = g_strdup_printf (_ ("其中逾期 %d"), sum->late);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->figures)) != NULL)
    gtk_box_remove (GTK_BOX (self->figures), child);
  add_figure (self, NULL, NULL, all);
  if (sum->missing > 0)
    add_figure (self, "dialog-warning-symbolic", "warning", missing);
  else if (sum->due > 0)
    add_figure (self, "object-select-symbolic", "success", _ ("没有缺口"));
  if (sum->late > 0)
    add_figure (self, "dialog-error-symbolic", "error", late);
}

static void
show_status (AnbanGapPage *self, const char *icon_name, const char *title, const char *text, gboolean rules)
{
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->status), icon_name);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), text);
  gtk_widget_set_visible (self->status_button, rules);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "status");
}

static void show_warning (AnbanGapPage *self);

static void
update (AnbanGapPage *self)
{
  const AnbanDutySheet *sheet = anban_gap_reader_get_sheet (self->reader);
  AnbanDutyFigures sum;

  if (sheet == NULL)
    return;
  show_warning (self);
  sum = anban_duty_sheet_sum (sheet, ANBAN_ITEM_DRILL, 0, 0);
  show_figures (self, &sum);
  gtk_widget_set_sensitive (self->schedule, sum.missing > 0 && !anban_store_is_read_only (self->store));
  if (sum.due == 0)
    show_status (self, "view-refresh-symbolic", _ ("这一年没有应开展的演练"),
                 _ ("“频次要求”里写着谁每年、每半年要练几次；登记单位并填好类别、行业，这里就按单位列出应练、"
                    "已练和缺的。"),
                 TRUE);
  else if (anban_gap_list_get_n (self->list) == 0)
    show_status (self, "object-select-symbolic", _ ("没有缺口"),
                 _ ("该开展的演练都已开展或排了计划。按“全部”看每个单位的情况。"), FALSE);
  else
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "list");
}

/* --- rules that do not go together --- */

static void
show_warning (AnbanGapPage *self)
{
  GPtrArray *conflicts = anban_gap_reader_get_conflicts (self->reader);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n = conflicts != NULL ? conflicts->len : 0;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (all, "%s%u. %s", i > 0 ? "\n\n" : "", i + 1,
                            ((const AnbanRequirementConflict *)conflicts->pdata[i])->sentence);
  if (n > 0)
    text = g_strdup_printf (_ ("%u 条频次要求比法规宽，或与别的重复；按严的算。"), n);
  gtk_label_set_text (GTK_LABEL (self->warning_text), text != NULL ? text : "");
  gtk_label_set_text (GTK_LABEL (self->warning_list), all->str);
  gtk_widget_set_visible (self->warning, n > 0);
}

/* What is said of them stands in a popover, with both sources. */
static GtkWidget *
create_warning (AnbanGapPage *self)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = gtk_popover_new (),
            *scroller = gtk_scrolled_window_new ();
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", "dialog-warning-symbolic", NULL);

  self->warning = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_widget_add_css_class (self->warning, "card");
  gtk_widget_add_css_class (self->warning, "gap-warning");
  gtk_widget_add_css_class (image, "warning");
  self->warning_text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->warning_text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->warning_text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->warning_text, TRUE);
  self->warning_list = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->warning_list), 0);
  gtk_label_set_wrap (GTK_LABEL (self->warning_list), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->warning_list), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->warning_list), 48);
  gtk_label_set_selectable (GTK_LABEL (self->warning_list), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->warning_list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("看是哪些"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_box_append (GTK_BOX (self->warning), image);
  gtk_box_append (GTK_BOX (self->warning), self->warning_text);
  gtk_box_append (GTK_BOX (self->warning), button);
  gtk_widget_set_visible (self->warning, FALSE);
  return self->warning;
}

/* --- the list on paper --- */

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanGapPage *self = ANBAN_GAP_PAGE (widget);
  const AnbanDutySheet *sheet = anban_gap_reader_get_sheet (self->reader);

  if (sheet == NULL)
    return;
  g_clear_pointer (&self->tabulation, anban_tabulation_free);
  self->tabulation = anban_drill_gaps_tabulate (sheet, ANBAN_ITEM_DRILL, 0);
  anban_tabulation_export (widget, self->store, &self->tabulation, g_variant_get_string (parameter, NULL));
}

static GtkWidget *
create_export (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("缺口清单导出 Excel…"), "gaps.export::.xlsx");
  g_menu_append (menu, _ ("缺口清单导出 PDF…"), "gaps.export::.pdf");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("缺口的菜单"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("缺口的菜单"),
                                  -1);
  return button;
}

static void
failed_cb (AnbanGapPage *self, const GError *error)
{
  anban_notice_error (GTK_WIDGET (self), _ ("没有读出来"), error);
}

/* --- what is asked for --- */

static void
plan_requested_cb (AnbanGapPage *self, gpointer duty)
{
  g_signal_emit (self, signals[SIGNAL_PLAN_REQUESTED], 0, duty);
}

static void
query_requested_cb (AnbanGapPage *self, gpointer query)
{
  g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0, query);
}

static void
all_toggled_cb (GtkToggleButton *button, AnbanGapPage *self)
{
  anban_gap_list_set_missing (self->list, !gtk_toggle_button_get_active (button));
  update (self);
}

/* --- construction --- */

static GtkWidget *
create_choice (AnbanGapPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *missing, *all;

  missing = gtk_toggle_button_new_with_label (_ ("有缺口的"));
  all = gtk_toggle_button_new_with_label (_ ("全部"));
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (all), GTK_TOGGLE_BUTTON (missing));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (missing), TRUE);
  g_signal_connect (all, "toggled", G_CALLBACK (all_toggled_cb), self);
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), missing);
  gtk_box_append (GTK_BOX (box), all);
  return box;
}

static GtkWidget *
create_turner (const char *icon_name, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

static GtkWidget *
create_head (AnbanGapPage *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6),
            *turners = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (head, "calendar-head");
  gtk_widget_add_css_class (turners, "linked");
  gtk_box_append (GTK_BOX (turners), create_turner ("go-previous-symbolic", _ ("前一年"), "drills.previous"));
  gtk_box_append (GTK_BOX (turners), create_turner ("go-next-symbolic", _ ("后一年"), "drills.next"));
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "title-3");
  self->schedule = gtk_button_new_with_label (_ ("自动排计划…"));
  gtk_widget_add_css_class (self->schedule, "suggested-action");
  gtk_widget_set_tooltip_text (self->schedule, _ ("把缺的演练排到合适的工作日，看过再接受"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->schedule), "drills.schedule");
  gtk_box_append (GTK_BOX (head), turners);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL));
  gtk_box_append (GTK_BOX (head), create_choice (self));
  gtk_box_append (GTK_BOX (head), self->schedule);
  gtk_box_append (GTK_BOX (head), create_export ());
  return head;
}

static GtkWidget *
create_status (AnbanGapPage *self)
{
  self->status = adw_status_page_new ();
  gtk_widget_add_css_class (self->status, "compact");
  self->status_button = gtk_button_new_with_label (_ ("看频次要求"));
  gtk_widget_add_css_class (self->status_button, "pill");
  gtk_widget_add_css_class (self->status_button, "suggested-action");
  gtk_widget_set_halign (self->status_button, GTK_ALIGN_CENTER);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->status_button),
                                           "win.show-view::requirement");
  adw_status_page_set_child (ADW_STATUS_PAGE (self->status), self->status_button);
  return self->status;
}

static void
create_stack (AnbanGapPage *self)
{
  GtkWidget *table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *wait = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *spinner = gtk_spinner_new ();

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_vexpand (spinner, TRUE);
  gtk_widget_set_hexpand (spinner, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("正在算"), -1);
  gtk_box_append (GTK_BOX (wait), spinner);
  gtk_box_append (GTK_BOX (table), anban_gap_cell_create_titles ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->list), TRUE);
  gtk_box_append (GTK_BOX (table), GTK_WIDGET (self->list));
  gtk_stack_add_titled (GTK_STACK (self->stack), wait, "wait", _ ("正在算"));
  gtk_stack_add_titled (GTK_STACK (self->stack), table, "list", _ ("演练缺口"));
  gtk_stack_add_titled (GTK_STACK (self->stack), create_status (self), "status", _ ("没有缺口"));
}

static void
anban_gap_page_dispose (GObject *object)
{
  AnbanGapPage *self = ANBAN_GAP_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->tabulation, anban_tabulation_free);
  g_clear_object (&self->reader);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_gap_page_parent_class)->dispose (object);
}

static void
anban_gap_page_class_init (AnbanGapPageClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_gap_page_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "gaps.export", "s", export_cb);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_PLAN_REQUESTED] = g_signal_new ("plan-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                 NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_QUERY_REQUESTED] = g_signal_new ("query-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
anban_gap_page_init (AnbanGapPage *self)
{
}

GtkWidget *
anban_gap_page_new (AnbanStore *store, AnbanGapReader *reader, GtkWidget *switcher)
{
  AnbanGapPage *self = g_object_new (ANBAN_TYPE_GAP_PAGE, NULL);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->store = g_object_ref (store);
  self->reader = g_object_ref (reader);
  self->list = ANBAN_GAP_LIST (anban_gap_list_new (reader, FALSE, !anban_store_is_read_only (store)));
  g_signal_connect_swapped (self->list, "plan-requested", G_CALLBACK (plan_requested_cb), self);
  g_signal_connect_swapped (self->list, "query-requested", G_CALLBACK (query_requested_cb), self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (bar, "page-bar");
  gtk_box_append (GTK_BOX (bar), switcher);
  gtk_box_append (GTK_BOX (self->box), bar);
  gtk_box_append (GTK_BOX (self->box), create_head (self));
  gtk_box_append (GTK_BOX (self->box), create_warning (self));
  create_stack (self);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  self->figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  gtk_widget_add_css_class (self->figures, "list-status");
  gtk_box_append (GTK_BOX (self->box), self->figures);
  g_signal_connect_object (reader, "loaded", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reader, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
anban_gap_page_set_year (AnbanGapPage *self, int year)
{
  g_autofree char *title = g_strdup_printf (_ ("%d年演练缺口"), year);

  self->year = year;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  anban_gap_reader_read (self->reader, year);
  update (self);
}

AnbanGapList *
anban_gap_page_get_list (AnbanGapPage *self)
{
  return self->list;
}
