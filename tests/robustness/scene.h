/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the robustness tests share: a folder that goes, an office in it, and the three promises that hold
 * whatever happened to it: it opens, its check is clean, or the file is byte for byte what it was.
 */
#pragma once

#include "registers/person.h"
#include "registers/registers.h"
#include "store/office-check.h"
#include "store/store.h"

typedef struct {
  char *folder, *path;
} Scene;

/* A folder of its own in @where (NULL: the temporary folder), and the path of an office that is not there yet. */
Scene *scene_new (const char *where);
/* With an office of @n people in it. */
Scene *scene_new_with_office (guint n);
void scene_free (Scene *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scene, scene_free)

/* Opens, or ends the test with the error. */
AnbanStore *scene_open (const char *path);
void scene_close (AnbanStore *store);

/* One more person; FALSE and @error where it could not be saved. */
gboolean scene_add_person (AnbanStore *store, const char *name, GError **error);
gint64 scene_count_people (AnbanStore *store);

/* The office at @path opens and its check finds nothing. */
void scene_assert_whole (const char *path);
/* @error has @code and says so in one Chinese sentence; clears it. */
void scene_assert_error (GError **error, AnbanError code);
void scene_assert_sentence (const char *text);

/* The names and contents of all files in @folder as one hash. */
char *scene_dup_fingerprint (const char *folder);
void scene_remove_folder (const char *folder);
