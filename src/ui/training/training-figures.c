/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/training/training-figures.h"

#include "registers/person.h"
#include "registers/registers.h"
#include "registers/training.h"
#include "rules/certificate-coverage.h"
#include "rules/certificate-warning.h"
#include "rules/training-coverage.h"
#include "rules/training-credit.h"
#include "ui/balance/figure-grid.h"
#include "ui/balance/tabulation-export.h"
#include "ui/clause-text.h"
#include "ui/form/accessible-parts.h"
#include "ui/notice.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#define RELOAD_DELAY_MS 300
#define N_YEARS         6
#define MOST_TABLES     2
#define MOST_ROWS       300 /* of people: all of them go into the workbook */

/* One table on the page. */
typedef struct {
  GtkWidget *box, *title, *note, *grid;
  AnbanTabulation *tabulation;
} Figures;

struct _AnbanTrainingFigures {
  AdwBin parent_instance;

  GtkWidget *year, *by, *missing_only, *sentence, *without, *stack, *page;
  AdwStatusPage *empty;
  Figures figures[MOST_TABLES];

  AnbanStore *store;
  AnbanTrainingFiguresKind kind;
  GCancellable *cancellable;
  guint reload_source;
  gboolean stale; /* changed while out of sight */
};

enum {
  SIGNAL_QUERY_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanTrainingFigures, anban_training_figures, ADW_TYPE_BIN)

/* --- reading, in a thread --- */

typedef struct {
  char *path;
  AnbanTrainingFiguresKind kind;
  int year;
  AnbanCoverageBy by;
  gboolean missing_only;
  AnbanTabulation *tables[MOST_TABLES];
  gint64 n_people, n_without;
} Reading;

static void
free_reading (Reading *reading)
{
  g_free (reading->path);
  for (guint i = 0; i < MOST_TABLES; i++)
    g_clear_pointer (&reading->tables[i], anban_tabulation_free);
  g_free (reading);
}

static gboolean
tabulate (Reading *reading, AnbanStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanQuery) people = anban_query_new (&anban_person_register);
  g_autoptr (AnbanQuery) without = anban_certificate_coverage_list_without ();

  reading->n_people = anban_store_count (store, people, error);
  if (reading->n_people < 0)
    return FALSE;
  switch (reading->kind) {
  case ANBAN_TRAINING_FIGURES_HOURS:
    reading->tables[0] =
        anban_training_credit_tabulate (store, reading->year, reading->missing_only, cancellable, error);
    return reading->tables[0] != NULL;
  case ANBAN_TRAINING_FIGURES_CERTIFICATES:
    reading->n_without = anban_store_count (store, without, error);
    reading->tables[0] = anban_certificate_warning_new (store, cancellable, error);
    if (reading->tables[0] != NULL)
      reading->tables[1] = anban_certificate_coverage_new (store, reading->by, cancellable, error);
    return reading->tables[1] != NULL;
  case ANBAN_TRAINING_FIGURES_COVERAGE:
    reading->tables[0] = anban_training_coverage_new (store, reading->by, reading->year, cancellable, error);
    return reading->tables[0] != NULL;
  }
  return FALSE;
}

static void
read_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  AnbanStore *store = anban_store_open_read_only (reading->path, anban_registers, &error);
  gboolean done = store != NULL && tabulate (reading, store, cancellable, &error);

  if (store != NULL) {
    anban_store_close (store);
    g_object_unref (store);
  }
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- showing --- */

static guint
count_people (const AnbanTabulation *table)
{
  guint n = 0;

  for (guint i = 0; i < anban_tabulation_get_n_rows (table); i++)
    n += !anban_tabulation_is_total (table, i);
  return n;
}

static char *
dup_sentence (AnbanTrainingFigures *self, const Reading *reading)
{
  guint n;

  switch (self->kind) {
  case ANBAN_TRAINING_FIGURES_HOURS:
    n = count_people (reading->tables[0]);
    if (n > MOST_ROWS)
      return g_strdup_printf (_ ("共 %u 人，这里显示前 %d 人，全部见导出的表"), n, MOST_ROWS);
    return g_strdup_printf (reading->missing_only ? _ ("%u 人还差学时") : _ ("共 %u 人有学时要求"), n);
  case ANBAN_TRAINING_FIGURES_CERTIFICATES:
    return g_strdup (reading->n_without == 0 ? _ ("应持证的人员都持有有效证书") : "");
  case ANBAN_TRAINING_FIGURES_COVERAGE:
    return g_strdup_printf (_ ("共 %" PRId64 " 名人员"), reading->n_people);
  }
  return NULL;
}

static void
show_figures (AnbanTrainingFigures *self, Figures *figures, AnbanTabulation *table)
{
  const char *subtitle = anban_tabulation_get_subtitle (table), *note = anban_tabulation_get_note (table);
  g_autofree char *title = subtitle != NULL
                               ? g_strdup_printf ("%s　%s", anban_tabulation_get_title (table), subtitle)
                               : g_strdup (anban_tabulation_get_title (table));

  gtk_label_set_label (GTK_LABEL (figures->title), title);
  gtk_label_set_label (GTK_LABEL (figures->note), note != NULL ? note : "");
  gtk_widget_set_visible (figures->note, note != NULL);
  /* the grid holds on to the old one until it shows the new */
  anban_figure_grid_show (ANBAN_FIGURE_GRID (figures->grid), table);
  g_clear_pointer (&figures->tabulation, anban_tabulation_free);
  figures->tabulation = table;
}

static void
show_reading (AnbanTrainingFigures *self, Reading *reading)
{
  g_autofree char *sentence = dup_sentence (self, reading);

  gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
  gtk_widget_set_visible (self->sentence, sentence != NULL && *sentence != '\0');
  if (self->without != NULL) {
    g_autofree char *label = g_strdup_printf (_ ("无有效证书在岗 %" PRId64 " 人"), reading->n_without);

    gtk_button_set_label (GTK_BUTTON (self->without), label);
    gtk_widget_set_visible (self->without, reading->n_without > 0);
  }
  for (guint i = 0; i < MOST_TABLES; i++)
    if (reading->tables[i] != NULL)
      show_figures (self, &self->figures[i], g_steal_pointer (&reading->tables[i]));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), reading->n_people > 0 ? "figures" : "empty");
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnbanTrainingFigures *self = ANBAN_TRAINING_FIGURES (source);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (done)
    show_reading (self, g_task_get_task_data (G_TASK (result)));
  else
    anban_notice_error (GTK_WIDGET (self), _ ("没有读出来"), error);
}

static int
get_year (AnbanTrainingFigures *self)
{
  GtkStringObject *item;

  if (self->year == NULL)
    return 0;
  item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (self->year));
  return (int)g_ascii_strtoll (gtk_string_object_get_string (item), NULL, 10);
}

static void
reload (AnbanTrainingFigures *self)
{
  Reading *reading = g_new0 (Reading, 1);
  g_autoptr (GTask) task = NULL;

  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  reading->path = g_strdup (anban_store_get_path (self->store));
  reading->kind = self->kind;
  reading->year = get_year (self);
  if (self->by != NULL)
    reading->by = (AnbanCoverageBy)gtk_drop_down_get_selected (GTK_DROP_DOWN (self->by));
  if (self->missing_only != NULL)
    reading->missing_only = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->missing_only));
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_task_data (task, reading, (GDestroyNotify)free_reading);
  g_task_run_in_thread (task, read_thread);
}

static gboolean
reload_later_cb (gpointer data)
{
  AnbanTrainingFigures *self = data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (AnbanTrainingFigures *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->reload_source == 0)
    self->reload_source = g_timeout_add (RELOAD_DELAY_MS, reload_later_cb, self);
}

static void
chosen_cb (AnbanTrainingFigures *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
}

static void
query_requested_cb (AnbanTrainingFigures *self, gpointer query)
{
  g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0, query);
}

static void
without_cb (AnbanTrainingFigures *self)
{
  g_autoptr (AnbanQuery) query = anban_certificate_coverage_list_without ();

  g_signal_emit (self, signals[SIGNAL_QUERY_REQUESTED], 0, query);
}

static void
export_cb (GtkWidget *button, AnbanTrainingFigures *self)
{
  const Figures *figures = g_object_get_data (G_OBJECT (button), "anban-figures");

  if (figures->tabulation != NULL)
    anban_tabulation_export (GTK_WIDGET (self), self->store, &figures->tabulation,
                             g_object_get_data (G_OBJECT (button), "anban-ending"));
}

/* --- the widget --- */

static GtkWidget *
add_choice (AnbanTrainingFigures *self, GtkWidget *bar, GtkStringList *words, const char *name)
{
  GtkWidget *drop_down = gtk_drop_down_new (G_LIST_MODEL (words), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  anban_accessible_parts_name (drop_down, name);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (chosen_cb), self);
  gtk_box_append (GTK_BOX (bar), drop_down);
  return drop_down;
}

static void
add_year (AnbanTrainingFigures *self, GtkWidget *bar)
{
  GtkStringList *years = gtk_string_list_new (NULL);
  int year;

  anban_date_get_ymd (anban_store_get_today (self->store), &year, NULL, NULL);
  for (int i = 0; i < N_YEARS; i++) {
    g_autofree char *text = g_strdup_printf (_ ("%d 年"), year - i + 1);

    gtk_string_list_append (years, text);
  }
  self->year = add_choice (self, bar, years, _ ("年份"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->year), 1);
}

static GtkWidget *
create_bar (AnbanTrainingFigures *self, GtkWidget *switcher)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (bar, "page-bar");
  gtk_box_append (GTK_BOX (bar), switcher);
  if (self->kind != ANBAN_TRAINING_FIGURES_CERTIFICATES)
    add_year (self, bar);
  if (self->kind == ANBAN_TRAINING_FIGURES_HOURS) {
    self->missing_only = gtk_toggle_button_new_with_label (_ ("只看还差学时的"));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->missing_only), TRUE);
    g_signal_connect_swapped (self->missing_only, "toggled", G_CALLBACK (chosen_cb), self);
    gtk_box_append (GTK_BOX (bar), self->missing_only);
  } else {
    GtkStringList *words = gtk_string_list_new (NULL);

    gtk_string_list_append (words, _ ("按属地"));
    gtk_string_list_append (words, _ ("按行业领域"));
    self->by = add_choice (self, bar, words, _ ("分组方式"));
  }
  self->sentence = gtk_label_new (NULL);
  gtk_widget_set_visible (self->sentence, FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->sentence), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->sentence, "dim-label");
  gtk_box_append (GTK_BOX (bar), self->sentence);
  if (self->kind == ANBAN_TRAINING_FIGURES_CERTIFICATES) {
    self->without = gtk_button_new ();
    gtk_widget_add_css_class (self->without, "error");
    gtk_widget_set_hexpand (self->without, TRUE);
    gtk_widget_set_halign (self->without, GTK_ALIGN_END);
    gtk_widget_set_tooltip_text (self->without, _ ("打开应持证而没有有效证书的人员"));
    g_signal_connect_swapped (self->without, "clicked", G_CALLBACK (without_cb), self);
    gtk_box_append (GTK_BOX (bar), self->without);
  }
  return bar;
}

static void
add_export (
    AnbanTrainingFigures *self, GtkWidget *head, Figures *figures, const char *label, const char *ending)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "anban-figures", figures);
  g_object_set_data (G_OBJECT (button), "anban-ending", (gpointer)ending);
  g_signal_connect (button, "clicked", G_CALLBACK (export_cb), self);
  gtk_box_append (GTK_BOX (head), button);
}

static void
add_figures (AnbanTrainingFigures *self, Figures *figures)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  figures->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (figures->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (figures->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (figures->title, TRUE);
  gtk_widget_add_css_class (figures->title, "heading");
  gtk_box_append (GTK_BOX (head), figures->title);
  add_export (self, head, figures, _ ("导出 Excel"), ".xlsx");
  add_export (self, head, figures, _ ("导出 PDF"), ".pdf");
  figures->grid = anban_figure_grid_new ();
  gtk_widget_set_valign (figures->grid, GTK_ALIGN_START);
  anban_figure_grid_set_most_rows (ANBAN_FIGURE_GRID (figures->grid), MOST_ROWS);
  g_signal_connect_swapped (figures->grid, "query-requested", G_CALLBACK (query_requested_cb), self);
  figures->note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (figures->note), 0);
  gtk_label_set_wrap (GTK_LABEL (figures->note), TRUE);
  gtk_widget_add_css_class (figures->note, "caption");
  gtk_widget_add_css_class (figures->note, "dim-label");
  gtk_box_append (GTK_BOX (self->page), head);
  gtk_box_append (GTK_BOX (self->page), figures->grid);
  gtk_box_append (GTK_BOX (self->page), figures->note);
}

static void
add_pages (AnbanTrainingFigures *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_add_css_class (self->page, "figure-page");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->page);
  self->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->empty, "system-users-symbolic");
  adw_status_page_set_title (self->empty, _ ("还没有人员"));
  anban_clause_text_describe (
      self->empty,
      _ ("先在“人员”里登记人员和安全职责，或者在培训记录里粘贴名单；这里按学时要求和证书规定算出还差什么。"));
  gtk_stack_add_named (GTK_STACK (self->stack), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "reading");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->empty), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "figures");
}

static void
anban_training_figures_map (GtkWidget *widget)
{
  AnbanTrainingFigures *self = ANBAN_TRAINING_FIGURES (widget);

  GTK_WIDGET_CLASS (anban_training_figures_parent_class)->map (widget);
  if (self->stale)
    reload (self);
}

static void
anban_training_figures_dispose (GObject *object)
{
  AnbanTrainingFigures *self = ANBAN_TRAINING_FIGURES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_training_figures_parent_class)->dispose (object);
}

static void
anban_training_figures_finalize (GObject *object)
{
  AnbanTrainingFigures *self = ANBAN_TRAINING_FIGURES (object);

  for (guint i = 0; i < MOST_TABLES; i++)
    g_clear_pointer (&self->figures[i].tabulation, anban_tabulation_free);
  G_OBJECT_CLASS (anban_training_figures_parent_class)->finalize (object);
}

static void
anban_training_figures_class_init (AnbanTrainingFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_training_figures_dispose;
  G_OBJECT_CLASS (klass)->finalize = anban_training_figures_finalize;
  GTK_WIDGET_CLASS (klass)->map = anban_training_figures_map;
  signals[SIGNAL_QUERY_REQUESTED] =
      g_signal_new ("query-requested", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
anban_training_figures_init (AnbanTrainingFigures *self)
{
  self->stale = TRUE;
}

GtkWidget *
anban_training_figures_new (AnbanStore *store, AnbanTrainingFiguresKind kind, GtkWidget *switcher)
{
  AnbanTrainingFigures *self = g_object_new (ANBAN_TYPE_TRAINING_FIGURES, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (box), create_bar (self, switcher));
  gtk_box_append (GTK_BOX (box), self->stack);
  add_pages (self);
  add_figures (self, &self->figures[0]);
  if (kind == ANBAN_TRAINING_FIGURES_CERTIFICATES)
    add_figures (self, &self->figures[1]);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
anban_training_figures_is_ready (AnbanTrainingFigures *self)
{
  return self->cancellable == NULL && !self->stale && self->reload_source == 0;
}
