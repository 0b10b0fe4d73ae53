/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/overview-page.h"

#include "registers/plan.h"
#include "registers/registers.h"
#include "rules/hazard-overview.h"
#include "rules/readiness-overview.h"
#include "rules/task-overview.h"
#include "ui/clause-text.h"
#include "ui/notice.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

/* many changes in a row are read once */
#define RELOAD_DELAY_MS 200

struct _AnbanOverviewPage {
  AdwBin parent_instance;
  GtkStack *stack;
  GtkSpinner *spinner;
  GtkFlowBox *lights, *hazards, *readiness;
  GtkWidget *hazard_part, *readiness_part;
  GtkListBox *due, *units, *plans;
  AdwPreferencesGroup *due_group;

  AnbanStore *store;
  GCancellable *cancellable;
  guint reload_source;
  gboolean stale; /* changed while out of sight */
};

enum {
  SIGNAL_QUERY_REQUESTED,
  SIGNAL_RECORD_REQUESTED,
  SIGNAL_GAPS_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanOverviewPage, anban_overview_page, ADW_TYPE_BIN)

/* --- what a number opens --- */

static void
request_query (GtkWidget *widget)
{
  AnbanOverviewPage *self = ANBAN_OVERVIEW_PAGE (gtk_widget_get_ancestor (widget, ANBAN_TYPE_OVERVIEW_PAGE));

  g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0,
                 g_object_get_data (G_OBJECT (widget), "anban-query"));
}

static void
set_query (GtkWidget *widget, const char *signal, AnbanQuery *query)
{
  g_object_set_data_full (G_OBJECT (widget), "anban-query", query, (GDestroyNotify)anban_query_free);
  g_signal_connect (widget, signal, G_CALLBACK (request_query), NULL);
}

static void
due_activated_cb (GtkWidget *row, AnbanOverviewPage *self)
{
  AnbanRecord *record = g_object_get_data (G_OBJECT (row), "anban-record");

  g_signal_emit (self, signals[SIGNAL_RECORD_REQUESTED], 0, &anban_task_register,
                 anban_record_get_id (record));
}

/* --- the cards --- */

static void
request_gaps (GtkWidget *widget)
{
  g_signal_emit (gtk_widget_get_ancestor (widget, ANBAN_TYPE_OVERVIEW_PAGE), signals[SIGNAL_GAPS_REQUESTED],
                 0);
}

/* @query: the list behind the number; NULL: the gaps of the drills, which are no records. */
static GtkWidget *
create_card (const char *label, gint64 n, const char *icon_name, const char *css_class, AnbanQuery *query)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *number, *place = gtk_flow_box_child_new ();
  g_autofree char *text = g_strdup_printf ("%" PRId64, n);
  g_autofree char *name = g_strdup_printf (_ ("%s %" PRId64 " 项"), label, n);

  if (icon_name != NULL)
    gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (line), gtk_label_new (label));
  number = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_widget_add_css_class (number, "title-1");
  gtk_widget_add_css_class (number, "numeric");
  if (css_class != NULL && n > 0) {
    gtk_widget_add_css_class (number, css_class);
    gtk_widget_add_css_class (line, css_class);
  }
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), number);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "figure");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, _ ("打开清单"));
  if (query != NULL)
    set_query (button, "clicked", query);
  else
    g_signal_connect (button, "clicked", G_CALLBACK (request_gaps), NULL);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), button);
  gtk_widget_set_focusable (place, FALSE);
  return place;
}

static void
clear_cards (GtkFlowBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_flow_box_remove (box, child);
}

static void
show_hazards (AnbanOverviewPage *self, const AnbanHazardOverview *overview)
{
  static const struct {
    const char *label, *icon_name, *css_class;
  } cards[ANBAN_N_HAZARD_FIGURES] = {
      [ANBAN_HAZARDS_OVERDUE] = {N_ ("逾期未整改"), "dialog-error-symbolic", "error"},
      [ANBAN_HAZARDS_DUE_SOON] = {N_ ("临期"), "alarm-symbolic", "warning"},
      [ANBAN_HAZARDS_TO_RECHECK] = {N_ ("待复查"), "system-search-symbolic", "warning"},
      [ANBAN_HAZARDS_MAJOR] = {N_ ("重大未销号"), "dialog-warning-symbolic", "error"},
      [ANBAN_HAZARDS_OPEN] = {N_ ("未销号"), "emblem-system-symbolic", "accent"},
  };

  clear_cards (self->hazards);
  for (AnbanHazardFigure figure = 0; figure < ANBAN_N_HAZARD_FIGURES; figure++)
    gtk_flow_box_append (self->hazards,
                         create_card (_ (cards[figure].label), overview->n[figure], cards[figure].icon_name,
                                      cards[figure].css_class, anban_hazard_overview_query (figure)));
  gtk_widget_set_visible (self->hazard_part, overview->n_all > 0);
}

static void
show_readiness (AnbanOverviewPage *self, const AnbanReadinessOverview *overview)
{
  static const struct {
    const char *label, *icon_name, *css_class;
  } cards[ANBAN_N_READINESS_FIGURES] = {
      [ANBAN_DRILLS_MISSED] = {N_ ("演练逾期未开展"), "dialog-error-symbolic", "error"},
      [ANBAN_DRILLS_SOON] = {N_ ("近期演练"), "x-office-calendar-symbolic", "accent"},
      [ANBAN_DRILLS_UNREPORTED] = {N_ ("演练应报未报"), "mail-send-symbolic", "warning"},
      [ANBAN_PLANS_TO_EVALUATE] = {N_ ("预案评估逾期"), "emblem-documents-symbolic", "warning"},
      [ANBAN_CERTIFICATES_OVER] = {N_ ("证书过期"), "application-certificate-symbolic", "error"},
      [ANBAN_CERTIFICATES_EXPIRING] = {N_ ("证书临期"), "alarm-symbolic", "warning"},
  };

  clear_cards (self->readiness);
  gtk_flow_box_append (self->readiness, create_card (_ ("演练缺口"), overview->n_drill_gaps,
                                                     "dialog-warning-symbolic", "error", NULL));
  for (AnbanReadinessFigure figure = 0; figure < ANBAN_N_READINESS_FIGURES; figure++)
    gtk_flow_box_append (self->readiness,
                         create_card (_ (cards[figure].label), overview->n[figure], cards[figure].icon_name,
                                      cards[figure].css_class, anban_readiness_overview_query (figure)));
  gtk_flow_box_set_max_children_per_line (self->readiness, 4);
  gtk_widget_set_visible (self->readiness_part, overview->is_used);
}

static void
show_lights (AnbanOverviewPage *self, const AnbanTaskOverview *overview)
{
  clear_cards (self->lights);
  for (const AnbanChoice *light = anban_task_lights; light->label != NULL; light++)
    gtk_flow_box_append (self->lights,
                         create_card (_ (light->label), overview->n_by_light[light->value], light->icon_name,
                                      light->css_class,
                                      anban_task_overview_query_light ((AnbanLight)light->value)));
  if (overview->n_to_check > 0)
    gtk_flow_box_append (self->lights,
                         create_card (_ ("待核对"), overview->n_to_check, "dialog-question-symbolic",
                                      "warning", anban_task_overview_query_to_check ()));
  gtk_flow_box_set_max_children_per_line (self->lights, overview->n_to_check > 0 ? 6 : 5);
}

/* --- the lists --- */

static void
clear_rows (GtkListBox *box)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_list_box_remove (box, row);
}

static GtkWidget *
create_row (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = subtitle != NULL ? g_markup_escape_text (subtitle, -1) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  if (subtitle_markup != NULL && *subtitle_markup != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  return row;
}

static void
add_nothing (GtkListBox *box, const char *text)
{
  GtkWidget *row = create_row (text, NULL);

  gtk_widget_add_css_class (row, "dim-label");
  gtk_list_box_append (box, row);
}

static void
show_due (AnbanOverviewPage *self, const AnbanTaskOverview *overview)
{
  char iso[ANBAN_DATE_ISO_SIZE];
  g_autofree char *title =
      g_strdup_printf (_ ("临近时限（%s 前）"), anban_date_to_iso (anban_store_get_soon (self->store), iso));

  adw_preferences_group_set_title (self->due_group, title);
  clear_rows (self->due);
  for (guint i = 0; i < overview->due->len; i++) {
    AnbanRecord *record = overview->due->pdata[i];
    g_autofree char *name = anban_record_dup_title (record);
    g_autofree char *units = anban_record_dup_display (record, ANBAN_TASK_LEAD_UNITS);
    g_autofree char *day = anban_record_dup_display (record, ANBAN_TASK_NEXT_DUE_ON);
    GtkWidget *row = create_row (name, units), *label = gtk_label_new (day);

    gtk_widget_add_css_class (label, "numeric");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data_full (G_OBJECT (row), "anban-record", g_object_ref (record), g_object_unref);
    g_signal_connect (row, "activated", G_CALLBACK (due_activated_cb), self);
    gtk_list_box_append (self->due, row);
  }
  if (overview->due->len == 0)
    add_nothing (self->due, _ ("近期没有到期的任务"));
}

static void
show_units (AnbanOverviewPage *self, const AnbanTaskOverview *overview)
{
  clear_rows (self->units);
  for (guint i = 0; i < overview->units->len; i++) {
    const AnbanOverviewUnit *unit = &g_array_index (overview->units, AnbanOverviewUnit, i);
    g_autofree char *text = g_strdup_printf (_ ("逾期 %" PRId64), unit->n_overdue);
    GtkWidget *row = create_row (unit->name, NULL), *label = gtk_label_new (text);

    gtk_widget_add_css_class (label, "error");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    set_query (row, "activated", anban_task_overview_query_unit (unit->id));
    gtk_list_box_append (self->units, row);
  }
  if (overview->units->len == 0)
    add_nothing (self->units, _ ("没有单位逾期"));
}

static void
add_overdue_button (GtkWidget *row, gint64 plan_id, gint64 n_overdue)
{
  g_autofree char *text = g_strdup_printf (_ ("逾期 %" PRId64), n_overdue);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "error");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  set_query (button, "clicked", anban_task_overview_query_plan (plan_id, ANBAN_LIGHT_OVERDUE));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
show_plans (AnbanOverviewPage *self, const AnbanTaskOverview *overview)
{
  clear_rows (self->plans);
  for (guint i = 0; i < overview->plans->len; i++) {
    AnbanRecord *plan = overview->plans->pdata[i];
    g_autofree char *name = anban_record_dup_title (plan);
    g_autofree char *issuer = anban_record_dup_display (plan, ANBAN_PLAN_ISSUER);
    gint64 n_tasks = anban_record_get_int (plan, ANBAN_PLAN_N_TASKS);
    gint64 n_done = anban_record_get_int (plan, ANBAN_PLAN_N_DONE);
    gint64 n_overdue = anban_record_get_int (plan, ANBAN_PLAN_N_OVERDUE);
    g_autofree char *text = g_strdup_printf (_ ("完成 %" PRId64 "/%" PRId64), n_done, n_tasks);
    GtkWidget *row = create_row (name, issuer), *bar = gtk_progress_bar_new (), *label = gtk_label_new (text);

    if (n_overdue > 0)
      add_overdue_button (row, anban_record_get_id (plan), n_overdue);
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), n_tasks > 0 ? (double)n_done / n_tasks : 0);
    gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
    gtk_widget_set_size_request (bar, 120, -1);
    gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    gtk_label_set_width_chars (GTK_LABEL (label), 10);
    gtk_label_set_xalign (GTK_LABEL (label), 1);
    gtk_widget_add_css_class (label, "numeric");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    set_query (row, "activated", anban_task_overview_query_plan (anban_record_get_id (plan), 0));
    gtk_list_box_append (self->plans, row);
  }
  if (overview->plans->len == 0)
    add_nothing (self->plans, _ ("还没有计划文件"));
}

/* --- reading --- */

typedef struct {
  AnbanTaskOverview *tasks;
  AnbanHazardOverview hazards;
  AnbanReadinessOverview readiness;
} Overview;

static void
free_overview (Overview *overview)
{
  g_clear_pointer (&overview->tasks, anban_task_overview_free);
  g_free (overview);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Overview, free_overview)

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (AnbanStore) store = anban_store_open_read_only (data, anban_registers, &error);
  Overview *overview = g_new0 (Overview, 1);

  if (store != NULL) {
    overview->tasks = anban_task_overview_read (store, cancellable, &error);
    if (overview->tasks != NULL &&
        !(anban_hazard_overview_read (&overview->hazards, store, &error) &&
          anban_readiness_overview_read (&overview->readiness, store, cancellable, &error)))
      g_clear_pointer (&overview->tasks, anban_task_overview_free);
    anban_store_close (store);
  }
  if (overview->tasks != NULL) {
    g_task_return_pointer (task, overview, (GDestroyNotify)free_overview);
    return;
  }
  free_overview (overview);
  g_task_return_error (task, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnbanOverviewPage *self = ANBAN_OVERVIEW_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Overview) overview = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  /* out of sight it would go on drawing */
  gtk_spinner_stop (self->spinner);
  if (overview == NULL) {
    anban_notice_error (GTK_WIDGET (self), _ ("没有读出来"), error);
    return;
  }
  show_lights (self, overview->tasks);
  show_hazards (self, &overview->hazards);
  show_readiness (self, &overview->readiness);
  show_due (self, overview->tasks);
  show_units (self, overview->tasks);
  show_plans (self, overview->tasks);
  gtk_stack_set_visible_child_name (self->stack,
                                    overview->tasks->n_tasks == 0 && overview->tasks->plans->len == 0 &&
                                            overview->hazards.n_all == 0 && !overview->readiness.is_used
                                        ? "empty"
                                        : "figures");
}

static void
reload (AnbanOverviewPage *self)
{
  g_autoptr (GTask) task = NULL;

  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "reading") == 0)
    gtk_spinner_start (self->spinner);
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_task_data (task, g_strdup (anban_store_get_path (self->store)), g_free);
  g_task_run_in_thread (task, read_thread);
}

static gboolean
reload_later_cb (gpointer data)
{
  AnbanOverviewPage *self = data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (AnbanOverviewPage *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->reload_source == 0)
    self->reload_source = g_timeout_add (RELOAD_DELAY_MS, reload_later_cb, self);
}

static void
anban_overview_page_map (GtkWidget *widget)
{
  AnbanOverviewPage *self = ANBAN_OVERVIEW_PAGE (widget);

  GTK_WIDGET_CLASS (anban_overview_page_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

/* Out of sight the figures are no use, and reading them would hold up what is looked at now. */
static void
anban_overview_page_unmap (GtkWidget *widget)
{
  AnbanOverviewPage *self = ANBAN_OVERVIEW_PAGE (widget);

  if (self->cancellable != NULL) {
    g_cancellable_cancel (self->cancellable);
    g_clear_object (&self->cancellable);
    gtk_spinner_stop (self->spinner);
    self->stale = TRUE;
  }
  GTK_WIDGET_CLASS (anban_overview_page_parent_class)->unmap (widget);
}

static void
anban_overview_page_dispose (GObject *object)
{
  AnbanOverviewPage *self = ANBAN_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_overview_page_parent_class)->dispose (object);
}

static void
anban_overview_page_class_init (AnbanOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_overview_page_dispose;
  widget_class->map = anban_overview_page_map;
  widget_class->unmap = anban_overview_page_unmap;
  signals[SIGNAL_QUERY_REQUESTED] =
      g_signal_new ("query-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_RECORD_REQUESTED] =
      g_signal_new ("record-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  signals[SIGNAL_GAPS_REQUESTED] = g_signal_new ("gaps-requested", G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AnbanOverviewPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, AnbanOverviewPage, lights);
  gtk_widget_class_bind_template_child (widget_class, AnbanOverviewPage, hazards);
  gtk_widget_class_bind_template_child (widget_class, AnbanOverviewPage, hazard_part);
  gtk_widget_class_bind_template_child (widget_class, AnbanOverviewPage, readiness);
  gtk_widget_class_bind_template_child (widget_class, AnbanOverviewPage, readiness_part);
  gtk_widget_class_bind_template_child (widget_class, AnbanOverviewPage, due);
  gtk_widget_class_bind_template_child (widget_class, AnbanOverviewPage, due_group);
  gtk_widget_class_bind_template_child (widget_class, AnbanOverviewPage, units);
  gtk_widget_class_bind_template_child (widget_class, AnbanOverviewPage, plans);
}

static void
anban_overview_page_init (AnbanOverviewPage *self)
{
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  anban_clause_text_apply (GTK_WIDGET (self));
}

GtkWidget *
anban_overview_page_new (AnbanStore *store)
{
  AnbanOverviewPage *self = g_object_new (ANBAN_TYPE_OVERVIEW_PAGE, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
