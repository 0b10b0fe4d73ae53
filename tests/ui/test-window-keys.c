/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window without a mouse and without a screen: where the focus goes, what controls are called, what quits,
 * and which folder a file dialog opens in.
 */
#include "ui/accessible-names.h"
#include "ui/chooser-folder.h"
#include "ui/clause-text.h"
#include "ui/list/date-chip.h"
#include "ui/list/filter-bar.h"
#include "ui/list/filter-chip.h"
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

  /* Alt+2; the second time to rows that are there already */
  for (int i = 0; i < 2; i++) {
    gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-nth-view", "i", 1);
    wait_ms (20);
    list = ANBAN_LIST_VIEW (find_below (GTK_WIDGET (f->window), ANBAN_TYPE_LIST_VIEW));
    wait_until (is_loaded, list);
    wait_until (has_focus_within, find_below (GTK_WIDGET (list), GTK_TYPE_COLUMN_VIEW));
    gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-nth-view", "i", 0);
    wait_ms (20);
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

static gboolean
shows_pane (Fixture *f)
{
  gboolean shown;

  g_object_get (f->window, "show-pane", &shown, NULL);
  return shown;
}

/* No empty pane beside the overview, where it could not even be closed. */
static void
test_pane_goes_with_rows (Fixture *f, gconstpointer data)
{
  show_list (f, "task");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-pane", NULL);
  g_assert_true (shows_pane (f));
  anban_window_show_view (f->window, "overview");
  g_assert_false (shows_pane (f));
  anban_window_show_view (f->window, "recycle-bin");
  g_assert_false (shows_pane (f));
  show_list (f, "person");
  g_assert_true (shows_pane (f));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-pane", NULL);
  anban_window_show_view (f->window, "overview");
  show_list (f, "task");
  g_assert_false (shows_pane (f));
}

/* --- the width --- */

/* Chips of the bar that are in sight, all of them whole. */
static guint
count_whole_chips (GtkWidget *widget, GtkWidget *bar)
{
  graphene_rect_t bounds;
  guint n = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;
  if (ANBAN_IS_FILTER_CHIP (widget) || ANBAN_IS_DATE_CHIP (widget)) {
    g_assert_true (gtk_widget_compute_bounds (widget, bar, &bounds));
    g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (bar));
    g_assert_cmpfloat (bounds.origin.x, >=, 0);
    return 1;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_whole_chips (child, bar);
  return n;
}

/* What does not fit beside an open record or in a narrow window is still there, one click away. */
static void
test_narrow (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  GtkWidget *bar = find_below (GTK_WIDGET (list), ANBAN_TYPE_FILTER_BAR);
  guint n;

  wait_ms (300);
  n = count_whole_chips (bar, bar);
  g_assert_cmpuint (n, ==, 6);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-pane", NULL);
  wait_ms (300);
  g_assert_cmpuint (count_whole_chips (bar, bar), <, n);
  g_assert_cmpuint (count_whole_chips (bar, bar), >, 0);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.show-pane", NULL);
  wait_ms (300);
  g_assert_cmpuint (count_whole_chips (bar, bar), ==, n);

  for (int i = 0; i < 3; i++) {
    /* the first time the buttons go, which makes room for the next */
    gtk_window_set_default_size (GTK_WINDOW (f->window), 480, 700);
    wait_ms (300);
  }
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f->window)), <=, 500);
  g_assert_cmpuint (count_whole_chips (bar, bar), <, n);
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

/* --- short texts --- */

/* Where lines end in a label of @width. */
static void
assert_breaks (const char *text, int width, const char *const *lines)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autofree char *markup = anban_clause_text_dup_markup (text);
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));

  pango_layout_set_markup (layout, markup, -1);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  g_assert_cmpstr (pango_layout_get_text (layout), ==, text);
  g_assert_cmpint (pango_layout_get_line_count (layout), ==, (int)g_strv_length ((char **)lines));
  for (guint i = 0; lines[i] != NULL; i++) {
    PangoLayoutLine *line = pango_layout_get_line_readonly (layout, (int)i);
    g_autofree char *got = g_strndup (text + line->start_index, (gsize)line->length);

    g_assert_cmpstr (g_strchomp (got), ==, lines[i]);
  }
  g_object_unref (label);
}

static void
test_clauses_hold_together (Fixture *f, gconstpointer data)
{
  const char *const clauses[] = {"打印上墙。", "一个单位一个文件，", "不用联网（“只读”）。", NULL};
  const char *const markup[] = {"找不到 a<b & c。", NULL};

  assert_breaks ("打印上墙。一个单位一个文件，不用联网（“只读”）。", 170, clauses);
  assert_breaks ("找不到 a<b & c。", 400, markup);
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
  ADD ("/window-keys/pane-goes-with-rows", test_pane_goes_with_rows, N_TASKS);
  ADD ("/window-keys/narrow", test_narrow, N_TASKS);
  ADD ("/window-keys/names-of-what-is-shown", test_names_of_what_is_shown, 0);
  ADD ("/window-keys/clauses-hold-together", test_clauses_hold_together, 0);
  ADD ("/window-keys/quit-from-preview", test_quit_from_preview, N_TASKS);
  ADD ("/window-keys/folder-is-remembered", test_folder_is_remembered, 0);
  return g_test_run ();
}
