/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/training/attendee-dialog.h"

#include "ui/form/accessible-parts.h"
#include "ui/notice.h"
#include "ui/training/match-row.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

struct _AnbanAttendeeDialog {
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *take_button, *columns, *summary, *waiting, *only_waiting, *list_view;
  GtkSingleSelection *selection;
  GtkStringList *shown; /* places in the paste, as text */
  GPtrArray *rows;      /* AnbanMatchRow that are bound */
  AnbanAttendeePaste *paste;
  gboolean quiet;
};

enum {
  SIGNAL_TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanAttendeeDialog, anban_attendee_dialog, ADW_TYPE_WINDOW)

/* --- what is shown --- */

static gboolean
is_waiting (AnbanAttendeeDialog *self, guint index)
{
  return anban_attendee_paste_get_row (self->paste, index)->choice == ANBAN_ATTENDEE_UNDECIDED;
}

/* Those who wait stand first, then what is not simply recognised. */
static int
get_rank (const AnbanAttendeeRow *row)
{
  if (row->choice == ANBAN_ATTENDEE_UNDECIDED)
    return 0;
  return row->state == ANBAN_ATTENDEE_FOUND || row->state == ANBAN_ATTENDEE_ATTENDING ? 2 : 1;
}

static void
fill_rows (AnbanAttendeeDialog *self)
{
  gboolean only_waiting = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->only_waiting));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) places = NULL;

  for (int rank = 0; rank <= (only_waiting ? 0 : 2); rank++)
    for (guint i = 0; i < anban_attendee_paste_get_n_rows (self->paste); i++) {
      g_autofree char *place = g_strdup_printf ("%u", i);

      if (get_rank (anban_attendee_paste_get_row (self->paste, i)) == rank)
        g_strv_builder_add (builder, place);
    }
  places = g_strv_builder_end (builder);
  /* GTK asks for few rows when a list comes into an empty one */
  gtk_string_list_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), NULL);
  gtk_string_list_splice (self->shown, 0, 0, (const char *const *)places);
}

static void
append_count (GString *text, const char *format, guint n)
{
  g_autofree char *part = NULL;

  if (n == 0)
    return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  part = g_strdup_printf (format, n);
#pragma GCC diagnostic pop
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
show_summary (AnbanAttendeeDialog *self)
{
  static const struct {
    AnbanAttendeeState state;
    const char *format;
  } counts[] = {{ANBAN_ATTENDEE_FOUND, N_ ("认出 %u 人")},
                {ANBAN_ATTENDEE_ATTENDING, N_ ("已在名册 %u 人")},
                {ANBAN_ATTENDEE_NEW, N_ ("新建 %u 人")},
                {ANBAN_ATTENDEE_REPEATED, N_ ("重复 %u 行")}};
  guint n_waiting = anban_attendee_paste_count_undecided (self->paste),
        n_taken = anban_attendee_paste_count_taken (self->paste);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *label = g_strdup_printf (_ ("收下 %u 人"), n_taken);
  g_autofree char *waiting = g_strdup_printf (_ ("只看待定的 %u 行"), n_waiting);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    append_count (text, _ (counts[i].format), anban_attendee_paste_count (self->paste, counts[i].state));
  append_count (text, _ ("待定 %u 行"), n_waiting);
  gtk_label_set_label (GTK_LABEL (self->summary), text->str);
  gtk_button_set_label (GTK_BUTTON (self->take_button), label);
  gtk_button_set_label (GTK_BUTTON (self->only_waiting), waiting);
  gtk_widget_set_visible (self->waiting, n_waiting > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attendees.take", n_waiting == 0 && n_taken > 0);
}

static void
refresh (AnbanAttendeeDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    anban_match_row_refresh (self->rows->pdata[i]);
  show_summary (self);
}

/* --- choosing --- */

static guint
get_index (AnbanAttendeeDialog *self, guint position)
{
  return (guint)atoi (gtk_string_list_get_string (self->shown, position));
}

static AnbanMatchRow *
find_row (AnbanAttendeeDialog *self, guint index)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (anban_match_row_get_index (self->rows->pdata[i]) == index)
      return self->rows->pdata[i];
  return NULL;
}

/* The cursor goes to the row at @position. */
static void
go_to (AnbanAttendeeDialog *self, guint position)
{
  AnbanMatchRow *row;

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (self->list_view, "list.scroll-to-item", "u", position);
  row = find_row (self, get_index (self, position));
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row)));
}

/* From the row after @position on, then from the start; the button that takes all when nobody waits any more. */
static void
go_to_waiting (AnbanAttendeeDialog *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));

  for (guint i = 1; i <= n; i++)
    if (is_waiting (self, get_index (self, (position + i) % n))) {
      go_to (self, (position + i) % n);
      return;
    }
  gtk_widget_grab_focus (self->take_button);
}

static void
chosen_cb (AnbanAttendeeDialog *self)
{
  refresh (self);
}

static gboolean
key_pressed_cb (AnbanAttendeeDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint position = gtk_single_selection_get_selected (self->selection), number;
  AnbanMatchRow *row;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || position == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    number = keyval - GDK_KEY_0;
  else if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    number = keyval - GDK_KEY_KP_0;
  else if (keyval == GDK_KEY_Delete)
    number = 0;
  else
    return GDK_EVENT_PROPAGATE;
  row = find_row (self, get_index (self, position));
  if (row == NULL || !anban_match_row_choose (row, number))
    return GDK_EVENT_PROPAGATE;
  go_to_waiting (self, position);
  return GDK_EVENT_STOP;
}

gboolean
anban_attendee_dialog_answer (AnbanAttendeeDialog *self, guint number)
{
  for (guint i = 0; i < anban_attendee_paste_get_n_rows (self->paste); i++)
    if (is_waiting (self, i)) {
      AnbanMatchRow *row = find_row (self, i);

      return row != NULL && anban_match_row_choose (row, number);
    }
  return FALSE;
}

AnbanAttendeePaste *
anban_attendee_dialog_get_paste (AnbanAttendeeDialog *self)
{
  return self->paste;
}

static void
rest_new_cb (AnbanAttendeeDialog *self)
{
  anban_attendee_paste_choose_rest (self->paste, ANBAN_ATTENDEE_TAKE_NEW);
  refresh (self);
}

static void
rest_out_cb (AnbanAttendeeDialog *self)
{
  anban_attendee_paste_choose_rest (self->paste, ANBAN_ATTENDEE_LEAVE_OUT);
  refresh (self);
}

/* --- columns --- */

static void
column_selected_cb (GtkDropDown *drop_down, GParamSpec *pspec, AnbanAttendeeDialog *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop_down), "anban-column"));

  if (self->quiet)
    return;
  /* a row that is bound may be gone */
  gtk_string_list_splice (self->shown, 0, g_list_model_get_n_items (G_LIST_MODEL (self->shown)), NULL);
  anban_attendee_paste_set_column (self->paste, column, (int)gtk_drop_down_get_selected (drop_down) - 1);
  self->quiet = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (self->columns); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *other = gtk_widget_get_first_child (child);
    guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (other), "anban-column"));

    gtk_drop_down_set_selected (GTK_DROP_DOWN (other),
                                (guint)(anban_attendee_paste_get_column (self->paste, place) + 1));
  }
  self->quiet = FALSE;
  fill_rows (self);
  show_summary (self);
}

/* What stands in the first row that is no header. */
static const char *
get_sample (AnbanAttendeeDialog *self, guint column)
{
  const AnbanClipboardTable *table = anban_attendee_paste_get_table (self->paste);
  guint first = (guint)(anban_attendee_paste_get_header (self->paste) + 1);

  return first < anban_clipboard_table_get_n_rows (table) ? anban_clipboard_table_get (table, first, column)
                                                          : "";
}

static GtkWidget *
create_column (AnbanAttendeeDialog *self, guint column)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *sample = gtk_label_new (get_sample (self, column)), *drop_down;
  g_autofree char *name = g_strdup_printf (_ ("第 %u 列是"), column + 1);

  gtk_string_list_append (labels, _ ("不用这一列"));
  for (guint i = 0; i < ANBAN_ATTENDEE_N_COLUMNS; i++)
    gtk_string_list_append (labels, _ (anban_attendee_column_labels[i]));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (labels), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down),
                              (guint)(anban_attendee_paste_get_column (self->paste, column) + 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  anban_accessible_parts_name (drop_down, name);
  g_object_set_data (G_OBJECT (drop_down), "anban-column", GUINT_TO_POINTER (column));
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (column_selected_cb), self);
  gtk_label_set_ellipsize (GTK_LABEL (sample), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (sample), 14);
  gtk_label_set_xalign (GTK_LABEL (sample), 0);
  gtk_widget_add_css_class (sample, "caption");
  gtk_widget_add_css_class (sample, "dim-label");
  gtk_box_append (GTK_BOX (box), drop_down);
  gtk_box_append (GTK_BOX (box), sample);
  return box;
}

static void
show_columns (AnbanAttendeeDialog *self)
{
  guint n = anban_clipboard_table_get_n_columns (anban_attendee_paste_get_table (self->paste));

  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->columns), create_column (self, i));
}

/* --- the list --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanAttendeeDialog *self)
{
  GtkWidget *row = anban_match_row_new ();

  g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanAttendeeDialog *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  anban_match_row_show (ANBAN_MATCH_ROW (row), self->paste,
                        (guint)atoi (gtk_string_object_get_string (gtk_list_item_get_item (item))));
  g_ptr_array_add (self->rows, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AnbanAttendeeDialog *self)
{
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (item));
}

static void
create_list (AnbanAttendeeDialog *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->shown = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->shown));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list_view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), GTK_SELECTION_MODEL (self->selection));
  g_object_unref (factory);
}

/* --- the dialog --- */

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanAttendeeDialog *self = ANBAN_ATTENDEE_DIALOG (widget);
  guint n = anban_attendee_paste_count_taken (self->paste),
        n_new = anban_attendee_paste_count (self->paste, ANBAN_ATTENDEE_NEW);
  g_autofree char *what = n_new > 0 ? g_strdup_printf (_ ("已收下 %u 人，其中新建人员 %u 位"), n, n_new)
                                    : g_strdup_printf (_ ("已收下 %u 人"), n);
  g_autoptr (GError) error = NULL;

  if (!anban_attendee_paste_take (self->paste, &error)) {
    anban_notice_dialog (widget, _ ("没有收下"), error->message);
    return;
  }
  g_signal_emit (self, signals[SIGNAL_TAKEN], 0, what);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
anban_attendee_dialog_dispose (GObject *object)
{
  AnbanAttendeeDialog *self = ANBAN_ATTENDEE_DIALOG (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list_view), NULL);
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (anban_attendee_dialog_parent_class)->dispose (object);
}

static void
anban_attendee_dialog_finalize (GObject *object)
{
  AnbanAttendeeDialog *self = ANBAN_ATTENDEE_DIALOG (object);

  g_clear_pointer (&self->paste, anban_attendee_paste_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (anban_attendee_dialog_parent_class)->finalize (object);
}

static void
anban_attendee_dialog_class_init (AnbanAttendeeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_attendee_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = anban_attendee_dialog_finalize;
  signals[SIGNAL_TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/attendee-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanAttendeeDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AnbanAttendeeDialog, take_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanAttendeeDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, AnbanAttendeeDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, AnbanAttendeeDialog, waiting);
  gtk_widget_class_bind_template_child (widget_class, AnbanAttendeeDialog, only_waiting);
  gtk_widget_class_bind_template_child (widget_class, AnbanAttendeeDialog, list_view);
  gtk_widget_class_bind_template_callback (widget_class, fill_rows);
  gtk_widget_class_bind_template_callback (widget_class, rest_new_cb);
  gtk_widget_class_bind_template_callback (widget_class, rest_out_cb);
  gtk_widget_class_install_action (widget_class, "attendees.take", NULL, take_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "attendees.take",
                                       NULL);
}

static void
anban_attendee_dialog_init (AnbanAttendeeDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  create_list (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list_view, keys);
}

GtkWidget *
anban_attendee_dialog_new (GtkWindow *parent, AnbanAttendeePaste *paste)
{
  AnbanAttendeeDialog *self = g_object_new (ANBAN_TYPE_ATTENDEE_DIALOG, "transient-for", parent, NULL);
  guint n_rows = anban_attendee_paste_get_n_rows (paste);
  g_autofree char *subtitle =
      anban_attendee_paste_get_header (paste) >= 0
          ? g_strdup_printf (_ ("共 %u 行，按表头对应各列"), n_rows)
          : g_strdup_printf (_ ("共 %u 行，没有表头，各列按内容猜出，请核对"), n_rows);

  self->paste = paste;
  adw_window_title_set_subtitle (self->title, subtitle);
  show_columns (self);
  fill_rows (self);
  show_summary (self);
  gtk_widget_grab_focus (anban_attendee_paste_count_undecided (paste) > 0 ? self->list_view
                                                                          : self->take_button);
  return GTK_WIDGET (self);
}
