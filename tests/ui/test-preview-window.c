/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The preview: as many pages as the list needs, leafing and zooming through them. In this process, on the display of
 * tools/with-display.
 */
#include "registers/hazard.h"
#include "registers/registers.h"
#include "registers/task-units.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "report/hazard-papers.h"
#include "ui/preview/page-view.h"
#include "ui/preview/preview-window.h"
#include "ui/preview/print-form.h"

#include <glib/gstdio.h>

#define N_TASKS 60

typedef struct {
  char *folder, *path;
  AnbanStore *store;
  AnbanQuery *query;
  gint64 bureau;
  GtkWidget *window;
  gboolean ready;
} Fixture;

static void
wait_ms (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end) {
    g_main_context_iteration (NULL, FALSE);
    g_usleep (1000);
  }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) unit = anban_record_new (&anban_unit_register);

  fixture->folder = g_dir_make_tmp ("anban-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "青石镇安办.anban", NULL);
  fixture->store = anban_store_create (fixture->path, anban_registers, &error);
  g_assert_no_error (error);
  g_assert_true (anban_store_begin_step (fixture->store, "准备", NULL));
  anban_record_set_text (unit, ANBAN_UNIT_NAME, "镇应急办");
  anban_record_set_int (unit, ANBAN_UNIT_KIND, ANBAN_UNIT_KIND_DEPARTMENT);
  g_assert_true (anban_store_save (fixture->store, unit, NULL));
  fixture->bureau = anban_record_get_id (unit);
  for (int i = 0; i < N_TASKS; i++) {
    g_autoptr (AnbanRecord) task = anban_record_new (&anban_task_register);
    g_autofree char *heading = g_strdup_printf ("第 %d 项检查", i + 1);

    anban_record_set_text (task, ANBAN_TASK_HEADING, heading);
    anban_record_set_text (task, ANBAN_TASK_BODY, "逐处检查消防通道、用电线路和值班记录，发现问题当场登记。");
    g_assert_true (anban_store_save (fixture->store, task, NULL));
    if (i < 3)
      g_assert_true (anban_task_units_add (fixture->store, anban_record_get_id (task), fixture->bureau,
                                           ANBAN_ROLE_LEAD, NULL));
  }
  g_assert_true (anban_store_commit_step (fixture->store, NULL));
  fixture->query = anban_query_new (&anban_task_register);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_ms (50);
  anban_query_free (fixture->query);
  anban_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static guint
count_pages (Fixture *fixture, AnbanPrintForm form, gint64 unit_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPages) pages = anban_print_form_lay_out (form, fixture->path, anban_registers,
                                                           fixture->query, unit_id, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return anban_pages_get_count (pages);
}

static void
test_forms (Fixture *fixture, gconstpointer data)
{
  guint breakdown = count_pages (fixture, ANBAN_PRINT_BREAKDOWN, 0);

  g_assert_cmpuint (breakdown, >, 2);
  g_assert_cmpuint (breakdown, <, 10);
  g_assert_cmpuint (count_pages (fixture, ANBAN_PRINT_TABLE, 0), >, 2);
  g_assert_cmpuint (count_pages (fixture, ANBAN_PRINT_ONE_UNIT, fixture->bureau), ==, 1);
  g_assert_cmpuint (count_pages (fixture, ANBAN_PRINT_ALL_UNITS, 0), ==, 1);
}

/* Of hazards: the ledger on both papers, and a paper of one of them. */
static void
test_hazards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) hazard = anban_record_new (&anban_hazard_register);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanPages) paper = NULL;
  g_autofree char *ledger = NULL, *notice = NULL;

  anban_query_free (fixture->query);
  fixture->query = anban_query_new (&anban_hazard_register);
  anban_record_set_int (hazard, ANBAN_HAZARD_UNIT, fixture->bureau);
  anban_record_set_text (hazard, ANBAN_HAZARD_DESCRIPTION, "配电箱没有盖板");
  anban_record_set_text (hazard, ANBAN_HAZARD_FOUND_ON, "2026-06-10");
  g_assert_true (anban_store_save (fixture->store, hazard, &error));
  g_assert_cmpuint (count_pages (fixture, ANBAN_PRINT_LEDGER_A3, 0), ==, 1);
  g_assert_cmpuint (count_pages (fixture, ANBAN_PRINT_LEDGER_A4, 0), ==, 1);
  ledger = anban_print_form_dup_file_name (ANBAN_PRINT_LEDGER_A4, fixture->store, fixture->query, 0);
  g_assert_cmpstr (ledger, ==, "隐患整改台账-2026-06-15");
  paper = anban_print_form_lay_out_paper (&anban_hazard_papers[0], fixture->path, anban_registers,
                                          anban_record_get_id (hazard), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (anban_pages_get_count (paper), ==, 2);
  notice =
      anban_print_form_dup_paper_name (&anban_hazard_papers[0], fixture->store, anban_record_get_id (hazard));
  g_assert_cmpstr (notice, ==, "交办通知-YH-20260610-0001");
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (anban_print_form_lay_out (ANBAN_PRINT_BREAKDOWN, fixture->path, anban_registers,
                                           fixture->query, 0, cancellable, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_file_names (Fixture *fixture, gconstpointer data)
{
  g_autofree char *all =
      anban_print_form_dup_file_name (ANBAN_PRINT_BREAKDOWN, fixture->store, fixture->query, 0);
  g_autofree char *one = NULL;

  g_assert_cmpstr (all, ==, "任务分解表-2026-06-15");
  one =
      anban_print_form_dup_file_name (ANBAN_PRINT_ONE_UNIT, fixture->store, fixture->query, fixture->bureau);
  g_assert_cmpstr (one, ==, "镇应急办责任任务清单-2026-06-15");
}

static void
ready_cb (AnbanPreviewWindow *window, Fixture *fixture)
{
  fixture->ready = TRUE;
}

static AnbanPageView *
find_view (GtkWidget *widget)
{
  AnbanPageView *found = ANBAN_IS_PAGE_VIEW (widget) ? ANBAN_PAGE_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  AnbanPages *pages;
  AnbanPageView *view;
  guint n;

  fixture->window = anban_preview_window_new (NULL, fixture->store, fixture->query);
  g_signal_connect (fixture->window, "ready", G_CALLBACK (ready_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (int i = 0; i < 1000 && !fixture->ready; i++)
    wait_ms (10);
  g_assert_true (fixture->ready);
  wait_ms (200);
  pages = anban_preview_window_get_pages (ANBAN_PREVIEW_WINDOW (fixture->window));
  n = anban_pages_get_count (pages);
  g_assert_cmpuint (n, >, 2);
  view = find_view (fixture->window);
  g_assert_true (anban_page_view_fits_width (view));
  g_assert_cmpuint (anban_page_view_get_page (view), ==, 0);
  g_assert_true (gtk_widget_activate_action (fixture->window, "preview.step", "i", 1));
  wait_ms (100);
  g_assert_cmpuint (anban_page_view_get_page (view), ==, 1);
  g_assert_true (gtk_widget_activate_action (fixture->window, "preview.step", "i", G_MAXINT32));
  wait_ms (100);
  g_assert_cmpuint (anban_page_view_get_page (view), ==, n - 1);
  anban_page_view_set_zoom (view, 2);
  wait_ms (200);
  g_assert_cmpfloat (anban_page_view_get_scale (view), ==, 2);
  g_assert_cmpuint (anban_page_view_get_page (view), >=, n - 2); /* the place stays */
  g_assert_true (gtk_widget_activate_action (fixture->window, "preview.zoom-by", "i", 0));
  wait_ms (100);
  g_assert_true (anban_page_view_fits_width (view));
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  if (!gtk_init_check ()) {
    g_print ("1..0 # SKIP there is no display\n");
    return 0;
  }
  adw_init ();
  add ("/ui/preview-window/forms", test_forms);
  add ("/ui/preview-window/hazards", test_hazards);
  add ("/ui/preview-window/stopped", test_stopped);
  add ("/ui/preview-window/file-names", test_file_names);
  add ("/ui/preview-window/window", test_window);
  return g_test_run ();
}
