/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-fixture.h"

#include "registers/task-units.h"
#include "store/record-model.h"

typedef struct {
  guint n_signals, position, removed, added;
  gboolean was_empty;
} Seen;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Seen *seen)
{
  seen->n_signals++;
  seen->position = position;
  seen->removed = removed;
  seen->added = added;
  seen->was_empty = seen->was_empty || g_list_model_get_n_items (model) == 0;
}

static void
wait_for (AnbanRecordModel *model)
{
  while (anban_record_model_get_loading (model))
    g_main_context_iteration (NULL, TRUE);
}

static void
fill (OfficeFixture *fixture, int n)
{
  g_assert_true (anban_store_begin_step (fixture->store, "填充", NULL));
  for (int i = 0; i < n; i++) {
    g_autofree char *heading = g_strdup_printf ("任务 %04d", i);
    g_autoptr (AnbanRecord) task = anban_record_new (&anban_task_register);

    anban_record_set_text (task, ANBAN_TASK_HEADING, heading);
    anban_record_set_int (task, ANBAN_TASK_SEQ, i);
    g_assert_true (anban_store_save (fixture->store, task, NULL));
  }
  g_assert_true (anban_store_commit_step (fixture->store, NULL));
}

static AnbanRecordModel *
make_model (OfficeFixture *fixture, const char *grouping)
{
  AnbanRecordModel *model = anban_record_model_new (fixture->store);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);

  anban_query_set_grouping (query, grouping);
  anban_record_model_set_query (model, query);
  wait_for (model);
  return model;
}

static char *
dup_heading (AnbanRecordModel *model, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  return ANBAN_IS_RECORD (item) ? anban_record_dup_title (ANBAN_RECORD (item)) : NULL;
}

static void
test_windows (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecordModel) model = NULL;

  fill (fixture, 3000);
  model = make_model (fixture, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 3000);
  g_assert_cmpuint (anban_record_model_get_n_records (model), ==, 3000);
  /* far more than is kept, there and back */
  for (int round = 0; round < 2; round++)
    for (guint i = 0; i < 3000; i += 61) {
      g_autofree char *heading = dup_heading (model, round == 0 ? i : 2999 - i);
      g_autofree char *wanted = g_strdup_printf ("任务 %04u", round == 0 ? i : 2999 - i);

      g_assert_cmpstr (heading, ==, wanted);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (model), 3000));
}

/* GTK asks for every row unless the list is really empty between the two signals. */
static void
test_reload_after_sort (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecordModel) model = NULL;
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autofree char *heading = NULL;
  Seen seen = {0};

  fill (fixture, 1000);
  model = make_model (fixture, NULL);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &seen);
  anban_query_set_sort (query, ANBAN_TASK_HEADING, TRUE);
  anban_record_model_set_query (model, query);
  wait_for (model);
  g_assert_cmpuint (seen.n_signals, ==, 2);
  g_assert_true (seen.was_empty);
  g_assert_cmpuint (seen.added, ==, 1000);
  heading = dup_heading (model, 0);
  g_assert_cmpstr (heading, ==, "任务 0999");
}

static void
test_one_change_moves_nothing (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecordModel) model = NULL;
  g_autoptr (AnbanRecord) shown = NULL;
  g_autoptr (AnbanRecord) edited = NULL;
  Seen seen = {0};

  fill (fixture, 500);
  model = make_model (fixture, NULL);
  shown = g_list_model_get_item (G_LIST_MODEL (model), 200);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &seen);
  edited = anban_store_get (fixture->store, &anban_task_register, anban_record_get_id (shown), NULL);
  anban_record_set_text (edited, ANBAN_TASK_QUOTA, "100%");
  g_assert_true (anban_store_save (fixture->store, edited, NULL));
  wait_for (model);
  g_assert_cmpuint (seen.n_signals, ==, 0);
  g_assert_cmpstr (anban_record_get_text (shown, ANBAN_TASK_QUOTA), ==, "100%");
  /* a deleted row is told as that row */
  g_assert_true (
      anban_store_delete (fixture->store, &anban_task_register, anban_record_get_id (shown), NULL));
  wait_for (model);
  g_assert_cmpuint (seen.n_signals, ==, 1);
  g_assert_cmpuint (seen.position, ==, 200);
  g_assert_cmpuint (seen.removed, ==, 1);
  g_assert_cmpuint (seen.added, ==, 0);
  g_assert_true (anban_store_undo (fixture->store, NULL));
  wait_for (model);
  g_assert_cmpuint (seen.position, ==, 200);
  g_assert_cmpuint (seen.added, ==, 1);
  g_assert_cmpuint (anban_record_model_find (model, anban_record_get_id (shown)), ==, 200);
}

/* The rows before a change go on being shown: they stay the records that the model keeps up to date. */
static void
test_rows_before_a_change_stay (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecordModel) model = NULL;
  g_autoptr (AnbanRecord) shown = NULL, again = NULL, edited = NULL;
  g_autofree char *heading = NULL;

  fill (fixture, 300);
  model = make_model (fixture, NULL);
  shown = g_list_model_get_item (G_LIST_MODEL (model), 5);
  g_assert_true (anban_store_delete (fixture->store, &anban_task_register,
                                     anban_record_model_get_id (model, 100), NULL));
  wait_for (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 299);
  edited = anban_store_get (fixture->store, &anban_task_register, anban_record_get_id (shown), NULL);
  anban_record_set_text (edited, ANBAN_TASK_QUOTA, "100%");
  g_assert_true (anban_store_save (fixture->store, edited, NULL));
  g_assert_cmpstr (anban_record_get_text (shown, ANBAN_TASK_QUOTA), ==, "100%");
  wait_for (model);
  again = g_list_model_get_item (G_LIST_MODEL (model), 5);
  g_assert_true (again == shown);
  heading = dup_heading (model, 100);
  g_assert_cmpstr (heading, ==, "任务 0101");
}

typedef struct {
  guint n_first, n_then;
  AnbanRecord *record; /* of the first rows */
} Arrival;

static void
arrived_cb (GListModel *model, guint position, guint removed, guint added, Arrival *arrival)
{
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (position, ==, arrival->n_first);
  if (arrival->n_first == 0) {
    g_assert_true (anban_record_model_get_loading (ANBAN_RECORD_MODEL (model)));
    arrival->n_first = added;
    arrival->record = g_list_model_get_item (model, 3);
  } else
    arrival->n_then = added;
}

/* An empty list gets its first rows before all are read, and the others after them. */
static void
test_first_rows_come_first (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecordModel) model = NULL;
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  g_autoptr (AnbanRecord) record = NULL, again = NULL;
  g_autofree char *heading = NULL;
  Arrival arrival = {0};

  fill (fixture, 300);
  model = anban_record_model_new (fixture->store);
  g_signal_connect (model, "items-changed", G_CALLBACK (arrived_cb), &arrival);
  anban_record_model_set_query (model, query);
  wait_for (model);
  g_assert_cmpuint (arrival.n_first, >, 0);
  g_assert_cmpuint (arrival.n_first, <, 300);
  g_assert_cmpuint (arrival.n_first + arrival.n_then, ==, 300);
  record = arrival.record;
  again = g_list_model_get_item (G_LIST_MODEL (model), 3);
  g_assert_true (again == record);
  heading = dup_heading (model, 299);
  g_assert_cmpstr (heading, ==, "任务 0299");
}

static void
assert_as_read_anew (AnbanRecordModel *model)
{
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++) {
    gint64 id = anban_record_model_get_id (model, i);

    g_array_append_val (before, id);
  }
  g_assert_true (anban_record_model_reload_now (model, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, before->len);
  for (guint i = 0; i < before->len; i++)
    g_assert_cmpint (anban_record_model_get_id (model, i), ==, g_array_index (before, gint64, i));
}

/* In a sorted list a changed record goes to its new place, in or out, and no other row is read. */
static void
test_change_moves_one_record (OfficeFixture *fixture, gconstpointer data)
{
  static const struct {
    guint place;
    const char *heading; /* NULL: to the recycle bin */
    guint n_signals;
  } changes[] = {
      {3, "任务 0299 之后", 2}, {290, "任务", 2}, {100, "任务 0100 改", 0}, {120, "别的", 1}, {7, NULL, 1},
  };
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);

  fill (fixture, 300);
  anban_query_set_search (query, "任务");
  for (int descending = 0; descending < 2; descending++) {
    g_autoptr (AnbanRecordModel) model = anban_record_model_new (fixture->store);

    anban_query_set_sort (query, ANBAN_TASK_HEADING, descending);
    anban_record_model_set_query (model, query);
    wait_for (model);
    for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
      gint64 id = anban_record_model_get_id (model, changes[i].place);
      g_autoptr (AnbanRecord) record = anban_store_get (fixture->store, &anban_task_register, id, NULL);
      Seen seen = {0};
      gulong handler = g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &seen);

      if (changes[i].heading == NULL)
        g_assert_true (anban_store_delete (fixture->store, &anban_task_register, id, NULL));
      else {
        anban_record_set_text (record, ANBAN_TASK_HEADING, changes[i].heading);
        g_assert_true (anban_store_save (fixture->store, record, NULL));
      }
      g_assert_false (anban_record_model_get_loading (model));
      if (descending == 0)
        g_assert_cmpuint (seen.n_signals, ==, changes[i].n_signals);
      g_signal_handler_disconnect (model, handler);
      assert_as_read_anew (model);
      if (changes[i].heading == NULL) {
        g_assert_true (anban_store_undo (fixture->store, NULL));
        wait_for (model);
        g_assert_cmpuint (anban_record_model_find (model, id), ==, changes[i].place);
      }
    }
  }
}

static void
test_groups (OfficeFixture *fixture, gconstpointer data)
{
  gint64 first = office_fixture_add_unit (fixture, "柳湾镇", ANBAN_UNIT_KIND_TOWN, 0);
  gint64 second = office_fixture_add_unit (fixture, "石桥镇", ANBAN_UNIT_KIND_TOWN, 0);
  g_autoptr (AnbanRecord) a = office_fixture_add_task (fixture, "甲", NULL);
  g_autoptr (AnbanRecord) b = office_fixture_add_task (fixture, "乙", NULL);
  g_autoptr (AnbanRecord) c = office_fixture_add_task (fixture, "丙", NULL);
  g_autoptr (AnbanRecordModel) model = NULL;
  g_autoptr (AnbanRecordGroup) heading = NULL;

  g_assert_true (
      anban_task_units_add (fixture->store, anban_record_get_id (a), first, ANBAN_ROLE_LEAD, NULL));
  g_assert_true (
      anban_task_units_add (fixture->store, anban_record_get_id (a), second, ANBAN_ROLE_SUPPORT, NULL));
  g_assert_true (
      anban_task_units_add (fixture->store, anban_record_get_id (b), second, ANBAN_ROLE_LEAD, NULL));
  model = make_model (fixture, "unit");
  /* three headings, four rows: 甲 stands under both of its units, 丙 under none */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 7);
  g_assert_cmpuint (anban_record_model_get_n_records (model), ==, 3);
  heading = g_list_model_get_item (G_LIST_MODEL (model), 0);
  g_assert_true (ANBAN_IS_RECORD_GROUP (heading));
  g_assert_cmpuint (anban_record_group_get_n_records (heading), ==, 1);
  g_assert_cmpint (anban_record_model_get_id (model, 0), ==, 0);
  g_assert_cmpint (anban_record_model_get_id (model, 6), ==, anban_record_get_id (c));
  anban_record_model_toggle_group (model, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5);
  anban_record_model_reload (model);
  wait_for (model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 5);
  anban_record_model_toggle_group (model, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 7);
}

/* Of several queries in quick succession (fast typing) only the last is shown. */
static void
test_late_answers_are_dropped (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (AnbanRecordModel) model = NULL;
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_task_register);
  Seen seen = {0};

  fill (fixture, 300);
  model = make_model (fixture, NULL);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), &seen);
  for (int i = 0; i < 20; i++) {
    g_autofree char *word = g_strdup_printf ("%04d", i);

    anban_query_set_search (query, word);
    anban_record_model_set_query (model, query);
  }
  wait_for (model);
  for (int i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (anban_record_model_get_n_records (model), ==, 1);
  g_assert_cmpuint (seen.n_signals, <=, 2);
}

#define add(path, func)                                                                                      \
  g_test_add (path, OfficeFixture, NULL, office_fixture_set_up, func, office_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/record-model/windows", test_windows);
  add ("/record-model/reload-after-sort", test_reload_after_sort);
  add ("/record-model/one-change-moves-nothing", test_one_change_moves_nothing);
  add ("/record-model/rows-before-a-change-stay", test_rows_before_a_change_stay);
  add ("/record-model/first-rows-come-first", test_first_rows_come_first);
  add ("/record-model/change-moves-one-record", test_change_moves_one_record);
  add ("/record-model/groups", test_groups);
  add ("/record-model/late-answers-are-dropped", test_late_answers_are_dropped);
  return g_test_run ();
}
