/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of a sample office as a clerk uses it: views, search, sort, groups, filters, many rows at once,
 * undo, the recycle bin, rows from a spreadsheet. In this process, on the display of tools/with-display.
 */
#include "exchange/clipboard-table.h"
#include "exchange/paste.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "ui/desktop-settings.h"
#include "ui/form/record-pane.h"
#include "ui/list/bulk-edit-dialog.h"
#include "ui/list/date-chip.h"
#include "ui/list/filter-chip.h"
#include "ui/list/list-cell.h"
#include "ui/list/paste-dialog.h"
#include "ui/new-office-dialog.h"
#include "ui/overview-page.h"
#include "ui/recycle-page.h"
#include "window-fixture.h"

/* --- views --- */

static gboolean
shows_overdue (gpointer data)
{
  return shows (data, "逾期较多的单位");
}

static void
test_views (Fixture *f, gconstpointer data)
{
  static const char *const ids[] = {"task", "plan", "progress", "unit", "person"};
  GtkWidget *page = find_below (GTK_WIDGET (f->window), ANBAN_TYPE_OVERVIEW_PAGE);

  g_assert_nonnull (page);
  wait_until (shows_overdue, page);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    AnbanListView *list = show_list (f, ids[i]);
    g_autoptr (AnbanQuery) query = anban_query_new (anban_registers_find (ids[i]));

    g_assert_cmpstr (anban_list_view_get_register (list)->id, ==, ids[i]);
    g_assert_cmpint (count_shown (list), ==, count (f, query));
    g_assert_cmpint (count_shown (list), >, 0);
  }
  anban_window_show_view (f->window, "recycle-bin");
  wait_ms (50);
  g_assert_nonnull (find_below (GTK_WIDGET (f->window), ANBAN_TYPE_RECYCLE_PAGE));
}

static gboolean
shows_first_step (gpointer data)
{
  return shows (data, "从导入计划开始");
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  AnbanListView *list;

  wait_until (shows_first_step, find_below (GTK_WIDGET (f->window), ANBAN_TYPE_OVERVIEW_PAGE));
  list = show_list (f, "person");
  wait_ms (50);
  g_assert_true (shows (GTK_WIDGET (list), "还没有"));
}

/* --- narrowing --- */

static void
test_search (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  GtkEditable *entry = GTK_EDITABLE (find_below (GTK_WIDGET (f->window), GTK_TYPE_SEARCH_ENTRY));
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autofree char *status = NULL;

  /* as it is typed, without Enter; not at each letter */
  gtk_editable_set_text (entry, "安全");
  wait_ms (100);
  g_assert_cmpint (count_shown (list), ==, N_TASKS);
  wait_ms (400);
  anban_query_set_search (query, "安全");
  g_assert_cmpint (count_shown (list), ==, count (f, query));
  g_assert_cmpint (count_shown (list), <, N_TASKS);
  wait_ms (50);
  status = g_strdup_printf ("筛选出 %u", count_shown (list));
  g_assert_true (shows (GTK_WIDGET (list), status));

  gtk_editable_set_text (entry, "没有这样的任务");
  wait_ms (400);
  g_assert_cmpint (count_shown (list), ==, 0);
  wait_ms (50);
  g_assert_true (shows (GTK_WIDGET (list), "没有符合条件的"));
  gtk_widget_activate_action (GTK_WIDGET (list), "list.clear-filters", NULL);
  g_assert_cmpint (count_shown (list), ==, N_TASKS);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
}

/* Many rows come at once into a list that is narrowed, as after an import: both counts are of now. */
static void
test_counts_after_import (Fixture *f, gconstpointer data)
{
  GtkEditable *entry;
  AnbanListView *list = show_list (f, "task");
  g_autofree char *status = g_strdup_printf ("共 %d 项任务，筛选出 100", N_TASKS + 100);

  entry = GTK_EDITABLE (find_below (GTK_WIDGET (f->window), GTK_TYPE_SEARCH_ENTRY));
  gtk_editable_set_text (entry, "刚导入的");
  wait_ms (400);
  g_assert_cmpint (count_shown (list), ==, 0);
  g_assert_true (anban_store_begin_step (f->store, "导入", NULL));
  for (int i = 0; i < 100; i++) {
    g_autoptr (AnbanRecord) task = anban_record_new (&anban_task_register);

    anban_record_set_text (task, ANBAN_TASK_HEADING, "刚导入的任务");
    g_assert_true (anban_store_save (f->store, task, NULL));
  }
  g_assert_true (anban_store_commit_step (f->store, NULL));
  g_assert_cmpint (count_shown (list), ==, 100);
  wait_ms (50);
  g_assert_true (shows (GTK_WIDGET (list), status));
}

/* A word typed before the list was read for the first time. */
static void
test_counts_after_fast_typing (Fixture *f, gconstpointer data)
{
  AnbanListView *list;
  g_autofree char *status = g_strdup_printf ("共 %d 项任务，筛选出", N_TASKS);

  anban_window_show_view (f->window, "task");
  list = ANBAN_LIST_VIEW (find_below (GTK_WIDGET (f->window), ANBAN_TYPE_LIST_VIEW));
  anban_list_view_set_search (list, "安全");
  g_assert_cmpint (count_shown (list), >, 0);
  wait_for_text (list, status);
}

static void
test_filter (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  gint64 unit = anban_store_find_by_title (f->store, &anban_unit_register, "县应急管理局");

  g_assert_cmpint (unit, >, 0);
  anban_query_set_filter (query, "unit", unit);
  anban_query_where_int (query, ANBAN_TASK_STATE, ANBAN_OP_EQ, ANBAN_STATE_UNDER_WAY);
  anban_window_show_query (f->window, query);
  g_assert_cmpint (count_shown (list), ==, count (f, query));
  g_assert_cmpint (count_shown (list), <, N_TASKS);
  g_assert_true (shows (GTK_WIDGET (list), "县应急管理局"));
  g_assert_true (shows (GTK_WIDGET (list), "状态：推进中"));
  anban_list_view_clear_filters (list);
  g_assert_cmpint (count_shown (list), ==, N_TASKS);
}

/* --- order --- */

static void
test_sort (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  GtkColumnView *view = GTK_COLUMN_VIEW (find_below (GTK_WIDGET (list), GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autofree char *last = g_strdup ("9999");
  gboolean descending;
  guint n_fields, place;
  const guint *fields = anban_list_view_get_fields (list, &n_fields);

  for (place = 0; place < n_fields && fields[place] != ANBAN_TASK_DUE_ON; place++)
    ;
  g_assert_cmpuint (place, <, n_fields);
  {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, place);

    gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  }
  g_assert_cmpint (anban_query_get_sort (anban_list_view_get_query (list), &descending), ==,
                   ANBAN_TASK_DUE_ON);
  g_assert_true (descending);
  wait_until (is_loaded, list);
  for (guint i = 0; i < 20; i++) {
    g_autoptr (AnbanRecord) record = anban_store_get (f->store, &anban_task_register, get_id (list, i), NULL);

    if (anban_record_is_null (record, ANBAN_TASK_DUE_ON))
      continue;
    g_assert_cmpstr (anban_record_get_text (record, ANBAN_TASK_DUE_ON), <=, last);
    g_free (last);
    last = g_strdup (anban_record_get_text (record, ANBAN_TASK_DUE_ON));
  }
  gtk_widget_activate_action (GTK_WIDGET (list), "list.default-sort", NULL);
  g_assert_cmpint (anban_query_get_sort (anban_list_view_get_query (list), &descending), ==, -1);
}

static void
test_groups (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  AnbanRecordModel *model = anban_list_view_get_model (list);
  GtkWidget *drop_down = find_below (GTK_WIDGET (list), GTK_TYPE_DROP_DOWN);
  g_autoptr (AnbanRecordGroup) group = NULL;
  guint n_rows;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  g_assert_cmpint (count_shown (list), ==, N_TASKS);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (model));
  g_assert_cmpint (n_rows, >, N_TASKS);
  group = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (ANBAN_IS_RECORD_GROUP (group));
  wait_ms (100);
  anban_record_model_toggle_group (model, 0);
  g_assert_cmpint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==,
                   n_rows - anban_record_group_get_n_records (group));
  anban_record_model_toggle_group (model, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 0);
  g_assert_cmpint (count_shown (list), ==, N_TASKS);
}

/* --- the selection --- */

static void
test_selection_survives (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  gint64 first = get_id (list, 3), second = get_id (list, 4);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (AnbanRecord) current = NULL;
  g_autoptr (GError) error = NULL;

  select_rows (list, 3, 2);
  g_assert_true (shows (GTK_WIDGET (list), "选中 2"));
  anban_list_view_reload (list);
  wait_until (is_loaded, list);
  /* another order: the same records at other places */
  {
    GtkColumnView *view = GTK_COLUMN_VIEW (find_below (GTK_WIDGET (list), GTK_TYPE_COLUMN_VIEW));
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), 1);

    gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  }
  wait_until (is_loaded, list);
  ids = anban_list_view_dup_selected (list);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_true (g_array_index (ids, gint64, 0) == first || g_array_index (ids, gint64, 0) == second);
  g_assert_true (gtk_selection_model_is_selected (
      get_selection (list), anban_record_model_find (anban_list_view_get_model (list), first)));

  current = anban_store_get (f->store, &anban_task_register, first, &error);
  anban_window_show_record (f->window, &anban_task_register, first);
  wait_ms (150);
  g_assert_nonnull (anban_list_view_get_current (list));
  g_assert_cmpint (anban_record_get_id (anban_list_view_get_current (list)), ==, first);
}

static gboolean
nothing_to_undo (gpointer data)
{
  return anban_store_get_undo_label (data) == NULL;
}

static gint64
count_state (Fixture *f, AnbanState state)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);

  anban_query_where_int (query, ANBAN_TASK_STATE, ANBAN_OP_EQ, state);
  return count (f, query);
}

typedef struct {
  Fixture *f;
  gint64 n;
} Expectation;

static gboolean
has_stopped (gpointer data)
{
  Expectation *expected = data;

  return count_state (expected->f, ANBAN_STATE_STOPPED) == expected->n;
}

static void
test_bulk_edit (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  gint64 before = count_state (f, ANBAN_STATE_STOPPED), gained = 0;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  AnbanBulkEditDialog *dialog;
  Expectation expected = {f, 0};

  select_rows (list, 0, 5);
  ids = anban_list_view_dup_selected (list);
  g_assert_cmpuint (ids->len, ==, 5);
  for (guint i = 0; i < ids->len; i++) {
    g_autoptr (AnbanRecord) record =
        anban_store_get (f->store, &anban_task_register, g_array_index (ids, gint64, i), NULL);

    gained += anban_record_get_int (record, ANBAN_TASK_STATE) != ANBAN_STATE_STOPPED;
  }
  g_assert_cmpint (gained, >, 0);
  dialog = anban_bulk_edit_dialog_new (GTK_WINDOW (f->window), f->store, &anban_task_register, ids);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_ms (50);
  g_assert_false (anban_bulk_edit_dialog_start (dialog, ANBAN_TASK_STATE, "没有这种状态", &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (anban_bulk_edit_dialog_start (dialog, ANBAN_TASK_STATE, "已终止", &error));
  expected.n = before + gained;
  wait_until (has_stopped, &expected);
  wait_ms (50);

  /* one step */
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  g_assert_cmpint (count_state (f, ANBAN_STATE_STOPPED), ==, before);
  wait_until (nothing_to_undo, f->store);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.redo", NULL);
  g_assert_cmpint (count_state (f, ANBAN_STATE_STOPPED), ==, before + gained);
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task"), *bin;
  g_autoptr (AnbanQuery) living = anban_query_new (&anban_task_register);
  gint64 before = count (f, living);

  select_rows (list, 1, 3);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.delete", NULL);
  g_assert_cmpint (count (f, living), ==, before - 3);
  wait_ms (50);
  g_assert_cmpint (count_shown (list), ==, before - 3);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  g_assert_cmpint (count (f, living), ==, before);
  wait_ms (50);
  g_assert_cmpint (count_shown (list), ==, before);

  select_rows (list, 1, 2);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.delete", NULL);
  wait_ms (50);
  bin = show_list (f, "recycle-bin");
  g_assert_cmpint (count_shown (bin), ==, 2);
  select_rows (bin, 0, 2);
  gtk_widget_activate_action (GTK_WIDGET (bin), "list.restore", NULL);
  g_assert_cmpint (count (f, living), ==, before);
  wait_ms (50);
  g_assert_cmpint (count_shown (bin), ==, 0);
}

/* An offer to undo stands for the step that it names and goes with it. */
static void
test_offer_to_undo (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  g_autoptr (AnbanRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  select_rows (list, 1, 1);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.delete", NULL);
  wait_ms (300);
  g_assert_true (shows (GTK_WIDGET (f->window), "已删除"));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  wait_ms (600);
  g_assert_false (shows (GTK_WIDGET (f->window), "已删除"));
  g_assert_true (shows (GTK_WIDGET (f->window), "已撤销"));

  select_rows (list, 1, 1);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.delete", NULL);
  wait_ms (300);
  record = anban_store_get (f->store, &anban_task_register, get_id (list, 0), &error);
  g_assert_no_error (error);
  anban_record_set_text (record, ANBAN_TASK_HEADING, "改过的任务");
  g_assert_true (anban_store_save (f->store, record, &error));
  wait_ms (600);
  g_assert_false (shows (GTK_WIDGET (f->window), "已删除"));
}

/* --- a spreadsheet --- */

static AnbanPasteDialog *
find_paste_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GObject) window = g_list_model_get_item (windows, i);

    if (ANBAN_IS_PASTE_DIALOG (window))
      return ANBAN_PASTE_DIALOG (window); /* the list of windows keeps it */
  }
  return NULL;
}

/* Enter would take the rows. */
static gboolean
is_on_take (AnbanPasteDialog *dialog)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (dialog));

  return focus != NULL && GTK_IS_ACTIONABLE (focus) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), "paste.take") == 0;
}

static void
test_paste_sure (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  AnbanPasteDialog *dialog;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (list)),
                          "重点任务\t完成时限\n检查养老院消防通道\t2026年9月30日\n");
  gtk_widget_activate_action (GTK_WIDGET (list), "list.paste", NULL);
  wait_ms (300);
  dialog = find_paste_dialog ();
  g_assert_nonnull (dialog);
  g_assert_true (is_on_take (dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_paste (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  g_autoptr (AnbanQuery) living = anban_query_new (&anban_task_register);
  gint64 before = count (f, living);
  AnbanPasteDialog *dialog;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (list)),
                          "重点任务\t完成时限\t状态\n检查学校食堂燃气\t2026年9月30日\t推进中\n排查旧楼线路\t2"
                          "026-13-01\t未启动\n");
  gtk_widget_activate_action (GTK_WIDGET (list), "list.paste", NULL);
  wait_ms (300);
  dialog = find_paste_dialog ();
  g_assert_nonnull (dialog);
  g_assert_false (is_on_take (dialog));
  /* a date that does not exist: nothing is taken before the clerk says what about it */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "paste.take", NULL);
  g_assert_cmpint (count (f, living), ==, before);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_below (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "paste.take", NULL);
  g_assert_cmpint (count (f, living), ==, before + 1);
  wait_ms (150);
  g_assert_nonnull (anban_list_view_get_current (list));
  g_assert_cmpstr (anban_record_get_text (anban_list_view_get_current (list), ANBAN_TASK_HEADING), ==,
                   "检查学校食堂燃气");
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  g_assert_cmpint (count (f, living), ==, before);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **)data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **)data != NULL;
}

static void
test_copy (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_fields;

  select_rows (list, 0, 2);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.copy-with-header", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (list)), NULL, text_read_cb, &text);
  wait_until (is_set, &text);
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  anban_list_view_get_fields (list, &n_fields);
  for (guint i = 0; i < 3; i++) {
    g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

    g_assert_cmpuint (g_strv_length (cells), ==, n_fields);
  }
  g_assert_nonnull (strstr (lines[0], "重点任务"));
}

/* --- the record --- */

static void
test_record (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  gboolean shown;

  select_rows (list, 2, 1);
  g_assert_nonnull (anban_list_view_get_current (list));
  gtk_widget_activate_action (GTK_WIDGET (list), "list.open", NULL);
  wait_ms (100);
  g_object_get (f->window, "show-pane", &shown, NULL);
  g_assert_true (shown);
  g_object_set (f->window, "show-pane", FALSE, NULL);
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.new-record", NULL);
  wait_ms (100);
  g_object_get (f->window, "show-pane", &shown, NULL);
  g_assert_true (shown);
}

/* The next task is often like this one: its text and its units, not what was done. */
static void
test_copy_as_new (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  g_autoptr (AnbanQuery) living = anban_query_new (&anban_task_register);
  gint64 before = count (f, living), id = get_id (list, 2);
  g_autoptr (GPtrArray) units = NULL, copied = NULL;
  g_autoptr (AnbanRecord) task = NULL;
  GtkWidget *pane;
  AnbanRecord *copy;

  select_rows (list, 2, 1);
  gtk_widget_activate_action (GTK_WIDGET (list), "list.open", NULL);
  wait_ms (100);
  pane = find_below (GTK_WIDGET (f->window), ANBAN_TYPE_RECORD_PANE);
  gtk_widget_activate_action (pane, "form.copy-as-new", NULL);
  wait_ms (100);
  g_assert_cmpint (count (f, living), ==, before + 1);
  copy = anban_record_pane_get_record (ANBAN_RECORD_PANE (pane));
  g_assert_cmpint (anban_record_get_id (copy), !=, id);
  task = anban_store_get (f->store, &anban_task_register, id, NULL);
  g_assert_true (g_str_has_prefix (anban_record_get_text (copy, ANBAN_TASK_HEADING),
                                   anban_record_get_text (task, ANBAN_TASK_HEADING)));
  g_assert_cmpstr (anban_record_get_text (copy, ANBAN_TASK_BODY), ==,
                   anban_record_get_text (task, ANBAN_TASK_BODY));
  g_assert_true (anban_record_is_null (copy, ANBAN_TASK_CLAUSE));
  units = anban_store_list_details (f->store, &anban_task_unit_register, id, NULL);
  copied = anban_store_list_details (f->store, &anban_task_unit_register, anban_record_get_id (copy), NULL);
  g_assert_cmpuint (units->len, >, 0);
  g_assert_cmpuint (copied->len, ==, units->len);
  g_assert_cmpstr (anban_record_get_text (copy, ANBAN_TASK_OTHER_UNITS), ==,
                   anban_record_get_text (task, ANBAN_TASK_OTHER_UNITS));
  gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL);
  wait_ms (50);
  g_assert_cmpint (count (f, living), ==, before);
}

/* --- what is seen --- */

/* The first thing to type is the name, and most offices are a county's. */
static void
test_new_office (Fixture *f, gconstpointer data)
{
  AnbanNewOfficeDialog *dialog = anban_new_office_dialog_new (GTK_WINDOW (f->window));
  GtkWidget *focus, *level;

  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (is_mapped, dialog);
  focus = gtk_window_get_focus (GTK_WINDOW (dialog));
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, ADW_TYPE_ENTRY_ROW));
  level = find_below (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW);
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (level))), ==,
                   "县（区）");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Chinese comes from a higher font than the digits: a line has room for both. */
static void
test_line_of_text (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  GtkWidget *cell;
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  wait_ms (100);
  cell = find_below (GTK_WIDGET (list), ANBAN_TYPE_LIST_CELL);
  layout = gtk_widget_create_pango_layout (gtk_widget_get_last_child (cell), "责任清单");
  pango_layout_get_pixel_size (layout, NULL, &height);
  g_assert_cmpint (gtk_widget_get_height (gtk_widget_get_last_child (cell)), >=, height);
  g_assert_cmpint (gtk_widget_get_allocated_baseline (gtk_widget_get_last_child (cell)), >=,
                   PANGO_PIXELS (pango_layout_get_baseline (layout)));
}

/* --- order --- */

static gboolean
sets_dates (GtkWidget *widget, const char *label, const char *from, const char *to)
{
  g_autofree char *away = g_strdup_printf ("不按%s筛选", label);

  if (ANBAN_IS_DATE_CHIP (widget)) {
    GtkWidget *cross = gtk_widget_get_last_child (gtk_widget_get_first_child (widget));

    return g_strcmp0 (gtk_widget_get_tooltip_text (cross), away) == 0 &&
           anban_date_chip_apply (ANBAN_DATE_CHIP (widget), from, to);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (sets_dates (child, label, from, to))
      return TRUE;
  return FALSE;
}

/* Tasks due from one day to another; what is no date narrows nothing. */
static void
test_dates (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "task");
  g_autoptr (AnbanQuery) june = anban_query_new (&anban_task_register);
  gint64 expected;

  anban_query_where_text (june, ANBAN_TASK_DUE_ON, ANBAN_OP_GE, "2026-06-01");
  anban_query_where_text (june, ANBAN_TASK_DUE_ON, ANBAN_OP_LE, "2026-09-30");
  expected = count (f, june);
  g_assert_cmpint (expected, >, 0);
  g_assert_cmpint (expected, <, N_TASKS);
  g_assert_false (sets_dates (GTK_WIDGET (list), "完成时限", "六月", ""));
  g_assert_false (sets_dates (GTK_WIDGET (list), "完成时限", "2026-7-1", "2026-6-1"));
  g_assert_cmpint (count_shown (list), ==, N_TASKS);
  g_assert_true (sets_dates (GTK_WIDGET (list), "完成时限", "2026.6.1", "2026年9月30日"));
  g_assert_cmpint (count_shown (list), ==, expected);
  g_assert_true (sets_dates (GTK_WIDGET (list), "完成时限", "", ""));
  g_assert_cmpint (count_shown (list), ==, N_TASKS);
}

/* A unit stands below the one above it, and further in. */
static void
test_tree (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "unit");
  GListModel *model = G_LIST_MODEL (anban_list_view_get_model (list));
  g_autoptr (GArray) above = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_below = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (AnbanRecord) unit = g_list_model_get_item (model, i);
    guint depth = (guint)anban_record_get_int (unit, ANBAN_UNIT_DEPTH);
    gint64 parent = anban_record_get_int (unit, ANBAN_UNIT_PARENT), id = anban_record_get_id (unit);

    g_assert_cmpuint (depth, <=, above->len);
    g_array_set_size (above, depth);
    g_assert_cmpint (parent, ==, depth > 0 ? g_array_index (above, gint64, depth - 1) : 0);
    g_array_append_val (above, id);
    n_below += depth > 0;
  }
  g_assert_cmpuint (n_below, >, 0);
}

/* A header that was dragged stays where it is. */
static void
test_column_order (Fixture *f, gconstpointer data)
{
  AnbanListView *list = show_list (f, "person");
  GtkColumnView *view = GTK_COLUMN_VIEW (find_below (GTK_WIDGET (list), GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), 2);
  g_autoptr (GArray) kept = NULL;
  guint n_fields, dragged = anban_list_view_get_fields (list, &n_fields)[2];

  g_assert_true (gtk_column_view_get_reorderable (view));
  gtk_column_view_insert_column (view, 0, column);
  g_assert_cmpuint (anban_list_view_get_fields (list, &n_fields)[0], ==, dragged);
  kept = anban_desktop_settings_dup_columns (anban_list_view_get_register (list));
  g_assert_nonnull (kept);
  g_assert_cmpuint (kept->len, ==, n_fields);
  g_assert_cmpuint (g_array_index (kept, guint, 0), ==, dragged);
  anban_desktop_settings_set_columns (anban_list_view_get_register (list), NULL, 0);
}

/* --- a hundred thousand --- */

static void
test_many (Fixture *f, gconstpointer data)
{
  AnbanConnection *connection = anban_store_get_connection (f->store);
  g_autoptr (GError) error = NULL;
  AnbanListView *list;
  GtkColumnView *view;
  g_autoptr (GtkColumnViewColumn) column = NULL;

  anban_connection_exec (connection,
                         "INSERT INTO task (uuid, rev, heading, state, kind)"
                         " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
                         " SELECT 'many-' || i, 1, '任务 ' || i, 1, 1 FROM n",
                         &error);
  g_assert_no_error (error);
  list = show_list (f, "task");
  g_assert_cmpint (count_shown (list), ==, 100000);
  wait_ms (300);
  view = GTK_COLUMN_VIEW (find_below (GTK_WIDGET (list), GTK_TYPE_COLUMN_VIEW));
  column = g_list_model_get_item (gtk_column_view_get_columns (view), 1);
  gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
  wait_until (is_loaded, list);
  wait_ms (500);
  g_assert_cmpuint (anban_record_model_get_n_calls (anban_list_view_get_model (list)), <=, 1000);
  gtk_selection_model_select_all (get_selection (list));
  wait_ms (100);
  g_assert_true (shows (GTK_WIDGET (list), "选中 100000"));
}

int
main (int argc, char **argv)
{
  int status;

  start_application (&argc, &argv);
  ADD ("/window/views", test_views, N_TASKS);
  ADD ("/window/empty", test_empty, 0);
  ADD ("/window/search", test_search, N_TASKS);
  ADD ("/window/counts-after-import", test_counts_after_import, N_TASKS);
  ADD ("/window/counts-after-fast-typing", test_counts_after_fast_typing, N_TASKS);
  ADD ("/window/filter", test_filter, N_TASKS);
  ADD ("/window/sort", test_sort, N_TASKS);
  ADD ("/window/groups", test_groups, N_TASKS);
  ADD ("/window/selection", test_selection_survives, N_TASKS);
  ADD ("/window/bulk-edit", test_bulk_edit, N_TASKS);
  ADD ("/window/delete", test_delete, N_TASKS);
  ADD ("/window/offer-to-undo", test_offer_to_undo, N_TASKS);
  ADD ("/window/new-office", test_new_office, 0);
  ADD ("/window/line-of-text", test_line_of_text, N_TASKS);
  ADD ("/window/dates", test_dates, N_TASKS);
  ADD ("/window/tree", test_tree, N_TASKS);
  ADD ("/window/column-order", test_column_order, N_TASKS);
  ADD ("/window/copy-as-new", test_copy_as_new, N_TASKS);
  ADD ("/window/paste", test_paste, N_TASKS);
  ADD ("/window/paste/sure", test_paste_sure, 0);
  ADD ("/window/copy", test_copy, N_TASKS);
  ADD ("/window/record", test_record, N_TASKS);
  ADD ("/window/many", test_many, 0);
  status = g_test_run ();
  g_clear_object (&application);
  return status;
}
