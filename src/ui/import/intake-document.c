/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/intake-document.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

struct _AnbanIntakeDocument {
  GtkWidget parent_instance;
  GtkWidget *page;
  AdwEntryRow *title, *doc_number, *issuer, *issued_on, *period;
  AdwComboRow *target;
  AdwPreferencesGroup *target_group, *warning_group;
  GtkLabel *problem, *warnings;
  AnbanPlanIntake *intake;
  gboolean quiet;
};

G_DEFINE_TYPE (AnbanIntakeDocument, anban_intake_document, GTK_TYPE_WIDGET)

static AdwEntryRow *
get_row (AnbanIntakeDocument *self, AnbanIntakeHead head)
{
  switch (head) {
  case ANBAN_INTAKE_HEAD_TITLE:
    return self->title;
  case ANBAN_INTAKE_HEAD_DOC_NUMBER:
    return self->doc_number;
  case ANBAN_INTAKE_HEAD_ISSUER:
    return self->issuer;
  case ANBAN_INTAKE_HEAD_ISSUED_ON:
    return self->issued_on;
  case ANBAN_INTAKE_HEAD_PERIOD:
    return self->period;
  case ANBAN_INTAKE_N_HEADS:
  default:
    g_assert_not_reached ();
  }
}

static void
show_heads (AnbanIntakeDocument *self)
{
  for (AnbanIntakeHead head = 0; head < ANBAN_INTAKE_N_HEADS; head++) {
    GtkEditable *row = GTK_EDITABLE (get_row (self, head));
    const char *text = anban_plan_intake_get_head (self->intake, head);

    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
    if (strcmp (gtk_editable_get_text (row), text) != 0)
      gtk_editable_set_text (row, text);
  }
}

gboolean
anban_intake_document_flush (AnbanIntakeDocument *self)
{
  gboolean saved = TRUE;

  if (self->intake == NULL || self->quiet)
    return TRUE;
  self->quiet = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  for (AnbanIntakeHead head = 0; head < ANBAN_INTAKE_N_HEADS; head++) {
    AdwEntryRow *row = get_row (self, head);
    g_autoptr (GError) error = NULL;

    if (anban_plan_intake_set_head (self->intake, head, gtk_editable_get_text (GTK_EDITABLE (row)), &error))
      continue;
    gtk_label_set_label (self->problem, error->message);
    gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
    saved = FALSE;
  }
  self->quiet = FALSE;
  if (saved)
    show_heads (self);
  return saved;
}

static void
left_cb (GtkEventControllerFocus *controller, AnbanIntakeDocument *self)
{
  anban_intake_document_flush (self);
}

static void
activated_cb (AdwEntryRow *row, AnbanIntakeDocument *self)
{
  anban_intake_document_flush (self);
}

/* --- new, or one that the office has --- */

static void
fill_targets (AnbanIntakeDocument *self)
{
  GPtrArray *known = anban_plan_intake_get_known_plans (self->intake);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  gint64 target = anban_plan_intake_get_target (self->intake);
  guint selected = known->len;

  for (guint i = 0; i < known->len; i++) {
    const AnbanIntakeCandidate *plan = g_ptr_array_index (known, i);
    g_autofree char *label = g_strdup_printf (_ ("更新《%s》"), plan->title);

    gtk_string_list_append (labels, label);
    if (plan->id == target)
      selected = i;
  }
  gtk_string_list_append (labels, _ ("作为新的计划导入"));
  adw_combo_row_set_model (self->target, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->target, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->target_group), known->len > 0);
}

static void
target_cb (AdwComboRow *row, GParamSpec *pspec, AnbanIntakeDocument *self)
{
  GPtrArray *known;
  guint place = adw_combo_row_get_selected (row);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (self->quiet || self->intake == NULL)
    return;
  known = anban_plan_intake_get_known_plans (self->intake);
  if (place < known->len)
    id = ((AnbanIntakeCandidate *)g_ptr_array_index (known, place))->id;
  if (anban_plan_intake_set_target (self->intake, id, &error))
    return;
  gtk_label_set_label (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
}

static void
show_warnings (AnbanIntakeDocument *self)
{
  const AnbanPlan *plan = anban_plan_intake_get_plan (self->intake);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->warnings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *)g_ptr_array_index (plan->warnings, i));
  gtk_label_set_label (self->warnings, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->warning_group), text->len > 0);
  g_string_free (text, TRUE);
}

static void
changed_cb (AnbanPlanIntake *intake, int index, gboolean structure, AnbanIntakeDocument *self)
{
  if (!self->quiet && index < 0)
    show_heads (self);
}

/* --- building --- */

static void
anban_intake_document_dispose (GObject *object)
{
  AnbanIntakeDocument *self = ANBAN_INTAKE_DOCUMENT (object);

  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  g_clear_object (&self->intake);
  g_clear_pointer (&self->page, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_intake_document_parent_class)->dispose (object);
}

#define BIND(field) gtk_widget_class_bind_template_child (widget_class, AnbanIntakeDocument, field)

static void
anban_intake_document_class_init (AnbanIntakeDocumentClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_intake_document_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/intake-document.ui");
  BIND (page);
  BIND (title);
  BIND (doc_number);
  BIND (issuer);
  BIND (issued_on);
  BIND (period);
  BIND (target);
  BIND (target_group);
  BIND (warning_group);
  BIND (problem);
  BIND (warnings);
  gtk_widget_class_bind_template_callback (widget_class, target_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
anban_intake_document_init (AnbanIntakeDocument *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (AnbanIntakeHead head = 0; head < ANBAN_INTAKE_N_HEADS; head++) {
    GtkEventController *controller = gtk_event_controller_focus_new ();

    g_signal_connect (controller, "leave", G_CALLBACK (left_cb), self);
    gtk_widget_add_controller (GTK_WIDGET (get_row (self, head)), controller);
  }
}

GtkWidget *
anban_intake_document_new (void)
{
  return g_object_new (ANBAN_TYPE_INTAKE_DOCUMENT, NULL);
}

void
anban_intake_document_set_intake (AnbanIntakeDocument *self, AnbanPlanIntake *intake)
{
  if (self->intake != NULL)
    g_signal_handlers_disconnect_by_data (self->intake, self);
  g_set_object (&self->intake, intake);
  if (intake == NULL)
    return;
  g_signal_connect (intake, "changed", G_CALLBACK (changed_cb), self);
  self->quiet = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  show_heads (self);
  fill_targets (self);
  show_warnings (self);
  self->quiet = FALSE;
}
