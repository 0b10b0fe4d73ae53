/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new office in a folder of its own for one test, gone at its end.
 */
#pragma once

#include "registers/person.h"
#include "registers/plan.h"
#include "registers/registers.h"
#include "registers/task.h"
#include "registers/unit.h"
#include "store/store.h"

#include <glib/gstdio.h>

typedef struct {
  char *folder, *path;
  AnbanStore *store;
} OfficeFixture;

static inline void
office_fixture_set_up (OfficeFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anban-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "云溪县安办.anban", NULL);
  fixture->store = anban_store_create (fixture->path, anban_registers, &error);
  g_assert_no_error (error);
}

static inline void
office_fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
      office_fixture_remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

static inline void
office_fixture_tear_down (OfficeFixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    anban_store_close (fixture->store);
  g_clear_object (&fixture->store);
  office_fixture_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static inline gint64
office_fixture_add_unit (OfficeFixture *fixture, const char *name, AnbanUnitKind kind, gint64 parent)
{
  g_autoptr (AnbanRecord) unit = anban_record_new (&anban_unit_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (unit, ANBAN_UNIT_NAME, name);
  anban_record_set_int (unit, ANBAN_UNIT_KIND, kind);
  if (parent != 0)
    anban_record_set_int (unit, ANBAN_UNIT_PARENT, parent);
  anban_store_save (fixture->store, unit, &error);
  g_assert_no_error (error);
  return anban_record_get_id (unit);
}

static inline AnbanRecord *
office_fixture_add_task (OfficeFixture *fixture, const char *heading, const char *due_on)
{
  AnbanRecord *task = anban_record_new (&anban_task_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_text (task, ANBAN_TASK_HEADING, heading);
  anban_record_set_text (task, ANBAN_TASK_DUE_ON, due_on);
  anban_store_save (fixture->store, task, &error);
  g_assert_no_error (error);
  return task;
}
