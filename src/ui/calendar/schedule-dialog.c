/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/schedule-dialog.h"

#include "ui/calendar/gap-reader.h"
#include "ui/calendar/proposal-row.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

#define WIDTH          860
#define HEIGHT         600
#define MOST_A_WEEK    50
#define WEEKS_DELAY_MS 400

struct _AnbanScheduleDialog {
  AdwWindow parent_instance;
  GtkWidget *toasts, *stack, *list, *summary, *accept, *weeks, *tick_all, *status;
  GListStore *proposals; /* AnbanProposal */

  AnbanStore *store;
  AnbanGapReader *reader;
  AnbanWorkingDays *days;
  int year;
  guint weeks_source;
  gboolean filling;
};

enum {
  SIGNAL_ACCEPTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanScheduleDialog, anban_schedule_dialog, ADW_TYPE_WINDOW)

static AnbanProposal *
get_proposal (AnbanScheduleDialog *self, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->proposals), position);
}

/* --- what is shown --- */

static void
update (AnbanScheduleDialog *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->proposals)), n_ticked = 0, n_without = 0;
  g_autofree char *summary = NULL;
  g_autofree char *accept = NULL;

  for (guint i = 0; i < n; i++) {
    g_autoptr (AnbanProposal) item = get_proposal (self, i);

    n_ticked += item->ticked && item->day != ANBAN_DATE_NONE;
    n_without += item->day == ANBAN_DATE_NONE;
  }
  summary = n_without > 0 ? g_strdup_printf (_ ("建议 %u 次，选中 %u；照每周的限数，%u 次排不进要求的周期"),
                                             n, n_ticked, n_without)
                          : g_strdup_printf (_ ("建议 %u 次，选中 %u"), n, n_ticked);
  accept = g_strdup_printf (_ ("接受选中的 %u 次"), n_ticked);
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
  gtk_button_set_label (GTK_BUTTON (self->accept), accept);
  gtk_widget_set_sensitive (self->accept, n_ticked > 0);
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->tick_all), n_ticked > 0 && n_ticked == n - n_without);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->tick_all),
                                     n_ticked > 0 && n_ticked < n - n_without);
  self->filling = FALSE;
}

static void
loaded_cb (AnbanScheduleDialog *self)
{
  const AnbanDrillSchedule *schedule = anban_gap_reader_get_schedule (self->reader);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < anban_drill_schedule_get_n (schedule); i++)
    g_ptr_array_add (items, anban_proposal_new (anban_drill_schedule_get (schedule, i)));
  g_list_store_splice (self->proposals, 0, g_list_model_get_n_items (G_LIST_MODEL (self->proposals)),
                       items->pdata, items->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), items->len > 0 ? "list" : "none");
  update (self);
}

static void
failed_cb (AnbanScheduleDialog *self, const GError *error)
{
  anban_notice_error (GTK_WIDGET (self), _ ("没有读出来"), error);
}

/* --- taking --- */

static void
reread (AnbanScheduleDialog *self)
{
  anban_gap_reader_set_stale (self->reader);
  anban_gap_reader_read (self->reader, self->year);
}

/* @items (AnbanProposal) with the days that they have now. */
static void
accept_items (AnbanScheduleDialog *self, GPtrArray *items)
{
  g_autofree AnbanDrillProposal *changed = g_new (AnbanDrillProposal, items->len);
  g_autofree const AnbanDrillProposal **taken = g_new (const AnbanDrillProposal *, items->len);
  g_autoptr (GError) error = NULL;
  guint n = items->len;

  for (guint i = 0; i < n; i++) {
    AnbanProposal *item = items->pdata[i];

    changed[i] = *item->proposal;
    changed[i].day = item->day;
    taken[i] = &changed[i];
  }
  if (n == 0)
    return;
  if (!anban_drill_schedule_accept (self->store, taken, n, &error)) {
    anban_notice_error (GTK_WIDGET (self), _ ("没有保存"), error);
    return;
  }
  g_signal_emit (self, signals[SIGNAL_ACCEPTED], 0, n);
  reread (self);
}

static void
row_accepted_cb (AnbanProposalRow *row, AnbanScheduleDialog *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, g_object_ref (anban_proposal_row_get_item (row)));
  accept_items (self, items);
}

void
anban_schedule_dialog_accept (AnbanScheduleDialog *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->proposals)); i++) {
    g_autoptr (AnbanProposal) item = get_proposal (self, i);

    if (item->ticked && item->day != ANBAN_DATE_NONE)
      g_ptr_array_add (items, g_object_ref (item));
  }
  accept_items (self, items);
}

static void
all_ticked_cb (AnbanScheduleDialog *self)
{
  gboolean ticked = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tick_all));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->proposals));

  if (self->filling)
    return;
  for (guint i = 0; i < n; i++) {
    g_autoptr (AnbanProposal) item = get_proposal (self, i);

    item->ticked = ticked && item->day != ANBAN_DATE_NONE;
  }
  g_list_model_items_changed (G_LIST_MODEL (self->proposals), 0, n, n);
  update (self);
}

/* At most so many a week is a setting of the office: the next one finds it as it was left. */
static gboolean
weeks_cb (gpointer data)
{
  AnbanScheduleDialog *self = data;
  g_autofree char *value =
      g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->weeks)));
  g_autoptr (GError) error = NULL;

  self->weeks_source = 0;
  if (anban_store_set_setting (self->store, ANBAN_SETTING_DRILLS_A_WEEK, value, &error))
    reread (self);
  else
    anban_notice_error (GTK_WIDGET (self), _ ("没有保存"), error);
  return G_SOURCE_REMOVE;
}

static void
weeks_changed_cb (AnbanScheduleDialog *self)
{
  g_clear_handle_id (&self->weeks_source, g_source_remove);
  if (!self->filling)
    self->weeks_source = g_timeout_add (WEEKS_DELAY_MS, weeks_cb, self);
}

/* --- construction --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanScheduleDialog *self)
{
  GtkWidget *row = anban_proposal_row_new (self->days, anban_store_get_today (self->store));

  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
  g_signal_connect (row, "accepted", G_CALLBACK (row_accepted_cb), self);
  gtk_list_item_set_child (item, row);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanScheduleDialog *self)
{
  anban_proposal_row_show (ANBAN_PROPOSAL_ROW (gtk_list_item_get_child (item)),
                           gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanScheduleDialog *self)
{
  anban_proposal_row_show (ANBAN_PROPOSAL_ROW (gtk_list_item_get_child (item)), NULL);
}

static GtkWidget *
create_list (AnbanScheduleDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->proposals = g_list_store_new (ANBAN_TYPE_PROPOSAL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->proposals)))), factory);
  gtk_widget_add_css_class (self->list, "gaps");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("建议的演练"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  return scroller;
}

static GtkWidget *
create_bar (AnbanScheduleDialog *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (_ ("每周最多"));
  gint64 most = anban_store_get_setting_int (self->store, ANBAN_SETTING_DRILLS_A_WEEK, ANBAN_DRILLS_A_WEEK);

  gtk_widget_add_css_class (bar, "page-bar");
  self->tick_all = gtk_check_button_new_with_label (_ ("全选"));
  g_signal_connect_swapped (self->tick_all, "toggled", G_CALLBACK (all_ticked_cb), self);
  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->summary), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->summary, TRUE);
  self->weeks = gtk_spin_button_new_with_range (0, MOST_A_WEEK, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->weeks), (double)most);
  gtk_widget_set_tooltip_text (self->weeks, _ ("全办公室每周最多排几次；0 表示不限"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->weeks), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("每周最多几次"), -1);
  g_signal_connect_swapped (self->weeks, "value-changed", G_CALLBACK (weeks_changed_cb), self);
  gtk_box_append (GTK_BOX (bar), self->tick_all);
  gtk_box_append (GTK_BOX (bar), self->summary);
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), self->weeks);
  gtk_box_append (GTK_BOX (bar), gtk_label_new (_ ("次")));
  return bar;
}

static GtkWidget *
create_stack (AnbanScheduleDialog *self)
{
  GtkWidget *none = adw_status_page_new (), *spinner = gtk_spinner_new ();

  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("正在算"), -1);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("没有要排的"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _ ("这一年该开展的演练都已开展或排了计划。"));
  gtk_stack_add_titled (GTK_STACK (self->stack), spinner, "wait", _ ("正在算"));
  gtk_stack_add_titled (GTK_STACK (self->stack), create_list (self), "list", _ ("建议的演练"));
  gtk_stack_add_titled (GTK_STACK (self->stack), none, "none", _ ("没有要排的"));
  return self->stack;
}

static GtkWidget *
create_header (AnbanScheduleDialog *self)
{
  GtkWidget *header = adw_header_bar_new (), *cancel = gtk_button_new_with_label (_ ("关闭"));
  g_autofree char *title = g_strdup_printf (_ ("自动排计划 · %d年"), self->year);

  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self->accept = gtk_button_new_with_label (_ ("接受"));
  gtk_widget_add_css_class (self->accept, "suggested-action");
  g_signal_connect_swapped (self->accept, "clicked", G_CALLBACK (anban_schedule_dialog_accept), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->accept);
  return header;
}

static void
anban_schedule_dialog_dispose (GObject *object)
{
  AnbanScheduleDialog *self = ANBAN_SCHEDULE_DIALOG (object);

  g_clear_handle_id (&self->weeks_source, g_source_remove);
  if (self->reader != NULL)
    g_signal_handlers_disconnect_by_data (self->reader, self);
  G_OBJECT_CLASS (anban_schedule_dialog_parent_class)->dispose (object);
  g_clear_object (&self->proposals);
  g_clear_object (&self->reader);
  g_clear_object (&self->store);
}

static void
anban_schedule_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ANBAN_SCHEDULE_DIALOG (object)->days, anban_working_days_free);
  G_OBJECT_CLASS (anban_schedule_dialog_parent_class)->finalize (object);
}

static void
anban_schedule_dialog_class_init (AnbanScheduleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_schedule_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = anban_schedule_dialog_finalize;
  signals[SIGNAL_ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anban_schedule_dialog_init (AnbanScheduleDialog *self)
{
}

GtkWidget *
anban_schedule_dialog_new (GtkWindow *parent, AnbanStore *store, int year)
{
  AnbanScheduleDialog *self = g_object_new (ANBAN_TYPE_SCHEDULE_DIALOG, "transient-for", parent, "modal",
                                            TRUE, "default-width", WIDTH, "default-height", HEIGHT, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->store = g_object_ref (store);
  self->year = year;
  self->days = anban_working_days_new (store, year, year + 3, NULL);
  self->reader = anban_gap_reader_new (store);
  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_box_append (GTK_BOX (box), create_bar (self));
  gtk_box_append (GTK_BOX (box), create_stack (self));
  self->toasts = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (self->toasts), box);
  adw_window_set_content (ADW_WINDOW (self), self->toasts);
  g_signal_connect_object (self->reader, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  anban_gap_reader_read (self->reader, year);
  return GTK_WIDGET (self);
}

gboolean
anban_schedule_dialog_get_loading (AnbanScheduleDialog *self)
{
  return anban_gap_reader_get_loading (self->reader);
}

guint
anban_schedule_dialog_get_n (AnbanScheduleDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->proposals));
}
