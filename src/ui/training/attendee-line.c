/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/training/attendee-line.h"

#include "registers/training.h"
#include "ui/form/choice-label.h"

#include <glib/gi18n-lib.h>

struct _AnbanAttendeeLine {
  GtkWidget parent_instance;

  GtkWidget *name, *unit, *who, *attendance, *attendance_label, *score, *result, *remove;
  AnbanStore *store;
  AnbanRecord *attendee;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AnbanAttendeeLine, anban_attendee_line, GTK_TYPE_WIDGET)

static guint move_signal;

static void
tell (AnbanAttendeeLine *self, const char *message, gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, undo);
}

/* --- showing --- */

static const AnbanChoice *
find_choice (AnbanAttendeeLine *self, guint field)
{
  return anban_field_find_choice (&anban_training_attendee_register.fields[field],
                                  (int)anban_record_get_int (self->attendee, field));
}

static void
show_names (AnbanAttendeeLine *self)
{
  const char *name = anban_record_get_ref_title (self->attendee, ANBAN_TRAINING_ATTENDEE_PERSON);
  const char *unit = anban_record_get_ref_title (self->attendee, ANBAN_TRAINING_ATTENDEE_UNIT);
  g_autofree char *attendance = anban_record_dup_display (self->attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE);
  g_autofree char *marked = g_strdup_printf (_ ("%s 的考勤：%s"), name, attendance);
  g_autofree char *scored = g_strdup_printf (_ ("%s 的成绩"), name);
  g_autofree char *removed = g_strdup_printf (_ ("从名册移去%s"), name);
  g_autofree char *opened = g_strdup_printf (_ ("打开%s"), name);

  gtk_label_set_label (GTK_LABEL (self->name), name);
  gtk_label_set_label (GTK_LABEL (self->unit), unit);
  gtk_widget_set_tooltip_text (self->who, unit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->who), GTK_ACCESSIBLE_PROPERTY_LABEL, opened, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->attendance), GTK_ACCESSIBLE_PROPERTY_LABEL, marked,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->score), GTK_ACCESSIBLE_PROPERTY_LABEL, scored, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, removed, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* 85, 59.5 */
static char *
dup_score (AnbanRecord *attendee)
{
  if (anban_record_is_null (attendee, ANBAN_TRAINING_ATTENDEE_SCORE))
    return g_strdup ("");
  return g_strdup_printf ("%.4g", anban_record_get_double (attendee, ANBAN_TRAINING_ATTENDEE_SCORE));
}

static void
show_score (AnbanAttendeeLine *self)
{
  g_autofree char *score = dup_score (self->attendee);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->score), score);
  self->filling = FALSE;
  gtk_widget_remove_css_class (self->score, "error");
}

static void
show_all (AnbanAttendeeLine *self)
{
  gboolean writable = !anban_store_is_read_only (self->store);

  show_names (self);
  anban_choice_label_set_choice (ANBAN_CHOICE_LABEL (self->attendance_label),
                                 find_choice (self, ANBAN_TRAINING_ATTENDEE_ATTENDANCE), _ ("未记"));
  anban_choice_label_set_choice (ANBAN_CHOICE_LABEL (self->result),
                                 find_choice (self, ANBAN_TRAINING_ATTENDEE_RESULT), "");
  if (!g_object_get_data (G_OBJECT (self->score), "typed"))
    show_score (self);
  gtk_editable_set_editable (GTK_EDITABLE (self->score), writable);
  gtk_widget_set_sensitive (self->attendance, writable);
  gtk_widget_set_visible (self->remove, writable);
}

/* --- marking --- */

static gboolean
save (AnbanAttendeeLine *self, AnbanRecord *changed)
{
  g_autoptr (GError) error = NULL;

  if (anban_store_save (self->store, changed, &error)) {
    g_set_object (&self->attendee, changed);
    show_all (self);
    return TRUE;
  }
  tell (self, error->message, FALSE);
  return FALSE;
}

static void
mark (AnbanAttendeeLine *self, AnbanAttendance attendance)
{
  g_autoptr (AnbanRecord) changed = anban_record_copy (self->attendee);

  if (anban_store_is_read_only (self->store))
    return;
  anban_record_set_int (changed, ANBAN_TRAINING_ATTENDEE_ATTENDANCE, attendance);
  save (self, changed);
}

/* 出勤 → 请假 → 缺勤 → 出勤 */
static void
mark_next_cb (AnbanAttendeeLine *self)
{
  gint64 now = anban_record_get_int (self->attendee, ANBAN_TRAINING_ATTENDEE_ATTENDANCE);

  mark (self,
        now >= ANBAN_ATTENDANCE_ABSENT || now == 0 ? ANBAN_ATTENDANCE_PRESENT : (AnbanAttendance)(now + 1));
}

gboolean
anban_attendee_line_flush (AnbanAttendeeLine *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->score));
  g_autoptr (AnbanRecord) changed = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_object_get_data (G_OBJECT (self->score), "typed"))
    return TRUE;
  changed = anban_record_copy (self->attendee);
  if (!anban_record_parse_field (changed, ANBAN_TRAINING_ATTENDEE_SCORE, text, &error)) {
    gtk_widget_add_css_class (self->score, "error");
    tell (self, error->message, FALSE);
    return FALSE;
  }
  /* without a score the result that followed from it goes too */
  if (anban_record_is_null (changed, ANBAN_TRAINING_ATTENDEE_SCORE))
    anban_record_set_null (changed, ANBAN_TRAINING_ATTENDEE_RESULT);
  g_object_set_data (G_OBJECT (self->score), "typed", NULL);
  return save (self, changed);
}

static void
score_changed_cb (AnbanAttendeeLine *self)
{
  if (!self->filling)
    g_object_set_data (G_OBJECT (self->score), "typed", GINT_TO_POINTER (TRUE));
}

static void
score_left_cb (AnbanAttendeeLine *self)
{
  anban_attendee_line_flush (self);
}

static void
remove_cb (AnbanAttendeeLine *self)
{
  g_autofree char *message = g_strdup_printf (
      _ ("已从名册移去%s"), anban_record_get_ref_title (self->attendee, ANBAN_TRAINING_ATTENDEE_PERSON));
  g_autoptr (GError) error = NULL;

  /* the line goes with the attendee */
  g_object_ref (self);
  g_object_set_data (G_OBJECT (self->score), "typed", NULL);
  if (anban_store_delete (self->store, &anban_training_attendee_register,
                          anban_record_get_id (self->attendee), &error))
    tell (self, message, TRUE);
  else
    tell (self, error->message, FALSE);
  g_object_unref (self);
}

static void
open_cb (AnbanAttendeeLine *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.open-record", "(sx)", "person",
                              anban_record_get_int (self->attendee, ANBAN_TRAINING_ATTENDEE_PERSON));
}

/* --- keys --- */

static void
move (AnbanAttendeeLine *self, int step, AnbanAttendeePart part)
{
  g_signal_emit (self, move_signal, 0, step, (int)part);
}

static gboolean
attendance_key_cb (AnbanAttendeeLine *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval) {
  case GDK_KEY_1:
  case GDK_KEY_KP_1:
    mark (self, ANBAN_ATTENDANCE_PRESENT);
    break;
  case GDK_KEY_2:
  case GDK_KEY_KP_2:
    mark (self, ANBAN_ATTENDANCE_EXCUSED);
    break;
  case GDK_KEY_3:
  case GDK_KEY_KP_3:
    mark (self, ANBAN_ATTENDANCE_ABSENT);
    break;
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    move (self, 1, ANBAN_ATTENDEE_LINE_ATTENDANCE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    move (self, -1, ANBAN_ATTENDEE_LINE_ATTENDANCE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Right:
    anban_attendee_line_focus (self, ANBAN_ATTENDEE_LINE_SCORE);
    return GDK_EVENT_STOP;
  case GDK_KEY_Delete:
    remove_cb (self);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
  move (self, 1, ANBAN_ATTENDEE_LINE_ATTENDANCE);
  return GDK_EVENT_STOP;
}

static gboolean
score_key_cb (AnbanAttendeeLine *self, guint keyval, guint keycode, GdkModifierType state)
{
  int step = 0;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    step = 1;
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    step = -1;
  else if (keyval == GDK_KEY_Escape && g_object_get_data (G_OBJECT (self->score), "typed")) {
    g_object_set_data (G_OBJECT (self->score), "typed", NULL);
    show_score (self);
    return GDK_EVENT_STOP;
  }
  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  if (anban_attendee_line_flush (self))
    move (self, step, ANBAN_ATTENDEE_LINE_SCORE);
  return GDK_EVENT_STOP;
}

/* Enter, after the input method took its own. */
static void
score_activate_cb (AnbanAttendeeLine *self)
{
  if (anban_attendee_line_flush (self))
    move (self, 1, ANBAN_ATTENDEE_LINE_SCORE);
}

/* --- the widget --- */

static void
anban_attendee_line_dispose (GObject *object)
{
  AnbanAttendeeLine *self = ANBAN_ATTENDEE_LINE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->attendee);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_attendee_line_parent_class)->dispose (object);
}

static void
anban_attendee_line_class_init (AnbanAttendeeLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_attendee_line_dispose;
  move_signal = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "attendeeline");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_button (AnbanAttendeeLine *self, GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  return button;
}

static void
create_who (AnbanAttendeeLine *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->who = create_button (self, G_CALLBACK (open_cb));
  self->name = create_label ("heading");
  self->unit = create_label ("caption");
  gtk_widget_add_css_class (self->unit, "dim-label");
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->unit);
  gtk_button_set_child (GTK_BUTTON (self->who), box);
  gtk_widget_add_css_class (self->who, "who");
  gtk_widget_set_hexpand (self->who, TRUE);
  gtk_widget_set_focus_on_click (self->who, FALSE);
  gtk_widget_set_focusable (self->who, FALSE);
}

static void
create_score (AnbanAttendeeLine *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->score = gtk_entry_new ();
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->score), 5);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->score), 5);
  gtk_editable_set_alignment (GTK_EDITABLE (self->score), 1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->score), "—");
  gtk_entry_set_input_purpose (GTK_ENTRY (self->score), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_set_valign (self->score, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->score, GTK_WIDGET (self));
  g_signal_connect_swapped (self->score, "changed", G_CALLBACK (score_changed_cb), self);
  g_signal_connect_swapped (self->score, "activate", G_CALLBACK (score_activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (score_key_cb), self);
  gtk_widget_add_controller (self->score, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (score_left_cb), self);
  gtk_widget_add_controller (self->score, focus);
}

static void
anban_attendee_line_init (AnbanAttendeeLine *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);
  create_who (self);
  self->attendance = create_button (self, G_CALLBACK (mark_next_cb));
  self->attendance_label = anban_choice_label_new ();
  gtk_button_set_child (GTK_BUTTON (self->attendance), self->attendance_label);
  gtk_widget_add_css_class (self->attendance, "mark");
  gtk_widget_set_tooltip_text (self->attendance, _ ("按 1 出勤、2 请假、3 缺勤，空格换下一种，↑↓ 换人"));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (attendance_key_cb), self);
  gtk_widget_add_controller (self->attendance, keys);
  create_score (self);
  self->result = anban_choice_label_new ();
  gtk_widget_add_css_class (self->result, "result");
  gtk_widget_set_valign (self->result, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->result, GTK_WIDGET (self));
  self->remove = create_button (self, G_CALLBACK (remove_cb));
  gtk_button_set_icon_name (GTK_BUTTON (self->remove), "edit-delete-symbolic");
  gtk_widget_add_css_class (self->remove, "compact");
  gtk_widget_set_tooltip_text (self->remove, _ ("从名册移去（考勤上按 Delete）"));
  gtk_widget_set_focusable (self->remove, FALSE);
}

GtkWidget *
anban_attendee_line_new (AnbanStore *store, AnbanRecord *attendee)
{
  AnbanAttendeeLine *self = g_object_new (ANBAN_TYPE_ATTENDEE_LINE, NULL);

  self->store = g_object_ref (store);
  anban_attendee_line_set_attendee (self, attendee);
  return GTK_WIDGET (self);
}

void
anban_attendee_line_set_attendee (AnbanAttendeeLine *self, AnbanRecord *attendee)
{
  if (self->attendee != NULL && anban_record_get_id (self->attendee) != anban_record_get_id (attendee))
    g_object_set_data (G_OBJECT (self->score), "typed", NULL);
  g_set_object (&self->attendee, attendee);
  show_all (self);
}

gint64
anban_attendee_line_get_id (AnbanAttendeeLine *self)
{
  return anban_record_get_id (self->attendee);
}

void
anban_attendee_line_focus (AnbanAttendeeLine *self, AnbanAttendeePart part)
{
  gtk_widget_grab_focus (part == ANBAN_ATTENDEE_LINE_SCORE ? self->score : self->attendance);
}
