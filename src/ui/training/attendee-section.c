/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/training/attendee-section.h"

#include "exchange/attendee-paste.h"
#include "registers/person.h"
#include "registers/training.h"
#include "ui/training/attendee-dialog.h"
#include "ui/training/attendee-line.h"
#include "ui/training/person-adder.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PORTION 60 /* lines that are made at once */

struct _AnbanAttendeeSection {
  AnbanRecordPart parent_instance;

  GtkWidget *header, *title, *counts, *paste_button, *card, *hint, *heads, *list, *more, *all_came, *adder;
  AnbanStore *store;
  AnbanRecord *owner;
  guint n_attendees, n_lines; /* n_lines: shown at most */
};

G_DEFINE_FINAL_TYPE (AnbanAttendeeSection, anban_attendee_section, ANBAN_TYPE_RECORD_PART)

static void
tell (AnbanAttendeeSection *self, const char *message, gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, undo);
}

/* --- lines --- */

static void
move_cb (GtkWidget *line, int step, int part, AnbanAttendeeSection *self)
{
  GtkWidget *next = step > 0 ? gtk_widget_get_next_sibling (line) : gtk_widget_get_prev_sibling (line);

  if (next == NULL && step > 0 && self->n_lines < self->n_attendees) {
    self->n_lines += PORTION;
    anban_record_part_show (ANBAN_RECORD_PART (self), self->store, self->owner);
    next = gtk_widget_get_next_sibling (line);
  }
  if (next != NULL)
    anban_attendee_line_focus (ANBAN_ATTENDEE_LINE (next), (AnbanAttendeePart)part);
  else if (step > 0)
    gtk_widget_grab_focus (self->adder);
}

static void
show_lines (AnbanAttendeeSection *self, GPtrArray *roll)
{
  GtkWidget *line = gtk_widget_get_first_child (self->list), *next;
  guint n = MIN (roll->len, self->n_lines);

  for (guint i = 0; i < n; i++) {
    if (line == NULL) {
      line = anban_attendee_line_new (self->store, roll->pdata[i]);
      g_signal_connect (line, "move", G_CALLBACK (move_cb), self);
      gtk_box_append (GTK_BOX (self->list), line);
    } else {
      anban_attendee_line_set_attendee (ANBAN_ATTENDEE_LINE (line), roll->pdata[i]);
    }
    line = gtk_widget_get_next_sibling (line);
  }
  for (; line != NULL; line = next) {
    next = gtk_widget_get_next_sibling (line);
    gtk_box_remove (GTK_BOX (self->list), line);
  }
}

/* Nobody can have come before the day. */
static gboolean
has_begun (AnbanAttendeeSection *self)
{
  AnbanDate day;

  return anban_date_parse (anban_record_get_text (self->owner, ANBAN_TRAINING_DAY), &day) &&
         day <= anban_store_get_today (self->store);
}

static void
show_counts (AnbanAttendeeSection *self, GPtrArray *roll)
{
  guint n_present = 0, n_passed = 0, n_judged = 0, n_unmarked = 0;
  g_autofree char *title = g_strdup_printf (_ ("参训人员（%u）"), roll->len);
  g_autofree char *counts = NULL;
  g_autofree char *more = NULL;
  g_autofree char *all_came = NULL;

  for (guint i = 0; i < roll->len; i++) {
    n_unmarked += anban_record_is_null (roll->pdata[i], ANBAN_TRAINING_ATTENDEE_ATTENDANCE);
    n_present +=
        anban_record_get_int (roll->pdata[i], ANBAN_TRAINING_ATTENDEE_ATTENDANCE) == ANBAN_ATTENDANCE_PRESENT;
    n_passed +=
        anban_record_get_int (roll->pdata[i], ANBAN_TRAINING_ATTENDEE_RESULT) == ANBAN_TRAINING_PASSED;
    n_judged += !anban_record_is_null (roll->pdata[i], ANBAN_TRAINING_ATTENDEE_RESULT);
  }
  counts = n_judged > 0 ? g_strdup_printf (_ ("应到 %u · 实到 %u · 合格 %u"), roll->len, n_present, n_passed)
                        : g_strdup_printf (_ ("应到 %u · 实到 %u"), roll->len, n_present);
  more = g_strdup_printf (_ ("再显示 %u 人（共 %u 人）"),
                          MIN (PORTION, roll->len - MIN (roll->len, self->n_lines)), roll->len);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->counts), counts);
  gtk_widget_set_visible (self->counts, roll->len > 0);
  gtk_widget_set_visible (self->hint, roll->len == 0);
  gtk_widget_set_visible (self->heads, roll->len > 0);
  gtk_button_set_label (GTK_BUTTON (self->more), more);
  gtk_widget_set_visible (self->more, roll->len > self->n_lines);
  all_came = g_strdup_printf (_ ("其余 %u 人都记出勤"), n_unmarked);
  gtk_button_set_label (GTK_BUTTON (self->all_came), all_came);
  gtk_widget_set_visible (self->all_came,
                          n_unmarked > 0 && has_begun (self) && !anban_store_is_read_only (self->store));
}

static void
give_adder (AnbanAttendeeSection *self, GPtrArray *roll)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < roll->len; i++) {
    gint64 person = anban_record_get_int (roll->pdata[i], ANBAN_TRAINING_ATTENDEE_PERSON);

    g_array_append_val (taken, person);
  }
  anban_person_adder_set_store (ANBAN_PERSON_ADDER (self->adder), self->store, taken);
}

static void
anban_attendee_section_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanAttendeeSection *self = ANBAN_ATTENDEE_SECTION (part);
  gboolean same = owner != NULL && self->owner != NULL &&
                  anban_record_get_id (owner) == anban_record_get_id (self->owner),
           writable = store != NULL && !anban_store_is_read_only (store);
  g_autoptr (GPtrArray) roll = NULL;

  if (!same)
    self->n_lines = PORTION;
  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  if (owner != NULL)
    roll = anban_store_list_details (store, &anban_training_attendee_register, anban_record_get_id (owner),
                                     NULL);
  if (roll == NULL)
    roll = g_ptr_array_new ();
  self->n_attendees = roll->len;
  show_lines (self, roll);
  show_counts (self, roll);
  give_adder (self, roll);
  gtk_widget_set_visible (self->paste_button, writable);
  gtk_widget_set_visible (self->adder, writable);
}

static guint
anban_attendee_section_get_count (AnbanRecordPart *part)
{
  return ANBAN_ATTENDEE_SECTION (part)->n_attendees;
}

/* --- adding --- */

gboolean
anban_attendee_section_add (AnbanAttendeeSection *self, gint64 person_id)
{
  g_autoptr (AnbanRecord) attendee = anban_record_new (&anban_training_attendee_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_TRAINING, anban_record_get_id (self->owner));
  anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_PERSON, person_id);
  /* the end of the roll comes into sight */
  self->n_lines = MAX (self->n_lines, self->n_attendees + 1);
  if (anban_store_save (self->store, attendee, &error))
    return TRUE;
  tell (self, error->message, FALSE);
  return FALSE;
}

static void
picked_cb (AnbanAttendeeSection *self, gint64 person_id)
{
  anban_attendee_section_add (self, person_id);
}

static void
named_cb (AnbanAttendeeSection *self, const char *name)
{
  g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);
  g_autofree char *label = g_strdup_printf (_ ("新建人员“%s”并加入名册"), name);
  g_autofree char *message = g_strdup_printf (_ ("已新建人员“%s”，可随后补全单位和身份证号"), name);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (person, ANBAN_PERSON_NAME, name);
  if (!anban_store_begin_step (self->store, label, &error)) {
    tell (self, error->message, FALSE);
    return;
  }
  if (!anban_store_save (self->store, person, &error) ||
      !anban_attendee_section_add (self, anban_record_get_id (person))) {
    if (error != NULL)
      tell (self, error->message, FALSE);
    anban_store_rollback_step (self->store);
    return;
  }
  if (anban_store_commit_step (self->store, &error))
    tell (self, message, TRUE);
  else
    tell (self, error->message, FALSE);
}

static void
more_cb (AnbanAttendeeSection *self)
{
  self->n_lines += PORTION;
  anban_record_part_show (ANBAN_RECORD_PART (self), self->store, self->owner);
}

/* Who was not marked otherwise came. */
static gboolean
mark_came (AnbanAttendeeSection *self, GError **error)
{
  g_autoptr (GPtrArray) roll = anban_store_list_details (self->store, &anban_training_attendee_register,
                                                         anban_record_get_id (self->owner), error);

  for (guint i = 0; roll != NULL && i < roll->len; i++) {
    if (!anban_record_is_null (roll->pdata[i], ANBAN_TRAINING_ATTENDEE_ATTENDANCE))
      continue;
    anban_record_set_int (roll->pdata[i], ANBAN_TRAINING_ATTENDEE_ATTENDANCE, ANBAN_ATTENDANCE_PRESENT);
    if (!anban_store_save (self->store, roll->pdata[i], error))
      return FALSE;
  }
  return roll != NULL;
}

static void
all_came_cb (AnbanAttendeeSection *self)
{
  g_autoptr (GError) error = NULL;

  if (anban_store_begin_step (self->store, _ ("其余人员都记出勤"), &error)) {
    if (mark_came (self, &error))
      anban_store_commit_step (self->store, &error);
    else
      anban_store_rollback_step (self->store);
  }
  if (error != NULL)
    tell (self, error->message, FALSE);
}

/* --- pasting --- */

static void
taken_cb (AnbanAttendeeSection *self, const char *message)
{
  tell (self, message, TRUE);
}

GtkWidget *
anban_attendee_section_paste (AnbanAttendeeSection *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  AnbanClipboardTable *table;
  AnbanAttendeePaste *paste;
  GtkWidget *dialog;

  if (self->owner == NULL || anban_store_is_read_only (self->store))
    return NULL;
  table = anban_clipboard_table_parse (text, -1, &error);
  paste = table != NULL
              ? anban_attendee_paste_new (self->store, table, anban_record_get_id (self->owner), &error)
              : NULL;
  if (paste == NULL) {
    tell (self, error->message, FALSE);
    return NULL;
  }
  dialog = anban_attendee_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, paste);
  g_signal_connect_object (dialog, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

/* One cell goes where the cursor is, as everywhere. */
static void
insert (AnbanAttendeeSection *self, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && GTK_IS_EDITABLE (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))) {
    int position;

    gtk_editable_delete_selection (GTK_EDITABLE (focus));
    position = gtk_editable_get_position (GTK_EDITABLE (focus));
    gtk_editable_insert_text (GTK_EDITABLE (focus), text, -1, &position);
    gtk_editable_set_position (GTK_EDITABLE (focus), position);
  } else {
    anban_attendee_section_paste (self, text);
  }
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AnbanAttendeeSection) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    tell (self, _ ("剪贴板里没有文字，没有粘贴；请先在表格程序里复制名单"), FALSE);
  else if (strpbrk (g_strchomp (text), "\t\n") != NULL)
    anban_attendee_section_paste (self, text);
  else
    insert (self, text);
}

void
anban_attendee_section_paste_clipboard (AnbanAttendeeSection *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, clipboard_read_cb,
                                 g_object_ref (self));
}

static void
paste_button_cb (AnbanAttendeeSection *self)
{
  anban_attendee_section_paste_clipboard (self);
}

static gboolean
key_pressed_cb (AnbanAttendeeSection *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != GDK_CONTROL_MASK ||
      (keyval != GDK_KEY_v && keyval != GDK_KEY_V) || self->store == NULL ||
      anban_store_is_read_only (self->store))
    return GDK_EVENT_PROPAGATE;
  anban_attendee_section_paste_clipboard (self);
  return GDK_EVENT_STOP;
}

/* --- the widget --- */

static void
anban_attendee_section_dispose (GObject *object)
{
  AnbanAttendeeSection *self = ANBAN_ATTENDEE_SECTION (object);

  g_clear_pointer (&self->header, gtk_widget_unparent);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->owner);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_attendee_section_parent_class)->dispose (object);
}

static void
anban_attendee_section_class_init (AnbanAttendeeSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_attendee_section_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_attendee_section_show;
  ANBAN_RECORD_PART_CLASS (klass)->get_count = anban_attendee_section_get_count;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "attendeesection");
}

static void
create_header (AnbanAttendeeSection *self)
{
  GtkWidget *content = adw_button_content_new ();

  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "section-title");
  self->counts = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->counts), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->counts), 0);
  gtk_widget_add_css_class (self->counts, "dim-label");
  self->paste_button = gtk_button_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "edit-paste-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("粘贴名单"));
  gtk_button_set_child (GTK_BUTTON (self->paste_button), content);
  gtk_widget_set_halign (self->paste_button, GTK_ALIGN_END);
  gtk_widget_set_hexpand (self->paste_button, TRUE);
  gtk_widget_add_css_class (self->paste_button, "flat");
  gtk_widget_add_css_class (self->paste_button, "compact");
  gtk_widget_set_tooltip_text (self->paste_button,
                               _ ("把在 WPS、LibreOffice 或 Excel 里复制的名单放进来（Ctrl+V）"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->paste_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("粘贴名单"), -1);
  g_signal_connect_swapped (self->paste_button, "clicked", G_CALLBACK (paste_button_cb), self);
  gtk_box_append (GTK_BOX (self->header), self->title);
  gtk_box_append (GTK_BOX (self->header), self->counts);
  gtk_box_append (GTK_BOX (self->header), self->paste_button);
  gtk_widget_set_parent (self->header, GTK_WIDGET (self));
}

/* 姓名、单位 | 考勤 | 成绩 | 结果, over the columns of the lines. */
static GtkWidget *
create_heads (void)
{
  static const struct {
    const char *label, *css_class;
  } heads[] = {
      {N_ ("姓名和单位"), "who"}, {N_ ("考勤"), "mark"}, {N_ ("成绩"), "score"}, {N_ ("结果"), "result"}};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_add_css_class (box, "attendee-heads");
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    GtkWidget *label = gtk_label_new (_ (heads[i].label));

    gtk_label_set_xalign (GTK_LABEL (label), i == 2 ? 1 : 0);
    gtk_widget_add_css_class (label, "caption");
    gtk_widget_add_css_class (label, "dim-label");
    gtk_widget_add_css_class (label, heads[i].css_class);
    gtk_widget_set_hexpand (label, i == 0);
    gtk_box_append (GTK_BOX (box), label);
  }
  return box;
}

static void
create_card (AnbanAttendeeSection *self)
{
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "fields");
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  self->hint = gtk_label_new (
      _ ("还没有参训人员。在下面输入姓名或拼音首字母，回车加入；或者在表格程序里复制名单，再按 Ctrl+V。"));
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint), 0);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_widget_add_css_class (self->hint, "attendee-hint");
  self->heads = create_heads ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->list, "rows");
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  self->all_came = gtk_button_new ();
  gtk_widget_add_css_class (self->all_came, "flat");
  g_signal_connect_swapped (self->all_came, "clicked", G_CALLBACK (all_came_cb), self);
  self->adder = anban_person_adder_new (_ ("添加参训人员"), _ ("添加人员：姓名、拼音首字母或单位"));
  g_signal_connect_swapped (self->adder, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect_swapped (self->adder, "named", G_CALLBACK (named_cb), self);
  gtk_box_append (GTK_BOX (self->card), self->hint);
  gtk_box_append (GTK_BOX (self->card), self->heads);
  gtk_box_append (GTK_BOX (self->card), self->list);
  gtk_box_append (GTK_BOX (self->card), self->more);
  gtk_box_append (GTK_BOX (self->card), self->all_came);
  gtk_box_append (GTK_BOX (self->card), self->adder);
}

static void
anban_attendee_section_init (AnbanAttendeeSection *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->n_lines = PORTION;
  create_header (self);
  create_card (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("参训人员"), -1);
}

GtkWidget *
anban_attendee_section_get_line (AnbanAttendeeSection *self, guint place)
{
  GtkWidget *line = gtk_widget_get_first_child (self->list);

  while (line != NULL && place-- > 0)
    line = gtk_widget_get_next_sibling (line);
  return line;
}

GtkWidget *
anban_attendee_section_get_adder (AnbanAttendeeSection *self)
{
  return self->adder;
}
