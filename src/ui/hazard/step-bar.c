/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/step-bar.h"

#include "ui/form/accessible-parts.h"
#include "ui/form/choice-label.h"
#include "ui/form/record-pane.h"
#include "ui/hazard/step-dialog.h"
#include "ui/preview/paper-menu.h"

#include <glib/gi18n-lib.h>

#define N_BUTTONS 3

struct _AnbanStepBar {
  AnbanRecordPart parent_instance;

  GtkWidget *status, *state, *light, *level, *days, *buttons, *more, *more_list, *papers;
  AnbanStore *store;
  AnbanRecord *owner;
  GArray *steps; /* AnbanHazardStep */
};

G_DEFINE_TYPE (AnbanStepBar, anban_step_bar, ANBAN_TYPE_RECORD_PART)

/* A hazard that waits for its recheck can be rechecked and struck off in one go. */
static const char *
get_label (AnbanStepBar *self, AnbanHazardStep step)
{
  if (step == ANBAN_STEP_CLOSE &&
      anban_record_get_int (self->owner, ANBAN_HAZARD_RECHECK_RESULT) != ANBAN_RECHECK_PASSED)
    return _ ("复查并销号");
  return anban_step_dialog_get_label (step);
}

static void
taken_cb (AnbanStepBar *self, GtkWindow *dialog)
{
  g_autofree char *message = g_strdup_printf (_ ("已办理：%s"), gtk_window_get_title (dialog));

  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, TRUE);
}

static void
step_cb (AnbanStepBar *self, GtkWidget *button)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->more));
  anban_step_bar_open (self,
                       (AnbanHazardStep)GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step")));
}

static void
supervise_cb (AnbanStepBar *self, GtkWidget *button)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->more));
  anban_step_bar_open_supervision (
      self, (AnbanSupervision)GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "what")));
}

static gboolean
main_step_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_get_mapped (widget) && anban_step_bar_open (ANBAN_STEP_BAR (widget), 0) != NULL;
}

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
add_button (AnbanStepBar *self, guint place, AnbanHazardStep step)
{
  GtkWidget *button = gtk_button_new_with_label (get_label (self, step));
  g_autoptr (GError) error = NULL;

  g_object_set_data (G_OBJECT (button), "step", GUINT_TO_POINTER (step));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (step_cb), self);
  if (place == 0) {
    gtk_widget_add_css_class (button, "suggested-action");
    gtk_widget_set_tooltip_text (button, _ ("办理下一步（Alt+Enter）"));
  }
  if (place < N_BUTTONS) {
    gtk_box_append (GTK_BOX (self->buttons), button);
  } else {
    gtk_widget_add_css_class (button, "flat");
    gtk_box_append (GTK_BOX (self->more_list), button);
  }
}

/* Beside the steps; 督促 of one that is late stands in sight. */
static void
add_supervision (AnbanStepBar *self, AnbanSupervision what)
{
  g_autofree char *label = g_strdup_printf (_ ("%s…"), anban_supervision_get_label (what));
  GtkWidget *button;
  gboolean is_late = anban_record_get_int (self->owner, ANBAN_HAZARD_LIGHT) == 1 &&
                     anban_record_get_int (self->owner, ANBAN_HAZARD_STATE) < ANBAN_HAZARD_STATE_TO_RECHECK;

  if (!anban_supervision_is_possible (self->owner, what))
    return;
  button = gtk_button_new_with_label (label);
  g_object_set_data (G_OBJECT (button), "what", GUINT_TO_POINTER (what));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (supervise_cb), self);
  if (what == ANBAN_SUPERVISION_ESCALATE && is_late) {
    gtk_box_append (GTK_BOX (self->buttons), button);
    return;
  }
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (self->more_list), button);
}

static void
show_steps (AnbanStepBar *self)
{
  gboolean writable = !anban_store_is_read_only (self->store) && !anban_record_is_deleted (self->owner);

  g_array_set_size (self->steps, 0);
  if (writable)
    anban_hazard_list_steps (self->store, self->owner, self->steps, NULL);
  for (guint i = 0; i < self->steps->len; i++)
    if (g_array_index (self->steps, AnbanHazardStep, i) == ANBAN_STEP_PASS) {
      AnbanHazardStep both = ANBAN_STEP_CLOSE;

      g_array_insert_val (self->steps, i + 1, both);
      break;
    }
  empty_box (self->buttons);
  empty_box (self->more_list);
  for (guint i = 0; i < self->steps->len; i++)
    add_button (self, i, g_array_index (self->steps, AnbanHazardStep, i));
  gtk_widget_set_visible (self->buttons, self->steps->len > 0);
  for (AnbanSupervision what = ANBAN_SUPERVISION_ESCALATE; writable && what <= ANBAN_SUPERVISION_LIFT; what++)
    add_supervision (self, what);
  gtk_widget_set_visible (self->more, gtk_widget_get_first_child (self->more_list) != NULL);
}

static char *
dup_days (AnbanRecord *hazard)
{
  gint64 days = anban_record_get_int (hazard, ANBAN_HAZARD_DAYS_LEFT);
  gint64 state = anban_record_get_int (hazard, ANBAN_HAZARD_STATE);

  if (state >= ANBAN_HAZARD_STATE_TO_RECHECK)
    return g_strdup_printf (_ ("历时 %d 天"), (int)anban_record_get_int (hazard, ANBAN_HAZARD_AGE));
  if (anban_record_is_null (hazard, ANBAN_HAZARD_DAYS_LEFT))
    return g_strdup (_ ("没有整改时限"));
  if (days < 0)
    return g_strdup_printf (_ ("逾期 %d 天"), (int)-days);
  return days == 0 ? g_strdup (_ ("今天到期")) : g_strdup_printf (_ ("还剩 %d 天"), (int)days);
}

static void
show_choice (GtkWidget *label, AnbanRecord *hazard, guint field)
{
  const AnbanField *descriptor = &anban_hazard_register.fields[field];

  anban_choice_label_set_choice (
      ANBAN_CHOICE_LABEL (label),
      anban_field_find_choice (descriptor, (int)anban_record_get_int (hazard, field)), "");
}

static void
anban_step_bar_show (AnbanRecordPart *part, AnbanStore *store, AnbanRecord *owner)
{
  AnbanStepBar *self = ANBAN_STEP_BAR (part);
  g_autofree char *days = owner != NULL ? dup_days (owner) : NULL;
  gint64 light;

  g_set_object (&self->store, store);
  g_set_object (&self->owner, owner);
  gtk_widget_set_visible (GTK_WIDGET (self), owner != NULL);
  anban_paper_menu_set_record (ANBAN_PAPER_MENU (self->papers), store, owner);
  if (owner == NULL)
    return;
  light = anban_record_get_int (owner, ANBAN_HAZARD_LIGHT);
  show_choice (self->state, owner, ANBAN_HAZARD_STATE);
  show_choice (self->light, owner, ANBAN_HAZARD_LIGHT);
  /* the lights of what is closed or void say the same as its state */
  gtk_widget_set_visible (self->light, light <= 3);
  show_choice (self->level, owner, ANBAN_HAZARD_LEVEL);
  gtk_label_set_label (GTK_LABEL (self->days), days);
  show_steps (self);
}

static void
anban_step_bar_dispose (GObject *object)
{
  AnbanStepBar *self = ANBAN_STEP_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->store);
  g_clear_object (&self->owner);
  g_clear_pointer (&self->steps, g_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (anban_step_bar_parent_class)->dispose (object);
}

static void
anban_step_bar_class_init (AnbanStepBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anban_step_bar_dispose;
  ANBAN_RECORD_PART_CLASS (klass)->show = anban_step_bar_show;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "stepbar");
}

static void
create_more (AnbanStepBar *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->more_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_popover_set_child (GTK_POPOVER (popover), self->more_list);
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), "view-more-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), popover);
  gtk_widget_set_tooltip_text (self->more, _ ("其他步骤"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("其他步骤"),
                                  -1);
}

static void
anban_step_bar_init (AnbanStepBar *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->steps = g_array_new (FALSE, FALSE, sizeof (AnbanHazardStep));
  self->status = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->state = anban_choice_label_new ();
  self->light = anban_choice_label_new ();
  self->level = anban_choice_label_new ();
  self->days = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->days), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->days), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->status), self->state);
  gtk_box_append (GTK_BOX (self->status), self->level);
  gtk_box_append (GTK_BOX (self->status), self->light);
  gtk_box_append (GTK_BOX (self->status), self->days);
  gtk_widget_set_parent (self->status, GTK_WIDGET (self));
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  create_more (self);
  gtk_box_append (GTK_BOX (row), self->buttons);
  gtk_box_append (GTK_BOX (row), self->more);
  self->papers = anban_paper_menu_new ();
  anban_paper_menu_set_hint (ANBAN_PAPER_MENU (self->papers), _ ("打印这项隐患的通知、意见和审批表"));
  gtk_widget_set_hexpand (self->papers, TRUE);
  gtk_widget_set_halign (self->papers, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (row), self->papers);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_ALT_MASK),
                                                        gtk_callback_action_new (main_step_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("办理步骤"), -1);
  anban_accessible_parts_name (GTK_WIDGET (self), _ ("其他步骤"));
}

/* What is being typed into the pane is saved first: the step is taken on what stands there. */
static AnbanRecord *
read_hazard (AnbanStepBar *self)
{
  GtkWidget *pane = gtk_widget_get_ancestor (GTK_WIDGET (self), ANBAN_TYPE_RECORD_PANE);
  g_autoptr (GError) error = NULL;
  AnbanRecord *hazard;

  if (self->owner == NULL)
    return NULL;
  if (pane != NULL)
    anban_record_pane_flush (ANBAN_RECORD_PANE (pane));
  hazard = anban_store_get (self->store, &anban_hazard_register, anban_record_get_id (self->owner), &error);
  if (hazard == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", error->message, FALSE);
  return hazard;
}

static GtkWidget *
present (AnbanStepBar *self, GtkWidget *dialog)
{
  g_signal_connect_object (dialog, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static GtkWindow *
get_window (AnbanStepBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

GtkWidget *
anban_step_bar_open (AnbanStepBar *self, AnbanHazardStep step)
{
  g_autoptr (AnbanRecord) hazard = self->steps->len > 0 ? read_hazard (self) : NULL;

  if (hazard == NULL)
    return NULL;
  if (step == 0)
    step = g_array_index (self->steps, AnbanHazardStep, 0);
  return present (self, GTK_WIDGET (anban_step_dialog_new (get_window (self), self->store, hazard, step)));
}

GtkWidget *
anban_step_bar_open_supervision (AnbanStepBar *self, AnbanSupervision what)
{
  g_autoptr (AnbanRecord) hazard = read_hazard (self);

  if (hazard == NULL)
    return NULL;
  return present (self, anban_supervision_dialog_new (get_window (self), self->store, hazard, what));
}

const AnbanHazardStep *
anban_step_bar_get_steps (AnbanStepBar *self, guint *n_steps)
{
  *n_steps = self->steps->len;
  return (const AnbanHazardStep *)(void *)self->steps->data;
}
