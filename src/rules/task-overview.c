/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/task-overview.h"

#include "db/statement.h"
#include "registers/plan.h"

#define N_DUE   8
#define N_UNITS 8
#define N_PLANS 12
/* looked at more closely, because units below count too */
#define N_CANDIDATES 16

static void
clear_unit (gpointer data)
{
  AnbanOverviewUnit *unit = data;

  g_free (unit->name);
}

void
anban_task_overview_free (AnbanTaskOverview *self)
{
  g_ptr_array_unref (self->due);
  g_ptr_array_unref (self->plans);
  g_array_unref (self->units);
  g_free (self);
}

AnbanQuery *
anban_task_overview_query_light (AnbanLight light)
{
  AnbanQuery *query = anban_query_new (&anban_task_register);

  anban_query_where_int (query, ANBAN_TASK_LIGHT, ANBAN_OP_EQ, light);
  return query;
}

AnbanQuery *
anban_task_overview_query_to_check (void)
{
  AnbanQuery *query = anban_query_new (&anban_task_register);

  anban_query_where_null (query, ANBAN_TASK_WARNINGS, ANBAN_OP_NOT_NULL);
  anban_query_where_int (query, ANBAN_TASK_STATE, ANBAN_OP_LT, ANBAN_STATE_DONE);
  return query;
}

AnbanQuery *
anban_task_overview_query_unit (gint64 unit_id)
{
  AnbanQuery *query = anban_task_overview_query_light (ANBAN_LIGHT_OVERDUE);

  anban_query_set_filter (query, "unit", unit_id);
  return query;
}

AnbanQuery *
anban_task_overview_query_plan (gint64 plan_id, AnbanLight light)
{
  AnbanQuery *query =
      light != 0 ? anban_task_overview_query_light (light) : anban_query_new (&anban_task_register);

  anban_query_set_filter (query, "plan", plan_id);
  return query;
}

/* --- reading --- */

/* The light of a task t, with the days of today. */
static char *
dup_light_sql (AnbanStore *store)
{
  g_autoptr (GString) sql = g_string_new (anban_task_register.fields[ANBAN_TASK_LIGHT].column);
  char today[ANBAN_DATE_ISO_SIZE], soon[ANBAN_DATE_ISO_SIZE];
  g_autofree char *quoted_today =
      g_strdup_printf ("'%s'", anban_date_to_iso (anban_store_get_today (store), today));
  g_autofree char *quoted_soon =
      g_strdup_printf ("'%s'", anban_date_to_iso (anban_store_get_soon (store), soon));

  g_string_replace (sql, "{today}", quoted_today, 0);
  g_string_replace (sql, "{soon}", quoted_soon, 0);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
read_lights (AnbanTaskOverview *self, AnbanStore *store, GError **error)
{
  g_autofree char *light = dup_light_sql (store);
  g_autofree char *sql = g_strdup_printf ("SELECT l.light, COUNT(*) FROM (SELECT %s AS light FROM task t"
                                          " WHERE t.deleted_at IS NULL) l GROUP BY l.light",
                                          light);
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (anban_store_get_connection (store), sql, error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    gint64 n = anban_statement_get_int (statement, 1), value = anban_statement_get_int (statement, 0);

    if (value > 0 && value < (gint64)G_N_ELEMENTS (self->n_by_light))
      self->n_by_light[value] = n;
    self->n_tasks += n;
  }
  return step == ANBAN_STEP_DONE;
}

static int
compare_units (gconstpointer a, gconstpointer b)
{
  const AnbanOverviewUnit *first = a, *second = b;

  if (first->n_overdue != second->n_overdue)
    return first->n_overdue < second->n_overdue ? 1 : -1;
  return g_strcmp0 (first->name, second->name);
}

/* Those with most overdue tasks of their own are counted as the list counts, with the units below them. CROSS JOIN keeps
 * the order: the overdue tasks first, their units by the index. */
static gboolean
read_units (AnbanTaskOverview *self, AnbanStore *store, GError **error)
{
  g_autofree char *light = dup_light_sql (store);
  g_autofree char *sql = g_strdup_printf (
      "SELECT u.id, u.name, c.n FROM (SELECT tu.unit_id AS unit_id, COUNT(*) AS n FROM"
      " (SELECT t.id AS id FROM task t WHERE t.deleted_at IS NULL AND (%s) = 1) o CROSS JOIN task_unit tu"
      " WHERE tu.task_id = o.id AND tu.deleted_at IS NULL GROUP BY tu.unit_id) c CROSS JOIN unit u"
      " WHERE u.id = c.unit_id AND u.deleted_at IS NULL ORDER BY c.n DESC, u.id LIMIT %d",
      light, N_CANDIDATES);
  g_autoptr (AnbanStatement) statement =
      anban_connection_prepare (anban_store_get_connection (store), sql, error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    AnbanOverviewUnit unit = {anban_statement_get_int (statement, 0),
                              g_strdup (anban_statement_get_text (statement, 1)), 0};

    g_array_append_val (self->units, unit);
  }
  for (guint i = 0; step == ANBAN_STEP_DONE && i < self->units->len; i++) {
    AnbanOverviewUnit *unit = &g_array_index (self->units, AnbanOverviewUnit, i);
    g_autoptr (AnbanQuery) query = anban_task_overview_query_unit (unit->id);

    unit->n_overdue = anban_store_count (store, query, error);
    if (unit->n_overdue < 0)
      return FALSE;
  }
  g_array_sort (self->units, compare_units);
  if (self->units->len > N_UNITS)
    g_array_set_size (self->units, N_UNITS);
  return step == ANBAN_STEP_DONE;
}

typedef struct {
  GPtrArray *records;
  guint most;
} Collection;

static gboolean
collect_cb (AnbanRecord *record, const char *group, gpointer data)
{
  Collection *collection = data;

  g_ptr_array_add (collection->records, anban_record_copy (record));
  return collection->records->len < collection->most;
}

static gboolean
read_due (AnbanTaskOverview *self, AnbanStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_task_overview_query_light (ANBAN_LIGHT_DUE_SOON);
  Collection collection = {self->due, N_DUE};

  anban_query_set_sort (query, ANBAN_TASK_NEXT_DUE_ON, FALSE);
  return anban_store_foreach (store, query, collect_cb, &collection, cancellable, error);
}

static gboolean
read_plans (AnbanTaskOverview *self, AnbanStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_query_new (&anban_plan_register);
  Collection collection = {self->plans, N_PLANS};

  anban_query_set_sort (query, ANBAN_PLAN_ISSUED_ON, TRUE);
  return anban_store_foreach (store, query, collect_cb, &collection, cancellable, error);
}

static gboolean
read_to_check (AnbanTaskOverview *self, AnbanStore *store, GError **error)
{
  g_autoptr (AnbanQuery) query = anban_task_overview_query_to_check ();

  self->n_to_check = anban_store_count (store, query, error);
  return self->n_to_check >= 0;
}

AnbanTaskOverview *
anban_task_overview_read (AnbanStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnbanTaskOverview) self = g_new0 (AnbanTaskOverview, 1);
  gboolean done;

  self->due = g_ptr_array_new_with_free_func (g_object_unref);
  self->plans = g_ptr_array_new_with_free_func (g_object_unref);
  self->units = g_array_new (FALSE, FALSE, sizeof (AnbanOverviewUnit));
  g_array_set_clear_func (self->units, clear_unit);
  anban_connection_set_cancellable (anban_store_get_connection (store), cancellable);
  done = read_lights (self, store, error) && read_to_check (self, store, error) &&
         read_due (self, store, cancellable, error);
  /* reading records has let go of it */
  anban_connection_set_cancellable (anban_store_get_connection (store), cancellable);
  done = done && read_units (self, store, error) && read_plans (self, store, cancellable, error);
  anban_connection_set_cancellable (anban_store_get_connection (store), NULL);
  return done ? g_steal_pointer (&self) : NULL;
}
