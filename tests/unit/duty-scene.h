/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of any register for the tests of duties, written as people write them: pairs of column and text, as in
 * "unit", "name=临水镇中心学校 kind=学校". Values have no blanks.
 */
#pragma once

#include "office-fixture.h"

#include "registers/drill.h"
#include "registers/requirement.h"
#include "rules/duty.h"

static inline gint64
duty_scene_add (AnbanStore *store, const char *register_id, const char *row)
{
  const AnbanRegister *reg = anban_registers_find (register_id);
  g_autoptr (AnbanRecord) record = anban_record_new (reg);
  g_auto (GStrv) pairs = g_strsplit (row, " ", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; pairs[i] != NULL; i++) {
    g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
    int field;

    if (pairs[i][0] == '\0')
      continue;
    field = anban_register_find_field (reg, pair[0]);
    if (field < 0)
      g_error ("%s has no %s", register_id, pair[0]);
    anban_store_parse_field (store, record, (guint)field, pair[1], &error);
    g_assert_no_error (error);
  }
  anban_store_save (store, record, &error);
  g_assert_no_error (error);
  return anban_record_get_id (record);
}

/* Rows of one register parted by “; ”; NULL: none. */
static inline void
duty_scene_add_all (AnbanStore *store, const char *register_id, const char *rows)
{
  g_auto (GStrv) all = rows != NULL ? g_strsplit (rows, "; ", -1) : NULL;

  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    duty_scene_add (store, register_id, all[i]);
}

static inline AnbanDutySheet *
duty_scene_reckon (AnbanStore *store, int year)
{
  g_autoptr (GError) error = NULL;
  AnbanDutySheet *sheet = anban_duty_sheet_new (store, year, NULL, &error);

  g_assert_no_error (error);
  return sheet;
}

/* Each case in an office as it was: what it adds is taken back, and nothing waits for the disk. */
static inline void
duty_scene_each (OfficeFixture *fixture, guint n, void (*check) (OfficeFixture *fixture, guint i))
{
  for (guint i = 0; i < n; i++) {
    g_test_message ("case %u", i + 1);
    g_assert_true (anban_store_begin_step (fixture->store, "试", NULL));
    check (fixture, i);
    anban_store_rollback_step (fixture->store);
  }
}
