/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The import window as a clerk uses it: a file is read, one task corrected, one split, one left out, all of it undone
 * and done again, taken in one step; the same plan again. In this process, on the display of tools/with-display.
 */
#include "registers/plan.h"
#include "registers/registers.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "ui/import/import-window.h"
#include "ui/import/intake-row.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT                                                                                                                                                   \
  "青石镇2026年安全生产工作计划\n青安〔2026〕5号\n2026年2月1日\n一、重点任务\n"                                                      \
  "（一）开展燃气检查。对燃气用户逐户检查，6月底前完成120户软管更换。（牵头单位：镇应急办；配合单位：镇建设" \
  "办）\n"                                                                                                                                                   \
  "（二）组织应急演练。各村每半年至少组织1次避险演练。（责任单位：各村；完成时限：11月底前）\n"                     \
  "（三）清理消防通道。对全镇8处商铺集中区的消防通道逐处清理。（责任单位：镇派出所；完成时限：9月底前）\n"

typedef struct {
  char *folder, *path, *plan;
  AnbanStore *store;
  GtkWidget *window;
  char *message; /* of the last "taken" */
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

/* The widget of @type below @widget whose accessible name or label is @name. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *name)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)) {
    const char *label = GTK_IS_BUTTON (widget)  ? gtk_button_get_label (GTK_BUTTON (widget))
                        : GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget))
                        : GTK_IS_CHECK_BUTTON (widget)
                            ? gtk_check_button_get_label (GTK_CHECK_BUTTON (widget))
                            : NULL;

    if (name == NULL || (label != NULL && strstr (label, name) != NULL) ||
        gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name) ==
            NULL)
      return widget;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, name);
  return found;
}

static gboolean
wait_for (Fixture *fixture, GType type, const char *name)
{
  for (int i = 0; i < 500; i++) {
    if (fixture->window != NULL && find (fixture->window, type, name) != NULL)
      return TRUE;
    wait_ms (10);
  }
  return FALSE;
}

static void
taken_cb (AnbanImportWindow *window, gint64 plan_id, const char *message, Fixture *fixture)
{
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

static void
open_window (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->plan);

  g_clear_pointer (&fixture->message, g_free);
  fixture->window = anban_import_window_new (NULL, fixture->store);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  g_signal_connect (fixture->window, "taken", G_CALLBACK (taken_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  anban_import_window_open_file (ANBAN_IMPORT_WINDOW (fixture->window), file);
  g_assert_true (wait_for (fixture, GTK_TYPE_TEXT_VIEW, "正文"));
  wait_ms (500); /* until the pages have crossed over */
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, action, NULL));
  wait_ms (50);
}

static void
take (Fixture *fixture)
{
  act (fixture, "import.take");
  for (int i = 0; i < 500 && fixture->window != NULL; i++)
    wait_ms (10);
  g_assert_null (fixture->window);
  g_assert_nonnull (fixture->message);
}

static GtkEditable *
get_entry (Fixture *fixture, const char *name)
{
  GtkWidget *entry = find (fixture->window, GTK_TYPE_ENTRY, name);

  g_assert_nonnull (entry);
  return GTK_EDITABLE (entry);
}

static void
select_next (Fixture *fixture, int step)
{
  g_assert_true (gtk_widget_activate_action (fixture->window, "import.step", "i", step));
  wait_ms (50);
}

static gint64
count (Fixture *fixture, const AnbanRegister *reg)
{
  g_autoptr (AnbanQuery) query = anban_query_new (reg);

  return anban_store_count (fixture->store, query, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anban-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "青石镇安办.anban", NULL);
  fixture->plan = g_build_filename (fixture->folder, "plan.txt", NULL);
  fixture->store = anban_store_create (fixture->path, anban_registers, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (fixture->plan, TEXT, -1, NULL));
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_all (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_ms (50);
  anban_store_close (fixture->store);
  g_object_unref (fixture->store);
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->plan);
  g_free (fixture->message);
}

static AnbanRecord *
get_task (Fixture *fixture, const char *words)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (GArray) ids = NULL;

  anban_query_where_text (query, ANBAN_TASK_BODY, ANBAN_OP_CONTAINS, words);
  ids = anban_store_list_ids (fixture->store, query, NULL, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  return anban_store_get (fixture->store, &anban_task_register, g_array_index (ids, gint64, 0), NULL);
}

static void
test_correct_and_take (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) gas = NULL;

  open_window (fixture);
  g_assert_true (wait_for (fixture, GTK_TYPE_BUTTON, "导入 3 项任务"));
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "标题")), ==, "开展燃气检查");
  gtk_editable_set_text (get_entry (fixture, "完成时限"), "2026年7月15日");
  gtk_editable_set_text (get_entry (fixture, "添加单位"), "镇安监站");
  g_signal_emit_by_name (get_entry (fixture, "添加单位"), "activate");
  take (fixture);
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 3);
  gas = get_task (fixture, "软管");
  g_assert_cmpstr (anban_record_get_text (gas, ANBAN_TASK_DUE_ON), ==, "2026-07-15");
  g_assert_nonnull (strstr (anban_record_get_text (gas, ANBAN_TASK_OTHER_UNITS), "镇安监站"));
  g_assert_nonnull (strstr (fixture->message, "新增 3 项任务"));
  /* one step */
  g_assert_true (anban_store_undo (fixture->store, NULL));
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 0);
  g_assert_cmpint (count (fixture, &anban_unit_register), ==, 0);
}

static GtkWidget *
find_by_tooltip (GtkWidget *widget, const char *tooltip)
{
  GtkWidget *found = NULL;

  if (gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_tooltip (child, tooltip);
  return found;
}

/* Another unit in the place of one: the focus goes where it is typed, and typing it is enough. */
static void
test_another_unit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) gas = NULL;
  GtkWidget *away;

  open_window (fixture);
  g_assert_true (wait_for (fixture, GTK_TYPE_BUTTON, "导入 3 项任务"));
  away = find_by_tooltip (fixture->window, "去掉这个单位");
  g_assert_nonnull (away);
  gtk_widget_grab_focus (away);
  g_signal_emit_by_name (away, "clicked");
  wait_ms (50);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) ==
                 GTK_WIDGET (gtk_editable_get_delegate (get_entry (fixture, "添加单位"))));
  gtk_editable_set_text (get_entry (fixture, "添加单位"), "镇安监站");
  take (fixture);
  gas = get_task (fixture, "软管");
  g_assert_nonnull (strstr (anban_record_get_text (gas, ANBAN_TASK_OTHER_UNITS), "镇安监站"));
}

static void
test_bad_date_is_told (Fixture *fixture, gconstpointer data)
{
  open_window (fixture);
  gtk_editable_set_text (get_entry (fixture, "完成时限"), "2026-02-30");
  act (fixture, "import.take");
  g_assert_nonnull (fixture->window);
  g_assert_true (wait_for (fixture, GTK_TYPE_LABEL, "不是日期"));
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 0);
}

static void
test_split_merge_drop_undo (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *body;
  GtkTextIter cut;

  open_window (fixture);
  body = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (fixture->window, GTK_TYPE_TEXT_VIEW, "正文")));
  gtk_text_buffer_get_start_iter (body, &cut);
  g_assert_true (gtk_text_iter_forward_search (&cut, "6月底前", 0, &cut, NULL, NULL));
  gtk_text_buffer_place_cursor (body, &cut);
  act (fixture, "import.split");
  g_assert_true (wait_for (fixture, GTK_TYPE_BUTTON, "导入 4 项任务"));
  select_next (fixture, 1);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "完成时限")), ==, "2026-06-30");
  act (fixture, "import.merge-next");
  g_assert_true (wait_for (fixture, GTK_TYPE_BUTTON, "导入 3 项任务"));
  act (fixture, "import.toggle-taken");
  g_assert_true (wait_for (fixture, GTK_TYPE_BUTTON, "导入 2 项任务"));
  for (int i = 0; i < 3; i++)
    act (fixture, "import.undo");
  g_assert_true (wait_for (fixture, GTK_TYPE_BUTTON, "导入 3 项任务"));
  act (fixture, "import.redo");
  g_assert_true (wait_for (fixture, GTK_TYPE_BUTTON, "导入 4 项任务"));
  take (fixture);
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 4);
  {
    g_autoptr (AnbanRecord) first = get_task (fixture, "逐户检查");
    g_autoptr (AnbanRecord) second = get_task (fixture, "软管");

    /* each has its own words and nothing of the other's */
    g_assert_cmpint (anban_record_get_id (first), !=, anban_record_get_id (second));
    g_assert_null (strstr (anban_record_get_text (first, ANBAN_TASK_BODY), "软管"));
    g_assert_null (strstr (anban_record_get_text (second, ANBAN_TASK_BODY), "逐户"));
  }
}

static void
test_source_picks_task (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *source;
  GtkTextIter place;
  GtkWidget *view;

  open_window (fixture);
  view = find (fixture->window, GTK_TYPE_TEXT_VIEW, "原文");
  source = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_widget_grab_focus (view);
  wait_ms (50);
  gtk_text_buffer_get_start_iter (source, &place);
  g_assert_true (gtk_text_iter_forward_search (&place, "商铺集中区", 0, &place, NULL, NULL));
  gtk_text_buffer_place_cursor (source, &place);
  wait_ms (50);
  g_assert_cmpstr (gtk_editable_get_text (get_entry (fixture, "标题")), ==, "清理消防通道");
}

static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecord) gas = NULL;

  open_window (fixture);
  take (fixture);
  open_window (fixture);
  g_assert_true (wait_for (fixture, GTK_TYPE_BUTTON, "没有要更新的"));
  g_assert_true (wait_for (fixture, GTK_TYPE_LABEL, "不变"));
  take (fixture);
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 3);
  g_assert_nonnull (strstr (fixture->message, "没有改动"));

  g_assert_true (
      g_file_set_contents (fixture->plan,
                           "青石镇2026年安全生产工作计划\n青安〔2026〕5号\n2026年2月1日\n一、重点任务\n"
                           "（一）开展燃气检查。对燃气用户逐户检查，8月底前完成150户软管更换。"
                           "（牵头单位：镇应急办；配合单位：镇建设办）\n",
                           -1, NULL));
  open_window (fixture);
  g_assert_true (wait_for (fixture, GTK_TYPE_BUTTON, "更新 3 项任务"));
  g_assert_true (wait_for (fixture, GTK_TYPE_LABEL, "变更"));
  g_assert_true (wait_for (fixture, GTK_TYPE_LABEL, "2026-08-31"));
  take (fixture);
  gas = get_task (fixture, "150户");
  g_assert_cmpstr (anban_record_get_text (gas, ANBAN_TASK_DUE_ON), ==, "2026-08-31");
  g_assert_cmpint (count (fixture, &anban_task_register), ==, 1);
}

static void
test_nothing_to_read (Fixture *fixture, gconstpointer data)
{
  fixture->window = anban_import_window_new (NULL, fixture->store);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *)&fixture->window);
  gtk_window_present (GTK_WINDOW (fixture->window));
  anban_import_window_read_text (ANBAN_IMPORT_WINDOW (fixture->window), "今天天气很好。");
  g_assert_true (wait_for (fixture, GTK_TYPE_LABEL, "没有认出任务"));
}

static gboolean
is_icon_button (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) && GTK_IS_IMAGE (gtk_button_get_child (GTK_BUTTON (widget)));
}

/* Everything that can be pressed or filled in bears a name; the insides of the toolkit's own rows are its own. */
static void
assert_named (GtkWidget *widget)
{
  gboolean whole = GTK_IS_SPIN_BUTTON (widget) || GTK_IS_DROP_DOWN (widget);

  if ((whole || GTK_IS_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget) || is_icon_button (widget)) &&
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_test_fail_printf ("%s in %s has no accessible name", G_OBJECT_TYPE_NAME (widget),
                        G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  if (whole || GTK_IS_WINDOW_CONTROLS (widget) || ADW_IS_PREFERENCES_ROW (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_named (child);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  open_window (fixture);
  assert_named (fixture->window);
}

/* What a row of the tasks says of itself; not a badge that does not apply, as in a first import. */
static void
test_row_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;
  g_autofree char *name = NULL;

  open_window (fixture);
  row = gtk_widget_get_ancestor (find (fixture->window, GTK_TYPE_CHECK_BUTTON, "导入：开展燃气检查"),
                                 ANBAN_TYPE_INTAKE_ROW);
  name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                             (int)GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_assert_nonnull (strstr (name, "开展燃气检查"));
  g_assert_nonnull (strstr (name, "镇应急办"));
  g_assert_null (strstr (name, "新增"));
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
  add ("/ui/import-window/correct-and-take", test_correct_and_take);
  add ("/ui/import-window/another-unit", test_another_unit);
  add ("/ui/import-window/bad-date-is-told", test_bad_date_is_told);
  add ("/ui/import-window/split-merge-drop-undo", test_split_merge_drop_undo);
  add ("/ui/import-window/source-picks-task", test_source_picks_task);
  add ("/ui/import-window/again", test_again);
  add ("/ui/import-window/nothing-to-read", test_nothing_to_read);
  add ("/ui/import-window/names", test_names);
  add ("/ui/import-window/row-names", test_row_names);
  return g_test_run ();
}
