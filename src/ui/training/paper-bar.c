/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/training/paper-bar.h"

#include "registers/person.h"
#include "registers/training.h"
#include "rules/training-credit.h"
#include "ui/form/choice-label.h"
#include "ui/preview/paper-menu.h"

#include <inttypes.h>
#include <glib/gi18n-lib.h>

struct _AnbanPaperBar {
  AnbanRecordPart parent_instance;

  GtkWidget *box, *light, *text, *papers;
};

G_DEFINE_FINAL_TYPE (AnbanPaperBar, anban_paper_bar, ANBAN_TYPE_RECORD_PART)

/* 2026-05-12 · 12 学时 · 应到 40，实到 38，合格 36 */
static char *
dup_training (AnbanRecord *training)
{
  GString *text = g_string_new (anban_record_get_text (training, ANBAN_TRAINING_DAY));

  if (!anban_record_is_null (training, ANBAN_TRAINING_HOURS))
    g_string_append_printf (text, _ (" · %g 学时"), anban_record_get_double (training, ANBAN_TRAINING_HOURS));
  if (anban_record_get_int (training, ANBAN_TRAINING_N_ATTENDEES) > 0)
    g_string_append_printf (text, _ (" · 应到 %" PRId64 " 实到 %" PRId64),
                            anban_record_get_int (training, ANBAN_TRAINING_N_ATTENDEES),
                            anban_record_get_int (training, ANBAN_TRAINING_N_PRESENT));
  return g_string_free (text, FALSE);
}

/* 今年学时 8 / 12，还差 4; NULL where none are asked */
static char *
dup_hours (AnbanStore *store, AnbanRecord *person)
{
  AnbanTrainingCredit credit;
  int year;

  anban_date_get_ymd (anban_store_get_today (store), &year, NULL, NULL);
  if (!anban_training_credit_read (&credit, store, anban_record_get_id (person), year, NULL) ||
      credit.asked <= 0)
    return NULL;
  if (credit.missing > 0)
    return g_strdup_printf (_ ("今年学时 %g / %g，还差 %g"), credit.attended, credit.asked, credit.missing);
  return g_strdup_printf (_ ("今年学时 %g / %g，达到要求"), credit.attended, credit.asked);
}

static void
anban_paper_bar_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanPaperBar *self = ANBAN_PAPER_BAR (part);
  gboolean is_training = owner != NULL && anban_record_get_register (owner) == &anban_training_register;
  gboolean is_person = owner != NULL && anban_record_get_register (owner) == &anban_person_register;
  g_autofree char *text = is_training ? dup_training (owner) : is_person ? dup_hours (store, owner) : NULL;

  anban_paper_menu_set_record (ANBAN_PAPER_MENU (self->papers), store, owner);
  if (is_training)
    anban_choice_label_set_choice (
        ANBAN_CHOICE_LABEL (self->light),
        anban_field_find_choice (&anban_training_register.fields[ANBAN_TRAINING_LIGHT],
                                 (int)anban_record_get_int (owner, ANBAN_TRAINING_LIGHT)),
        "");
  gtk_widget_set_visible (self->light, is_training);
  gtk_label_set_label (GTK_LABEL (self->text), text != NULL ? text : "");
  gtk_widget_set_visible (self->text, text != NULL);
}

static void
anban_paper_bar_dispose (GObject *object)
{
  g_clear_pointer (&ANBAN_PAPER_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_paper_bar_parent_class)->dispose (object);
}

static void
anban_paper_bar_class_init (AnbanPaperBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_paper_bar_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_paper_bar_show;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "paperbar");
}

static void
anban_paper_bar_init (AnbanPaperBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->light = anban_choice_label_new ();
  self->text = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->text, "dim-label");
  self->papers = anban_paper_menu_new ();
  gtk_widget_set_halign (self->papers, GTK_ALIGN_END);
  gtk_widget_set_hexpand (self->papers, TRUE);
  anban_paper_menu_set_hint (ANBAN_PAPER_MENU (self->papers), _ ("打印档案和签到表"));
  gtk_box_append (GTK_BOX (self->box), self->light);
  gtk_box_append (GTK_BOX (self->box), self->text);
  gtk_box_append (GTK_BOX (self->box), self->papers);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("情况和文书"), -1);
}
