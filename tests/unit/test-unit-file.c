/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 一企一档: the file of a unit finds what is its own in every register, a town's also what is its firms', a drill that it
 * only took part in and a training that one of its people attended.
 */
#include "office-fixture.h"

#include "registers/drill.h"
#include "registers/hazard.h"
#include "registers/person.h"
#include "registers/training.h"
#include "report/record-papers.h"
#include "rules/unit-file.h"

static gint64
add (AnbanStore *store, AnbanRecord *record)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  anban_store_save (store, record, &error);
  g_assert_no_error (error);
  id = anban_record_get_id (record);
  g_object_unref (record);
  return id;
}

static gint64
add_unit (AnbanStore *store, const char *name, int kind, gint64 parent)
{
  AnbanRecord *unit = anban_record_new (&anban_unit_register);

  anban_record_set_text (unit, ANBAN_UNIT_NAME, name);
  anban_record_set_int (unit, ANBAN_UNIT_KIND, kind);
  if (parent != 0)
    anban_record_set_int (unit, ANBAN_UNIT_PARENT, parent);
  return add (store, unit);
}

static gint64
add_drill (AnbanStore *store, const char *name, gint64 organiser)
{
  AnbanRecord *drill = anban_record_new (&anban_drill_register);

  anban_record_set_text (drill, ANBAN_DRILL_NAME, name);
  anban_record_set_int (drill, ANBAN_DRILL_KIND, ANBAN_DRILL_SPECIAL);
  anban_record_set_text (drill, ANBAN_DRILL_PLANNED_ON, "2026-03-02");
  anban_record_set_int (drill, ANBAN_DRILL_UNIT, organiser);
  return add (store, drill);
}

static guint
count (AnbanStore *store, gint64 unit, const AnbanRegister *reg, guint *n_open)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanUnitFile) file = anban_unit_file_new (store, unit, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < file->sections->len; i++) {
    const AnbanUnitFileSection *section = file->sections->pdata[i];

    if (section->reg != reg)
      continue;
    g_assert_cmpint (anban_store_count (store, section->query, NULL), ==, section->ids->len);
    if (n_open != NULL)
      *n_open = section->n_open;
    return section->ids->len;
  }
  g_assert_not_reached ();
}

static void
test_sections (OfficeFixture *fixture, gconstpointer data)
{
  AnbanStore *store = fixture->store;
  gint64 town = add_unit (store, "柳湾镇", ANBAN_UNIT_KIND_TOWN, 0);
  gint64 firm = add_unit (store, "柳湾木业有限公司", ANBAN_UNIT_KIND_FIRM, town);
  gint64 guest = add_unit (store, "云溪消防救援队", ANBAN_UNIT_KIND_OTHER, 0);
  gint64 drill = add_drill (store, "木业公司灭火演练", firm), person, training;
  AnbanRecord *part = anban_record_new (&anban_drill_unit_register);
  AnbanRecord *hazard = anban_record_new (&anban_hazard_register);
  AnbanRecord *worker = anban_record_new (&anban_person_register);
  AnbanRecord *class = anban_record_new (&anban_training_register);
  AnbanRecord *attendee = anban_record_new (&anban_training_attendee_register);
  guint n_open = 0;

  anban_record_set_int (part, ANBAN_DRILL_UNIT_DRILL, drill);
  anban_record_set_int (part, ANBAN_DRILL_UNIT_UNIT, guest);
  add (store, part);
  anban_record_set_text (hazard, ANBAN_HAZARD_DESCRIPTION, "粉尘没有清扫");
  anban_record_set_int (hazard, ANBAN_HAZARD_UNIT, firm);
  anban_record_set_int (hazard, ANBAN_HAZARD_LEVEL, ANBAN_HAZARD_LEVEL_GENERAL);
  add (store, hazard);
  anban_record_set_text (worker, ANBAN_PERSON_NAME, "周敏");
  anban_record_set_int (worker, ANBAN_PERSON_UNIT, firm);
  person = add (store, worker);
  anban_record_set_text (class, ANBAN_TRAINING_NAME, "安全员轮训");
  anban_record_set_int (class, ANBAN_TRAINING_UNIT, guest);
  training = add (store, class);
  anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_TRAINING, training);
  anban_record_set_int (attendee, ANBAN_TRAINING_ATTENDEE_PERSON, person);
  add (store, attendee);

  g_assert_cmpuint (count (store, firm, &anban_drill_register, &n_open), ==, 1);
  /* planned for March, and it is June */
  g_assert_cmpuint (n_open, ==, 1);
  g_assert_cmpuint (count (store, guest, &anban_drill_register, NULL), ==, 1);
  g_assert_cmpuint (count (store, town, &anban_drill_register, NULL), ==, 1);
  g_assert_cmpuint (count (store, town, &anban_hazard_register, NULL), ==, 1);
  g_assert_cmpuint (count (store, guest, &anban_hazard_register, NULL), ==, 0);
  g_assert_cmpuint (count (store, firm, &anban_training_register, NULL), ==, 1);
  g_assert_cmpuint (count (store, town, &anban_training_register, NULL), ==, 1);
  g_assert_cmpuint (count (store, firm, &anban_person_register, NULL), ==, 1);
}

static void
test_paper (OfficeFixture *fixture, gconstpointer data)
{
  const AnbanRecordPaper *paper = anban_record_papers_find ("unit-file");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnbanRecord) unit =
      anban_store_get (fixture->store, &anban_unit_register,
                       add_unit (fixture->store, "空白单位", ANBAN_UNIT_KIND_FIRM, 0), &error);
  g_autoptr (AnbanDocument) document = NULL;

  g_assert_no_error (error);
  document = paper->build (fixture->store, unit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (anban_document_get_title (document), ==, "空白单位安全生产档案");
}

int
main (int argc, char **argv)
{
  g_setenv ("ANBAN_TODAY", "2026-06-15", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/unit-file/sections", OfficeFixture, NULL, office_fixture_set_up, test_sections,
              office_fixture_tear_down);
  g_test_add ("/unit-file/paper", OfficeFixture, NULL, office_fixture_set_up, test_paper,
              office_fixture_tear_down);
  return g_test_run ();
}
