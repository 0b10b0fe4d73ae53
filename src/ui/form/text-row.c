/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/text-row.h"

#include "base/text-width.h"
#include "store/value-list.h"
#include "ui/form/suggestion-popover.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Half-width columns beside the label; longer lines get the whole width of the pane, and a tooltip. */
#define FITS_BESIDE 34
#define FITS_BELOW  46

struct _AnbanTextRow {
  AnbanFieldRow parent_instance;

  GtkWidget *entry;
  AnbanSuggestionPopover *suggestions; /* of a field that repeats */
  GPtrArray *values;                   /* AnbanValueCount, read when they are first offered */
  gboolean revealed;                   /* of a private field: the cursor is in it */
};

G_DEFINE_TYPE (AnbanTextRow, anban_text_row, ANBAN_TYPE_FIELD_ROW)

static gboolean
contains (const char *text, const char *part)
{
  g_autofree char *folded = g_utf8_casefold (text, -1), *folded_part = g_utf8_casefold (part, -1);

  return strstr (folded, folded_part) != NULL;
}

/* The values that other records have, the most frequent first: those that contain what was typed; before anything was
 * typed all of them. */
static void
wanted_cb (AnbanTextRow *self)
{
  AnbanFieldRow *row = ANBAN_FIELD_ROW (self);
  guint index = anban_field_row_get_index (row), n = 0;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean typed = !g_str_equal (text, anban_record_get_text (anban_field_row_get_record (row), index));

  if (self->values == NULL)
    self->values =
        anban_store_list_values (anban_record_session_get_store (anban_field_row_get_session (row)),
                                 anban_record_get_register (anban_field_row_get_record (row)), index, NULL);
  anban_suggestion_popover_clear (self->suggestions);
  for (guint i = 0; self->values != NULL && i < self->values->len && n < ANBAN_SUGGESTIONS_MOST; i++) {
    const AnbanValueCount *value = self->values->pdata[i];

    if (g_str_equal (value->text, text) || (typed && !contains (value->text, text)))
      continue;
    anban_suggestion_popover_append (self->suggestions, 0, value->text, value->text, NULL);
    n++;
  }
  anban_suggestion_popover_open (self->suggestions);
}

static void
picked_cb (AnbanTextRow *self, gint64 id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  anban_suggestion_popover_close (self->suggestions);
  anban_field_row_commit (ANBAN_FIELD_ROW (self));
}

/* Something is offered while a clerk types, and not when a value is shown. */
static void
offer (AnbanTextRow *self, gboolean has_text)
{
  if (self->suggestions == NULL)
    return;
  if (has_text && gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN)
    anban_suggestion_popover_expect (self->suggestions);
  else
    anban_suggestion_popover_close (self->suggestions);
}

static void
changed_cb (AnbanTextRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  gtk_widget_set_tooltip_text (self->entry, anban_text_width (text) > FITS_BELOW ? text : NULL);
  anban_field_row_edited (ANBAN_FIELD_ROW (self));
  offer (self, *text != '\0');
}

static void
activate_cb (AnbanTextRow *self)
{
  if (self->suggestions != NULL && anban_suggestion_popover_pick (self->suggestions))
    return;
  if (anban_field_row_commit (ANBAN_FIELD_ROW (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "form.next-field", NULL);
}

static void
add_suggestions (AnbanTextRow *self, const AnbanField *field)
{
  g_autofree char *name = g_strdup_printf (_ ("%s：候选"), _ (field->label));

  self->suggestions = ANBAN_SUGGESTION_POPOVER (
      anban_suggestion_popover_new (gtk_widget_get_parent (self->entry), self->entry));
  anban_suggestion_popover_set_name (self->suggestions, name);
  g_signal_connect_object (self->suggestions, "wanted", G_CALLBACK (wanted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suggestions, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
}

/* What the row shows while nothing was typed. */
static const char *
get_shown (AnbanTextRow *self)
{
  AnbanRecord *record = anban_field_row_get_record (ANBAN_FIELD_ROW (self));
  guint index = anban_field_row_get_index (ANBAN_FIELD_ROW (self));

  return self->revealed ? anban_record_get_text (record, index) : anban_record_get_shown_text (record, index);
}

static void
entered_cb (AnbanTextRow *self)
{
  self->revealed = TRUE;
  anban_field_row_load (ANBAN_FIELD_ROW (self));
}

static void
left_cb (AnbanTextRow *self)
{
  self->revealed = FALSE;
  if (anban_field_row_get_session (ANBAN_FIELD_ROW (self)) != NULL)
    anban_field_row_load (ANBAN_FIELD_ROW (self));
}

/* A private text is whole while the cursor is in it. */
static void
follow_cursor (AnbanTextRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
}

static void
anban_text_row_bound (AnbanFieldRow *row)
{
  AnbanTextRow *self = ANBAN_TEXT_ROW (row);
  const AnbanField *field = anban_field_row_get_field (row);

  if (field->flags & ANBAN_FIELD_TEXT_CODE)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_PHONE);
  if (field->flags & ANBAN_FIELD_REPEATS)
    add_suggestions (self, field);
  if (field->flags & ANBAN_FIELD_PRIVATE)
    follow_cursor (self);
}

static void
anban_text_row_load (AnbanFieldRow *row)
{
  AnbanTextRow *self = ANBAN_TEXT_ROW (row);
  const char *text = get_shown (self);

  anban_field_row_set_wide (row, anban_text_width (text) > FITS_BESIDE);
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  offer (self, FALSE);
}

static char *
anban_text_row_dup_text (AnbanFieldRow *row)
{
  AnbanTextRow *self = ANBAN_TEXT_ROW (row);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  /* what is hidden was not typed */
  if ((anban_field_row_get_field (row)->flags & ANBAN_FIELD_PRIVATE) != 0 &&
      g_str_equal (text, get_shown (self)))
    text = anban_record_get_text (anban_field_row_get_record (row), anban_field_row_get_index (row));
  return g_strdup (text);
}

static void
anban_text_row_set_text (AnbanFieldRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ANBAN_TEXT_ROW (row)->entry), text);
}

static void
anban_text_row_set_editable (AnbanFieldRow *row, gboolean editable)
{
  gtk_editable_set_editable (GTK_EDITABLE (ANBAN_TEXT_ROW (row)->entry), editable);
}

static void
anban_text_row_dispose (GObject *object)
{
  AnbanTextRow *self = ANBAN_TEXT_ROW (object);

  g_clear_pointer (&self->values, g_ptr_array_unref);
  self->suggestions = NULL;
  G_OBJECT_CLASS (anban_text_row_parent_class)->dispose (object);
}

static void
anban_text_row_class_init (AnbanTextRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnbanFieldRowClass *row_class = ANBAN_FIELD_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_text_row_dispose;
  row_class->bound = anban_text_row_bound;
  row_class->load = anban_text_row_load;
  row_class->dup_text = anban_text_row_dup_text;
  row_class->set_text = anban_text_row_set_text;
  row_class->set_editable = anban_text_row_set_editable;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/text-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanTextRow, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
anban_text_row_init (AnbanTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
