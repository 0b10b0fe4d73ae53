/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window without a mouse and without a screen: where the focus goes, what controls are called, what quits,
 * and which folder a file dialog opens in.
 */
#include "ui/accessible-names.h"
#include "ui/chooser-folder.h"
#include "ui/preview/preview-window.h"
#include "window-fixture.h"

static gboolean
has_focus_within (gpointer data)
{
  GtkWidget *widget = data, *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* --- the focus --- */

static void
test_focus_goes_to_rows (Fixture *f, gconstpointer data)
{
  AnbanListView *list;

  /* Alt+2, and back again to rows that are there already */
  for (int i = 1; i < 4; i++) {
    gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-nth-view", "i", i % 2 == 0 ? 2 : 1);
    wait_ms (20);
    list = ANBAN_LIST_VIEW (find_below (GTK_WIDGET (f->window), ANBAN_TYPE_LIST_VIEW));
    wait_until (is_loaded, list);
    wait_until (has_focus_within, find_below (GTK_WIDGET (list), GTK_TYPE_COLUMN_VIEW));
  }
}

static void
test_focus_goes_to_first_step (Fixture *f, gconstpointer data)
{
  AnbanListView *list;

  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-nth-view", "i", 1);
  wait_ms (20);
  list = ANBAN_LIST_VIEW (find_below (GTK_WIDGET (f->window), ANBAN_TYPE_LIST_VIEW));
  wait_until (is_loaded, list);
  wait_until (has_focus_within, find_below (GTK_WIDGET (list), ADW_TYPE_STATUS_PAGE));
}

/* --- names --- */

static void
assert_named (GtkWidget *widget, const char *name)
{
  g_autofree char *other =
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), (int)GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_cmpstr (other, ==, NULL);
}

static void
test_names_of_what_is_shown (Fixture *f, gconstpointer data)
{
  GtkWidget *window = gtk_window_new (), *button = gtk_button_new (), *box = gtk_box_new (0, 0);
  GtkWidget *badge = gtk_label_new ("新增"), *drop_down;
  const char *const choices[] = {"牵头", "配合", NULL};

  gtk_box_append (GTK_BOX (box), badge);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("开展检查"));
  gtk_widget_set_visible (badge, FALSE);
  gtk_button_set_child (GTK_BUTTON (button), box);
  anban_accessible_names_fill (button);
  assert_named (button, "开展检查");

  drop_down = gtk_drop_down_new_from_strings (choices);
  gtk_window_set_child (GTK_WINDOW (window), drop_down);
  gtk_window_present (GTK_WINDOW (window));
  wait_until (is_mapped, window);
  g_object_ref_sink (button);
  anban_accessible_names_fill (drop_down);
  assert_named (drop_down, "牵头");
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (drop_down)),
                                                    GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (drop_down)),
                                                   GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (button);
}

/* --- quitting --- */

static gboolean
has_preview (gpointer data)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    if (ANBAN_IS_PREVIEW_WINDOW (l->data) && gtk_widget_get_mapped (l->data))
      return TRUE;
  return FALSE;
}

static gboolean
has_no_window (gpointer data)
{
  return gtk_application_get_windows (GTK_APPLICATION (application)) == NULL;
}

/* The preview is in front when Ctrl+Q is pressed. */
static void
test_quit_from_preview (Fixture *f, gconstpointer data)
{
  show_list (f, "task");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.print", NULL);
  wait_until (has_preview, NULL);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  wait_until (has_no_window, NULL);
  /* for the fixture to close */
  f->window = anban_window_new (GTK_APPLICATION (application));
}

/* --- folders --- */

static void
test_folder_is_remembered (Fixture *f, gconstpointer data)
{
  g_autofree char *other = g_dir_make_tmp ("anban-folder-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (other, "任务分解表.xlsx", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path), folder = g_file_new_for_path (other);
  g_autofree char *first = anban_chooser_folder_dup (ANBAN_FOLDER_WRITTEN, f->path);
  g_autofree char *second = NULL, *plan = NULL, *gone = NULL;

  g_assert_cmpstr (first, ==, f->folder);
  anban_chooser_folder_note (ANBAN_FOLDER_WRITTEN, file);
  second = anban_chooser_folder_dup (ANBAN_FOLDER_WRITTEN, f->path);
  g_assert_cmpstr (second, ==, other);
  plan = anban_chooser_folder_dup (ANBAN_FOLDER_PLAN, f->path);
  g_assert_cmpstr (plan, ==, f->folder);
  anban_chooser_folder_note (ANBAN_FOLDER_PLAN, folder);
  g_free (plan);
  plan = anban_chooser_folder_dup (ANBAN_FOLDER_PLAN, f->path);
  g_assert_cmpstr (plan, ==, other);

  /* a stick that was pulled out */
  remove_folder (other);
  gone = anban_chooser_folder_dup (ANBAN_FOLDER_WRITTEN, f->path);
  g_assert_cmpstr (gone, ==, f->folder);
}

int
main (int argc, char **argv)
{
  start_application (&argc, &argv);
  ADD ("/window-keys/focus-goes-to-rows", test_focus_goes_to_rows, N_TASKS);
  ADD ("/window-keys/focus-goes-to-first-step", test_focus_goes_to_first_step, 0);
  ADD ("/window-keys/names-of-what-is-shown", test_names_of_what_is_shown, 0);
  ADD ("/window-keys/quit-from-preview", test_quit_from_preview, N_TASKS);
  ADD ("/window-keys/folder-is-remembered", test_folder_is_remembered, 0);
  return g_test_run ();
}
