/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/unit/unit-file-window.h"

#include "registers/unit.h"
#include "report/record-papers.h"
#include "rules/unit-file.h"
#include "ui/balance/figure-grid.h"
#include "ui/preview/preview-window.h"
#include "ui/unit/unit-file-section.h"

#include <glib/gi18n-lib.h>

/* many changes in a row are read once */
#define RELOAD_DELAY_MS 200

struct _AnbanUnitFileWindow {
  AdwWindow parent_instance;

  GtkWidget *title, *content, *scroller;
  AnbanStore *store;
  gint64 unit;
  AnbanUnitFile *file; /* on show */
  guint reload_source;
};

enum {
  RECORD_REQUESTED,
  QUERY_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanUnitFileWindow, anban_unit_file_window, ADW_TYPE_WINDOW)

static void
record_requested_cb (AnbanUnitFileWindow *self, const AnbanRegister *reg, gint64 id)
{
  g_signal_emit (self, signals[RECORD_REQUESTED], 0, reg, id);
}

static void
query_requested_cb (AnbanUnitFileWindow *self, const AnbanQuery *query)
{
  g_signal_emit (self, signals[QUERY_REQUESTED], 0, query);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanUnitFileWindow *self = ANBAN_UNIT_FILE_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (anban_preview_window_new_of_paper (
      GTK_WINDOW (self), self->store, anban_record_papers_find ("unit-file"), self->unit)));
}

static void
close_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* --- the page --- */

static void
add_fact (GtkGrid *grid, guint place, AnbanRecord *unit, guint field)
{
  GtkWidget *label = gtk_label_new (_ (anban_unit_register.fields[field].label)), *value;
  g_autofree char *text = anban_record_dup_display (unit, field);
  int row = (int)place / 2, column = (int)place % 2 * 2;

  value = gtk_label_new (*text != '\0' ? text : "—");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (value), 0);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_grid_attach (grid, label, column, row, 1, 1);
  gtk_grid_attach (grid, value, column + 1, row, 1, 1);
}

static GtkWidget *
create_facts (AnbanRecord *unit)
{
  static const guint fields[] = {
      ANBAN_UNIT_KIND,      ANBAN_UNIT_INDUSTRY, ANBAN_UNIT_PARENT,      ANBAN_UNIT_RISK,
      ANBAN_UNIT_HIGH_RISK, ANBAN_UNIT_CROWDED,  ANBAN_UNIT_SCALE,       ANBAN_UNIT_PRINCIPAL,
      ANBAN_UNIT_CONTACT,   ANBAN_UNIT_PHONE,    ANBAN_UNIT_CREDIT_CODE, ANBAN_UNIT_ADDRESS,
  };
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_fact (GTK_GRID (grid), i, unit, fields[i]);
  return grid;
}

static GtkWidget *
create_duties (AnbanUnitFileWindow *self, const AnbanTabulation *duties)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (anban_tabulation_get_title (duties)), *grid;

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (box), title);
  if (anban_tabulation_get_n_rows (duties) == 0) {
    grid = gtk_label_new (_ ("没有适用的频次要求"));
    gtk_label_set_xalign (GTK_LABEL (grid), 0);
    gtk_widget_add_css_class (grid, "dim-label");
  } else {
    grid = anban_figure_grid_new ();
    anban_figure_grid_show (ANBAN_FIGURE_GRID (grid), duties);
    g_signal_connect_object (grid, "query-requested", G_CALLBACK (query_requested_cb), self,
                             G_CONNECT_SWAPPED);
  }
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

static void
show_file (AnbanUnitFileWindow *self)
{
  const AnbanUnitFile *file = self->file;
  g_autofree char *kind = anban_record_dup_display (file->unit, ANBAN_UNIT_KIND);
  const char *name = anban_record_get_text (file->unit, ANBAN_UNIT_NAME);
  GtkWidget *child;

  gtk_window_set_title (GTK_WINDOW (self), name);
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), name);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), kind);
  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);
  gtk_box_append (GTK_BOX (self->content), create_facts (file->unit));
  gtk_box_append (GTK_BOX (self->content), create_duties (self, file->duties));
  for (guint i = 0; i < file->sections->len; i++) {
    GtkWidget *section = anban_unit_file_section_new (self->store, file->sections->pdata[i]);

    g_signal_connect_object (section, "record-requested", G_CALLBACK (record_requested_cb), self,
                             G_CONNECT_SWAPPED);
    g_signal_connect_object (section, "query-requested", G_CALLBACK (query_requested_cb), self,
                             G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (self->content), section);
  }
}

static void
reload (AnbanUnitFileWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanUnitFile) file = anban_unit_file_new (self->store, self->unit, &error);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double value = gtk_adjustment_get_value (place);

  if (file != NULL) {
    AnbanUnitFile *old = self->file;

    self->file = g_steal_pointer (&file);
    show_file (self);
    g_clear_pointer (&old, anban_unit_file_free);
    gtk_adjustment_set_value (place, value);
  } else {
    adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), error->message);
  }
}

static gboolean
reload_cb (gpointer data)
{
  AnbanUnitFileWindow *self = data;

  self->reload_source = 0;
  reload (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnbanUnitFileWindow *self)
{
  if (self->reload_source == 0)
    self->reload_source = g_timeout_add (RELOAD_DELAY_MS, reload_cb, self);
}

/* --- the object --- */

static void
anban_unit_file_window_dispose (GObject *object)
{
  AnbanUnitFileWindow *self = ANBAN_UNIT_FILE_WINDOW (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_pointer (&self->file, anban_unit_file_free);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_unit_file_window_parent_class)->dispose (object);
}

static void
anban_unit_file_window_class_init (AnbanUnitFileWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_unit_file_window_dispose;
  signals[RECORD_REQUESTED] = g_signal_new ("record-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  signals[QUERY_REQUESTED] = g_signal_new ("query-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_install_action (widget_class, "unit-file.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "unit-file.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "unit-file.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "unit-file.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "unit-file.close", NULL);
}

static void
anban_unit_file_window_init (AnbanUnitFileWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *print = gtk_button_new_from_icon_name ("printer-symbolic"), *clamp = adw_clamp_new ();

  self->title = adw_window_title_new ("", "");
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "unit-file.print");
  gtk_widget_set_tooltip_text (print, _ ("打印一企一档（Ctrl+P）"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (print), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("打印一企一档"),
                                  -1);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), print);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_widget_set_margin_top (self->content, 18);
  gtk_widget_set_margin_bottom (self->content, 24);
  gtk_widget_set_margin_start (self->content, 18);
  gtk_widget_set_margin_end (self->content, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 860);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->content);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 860, 680);
}

GtkWidget *
anban_unit_file_window_new (GtkWindow *parent, AnbanStore *store, gint64 unit)
{
  AnbanUnitFileWindow *self =
      g_object_new (ANBAN_TYPE_UNIT_FILE_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->store = g_object_ref (store);
  self->unit = unit;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
