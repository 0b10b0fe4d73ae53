/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/working-days.h"

#include "db/statement.h"

#define SATURDAY 6

typedef struct {
  AnbanHolidayKind kind;
  char *name;
} Day;

struct _AnbanWorkingDays {
  GHashTable *days;  /* AnbanDate → Day */
  GHashTable *years; /* those that the table knows */
};

static void
free_day (gpointer data)
{
  Day *day = data;

  g_free (day->name);
  g_free (day);
}

static void
add_day (AnbanWorkingDays *self, const char *iso, AnbanHolidayKind kind, const char *name)
{
  AnbanDate date;
  Day *day;
  int year, month, day_of_month;

  if (iso == NULL || !anban_date_parse (iso, &date))
    return;
  day = g_new0 (Day, 1);
  day->kind = kind;
  day->name = g_strdup (name);
  g_hash_table_insert (self->days, GINT_TO_POINTER (date), day);
  anban_date_get_ymd (date, &year, &month, &day_of_month);
  g_hash_table_add (self->years, GINT_TO_POINTER (year));
}

AnbanWorkingDays *
anban_working_days_new (AnbanStore *store, int first_year, int last_year, GError **error)
{
  g_autoptr (AnbanWorkingDays) self = g_new0 (AnbanWorkingDays, 1);
  g_autoptr (AnbanStatement) statement = anban_connection_prepare (
      anban_store_get_connection (store),
      "SELECT h.day, h.kind, h.name FROM holiday h WHERE h.day >= ?1 AND h.day <= ?2"
      " AND h.deleted_at IS NULL ORDER BY h.id",
      error);
  AnbanStep step = ANBAN_STEP_ERROR;
  char from[ANBAN_DATE_ISO_SIZE], to[ANBAN_DATE_ISO_SIZE];

  self->days = g_hash_table_new_full (NULL, NULL, NULL, free_day);
  self->years = g_hash_table_new (NULL, NULL);
  if (statement == NULL)
    return NULL;
  anban_statement_bind_text (statement, 1, anban_date_to_iso (anban_date_from_ymd (first_year, 1, 1), from));
  anban_statement_bind_text (statement, 2, anban_date_to_iso (anban_date_from_ymd (last_year, 12, 31), to));
  while ((step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW)
    add_day (self, anban_statement_get_text (statement, 0),
             (AnbanHolidayKind)anban_statement_get_int (statement, 1),
             anban_statement_get_text (statement, 2));
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&self) : NULL;
}

void
anban_working_days_free (AnbanWorkingDays *self)
{
  g_hash_table_unref (self->days);
  g_hash_table_unref (self->years);
  g_free (self);
}

AnbanHolidayKind
anban_working_days_get_kind (const AnbanWorkingDays *self, AnbanDate day)
{
  const Day *found = g_hash_table_lookup (self->days, GINT_TO_POINTER (day));

  return found != NULL ? found->kind : 0;
}

const char *
anban_working_days_get_name (const AnbanWorkingDays *self, AnbanDate day)
{
  const Day *found = g_hash_table_lookup (self->days, GINT_TO_POINTER (day));

  return found != NULL ? found->name : NULL;
}

gboolean
anban_working_days_is_free (const AnbanWorkingDays *self, AnbanDate day)
{
  switch (anban_working_days_get_kind (self, day)) {
  case ANBAN_HOLIDAY_FREE:
    return TRUE;
  case ANBAN_HOLIDAY_WORKED:
    return FALSE;
  }
  return anban_date_get_weekday (day) >= SATURDAY;
}

gboolean
anban_working_days_knows_year (const AnbanWorkingDays *self, int year)
{
  return g_hash_table_contains (self->years, GINT_TO_POINTER (year));
}
