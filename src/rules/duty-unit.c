/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/duty-unit.h"

#include "db/statement.h"
#include "registers/unit.h"

typedef struct {
  gint64 unit_id;
  AnbanDutySpell spell;
  gboolean knows_high_risk, knows_crowded;
} Past;

typedef struct {
  gint64 group_id, unit_id;
} Member;

struct _AnbanDutyUnits {
  GArray *units;      /* AnbanDutyUnit */
  GArray *spells;     /* AnbanDutySpell, those of a unit one after another */
  GArray *members;    /* Member */
  GHashTable *places; /* id → place + 1 */
  GStringChunk *strings;
};

static AnbanDate
read_day (AnbanStatement *statement, int column, AnbanDate otherwise)
{
  const char *text = anban_statement_get_text (statement, column);
  AnbanDate day;

  return text != NULL && anban_date_parse (text, &day) ? day : otherwise;
}

static const char *
keep (AnbanDutyUnits *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static AnbanStatement *
prepare (AnbanStore *store, const char *sql, GError **error)
{
  return anban_connection_prepare (anban_store_get_connection (store), sql, error);
}

/* In the order of siblings. */
static gboolean
read_units (AnbanDutyUnits *self, AnbanStore *store, GError **error)
{
  g_autoptr (AnbanStatement) statement = prepare (
      store,
      "SELECT u.id, u.parent_id, u.name, u.kind, u.industry, u.high_risk, u.crowded, u.starts_on, u.ends_on"
      " FROM unit u WHERE u.deleted_at IS NULL ORDER BY COALESCE(u.position, 999999), COALESCE(u.kind, 99), "
      "u.id",
      error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    AnbanDutyUnit unit = {.id = anban_statement_get_int (statement, 0),
                          .parent_id = anban_statement_get_int (statement, 1),
                          .name = keep (self, anban_statement_get_text (statement, 2)),
                          .traits = {(int)anban_statement_get_int (statement, 3),
                                     keep (self, anban_statement_get_text (statement, 4)),
                                     anban_statement_get_int (statement, 5) != 0,
                                     anban_statement_get_int (statement, 6) != 0},
                          .there = {read_day (statement, 7, ANBAN_PERIOD_FIRST_DAY),
                                    read_day (statement, 8, ANBAN_PERIOD_LAST_DAY)}};

    g_array_append_val (self->units, unit);
  }
  return step == ANBAN_STEP_DONE;
}

static GArray *
read_pasts (AnbanDutyUnits *self, AnbanStore *store, GError **error)
{
  g_autoptr (GArray) pasts = g_array_new (FALSE, FALSE, sizeof (Past));
  g_autoptr (AnbanStatement) statement =
      prepare (store,
               "SELECT p.unit_id, p.until_on, p.kind, p.industry, p.high_risk, p.crowded FROM unit_past p"
               " WHERE p.deleted_at IS NULL ORDER BY p.unit_id, p.until_on, p.id",
               error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    Past past = {
        .unit_id = anban_statement_get_int (statement, 0),
        .spell = {read_day (statement, 1, ANBAN_DATE_NONE),
                  {(int)anban_statement_get_int (statement, 2),
                   keep (self, anban_statement_get_text (statement, 3)),
                   anban_statement_get_int (statement, 4) != 0, anban_statement_get_int (statement, 5) != 0}},
        .knows_high_risk = !anban_statement_is_null (statement, 4),
        .knows_crowded = !anban_statement_is_null (statement, 5)};

    if (past.spell.until != ANBAN_DATE_NONE)
      g_array_append_val (pasts, past);
  }
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&pasts) : NULL;
}

static gboolean
read_members (AnbanDutyUnits *self, AnbanStore *store, GError **error)
{
  g_autoptr (AnbanStatement) statement = prepare (
      store, "SELECT m.group_id, m.unit_id FROM unit_member m WHERE m.deleted_at IS NULL ORDER BY m.id",
      error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (statement != NULL && (step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW) {
    Member member = {anban_statement_get_int (statement, 0), anban_statement_get_int (statement, 1)};

    g_array_append_val (self->members, member);
  }
  return step == ANBAN_STEP_DONE;
}

/* --- the order of the list: every unit follows the one above it --- */

typedef struct {
  GArray *units;      /* as read */
  GHashTable *places; /* id → place + 1 in units */
  int *first, *next;  /* of the units: the first one below, the next beside; -1 for none */
  gboolean *taken;
  GArray *ordered;
} Order;

static void
take (Order *order, int place)
{
  if (order->taken[place])
    return;
  order->taken[place] = TRUE;
  g_array_append_val (order->ordered, g_array_index (order->units, AnbanDutyUnit, place));
  for (int below = order->first[place]; below >= 0; below = order->next[below])
    take (order, below);
}

static void
index_units (GHashTable *places, GArray *units)
{
  g_hash_table_remove_all (places);
  for (guint i = 0; i < units->len; i++)
    g_hash_table_insert (places, &g_array_index (units, AnbanDutyUnit, i).id, GINT_TO_POINTER ((int)i + 1));
}

static int
find_place (GHashTable *places, gint64 id)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (places, &id)) - 1;
}

static void
order_units (AnbanDutyUnits *self)
{
  guint n = self->units->len;
  g_autofree int *first = g_new (int, n + 1);
  g_autofree int *next = g_new (int, n + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, n + 1);
  Order order = {self->units, self->places, first,
                 next,        taken,        g_array_sized_new (FALSE, FALSE, sizeof (AnbanDutyUnit), n)};

  index_units (self->places, self->units);
  for (guint i = 0; i < n; i++)
    first[i] = -1;
  for (int i = (int)n - 1; i >= 0; i--) {
    int above = find_place (self->places, g_array_index (self->units, AnbanDutyUnit, i).parent_id);

    next[i] = above >= 0 ? first[above] : -1;
    if (above >= 0)
      first[above] = i;
  }
  for (guint i = 0; i < n; i++)
    if (find_place (self->places, g_array_index (self->units, AnbanDutyUnit, i).parent_id) < 0)
      take (&order, (int)i);
  /* what stands below itself in a damaged file */
  for (guint i = 0; i < n; i++)
    take (&order, (int)i);
  g_array_unref (self->units);
  self->units = order.ordered;
  index_units (self->places, self->units);
}

/* --- what they were --- */

static void
fill_gaps (AnbanDutySpell *spell, const Past *past, const AnbanDutyTraits *after)
{
  if (spell->traits.kind == 0)
    spell->traits.kind = after->kind;
  if (spell->traits.industry == NULL)
    spell->traits.industry = after->industry;
  if (!past->knows_high_risk)
    spell->traits.high_risk = after->high_risk;
  if (!past->knows_crowded)
    spell->traits.crowded = after->crowded;
}

/* @pasts are by unit; the spells of each unit go into the array, the present one last. */
static void
add_spells (AnbanDutyUnits *self, GArray *pasts, GHashTable *first_past)
{
  for (guint i = 0; i < self->units->len; i++) {
    AnbanDutyUnit *unit = &g_array_index (self->units, AnbanDutyUnit, i);
    AnbanDutySpell now = {ANBAN_PERIOD_LAST_DAY, unit->traits};
    guint start = self->spells->len;
    int first = find_place (first_past, unit->id);

    for (guint k = (guint)first; first >= 0 && k < pasts->len; k++) {
      const Past *past = &g_array_index (pasts, Past, k);

      if (past->unit_id != unit->id)
        break;
      g_array_append_val (self->spells, past->spell);
    }
    unit->n_spells = self->spells->len - start + 1;
    g_array_append_val (self->spells, now);
    for (guint k = unit->n_spells - 1; k-- > 0;)
      fill_gaps (&g_array_index (self->spells, AnbanDutySpell, start + k),
                 &g_array_index (pasts, Past, (guint)first + k),
                 &g_array_index (self->spells, AnbanDutySpell, start + k + 1).traits);
  }
}

static void
point_to_spells (AnbanDutyUnits *self)
{
  guint start = 0;

  for (guint i = 0; i < self->units->len; i++) {
    AnbanDutyUnit *unit = &g_array_index (self->units, AnbanDutyUnit, i);

    unit->spells = &g_array_index (self->spells, AnbanDutySpell, start);
    start += unit->n_spells;
  }
}

static gboolean
read_spells (AnbanDutyUnits *self, AnbanStore *store, GError **error)
{
  g_autoptr (GArray) pasts = read_pasts (self, store, error);
  g_autoptr (GHashTable) first_past = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (pasts == NULL)
    return FALSE;
  for (guint i = pasts->len; i-- > 0;)
    g_hash_table_insert (first_past, &g_array_index (pasts, Past, i).unit_id, GINT_TO_POINTER ((int)i + 1));
  add_spells (self, pasts, first_past);
  point_to_spells (self);
  return TRUE;
}

AnbanDutyUnits *
anban_duty_units_new (AnbanStore *store, GError **error)
{
  g_autoptr (AnbanDutyUnits) self = g_new0 (AnbanDutyUnits, 1);

  self->units = g_array_new (FALSE, FALSE, sizeof (AnbanDutyUnit));
  self->spells = g_array_new (FALSE, FALSE, sizeof (AnbanDutySpell));
  self->members = g_array_new (FALSE, FALSE, sizeof (Member));
  self->places = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->strings = g_string_chunk_new (16384);
  if (!read_units (self, store, error) || !read_members (self, store, error))
    return NULL;
  order_units (self);
  return read_spells (self, store, error) ? g_steal_pointer (&self) : NULL;
}

void
anban_duty_units_free (AnbanDutyUnits *self)
{
  g_hash_table_unref (self->places);
  g_array_unref (self->units);
  g_array_unref (self->spells);
  g_array_unref (self->members);
  g_string_chunk_free (self->strings);
  g_free (self);
}

guint
anban_duty_units_get_n (const AnbanDutyUnits *self)
{
  return self->units->len;
}

const AnbanDutyUnit *
anban_duty_units_get (const AnbanDutyUnits *self, guint i)
{
  return &g_array_index (self->units, AnbanDutyUnit, i);
}

int
anban_duty_units_find (const AnbanDutyUnits *self, gint64 id)
{
  return find_place (self->places, id);
}

static void
add_expanded (const AnbanDutyUnits *self, GHashTable *set, gint64 id)
{
  int place = anban_duty_units_find (self, id);

  if (place < 0 || anban_duty_units_set_has (set, id))
    return;
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
  if (anban_duty_units_get (self, (guint)place)->traits.kind != ANBAN_UNIT_KIND_GROUP)
    return;
  for (guint i = 0; i < self->members->len; i++)
    if (g_array_index (self->members, Member, i).group_id == id)
      add_expanded (self, set, g_array_index (self->members, Member, i).unit_id);
}

GHashTable *
anban_duty_units_expand (const AnbanDutyUnits *self, gint64 id)
{
  GHashTable *set = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  add_expanded (self, set, id);
  return set;
}

gboolean
anban_duty_units_set_has (GHashTable *set, gint64 id)
{
  return g_hash_table_contains (set, &id);
}
