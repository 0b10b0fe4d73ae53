/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window on a sample office of its own, and what tests of it wait for and look at; for tests/ui/test-*.c whose
 * main() makes the application. In this process, on the display of tools/with-display.
 */
#pragma once

#include "registers/registers.h"
#include "registers/sample-office.h"
#include "ui/application.h"
#include "ui/list/list-view.h"
#include "ui/window.h"

#include <glib/gstdio.h>

#define N_TASKS 60

typedef struct {
  char *folder, *path;
  AnbanWindow *window;
  AnbanStore *store;
} Fixture;

static AnbanApplication *application;

typedef gboolean (*Condition) (gpointer data);

/* Runs the window until @condition holds; ten seconds at most. */
static inline void
wait_until (Condition condition, gpointer data)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!condition (data) && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_true (condition (data));
}

static inline void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static inline GtkWidget *
find_below (GtkWidget *widget, GType type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_below (child, type);
  return found;
}

/* A mapped label that contains @text. */
static inline gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

/* Until such a label is there: what a reading shows comes some frames after it. */
static inline void
wait_for_text (gpointer widget, const char *text)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!shows (widget, text) && g_get_monotonic_time () < end)
    wait_ms (5);
  g_assert_true (shows (widget, text));
}

static inline gboolean
is_loaded (gpointer data)
{
  AnbanListView *list = data;

  return !anban_record_model_get_loading (anban_list_view_get_model (list));
}

static inline gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data);
}

static inline AnbanListView *
show_list (Fixture *f, const char *view)
{
  AnbanListView *list;

  anban_window_show_view (f->window, view);
  wait_ms (20);
  list = ANBAN_LIST_VIEW (find_below (GTK_WIDGET (f->window), ANBAN_TYPE_LIST_VIEW));
  wait_until (is_loaded, list);
  return list;
}

static inline guint
count_shown (AnbanListView *list)
{
  wait_until (is_loaded, list);
  return anban_record_model_get_n_records (anban_list_view_get_model (list));
}

static inline gint64
count (Fixture *f, const AnbanQuery *query)
{
  return anban_store_count (f->store, query, NULL);
}

static inline GtkSelectionModel *
get_selection (AnbanListView *list)
{
  return gtk_column_view_get_model (GTK_COLUMN_VIEW (find_below (GTK_WIDGET (list), GTK_TYPE_COLUMN_VIEW)));
}

static inline void
select_rows (AnbanListView *list, guint first, guint n)
{
  gtk_selection_model_select_range (get_selection (list), first, n, TRUE);
  wait_ms (120);
}

static inline gint64
get_id (AnbanListView *list, guint position)
{
  return anban_record_model_get_id (anban_list_view_get_model (list), position);
}

static inline void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  AnbanStore *store;

  f->folder = g_dir_make_tmp ("anban-window-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "office.anban", NULL);
  store = anban_store_create (f->path, anban_registers, &error);
  g_assert_no_error (error);
  if (GPOINTER_TO_UINT (data) > 0)
    anban_sample_office_fill (store, GPOINTER_TO_UINT (data), 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  anban_store_close (store);
  g_object_unref (store);
  f->window = anban_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (f->window));
  wait_until (is_mapped, f->window);
  g_assert_true (anban_window_open_office (f->window, f->path, &error));
  g_assert_no_error (error);
  f->store = anban_window_get_store (f->window);
  wait_ms (50);
}

static inline void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *child = g_build_filename (path, name, NULL);

    if (g_file_test (child, G_FILE_TEST_IS_DIR))
      remove_folder (child);
    else
      g_unlink (child);
  }
  g_rmdir (path);
}

static inline void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  wait_ms (50);
  remove_folder (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

/* Before the first fixture; settings stay in memory. */
static inline void
start_application (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;

  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  gtk_test_init (argc, argv);
  application = anban_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_application_hold (G_APPLICATION (application));
}

#define ADD(path, func, n) g_test_add (path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
