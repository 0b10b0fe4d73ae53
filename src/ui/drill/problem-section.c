/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/drill/problem-section.h"

#include "registers/event.h"
#include "registers/hazard.h"
#include "rules/drill-problem.h"
#include "ui/form/detail-row.h"
#include "ui/form/detail-section.h"

#include <glib/gi18n-lib.h>

struct _AnbanProblemSection {
  AnbanRecordPart parent_instance;

  GtkWidget *details, *all_button;
  AnbanStore *store;
  AnbanRecord *owner;
};

G_DEFINE_FINAL_TYPE (AnbanProblemSection, anban_problem_section, ANBAN_TYPE_RECORD_PART)

static void
toast (AnbanProblemSection *self, const char *message, gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, undo);
}

static gboolean
is_writable (AnbanProblemSection *self)
{
  return self->owner != NULL && !anban_store_is_read_only (self->store) &&
         !anban_record_is_deleted (self->owner);
}

static void
make_cb (GtkWidget *button, AnbanProblemSection *self)
{
  gint64 id = *(gint64 *)g_object_get_data (G_OBJECT (button), "id");
  g_autoptr (GError) error = NULL;
  gint64 hazard_id;

  anban_detail_section_flush (ANBAN_DETAIL_SECTION (self->details));
  hazard_id = anban_drill_problem_make_hazard (self->store, id, &error);
  toast (self, hazard_id != 0 ? _ ("已转为隐患，登记在隐患看板上") : error->message, hazard_id != 0);
}

static void
open_cb (GtkWidget *button, AnbanProblemSection *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.open-record", "(sx)", anban_hazard_register.id,
                              *(gint64 *)g_object_get_data (G_OBJECT (button), "id"));
}

static GtkWidget *
create_button (AnbanProblemSection *self, const char *label, const char *hint, gint64 id, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, hint);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  return button;
}

/* The hazard that it became, else a button that makes one of it. */
static void
row_shown_cb (AnbanProblemSection *self, GtkWidget *row, AnbanRecord *problem)
{
  GtkWidget *extra = NULL;

  if (!anban_record_is_null (problem, ANBAN_DRILL_PROBLEM_HAZARD)) {
    extra = create_button (self, anban_record_get_ref_title (problem, ANBAN_DRILL_PROBLEM_HAZARD),
                           _ ("打开这项隐患"), anban_record_get_int (problem, ANBAN_DRILL_PROBLEM_HAZARD),
                           G_CALLBACK (open_cb));
    gtk_widget_add_css_class (extra, "flat");
  } else if (anban_record_get_id (problem) != 0 && anban_drill_problem_is_open (problem) &&
             is_writable (self)) {
    extra = create_button (self, _ ("转为隐患"), _ ("登记到隐患看板，跟踪到销号"),
                           anban_record_get_id (problem), G_CALLBACK (make_cb));
  }
  anban_detail_row_set_extra (ANBAN_DETAIL_ROW (row), extra);
}

static void
show_all_button (AnbanProblemSection *self)
{
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *label = NULL;
  guint n = 0;

  if (self->owner != NULL)
    problems = anban_store_list_details (self->store, &anban_drill_problem_register,
                                         anban_record_get_id (self->owner), NULL);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    n += anban_drill_problem_is_open (problems->pdata[i]);
  label = g_strdup_printf (_ ("全部转为隐患（%u）"), n);
  gtk_button_set_label (GTK_BUTTON (self->all_button), label);
  gtk_widget_set_visible (self->all_button, n > 1 && is_writable (self));
}

static void
anban_problem_section_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanProblemSection *self = ANBAN_PROBLEM_SECTION (part);
  gboolean same = owner != NULL && self->owner != NULL && store == self->store &&
                  anban_record_get_id (owner) == anban_record_get_id (self->owner);

  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  gtk_widget_set_visible (GTK_WIDGET (self), owner != NULL);
  if (same)
    anban_detail_section_reload (ANBAN_DETAIL_SECTION (self->details));
  else
    anban_detail_section_set_owner (ANBAN_DETAIL_SECTION (self->details), store, owner);
  show_all_button (self);
}

static guint
anban_problem_section_get_count (AnbanRecordPart *part)
{
  return anban_detail_section_get_n_details (ANBAN_DETAIL_SECTION (ANBAN_PROBLEM_SECTION (part)->details));
}

static gboolean
anban_problem_section_flush (AnbanRecordPart *part)
{
  return anban_detail_section_flush (ANBAN_DETAIL_SECTION (ANBAN_PROBLEM_SECTION (part)->details));
}

/* A new problem is the organiser's, as long as nobody says otherwise. */
static void
prepare_cb (AnbanProblemSection *self, AnbanRecord *problem)
{
  anban_record_set_ref (problem, ANBAN_DRILL_PROBLEM_UNIT,
                        anban_record_get_int (self->owner, ANBAN_DRILL_UNIT),
                        anban_record_get_ref_title (self->owner, ANBAN_DRILL_UNIT));
}

static void
anban_problem_section_dispose (GObject *object)
{
  AnbanProblemSection *self = ANBAN_PROBLEM_SECTION (object);

  g_clear_pointer (&self->details, gtk_widget_unparent);
  g_clear_pointer (&self->all_button, gtk_widget_unparent);
  g_clear_object (&self->store);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (anban_problem_section_parent_class)->dispose (object);
}

static void
anban_problem_section_class_init (AnbanProblemSectionClass *klass)
{
  AnbanRecordPartClass *part_class = ANBAN_RECORD_PART_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_problem_section_dispose;
  part_class->show = anban_problem_section_show;
  part_class->get_count = anban_problem_section_get_count;
  part_class->flush = anban_problem_section_flush;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "problemsection");
}

static void
anban_problem_section_init (AnbanProblemSection *self)
{
  self->details = anban_detail_section_new (&anban_drill_problem_register);
  g_signal_connect_object (self->details, "row-shown", G_CALLBACK (row_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->details, "prepare", G_CALLBACK (prepare_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->details, GTK_WIDGET (self));
  self->all_button = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->all_button, "compact");
  gtk_widget_set_halign (self->all_button, GTK_ALIGN_END);
  g_signal_connect_swapped (self->all_button, "clicked", G_CALLBACK (anban_problem_section_make_hazards),
                            self);
  gtk_widget_set_parent (self->all_button, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("发现问题"), -1);
}

void
anban_problem_section_make_hazards (AnbanProblemSection *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  int n;

  if (self->owner == NULL)
    return;
  anban_detail_section_flush (ANBAN_DETAIL_SECTION (self->details));
  n = anban_drill_problem_make_hazards (self->store, anban_record_get_id (self->owner), &error);
  if (n > 0)
    message = g_strdup_printf (_ ("已把 %d 个问题转为隐患"), n);
  toast (self, n > 0 ? message : n == 0 ? _ ("没有还要转为隐患的问题") : error->message, n > 0);
}

GtkWidget *
anban_problem_section_get_details (AnbanProblemSection *self)
{
  return self->details;
}
