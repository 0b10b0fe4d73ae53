/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a disk can do to an office: be full, be write-protected, belong to somebody else, and hold a file that
 * another process is writing. Each ends in a sentence, loses nothing, and saving works again afterwards.
 */
#include "scene.h"

#include "db/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

/* --- a small disk --- */

/* Mounts a file system of @megabytes at @folder that only this process sees. FALSE where that is not allowed. */
static gboolean
mount_small_disk (const char *folder, guint megabytes)
{
  g_autofree char *options = g_strdup_printf ("size=%um", megabytes);
  int flags = geteuid () == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER;

  return unshare (flags) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("tmpfs", folder, "tmpfs", 0, options) == 0;
}

/* Tried in a child, because what it unshares stays unshared. */
static gboolean
may_mount (void)
{
  int status = -1;
  pid_t pid = fork ();

  if (pid == 0)
    _exit (mount_small_disk (g_get_tmp_dir (), 1) ? 0 : 1);
  waitpid (pid, &status, 0);
  return WIFEXITED (status) && WEXITSTATUS (status) == 0;
}

static void
fill (const char *path)
{
  static char block[4096];
  int fd = open (path, O_CREAT | O_WRONLY | O_APPEND, 0600);

  g_assert_cmpint (fd, >=, 0);
  while (write (fd, block, sizeof block) > 0) {
  }
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

/* Saves people until one cannot be saved; how many were. */
static gint64
save_until_full (AnbanStore *store, GError **error)
{
  g_autofree char *note = g_strnfill (2000, 'x');

  for (gint64 n = 0; n < 100000; n++) {
    g_autoptr (AnbanRecord) person = anban_record_new (&anban_person_register);
    g_autofree char *name = g_strdup_printf ("满盘%" G_GINT64_FORMAT, n);

    anban_record_set_text (person, ANBAN_PERSON_NAME, name);
    anban_record_set_text (person, ANBAN_PERSON_NOTE, note);
    if (!anban_store_save (store, person, error))
      return n;
  }
  g_assert_not_reached ();
}

static void
save_on_full_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "office.anban", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autoptr (GError) error = NULL;
  AnbanStore *store = anban_store_create (path, anban_registers, &error);
  gint64 saved;

  g_assert_no_error (error);
  saved = save_until_full (store, &error);
  scene_assert_error (&error, ANBAN_ERROR_FULL);
  g_assert_cmpint (saved, >, 0);
  g_assert_cmpint (scene_count_people (store), ==, saved);

  /* with nothing left at all, neither a row nor a long step goes in, and neither leaves a part behind */
  fill (ballast);
  g_assert_false (scene_add_person (store, "多一人", &error));
  scene_assert_error (&error, ANBAN_ERROR_FULL);
  g_assert_cmpint (scene_count_people (store), ==, saved);

  g_unlink (ballast);
  scene_close (store);
  scene_assert_whole (path);
  store = scene_open (path);
  g_assert_cmpint (scene_count_people (store), ==, saved);
  scene_close (store);
}

static void
save_after_room_was_made (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "office.anban", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanStore) store = anban_store_create (path, anban_registers, &error);

  g_assert_no_error (error);
  fill (ballast);
  g_assert_false (scene_add_person (store, "张三", &error));
  scene_assert_error (&error, ANBAN_ERROR_FULL);
  g_unlink (ballast);
  g_assert_true (scene_add_person (store, "张三", &error));
  g_assert_cmpint (scene_count_people (store), ==, 1);
}

static void
back_up_to_full_disk (const char *folder)
{
  g_autoptr (Scene) scene = scene_new_with_office (50);
  g_autoptr (AnbanStore) store = scene_open (scene->path);
  g_autofree char *target = g_build_filename (folder, "copy.anban", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (anban_backup_write (anban_store_get_connection (store), target, NULL, &error));
  scene_assert_whole (target);
  fill (ballast);
  before = scene_dup_fingerprint (folder);
  g_assert_false (anban_backup_write (anban_store_get_connection (store), target, NULL, &error));
  scene_assert_error (&error, ANBAN_ERROR_FULL);
  /* the good copy of before still stands, and no half of a new one beside it */
  after = scene_dup_fingerprint (folder);
  g_assert_cmpstr (before, ==, after);
}

static void
create_on_full_disk (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "new.anban", NULL);
  g_autofree char *ballast = g_build_filename (folder, "ballast", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  fill (ballast);
  before = scene_dup_fingerprint (folder);
  g_assert_null (anban_store_create (path, anban_registers, &error));
  scene_assert_error (&error, ANBAN_ERROR_FULL);
  after = scene_dup_fingerprint (folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_full_disk (gconstpointer data)
{
  void (*act) (const char *folder) = (void (*) (const char *))data;

  if (g_test_subprocess ()) {
    g_autoptr (Scene) scene = scene_new (NULL);

    g_assert_true (mount_small_disk (scene->folder, 2));
    act (scene->folder);
    umount2 (scene->folder, MNT_DETACH);
    return;
  }
  if (!may_mount ()) {
    g_test_skip ("mounting a small disk is not allowed here");
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

/* --- folders and files of others --- */

/* Root may write everywhere: such a test goes on as somebody who may not. */
static void
become_nobody (const char *folder)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (chown (folder, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (setgroups (0, NULL), ==, 0);
  g_assert_cmpint (setresgid (NOBODY, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (setresuid (NOBODY, NOBODY, NOBODY), ==, 0);
}

static void
test_read_only_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other = NULL, *before = NULL, *after = NULL;
  Scene *scene;
  AnbanStore *store;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
    return;
  }
  scene = scene_new (NULL);
  become_nobody (scene->folder);
  store = anban_store_create (scene->path, anban_registers, &error);
  g_assert_no_error (error);
  g_assert_true (scene_add_person (store, "张三", &error));
  scene_close (store);
  before = scene_dup_fingerprint (scene->folder);

  /* the file could be written, its journal beside it could not: read it, refuse to change it */
  g_chmod (scene->folder, 0500);
  store = anban_store_open (scene->path, anban_registers, &error);
  if (store != NULL) {
    g_assert_cmpint (scene_count_people (store), ==, 1);
    g_assert_false (scene_add_person (store, "李四", &error));
    scene_assert_error (&error, ANBAN_ERROR_READ_ONLY);
    g_assert_cmpint (scene_count_people (store), ==, 1);
    scene_close (store);
  } else {
    scene_assert_error (&error, ANBAN_ERROR_READ_ONLY);
  }
  other = g_build_filename (scene->folder, "new.anban", NULL);
  g_assert_null (anban_store_create (other, anban_registers, &error));
  scene_assert_error (&error, ANBAN_ERROR_READ_ONLY);
  after = scene_dup_fingerprint (scene->folder);
  g_assert_cmpstr (before, ==, after);

  g_chmod (scene->folder, 0700);
  scene_assert_whole (scene->path);
  scene_free (scene);
}

static void
test_read_only_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  Scene *scene;
  AnbanStore *store;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
    return;
  }
  scene = scene_new (NULL);
  become_nobody (scene->folder);
  store = anban_store_create (scene->path, anban_registers, &error);
  g_assert_no_error (error);
  g_assert_true (scene_add_person (store, "张三", &error));
  scene_close (store);
  g_chmod (scene->path, 0400);
  before = scene_dup_fingerprint (scene->folder);

  /* a file that may only be read opens for reading */
  store = anban_store_open (scene->path, anban_registers, &error);
  g_assert_no_error (error);
  g_assert_true (anban_store_is_read_only (store));
  g_assert_cmpint (scene_count_people (store), ==, 1);
  g_assert_false (scene_add_person (store, "李四", &error));
  scene_assert_error (&error, ANBAN_ERROR_READ_ONLY);
  scene_close (store);

  g_chmod (scene->path, 0000);
  g_assert_null (anban_store_open (scene->path, anban_registers, &error));
  scene_assert_error (&error, ANBAN_ERROR_READ_ONLY);
  g_chmod (scene->path, 0400);
  after = scene_dup_fingerprint (scene->folder);
  g_assert_cmpstr (before, ==, after);
  g_chmod (scene->path, 0600);
  scene_free (scene);
}

/* --- another writer --- */

/* A process that holds the office as a writer does, until it is ended. */
static GPid
hold_office (const char *program, const char *path)
{
  const char *argv[] = {program, "--hold", path, NULL};
  g_autoptr (GError) error = NULL;
  char told = 0;
  int output = -1;
  GPid pid;

  g_spawn_async_with_pipes (NULL, (char **)argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL,
                            &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read (output, &told, 1), ==, 1);
  g_assert_cmpint (told, ==, '!');
  close (output);
  return pid;
}

static int
run_holder (const char *path)
{
  g_autoptr (AnbanStore) store = scene_open (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (anban_store_begin_step (store, "占用", &error));
  g_assert_true (scene_add_person (store, "未提交", &error));
  if (write (STDOUT_FILENO, "!", 1) != 1)
    return 1;
  for (;;)
    pause ();
}

static void
test_locked (gconstpointer program)
{
  g_autoptr (Scene) scene = scene_new_with_office (3);
  g_autoptr (AnbanStore) store = scene_open (scene->path);
  g_autoptr (GError) error = NULL;
  GPid pid = hold_office (program, scene->path);
  int status;

  /* reading goes on while another writes; writing is refused in words, not lost */
  g_assert_cmpint (scene_count_people (store), ==, 3);
  g_assert_false (scene_add_person (store, "张三", &error));
  scene_assert_error (&error, ANBAN_ERROR_BUSY);
  g_assert_false (anban_store_begin_step (store, "导入", &error));
  scene_assert_error (&error, ANBAN_ERROR_BUSY);

  kill (pid, SIGKILL);
  waitpid (pid, &status, 0);
  g_assert_true (scene_add_person (store, "张三", &error));
  g_assert_no_error (error);
  g_assert_cmpint (scene_count_people (store), ==, 4);
  scene_assert_whole (scene->path);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return run_holder (argv[2]);

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/disk/full/save", (gconstpointer)save_on_full_disk, test_full_disk);
  g_test_add_data_func ("/disk/full/room-made", (gconstpointer)save_after_room_was_made, test_full_disk);
  g_test_add_data_func ("/disk/full/back-up", (gconstpointer)back_up_to_full_disk, test_full_disk);
  g_test_add_data_func ("/disk/full/create", (gconstpointer)create_on_full_disk, test_full_disk);
  g_test_add_func ("/disk/read-only-folder", test_read_only_folder);
  g_test_add_func ("/disk/read-only-file", test_read_only_file);
  g_test_add_data_func ("/disk/locked", argv[0], test_locked);
  return g_test_run ();
}
