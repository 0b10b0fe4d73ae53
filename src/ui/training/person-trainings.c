/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/training/person-trainings.h"

#include "registers/certificate.h"
#include "registers/person.h"
#include "registers/training.h"
#include "rules/certificate-course.h"
#include "rules/person-training.h"
#include "rules/training-credit.h"
#include "ui/form/choice-label.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

#define PORTION 10 /* trainings shown at once */

struct _AnbanPersonTrainings {
  AnbanRecordPart parent_instance;

  GtkWidget *title, *card, *hours, *certificates, *trainings, *more, *hint;
  AnbanStore *store;
  AnbanRecord *owner;
  guint n_trainings, n_shown;
};

G_DEFINE_FINAL_TYPE (AnbanPersonTrainings, anban_person_trainings, ANBAN_TYPE_RECORD_PART)

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

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

/* --- lines that open a record --- */

static void
open_cb (GtkWidget *button, AnbanPersonTrainings *self)
{
  AnbanRecord *record = g_object_get_data (G_OBJECT (button), "anban-record");

  gtk_widget_activate_action (GTK_WIDGET (self), "form.open-record", "(sx)",
                              anban_record_get_register (record)->id, anban_record_get_id (record));
}

/* @state may be NULL; @below the first line. */
static void
append_line (AnbanPersonTrainings *self,
             GtkWidget *box,
             AnbanRecord *record,
             const char *text,
             const AnbanChoice *state,
             const char *below)
{
  GtkWidget *button = gtk_button_new (), *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = gtk_label_new (text);
  g_autofree char *name = g_strdup_printf ("%s，%s", text, below);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_box_append (GTK_BOX (head), label);
  if (state != NULL) {
    GtkWidget *shown = anban_choice_label_new ();

    anban_choice_label_set_choice (ANBAN_CHOICE_LABEL (shown), state, "");
    gtk_box_append (GTK_BOX (head), shown);
  }
  gtk_box_append (GTK_BOX (content), head);
  if (*below != '\0') {
    append_label (content, below, "caption");
    gtk_widget_add_css_class (gtk_widget_get_last_child (content), "dim-label");
  }
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "record-line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "anban-record", g_object_ref (record), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

/* --- hours --- */

static char *
dup_credit (const AnbanTrainingCredit *credit, int year)
{
  const char *course = credit->first ? _ ("初次培训") : _ ("再培训");

  if (credit->asked <= 0)
    return g_strdup_printf (_ ("%d 年：已训 %g 学时，没有学时要求"), year, credit->attended);
  if (credit->missing > 0)
    return g_strdup_printf (_ ("%d 年：%s应训 %g 学时，已训 %g，还差 %g"), year, course, credit->asked,
                            credit->attended, credit->missing);
  return g_strdup_printf (_ ("%d 年：%s应训 %g 学时，已训 %g，达到要求"), year, course, credit->asked,
                          credit->attended);
}

static void
append_hours (AnbanPersonTrainings *self, int year)
{
  AnbanTrainingCredit credit;
  GtkWidget *line, *icon;
  g_autofree char *text = NULL;
  gboolean missing;

  if (!anban_training_credit_read (&credit, self->store, anban_record_get_id (self->owner), year, NULL) ||
      (credit.asked <= 0 && credit.attended <= 0))
    return;
  text = dup_credit (&credit, year);
  missing = credit.missing > 0;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  icon = gtk_image_new_from_icon_name (missing            ? "alarm-symbolic"
                                       : credit.asked > 0 ? "object-select-symbolic"
                                                          : "dialog-information-symbolic");
  gtk_widget_add_css_class (icon, missing ? "warning" : credit.asked > 0 ? "success" : "dim-label");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), icon);
  append_label (line, text, NULL);
  gtk_widget_add_css_class (line, "hours-line");
  gtk_box_append (GTK_BOX (self->hours), line);
}

/* --- certificates --- */

static void
append_certificate (AnbanPersonTrainings *self, AnbanRecord *certificate)
{
  AnbanCertificateCourse course;
  g_autofree char *category = anban_record_dup_display (certificate, ANBAN_CERTIFICATE_CATEGORY);
  const char *trade = anban_record_get_text (certificate, ANBAN_CERTIFICATE_TRADE);
  const char *expires = anban_record_get_text (certificate, ANBAN_CERTIFICATE_EXPIRES_ON);
  g_autofree char *text = *trade != '\0' ? g_strdup_printf ("%s · %s", category, trade) : g_strdup (category);
  g_autofree char *until = *expires != '\0' ? g_strdup_printf (_ ("有效期至 %s"), expires) : g_strdup ("");
  g_autofree char *next = NULL;
  g_autofree char *below = NULL;

  if (anban_certificate_course_read (&course, self->store, anban_record_get_id (certificate), NULL))
    next = anban_certificate_course_dup_next (&course);
  below = next != NULL ? g_strdup_printf ("%s　%s", until, next) : g_strdup (until);
  append_line (self, self->certificates, certificate, text,
               anban_field_find_choice (&anban_certificate_register.fields[ANBAN_CERTIFICATE_STATE],
                                        (int)anban_record_get_int (certificate, ANBAN_CERTIFICATE_STATE)),
               below);
}

static guint
show_certificates (AnbanPersonTrainings *self)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_certificate_register);
  g_autoptr (GArray) ids = NULL;

  anban_query_where_int (query, ANBAN_CERTIFICATE_PERSON, ANBAN_OP_EQ, anban_record_get_id (self->owner));
  ids = anban_store_list_ids (self->store, query, NULL, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    g_autoptr (AnbanRecord) certificate =
        anban_store_get (self->store, &anban_certificate_register, g_array_index (ids, gint64, i), NULL);

    if (certificate != NULL)
      append_certificate (self, certificate);
  }
  return ids != NULL ? ids->len : 0;
}

/* --- trainings --- */

/* 2026-05-12 · 县应急管理局 · 12 学时 · 85 分 */
static char *
dup_training (const AnbanPersonTraining *training)
{
  double hours = anban_person_training_get_hours (training);
  GString *text = g_string_new (anban_record_get_text (training->training, ANBAN_TRAINING_DAY));

  g_string_append_printf (text, " · %s",
                          anban_record_get_ref_title (training->training, ANBAN_TRAINING_UNIT));
  if (hours > 0)
    g_string_append_printf (text, _ (" · %g 学时"), hours);
  if (!anban_record_is_null (training->attendee, ANBAN_TRAINING_ATTENDEE_SCORE))
    g_string_append_printf (text, _ (" · %g 分"),
                            anban_record_get_double (training->attendee, ANBAN_TRAINING_ATTENDEE_SCORE));
  return g_string_free (text, FALSE);
}

/* The result; where there is none, whether they came. */
static const AnbanChoice *
find_state (AnbanRecord *attendee)
{
  guint field = anban_record_is_null (attendee, ANBAN_TRAINING_ATTENDEE_RESULT)
                    ? ANBAN_TRAINING_ATTENDEE_ATTENDANCE
                    : ANBAN_TRAINING_ATTENDEE_RESULT;

  return anban_field_find_choice (&anban_training_attendee_register.fields[field],
                                  (int)anban_record_get_int (attendee, field));
}

static void
show_trainings (AnbanPersonTrainings *self)
{
  g_autoptr (GPtrArray) trainings =
      anban_person_training_list (self->store, anban_record_get_id (self->owner), NULL);
  g_autofree char *more = NULL;

  self->n_trainings = trainings != NULL ? trainings->len : 0;
  for (guint i = 0; i < MIN (self->n_trainings, self->n_shown); i++) {
    const AnbanPersonTraining *training = trainings->pdata[i];
    g_autofree char *below = dup_training (training);

    append_line (self, self->trainings, training->training,
                 anban_record_get_text (training->training, ANBAN_TRAINING_NAME),
                 find_state (training->attendee), below);
  }
  more = g_strdup_printf (_ ("显示全部 %u 期培训"), self->n_trainings);
  gtk_button_set_label (GTK_BUTTON (self->more), more);
  gtk_widget_set_visible (self->more, self->n_trainings > self->n_shown);
}

static void
show_all (AnbanPersonTrainings *self)
{
  g_autofree char *title = NULL;
  guint n_certificates;
  int year;

  empty_box (self->hours);
  empty_box (self->certificates);
  empty_box (self->trainings);
  self->n_trainings = 0;
  if (self->owner == NULL)
    return;
  anban_date_get_ymd (anban_store_get_today (self->store), &year, NULL, NULL);
  append_hours (self, year);
  append_hours (self, year - 1);
  n_certificates = show_certificates (self);
  show_trainings (self);
  title = g_strdup_printf (_ ("培训和证书（%u 期，%u 本）"), self->n_trainings, n_certificates);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->hint, self->n_trainings == 0 && n_certificates == 0);
}

static void
more_cb (AnbanPersonTrainings *self)
{
  self->n_shown = G_MAXUINT;
  show_all (self);
}

/* --- the part --- */

static void
anban_person_trainings_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanPersonTrainings *self = ANBAN_PERSON_TRAININGS (part);

  if (owner == NULL || self->owner == NULL ||
      anban_record_get_id (owner) != anban_record_get_id (self->owner))
    self->n_shown = PORTION;
  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  show_all (self);
}

static guint
anban_person_trainings_get_count (AnbanRecordPart *part)
{
  return ANBAN_PERSON_TRAININGS (part)->n_trainings;
}

static void
anban_person_trainings_dispose (GObject *object)
{
  AnbanPersonTrainings *self = ANBAN_PERSON_TRAININGS (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->card, gtk_widget_unparent);
  g_clear_object (&self->owner);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_person_trainings_parent_class)->dispose (object);
}

static void
anban_person_trainings_class_init (AnbanPersonTrainingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_person_trainings_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_person_trainings_show;
  ANBAN_RECORD_PART_CLASS (klass)->get_count = anban_person_trainings_get_count;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "persontrainings");
}

static GtkWidget *
append_box (AnbanPersonTrainings *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (self->card), box);
  return box;
}

static void
anban_person_trainings_init (AnbanPersonTrainings *self)
{
  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "section-title");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "fields");
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  self->hint = append_label (self->card,
                             _ ("还没有培训和证书。在培训记录的名册里加入这个人，或者在持证管理里登记证书。"),
                             "attendee-hint");
  gtk_widget_add_css_class (self->hint, "dim-label");
  self->hours = append_box (self);
  self->certificates = append_box (self);
  self->trainings = append_box (self);
  self->more = gtk_button_new ();
  gtk_widget_add_css_class (self->more, "flat");
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_box_append (GTK_BOX (self->card), self->more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("培训和证书"), -1);
}
