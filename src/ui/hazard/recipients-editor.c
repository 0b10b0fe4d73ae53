/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/recipients-editor.h"

#include "registers/unit.h"
#include "rules/hazard-recipients.h"
#include "rules/hazard-supervision.h"
#include "ui/form/accessible-parts.h"
#include "ui/form/ref-entry.h"
#include "ui/hazard/day-entry.h"

#include <glib/gi18n-lib.h>

struct _AnbanRecipientsEditor {
  GtkWidget parent_instance;

  GtkWidget *rows, *add_button;
  AnbanStore *store;
  GArray *removed; /* gint64 ids of saved recipients */
};

G_DEFINE_TYPE (AnbanRecipientsEditor, anban_recipients_editor, GTK_TYPE_WIDGET)

enum {
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What stands in one row; belongs to it. */
typedef struct {
  AnbanRecord *record; /* as it was read; a new one for a proposal */
  GtkWidget *line, *unit, *due;
} Row;

static void
row_free (Row *row)
{
  g_object_unref (row->record);
  g_free (row);
}

static Row *
get_row (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "row");
}

static void
activate_cb (AnbanRecipientsEditor *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
remove_cb (AnbanRecipientsEditor *self, GtkWidget *button)
{
  GtkWidget *widget = gtk_widget_get_parent (button);
  gint64 id = anban_record_get_id (get_row (widget)->record);

  if (id != 0)
    g_array_append_val (self->removed, id);
  gtk_widget_grab_focus (self->add_button);
  gtk_box_remove (GTK_BOX (self->rows), widget);
}

static GtkWidget *
create_line (int line)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (const AnbanChoice *choice = anban_hazard_lines; choice->label != NULL; choice++)
    gtk_string_list_append (names, _ (choice->label));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), (guint)line - 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("交办条线"),
                                  -1);
  anban_accessible_parts_name (drop_down, _ ("交办条线"));
  return drop_down;
}

static void
show_values (Row *row)
{
  AnbanDate due;

  anban_ref_entry_set_value (ANBAN_REF_ENTRY (row->unit),
                             anban_record_get_int (row->record, ANBAN_HAZARD_RECIPIENT_UNIT),
                             anban_record_get_ref_title (row->record, ANBAN_HAZARD_RECIPIENT_UNIT));
  if (anban_date_parse (anban_record_get_text (row->record, ANBAN_HAZARD_RECIPIENT_DUE_ON), &due))
    anban_day_entry_set_date (ANBAN_DAY_ENTRY (row->due), due);
}

static void
add_row (AnbanRecipientsEditor *self, AnbanRecord *recipient, AnbanLine line)
{
  GtkWidget *widget = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");
  Row *row = g_new0 (Row, 1);

  row->record =
      recipient != NULL ? anban_record_copy (recipient) : anban_record_new (&anban_hazard_recipient_register);
  if (recipient != NULL && !anban_record_is_null (recipient, ANBAN_HAZARD_RECIPIENT_LINE))
    line = (AnbanLine)anban_record_get_int (recipient, ANBAN_HAZARD_RECIPIENT_LINE);
  row->line = create_line ((int)line);
  row->unit = anban_ref_entry_new ();
  gtk_widget_set_hexpand (row->unit, TRUE);
  anban_ref_entry_set_target (ANBAN_REF_ENTRY (row->unit), self->store, &anban_unit_register);
  anban_ref_entry_set_name (ANBAN_REF_ENTRY (row->unit), _ ("交办对象"), _ ("单位名称"));
  row->due = anban_day_entry_new (_ ("答复时限"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (anban_day_entry_get_entry (ANBAN_DAY_ENTRY (row->due))),
                                  _ ("同整改时限"));
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _ ("去掉这个交办对象"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("去掉这个交办对象"), -1);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  g_signal_connect_swapped (row->unit, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (row->due, "activate", G_CALLBACK (activate_cb), self);
  gtk_box_append (GTK_BOX (widget), row->line);
  gtk_box_append (GTK_BOX (widget), row->unit);
  gtk_box_append (GTK_BOX (widget), row->due);
  gtk_box_append (GTK_BOX (widget), remove);
  g_object_set_data_full (G_OBJECT (widget), "row", row, (GDestroyNotify)row_free);
  gtk_box_append (GTK_BOX (self->rows), widget);
  show_values (row);
}

static void
add_cb (AnbanRecipientsEditor *self)
{
  GtkWidget *last = gtk_widget_get_last_child (self->rows);
  guint line = last != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (get_row (last)->line)) : 1;

  add_row (self, NULL, line == 0 ? ANBAN_LINE_INDUSTRY : ANBAN_LINE_TERRITORY);
  gtk_widget_grab_focus (get_row (gtk_widget_get_last_child (self->rows))->unit);
}

static gboolean
anban_recipients_editor_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (ANBAN_RECIPIENTS_EDITOR (widget)->rows);

  return gtk_widget_grab_focus (first != NULL ? get_row (first)->unit
                                              : ANBAN_RECIPIENTS_EDITOR (widget)->add_button);
}

static void
anban_recipients_editor_dispose (GObject *object)
{
  AnbanRecipientsEditor *self = ANBAN_RECIPIENTS_EDITOR (object);

  g_clear_pointer (&self->rows, gtk_widget_unparent);
  g_clear_pointer (&self->add_button, gtk_widget_unparent);
  g_clear_pointer (&self->removed, g_array_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_recipients_editor_parent_class)->dispose (object);
}

static void
anban_recipients_editor_class_init (AnbanRecipientsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_recipients_editor_dispose;
  widget_class->grab_focus = anban_recipients_editor_grab_focus;
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "recipients");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
anban_recipients_editor_init (AnbanRecipientsEditor *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  self->add_button = gtk_button_new_with_label (_ ("再添一个交办对象"));
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_parent (self->add_button, GTK_WIDGET (self));
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (add_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("交办对象"), -1);
}

GtkWidget *
anban_recipients_editor_new (AnbanStore *store)
{
  AnbanRecipientsEditor *self = g_object_new (ANBAN_TYPE_RECIPIENTS_EDITOR, NULL);

  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

static gboolean
is_empty (Row *row)
{
  const char *text = anban_ref_entry_get_text (ANBAN_REF_ENTRY (row->unit));

  return text[0] == '\0';
}

static void
add_unit (AnbanRecipientsEditor *self, gint64 unit_id, AnbanLine line)
{
  g_autoptr (AnbanRecord) unit = anban_store_get (self->store, &anban_unit_register, unit_id, NULL);
  g_autofree char *name = unit != NULL ? anban_record_dup_title (unit) : NULL;

  add_row (self, NULL, line);
  if (unit != NULL)
    anban_ref_entry_set_value (ANBAN_REF_ENTRY (get_row (gtk_widget_get_last_child (self->rows))->unit),
                               unit_id, name);
}

static gboolean
has_line (AnbanRecipientsEditor *self, AnbanLine line)
{
  for (GtkWidget *widget = gtk_widget_get_first_child (self->rows); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    if (gtk_drop_down_get_selected (GTK_DROP_DOWN (get_row (widget)->line)) + 1 == line)
      return TRUE;
  return FALSE;
}

void
anban_recipients_editor_fill (AnbanRecipientsEditor *self, AnbanRecord *hazard)
{
  g_autoptr (GPtrArray) recipients =
      anban_hazard_recipients_list (self->store, anban_record_get_id (hazard), NULL);
  g_autoptr (GArray) proposed = NULL;

  for (guint i = 0; recipients != NULL && i < recipients->len; i++)
    add_row (self, recipients->pdata[i], ANBAN_LINE_TERRITORY);
  if (recipients != NULL && recipients->len > 0)
    return;
  proposed = anban_hazard_propose_recipients (self->store, hazard, NULL);
  for (guint i = 0; proposed != NULL && i < proposed->len; i++) {
    const AnbanHazardTarget *target = &g_array_index (proposed, AnbanHazardTarget, i);

    add_unit (self, target->unit_id, target->line);
  }
  for (AnbanLine line = ANBAN_LINE_TERRITORY; line <= ANBAN_LINE_INDUSTRY; line++)
    if (!has_line (self, line))
      add_row (self, NULL, line);
}

gboolean
anban_recipients_editor_is_empty (AnbanRecipientsEditor *self)
{
  for (GtkWidget *widget = gtk_widget_get_first_child (self->rows); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget))
    if (!is_empty (get_row (widget)))
      return FALSE;
  return TRUE;
}

/* The unit that was picked, or the only one of that name. */
static gint64
find_unit (AnbanRecipientsEditor *self, Row *row, GError **error)
{
  AnbanRefEntry *entry = ANBAN_REF_ENTRY (row->unit);
  g_autofree char *text = g_strstrip (g_strdup (anban_ref_entry_get_text (entry)));
  gint64 id = anban_ref_entry_get_id (entry);

  if (id == 0)
    id = anban_store_find_by_title (self->store, &anban_unit_register, text);
  if (id == 0)
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("没有找到唯一的单位“%s”；请从候选中选择或新建"),
                 text);
  return id;
}

gboolean
anban_recipients_editor_check (AnbanRecipientsEditor *self, GError **error)
{
  for (GtkWidget *widget = gtk_widget_get_first_child (self->rows); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget)) {
    Row *row = get_row (widget);

    if (is_empty (row))
      continue;
    if (find_unit (self, row, error) == 0 ||
        !anban_day_entry_check (ANBAN_DAY_ENTRY (row->due), _ ("答复时限"), error)) {
      gtk_widget_grab_focus (row->unit);
      return FALSE;
    }
  }
  return TRUE;
}

static gboolean
save_row (AnbanRecipientsEditor *self, Row *row, gint64 hazard_id, GError **error)
{
  g_autoptr (AnbanRecord) record = anban_record_copy (row->record);
  gint64 unit_id = find_unit (self, row, error);
  AnbanDate due = anban_day_entry_get_date (ANBAN_DAY_ENTRY (row->due));
  char iso[ANBAN_DATE_ISO_SIZE];

  if (unit_id == 0)
    return FALSE;
  anban_record_set_int (record, ANBAN_HAZARD_RECIPIENT_HAZARD, hazard_id);
  anban_record_set_int (record, ANBAN_HAZARD_RECIPIENT_LINE,
                        gtk_drop_down_get_selected (GTK_DROP_DOWN (row->line)) + 1);
  if (anban_record_get_int (record, ANBAN_HAZARD_RECIPIENT_UNIT) != unit_id)
    anban_record_set_int (record, ANBAN_HAZARD_RECIPIENT_UNIT, unit_id);
  anban_record_set_text (record, ANBAN_HAZARD_RECIPIENT_DUE_ON, anban_date_to_iso (due, iso));
  return anban_store_save (self->store, record, error);
}

gboolean
anban_recipients_editor_save (AnbanRecipientsEditor *self, gint64 hazard_id, GError **error)
{
  for (guint i = 0; i < self->removed->len; i++)
    if (!anban_store_delete (self->store, &anban_hazard_recipient_register,
                             g_array_index (self->removed, gint64, i), error))
      return FALSE;
  for (GtkWidget *widget = gtk_widget_get_first_child (self->rows); widget != NULL;
       widget = gtk_widget_get_next_sibling (widget)) {
    Row *row = get_row (widget);
    gint64 id = anban_record_get_id (row->record);

    if (!is_empty (row)) {
      if (!save_row (self, row, hazard_id, error))
        return FALSE;
    } else if (id != 0 && !anban_store_delete (self->store, &anban_hazard_recipient_register, id, error)) {
      return FALSE;
    }
  }
  return TRUE;
}
