/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/intake-editor.h"

#include "registers/unit.h"
#include "ui/import/change-box.h"
#include "ui/import/intake-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SUGGESTIONS 5000

struct _AnbanIntakeEditor {
  GtkWidget parent_instance;
  GtkWidget *box, *grid, *doubts;
  GtkBox *changes, *parts;
  GtkCheckButton *taken;
  GtkLabel *problem, *place, *warnings, *times_word;
  GtkEntry *heading, *due_on, *due_text, *frequency_text, *quota, *new_name;
  GtkDropDown *kind, *per, *new_role;
  GtkSpinButton *times;
  GtkTextView *body;
  AnbanPlanIntake *intake;
  int index;      /* -1: none */
  gboolean quiet; /* fields are filled by the program */
};

G_DEFINE_TYPE (AnbanIntakeEditor, anban_intake_editor, GTK_TYPE_WIDGET)

enum {
  UNIT_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const AnbanIntakeTask *
get_task (AnbanIntakeEditor *self)
{
  return anban_plan_intake_get_task (self->intake, (guint)self->index);
}

static gboolean
is_filled (AnbanIntakeEditor *self)
{
  return self->intake != NULL && self->index >= 0 &&
         (guint)self->index < anban_plan_intake_get_n_tasks (self->intake);
}

/* --- saving --- */

static void
show_problem (AnbanIntakeEditor *self, GtkWidget *field, const GError *error)
{
  gtk_label_set_label (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_widget_add_css_class (field, "error");
}

static gboolean
save_text (AnbanIntakeEditor *self, GtkWidget *field, AnbanIntakeField which, const char *text)
{
  g_autoptr (GError) error = NULL;

  gtk_widget_remove_css_class (field, "error");
  if (anban_plan_intake_set_text (self->intake, (guint)self->index, which, text, &error))
    return TRUE;
  show_problem (self, field, error);
  return FALSE;
}

static char *
dup_body (AnbanIntakeEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static gboolean
save_entry (AnbanIntakeEditor *self, GtkEntry *entry, AnbanIntakeField which)
{
  return save_text (self, GTK_WIDGET (entry), which, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static gboolean
save_fields (AnbanIntakeEditor *self)
{
  g_autofree char *body = NULL;
  gboolean saved = TRUE;

  if (!is_filled (self) || self->quiet || get_task (self)->gone)
    return TRUE;
  self->quiet = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  body = dup_body (self);
  saved &= save_entry (self, self->heading, ANBAN_INTAKE_HEADING);
  saved &= save_text (self, GTK_WIDGET (self->body), ANBAN_INTAKE_BODY, body);
  saved &= save_entry (self, self->due_on, ANBAN_INTAKE_DUE_ON);
  saved &= save_entry (self, self->due_text, ANBAN_INTAKE_DUE_TEXT);
  saved &= save_entry (self, self->frequency_text, ANBAN_INTAKE_FREQUENCY_TEXT);
  saved &= save_entry (self, self->quota, ANBAN_INTAKE_QUOTA);
  self->quiet = FALSE;
  return saved;
}

/* A name that was typed and not yet added is meant. */
static void
add_typed_part (AnbanIntakeEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_name))));

  if (!is_filled (self) || get_task (self)->gone || *name == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->new_name), "");
  anban_plan_intake_add_part (self->intake, (guint)self->index, name,
                              (AnbanRole)anban_task_roles[gtk_drop_down_get_selected (self->new_role)].value);
}

gboolean
anban_intake_editor_flush (AnbanIntakeEditor *self)
{
  if (!self->quiet)
    add_typed_part (self);
  return save_fields (self);
}

static void
left_cb (GtkEventControllerFocus *controller, AnbanIntakeEditor *self)
{
  save_fields (self);
}

static void
entry_activate_cb (GtkEntry *entry, AnbanIntakeEditor *self)
{
  save_fields (self);
}

/* --- showing --- */

static void
set_entry (GtkEntry *entry, const char *text)
{
  gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static void
set_body (AnbanIntakeEditor *self, const char *text)
{
  g_autofree char *now = dup_body (self);

  if (strcmp (now, text) != 0)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->body), text, -1);
}

static guint
find_choice (const AnbanChoice *choices, int value)
{
  guint place = 0;

  while (choices[place].label != NULL && choices[place].value != value)
    place++;
  return choices[place].label != NULL ? place : 0;
}

static void
decide_cb (const char *name, gpointer data)
{
  g_signal_emit (data, signals[UNIT_ACTIVATED], 0, name);
}

static void
show_frequency (AnbanIntakeEditor *self, const AnbanIntakeTask *task)
{
  gboolean recurring = task->frequency_count > 0;

  gtk_drop_down_set_selected (self->per,
                              recurring ? find_choice (anban_task_pers, (int)task->frequency_per) + 1 : 0);
  gtk_spin_button_set_value (self->times, recurring ? task->frequency_count : 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->times), recurring);
  gtk_widget_set_sensitive (GTK_WIDGET (self->times_word), recurring);
}

/* With the row of a unit that was taken away the focus would jump into the text, which grows under the pointer. */
static void
fill_parts (AnbanIntakeEditor *self)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->parts)) != NULL;

  anban_intake_parts_fill (self->parts, self->intake, (guint)self->index, decide_cb, self);
  if (focused && gtk_widget_get_focus_child (GTK_WIDGET (self->parts)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->new_name));
}

/* What is not typed text: shown after every edit. */
static void
show_rest (AnbanIntakeEditor *self)
{
  const AnbanIntakeTask *task = get_task (self);
  const AnbanChoice *kinds = anban_task_register.fields[ANBAN_TASK_KIND].choices;
  g_autofree char *place =
      g_strdup_printf (task->section[0] != '\0' ? "%s　%s" : "%s%s", task->clause, task->section);

  gtk_label_set_label (self->place, place);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), place);
  gtk_check_button_set_label (self->taken, task->gone ? _ ("从责任清单删除") : _ ("导入这项任务"));
  gtk_check_button_set_active (self->taken, task->taken);
  gtk_widget_set_sensitive (self->grid, !task->gone);
  gtk_drop_down_set_selected (self->kind, find_choice (kinds, (int)task->kind));
  show_frequency (self, task);
  fill_parts (self);
  anban_change_box_fill (self->changes, self->intake, (guint)self->index);
  gtk_label_set_label (self->warnings, task->warnings);
  gtk_widget_set_visible (self->doubts, task->warnings[0] != '\0');
}

static void
show_texts (AnbanIntakeEditor *self)
{
  const AnbanIntakeTask *task = get_task (self);

  set_entry (self->heading, task->heading);
  set_body (self, task->body);
  set_entry (self->due_on, task->due_on);
  set_entry (self->due_text, task->due_text);
  set_entry (self->frequency_text, task->frequency_text);
  set_entry (self->quota, task->quota);
}

static void
changed_cb (AnbanPlanIntake *intake, int index, gboolean structure, AnbanIntakeEditor *self)
{
  gboolean quiet = self->quiet;

  if (structure) {
    /* the place may be another task's now: what stands in the fields must not be saved into it */
    self->index = -1;
    return;
  }
  if (!is_filled (self) || (index >= 0 && index != self->index))
    return;
  self->quiet = TRUE;
  show_rest (self);
  self->quiet = quiet;
}

void
anban_intake_editor_show (AnbanIntakeEditor *self, int index)
{
  self->index = index;
  gtk_widget_set_visible (self->box, is_filled (self));
  if (!is_filled (self))
    return;
  self->quiet = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  show_texts (self);
  show_rest (self);
  self->quiet = FALSE;
}

/* --- callbacks --- */

static void
taken_cb (GtkCheckButton *check, GParamSpec *pspec, AnbanIntakeEditor *self)
{
  if (!self->quiet && is_filled (self))
    anban_plan_intake_set_taken (self->intake, (guint)self->index, gtk_check_button_get_active (check));
}

static void
kind_cb (GtkDropDown *drop, GParamSpec *pspec, AnbanIntakeEditor *self)
{
  const AnbanChoice *kinds = anban_task_register.fields[ANBAN_TASK_KIND].choices;

  if (!self->quiet && is_filled (self))
    anban_plan_intake_set_kind (self->intake, (guint)self->index,
                                (AnbanTaskKind)kinds[gtk_drop_down_get_selected (drop)].value);
}

static void
save_frequency (AnbanIntakeEditor *self)
{
  guint place = gtk_drop_down_get_selected (self->per);

  if (self->quiet || !is_filled (self))
    return;
  if (place == 0)
    anban_plan_intake_set_frequency (self->intake, (guint)self->index, 0, ANBAN_PER_YEAR);
  else
    anban_plan_intake_set_frequency (self->intake, (guint)self->index,
                                     gtk_spin_button_get_value_as_int (self->times),
                                     (AnbanPer)anban_task_pers[place - 1].value);
}

static void
per_cb (GtkDropDown *drop, GParamSpec *pspec, AnbanIntakeEditor *self)
{
  save_frequency (self);
}

static void
times_cb (GtkSpinButton *times, AnbanIntakeEditor *self)
{
  save_frequency (self);
}

static void
add_part_cb (GtkWidget *widget, AnbanIntakeEditor *self)
{
  add_typed_part (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->new_name));
}

static void
checked_cb (GtkWidget *widget, AnbanIntakeEditor *self)
{
  if (is_filled (self))
    anban_plan_intake_set_text (self->intake, (guint)self->index, ANBAN_INTAKE_WARNINGS, "", NULL);
}

static gboolean
is_suggested (GtkEntryCompletion *completion, const char *key, GtkTreeIter *iter, gpointer data)
{
  g_autofree char *name = NULL;

  gtk_tree_model_get (gtk_entry_completion_get_model (completion), iter, 0, &name, -1);
  return name != NULL &&
         strstr (name, gtk_editable_get_text (GTK_EDITABLE (gtk_entry_completion_get_entry (completion)))) !=
             NULL;
}

/* The names of the plan and of the office, for adding a unit. */
static void
fill_suggestions (AnbanIntakeEditor *self)
{
  g_autoptr (GtkListStore) names = gtk_list_store_new (1, G_TYPE_STRING);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) units = anban_store_suggest (anban_plan_intake_get_store (self->intake),
                                                     &anban_unit_register, "", MAX_SUGGESTIONS);

  for (guint i = 0; i < anban_plan_intake_get_n_units (self->intake); i++)
    g_hash_table_add (seen, g_strdup (anban_plan_intake_get_unit (self->intake, i)->name));
  for (guint i = 0; units != NULL && i < units->len; i++)
    g_hash_table_add (seen, anban_record_dup_title (g_ptr_array_index (units, i)));
  {
    GHashTableIter iter;
    gpointer name;

    g_hash_table_iter_init (&iter, seen);
    while (g_hash_table_iter_next (&iter, &name, NULL))
      gtk_list_store_insert_with_values (names, NULL, -1, 0, name, -1);
  }
  gtk_tree_sortable_set_sort_column_id (GTK_TREE_SORTABLE (names), 0, GTK_SORT_ASCENDING);
  gtk_entry_completion_set_model (gtk_entry_get_completion (self->new_name), GTK_TREE_MODEL (names));
}

/* --- building --- */

static void
anban_intake_editor_dispose (GObject *object)
{
  AnbanIntakeEditor *self = ANBAN_INTAKE_EDITOR (object);

  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  g_clear_object (&self->intake);
  self->index = -1;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_intake_editor_parent_class)->dispose (object);
}

#define BIND(field) gtk_widget_class_bind_template_child (widget_class, AnbanIntakeEditor, field)

static void
anban_intake_editor_class_init (AnbanIntakeEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_intake_editor_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/intake-editor.ui");
  BIND (box);
  BIND (grid);
  BIND (doubts);
  BIND (changes);
  BIND (parts);
  BIND (taken);
  BIND (problem);
  BIND (place);
  BIND (warnings);
  BIND (times_word);
  BIND (heading);
  BIND (due_on);
  BIND (due_text);
  BIND (frequency_text);
  BIND (quota);
  BIND (new_name);
  BIND (kind);
  BIND (per);
  BIND (new_role);
  BIND (times);
  BIND (body);
  gtk_widget_class_bind_template_callback (widget_class, taken_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, per_cb);
  gtk_widget_class_bind_template_callback (widget_class, times_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_part_cb);
  gtk_widget_class_bind_template_callback (widget_class, checked_cb);
  signals[UNIT_ACTIVATED] = g_signal_new ("unit-activated", ANBAN_TYPE_INTAKE_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
watch_focus (AnbanIntakeEditor *self, GtkWidget *field)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect (controller, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (field, controller);
  if (GTK_IS_ENTRY (field))
    g_signal_connect (field, "activate", G_CALLBACK (entry_activate_cb), self);
}

static void
set_choices (GtkDropDown *drop, const AnbanChoice *choices, const char *none)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  if (none != NULL)
    gtk_string_list_append (labels, none);
  for (; choices->label != NULL; choices++)
    gtk_string_list_append (labels, _ (choices->label));
  gtk_drop_down_set_model (drop, G_LIST_MODEL (labels));
}

static void
anban_intake_editor_init (AnbanIntakeEditor *self)
{
  g_autoptr (GtkEntryCompletion) completion = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->index = -1;
  self->quiet = TRUE;
  set_choices (self->kind, anban_task_register.fields[ANBAN_TASK_KIND].choices, NULL);
  set_choices (self->per, anban_task_pers, _ ("无"));
  set_choices (self->new_role, anban_task_roles, NULL);
  gtk_drop_down_set_selected (self->new_role, find_choice (anban_task_roles, ANBAN_ROLE_RESPONSIBLE));
  self->quiet = FALSE;
  watch_focus (self, GTK_WIDGET (self->heading));
  watch_focus (self, GTK_WIDGET (self->due_on));
  watch_focus (self, GTK_WIDGET (self->due_text));
  watch_focus (self, GTK_WIDGET (self->frequency_text));
  watch_focus (self, GTK_WIDGET (self->quota));
  watch_focus (self, GTK_WIDGET (self->body));
  completion = gtk_entry_completion_new ();
  gtk_entry_completion_set_text_column (completion, 0);
  gtk_entry_completion_set_match_func (completion, is_suggested, NULL, NULL);
  gtk_entry_set_completion (self->new_name, completion);
  gtk_widget_set_visible (self->box, FALSE);
}

GtkWidget *
anban_intake_editor_new (void)
{
  return g_object_new (ANBAN_TYPE_INTAKE_EDITOR, NULL);
}

void
anban_intake_editor_set_intake (AnbanIntakeEditor *self, AnbanPlanIntake *intake)
{
  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  g_set_object (&self->intake, intake);
  if (intake != NULL) {
    g_signal_connect (intake, "changed", G_CALLBACK (changed_cb), self);
    fill_suggestions (self);
  }
  anban_intake_editor_show (self, -1);
}

glong
anban_intake_editor_get_cursor (AnbanIntakeEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  return gtk_text_iter_get_offset (&cursor);
}

void
anban_intake_editor_grab_focus (AnbanIntakeEditor *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->heading));
}
