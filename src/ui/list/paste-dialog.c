/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/paste-dialog.h"

#include "ui/notice.h"

#include <glib/gi18n-lib.h>

/* shown; all are checked and taken */
#define MOST_ROWS     60
#define MOST_PROBLEMS 50

struct _AnbanPasteDialog {
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *take_button, *problems_place, *skip_check;
  GtkGrid *grid;
  GtkLabel *problems;

  const AnbanRegister *reg;
  AnbanPaste *paste;
  GArray *fields; /* guint: what a column can be */
  gboolean quiet;
};

enum {
  SIGNAL_TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanPasteDialog, anban_paste_dialog, ADW_TYPE_WINDOW)

static guint
count_bad_rows (AnbanPasteDialog *self)
{
  const GPtrArray *problems = anban_paste_get_problems (self->paste);
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < problems->len; i++)
    g_hash_table_add (rows, GUINT_TO_POINTER (((const AnbanPasteProblem *)problems->pdata[i])->row));
  return g_hash_table_size (rows);
}

/* The sentence about a cell (or, with column -1, about its row); NULL where all is well. */
static const char *
find_problem (AnbanPasteDialog *self, guint row, int column)
{
  const GPtrArray *problems = anban_paste_get_problems (self->paste);

  for (guint i = 0; i < problems->len; i++) {
    const AnbanPasteProblem *problem = problems->pdata[i];

    if (problem->row == row && problem->column == column)
      return problem->message;
  }
  return NULL;
}

static const char *
get_noun (AnbanPasteDialog *self)
{
  return self->reg->noun != NULL ? _ (self->reg->noun) : _ ("条");
}

static void
show_problems (AnbanPasteDialog *self)
{
  const GPtrArray *problems = anban_paste_get_problems (self->paste);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < problems->len && i < MOST_PROBLEMS; i++) {
    const AnbanPasteProblem *problem = problems->pdata[i];

    g_string_append_printf (text, _ ("%s第 %u 行：%s"), i > 0 ? "\n" : "", problem->row + 1,
                            problem->message);
  }
  if (problems->len > MOST_PROBLEMS)
    g_string_append_printf (text, _ ("\n还有 %u 处"), problems->len - MOST_PROBLEMS);
  gtk_label_set_text (self->problems, text->str);
  gtk_widget_set_visible (self->problems_place, problems->len > 0);
  gtk_widget_set_visible (self->skip_check, problems->len > 0);
}

static void
update_take (AnbanPasteDialog *self)
{
  guint n_rows = anban_paste_get_n_rows (self->paste), n_bad = count_bad_rows (self);
  gboolean skip = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->skip_check));
  guint n = n_bad == 0 ? n_rows : skip && n_bad < n_rows ? n_rows - n_bad : 0;
  g_autofree char *label = g_strdup_printf (_ ("收下 %u %s"), n, get_noun (self));

  gtk_button_set_label (GTK_BUTTON (self->take_button), label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.take", n > 0);
}

static GtkWidget *
create_cell (AnbanPasteDialog *self, guint row, guint column)
{
  const char *text = anban_clipboard_table_get (anban_paste_get_table (self->paste), row, column);
  const char *problem = find_problem (self, row, (int)column);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_widget_set_tooltip_text (label, problem != NULL ? problem : text);
  if (problem != NULL)
    gtk_widget_add_css_class (label, "problem");
  if (anban_paste_get_field (self->paste, column) < 0)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
clear_cells (AnbanPasteDialog *self)
{
  GtkWidget *child, *next;

  for (child = gtk_widget_get_first_child (GTK_WIDGET (self->grid)); child != NULL; child = next) {
    next = gtk_widget_get_next_sibling (child);
    if (GTK_IS_LABEL (child))
      gtk_grid_remove (self->grid, child);
  }
}

static void
show_cells (AnbanPasteDialog *self)
{
  guint first = anban_paste_has_header (self->paste) ? 1 : 0;
  guint n = MIN (anban_paste_get_n_rows (self->paste), MOST_ROWS);

  clear_cells (self);
  for (guint row = first; row < first + n; row++) {
    g_autofree char *number = g_strdup_printf ("%u", row + 1);
    GtkWidget *label = gtk_label_new (number);
    const char *problem = find_problem (self, row, -1);

    gtk_widget_add_css_class (label, problem != NULL ? "problem" : "dim-label");
    gtk_widget_set_tooltip_text (label, problem);
    gtk_grid_attach (self->grid, label, 0, (int)row + 1, 1, 1);
    for (guint column = 0; column < anban_paste_get_n_columns (self->paste); column++)
      gtk_grid_attach (self->grid, create_cell (self, row, column), (int)column + 1, (int)row + 1, 1, 1);
  }
  show_problems (self);
  update_take (self);
}

static void
field_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, AnbanPasteDialog *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "anban-column"));
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->quiet)
    return;
  anban_paste_set_field (self->paste, column,
                         selected == 0 ? -1 : (int)g_array_index (self->fields, guint, selected - 1));
  show_cells (self);
}

static guint
find_choice (AnbanPasteDialog *self, int field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if ((int)g_array_index (self->fields, guint, i) == field)
      return i + 1;
  return 0;
}

static void
show_columns (AnbanPasteDialog *self)
{
  self->quiet = TRUE;
  for (guint column = 0; column < anban_paste_get_n_columns (self->paste); column++) {
    GtkStringList *labels = gtk_string_list_new (NULL);
    GtkWidget *drop_down;
    g_autofree char *name = g_strdup_printf (_ ("第 %u 列放到"), column + 1);

    gtk_string_list_append (labels, _ ("不用这一列"));
    for (guint i = 0; i < self->fields->len; i++)
      gtk_string_list_append (labels, _ (self->reg->fields[g_array_index (self->fields, guint, i)].label));
    drop_down = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
    gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down),
                                find_choice (self, anban_paste_get_field (self->paste, column)));
    gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    g_object_set_data (G_OBJECT (drop_down), "anban-column", GUINT_TO_POINTER (column));
    g_signal_connect (drop_down, "notify::selected", G_CALLBACK (field_selected_cb), self);
    gtk_grid_attach (self->grid, drop_down, (int)column + 1, 0, 1, 1);
  }
  self->quiet = FALSE;
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanPasteDialog *self = ANBAN_PASTE_DIALOG (widget);
  gboolean skip = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->skip_check));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = anban_paste_take (self->paste, skip, &error);
  g_autofree char *what = NULL;

  if (ids == NULL) {
    anban_notice_dialog (widget, _ ("没有收下"), error->message);
    return;
  }
  what = g_strdup_printf (_ ("已粘贴 %u %s"), ids->len, get_noun (self));
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0, what, ids->len > 0 ? g_array_index (ids, gint64, 0) : 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
anban_paste_dialog_finalize (GObject *object)
{
  AnbanPasteDialog *self = ANBAN_PASTE_DIALOG (object);

  g_clear_pointer (&self->paste, anban_paste_free);
  g_array_unref (self->fields);
  G_OBJECT_CLASS (anban_paste_dialog_parent_class)->finalize (object);
}

static void
anban_paste_dialog_class_init (AnbanPasteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anban_paste_dialog_finalize;
  signals[SIGNAL_TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/paste-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanPasteDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AnbanPasteDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanPasteDialog, problems_place);
  gtk_widget_class_bind_template_child (widget_class, AnbanPasteDialog, problems);
  gtk_widget_class_bind_template_child (widget_class, AnbanPasteDialog, skip_check);
  gtk_widget_class_bind_template_child (widget_class, AnbanPasteDialog, grid);
  gtk_widget_class_install_action (widget_class, "paste.take", NULL, take_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "paste.take", NULL);
}

static void
anban_paste_dialog_init (AnbanPasteDialog *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->skip_check, "toggled", G_CALLBACK (update_take), self);
}

/* What the program reckons itself cannot be pasted, unless the paste says that it can. */
static void
fill_fields (AnbanPasteDialog *self)
{
  for (guint i = 0; i < self->reg->n_fields; i++) {
    gboolean matched = FALSE;

    for (guint column = 0; column < anban_paste_get_n_columns (self->paste); column++)
      matched |= anban_paste_get_field (self->paste, column) == (int)i;
    if (matched || anban_field_is_editable (&self->reg->fields[i]))
      g_array_append_val (self->fields, i);
  }
}

AnbanPasteDialog *
anban_paste_dialog_new (GtkWindow *parent, const AnbanRegister *reg, AnbanPaste *paste)
{
  AnbanPasteDialog *self = g_object_new (ANBAN_TYPE_PASTE_DIALOG, "transient-for", parent, NULL);
  guint n_rows = anban_paste_get_n_rows (paste);
  g_autofree char *subtitle = n_rows > MOST_ROWS
                                  ? g_strdup_printf (_ ("共 %u 行，这里显示前 %d 行"), n_rows, MOST_ROWS)
                                  : g_strdup_printf (_ ("共 %u 行"), n_rows);

  self->reg = reg;
  self->paste = paste;
  adw_window_title_set_subtitle (self->title, subtitle);
  fill_fields (self);
  show_columns (self);
  show_cells (self);
  /* what is read without a doubt wants one Enter */
  if (anban_paste_get_problems (self->paste)->len == 0)
    gtk_window_set_focus (GTK_WINDOW (self), self->take_button);
  return self;
}
