/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/detail-row.h"

#include "ui/form/choice-label.h"
#include "ui/form/record-form.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnbanDetailRow {
  GtkWidget parent_instance;

  GtkWidget *line, *toggle, *arrow, *title, *subtitle, *choices, *remove_button, *revealer;
  AnbanStore *store;
  AnbanRecord *record;
  GtkWidget *form, *extra;
  int ticks_to_scroll;
  guint give_up_source;
  gboolean inline_only; /* one field: edited in the line itself */
};

G_DEFINE_TYPE (AnbanDetailRow, anban_detail_row, GTK_TYPE_WIDGET)

enum {
  DONE,
  CONTINUE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_shown_field (const AnbanRegister *reg, guint field)
{
  return (int)field != reg->owner_field && !(reg->fields[field].flags & ANBAN_FIELD_HIDDEN) &&
         reg->fields[field].kind != ANBAN_KIND_FILES;
}

static guint
count_fields (const AnbanRegister *reg)
{
  guint n = 0;

  for (guint i = 0; i < reg->n_fields; i++)
    n += is_shown_field (reg, i);
  return n;
}

/* A first line of a longer text. */
static char *
dup_first_line (AnbanRecord *record, guint field)
{
  char *text = anban_record_dup_display (record, field);

  text[strcspn (text, "\n")] = '\0';
  return text;
}

static char *
dup_heading (AnbanRecord *record)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  g_autofree char *title = dup_first_line (record, (guint)reg->title_field);

  if (*title != '\0')
    return g_steal_pointer (&title);
  return g_strdup_printf (_ ("新的%s"), _ (reg->title));
}

/* The other listed fields; dates and numbers bear their label, texts and references speak for themselves. */
static char *
dup_remarks (AnbanRecord *record)
{
  const AnbanRegister *reg = anban_record_get_register (record);
  g_autoptr (GString) remarks = g_string_new (NULL);

  for (guint i = 0; i < reg->n_fields; i++) {
    const AnbanField *field = &reg->fields[i];
    g_autofree char *text = NULL;

    if (!is_shown_field (reg, i) || (int)i == reg->title_field || field->kind == ANBAN_KIND_CHOICE ||
        (!(field->flags & ANBAN_FIELD_IN_LIST) && field->kind != ANBAN_KIND_REF))
      continue;
    text = dup_first_line (record, i);
    if (*text == '\0')
      continue;
    if (remarks->len > 0)
      g_string_append (remarks, " · ");
    if ((field->kind == ANBAN_KIND_DATE && (int)i != reg->start_field) || field->kind == ANBAN_KIND_INT ||
        field->kind == ANBAN_KIND_DECIMAL)
      g_string_append_printf (remarks, "%s ", _ (field->label));
    g_string_append (remarks, text);
  }
  return g_string_free (g_steal_pointer (&remarks), FALSE);
}

static void
show_choices (AnbanDetailRow *self)
{
  const AnbanRegister *reg = anban_record_get_register (self->record);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->choices)) != NULL)
    gtk_box_remove (GTK_BOX (self->choices), child);
  for (guint i = 0; i < reg->n_fields; i++) {
    const AnbanField *field = &reg->fields[i];
    const AnbanChoice *choice;

    if (!is_shown_field (reg, i) || field->kind != ANBAN_KIND_CHOICE || !(field->flags & ANBAN_FIELD_IN_LIST))
      continue;
    choice = anban_field_find_choice (field, (int)anban_record_get_int (self->record, i));
    if (choice == NULL)
      continue;
    child = anban_choice_label_new ();
    anban_choice_label_set_choice (ANBAN_CHOICE_LABEL (child), choice, "");
    gtk_widget_set_tooltip_text (child, _ (field->label));
    gtk_box_append (GTK_BOX (self->choices), child);
  }
}

static void
show_line (AnbanDetailRow *self)
{
  g_autofree char *title = dup_heading (self->record);
  g_autofree char *remarks = dup_remarks (self->record);
  g_autofree char *remove_name = g_strdup_printf (_ ("移除：%s"), title);
  g_autofree char *name = g_strdup_printf ("%s %s", title, remarks);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (self->title, title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), remarks);
  gtk_widget_set_tooltip_text (self->subtitle, remarks);
  gtk_widget_set_visible (self->subtitle, *remarks != '\0');
  show_choices (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  remove_name, -1);
  gtk_widget_set_tooltip_text (self->remove_button, remove_name);
}

static void
tell_failure (AnbanDetailRow *self, const GError *error)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", error->message, FALSE);
}

static void
create_form (AnbanDetailRow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecordSession) session = anban_record_session_new (self->store, self->record, &error);

  if (session == NULL) {
    tell_failure (self, error);
    return;
  }
  self->form = anban_record_form_new ();
  anban_record_form_set_session (ANBAN_RECORD_FORM (self->form), session,
                                 anban_record_get_register (self->record)->owner_field);
  if (self->inline_only) {
    gtk_widget_set_hexpand (self->form, TRUE);
    gtk_widget_set_visible (self->toggle, FALSE);
    gtk_box_prepend (GTK_BOX (self->line), self->form);
  } else {
    gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->form);
  }
}

static void
toggled_cb (AnbanDetailRow *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->toggle));

  if (open && self->form == NULL)
    create_form (self);
  if (!open)
    anban_detail_row_flush (self);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

/* Where the cursor went into the row before it had its place, it is brought into sight. */
static void
scroll_to_cursor (AnbanDetailRow *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *focus = GTK_WIDGET (self), *child;
  GtkAdjustment *adjustment;
  double y, row_y;

  if (scroller == NULL || gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    return;
  while ((child = gtk_widget_get_focus_child (focus)) != NULL)
    focus = child;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_widget_translate_coordinates (GTK_WIDGET (self), scroller, 0, 0, NULL, &row_y);
  gtk_widget_translate_coordinates (focus, scroller, 0, 0, NULL, &y);
  row_y += gtk_adjustment_get_value (adjustment);
  y += gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, row_y, row_y + gtk_widget_get_height (GTK_WIDGET (self)));
  gtk_adjustment_clamp_page (adjustment, y, y + gtk_widget_get_height (focus));
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  AnbanDetailRow *self = ANBAN_DETAIL_ROW (widget);

  if (--self->ticks_to_scroll > 0)
    return G_SOURCE_CONTINUE;
  scroll_to_cursor (self);
  return G_SOURCE_REMOVE;
}

/* Enter in a line of one field goes on with the next line, not to the button that removes it. */
static void
next_field_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnbanDetailRow *self = ANBAN_DETAIL_ROW (widget);

  if (self->inline_only)
    g_signal_emit (self, signals[CONTINUE], 0);
  else
    gtk_widget_activate_action (gtk_widget_get_parent (widget), name, NULL);
}

static gboolean
give_up_cb (gpointer data)
{
  AnbanDetailRow *self = data;

  self->give_up_source = 0;
  g_signal_emit (self, signals[DONE], 0);
  return G_SOURCE_REMOVE;
}

/* A line that was begun and left empty goes again. */
static void
focus_left_cb (AnbanDetailRow *self)
{
  if (self->inline_only && self->form != NULL && self->give_up_source == 0 &&
      anban_detail_row_get_id (self) == 0 &&
      !anban_record_session_was_touched (anban_record_form_get_session (ANBAN_RECORD_FORM (self->form))))
    self->give_up_source = g_idle_add (give_up_cb, self);
}

static void
remove_cb (AnbanDetailRow *self)
{
  gint64 id = anban_detail_row_get_id (self);
  const AnbanRegister *reg = anban_record_get_register (self->record);
  g_autofree char *title = dup_heading (self->record);
  g_autofree char *message = g_strdup_printf (_ ("已移除%s“%s”"), _ (reg->title), title);
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) pane = NULL;

  if (id == 0) {
    if (self->form != NULL)
      anban_record_session_discard (anban_record_form_get_session (ANBAN_RECORD_FORM (self->form)));
    g_signal_emit (self, signals[DONE], 0);
    return;
  }
  /* The section drops this row as soon as the record is gone. */
  pane = g_object_ref (gtk_widget_get_parent (GTK_WIDGET (self)));
  if (!anban_store_delete (self->store, reg, id, &error))
    tell_failure (self, error);
  else
    gtk_widget_activate_action (pane, "form.toast", "(sb)", message, TRUE);
}

static gboolean
key_pressed_cb (AnbanDetailRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Delete || !gtk_widget_get_visible (self->remove_button))
    return GDK_EVENT_PROPAGATE;
  remove_cb (self);
  return GDK_EVENT_STOP;
}

static void
anban_detail_row_dispose (GObject *object)
{
  AnbanDetailRow *self = ANBAN_DETAIL_ROW (object);

  g_clear_handle_id (&self->give_up_source, g_source_remove);
  g_clear_pointer (&self->line, gtk_widget_unparent);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);
  g_clear_object (&self->record);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_detail_row_parent_class)->dispose (object);
}

static void
anban_detail_row_class_init (AnbanDetailRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_detail_row_dispose;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[CONTINUE] = g_signal_new ("continue", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "form.next-field", NULL, next_field_action);
  gtk_widget_class_set_css_name (widget_class, "detailrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/detail-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailRow, line);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailRow, title);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailRow, choices);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, AnbanDetailRow, revealer);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_to_cursor);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
anban_detail_row_init (AnbanDetailRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
anban_detail_row_new (AnbanStore *store, AnbanRecord *record)
{
  AnbanDetailRow *self = g_object_new (ANBAN_TYPE_DETAIL_ROW, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->inline_only = count_fields (anban_record_get_register (record)) == 1;
  gtk_widget_set_visible (self->remove_button, !anban_store_is_read_only (store));
  show_line (self);
  if (self->inline_only)
    create_form (self);
  return GTK_WIDGET (self);
}

void
anban_detail_row_set_record (AnbanDetailRow *self, AnbanRecord *record)
{
  g_autoptr (AnbanRecordSession) session = NULL;

  anban_detail_row_set_open (self, FALSE);
  g_set_object (&self->record, record);
  if (self->inline_only) {
    session = anban_record_session_new (self->store, record, NULL);
    anban_record_form_set_session (ANBAN_RECORD_FORM (self->form), session,
                                   anban_record_get_register (record)->owner_field);
  } else {
    gtk_revealer_set_child (GTK_REVEALER (self->revealer), NULL);
    self->form = NULL;
  }
  show_line (self);
}

gint64
anban_detail_row_get_id (AnbanDetailRow *self)
{
  return anban_record_get_id (self->record);
}

void
anban_detail_row_update (AnbanDetailRow *self, AnbanRecord *record)
{
  g_set_object (&self->record, record);
  if (self->form != NULL)
    anban_record_session_refresh (anban_record_form_get_session (ANBAN_RECORD_FORM (self->form)));
  show_line (self);
}

void
anban_detail_row_set_open (AnbanDetailRow *self, gboolean open)
{
  if (!self->inline_only)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggle), open);
}

gboolean
anban_detail_row_flush (AnbanDetailRow *self)
{
  return self->form == NULL || anban_record_form_flush (ANBAN_RECORD_FORM (self->form));
}

GtkWidget *
anban_detail_row_get_form (AnbanDetailRow *self)
{
  return self->form;
}

void
anban_detail_row_focus (AnbanDetailRow *self)
{
  if (self->form != NULL)
    anban_record_form_focus_first (ANBAN_RECORD_FORM (self->form));
  else
    gtk_widget_grab_focus (self->toggle);
  /* a new row gets its place with the next frame */
  if (self->ticks_to_scroll <= 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  self->ticks_to_scroll = 2;
}

void
anban_detail_row_set_extra (AnbanDetailRow *self, GtkWidget *extra)
{
  if (self->extra != NULL)
    gtk_box_remove (GTK_BOX (self->line), self->extra);
  self->extra = extra;
  if (extra != NULL)
    gtk_box_insert_child_after (GTK_BOX (self->line), extra,
                                gtk_widget_get_prev_sibling (self->remove_button));
}
