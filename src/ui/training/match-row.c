/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/training/match-row.h"

#include "ui/form/choice-label.h"

#include <glib/gi18n-lib.h>

struct _AnbanMatchRow {
  GtkWidget parent_instance;

  GtkWidget *head, *state, *number, *name, *unit, *marks, *message, *choices;
  AnbanAttendeePaste *paste;
  guint index;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AnbanMatchRow, anban_match_row, GTK_TYPE_WIDGET)

static guint chosen_signal;

static const AnbanChoice states[] = {
    {ANBAN_ATTENDEE_FOUND, N_ ("认出"), "success", "object-select-symbolic"},
    {ANBAN_ATTENDEE_ATTENDING, N_ ("已在名册"), "accent", "view-refresh-symbolic"},
    {ANBAN_ATTENDEE_NEW, N_ ("新建"), "accent", "contact-new-symbolic"},
    {ANBAN_ATTENDEE_SEVERAL, N_ ("待定"), "warning", "dialog-question-symbolic"},
    {ANBAN_ATTENDEE_UNLIKE, N_ ("证号不符"), "warning", "dialog-warning-symbolic"},
    {ANBAN_ATTENDEE_BAD_NUMBER, N_ ("证号有误"), "warning", "dialog-warning-symbolic"},
    {ANBAN_ATTENDEE_REPEATED, N_ ("重复"), "dim-label", "edit-copy-symbolic"},
    {ANBAN_ATTENDEE_NAMELESS, N_ ("没有姓名"), "dim-label", "window-close-symbolic"},
    {0},
};
static const AnbanChoice left_out = {ANBAN_ATTENDEE_N_STATES, N_ ("不收"), "dim-label",
                                     "window-close-symbolic"};

static const AnbanChoice *
get_state (const AnbanAttendeeRow *row)
{
  if (row->choice == ANBAN_ATTENDEE_LEAVE_OUT && row->state != ANBAN_ATTENDEE_NAMELESS)
    return &left_out;
  for (const AnbanChoice *state = states; state->label != NULL; state++)
    if (state->value == (int)row->state)
      return state;
  return NULL;
}

/* --- choices --- */

static gboolean
wants_choices (const AnbanAttendeeRow *row)
{
  return row->candidates->len > 0 || row->choice == ANBAN_ATTENDEE_UNDECIDED;
}

/* The candidates, then somebody new, then nobody. */
static void
choose_place (AnbanMatchRow *self, guint place)
{
  const AnbanAttendeeRow *row = anban_attendee_paste_get_row (self->paste, self->index);

  if (place < row->candidates->len)
    anban_attendee_paste_choose (self->paste, self->index, ANBAN_ATTENDEE_TAKE_PERSON,
                                 g_array_index (row->candidates, gint64, place));
  else
    anban_attendee_paste_choose (
        self->paste, self->index,
        place == row->candidates->len ? ANBAN_ATTENDEE_TAKE_NEW : ANBAN_ATTENDEE_LEAVE_OUT, 0);
  g_signal_emit (self, chosen_signal, 0);
}

gboolean
anban_match_row_choose (AnbanMatchRow *self, guint number)
{
  const AnbanAttendeeRow *row = anban_attendee_paste_get_row (self->paste, self->index);

  if (number == 0)
    choose_place (self, row->candidates->len + 1);
  else if (wants_choices (row) && number <= row->candidates->len + 1)
    choose_place (self, number - 1);
  else
    return FALSE;
  return TRUE;
}

static void
toggled_cb (GtkCheckButton *button, AnbanMatchRow *self)
{
  if (!self->filling && gtk_check_button_get_active (button))
    choose_place (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place")));
}

static void
add_choice (AnbanMatchRow *self, guint place, const char *text, gboolean active)
{
  GtkWidget *first = gtk_widget_get_first_child (self->choices);
  GtkWidget *button = gtk_check_button_new_with_label (text);

  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (place));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), active);
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_set_focusable (button, FALSE);
  gtk_box_append (GTK_BOX (self->choices), button);
}

static void
fill_choices (AnbanMatchRow *self, const AnbanAttendeeRow *row)
{
  g_autofree char *new_person = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->choices)) != NULL)
    gtk_box_remove (GTK_BOX (self->choices), child);
  gtk_widget_set_visible (self->choices, wants_choices (row));
  if (!wants_choices (row))
    return;
  self->filling = TRUE;
  for (guint i = 0; i < row->candidates->len; i++) {
    gint64 id = g_array_index (row->candidates, gint64, i);
    g_autofree char *who = anban_attendee_paste_dup_person (self->paste, id);
    g_autofree char *text = g_strdup_printf ("%u　%s", i + 1, who);

    add_choice (self, i, text, row->choice == ANBAN_ATTENDEE_TAKE_PERSON && row->person_id == id);
  }
  if (*row->name != '\0') {
    new_person = g_strdup_printf (_ ("%u　新建一位“%s”"), row->candidates->len + 1, row->name);
    add_choice (self, row->candidates->len, new_person, row->choice == ANBAN_ATTENDEE_TAKE_NEW);
  }
  add_choice (self, row->candidates->len + 1, _ ("0　不收这一行"), row->choice == ANBAN_ATTENDEE_LEAVE_OUT);
  self->filling = FALSE;
}

/* --- showing --- */

static char *
dup_marks (AnbanMatchRow *self, guint row)
{
  static const AnbanAttendeeColumn shown[] = {ANBAN_ATTENDEE_POSITION, ANBAN_ATTENDEE_ATTENDANCE,
                                              ANBAN_ATTENDEE_SCORE, ANBAN_ATTENDEE_RESULT};
  const AnbanClipboardTable *table = anban_attendee_paste_get_table (self->paste);
  GString *text = g_string_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (shown); k++)
    for (guint i = 0; i < anban_clipboard_table_get_n_columns (table); i++) {
      const char *cell = anban_clipboard_table_get (table, row, i);

      if (anban_attendee_paste_get_column (self->paste, i) == (int)shown[k] && *cell != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", cell);
    }
  return g_string_free (text, FALSE);
}

void
anban_match_row_refresh (AnbanMatchRow *self)
{
  const AnbanAttendeeRow *row;
  g_autofree char *number = NULL;
  g_autofree char *marks = NULL;
  g_autofree char *name = NULL;

  if (self->paste == NULL)
    return;
  row = anban_attendee_paste_get_row (self->paste, self->index);
  number = g_strdup_printf ("%u", row->row + 1);
  marks = dup_marks (self, row->row);
  name = g_strdup_printf (_ ("第 %u 行，%s，%s"), row->row + 1, row->name, row->message);
  anban_choice_label_set_choice (ANBAN_CHOICE_LABEL (self->state), get_state (row), "");
  gtk_label_set_label (GTK_LABEL (self->number), number);
  gtk_label_set_label (GTK_LABEL (self->name), row->name);
  gtk_label_set_label (GTK_LABEL (self->unit), row->unit);
  gtk_label_set_label (GTK_LABEL (self->marks), marks);
  gtk_label_set_label (GTK_LABEL (self->message), row->message);
  fill_choices (self, row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
anban_match_row_show (AnbanMatchRow *self, AnbanAttendeePaste *paste, guint index)
{
  self->paste = paste;
  self->index = index;
  anban_match_row_refresh (self);
}

guint
anban_match_row_get_index (AnbanMatchRow *self)
{
  return self->index;
}

/* --- the widget --- */

static void
anban_match_row_dispose (GObject *object)
{
  AnbanMatchRow *self = ANBAN_MATCH_ROW (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->message, gtk_widget_unparent);
  g_clear_pointer (&self->choices, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_match_row_parent_class)->dispose (object);
}

static void
anban_match_row_class_init (AnbanMatchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_match_row_dispose;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "matchrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
append_label (GtkWidget *box, const char *css_class, gboolean expands)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), expands ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, expands);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
anban_match_row_init (AnbanMatchRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->number = append_label (self->head, "row-number", FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->number), 1);
  self->state = anban_choice_label_new ();
  gtk_widget_add_css_class (self->state, "state");
  gtk_box_append (GTK_BOX (self->head), self->state);
  self->name = append_label (self->head, "heading", FALSE);
  self->unit = append_label (self->head, NULL, TRUE);
  self->marks = append_label (self->head, "dim-label", FALSE);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  self->message = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->message), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->message, "message");
  gtk_widget_set_parent (self->message, GTK_WIDGET (self));
  self->choices = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->choices, "choices");
  gtk_widget_set_parent (self->choices, GTK_WIDGET (self));
}

GtkWidget *
anban_match_row_new (void)
{
  return g_object_new (ANBAN_TYPE_MATCH_ROW, NULL);
}
