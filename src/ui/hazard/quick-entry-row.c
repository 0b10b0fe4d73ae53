/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/quick-entry-row.h"

#include "registers/hazard.h"
#include "registers/person.h"
#include "ui/form/growing-text.h"
#include "ui/form/ref-entry.h"
#include "ui/hazard/day-entry.h"
#include "ui/hazard/entry-keys.h"
#include "ui/hazard/form-grid.h"
#include "ui/hazard/photo-strip.h"

#include <glib/gi18n-lib.h>

struct _AnbanQuickEntryRow {
  GtkWidget parent_instance;

  GtkWidget *card, *number;
  GtkWidget *description, *place, *category, *level, *due_on, *measures, *responsible, *photos;
};

G_DEFINE_TYPE (AnbanQuickEntryRow, anban_quick_entry_row, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  NEXT,
  REMOVE,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (AnbanQuickEntryRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
next_field_cb (AnbanQuickEntryRow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
last_field_cb (AnbanQuickEntryRow *self)
{
  g_signal_emit (self, signals[NEXT], 0);
}

static void
remove_cb (AnbanQuickEntryRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
refused_cb (AnbanQuickEntryRow *self, const char *sentence)
{
  g_signal_emit (self, signals[REFUSED], 0, sentence);
}

/* --- reading and writing --- */

static void
set_text (AnbanRecord *hazard, guint field, GtkWidget *text)
{
  g_autofree char *typed =
      g_strstrip (ANBAN_IS_GROWING_TEXT (text) ? anban_growing_text_dup_text (ANBAN_GROWING_TEXT (text))
                  : ANBAN_IS_REF_ENTRY (text)  ? g_strdup (anban_ref_entry_get_text (ANBAN_REF_ENTRY (text)))
                                               : g_strdup (gtk_editable_get_text (GTK_EDITABLE (text))));

  if (*typed != '\0')
    anban_record_set_text (hazard, field, typed);
}

AnbanRecord *
anban_quick_entry_row_dup_hazard (AnbanQuickEntryRow *self, gboolean strict, GError **error)
{
  g_autoptr (AnbanRecord) hazard = anban_record_new (&anban_hazard_register);
  AnbanDate due_on = anban_day_entry_get_date (ANBAN_DAY_ENTRY (self->due_on));
  char iso[ANBAN_DATE_ISO_SIZE];

  set_text (hazard, ANBAN_HAZARD_DESCRIPTION, self->description);
  set_text (hazard, ANBAN_HAZARD_PLACE, self->place);
  set_text (hazard, ANBAN_HAZARD_MEASURES, self->measures);
  set_text (hazard, ANBAN_HAZARD_RESPONSIBLE, self->responsible);
  if (anban_entry_keys_get_choice (self->category) != 0)
    anban_record_set_int (hazard, ANBAN_HAZARD_CATEGORY, anban_entry_keys_get_choice (self->category));
  anban_record_set_int (hazard, ANBAN_HAZARD_LEVEL, anban_entry_keys_get_choice (self->level));
  if (due_on != ANBAN_DATE_NONE)
    anban_record_set_text (hazard, ANBAN_HAZARD_DUE_ON, anban_date_to_iso (due_on, iso));
  if (!strict)
    return g_steal_pointer (&hazard);
  if (!anban_day_entry_check (ANBAN_DAY_ENTRY (self->due_on), _ ("整改时限"), error)) {
    gtk_widget_grab_focus (self->due_on);
    return NULL;
  }
  if (anban_record_is_null (hazard, ANBAN_HAZARD_DESCRIPTION)) {
    g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID,
                 _ ("%s没有写隐患描述，没有保存；请填写描述，或去掉这一条"),
                 gtk_label_get_label (GTK_LABEL (self->number)));
    gtk_widget_grab_focus (self->description);
    return NULL;
  }
  return g_steal_pointer (&hazard);
}

void
anban_quick_entry_row_set_hazard (AnbanQuickEntryRow *self, AnbanRecord *hazard)
{
  AnbanDate due_on;

  anban_growing_text_set_text (ANBAN_GROWING_TEXT (self->description),
                               anban_record_get_text (hazard, ANBAN_HAZARD_DESCRIPTION));
  anban_growing_text_set_text (ANBAN_GROWING_TEXT (self->measures),
                               anban_record_get_text (hazard, ANBAN_HAZARD_MEASURES));
  gtk_editable_set_text (GTK_EDITABLE (self->place), anban_record_get_text (hazard, ANBAN_HAZARD_PLACE));
  anban_ref_entry_set_text (ANBAN_REF_ENTRY (self->responsible),
                            anban_record_get_text (hazard, ANBAN_HAZARD_RESPONSIBLE));
  anban_entry_keys_set_choice (self->category, (int)anban_record_get_int (hazard, ANBAN_HAZARD_CATEGORY));
  anban_entry_keys_set_choice (self->level, (int)anban_record_get_int (hazard, ANBAN_HAZARD_LEVEL));
  if (anban_date_parse (anban_record_get_text (hazard, ANBAN_HAZARD_DUE_ON), &due_on))
    anban_day_entry_set_date (ANBAN_DAY_ENTRY (self->due_on), due_on);
}

void
anban_quick_entry_row_continue (AnbanQuickEntryRow *self, AnbanQuickEntryRow *last)
{
  gtk_editable_set_text (GTK_EDITABLE (self->place), gtk_editable_get_text (GTK_EDITABLE (last->place)));
  anban_entry_keys_set_choice (self->category, anban_entry_keys_get_choice (last->category));
  anban_day_entry_set_date (ANBAN_DAY_ENTRY (self->due_on),
                            anban_day_entry_get_date (ANBAN_DAY_ENTRY (last->due_on)));
}

/* What a new hazard takes over from the one above does not make it one. */
gboolean
anban_quick_entry_row_is_empty (AnbanQuickEntryRow *self)
{
  g_autofree char *description = anban_growing_text_dup_text (ANBAN_GROWING_TEXT (self->description));
  g_autofree char *measures = anban_growing_text_dup_text (ANBAN_GROWING_TEXT (self->measures));

  return *g_strstrip (description) == '\0' && *g_strstrip (measures) == '\0' &&
         anban_photo_strip_get_n_photos (ANBAN_PHOTO_STRIP (self->photos)) == 0;
}

/* --- construction --- */

static void
anban_quick_entry_row_dispose (GObject *object)
{
  g_clear_pointer (&ANBAN_QUICK_ENTRY_ROW (object)->card, gtk_widget_unparent);
  G_OBJECT_CLASS (anban_quick_entry_row_parent_class)->dispose (object);
}

static void
anban_quick_entry_row_class_init (AnbanQuickEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_quick_entry_row_dispose;
  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NEXT] = g_signal_new ("next", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REFUSED] =
      g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "quickentryrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_head (AnbanQuickEntryRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  self->number = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->number), 0);
  gtk_widget_set_hexpand (self->number, TRUE);
  gtk_widget_add_css_class (self->number, "heading");
  gtk_widget_add_css_class (remove, "flat");
  /* Tab goes from the photos on to the next hazard */
  gtk_widget_set_focusable (remove, FALSE);
  gtk_widget_set_tooltip_text (remove, _ ("去掉这一条"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("去掉这一条"),
                                  -1);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (head), self->number);
  gtk_box_append (GTK_BOX (head), remove);
  gtk_box_append (GTK_BOX (self->card), head);
}

/* A field with its label above it. */
static void
add_labelled (GtkWidget *box, const char *label, GtkWidget *editor, gboolean expand)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *caption = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_widget_add_css_class (caption, "caption");
  gtk_box_append (GTK_BOX (column), caption);
  gtk_box_append (GTK_BOX (column), editor);
  gtk_widget_set_hexpand (column, expand);
  gtk_box_append (GTK_BOX (box), column);
}

static void
connect_editors (AnbanQuickEntryRow *self)
{
  GtkWidget *editors[] = {self->description, self->place,  self->category,
                          self->level,       self->due_on, self->measures};

  for (guint i = 0; i < G_N_ELEMENTS (editors); i++)
    anban_entry_keys_connect (editors[i], G_CALLBACK (next_field_cb), G_CALLBACK (changed_cb), self);
  anban_entry_keys_connect (self->responsible, G_CALLBACK (last_field_cb), G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->photos, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->photos, "refused", G_CALLBACK (refused_cb), self);
}

static void
add_lines (AnbanQuickEntryRow *self, AnbanStore *store, int longest_side)
{
  static const guint spans[] = {7, 15, 30, 0};
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lower = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *description, *measures;

  self->description = anban_form_grid_create_text (_ ("隐患描述"), &description);
  add_labelled (self->card, _ ("隐患描述 *"), description, TRUE);
  self->place = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->place), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("地点"),
                                  -1);
  add_labelled (middle, _ ("地点"), self->place, TRUE);
  self->category = anban_entry_keys_create_choice (_ ("类别"), anban_hazard_categories, _ ("未分类"));
  add_labelled (middle, _ ("类别"), self->category, FALSE);
  self->level = anban_entry_keys_create_choice (_ ("等级"), anban_hazard_levels, NULL);
  add_labelled (middle, _ ("等级"), self->level, FALSE);
  self->due_on = anban_day_entry_new (_ ("整改时限"));
  anban_day_entry_set_spans (ANBAN_DAY_ENTRY (self->due_on), spans);
  add_labelled (middle, _ ("整改时限"), self->due_on, FALSE);
  gtk_box_append (GTK_BOX (self->card), middle);
  self->measures = anban_form_grid_create_text (_ ("整改措施"), &measures);
  add_labelled (lower, _ ("整改措施"), measures, TRUE);
  self->responsible = anban_ref_entry_new ();
  anban_ref_entry_set_target (ANBAN_REF_ENTRY (self->responsible), store, &anban_person_register);
  anban_ref_entry_set_offers_new (ANBAN_REF_ENTRY (self->responsible), FALSE);
  anban_ref_entry_set_name (ANBAN_REF_ENTRY (self->responsible), _ ("整改责任人"), NULL);
  gtk_widget_set_size_request (self->responsible, 160, -1);
  add_labelled (lower, _ ("整改责任人"), self->responsible, FALSE);
  gtk_box_append (GTK_BOX (self->card), lower);
  self->photos = anban_photo_strip_new (_ ("整改前照片"), longest_side);
  gtk_box_append (GTK_BOX (self->card), self->photos);
}

static void
anban_quick_entry_row_init (AnbanQuickEntryRow *self)
{
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->card, "card");
  gtk_widget_add_css_class (self->card, "quick-row");
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
}

GtkWidget *
anban_quick_entry_row_new (AnbanStore *store, int longest_side)
{
  AnbanQuickEntryRow *self = g_object_new (ANBAN_TYPE_QUICK_ENTRY_ROW, NULL);

  add_head (self);
  add_lines (self, store, longest_side);
  connect_editors (self);
  return GTK_WIDGET (self);
}

void
anban_quick_entry_row_set_number (AnbanQuickEntryRow *self, guint number)
{
  g_autofree char *name = g_strdup_printf (_ ("隐患 %u"), number);

  gtk_label_set_label (GTK_LABEL (self->number), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
anban_quick_entry_row_get_photos (AnbanQuickEntryRow *self)
{
  return self->photos;
}

void
anban_quick_entry_row_focus (AnbanQuickEntryRow *self)
{
  gtk_widget_grab_focus (self->description);
}
