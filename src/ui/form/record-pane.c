/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/record-pane.h"

#include "registers/record-copier.h"
#include "store/draft.h"
#include "ui/clause-text.h"
#include "ui/form/accessible-parts.h"
#include "ui/form/attachment-section.h"
#include "ui/form/history-section.h"
#include "ui/form/jump-bar.h"
#include "ui/form/pane-head.h"
#include "ui/form/pane-sections.h"
#include "ui/form/record-form.h"
#include "ui/form/record-pane-keys.h"

#include <glib/gi18n-lib.h>

struct _AnbanRecordPane {
  GtkWidget parent_instance;

  GtkWidget *stack, *empty_page, *head, *hint, *scroller, *content, *jumps;
  GtkWidget *above, *first, *form, *details, *attachments, *history;
  AnbanPaneSections *sections;
  AnbanStore *store;
  AnbanRecordSession *session;
  const AnbanRegister *reg; /* what the sections were made for */
  guint sync_source;
};

G_DEFINE_TYPE (AnbanRecordPane, anban_record_pane, GTK_TYPE_WIDGET)

enum {
  TOAST,
  OPEN_RECORD,
  OPEN_DETAILS,
  OPEN_QUERY,
  STEP,
  LEAVE,
  INSERTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
tell (AnbanRecordPane *self, const char *message, gboolean undo)
{
  g_signal_emit (self, signals[TOAST], 0, message, undo);
}

static void
jump_cb (AnbanRecordPane *self, GtkWidget *target)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double y;

  if (target == self->history)
    anban_history_section_set_open (ANBAN_HISTORY_SECTION (target), TRUE);
  /* to its beginning, also from inside it: or the focus would go on to what follows */
  if (gtk_widget_get_root (target) != NULL)
    gtk_root_set_focus (gtk_widget_get_root (target), NULL);
  gtk_widget_set_focus_child (target, NULL);
  gtk_widget_child_focus (target, GTK_DIR_TAB_FORWARD);
  /* after the focus: where the viewport goes for that is reckoned from places that a value set before would make wrong */
  if (gtk_widget_translate_coordinates (target, self->content, 0, 0, NULL, &y))
    gtk_adjustment_set_value (adjustment, y);
}

static void
show_jumps (AnbanRecordPane *self)
{
  AnbanJumpBar *jumps = ANBAN_JUMP_BAR (self->jumps);

  anban_jump_bar_set_count (
      jumps, self->attachments,
      anban_attachment_section_get_n_files (ANBAN_ATTACHMENT_SECTION (self->attachments)));
  gtk_widget_set_visible (self->jumps, !anban_record_session_is_new (self->session));
}

static void
create_sections (AnbanRecordPane *self, const AnbanRegister *reg)
{
  anban_jump_bar_clear (ANBAN_JUMP_BAR (self->jumps));
  anban_jump_bar_append (ANBAN_JUMP_BAR (self->jumps), self->form, _ ("内容"));
  anban_pane_sections_create (self->sections, reg);
  anban_jump_bar_append (ANBAN_JUMP_BAR (self->jumps), self->attachments, _ ("附件"));
  anban_jump_bar_append (ANBAN_JUMP_BAR (self->jumps), self->history, _ ("记录"));
  self->reg = reg;
}

static void
show_hint (AnbanRecordPane *self)
{
  gboolean is_read_only = anban_record_session_is_read_only (self->session);
  gboolean is_deleted = anban_record_is_deleted (anban_record_session_get_record (self->session));

  gtk_widget_set_visible (self->hint, is_read_only || anban_record_session_is_new (self->session));
  gtk_label_set_label (GTK_LABEL (self->hint), is_deleted ? _ ("这条记录在回收站中，恢复后才能修改")
                                               : is_read_only
                                                   ? _ ("此单位文件以只读方式打开，只能查看")
                                                   : _ ("填好必填项（*）后自动保存；按 Esc 放弃空白记录"));
}

/* Shows the parts that only a saved record has. */
static void
show_parts (AnbanRecordPane *self)
{
  AnbanRecord *record = anban_record_session_get_record (self->session);
  gboolean is_saved = !anban_record_session_is_new (self->session);
  gboolean has_files = anban_record_form_has_files (ANBAN_RECORD_FORM (self->form));

  anban_pane_sections_update (self->sections, is_saved ? record : NULL);
  gtk_widget_set_visible (self->attachments, is_saved && has_files);
  gtk_widget_set_visible (self->history, is_saved);
  anban_pane_head_show (ANBAN_PANE_HEAD (self->head), self->session);
  show_hint (self);
  show_jumps (self);
}

static void
set_owner (AnbanRecordPane *self, AnbanRecord *owner)
{
  anban_pane_sections_set_owner (self->sections, self->store, owner);
  anban_attachment_section_set_owner (ANBAN_ATTACHMENT_SECTION (self->attachments), self->store, owner);
  anban_history_section_set_owner (ANBAN_HISTORY_SECTION (self->history), self->store, owner);
}

static void
saved_cb (AnbanRecordPane *self, gboolean inserted)
{
  AnbanRecord *record = anban_record_session_get_record (self->session);

  if (inserted) {
    set_owner (self, record);
    g_signal_emit (self, signals[INSERTED], 0, anban_record_get_register (record),
                   anban_record_get_id (record));
  }
  show_parts (self);
}

static void
drop_session (AnbanRecordPane *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  g_clear_handle_id (&self->sync_source, g_source_remove);
}

static void
show_empty (AnbanRecordPane *self)
{
  anban_record_form_set_session (ANBAN_RECORD_FORM (self->form), NULL, -1);
  set_owner (self, NULL);
  drop_session (self);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->empty_page);
}

static void
take_session (AnbanRecordPane *self, AnbanRecordSession *session)
{
  AnbanRecord *record = anban_record_session_get_record (session);
  const AnbanRegister *reg = anban_record_get_register (record);

  anban_record_form_set_session (ANBAN_RECORD_FORM (self->form), session, -1);
  drop_session (self);
  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "saved", G_CALLBACK (saved_cb), self);
  if (reg != self->reg)
    create_sections (self, reg);
  set_owner (self, anban_record_session_is_new (session) ? NULL : record);
  show_parts (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "record");
}

static gboolean
sync_cb (gpointer data)
{
  AnbanRecordPane *self = data;

  self->sync_source = 0;
  if (self->session == NULL || anban_record_session_is_new (self->session))
    return G_SOURCE_REMOVE;
  if (!anban_record_session_refresh (self->session) ||
      anban_record_is_deleted (anban_record_session_get_record (self->session))) {
    show_empty (self);
    return G_SOURCE_REMOVE;
  }
  anban_pane_sections_reload (self->sections);
  anban_attachment_section_reload (ANBAN_ATTACHMENT_SECTION (self->attachments));
  anban_history_section_reload (ANBAN_HISTORY_SECTION (self->history));
  show_parts (self);
  return G_SOURCE_REMOVE;
}

/* The record, its details, what it refers to, or undo: all are read again, once, after the step is over. */
static void
store_changed_cb (AnbanRecordPane *self)
{
  if (self->session != NULL && self->sync_source == 0)
    self->sync_source = g_idle_add (sync_cb, self);
}

static gboolean
drop_cb (AnbanRecordPane *self, const GValue *value)
{
  if (self->session == NULL || !gtk_widget_get_visible (self->attachments))
    return FALSE;
  anban_record_pane_attach (self, g_value_get_boxed (value));
  return TRUE;
}

static void
toast_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *message;
  gboolean undo;

  g_variant_get (parameter, "(&sb)", &message, &undo);
  tell (ANBAN_RECORD_PANE (widget), message, undo);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnbanRecordPane *self = ANBAN_RECORD_PANE (widget);
  const char *reg_id;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &reg_id, &id);
  anban_record_pane_flush (self);
  g_signal_emit (self, signals[g_str_equal (name, "form.open-record") ? OPEN_RECORD : OPEN_DETAILS], 0,
                 anban_store_find_register (self->store, reg_id), id);
}

static void
next_field_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnbanRecordPane *self = ANBAN_RECORD_PANE (widget);

  anban_record_pane_flush (self);
  g_signal_emit (self, signals[STEP], 0, g_str_equal (name, "form.next-record") ? 1 : -1);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnbanRecordPane *self = ANBAN_RECORD_PANE (widget);

  if (self->session == NULL)
    return;
  if (!anban_record_pane_flush (self))
    tell (self, _ ("有内容还不能保存，原因写在该项下面"), FALSE);
  else if (anban_record_session_is_new (self->session))
    tell (self, _ ("还缺必填项，已先存为草稿"), FALSE);
  else
    tell (self, _ ("已保存"), FALSE);
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnbanRecordPane *self = ANBAN_RECORD_PANE (widget);

  if (self->session != NULL && anban_record_session_is_new (self->session) &&
      !anban_record_session_was_touched (self->session))
    show_empty (self);
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
jump_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnbanRecordPane *self = ANBAN_RECORD_PANE (widget);

  if (self->session != NULL)
    anban_jump_bar_press (ANBAN_JUMP_BAR (self->jumps), g_variant_get_uint32 (parameter));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anban_record_pane_copy_as_new (ANBAN_RECORD_PANE (widget));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  anban_record_pane_delete (ANBAN_RECORD_PANE (widget));
}

static void
anban_record_pane_dispose (GObject *object)
{
  AnbanRecordPane *self = ANBAN_RECORD_PANE (object);

  drop_session (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->sections, anban_pane_sections_free);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_record_pane_parent_class)->dispose (object);
}

static void
load_style (void)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/anban/Anban/form.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_unref (provider);
}

static void
install_signals (GType type)
{
  signals[TOAST] = g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[OPEN_RECORD] = g_signal_new ("open-record", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  signals[OPEN_DETAILS] = g_signal_new ("open-details", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_INT64);
  signals[STEP] =
      g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[OPEN_QUERY] = g_signal_new ("open-query", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                      1, G_TYPE_POINTER);
  signals[LEAVE] = g_signal_new ("leave", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[INSERTED] = g_signal_new ("inserted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                    G_TYPE_POINTER, G_TYPE_INT64);
}

static void
anban_record_pane_class_init (AnbanRecordPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ANBAN_TYPE_PANE_HEAD);
  g_type_ensure (ANBAN_TYPE_RECORD_FORM);
  g_type_ensure (ANBAN_TYPE_ATTACHMENT_SECTION);
  g_type_ensure (ANBAN_TYPE_HISTORY_SECTION);
  g_type_ensure (ANBAN_TYPE_JUMP_BAR);
  load_style ();
  G_OBJECT_CLASS (klass)->dispose = anban_record_pane_dispose;
  install_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_set_css_name (widget_class, "recordpane");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/record-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, stack);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, head);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, hint);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, content);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, jumps);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, above);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, first);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, form);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, details);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, attachments);
  gtk_widget_class_bind_template_child (widget_class, AnbanRecordPane, history);
  gtk_widget_class_bind_template_callback (widget_class, jump_cb);
  gtk_widget_class_install_action (widget_class, "form.toast", "(sb)", toast_action);
  gtk_widget_class_install_action (widget_class, "form.open-record", "(sx)", open_action);
  gtk_widget_class_install_action (widget_class, "form.open-details", "(sx)", open_action);
  gtk_widget_class_install_action (widget_class, "form.next-field", NULL, next_field_action);
  gtk_widget_class_install_action (widget_class, "form.next-record", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "form.previous-record", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "form.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "form.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "form.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "form.copy-as-new", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "form.jump", "u", jump_action);
}

static void
anban_record_pane_init (AnbanRecordPane *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  anban_clause_text_apply (GTK_WIDGET (self));
  self->sections =
      anban_pane_sections_new (self->above, self->first, self->details, ANBAN_JUMP_BAR (self->jumps));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("记录"), -1);
  anban_accessible_parts_name (GTK_WIDGET (self), _ ("记录"));
  anban_record_pane_keys_add (GTK_WIDGET (self));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
anban_record_pane_new (void)
{
  return g_object_new (ANBAN_TYPE_RECORD_PANE, NULL);
}

void
anban_record_pane_set_store (AnbanRecordPane *self, AnbanStore *store)
{
  if (self->store == store)
    return;
  show_empty (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
}

static void
warn_of_parked (AnbanRecordPane *self)
{
  AnbanRecord *record = anban_record_session_get_record (self->session);
  g_autofree char *title = anban_record_dup_title (record);
  g_autofree char *message = NULL;

  if (anban_record_session_is_new (self->session) && anban_record_session_was_touched (self->session))
    message = g_strdup_printf (_ ("新的“%s”还缺必填项，已存为草稿，再次新建时会恢复"),
                               _ (anban_record_get_register (record)->title));
  else if (anban_record_session_get_parked (self->session) != NULL)
    message = g_strdup_printf (_ ("“%s”有输入还不能保存，已替您留着，回到该记录即可继续修改"), title);
  if (message != NULL)
    tell (self, message, FALSE);
}

void
anban_record_pane_show (AnbanRecordPane *self, AnbanRecord *record)
{
  g_autoptr (AnbanRecordSession) session = NULL;
  g_autoptr (GError) error = NULL;

  if (self->session != NULL) {
    AnbanRecord *shown = anban_record_session_get_record (self->session);

    if (record != NULL && anban_record_get_id (record) != 0 &&
        anban_record_get_id (record) == anban_record_get_id (shown) &&
        anban_record_get_register (record) == anban_record_get_register (shown))
      return;
    anban_record_pane_flush (self);
    warn_of_parked (self);
  }
  if (record == NULL || self->store == NULL) {
    show_empty (self);
    return;
  }
  session = anban_record_session_new (self->store, record, &error);
  if (session == NULL) {
    show_empty (self);
    tell (self, error->message, FALSE);
    return;
  }
  take_session (self, session);
}

void
anban_record_pane_begin_new (AnbanRecordPane *self, const AnbanRegister *reg, AnbanRecord *defaults)
{
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (AnbanRecord) record = NULL;

  if (self->store == NULL || anban_store_is_read_only (self->store))
    return;
  if (self->session != NULL)
    anban_record_pane_flush (self);
  drafts = anban_draft_list_new (self->store, reg);
  if (drafts != NULL && drafts->len > 0) {
    record = g_object_ref (drafts->pdata[0]);
  } else {
    record = defaults != NULL ? g_object_ref (defaults) : anban_record_new (reg);
    for (guint i = 0; i < reg->n_fields; i++)
      if ((reg->fields[i].flags & ANBAN_FIELD_REQUIRED) && reg->fields[i].kind == ANBAN_KIND_CHOICE &&
          anban_record_is_null (record, i))
        anban_record_set_int (record, i, reg->fields[i].choices->value);
  }
  anban_record_pane_show (self, record);
  anban_record_pane_focus (self);
}

gboolean
anban_record_pane_flush (AnbanRecordPane *self)
{
  gboolean done;

  if (self->session == NULL)
    return TRUE;
  done = anban_record_form_flush (ANBAN_RECORD_FORM (self->form));
  return anban_pane_sections_flush (self->sections) && done;
}

AnbanRecord *
anban_record_pane_get_record (AnbanRecordPane *self)
{
  return self->session != NULL ? anban_record_session_get_record (self->session) : NULL;
}

void
anban_record_pane_focus (AnbanRecordPane *self)
{
  if (self->session != NULL)
    anban_record_form_focus_first (ANBAN_RECORD_FORM (self->form));
}

void
anban_record_pane_attach (AnbanRecordPane *self, GSList *files)
{
  anban_attachment_section_add_files (ANBAN_ATTACHMENT_SECTION (self->attachments), files);
}

void
anban_record_pane_delete (AnbanRecordPane *self)
{
  AnbanRecord *record = anban_record_pane_get_record (self);
  g_autofree char *title = NULL, *message = NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL || anban_record_session_is_new (self->session))
    return;
  anban_record_pane_flush (self);
  title = anban_record_dup_title (record);
  message = g_strdup_printf (_ ("已删除“%s”"), title);
  if (!anban_store_delete (self->store, anban_record_get_register (record), anban_record_get_id (record),
                           &error)) {
    tell (self, error->message, FALSE);
    return;
  }
  show_empty (self);
  tell (self, message, TRUE);
}

void
anban_record_pane_copy_as_new (AnbanRecordPane *self)
{
  AnbanRecord *record = anban_record_pane_get_record (self);
  g_autoptr (AnbanRecord) copy = NULL;
  g_autoptr (GError) error = NULL;

  if (record == NULL || anban_record_session_is_new (self->session) ||
      anban_record_session_is_read_only (self->session) || !anban_record_pane_flush (self))
    return;
  copy = anban_record_copier_copy (self->store, record, &error);
  if (copy == NULL) {
    tell (self, error->message, FALSE);
    return;
  }
  anban_record_pane_show (self, copy);
  g_signal_emit (self, signals[INSERTED], 0, anban_record_get_register (copy), anban_record_get_id (copy));
  anban_record_pane_focus (self);
  tell (self, _ ("已复制为新记录，请改成需要的内容"), TRUE);
}

GtkWidget *
anban_record_pane_get_form (AnbanRecordPane *self)
{
  return self->form;
}

GtkWidget *
anban_record_pane_get_attachments (AnbanRecordPane *self)
{
  return self->attachments;
}

GtkWidget *
anban_record_pane_get_history (AnbanRecordPane *self)
{
  return self->history;
}

GtkWidget *
anban_record_pane_get_details (AnbanRecordPane *self, const AnbanRegister *reg)
{
  return anban_pane_sections_get_details (self->sections, reg);
}

void
anban_record_pane_add_part (AnbanRecordPane *self,
                            const AnbanRegister *reg,
                            AnbanPartPlace place,
                            const AnbanRegister *detail,
                            const char *title,
                            GType type)
{
  anban_pane_sections_add_part (self->sections, reg, place, detail, title, type);
}

GtkWidget *
anban_record_pane_get_part (AnbanRecordPane *self, GType type)
{
  return anban_pane_sections_get_part (self->sections, type);
}

void
anban_record_pane_open_query (AnbanRecordPane *self, const AnbanQuery *query)
{
  g_signal_emit (self, signals[OPEN_QUERY], 0, query);
}
