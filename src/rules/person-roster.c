/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/person-roster.h"

#include "db/statement.h"
#include "registers/person.h"

struct _AnbanPersonRoster {
  GHashTable *by_id;     /* gint64 * in the person → AnbanRosterPerson, owned */
  GHashTable *by_name;   /* folded name → GPtrArray */
  GHashTable *by_number; /* → GPtrArray */
};

static void
free_person (gpointer data)
{
  AnbanRosterPerson *person = data;

  g_free (person->name);
  g_free (person->unit);
  g_free (person->number);
  g_free (person->position);
  g_free (person);
}

char *
anban_person_roster_fold_name (const char *name)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_utf8_get_char (p));
  return g_string_free (folded, FALSE);
}

static void
insert (GHashTable *table, char *key, AnbanRosterPerson *person)
{
  GPtrArray *people = g_hash_table_lookup (table, key);

  if (people == NULL) {
    people = g_ptr_array_new ();
    g_hash_table_insert (table, key, people);
  } else {
    g_free (key);
  }
  g_ptr_array_add (people, person);
}

static char *
dup_text (AnbanStatement *statement, int column)
{
  const char *text = anban_statement_get_text (statement, column);

  return g_strdup (text != NULL ? text : "");
}

static void
take_person (AnbanPersonRoster *self, AnbanStatement *statement)
{
  AnbanRosterPerson *person = g_new0 (AnbanRosterPerson, 1);

  person->id = anban_statement_get_int (statement, 0);
  person->name = dup_text (statement, 1);
  person->unit_id = anban_statement_get_int (statement, 2);
  person->unit = dup_text (statement, 3);
  person->number = dup_text (statement, 4);
  person->position = dup_text (statement, 5);
  person->left = anban_statement_get_int (statement, 6) != 0;
  g_hash_table_insert (self->by_id, &person->id, person);
  insert (self->by_name, anban_person_roster_fold_name (person->name), person);
  if (*person->number != '\0')
    insert (self->by_number, g_strdup (person->number), person);
}

AnbanPersonRoster *
anban_person_roster_new (AnbanStore *store, GError **error)
{
  g_autoptr (AnbanPersonRoster) self = g_new0 (AnbanPersonRoster, 1);
  g_autoptr (AnbanStatement) statement = NULL;
  char today[ANBAN_DATE_ISO_SIZE];
  AnbanStep step = ANBAN_STEP_ERROR;

  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_person);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  self->by_number =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  statement = anban_connection_prepare (
      anban_store_get_connection (store),
      "SELECT p.id, p.name, p.unit_id, u.name, p.id_number, p.position, p.left_on <= ?1 FROM person p"
      " LEFT JOIN unit u ON u.id = p.unit_id WHERE p.deleted_at IS NULL ORDER BY p.id",
      error);
  if (statement == NULL)
    return NULL;
  anban_statement_bind_text (statement, 1, anban_date_to_iso (anban_store_get_today (store), today));
  while ((step = anban_statement_step (statement, error)) == ANBAN_STEP_ROW)
    take_person (self, statement);
  return step == ANBAN_STEP_DONE ? g_steal_pointer (&self) : NULL;
}

void
anban_person_roster_free (AnbanPersonRoster *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

const GPtrArray *
anban_person_roster_find_name (AnbanPersonRoster *self, const char *name)
{
  g_autofree char *folded = anban_person_roster_fold_name (name);

  return g_hash_table_lookup (self->by_name, folded);
}

const GPtrArray *
anban_person_roster_find_number (AnbanPersonRoster *self, const char *number)
{
  return g_hash_table_lookup (self->by_number, number);
}

const AnbanRosterPerson *
anban_person_roster_get (AnbanPersonRoster *self, gint64 id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

guint
anban_person_roster_get_n (AnbanPersonRoster *self)
{
  return g_hash_table_size (self->by_id);
}
