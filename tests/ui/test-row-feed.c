/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows that a list is handed: few at first, then all, and what changes meanwhile. Needs no display.
 */
#include "ui/list/row-feed.h"

typedef struct {
  GListStore *model;
  AnbanRowFeed *feed;
  GPtrArray *mirror; /* what one who only hears the signals believes */
  guint n_waiting;
} Fixture;

static void
mirror_cb (GListModel *list, guint position, guint removed, guint added, Fixture *fixture)
{
  g_assert_cmpuint (position + removed, <=, fixture->mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->mirror, (int)(position + i), g_list_model_get_item (list, position + i));
}

static void
waiting_cb (Fixture *fixture)
{
  fixture->n_waiting++;
}

static void
check (Fixture *fixture)
{
  GListModel *list = G_LIST_MODEL (fixture->feed), *model = G_LIST_MODEL (fixture->model);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, fixture->mirror->len);
  g_assert_cmpuint (fixture->mirror->len, <=, g_list_model_get_n_items (model));
  for (guint i = 0; i < fixture->mirror->len; i++) {
    g_autoptr (GObject) item = g_list_model_get_item (model, i);

    g_assert_true (item == fixture->mirror->pdata[i]);
  }
}

static void
splice (Fixture *fixture, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (fixture->model, position, removed, items->pdata, added);
  check (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->model = g_list_store_new (G_TYPE_OBJECT);
  fixture->feed = anban_row_feed_new (G_LIST_MODEL (fixture->model));
  fixture->mirror = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->feed, "items-changed", G_CALLBACK (mirror_cb), fixture);
  g_signal_connect_swapped (fixture->feed, "notify::waiting", G_CALLBACK (waiting_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->feed);
  g_object_unref (fixture->model);
  g_ptr_array_unref (fixture->mirror);
}

static void
test_few_first (Fixture *fixture, gconstpointer data)
{
  guint first;

  splice (fixture, 0, 0, 5000);
  first = fixture->mirror->len;
  g_assert_cmpuint (first, >=, 30);
  g_assert_cmpuint (first, <, 100);
  g_assert_cmpuint (fixture->n_waiting, ==, 1);
  anban_row_feed_hand_more (fixture->feed);
  check (fixture);
  g_assert_cmpuint (fixture->mirror->len, >, first);
  g_assert_cmpuint (fixture->mirror->len, <, 100);
  for (guint i = 0; i < 20; i++)
    anban_row_feed_hand_more (fixture->feed);
  check (fixture);
  g_assert_cmpuint (fixture->mirror->len, ==, 5000);
  g_assert_false (anban_row_feed_is_waiting (fixture->feed));
}

/* As the record model does it: the first rows alone, then all the others in one go. */
static void
test_many_at_the_end (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 20);
  g_assert_cmpuint (fixture->mirror->len, ==, 20);
  g_assert_cmpuint (fixture->n_waiting, ==, 0);
  splice (fixture, 20, 0, 4980);
  g_assert_cmpuint (fixture->mirror->len, ==, 20);
  g_assert_cmpuint (fixture->n_waiting, ==, 1);
  anban_row_feed_reach (fixture->feed, 10);
  g_assert_cmpuint (fixture->mirror->len, ==, 20);
  anban_row_feed_reach (fixture->feed, 2000);
  check (fixture);
  g_assert_cmpuint (fixture->mirror->len, ==, 5000);
}

static void
test_a_row_at_the_end (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 20);
  splice (fixture, 20, 0, 1);
  g_assert_cmpuint (fixture->mirror->len, ==, 21);
  splice (fixture, 20, 1, 0);
  g_assert_cmpuint (fixture->mirror->len, ==, 20);
}

/* While rows are held back others come and go: among those handed out, among the others, and across. */
static void
test_changes_meanwhile (Fixture *fixture, gconstpointer data)
{
  guint first;

  splice (fixture, 0, 0, 1000);
  first = fixture->mirror->len;
  splice (fixture, 3, 2, 1);
  g_assert_cmpuint (fixture->mirror->len, ==, first - 1);
  splice (fixture, 500, 100, 7);
  g_assert_cmpuint (fixture->mirror->len, ==, first - 1);
  splice (fixture, first - 1, 1, 1);
  splice (fixture, first - 5, 300, 2);
  splice (fixture, 0, g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), 0);
  g_assert_cmpuint (fixture->mirror->len, ==, 0);
  splice (fixture, 0, 0, 1000);
  g_assert_cmpuint (fixture->mirror->len, ==, first);
  anban_row_feed_hand_all (fixture->feed);
  check (fixture);
  g_assert_cmpuint (fixture->mirror->len, ==, 1000);
  splice (fixture, 500, 1, 1);
}

#define add(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/row-feed/few-first", test_few_first);
  add ("/row-feed/many-at-the-end", test_many_at_the_end);
  add ("/row-feed/a-row-at-the-end", test_a_row_at_the_end);
  add ("/row-feed/changes-meanwhile", test_changes_meanwhile);
  return g_test_run ();
}
