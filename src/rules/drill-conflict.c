/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/drill-conflict.h"

#include "db/statement.h"
#include "registers/drill.h"
#include "registers/event.h"
#include "registers/unit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Places and people that are no particular ones. */
static const char *const anywhere[] = {"待定",   "待定人员", "本单位", "单位内", "厂区",
                                       "厂区内", "厂内",     "校内",   "校园内", "院内",
                                       "现场",   "线上",     "会议室", "操场",   "广场"};

typedef struct {
  gint64 id;
  char *name;
} Party;

typedef struct {
  gint64 id;
  char *name, *place;
  AnbanDate from, to;
  gboolean planned;
  GArray *parties; /* Party: organiser and participants */
  GStrv people;    /* director and evaluators */
} Drill;

static void
clear_party (gpointer data)
{
  g_free (((Party *)data)->name);
}

static Drill *
new_drill (void)
{
  Drill *self = g_new0 (Drill, 1);

  self->parties = g_array_new (FALSE, TRUE, sizeof (Party));
  g_array_set_clear_func (self->parties, clear_party);
  return self;
}

static void
free_drill (gpointer data)
{
  Drill *self = data;

  g_free (self->name);
  g_free (self->place);
  g_array_unref (self->parties);
  g_strfreev (self->people);
  g_free (self);
}

static void
free_conflict (gpointer data)
{
  AnbanDrillConflict *self = data;

  g_free (self->sentence);
  g_free (self);
}

/* --- reading --- */

static gboolean
is_particular (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (anywhere); i++)
    if (strcmp (text, anywhere[i]) == 0)
      return FALSE;
  return *text != '\0';
}

static char *
dup_place (const char *text)
{
  g_autofree char *place = g_strstrip (g_strdup (text != NULL ? text : ""));

  return is_particular (place) ? g_steal_pointer (&place) : NULL;
}

static GStrv
split_people (const char *director, const char *evaluators)
{
  g_autofree char *all =
      g_strjoin ("、", director != NULL ? director : "", evaluators != NULL ? evaluators : "", NULL);
  g_auto (GStrv) parts = g_regex_split_simple ("[、，,；;\\s]+", all, 0, 0);
  g_autoptr (GStrvBuilder) people = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (is_particular (parts[i]))
      g_strv_builder_add (people, parts[i]);
  return g_strv_builder_end (people);
}

static void
add_party (Drill *self, gint64 id, const char *name)
{
  Party party = {id, g_strdup (name)};

  g_array_append_val (self->parties, party);
}

static AnbanDate
read_day (const char *text)
{
  AnbanDate day;

  return text != NULL && anban_date_parse (text, &day) ? day : ANBAN_DATE_NONE;
}

#define LIES                                                                                                 \
  "d.deleted_at IS NULL AND d.state IN (1, 2) AND COALESCE(d.held_on, d.planned_on) <= ?2"                   \
  " AND COALESCE(d.ends_on, d.held_on, d.planned_on) >= ?1"

static AnbanStatement *
prepare (AnbanStore *store, const char *sql, AnbanDate from, AnbanDate to, GError **error)
{
  AnbanStatement *statement = anban_connection_prepare (anban_store_get_connection (store), sql, error);
  char iso[ANBAN_DATE_ISO_SIZE];

  if (statement == NULL)
    return NULL;
  anban_statement_bind_text (statement, 1, anban_date_to_iso (from, iso));
  anban_statement_bind_text (statement, 2, anban_date_to_iso (to, iso));
  return statement;
}

static gboolean
read_participants (GHashTable *by_id, AnbanStore *store, AnbanDate from, AnbanDate to, GError **error)
{
  g_autoptr (AnbanStatement) statement = prepare (
      store,
      "SELECT p.drill_id, p.unit_id, u.name FROM drill d JOIN drill_unit p ON p.drill_id = d.id"
      " JOIN unit u ON u.id = p.unit_id WHERE p.deleted_at IS NULL AND p.unit_id <> d.unit_id AND " LIES,
      from, to, error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    gint64 id = anban_statement_get_int (statement, 0);
    Drill *drill = g_hash_table_lookup (by_id, &id);

    if (drill != NULL)
      add_party (drill, anban_statement_get_int (statement, 1), anban_statement_get_text (statement, 2));
  }
  return step == ANBAN_STEP_DONE;
}

/* Those that are planned or held on a day from @from to @to, by day. */
static GPtrArray *
read_drills (AnbanStore *store, AnbanDate from, AnbanDate to, GError **error)
{
  g_autoptr (GPtrArray) drills = g_ptr_array_new_with_free_func (free_drill);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (AnbanStatement) statement =
      prepare (store,
               "SELECT d.id, d.name, d.state = 1, COALESCE(d.held_on, d.planned_on), d.ends_on, d.place,"
               " d.director, d.evaluators, d.unit_id, u.name FROM drill d JOIN unit u ON u.id = d.unit_id"
               " WHERE " LIES " ORDER BY COALESCE(d.held_on, d.planned_on), d.id",
               from, to, error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    Drill *drill = new_drill ();

    drill->id = anban_statement_get_int (statement, 0);
    drill->name = g_strdup (anban_statement_get_text (statement, 1));
    drill->planned = anban_statement_get_int (statement, 2) != 0;
    drill->from = read_day (anban_statement_get_text (statement, 3));
    drill->to = read_day (anban_statement_get_text (statement, 4));
    drill->to = MAX (drill->from, drill->to);
    drill->place = dup_place (anban_statement_get_text (statement, 5));
    drill->people =
        split_people (anban_statement_get_text (statement, 6), anban_statement_get_text (statement, 7));
    add_party (drill, anban_statement_get_int (statement, 8), anban_statement_get_text (statement, 9));
    g_ptr_array_add (drills, drill);
    g_hash_table_insert (by_id, &drill->id, drill);
  }
  return step == ANBAN_STEP_DONE && read_participants (by_id, store, from, to, error)
             ? g_steal_pointer (&drills)
             : NULL;
}

/* --- comparing --- */

static void
add_conflict (GPtrArray *conflicts,
              AnbanDrillConflictKind kind,
              const Drill *drill,
              const Drill *other,
              AnbanDate day,
              const char *what)
{
  static const char *const sentences[] = {[ANBAN_CONFLICT_UNIT] = N_ ("%s，%s还要参加“%s”"),
                                          [ANBAN_CONFLICT_PLACE] = N_ ("%s，地点“%s”已经用于“%s”"),
                                          [ANBAN_CONFLICT_PERSON] = N_ ("%s，%s还要指挥或评估“%s”")};
  AnbanDrillConflict *conflict = g_new0 (AnbanDrillConflict, 1);
  g_autofree char *on = anban_date_dup_paper (day);

  *conflict = (AnbanDrillConflict){.kind = kind, .drill_id = drill->id, .other_id = other->id, .day = day};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  conflict->sentence = g_strdup_printf (_ (sentences[kind]), on, what, other->name);
#pragma GCC diagnostic pop
  g_ptr_array_add (conflicts, conflict);
}

static void
compare_parties (GPtrArray *conflicts, const Drill *one, const Drill *other, AnbanDate day)
{
  for (guint i = 0; i < one->parties->len; i++)
    for (guint k = 0; k < other->parties->len; k++)
      if (g_array_index (one->parties, Party, i).id == g_array_index (other->parties, Party, k).id) {
        add_conflict (conflicts, ANBAN_CONFLICT_UNIT, one, other, day,
                      g_array_index (one->parties, Party, i).name);
        return;
      }
}

static void
compare_people (GPtrArray *conflicts, const Drill *one, const Drill *other, AnbanDate day)
{
  for (guint i = 0; one->people[i] != NULL; i++)
    if (g_strv_contains ((const char *const *)other->people, one->people[i])) {
      add_conflict (conflicts, ANBAN_CONFLICT_PERSON, one, other, day, one->people[i]);
      return;
    }
}

/* What was held on both sides has been; there is nothing left to decide. */
static void
compare (GPtrArray *conflicts, const Drill *one, const Drill *other)
{
  AnbanDate day = MAX (one->from, other->from), end = MIN (one->to, other->to);

  if (day > end || one->id == other->id || (!one->planned && !other->planned))
    return;
  compare_parties (conflicts, one, other, day);
  if (one->place != NULL && other->place != NULL && strcmp (one->place, other->place) == 0)
    add_conflict (conflicts, ANBAN_CONFLICT_PLACE, one, other, day, one->place);
  compare_people (conflicts, one, other, day);
}

static void
check_day (GPtrArray *conflicts, const Drill *drill, const AnbanWorkingDays *days)
{
  AnbanDate day = drill->from;

  while (day <= drill->to && !anban_working_days_is_free (days, day))
    day++;
  if (drill->planned && day <= drill->to) {
    AnbanDrillConflict *conflict = g_new0 (AnbanDrillConflict, 1);
    const char *name = anban_working_days_get_name (days, day);
    g_autofree char *on = anban_date_dup_paper (day);

    conflict->kind = ANBAN_CONFLICT_FREE_DAY;
    conflict->drill_id = drill->id;
    conflict->day = day;
    conflict->sentence = name != NULL ? g_strdup_printf (_ ("%s是%s假期，不上班"), on, name)
                                      : g_strdup_printf (_ ("%s是周末，不上班"), on);
    g_ptr_array_add (conflicts, conflict);
  }
}

static AnbanWorkingDays *
read_days (AnbanStore *store, AnbanDate from, AnbanDate to, GError **error)
{
  int first_year, last_year, month, day;

  anban_date_get_ymd (from, &first_year, &month, &day);
  anban_date_get_ymd (to, &last_year, &month, &day);
  return anban_working_days_new (store, first_year, last_year, error);
}

GPtrArray *
anban_drill_conflict_list (AnbanStore *store, AnbanDate from, AnbanDate to, GError **error)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (free_conflict);
  g_autoptr (AnbanWorkingDays) days = read_days (store, from, to, error);
  g_autoptr (GPtrArray) drills = days != NULL ? read_drills (store, from, to, error) : NULL;

  if (drills == NULL)
    return NULL;
  for (guint i = 0; i < drills->len; i++) {
    const Drill *drill = drills->pdata[i];

    check_day (conflicts, drill, days);
    for (guint k = i + 1; k < drills->len && ((const Drill *)drills->pdata[k])->from <= drill->to; k++)
      compare (conflicts, drill, drills->pdata[k]);
  }
  return g_steal_pointer (&conflicts);
}

/* --- one drill --- */

static gboolean
fill_participants (Drill *self, AnbanStore *store, AnbanRecord *drill, GError **error)
{
  g_autoptr (GPtrArray) participants = NULL;

  add_party (self, anban_record_get_int (drill, ANBAN_DRILL_UNIT),
             anban_record_get_ref_title (drill, ANBAN_DRILL_UNIT));
  if (self->id == 0)
    return TRUE;
  participants = anban_store_list_details (store, &anban_drill_unit_register, self->id, error);
  for (guint i = 0; participants != NULL && i < participants->len; i++)
    add_party (self, anban_record_get_int (participants->pdata[i], ANBAN_DRILL_UNIT_UNIT),
               anban_record_get_ref_title (participants->pdata[i], ANBAN_DRILL_UNIT_UNIT));
  return participants != NULL;
}

static void
fill_span (Drill *self, AnbanRecord *drill, AnbanDate day)
{
  AnbanDate to = read_day (anban_record_get_text (drill, ANBAN_DRILL_ENDS_ON));

  self->planned = anban_record_is_null (drill, ANBAN_DRILL_HELD_ON);
  self->from =
      read_day (anban_record_get_text (drill, self->planned ? ANBAN_DRILL_PLANNED_ON : ANBAN_DRILL_HELD_ON));
  self->to = MAX (self->from, to);
  if (day != ANBAN_DATE_NONE) {
    /* as many days as it takes where it stands now */
    self->to = day + (self->from != ANBAN_DATE_NONE ? self->to - self->from : 0);
    self->from = day;
  }
}

GPtrArray *
anban_drill_conflict_list_of (AnbanStore *store, AnbanRecord *drill, AnbanDate day, GError **error)
{
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (free_conflict);
  Drill *self = new_drill ();
  g_autoptr (AnbanWorkingDays) days = NULL;
  g_autoptr (GPtrArray) drills = NULL;

  self->id = anban_record_get_id (drill);
  self->name = anban_record_dup_title (drill);
  self->place = dup_place (anban_record_get_text (drill, ANBAN_DRILL_PLACE));
  self->people = split_people (anban_record_get_text (drill, ANBAN_DRILL_DIRECTOR),
                               anban_record_get_text (drill, ANBAN_DRILL_EVALUATORS));
  fill_span (self, drill, day);
  if (self->from != ANBAN_DATE_NONE &&
      anban_record_get_int (drill, ANBAN_DRILL_STATE) != ANBAN_EVENT_CANCELLED) {
    if (!fill_participants (self, store, drill, error) ||
        (days = read_days (store, self->from, self->to, error)) == NULL ||
        (drills = read_drills (store, self->from, self->to, error)) == NULL)
      g_clear_pointer (&conflicts, g_ptr_array_unref);
    else
      check_day (conflicts, self, days);
    for (guint i = 0; drills != NULL && i < drills->len; i++)
      compare (conflicts, self, drills->pdata[i]);
  }
  free_drill (self);
  return g_steal_pointer (&conflicts);
}
