/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/form/record-pane-keys.h"

static void
add_shortcut (GtkEventController *controller, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action)));
}

void
anban_record_pane_keys_add (GtkWidget *pane)
{
  GtkEventController *early = gtk_shortcut_controller_new ();
  GtkEventController *late = gtk_shortcut_controller_new ();

  /* before a text view takes them for itself */
  gtk_event_controller_set_propagation_phase (early, GTK_PHASE_CAPTURE);
  add_shortcut (early, "<Control>Page_Down", "form.next-record");
  add_shortcut (early, "<Control>Page_Up", "form.previous-record");
  add_shortcut (early, "<Alt>Down", "form.next-record");
  add_shortcut (early, "<Alt>Up", "form.previous-record");
  add_shortcut (early, "<Control>s", "form.save");
  add_shortcut (early, "<Control>d", "form.copy-as-new");
  for (guint i = 0; i < 9; i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (early),
        gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (GDK_KEY_1 + i, GDK_CONTROL_MASK),
                                         gtk_named_action_new ("form.jump"), "u", i));
  gtk_widget_add_controller (pane, early);
  /* after popovers and input methods */
  add_shortcut (late, "Escape", "form.leave");
  gtk_widget_add_controller (pane, late);
}
