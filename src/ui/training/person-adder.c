/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/training/person-adder.h"

#include "registers/person.h"

#include <glib/gi18n-lib.h>

#define SUGGEST_DELAY_MS 120
#define N_SUGGESTIONS    8

struct _AnbanPersonAdder {
  GtkWidget parent_instance;

  GtkWidget *entry, *popover, *list;
  AnbanStore *store;
  GHashTable *taken; /* gint64 * */
  guint suggest_source;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AnbanPersonAdder, anban_person_adder, GTK_TYPE_WIDGET)

enum {
  PICKED,
  NAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_typed (AnbanPersonAdder *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
close_suggestions (AnbanPersonAdder *self)
{
  g_clear_handle_id (&self->suggest_source, g_source_remove);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
empty (AnbanPersonAdder *self)
{
  close_suggestions (self);
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->filling = FALSE;
}

/* --- what is offered --- */

static char *
dup_details (AnbanRecord *person)
{
  GString *text = g_string_new (anban_record_get_ref_title (person, ANBAN_PERSON_UNIT));
  const char *position = anban_record_get_text (person, ANBAN_PERSON_POSITION);
  const char *number = anban_record_get_text (person, ANBAN_PERSON_ID_NUMBER);

  if (*position != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", position);
  if (g_utf8_strlen (number, -1) == 18)
    g_string_append_printf (text, "%s…%s", text->len > 0 ? " · " : "", number + 14);
  return g_string_free (text, FALSE);
}

static void
append_row (AnbanPersonAdder *self, gint64 id, const char *title, const char *details)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (title), *rest = gtk_label_new (details);
  g_autofree char *shown = g_strdup_printf ("%s %s", title, details);

  if (id == 0)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_label_set_ellipsize (GTK_LABEL (rest), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (rest), 0);
  gtk_widget_set_hexpand (rest, TRUE);
  gtk_widget_add_css_class (rest, "dim-label");
  gtk_box_append (GTK_BOX (box), rest);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static gboolean
is_left (AnbanPersonAdder *self, AnbanRecord *person)
{
  AnbanDate day;

  return anban_date_parse (anban_record_get_text (person, ANBAN_PERSON_LEFT_ON), &day) &&
         day <= anban_store_get_today (self->store);
}

/* Those whose name begins as typed first, then the others; nobody who is on the roll or left. */
static guint
append_found (AnbanPersonAdder *self, const char *text, gboolean *is_there)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_person_register);
  g_autoptr (GArray) ids = NULL;
  guint n = 0;

  anban_query_set_search (query, text);
  ids = anban_store_list_ids (self->store, query, NULL, NULL);
  for (guint i = 0; ids != NULL && i < ids->len && n < N_SUGGESTIONS; i++) {
    gint64 id = g_array_index (ids, gint64, i);
    g_autoptr (AnbanRecord) person = NULL;
    g_autofree char *details = NULL;

    if (self->taken != NULL && g_hash_table_contains (self->taken, &id))
      continue;
    person = anban_store_get (self->store, &anban_person_register, id, NULL);
    if (person == NULL || is_left (self, person))
      continue;
    details = dup_details (person);
    *is_there = *is_there || g_str_equal (anban_record_get_text (person, ANBAN_PERSON_NAME), text);
    append_row (self, id, anban_record_get_text (person, ANBAN_PERSON_NAME), details);
    n++;
  }
  return n;
}

static gboolean
is_name (const char *text)
{
  return g_utf8_strlen (text, -1) >= 2 &&
         g_unichar_get_script (g_utf8_get_char (text)) == G_UNICODE_SCRIPT_HAN;
}

static guint
fill_suggestions (AnbanPersonAdder *self)
{
  g_autofree char *text = dup_typed (self);
  gboolean is_there = FALSE;
  GtkListBoxRow *row;
  guint n;

  g_clear_handle_id (&self->suggest_source, g_source_remove);
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  if (self->store == NULL || *text == '\0')
    return 0;
  n = append_found (self, text, &is_there);
  if (is_name (text)) {
    g_autofree char *offer = g_strdup_printf (is_there ? _ ("另建一位“%s”…") : _ ("新建“%s”…"), text);

    append_row (self, 0, offer, "");
    n++;
  }
  if (n > 0)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                             gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  return n;
}

guint
anban_person_adder_suggest (AnbanPersonAdder *self)
{
  guint n = fill_suggestions (self);

  if (n == 0)
    close_suggestions (self);
  else if (gtk_widget_get_state_flags (self->entry) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  return n;
}

static gboolean
suggest_due_cb (gpointer data)
{
  AnbanPersonAdder *self = data;

  self->suggest_source = 0;
  anban_person_adder_suggest (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnbanPersonAdder *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->suggest_source, g_source_remove);
  self->suggest_source = g_timeout_add (SUGGEST_DELAY_MS, suggest_due_cb, self);
}

/* --- taking --- */

static void
row_activated_cb (AnbanPersonAdder *self, GtkListBoxRow *row)
{
  gint64 id = *(gint64 *)g_object_get_data (G_OBJECT (row), "id");
  g_autofree char *text = dup_typed (self);

  empty (self);
  if (id != 0)
    g_signal_emit (self, signals[PICKED], 0, id);
  else
    g_signal_emit (self, signals[NAMED], 0, text);
  gtk_widget_grab_focus (self->entry);
}

void
anban_person_adder_activate (AnbanPersonAdder *self)
{
  GtkListBoxRow *row;

  /* Enter may be quicker than the pause of typing */
  if (self->suggest_source != 0 || gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0) == NULL)
    fill_suggestions (self);
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row != NULL && *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    row_activated_cb (self, row);
}

static void
move_selection (AnbanPersonAdder *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int place = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = place >= 0 ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), place) : NULL;
  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}

static gboolean
key_pressed_cb (AnbanPersonAdder *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_open = gtk_widget_get_visible (self->popover);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval) {
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    if (is_open)
      move_selection (self, 1);
    else
      anban_person_adder_suggest (self);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    if (is_open)
      move_selection (self, -1);
    return is_open ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  case GDK_KEY_Escape:
    if (is_open)
      close_suggestions (self);
    return is_open ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* --- the widget --- */

static void
anban_person_adder_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnbanPersonAdder *self = ANBAN_PERSON_ADDER (widget);

  gtk_widget_size_allocate (self->entry, &(GtkAllocation){0, 0, width, height}, baseline);
  gtk_widget_set_size_request (self->popover, MAX (width, 240), -1);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
anban_person_adder_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (ANBAN_PERSON_ADDER (widget)->entry, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
anban_person_adder_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (ANBAN_PERSON_ADDER (widget)->entry);
}

static void
anban_person_adder_dispose (GObject *object)
{
  AnbanPersonAdder *self = ANBAN_PERSON_ADDER (object);

  g_clear_handle_id (&self->suggest_source, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_person_adder_parent_class)->dispose (object);
}

static void
anban_person_adder_class_init (AnbanPersonAdderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_person_adder_dispose;
  widget_class->measure = anban_person_adder_measure;
  widget_class->size_allocate = anban_person_adder_size_allocate;
  widget_class->grab_focus = anban_person_adder_grab_focus;
  signals[PICKED] =
      g_signal_new ("picked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[NAMED] =
      g_signal_new ("named", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "personadder");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_popover (AnbanPersonAdder *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "pick-list");
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("候选人员"),
                                  -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), self->list);
  gtk_popover_set_autohide (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (popover, FALSE);
  return popover;
}

static void
anban_person_adder_init (AnbanPersonAdder *self)
{
  GtkEventController *keys = gtk_event_controller_key_new (), *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY, "contact-new-symbolic");
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->popover = create_popover (self);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (anban_person_adder_activate), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (close_suggestions), self);
  gtk_widget_add_controller (self->entry, focus);
}

GtkWidget *
anban_person_adder_new (const char *name, const char *hint)
{
  AnbanPersonAdder *self = g_object_new (ANBAN_TYPE_PERSON_ADDER, NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

void
anban_person_adder_set_store (AnbanPersonAdder *self, AnbanStore *store, const GArray *taken)
{
  g_set_object (&self->store, store);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  if (taken == NULL)
    return;
  self->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < taken->len; i++)
    g_hash_table_add (self->taken, g_memdup2 (&g_array_index (taken, gint64, i), sizeof (gint64)));
}

void
anban_person_adder_set_text (AnbanPersonAdder *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
