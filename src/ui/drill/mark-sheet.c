/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/drill/mark-sheet.h"

#include "registers/event.h"
#include "rules/drill-evaluation.h"
#include "ui/drill/mark-row.h"
#include "ui/form/record-pane.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SCROLL_TICKS 12

struct _AnbanMarkSheet {
  AnbanRecordPart parent_instance;

  GtkWidget *title, *other, *card, *list, *sum, *begin_button, *conclude_button;
  AnbanStore *store;
  AnbanRecord *owner;
  guint n_items;
  GPtrArray *rows;     /* AnbanMarkRow, in their order */
  int ticks_to_scroll; /* new rows get their places with the next frames */
};

G_DEFINE_FINAL_TYPE (AnbanMarkSheet, anban_mark_sheet, ANBAN_TYPE_RECORD_PART)

static void
toast (AnbanMarkSheet *self, const char *message, gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, undo);
}

static void
move_cb (AnbanMarkSheet *self, int step, GtkWidget *row)
{
  guint place;

  if (!g_ptr_array_find (self->rows, row, &place))
    return;
  if (step < 0 && place == 0)
    return;
  place += (guint)step;
  gtk_widget_grab_focus (place < self->rows->len ? anban_mark_row_get_entry (self->rows->pdata[place])
                                                 : self->conclude_button);
}

static void
row_move_cb (GtkWidget *row, int step, AnbanMarkSheet *self)
{
  move_cb (self, step, row);
}

static GtkWidget *
create_heading (const char *section)
{
  GtkWidget *label = gtk_label_new (section);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "section");
  return label;
}

static void
fill_list (AnbanMarkSheet *self, GPtrArray *marks)
{
  const char *section = NULL;
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < marks->len; i++) {
    const char *own = anban_record_get_text (marks->pdata[i], ANBAN_DRILL_MARK_SECTION);
    GtkWidget *row = anban_mark_row_new ();

    if (g_strcmp0 (own, section) != 0 && *own != '\0')
      gtk_box_append (GTK_BOX (self->list), create_heading (own));
    section = own;
    g_signal_connect_object (row, "move", G_CALLBACK (row_move_cb), self, 0);
    g_ptr_array_add (self->rows, row);
    gtk_box_append (GTK_BOX (self->list), row);
    anban_mark_row_set_mark (ANBAN_MARK_ROW (row), self->store, marks->pdata[i]);
    g_object_set_data (G_OBJECT (row), "id", GSIZE_TO_POINTER (anban_record_get_id (marks->pdata[i])));
  }
}

/* The rows stay, with what is being typed into them, as long as they are of the same marks. */
static gboolean
has_rows_of (AnbanMarkSheet *self, GPtrArray *marks)
{
  if (self->rows->len != marks->len)
    return FALSE;
  for (guint i = 0; i < marks->len; i++)
    if (GPOINTER_TO_SIZE (g_object_get_data (self->rows->pdata[i], "id")) !=
        (gsize)anban_record_get_id (marks->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
show_sum (AnbanMarkSheet *self)
{
  AnbanDrillSheet sheet = {0};
  g_autofree char *band = NULL, *text = NULL;

  if (self->owner != NULL)
    anban_drill_evaluation_sum (self->store, anban_record_get_id (self->owner), &sheet, NULL);
  if (sheet.marks > 0) {
    double score = sheet.score * 100 / sheet.marks;

    band = anban_drill_evaluation_dup_band (self->store, score);
    text = sheet.n_marked == sheet.n_items
               ? g_strdup_printf (_ ("得 %g 分，%s"), score, band)
               : g_strdup_printf (_ ("已评 %u / %u 项，折合 %.1f 分"), sheet.n_marked, sheet.n_items, score);
  } else {
    text = g_strdup_printf (_ ("共 %u 项，%g 分，还没有打分"), sheet.n_items, sheet.all_marks);
  }
  gtk_label_set_label (GTK_LABEL (self->sum), text);
  gtk_widget_set_sensitive (self->conclude_button, sheet.n_marked > 0);
}

static void
show_owner (AnbanMarkSheet *self)
{
  gboolean writable = self->owner != NULL && !anban_store_is_read_only (self->store) &&
                      !anban_record_is_deleted (self->owner);
  g_autofree char *title = NULL;

  if (self->n_items > 0)
    title = g_strdup_printf (_ ("评估表（%u）"), self->n_items);
  gtk_label_set_label (GTK_LABEL (self->title), title != NULL ? title : _ ("评估表"));
  gtk_widget_set_visible (self->card, self->n_items > 0);
  gtk_widget_set_visible (self->begin_button,
                          writable && self->n_items == 0 &&
                              anban_record_get_int (self->owner, ANBAN_DRILL_STATE) != ANBAN_EVENT_CANCELLED);
  gtk_widget_set_visible (self->conclude_button, writable);
  gtk_widget_set_visible (self->other,
                          writable && self->n_items > 0 &&
                              anban_drill_evaluation_is_of_other_form (self->store, self->owner));
}

static void
anban_mark_sheet_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanMarkSheet *self = ANBAN_MARK_SHEET (part);
  g_autoptr (GPtrArray) marks = NULL;

  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  gtk_widget_set_visible (GTK_WIDGET (self), owner != NULL);
  if (owner != NULL)
    marks = anban_store_list_details (store, &anban_drill_mark_register, anban_record_get_id (owner), NULL);
  if (marks == NULL)
    marks = g_ptr_array_new ();
  self->n_items = marks->len;
  if (!has_rows_of (self, marks))
    fill_list (self, marks);
  else
    for (guint i = 0; i < marks->len; i++)
      anban_mark_row_set_mark (self->rows->pdata[i], store, marks->pdata[i]);
  show_owner (self);
  show_sum (self);
}

static guint
anban_mark_sheet_get_count (AnbanRecordPart *part)
{
  return ANBAN_MARK_SHEET (part)->n_items;
}

static gboolean
anban_mark_sheet_flush (AnbanRecordPart *part)
{
  AnbanMarkSheet *self = ANBAN_MARK_SHEET (part);
  gboolean done = TRUE;

  for (guint i = 0; i < self->rows->len; i++)
    done = anban_mark_row_flush (self->rows->pdata[i]) && done;
  return done;
}

/* What is being typed is saved first. The drill as it is in the file; NULL after telling why not. */
static AnbanRecord *
read_drill (AnbanMarkSheet *self)
{
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (self), ANBAN_TYPE_RECORD_PANE);
  g_autoptr (GError) error = NULL;
  AnbanRecord *drill;

  if (self->owner == NULL)
    return NULL;
  if (pane != NULL)
    anban_record_pane_flush (ANBAN_RECORD_PANE (pane));
  drill = anban_store_get (self->store, &anban_drill_register, anban_record_get_id (self->owner), &error);
  if (drill == NULL)
    toast (self, error->message, FALSE);
  return drill;
}

/* Until what is above has its place too: the pane shows the drill anew after the step is over. */
static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double y;

  if (scroller == NULL || gtk_widget_get_focus_child (widget) == NULL)
    ANBAN_MARK_SHEET (widget)->ticks_to_scroll = 0;
  else if (gtk_widget_translate_coordinates (widget, scroller, 0, 0, NULL, &y)) {
    adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y);
  }
  return --ANBAN_MARK_SHEET (widget)->ticks_to_scroll > 0;
}

/* The cursor goes into the first score, and the sheet comes into sight. */
static void
focus_first (AnbanMarkSheet *self)
{
  if (self->rows->len == 0)
    return;
  gtk_widget_grab_focus (anban_mark_row_get_entry (self->rows->pdata[0]));
  if (self->ticks_to_scroll <= 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
  self->ticks_to_scroll = SCROLL_TICKS;
}

static void
replace_cb (AnbanMarkSheet *self)
{
  g_autoptr (AnbanRecord) drill = read_drill (self);
  g_autoptr (GError) error = NULL;
  gboolean done = drill != NULL && anban_drill_evaluation_begin_anew (self->store, drill, &error);

  if (done || error != NULL)
    toast (self, done ? _ ("已更换评估表") : error->message, done);
}

static void
anban_mark_sheet_dispose (GObject *object)
{
  AnbanMarkSheet *self = ANBAN_MARK_SHEET (object);
  GtkWidget *child;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_ptr_array_new ();
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (anban_mark_sheet_parent_class)->dispose (object);
}

static void
anban_mark_sheet_finalize (GObject *object)
{
  g_ptr_array_unref (ANBAN_MARK_SHEET (object)->rows);
  G_OBJECT_CLASS (anban_mark_sheet_parent_class)->finalize (object);
}

static void
anban_mark_sheet_class_init (AnbanMarkSheetClass *klass)
{
  AnbanRecordPartClass *part_class = ANBAN_RECORD_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_mark_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = anban_mark_sheet_finalize;
  part_class->show = anban_mark_sheet_show;
  part_class->get_count = anban_mark_sheet_get_count;
  part_class->flush = anban_mark_sheet_flush;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "marksheet");
}

static GtkWidget *
create_other (AnbanMarkSheet *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("评估表是按另一种演练形式做的"));
  GtkWidget *button = gtk_button_new_with_label (_ ("更换评估表"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("换成与演练形式一致的评估表，原来的得分不保留"));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (replace_cb), self);
  gtk_box_append (GTK_BOX (card), label);
  gtk_box_append (GTK_BOX (card), button);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "reminder");
  return card;
}

static GtkWidget *
create_foot (AnbanMarkSheet *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->sum = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->sum), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->sum), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->sum, TRUE);
  gtk_widget_add_css_class (self->sum, "sum");
  self->conclude_button = gtk_button_new_with_label (_ ("写入评估结论"));
  gtk_widget_add_css_class (self->conclude_button, "compact");
  gtk_widget_set_tooltip_text (self->conclude_button, _ ("按得分生成评估结论，写入“评估结论”一栏"));
  g_signal_connect_swapped (self->conclude_button, "clicked", G_CALLBACK (anban_mark_sheet_conclude), self);
  gtk_box_append (GTK_BOX (foot), self->sum);
  gtk_box_append (GTK_BOX (foot), self->conclude_button);
  gtk_widget_add_css_class (foot, "foot");
  return foot;
}

static void
anban_mark_sheet_init (AnbanMarkSheet *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->rows = g_ptr_array_new ();
  self->title = gtk_label_new (_ ("评估表"));
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_widget_add_css_class (self->title, "section-title");
  self->begin_button = gtk_button_new_with_label (_ ("开始评估"));
  gtk_widget_add_css_class (self->begin_button, "compact");
  g_signal_connect_swapped (self->begin_button, "clicked", G_CALLBACK (anban_mark_sheet_begin), self);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->begin_button);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
  self->other = create_other (self);
  gtk_widget_set_parent (self->other, GTK_WIDGET (self));
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->card), self->list);
  gtk_box_append (GTK_BOX (self->card), create_foot (self));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("评估表"), -1);
}

void
anban_mark_sheet_begin (AnbanMarkSheet *self)
{
  g_autoptr (AnbanRecord) drill = read_drill (self);
  g_autoptr (GError) error = NULL;

  if (drill == NULL)
    return;
  if (!anban_drill_evaluation_begin (self->store, drill, &error)) {
    toast (self, error->message, FALSE);
    return;
  }
  anban_mark_sheet_show (ANBAN_RECORD_PART (self), self->store, self->owner);
  focus_first (self);
  toast (self, _ ("已开始评估，逐项输入得分，回车到下一项"), TRUE);
}

void
anban_mark_sheet_conclude (AnbanMarkSheet *self)
{
  g_autoptr (AnbanRecord) drill = read_drill (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      drill != NULL ? anban_drill_evaluation_dup_conclusion (self->store, drill, &error) : NULL;
  gboolean done;

  if (text == NULL) {
    if (error != NULL)
      toast (self, error->message, FALSE);
    return;
  }
  anban_record_set_text (drill, ANBAN_DRILL_CONCLUSION, text);
  done = anban_store_save (self->store, drill, &error);
  toast (self, done ? _ ("已写入评估结论") : error->message, done);
}

GtkWidget *
anban_mark_sheet_get_entry (AnbanMarkSheet *self, guint place)
{
  return place < self->rows->len ? anban_mark_row_get_entry (self->rows->pdata[place]) : NULL;
}
