/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/import/unit-picker.h"

#include "registers/unit.h"

#include <glib/gi18n-lib.h>

#define SHOWN 50

typedef struct {
  GtkWidget *dialog, *search, *list;
  GWeakRef owner;
  AnbanStore *store;
  AnbanUnitPicked picked;
  gpointer data;
  GDestroyNotify destroy;
} Picker;

static void
free_picker (gpointer data)
{
  Picker *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_weak_ref_clear (&self->owner);
  g_object_unref (self->store);
  g_free (self);
}

static void
fill (Picker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autoptr (GPtrArray) units = anban_store_suggest (self->store, &anban_unit_register, text, SHOWN);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; units != NULL && i < units->len; i++) {
    AnbanRecord *unit = g_ptr_array_index (units, i);
    GtkWidget *row = adw_action_row_new ();
    g_autofree char *title = anban_record_dup_title (unit);
    g_autofree char *kind = anban_record_dup_display (unit, ANBAN_UNIT_KIND);
    gint64 id = anban_record_get_id (unit);

    adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), kind);
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&id, sizeof id), g_free);
    gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  }
  child = gtk_widget_get_first_child (self->list);
  if (child != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (child));
}

static void
pick (Picker *self, GtkListBoxRow *row)
{
  g_autoptr (GtkWidget) owner = g_weak_ref_get (&self->owner);

  if (row == NULL)
    return;
  if (owner != NULL)
    self->picked (*(gint64 *)g_object_get_data (G_OBJECT (row), "id"), self->data);
  gtk_window_close (GTK_WINDOW (self->dialog));
}

static void
changed_cb (GtkSearchEntry *search, Picker *self)
{
  fill (self);
}

static void
activate_cb (GtkSearchEntry *search, Picker *self)
{
  pick (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, Picker *self)
{
  pick (self, row);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Picker *self)
{
  if (g_strcmp0 (response, "pick") == 0)
    pick (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
  else if (g_strcmp0 (response, "none") == 0) {
    g_autoptr (GtkWidget) owner = g_weak_ref_get (&self->owner);

    if (owner != NULL)
      self->picked (0, self->data);
  }
}

static GtkWidget *
build (Picker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  self->list = gtk_list_box_new ();
  g_object_set (self->search, "placeholder-text", _ ("输入单位名称"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("查找单位"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("单位"), -1);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_size_request (box, 380, -1);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  g_signal_connect (self->search, "search-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->search, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return box;
}

void
anban_unit_picker_present (GtkWidget *owner,
                           AnbanStore *store,
                           const char *heading,
                           const char *text,
                           const char *none,
                           AnbanUnitPicked picked,
                           gpointer data,
                           GDestroyNotify destroy)
{
  Picker *self = g_new0 (Picker, 1);

  g_weak_ref_init (&self->owner, owner);
  self->store = g_object_ref (store);
  self->picked = picked;
  self->data = data;
  self->destroy = destroy;
  self->dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (owner)), heading, NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self->dialog), build (self));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel", _ ("取消"));
  if (none != NULL)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->dialog), "none", none);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self->dialog), "pick", _ ("就是它"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self->dialog), "pick",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self->dialog), "cancel");
  g_signal_connect (self->dialog, "response", G_CALLBACK (response_cb), self);
  g_object_set_data_full (G_OBJECT (self->dialog), "picker", self, free_picker);
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  fill (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
  gtk_widget_grab_focus (self->search);
}
