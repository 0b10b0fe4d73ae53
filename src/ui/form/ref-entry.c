/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/ref-entry.h"

#include "ui/form/suggestion-popover.h"

#include <glib/gi18n-lib.h>

struct _AnbanRefEntry {
  GtkWidget parent_instance;

  GtkWidget *entry;
  AnbanSuggestionPopover *suggestions;
  AnbanStore *store;
  const AnbanRegister *reg;
  gint64 id;
  gboolean filling, known_only;
};

G_DEFINE_TYPE (AnbanRefEntry, anban_ref_entry, GTK_TYPE_WIDGET)

enum {
  EDITED,
  CHOSEN,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fill_text (AnbanRefEntry *self, const char *text)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  gtk_widget_set_tooltip_text (self->entry, text != NULL && *text != '\0' ? text : NULL);
  self->filling = FALSE;
}

static void
choose (AnbanRefEntry *self, gint64 id, const char *title)
{
  anban_suggestion_popover_close (self->suggestions);
  self->id = id;
  fill_text (self, title);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
tell (AnbanRefEntry *self, const char *message, gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.toast", "(sb)", message, undo);
}

/* A required choice of a record made in passing: “其他” where there is such a choice, else the first. */
static int
pick_choice (const AnbanField *field)
{
  const AnbanChoice *choice = field->choices;

  while (choice[1].label != NULL && !g_str_has_prefix (choice->label, "其他"))
    choice++;
  return g_str_has_prefix (choice->label, "其他") ? choice->value : field->choices->value;
}

static void
create_record (AnbanRefEntry *self, const char *title)
{
  g_autoptr (AnbanRecord) record = anban_record_new (self->reg);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  for (guint i = 0; i < self->reg->n_fields; i++)
    if ((self->reg->fields[i].flags & ANBAN_FIELD_REQUIRED) && self->reg->fields[i].kind == ANBAN_KIND_CHOICE)
      anban_record_set_int (record, i, pick_choice (&self->reg->fields[i]));
  if (!anban_record_parse_field (record, (guint)self->reg->title_field, title, &error) ||
      !anban_store_save (self->store, record, &error)) {
    tell (self, error->message, FALSE);
    return;
  }
  message = g_strdup_printf (_ ("已新建%s“%s”，可随后补全其他内容"), _ (self->reg->title), title);
  choose (self, anban_record_get_id (record), title);
  tell (self, message, TRUE);
}

static void
picked_cb (AnbanRefEntry *self, gint64 id, const char *title)
{
  if (id == 0)
    create_record (self, title);
  else
    choose (self, id, title);
}

static void
fill_suggestions (AnbanRefEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (anban_ref_entry_get_text (self)));
  g_autoptr (GPtrArray) found = NULL;
  gboolean is_there = FALSE;

  anban_suggestion_popover_clear (self->suggestions);
  found = anban_store_suggest (self->store, self->reg, text, ANBAN_SUGGESTIONS_MOST);
  for (guint i = 0; found != NULL && i < found->len; i++) {
    AnbanRecord *record = g_ptr_array_index (found, i);
    g_autofree char *title = anban_record_dup_title (record);

    is_there = is_there || g_str_equal (title, text);
    anban_suggestion_popover_append (self->suggestions, anban_record_get_id (record), title, title, NULL);
  }
  if (!is_there && *text != '\0' && !self->known_only) {
    g_autofree char *offer = g_strdup_printf (_ ("新建%s“%s”…"), _ (self->reg->title), text);

    anban_suggestion_popover_append (self->suggestions, 0, text, offer, "list-add-symbolic");
  }
}

static void
changed_cb (AnbanRefEntry *self)
{
  if (self->filling)
    return;
  self->id = 0;
  anban_suggestion_popover_expect (self->suggestions);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
activate_cb (AnbanRefEntry *self)
{
  if (!anban_suggestion_popover_pick (self->suggestions))
    g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
anban_ref_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnbanRefEntry *self = ANBAN_REF_ENTRY (widget);

  gtk_widget_size_allocate (self->entry, &(GtkAllocation){0, 0, width, height}, baseline);
  gtk_popover_present (GTK_POPOVER (self->suggestions));
}

static void
anban_ref_entry_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (ANBAN_REF_ENTRY (widget)->entry, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
anban_ref_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANBAN_REF_ENTRY (widget)->entry);
}

static void
anban_ref_entry_dispose (GObject *object)
{
  AnbanRefEntry *self = ANBAN_REF_ENTRY (object);

  if (self->suggestions != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->suggestions));
  self->suggestions = NULL;
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_ref_entry_parent_class)->dispose (object);
}

static void
anban_ref_entry_class_init (AnbanRefEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_ref_entry_dispose;
  widget_class->measure = anban_ref_entry_measure;
  widget_class->size_allocate = anban_ref_entry_size_allocate;
  widget_class->grab_focus = anban_ref_entry_grab_focus;
  signals[EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "refentry");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/anban/Anban/ui/ref-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, AnbanRefEntry, entry);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
anban_ref_entry_init (AnbanRefEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->suggestions =
      ANBAN_SUGGESTION_POPOVER (anban_suggestion_popover_new (GTK_WIDGET (self), self->entry));
  g_signal_connect_swapped (self->suggestions, "wanted", G_CALLBACK (anban_ref_entry_suggest), self);
  g_signal_connect_swapped (self->suggestions, "picked", G_CALLBACK (picked_cb), self);
}

GtkWidget *
anban_ref_entry_new (void)
{
  return g_object_new (ANBAN_TYPE_REF_ENTRY, NULL);
}

void
anban_ref_entry_set_target (AnbanRefEntry *self, AnbanStore *store, const AnbanRegister *reg)
{
  g_autofree char *name = g_strdup_printf (_ ("%s：候选"), _ (reg->title));

  g_set_object (&self->store, store);
  self->reg = reg;
  anban_suggestion_popover_set_name (self->suggestions, name);
}

void
anban_ref_entry_set_offers_new (AnbanRefEntry *self, gboolean offers_new)
{
  self->known_only = !offers_new;
}

void
anban_ref_entry_set_name (AnbanRefEntry *self, const char *name, const char *hint)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), hint);
}

void
anban_ref_entry_set_value (AnbanRefEntry *self, gint64 id, const char *title)
{
  anban_suggestion_popover_close (self->suggestions);
  self->id = id;
  fill_text (self, id != 0 ? title : "");
}

gint64
anban_ref_entry_get_id (AnbanRefEntry *self)
{
  return self->id;
}

const char *
anban_ref_entry_get_text (AnbanRefEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
anban_ref_entry_set_text (AnbanRefEntry *self, const char *text)
{
  self->id = 0;
  fill_text (self, text);
}

void
anban_ref_entry_set_editable (AnbanRefEntry *self, gboolean editable)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
}

void
anban_ref_entry_suggest (AnbanRefEntry *self)
{
  if (self->store == NULL)
    return;
  fill_suggestions (self);
  anban_suggestion_popover_open (self->suggestions);
}
