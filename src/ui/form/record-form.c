/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/record-form.h"

#include "ui/form/choice-row.h"
#include "ui/form/conflict-dialog.h"
#include "ui/form/date-row.h"
#include "ui/form/display-row.h"
#include "ui/form/note-row.h"
#include "ui/form/number-row.h"
#include "ui/form/ref-row.h"
#include "ui/form/switch-row.h"
#include "ui/form/text-row.h"

#include <glib/gi18n-lib.h>

struct _AnbanRecordForm {
  GtkWidget parent_instance;

  GtkWidget *draft_bar, *sections;
  AnbanRecordSession *session;
  const AnbanRegister *reg; /* what the rows were made for */
  int skip;
  GPtrArray *rows; /* of AnbanFieldRow, in the order of the form */
  gboolean has_files;
};

G_DEFINE_TYPE (AnbanRecordForm, anban_record_form, GTK_TYPE_WIDGET)

typedef struct {
  const char *group;
  GtkWidget *section, *card;
} Section;

/* The one place that knows which row serves which kind. */
static GtkWidget *
create_row (const AnbanField *field)
{
  GType type = G_TYPE_INVALID;

  switch (field->kind) {
  case ANBAN_KIND_TEXT:
    type = ANBAN_TYPE_TEXT_ROW;
    break;
  case ANBAN_KIND_NOTE:
    type = ANBAN_TYPE_NOTE_ROW;
    break;
  case ANBAN_KIND_INT:
  case ANBAN_KIND_DECIMAL:
    type = ANBAN_TYPE_NUMBER_ROW;
    break;
  case ANBAN_KIND_DATE:
    type = ANBAN_TYPE_DATE_ROW;
    break;
  case ANBAN_KIND_BOOL:
    type = ANBAN_TYPE_SWITCH_ROW;
    break;
  case ANBAN_KIND_CHOICE:
    type = ANBAN_TYPE_CHOICE_ROW;
    break;
  case ANBAN_KIND_REF:
    type = ANBAN_TYPE_REF_ROW;
    break;
  case ANBAN_KIND_FILES:
    /* a list of its own below the fields: AnbanAttachmentSection */
    return NULL;
  }
  return g_object_new (anban_field_is_editable (field) ? type : ANBAN_TYPE_DISPLAY_ROW, NULL);
}

static gboolean
has_visible_row (GtkWidget *card)
{
  for (GtkWidget *row = gtk_widget_get_first_child (card); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_visible (row))
      return TRUE;
  return FALSE;
}

static void
show_values (AnbanRecordForm *self)
{
  GtkWidget *section;

  for (guint i = 0; i < self->rows->len; i++)
    anban_field_row_load (self->rows->pdata[i]);
  for (section = gtk_widget_get_first_child (self->sections); section != NULL;
       section = gtk_widget_get_next_sibling (section)) {
    GtkWidget *heading = gtk_widget_get_first_child (section), *card = gtk_widget_get_last_child (section);

    gtk_widget_set_visible (section, has_visible_row (card));
    /* One section alone needs no name. */
    if (heading != card)
      gtk_widget_set_visible (heading, gtk_widget_get_next_sibling (section) != NULL ||
                                           gtk_widget_get_prev_sibling (section) != NULL);
  }
  gtk_widget_set_visible (self->draft_bar, anban_record_session_has_draft (self->session));
}

static Section
add_section (AnbanRecordForm *self, const char *group)
{
  Section section = {group, gtk_box_new (GTK_ORIENTATION_VERTICAL, 6),
                     gtk_box_new (GTK_ORIENTATION_VERTICAL, 0)};
  GtkWidget *heading;

  gtk_widget_add_css_class (section.card, "card");
  gtk_widget_add_css_class (section.card, "fields");
  gtk_widget_set_overflow (section.card, GTK_OVERFLOW_HIDDEN);
  if (group != NULL) {
    heading = gtk_label_new (_ (group));
    gtk_label_set_xalign (GTK_LABEL (heading), 0);
    gtk_widget_add_css_class (heading, "section-title");
    gtk_box_append (GTK_BOX (section.section), heading);
  }
  gtk_box_append (GTK_BOX (section.section), section.card);
  gtk_box_append (GTK_BOX (self->sections), section.section);
  return section;
}

static void
create_rows (AnbanRecordForm *self)
{
  g_autoptr (GArray) sections = g_array_new (FALSE, FALSE, sizeof (Section));
  const char *group = NULL;
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->sections)) != NULL)
    gtk_box_remove (GTK_BOX (self->sections), child);
  self->has_files = FALSE;
  for (guint i = 0; i < self->reg->n_fields; i++) {
    const AnbanField *field = &self->reg->fields[i];
    GtkWidget *row;
    guint place;

    /* A group that comes up again goes on where it was. */
    group = field->group != NULL ? field->group : group;
    self->has_files = self->has_files || field->kind == ANBAN_KIND_FILES;
    if (field->flags & ANBAN_FIELD_HIDDEN || (int)i == self->skip || (row = create_row (field)) == NULL)
      continue;
    for (place = 0; place < sections->len; place++)
      if (g_strcmp0 (g_array_index (sections, Section, place).group, group) == 0)
        break;
    if (place == sections->len) {
      Section section = add_section (self, group);

      g_array_append_val (sections, section);
    }
    gtk_box_append (GTK_BOX (g_array_index (sections, Section, place).card), row);
    /* What the record is called stands first, whatever the list begins with. */
    if ((int)i == self->reg->title_field)
      gtk_box_reorder_child_after (GTK_BOX (self->sections), g_array_index (sections, Section, place).section,
                                   NULL);
    anban_field_row_bind (ANBAN_FIELD_ROW (row), self->session, i);
    g_ptr_array_add (self->rows, row);
  }
}

static void
add_text (GHashTable *texts, AnbanFieldRow *row)
{
  g_hash_table_insert (texts, g_strdup (anban_field_row_get_field (row)->column),
                       anban_field_row_dup_text (row));
}

/* What cannot be taken over now waits, as typed, until its record is shown again. */
static void
park_pending (AnbanRecordForm *self)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->rows->len; i++)
    if (anban_field_row_is_pending (self->rows->pdata[i]))
      add_text (texts, self->rows->pdata[i]);
  anban_record_session_park (self->session, g_steal_pointer (&texts));
}

/* A draft keeps values, and beside them the texts that are none (yet). */
static void
collect_cb (AnbanRecordForm *self, AnbanRecord *copy)
{
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < self->rows->len; i++)
    if (!anban_field_row_collect (self->rows->pdata[i], copy))
      add_text (texts, self->rows->pdata[i]);
  anban_record_session_park (self->session, g_steal_pointer (&texts));
}

static void
conflict_cb (AnbanRecordForm *self)
{
  anban_conflict_dialog_present (GTK_WIDGET (self), self->session);
}

static void
merged_cb (AnbanRecordForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)",
                              _ ("别人刚改过这条记录的其他内容，双方的修改都已保存"), FALSE);
}

static void
failed_cb (AnbanRecordForm *self, GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", error->message, FALSE);
}

static void
save_draft_cb (AnbanRecordForm *self)
{
  anban_record_form_flush (self);
}

static void
drop_draft_cb (AnbanRecordForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    anban_field_row_restore (self->rows->pdata[i]);
  anban_record_session_discard (self->session);
}

static void
bring_back_parked (AnbanRecordForm *self)
{
  GHashTable *parked = anban_record_session_get_parked (self->session);
  g_autoptr (GHashTable) texts = parked != NULL ? g_hash_table_ref (parked) : NULL;

  for (guint i = 0; texts != NULL && i < self->rows->len; i++) {
    AnbanFieldRow *row = self->rows->pdata[i];
    const char *text = g_hash_table_lookup (texts, anban_field_row_get_field (row)->column);

    if (text != NULL)
      anban_field_row_put_text (row, text);
  }
}

static void
leave_session (AnbanRecordForm *self)
{
  if (self->session == NULL)
    return;
  anban_record_form_flush (self);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
}

static void
anban_record_form_dispose (GObject *object)
{
  AnbanRecordForm *self = ANBAN_RECORD_FORM (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->draft_bar, gtk_widget_unparent);
  g_clear_pointer (&self->sections, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_record_form_parent_class)->dispose (object);
}

static void
anban_record_form_class_init (AnbanRecordFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_record_form_dispose;
  gtk_widget_class_set_css_name (widget_class, "recordform");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/record-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordForm, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordForm, sections);
  gtk_widget_class_bind_template_callback (widget_class, save_draft_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_draft_cb);
}

static void
anban_record_form_init (AnbanRecordForm *self)
{
  GtkLayoutManager *layout;

  gtk_widget_init_template (GTK_WIDGET (self));
  layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->rows = g_ptr_array_new ();
  self->skip = -1;
}

GtkWidget *
anban_record_form_new (void)
{
  return g_object_new (ANBAN_TYPE_RECORD_FORM, NULL);
}

void
anban_record_form_set_session (AnbanRecordForm *self, AnbanRecordSession *session, int skip)
{
  const AnbanRegister *reg;

  leave_session (self);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "changed", G_CALLBACK (show_values), self);
  g_signal_connect_swapped (session, "collect", G_CALLBACK (collect_cb), self);
  g_signal_connect_swapped (session, "conflict", G_CALLBACK (conflict_cb), self);
  g_signal_connect_swapped (session, "merged", G_CALLBACK (merged_cb), self);
  g_signal_connect_swapped (session, "failed", G_CALLBACK (failed_cb), self);
  reg = anban_record_get_register (anban_record_session_get_record (session));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (reg->title), -1);
  if (reg != self->reg || skip != self->skip) {
    self->reg = reg;
    self->skip = skip;
    create_rows (self);
  } else {
    for (guint i = 0; i < self->rows->len; i++)
      anban_field_row_bind (self->rows->pdata[i], session, anban_field_row_get_index (self->rows->pdata[i]));
  }
  show_values (self);
  bring_back_parked (self);
}

AnbanRecordSession *
anban_record_form_get_session (AnbanRecordForm *self)
{
  return self->session;
}

gboolean
anban_record_form_flush (AnbanRecordForm *self)
{
  gboolean done = TRUE;

  if (self->session == NULL)
    return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    done = anban_field_row_commit (self->rows->pdata[i]) && done;
  park_pending (self);
  /* What an earlier attempt could not write (a busy file), and a draft that was taken up again. */
  if (anban_record_session_has_unsaved (self->session) && anban_record_session_was_touched (self->session))
    done = anban_record_session_save (self->session, NULL) && done;
  return done;
}

AnbanFieldRow *
anban_record_form_get_row (AnbanRecordForm *self, guint field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (anban_field_row_get_index (self->rows->pdata[i]) == field)
      return self->rows->pdata[i];
  return NULL;
}

void
anban_record_form_focus_first (AnbanRecordForm *self)
{
  AnbanFieldRow *target = NULL;

  if (self->session == NULL || self->rows->len == 0)
    return;
  for (guint i = 0; i < self->rows->len && target == NULL; i++) {
    AnbanFieldRow *row = self->rows->pdata[i];
    const AnbanField *field = anban_field_row_get_field (row);

    if (field->flags & ANBAN_FIELD_REQUIRED && anban_field_is_editable (field) &&
        anban_record_is_null (anban_field_row_get_record (row), anban_field_row_get_index (row)))
      target = row;
  }
  if (target == NULL)
    target = anban_record_form_get_row (self, (guint)self->reg->title_field);
  if (target == NULL)
    target = self->rows->pdata[0];
  /* an editor of several parts does not take the cursor itself */
  if (!gtk_widget_grab_focus (anban_field_row_get_editor (target)))
    gtk_widget_child_focus (GTK_WIDGET (target), GTK_DIR_TAB_FORWARD);
}

gboolean
anban_record_form_has_files (AnbanRecordForm *self)
{
  return self->has_files;
}
