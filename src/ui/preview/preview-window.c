/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preview/preview-window-private.h"

#include "registers/drill.h"
#include "registers/hazard.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "ui/clause-text.h"
#include "ui/import/unit-picker.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_TYPE (AnbanPreviewWindow, anban_preview_window, ADW_TYPE_WINDOW)

enum {
  READY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const int percents[] = {0 /* fits */, 50, 75, 100, 125, 150, 200, 300};

/* --- work --- */

void
anban_preview_window_progress_cb (double fraction, gpointer window)
{
  g_atomic_int_set (&((AnbanPreviewWindow *)window)->permille, (int)(fraction * 1000));
}

static gboolean
tick_cb (gpointer data)
{
  AnbanPreviewWindow *self = data;
  int permille = g_atomic_int_get (&self->permille);

  if (permille > 0)
    gtk_progress_bar_set_fraction (self->progress, permille / 1000.0);
  else
    gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
update_actions (AnbanPreviewWindow *self)
{
  gboolean idle = self->cancellable == NULL, shown = idle && self->pages != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.stop", !idle);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.save", shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.save-each", shown);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), idle);
  gtk_widget_set_sensitive (self->unit_button, idle);
  gtk_widget_set_sensitive (self->bar, shown);
}

void
anban_preview_window_begin_work (AnbanPreviewWindow *self, const char *title)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_atomic_int_set (&self->permille, 0);
  adw_status_page_set_title (self->busy, title);
  gtk_progress_bar_set_fraction (self->progress, 0);
  if (self->ticker == 0)
    self->ticker = g_timeout_add (100, tick_cb, self);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  update_actions (self);
}

void
anban_preview_window_end_work (AnbanPreviewWindow *self)
{
  g_clear_handle_id (&self->ticker, g_source_remove);
  g_clear_object (&self->cancellable);
  gtk_stack_set_visible_child_name (self->stack, self->pages != NULL ? "pages" : "failed");
  update_actions (self);
  if (self->pages != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanPreviewWindow *self = ANBAN_PREVIEW_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/* --- laying out --- */

typedef struct {
  AnbanPreviewWindow *window; /* referenced by the task */
  AnbanPrintForm form;
  AnbanQuery *query;
  char *path;
  const AnbanRegister *const *registers;
  gint64 unit_id;
  const AnbanRecordPaper *paper;
  gint64 record_id;
} Layout;

static void
free_layout (Layout *layout)
{
  anban_query_free (layout->query);
  g_free (layout->path);
  g_free (layout);
}

static void
lay_out_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Layout *layout = data;
  GError *error = NULL;
  AnbanPages *pages;

  if (layout->form == ANBAN_PRINT_PAPER)
    pages = anban_print_form_lay_out_paper (layout->paper, layout->path, layout->registers, layout->record_id,
                                            cancellable, anban_preview_window_progress_cb, layout->window,
                                            &error);
  else
    pages = anban_print_form_lay_out (layout->form, layout->path, layout->registers, layout->query,
                                      layout->unit_id, cancellable, anban_preview_window_progress_cb,
                                      layout->window, &error);
  if (pages == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, pages, g_object_unref);
}

static void
fill_outline (AnbanPreviewWindow *self)
{
  g_autoptr (GtkStringList) entries = gtk_string_list_new (NULL);
  guint n = anban_pages_get_n_outline (self->pages);

  self->quiet = TRUE;
  for (guint i = 0; i < n; i++) {
    AnbanOutlineEntry entry;

    anban_pages_get_outline (self->pages, i, &entry);
    gtk_string_list_append (entries, entry.text);
  }
  gtk_drop_down_set_model (self->outline, G_LIST_MODEL (entries));
  gtk_widget_set_visible (GTK_WIDGET (self->outline), n > 1);
  self->quiet = FALSE;
}

static void
show_place (AnbanPreviewWindow *self)
{
  g_autofree char *number = g_strdup_printf ("%u", anban_page_view_get_page (self->view) + 1);
  g_autofree char *count =
      g_strdup_printf (_ ("/ %u 页"), self->pages != NULL ? anban_pages_get_count (self->pages) : 0);
  int percent = (int)lround (anban_page_view_get_scale (self->view) * 100);
  guint place = 0;

  gtk_label_set_label (self->count, count);
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->page_entry)))))
    gtk_editable_set_text (GTK_EDITABLE (self->page_entry), number);
  self->quiet = TRUE;
  for (guint i = 1; !anban_page_view_fits_width (self->view) && i < G_N_ELEMENTS (percents); i++)
    if (ABS (percents[i] - percent) < ABS (percents[place] - percent) || place == 0)
      place = i;
  gtk_drop_down_set_selected (self->zoom, place);
  self->quiet = FALSE;
}

static void
show_title (AnbanPreviewWindow *self)
{
  AnbanDocument *document = anban_pages_get_document (self->pages);
  g_autofree char *title = g_strdup_printf (_ ("打印预览：%s"), anban_document_get_title (document));

  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  AnbanPreviewWindow *self = ANBAN_PREVIEW_WINDOW (source);
  Layout *layout = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPages) pages = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return; /* something else was asked for meanwhile, or the window closed */
  if (pages != NULL) {
    g_set_object (&self->pages, pages);
    self->shown_form = layout->form;
    anban_page_view_set_pages (self->view, pages);
    gtk_widget_set_visible (self->each_button, layout->form == ANBAN_PRINT_ALL_UNITS);
    fill_outline (self);
    show_title (self);
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    anban_clause_text_describe (self->failed, _ ("已停止；要重新排版，请再选一次清单。"));
  } else {
    g_clear_object (&self->pages);
    anban_clause_text_describe (self->failed, error->message);
  }
  anban_preview_window_end_work (self);
  show_place (self);
  if (pages != NULL)
    g_signal_emit (self, signals[READY], 0);
}

static void
lay_out (AnbanPreviewWindow *self, AnbanPrintForm form)
{
  Layout *layout = g_new0 (Layout, 1);
  g_autoptr (GTask) task = NULL;

  layout->window = self;
  layout->form = form;
  layout->query = anban_query_copy (self->query);
  layout->path = g_strdup (anban_store_get_path (self->store));
  layout->registers = anban_store_get_registers (self->store);
  layout->unit_id = self->unit_id;
  layout->paper = self->paper;
  layout->record_id = self->record_id;
  anban_preview_window_begin_work (self, _ ("正在排版"));
  task = g_task_new (self, self->cancellable, laid_out_cb, NULL);
  g_task_set_task_data (task, layout, (GDestroyNotify)free_layout);
  g_task_set_return_on_cancel (task, FALSE);
  g_task_run_in_thread (task, lay_out_in_thread);
}

/* --- which list --- */

typedef struct {
  const AnbanRegister *reg;
  AnbanPrintForm form;
  const char *label;
} Form;

/* What is offered, in its order, after the register's own tables of lists; one that is not here has its table alone. */
static const Form forms[] = {
    {&anban_task_register, ANBAN_PRINT_BREAKDOWN, N_ ("任务分解表")},
    {&anban_task_register, ANBAN_PRINT_ONE_UNIT, N_ ("一个单位的责任清单")},
    {&anban_task_register, ANBAN_PRINT_ALL_UNITS, N_ ("全部单位的责任清单")},
    {&anban_task_register, ANBAN_PRINT_TABLE, N_ ("登记表")},
    {&anban_hazard_register, ANBAN_PRINT_LEDGER_A3, N_ ("整改台账（A3）")},
    {&anban_hazard_register, ANBAN_PRINT_LEDGER_A4, N_ ("整改台账（A4）")},
    {&anban_hazard_register, ANBAN_PRINT_TABLE, N_ ("登记表")},
    {&anban_drill_register, ANBAN_PRINT_TABLE, N_ ("登记表")},
};

static AnbanPrintForm
get_form (AnbanPreviewWindow *self)
{
  const AnbanRegister *reg = anban_query_get_register (self->query);
  guint place = gtk_drop_down_get_selected (self->form), n_lists = 0;

  if (self->paper != NULL)
    return ANBAN_PRINT_PAPER;
  while (anban_list_tabulation_of (reg, n_lists) != NULL)
    n_lists++;
  if (place < n_lists)
    return ANBAN_PRINT_LIST + place;
  place -= n_lists;
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (forms[i].reg == reg && place-- == 0)
      return forms[i].form;
  return ANBAN_PRINT_TABLE;
}

static void
unit_picked_cb (gint64 unit_id, gpointer data)
{
  AnbanPreviewWindow *self = data;
  g_autoptr (AnbanRecord) unit = anban_store_get (self->store, &anban_unit_register, unit_id, NULL);

  if (unit == NULL || self->cancellable != NULL)
    return;
  self->unit_id = unit_id;
  gtk_label_set_label (self->unit_label, anban_record_get_text (unit, ANBAN_UNIT_NAME));
  lay_out (self, ANBAN_PRINT_ONE_UNIT);
}

static void
choose_unit_cb (GtkButton *button, AnbanPreviewWindow *self)
{
  anban_unit_picker_present (GTK_WIDGET (self), self->store, _ ("哪个单位的责任清单？"), "", NULL,
                             unit_picked_cb, self, NULL);
}

static void
form_cb (GtkDropDown *drop, GParamSpec *pspec, AnbanPreviewWindow *self)
{
  AnbanPrintForm form;

  if (self->quiet || self->query == NULL)
    return;
  form = get_form (self);
  gtk_widget_set_visible (self->unit_button, form == ANBAN_PRINT_ONE_UNIT);
  if (form == ANBAN_PRINT_ONE_UNIT && self->unit_id == 0) {
    gtk_label_set_label (self->unit_label, _ ("选单位…"));
    choose_unit_cb (NULL, self);
  } else {
    lay_out (self, form);
  }
}

static void
fill_forms (AnbanPreviewWindow *self)
{
  const AnbanRegister *reg = anban_query_get_register (self->query);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  const AnbanListTabulation *list;
  gint64 unit_id = 0;

  for (guint i = 0; self->paper == NULL && (list = anban_list_tabulation_of (reg, i)) != NULL; i++)
    gtk_string_list_append (labels, _ (list->title));
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (forms[i].reg == reg && self->paper == NULL)
      gtk_string_list_append (labels, _ (forms[i].label));
  self->quiet = TRUE;
  gtk_drop_down_set_model (self->form, G_LIST_MODEL (labels));
  self->quiet = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->form), g_list_model_get_n_items (G_LIST_MODEL (labels)) > 0);
  if (reg == &anban_task_register && anban_query_get_filter (self->query, "unit", &unit_id)) {
    g_autoptr (AnbanRecord) unit = anban_store_get (self->store, &anban_unit_register, unit_id, NULL);

    if (unit != NULL) {
      self->unit_id = unit_id;
      gtk_label_set_label (self->unit_label, anban_record_get_text (unit, ANBAN_UNIT_NAME));
    }
  }
}

/* --- looking --- */

static void
moved_cb (AnbanPageView *view, AnbanPreviewWindow *self)
{
  show_place (self);
}

static void
page_entry_cb (GtkEntry *entry, AnbanPreviewWindow *self)
{
  gint64 page = g_ascii_strtoll (gtk_editable_get_text (GTK_EDITABLE (entry)), NULL, 10);

  if (self->pages == NULL)
    return;
  anban_page_view_go_to (self->view,
                         (guint)CLAMP (page - 1, 0, (gint64)anban_pages_get_count (self->pages) - 1));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  show_place (self);
}

static void
outline_cb (GtkDropDown *drop, GParamSpec *pspec, AnbanPreviewWindow *self)
{
  AnbanOutlineEntry entry;
  guint place = gtk_drop_down_get_selected (drop);

  if (self->quiet || self->pages == NULL || place >= anban_pages_get_n_outline (self->pages))
    return;
  anban_pages_get_outline (self->pages, place, &entry);
  anban_page_view_go_to (self->view, entry.page);
}

static void
zoom_cb (GtkDropDown *drop, GParamSpec *pspec, AnbanPreviewWindow *self)
{
  guint place = gtk_drop_down_get_selected (drop);

  if (!self->quiet && place < G_N_ELEMENTS (percents))
    anban_page_view_set_zoom (self->view, percents[place] / 100.0);
}

static void
zoom_by_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanPreviewWindow *self = ANBAN_PREVIEW_WINDOW (widget);
  int step = g_variant_get_int32 (parameter),
      percent = (int)lround (anban_page_view_get_scale (self->view) * 100);
  int wanted = step == 0 ? 0 : percent;

  if (step > 0)
    for (guint i = G_N_ELEMENTS (percents) - 1; i > 0 && percents[i] > percent; i--)
      wanted = percents[i];
  else if (step < 0)
    for (guint i = 1; i < G_N_ELEMENTS (percents) && percents[i] < percent; i++)
      wanted = percents[i];
  anban_page_view_set_zoom (self->view, wanted / 100.0);
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanPreviewWindow *self = ANBAN_PREVIEW_WINDOW (widget);
  int step = g_variant_get_int32 (parameter);
  int last = self->pages != NULL ? (int)anban_pages_get_count (self->pages) - 1 : 0;
  int page = step == G_MININT32   ? 0
             : step == G_MAXINT32 ? last
                                  : (int)anban_page_view_get_page (self->view) + step;

  if (self->pages != NULL)
    anban_page_view_go_to (self->view, (guint)CLAMP (page, 0, last));
}

/* --- building --- */

/* The window is closed: work that is under way stops, and may keep it longer than its parent is there. */
static void
anban_preview_window_unrealize (GtkWidget *widget)
{
  AnbanPreviewWindow *self = ANBAN_PREVIEW_WINDOW (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  GTK_WIDGET_CLASS (anban_preview_window_parent_class)->unrealize (widget);
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
}

static void
anban_preview_window_dispose (GObject *object)
{
  AnbanPreviewWindow *self = ANBAN_PREVIEW_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->ticker, g_source_remove);
  g_clear_object (&self->pages);
  g_clear_object (&self->store);
  g_clear_pointer (&self->query, anban_query_free);
  G_OBJECT_CLASS (anban_preview_window_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GdkModifierType modifiers;
    const char *action;
    int target;
  } keys[] = {
      {GDK_KEY_Page_Up, 0, "preview.step", -1},
      {GDK_KEY_Page_Down, 0, "preview.step", 1},
      {GDK_KEY_Home, GDK_CONTROL_MASK, "preview.step", G_MININT32},
      {GDK_KEY_End, GDK_CONTROL_MASK, "preview.step", G_MAXINT32},
      {GDK_KEY_plus, GDK_CONTROL_MASK, "preview.zoom-by", 1},
      {GDK_KEY_equal, GDK_CONTROL_MASK, "preview.zoom-by", 1},
      {GDK_KEY_KP_Add, GDK_CONTROL_MASK, "preview.zoom-by", 1},
      {GDK_KEY_minus, GDK_CONTROL_MASK, "preview.zoom-by", -1},
      {GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "preview.zoom-by", -1},
      {GDK_KEY_0, GDK_CONTROL_MASK, "preview.zoom-by", 0},
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, keys[i].modifiers, keys[i].action, "i",
                                         keys[i].target);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

#define BIND(field) gtk_widget_class_bind_template_child (widget_class, AnbanPreviewWindow, field)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (toasts);
  BIND (stack);
  BIND (busy);
  BIND (failed);
  BIND (progress);
  BIND (scroller);
  BIND (form);
  BIND (outline);
  BIND (zoom);
  BIND (bar);
  BIND (unit_button);
  BIND (each_button);
  BIND (stop_button);
  BIND (print_button);
  BIND (unit_label);
  BIND (count);
  BIND (page_entry);
  gtk_widget_class_bind_template_callback (widget_class, form_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_unit_cb);
  gtk_widget_class_bind_template_callback (widget_class, outline_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
}

static void
anban_preview_window_class_init (AnbanPreviewWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_preview_window_dispose;
  widget_class->unrealize = anban_preview_window_unrealize;
  g_resources_register (anban_preview_get_resource ());
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/preview-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "preview.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "preview.step", "i", step_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-by", "i", zoom_by_cb);
  anban_preview_window_class_add_output (widget_class);
  add_keys (widget_class);
  signals[READY] = g_signal_new ("ready", ANBAN_TYPE_PREVIEW_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
load_style (void)
{
  static gboolean loaded = FALSE;
  g_autoptr (GtkCssProvider) provider = NULL;

  if (loaded)
    return;
  loaded = TRUE;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/io/github/anban/Anban/preview.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
anban_preview_window_init (AnbanPreviewWindow *self)
{
  g_autoptr (GtkStringList) zooms = gtk_string_list_new (NULL);

  load_style ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (zooms, _ ("适合宽度"));
  for (gsize i = 1; i < G_N_ELEMENTS (percents); i++) {
    g_autofree char *label = g_strdup_printf ("%d%%", percents[i]);

    gtk_string_list_append (zooms, label);
  }
  self->quiet = TRUE;
  gtk_drop_down_set_model (self->zoom, G_LIST_MODEL (zooms));
  self->quiet = FALSE;
  self->view = ANBAN_PAGE_VIEW (anban_page_view_new (self->scroller));
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->view));
  /* the focus coming to the pages is no reason to go to the first */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scroller)), FALSE);
  g_signal_connect (self->view, "moved", G_CALLBACK (moved_cb), self);
}

GtkWidget *
anban_preview_window_new (GtkWindow *parent, AnbanStore *store, const AnbanQuery *query)
{
  AnbanPreviewWindow *self =
      g_object_new (ANBAN_TYPE_PREVIEW_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE,
                    "application", parent != NULL ? gtk_window_get_application (parent) : NULL, NULL);

  self->store = g_object_ref (store);
  self->query = anban_query_copy (query);
  fill_forms (self);
  lay_out (self, get_form (self));
  return GTK_WIDGET (self);
}

GtkWidget *
anban_preview_window_new_of_paper (GtkWindow *parent,
                                   AnbanStore *store,
                                   const AnbanRecordPaper *paper,
                                   gint64 record_id)
{
  AnbanPreviewWindow *self =
      g_object_new (ANBAN_TYPE_PREVIEW_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->store = g_object_ref (store);
  self->query = anban_query_new (paper->reg);
  self->paper = paper;
  self->record_id = record_id;
  fill_forms (self);
  lay_out (self, get_form (self));
  return GTK_WIDGET (self);
}

AnbanPages *
anban_preview_window_get_pages (AnbanPreviewWindow *self)
{
  return self->pages;
}
