/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A county with one firm and its hazards for the tests of the rules: a hazard with all that any step asks for, a
 * way to take steps, and a dump of a hazard with everything that belongs to it, to be compared before and after.
 */
#pragma once

#include "office-fixture.h"

#include "registers/letter.h"
#include "rules/hazard-life-cycle.h"
#include "rules/hazard-progress.h"
#include "rules/hazard-value.h"
#include "store/attachment.h"

typedef struct {
  OfficeFixture office;
  AnbanStore *store;
  gint64 town, department, firm;
} HazardScene;

static inline void
hazard_scene_set_up (HazardScene *scene, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) unit = NULL;

  office_fixture_set_up (&scene->office, data);
  scene->store = scene->office.store;
  scene->town = office_fixture_add_unit (&scene->office, "临水镇人民政府", ANBAN_UNIT_KIND_TOWN, 0);
  scene->department = office_fixture_add_unit (&scene->office, "县商务局", ANBAN_UNIT_KIND_DEPARTMENT, 0);
  scene->firm =
      office_fixture_add_unit (&scene->office, "云溪县顺达仓储有限公司", ANBAN_UNIT_KIND_FIRM, scene->town);
  unit = anban_store_get (scene->store, &anban_unit_register, scene->department, &error);
  anban_record_set_text (unit, ANBAN_UNIT_INDUSTRY, "商贸、成品油");
  g_assert_true (anban_store_save (scene->store, unit, &error));
  g_clear_object (&unit);
  unit = anban_store_get (scene->store, &anban_unit_register, scene->firm, &error);
  anban_record_set_text (unit, ANBAN_UNIT_INDUSTRY, "商贸");
  g_assert_true (anban_store_save (scene->store, unit, &error));
  g_assert_no_error (error);
}

static inline void
hazard_scene_tear_down (HazardScene *scene, gconstpointer data)
{
  office_fixture_tear_down (&scene->office, data);
}

static inline AnbanDate
hazard_scene_day (const char *text)
{
  AnbanDate day = ANBAN_DATE_NONE;

  g_assert_true (text == NULL || anban_date_parse (text, &day));
  return day;
}

/* As it is typed at the inspection: nothing of what later steps ask. */
static inline AnbanRecord *
hazard_scene_add (HazardScene *scene, AnbanHazardLevel level)
{
  AnbanRecord *hazard = anban_record_new (&anban_hazard_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_int (hazard, ANBAN_HAZARD_LEVEL, level);
  anban_record_set_int (hazard, ANBAN_HAZARD_UNIT, scene->firm);
  anban_record_set_text (hazard, ANBAN_HAZARD_PLACE, "二号仓库");
  anban_record_set_int (hazard, ANBAN_HAZARD_CATEGORY, 5);
  anban_record_set_text (hazard, ANBAN_HAZARD_DESCRIPTION, "消火栓前堆放货物");
  anban_record_set_text (hazard, ANBAN_HAZARD_FOUND_ON, "2026-03-02");
  anban_record_set_text (hazard, ANBAN_HAZARD_FINDERS, "周宁、唐一鸣");
  anban_store_save (scene->store, hazard, &error);
  g_assert_no_error (error);
  return hazard;
}

static inline void
hazard_scene_add_recipient (HazardScene *scene, AnbanRecord *hazard, AnbanLine line, gint64 unit)
{
  g_autoptr (AnbanRecord) recipient = anban_record_new (&anban_hazard_recipient_register);
  g_autoptr (GError) error = NULL;

  anban_record_set_int (recipient, ANBAN_HAZARD_RECIPIENT_HAZARD, anban_record_get_id (hazard));
  anban_record_set_int (recipient, ANBAN_HAZARD_RECIPIENT_LINE, line);
  anban_record_set_int (recipient, ANBAN_HAZARD_RECIPIENT_UNIT, unit);
  anban_store_save (scene->store, recipient, &error);
  g_assert_no_error (error);
}

static inline void
hazard_scene_attach (HazardScene *scene, AnbanRecord *hazard, const char *name, AnbanPhotoRole role)
{
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name));
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) file = anban_attachment_add_bytes (scene->store, hazard, name, bytes, &error);

  g_assert_no_error (error);
  if (role != 0) {
    anban_record_set_int (file, ANBAN_ATTACHMENT_ROLE, role);
    g_assert_true (anban_store_save (scene->store, file, &error));
  }
}

/* Whatever any step may ask: two recipients, a photo, 五到位. */
static inline void
hazard_scene_complete (HazardScene *scene, AnbanRecord *hazard)
{
  g_autoptr (GError) error = NULL;

  /* one step, because every commit waits for the disk */
  g_assert_true (anban_store_begin_step (scene->store, "补齐", &error));
  hazard_scene_add_recipient (scene, hazard, ANBAN_LINE_TERRITORY, scene->town);
  hazard_scene_add_recipient (scene, hazard, ANBAN_LINE_INDUSTRY, scene->department);
  hazard_scene_attach (scene, hazard, "整改后.jpg", ANBAN_PHOTO_AFTER);
  g_assert_true (anban_store_refresh (scene->store, hazard, &error));
  anban_record_set_text (hazard, ANBAN_HAZARD_MEASURES, "清出通道，划线管理");
  anban_record_set_text (hazard, ANBAN_HAZARD_RESPONSIBLE, "何大勇");
  anban_record_set_double (hazard, ANBAN_HAZARD_FUNDS, 0);
  anban_record_set_text (hazard, ANBAN_HAZARD_CONTINGENCY, "安排专人看守，备足灭火器");
  anban_store_save (scene->store, hazard, &error);
  g_assert_no_error (error);
  anban_store_commit_step (scene->store, &error);
  anban_store_refresh (scene->store, hazard, &error);
  g_assert_no_error (error);
}

/* With everything that the step may ask filled in. */
static inline AnbanHazardMove
hazard_scene_move (HazardScene *scene, AnbanHazardStep step, const char *on, const char *due_on)
{
  return (AnbanHazardMove){.step = step,
                           .on = hazard_scene_day (on),
                           .person = "周宁",
                           .unit_id = step == ANBAN_STEP_START ? scene->town : 0,
                           .due_on = hazard_scene_day (due_on),
                           .granted_by = "秦主任",
                           .note = "现场核实"};
}

static inline void
hazard_scene_take (
    HazardScene *scene, AnbanRecord *hazard, AnbanHazardStep step, const char *on, const char *due_on)
{
  AnbanHazardMove move = hazard_scene_move (scene, step, on, due_on);
  g_autoptr (GError) error = NULL;

  anban_hazard_take (scene->store, hazard, &move, &error);
  g_assert_no_error (error);
}

/* Refused with a sentence that contains @words; nothing is written. */
static inline void
hazard_scene_refuse (HazardScene *scene, AnbanRecord *hazard, const AnbanHazardMove *move, const char *words)
{
  g_autoptr (GError) error = NULL;
  gint64 rev = anban_record_get_rev (hazard);

  g_assert_false (anban_hazard_take (scene->store, hazard, move, &error));
  g_assert_error (error, ANBAN_ERROR, ANBAN_ERROR_INVALID);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  g_assert_true (anban_store_refresh (scene->store, hazard, NULL));
  g_assert_cmpint (anban_record_get_rev (hazard), ==, rev);
}

static inline void
hazard_scene_append_record (GString *text, AnbanRecord *record)
{
  const AnbanRegister *reg = anban_record_get_register (record);

  for (guint i = 0; i < reg->n_fields; i++) {
    g_autofree char *value = anban_record_dup_display (record, i);

    if (value[0] != '\0')
      g_string_append_printf (text, "%s=%s ",
                              reg->fields[i].column[0] == '(' ? reg->fields[i].label : reg->fields[i].column,
                              value);
  }
  g_string_append_c (text, '\n');
}

/* The hazard and all that belongs to it, as people read it. */
static inline char *
hazard_scene_dump (HazardScene *scene, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) hazard = anban_store_get (scene->store, &anban_hazard_register, id, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  hazard_scene_append_record (text, hazard);
  for (guint i = 0; anban_hazard_register.details[i] != NULL; i++) {
    g_autoptr (GPtrArray) rows =
        anban_store_list_details (scene->store, anban_hazard_register.details[i], id, &error);

    g_assert_no_error (error);
    for (guint k = 0; k < rows->len; k++)
      hazard_scene_append_record (text, rows->pdata[k]);
  }
  return g_string_free (text, FALSE);
}

static inline gint64
hazard_scene_count (HazardScene *scene, const AnbanRegister *reg)
{
  g_autoptr (AnbanQuery) query = anban_query_new (reg);

  return anban_store_count (scene->store, query, NULL);
}
