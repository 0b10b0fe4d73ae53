/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/hazard/quick-entry-window.h"

#include "ui/form/accessible-parts.h"
#include "ui/hazard/hazard-style.h"
#include "ui/hazard/letters-choice.h"
#include "ui/hazard/photo-strip.h"
#include "ui/hazard/quick-entry-head.h"
#include "ui/hazard/quick-entry-row.h"
#include "ui/hazard/quick-entry.h"

#include <glib/gi18n-lib.h>

#define DRAFT_DELAY_MS 1000

struct _AnbanQuickEntryWindow {
  AdwWindow parent_instance;

  GtkWidget *message, *notice, *scroller, *content, *head, *rows, *hand_out, *letters;
  AnbanStore *store;
  guint draft_source;
  gboolean is_filling, is_done;
};

G_DEFINE_TYPE (AnbanQuickEntryWindow, anban_quick_entry_window, ADW_TYPE_WINDOW)

enum {
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_message (AnbanQuickEntryWindow *self, const char *message)
{
  if (message != NULL)
    gtk_label_set_label (GTK_LABEL (self->message), message);
  gtk_widget_set_visible (self->message, message != NULL);
}

/* --- what is typed --- */

/* NULL and the error where something cannot be read. An empty hazard counts for nothing. */
static AnbanQuickEntry *
collect (AnbanQuickEntryWindow *self, gboolean strict, GError **error)
{
  g_autoptr (AnbanQuickEntry) entry = anban_quick_entry_new ();

  entry->inspection =
      anban_quick_entry_head_dup_inspection (ANBAN_QUICK_ENTRY_HEAD (self->head), strict, error);
  if (entry->inspection == NULL)
    return NULL;
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    AnbanQuickEntryRow *typed = ANBAN_QUICK_ENTRY_ROW (row);
    GPtrArray *photos =
        anban_photo_strip_get_photos (ANBAN_PHOTO_STRIP (anban_quick_entry_row_get_photos (typed)));
    AnbanRecord *hazard;
    AnbanQuickHazard *added;

    if (strict &&
        anban_photo_strip_is_reading (ANBAN_PHOTO_STRIP (anban_quick_entry_row_get_photos (typed)))) {
      g_set_error (error, ANBAN_ERROR, ANBAN_ERROR_BUSY, _ ("照片还在读取，没有保存；请稍等片刻再试"));
      return NULL;
    }
    if (anban_quick_entry_row_is_empty (typed))
      continue;
    if ((hazard = anban_quick_entry_row_dup_hazard (typed, strict, error)) == NULL)
      return NULL;
    added = anban_quick_entry_add (entry, hazard);
    for (guint i = 0; i < photos->len; i++)
      g_ptr_array_add (added->photos, anban_photo_copy (photos->pdata[i]));
  }
  entry->hand_out = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->hand_out));
  entry->letters = anban_letters_choice_get (self->letters);
  entry->signer = anban_quick_entry_head_dup_signer (ANBAN_QUICK_ENTRY_HEAD (self->head));
  return g_steal_pointer (&entry);
}

static void
write_draft (AnbanQuickEntryWindow *self)
{
  g_autoptr (AnbanQuickEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->draft_source, g_source_remove);
  if (self->is_done || anban_store_is_read_only (self->store))
    return;
  entry = collect (self, FALSE, NULL);
  if (entry != NULL && !anban_quick_entry_put_draft (entry, self->store, &error))
    show_message (self, error->message);
}

static gboolean
draft_due_cb (gpointer data)
{
  AnbanQuickEntryWindow *self = data;

  self->draft_source = 0;
  write_draft (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AnbanQuickEntryWindow *self)
{
  if (self->is_filling)
    return;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_source = g_timeout_add (DRAFT_DELAY_MS, draft_due_cb, self);
}

/* --- the hazards --- */

static void
number_rows (AnbanQuickEntryWindow *self)
{
  guint number = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    anban_quick_entry_row_set_number (ANBAN_QUICK_ENTRY_ROW (row), ++number);
}

static GtkWidget *add_row (AnbanQuickEntryWindow *self);

static void
remove_cb (AnbanQuickEntryWindow *self, GtkWidget *row)
{
  GtkWidget *other = gtk_widget_get_next_sibling (row) != NULL ? gtk_widget_get_next_sibling (row)
                                                               : gtk_widget_get_prev_sibling (row);

  gtk_box_remove (GTK_BOX (self->rows), row);
  if (other == NULL)
    other = add_row (self);
  number_rows (self);
  anban_quick_entry_row_focus (ANBAN_QUICK_ENTRY_ROW (other));
  changed_cb (self);
}

/* Enter behind the last field: the next hazard, a new one after the last; an empty one leads nowhere. */
static void
next_hazard_cb (AnbanQuickEntryWindow *self, GtkWidget *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next != NULL)
    anban_quick_entry_row_focus (ANBAN_QUICK_ENTRY_ROW (next));
  else if (anban_quick_entry_row_is_empty (ANBAN_QUICK_ENTRY_ROW (row)))
    anban_quick_entry_row_focus (ANBAN_QUICK_ENTRY_ROW (row));
  else
    anban_quick_entry_window_add_hazard (self);
}

static void
first_hazard_cb (AnbanQuickEntryWindow *self)
{
  anban_quick_entry_row_focus (ANBAN_QUICK_ENTRY_ROW (gtk_widget_get_first_child (self->rows)));
}

static void
refused_cb (AnbanQuickEntryWindow *self, const char *sentence)
{
  show_message (self, sentence);
}

static GtkWidget *
add_row (AnbanQuickEntryWindow *self)
{
  int side =
      (int)anban_store_get_setting_int (self->store, "hazard-photo-longest-side", ANBAN_PHOTO_LONGEST_SIDE);
  GtkWidget *row = anban_quick_entry_row_new (self->store, side);

  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (row, "next", G_CALLBACK (next_hazard_cb), self);
  g_signal_connect_swapped (row, "remove", G_CALLBACK (remove_cb), self);
  g_signal_connect_swapped (row, "refused", G_CALLBACK (refused_cb), self);
  gtk_box_append (GTK_BOX (self->rows), row);
  number_rows (self);
  return row;
}

static GtkViewport *
get_viewport (AnbanQuickEntryWindow *self)
{
  return GTK_VIEWPORT (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->scroller)));
}

/* A new row has no place before it is laid out: its first frames wait for it, and the scrolling that follows the focus
 * would go somewhere else. */
static gboolean
bring_into_sight_cb (GtkWidget *row, GdkFrameClock *clock, gpointer data)
{
  AnbanQuickEntryWindow *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  double y, height = gtk_widget_get_height (row);

  if (height <= 0)
    return G_SOURCE_CONTINUE;
  if (gtk_widget_translate_coordinates (row, self->content, 0, 0, NULL, &y))
    gtk_adjustment_clamp_page (adjustment, y, y + height + 12);
  gtk_viewport_set_scroll_to_focus (get_viewport (self), TRUE);
  return G_SOURCE_REMOVE;
}

/* --- opening: where the last entry was left --- */

static void
clear_rows (AnbanQuickEntryWindow *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), row);
}

static void
fill (AnbanQuickEntryWindow *self, AnbanQuickEntry *entry)
{
  self->is_filling = TRUE;
  clear_rows (self);
  anban_quick_entry_head_set_inspection (ANBAN_QUICK_ENTRY_HEAD (self->head), entry->inspection);
  for (guint i = 0; i < entry->hazards->len; i++) {
    AnbanQuickHazard *quick = entry->hazards->pdata[i];
    AnbanQuickEntryRow *row = ANBAN_QUICK_ENTRY_ROW (add_row (self));

    anban_quick_entry_row_set_hazard (row, quick->hazard);
    for (guint k = 0; k < quick->photos->len; k++)
      anban_photo_strip_add (ANBAN_PHOTO_STRIP (anban_quick_entry_row_get_photos (row)),
                             anban_photo_copy (quick->photos->pdata[k]));
  }
  if (entry->hazards->len == 0)
    add_row (self);
  self->is_filling = FALSE;
}

static void
start_anew_cb (AnbanQuickEntryWindow *self)
{
  g_autoptr (AnbanQuickEntry) empty = anban_quick_entry_new ();
  GtkWidget *head = anban_quick_entry_head_new (self->store);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  anban_quick_entry_drop_draft (self->store);
  gtk_box_insert_child_after (GTK_BOX (self->content), head, self->head);
  gtk_box_remove (GTK_BOX (self->content), self->head);
  self->head = head;
  g_signal_connect_swapped (self->head, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->head, "next", G_CALLBACK (first_hazard_cb), self);
  clear_rows (self);
  add_row (self);
  gtk_widget_set_visible (self->notice, FALSE);
  anban_quick_entry_head_focus (ANBAN_QUICK_ENTRY_HEAD (self->head));
}

/* --- construction --- */

static void
save_cb (AnbanQuickEntryWindow *self)
{
  anban_quick_entry_window_save (self);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_quick_entry_window_save (ANBAN_QUICK_ENTRY_WINDOW (widget));
}

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  anban_quick_entry_window_add_hazard (ANBAN_QUICK_ENTRY_WINDOW (widget));
}

static gboolean
close_request_cb (AnbanQuickEntryWindow *self)
{
  write_draft (self);
  return GDK_EVENT_PROPAGATE;
}

/* Before a text view takes them for itself. */
static gboolean
key_pressed_cb (AnbanQuickEntryWindow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    anban_quick_entry_window_add_hazard (self);
  else if (keyval == GDK_KEY_s || keyval == GDK_KEY_S)
    anban_quick_entry_window_save (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
anban_quick_entry_window_dispose (GObject *object)
{
  AnbanQuickEntryWindow *self = ANBAN_QUICK_ENTRY_WINDOW (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anban_quick_entry_window_parent_class)->dispose (object);
}

static void
anban_quick_entry_window_class_init (AnbanQuickEntryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anban_quick_entry_window_dispose;
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "quick.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "quick.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
create_header (AnbanQuickEntryWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *add = gtk_button_new_with_label (_ ("下一项隐患"));
  GtkWidget *save = gtk_button_new_with_label (_ ("全部保存"));

  adw_header_bar_set_title_widget (
      ADW_HEADER_BAR (header),
      adw_window_title_new (_ ("录入检查"), _ ("回车到下一栏，Ctrl+Enter 下一项隐患，Ctrl+S 全部保存")));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "quick.add");
  gtk_widget_set_tooltip_text (add, _ ("在下面加一项隐患（Ctrl+Enter）"));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), add);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_tooltip_text (save, _ ("保存检查记录和全部隐患（Ctrl+S）"));
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  return header;
}

static GtkWidget *
create_notice (AnbanQuickEntryWindow *self)
{
  GtkWidget *label = gtk_label_new (_ ("接着上次没有保存的录入"));
  GtkWidget *anew = gtk_button_new_with_label (_ ("清空，重新录入"));

  self->notice = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->notice, "card");
  gtk_widget_add_css_class (self->notice, "quick-notice");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (self->notice), label);
  gtk_box_append (GTK_BOX (self->notice), anew);
  gtk_widget_set_visible (self->notice, FALSE);
  g_signal_connect_swapped (anew, "clicked", G_CALLBACK (start_anew_cb), self);
  return self->notice;
}

static GtkWidget *
create_foot (AnbanQuickEntryWindow *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (foot, "quick-foot");
  self->hand_out = gtk_check_button_new_with_label (_ ("保存后立即交办给属地和行业主管单位"));
  gtk_box_append (GTK_BOX (foot), self->hand_out);
  self->letters = anban_letters_choice_new (self->store);
  g_object_bind_property (self->hand_out, "active", self->letters, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (foot), self->letters);
  return foot;
}

static void
anban_quick_entry_window_init (AnbanQuickEntryWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  anban_hazard_style_load ();
  gtk_window_set_default_size (GTK_WINDOW (self), 960, 680);
  gtk_window_set_title (GTK_WINDOW (self), _ ("录入检查"));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

static void
build (AnbanQuickEntryWindow *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->message = gtk_label_new (_ ("提示"));
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_widget_add_css_class (self->message, "step-error");
  gtk_widget_set_visible (self->message, FALSE);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->content, "quick-content");
  self->head = anban_quick_entry_head_new (self->store);
  g_signal_connect_swapped (self->head, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->head, "next", G_CALLBACK (first_hazard_cb), self);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->content), create_notice (self));
  gtk_box_append (GTK_BOX (self->content), self->head);
  gtk_box_append (GTK_BOX (self->content), self->rows);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->content);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (outer), create_header (self));
  gtk_box_append (GTK_BOX (outer), self->message);
  gtk_box_append (GTK_BOX (outer), self->scroller);
  gtk_box_append (GTK_BOX (outer), create_foot (self));
  adw_window_set_content (ADW_WINDOW (self), outer);
}

GtkWidget *
anban_quick_entry_window_new (GtkWindow *parent, AnbanStore *store)
{
  AnbanQuickEntryWindow *self = g_object_new (ANBAN_TYPE_QUICK_ENTRY_WINDOW, "transient-for", parent, NULL);
  g_autoptr (AnbanQuickEntry) draft = anban_quick_entry_read_draft (store);

  self->store = g_object_ref (store);
  build (self);
  if (draft != NULL)
    fill (self, draft);
  else
    add_row (self);
  gtk_widget_set_visible (self->notice, draft != NULL);
  anban_accessible_parts_name (GTK_WIDGET (self), _ ("录入检查"));
  anban_quick_entry_head_focus (ANBAN_QUICK_ENTRY_HEAD (self->head));
  return GTK_WIDGET (self);
}

gboolean
anban_quick_entry_window_save (AnbanQuickEntryWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanQuickEntry) entry = collect (self, TRUE, &error);
  g_autofree char *message = NULL;
  gint64 id;

  if (entry == NULL || !anban_quick_entry_take (entry, self->store, &id, &message, &error)) {
    show_message (self, error->message);
    return FALSE;
  }
  self->is_done = TRUE;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  anban_quick_entry_drop_draft (self->store);
  g_signal_emit (self, signals[TAKEN], 0, id, message);
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

void
anban_quick_entry_window_add_hazard (AnbanQuickEntryWindow *self)
{
  GtkWidget *last = gtk_widget_get_last_child (self->rows);
  GtkWidget *row;

  if (anban_quick_entry_row_is_empty (ANBAN_QUICK_ENTRY_ROW (last))) {
    anban_quick_entry_row_focus (ANBAN_QUICK_ENTRY_ROW (last));
    return;
  }
  row = add_row (self);
  anban_quick_entry_row_continue (ANBAN_QUICK_ENTRY_ROW (row), ANBAN_QUICK_ENTRY_ROW (last));
  gtk_viewport_set_scroll_to_focus (get_viewport (self), FALSE);
  anban_quick_entry_row_focus (ANBAN_QUICK_ENTRY_ROW (row));
  gtk_widget_add_tick_callback (row, bring_into_sight_cb, self, NULL);
}

GtkWidget *
anban_quick_entry_window_get_head (AnbanQuickEntryWindow *self)
{
  return self->head;
}

GtkWidget *
anban_quick_entry_window_get_row (AnbanQuickEntryWindow *self, guint place)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  while (row != NULL && place-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

const char *
anban_quick_entry_window_get_message (AnbanQuickEntryWindow *self)
{
  return gtk_widget_get_visible (self->message) ? gtk_label_get_label (GTK_LABEL (self->message)) : "";
}
