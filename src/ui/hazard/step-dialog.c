/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/step-dialog.h"

#include "registers/person.h"
#include "rules/hazard-recipients.h"
#include "rules/hazard-requirement.h"
#include "rules/hazard-supervision.h"
#include "store/attachment.h"
#include "ui/form/accessible-parts.h"
#include "ui/form/growing-text.h"
#include "ui/form/ref-entry.h"
#include "ui/hazard/day-entry.h"
#include "ui/hazard/field-filler.h"
#include "ui/hazard/form-grid.h"
#include "ui/hazard/hazard-style.h"
#include "ui/hazard/last-signer.h"
#include "ui/hazard/letters-choice.h"
#include "ui/hazard/photo-strip.h"
#include "ui/hazard/recipients-editor.h"
#include "ui/hazard/step-conflict.h"

#include <glib/gi18n-lib.h>

#define WIDTH      600
#define MAX_HEIGHT 540

/* What one signed step asks for. */
typedef struct {
  AnbanHazardStep step;
  GtkWidget *on, *person, *unit, *due_on, *granted_by, *note; /* NULL where it is not asked */
} Fields;

struct _AnbanStepDialog {
  AdwWindow parent_instance;

  GtkWidget *pages, *grid, *error, *take_button, *conflict;
  AnbanStore *store;
  AnbanRecord *hazard; /* as it was when the dialog opened */
  gint64 last_change;
  AnbanHazardStep step;
  Fields recheck; /* before a 销号 without one */
  Fields fields;
  GPtrArray *units; /* recipients that may sign */
  GtkWidget *recipients, *letters, *photos;
  AnbanFieldFiller *filler;
};

G_DEFINE_TYPE (AnbanStepDialog, anban_step_dialog, ADW_TYPE_WINDOW)

enum {
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_message (AnbanStepDialog *self, const char *message)
{
  if (message != NULL)
    gtk_label_set_label (GTK_LABEL (self->error), message);
  gtk_widget_set_visible (self->error, message != NULL);
}

static void
activate_cb (AnbanStepDialog *self)
{
  anban_step_dialog_take (self);
}

/* --- taking --- */

static char *
dup_note (const Fields *fields)
{
  return fields->note != NULL ? g_strstrip (anban_growing_text_dup_text (ANBAN_GROWING_TEXT (fields->note)))
                              : g_strdup ("");
}

static gint64
get_unit (AnbanStepDialog *self, const Fields *fields)
{
  guint place = fields->unit != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (fields->unit))
                                     : GTK_INVALID_LIST_POSITION;

  return place < self->units->len
             ? anban_record_get_int (self->units->pdata[place], ANBAN_HAZARD_RECIPIENT_UNIT)
             : 0;
}

static gboolean
check_days (const Fields *fields, GError **error)
{
  const AnbanHazardStepRule *rule = anban_hazard_step_rule (fields->step);

  return anban_day_entry_check (ANBAN_DAY_ENTRY (fields->on), _ ("办理日期"), error) &&
         (fields->due_on == NULL ||
          anban_day_entry_check (ANBAN_DAY_ENTRY (fields->due_on), _ (rule->due_on_label), error));
}

static gboolean
take_one (AnbanStepDialog *self, AnbanRecord *hazard, const Fields *fields, GError **error)
{
  g_autofree char *note = dup_note (fields);
  AnbanHazardMove move = {
      .step = fields->step,
      .on = anban_day_entry_get_date (ANBAN_DAY_ENTRY (fields->on)),
      .person = anban_ref_entry_get_text (ANBAN_REF_ENTRY (fields->person)),
      .unit_id = get_unit (self, fields),
      .due_on = fields->due_on != NULL ? anban_day_entry_get_date (ANBAN_DAY_ENTRY (fields->due_on))
                                       : ANBAN_DATE_NONE,
      .granted_by =
          fields->granted_by != NULL ? anban_ref_entry_get_text (ANBAN_REF_ENTRY (fields->granted_by)) : NULL,
      .note = note,
  };

  return anban_hazard_take (self->store, hazard, &move, error);
}

static gboolean
add_photos (AnbanStepDialog *self, AnbanRecord *hazard, GError **error)
{
  GPtrArray *photos =
      self->photos != NULL ? anban_photo_strip_get_photos (ANBAN_PHOTO_STRIP (self->photos)) : NULL;

  for (guint i = 0; photos != NULL && i < photos->len; i++) {
    AnbanPhoto *photo = photos->pdata[i];
    g_autoptr (AnbanRecord) added = anban_attachment_add_photo (
        self->store, hazard, photo->name, photo->picture, photo->preview, ANBAN_PHOTO_AFTER, error);

    if (added == NULL)
      return FALSE;
  }
  return TRUE;
}

/* What the hazard lacked is written into it as it is in the file now. Where nobody else wrote since the dialog opened,
 * the hazard that was seen is this one; else the life cycle compares the two. */
static AnbanRecord *
fill_hazard (AnbanStepDialog *self, GError **error)
{
  g_autoptr (AnbanRecord) now =
      anban_store_get (self->store, &anban_hazard_register, anban_record_get_id (self->hazard), error);
  gboolean is_unchanged;

  if (now == NULL)
    return NULL;
  is_unchanged = anban_record_get_rev (now) == anban_record_get_rev (self->hazard);
  if (self->filler != NULL && (!anban_field_filler_apply (self->filler, self->store, now, error) ||
                               !anban_store_save (self->store, now, error)))
    return NULL;
  return is_unchanged ? g_steal_pointer (&now) : anban_record_copy (self->hazard);
}

/* The recipients are written; what is left are their letters and the step. */
static gboolean
hand_out (AnbanStepDialog *self, AnbanRecord *hazard, GError **error)
{
  const Fields *fields = &self->fields;
  g_autofree char *note = dup_note (fields);
  AnbanHazardAssignment assignment = {
      .letters = anban_letters_choice_get (self->letters),
      .on = anban_day_entry_get_date (ANBAN_DAY_ENTRY (fields->on)),
      .due_on = anban_day_entry_get_date (ANBAN_DAY_ENTRY (fields->due_on)),
      .person = anban_ref_entry_get_text (ANBAN_REF_ENTRY (fields->person)),
      .note = note,
  };

  return anban_recipients_editor_save (ANBAN_RECIPIENTS_EDITOR (self->recipients),
                                       anban_record_get_id (hazard), error) &&
         anban_hazard_assign (self->store, hazard, &assignment, error);
}

static gboolean
take_all (AnbanStepDialog *self, GError **error)
{
  g_autoptr (AnbanRecord) hazard = fill_hazard (self, error);

  return hazard != NULL && add_photos (self, hazard, error) &&
         (self->recheck.step == 0 || take_one (self, hazard, &self->recheck, error)) &&
         (self->recipients != NULL ? hand_out (self, hazard, error)
                                   : take_one (self, hazard, &self->fields, error));
}

static gboolean
take_as_step (AnbanStepDialog *self, GError **error)
{
  g_autofree char *label = g_strdup_printf ("%s %s", anban_step_dialog_get_label (self->step),
                                            anban_record_get_text (self->hazard, ANBAN_HAZARD_CODE));

  if (self->photos != NULL && anban_photo_strip_is_reading (ANBAN_PHOTO_STRIP (self->photos))) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_BUSY, _ ("照片还在读取，没有办理；请稍等片刻再试"));
    return FALSE;
  }
  if ((self->recheck.step != 0 && !check_days (&self->recheck, error)) ||
      !check_days (&self->fields, error) ||
      (self->recipients != NULL &&
       !anban_recipients_editor_check (ANBAN_RECIPIENTS_EDITOR (self->recipients), error)) ||
      !anban_store_begin_step (self->store, label, error))
    return FALSE;
  if (!take_all (self, error)) {
    anban_store_rollback_step (self->store);
    return FALSE;
  }
  return anban_store_commit_step (self->store, error);
}

static char *
describe_mine (AnbanStepDialog *self)
{
  const Fields *fields = &self->fields;
  g_autofree char *on = anban_date_dup_paper (anban_day_entry_get_date (ANBAN_DAY_ENTRY (fields->on)));
  g_autofree char *note = dup_note (fields);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s　%s\n%s", on, anban_ref_entry_get_text (ANBAN_REF_ENTRY (fields->person)),
                          anban_step_dialog_get_label (self->step));
  if (fields->due_on != NULL) {
    g_autofree char *due = anban_date_dup_paper (anban_day_entry_get_date (ANBAN_DAY_ENTRY (fields->due_on)));

    g_string_append_printf (text, "\n%s：%s", _ (anban_hazard_step_rule (self->step)->due_on_label), due);
  }
  if (*note != '\0')
    g_string_append_printf (text, "\n%s", note);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_conflict (AnbanStepDialog *self)
{
  g_autofree char *mine = describe_mine (self);

  anban_step_conflict_show (ANBAN_STEP_CONFLICT (self->conflict), self->store, self->hazard,
                            self->last_change, mine);
  gtk_stack_set_visible_child (GTK_STACK (self->pages), self->conflict);
  gtk_widget_set_visible (self->take_button, FALSE);
  show_message (self, NULL);
  gtk_widget_child_focus (self->conflict, GTK_DIR_TAB_FORWARD);
}

static void
theirs_cb (AnbanStepDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* Mine on top of theirs: what was seen is now what they made of it. Where the step makes no sense any more, the life
 * cycle says so, and the form is there to be read. */
static void
mine_cb (AnbanStepDialog *self)
{
  g_autoptr (AnbanRecord) now =
      anban_store_get (self->store, &anban_hazard_register, anban_record_get_id (self->hazard), NULL);

  if (now != NULL)
    g_set_object (&self->hazard, now);
  self->last_change = anban_step_conflict_get_last_change (self->store, self->hazard);
  gtk_stack_set_visible_child_name (GTK_STACK (self->pages), "form");
  gtk_widget_set_visible (self->take_button, TRUE);
  anban_step_dialog_take (self);
}

/* --- the form --- */

static void
refused_cb (AnbanStepDialog *self, const char *sentence)
{
  show_message (self, sentence);
}

static GtkWidget *
add_person (AnbanStepDialog *self, int *row, const char *label, AnbanHazardStep step, gboolean required)
{
  GtkWidget *entry = anban_ref_entry_new ();

  anban_ref_entry_set_target (ANBAN_REF_ENTRY (entry), self->store, &anban_person_register);
  anban_ref_entry_set_offers_new (ANBAN_REF_ENTRY (entry), FALSE);
  anban_ref_entry_set_name (ANBAN_REF_ENTRY (entry), label, NULL);
  if (step != 0) {
    g_autofree char *last = anban_last_signer_dup (self->store, self->hazard, step);

    anban_ref_entry_set_text (ANBAN_REF_ENTRY (entry), last);
  }
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  anban_form_grid_add (GTK_GRID (self->grid), row, label, required, entry);
  return entry;
}

static GtkWidget *
add_day (AnbanStepDialog *self, int *row, const char *label, gboolean required, AnbanDate date)
{
  GtkWidget *entry = anban_day_entry_new (label);

  anban_day_entry_set_date (ANBAN_DAY_ENTRY (entry), date);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  anban_form_grid_add (GTK_GRID (self->grid), row, label, required, entry);
  return entry;
}

/* Deadlines are reckoned from the day of the step, or go on from the present one. */
static void
add_due_on (AnbanStepDialog *self, int *row, Fields *fields, const AnbanHazardStepRule *rule)
{
  static const guint spans[] = {7, 15, 30, 0};
  gboolean extends = fields->step == ANBAN_STEP_ASK_EXTENSION || fields->step == ANBAN_STEP_GRANT_EXTENSION;
  AnbanDate present;

  fields->due_on = add_day (self, row, _ (rule->due_on_label), TRUE,
                            anban_hazard_propose_due_on (self->store, self->hazard, fields->step));
  if (extends && anban_date_parse (anban_record_get_text (self->hazard, ANBAN_HAZARD_DUE_ON), &present))
    anban_day_entry_set_base (ANBAN_DAY_ENTRY (fields->due_on), present);
  anban_day_entry_set_spans (ANBAN_DAY_ENTRY (fields->due_on), spans);
}

static void
add_unit (AnbanStepDialog *self, int *row, Fields *fields)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->units->len; i++) {
    g_autofree char *line = anban_record_dup_display (self->units->pdata[i], ANBAN_HAZARD_RECIPIENT_LINE);
    g_autofree char *name = g_strdup_printf (
        _ ("%s（%s）"), anban_record_get_ref_title (self->units->pdata[i], ANBAN_HAZARD_RECIPIENT_UNIT),
        line);

    gtk_string_list_append (names, name);
  }
  fields->unit = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (fields->unit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("签收单位"), -1);
  anban_accessible_parts_name (fields->unit, _ ("签收单位"));
  anban_form_grid_add (GTK_GRID (self->grid), row, _ ("签收单位"), TRUE, fields->unit);
}

static void
add_fields (AnbanStepDialog *self, int *row, Fields *fields, AnbanHazardStep step)
{
  const AnbanHazardStepRule *rule = anban_hazard_step_rule (step);
  AnbanHazardStepAsks asks = anban_hazard_step_asks (step, self->hazard);

  fields->step = step;
  fields->person = add_person (self, row, _ (rule->person_label), step, TRUE);
  fields->on = add_day (self, row, _ ("办理日期"), TRUE, anban_date_today ());
  if ((asks & ANBAN_STEP_ASKS_UNIT) != 0 && self->units->len > 1)
    add_unit (self, row, fields);
  if (rule->due_on_label != NULL)
    add_due_on (self, row, fields, rule);
  if ((asks & ANBAN_STEP_ASKS_GRANTED_BY) != 0 || step == ANBAN_STEP_CLOSE)
    fields->granted_by = add_person (self, row, _ ("批准人"), 0, (asks & ANBAN_STEP_ASKS_GRANTED_BY) != 0);
  if (rule->note_label != NULL)
    fields->note = anban_form_grid_add_text (GTK_GRID (self->grid), row, _ (rule->note_label),
                                             (asks & ANBAN_STEP_ASKS_NOTE) != 0);
}

static void
add_recipients (AnbanStepDialog *self, int *row)
{
  self->recipients = anban_recipients_editor_new (self->store);
  anban_recipients_editor_fill (ANBAN_RECIPIENTS_EDITOR (self->recipients), self->hazard);
  g_signal_connect_swapped (self->recipients, "activate", G_CALLBACK (activate_cb), self);
  anban_form_grid_add (GTK_GRID (self->grid), row, _ ("交办给"), TRUE, self->recipients);
}

static void
add_photo_strip (AnbanStepDialog *self, int *row)
{
  int side =
      (int)anban_store_get_setting_int (self->store, "hazard-photo-longest-side", ANBAN_PHOTO_LONGEST_SIDE);

  self->photos = anban_photo_strip_new (_ ("整改后照片"), side);
  g_signal_connect_swapped (self->photos, "refused", G_CALLBACK (refused_cb), self);
  anban_form_grid_add (GTK_GRID (self->grid), row, _ ("整改后照片"), self->step == ANBAN_STEP_FIX_ON_SPOT,
                       self->photos);
}

static void
add_missing (AnbanStepDialog *self, int *row)
{
  g_autoptr (GArray) missing = anban_hazard_list_missing_fields (self->hazard, self->step);
  gboolean is_major = anban_record_get_int (self->hazard, ANBAN_HAZARD_LEVEL) == ANBAN_HAZARD_LEVEL_MAJOR;

  if (missing->len == 0)
    return;
  anban_form_grid_add_heading (GTK_GRID (self->grid), row,
                               is_major ? _ ("重大隐患要“五到位”，还缺这些，请在这里补上")
                                        : _ ("还缺这些，请在这里补上"));
  self->filler = anban_field_filler_new (GTK_GRID (self->grid), row, self->hazard, missing,
                                         G_CALLBACK (activate_cb), self);
}

static gboolean
needs_recheck_first (AnbanStepDialog *self)
{
  return self->step == ANBAN_STEP_CLOSE &&
         anban_record_get_int (self->hazard, ANBAN_HAZARD_RECHECK_RESULT) != ANBAN_RECHECK_PASSED;
}

static void
fill_form (AnbanStepDialog *self)
{
  int row = 0;

  if (needs_recheck_first (self)) {
    anban_form_grid_add_heading (GTK_GRID (self->grid), &row, _ ("复查合格"));
    add_fields (self, &row, &self->recheck, ANBAN_STEP_PASS);
    anban_form_grid_add_heading (GTK_GRID (self->grid), &row, _ ("销号"));
  }
  if (self->step == ANBAN_STEP_ASSIGN)
    add_recipients (self, &row);
  add_fields (self, &row, &self->fields, self->step);
  if (self->step == ANBAN_STEP_ASSIGN) {
    self->letters = anban_letters_choice_new (self->store);
    anban_form_grid_add (GTK_GRID (self->grid), &row, _ ("发文"), FALSE, self->letters);
  }
  add_missing (self, &row);
  if (self->step == ANBAN_STEP_REPORT || self->step == ANBAN_STEP_FIX_ON_SPOT)
    add_photo_strip (self, &row);
}

static void
focus_first (AnbanStepDialog *self)
{
  const Fields *first = self->recheck.step != 0 ? &self->recheck : &self->fields;
  gboolean is_signed = anban_ref_entry_get_text (ANBAN_REF_ENTRY (first->person))[0] != '\0';
  GtkWidget *missing = self->filler != NULL ? anban_field_filler_get_first (self->filler) : NULL;
  GtkWidget *target = first->person;

  if (self->recipients != NULL &&
      anban_recipients_editor_is_empty (ANBAN_RECIPIENTS_EDITOR (self->recipients)))
    target = self->recipients;
  else if (is_signed && self->fields.due_on != NULL &&
           anban_day_entry_is_empty (ANBAN_DAY_ENTRY (self->fields.due_on)))
    target = self->fields.due_on;
  else if (is_signed && missing != NULL)
    target = missing;
  gtk_widget_grab_focus (target);
}

/* --- construction --- */

static gboolean
key_pressed_cb (AnbanStepDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK) ||
      !gtk_widget_get_visible (self->take_button))
    return GDK_EVENT_PROPAGATE;
  anban_step_dialog_take (self);
  return GDK_EVENT_STOP;
}

static void
anban_step_dialog_dispose (GObject *object)
{
  AnbanStepDialog *self = ANBAN_STEP_DIALOG (object);

  g_clear_pointer (&self->filler, anban_field_filler_free);
  g_clear_pointer (&self->units, g_ptr_array_unref);
  g_clear_object (&self->hazard);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_step_dialog_parent_class)->dispose (object);
}

static void
anban_step_dialog_class_init (AnbanStepDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_step_dialog_dispose;
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
create_header (AnbanStepDialog *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("取消"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  self->take_button = gtk_button_new ();
  gtk_widget_add_css_class (self->take_button, "suggested-action");
  g_signal_connect_swapped (self->take_button, "clicked", G_CALLBACK (activate_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->take_button);
  return header;
}

static void
anban_step_dialog_init (AnbanStepDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  anban_hazard_style_load ();
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, -1);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "step-dialog");
  gtk_box_append (GTK_BOX (content), create_header (self));
  self->error = gtk_label_new (_ ("提示"));
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->error), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_add_css_class (self->error, "step-error");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (content), self->error);
  self->pages = gtk_stack_new ();
  gtk_stack_set_vhomogeneous (GTK_STACK (self->pages), FALSE);
  self->grid = anban_form_grid_new ();
  gtk_widget_add_css_class (self->grid, "step-form");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->grid);
  gtk_stack_add_named (GTK_STACK (self->pages), scroller, "form");
  self->conflict = anban_step_conflict_new ();
  gtk_widget_add_css_class (self->conflict, "step-form");
  g_signal_connect_swapped (self->conflict, "theirs", G_CALLBACK (theirs_cb), self);
  g_signal_connect_swapped (self->conflict, "mine", G_CALLBACK (mine_cb), self);
  gtk_stack_add_named (GTK_STACK (self->pages), self->conflict, "conflict");
  gtk_box_append (GTK_BOX (content), self->pages);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

AnbanStepDialog *
anban_step_dialog_new (GtkWindow *parent, AnbanStore *store, AnbanRecord *hazard, AnbanHazardStep step)
{
  AnbanStepDialog *self = g_object_new (ANBAN_TYPE_STEP_DIALOG, "transient-for", parent, NULL);
  const char *label = anban_step_dialog_get_label (step);
  g_autofree char *title =
      g_strdup_printf (_ ("%s：%s"), label, anban_record_get_text (hazard, ANBAN_HAZARD_CODE));
  GtkWidget *header = gtk_widget_get_first_child (adw_window_get_content (ADW_WINDOW (self)));

  self->store = g_object_ref (store);
  self->step = step;
  self->hazard = anban_record_copy (hazard);
  self->last_change = anban_step_conflict_get_last_change (store, hazard);
  self->units = anban_hazard_recipients_list (store, anban_record_get_id (hazard), NULL);
  if (self->units == NULL)
    self->units = g_ptr_array_new ();
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_header_bar_set_title_widget (
      ADW_HEADER_BAR (header),
      adw_window_title_new (title, anban_record_get_ref_title (hazard, ANBAN_HAZARD_UNIT)));
  gtk_button_set_label (GTK_BUTTON (self->take_button), label);
  fill_form (self);
  anban_accessible_parts_name (GTK_WIDGET (self), title);
  focus_first (self);
  return self;
}

gboolean
anban_step_dialog_take (AnbanStepDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStepDialog) alive = g_object_ref (self);

  if (!take_as_step (self, &error)) {
    if (g_error_matches (error, ANBAN_ERROR, ANBAN_ERROR_CONFLICT))
      show_conflict (self);
    else
      show_message (self, error->message);
    return FALSE;
  }
  if (self->recheck.step != 0)
    anban_last_signer_remember (self->store, self->recheck.step,
                                anban_ref_entry_get_text (ANBAN_REF_ENTRY (self->recheck.person)));
  anban_last_signer_remember (self->store, self->step,
                              anban_ref_entry_get_text (ANBAN_REF_ENTRY (self->fields.person)));
  g_signal_emit (self, signals[TAKEN], 0);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

const char *
anban_step_dialog_get_message (AnbanStepDialog *self)
{
  return gtk_widget_get_visible (self->error) ? gtk_label_get_label (GTK_LABEL (self->error)) : "";
}

const char *
anban_step_dialog_get_label (AnbanHazardStep step)
{
  const AnbanChoice *choice =
      anban_field_find_choice (&anban_hazard_step_register.fields[ANBAN_HAZARD_STEP_STEP], (int)step);

  return choice != NULL ? _ (choice->label) : "";
}
