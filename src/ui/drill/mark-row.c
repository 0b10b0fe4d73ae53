/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/drill/mark-row.h"

#include "registers/drill.h"

#include <glib/gi18n-lib.h>

struct _AnbanMarkRow {
  GtkWidget parent_instance;

  GtkWidget *line, *content, *entry, *most, *remark_button, *remark, *message;
  AnbanStore *store;
  AnbanRecord *mark;
  gboolean edited, remark_edited; /* typed and not taken over yet */
  gboolean quiet;                 /* texts are set by the program */
};

G_DEFINE_FINAL_TYPE (AnbanMarkRow, anban_mark_row, GTK_TYPE_WIDGET)

enum {
  MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_text (AnbanMarkRow *self, GtkWidget *entry, guint field)
{
  g_autofree char *text = anban_record_dup_display (self->mark, field);
  char *point = strstr (text, ".");

  /* 3.50 is typed and read as 3.5, 3.00 as 3 */
  if (field == ANBAN_DRILL_MARK_SCORE && point != NULL) {
    char *end = text + strlen (text);

    while (end > point && (end[-1] == '0' || end[-1] == '.'))
      *--end = '\0';
  }
  /* the same text set again would take the selection away */
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), text) == 0)
    return;
  self->quiet = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  self->quiet = FALSE;
}

static void
tell (AnbanMarkRow *self, const char *message)
{
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
}

static void
show_mark (AnbanMarkRow *self)
{
  g_autofree char *most =
      g_strdup_printf ("/ %g", anban_record_get_double (self->mark, ANBAN_DRILL_MARK_MARKS));
  const char *content = anban_record_get_text (self->mark, ANBAN_DRILL_MARK_CONTENT);
  g_autofree char *name = g_strdup_printf (_ ("得分：%s"), content);
  g_autofree char *remark_name = g_strdup_printf (_ ("评估意见：%s"), content);

  gtk_label_set_label (GTK_LABEL (self->content), content);
  gtk_label_set_label (GTK_LABEL (self->most), most);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remark), GTK_ACCESSIBLE_PROPERTY_LABEL, remark_name,
                                  -1);
  if (!self->edited)
    set_text (self, self->entry, ANBAN_DRILL_MARK_SCORE);
  if (!self->remark_edited)
    set_text (self, self->remark, ANBAN_DRILL_MARK_NOTE);
  if (!anban_record_is_null (self->mark, ANBAN_DRILL_MARK_NOTE))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->remark_button), TRUE);
}

/* Somebody else may have marked it meanwhile: the newest row is read, what was typed goes into it. */
static gboolean
save_field (AnbanMarkRow *self, guint field, const char *text, GError **error)
{
  g_autoptr (AnbanRecord) mark =
      anban_store_get (self->store, &anban_drill_mark_register, anban_record_get_id (self->mark), error);

  if (mark == NULL || !anban_record_parse_field (mark, field, text, error) ||
      !anban_store_save (self->store, mark, error))
    return FALSE;
  g_set_object (&self->mark, mark);
  return TRUE;
}

static gboolean
take_over (AnbanMarkRow *self, gboolean *edited, GtkWidget *entry, guint field)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!*edited || self->mark == NULL)
    return TRUE;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  /* the file says "changed" while it is saved: the row shows what it has by then */
  *edited = FALSE;
  if (!save_field (self, field, text, &error)) {
    *edited = TRUE;
    tell (self, error->message);
    return FALSE;
  }
  tell (self, NULL);
  show_mark (self);
  return TRUE;
}

static void
changed_cb (AnbanMarkRow *self)
{
  if (!self->quiet)
    self->edited = TRUE;
}

static void
remark_changed_cb (AnbanMarkRow *self)
{
  if (!self->quiet)
    self->remark_edited = TRUE;
}

static void
move (AnbanMarkRow *self, int step)
{
  if (anban_mark_row_flush (self))
    g_signal_emit (self, signals[MOVE], 0, step);
}

static void
activate_cb (AnbanMarkRow *self)
{
  move (self, 1);
}

static gboolean
key_pressed_cb (AnbanMarkRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move (self, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
leave_cb (AnbanMarkRow *self)
{
  anban_mark_row_flush (self);
}

static void
remark_toggled_cb (AnbanMarkRow *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->remark_button));

  gtk_widget_set_visible (self->remark, open);
  if (open && gtk_widget_has_focus (self->remark_button))
    gtk_widget_grab_focus (self->remark);
}

static void
anban_mark_row_dispose (GObject *object)
{
  AnbanMarkRow *self = ANBAN_MARK_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_object (&self->mark);
  G_OBJECT_CLASS (anban_mark_row_parent_class)->dispose (object);
}

static void
anban_mark_row_class_init (AnbanMarkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_mark_row_dispose;
  signals[MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "markrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
create_entry (AnbanMarkRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_entry_set_alignment (GTK_ENTRY (self->entry), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->entry, "score");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  gtk_widget_add_controller (self->entry, focus);
}

static void
create_remark (AnbanMarkRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->remark_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->remark_button), "document-edit-symbolic");
  gtk_widget_add_css_class (self->remark_button, "flat");
  gtk_widget_set_valign (self->remark_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->remark_button, _ ("评估意见"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remark_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("评估意见"), -1);
  g_signal_connect_swapped (self->remark_button, "toggled", G_CALLBACK (remark_toggled_cb), self);
  self->remark = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->remark), _ ("评估意见"));
  gtk_widget_set_visible (self->remark, FALSE);
  gtk_widget_add_css_class (self->remark, "remark");
  g_signal_connect_swapped (self->remark, "changed", G_CALLBACK (remark_changed_cb), self);
  g_signal_connect_swapped (self->remark, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->remark, focus);
}

static void
anban_mark_row_init (AnbanMarkRow *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->content = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->content), 0);
  gtk_label_set_wrap (GTK_LABEL (self->content), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->content), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (self->content, TRUE);
  self->most = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (self->most), 4);
  gtk_label_set_xalign (GTK_LABEL (self->most), 0);
  gtk_widget_add_css_class (self->most, "dim-label");
  create_entry (self);
  create_remark (self);
  gtk_box_append (GTK_BOX (self->line), self->content);
  gtk_box_append (GTK_BOX (self->line), self->entry);
  gtk_box_append (GTK_BOX (self->line), self->most);
  gtk_box_append (GTK_BOX (self->line), self->remark_button);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  gtk_widget_set_parent (self->remark, GTK_WIDGET (self));
  self->message = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_widget_add_css_class (self->message, "message");
  gtk_widget_set_visible (self->message, FALSE);
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
}

GtkWidget *
anban_mark_row_new (void)
{
  return g_object_new (ANBAN_TYPE_MARK_ROW, NULL);
}

void
anban_mark_row_set_mark (AnbanMarkRow *self, AnbanStore *store, AnbanRecord *mark)
{
  gboolean writable = !anban_store_is_read_only (store);

  if (self->mark == NULL || anban_record_get_id (mark) != anban_record_get_id (self->mark)) {
    self->edited = self->remark_edited = FALSE;
    tell (self, NULL);
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->remark_button), FALSE);
  }
  g_set_object (&self->store, store);
  g_set_object (&self->mark, mark);
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), writable);
  gtk_editable_set_editable (GTK_EDITABLE (self->remark), writable);
  show_mark (self);
}

gboolean
anban_mark_row_flush (AnbanMarkRow *self)
{
  return take_over (self, &self->edited, self->entry, ANBAN_DRILL_MARK_SCORE) &&
         take_over (self, &self->remark_edited, self->remark, ANBAN_DRILL_MARK_NOTE);
}

GtkWidget *
anban_mark_row_get_entry (AnbanMarkRow *self)
{
  return self->entry;
}
