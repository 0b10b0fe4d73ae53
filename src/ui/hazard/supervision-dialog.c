/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/supervision-dialog.h"

#include "registers/hazard.h"
#include "registers/person.h"
#include "registers/unit.h"
#include "rules/hazard-escalation.h"
#include "rules/hazard-listing.h"
#include "rules/hazard-recipients.h"
#include "ui/form/accessible-parts.h"
#include "ui/form/growing-text.h"
#include "ui/form/ref-entry.h"
#include "ui/hazard/day-entry.h"
#include "ui/hazard/entry-keys.h"
#include "ui/hazard/form-grid.h"
#include "ui/hazard/hazard-style.h"
#include "ui/hazard/letters-choice.h"

#include <glib/gi18n-lib.h>

#define WIDTH 600

struct _AnbanSupervisionDialog {
  AdwWindow parent_instance;

  GtkWidget *header, *error, *grid, *take_button;
  AnbanStore *store;
  AnbanRecord *hazard;
  AnbanSupervision what;
  /* NULL where it is not asked */
  GtkWidget *choice, *targets, *unit, *person, *on, *due_on, *letters, *letter, *letter_no, *content, *reason;
  GPtrArray *listings; /* that can be lifted */
};

G_DEFINE_TYPE (AnbanSupervisionDialog, anban_supervision_dialog, ADW_TYPE_WINDOW)

enum {
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate_cb (AnbanSupervisionDialog *self)
{
  anban_supervision_dialog_take (self);
}

/* --- taking --- */

static char *
dup_text (GtkWidget *editor)
{
  if (editor == NULL)
    return NULL;
  return g_strstrip (
      ANBAN_IS_GROWING_TEXT (editor) ? anban_growing_text_dup_text (ANBAN_GROWING_TEXT (editor))
      : ANBAN_IS_REF_ENTRY (editor)  ? g_strdup (anban_ref_entry_get_text (ANBAN_REF_ENTRY (editor)))
                                     : g_strdup (gtk_editable_get_text (GTK_EDITABLE (editor))));
}

static AnbanDate
get_day (GtkWidget *entry)
{
  return anban_day_entry_get_date (ANBAN_DAY_ENTRY (entry));
}

static GArray *
list_targets (AnbanSupervisionDialog *self)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (AnbanHazardTarget));

  for (GtkWidget *check = gtk_widget_get_first_child (self->targets); check != NULL;
       check = gtk_widget_get_next_sibling (check)) {
    AnbanHazardTarget *target = g_object_get_data (G_OBJECT (check), "target");

    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check))) {
      target->due_on = get_day (self->due_on);
      g_array_append_val (targets, *target);
    }
  }
  return targets;
}

static gboolean
escalate (AnbanSupervisionDialog *self, AnbanRecord *hazard, GError **error)
{
  g_autoptr (GArray) targets = list_targets (self);
  g_autofree char *person = dup_text (self->person), *content = dup_text (self->content);
  g_autofree char *reason = dup_text (self->reason);

  if (targets->len == 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("没有选督促对象，没有办理；请至少选一个单位"));
    return FALSE;
  }
  return anban_hazard_escalate (
      self->store, hazard,
      &(AnbanHazardEscalation){.rung = (AnbanEscalationRung)anban_entry_keys_get_choice (self->choice),
                               .targets = (const AnbanHazardTarget *)(void *)targets->data,
                               .n_targets = targets->len,
                               .letters = anban_letters_choice_get (self->letters),
                               .on = get_day (self->on),
                               .person = person,
                               .content = content,
                               .skip_reason = *reason != '\0' ? reason : NULL},
      error);
}

static gboolean
put_on_list (AnbanSupervisionDialog *self, AnbanRecord *hazard, GError **error)
{
  g_autofree char *unit = dup_text (self->unit), *person = dup_text (self->person);
  g_autofree char *content = dup_text (self->content), *letter_no = dup_text (self->letter_no);
  gint64 unit_id = anban_ref_entry_get_id (ANBAN_REF_ENTRY (self->unit));

  if (unit_id == 0 && *unit != '\0' &&
      (unit_id = anban_store_find_by_title (self->store, &anban_unit_register, unit)) == 0) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID, _ ("没有找到唯一的单位“%s”；请从候选中选择或新建"),
                 unit);
    return FALSE;
  }
  return anban_hazard_put_on_list (
      self->store, hazard,
      &(AnbanHazardListing){.level = (AnbanListingLevel)anban_entry_keys_get_choice (self->choice),
                            .unit_id = unit_id,
                            .person = person,
                            .on = get_day (self->on),
                            .due_on = get_day (self->due_on),
                            .content = content,
                            .letter = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->letter)),
                            .letter_no = *letter_no != '\0' ? letter_no : NULL},
      error);
}

static gboolean
lift (AnbanSupervisionDialog *self, GError **error)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));
  g_autofree char *person = dup_text (self->person), *reason = dup_text (self->reason);
  g_autoptr (AnbanRecord) listing = NULL;

  if (place >= self->listings->len)
    return FALSE;
  listing = anban_store_get (self->store, &anban_hazard_listing_register,
                             anban_record_get_id (self->listings->pdata[place]), error);
  return listing != NULL &&
         anban_hazard_lift (
             self->store, listing,
             &(AnbanHazardLifting){.on = get_day (self->on),
                                   .lifted_by = person,
                                   .reason = *reason != '\0' ? reason : NULL,
                                   .letter = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->letter))},
             error);
}

static gboolean
take (AnbanSupervisionDialog *self, GError **error)
{
  g_autoptr (AnbanRecord) hazard = NULL;

  if (!anban_day_entry_check (ANBAN_DAY_ENTRY (self->on), _ ("办理日期"), error) ||
      (self->due_on != NULL &&
       !anban_day_entry_check (ANBAN_DAY_ENTRY (self->due_on), _ ("要求完成时限"), error)))
    return FALSE;
  hazard = anban_store_get (self->store, &anban_hazard_register, anban_record_get_id (self->hazard), error);
  if (hazard == NULL)
    return FALSE;
  switch (self->what) {
  case ANBAN_SUPERVISION_ESCALATE:
    return escalate (self, hazard, error);
  case ANBAN_SUPERVISION_LIST:
    return put_on_list (self, hazard, error);
  case ANBAN_SUPERVISION_LIFT:
    return lift (self, error);
  }
  return FALSE;
}

gboolean
anban_supervision_dialog_take (AnbanSupervisionDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanSupervisionDialog) alive = g_object_ref (self);

  if (!take (self, &error)) {
    gtk_label_set_label (GTK_LABEL (self->error), error != NULL ? error->message : "");
    gtk_widget_set_visible (self->error, TRUE);
    return FALSE;
  }
  g_signal_emit (self, signals[TAKEN], 0);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* --- the form --- */

static void
add (AnbanSupervisionDialog *self, int *row, const char *label, gboolean required, GtkWidget *editor)
{
  anban_form_grid_add (GTK_GRID (self->grid), row, label, required, editor);
}

static GtkWidget *
add_ref (AnbanSupervisionDialog *self,
         int *row,
         const char *label,
         gboolean required,
         const AnbanRegister *reg,
         const char *text)
{
  GtkWidget *entry = anban_ref_entry_new ();

  anban_ref_entry_set_target (ANBAN_REF_ENTRY (entry), self->store, reg);
  anban_ref_entry_set_offers_new (ANBAN_REF_ENTRY (entry), FALSE);
  anban_ref_entry_set_name (ANBAN_REF_ENTRY (entry), label, NULL);
  anban_ref_entry_set_text (ANBAN_REF_ENTRY (entry), text);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  add (self, row, label, required, entry);
  return entry;
}

static GtkWidget *
add_day (AnbanSupervisionDialog *self, int *row, const char *label, AnbanDate date, const guint *spans)
{
  GtkWidget *entry = anban_day_entry_new (label);

  anban_day_entry_set_date (ANBAN_DAY_ENTRY (entry), date);
  if (spans != NULL)
    anban_day_entry_set_spans (ANBAN_DAY_ENTRY (entry), spans);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);
  add (self, row, label, spans == NULL, entry);
  return entry;
}

static void
add_target (AnbanSupervisionDialog *self, AnbanLine line, gint64 unit_id, const char *name, guint days_late)
{
  g_autofree char *late = days_late > 0 ? g_strdup_printf (_ ("%s，逾期 %u 天"), name, days_late) : NULL;
  GtkWidget *check = gtk_check_button_new_with_label (late != NULL ? late : name);
  AnbanHazardTarget target = {line, unit_id, ANBAN_DATE_NONE};

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), days_late > 0);
  g_object_set_data_full (G_OBJECT (check), "target", g_memdup2 (&target, sizeof target), g_free);
  gtk_box_append (GTK_BOX (self->targets), check);
}

static const AnbanHazardEscalationProposal *
find_proposal (GArray *proposals, gint64 unit_id)
{
  for (guint i = 0; proposals != NULL && i < proposals->len; i++)
    if (g_array_index (proposals, AnbanHazardEscalationProposal, i).unit_id == unit_id)
      return &g_array_index (proposals, AnbanHazardEscalationProposal, i);
  return NULL;
}

/* Those it was handed to, the late ones chosen; without any the inspected unit itself. The rung is the next one of the
 * first that is late. */
static void
add_targets (AnbanSupervisionDialog *self, int *row)
{
  gint64 id = anban_record_get_id (self->hazard);
  gint64 unit_id = anban_record_get_int (self->hazard, ANBAN_HAZARD_UNIT);
  g_autoptr (GPtrArray) recipients = anban_hazard_recipients_list (self->store, id, NULL);
  g_autoptr (GArray) proposals = anban_hazard_propose_escalations (self->store, self->hazard, NULL);
  AnbanEscalationRung rung = ANBAN_RUNG_REMIND;

  self->targets = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  for (guint i = 0; recipients != NULL && i < recipients->len; i++) {
    AnbanRecord *recipient = recipients->pdata[i];
    gint64 unit = anban_record_get_int (recipient, ANBAN_HAZARD_RECIPIENT_UNIT);
    const AnbanHazardEscalationProposal *late = find_proposal (proposals, unit);
    g_autofree char *line = anban_record_dup_display (recipient, ANBAN_HAZARD_RECIPIENT_LINE);
    g_autofree char *name = g_strdup_printf (
        _ ("%s（%s）"), anban_record_get_ref_title (recipient, ANBAN_HAZARD_RECIPIENT_UNIT), line);

    add_target (self, (AnbanLine)anban_record_get_int (recipient, ANBAN_HAZARD_RECIPIENT_LINE), unit, name,
                late != NULL ? late->days_late : 0);
  }
  if (gtk_widget_get_first_child (self->targets) == NULL) {
    const AnbanHazardEscalationProposal *late = find_proposal (proposals, unit_id);

    add_target (self, 0, unit_id, anban_record_get_ref_title (self->hazard, ANBAN_HAZARD_UNIT),
                late != NULL ? late->days_late : 0);
  }
  if (proposals != NULL && proposals->len > 0)
    rung = g_array_index (proposals, AnbanHazardEscalationProposal, 0).rung;
  anban_entry_keys_set_choice (self->choice, (int)rung);
  add (self, row, _ ("督促对象"), TRUE, self->targets);
}

static void
fill_escalation (AnbanSupervisionDialog *self, int *row)
{
  static const guint spans[] = {3, 7, 15, 0};

  self->choice = anban_entry_keys_create_choice (_ ("督促方式"), anban_escalation_rungs, NULL);
  add (self, row, _ ("督促方式"), TRUE, self->choice);
  add_targets (self, row);
  self->person =
      add_ref (self, row, _ ("签字人"), TRUE, &anban_person_register, anban_store_get_actor (self->store));
  self->on = add_day (self, row, _ ("办理日期"), anban_date_today (), NULL);
  self->due_on = add_day (self, row, _ ("要求完成时限"), ANBAN_DATE_NONE, spans);
  self->letters = anban_letters_choice_new (self->store);
  add (self, row, _ ("发文"), FALSE, self->letters);
  self->content = anban_form_grid_add_text (GTK_GRID (self->grid), row, _ ("内容"), FALSE);
  self->reason = anban_form_grid_add_entry (GTK_GRID (self->grid), row, _ ("越级原因"), FALSE);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (activate_cb), self);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _ ("按次序督促时不用填"));
}

static void
add_letter (AnbanSupervisionDialog *self, int *row)
{
  self->letter = gtk_check_button_new_with_label (_ ("本单位发文，自动编号"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->letter), TRUE);
  add (self, row, _ ("发文"), FALSE, self->letter);
}

static void
fill_listing (AnbanSupervisionDialog *self, int *row)
{
  static const guint spans[] = {30, 60, 90, 0};
  AnbanDate due_on;

  self->choice = anban_entry_keys_create_choice (_ ("督办级别"), anban_listing_levels, NULL);
  add (self, row, _ ("督办级别"), TRUE, self->choice);
  self->unit = add_ref (self, row, _ ("督办单位"), FALSE, &anban_unit_register, NULL);
  self->person =
      add_ref (self, row, _ ("督办人"), TRUE, &anban_person_register, anban_store_get_actor (self->store));
  self->on = add_day (self, row, _ ("督办日期"), anban_date_today (), NULL);
  if (!anban_date_parse (anban_record_get_text (self->hazard, ANBAN_HAZARD_DUE_ON), &due_on))
    due_on = ANBAN_DATE_NONE;
  self->due_on = add_day (self, row, _ ("截止日期"), due_on, spans);
  self->content = anban_form_grid_add_text (GTK_GRID (self->grid), row, _ ("督办内容"), FALSE);
  add_letter (self, row);
  self->letter_no = anban_form_grid_add_entry (GTK_GRID (self->grid), row, _ ("上级文号"), FALSE);
  g_signal_connect_swapped (self->letter_no, "activate", G_CALLBACK (activate_cb), self);
}

static void
fill_lifting (AnbanSupervisionDialog *self, int *row)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->listings->len; i++) {
    g_autofree char *level = anban_record_dup_display (self->listings->pdata[i], ANBAN_HAZARD_LISTING_LEVEL);
    g_autofree char *name = g_strdup_printf (
        "%s　%s", level, anban_record_get_text (self->listings->pdata[i], ANBAN_HAZARD_LISTING_LISTED_ON));

    gtk_string_list_append (names, name);
  }
  self->choice = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (names)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("挂牌督办"), -1);
  add (self, row, _ ("挂牌督办"), TRUE, self->choice);
  self->person = add_ref (self, row, _ ("解除批准人"), TRUE, &anban_person_register, NULL);
  self->on = add_day (self, row, _ ("解除日期"), anban_date_today (), NULL);
  self->reason = anban_form_grid_add_entry (GTK_GRID (self->grid), row, _ ("解除原因"), FALSE);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (activate_cb), self);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->reason), _ ("已经复查合格的不用填"));
  add_letter (self, row);
}

static void
list_open_listings (AnbanSupervisionDialog *self)
{
  self->listings = anban_store_list_details (self->store, &anban_hazard_listing_register,
                                             anban_record_get_id (self->hazard), NULL);
  if (self->listings == NULL)
    self->listings = g_ptr_array_new ();
  for (guint i = self->listings->len; i > 0; i--)
    if (!anban_record_is_null (self->listings->pdata[i - 1], ANBAN_HAZARD_LISTING_LIFTED_ON))
      g_ptr_array_remove_index (self->listings, i - 1);
}

static void
fill_form (AnbanSupervisionDialog *self)
{
  int row = 0;

  switch (self->what) {
  case ANBAN_SUPERVISION_ESCALATE:
    fill_escalation (self, &row);
    break;
  case ANBAN_SUPERVISION_LIST:
    fill_listing (self, &row);
    break;
  case ANBAN_SUPERVISION_LIFT:
    list_open_listings (self);
    fill_lifting (self, &row);
    break;
  }
}

/* --- construction --- */

static gboolean
key_pressed_cb (AnbanSupervisionDialog *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  anban_supervision_dialog_take (self);
  return GDK_EVENT_STOP;
}

static void
anban_supervision_dialog_dispose (GObject *object)
{
  AnbanSupervisionDialog *self = ANBAN_SUPERVISION_DIALOG (object);

  g_clear_pointer (&self->listings, g_ptr_array_unref);
  g_clear_object (&self->hazard);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_supervision_dialog_parent_class)->dispose (object);
}

static void
anban_supervision_dialog_class_init (AnbanSupervisionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_supervision_dialog_dispose;
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
anban_supervision_dialog_init (AnbanSupervisionDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *cancel = gtk_button_new_with_label (_ ("取消"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  anban_hazard_style_load ();
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, -1);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  self->header = adw_header_bar_new ();
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (self->header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (self->header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (self->header), cancel);
  self->take_button = gtk_button_new ();
  gtk_widget_add_css_class (self->take_button, "suggested-action");
  g_signal_connect_swapped (self->take_button, "clicked", G_CALLBACK (activate_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (self->header), self->take_button);
  gtk_box_append (GTK_BOX (content), self->header);
  self->error = gtk_label_new (_ ("提示"));
  gtk_label_set_wrap (GTK_LABEL (self->error), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->error), 0);
  gtk_widget_add_css_class (self->error, "step-error");
  gtk_widget_set_visible (self->error, FALSE);
  gtk_box_append (GTK_BOX (content), self->error);
  self->grid = anban_form_grid_new ();
  gtk_widget_add_css_class (self->grid, "step-form");
  gtk_box_append (GTK_BOX (content), self->grid);
  adw_window_set_content (ADW_WINDOW (self), content);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
anban_supervision_dialog_new (GtkWindow *parent,
                              AnbanStore *store,
                              AnbanRecord *hazard,
                              AnbanSupervision what)
{
  AnbanSupervisionDialog *self = g_object_new (ANBAN_TYPE_SUPERVISION_DIALOG, "transient-for", parent, NULL);
  const char *label = anban_supervision_get_label (what);
  g_autofree char *title =
      g_strdup_printf (_ ("%s：%s"), label, anban_record_get_text (hazard, ANBAN_HAZARD_CODE));

  self->store = g_object_ref (store);
  self->hazard = anban_record_copy (hazard);
  self->what = what;
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_header_bar_set_title_widget (
      ADW_HEADER_BAR (self->header),
      adw_window_title_new (title, anban_record_get_ref_title (hazard, ANBAN_HAZARD_UNIT)));
  gtk_button_set_label (GTK_BUTTON (self->take_button), label);
  fill_form (self);
  anban_accessible_parts_name (GTK_WIDGET (self), title);
  gtk_widget_grab_focus (self->person);
  return GTK_WIDGET (self);
}

const char *
anban_supervision_dialog_get_message (AnbanSupervisionDialog *self)
{
  return gtk_widget_get_visible (self->error) ? gtk_label_get_label (GTK_LABEL (self->error)) : "";
}

gboolean
anban_supervision_is_possible (AnbanRecord *hazard, AnbanSupervision what)
{
  gint64 state = anban_record_get_int (hazard, ANBAN_HAZARD_STATE);
  gboolean is_open = state < ANBAN_HAZARD_STATE_CLOSED;

  switch (what) {
  case ANBAN_SUPERVISION_ESCALATE:
    return is_open && state > ANBAN_HAZARD_STATE_REGISTERED;
  case ANBAN_SUPERVISION_LIST:
    return is_open && anban_record_get_int (hazard, ANBAN_HAZARD_LEVEL) == ANBAN_HAZARD_LEVEL_MAJOR;
  case ANBAN_SUPERVISION_LIFT:
    return anban_record_get_int (hazard, ANBAN_HAZARD_LISTED) != 0;
  }
  return FALSE;
}

const char *
anban_supervision_get_label (AnbanSupervision what)
{
  switch (what) {
  case ANBAN_SUPERVISION_ESCALATE:
    return _ ("督促");
  case ANBAN_SUPERVISION_LIST:
    return _ ("挂牌督办");
  case ANBAN_SUPERVISION_LIFT:
    return _ ("解除挂牌督办");
  }
  return "";
}
