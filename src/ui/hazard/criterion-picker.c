/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/criterion-picker.h"

#include "registers/hazard-criterion.h"
#include "registers/hazard.h"
#include "ui/form/accessible-parts.h"
#include "ui/hazard/hazard-style.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SHOWN 300

struct _AnbanCriterionPicker {
  AdwWindow parent_instance;

  GtkWidget *search, *subject, *list, *empty;
  AnbanStore *store;
  GPtrArray *subjects; /* char *, as in the drop-down after “all” */
  guint n_shown;
};

G_DEFINE_TYPE (AnbanCriterionPicker, anban_criterion_picker, ADW_TYPE_WINDOW)

enum {
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
collect_subject_cb (AnbanRecord *record, const char *group, gpointer data)
{
  const char *subject = anban_record_get_text (record, ANBAN_HAZARD_CRITERION_SUBJECT);
  GPtrArray *subjects = data;

  if (!g_ptr_array_find_with_equal_func (subjects, subject, g_str_equal, NULL))
    g_ptr_array_add (subjects, g_strdup (subject));
  return TRUE;
}

static GtkWidget *
create_row (AnbanRecord *criterion)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *content = anban_record_get_text (criterion, ANBAN_HAZARD_CRITERION_CONTENT);
  g_autofree char *origin =
      g_strdup_printf ("%s　%s　%s", anban_record_get_text (criterion, ANBAN_HAZARD_CRITERION_SUBJECT),
                       anban_record_get_text (criterion, ANBAN_HAZARD_CRITERION_CODE),
                       anban_record_get_text (criterion, ANBAN_HAZARD_CRITERION_SOURCE));
  GtkWidget *words = gtk_label_new (content), *caption = gtk_label_new (origin);
  gint64 id = anban_record_get_id (criterion);

  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "caption");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_widget_add_css_class (box, "criterion");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  g_object_set_data_full (G_OBJECT (row), "title", anban_record_dup_title (criterion), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, content, -1);
  return row;
}

static gboolean
show_criterion_cb (AnbanRecord *record, const char *group, gpointer data)
{
  AnbanCriterionPicker *self = data;

  gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (record));
  return ++self->n_shown < MAX_SHOWN;
}

static void
show_criteria (AnbanCriterionPicker *self)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_criterion_register);
  guint subject = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->subject));
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  self->n_shown = 0;
  if (subject > 0 && subject <= self->subjects->len)
    anban_query_where_text (query, ANBAN_HAZARD_CRITERION_SUBJECT, ANBAN_OP_EQ,
                            self->subjects->pdata[subject - 1]);
  anban_query_set_search (query, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  anban_store_foreach (self->store, query, show_criterion_cb, self, NULL, NULL);
  gtk_widget_set_visible (self->list, self->n_shown > 0);
  gtk_widget_set_visible (self->empty, self->n_shown == 0);
}

static void
picked_cb (AnbanCriterionPicker *self, GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  g_signal_emit (self, signals[PICKED], 0, *id, g_object_get_data (G_OBJECT (row), "title"));
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter in the search takes the only one found, else goes into the list. */
static void
search_activate_cb (AnbanCriterionPicker *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (first != NULL && self->n_shown == 1)
    picked_cb (self, first);
  else if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static gboolean
search_key_cb (AnbanCriterionPicker *self, guint keyval)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || first == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (first));
  return GDK_EVENT_STOP;
}

static void
anban_criterion_picker_dispose (GObject *object)
{
  AnbanCriterionPicker *self = ANBAN_CRITERION_PICKER (object);

  g_clear_pointer (&self->subjects, g_ptr_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_criterion_picker_parent_class)->dispose (object);
}

static void
anban_criterion_picker_class_init (AnbanCriterionPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_criterion_picker_dispose;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
create_narrowing (AnbanCriterionPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (box, "criterion-bar");
  self->search = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("搜索判定条款"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (show_criteria), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (search_key_cb), self);
  gtk_widget_add_controller (self->search, keys);
  gtk_box_append (GTK_BOX (box), self->search);
  self->subject = gtk_drop_down_new (NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->subject), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("适用领域"), -1);
  gtk_box_append (GTK_BOX (box), self->subject);
  return box;
}

static void
anban_criterion_picker_init (AnbanCriterionPicker *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new (), *found = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  anban_hazard_style_load ();
  self->subjects = g_ptr_array_new_with_free_func (g_free);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_title (GTK_WINDOW (self), _ ("选取判定条款"));
  gtk_window_set_default_size (GTK_WINDOW (self), 760, 560);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), create_narrowing (self));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("判定条款"),
                                  -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (picked_cb), self);
  self->empty = gtk_label_new (_ ("没有符合的判定条款；可在“重大隐患判定条款”台账中添加"));
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "dim-label");
  gtk_widget_set_vexpand (self->empty, TRUE);
  gtk_box_append (GTK_BOX (found), self->list);
  gtk_box_append (GTK_BOX (found), self->empty);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), found);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (self), content);
}

/* 工贸 for 工贸行业, 危险化学品 for 危险化学品生产. */
static guint
propose_subject (AnbanCriterionPicker *self, AnbanRecord *hazard)
{
  const char *industry = anban_record_get_text (hazard, ANBAN_HAZARD_INDUSTRY);

  for (guint i = 0; *industry != '\0' && i < self->subjects->len; i++)
    if (strstr (industry, self->subjects->pdata[i]) != NULL ||
        strstr (self->subjects->pdata[i], industry) != NULL)
      return i + 1;
  return 0;
}

GtkWidget *
anban_criterion_picker_new (GtkWindow *parent, AnbanStore *store, AnbanRecord *hazard)
{
  AnbanCriterionPicker *self = g_object_new (ANBAN_TYPE_CRITERION_PICKER, "transient-for", parent, NULL);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_hazard_criterion_register);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->store = g_object_ref (store);
  anban_store_foreach (store, query, collect_subject_cb, self->subjects, NULL, NULL);
  gtk_string_list_append (names, _ ("全部领域"));
  for (guint i = 0; i < self->subjects->len; i++)
    gtk_string_list_append (names, self->subjects->pdata[i]);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->subject), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->subject), propose_subject (self, hazard));
  g_signal_connect_swapped (self->subject, "notify::selected", G_CALLBACK (show_criteria), self);
  anban_accessible_parts_name (GTK_WIDGET (self), _ ("选取判定条款"));
  show_criteria (self);
  gtk_widget_grab_focus (self->search);
  return GTK_WIDGET (self);
}

guint
anban_criterion_picker_get_n_shown (AnbanCriterionPicker *self)
{
  return self->n_shown;
}
