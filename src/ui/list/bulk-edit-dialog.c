/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/list/bulk-edit-dialog.h"

#include "ui/list/ref-list.h"
#include "ui/notice.h"

#include <glib/gi18n-lib.h>

/* records changed before the window is drawn again */
#define CHUNK 100

struct _AnbanBulkEditDialog {
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *apply_button, *page, *ref_button, *ref_popover;
  GtkProgressBar *progress;
  AdwComboRow *field_row, *choice_row;
  AdwEntryRow *text_row;
  GtkWidget *ref_row;

  AnbanStore *store;
  const AnbanRegister *reg;
  GArray *ids;    /* gint64 */
  GArray *fields; /* guint: those that can be changed */
  gint64 ref_id;

  /* while it runs */
  AnbanRecord *value; /* holds the value in its field */
  guint field, n_done, source;
};

enum {
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnbanBulkEditDialog, anban_bulk_edit_dialog, ADW_TYPE_WINDOW)

/* --- the choice --- */

static guint
get_field (AnbanBulkEditDialog *self)
{
  return g_array_index (self->fields, guint, adw_combo_row_get_selected (self->field_row));
}

static void
show_choices (AnbanBulkEditDialog *self, const AnbanField *field)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _ ("（清空）"));
  if (field->kind == ANBAN_KIND_BOOL) {
    gtk_string_list_append (labels, _ ("是"));
    gtk_string_list_append (labels, _ ("否"));
  }
  for (const AnbanChoice *choice = field->choices; choice != NULL && choice->label != NULL; choice++)
    gtk_string_list_append (labels, _ (choice->label));
  adw_combo_row_set_model (self->choice_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->choice_row, 1);
}

static void
picked_cb (AnbanRefList *list, gint64 id, const char *title, AnbanBulkEditDialog *self)
{
  self->ref_id = id;
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->ref_button), title);
  gtk_popover_popdown (GTK_POPOVER (self->ref_popover));
}

static void
show_refs (AnbanBulkEditDialog *self, const AnbanField *field)
{
  GtkWidget *list = anban_ref_list_new (self->store, field->ref);

  self->ref_id = 0;
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->ref_button), _ ("选择…"));
  g_signal_connect (list, "picked", G_CALLBACK (picked_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self->ref_popover), list);
  anban_ref_list_begin (ANBAN_REF_LIST (list));
}

static gboolean
is_chosen (AnbanKind kind)
{
  return kind == ANBAN_KIND_CHOICE || kind == ANBAN_KIND_BOOL;
}

static void
field_selected_cb (AnbanBulkEditDialog *self)
{
  const AnbanField *field;

  if (self->fields->len == 0)
    return;
  field = &self->reg->fields[get_field (self)];
  gtk_widget_set_visible (GTK_WIDGET (self->choice_row), is_chosen (field->kind));
  gtk_widget_set_visible (self->ref_row, field->kind == ANBAN_KIND_REF);
  gtk_widget_set_visible (GTK_WIDGET (self->text_row),
                          !is_chosen (field->kind) && field->kind != ANBAN_KIND_REF);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text_row),
                                 field->kind == ANBAN_KIND_DATE ? _ ("改为，如 2026-6-30 或 2026年6月30日")
                                                                : _ ("改为"));
  gtk_editable_set_text (GTK_EDITABLE (self->text_row), "");
  if (is_chosen (field->kind))
    show_choices (self, field);
  else if (field->kind == ANBAN_KIND_REF)
    show_refs (self, field);
}

/* The chosen value, in a record of its own that is never saved. */
static AnbanRecord *
read_value (AnbanBulkEditDialog *self, guint field, GError **error)
{
  g_autoptr (AnbanRecord) value = anban_record_new (self->reg);
  guint selected = adw_combo_row_get_selected (self->choice_row);
  AnbanKind kind = self->reg->fields[field].kind;

  if (kind == ANBAN_KIND_CHOICE && selected > 0)
    anban_record_set_int (value, field, self->reg->fields[field].choices[selected - 1].value);
  else if (kind == ANBAN_KIND_BOOL && selected > 0)
    anban_record_set_int (value, field, selected == 1);
  else if (kind == ANBAN_KIND_REF && self->ref_id > 0)
    anban_record_set_ref (value, field, self->ref_id, "");
  else if (!is_chosen (kind) && kind != ANBAN_KIND_REF &&
           !anban_store_parse_field (self->store, value, field,
                                     gtk_editable_get_text (GTK_EDITABLE (self->text_row)), error))
    return NULL;
  if (anban_record_is_null (value, field) && (self->reg->fields[field].flags & ANBAN_FIELD_REQUIRED) != 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("“%s”必须填写，不能清空。"),
                 _ (self->reg->fields[field].label));
    return NULL;
  }
  return g_steal_pointer (&value);
}

/* --- the work --- */

static gboolean
change_one (AnbanBulkEditDialog *self, gint64 id, GError **error)
{
  g_autoptr (AnbanRecord) record = anban_store_get (self->store, self->reg, id, error);

  if (record == NULL)
    return FALSE;
  anban_record_copy_value (self->value, self->field, record, self->field);
  return anban_store_save (self->store, record, error);
}

static void
stop (AnbanBulkEditDialog *self)
{
  if (self->source != 0)
    anban_store_rollback_step (self->store);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->value);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_widget_set_sensitive (self->page, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.apply", TRUE);
}

static void
finish (AnbanBulkEditDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;

  self->source = 0;
  if (!anban_store_commit_step (self->store, &error)) {
    stop (self);
    anban_notice_dialog (GTK_WIDGET (self), _ ("没有修改"), error->message);
    return;
  }
  what = g_strdup_printf (_ ("已修改 %u %s的“%s”"), self->ids->len,
                          self->reg->noun != NULL ? _ (self->reg->noun) : _ ("条"),
                          _ (self->reg->fields[self->field].label));
  g_signal_emit (self, signals[SIGNAL_DONE], 0, what);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
work_cb (gpointer data)
{
  AnbanBulkEditDialog *self = data;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < CHUNK && self->n_done < self->ids->len; i++, self->n_done++)
    if (!change_one (self, g_array_index (self->ids, gint64, self->n_done), &error)) {
      stop (self);
      anban_notice_dialog (GTK_WIDGET (self), _ ("没有修改"), error->message);
      return G_SOURCE_REMOVE;
    }
  gtk_progress_bar_set_fraction (self->progress, (double)self->n_done / self->ids->len);
  if (self->n_done < self->ids->len)
    return G_SOURCE_CONTINUE;
  finish (self);
  return G_SOURCE_REMOVE;
}

static gboolean
start (AnbanBulkEditDialog *self, guint field, AnbanRecord *value, GError **error)
{
  g_autofree char *label = g_strdup_printf (_ ("修改 %u %s的“%s”"), self->ids->len,
                                            self->reg->noun != NULL ? _ (self->reg->noun) : _ ("条"),
                                            _ (self->reg->fields[field].label));

  if (!anban_store_begin_step (self->store, label, error))
    return FALSE;
  g_set_object (&self->value, value);
  self->field = field;
  self->n_done = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_sensitive (self->page, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.apply", FALSE);
  /* below drawing, so that the bar moves */
  self->source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, work_cb, self, NULL);
  return TRUE;
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnbanBulkEditDialog *self = ANBAN_BULK_EDIT_DIALOG (widget);
  guint field = get_field (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) value = read_value (self, field, &error);

  if (value == NULL || !start (self, field, value, &error))
    anban_notice_dialog (widget, _ ("没有修改"), error->message);
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* --- the object --- */

static void
anban_bulk_edit_dialog_dispose (GObject *object)
{
  AnbanBulkEditDialog *self = ANBAN_BULK_EDIT_DIALOG (object);

  if (self->source != 0)
    stop (self);
  g_clear_object (&self->store);
  g_clear_object (&self->value);
  g_clear_pointer (&self->ids, g_array_unref);
  G_OBJECT_CLASS (anban_bulk_edit_dialog_parent_class)->dispose (object);
}

static void
anban_bulk_edit_dialog_finalize (GObject *object)
{
  g_array_unref (ANBAN_BULK_EDIT_DIALOG (object)->fields);
  G_OBJECT_CLASS (anban_bulk_edit_dialog_parent_class)->finalize (object);
}

static void
anban_bulk_edit_dialog_class_init (AnbanBulkEditDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_bulk_edit_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = anban_bulk_edit_dialog_finalize;
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/bulk-edit-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanBulkEditDialog, title);
  gtk_widget_class_bind_template_child (widget_class, AnbanBulkEditDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanBulkEditDialog, page);
  gtk_widget_class_bind_template_child (widget_class, AnbanBulkEditDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, AnbanBulkEditDialog, field_row);
  gtk_widget_class_bind_template_child (widget_class, AnbanBulkEditDialog, choice_row);
  gtk_widget_class_bind_template_child (widget_class, AnbanBulkEditDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, AnbanBulkEditDialog, ref_row);
  gtk_widget_class_bind_template_child (widget_class, AnbanBulkEditDialog, ref_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanBulkEditDialog, ref_popover);
  gtk_widget_class_install_action (widget_class, "bulk.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "bulk.cancel", NULL, cancel_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "bulk.cancel", NULL);
}

static void
anban_bulk_edit_dialog_init (AnbanBulkEditDialog *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Choices and dates first: they are what many rows get at once. */
static guint
get_rank (const AnbanField *field)
{
  return field->kind == ANBAN_KIND_CHOICE ? 0 : field->kind == ANBAN_KIND_DATE ? 1 : 2;
}

static void
fill_fields (AnbanBulkEditDialog *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint rank = 0; rank < 3; rank++)
    for (guint i = 0; i < self->reg->n_fields; i++) {
      const AnbanField *field = &self->reg->fields[i];

      if (!anban_field_is_editable (field) || get_rank (field) != rank)
        continue;
      g_array_append_val (self->fields, i);
      gtk_string_list_append (labels, _ (field->label));
    }
  adw_combo_row_set_model (self->field_row, G_LIST_MODEL (labels));
}

AnbanBulkEditDialog *
anban_bulk_edit_dialog_new (GtkWindow *parent, AnbanStore *store, const AnbanRegister *reg, GArray *ids)
{
  AnbanBulkEditDialog *self = g_object_new (ANBAN_TYPE_BULK_EDIT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *text =
      g_strdup_printf (_ ("批量修改 %u %s"), ids->len, reg->noun != NULL ? _ (reg->noun) : _ ("条"));

  self->store = g_object_ref (store);
  self->reg = reg;
  self->ids = g_array_ref (ids);
  adw_window_title_set_title (self->title, text);
  gtk_window_set_title (GTK_WINDOW (self), text);
  fill_fields (self);
  g_signal_connect_swapped (self->field_row, "notify::selected", G_CALLBACK (field_selected_cb), self);
  for (guint i = 0; i < self->fields->len; i++)
    if ((int)g_array_index (self->fields, guint, i) == anban_register_find_field (reg, "state"))
      adw_combo_row_set_selected (self->field_row, i);
  field_selected_cb (self);
  return self;
}

gboolean
anban_bulk_edit_dialog_start (AnbanBulkEditDialog *self, guint field, const char *text, GError **error)
{
  g_autoptr (AnbanRecord) value = anban_record_new (self->reg);

  return anban_store_parse_field (self->store, value, field, text, error) &&
         start (self, field, value, error);
}
