/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registers/person-private.h"

#include "db/statement.h"
#include "pinyin/pinyin.h"
#include "registers/person.h"

gboolean
anban_person_reading_complete (AnbanStore *store, AnbanRecord *person, GError **error)
{
  gboolean typed = anban_record_field_is_modified (person, ANBAN_PERSON_PINYIN) &&
                   !anban_record_is_null (person, ANBAN_PERSON_PINYIN);
  const char *name = anban_record_get_text (person, ANBAN_PERSON_NAME);
  gint64 id = anban_record_get_id (person);
  g_autofree char *reading = NULL;
  g_autofree char *keys = NULL;

  if (!typed && id != 0 && anban_record_field_is_modified (person, ANBAN_PERSON_NAME)) {
    g_autoptr (AnbanRecord) old = anban_store_get_stored (store, &anban_person_register, id, error);

    if (old == NULL)
      return FALSE;
    reading = anban_pinyin_follow (anban_record_get_text (old, ANBAN_PERSON_NAME),
                                   anban_record_get_text (person, ANBAN_PERSON_PINYIN), name);
  } else if (!typed && anban_record_is_null (person, ANBAN_PERSON_PINYIN)) {
    reading = anban_pinyin_of_name (name);
  }
  if (reading != NULL)
    anban_record_set_text (person, ANBAN_PERSON_PINYIN, reading);
  keys = anban_pinyin_dup_keys (anban_record_get_text (person, ANBAN_PERSON_PINYIN));
  anban_record_set_text (person, ANBAN_PERSON_PINYIN_KEYS, keys);
  return TRUE;
}

/* Names that were read without a correction need no reading of their own until somebody saves them. */
gboolean
anban_person_reading_fill (AnbanStore *store, gboolean *filled, GError **error)
{
  AnbanConnection *connection = anban_store_get_connection (store);
  g_autoptr (AnbanStatement) row = anban_connection_prepare (
      connection, "SELECT p.id, p.name, p.pinyin FROM person p WHERE p.pinyin_keys IS NULL", error);
  g_autoptr (AnbanStatement) write =
      anban_connection_prepare (connection, "UPDATE person SET pinyin_keys = ?2 WHERE id = ?1", error);
  AnbanStep step = ANBAN_STEP_ERROR;

  while (row != NULL && write != NULL && (step = anban_statement_step (row, error)) == ANBAN_STEP_ROW) {
    const char *typed = anban_statement_get_text (row, 2);
    g_autofree char *reading =
        typed != NULL ? g_strdup (typed) : anban_pinyin_of_name (anban_statement_get_text (row, 1));
    g_autofree char *keys = anban_pinyin_dup_keys (reading);

    anban_statement_bind_int (write, 1, anban_statement_get_int (row, 0));
    anban_statement_bind_text (write, 2, keys);
    if (!anban_statement_run (write, error))
      return FALSE;
    *filled = TRUE;
  }
  return step == ANBAN_STEP_DONE;
}
