/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/unit/unit-file-section.h"

#include "ui/form/choice-label.h"

#include <glib/gi18n-lib.h>

/* what does not fit is a click away */
#define MOST_ROWS 8

struct _AnbanUnitFileSectionWidget {
  AdwBin parent_instance;

  GtkListBox *list;
  AnbanStore *store;
  const AnbanRegister *reg;
};

enum {
  RECORD_REQUESTED,
  QUERY_REQUESTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanUnitFileSectionWidget, anban_unit_file_section, ADW_TYPE_BIN)

static void
query_cb (AnbanUnitFileSectionWidget *self, GtkWidget *button)
{
  g_signal_emit (self, signals[QUERY_REQUESTED], 0, g_object_get_data (G_OBJECT (button), "query"));
}

static void
activated_cb (AnbanUnitFileSectionWidget *self, GtkWidget *row)
{
  g_signal_emit (self, signals[RECORD_REQUESTED], 0, self->reg,
                 *(gint64 *)g_object_get_data (G_OBJECT (row), "id"));
}

static GtkWidget *
create_query_button (AnbanUnitFileSectionWidget *self, const char *label, const AnbanQuery *query)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption-heading");
  gtk_widget_set_tooltip_text (button, _ ("打开清单"));
  g_object_set_data_full (G_OBJECT (button), "query", anban_query_copy (query),
                          (GDestroyNotify)anban_query_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (query_cb), self);
  return button;
}

static GtkWidget *
create_heading (AnbanUnitFileSectionWidget *self, const AnbanUnitFileSection *section)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *title = gtk_label_new (_ (section->title));
  g_autofree char *all = g_strdup_printf (_ ("共 %u %s"), section->ids->len, _ (section->reg->noun));

  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (row), title);
  if (section->n_open > 0) {
    g_autofree char *open = g_strdup_printf ("%s %u", _ (section->open_title), section->n_open);
    GtkWidget *button = create_query_button (self, open, section->open_query);

    gtk_widget_add_css_class (button, "error");
    gtk_box_append (GTK_BOX (row), button);
  }
  if (section->ids->len > 0) {
    gtk_box_append (GTK_BOX (row), create_query_button (self, all, section->query));
  } else {
    GtkWidget *none = gtk_label_new (_ ("没有记录"));

    gtk_widget_add_css_class (none, "dim-label");
    gtk_box_append (GTK_BOX (row), none);
  }
  return row;
}

/* What is said beside the name; a choice with a colour stands at the end of the row instead. */
static char *
dup_subtitle (AnbanRecord *record, const AnbanUnitFileSection *section, const AnbanChoice **light)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i < section->n_fields; i++) {
    const AnbanField *field = &section->reg->fields[section->fields[i]];
    g_autofree char *value = anban_record_dup_display (record, section->fields[i]);
    const AnbanChoice *choice =
        field->kind == ANBAN_KIND_CHOICE
            ? anban_field_find_choice (field, (int)anban_record_get_int (record, section->fields[i]))
            : NULL;

    if (choice != NULL && choice->css_class != NULL && i + 1 == section->n_fields)
      *light = choice;
    else if (*value != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", value);
  }
  return g_string_free (text, FALSE);
}

static void
add_record (AnbanUnitFileSectionWidget *self, const AnbanUnitFileSection *section, AnbanRecord *record)
{
  const AnbanChoice *light = NULL;
  g_autofree char *title = anban_record_dup_display (record, section->fields[0]);
  g_autofree char *subtitle = dup_subtitle (record, section, &light);
  GtkWidget *row = adw_action_row_new ();
  gint64 *id = g_new (gint64, 1);

  *id = anban_record_get_id (record);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", id, g_free);
  if (light != NULL) {
    GtkWidget *label = anban_choice_label_new ();

    anban_choice_label_set_choice (ANBAN_CHOICE_LABEL (label), light, "");
    gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (self->list, row);
}

static void
anban_unit_file_section_dispose (GObject *object)
{
  g_clear_object (&ANBAN_UNIT_FILE_SECTION (object)->store);
  G_OBJECT_CLASS (anban_unit_file_section_parent_class)->dispose (object);
}

static void
anban_unit_file_section_class_init (AnbanUnitFileSectionWidgetClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_unit_file_section_dispose;
  signals[RECORD_REQUESTED] = g_signal_new ("record-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  signals[QUERY_REQUESTED] = g_signal_new ("query-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
anban_unit_file_section_init (AnbanUnitFileSectionWidget *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
}

GtkWidget *
anban_unit_file_section_new (AnbanStore *store, const AnbanUnitFileSection *section)
{
  AnbanUnitFileSectionWidget *self = g_object_new (ANBAN_TYPE_UNIT_FILE_SECTION, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->store = g_object_ref (store);
  self->reg = section->reg;
  gtk_box_append (GTK_BOX (box), create_heading (self, section));
  for (guint i = 0; i < MIN (section->ids->len, MOST_ROWS); i++) {
    g_autoptr (AnbanRecord) record =
        anban_store_get (store, section->reg, g_array_index (section->ids, gint64, i), NULL);

    if (record != NULL)
      add_record (self, section, record);
  }
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self->list), section->ids->len > 0);
  if (section->ids->len > MOST_ROWS) {
    g_autofree char *more =
        g_strdup_printf (_ ("还有 %u %s…"), section->ids->len - MOST_ROWS, _ (section->reg->noun));

    gtk_box_append (GTK_BOX (box), create_query_button (self, more, section->query));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (section->title), -1);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}
