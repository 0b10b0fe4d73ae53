/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/step-timeline.h"

#include "registers/hazard.h"
#include "ui/form/choice-label.h"

#include <glib/gi18n-lib.h>

struct _AnbanStepTimeline {
  AnbanRecordPart parent_instance;

  GtkWidget *title, *card;
  guint n_steps;
};

G_DEFINE_TYPE (AnbanStepTimeline, anban_step_timeline, ANBAN_TYPE_RECORD_PART)

static GtkWidget *
append_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* 王海（松岭镇人民政府）　时限 2026-06-30　批准：李强 */
static char *
dup_people (AnbanRecord *step)
{
  const char *unit = anban_record_get_ref_title (step, ANBAN_HAZARD_STEP_UNIT);
  GString *text = g_string_new (anban_record_get_text (step, ANBAN_HAZARD_STEP_PERSON));

  if (*unit != '\0')
    g_string_append_printf (text, _ ("（%s）"), unit);
  if (!anban_record_is_null (step, ANBAN_HAZARD_STEP_GRANTED_BY))
    g_string_append_printf (text, _ ("　批准：%s"),
                            anban_record_get_text (step, ANBAN_HAZARD_STEP_GRANTED_BY));
  if (!anban_record_is_null (step, ANBAN_HAZARD_STEP_DUE_ON))
    g_string_append_printf (text, _ ("　时限：%s"), anban_record_get_text (step, ANBAN_HAZARD_STEP_DUE_ON));
  return g_string_free (text, FALSE);
}

static GtkWidget *
create_step (AnbanRecord *step)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *state = anban_choice_label_new ();
  g_autofree char *name = anban_record_dup_display (step, ANBAN_HAZARD_STEP_STEP);
  g_autofree char *people = dup_people (step);
  const char *note = anban_record_get_text (step, ANBAN_HAZARD_STEP_NOTE);
  gint64 to = anban_record_get_int (step, ANBAN_HAZARD_STEP_TO_STATE);

  gtk_widget_add_css_class (row, "timeline-step");
  append_label (head, anban_record_get_text (step, ANBAN_HAZARD_STEP_TAKEN_ON), "numeric");
  gtk_widget_set_hexpand (append_label (head, name, "heading"), TRUE);
  if (to != anban_record_get_int (step, ANBAN_HAZARD_STEP_FROM_STATE)) {
    anban_choice_label_set_choice (
        ANBAN_CHOICE_LABEL (state),
        anban_field_find_choice (&anban_hazard_step_register.fields[ANBAN_HAZARD_STEP_TO_STATE], (int)to),
        "");
    gtk_box_append (GTK_BOX (head), state);
  } else {
    g_object_unref (g_object_ref_sink (state));
  }
  gtk_box_append (GTK_BOX (row), head);
  append_label (row, people, NULL);
  if (*note != '\0')
    gtk_label_set_selectable (GTK_LABEL (append_label (row, note, "dim-label")), TRUE);
  return row;
}

static void
anban_step_timeline_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanStepTimeline *self = ANBAN_STEP_TIMELINE (part);
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *title = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->card)) != NULL)
    gtk_box_remove (GTK_BOX (self->card), child);
  if (owner != NULL)
    steps = anban_store_list_details (store, &anban_hazard_step_register, anban_record_get_id (owner), NULL);
  self->n_steps = steps != NULL ? steps->len : 0;
  /* the last one first: it says where things stand */
  for (guint i = self->n_steps; i > 0; i--)
    gtk_box_append (GTK_BOX (self->card), create_step (steps->pdata[i - 1]));
  title = g_strdup_printf (_ ("办理过程（%u）"), self->n_steps);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_steps > 0);
}

static guint
anban_step_timeline_get_count (AnbanRecordPart *part)
{
  return ANBAN_STEP_TIMELINE (part)->n_steps;
}

static void
anban_step_timeline_dispose (GObject *object)
{
  AnbanStepTimeline *self = ANBAN_STEP_TIMELINE (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_step_timeline_parent_class)->dispose (object);
}

static void
anban_step_timeline_class_init (AnbanStepTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_step_timeline_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_step_timeline_show;
  ANBAN_RECORD_PART_CLASS (klass)->get_count = anban_step_timeline_get_count;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "steptimeline");
}

static void
anban_step_timeline_init (AnbanStepTimeline *self)
{
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "section-title");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "fields");
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("办理过程"), -1);
}
