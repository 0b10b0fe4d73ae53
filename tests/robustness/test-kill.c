/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * kill -9 in the middle of writing, 200 times. The program starts itself as the writer, reads the numbers of
 * the steps that it acknowledges, and kills it at a random moment. Then the file opens, its check is clean,
 * no acknowledged step is gone, and of the one under way there is all or nothing.
 *
 * What the rows look like after step n follows from n alone: step n makes a batch of people, renames the
 * batch before, deletes two of the batch before that, and writes n into the counter.
 */
#include "scene.h"

#include "db/migration.h"
#include "registers/unit.h"
#include "store/attachment.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define KILLS         200
#define KILLS_A_FILE  40
#define BATCH         6
#define DELETED       2
#define ATTACH_EVERY  5
#define ATTACHED_SIZE 70000

static const char *program;

/* --- the writer --- */

static AnbanRecord *
find_counter (AnbanStore *store, gint64 *value)
{
  gint64 id = anban_store_find_by_title (store, &anban_unit_register, "计数");
  AnbanRecord *counter;

  *value = 0;
  if (id == 0)
    return NULL;
  counter = anban_store_get (store, &anban_unit_register, id, NULL);
  *value = g_ascii_strtoll (anban_record_get_text (counter, ANBAN_UNIT_NOTE), NULL, 10);
  return counter;
}

static char *
dup_name (char state, gint64 n, guint i)
{
  return g_strdup_printf ("%c-%" G_GINT64_FORMAT "-%u", state, n, i);
}

static gboolean
change_batch (AnbanStore *store, gint64 n, char from, char to, guint count, GError **error)
{
  for (guint i = 0; i < count; i++) {
    g_autofree char *old = dup_name (from, n, i), *name = dup_name (to, n, i);
    gint64 id = anban_store_find_by_title (store, &anban_person_register, old);
    g_autoptr (AnbanRecord) person = NULL;

    if (to == '\0') {
      if (!anban_store_delete (store, &anban_person_register, id, error))
        return FALSE;
      continue;
    }
    person = anban_store_get (store, &anban_person_register, id, error);
    if (person == NULL)
      return FALSE;
    anban_record_set_text (person, ANBAN_PERSON_NAME, name);
    if (!anban_store_save (store, person, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_step (AnbanStore *store, AnbanRecord *counter, gint64 n, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  if (!anban_store_begin_step (store, "写入", error))
    return FALSE;
  for (guint i = 0; i < BATCH; i++) {
    g_autofree char *name = dup_name ('A', n, i);

    if (!scene_add_person (store, name, error))
      return FALSE;
  }
  if (n > 1 && !change_batch (store, n - 1, 'A', 'B', BATCH, error))
    return FALSE;
  if (n > 2 && !change_batch (store, n - 2, 'B', '\0', DELETED, error))
    return FALSE;
  anban_record_set_text (counter, ANBAN_UNIT_NOTE, number);
  if (!anban_store_save (store, counter, error))
    return FALSE;
  if (n % ATTACH_EVERY == 0) {
    g_autofree char *content = g_malloc (ATTACHED_SIZE);
    g_autoptr (GBytes) bytes = NULL;
    g_autoptr (AnbanRecord) attached = NULL;

    memset (content, (int)(n % 251), ATTACHED_SIZE);
    bytes = g_bytes_new (content, ATTACHED_SIZE);
    attached = anban_attachment_add_bytes (store, counter, "佐证.bin", bytes, error);
    if (attached == NULL)
      return FALSE;
  }
  return anban_store_commit_step (store, error);
}

/* Writes step after step until it is killed; each is told once it is committed. */
static int
run_writer (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = anban_store_open (path, anban_registers, &error);
  g_autoptr (AnbanRecord) counter = NULL;
  gint64 n = 0;

  if (store == NULL) {
    fprintf (stderr, "writer: %s\n", error->message);
    return 1;
  }
  counter = find_counter (store, &n);
  for (;;) {
    char line[32];

    n++;
    if (!write_step (store, counter, n, &error)) {
      fprintf (stderr, "writer: step %" G_GINT64_FORMAT ": %s\n", n, error->message);
      return 1;
    }
    g_snprintf (line, sizeof line, "%" G_GINT64_FORMAT "\n", n);
    if (write (STDOUT_FILENO, line, strlen (line)) < 0)
      return 1;
  }
}

static int
run_opener (const char *path)
{
  g_autoptr (AnbanStore) store = anban_store_open (path, anban_registers, NULL);

  return store != NULL ? 0 : 1;
}

static int
run_creator (const char *path)
{
  g_autoptr (AnbanStore) store = anban_store_create (path, anban_registers, NULL);

  return store != NULL ? 0 : 1;
}

/* --- the killer --- */

static GPid
start (const char *mode, const char *path, int *output)
{
  const char *argv[] = {program, mode, path, NULL};
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
                            output, NULL, &error);
  g_assert_no_error (error);
  return pid;
}

/* The last number that the writer told; what it told in part was not read and counts as not told. */
static gint64
read_acknowledged (int output)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  gssize size;
  char *end;

  while ((size = read (output, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, size);
  close (output);
  end = strrchr (text->str, '\n');
  if (end == NULL)
    return 0;
  *end = '\0';
  end = strrchr (text->str, '\n');
  return g_ascii_strtoll (end != NULL ? end + 1 : text->str, NULL, 10);
}

/* Kills at a random moment: within the start, or some milliseconds after a step was told. */
static gint64
write_and_kill (const char *path, GRand *rand)
{
  int output = -1, status = 0;
  GPid pid = start ("--writer", path, &output);

  g_usleep ((gulong)g_rand_int_range (rand, 0, 90000));
  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  /* that it died by itself would be a failure to write */
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return read_acknowledged (output);
}

static void
assert_batch (GHashTable *names, gint64 n, char state, guint from)
{
  for (guint i = 0; i < BATCH; i++) {
    g_autofree char *name = dup_name (state, n, i);

    g_assert_cmpint (g_hash_table_contains (names, name), ==, i >= from);
  }
}

static gboolean
collect_name_cb (AnbanRecord *record, const char *group, gpointer data)
{
  g_hash_table_add (data, g_strdup (anban_record_get_text (record, ANBAN_PERSON_NAME)));
  return TRUE;
}

/* Everything that follows from @n steps is there, and nothing else. */
static void
assert_state (AnbanStore *store, AnbanRecord *counter, gint64 n)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_person_register);
  g_autoptr (GPtrArray) attached = NULL;
  g_autoptr (GError) error = NULL;
  gint64 expected = n * BATCH - MAX (n - 2, 0) * DELETED;

  g_assert_true (anban_store_foreach (store, query, collect_name_cb, names, NULL, &error));
  g_assert_cmpint (g_hash_table_size (names), ==, expected);
  for (gint64 i = 1; i <= n; i++)
    assert_batch (names, i, i == n ? 'A' : 'B', i <= n - 2 ? DELETED : 0);
  attached = anban_attachment_list (store, counter, &error);
  g_assert_no_error (error);
  g_assert_cmpint (attached->len, ==, n / ATTACH_EVERY);
}

static gint64
assert_nothing_lost (const char *path, gint64 acknowledged)
{
  g_autoptr (AnbanStore) store = scene_open (path);
  g_autoptr (AnbanRecord) counter = NULL;
  gint64 n = 0;

  counter = find_counter (store, &n);
  g_assert_nonnull (counter);
  g_assert_cmpint (n, >=, acknowledged);
  g_assert_cmpint (n, <=, acknowledged + 1);
  assert_state (store, counter, n);
  return n;
}

static void
make_counter (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = anban_store_create (path, anban_registers, &error);
  g_autoptr (AnbanRecord) counter = anban_record_new (&anban_unit_register);

  g_assert_no_error (error);
  anban_record_set_text (counter, ANBAN_UNIT_NAME, "计数");
  anban_record_set_text (counter, ANBAN_UNIT_NOTE, "0");
  anban_record_set_int (counter, ANBAN_UNIT_KIND, ANBAN_UNIT_KIND_OTHER);
  g_assert_true (anban_store_save (store, counter, &error));
}

static void
test_kill_while_writing (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  gint64 total = 0;
  guint killed_at_work = 0;

  for (guint file = 0; file < KILLS / KILLS_A_FILE; file++) {
    g_autoptr (Scene) scene = scene_new (NULL);
    gint64 before = 0;

    make_counter (scene->path);
    for (guint i = 0; i < KILLS_A_FILE; i++) {
      gint64 acknowledged = write_and_kill (scene->path, rand);

      killed_at_work += acknowledged > 0;
      before = assert_nothing_lost (scene->path, MAX (acknowledged, before));
      scene_assert_whole (scene->path);
    }
    total += before;
  }
  g_test_message ("%d kills, %u of them after a step of the same run, %" G_GINT64_FORMAT " steps kept", KILLS,
                  killed_at_work, total);
  /* a test that killed nobody at work would show nothing */
  g_assert_cmpuint (killed_at_work, >, KILLS / 4);
}

static void
test_kill_while_creating (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  guint there = 0;

  for (guint i = 0; i < 40; i++) {
    g_autoptr (Scene) scene = scene_new (NULL);
    int output = -1, status = 0;
    GPid pid = start ("--creator", scene->path, &output);

    g_usleep ((gulong)g_rand_int_range (rand, 0, 40000));
    kill (pid, SIGKILL);
    waitpid (pid, &status, 0);
    close (output);
    if (g_file_test (scene->path, G_FILE_TEST_EXISTS)) {
      there++;
      scene_assert_whole (scene->path);
    } else {
      make_counter (scene->path);
      scene_assert_whole (scene->path);
    }
  }
  g_test_message ("the office was there after %u of 40 kills", there);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* An office as the program made it before its last migration. */
static void
make_old_office (const char *path)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "resources", "migrations", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *mark = NULL;
  const char *name;
  sqlite3 *raw = NULL;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (atoi (name) > 0 && atoi (name) < anban_migration_get_latest ())
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_assert_cmpuint (names->len, >, 0);
  mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d", ANBAN_APPLICATION_ID,
                          atoi (names->pdata[names->len - 1]));
  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  for (guint i = 0; i < names->len; i++) {
    g_autofree char *script = g_build_filename (folder, names->pdata[i], NULL);
    g_autofree char *sql = NULL;

    g_assert_true (g_file_get_contents (script, &sql, NULL, NULL));
    g_assert_cmpint (sqlite3_exec (raw, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  }
  g_assert_cmpint (sqlite3_exec (raw, mark, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (raw);
}

/* A new office or an old one, whole either way, whenever the upgrade is cut short. */
static void
test_kill_while_upgrading (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  guint old = 0;

  for (guint i = 0; i < 40; i++) {
    g_autoptr (Scene) scene = scene_new (NULL);
    g_autoptr (GError) error = NULL;
    int output = -1, status = 0, version = 0;
    GPid pid;

    make_old_office (scene->path);
    pid = start ("--opener", scene->path, &output);
    g_usleep ((gulong)g_rand_int_range (rand, 0, 60000));
    kill (pid, SIGKILL);
    waitpid (pid, &status, 0);
    close (output);
    g_assert_true (anban_connection_probe (scene->path, &version, &error));
    old += version < anban_migration_get_latest ();
    scene_assert_whole (scene->path);
  }
  g_test_message ("%u of 40 kills came before the new version stood", old);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--writer"))
    return run_writer (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--creator"))
    return run_creator (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--opener"))
    return run_opener (argv[2]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/while-writing", test_kill_while_writing);
  g_test_add_func ("/kill/while-creating", test_kill_while_creating);
  g_test_add_func ("/kill/while-upgrading", test_kill_while_upgrading);
  return g_test_run ();
}
