/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two clerks number letters at the same time, in two processes, and both are killed at any moment. Every number that
 * was told is in the book, once; and the book runs from 1 to its last number without a gap.
 */
#include "scene.h"

#include "registers/letter.h"
#include "rules/letter-series.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ROUNDS  60
#define WRITERS 2

static const char *program;

/* --- the writer --- */

/* Tells each number once it is committed, until it is killed. The other writer may hold the file: then again. */
static int
run_writer (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = anban_store_open (path, anban_registers, &error);

  while (store == NULL && g_error_matches (error, ANBAN_ERROR, ANBAN_ERROR_BUSY)) {
    g_clear_error (&error);
    store = anban_store_open (path, anban_registers, &error);
  }
  while (store != NULL) {
    g_autoptr (AnbanRecord) letter = anban_letter_series_issue (
        store, ANBAN_LETTER_SUPERVISION, "关于隐患整改的督办通知", 0, 0, ANBAN_DATE_NONE, "秦主任", &error);
    char line[32];

    if (letter == NULL && g_error_matches (error, ANBAN_ERROR, ANBAN_ERROR_BUSY)) {
      g_clear_error (&error);
      continue;
    }
    if (letter == NULL)
      break;
    g_snprintf (line, sizeof line, "%d\n", (int)anban_record_get_int (letter, ANBAN_LETTER_NUMBER));
    if (write (STDOUT_FILENO, line, strlen (line)) < 0)
      return 1;
  }
  fprintf (stderr, "writer: %s\n", error->message);
  return 1;
}

/* --- the killer --- */

static GPid
start (const char *path, int *output)
{
  const char *argv[] = {program, "--writer", path, NULL};
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
                            output, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

/* A line that was cut short was not told. */
static guint
collect_told (int output, GHashTable *told)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  char buffer[4096];
  gssize size;
  guint n = 0;

  while ((size = read (output, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, size);
  close (output);
  lines = g_strsplit (text->str, "\n", -1);
  for (; lines[n] != NULL && lines[n + 1] != NULL; n++) {
    int number = (int)g_ascii_strtoll (lines[n], NULL, 10);

    /* a double would have been told before */
    g_assert_true (g_hash_table_add (told, GINT_TO_POINTER (number)));
  }
  return n;
}

static guint
write_and_kill (const char *path, GRand *rand, GHashTable *told)
{
  GPid pids[WRITERS];
  int outputs[WRITERS], status = 0;
  guint n = 0;

  for (guint i = 0; i < WRITERS; i++)
    pids[i] = start (path, &outputs[i]);
  for (guint i = 0; i < WRITERS; i++) {
    g_usleep ((gulong)g_rand_int_range (rand, 20000, 90000));
    kill (pids[i], SIGKILL);
    waitpid (pids[i], &status, 0);
    /* that it ended by itself would be a failure to write */
    g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  }
  for (guint i = 0; i < WRITERS; i++)
    n += collect_told (outputs[i], told);
  return n;
}

static gboolean
check_letter_cb (AnbanRecord *letter, const char *group, gpointer data)
{
  gint64 *expected = data;

  g_assert_cmpint (anban_record_get_int (letter, ANBAN_LETTER_NUMBER), ==, ++*expected);
  return TRUE;
}

/* 1, 2, 3 … and all that was told. */
static gint64
assert_book (const char *path, GHashTable *told)
{
  g_autoptr (AnbanStore) store = scene_open (path);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_letter_register);
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer number;
  gint64 last = 0;

  anban_query_set_sort (query, ANBAN_LETTER_NUMBER, FALSE);
  g_assert_true (anban_store_foreach (store, query, check_letter_cb, &last, NULL, &error));
  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &number, NULL))
    g_assert_cmpint (GPOINTER_TO_INT (number), <=, last);
  return last;
}

static void
test_two_writers_killed (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  g_autoptr (Scene) scene = scene_new_with_office (0);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  guint at_work = 0;
  gint64 last = 0;

  for (guint round = 1; round <= ROUNDS; round++) {
    at_work += write_and_kill (scene->path, rand, told) > 0;
    last = assert_book (scene->path, told);
    /* what was written and not told: at most one letter of each writer */
    g_assert_cmpint (last, <=, g_hash_table_size (told) + round * WRITERS);
  }
  scene_assert_whole (scene->path);
  g_test_message ("%d rounds of two writers, %u of them killed at work, %d letters, %u told", ROUNDS, at_work,
                  (int)last, g_hash_table_size (told));
  g_assert_cmpuint (at_work, >, ROUNDS / 4);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--writer"))
    return run_writer (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter-numbers/two-writers-killed", test_two_writers_killed);
  return g_test_run ();
}
