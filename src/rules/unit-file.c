/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/unit-file.h"

#include "registers/certificate.h"
#include "registers/drill.h"
#include "registers/emergency-plan.h"
#include "registers/event.h"
#include "registers/hazard.h"
#include "registers/inspection.h"
#include "registers/letter.h"
#include "registers/person.h"
#include "registers/task.h"
#include "registers/training.h"
#include "registers/unit.h"
#include "rules/unit-duties.h"

#include <glib/gi18n-lib.h>

#define MOST_FIELDS 5

/* A kind of records that a unit has. */
typedef struct {
  const AnbanRegister *reg;
  const char *title;
  const char *filter; /* of the register, by the unit; NULL: the field unit */
  guint unit;
  const char *open_title; /* those whose field open has the value open_value */
  guint open;
  gint64 open_value;
  guint n_fields;
  guint fields[MOST_FIELDS];
} Kind;

static const Kind kinds[] = {
    {&anban_person_register, N_ ("人员"), "unit", .n_fields = 4,
     .fields = {ANBAN_PERSON_NAME, ANBAN_PERSON_POSITION, ANBAN_PERSON_DUTY, ANBAN_PERSON_PHONE}},
    {&anban_certificate_register,
     N_ ("持证"),
     "unit",
     0,
     N_ ("已过期"),
     ANBAN_CERTIFICATE_STATE,
     ANBAN_CERTIFICATE_EXPIRED,
     5,
     {ANBAN_CERTIFICATE_PERSON, ANBAN_CERTIFICATE_CATEGORY, ANBAN_CERTIFICATE_TRADE,
      ANBAN_CERTIFICATE_EXPIRES_ON, ANBAN_CERTIFICATE_STATE}},
    {&anban_emergency_plan_register,
     N_ ("应急预案"),
     "unit",
     0,
     N_ ("评估逾期"),
     ANBAN_EMERGENCY_PLAN_LIGHT,
     1,
     5,
     {ANBAN_EMERGENCY_PLAN_NAME, ANBAN_EMERGENCY_PLAN_KIND, ANBAN_EMERGENCY_PLAN_FILED_ON,
      ANBAN_EMERGENCY_PLAN_REVIEW_DUE, ANBAN_EMERGENCY_PLAN_LIGHT}},
    {&anban_task_register,
     N_ ("承担的任务"),
     "unit",
     0,
     N_ ("逾期"),
     ANBAN_TASK_LIGHT,
     ANBAN_LIGHT_OVERDUE,
     4,
     {ANBAN_TASK_HEADING, ANBAN_TASK_LEAD_UNITS, ANBAN_TASK_NEXT_DUE_ON, ANBAN_TASK_LIGHT}},
    {&anban_hazard_register,
     N_ ("隐患"),
     "unit",
     0,
     N_ ("逾期"),
     ANBAN_HAZARD_LIGHT,
     ANBAN_LIGHT_OVERDUE,
     5,
     {ANBAN_HAZARD_DESCRIPTION, ANBAN_HAZARD_FOUND_ON, ANBAN_HAZARD_LEVEL, ANBAN_HAZARD_DUE_ON,
      ANBAN_HAZARD_STATE}},
    {&anban_inspection_register, N_ ("检查"), "unit", .n_fields = 4,
     .fields = {ANBAN_INSPECTION_TITLE, ANBAN_INSPECTION_SOURCE, ANBAN_INSPECTION_INSPECTORS,
                ANBAN_INSPECTION_N_HAZARDS}},
    {&anban_drill_register,
     N_ ("应急演练"),
     "participant",
     0,
     N_ ("逾期未开展"),
     ANBAN_DRILL_LIGHT,
     ANBAN_EVENT_LIGHT_MISSED,
     5,
     {ANBAN_DRILL_NAME, ANBAN_DRILL_DAY, ANBAN_DRILL_KIND, ANBAN_DRILL_SCORE, ANBAN_DRILL_LIGHT}},
    {&anban_training_register,
     N_ ("教育培训"),
     "concerned",
     0,
     N_ ("逾期未开展"),
     ANBAN_TRAINING_LIGHT,
     ANBAN_EVENT_LIGHT_MISSED,
     5,
     {ANBAN_TRAINING_NAME, ANBAN_TRAINING_DAY, ANBAN_TRAINING_HOURS, ANBAN_TRAINING_UNIT,
      ANBAN_TRAINING_LIGHT}},
    {&anban_letter_register, N_ ("发给它的文书"), NULL, ANBAN_LETTER_UNIT, .n_fields = 3,
     .fields = {ANBAN_LETTER_TITLE, ANBAN_LETTER_DOC_NUMBER, ANBAN_LETTER_ISSUED_ON}},
};

static AnbanQuery *
create_query (const Kind *kind, gint64 unit)
{
  AnbanQuery *query = anban_query_new (kind->reg);

  if (kind->filter != NULL)
    anban_query_set_filter (query, kind->filter, unit);
  else
    anban_query_where_int (query, kind->unit, ANBAN_OP_EQ, unit);
  return query;
}

static void
free_section (gpointer data)
{
  AnbanUnitFileSection *section = data;

  g_clear_pointer (&section->query, anban_query_free);
  g_clear_pointer (&section->open_query, anban_query_free);
  g_clear_pointer (&section->ids, g_array_unref);
  g_free (section);
}

static gboolean
fill_section (AnbanStore *store, AnbanUnitFileSection *section, const Kind *kind, gint64 unit, GError **error)
{
  gint64 n_open;

  section->query = create_query (kind, unit);
  section->ids = anban_store_list_ids (store, section->query, NULL, error);
  if (section->ids == NULL)
    return FALSE;
  if (kind->open_title == NULL)
    return TRUE;
  section->open_query = create_query (kind, unit);
  anban_query_where_int (section->open_query, kind->open, ANBAN_OP_EQ, kind->open_value);
  n_open = anban_store_count (store, section->open_query, error);
  section->n_open = (guint)MAX (n_open, 0);
  return n_open >= 0;
}

static AnbanTabulation *
reckon_duties (AnbanStore *store, gint64 unit, GError **error)
{
  g_autoptr (AnbanDutySheet) sheet = NULL;
  int year;

  anban_date_get_ymd (anban_store_get_today (store), &year, NULL, NULL);
  sheet = anban_duty_sheet_new (store, year, NULL, error);
  return sheet != NULL ? anban_unit_duties_new (sheet, unit) : NULL;
}

AnbanUnitFile *
anban_unit_file_new (AnbanStore *store, gint64 unit, GError **error)
{
  g_autoptr (AnbanUnitFile) self = g_new0 (AnbanUnitFile, 1);

  self->sections = g_ptr_array_new_with_free_func (free_section);
  self->unit = anban_store_get (store, &anban_unit_register, unit, error);
  if (self->unit == NULL || (self->duties = reckon_duties (store, unit, error)) == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    AnbanUnitFileSection *section = g_new0 (AnbanUnitFileSection, 1);

    section->reg = kinds[i].reg;
    section->title = kinds[i].title;
    section->fields = kinds[i].fields;
    section->n_fields = kinds[i].n_fields;
    section->open_title = kinds[i].open_title;
    g_ptr_array_add (self->sections, section);
    if (!fill_section (store, section, &kinds[i], unit, error))
      return NULL;
  }
  return g_steal_pointer (&self);
}

void
anban_unit_file_free (AnbanUnitFile *self)
{
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_pointer (&self->duties, anban_tabulation_free);
  g_clear_object (&self->unit);
  g_free (self);
}
