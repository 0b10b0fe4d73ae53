/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/drill/drill-bar.h"

#include "registers/event.h"
#include "rules/drill-course.h"
#include "rules/drill-evaluation.h"
#include "rules/drill-problem.h"
#include "ui/drill/mark-sheet.h"
#include "ui/drill/problem-section.h"
#include "ui/form/choice-label.h"
#include "ui/form/record-pane.h"
#include "ui/preview/paper-menu.h"

#include <glib/gi18n-lib.h>

#define N_BUTTONS 3

struct _AnbanDrillBar {
  AnbanRecordPart parent_instance;

  GtkWidget *status, *light, *words, *row, *buttons, *papers;
  AnbanStore *store;
  AnbanRecord *owner;
  GArray *steps; /* AnbanDrillStep that are offered */
};

G_DEFINE_FINAL_TYPE (AnbanDrillBar, anban_drill_bar, ANBAN_TYPE_RECORD_PART)

/* What is known of the drill when the bar is shown. */
typedef struct {
  AnbanStore *store;
  AnbanRecord *drill;
  gint64 state;
  AnbanDate planned_on;
  AnbanDrillSheet sheet;
  guint n_open; /* problems that could become hazards */
} Situation;

static gboolean
is_over (const Situation *situation)
{
  return situation->state == ANBAN_EVENT_PLANNED && situation->planned_on != ANBAN_DATE_NONE &&
         situation->planned_on < anban_store_get_today (situation->store);
}

static gboolean
is_planned (const Situation *situation)
{
  return situation->state == ANBAN_EVENT_PLANNED;
}

static gboolean
wants_evaluation (const Situation *situation)
{
  return situation->state == ANBAN_EVENT_HELD && situation->sheet.n_items == 0;
}

static gboolean
wants_conclusion (const Situation *situation)
{
  return situation->sheet.n_items > 0 && situation->sheet.n_marked == situation->sheet.n_items &&
         anban_record_is_null (situation->drill, ANBAN_DRILL_CONCLUSION);
}

static gboolean
has_problems (const Situation *situation)
{
  return situation->state == ANBAN_EVENT_HELD && situation->n_open > 0;
}

static gboolean
wants_report (const Situation *situation)
{
  return anban_drill_awaits_report (situation->store, situation->drill);
}

typedef struct {
  AnbanDrillStep step;
  const char *label, *hint;
  gboolean (*is_offered) (const Situation *situation);
} Step;

static const Step steps[] = {
    {ANBAN_DRILL_STEP_HOLD_AS_PLANNED, N_ ("已按计划开展"), N_ ("实际日期与计划日期相同"), is_over},
    {ANBAN_DRILL_STEP_HOLD, N_ ("登记开展"), N_ ("实际日期记为今天"), is_planned},
    {ANBAN_DRILL_STEP_EVALUATE, N_ ("开始评估"), N_ ("按演练形式生成评估表"), wants_evaluation},
    {ANBAN_DRILL_STEP_CONCLUDE, N_ ("写入评估结论"), N_ ("按得分生成评估结论"), wants_conclusion},
    {ANBAN_DRILL_STEP_MAKE_HAZARDS, N_ ("问题转为隐患"), N_ ("登记到隐患看板，跟踪到销号"), has_problems},
    {ANBAN_DRILL_STEP_REPORT, N_ ("登记报送"), N_ ("报送日期记为今天"), wants_report},
};

static void
toast (AnbanDrillBar *self, const char *message, gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, undo);
}

static void
step_cb (GtkWidget *button, AnbanDrillBar *self)
{
  anban_drill_bar_take (self,
                        (AnbanDrillStep)GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step")));
}

static gboolean
main_step_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_get_mapped (widget) && anban_drill_bar_take (ANBAN_DRILL_BAR (widget), 0);
}

/* --- showing --- */

static void
look (AnbanDrillBar *self, Situation *situation)
{
  g_autoptr (GPtrArray) problems = NULL;
  gint64 id = anban_record_get_id (self->owner);

  *situation = (Situation){.store = self->store, .drill = self->owner, .planned_on = ANBAN_DATE_NONE};
  situation->state = anban_record_get_int (self->owner, ANBAN_DRILL_STATE);
  anban_date_parse (anban_record_get_text (self->owner, ANBAN_DRILL_PLANNED_ON), &situation->planned_on);
  anban_drill_evaluation_sum (self->store, id, &situation->sheet, NULL);
  problems = anban_store_list_details (self->store, &anban_drill_problem_register, id, NULL);
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    situation->n_open += anban_drill_problem_is_open (problems->pdata[i]);
}

static void
add_button (AnbanDrillBar *self, const Step *step)
{
  GtkWidget *button = gtk_button_new_with_label (_ (step->label));
  gboolean is_first = self->steps->len == 0;
  g_autofree char *hint =
      is_first ? g_strdup_printf (_ ("%s，按 Alt+Enter"), _ (step->hint)) : g_strdup (_ (step->hint));

  g_object_set_data (G_OBJECT (button), "step", GUINT_TO_POINTER (step->step));
  g_signal_connect_object (button, "clicked", G_CALLBACK (step_cb), self, 0);
  gtk_widget_set_tooltip_text (button, hint);
  if (is_first)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (self->buttons), button);
  g_array_append_val (self->steps, step->step);
}

static void
show_steps (AnbanDrillBar *self, const Situation *situation)
{
  gboolean writable = !anban_store_is_read_only (self->store) && !anban_record_is_deleted (self->owner);
  GtkWidget *child;

  g_array_set_size (self->steps, 0);
  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);
  for (guint i = 0; writable && i < G_N_ELEMENTS (steps) && self->steps->len < N_BUTTONS; i++)
    if (steps[i].is_offered (situation))
      add_button (self, &steps[i]);
}

static char *
dup_words (const Situation *situation)
{
  int days = situation->planned_on != ANBAN_DATE_NONE
                 ? situation->planned_on - anban_store_get_today (situation->store)
                 : 0;

  if (situation->state == ANBAN_EVENT_PLANNED) {
    if (situation->planned_on == ANBAN_DATE_NONE)
      return g_strdup (_ ("没有计划日期"));
    if (days < 0)
      return g_strdup_printf (_ ("过了计划日期 %d 天"), -days);
    return days == 0 ? g_strdup (_ ("就在今天")) : g_strdup_printf (_ ("还有 %d 天"), days);
  }
  if (situation->state == ANBAN_EVENT_HELD && situation->sheet.marks > 0) {
    double score = situation->sheet.score * 100 / situation->sheet.marks;
    g_autofree char *band = anban_drill_evaluation_dup_band (situation->store, score);

    return g_strdup_printf (_ ("%.1f 分，%s"), score, band);
  }
  return situation->state == ANBAN_EVENT_HELD &&
                 anban_record_is_null (situation->drill, ANBAN_DRILL_CONCLUSION)
             ? g_strdup (_ ("还没有评估"))
             : g_strdup ("");
}

static void
anban_drill_bar_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanDrillBar *self = ANBAN_DRILL_BAR (part);
  g_autofree char *words = NULL;
  Situation situation;

  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  gtk_widget_set_visible (GTK_WIDGET (self), owner != NULL);
  anban_paper_menu_set_record (ANBAN_PAPER_MENU (self->papers), store, owner);
  if (owner == NULL)
    return;
  look (self, &situation);
  words = dup_words (&situation);
  anban_choice_label_set_choice (
      ANBAN_CHOICE_LABEL (self->light),
      anban_field_find_choice (&anban_drill_register.fields[ANBAN_DRILL_LIGHT],
                               (int)anban_record_get_int (owner, ANBAN_DRILL_LIGHT)),
      "");
  gtk_label_set_label (GTK_LABEL (self->words), words);
  show_steps (self, &situation);
}

/* --- taking a step --- */

/* What is being typed into the pane is saved first. */
static AnbanRecord *
read_drill (AnbanDrillBar *self, AnbanRecordPane *pane)
{
  g_autoptr (GError) error = NULL;
  AnbanRecord *drill;

  if (pane != NULL)
    anban_record_pane_flush (pane);
  drill = anban_store_get (self->store, &anban_drill_register, anban_record_get_id (self->owner), &error);
  if (drill == NULL)
    toast (self, error->message, FALSE);
  return drill;
}

static void
hold (AnbanDrillBar *self, AnbanRecordPane *pane, gboolean as_planned)
{
  g_autoptr (AnbanRecord) drill = read_drill (self, pane);
  AnbanDate day = anban_store_get_today (self->store);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (drill == NULL)
    return;
  if (as_planned)
    anban_date_parse (anban_record_get_text (drill, ANBAN_DRILL_PLANNED_ON), &day);
  done = anban_drill_hold (self->store, drill, day, &error);
  toast (self, done ? _ ("已登记开展") : error->message, done);
}

static void
report (AnbanDrillBar *self, AnbanRecordPane *pane)
{
  g_autoptr (AnbanRecord) drill = read_drill (self, pane);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (drill == NULL)
    return;
  done = anban_drill_report (self->store, drill, anban_store_get_today (self->store), &error);
  toast (self, done ? _ ("已登记报送") : error->message, done);
}

static gboolean
is_offered (AnbanDrillBar *self, AnbanDrillStep step)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (g_array_index (self->steps, AnbanDrillStep, i) == step)
      return TRUE;
  return FALSE;
}

gboolean
anban_drill_bar_take (AnbanDrillBar *self, AnbanDrillStep step)
{
  GtkWidget *ancestor = gtk_widget_get_ancestor (GTK_WIDGET (self), ANBAN_TYPE_RECORD_PANE);
  AnbanRecordPane *pane = ancestor != NULL ? ANBAN_RECORD_PANE (ancestor) : NULL;
  GtkWidget *sheet = pane != NULL ? anban_record_pane_get_part (pane, ANBAN_TYPE_MARK_SHEET) : NULL;
  GtkWidget *problems = pane != NULL ? anban_record_pane_get_part (pane, ANBAN_TYPE_PROBLEM_SECTION) : NULL;

  if (self->owner == NULL || self->steps->len == 0)
    return FALSE;
  if (step == 0)
    step = g_array_index (self->steps, AnbanDrillStep, 0);
  if (!is_offered (self, step))
    return FALSE;
  switch (step) {
  case ANBAN_DRILL_STEP_HOLD_AS_PLANNED:
  case ANBAN_DRILL_STEP_HOLD:
    hold (self, pane, step == ANBAN_DRILL_STEP_HOLD_AS_PLANNED);
    break;
  case ANBAN_DRILL_STEP_EVALUATE:
    if (sheet != NULL)
      anban_mark_sheet_begin (ANBAN_MARK_SHEET (sheet));
    break;
  case ANBAN_DRILL_STEP_CONCLUDE:
    if (sheet != NULL)
      anban_mark_sheet_conclude (ANBAN_MARK_SHEET (sheet));
    break;
  case ANBAN_DRILL_STEP_MAKE_HAZARDS:
    if (problems != NULL)
      anban_problem_section_make_hazards (ANBAN_PROBLEM_SECTION (problems));
    break;
  case ANBAN_DRILL_STEP_REPORT:
    report (self, pane);
    break;
  }
  return TRUE;
}

/* --- the object --- */

static void
anban_drill_bar_dispose (GObject *object)
{
  AnbanDrillBar *self = ANBAN_DRILL_BAR (object);

  g_clear_pointer (&self->status, gtk_widget_unparent);
  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_pointer (&self->steps, g_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->owner);
  G_OBJECT_CLASS (anban_drill_bar_parent_class)->dispose (object);
}

static void
anban_drill_bar_class_init (AnbanDrillBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_drill_bar_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_drill_bar_show;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "drillbar");
}

static void
anban_drill_bar_init (AnbanDrillBar *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->steps = g_array_new (FALSE, FALSE, sizeof (AnbanDrillStep));
  self->status = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->light = anban_choice_label_new ();
  self->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->status), self->light);
  gtk_box_append (GTK_BOX (self->status), self->words);
  gtk_widget_set_parent (self->status, GTK_WIDGET (self));
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->row), self->buttons);
  self->papers = anban_paper_menu_new ();
  anban_paper_menu_set_hint (ANBAN_PAPER_MENU (self->papers), _ ("打印这次演练的签到表、记录和评估报告"));
  gtk_widget_set_hexpand (self->papers, TRUE);
  gtk_widget_set_halign (self->papers, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->row), self->papers);
  gtk_widget_set_parent (self->row, GTK_WIDGET (self));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_ALT_MASK),
                                                        gtk_callback_action_new (main_step_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("演练的下一步"),
                                  -1);
}
